"""The buttons of a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialogButtonBox, QPushButton


def standard_buttons(kinds: QDialogButtonBox.StandardButton) -> QDialogButtonBox:
    """These buttons with words alone: an icon of the desktop would be dark on the dark button."""
    box = QDialogButtonBox(kinds)
    for button in box.buttons():
        button.setIcon(QIcon())
    return box


def keep_aside(button: QPushButton) -> None:
    """Let it never become the default button; Enter on it still presses it, and not the default button."""
    button.setAutoDefault(False)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        shortcut = QShortcut(QKeySequence(key), button)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(button.click)
