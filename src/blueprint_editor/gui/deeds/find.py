"""What finds things."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window


def show_palette(window: Window) -> None:
    """Open the line that finds every command, stage and entry; or close it."""
    palette = window.palette_popup
    if palette.isVisible():
        palette.close_up()
    else:
        palette.open_up()


def show_find(window: Window) -> None:
    """Open the bar that finds on the board."""
    window.find_bar.open_up()


def find_next(window: Window) -> None:
    """Go to the next place that was found."""
    window.find_bar.step(1)


def find_previous(window: Window) -> None:
    """Go to the place that was found before this one."""
    window.find_bar.step(-1)
