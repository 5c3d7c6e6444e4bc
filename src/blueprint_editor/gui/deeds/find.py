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
