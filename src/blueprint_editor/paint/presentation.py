"""What the presenter window shows: a step's question and its row, or one stage; no letter under 24 points.

Painted by what paints the board. Notes, points of attention and names of files and accounts have no place here.
"""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from blueprint_editor.core.model import ELEMENTS, AnyEntry, Blueprint, Element, Kind, Stage
from blueprint_editor.wording import element_question, say

from .card import Cards, CardState
from .ground import fill
from .headers import Headers, HeaderState
from .labels import draw_badge, name_lines
from .look import PRESENTER, PROJECTOR_HEIGHT, Look, Measures
from .wrap import Wrap

_MARGIN, _GAP = 48, 24
_QUESTION = (48, 40)
"""Sizes of the question: the larger where it stays on one line."""
_COLUMNS = 3
"""How many elements of a stage stand beside each other."""


class Slide(msgspec.Struct, frozen=True):
    """What is shown: the row of an element (none is the stages themselves) at a stage, or all of that stage."""

    element: Element | None = None
    stage: str | None = None
    entry: str | None = None
    whole_stage: bool = False


class PlainCards(Cards):
    """Cards with nothing but their text."""

    def _slot(self, painter: QPainter, rect: QRectF, entry: AnyEntry, state: CardState) -> None:
        """Who acts and how far it is decided is for who works on it."""


