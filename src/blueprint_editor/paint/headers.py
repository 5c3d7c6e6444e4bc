"""The strip of stages: a process with joints, won and lost set apart."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from blueprint_editor.core.model import Kind, Stage
from blueprint_editor.wording import enum_label, percentage, say

from . import icons
from .look import Look, Measures, mix
from .wrap import Wrap

_ROUND = Qt.PenJoinStyle.RoundJoin
KIND_ICONS = {Kind.WON: "trophy", Kind.LOST: "circle-x"}


class HeaderState(msgspec.Struct, frozen=True):
    """Where a stage stands in the strip, and how it stands at this moment."""

    number: int
    first: bool = False
    last_open: bool = False
    focused: bool = False
    current: bool = False
    hovered: bool = False


class Headers:
    """Measures and paints the stage headers of one board; all names get one size of type."""

    def __init__(self, look: Look, measures: Measures, language: str) -> None:
        self.look = look
        self.measures = measures
        self.language = language
        self._font = measures.heads[-1]
        self._wraps: dict[tuple[int, float], Wrap] = {}
        self.height = 0

    def measure(self, stages: tuple[Stage, ...], widths: list[int]) -> int:
        """The height that the strip needs for these stages and column widths, in pixels."""
        m = self.measures
        names = [(stage.name, self._name_width(width)) for stage, width in zip(stages, widths, strict=True)]
        most = 1
        for font in m.heads:
            # To ready a font takes Qt a millisecond: what surely does not fit is seen in the smallest one.
            share = m.heads[-1].pixelSize() / font.pixelSize()
            if font is not m.heads[-1] and self._most(m.heads[-1], names, share) > m.scale.head_lines:
                continue
            self._font = font
            most = self._most(font, names)
            if most <= m.scale.head_lines:
                break
        line = QFontMetricsF(self._font).height()
        room = m.px(m.scale.strip_room)
        highest = most * line
        for stage, (name, width) in zip(stages, names, strict=True):
            if stage.aliases:
                highest = max(highest, self._wrap(self._font, width).count(name) * line + m.small_line)
        self.height = round(room + m.small_line + m.px(2) + highest + room)
        return self.height

    def paint(self, painter: QPainter, rect: QRectF, stage: Stage, state: HeaderState) -> None:
        """Paint one stage's header into its column's part of the strip."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if stage.kind is Kind.OPEN:
            self._segment(painter, rect, state)
        else:
            self._closed(painter, rect, stage, state)
        self._meta(painter, rect, stage, state)
        self._name(painter, rect, stage)

    def name_rect(self, rect: QRectF) -> QRectF:
        """Where the name stands in a header; its editor goes there."""
        m = self.measures
        top = rect.y() + m.px(m.scale.strip_room) + m.small_line + m.px(2)
        return QRectF(rect.x() + self._left(), top, self._name_width(rect.width()), rect.bottom() - top - m.px(6))

    @property
    def font(self) -> QFont:
        """The font of the names, as `measure` chose it."""
        return self._font

    def _left(self) -> int:
        return self.measures.cell_pad + self.measures.pad_x

    def _name_width(self, width: float) -> float:
        return max(20.0, width - self._left() - self.measures.joint)

    def _wrap(self, font: QFont, width: float) -> Wrap:
        key = (font.pixelSize(), width)
        if key not in self._wraps:
            self._wraps[key] = Wrap(font, width)
        return self._wraps[key]

    def _most(self, font: QFont, names: list[tuple[str, float]], share: float = 1.0) -> int:
        """The most lines that one of the names takes in a share of its width."""
        return max((self._wrap(font, width * share).count(name) for name, width in names), default=1)

    def _segment(self, painter: QPainter, rect: QRectF, state: HeaderState) -> None:
        """An open stage: a piece of the strip that points at the next one."""
        painter.setBrush(self._ground(state))
        painter.setPen(QPen(self.look.strong_line, 1))
        painter.drawPolygon(self._outline(rect, state.first, 0.5))
        if state.focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._ring())
            painter.drawPolygon(self._outline(rect, state.first, self.measures.px(3)))

    def _outline(self, rect: QRectF, first: bool, inset: float) -> QPolygonF:
        """The edge of an open stage, so many pixels inside it: notched on the left unless it is the first."""
        joint = float(self.measures.joint)
        top, bottom, middle = rect.top() + inset, rect.bottom() - inset, rect.center().y()
        # The lines of two stages lie on each other; further inside, an edge that slants goes sideways as well.
        slant, sharp = (inset - 0.5) * 0.8, (inset - 0.5) * 1.2
        right, tip = rect.right() - joint * 0.4 - slant, rect.right() + joint * 0.6 - sharp
        ends = [QPointF(right, top), QPointF(tip, middle), QPointF(right, bottom)]
        if first:
            return QPolygonF([QPointF(rect.left() + inset, top), *ends, QPointF(rect.left() + inset, bottom)])
        left, notch = rect.left() - joint * 0.4 + sharp, rect.left() + joint * 0.6 + slant
        return QPolygonF([QPointF(left, top), *ends, QPointF(left, bottom), QPointF(notch, middle)])

    def _closed(self, painter: QPainter, rect: QRectF, stage: Stage, state: HeaderState) -> None:
        m, look = self.measures, self.look
        box = rect.adjusted(m.px(3) + 0.5, 0.5, -m.px(3) - 0.5, -0.5)
        painter.setPen(QPen(look.strong_line, 1))
        painter.setBrush(self._ground(state))
        painter.drawRoundedRect(box, m.radius, m.radius)
        painter.setPen(QPen(look.kind(stage.kind), m.px(3), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        y = box.bottom() - m.px(1)
        painter.drawLine(QPointF(box.left() + m.radius, y), QPointF(box.right() - m.radius, y))
        if state.focused:
            self._focus(painter, box.adjusted(2, 2, -2, -2))

    def _ground(self, state: HeaderState) -> QColor:
        return mix(self.look.surface, self.look.ink, 0.05) if state.hovered or state.current else self.look.surface

    def _focus(self, painter: QPainter, box: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._ring())
        painter.drawRoundedRect(box, self.measures.radius, self.measures.radius)

    def _ring(self) -> QPen:
        """The pen of what the cursor is on."""
        width = self.measures.scale.joint / 5
        return QPen(self.look.accent, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, _ROUND)

    def _meta(self, painter: QPainter, rect: QRectF, stage: Stage, state: HeaderState) -> None:
        m, look = self.measures, self.look
        top = rect.y() + m.px(m.scale.strip_room)
        box = QRectF(rect.x() + self._left(), top, self._name_width(rect.width()), m.small_line)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(m.figures)
        painter.setPen(look.dim)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if stage.kind is Kind.OPEN:
            probability = "" if stage.probability is None else percentage(stage.probability)
            painter.drawText(box, right, probability)
            taken = painter.fontMetrics().horizontalAdvance(probability)
            painter.drawText(box, flags, self._with_days(painter, str(state.number), stage, box.width() - taken))
            return
        box.setRight(rect.right() - m.px(6))
        colour = look.kind(stage.kind)
        icons.draw(painter, KIND_ICONS[stage.kind], colour, box.x(), box.y() + (box.height() - m.icon) / 2, m.icon)
        painter.setPen(colour)
        painter.setFont(m.tiny)
        box.setLeft(box.left() + m.icon + m.px(4))
        word = enum_label(stage.kind, self.language).upper()
        painter.drawText(box, flags, word)
        painter.setPen(look.dim)
        box.setLeft(box.left() + painter.fontMetrics().horizontalAdvance(word))
        painter.setFont(m.figures)
        painter.drawText(box, flags, self._with_days(painter, "", stage, box.width()))

    def _with_days(self, painter: QPainter, text: str, stage: Stage, room: float) -> str:
        """A text with the most days of a stage behind it, in full or short, as far as there is room."""
        if stage.max_days is None:
            return text
        for key in ("board.header.days", "board.header.days_short"):
            words = f"{text} · {say(key, self.language, n=stage.max_days)}"
            if painter.fontMetrics().horizontalAdvance(words) + self.measures.px(6) <= room:
                return words
        return text

    def _name(self, painter: QPainter, rect: QRectF, stage: Stage) -> None:
        box = self.name_rect(rect)
        painter.setFont(self._font)
        painter.setPen(self.look.ink)
        metrics = QFontMetricsF(self._font)
        y = box.y() + metrics.ascent()
        for line in self._wrap(self._font, self._name_width(rect.width())).lines(stage.name):
            painter.drawText(QPointF(box.x(), y), line)
            y += metrics.height()
        if stage.aliases:
            small = QFontMetricsF(self.measures.small)
            names = say("board.header.also", self.language, names=", ".join(stage.aliases))
            painter.setFont(self.measures.small)
            painter.setPen(self.look.dim)
            shown = small.elidedText(names, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(QPointF(box.x(), y - metrics.ascent() + small.ascent()), shown)
