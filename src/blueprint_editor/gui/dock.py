"""A dock of the window: a bar with its name, and a panel that is made when it is first seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, cast

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QFont, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panes import fields
from blueprint_editor.gui.theme import dress_scroll_bars
from blueprint_editor.paint import icons
from blueprint_editor.paint.look import Look
from blueprint_editor.wording import say

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window


class Panel(Protocol):
    """A widget in a dock; it hears of deeds and looks by itself, from the window's bridge and appearance."""

    def show_cursor(self, cursor: Cursor) -> None:
        """The cursor of the board is here now."""

    def commit(self) -> None:
        """Make a deed of what is being typed."""


class DockSpec(msgspec.Struct, frozen=True):
    """A dock by its name (texts `window.NAME`, `window.NAME.close`): where it starts, and what is in it."""

    name: str
    area: Qt.DockWidgetArea
    make: Callable[[Window], Panel]

    @property
    def areas(self) -> Qt.DockWidgetArea:
        """Where it may be put: beside the page, or under it."""
        sides = Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
        return sides if self.area & sides else sides | Qt.DockWidgetArea.BottomDockWidgetArea


class DockTitle(QWidget):
    """The bar on top of a dock: its name, and a button to close it."""

    def __init__(self, dock: QDockWidget, name: str) -> None:
        super().__init__(dock)
        self._key = f"window.{name}"
        self._count = 0
        self._language = "nl"
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

    def dress(self, look: Look, language: str, key: str) -> None:
        """Take the words and colours of the window; `key` closes it while the keyboard is in it."""
        self._language = language
        self.count(self._count)
        self.close_button.setToolTip(say(f"{self._key}.close", language) + (f" ({key})" if key else ""))
        self.close_button.setAccessibleName(say(f"{self._key}.close", language))
        self.close_button.setIcon(icons.icon("x", look.dim, 16))
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Window, look.surface)
        self.setPalette(colours)

    def count(self, n: int) -> None:
        """Say how many things are in it; none is not said."""
        self._count = n
        name = say(self._key, self._language)
        self.name.setText(f"{name}  {n}" if n else name)


@guarded
class Dock(QDockWidget):
    """Closed until it is asked for; its panel follows the cursor while it is open."""

    def __init__(self, window: Window, spec: DockSpec) -> None:
        super().__init__(window)
        self._window = window
        self.spec = spec
        self.panel: Panel | None = None
        self.setObjectName(spec.name)
        self.setAllowedAreas(spec.areas)
        self._title = DockTitle(self, spec.name)
        self.setTitleBarWidget(self._title)
        if not window.restoreDockWidget(self):
            window.addDockWidget(spec.area, self)
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
        if self.panel is not None and self.shown:
            self.panel.show_cursor(cursor)

    def enter(self) -> None:
        """Open it and put the keyboard in it."""
        self.show()
        self.raise_()
        panel = self.widget()
        if panel is None:
            return
        shown = fields(panel)
        (shown[0] if shown else panel).setFocus(Qt.FocusReason.TabFocusReason)

    def count(self, n: int) -> None:
        """Say on its bar how many things are in it."""
        self._title.count(n)

    def commit(self) -> None:
        """Make a deed of what is being typed."""
        if self.panel is not None:
            self.panel.commit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the keyboard back to the page first, or it goes to whatever comes next in the window."""
        if self.has_keyboard:
            self._window.pages.focus_current()
        super().closeEvent(event)

    def let_go(self) -> None:
        """The window goes: its own end must not be taken for a dock that somebody closed.

        One that floats would stay until Qt deletes the window, and what is typed there by then would be lost.
        """
        self.visibilityChanged.disconnect(self._on_visible)
        if self.isFloating():
            self.hide()

    def _on_visible(self, visible: bool) -> None:
        window = self._window
        if visible and window.has_document:
            if self.panel is None:
                self.panel = self.spec.make(window)
                self.setWidget(cast("QWidget", self.panel))
                self._dress()
            self.panel.show_cursor(window.cursor_place)
        window.refresh()

    def _dress(self) -> None:
        look, language = self._window.appearance.look, self._window.appearance.language
        self.setWindowTitle(say(f"window.{self.spec.name}", language))
        self._title.dress(look, language, self._window.commands.key_of(self.spec.name))
        panel = self.widget()
        if panel is not None and panel.focusProxy() is None:
            panel.setAccessibleName(self.windowTitle())
        if isinstance(panel, QAbstractScrollArea):
            dress_scroll_bars(panel, look)
