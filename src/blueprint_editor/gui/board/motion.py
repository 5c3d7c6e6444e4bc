"""Two movements that explain: a row that folds, and a card that lands where it was dropped.

What moves is a picture over the board. The board itself is from the first moment as it will be, so a key or a click
in between meets what it shows in the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEasingCurve, QPoint, QPointF, QRect, Qt, QTimeLine
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from blueprint_editor.core.model import ELEMENTS, EntryRef
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.stillness import asks_for_less

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from .view import BoardView

DURATION, FRAME = 120, 16
"""Milliseconds: from start to end, and from one picture to the next."""


class Extent(NamedTuple):
    """Where a row stands in what is in sight: its top edge and its height, in pixels."""

    y: int
    height: int


class Moving(NamedTuple):
    """A part of a picture, from where it stood to where it will stand."""

    picture: QPixmap
    top: int
    """Where the part begins in the picture."""
    old: Extent
    new: Extent


@guarded
class Motion(QWidget):
    """Lies over a board while something moves there; the pointer and the keyboard do not meet it."""

    def __init__(self, board: BoardView) -> None:
        super().__init__(board)
        self.board = board
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._rows: list[Moving] = []
        self._card: tuple[QPixmap, QPointF, QPointF] | None = None
        self._time = QTimeLine(DURATION, self)
        self._time.setUpdateInterval(FRAME)
        self._time.setEasingCurve(QEasingCurve(QEasingCurve.Type.OutCubic))
        self._time.valueChanged.connect(lambda _: self.update())
        self._time.finished.connect(self.end)
        self.hide()

    @property
    def wanted(self) -> bool:
        """Whether anything may move: not when the user or the system wants it still."""
        motion = self.board.appearance.motion
        return self.board.isVisible() and (not asks_for_less() if motion is None else motion)

    @contextmanager
    def folding(self) -> Iterator[None]:
        """Let rows go from what they are before to what they are after."""
        sight = self.board.viewport().geometry()
        area = QRect(0, sight.y(), sight.right() + 1, sight.height())
        if not self.wanted or area.isEmpty():
            yield
            return
        self.end()
        before, old = self.board.grab(area), self._extents()
        yield
        after, new = self.board.grab(area), self._extents()
        self._rows = [
            Moving(before, was.y, was, now) if was.height > now.height else Moving(after, now.y, was, now)
            for was, now in zip(old, new, strict=True)
        ]
        if old != new:
            self._begin(area)

    def land(self, picture: QPixmap, start: QPoint, ref: EntryRef) -> None:
        """Let a card go from a point of the board to its place."""
        place = self._place_of(ref)
        if not self.wanted or place is None:
            return
        self.end()
        self._card = picture, QPointF(start), QPointF(place)
        self._begin(self.board.viewport().geometry())

    def end(self) -> None:
        """Nothing moves any more."""
        self._time.stop()
        self.hide()
        self._rows, self._card = [], None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, share = QPainter(self), self._time.currentValue()
        if self._rows:
            painter.fillRect(self.rect(), self.board.look.board)
        for picture, top, old, new in self._rows:
            y, height = (round(was + (now - was) * share) for was, now in zip(old, new, strict=True))
            painter.setClipRect(QRect(0, y, self.width(), height))
            painter.drawPixmap(0, y - top, picture)
        if self._card is not None:
            picture, start, end = self._card
            painter.drawPixmap(start + (end - start) * share - QPointF(self.pos()), picture)
        painter.end()

    def _begin(self, area: QRect) -> None:
        self.setGeometry(area)
        self.raise_()
        self.show()
        self._time.start()

    def _extents(self) -> list[Extent]:
        matrix, scrolled = self.board.matrix, self.board.scroll_y
        return [Extent(matrix.ys[row] - scrolled, matrix.row_height(row)) for row in range(len(ELEMENTS))]

    def _place_of(self, ref: EntryRef) -> QPoint | None:
        view = self.board.pool.live.get((ref.stage, ref.element))
        if view is None or not view.isVisible():
            return None
        row = view.cell_model().row_of(ref.id)
        if row is None:
            return None
        rect = view.visualRect(view.cell_model().index(row))
        return view.viewport().mapTo(self.board, rect.topLeft())
