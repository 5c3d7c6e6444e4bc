"""A list on A4: a title, headings on each page, and as many lines a row as its texts take."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from functools import partial

import msgspec
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from blueprint_editor.wording import say

from .export import application
from .look import light
from .paper import A4, MARGIN, PdfPages, paper_font
from .wrap import Wrap

_WIDTH = 720.0
_HEIGHT = _WIDTH * (297 - 2 * MARGIN) / (210 - 2 * MARGIN)
_BOX = 26.0
"""What the box to tick takes."""
_SHARES = (0.52, 0.22, 0.26)
"""The columns: what, with where it belongs and its note below it; who; when."""
_FOOT = 30.0


class _Laid(msgspec.Struct, frozen=True):
    """A row with its cells in lines, and how high it is."""

    cells: list[list[str]]
    quiet: list[str]
    height: float


class ListSheet:
    """A table of texts, laid out on pages."""

    def __init__(
        self, title: str, subtitle: str, headings: Sequence[str], rows: Sequence[Sequence[str]], language: str
    ) -> None:
        self.title = title
        self.subtitle = subtitle
        self.headings = headings
        self.language = language
        self.look = light()
        self._font, self._bold = paper_font(13), paper_font(12, QFont.Weight.DemiBold)
        self._line = QFontMetricsF(self._font).height()
        self._widths = [share * (_WIDTH - _BOX) for share in _SHARES]
        self._wraps = [Wrap(self._font, width - 12) for width in self._widths]
        self._quiet = Wrap(paper_font(12), self._widths[0] - 12)
        self._quiet_line = QFontMetricsF(self._quiet.font).height()
        self.pages = self._share_out([self._laid(row) for row in rows])

    def _laid(self, row: Sequence[str]) -> _Laid:
        """A row of `COLUMNS` of the action list, in lines."""
        *texts, place, note = row
        cells = [wrap.lines(text) if text else [] for wrap, text in zip(self._wraps, texts, strict=True)]
        quiet = [line for text in (place, note) if text for line in self._quiet.lines(text)]
        first = len(cells[0]) * self._line + len(quiet) * self._quiet_line
        return _Laid(cells, quiet, max(first, *(len(cell) * self._line for cell in cells[1:])) + 12)

    def _top(self, page: int) -> float:
        return 96.0 if page == 0 else 34.0

    def _share_out(self, rows: list[_Laid]) -> list[list[_Laid]]:
        pages: list[list[_Laid]] = [[]]
        y = self._top(0)
        for row in rows:
            if y + row.height > _HEIGHT - _FOOT and pages[-1]:
                pages.append([])
                y = self._top(len(pages) - 1)
            pages[-1].append(row)
            y += row.height
        return pages

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0."""
        look = self.look
        if page == 0:
            big, sub = paper_font(26, QFont.Weight.DemiBold), paper_font(14)
            self._put(painter, big, 0, 0, self.title)
            painter.setPen(look.dim)
            painter.setFont(sub)
            painter.drawText(QPointF(0, 36 + QFontMetricsF(sub).ascent()), self.subtitle)
        y = self._top(page)
        x = _BOX
        painter.setPen(look.dim)
        painter.setFont(self._bold)
        for heading, width in zip(self.headings, self._widths, strict=False):
            painter.drawText(QPointF(x, y - 8), heading)
            x += width
        painter.setPen(QPen(look.ink, 1))
        painter.drawLine(QPointF(0, y), QPointF(_WIDTH, y))
        for row in self.pages[page]:
            self._paint_row(painter, row, y)
            y += row.height
            painter.setPen(QPen(look.line, 1))
            painter.drawLine(QPointF(0, y), QPointF(_WIDTH, y))
        if not self.pages[0]:
            painter.setPen(look.dim)
            painter.setFont(self._font)
            painter.drawText(QPointF(0, y + 24), say("actions.none", self.language))
        of = say("sheet.page", self.language, page=page + 1, pages=len(self.pages))
        painter.setPen(look.dim)
        painter.setFont(self._quiet.font)
        painter.drawText(QPointF(_WIDTH - QFontMetricsF(self._quiet.font).horizontalAdvance(of), _HEIGHT - 6), of)

    def _paint_row(self, painter: QPainter, row: _Laid, y: float) -> None:
        look = self.look
        painter.setPen(QPen(look.strong_line, 1.2))
        painter.drawRoundedRect(QRectF(1, y + 6, 13, 13), 2, 2)
        ascent, x = QFontMetricsF(self._font).ascent(), _BOX
        painter.setFont(self._font)
        painter.setPen(look.ink)
        for lines, width in zip(row.cells, self._widths, strict=True):
            for line, text in enumerate(lines):
                painter.drawText(QPointF(x, y + 5 + ascent + line * self._line), text)
            x += width
        painter.setFont(self._quiet.font)
        painter.setPen(look.dim)
        below = y + 5 + len(row.cells[0]) * self._line + QFontMetricsF(self._quiet.font).ascent()
        for line, text in enumerate(row.quiet):
            painter.drawText(QPointF(_BOX, below + line * self._quiet_line), text)

    def _put(self, painter: QPainter, font: QFont, x: float, y: float, text: str) -> None:
        painter.setFont(font)
        painter.setPen(self.look.ink)
        painter.drawText(QPointF(x, y + QFontMetricsF(font).ascent()), text)


def list_pages(
    title: str, subtitle: str, headings: Sequence[str], rows: Sequence[Sequence[str]], language: str
) -> Generator[PdfPages]:
    """Paint the list page by page; gives the pages after each, so that whoever asks can stop in between."""
    application()
    sheet = ListSheet(title, subtitle, headings, rows, language)
    pages = PdfPages(f"{title} – {subtitle}" if subtitle else title, A4)
    with closing(pages):
        for page in range(len(sheet.pages)):
            pages.add(_WIDTH, partial(sheet.paint, page=page))
            yield pages
