"""What is on the parking lot, and the way back to the board."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QMenu

from blueprint_editor.core.edits import AnyEdit, ChangeParking, Unpark, element_to, unparked_id
from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.model import Blueprint, Element, EntryRef, ParkingItem, locate
from blueprint_editor.gui import states
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.seeking import give_back
from blueprint_editor.wording import say, what

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
    """Bring the points that are selected in the dock back to where they were; from elsewhere list what is there."""
    items = _selected(window)
    if items:
        put_back(window, items, here=False)
    else:
        show_parked(window)


def bring_here(window: Window) -> None:
    """Bring the points that are selected in the dock to the cell of the cursor."""
    put_back(window, _selected(window, anywhere=True), here=True)


def can_bring_here(window: Window) -> bool:
    """When the parking lot is open with something on it, and the cursor is in a cell."""
    return states.in_cell(window) and "parking" in window.shown_docks and bool(window.bridge.blueprint.parking)


def _selected(window: Window, anywhere: bool = False) -> tuple[ParkingItem, ...]:
    """The points that are selected in the dock, while the keyboard is there or anywhere."""
    if "parking" not in window.shown_docks:
        return ()
    dock = window.docks["parking"]
    panel = cast("ParkingPanel | None", dock.panel)
    return panel.chosen() if panel is not None and (anywhere or dock.has_keyboard) else ()


def put_back(window: Window, items: tuple[ParkingItem, ...], here: bool) -> None:
    """Bring points back to where they were, or to the cell of the cursor, and go there."""
    cursor = window.cursor_place
    names = tuple(item.id for item in items)
    if here:
        _do(window, items, (Unpark(names, cursor.stage, cursor.element),), cursor.element)
        return
    # What was typed on the parking lot itself may not say what it is: then the cursor does.
    loose = tuple(item.id for item in items if element_to(item) is None)
    nowhere = tuple(item.id for item in items if item.stage is None)
    edits: list[AnyEdit] = []
    if loose and cursor.element is not None:
        edits.append(ChangeParking(loose, element=cursor.element))
    if nowhere and cursor.stage is not None:
        edits.append(ChangeParking(nowhere, stage=cursor.stage))
    if items:
        _do(window, items, (*edits, Unpark(names)), element_to(items[0]) or cursor.element)


def _do(window: Window, items: tuple[ParkingItem, ...], edits: tuple[AnyEdit, ...], first: Element | None) -> None:
    """Do all of it as one step, or none of it; then the first point has the cursor, an entry of this element now."""
    result: Blueprint | Refusal = window.bridge.blueprint
    for edit in edits:
        result = edit.apply(result) if not isinstance(result, Refusal) else result
    seed = window.session.new_seed()
    # One that would be refused is the only one that is done, so that the window says why.
    for edit in edits[-1:] if isinstance(result, Refusal) else edits:
        if not window.bridge.do(edit, seed):
            return
    back = locate(window.bridge.blueprint, unparked_id(items[0], first)) if items and first is not None else None
    if back is not None:
        window.go_to(Cursor(back.stage, back.element, back.id))


def ask_place(window: Window, items: tuple[ParkingItem, ...], card: QRect) -> None:
    """List every cell of the board beside a row of the dock; the points go to the one that is chosen."""
    from blueprint_editor.gui.board.becoming import words_of_becoming
    from blueprint_editor.gui.board.place_list import PlaceList
    from blueprint_editor.gui.board.places import Place, places_for

    language, back = window.appearance.language, QApplication.focusWidget()
    entries = [item.entry for item in items if item.entry is not None]
    kinds = [EntryRef("", element, item.id) for item in items if (element := element_to(item)) is not None]
    title = say("hands.move_to", language, what=what({"n": len(items), "thing": "parking"}, language))
    places = places_for(window.bridge.blueprint.stages, kinds)
    asked = PlaceList(window, window.appearance, title, places, lambda to: words_of_becoming(entries, to, language))

    def leave() -> None:
        asked.blockSignals(True)
        if asked.line.hasFocus():
            give_back(window, back)
        asked.hide()
        asked.deleteLater()

    def take(place: Place) -> None:
        leave()
        _do(window, items, (Unpark(tuple(item.id for item in items), place.stage, place.element),), place.element)

    asked.chosen.connect(take)
    asked.left.connect(leave)
    asked.open_at(card)


def _bring_back(window: Window, item: ParkingItem, _checked: bool = False) -> None:
    put_back(window, (item,), here=False)
