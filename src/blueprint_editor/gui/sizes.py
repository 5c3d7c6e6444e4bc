"""More or less room for the part of a window that has the keyboard, as a drag of its edge gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

if TYPE_CHECKING:
    from blueprint_editor.gui.dock import Dock
    from blueprint_editor.gui.main_window import Window

STEP = 32
"""Pixels."""


def resize(window: Window, by: int) -> None:
    """Make the dock with the keyboard, or the row of a stage shown in full, larger by some pixels, or smaller."""
    dock = next((window.docks[name] for name in window.shown_docks if window.docks[name].has_keyboard), None)
    pane = QApplication.focusWidget()
    while pane is not None and not isinstance(pane.parentWidget(), QSplitter):
        pane = pane.parentWidget()
    if dock is not None:
        _resize_dock(window, dock, by)
    elif pane is not None:
        _resize_pane(pane, by)
    else:
        window.notice("window.no_edge")


def _resize_dock(window: Window, dock: Dock, by: int) -> None:
    below = window.dockWidgetArea(dock) == Qt.DockWidgetArea.BottomDockWidgetArea
    if dock.isFloating():
        dock.resize(dock.width() + by, dock.height() + by)
    elif below:
        window.resizeDocks([dock], [max(1, dock.height() + by)], Qt.Orientation.Vertical)
    else:
        window.resizeDocks([dock], [max(1, dock.width() + by)], Qt.Orientation.Horizontal)


def _resize_pane(pane: QWidget, by: int) -> None:
    split = pane.parentWidget()
    assert isinstance(split, QSplitter)
    sizes, place = split.sizes(), split.indexOf(pane)
    beside = place + 1 if place + 1 < len(sizes) else place - 1
    sizes[place] += by
    sizes[beside] -= by
    split.setSizes(sizes)
