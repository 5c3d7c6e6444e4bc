"""Filling a rectangle with one colour."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter


def fill(painter: QPainter, rect: QRect | QRectF, colour: QColor) -> None:
    """Fill a rectangle; the painter's pen and brush are others afterwards.

    `QPainter.fillRect` looks for a gradient among its arguments and so makes the names of 180 of
    them in Python, some milliseconds of the start.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(rect)
