"""The dock that the inspector stands in; the inspector itself is made when it is first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QFont, QPalette
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.theme import dress_scroll_bars
from blueprint_editor.paint import icons
from blueprint_editor.paint.look import Look
from blueprint_editor.wording import say

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.gui.panels.inspector import Inspector

_SIDES = Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea


class DockTitle(QWidget):
    """The bar on top of the dock: its name, and a button to close it."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.name = QLabel()
        font = QFont(self.name.font())
        font.setWeight(QFont.Weight.DemiBold)
        self.name.setFont(font)
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.close_button.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 6, 6)
        row.addWidget(self.name, 1)
        row.addWidget(self.close_button)
        self.setAutoFillBackground(True)

    def dress(self, look: Look, language: str) -> None:
        """Take the words and colours of the window."""
        self.name.setText(say("window.inspector", language))
        self.close_button.setToolTip(say("window.inspector.close", language))
        self.close_button.setAccessibleName(say("window.inspector.close", language))
        self.close_button.setIcon(icons.icon("x", look.dim, 16))
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Window, look.surface)
        self.setPalette(colours)


@guarded
class InspectorDock(QDockWidget):
    """Closed until it is asked for; follows the cursor while it is open."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.inspector: Inspector | None = None
        self.setObjectName("inspector")
        self.setAllowedAreas(_SIDES)
        self._title = DockTitle(self)
        self.setTitleBarWidget(self._title)
        if not window.restoreDockWidget(self):
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
        if self.inspector is None:
            return
        field = self.inspector.nextInFocusChain()
        while field is not None and field is not self.inspector:
            takes_tab = field.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes_tab and field.isEnabled() and self.inspector.isAncestorOf(field) and field.isVisible():
                field.setFocus(Qt.FocusReason.TabFocusReason)
                return
            field = field.nextInFocusChain()
        self.inspector.setFocus()

    def commit(self) -> None:
        """Make a deed of what is being typed."""
        if self.inspector is not None:
            self.inspector.commit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the keyboard back to the page first, or it goes to whatever comes next in the window."""
        if self.has_keyboard:
            self._window.pages.focus_current()
        super().closeEvent(event)

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
                dress_scroll_bars(self.inspector, window.appearance.look)
                self.setWidget(self.inspector)
            self.inspector.show_cursor(window.cursor_place)
        window.refresh()

    def _dress(self) -> None:
        look, language = self._window.appearance.look, self._window.appearance.language
        self.setWindowTitle(say("window.inspector", language))
        self._title.dress(look, language)
        if self.inspector is not None:
            dress_scroll_bars(self.inspector, look)
