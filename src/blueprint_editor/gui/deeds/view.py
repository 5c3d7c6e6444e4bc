"""What the View menu does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint_editor.core.model import ELEMENTS, Blueprint, Element, Status
from blueprint_editor.gui import panes, sizes
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.method.steps import is_done

from . import boards

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window


def show_step(window: Window, element: Element) -> None:
    """Open the row of a step and fold the others."""
    window.show_step(element)


def show_stages(window: Window) -> None:
    """Go to the first step: the stages themselves, with all rows folded."""
    window.leave_focus()
    window.pages.show_board().rows.show_stages()


def show_all(window: Window) -> None:
    """Open all rows."""
    window.show_step(None)


def fold_row(window: Window) -> None:
    """Fold or unfold the row of the cursor."""
    boards.shown(window).rows.fold_current()


def next_open(window: Window) -> None:
    """Go to the next cell that is not done yet; with one step open, its row becomes the open one."""
    found = next_open_cell(window.bridge.blueprint, window.cursor_place)
    if found is None or found.element is None:
        window.notice("window.no_open_cell")
        return
    if window.step is not None and window.step != found.element.step:
        window.show_step(found.element)
    boards.shown(window).nav.go(found)


def next_open_cell(blueprint: Blueprint, cursor: Cursor) -> Cursor | None:
    """The first cell after the cursor that is not done, row by row and round again; none when all are."""
    cells = [(stage.id, element) for element in ELEMENTS for stage in blueprint.stages]
    here = (cursor.stage, cursor.element)
    start = next((place + 1 for place, cell in enumerate(cells) if cell == here), 0)
    stages = {stage.id: stage for stage in blueprint.stages}
    for stage_id, element in cells[start:] + cells[:start]:
        if not is_done(stages[stage_id], element):
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


def stand_out(window: Window, statuses: frozenset[Status]) -> None:
    """Mute the cards of all other statuses."""
    boards.shown(window).set_statuses(statuses)


def show_blueprint(window: Window) -> None:
    """Go to the title, the client and the notes in the inspector."""
    boards.shown(window).nav.go_to_blueprint()


def toggle_rail(window: Window) -> None:
    """Say what each step asks, or show the numbers only."""
    window.rail.toggle()
    window.refresh_steps()


def toggle_journey(window: Window) -> None:
    """Show the row of the customer's journey above the stages, or not; remembered."""
    frame = boards.shown(window).frame
    frame.show_journey(frame.journey is None)
    window.desk.settings.journey_hidden = frame.journey is None


def show_data_points(window: Window) -> None:
    """Open the table of data points and go to it; when one is in it already, close it."""
    window.docks.toggle("data_points")


def next_pane(window: Window) -> None:
    """Go from the page to the next open dock, from the last one to the rail and the bars, and back."""
    panes.go_on(window, 1)


def previous_pane(window: Window) -> None:
    """Likewise, the other way round."""
    panes.go_on(window, -1)


def make_larger(window: Window) -> None:
    """Give the pane with the keyboard more room."""
    sizes.resize(window, sizes.STEP)


def make_smaller(window: Window) -> None:
    """Give the pane with the keyboard less room."""
    sizes.resize(window, -sizes.STEP)


def present(window: Window) -> None:
    """Show the step to a room from its first stage on, in a window of its own; or end that."""
    if window.presenter is not None:
        window.presenter.close()
        return
    window.commit()
    stages, cursor = window.bridge.blueprint.stages, window.cursor_place
    window.present(Cursor(stages[0].id if stages else None, cursor.element))


def present_here(window: Window) -> None:
    """Show the place of the cursor to a room, in a window of its own."""
    window.commit()
    window.present(window.cursor_place)


def freeze(window: Window) -> None:
    """Let the presenter window stay where it is, or follow again."""
    if window.presenter is not None:
        window.presenter.freeze()


def toggle_projector(window: Window) -> None:
    """Show the board alone, large, to a whole room; or go back to how it was."""
    window.projector.toggle()


def toggle_motion(window: Window) -> None:
    """Let cards and rows move, or have them still."""
    window.desk.set_motion(not window.desk.settings.motion)


def toggle_light_projector(window: Window) -> None:
    """Have the projector light whatever the theme is, or not."""
    window.desk.set_light_projector(not window.desk.theme.light_projector)


def zoom_in(window: Window) -> None:
    """Make the board larger."""
    boards.shown(window).zooming.step(1)


def zoom_out(window: Window) -> None:
    """Make the board smaller."""
    boards.shown(window).zooming.step(-1)


def zoom_reset(window: Window) -> None:
    """Show the board at 100 %."""
    boards.shown(window).set_zoom(1.0)


def standard_layout(window: Window) -> None:
    """Put toolbar and docks where they were at first."""
    window.standard_layout()
