"""A PDF of several pages, painted one by one: sheets of A3 or A4 with their margins, in millimetres."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from .export import application
from .families import paper_family

A3_WIDE = QSizeF(420, 297)
A4 = QSizeF(210, 297)
MARGIN = 12.0
"""Millimetres at each edge that a printer may leave white."""

_DPI = 1_200


class PdfPages:
    """Pages of one size; `add` paints the next, `finish` gives the file. A painter never outlives its device."""

    def __init__(self, title: str, size: QSizeF) -> None:
        self.size = size
        self._buffer = QBuffer()
        self._title = title
        self._writer: QPdfWriter | None = None
        self._painter: QPainter | None = None

    def add(self, width: float, paint: Callable[[QPainter], None]) -> None:
        """Paint a page that is `width` units wide within its margins."""
        if self._painter is None:
            self._begin()
        elif self._writer is not None:
            self._writer.newPage()
        painter = self._painter
        assert painter is not None
        dots = _DPI / 25.4
        painter.save()
        painter.scale(dots, dots)
        painter.translate(MARGIN, MARGIN)
        scale = (self.size.width() - 2 * MARGIN) / width
        painter.scale(scale, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        try:
            paint(painter)
        finally:
            painter.restore()

    def close(self) -> None:
        """Add nothing any more; a painter that is forgotten while it paints takes the program down."""
        if self._painter is not None:
            self._painter.end()
        self._painter = self._writer = None
        self._buffer.close()

    def finish(self) -> bytes:
        """The whole file."""
        self.close()
        return bytes(self._buffer.data().data())

    def _begin(self) -> None:
        application()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(self._buffer)
        writer.setTitle(self._title)
        writer.setCreator("Blueprint editor")
        writer.setResolution(_DPI)
        # Portrait means "as given" here: a wide sheet is wider than high already.
        paper = QPageSize(self.size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
        writer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
        self._writer, self._painter = writer, QPainter(writer)


def paper_font(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """A font for paper: searchable, and of the same proportions at any scale."""
    font = QFont(paper_family())
    font.setPixelSize(size)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # A ligature is one sign in a PDF: a search for "offerte" would not find it.
    font.setFeature(QFont.Tag.fromString("liga"), 0)
    return font
