"""What lies under the cards: the bands of the rows, their rules, and the counts of folded rows."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from blueprint_editor.core.model import ELEMENTS
from blueprint_editor.wording import say

from .ground import fill
from .look import Look
from .matrix import Matrix


def paint_bands(painter: QPainter, clip: QRect, matrix: Matrix, look: Look, language: str) -> None:
    """Paint the ground of the part `clip` of the board, in board coordinates."""
    if matrix.height <= clip.bottom():
        top = max(clip.y(), matrix.height)
        fill(painter, QRect(clip.x(), top, clip.width(), clip.bottom() + 1 - top), look.board)
    span = matrix.span(clip.x(), clip.y(), clip.width(), clip.height())
    for row in range(span.top, span.bottom + 1):
        top, height = matrix.ys[row], matrix.row_height(row)
        fill(painter, QRect(clip.x(), top, clip.width(), height), look.band)
        painter.setPen(QPen(look.line, 1))
        y = top + height - 0.5
        painter.drawLine(QPointF(clip.left(), y), QPointF(clip.right() + 1, y))
        if not matrix.stages:
            continue
        for column in range(span.first, span.last + 1):
            _cell_note(painter, matrix, look, language, column, row)


def _cell_note(painter: QPainter, matrix: Matrix, look: Look, language: str, column: int, row: int) -> None:
    """A folded cell's count, or the dash of a deliberately empty one."""
    m = matrix.measures
    element, stage = ELEMENTS[row], matrix.stages[column]
    count = len(stage.cell(element))
    empty = element in stage.deliberately_empty
    if empty:
        text = f"– {say('board.deliberately_empty', language).lower()}"
    elif element in matrix.folded:
        text = say("board.items", language, n=count) if count else "0"
    else:
        return
    box = matrix.cell(column, row)
    left = box.x + m.cell_pad + m.pad_x
    height = m.folded if element in matrix.folded else m.row_top + m.entry_line
    painter.setFont(m.small)
    painter.setPen(look.dim)
    painter.drawText(
        QRectF(left, box.y, box.width - m.cell_pad - m.pad_x, height),
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
        text,
    )
