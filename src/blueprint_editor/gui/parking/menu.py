"""What can be done with the selected points, as a menu: who takes them up, by when, and where they go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from blueprint_editor.wording.dates import day_text

from .cells import owners, today
from .view import PLACE_KEY

if TYPE_CHECKING:
    from .panel import ParkingPanel

_DAYS = (("today", 0), ("tomorrow", 1), ("week", 7), ("two_weeks", 14), ("month", 30))


def menu_of(panel: ParkingPanel, on_cell: bool) -> QMenu:
    """The menu of the selected points; `on_cell` tells whether the cursor of the board is in a cell."""
    menu = QMenu(panel)
    menu.setObjectName("parkingMenu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    say, n = panel.context.say, len(panel.chosen())
    _add(menu, say("parking.menu.back", n=n), partial(panel.bring, here=False))
    _add(menu, say("parking.menu.here", n=n), partial(panel.bring, here=True), on=on_cell)
    _add(menu, say("parking.menu.move"), panel.ask_place, QKeySequence(PLACE_KEY))
    menu.addSeparator()
    _owners(menu, panel)
    _days(menu, panel)
    menu.addSeparator()
    _add(menu, say("parking.menu.delete", n=n), panel.delete, QKeySequence(QKeySequence.StandardKey.Delete))
    return menu


def _owners(menu: QMenu, panel: ParkingPanel) -> None:
    say, now = panel.context.say, {item.owner for item in panel.chosen()}
    part = menu.addMenu(say("parking.menu.owner"))
    for name in ("", *owners(panel.context)):
        text = name.replace("&", "&&") or say("parking.none")
        _add(part, text, partial(panel.set_cells, "owner", name), ticked=now == {name})
    part.addSeparator()
    _add(part, say("parking.menu.other"), partial(panel.edit_cell, "owner"))


def _days(menu: QMenu, panel: ParkingPanel) -> None:
    say, now, day = panel.context.say, {item.due for item in panel.chosen()}, today()
    part = menu.addMenu(say("parking.menu.due"))
    _add(part, say("parking.none"), partial(panel.set_cells, "due", ""), ticked=now == {""})
    for name, ahead in _DAYS:
        due = (day + timedelta(ahead)).isoformat()
        text = f"{say(f'parking.day.{name}')}\t{day_text(due, panel.context.language)}"
        _add(part, text, partial(panel.set_cells, "due", due), ticked=now == {due})
    part.addSeparator()
    _add(part, say("parking.menu.other"), partial(panel.edit_cell, "due"))


def _add(
    menu: QMenu,
    text: str,
    run: Callable[[], object],
    key: QKeySequence | None = None,
    *,
    on: bool = True,
    ticked: bool | None = None,
) -> None:
    action = menu.addAction(text)
    action.triggered.connect(lambda _=False: run())
    action.setEnabled(on)
    if ticked is not None:
        action.setCheckable(True)
        action.setChecked(ticked)
    if key is not None:
        action.setShortcut(key)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # only to be read: the list hears its keys itself