class Presentation:
    """Paints slides of one size, in one look and language."""

    def __init__(self, look: Look, family: str, language: str, size: QSizeF) -> None:
        self.look = look
        self.language = language
        self.size = size
        self.measures = Measures(family, min(size.height() / PROJECTOR_HEIGHT, size.width() / 1440), PRESENTER)
        self._family = family
        self._cards = PlainCards(look, self.measures, language)
        self._headers = Headers(look, self.measures, language)

    def paint(self, painter: QPainter, blueprint: Blueprint, slide: Slide) -> None:
        """Paint a slide; a stage that is gone is the first one."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill(painter, QRectF(QPointF(0, 0), self.size), self.look.board)
        stages = blueprint.stages
        if not stages:
            self._question(painter, None)
            return
        index = max(0, blueprint.stage_index(slide.stage) or 0) if slide.stage else 0
        if slide.whole_stage:
            self._stage(painter, stages[index], index, slide.entry)
        else:
            self._row(painter, stages, index, slide)

    @property
    def room(self) -> QRectF:
        """The slide within its margins."""
        margin = self.measures.px(_MARGIN)
        return QRectF(margin, margin, self.size.width() - 2 * margin, self.size.height() - 2 * margin)

    # A row

    def _row(self, painter: QPainter, stages: tuple[Stage, ...], index: int, slide: Slide) -> None:
        m, room = self.measures, self.room
        top = self._question(painter, slide.element) + m.px(_GAP)
        first, last = self._columns_around(index, len(stages))
        shown = stages[first : last + 1]
        foot = m.text.pixelSize() * 2 if len(shown) < len(stages) else 0
        parts = [stage.kind is Kind.OPEN for stage in shown]
        gap = m.px(_GAP) + m.joint if len(set(parts)) > 1 else 0
        width = (room.width() - gap) / len(shown)
        height = self._headers.measure(shown, [round(width)] * len(shown))
        for number, stage in enumerate(shown, first):
            left = room.left() + (number - first) * width + (0 if stage.kind is Kind.OPEN else gap)
            column = QRectF(left, top, width, height)
            follows_open = number > first and stages[number - 1].kind is Kind.OPEN
            state = HeaderState(number + 1, first=not follows_open, focused=number == index, current=number == index)
            self._headers.paint(painter, column, stage, state)
            cell = QRectF(column.left(), column.bottom() + m.px(_GAP), width, 0)
            cell.setBottom(room.bottom() - foot)
            self._cell(painter, cell.adjusted(m.cell_pad, 0, -m.cell_pad, 0), stage, slide)
        if foot:
            words = say("present.place", self.language, number=index + 1, total=len(stages))
            self._words(painter, words, m.text, self.look.dim, QPointF(room.left(), room.bottom()), right=room.right())

    def _columns_around(self, index: int, count: int) -> tuple[int, int]:
        """The stages that fit beside each other, the present one in their middle as far as there are others."""
        fitting = max(1, min(count, int(self.room.width() // self.measures.min_column)))
        first = max(0, min(index - fitting // 2, count - fitting))
        return first, first + fitting - 1

    def _cell(self, painter: QPainter, box: QRectF, stage: Stage, slide: Slide) -> None:
        if slide.element is None:
            self._text(painter, box, stage.description)
        elif slide.element in stage.deliberately_empty:
            self._text(painter, box, f"– {say('board.deliberately_empty', self.language).lower()}")
        else:
            self._entries(painter, box, stage.cell(slide.element), slide.entry)

    def _text(self, painter: QPainter, box: QRectF, text: str) -> None:
        """A text that is no card, as far as there is room."""
        m = self.measures
        wrap = Wrap(m.text, box.width() - 2 * m.pad_x)
        for number, line in enumerate(wrap.lines(text)):
            if (number + 1) * m.line <= box.height():
                place = QPointF(box.left() + m.pad_x, box.top() + number * m.line + m.ascent)
                self._words(painter, line, m.text, self.look.dim, place)

    def _entries(self, painter: QPainter, box: QRectF, entries: tuple[AnyEntry, ...], current: str | None) -> None:
        """Cards from the top, the current one always among them, and how many more there are."""
        m, width = self.measures, round(box.width())
        heights = [self._cards.height(entry, width, False) for entry in entries[:_LOOKED_AT]]
        first, count = self._fitting(heights, entries, current, box.height())
        y = box.top()
        for entry, height in zip(entries[first : first + count], heights[first:], strict=False):
            state = CardState(selected=entry.id == current)
            self._cards.paint(painter, QRectF(box.left(), y, width, height), entry, state)
            y += height + m.card_gap
        if count < len(entries):
            words = say("board.more", self.language, n=len(entries) - count)
            self._words(painter, words, m.text, self.look.dim, QPointF(box.left() + m.pad_x, y + m.ascent))

    def _fitting(
        self, heights: list[int], entries: tuple[AnyEntry, ...], current: str | None, room: float
    ) -> tuple[int, int]:
        """The first card that is shown, and how many fit with a line that says how many more there are."""
        wanted = next((place for place, entry in enumerate(entries) if entry.id == current), 0)
        for first in range(len(heights)):
            count = self._count(heights[first:], room, len(entries) - first)
            if wanted < first + count or first == wanted:
                return first, max(1, count)
        return 0, 0

    def _count(self, heights: list[int], room: float, total: int) -> int:
        m, used = self.measures, 0
        for count, height in enumerate(heights):
            more = m.line if count + 1 < total else 0
            if used + height + more > room:
                return count
            used += height + m.card_gap
        return len(heights)

    # One stage

    def _stage(self, painter: QPainter, stage: Stage, index: int, entry: str | None) -> None:
        m, room, look = self.measures, self.room, self.look
        font = self._bold(_QUESTION[0])
        metrics, y, number = QFontMetricsF(font), room.top(), str(index + 1)
        left = room.left() + metrics.horizontalAdvance(f"{number}  ")
        self._words(painter, number, font, look.dim, QPointF(room.left(), y + metrics.ascent()))
        for line in Wrap(font, room.right() - left).lines(stage.name):
            self._words(painter, line, font, look.ink, QPointF(left, y + metrics.ascent()))
            y += metrics.height()
        gap = float(m.px(_GAP))
        rows = len(ELEMENTS) // _COLUMNS
        width = (room.width() - gap * (_COLUMNS - 1)) / _COLUMNS
        height = (room.bottom() - y - gap * rows) / rows
        for place, element in enumerate(ELEMENTS):
            left = room.left() + place % _COLUMNS * (width + gap)
            top = y + gap + place // _COLUMNS * (height + gap)
            self._panel(painter, QRectF(left, top, width, height), stage, element, entry)

    def _panel(self, painter: QPainter, box: QRectF, stage: Stage, element: Element, entry: str | None) -> None:
        m, look = self.measures, self.look
        painter.setPen(QPen(look.line, 1))
        painter.setBrush(look.band)
        painter.drawRoundedRect(box, m.radius, m.radius)
        inside = box.adjusted(m.pad_x, m.pad_x, -m.pad_x, -m.pad_x)
        x = inside.left() + draw_badge(painter, look, m, element, inside.left(), inside.top()) + m.pad_x
        metrics = QFontMetricsF(m.bold)
        lines = name_lines(say(f"board.row.{element.value}", self.language), metrics, inside.right() - x)
        y = inside.top() + max(0.0, (m.badge - len(lines) * metrics.height()) / 2)
        for line in lines:
            self._words(painter, line, m.bold, look.ink, QPointF(x, y + metrics.ascent()))
            y += metrics.height()
        inside.setTop(max(y, inside.top() + m.badge) + m.pad_y)
        self._cell(painter, inside, stage, Slide(element, stage.id, entry))

    # Words

    def _question(self, painter: QPainter, element: Element | None) -> float:
        """The step's badge and what it asks; gives where it ends."""
        m, room, look = self.measures, self.room, self.look
        left = room.left()
        if element is not None:
            left += draw_badge(painter, look, m, element, left, room.top()) + m.px(_GAP)
            words = element_question(element, self.language)
        else:
            words = say("question.stages", self.language)
        wraps = [Wrap(self._bold(size), room.right() - left) for size in _QUESTION]
        wrap = wraps[0] if wraps[0].count(words) == 1 else wraps[1]
        metrics = QFontMetricsF(wrap.font)
        lines = wrap.lines(words)
        y = room.top() + max(0.0, (m.badge - len(lines) * metrics.height()) / 2)
        for line in lines:
            self._words(painter, line, wrap.font, look.ink, QPointF(left, y + metrics.ascent()))
            y += metrics.height()
        return max(y, room.top() + m.badge)

    def _bold(self, size: int) -> QFont:
        font = QFont(self._family)
        font.setPixelSize(self.measures.px(size))
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _words(
        self, painter: QPainter, words: str, font: QFont, colour: QColor, place: QPointF, right: float | None = None
    ) -> None:
        """One line with its baseline at a place, or ending at `right`."""
        if right is not None:
            place = QPointF(right - QFontMetricsF(font).horizontalAdvance(words), place.y())
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(place, words)


_LOOKED_AT = 200
"""How many entries of a cell are measured: far more than any screen has room for."""
