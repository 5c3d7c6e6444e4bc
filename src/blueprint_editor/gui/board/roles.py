"""The list of roles under an `@`: it never has the focus, the line that is typed in steers it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from blueprint_editor.core.text import fold
from blueprint_editor.gui.spoken import tell
from blueprint_editor.paint import icons
from blueprint_editor.wording import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from .view import BoardView

MOST_SHOWN = 6
_ROLE = Qt.ItemDataRole.UserRole


def matches(roles: Sequence[str], typed: str) -> list[str]:
    """The roles that may be meant: first those that begin so, then those with a word that does, then the others."""
    wanted = fold(typed)

    def rank(role: str) -> int:
        name = fold(role)
        if name.startswith(wanted):
            return 0
        if any(word.startswith(wanted) for word in name.split()):
            return 1
        return 2 if wanted in name else 3

    return sorted((role for role in roles if rank(role) < 3), key=rank)


class RoleList(QListWidget):
    """The roles that may be meant, and a new one."""

    chosen = Signal(str)

    def __init__(self, board: BoardView) -> None:
        super().__init__(board)
        self.board = board
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(say("typing.roles", board.language))
        self.setMouseTracking(True)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(_ROLE)))
        self._dress()
        self.hide()

    def _dress(self) -> None:
        look, m = self.board.look, self.board.measures
        self.setFont(m.text)
        self.setIconSize(QSize(m.px(14), m.px(14)))
        self.setStyleSheet(
            f"RoleList {{ background: {look.surface.name()}; color: {look.ink.name()}; outline: 0;"
            f" padding: {m.px(4)}px; border: 1px solid {look.strong_line.name()}; border-radius: {m.radius:.0f}px; }}"
            f"RoleList::item {{ padding: {m.px(4)}px {m.px(6)}px; border-radius: {m.px(4)}px; }}"
            f"RoleList::item:hover {{ background: {look.band.name()}; }}"
            f"RoleList::item:selected {{ background: {look.selected.name()}; color: {look.ink.name()}; }}"
        )

    def offer(self, roles: Sequence[str], new: str, typed: str) -> None:
        """Offer roles, and a new one unless it is empty; one is marked unless what is typed is a role by itself."""
        look, size = self.board.look, self.board.measures.px(14)
        self.clear()
        for role in roles:
            self._add(role, role, icons.icon("user-round", look.dim, size))
        if new:
            self._add(say("typing.role.add", self.board.language, role=new), new, icons.icon("plus", look.dim, size))
        exact = any(fold(role) == fold(typed) for role in roles)
        self.setCurrentRow(0 if roles and not exact else -1)

    def _add(self, words: str, role: str, icon: object) -> None:
        item = QListWidgetItem(icon, words)  # type: ignore[call-overload]  # the stub knows no icon made elsewhere
        item.setData(_ROLE, role)
        self.addItem(item)

    def place(self, line: QRect) -> None:
        """Stand below a rectangle of the board, or above it where there is no room below."""
        m, board = self.board.measures, self.board
        row = self.sizeHintForRow(0)
        high = row * min(self.count(), MOST_SHOWN) + 2 * m.px(4) + 2
        wide = min(max(m.px(160), self.sizeHintForColumn(0) + m.px(32)), board.width() - 8)
        below = line.bottom() + m.px(4)
        y = below if below + high <= board.height() else max(0, line.top() - m.px(4) - high)
        self.setGeometry(max(4, min(line.left(), board.width() - wide - 4)), y, wide, high)

    def step(self, by: int) -> None:
        """Mark the next or the previous one, round and round."""
        row = self.currentRow()
        start = row if row >= 0 else (-1 if by > 0 else 0)
        self.setCurrentRow((start + by) % self.count())

    def marked(self) -> str | None:
        """The role that is marked, or none."""
        item = self.currentItem() if self.currentRow() >= 0 else None
        return None if item is None else str(item.data(_ROLE))

    def announce(self, where: QWidget) -> None:
        """Let a screen reader say which role is marked: the focus stays in the line."""
        item = self.currentItem()
        if item is None or self.currentRow() < 0:
            return
        facts = {"position": self.currentRow() + 1, "total": self.count()}
        words = say("heard.row", self.board.language, text=item.text(), **facts)
        tell(where, words)
