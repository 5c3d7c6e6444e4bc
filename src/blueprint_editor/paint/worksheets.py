"""Empty sheets to write on: a step's question, the stages as columns, and room under each for a pen."""

from __future__ import annotations

import math
from collections.abc import Generator, Sequence
from contextlib import closing
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from blueprint_editor.core.model import ELEMENTS, Blueprint, Element, Kind, Stage
from blueprint_editor.wording import element_question, element_title, percentage, say

from .export import application
from .headers import Headers, HeaderState
from .labels import draw_badge
from .look import light
from .matrix import CLOSED_SHARE
from .paper import A3_WIDE, MARGIN, PdfPages, paper_font
from .poster import PaperMeasures
from .wrap import Wrap

STEPS = len(ELEMENTS) + 1
_WIDTH = 1_240.0
"""How wide a page is in pixels at 100 %: a name of 18 pixels is 18 points high on the wall."""
_LEAST_COLUMN = 136.0
"""A page gets more pixels, and smaller type, when its columns would be narrower than this."""
_OPEN_STAGES = 4
"""How many columns for open stages there are at least, with or without a name."""
_LINE = 36.0
"""Between two lines to write on: 11 mm."""
_MOST_PRINT = 0.5
"""What the small print may take of a column."""
_FACTS = ("probability", "max_days", "description")


def _share(stage: Stage) -> float:
    """How wide a column is against that of an open stage."""
    return 1.0 if stage.kind is Kind.OPEN else CLOSED_SHARE


