"""Typing on the board: a new entry, an entry's text, or a stage's name, in one line at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from blueprint_editor.core.model import EntryRef, find
from blueprint_editor.paint.matrix import CellKey

from . import place
from .place import Target
from .thrown import Thrown

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent

    from blueprint_editor.core.edits import AnyEdit

    from .editor import EntryEditor
    from .view import BoardView


class Typing:
    """Owns the editor while something is typed; whatever ends it commits, only Esc throws away."""

    def __init__(self, board: BoardView) -> None:
        self.board = board
        self.target: Target | None = None
        self.editor: EntryEditor | None = None
        self._ending = False
        self.thrown = Thrown(self)

    @property
    def is_blank(self) -> bool:
        """Whether a line for a new entry stands open, with nothing in it."""
        return self.target is not None and self.target.is_draft and self.editor is not None and not self.editor.text

    # Beginning

    def begin_draft(self, key: CellKey, position: int | None, text: str = "", focus: bool = True) -> None:
        """Open a line for a new entry before `position` (none: at the end)."""
        board = self.board
        self.commit()
        if board.bridge.session.read_only or key[0] not in board.matrix.index:
            return
        board.rows.unfold(key[1])
        model = board.pool.model(key)
        if position is None or position > len(model.cell) - model.hidden_count:
            if model.hidden_count:
                board.rows.expand(key)
        place = len(model.cell) if position is None else min(position, len(model.cell))
        self.target = Target(key, position=place)
        self._open(text, 0)
        model.set_draft(place)
        self._settle(focus)

    def begin_edit(self, key: CellKey, entry: str) -> None:
        """Edit an entry's text, the cursor at its end."""
        self.commit()
        found = find(self.board.bridge.blueprint, EntryRef(key[0], key[1], entry))
        if found is None or self.board.bridge.session.read_only:
            return
        self.target = Target(key, entry=entry)
        self._open(found.text, len(found.text))
        self._settle(True)

    def edit_row(self, key: CellKey, row: int) -> None:
        """Edit the entry on a row of a cell."""
        ref = self.board.pool.model(key).ref(row)
        if ref is not None:
            self.begin_edit(key, ref.id)

    def begin_name(self, stage: str) -> None:
        """Edit a stage's name in its header."""
        self.commit()
        found = self.board.bridge.blueprint.stage(stage)
        if found is None or self.board.bridge.session.read_only:
            return
        self.target = Target(None, stage=stage)
        self._open(found.name, 0)
        self._settle(True)
        if self.editor:
            self.editor.selectAll()

    def compose(self, view_key: CellKey, position: int | None, event: QInputMethodEvent) -> None:
        """Pass an input method's event on; a composition keeps the focus until it is committed."""
        if self.target is None:
            self.begin_draft(view_key, position, focus=False)
        if self.editor is None:
            return
        QApplication.sendEvent(self.editor, event)
        if not event.preeditString():
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, text: str, plain: int) -> None:
        from .typed_line import open_line  # not for the first picture

        assert self.target is not None
        self.editor = editor = open_line(self.board, self.target)
        editor.asked.connect(self._asked)
        editor.left.connect(self._left)
        editor.refused.connect(self.board.bridge.refused)
        editor.list_pasted.connect(self.board.paste_requested)
        self.begin(text, plain)
        editor.grew.connect(self._grew)

    def begin(self, text: str, plain: int = 0) -> None:
        """Put a text into the line, of which so many characters are no shorthand."""
        if self.editor is not None:
            m = self.board.measures
            self.editor.begin(text, m.line + 2 * m.pad_y if self.target is not None and self.target.key else 0, plain)

    def _settle(self, focus: bool) -> None:
        """Give the line its room, show it, and put the focus in it."""
        self._grew()
        if self.editor is None:
            return
        self.editor.show()
        self.editor.raise_()
        self.reveal()
        if focus:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    # Its place

    def _grew(self) -> None:
        """The text needs another height: the row makes room."""
        if self.target is not None and self.target.key is not None and self.editor is not None:
            self.board.set_extra(self.target.key, place.extra_height(self.board, self.target, self.editor))
        self.place()
        if self.editor is not None and self.editor.hasFocus():
            self.reveal()

    def edited_height(self, key: CellKey, entry: str | None) -> int | None:
        """The height of the row that is typed in, or none when it is another row."""
        if self.target is None or self.editor is None or self.target.key != key or self.target.entry != entry:
            return None
        return place.row_height(self.board, self.target, self.editor)

    def place(self) -> None:
        """Put the editor where its row is now; a row that is gone takes the line with it."""
        if self.editor is None or self.target is None:
            return
        rect = place.rect(self.board, self.target, self.editor)
        if rect is None:
            self._close()
        else:
            self.editor.setGeometry(rect)
            if self.editor.shorthand is not None:
                self.editor.shorthand.follow()

    def reveal(self) -> None:
        """Scroll so that the line is in sight."""
        if self.editor is not None and self.target is not None and self.target.key is not None:
            self.board.nav.reveal_rect(self.editor.geometry())

    # Ending

    def commit(self) -> None:
        """Keep what is typed and close the line; does nothing when nothing is typed."""
        if self.target is None or self.editor is None or self._ending:
            return
        from .typed_line import discarded

        self._ending = True
        target, edit, typed = self.target, self._edit(), discarded(self.target, self.editor)
        typing = self.board.window().focusWidget() is self.editor  # also of a window that one has just left
        self._close()
        if edit is not None and not self._keep(target, edit):
            self.thrown.take(typed)
        self._ending = False
        if typing:
            self._hand_back(target)

    def _edit(self) -> AnyEdit | None:
        """The edit that what is typed is, or none."""
        from .typed_line import edit_of

        if self.target is None or self.editor is None:
            return None
        return edit_of(self.board, self.target, self.editor, self.board.bridge.session.new_id)

    def _hand_back(self, target: Target) -> None:
        """The line had the keyboard: its cell or header takes it, or Qt gives it to the next widget there is."""
        board = self.board
        if target.stage is not None:
            board.headers.focus(target.stage)
        elif target.key is not None and target.key[0] in board.matrix.index:
            model = board.pool.model(target.key)
            row = None if target.entry is None else model.row_of(target.entry)
            board.nav.go_to_cell(*target.key, (target.position or 0) if row is None else row)

    def discard(self) -> None:
        """Throw away what is typed; `thrown` can still bring it back."""
        if self.target is None or self.editor is None:
            return
        if self.editor.text and (self.target.is_draft or not self.editor.untouched):
            from .typed_line import discarded

            self.thrown.take(discarded(self.target, self.editor))
        self._leave_to_row()
        self.board.selection_changed.emit()

    def pending(self, seed: str) -> AnyEdit | None:
        """The edit that what is typed would be now, or none; `seed` gives a new entry its id."""
        if self.target is None or self.editor is None:
            return None
        from .typed_line import edit_of, ids_of

        return edit_of(self.board, self.target, self.editor, ids_of(seed))

    def _keep(self, target: Target, edit: AnyEdit) -> bool:
        """Do the edit; true when it was done."""
        from blueprint_editor.core.edits import AddEntries  # not for the first picture

        done = self.board.bridge.do(edit)
        if done and self.target is None and target.key is not None and isinstance(edit, AddEntries):
            self.board.nav.select_entry(target.key, edit.entries[0].id, focus=False)
        return done

    def _next_draft(self) -> None:
        """Enter: keep the entry and go on below it, the same line and never out of focus."""
        assert self.target is not None and self.target.key is not None and self.editor is not None
        edit, target = self._edit(), self.target
        model = self.board.pool.model(self.target.key)
        following = (target.position or 0) + 1
        self._ending = True
        model.draft = following
        self.target = msgspec.structs.replace(target, position=following)
        if edit is not None and self._keep(target, edit):
            self.begin("")
        else:
            model.draft = target.position
            self.target = target
        self._ending = False
        self._grew()
        self.reveal()

    def _close(self) -> None:
        editor, target = self.editor, self.target
        self.editor = self.target = None
        if target is not None and target.key is not None:
            if target.entry is None and target.key[0] in self.board.matrix.index:
                self.board.pool.model(target.key).set_draft(None)
            self.board.set_extra(target.key, 0)
        if editor is not None:
            if editor.shorthand is not None:
                editor.shorthand.close_list()
            editor.blockSignals(True)
            editor.hide()
            editor.deleteLater()

    def _leave_to_row(self, commit: bool = False) -> None:
        """Close the line and put the cursor where it was."""
        target = self.target
        if target is None:
            return
        if commit:
            self.commit()
        else:
            self._close()
        if target.key is None:
            self.board.headers.focus(target.stage or "")
        elif target.entry is not None:
            self.board.nav.select_entry(target.key, target.entry)
        else:
            position = target.position or 0
            self.board.nav.go_to_cell(*target.key, position if commit else max(0, position - 1))

    def _left(self) -> None:
        if not self._ending:
            self.commit()

    def _asked(self, key: Qt.Key) -> None:
        """A key that ends this line."""
        target, editor = self.target, self.editor
        if target is None or editor is None:
            return
        if key == Qt.Key.Key_Escape:
            self.discard()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if target.is_draft and editor.text:
                self._next_draft()
            else:
                self._leave_to_row(commit=bool(editor.text))
        elif target.key is None:
            self._leave_to_row(commit=True)
        elif key == Qt.Key.Key_Up and not editor.toPlainText():
            self._up_from_empty(target)
        else:
            self._walk_on(target.key, key, target.is_draft)

    def _walk_on(self, key: CellKey, pressed: Qt.Key, draft: bool) -> None:
        """Keep what is typed and go on in the cell next door."""
        self.commit()
        keys = self.board.keys
        if pressed in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            keys.along_row(key, 1 if pressed == Qt.Key.Key_Tab else -1, draft)
        else:
            keys.along_stage(key, 1 if pressed == Qt.Key.Key_Down else -1, draft)

    def _up_from_empty(self, target: Target) -> None:
        assert target.key is not None
        position = target.position or 0
        cell = self.board.pool.model(target.key).cell
        if target.is_draft and 0 < position <= len(cell):
            above = cell[position - 1].id
            self._close()
            self.begin_edit(target.key, above)
        else:
            self._leave_to_row()
