"""Lucide icons in any colour and size, drawn once and kept."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from blueprint_editor.resources import resource


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    svg = _source(name).replace("currentColor", colour)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon `name` in a colour, `size` logical pixels wide, sharp at a device pixel ratio."""
    return _pixmap(name, colour.name(), size, ratio)


def icon(name: str, colour: QColor, size: int = 20) -> QIcon:
    """The icon for a button or menu, sharp on each screen; the style makes it fainter when it cannot be used."""
    result = QIcon()
    for ratio in {screen.devicePixelRatio() for screen in QGuiApplication.screens()}:
        result.addPixmap(pixmap(name, colour, size, ratio))
    return result


def draw(painter: QPainter, name: str, colour: QColor, x: float, y: float, size: int) -> None:
    """Draw an icon with its top left corner at a point; sharp on any device, vectors on paper."""
    device = painter.device()
    if isinstance(device, QPixmap) or device.devType() in _SCREEN_TYPES:
        painter.drawPixmap(QRectF(x, y, size, size).topLeft(), pixmap(name, colour, size, device.devicePixelRatio()))
        return
    from PySide6.QtSvg import QSvgRenderer

    svg = _source(name).replace("currentColor", colour.name())
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(x, y, size, size))


_WIDGET, _PIXMAP, _IMAGE = 1, 2, 3
_SCREEN_TYPES = (_WIDGET, _PIXMAP, _IMAGE)
