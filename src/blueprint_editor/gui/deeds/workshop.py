"""What the Workshop menu does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import boards

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window


def parking(window: Window) -> None:
    """Open the parking lot and go to it; when one is in it already, close it."""
    window.docks.toggle("parking")


def toggle_timer(window: Window) -> None:
    """Begin, pause, or go on with the timer."""
    window.step_timer.toggle()


def next_part(window: Window) -> None:
    """Go on with the next part of the agenda."""
    window.step_timer.next()


def reset_timer(window: Window) -> None:
    """Forget what the timer counted."""
    window.step_timer.reset()


def add_phase(window: Window) -> None:
    """Type a phase of the customer's journey, over the stage of the cursor."""
    from blueprint_editor.core.journey import Span

    board = boards.shown(window)
    board.frame.show_journey(True)
    window.desk.settings.journey_hidden = False
    stage = window.cursor_place.stage
    column = board.matrix.index.get(stage, 0) if stage is not None else 0
    if board.frame.journey is not None and board.matrix.stages:
        board.frame.journey.begin(Span(column, column))


def show_agenda(window: Window) -> None:
    """Open the agenda and go to it; when one is in it already, close it."""
    window.docks.toggle("agenda")


def show_roles(window: Window) -> None:
    """Open the roles and go to them; when one is in them already, close them."""
    window.docks.toggle("roles")


def show_tips(window: Window) -> None:
    """Open the tips with the step and go to them; when one is in them already, close them."""
    window.docks.toggle("tips")


def action_list(window: Window) -> None:
    """List who does what by when."""
    from blueprint_editor.gui.dialogs.action_list import show_action_list

    window.commit()
    show_action_list(window)


def worksheets(window: Window) -> None:
    """Make a sheet to write on for each step."""
    from blueprint_editor.gui import handouts

    handouts.worksheets(window)


def worksheet_of_step(window: Window) -> None:
    """Make the sheet of the step that is open."""
    from blueprint_editor.gui import handouts

    if window.step is not None:
        handouts.worksheets(window, (window.step,))


def toggle_filled(window: Window) -> None:
    """Print what is there already on worksheets, or leave it out."""
    settings = window.desk.settings
    settings.filled_worksheets = not settings.filled_worksheets
