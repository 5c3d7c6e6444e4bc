"""Shorthand in the line that is typed in: tokens at its end become chips, `@` opens the list of roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from blueprint_editor.core.model import Element
from blueprint_editor.core.text import fold, utf16_length
from blueprint_editor.method.shorthand import Said, Token, read, role_at, role_token
from blueprint_editor.wording import say

from .chips import ChipRow, chip_of
from .roles import RoleList, matches

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from .editor import EntryEditor
    from .view import BoardView

_K = Qt.Key
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Shorthand(QObject):
    """Reads the line at each change; what was there at first, was pasted or turned back stays text."""

    def __init__(self, board: BoardView, editor: EntryEditor, element: Element) -> None:
        super().__init__(editor)
        self.board, self.editor, self.element = board, editor, element
        self.said = Said("")
        self.tokens: tuple[Token, ...] = ()
        self.chips = ChipRow(board, editor)
        self.chips.pressed.connect(self.make_text)
        self._texts: list[QTextCursor] = []
        self._chosen: QTextCursor | None = None
        self._list: RoleList | None = None
        self._left_at: int | None = None
        self._deleting = False
        """Whether the last key took something away: who goes on deleting does not stop at a chip."""
        editor.cursorPositionChanged.connect(self._point)

    # What stays text

    def begin(self, plain: int) -> None:
        """The line has another text, of which so many characters from the start on stay text."""
        self._texts = []
        self._chosen = self._left_at = None
        self.keep_as_text(0, plain)

    def keep_as_text(self, start: int, end: int) -> None:
        """Never read this part of the line; places are counted in characters."""
        if end > start:
            self._texts.append(self._part(start, end))
        self.look()

    @property
    def since(self) -> int:
        """From where on tokens are read."""
        ends = [max(part.position(), part.anchor()) for part in self._texts if part.position() != part.anchor()]
        return self.editor.characters(max(ends, default=0))

    def make_text(self, number: int) -> None:
        """Turn a chip back into text, for good; those before it stand at the end of the line no more."""
        token = self.tokens[number]
        self.keep_as_text(token.start, token.end)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    # Reading

    def look(self) -> None:
        """Read the line again."""
        roles = self.board.bridge.blueprint.roles
        self.said, self.tokens = read(self.editor.exact_text(), self.element, roles, self.since)
        self._mark()
        self._point()

    def _point(self) -> None:
        """The text or the cursor is another: so may be the list of roles, and the chips."""
        self._look_for_role()
        language, roles = self.board.language, self.board.bridge.blueprint.roles
        chips = tuple(chip_of(token, roles, language) for token in self._shown())
        if self.chips.show_chips(chips):
            words = ", ".join(chip.words for chip in chips)
            heard = say("typing.recognised", language, fields=words) if chips else ""
            self.editor.setAccessibleDescription(heard)
            self.editor.fit_chips()

    def _shown(self) -> tuple[Token, ...]:
        """The tokens to show; while the list offers roles, the one that is being typed is not said to be anything."""
        offers = self._list is not None and self._list.isVisible() and self._list.marked() is not None
        start = self._role_start() if offers else None
        if start is None:
            return self.tokens
        before = self.editor.exact_text()[:start]
        return read(before, self.element, self.board.bridge.blueprint.roles, self.since)[1]

    def _mark(self) -> None:
        """Let tokens stand back in the line: they are said below it."""
        form = QTextCharFormat()
        form.setForeground(self.board.look.dim)
        marks = []
        for token in self.tokens:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._part(token.start, token.end)
            mark.format = form
            marks.append(mark)
        self.editor.setExtraSelections(marks)

    # Keys

    def key(self, event: QKeyEvent) -> bool:
        """Handle a key; false when it means to the line what it always means."""
        if event.modifiers() not in _PLAIN:
            return False
        key = _K(event.key())
        if self._list is not None and self._list.isVisible() and self._steer(self._list, key):
            return True
        deleting, self._deleting = self._deleting, key == _K.Key_Backspace
        return key == _K.Key_Backspace and not deleting and self._turn_back()

    def _steer(self, roles: RoleList, key: Qt.Key) -> bool:
        if key in (_K.Key_Down, _K.Key_Up):
            roles.step(1 if key == _K.Key_Down else -1)
            roles.announce(self.editor)
        elif key == _K.Key_Escape:
            self._left_at = self._role_start()
            self._point()
        elif key in (_K.Key_Return, _K.Key_Enter, _K.Key_Tab) and roles.marked() is not None:
            self._choose(roles.marked() or "")
        else:
            return False
        return True

    def _turn_back(self) -> bool:
        """Right behind a chip: it is text again. A role or a channel may still be in the making, without a space."""
        cursor = self.editor.textCursor()
        if not self.tokens or cursor.hasSelection():
            return False
        last, text = self.tokens[-1], self.editor.exact_text()
        at = self.editor.characters(cursor.position())
        if at < last.end or text[last.end : at].strip(" "):
            return False
        chosen = self._chosen is not None and self.editor.characters(self._chosen.position()) == last.end
        if last.is_open and at == last.end and not chosen:
            return False
        self.make_text(len(self.tokens) - 1)
        self._deleting = False
        return True

    # Roles

    def _role_start(self) -> int | None:
        found = self._typed_role()
        return None if found is None else found[0]

    def _typed_role(self) -> tuple[int, str] | None:
        text = self.editor.exact_text()
        return role_at(text, self.editor.characters(self.editor.textCursor().position()), self.element, self.since)

    def _look_for_role(self) -> None:
        found = self._typed_role()
        if found is None:
            self._left_at = None
        if found is None or found[0] == self._left_at or not self.editor.isVisible():
            self.close_list()
            return
        typed, known = found[1].strip(), self.board.bridge.blueprint.roles
        offered = matches(known, typed)
        is_known = any(fold(role) == fold(typed) for role in known)
        if is_known and len(offered) == 1:
            self.close_list()
            return
        new = typed if typed and not is_known and " " not in found[1] else ""
        if not offered and not new:
            self.close_list()
            return
        if self._list is None:
            self._list = RoleList(self.board)
            self._list.chosen.connect(self._choose)
            self.editor.destroyed.connect(self._list.deleteLater)
            for bar in (self.board.verticalScrollBar(), self.board.horizontalScrollBar()):
                bar.valueChanged.connect(self.follow)
        self._list.offer(offered, new, typed)
        self._place_list(found[0])
        self._list.announce(self.editor)

    def _place_list(self, start: int) -> None:
        if self._list is None:
            return
        editor = self.editor
        rect = editor.cursorRect(self._part(start, start))
        left = editor.viewport().mapTo(self.board, QPoint(rect.left(), 0)).x()
        top = editor.mapTo(self.board, QPoint(0, 0)).y()
        self._list.place(QRect(left, top, 1, editor.height()))
        self._list.show()
        self._list.raise_()

    def close_list(self) -> None:
        """Take the list of roles away."""
        if self._list is not None:
            self._list.hide()

    def follow(self) -> None:
        """The line has moved or grown: the list goes along."""
        start = self._role_start() if self._list is not None and self._list.isVisible() else None
        if start is not None:
            self._place_list(start)

    def _choose(self, role: str) -> None:
        """Put a role in the place of what is typed of it."""
        start = self._role_start()
        self.close_list()
        if start is None:
            return
        known = role in self.board.bridge.blueprint.roles
        end = len(self.editor.exact_text())
        cursor = self._part(start, end)
        cursor.setKeepPositionOnInsert(False)
        cursor.insertText(f"@{role}" if known else role_token(role))
        self._chosen = QTextCursor(cursor)
        self._chosen.setKeepPositionOnInsert(True)
        cursor.insertText(" ")
        self.editor.setTextCursor(cursor)
        self.look()

    # Places: Qt counts in UTF-16 units, a text in characters

    def _part(self, start: int, end: int) -> QTextCursor:
        text = self.editor.exact_text()
        cursor = QTextCursor(self.editor.document())
        cursor.setPosition(utf16_length(text[:start]))
        cursor.setPosition(utf16_length(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.setKeepPositionOnInsert(True)
        return cursor
