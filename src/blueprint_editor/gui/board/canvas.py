"""The ground of the board: bands, rules, counts of folded rows, the tint of a drop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from blueprint_editor.core.model import ELEMENTS, Kind
from blueprint_editor.gui.guard import guarded
from blueprint_editor.paint.bands import paint_bands
from blueprint_editor.paint.matrix import CellKey

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QContextMenuEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QMouseEvent,
        QPaintEvent,
    )

    from .invitation import Invitation
    from .view import BoardView


@guarded
class Canvas(QWidget):
    """One opaque widget as large as the board; the cells lie on it."""

    def __init__(self, board: BoardView) -> None:
        super().__init__(board.viewport())
        self.board = board
        self._tinted: CellKey | None = None
        self._invitation: Invitation | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)  # a row that grows leaves what is above it
        self.setAcceptDrops(True)

    def tint(self, key: CellKey | None) -> None:
        """Tint one cell, or none."""
        if key != self._tinted:
            for old_or_new in (self._tinted, key):
                if old_or_new is not None and old_or_new[0] in self.board.matrix.index:
                    self.update(self.board.pool.rect(old_or_new))
            self._tinted = key

    def paintEvent(self, event: QPaintEvent) -> None:
        board = self.board
        painter = QPainter(self)
        paint_bands(painter, event.rect(), board.matrix, board.look, board.language)
        if self._tinted is not None and self._tinted[0] in board.matrix.index:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(board.look.drop_ground)
            box = QRectF(board.pool.rect(self._tinted)).adjusted(2, 4, -2, -4)
            painter.drawRoundedRect(box, board.measures.radius, board.measures.radius)
        painter.end()

    def invite(self) -> int:
        """A board without open stages offers what it may begin with: beside its stages, or below its rows.

        Gives down to where that reaches, in pixels from the top of the board.
        """
        board = self.board
        if any(stage.kind is Kind.OPEN for stage in board.matrix.stages):
            if self._invitation is not None:
                self._invitation.hide()
            return 0
        if self._invitation is None:
            from .invitation import Invitation

            self._invitation = Invitation(board, self)
        edge = board.measures.px(24)
        left, top = board.matrix.width + edge, edge
        if board.viewport().width() - left < self._invitation.sizeHint().width() + edge:
            left, top = edge, board.matrix.height + edge
        return self._invitation.offer(QPoint(left, top)) + edge

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.board.typing.commit()
        adds = bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier))
        if not adds:
            self.board.chosen.clear()
        if event.button() == Qt.MouseButton.LeftButton:
            self.board.band.press(event.position().toPoint(), adds)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.board.band.drag(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.board.band.release()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Beside a cell the menu is the cell's; beside all stages it is that of the board."""
        point, matrix = event.pos(), self.board.matrix
        key = self.cell_at(point)
        if key is None or not (point.x() < matrix.width and point.y() < matrix.height):
            self.board.nav.leave_cells()
        elif key[1] in matrix.folded:
            self.board.labels.focus(key[1])
        else:
            self.board.nav.go_to_cell(*key, self.board.pool.add_row(key))
        self.board.menu_requested.emit(event.globalPos())

    # A folded row has no view of its own: what is dropped there comes here.

    def cell_at(self, point: QPoint) -> CellKey | None:
        """The cell at a point, the nearest one outside the board; none when there are no stages."""
        matrix = self.board.matrix
        if not matrix.stages:
            return None
        return matrix.stages[matrix.column_at(point.x())].id, ELEMENTS[matrix.row_at(point.y())]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.board.drags.entered(self, event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.board.drags.over(self, event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.board.drags.left()

    def dropEvent(self, event: QDropEvent) -> None:
        self.board.drags.drop(self, event)
