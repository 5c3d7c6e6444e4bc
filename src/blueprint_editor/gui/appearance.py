"""How the window looks and speaks: theme, density, font and language; every view listens to one signal."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from blueprint_editor.paint.look import SCALES, Look, Scale, light


class Appearance(QObject):
    """The look and the language of the window."""

    changed = Signal()

    def __init__(self, look: Look | None = None, language: str = "nl", family: str = "") -> None:
        super().__init__()
        self.look = look or light()
        self.language = language
        self.family = family
        self.density = "comfortable"
        self.motion: bool | None = None
        """Whether cards and rows move; none is as the system wants it."""

    @property
    def scale(self) -> Scale:
        """How large everything on a board is at 100 %."""
        return SCALES[self.density]

    def set_density(self, density: str) -> None:
        """Put more on the board, or give it more room: one of `SCALES`."""
        self.density = density
        self.changed.emit()

    def set_look(self, look: Look) -> None:
        """Change the theme."""
        self.look = look
        self.changed.emit()

    def set_language(self, language: str) -> None:
        """Change the language of the window; a blueprint keeps its own."""
        self.language = language
        self.changed.emit()
