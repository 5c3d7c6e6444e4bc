"""The projector: the working view on a screen that a whole room looks at, and the way back to how it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QByteArray, QEvent, QObject, QRect, QSize, Qt, QTimer

from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.settings import STATE_VERSION
from blueprint_editor.paint.look import PROJECTOR, PROJECTOR_HEIGHT

if TYPE_CHECKING:
    from blueprint_editor.gui.board.rows import Arrangement
    from blueprint_editor.gui.board.view import BoardView
    from blueprint_editor.gui.cursor import Cursor
    from blueprint_editor.gui.main_window import Window

_WHOLE_BAR = 16_777_215
"""Qt's own word for no limit to a size."""
_SETTLES_WITHIN = 1000
"""Milliseconds in which a desktop has given a window its old size again."""


class Before(msgspec.Struct, frozen=True):
    """How a window was before it went to the projector."""

    window_state: Qt.WindowState
    geometry: QRect
    docks: QByteArray
    shown_docks: tuple[str, ...]
    zoom: float
    rows: Arrangement
    cursor: Cursor
    board_size: QSize
    scroll: tuple[int, int]


@guarded
class Projector(QObject):
    """Brings one window to the projector and back; what one edits there is as everywhere."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._before: Before | None = None
        self._settling: Before | None = None

    @property
    def on(self) -> bool:
        """Whether the window is on the projector."""
        return self._before is not None

    def toggle(self) -> None:
        """Go to the projector, or back."""
        if self.on:
            self.leave()
        else:
            self.enter()

    def enter(self) -> None:
        """Show nothing but the board, large; the step of the cursor is open, the other rows are counts."""
        window = self._window
        if self.on or not window.has_document:
            return
        window.commit()
        board = window.shown_board or window.pages.show_board()
        self._settle()
        self._before = self._look_around(board)
        for name in window.shown_docks:
            window.docks[name].hide()
        self._show_bars(False)
        window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        board.installEventFilter(self)
        self._fit()
        if board.rows.step is None:
            self._open_step(board)
        window.desk.theme.project(self, True)
        board.nav.take_focus()
        window.refresh()

    def _open_step(self, board: BoardView) -> None:
        """Of all rows the cursor's stays open; on a stage, the step of the stages."""
        element = board.nav.cursor.element
        if element is not None:
            board.rows.show_step(element)
        else:
            board.rows.show_stages()

    def leave(self) -> None:
        """Have everything as it was before."""
        window, before = self._window, self._before
        board = window.pages.board
        if before is None or board is None:
            return
        window.commit()
        self._before = None
        window.desk.theme.project(self, False)
        window.setWindowState(before.window_state)
        if before.window_state is Qt.WindowState.WindowNoState:
            window.setGeometry(before.geometry)
        self._show_bars(True)
        for name in window.shown_docks:
            if name not in before.shown_docks:
                window.docks[name].hide()
        window.restoreState(before.docks, STATE_VERSION)
        board.set_scale(None, zoom=before.zoom)
        board.rows.arrange(before.rows)
        self._settling = before
        QTimer.singleShot(_SETTLES_WITHIN, self, self._settle)
        self._scroll_back()
        if board.nav.cursor.element in before.rows.folded:
            board.nav.cursor = before.cursor  # a cursor in a row unfolds it
        board.nav.take_focus()
        self._scroll_back()
        window.refresh()

    def _look_around(self, board: BoardView) -> Before:
        window = self._window
        return Before(
            window.windowState(),
            window.geometry(),
            window.saveState(STATE_VERSION),
            window.shown_docks,
            board.zoom,
            board.rows.arrangement(),
            board.nav.cursor,
            board.size(),
            (board.scroll_x, board.scroll_y),
        )

    def _show_bars(self, shown: bool) -> None:
        """The menu bar has no height but stays: a command's key is heard only where its menu is to be seen."""
        window = self._window
        window.menuBar().setMaximumHeight(_WHOLE_BAR if shown else 0)
        window.commands.toolbar.setVisible(shown)
        window.commands.recent.menuAction().setVisible(shown)
        window.statusBar().setVisible(shown)
        window.rail.setVisible(shown)
        window.be_discreet(not shown)

    def _fit(self) -> None:
        """Make everything as large as the screen asks for."""
        board, zoom = self._window.pages.board, self._window.height() / PROJECTOR_HEIGHT
        if self.on and board is not None and zoom != board.base_zoom:
            board.set_scale(PROJECTOR, zoom, board.zoom if board.base_zoom is not None else 1.0)
            self._window.refresh_steps()

    # A desktop gives a window another size when it pleases: only then is it known how large everything is to
    # be, or is there room to scroll back to.

    def _scroll_back(self) -> None:
        board, before = self._window.pages.board, self._settling
        if board is not None and before is not None:
            board.horizontalScrollBar().setValue(before.scroll[0])
            board.verticalScrollBar().setValue(before.scroll[1])

    def _settle(self) -> None:
        """The window has its old size, or will not have it any more."""
        board = self._window.pages.board
        if self._settling is not None and board is not None:
            self._settling = None
            board.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The board has another size: fit it, or scroll to its old place."""
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._fit if self.on else self._come_back)
        return False

    def _come_back(self) -> None:
        board, before = self._window.pages.board, self._settling
        if board is not None and before is not None and board.size() == before.board_size:
            self._scroll_back()
            self._settle()
