"""Bytes to plain sheets: values, merged ranges, hidden rows, tables; alone knows how a workbook is read.

It reads the XML itself, in one pass of expat: openpyxl takes `x005F_` out of texts and cannot tell
a formula's missing result from an empty cell, `python-calamine` aborts on a far cell.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from blueprint_editor.core.findings import Code

from .errors import ReadError
from .limits import Heard, Meter, unheard
from .markup import End, Start, local, parse, slices
from .package import Package, SheetPart
from .plain_rows import Token, apart, is_true
from .text import CellValue, unescape

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
MOST_DIGITS = 400
"""Characters of a number; the longest that a program writes has 24."""

DAYS_1904 = 1_462
"""How many days later a workbook of 1904 counts from."""

Cells = dict[int, dict[int, CellValue]]
"""Values by row and column, from 1; an empty cell is not there."""

_EMPTY = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]+")? ?/>')
_UNPLACED = re.compile(rb"<c(?:>| (?!r=))")
_ROOT, _PROLOG = b"<worksheet", 2_000
_TEXTS = frozenset({"inlineStr", "str", "d"})
_SAMPLE, _MANY = 1 << 16, 500
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class Area(NamedTuple):
    """A rectangle of cells, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class TableArea(NamedTuple):
    """A named table in a sheet; `totals` is how many rows at its end are sums."""

    name: str
    area: Area
    totals: int


class Content(NamedTuple):
    """What stands in a sheet; `unvalued` are cells whose formula has no stored result, or an error."""

    cells: Cells
    merged: tuple[Area, ...]
    hidden_rows: frozenset[int]
    unvalued: frozenset[tuple[int, int]]


class PlainSheet:
    """A sheet as plain values, parsed when it is first looked into."""

    def __init__(self, package: Package, part: SheetPart, texts: Callable[[], list[str]]) -> None:
        self.title, self.hidden = part.title, part.hidden
        self.part = part.part
        self._package, self._texts = package, texts

    @cached_property
    def content(self) -> Content:
        """Its cells; a merged cell counts for its whole range."""
        data, meter = _without_empty(self._package.read(self.part)), self._package.meter
        parser = _SheetParser(self._texts, meter)
        try:
            # Other than with a prefix a root is found at once, and then no name needs to be looked at for one.
            plain = _ROOT in data[:_PROLOG]
            start, end = (parser.start, parser.end) if plain else (parser.start_prefixed, parser.end_prefixed)
            pieces = apart(data, parser, meter) if plain else slices(data, meter, counts=True)
            parse(data, meter, start, end, parser.text, pieces)
        except (ValueError, IndexError, OverflowError) as error:
            raise ReadError(Code.CORRUPT, {"sheet": self.title}) from error
        _spread(parser.cells, parser.merged, meter)
        return Content(parser.cells, tuple(parser.merged), frozenset(parser.hidden), frozenset(parser.unvalued))

    @cached_property
    def tables(self) -> tuple[TableArea, ...]:
        """The named tables in it."""
        related = self._package.relations(self.part).values()
        parts = dict.fromkeys(one.part for one in related if one.kind == "table" and self._package.has(one.part))
        found = (self._table(part) for part in parts)
        return tuple(table for table in found if table)

    def parse(self, start: Start) -> None:
        """Call back for each element, for what plain values do not tell."""
        parse(self._package.read(self.part), self._package.meter, start)

    def cell(self, row: int, column: int) -> CellValue:
        """The value of a cell, or none."""
        return self.content.cells.get(row, {}).get(column)

    def rows(self) -> Iterator[tuple[int, dict[int, CellValue]]]:
        """The rows that hold something, from the top down."""
        cells = self.content.cells
        return ((row, cells[row]) for row in sorted(cells))

    def _table(self, part: str) -> TableArea | None:
        found: list[TableArea] = []

        def start(element: str, attributes: dict[str, str]) -> None:
            area = area_of(attributes.get("ref", "")) if local(element) == "table" else None
            if area:
                totals = attributes.get("totalsRowCount", "0")
                name = attributes.get("displayName") or attributes.get("name", "")
                found.append(TableArea(name, area, int(totals) if len(totals) == 1 and totals.isdecimal() else 0))

        parse(self._package.read(part), self._package.meter, start)
        return found[0] if found else None


class Book:
    """A workbook as plain sheets."""

    def __init__(self, data: bytes, heard: Heard = unheard) -> None:
        self.heard = heard
        self._package = Package(data, heard)
        self.date1904 = self._package.date1904
        self.sheets = tuple(PlainSheet(self._package, part, self._shared) for part in self._package.sheets)

    @property
    def sealed(self) -> bool:
        """Whether it is still as this program packed it."""
        return self._package.sealed

    def parse_styles(self, start: Start, end: End) -> None:
        """Call back for each element of the part that says how cells look, if there is one."""
        data = self._package.styles()
        if data is not None:
            parse(data, self._package.meter, start, end)

    @cached_property
    def _texts(self) -> list[str]:
        return self._package.shared_texts()

    def _shared(self) -> list[str]:
        return self._texts


