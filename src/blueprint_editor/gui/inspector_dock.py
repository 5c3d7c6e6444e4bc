"""The dock that the inspector stands in; the inspector itself is made when it is first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget

from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.wording import say

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.gui.panels.inspector import Inspector

_SIDES = Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea


class InspectorDock(QDockWidget):
    """Closed until it is asked for; follows the cursor while it is open."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.inspector: Inspector | None = None
        self.setObjectName("inspector")
        self.setAllowedAreas(_SIDES)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self)
        self.hide()
        self.visibilityChanged.connect(self._on_visible)
        window.appearance.changed.connect(self._dress)
        self._dress()

    @property
    def shown(self) -> bool:
        """Whether it is open, be it behind another dock."""
        return not self.isHidden()

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is in it."""
        focus = self._window.focusWidget()
        return self.shown and focus is not None and self.isAncestorOf(focus)

    def show_cursor(self, cursor: Cursor) -> None:
        """Show what the cursor is on, if anybody looks."""
        if self.inspector is not None and self.shown:
            self.inspector.show_cursor(cursor)

    def enter(self) -> None:
        """Open it and put the keyboard in it."""
        self.show()
        self.raise_()
        if self.inspector is not None:
            self.inspector.setFocus()

    def commit(self) -> None:
        """Make a deed of what is being typed."""
        if self.inspector is not None:
            self.inspector.commit()

    def let_go(self) -> None:
        """The window goes: its own end must not be taken for a dock that somebody closed."""
        self.visibilityChanged.disconnect(self._on_visible)

    def _on_visible(self, visible: bool) -> None:
        window = self._window
        if visible and window.has_document:
            if self.inspector is None:
                from blueprint_editor.gui.panels.inspector import Inspector

                self.inspector = Inspector(window.bridge, window.appearance)
                self.inspector.go_to.connect(window.go_to)
                self.setWidget(self.inspector)
            self.inspector.show_cursor(window.cursor_place)
        window.refresh()

    def _dress(self) -> None:
        self.setWindowTitle(say("window.inspector", self._window.appearance.language))
