"""How the workbook looks: every font named and sized, a few cells that carry the styles."""

from __future__ import annotations

from copy import copy
from typing import Any, NamedTuple

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.styleable import StyleableObject
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from blueprint_editor.core.model import Kind

from .measure import FONT, SIZE
from .text import CellValue, escape, is_live

NAVY, INK, DIM, LINE, BAND, WHITE = "1F3A5F", "18212D", "566172", "C2C9D3", "EEF1F5", "FFFFFF"
KIND_COLOURS = {Kind.OPEN: NAVY, Kind.WON: "1B7F46", Kind.LOST: "8C4A47"}

TEXT_FORMAT, NUMBER_FORMAT, SHARE_FORMAT, DATE_FORMAT = "@", "0", "0%", "yyyy-mm-dd"

_SIDE = Side(style="thin", color="FF" + LINE)
_BORDERS = {"box": Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE), "below": Border(bottom=_SIDE)}


class Look(NamedTuple):
    """What a cell looks like."""

    size: float = SIZE
    bold: bool = False
    italic: bool = False
    colour: str = INK
    fill: str = ""
    border: str = ""
    wrapped: bool = True
    vertical: str = "center"
    horizontal: str = "left"
    indent: int = 0
    format: str = TEXT_FORMAT


TITLE = Look(size=16, bold=True, colour=NAVY, wrapped=False)
HELP = Look(size=9, italic=True, colour=DIM, wrapped=False)
KEY = Look(size=8, colour=DIM, wrapped=False)
HEADING = Look(bold=True, colour=WHITE, fill=NAVY, indent=1)
LABEL = Look(bold=True, colour=NAVY, fill=BAND, border="box", vertical="top", indent=1)
PICTURE = Look(border="box", vertical="top", indent=1)
BODY = Look(border="below", indent=1)
AMOUNT = Look(border="below", wrapped=False, horizontal="center")
ID = Look(size=8, colour=DIM, wrapped=False)
PLAIN = Look(wrapped=False, vertical="top")


class Pen:
    """A cell of one look, used for value after value: its style is made once, not for each cell."""

    def __init__(self, sheet: Worksheet, look: Look, book: Book) -> None:
        self._plain = _Cell(sheet, 1, 1)
        self._live = _Cell(sheet, 1, 1)
        for cell in (self._plain, self._live):
            book.dress(cell, look)
        self._live.quotePrefix = True

    def __call__(self, value: CellValue) -> Cell:
        """The cell with this value; it holds until the pen is used again."""
        if not isinstance(value, str):
            self._plain.value = value
            return self._plain
        cell = self._live if is_live(value) else self._plain
        cell.value = value
        cell.data_type = "s"
        return cell


class Book:
    """A workbook that is being written: openpyxl works a style out once, and all that look alike share its numbers."""

    def __init__(self) -> None:
        self.workbook = Workbook(write_only=True)
        self._styles: dict[Look, Any] = {}

    def dress(self, thing: StyleableObject, look: Look) -> None:
        """Give a cell a look, or the empty cells of a column, for what is typed there later."""
        known = self._styles.get(look)
        if known is None:
            _dress(thing, look)
            # As openpyxl says to copy a style; not in the stubs.
            self._styles[look] = copy(thing._style)  # type: ignore[attr-defined]  # noqa: SLF001
        else:
            thing._style = copy(known)  # type: ignore[attr-defined]  # noqa: SLF001


class _Cell(Cell):
    """A cell that takes a text as it is, escaped: openpyxl cuts at 32,767 after escaping."""

    __slots__ = ()

    def check_string(self, value: Any) -> Any:
        return value if value is None else escape(value)


def _dress(thing: StyleableObject, look: Look) -> None:
    thing.font = Font(name=FONT, sz=look.size, b=look.bold, i=look.italic, color="FF" + look.colour)
    thing.alignment = Alignment(look.horizontal, look.vertical, wrap_text=look.wrapped, indent=look.indent)
    if look.fill:
        thing.fill = PatternFill("solid", fgColor="FF" + look.fill)
    if look.border:
        thing.border = _BORDERS[look.border]
    thing.number_format = look.format
