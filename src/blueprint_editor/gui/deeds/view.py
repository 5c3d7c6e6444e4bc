"""What the View menu does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint_editor.core.model import ELEMENTS, Blueprint, Element
from blueprint_editor.gui.cursor import Cursor

from . import boards

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

ZOOM_STEP = 1.1


def show_step(window: Window, element: Element) -> None:
    """Open the row of a step and fold the others."""
    window.show_step(element)


def show_stages(window: Window) -> None:
    """Go to the first step: the stages themselves, with all rows open."""
    window.show_step(None)
    stages = window.bridge.blueprint.stages
    if stages:
        window.go_to(Cursor(window.cursor_place.stage or stages[0].id))


def show_all(window: Window) -> None:
    """Open all rows."""
    window.show_step(None)


def fold_row(window: Window) -> None:
    """Fold or unfold the row of the cursor."""
    boards.shown(window).rows.fold_current()


def next_open(window: Window) -> None:
    """Go to the next cell in which nothing has been decided yet."""
    found = next_open_cell(window.bridge.blueprint, window.cursor_place)
    if found is None:
        window.notice("window.no_open_cell")
    else:
        boards.shown(window).nav.go(found)


def next_open_cell(blueprint: Blueprint, cursor: Cursor) -> Cursor | None:
    """The first empty, undecided cell after the cursor, row by row and round again; none when all is decided."""
    cells = [(stage.id, element) for element in ELEMENTS for stage in blueprint.stages]
    here = (cursor.stage, cursor.element)
    start = next((place + 1 for place, cell in enumerate(cells) if cell == here), 0)
    stages = {stage.id: stage for stage in blueprint.stages}
    for stage_id, element in cells[start:] + cells[:start]:
        stage = stages[stage_id]
        if not stage.cell(element) and element not in stage.deliberately_empty:
            return Cursor(stage_id, element)
    return None


def toggle_focus(window: Window) -> None:
    """Show one stage as six panels, or go back to the board."""
    if window.pages.in_focus:
        window.leave_focus()
        return
    if window.current_stage() is None:
        blueprint, last = window.bridge.blueprint, window.pages.last_stage
        known = last is not None and blueprint.stage(last) is not None
        window.go_to(Cursor(last if known else blueprint.stages[0].id))
    window.enter_focus()


def inspect(window: Window) -> None:
    """Open the inspector and go to it; when one is in it already, close it."""
    window.docks.toggle("inspector")


def next_pane(window: Window) -> None:
    """Go from the page to the next open dock, and from the last one back."""
    window.docks.next_pane()


def zoom_in(window: Window) -> None:
    """Make the board larger."""
    boards.shown(window).set_zoom(boards.shown(window).zoom * ZOOM_STEP)


def zoom_out(window: Window) -> None:
    """Make the board smaller."""
    boards.shown(window).set_zoom(boards.shown(window).zoom / ZOOM_STEP)


def zoom_reset(window: Window) -> None:
    """Show the board at 100 %."""
    boards.shown(window).set_zoom(1.0)


def standard_layout(window: Window) -> None:
    """Put toolbar and docks where they were at first."""
    window.standard_layout()
