"""What the panels of the workshop share: made anew in another look or language, and looked after while seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from blueprint_editor.core.compare import Changes
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.context import Context
from blueprint_editor.gui.panels.dress import field_sheet
from blueprint_editor.gui.seeking import hold_keyboard

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window


@guarded
class WorkshopPanel(QScrollArea):
    """A panel in a dock. Subclasses say what is in it, and what it shows now."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.window_ = window
        self.context = Context(window.bridge, window.appearance)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(280)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have the keyboard; one without any says so
        window.bridge.changed.connect(self._on_changes)
        window.appearance.changed.connect(self._rebuild)
        self._rebuild()

    # What a subclass says

    def fill(self, column: QVBoxLayout) -> None:
        """Make what is in it, in the present look and language."""
        raise NotImplementedError

    def look_again(self) -> None:
        """Show how things are now."""
        raise NotImplementedError

    def commit(self) -> None:
        """Make a deed of what is being typed."""

    # What it does

    def sizeHint(self) -> QSize:
        """As wide as its dock starts."""
        return QSize(320, 600)

    def show_cursor(self, cursor: Cursor) -> None:
        """It says the same wherever the cursor is."""

    def showEvent(self, event: QShowEvent) -> None:
        """Take what changed while nobody looked."""
        super().showEvent(event)
        self.look_again()

    def _on_changes(self, changes: Changes) -> None:
        if self.isVisible():
            self.look_again()

    def _rebuild(self) -> None:
        self.commit()
        held = hold_keyboard(self)
        self.setStyleSheet(field_sheet(self.context.appearance.look))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 12, 12, 16)
        column.setSpacing(8)
        self.fill(column)
        column.addStretch(1)
        self.setWidget(page)
        self.look_again()
        if held:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
