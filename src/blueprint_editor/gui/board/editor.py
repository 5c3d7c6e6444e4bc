"""The line in which an entry or a stage's name is typed: a real text edit that grows with its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from blueprint_editor.gui.guard import guarded
from blueprint_editor.paint.look import Look

_KEEPS_TYPING = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QFont


@guarded
class EntryEditor(QPlainTextEdit):
    """Tells what the hands asked for; the board decides what it means."""

    asked = Signal(object)
    """The `Qt.Key` that ends this entry: Return, Escape, Tab, Backtab, Up or Down."""
    left = Signal()
    """The focus went elsewhere."""
    grew = Signal()
    """The height that the text needs has changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(False)
        self._pad = (0, 0)
        self._least = 0
        self._needed = 0
        self.textChanged.connect(self._measure)

    def dress(self, look: Look, font: QFont, pad_left: int, pad_top: int, radius: float) -> None:
        """Take the looks of a card: its font, its margins, and the accent as edge."""
        self.setFont(font)
        self.document().setDocumentMargin(0)
        self._pad = (pad_left, pad_top)
        self.setViewportMargins(pad_left - 2, pad_top - 2, 4, 2)
        self.setStyleSheet(
            f"EntryEditor {{ background: {look.card.name()}; color: {look.ink.name()};"
            f" border: 2px solid {look.accent.name()}; border-radius: {radius:.0f}px; }}"
        )

    def begin(self, text: str, least: int) -> None:
        """Start with a text, the cursor at its end; never lower than `least` pixels."""
        self._least = least
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._measure()

    @property
    def text(self) -> str:
        """What is typed, without white space around it."""
        return self.toPlainText().strip()

    def needed_height(self) -> int:
        """The height in pixels that the text takes at the present width."""
        lines = max(1, round(self.document().size().height()))
        return max(self._least, lines * self.fontMetrics().lineSpacing() + 2 * self._pad[1])

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.needed_height())

    def _measure(self) -> None:
        needed = self.needed_height()
        if needed != self._needed:
            self._needed = needed
            self.grew.emit()

    def event(self, event: QEvent) -> bool:
        """Keys that mean something while typing are ours, not the menu's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._ends(event) or (event.modifiers() & Qt.KeyboardModifier.AltModifier and _is_arrow(event)):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._ends(event):
            self.asked.emit(Qt.Key(event.key()))
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and _is_arrow(event):
            return
        super().keyPressEvent(event)

    def _ends(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        none = modifiers == Qt.KeyboardModifier.NoModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab):
            return none
        if key == Qt.Key.Key_Backtab:
            return True
        if key == Qt.Key.Key_Up and none:
            return not self.toPlainText()
        return key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modifiers == Qt.KeyboardModifier.ControlModifier

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _KEEPS_TYPING:
            self.left.emit()


def _is_arrow(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
