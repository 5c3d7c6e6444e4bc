"""How the window looks and speaks: theme, font and language; every view listens to one signal."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from blueprint_editor.paint.look import Look, light


class Appearance(QObject):
    """The look and the language of the window."""

    changed = Signal()

    def __init__(self, look: Look | None = None, language: str = "nl", family: str = "") -> None:
        super().__init__()
        self.look = look or light()
        self.language = language
        self.family = family

    def set_look(self, look: Look) -> None:
        """Change the theme."""
        self.look = look
        self.changed.emit()

    def set_language(self, language: str) -> None:
        """Change the language of the window; a blueprint keeps its own."""
        self.language = language
        self.changed.emit()
