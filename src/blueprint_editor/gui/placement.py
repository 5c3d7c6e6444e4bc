"""Where a window lies on the screen, from one time to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt

from blueprint_editor.gui.settings import STATE_VERSION, Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QWidget

    from blueprint_editor.gui.main_window import Window

STANDARD_SIZE = QSize(1280, 800)
_BESIDE = 28
_FRAME = QSize(24, 56)
_LEAST_ROOM = QSize(480, 320)
"""Smaller than any screen that people work on; a dialog has no use below it."""
_MAXIMISED = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen


def restore(window: Window, settings: Settings, neighbours: int) -> None:
    """Put a window where the last one was closed, on a screen that is there; a second one a little beside it."""
    geometry, state = settings.window("geometry"), settings.window("state")
    # Qt moves the window onto a visible screen when the one it was on is gone.
    if geometry.isEmpty() or not window.restoreGeometry(geometry):
        _centre(window)
    if neighbours:
        window.setWindowState(window.windowState() & ~_MAXIMISED)
        window.move(window.pos() + QPoint(_BESIDE, _BESIDE) * neighbours)
    keep_on_screen(window)
    if settings.open_docks:
        window.docks.show(settings.open_docks)
    if not state.isEmpty():
        window.restoreState(state, STATE_VERSION)


def keep(window: Window, settings: Settings) -> None:
    """Remember where a window lies and what it shows."""
    settings.keep_window(window.saveGeometry(), window.saveState(STATE_VERSION), window.shown_docks)


def keep_on_screen(window: QMainWindow) -> None:
    """Make a window no larger than its screen, and its title bar reachable."""
    area = window.screen().availableGeometry()
    size = window.size().boundedTo(area.size())
    if size != window.size():
        window.resize(size)
    title = QPoint(window.frameGeometry().center().x(), window.frameGeometry().top() + 8)
    if not any(screen.availableGeometry().contains(title) for screen in window.screen().virtualSiblings()):
        window.move(area.topLeft())


def resize_within(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog this size, or what the screen has room for with a frame around it."""
    room = dialog.screen().availableGeometry().size() - _FRAME
    dialog.resize(QSize(width, height).boundedTo(room.expandedTo(_LEAST_ROOM)))


def _centre(window: QMainWindow) -> None:
    area = window.screen().availableGeometry()
    size = STANDARD_SIZE.boundedTo(area.size())
    window.resize(size)
    spare = area.size() - size
    window.move(area.topLeft() + QPoint(spare.width() // 2, spare.height() // 2))
