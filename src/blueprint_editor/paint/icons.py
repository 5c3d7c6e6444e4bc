"""Lucide icons in any colour and size, drawn once and kept.

Their outlines are in `resources/icons/shapes.json`, made from the SVG files beside it: to load Qt's
SVG library and to read that language 25 times took 9 ms before the first picture.
"""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPainterPath, QPen, QPixmap

from blueprint_editor.resources import resource

_GRID = 24.0
"""The side of the square that an icon's shape is in."""


@cache
def _shapes() -> dict[str, list[list[list[float]]]]:
    """The shapes by name: lines, each a starting point and then straight lines (2 numbers), curves (6), or an end."""
    return msgspec.json.decode(resource("icons", "shapes.json").read_bytes(), type=dict[str, list[list[list[float]]]])


@lru_cache(maxsize=128)
def _path(name: str) -> QPainterPath:
    path = QPainterPath()
    for start, *steps in _shapes()[name]:
        path.moveTo(*start)
        for step in steps:
            if len(step) == 2:
                path.lineTo(*step)
            elif step:
                path.cubicTo(*step)
            else:
                path.closeSubpath()
    return path


def _stroke(painter: QPainter, name: str, colour: QColor, size: float) -> None:
    """Draw an icon at the painter's origin; its brush, pen and scale are others afterwards."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.scale(size / _GRID, size / _GRID)
    painter.drawPath(_path(name))


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _stroke(painter, name, QColor(colour), pixmap.width())
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon `name` in a colour, `size` logical pixels wide, sharp at a device pixel ratio."""
    return _pixmap(name, colour.name(), size, ratio)


def icon(name: str, colour: QColor, size: int = 20, off: QColor | None = None) -> QIcon:
    """The icon for a button or menu, sharp on each screen, and in the colour `off` while it cannot be used.

    Without `off` the style makes it fainter, which on a dark ground is hardly seen.
    """
    result = QIcon()
    for ratio in {screen.devicePixelRatio() for screen in QGuiApplication.screens()}:
        result.addPixmap(pixmap(name, colour, size, ratio))
        if off is not None:
            result.addPixmap(pixmap(name, off, size, ratio), QIcon.Mode.Disabled)
    return result


def draw(painter: QPainter, name: str, colour: QColor, x: float, y: float, size: int) -> None:
    """Draw an icon with its top left corner at a point; sharp on any device, vectors on paper."""
    device = painter.device()
    if isinstance(device, QPixmap) or device.devType() in _SCREEN_TYPES:
        painter.drawPixmap(QPointF(x, y), pixmap(name, colour, size, device.devicePixelRatio()))
        return
    painter.save()
    painter.translate(x, y)
    _stroke(painter, name, colour, size)
    painter.restore()


WIDGET, _PIXMAP, _IMAGE = 1, 2, 3
"""The kinds of device, as Qt numbers them."""
_SCREEN_TYPES = (WIDGET, _PIXMAP, _IMAGE)