class _SheetParser:
    """Collects the cells of one sheet; counts on for cells and rows that do not say where they are."""

    def __init__(self, texts: Callable[[], list[str]], meter: Meter) -> None:
        self.cells: Cells = {}
        self.merged: list[Area] = []
        self.hidden: set[int] = set()
        self.unvalued: set[tuple[int, int]] = set()
        self._shared, self._meter = texts, meter
        self._texts: list[str] | None = None
        self._prefix: str | None = None
        self._columns: dict[str, int] = {}
        self._row = self._column = 0
        self._current: dict[int, CellValue] = {}
        self._type = ""
        self._formula = self._phonetic = False
        self._pieces: list[str] = []
        self._open = False

    def start_prefixed(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins, in a sheet where names may have a prefix: that of the first one."""
        if self._prefix is None:
            self._prefix = "".join(name.rpartition(":")[:2])
        self.start(name.removeprefix(self._prefix), attributes)

    def end_prefixed(self, name: str) -> None:
        """An element ends, in such a sheet."""
        self.end(name.removeprefix(self._prefix or ""))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "c":
            reference = attributes.get("r")
            self._column = self._column_of(reference) if reference else self._column + 1
            self._type = attributes.get("t", "n")
            self._formula = False
            self._pieces = []
        elif name == "is":
            return  # one in three is: not worth the questions below
        elif name == "v" or (name == "t" and not self._phonetic):
            self._open = True
        elif name == "row":
            self._start_row(attributes)
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._phonetic = True
        elif name == "mergeCell":
            area = area_of(attributes.get("ref", ""))
            if area:
                self.merged.append(area)

    def end(self, name: str) -> None:
        """An element ends."""
        if name in {"v", "t"}:
            self._open = False
        elif name == "c":
            if self._pieces or self._formula:
                self._end_cell("".join(self._pieces))
        elif name == "rPh":
            self._phonetic = False

    def text(self, piece: str) -> None:
        """A piece of text."""
        if self._open:
            self._pieces.append(piece)

    def plain_row(self, number: int, hidden: bool, cells: Sequence[Token]) -> None:
        """A row that the parser does not get; all its elements have ended."""
        self._to_row(number, hidden)
        self._formula = False
        columns, current = self._columns, self._current
        for _, _, _, letters, kind, inline, stored, _ in cells:
            self._column = column = columns.get(letters) or self._column_of(letters)
            if kind == "inlineStr" and inline and "_x" not in inline:  # nearly all are, and here each step counts
                current[column] = inline
            elif text := inline or stored:
                self._type = kind or "n"
                self._end_cell(text)

    def _start_row(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        self._to_row(int(reference) if reference else self._row + 1, is_true(attributes.get("hidden", "")))

    def _to_row(self, number: int, hidden: bool) -> None:
        self._row = number
        if not 1 <= number <= MOST_ROWS:
            raise ValueError(number)
        self._column = 0
        self._current = self.cells.setdefault(number, {})
        if hidden:
            self.hidden.add(number)

    def _column_of(self, reference: str) -> int:
        letters = reference.rstrip("0123456789")
        known = self._columns.get(letters)
        if known is None:
            known = self._columns[letters] = column_number(letters)
        return known

    def _end_cell(self, text: str) -> None:
        value = (unescape(text) or None) if self._type in _TEXTS else self._value(text)
        if value is None:
            if self._formula or self._type == "e":
                self.unvalued.add((self._row, self._column))
        else:
            self._current[self._column] = value

    def _value(self, text: str) -> CellValue:
        match self._type:
            case "s":
                if self._texts is None:
                    self._texts = self._shared()
                index = int(text)
                if index < 0:
                    return None
                shared = self._texts[index]
                if len(shared) > 99:  # short ones cannot add up to much, as the cells themselves are counted
                    self._meter.add_text(len(shared))
                return shared or None
            case "b":
                return text.strip() in {"1", "true"}
            case "e":
                return None
        if text.isdecimal() and len(text) < 16:
            return int(text)
        if not text.strip():
            return None
        if len(text) > MOST_DIGITS:
            raise ValueError(text[:9])
        number = float(text)
        return number if math.isfinite(number) else None


def _without_empty(data: bytes) -> bytes:
    """A sheet without the cells that have a look and nothing else, where there are many: a click makes a million."""
    middle = len(data) // 2
    if data.count(b"/>", middle, middle + _SAMPLE) < _MANY or b"<!" in data or _UNPLACED.search(data):
        return data
    return _EMPTY.sub(b"", data)


def place_of(reference: str) -> tuple[int, int] | None:
    """Row and column of `B7`, or none for what is no cell."""
    area = area_of(reference)
    return (area.top, area.left) if area else None


def area_of(reference: str) -> Area | None:
    """The area that `A4:I12` stands for, or none."""
    ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
    first, last = ends[0], ends[-1]
    if not first or not last or len(ends) > 2:
        return None
    try:
        columns = sorted(column_number(end[1]) for end in (first, last))
    except ValueError:
        return None
    rows = sorted(int(end[2]) for end in (first, last))
    if not 1 <= rows[0] <= rows[1] <= MOST_ROWS:
        return None
    return Area(rows[0], columns[0], rows[1], columns[1])


def column_number(letters: str) -> int:
    """The number of a column, from 1; raises ValueError for what is no column."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(letters)
        number = number * 26 + ord(letter) - 64
    if not 1 <= number <= MOST_COLUMNS:
        raise ValueError(letters)
    return number


def column_letters(number: int) -> str:
    """The letters of a column."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _spread(cells: Cells, merged: list[Area], meter: Meter) -> None:
    """Give every cell of a merged range the value of its first."""
    for area in merged:
        size = (area.bottom - area.top + 1) * (area.right - area.left + 1)
        meter.add_merged(size)
        value = cells.get(area.top, {}).get(area.left)
        meter.add_text(size * len(value) if isinstance(value, str) else 0)
        for row in range(area.top, area.bottom + 1) if value is not None else ():
            for column in range(area.left, area.right + 1):
                cells.setdefault(row, {}).setdefault(column, value)
