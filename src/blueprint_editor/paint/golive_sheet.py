"""The go-live checklist on A4: a box to tick, what, why, where and what to copy, and room for a name and a date."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from contextlib import closing
from functools import partial

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from blueprint_editor.core.plan import GoLiveItem
from blueprint_editor.wording import capital, say
from blueprint_editor.wording.dates import day_text
from blueprint_editor.wording.golive import golive_names, golive_path, golive_what, golive_why, tier_label

from .export import application
from .look import light
from .paper import A4, MARGIN, PdfPages, paper_font
from .wrap import Wrap

_WIDTH = 720.0
_HEIGHT = _WIDTH * (297 - 2 * MARGIN) / (210 - 2 * MARGIN)
_BOX, _SIGNED = 28.0, 148.0
"""What the box to tick takes at the left, and who ticked it and when at the right."""
_ROOM = _WIDTH - _BOX - _SIGNED - 16
_PAD, _FOOT = 8.0, 30.0
_TOPS = (96.0, 12.0)
"""Where the items begin: on the first page, and on the others."""


class _Line(msgspec.Struct, frozen=True):
    text: str
    font: QFont
    colour: QColor


class _Laid(msgspec.Struct, frozen=True):
    """An item in lines, and how high it is."""

    item: GoLiveItem
    lines: list[_Line]
    height: float


class GoLiveSheet:
    """The items laid out on pages; `links` has the address of each that has one, by its id."""

    def __init__(self, items: Iterable[GoLiveItem], links: Mapping[str, str], title: str, language: str) -> None:
        self._title, self._language, self._links = title, language, links
        self._items = tuple(items)
        self._look = light()
        self._bold, self._font, self._small = paper_font(14, QFont.Weight.DemiBold), paper_font(12), paper_font(11)
        self._wraps = {id(font): Wrap(font, _ROOM) for font in (self._bold, self._font, self._small)}
        self.pages = self._share_out([self._laid(item) for item in self._items])

    def _laid(self, item: GoLiveItem) -> _Laid:
        language, look = self._language, self._look
        where = golive_path(item, language)
        if item.tier is not None:
            where = f"{where} ({tier_label(item.tier, language)})"
        parts = [
            (capital(golive_what(item, language)), self._bold, look.ink),
            (golive_why(item, language), self._font, look.dim),
            (say("golive.path", language, path=where), self._font, look.ink),
        ]
        if item.names:
            parts.append((golive_names(item, language), self._font, look.ink))
        if item.id in self._links:
            parts.append((self._links[item.id], self._small, look.accent))
        lines = [
            _Line(text, font, colour) for whole, font, colour in parts for text in self._wraps[id(font)].lines(whole)
        ]
        return _Laid(item, lines, sum(map(self._step, lines)) + 2 * _PAD)

    def _step(self, line: _Line) -> float:
        """From one line to the next, with air between them."""
        return QFontMetricsF(line.font).height() * 1.1 + (2 if line.font is self._bold else 0)

    def _share_out(self, laid: list[_Laid]) -> list[list[_Laid]]:
        pages: list[list[_Laid]] = [[]]
        used = 0.0
        for one in laid:
            if used + one.height > self.room(len(pages) - 1) and pages[-1]:
                pages.append([])
                used = 0.0
            pages[-1].append(one)
            used += one.height
        return pages

    def room(self, page: int) -> float:
        """How high the items of a page, counted from 0, may be together."""
        return _HEIGHT - _FOOT - _TOPS[min(page, 1)]

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0."""
        if page == 0:
            self._paint_head(painter)
        y = _TOPS[min(page, 1)]
        self._rule(painter, y, self._look.ink)
        for one in self.pages[page]:
            self._paint_item(painter, one, y)
            y += one.height
            self._rule(painter, y, self._look.line)
        self._paint_foot(painter, page)

    def _paint_head(self, painter: QPainter) -> None:
        language = self._language
        big = paper_font(26, QFont.Weight.DemiBold)
        self._put(painter, big, self._look.ink, 0, 0, say("golive.title", language))
        done = sum(item.done for item in self._items)
        count = say("push_window.golive.count", language, done=done, n=len(self._items))
        under = " · ".join(part for part in (self._title, count) if part)
        shown = Wrap(paper_font(14), _WIDTH).lines(under)[:2]
        for number, text in enumerate(shown):
            self._put(painter, paper_font(14), self._look.dim, 0, 38 + 18 * number, text)

    def _paint_item(self, painter: QPainter, one: _Laid, y: float) -> None:
        look = self._look
        box = QRectF(1, y + _PAD + 2, 14, 14)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.dim, 1.2))
        painter.drawRoundedRect(box, 2, 2)
        if one.item.done:
            tick = QPen(look.ink, 2)
            tick.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(tick)
            left, low = box.left(), box.top()
            painter.drawPolyline(
                [QPointF(left + 3.2, low + 7.4), QPointF(left + 6, low + 10.4), QPointF(left + 11, low + 3.8)]
            )
        at = y + _PAD
        for line in one.lines:
            self._put(painter, line.font, line.colour, _BOX, at, line.text)
            at += self._step(line)
        self._paint_signed(painter, one.item, y + _PAD)

    def _paint_signed(self, painter: QPainter, item: GoLiveItem, y: float) -> None:
        """Who ticked it and when, or a line to write that on."""
        look, left = self._look, _WIDTH - _SIGNED
        if item.done:
            metrics = QFontMetricsF(self._font)
            name = metrics.elidedText(item.done_by, Qt.TextElideMode.ElideRight, _SIGNED)
            self._put(painter, self._font, look.ink, left, y + 2, name)
            self._put(
                painter, self._font, look.dim, left, y + 2 + metrics.height(), day_text(item.done_on, self._language)
            )
            return
        painter.setPen(QPen(look.dim, 0.8))
        painter.drawLine(QPointF(left, y + 18), QPointF(_WIDTH, y + 18))
        self._put(painter, self._small, look.dim, left, y + 21, say("golive.sheet.sign", self._language))

    def _paint_foot(self, painter: QPainter, page: int) -> None:
        of = say("sheet.page", self._language, page=page + 1, pages=len(self.pages))
        metrics = QFontMetricsF(self._small)
        y = _HEIGHT - 6 - metrics.ascent()
        self._put(painter, self._small, self._look.dim, _WIDTH - metrics.horizontalAdvance(of), y, of)
        title = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, _WIDTH * 0.7)
        if page:
            self._put(painter, self._small, self._look.dim, 0, y, title)

    def _rule(self, painter: QPainter, y: float, colour: QColor) -> None:
        painter.setPen(QPen(colour, 1))
        painter.drawLine(QPointF(0, y), QPointF(_WIDTH, y))

    def _put(self, painter: QPainter, font: QFont, colour: QColor, x: float, y: float, text: str) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QPointF(x, y + QFontMetricsF(font).ascent()), text)


def golive_pages(
    items: Iterable[GoLiveItem], links: Mapping[str, str], title: str, language: str
) -> Generator[PdfPages]:
    """Paint the checklist page by page; gives the pages after each, so that whoever asks can stop in between."""
    application()
    sheet = GoLiveSheet(items, links, title, language)
    heading = say("golive.title", language)
    pages = PdfPages(f"{heading} – {title}" if title else heading, A4)
    with closing(pages):
        for page in range(len(sheet.pages)):
            pages.add(_WIDTH, partial(sheet.paint, page=page))
            yield pages
