"""The line in which an entry or a stage's name is typed: a real text edit that grows with its text."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.text import MAX_UTF16, refusal_of, seen, utf16_length
from blueprint_editor.gui.composing import end_composing
from blueprint_editor.gui.guard import guarded
from blueprint_editor.paint.look import Look

_KEEPS_TYPING = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QFont, QInputMethodEvent, QResizeEvent

    from .shorthand import Shorthand


@guarded
class EntryEditor(QPlainTextEdit):
    """Tells what the hands asked for; the board decides what it means."""

    asked = Signal(object)
    """The `Qt.Key` that ends this entry: Return, Escape, Tab, Backtab, Up or Down."""
    left = Signal()
    """The focus went elsewhere."""
    grew = Signal()
    """The height that the text needs has changed."""
    refused = Signal(object)
    """The `Refusal` of what was typed or pasted, and is not in the line."""
    list_pasted = Signal(object)
    """More than a word came into an empty line for a new entry (`QMimeData`): the board makes entries of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(False)
        self.shorthand: Shorthand | None = None
        self.is_list: Callable[[QMimeData], bool] | None = None
        """For a new entry: whether what is pasted into its empty line is more than a word for it."""
        self._pad = (0, 0)
        self._least = 0
        self._needed = 0
        self.first = ""
        """The text it began with."""
        self.textChanged.connect(self._changed)

    def dress(self, look: Look, font: QFont, pad_left: int, pad_top: int, radius: float) -> None:
        """Take the looks of a card: its font, its margins, and the accent as edge."""
        self.setFont(font)
        self.document().setDocumentMargin(0)
        self._pad = (pad_left, pad_top)
        self._set_margins()
        self.setStyleSheet(
            f"EntryEditor {{ background: {look.card.name()}; color: {look.ink.name()};"
            f" border: 2px solid {look.accent.name()}; border-radius: {radius:.0f}px; }}"
        )

    def begin(self, text: str, least: int, plain: int = 0) -> None:
        """Start with a text, the cursor at its end; never lower than `least` pixels.

        So many characters as `plain` says stay text, whatever they look like.
        """
        self._least = least
        self.setPlainText(text)
        self.first = self.exact_text()
        self.moveCursor(QTextCursor.MoveOperation.End)
        if self.shorthand is not None:
            self.shorthand.begin(plain)
        self._measure()

    @property
    def text(self) -> str:
        """What is typed, without white space around it."""
        return self.exact_text().strip()

    @property
    def untouched(self) -> bool:
        """Whether the text is still the one it began with."""
        return self.exact_text() == self.first

    def exact_text(self) -> str:
        """The text as it is, also its hard spaces, which `toPlainText` would make soft."""
        block, lines = self.document().firstBlock(), []
        while block.isValid():
            lines.append(block.text())
            block = block.next()
        return "\n".join(lines).replace("\u2028", "\n")  # what Shift+Enter makes

    def characters(self, units: int) -> int:
        """A place in the document, which Qt counts in UTF-16 units, in characters."""
        text = self.exact_text()
        if text.isascii():
            return units
        return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "surrogatepass"))

    # Its size

    def needed_height(self) -> int:
        """The height in pixels that the text takes at the present width, its chips included."""
        lines = max(1, round(self.document().size().height()))
        line = math.ceil(QFontMetricsF(self.font()).lineSpacing())  # a line too little would scroll the first away
        text = lines * line + 2 * self._pad[1] + self._chips_height()
        return max(self._least, text)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.needed_height())

    def fit_chips(self) -> None:
        """The chips under the text are others: make room for them."""
        self._set_margins()
        self._place_chips()
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._set_margins()
        self._place_chips()

    def _chips_width(self) -> int:
        return max(1, self.width() - 2 * self._pad[1] - 2)

    def _chips_height(self) -> int:
        return 0 if self.shorthand is None else self.shorthand.chips.height_for(self._chips_width())

    def _set_margins(self) -> None:
        left, top = self._pad
        self.setViewportMargins(left - 2, top - 2, 4, 2 + self._chips_height())

    def _place_chips(self) -> None:
        high = self._chips_height()
        if self.shorthand is not None and high:
            pad = self._pad[1]
            self.shorthand.chips.setGeometry(QRect(pad + 1, self.height() - high, self._chips_width(), high))

    def _changed(self) -> None:
        if self.shorthand is not None:
            self.shorthand.look()
        self._measure()

    def _measure(self) -> None:
        needed = self.needed_height()
        if needed != self._needed:
            self._needed = needed
            self.grew.emit()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keys that mean something while typing are ours, not the menu's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._ends(event) or (event.modifiers() & Qt.KeyboardModifier.AltModifier and _is_arrow(event)):
                event.accept()
                return True
            if event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
                event.ignore()  # nothing typed to take back: it is the window's
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        end_composing(self, event)
        if self.shorthand is not None and self.shorthand.key(event):
            return
        if self._ends(event):
            self.asked.emit(Qt.Key(event.key()))
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and _is_arrow(event):
            return
        text = event.text()
        if text and (text.isprintable() or text[0] >= "\x80") and self._refuses(text):
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

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString() and self._refuses(event.commitString()):
            event.setCommitString("")
        super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put in a text from elsewhere, which is never read as shorthand; a list makes entries of its own."""
        if self.is_list is not None and not self.toPlainText() and self.is_list(source):
            self.list_pasted.emit(source)
            return
        text = seen(source.text())
        if not text or self._refuses(text):
            return
        cursor = self.textCursor()
        before = min(cursor.position(), cursor.anchor())
        cursor.insertText(text)
        if self.shorthand is not None:
            start = self.characters(before)
            self.shorthand.keep_as_text(start, start + len(text))

    def _refuses(self, added: str) -> bool:
        """Whether a text cannot come into the line; tells why."""
        refusal = refusal_of(added)
        cursor = self.textCursor()
        kept = self.document().characterCount() - 1 - (cursor.selectionEnd() - cursor.selectionStart())
        length = kept + utf16_length(added)
        if refusal is None and length > MAX_UTF16:
            refusal = Refusal(Code.TEXT_TOO_LONG, {"length": length, "most": MAX_UTF16})
        if refusal is not None:
            self.refused.emit(refusal)
        return refusal is not None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _KEEPS_TYPING:
            self.left.emit()


def _is_arrow(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
