"""Making the board larger and smaller, by key, wheel or two fingers; what is looked at stays in its place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

from blueprint_editor.paint.look import MAX_ZOOM, MIN_ZOOM

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from .view import BoardView

LEVELS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
"""The sizes that keys and the wheel go through."""
_NOTCH = 120
"""What a wheel says of one notch; a touchpad says less at a time."""


class Zooming:
    """Zooms one board; what comes in quick succession is done once, as a large board takes a moment."""

    def __init__(self, board: BoardView) -> None:
        self.board = board
        self._wanted = 1.0
        self._at = QPoint()
        self._turned = 0
        self._timer = QTimer(board, singleShot=True)
        self._timer.timeout.connect(lambda: self.board.set_zoom(self._wanted, self._at))

    def step(self, steps: int) -> None:
        """Go to a larger or smaller level; the card of the cursor stays in its place."""
        self._begin()
        self.board.set_zoom(_level(self._wanted, steps), self._cursor())

    def wheel(self, event: QWheelEvent) -> None:
        """A turn of the wheel; what is under the pointer stays there."""
        delta = event.angleDelta().y() or event.angleDelta().x()
        self._turned = delta if self._turned * delta < 0 else self._turned + delta
        steps = int(self._turned / _NOTCH)
        if steps:
            self._turned -= steps * _NOTCH
            self._begin()
            self._soon(_level(self._wanted, steps), event.globalPosition().toPoint())

    def gesture(self, event: QEvent) -> bool:
        """Two fingers on a touchpad or a screen; false when it is another gesture."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
                return False
            self._begin()
            self._soon(self._wanted * (1 + event.value()), event.globalPosition().toPoint())
            return True
        pinch = event.gesture(Qt.GestureType.PinchGesture) if isinstance(event, QGestureEvent) else None
        if not isinstance(pinch, QPinchGesture):
            return False
        self._begin()
        self._soon(self._wanted * pinch.scaleFactor(), pinch.centerPoint().toPoint())
        return True

    def _begin(self) -> None:
        if not self._timer.isActive():
            self._wanted = self.board.zoom

    def _soon(self, zoom: float, at: QPoint) -> None:
        self._wanted = min(MAX_ZOOM, max(MIN_ZOOM, zoom))
        self._at = self.board.viewport().mapFromGlobal(at)
        self._timer.start()

    def _cursor(self) -> QPoint | None:
        """Where the card of the cursor is in the viewport; none when it is out of sight."""
        at, viewport = self.board.nav.cursor, self.board.viewport()
        view = self.board.pool.live.get((at.stage, at.element)) if at.stage and at.element else None
        if view is None or view.isHidden():
            return None
        point = view.viewport().mapTo(viewport, view.visualRect(view.currentIndex()).topLeft())
        return point if viewport.rect().contains(point) else None


class Held:
    """A place of the board that is to be at the same point of the viewport after everything got another size."""

    def __init__(self, board: BoardView, at: QPoint) -> None:
        matrix = board.matrix
        x, y = board.scroll_x + at.x(), board.scroll_y + at.y()
        self._board, self._at = board, at
        self._column, self._row = matrix.column_at(x), matrix.row_at(y)
        width = matrix.widths[self._column] if matrix.widths else 1
        self._across = (x - matrix.xs[self._column]) / width
        self._down = (y - matrix.ys[self._row]) / max(1, matrix.row_height(self._row))

    def put_back(self) -> None:
        """Scroll the place to where it was."""
        board, matrix = self._board, self._board.matrix
        if matrix.widths:
            x = matrix.xs[self._column] + self._across * matrix.widths[self._column]
            board.horizontalScrollBar().setValue(round(x) - self._at.x())
        y = matrix.ys[self._row] + self._down * matrix.row_height(self._row)
        board.verticalScrollBar().setValue(round(y) - self._at.y())


def _level(zoom: float, steps: int) -> float:
    """The level so many steps up or down; between two of them the next one counts as a step."""
    above, below = bisect_right(LEVELS, zoom + 0.001) - 1, bisect_left(LEVELS, zoom - 0.001)
    at = (above if steps > 0 else below) + steps
    return LEVELS[min(max(at, 0), len(LEVELS) - 1)]
