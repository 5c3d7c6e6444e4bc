"""The docks of a window: a table of them, each made when it is first wanted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.dock import Dock, DockSpec, Panel

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window


def _inspector(window: Window) -> Panel:
    from blueprint_editor.gui.panels.inspector import Inspector

    inspector = Inspector(window.bridge, window.appearance)
    inspector.go_to.connect(window.go_to)
    inspector.help_asked.connect(lambda: window.commands.trigger("help_here"))
    return inspector


def _parking(window: Window) -> Panel:
    from functools import partial

    from blueprint_editor.gui import parked
    from blueprint_editor.gui.parking.panel import ParkingPanel

    panel = ParkingPanel(window.bridge, window.appearance)
    panel.bring_back.connect(partial(parked.put_back, window))
    panel.place_asked.connect(partial(parked.ask_place, window))
    panel.counted.connect(window.docks["parking"].count)
    return panel


def _agenda(window: Window) -> Panel:
    from blueprint_editor.gui.workshop.agenda import AgendaPanel

    return AgendaPanel(window)


def _roles(window: Window) -> Panel:
    from blueprint_editor.gui.workshop.roles import RolesPanel

    return RolesPanel(window)


def _tips(window: Window) -> Panel:
    from blueprint_editor.gui.workshop.tips import TipsPanel

    return TipsPanel(window)


def _golive(window: Window) -> Panel:
    from blueprint_editor.gui.hubspot.golive import GoLivePanel

    return GoLivePanel(window)


def _data_points(window: Window) -> Panel:
    from blueprint_editor.gui.points.panel import PointsPanel

    panel = PointsPanel(window.bridge, window.appearance)
    panel.go_to.connect(window.go_to)
    panel.point_at.connect(window.pages.point_at)
    return panel


_WIDE, _HIGH = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
SLACK, TITLE = 8, 36
"""By how many pixels a dock may be larger than the least and still be squeezed, and how high its bar is."""
NARROW, LOW = 360, 240
"""What is narrower below the page, or lower beside it, shares the room with its neighbours equally."""
_RIGHT = Qt.DockWidgetArea.RightDockWidgetArea

DOCKS: dict[str, DockSpec] = {
    spec.name: spec
    for spec in (
        DockSpec("inspector", _RIGHT, _inspector),
        DockSpec("data_points", Qt.DockWidgetArea.BottomDockWidgetArea, _data_points),
        DockSpec("parking", Qt.DockWidgetArea.BottomDockWidgetArea, _parking),
        DockSpec("agenda", _RIGHT, _agenda),
        DockSpec("roles", _RIGHT, _roles),
        DockSpec("tips", _RIGHT, _tips),
        DockSpec("golive", Qt.DockWidgetArea.BottomDockWidgetArea, _golive),
    )
}
"""Every dock there is, in the order in which F6 goes through them."""


class Docks:
    """The docks of one window by their name."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._made: dict[str, Dock] = {}

    def __getitem__(self, name: str) -> Dock:
        dock = self._made.get(name)
        if dock is None:
            dock = self._made[name] = Dock(self._window, DOCKS[name])
        return dock

    @property
    def shown(self) -> tuple[str, ...]:
        """The names of the docks that are open, in their order."""
        return tuple(name for name in DOCKS if name in self._made and self._made[name].shown)

    def show(self, names: Iterable[str]) -> None:
        """Open these, as far as there are docks of this name."""
        for name in names:
            if name in DOCKS:
                self[name].show()

    def toggle(self, name: str) -> None:
        """Open a dock and go into it; when the keyboard is in it, close it and go back to the page."""
        self._window.commit()
        dock = self[name]
        if dock.has_keyboard:
            dock.hide()
            self._window.pages.focus_current()
        else:
            opens = not dock.shown
            dock.enter()
            if opens:
                self._give_room(dock)

    def _give_room(self, dock: Dock) -> None:
        """A dock that opens is not squeezed: Qt gives it what it had last, which may be nothing."""
        window, panel = self._window, dock.widget()
        if dock.isFloating() or panel is None:
            return
        below = window.dockWidgetArea(dock) == Qt.DockWidgetArea.BottomDockWidgetArea
        along, across = (_WIDE, _HIGH) if below else (_HIGH, _WIDE)
        hint, least = panel.sizeHint(), dock.minimumSizeHint()
        wanted, has, had = (
            (hint.height(), dock.height(), least.height()) if below else (hint.width(), dock.width(), least.width())
        )
        if has <= had + SLACK:
            window.resizeDocks([dock], [max(1, wanted + TITLE if below else wanted)], across)
        beside = [
            one
            for one in self._made.values()
            if one.shown and not one.isFloating() and window.dockWidgetArea(one) == window.dockWidgetArea(dock)
        ]
        if any((one.width() if below else one.height()) < (NARROW if below else LOW) for one in beside):
            window.resizeDocks(beside, [1] * len(beside), along)

    def commit(self) -> None:
        """Make deeds of what is being typed."""
        for dock in self._made.values():
            dock.commit()

    def show_cursor(self, cursor: Cursor) -> None:
        """The cursor of the board is here now."""
        for dock in self._made.values():
            dock.show_cursor(cursor)

    def standard_layout(self) -> None:
        """Put each where it was at first, and close it."""
        for dock in self._made.values():
            dock.setFloating(False)
            self._window.addDockWidget(dock.spec.area, dock)
            dock.hide()

    def let_go(self) -> None:
        """The window goes."""
        for dock in self._made.values():
            dock.let_go()
