"""The keys as a sheet to print: A4, two columns, a part for each menu."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

_DPI = 1_200
_POINT = _DPI / 72
_COLUMNS, _GUTTER = 2, 24.0
_TITLE, _LINE, _PAD, _FOOT = 40.0, 15.5, 12.0, 16.0
"""In points: the title's height, the least of a line, the room above a heading, the foot of the page."""
_INK, _DIM, _RULE = QColor("#18212D"), QColor("#566172"), QColor("#C2C9D3")


class KeyLine(NamedTuple):
    """One deed and its keys, under the title of its menu."""

    group: str
    deed: str
    keys: str


class _Placed(NamedTuple):
    page: int
    rect: QRectF
    line: KeyLine
    is_head: bool


def key_sheet(lines: Sequence[KeyLine], title: str, page_words: str, family: str) -> bytes:
    """The sheet as a PDF; `page_words` says "{page} of {n}"."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(title)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(15, 14, 15, 12), QPageLayout.Unit.Millimeter)
    painter = QPainter(writer)
    painter.scale(_POINT, _POINT)
    size = QRectF(0, 0, writer.width() / _POINT, writer.height() / _POINT)
    sheet = _Sheet(painter, size, family)
    placed = sheet.place(lines)
    pages = placed[-1].page + 1 if placed else 1
    for page in range(pages):
        if page:
            writer.newPage()
        sheet.frame(title, page_words.format(page=page + 1, n=pages))
        for one in placed:
            if one.page == page:
                sheet.line(one)
    painter.end()
    buffer.close()
    return bytes(data.data())


class _Sheet:
    def __init__(self, painter: QPainter, size: QRectF, family: str) -> None:
        self._painter = painter
        self._size = size
        self._width = (size.width() - _GUTTER * (_COLUMNS - 1)) / _COLUMNS
        self._family = family
        self._text = self._font(9)
        self._metrics = QFontMetricsF(self._text)

    def place(self, lines: Sequence[KeyLine]) -> list[_Placed]:
        """Where each line goes: down a column, to the next, to the next page; a heading never stands alone."""
        placed: list[_Placed] = []
        column, y, bottom = 0, _TITLE, self._size.height() - _FOOT
        for group, several in groupby(lines, key=lambda line: line.group):
            rows = list(several)
            heights = [self._height(line) for line in rows]
            gap = _PAD if y > _TITLE else 0
            if y + gap + _LINE + 4 + sum(heights[:2]) > bottom:
                column, y, gap = column + 1, _TITLE, 0
            placed.append(self._placed(column, y + gap, _LINE, KeyLine(group, "", ""), is_head=True))
            y += gap + _LINE + 4
            for line, height in zip(rows, heights, strict=True):
                if y + height > bottom:
                    column, y = column + 1, _TITLE
                placed.append(self._placed(column, y, height, line, is_head=False))
                y += height
        return placed

    def _placed(self, column: int, y: float, height: float, line: KeyLine, *, is_head: bool) -> _Placed:
        page, across = divmod(column, _COLUMNS)
        return _Placed(page, QRectF(across * (self._width + _GUTTER), y, self._width, height), line, is_head)

    def _room(self, line: KeyLine) -> float:
        return self._width - self._metrics.horizontalAdvance(line.keys) - 12

    def _height(self, line: KeyLine) -> float:
        flags = Qt.TextFlag.TextWordWrap
        needed = self._metrics.boundingRect(QRectF(0, 0, self._room(line), 1000), flags, line.deed).height()
        return max(_LINE, needed + 4)

    def frame(self, title: str, page: str) -> None:
        """The title above and the number below a page."""
        painter = self._painter
        painter.setFont(self._font(18, QFont.Weight.DemiBold))
        painter.setPen(_INK)
        painter.drawText(QRectF(0, 0, self._size.width(), _TITLE - 12), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(self._font(8))
        painter.setPen(_DIM)
        foot = QRectF(0, self._size.height() - _FOOT, self._size.width(), _FOOT)
        painter.drawText(foot, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, page)

    def line(self, placed: _Placed) -> None:
        """A heading with a rule under it, or a deed with its keys at the right."""
        painter, rect = self._painter, placed.rect
        painter.setPen(_INK)
        if placed.is_head:
            painter.setFont(self._font(11, QFont.Weight.DemiBold))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, placed.line.group)
            painter.setPen(QPen(_RULE, 0.6))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            return
        painter.setFont(self._text)
        deed = QRectF(rect.x(), rect.y() + 1, self._room(placed.line), rect.height())
        painter.drawText(deed, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, placed.line.deed)
        painter.setPen(_DIM)
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect.adjusted(0, 1, 0, 0), top, placed.line.keys)

    def _font(self, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(self._family)
        font.setPixelSize(size)
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # A ligature is one sign in a PDF: a search would not find the word.
        font.setFeature(QFont.Tag.fromString("liga"), 0)
        return font
