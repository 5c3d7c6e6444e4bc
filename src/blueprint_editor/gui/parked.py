"""What is on the parking lot, and the way back to the board."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from blueprint_editor.core.edits import Unpark, unparked_id
from blueprint_editor.core.model import ParkingItem, element_of, locate
from blueprint_editor.gui import states
from blueprint_editor.gui.cursor import Cursor

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.gui.parking.panel import ParkingPanel

MOST = 60
"""How many characters of a text the menu shows."""


def has_parked(window: Window) -> bool:
    """When there is something on the parking lot, and a board to bring it back to."""
    return window.shown_board is not None and bool(window.bridge.blueprint.parking)


def show_parked(window: Window) -> None:
    """List what is on the parking lot; what is chosen comes back to where it was."""
    menu = QMenu(window)
    menu.setObjectName("parked")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for number, item in enumerate(window.bridge.blueprint.parking, 1):
        text = " ".join(item.text.split())
        shown = (text if len(text) <= MOST else f"{text[: MOST - 1].rstrip()}…").replace("&", "&&")
        key = f"&{number}  " if number < 10 else ""
        menu.addAction(f"{key}{shown}").triggered.connect(partial(_bring_back, window, item))
    menu.setActiveAction(menu.actions()[0])
    menu.popup(window.pages.mapToGlobal(window.pages.rect().center() - menu.rect().center()))


def bring_back(window: Window) -> None:
    """Bring the point that is selected in the dock back to where it was; from elsewhere list what is there."""
    item = _selected(window)
    if item is None:
        show_parked(window)
    else:
        put_back(window, item, here=False)


def bring_here(window: Window) -> None:
    """Bring the point that is selected in the dock to the cell of the cursor."""
    item = _selected(window, anywhere=True)
    if item is not None:
        put_back(window, item, here=True)


def can_bring_here(window: Window) -> bool:
    """When a point is selected in the dock, and the cursor is in a cell."""
    return states.in_cell(window) and _selected(window, anywhere=True) is not None


def _selected(window: Window, anywhere: bool = False) -> ParkingItem | None:
    """The point that is selected in the dock, while the keyboard is there or anywhere."""
    if "parking" not in window.shown_docks:
        return None
    dock = window.docks["parking"]
    panel = cast("ParkingPanel | None", dock.panel)
    return panel.current() if panel is not None and (anywhere or dock.has_keyboard) else None


def put_back(window: Window, item: ParkingItem, here: bool) -> None:
    """Bring a point back to where it was, or to the cell of the cursor, and go there."""
    cursor = window.cursor_place
    # What was typed on the parking lot itself may not say what it is: then the cursor does.
    own = item.element if item.entry is None else element_of(item.entry)
    element = cursor.element if here or own is None else own
    stage = cursor.stage if here or item.stage is None else None
    if window.bridge.do(Unpark(item.id, stage, element)):
        back = locate(window.bridge.blueprint, unparked_id(item, element)) if element is not None else None
        if back is not None:
            window.go_to(Cursor(back.stage, back.element, back.id))


def _bring_back(window: Window, item: ParkingItem, _checked: bool = False) -> None:
    put_back(window, item, here=False)
