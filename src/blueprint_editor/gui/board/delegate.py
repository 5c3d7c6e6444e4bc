"""Paints the rows of a cell; the heights are those that the matrix reserved.

The view paints its rows itself, without `QStyle`, whose first touch makes all its enumerations: 8 ms of the start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate

from blueprint_editor.gui.guard import guarded
from blueprint_editor.paint import icons
from blueprint_editor.paint.card import CardState
from blueprint_editor.wording import say

from .model import CellModel, RowKind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from .cell import CellView
    from .view import BoardView


@guarded
class CellDelegate(QStyledItemDelegate):
    """One delegate for all cells of a board."""

    def __init__(self, board: BoardView) -> None:
        super().__init__(board)
        self.board = board

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        model = index.model()
        assert isinstance(model, CellModel)
        return QSize(10, self.board.pool.row_height(model, index.row()))

    def paint_rows(self, painter: QPainter, view: CellView, clip: QRect) -> None:
        """Paint the rows of a cell that lie in a part of its viewport.

        Qt's own way asks the model, the style and the delegate so much about each row that it takes twice as long.
        """
        model = view.cell_model()
        for row in range(len(model.rows)):
            rect = view.visualRect(model.index(row, 0))
            if rect.top() > clip.bottom():
                break
            if rect.bottom() >= clip.top():
                self._paint_row(painter, view, model, row, QRectF(rect))

    def _paint_row(self, painter: QPainter, view: CellView, model: CellModel, row: int, rect: QRectF) -> None:
        item, focused = model.rows[row], view.hasFocus() and view.current_row() == row
        if item.entry is not None:
            card = rect.adjusted(0, 0, 0, -self.board.measures.card_gap)
            selected = view.selectionModel().isSelected(model.index(row, 0))
            state = CardState(
                selected=selected,
                focused=focused and not (selected and len(self.board.selection()) == 1),
                hovered=view.hovered_row == row,
                open_row=self.board.matrix.open_row is model.key[1],
                quiet=item.entry.status not in self.board.statuses
                or (self.board.found is not None and item.entry.id not in self.board.found),
            )
            self.board.cards.paint(painter, card, item.entry, state)
        elif item.kind is RowKind.ADD and (focused or view.is_active()):
            self._add_line(painter, rect, model, focused)
        elif item.kind is RowKind.MORE:
            self._more_line(painter, rect, model, focused)

    def _add_line(self, painter: QPainter, rect: QRectF, model: CellModel, focused: bool) -> None:
        board, m, look = self.board, self.board.measures, self.board.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.accent, 1.5) if focused else QPen(look.line, 1))
        painter.setBrush(look.surface)
        low = max(0, round(0.8 * m.entry_line) - round(rect.height()))
        rect = rect.adjusted(0, -low, 0, 0)  # where there is little room, it lies over the gap above it
        painter.drawRoundedRect(rect.adjusted(1, 0.5, -1, -0.5), m.radius, m.radius)
        x, y = rect.x() + m.pad_x - m.px(1), rect.y() + (rect.height() - m.icon) / 2
        icons.draw(painter, "plus", look.accent if focused else look.dim, x, y, m.icon)
        key = "board.add" if model.cell else f"board.add.{model.key[1].value}"
        self._words(painter, rect, say(key, board.language))

    def _more_line(self, painter: QPainter, rect: QRectF, model: CellModel, focused: bool) -> None:
        m, look = self.board.measures, self.board.look
        if focused:
            painter.setPen(QPen(look.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), m.radius, m.radius)
        self._words(painter, rect, say("board.more", self.board.language, n=model.hidden_count))

    def _words(self, painter: QPainter, rect: QRectF, words: str) -> None:
        m = self.board.measures
        box = rect.adjusted(m.pad_x + m.slot, 0, -m.px(4), 0)
        painter.setFont(m.small)
        painter.setPen(self.board.look.dim)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(box, flags, words)
