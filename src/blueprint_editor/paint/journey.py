"""The customer's journey over the stages: where its phases lie, and how they look, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from blueprint_editor.core.journey import Span
from blueprint_editor.core.model import Phase
from blueprint_editor.wording import say

from . import icons
from .look import Look, Measures, mix
from .wrap import Wrap


class Bar(NamedTuple):
    """A phase with its columns, and its rectangle: from the left edge of the first stage, and from the top."""

    phase: Phase
    span: Span
    rect: QRect


class BarState(msgspec.Struct, frozen=True):
    """How a phase stands at this moment."""

    focused: bool = False
    hovered: bool = False
    draft: bool = False


class Journey:
    """Lays the phases in as few lanes as it takes, and paints them; `before` is the room left of the stages.

    On paper nobody can ask what the row is, so there it is `titled`: its name stands over it.
    """

    def __init__(self, look: Look, measures: Measures, language: str, before: int, titled: bool = False) -> None:
        self.look = look
        self.language = language
        self._m = measures
        self._before = before
        self._top = measures.px(8) + (measures.small_line + measures.px(2) if titled else 0)
        self._titled = titled
        self._xs: Sequence[int] = ()
        self._widths: Sequence[int] = ()
        self._wraps: dict[int, Wrap] = {}
        self.bars: tuple[Bar, ...] = ()
        self.height = 0

    def tail(self, phases: Sequence[tuple[Phase, Span]], count: int) -> int:
        """The room that phases after `count` stages take, in pixels."""
        return self._m.px(112) if any(span.last >= count for _, span in phases) else 0

    def lay_out(self, phases: Sequence[tuple[Phase, Span]], xs: Sequence[int], widths: Sequence[int]) -> int:
        """Place the phases, which come in the order of their columns; gives the height of the row."""
        m, self._xs, self._widths = self._m, xs, widths
        lanes: list[list[tuple[Phase, Span]]] = []
        for phase, span in phases:
            lane = next((lane for lane in lanes if lane[-1][1].last < span.first), None)
            if lane is None:
                lanes.append(lane := [])
            lane.append((phase, span))
        y, bars = self._top, []
        for lane in lanes:
            tall = max(self.bar_height(phase.text, span) for phase, span in lane)
            bars += [Bar(phase, span, self.rect(span, y, tall)) for phase, span in lane]
            y += tall + m.px(4)
        self.bars = tuple(bars)
        self.height = y if lanes else self._top + self.bar_height("", Span(-1, -1)) + m.px(4)
        return self.height

    def bar_height(self, text: str, span: Span) -> int:
        """How high a phase is with this text in these columns."""
        lines = self._wrap(self.rect(span, 0, 0).width()).count(text)
        return lines * self._line + 2 * self._m.px(4)

    def rect(self, span: Span, y: int, height: int) -> QRect:
        """The rectangle of these columns."""
        left, right = self._left(span.first), self._right(span.last)
        return QRect(left, y, max(right - left, self._m.px(24)), height)

    def column_at(self, x: int) -> int:
        """The column at a place: -1 before the stages, their number after them."""
        if x < 0:
            return -1
        ends = [left + width for left, width in zip(self._xs, self._widths, strict=False)]
        return next((column for column, end in enumerate(ends) if x < end), len(ends))

    @property
    def _line(self) -> int:
        return self._m.small_line

    def _left(self, column: int) -> int:
        gap = self._m.px(3)
        if column < 0:
            return -self._before + self._m.px(32)
        return (self._xs[column] if column < len(self._widths) else self._end() + self._m.px(4)) + gap

    def _right(self, column: int) -> int:
        gap = self._m.px(3)
        if column < 0:
            return -gap
        if column < len(self._widths):
            return self._xs[column] + self._widths[column] - gap
        return self._end() + self._m.px(112)

    def _end(self) -> int:
        return self._xs[-1] if self._xs else 0

    def _wrap(self, width: int) -> Wrap:
        inside = width - 2 * self._m.px(10)
        if inside not in self._wraps:
            self._wraps[inside] = Wrap(self._m.small, inside)
        return self._wraps[inside]

    # Painting

    def paint_caption(self, painter: QPainter, left: int) -> None:
        """Say at the left what the row is; with a phase there only by its sign."""
        m, look = self._m, self.look
        tall = m.small_line if self._titled else self.bar_height("", Span(-1, -1))
        icons.draw(painter, "route", look.dim, left + m.px(10), m.px(8) + (tall - m.icon) / 2, m.icon)
        if not self._titled and any(bar.span.first < 0 for bar in self.bars):
            return
        painter.setFont(m.small)
        painter.setPen(look.dim)
        box = QRectF(left + m.px(32), m.px(8), self._before - m.px(36), tall)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags, say("journey.title", self.language))

    def paint_bar(self, painter: QPainter, rect: QRectF, text: str, state: BarState) -> None:
        """Paint one phase; its colour says nothing, and leaves the eye to the stages."""
        m, look = self._m, self.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = 0.12 if state.hovered else 0.07
        edge = QPen(look.strong_line, 1, Qt.PenStyle.DashLine if state.draft else Qt.PenStyle.SolidLine)
        painter.setPen(QPen(look.accent, 2) if state.focused else edge)
        painter.setBrush(look.board if state.draft else mix(look.surface, look.ink, share))
        inset = 1.0 if state.focused else 0.5
        radius = min(rect.height() / 2, m.px(12))
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.setFont(m.small)
        painter.setPen(look.dim if state.draft else look.ink)
        lines, metrics = self._wrap(round(rect.width())).lines(text), QFontMetricsF(m.small)
        spare = max(0.0, rect.height() - len(lines) * self._line - 2 * m.px(4))  # another in its lane is higher
        y = rect.y() + spare / 2 + m.px(4) + (self._line - metrics.height()) / 2 + metrics.ascent()
        for line in lines:
            painter.drawText(QPointF(rect.x() + m.px(10), y), line)
            y += self._line
