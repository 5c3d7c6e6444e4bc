"""A frame drawn around cards with the mouse: what it touches is selected."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from blueprint_editor.core.model import ELEMENTS
from blueprint_editor.gui.guard import guarded
from blueprint_editor.paint.matrix import CellKey

from .chosen import rows_of
from .edges import EdgeScroll

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from .view import BoardView


class Band:
    """One frame at a time on one board; what the cells and the ground hear of the mouse comes here."""

    def __init__(self, board: BoardView) -> None:
        self.board = board
        self.pressed = False
        self._start = QPoint()
        self._click: Callable[[], None] | None = None
        self._kept: dict[CellKey, set[str]] = {}
        self._touched: dict[CellKey, tuple[int, ...]] = {}
        self._frame: BandFrame | None = None
        self._edges = EdgeScroll(board, self._follow)

    def press(self, at: QPoint, add: bool, click: Callable[[], None] | None = None) -> None:
        """The button went down at a point of the canvas; `click` is done when it goes up there."""
        self.pressed = True
        self._start, self._click = at, click
        self._kept = {}
        self._touched = {}
        for ref in self.board.selection() if add else ():
            self._kept.setdefault((ref.stage, ref.element), set()).add(ref.id)

    def drag(self, at: QPoint) -> None:
        """The pointer is at a point of the canvas."""
        if not self.pressed:
            return
        if self._frame is None:
            if (at - self._start).manhattanLength() < QApplication.startDragDistance():
                return
            self._frame = BandFrame(self)
        rect = QRect(self._start, at).normalized().intersected(self.board.canvas.rect())
        self._frame.show_at(rect)
        self._select(rect)
        self._edges.near(self.board.canvas.mapTo(self.board.viewport(), at))

    def release(self) -> None:
        """The button went up: what is selected stays so, or it was a click."""
        click, drawn = self._click, self._frame is not None
        self._end()
        if click is not None and not drawn:
            click()

    def cancel(self) -> None:
        """Select again what was selected before."""
        for key in self._touched:
            self._set(key, ())
        self._end()

    def _end(self) -> None:
        self._edges.stop()
        self.pressed, self._click = False, None
        if self._frame is not None:
            frame, self._frame = self._frame, None
            frame.give_back()
            frame.hide()
            frame.deleteLater()

    def _follow(self) -> None:
        """The board scrolled under the pointer."""
        self.drag(self.board.canvas.mapFromGlobal(QCursor.pos()))

    # What it touches

    def _select(self, rect: QRect) -> None:
        touched = self._under(rect)
        for key in self._touched.keys() | touched.keys():
            rows = touched.get(key, ())
            if rows != self._touched.get(key, ()):
                self._set(key, rows)
        self._touched = touched

    def _set(self, key: CellKey, rows: tuple[int, ...]) -> None:
        kept = rows_of(self.board.pool.model(key), self._kept.get(key, set()))
        self.board.chosen.set_rows(key, sorted({*rows, *kept}))

    def _under(self, rect: QRect) -> dict[CellKey, tuple[int, ...]]:
        """The rows of each cell that a rectangle touches."""
        matrix, pad = self.board.matrix, self.board.measures.cell_pad
        if not matrix.stages:
            return {}
        span = matrix.span(rect.x(), rect.y(), rect.width(), rect.height())
        found: dict[CellKey, tuple[int, ...]] = {}
        for column in range(span.first, span.last + 1):
            left, right = matrix.xs[column] + pad, matrix.xs[column] + matrix.widths[column] - pad
            if rect.right() < left or rect.left() >= right:
                continue
            for row in range(span.top, span.bottom + 1):
                if ELEMENTS[row] not in matrix.folded:
                    key = (matrix.stages[column].id, ELEMENTS[row])
                    rows = self._rows(key, matrix.ys[row], matrix.ys[row + 1], rect)
                    if rows:
                        found[key] = rows
        return found

    def _rows(self, key: CellKey, top: int, bottom: int, rect: QRect) -> tuple[int, ...]:
        model = self.board.pool.model(key)
        if rect.top() <= top and rect.bottom() >= bottom:
            return tuple(model.entry_rows())  # all of it: nothing to measure
        y, gap = top + self.board.measures.row_top, self.board.measures.card_gap
        found: list[int] = []
        for row in model.entry_rows():
            height = self.board.pool.row_height(model, row)
            if rect.top() < y + height - gap and rect.bottom() >= y:
                found.append(row)
            y += height
        return tuple(found)


@guarded
class BandFrame(QWidget):
    """The frame as one sees it; it has the keyboard while it is drawn, so that Esc ends it."""

    def __init__(self, band: Band) -> None:
        super().__init__(band.board.canvas)
        self._band = band
        self._look = band.board.look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._before = QApplication.focusWidget()

    def show_at(self, rect: QRect) -> None:
        """Lie over a rectangle of the canvas."""
        self.setGeometry(rect)
        self.raise_()
        if self.isHidden():
            self.show()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def give_back(self) -> None:
        """The keyboard goes to what had it before."""
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._band.cancel()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = QColor(self._look.accent)
        ground.setAlpha(28)
        painter.setBrush(ground)
        painter.setPen(QPen(self._look.accent, 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
