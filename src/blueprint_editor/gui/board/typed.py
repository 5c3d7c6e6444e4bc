"""Typing on the board: a new entry, an entry's text, or a stage's name, in one line at its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from blueprint_editor.core.ids import ENTRY_PREFIXES, derived_id
from blueprint_editor.core.model import ENTRY_TYPES, EntryRef, find
from blueprint_editor.paint.matrix import CellKey
from blueprint_editor.wording import say

from . import place
from .place import Target
from .speech import say_place

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
        self._discarded: tuple[Target, str] | None = None

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
        self._open(text)
        model.set_draft(place)
        self._settle(focus)

    def begin_edit(self, key: CellKey, entry: str) -> None:
        """Edit an entry's text, the cursor at its end."""
        self.commit()
        found = find(self.board.bridge.blueprint, EntryRef(key[0], key[1], entry))
        if found is None or self.board.bridge.session.read_only:
            return
        self.target = Target(key, entry=entry)
        self._open(found.text)
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
        self._open(found.name)
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

    def _open(self, text: str) -> None:
        from .editor import EntryEditor  # not for the first picture

        board = self.board
        assert self.target is not None
        parent = board.canvas if self.target.key else board.headers.canvas
        editor = EntryEditor(parent)
        m = board.measures
        if self.target.key:
            editor.dress(board.look, m.text, m.pad_x + m.slot, m.pad_y, m.radius)
            editor.setPlaceholderText(say("board.type_here", board.language))
            editor.setAccessibleName(self._accessible_name())
        else:
            editor.dress(board.look, board.headers.painter.font, m.px(6), m.px(2), m.radius)
            editor.setAccessibleName(say("board.stage_name", board.language))
        editor.asked.connect(self._asked)
        editor.left.connect(self._left)
        self.editor = editor
        editor.resize(place.width(board, self.target), editor.height())
        editor.begin(text, m.line + 2 * m.pad_y if self.target.key else 0)
        editor.grew.connect(self._grew)

    def _accessible_name(self) -> str:
        assert self.target is not None and self.target.key is not None
        stage, element = self.target.key
        return say_place(self.board, "board.add.name", stage, element)

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

    def reveal(self) -> None:
        """Scroll so that the line is in sight."""
        if self.editor is not None and self.target is not None and self.target.key is not None:
            self.board.nav.reveal_rect(self.editor.geometry())

    # Ending

    def commit(self) -> None:
        """Keep what is typed and close the line; does nothing when nothing is typed."""
        if self.target is None or self.editor is None or self._ending:
            return
        self._ending = True
        target, text = self.target, self.editor.text
        typing = self.editor.hasFocus()
        self._close()
        self._keep(target, text)
        self._ending = False
        if typing:
            self._hand_back(target)

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
        """Throw away what is typed; `bring_back` can still return it."""
        if self.target is None or self.editor is None:
            return
        if self.editor.text and self.target.key is not None:
            self._discarded = (self.target, self.editor.text)
        self._leave_to_row()

    def bring_back(self) -> bool:
        """Open the line again with what Esc threw away; false when there is nothing."""
        if self._discarded is None or self.target is not None:
            return False
        (target, text), self._discarded = self._discarded, None
        if target.key is None or target.key[0] not in self.board.matrix.index:
            return False
        if target.entry is None:
            self.begin_draft(target.key, target.position, text)
        else:
            self.begin_edit(target.key, target.entry)
            if self.editor is not None:
                self.editor.begin(text, self.board.measures.line + 2 * self.board.measures.pad_y)
        return True

    def forget(self) -> None:
        """A deed was done since: what Esc threw away stays away."""
        self._discarded = None

    def pending(self, seed: str) -> AnyEdit | None:
        """The edit that what is typed would be now, or none; `seed` gives a new entry its id."""
        if self.target is None or self.editor is None:
            return None
        return edit_of(self.board, self.target, self.editor.text, lambda prefix: derived_id(prefix, seed, ""))

    def _keep(self, target: Target, text: str) -> bool:
        """Make the edit; true when something was kept."""
        from blueprint_editor.core.edits import AddEntries  # not for the first picture

        bridge = self.board.bridge
        edit = edit_of(self.board, target, text, bridge.session.new_id)
        done = edit is not None and bridge.do(edit)
        if done and self.target is None and target.key is not None and isinstance(edit, AddEntries):
            self.board.nav.select_entry(target.key, edit.entries[0].id, focus=False)
        return done

    def _next_draft(self) -> None:
        """Enter: keep the entry and go on below it, the same line and never out of focus."""
        assert self.target is not None and self.target.key is not None and self.editor is not None
        text, target = self.editor.text, self.target
        model = self.board.pool.model(self.target.key)
        following = (target.position or 0) + 1
        self._ending = True
        model.draft = following
        self.target = msgspec.structs.replace(target, position=following)
        if self._keep(target, text):
            if self.editor is not None:
                self.editor.begin("", self.board.measures.line + 2 * self.board.measures.pad_y)
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


def edit_of(board: BoardView, target: Target, text: str, new_id: Callable[[str], str]) -> AnyEdit | None:
    """The edit that keeps a typed text; none when there is nothing to keep."""
    from blueprint_editor.core.edits import AddEntries, ChangeEntry, ChangeStage  # not for the first picture

    if not text:
        return None
    if target.stage is not None:
        return ChangeStage(target.stage, name=" ".join(text.split()))
    assert target.key is not None
    stage, element = target.key
    if target.entry is not None:
        ref = EntryRef(stage, element, target.entry)
        known = find(board.bridge.blueprint, ref)
        return None if known is None else ChangeEntry(ref, msgspec.structs.replace(known, text=text))
    entry = ENTRY_TYPES[element](new_id(ENTRY_PREFIXES[element]), text)
    return AddEntries(stage, element, target.position or 0, (entry,))
