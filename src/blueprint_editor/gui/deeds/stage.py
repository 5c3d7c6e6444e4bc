"""What the Stage menu does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import boards

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window


def stage_after(window: Window) -> None:
    """Add a stage after this one."""
    boards.shown(window).stage_deeds.add(after=True)


def stage_before(window: Window) -> None:
    """Add a stage before this one."""
    boards.shown(window).stage_deeds.add(after=False)


def stage_rename(window: Window) -> None:
    """Rename the stage in its header."""
    window.leave_focus()
    boards.shown(window).stage_deeds.rename()


def stage_left(window: Window) -> None:
    """Move the stage one place to the left."""
    boards.made(window).stage_deeds.move(-1)


def stage_right(window: Window) -> None:
    """Move the stage one place to the right."""
    boards.made(window).stage_deeds.move(1)


def stage_duplicate(window: Window) -> None:
    """Put a copy of the stage after it."""
    boards.made(window).stage_deeds.duplicate()


def stage_split(window: Window) -> None:
    """Ask what goes to a new stage after this one."""
    from blueprint_editor.gui.dialogs.split import ask_split

    stage = window.current_stage()
    if stage is not None:
        window.commit()
        ask_split(window, window.bridge, window.appearance, stage.id)


def stage_merge(window: Window) -> None:
    """Make one stage of this one and the next."""
    boards.made(window).stage_deeds.merge()


def deliberately_empty(window: Window) -> None:
    """Say that the cell stays empty on purpose, or take that back."""
    boards.shown(window).deeds.toggle_deliberately_empty()


def stage_delete(window: Window) -> None:
    """Delete the stage with what is in it; undo brings it back."""
    boards.made(window).stage_deeds.delete()
