"""What the dialogs of HubSpot share: beside the window and not in front of it, with work that has its progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from blueprint_editor.gui.placement import resize_within
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.wording import say

from .working import Working

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window


class HubSpotDialog(QDialog):
    """Subclasses fill `column`, and say everything in `dress`, which comes again with another look or language."""

    def __init__(self, window: Window, name: str, width: int, height: int) -> None:
        super().__init__(window)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.window_ = window
        self.ended = False
        self.working = Working(window.desk)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(12)
        resize_within(self, width, height)
        self.setMinimumSize(min(width, 560), min(height, 320))
        self.finished.connect(self._on_finished)

    @property
    def language(self) -> str:
        """The language of the window."""
        return self.window_.appearance.language

    def text(self, key: str, **facts: str | int) -> str:
        """One of the texts of these dialogs."""
        return say(f"push_window.{key}", self.language, **facts)

    def begin(self) -> None:
        """All is made: dress it, now and whenever the look or the language changes."""
        self.window_.appearance.changed.connect(self._dress)
        self._dress()

    def dress(self) -> None:
        """Say everything, in the look and the language of the window."""
        raise NotImplementedError

    def leave(self) -> None:
        """It is being closed."""

    def _dress(self) -> None:
        self.setStyleSheet(form_sheet(self.window_.appearance.look))
        self.dress()

    def _on_finished(self) -> None:
        self.ended = True
        self.leave()
        self.working.stop()
        self.window_.appearance.changed.disconnect(self._dress)


def be_bold(widget: QWidget) -> None:
    """Give a heading or a default button its weight; the sheet has it too, but does not make room for it."""
    font = widget.font()
    font.setWeight(QFont.Weight.DemiBold)
    widget.setFont(font)
