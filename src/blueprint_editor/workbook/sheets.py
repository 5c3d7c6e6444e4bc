"""What every sheet that we write has in common: rows with heights, columns, page, hidden key row."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from itertools import repeat
from typing import Any, NamedTuple, cast

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from . import styles
from .layout import HEADING_ROW, KEY_ROW
from .measure import height
from .styles import Book, Look, Pen
from .text import CellValue

A3, A4 = 8, 9
_MARGINS = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6, header=0.3, footer=0.3)


class ColumnLook(NamedTuple):
    """A column as it is shown: its width in characters, its look, and whether it is hidden."""

    width: int
    look: Look = styles.BODY
    hidden: bool = False


class SheetWriter:
    """Writes a sheet from the top down, row by row."""

    def __init__(self, book: Book, title: str, columns: Sequence[ColumnLook], colour: str) -> None:
        # A write-only sheet is set up as a Worksheet, which the stubs do not say.
        self.sheet = cast(Worksheet, book.workbook.create_sheet(title))
        self.row = 0
        self._columns = len(columns)
        self._heights: dict[float, RowDimension] = {}
        self._pens: dict[Look, Pen] = {}
        self._book = book
        self.sheet.sheet_properties.tabColor = "FF" + colour
        self.sheet.sheet_format.defaultRowHeight = height(1)
        self.sheet.sheet_format.customHeight = True
        for index, column in enumerate(columns, 1):
            dimension = self.sheet.column_dimensions[get_column_letter(index)]
            dimension.width, dimension.hidden = column.width, column.hidden
            book.dress(dimension, column.look)

    def pen(self, look: Look) -> Pen:
        """The cell of this look in this sheet."""
        if look not in self._pens:
            self._pens[look] = Pen(self.sheet, look, self._book)
        return self._pens[look]

    def add(self, values: Iterable[CellValue], looks: Iterable[Look], points: float | None = None) -> None:
        """Write a row; `points` is its height, or none for that of one line."""
        self.write(values, map(self.pen, looks), points)

    def write(
        self, values: Iterable[CellValue], pens: Iterable[Pen], points: float | None = None, blank: bool = True
    ) -> None:
        """Write a row with pens at hand; without `blank` an empty cell is left to its column."""
        self.row += 1
        if points is not None:
            self.sheet.row_dimensions[self.row] = self._height(points)
        # A generator, so that each cell is written before its pen is used again.
        pairs = zip(values, pens, strict=False)
        self._append(pen(value) if blank or value is not None else None for value, pen in pairs)

    def head(self, title: CellValue, help_text: str, keys: Iterable[CellValue]) -> None:
        """Write the rows above the headings: title, help, and the hidden keys."""
        others = [None] * (self._columns - 1)
        self.add([title, *others], repeat(styles.TITLE), 28)
        self.add([help_text, *others], repeat(styles.HELP), 18)
        self.sheet.row_dimensions[KEY_ROW] = RowDimension(self.sheet, hidden=True)
        self.row += 1
        pen = self.pen(styles.KEY)
        self._append(pen(key) for key in keys)

    def page(self, paper: int, freeze: str, label_column: str | None = None) -> None:
        """Set up the page, before the first row: landscape, one page wide, headings on each page."""
        sheet = self.sheet
        sheet.freeze_panes = freeze
        sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
        if label_column:
            sheet.print_title_cols = f"{label_column}:{label_column}"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = paper
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_margins = _MARGINS
        sheet.HeaderFooter.oddFooter = _footer()

    def _append(self, cells: Generator[Cell | None, None, None]) -> None:
        self.sheet.append(cast(Any, cells))  # the stubs ask for a generator of all that a cell can be

    def _height(self, points: float) -> RowDimension:
        points = round(points, 2)
        if points not in self._heights:
            self._heights[points] = RowDimension(self.sheet, ht=points)
        return self._heights[points]


def _footer() -> HeaderFooterItem:
    parts = [_HeaderFooterPart(text=text, font="Arial,Regular", size=8) for text in ("&F", "&A", "&P / &N")]
    return HeaderFooterItem(left=parts[0], center=parts[1], right=parts[2])
