"""The names of the rows at the left: the step's number with the element's icon, name and count."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from blueprint_editor.core.model import Element
from blueprint_editor.wording import say

from . import icons
from .ground import fill
from .look import Look, Measures

ELEMENT_ICONS = {
    Element.TRIGGER: "zap",
    Element.RESPONSIBILITY: "shield-check",
    Element.DOCUMENT: "file-text",
    Element.DATA_POINT: "database",
    Element.TASK: "clipboard-list",
    Element.COMMUNICATION: "messages-square",
}


class LabelState(msgspec.Struct, frozen=True):
    """How a row stands at this moment."""

    count: int
    folded: bool = False
    open_row: bool = False
    focused: bool = False
    hovered: bool = False
    chevron: bool = True


def row_name(element: Element, language: str) -> str:
    """The name of a row, without the places where it may break."""
    return say(f"board.row.{element.value}", language).replace("\u00ad", "")


def draw_badge(painter: QPainter, look: Look, m: Measures, element: Element, x: float, y: float) -> float:
    """Draw an element's badge with its top left corner at a point; gives its width in pixels."""
    width = float(m.badge_width)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.element(element))
    painter.drawRoundedRect(QRectF(x, y, width, m.badge), m.radius, m.radius)
    icons.draw(painter, ELEMENT_ICONS[element], look.on_element, x + m.px(6), y + (m.badge - m.icon) / 2, m.icon)
    painter.setFont(m.bold)
    painter.setPen(look.on_element)
    box = QRectF(x + m.px(6) + m.icon, y, width - m.px(10) - m.icon, m.badge)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(element.step))
    return width


def paint_label(
    painter: QPainter, rect: QRectF, element: Element, state: LabelState, look: Look, m: Measures, language: str
) -> None:
    """Paint a row's label into its part of the left column; `rect` is the row's visible part."""
    fill(painter, rect, look.band)
    painter.setPen(QPen(look.line, 1))
    rule = rect.bottom() - 0.5
    painter.drawLine(QPointF(rect.left(), rule), QPointF(rect.right(), rule))
    if state.open_row:
        fill(painter, QRectF(rect.x(), rect.y(), m.px(3), rect.height()), look.element(element))
    top = rect.y() + (m.folded - m.badge) / 2
    x = rect.x() + m.px(8)
    if state.chevron:
        chevron = "chevron-right" if state.folded else "chevron-down"
        colour = look.ink if state.hovered or state.focused else look.dim
        icons.draw(painter, chevron, colour, x - m.px(2), top + (m.badge - m.icon) / 2, m.icon)
        x += m.icon + m.px(2)
    x += draw_badge(painter, look, m, element, x, top) + m.px(8)
    _name(painter, QRectF(x, rect.y(), rect.right() - x - m.px(4), rect.height()), element, state, look, m, language)
    if state.focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.accent, 2))
        painter.drawRoundedRect(rect.adjusted(2, 2, -2, -3), m.radius, m.radius)


def _name(
    painter: QPainter, box: QRectF, element: Element, state: LabelState, look: Look, m: Measures, language: str
) -> None:
    metrics = QFontMetricsF(m.bold)
    lines = name_lines(say(f"board.row.{element.value}", language), metrics, box.width())
    height = metrics.height()
    painter.setFont(m.bold)
    painter.setPen(look.ink)
    y = box.y() + (m.folded - height * len(lines)) / 2 if state.folded else box.y() + (m.folded - height) / 2
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    for line in lines:
        painter.drawText(QRectF(box.x(), y, box.width(), height), left, line)
        y += height
    if not state.folded and y + m.small_line <= box.bottom():
        painter.setFont(m.small)
        painter.setPen(look.dim)
        count = say("board.items", language, n=state.count)
        painter.drawText(QRectF(box.x(), y + 1, box.width(), m.small_line), left, count)


def name_lines(name: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """A name broken where it may be: as much as fits on each line, its hyphen included."""
    lines, rest = [], name.split("\u00ad")
    while rest:
        take = len(rest)
        while take > 1 and metrics.horizontalAdvance("".join(rest[:take]) + "-" * (take < len(rest))) > width:
            take -= 1
        lines.append("".join(rest[:take]) + "-" * (take < len(rest)))
        rest = rest[take:]
    return lines
