"""A label that ends in an ellipsis where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy

from .guard import guarded

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


@guarded
class Elided(QLabel):
    """As wide as there is room for; the pointer is told the whole. `indent` are pixels before and after the text."""

    def __init__(self, indent: int = 0) -> None:
        super().__init__()
        self._indent = indent
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much of it as there is room for."""
        painter = QPainter(self)
        room = self.rect().adjusted(self._indent, 0, -self._indent, 0)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()

    def tell(self, text: str) -> None:
        """Say something else."""
        self.setText(text)
        self.setToolTip(text)
