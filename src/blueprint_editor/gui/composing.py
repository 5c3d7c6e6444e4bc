"""What an input method is composing in a text: a dead key's accent, an emoji by name, syllables that become a word."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

_MODIFIERS = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
}


def is_composing(text: QPlainTextEdit) -> bool:
    """Whether letters stand at the cursor that are not in the text yet."""
    return bool(text.textCursor().block().layout().preeditAreaText())


def end_composing(text: QPlainTextEdit, event: QKeyEvent) -> None:
    """Let the input method hand over what it is composing, before a key that it left to the text does anything.

    Qt counts those letters among those of the line: an arrow puts the cursor beyond the end of the text, and
    the next letter ends the program (seen in 6.11.3). It ends the composing itself where one clicks, and for keys
    in a `QLineEdit`; as there, what the input method does not hand over is dropped.
    """
    if event.key() in _MODIFIERS or not is_composing(text):
        return
    QGuiApplication.inputMethod().commit()
    if is_composing(text):
        QCoreApplication.sendEvent(text, QInputMethodEvent("", []))
