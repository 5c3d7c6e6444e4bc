"""What the Workshop menu does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window


def parking(window: Window) -> None:
    """Open the parking lot and go to it; when one is in it already, close it."""
    window.docks.toggle("parking")
