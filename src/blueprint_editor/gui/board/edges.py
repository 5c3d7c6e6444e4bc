"""Near an edge of the board it scrolls on by itself, while something is dragged there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer

if TYPE_CHECKING:
    from .view import BoardView

_EDGE, _LEAST, _MOST = 36, 4, 28
"""How many pixels an edge is wide, and how far a step goes at its inner end and at its outer end."""


class EdgeScroll:
    """Scrolls a board as long as the pointer stays near an edge, the faster the nearer; tells each step."""

    def __init__(self, board: BoardView, moved: Callable[[], None] | None = None) -> None:
        self.board = board
        self._moved = moved
        self._pace = QPoint()
        self._timer = QTimer(board)
        self._timer.setInterval(16)
        self._timer.timeout.connect(self._step)

    def near(self, point: QPoint, sideways: bool = False) -> None:
        """The pointer is at a point of the board's viewport; `sideways` scrolls to the left and right only."""
        size = self.board.viewport().size()
        self._pace = QPoint(_pace(point.x(), size.width()), 0 if sideways else _pace(point.y(), size.height()))
        if self._pace.isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Scroll no further."""
        self._pace = QPoint()
        self._timer.stop()

    def _step(self) -> None:
        bars = self.board.horizontalScrollBar(), self.board.verticalScrollBar()
        before = [bar.value() for bar in bars]
        for bar, pace in zip(bars, (self._pace.x(), self._pace.y()), strict=True):
            bar.setValue(bar.value() + pace)
        if [bar.value() for bar in bars] == before:
            self._timer.stop()
        elif self._moved is not None:
            self._moved()


def _pace(place: int, size: int) -> int:
    """How many pixels a step scrolls: none away from both edges."""
    near, far = _EDGE - place, place - (size - _EDGE)
    if near <= 0 and far <= 0:
        return 0
    share = min(1.0, max(near, far) / _EDGE)
    pace = round(_LEAST + share * (_MOST - _LEAST))
    return -pace if near > 0 else pace
