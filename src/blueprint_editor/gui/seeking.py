"""Going to a place that was found, in the view that one is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt

from blueprint_editor.gui.cursor import Cursor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from blueprint_editor.gui.main_window import Window


def show_place(window: Window, place: Cursor) -> None:
    """Put the cursor on a place: in the six panels while one works there, else on the board."""
    focus = window.pages.focus_view
    if focus is None or not window.pages.in_focus or place.stage is None:
        window.go_to(place)
        return
    if focus.stage_id != place.stage:
        focus.show_stage(place.stage)
    if place.element is not None:
        focus.go(place)
    else:
        focus.setFocus()


def give_back(window: Window, widget: QWidget | None) -> None:
    """Give the keyboard back to what had it; to what is shown when that is gone."""
    if widget is not None and shiboken6.isValid(widget) and widget.isVisible() and widget.window() is window:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
    else:
        window.pages.focus_current()


def hold_keyboard(panel: QWidget) -> bool:
    """Before the parts of a panel are made anew: take the keyboard from them, so that nothing else gets it.

    True when the panel had it, and is to take it again.
    """
    window = panel.window()
    focus = window.focusWidget()
    if focus is None or not panel.isAncestorOf(focus):
        return False
    window.setFocus(Qt.FocusReason.OtherFocusReason)
    return True