class Worksheets:
    """The pages of one blueprint; `filled` prints small what stands there already."""

    def __init__(self, blueprint: Blueprint, language: str, *, filled: bool = True) -> None:
        self.blueprint = blueprint
        self.language = language
        self.filled = filled
        self.look = light()
        self._m = PaperMeasures(paper_font(13).family())
        self._headers = Headers(self.look, self._m, language)
        self._gap = float(self._m.closed_gap)
        most = max(sum(map(_share, self.columns(step))) for step in (1, 2))
        self.width = max(_WIDTH, _LEAST_COLUMN * most + self._gap)
        page = A3_WIDE
        self.height = self.width * (page.height() - 2 * MARGIN) / (page.width() - 2 * MARGIN)

    def paint(self, painter: QPainter, step: int, page: int, pages: int) -> None:
        """Paint the sheet of a step, 1 to 7."""
        element = None if step == 1 else ELEMENTS[step - 2]
        y = self._paint_head(painter, step, element)
        self._paint_columns(painter, y, step, element)
        self._paint_foot(painter, page, pages)

    def columns(self, step: int) -> tuple[Stage, ...]:
        """The stages, with columns that wait for a name; the first step always has one for what the room adds."""
        stages = self.blueprint.stages
        opened = [stage for stage in stages if stage.kind is Kind.OPEN]
        spare = max(_OPEN_STAGES - len(opened), 1 if step == 1 else 0)
        blank = [Stage("", "")] * spare
        return (*opened, *blank, *(stage for stage in stages if stage.kind is not Kind.OPEN))

    # Parts

    def _paint_head(self, painter: QPainter, step: int, element: Element | None) -> float:
        """The step and its question at the left, client and date at the right; gives where the columns begin."""
        m, look = self._m, self.look
        right = 340.0
        small, big = paper_font(15, QFont.Weight.DemiBold), paper_font(32, QFont.Weight.DemiBold)
        x = self._paint_badge(painter, element) + 10
        self._text(painter, small, look.dim, x, m.badge / 2, say("sheet.step", self.language, step=step, total=STEPS))
        x += QFontMetricsF(small).horizontalAdvance(say("sheet.step", self.language, step=step, total=STEPS)) + 8
        self._text(painter, small, look.ink, x, m.badge / 2, self._title(element))
        wrap = Wrap(big, self.width - right - 40)
        metrics = QFontMetricsF(big)
        y = m.badge + 10.0
        painter.setFont(big)
        painter.setPen(look.ink)
        for line in wrap.lines(self._question(element)):
            painter.drawText(QPointF(0, y + metrics.ascent()), line)
            y += metrics.height()
        below = self._paint_blanks(painter, self.width - right, right)
        return max(y, below) + 18

    def _paint_badge(self, painter: QPainter, element: Element | None) -> float:
        """The number of the step; the stages have no colour of their own."""
        m = self._m
        if element is not None:
            return draw_badge(painter, self.look, m, element, 0, 0)
        box = QRectF(0, 0, m.badge, m.badge)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.dim)
        painter.drawRoundedRect(box, m.radius, m.radius)
        painter.setFont(m.bold)
        painter.setPen(self.look.on_element)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "1")
        return float(m.badge)

    def _paint_blanks(self, painter: QPainter, x: float, width: float) -> float:
        """What is filled in by hand: client, date, who are there."""
        label, value = paper_font(13), paper_font(15, QFont.Weight.DemiBold)
        y, column = 12.0, 86.0
        client = " ".join((self.blueprint.client or self.blueprint.title).split())
        for key, known in (("client", client), ("date", ""), ("present", "")):
            self._text(painter, label, self.look.dim, x, y, say(f"sheet.{key}", self.language))
            painter.setPen(QPen(self.look.strong_line, 1))
            painter.drawLine(QPointF(x + column, y + 12), QPointF(x + width, y + 12))
            shown = QFontMetricsF(value).elidedText(known, Qt.TextElideMode.ElideRight, width - column)
            self._text(painter, value, self.look.ink, x + column, y, shown)
            y += 32
        return y - 12

    def _question(self, element: Element | None) -> str:
        return say("question.stages", self.language) if element is None else element_question(element, self.language)

    def _title(self, element: Element | None) -> str:
        return say("sheet.stages", self.language) if element is None else element_title(element, self.language)

    def _paint_columns(self, painter: QPainter, top: float, step: int, element: Element | None) -> None:
        columns = self.columns(step)
        gap = self._gap if {stage.kind for stage in columns} > {Kind.OPEN} else 0.0
        unit = (self.width - gap) / (sum(map(_share, columns)) or 1.0)
        widths = [unit * _share(stage) for stage in columns]
        strip = self._headers.measure(columns, [int(width) for width in widths])
        bottom, x, opened = self.height - 34, 0.0, True
        for number, (stage, width) in enumerate(zip(columns, widths, strict=True)):
            first = number == 0 or not opened
            if opened and stage.kind is not Kind.OPEN and number:
                x += gap
            opened = stage.kind is Kind.OPEN
            self._headers.paint(painter, QRectF(x, top, width, strip), stage, HeaderState(number + 1, first=first))
            inset = self._m.joint if opened else 6  # as wide as its header's own shape
            box = QRectF(x, top + strip + 8, width - inset, bottom - top - strip - 8)
            self._paint_field(painter, box, stage, element)
            x += width

    def _paint_field(self, painter: QPainter, box: QRectF, stage: Stage, element: Element | None) -> None:
        """A column to write in: small print at its top, lines below it."""
        look = self.look
        painter.setPen(QPen(look.strong_line, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 5, 5)
        inner = box.adjusted(10, 8, -10, -6)
        y = (
            self._paint_facts(painter, inner, stage)
            if element is None
            else self._paint_known(painter, inner, stage, element)
        )
        painter.setPen(QPen(look.line, 1))
        # One grid for all columns; the first line leaves room for a word under what is printed.
        line = box.top() + 12 + _LINE * math.ceil((y + 0.8 * _LINE - box.top() - 12) / _LINE)
        while line < inner.bottom():
            painter.drawLine(QPointF(inner.left(), line), QPointF(inner.right(), line))
            line += _LINE

    def _paint_known(self, painter: QPainter, box: QRectF, stage: Stage, element: Element) -> float:
        """What stands in the cell already; gives where the writing begins."""
        y = box.top()
        if not self.filled:
            return y
        font = paper_font(12)
        metrics = QFontMetricsF(font)
        wrap = Wrap(font, box.width() - 12)
        painter.setFont(font)
        painter.setPen(self.look.dim)
        most = box.top() + box.height() * _MOST_PRINT
        cell = stage.cell(element)
        if not cell and element in stage.deliberately_empty:
            painter.drawText(QPointF(box.left(), y + metrics.ascent()), say("sheet.empty", self.language))
            return y + metrics.height()
        for number, entry in enumerate(cell):
            lines = wrap.lines(entry.text)
            if y + (len(lines) + 1) * metrics.height() > most:
                rest = say("sheet.more", self.language, n=len(cell) - number)
                painter.drawText(QPointF(box.left() + 12, y + metrics.ascent()), rest)
                return y + metrics.height()
            painter.drawText(QPointF(box.left(), y + metrics.ascent()), "•")
            for line in lines:
                painter.drawText(QPointF(box.left() + 12, y + metrics.ascent()), line)
                y += metrics.height()
            y += 3
        return y

    def _paint_facts(self, painter: QPainter, box: QRectF, stage: Stage) -> float:
        """What the first step asks of a stage, each with room to write."""
        font = paper_font(12)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        y = box.top()
        for fact in _FACTS:
            if fact != "description" and stage.kind is not Kind.OPEN:
                continue
            painter.setFont(font)
            painter.setPen(self.look.dim)
            painter.drawText(QPointF(box.left(), y + metrics.ascent()), say(f"sheet.{fact}", self.language))
            y += metrics.height() + 2
            for line in Wrap(font, box.width()).lines(self._fact(stage, fact))[:12] if self.filled else ():
                painter.setPen(self.look.ink)
                painter.drawText(QPointF(box.left(), y + metrics.ascent()), line)
                y += metrics.height()
            if fact != "description":
                y += 22
                painter.setPen(QPen(self.look.line, 1))
                painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
                y += 8
        return y

    def _fact(self, stage: Stage, fact: str) -> str:
        if fact == "probability":
            return "" if stage.probability is None else percentage(stage.probability, self.language)
        if fact == "max_days":
            return "" if stage.max_days is None else str(stage.max_days)
        return stage.description

    def _paint_foot(self, painter: QPainter, page: int, pages: int) -> None:
        font = paper_font(12)
        metrics = QFontMetricsF(font)
        y = self.height - 8
        name = " · ".join(
            " ".join(part.split()) for part in (self.blueprint.title, self.blueprint.author) if part.strip()
        )
        of = say("sheet.page", self.language, page=page, pages=pages)
        painter.setFont(font)
        painter.setPen(self.look.dim)
        room = self.width - metrics.horizontalAdvance(of) - 40
        painter.drawText(QPointF(0, y), metrics.elidedText(name, Qt.TextElideMode.ElideRight, room))
        painter.drawText(QPointF(self.width - metrics.horizontalAdvance(of), y), of)

    def _text(self, painter: QPainter, font: QFont, colour: QColor, x: float, middle: float, text: str) -> None:
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QPointF(x, middle + (metrics.ascent() - metrics.descent()) / 2), text)


def worksheet_pages(blueprint: Blueprint, steps: Sequence[int], language: str, *, filled: bool) -> Generator[PdfPages]:
    """Paint a page a step; gives the pages after each, so that whoever asks can stop in between."""
    title = say("sheet.title", language)
    client = " ".join((blueprint.client or blueprint.title).split())
    pages = PdfPages(f"{title} – {client}" if client else title, A3_WIDE)
    application()
    sheets = Worksheets(blueprint, language, filled=filled)
    with closing(pages):
        for page, step in enumerate(steps, 1):
            pages.add(sheets.width, partial(sheets.paint, step=step, page=page, pages=len(steps)))
            yield pages
