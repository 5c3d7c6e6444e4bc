"""The parts of a window that the keyboard goes through with one key: the page, the docks, the rail, the bars."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from blueprint_editor.gui.dock import Dock
    from blueprint_editor.gui.main_window import Window


class Pane(NamedTuple):
    """Whether the keyboard is in it, and what brings it there."""

    has_keyboard: Callable[[], bool]
    enter: Callable[[], object]


def fields(part: QWidget) -> list[QWidget]:
    """The widgets in a part that take the keyboard with Tab now.

    Not along Qt's focus chain: PySide takes each widget there for a child of the one before it, and when
    that one goes, the menu bar and whatever else was met are gone for Python as well.
    """
    tab = Qt.FocusPolicy.TabFocus
    return [
        one for one in part.findChildren(QWidget) if one.focusPolicy() & tab and one.isEnabled() and one.isVisible()
    ]


def panes(window: Window) -> list[Pane]:
    """The panes of a window as they stand, in the order of the key; the page is the first."""
    docks = [window.docks[name] for name in window.shown_docks]
    bars = [(bar, found[0]) for bar in window.bars() if (found := fields(bar))]
    beside = [Pane(partial(_in_dock, dock), dock.enter) for dock in docks]
    rail = [Pane(window.rail.has_keyboard, window.rail.enter)]
    tab = Qt.FocusReason.TabFocusReason
    over = [Pane(partial(_holds_keyboard, bar), partial(field.setFocus, tab)) for bar, field in bars]
    others = [*beside, *rail, *over]
    page = Pane(lambda: not any(pane.has_keyboard() for pane in others), window.pages.focus_current)
    return [page, *others]


def go_on(window: Window, by: int) -> None:
    """Put the keyboard in the next (1) or previous (-1) pane, round and round."""
    window.commit()
    shown = panes(window)
    here = next((place for place, pane in enumerate(shown) if pane.has_keyboard()), 0)
    shown[(here + by) % len(shown)].enter()


def _in_dock(dock: Dock) -> bool:
    return dock.has_keyboard


def _holds_keyboard(part: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and part.isAncestorOf(focus)
