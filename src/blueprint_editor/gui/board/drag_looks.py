"""What one sees of a drag: the cards at the pointer, and what the pointer says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QCursor, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QLabel

from blueprint_editor.wording import say

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from .cell import CellView
    from .view import BoardView

_BEHIND, _STEP = 2, 5
"""How many cards lie behind the first one, and by how many pixels each is shifted."""


def picture(view: CellView, count: int) -> tuple[QPixmap, QPoint]:
    """The card under the cursor with others behind it and how many there are; and where the pointer holds it."""
    board = view.board
    card = view.visualRect(view.currentIndex())
    card.setHeight(card.height() - board.measures.card_gap)
    front = view.viewport().grab(card)
    behind = min(_BEHIND, count - 1) * _STEP
    shown = QPixmap(
        round((card.width() + behind) * front.devicePixelRatio()),
        round((card.height() + behind) * front.devicePixelRatio()),
    )
    shown.setDevicePixelRatio(front.devicePixelRatio())
    shown.fill(Qt.GlobalColor.transparent)
    painter = QPainter(shown)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(0.88)
    for shift in range(behind, 0, -_STEP):
        painter.setPen(QPen(board.look.accent, 1.5))
        painter.setBrush(board.look.card)
        box = QRectF(shift, shift, card.width(), card.height()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, board.measures.radius, board.measures.radius)
    corners = QPainterPath()
    corners.addRoundedRect(QRectF(0, 0, card.width(), card.height()), board.measures.radius, board.measures.radius)
    painter.setClipPath(corners)
    painter.drawPixmap(0, 0, front)
    if count > 1:
        _badge(painter, board, count, card.width())
    painter.end()
    hot = view.viewport().mapFromGlobal(QCursor.pos()) - card.topLeft()
    return shown, hot if QRect(QPoint(), card.size()).contains(hot) else QPoint(8, 8)


def _badge(painter: QPainter, board: BoardView, count: int, width: int) -> None:
    look, m = board.look, board.measures
    words = say("board.drag.n", board.language, n=count)
    painter.setOpacity(1)
    painter.setFont(m.tiny)
    across = painter.fontMetrics().horizontalAdvance(words) + m.px(14)
    box = QRectF(width - across - 3, 3, across, m.px(18))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.accent)
    painter.drawRoundedRect(box, m.px(9), m.px(9))
    painter.setPen(look.on_accent)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def see_through(pixmap: QPixmap) -> QPixmap:
    """A picture for the pointer through which one sees where it goes."""
    faint = QPixmap(pixmap.size())
    faint.setDevicePixelRatio(pixmap.devicePixelRatio())
    faint.fill(Qt.GlobalColor.transparent)
    painter = QPainter(faint)
    painter.setOpacity(0.8)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return faint


class Tip(QLabel):
    """What the pointer says during a drag: why not, or what it becomes."""

    def __init__(self, board: BoardView) -> None:
        super().__init__(board)
        self.board = board
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setWordWrap(True)
        self.hide()

    def tell(self, words: str, point: QPoint, refused: bool) -> None:
        """Say something beside a point of the board; nothing hides it."""
        if not words:
            self.hide()
            return
        look = self.board.look
        edge: QColor = look.refuse if refused else look.accent
        self.setStyleSheet(
            f"background: {look.surface.name()}; color: {look.ink.name()}; padding: 6px 8px;"
            f" border: 1px solid {edge.name()}; border-left: 4px solid {edge.name()}; border-radius: 4px;"
        )
        self.setText(words)
        self.setMaximumWidth(300)
        self.adjustSize()
        x = min(point.x() + 16, self.board.width() - self.width() - 4)
        y = min(point.y() + 20, self.board.height() - self.height() - 4)
        self.move(max(4, x), max(4, y))
        self.show()
        self.raise_()
