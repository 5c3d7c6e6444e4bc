"""What is on the parking lot, and the way back to the board."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from blueprint_editor.core.model import ParkingItem
from blueprint_editor.gui.cursor import Cursor

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

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


def _bring_back(window: Window, item: ParkingItem, _checked: bool = False) -> None:
    from blueprint_editor.core.edits import Unpark

    # What was typed on the parking lot itself may not say what it is: then the cursor does.
    element = None if item.entry is not None or item.element is not None else window.cursor_place.element
    before = {entry.id for _, _, entry in window.bridge.blueprint.entries()}
    if window.bridge.do(Unpark(item.id, element=element)):
        back = next(place for place in window.bridge.blueprint.entries() if place[2].id not in before)
        window.go_to(Cursor(back[0].id, back[1], back[2].id))
