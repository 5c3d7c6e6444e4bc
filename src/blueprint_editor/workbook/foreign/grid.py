"""A sheet as texts at places, which can be looked at with rows and columns changed round."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from blueprint_editor.workbook.cells import Area, PlainSheet, column_letters
from blueprint_editor.workbook.shown import Format, show, shown_numbers
from blueprint_editor.workbook.text import CellValue, plain

Spot = tuple[int, int]
"""Row and column in the sheet, from 1."""


class Grid:
    """The cells of a sheet that say something. A merged range is one cell: that at its top left.

    `looks` are the number formats of the workbook: a date says the day that one sees, a percentage stays a number too.
    """

    def __init__(self, sheet: PlainSheet, looks: Mapping[str, Format], *, date1904: bool = False) -> None:
        content, formats = sheet.content, shown_numbers(sheet, looks)
        self.title, self.hidden = sheet.title, sheet.hidden
        self.hidden_rows, self.unvalued = content.hidden_rows, content.unvalued
        self.values: dict[Spot, CellValue] = {}
        self.texts: dict[Spot, str] = {}
        self.anchors: dict[Spot, Spot] = {}
        self.areas: dict[Spot, Area] = {}
        for row, cells in content.cells.items():
            for column, value in cells.items():
                form = formats.get((row, column)) if isinstance(value, int | float) else None
                seen = show(value, form, date1904=date1904) if form and isinstance(value, int | float) else None
                text = seen or plain(value).strip(" \t\n\xa0\u200b\ufeff")
                if text:
                    self.values[row, column] = text if seen and form is not Format.PERCENTAGE else value
                    self.texts[row, column] = text
        for area in content.merged:
            self._merge(area)
        self._clip()

    def _merge(self, area: Area) -> None:
        """Make one cell of a range; a value of its own that another cell of it holds stays."""
        anchor = (area.top, area.left)
        if anchor not in self.texts:
            return
        self.areas[anchor] = area
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                spot = (row, column)
                if spot != anchor and self.texts.get(spot) == self.texts[anchor]:
                    del self.texts[spot], self.values[spot]
                    self.anchors[spot] = anchor

    def _clip(self) -> None:
        """Let no merged cell reach beyond what is written: a title over all 16,384 columns is as wide as its table."""
        bottom, right = (max((spot[axis] for spot in self.texts), default=0) for axis in (0, 1))
        for anchor, area in self.areas.items():
            self.areas[anchor] = Area(area.top, area.left, min(area.bottom, bottom), min(area.right, right))
        self.anchors = {spot: of for spot, of in self.anchors.items() if spot[0] <= bottom and spot[1] <= right}

    def source(self, spot: Spot) -> Spot | None:
        """The cell that says what stands at a spot, or none."""
        return spot if spot in self.texts else self.anchors.get(spot)

    @cached_property
    def height(self) -> int:
        """The last row that holds something."""
        return max((row for row, _ in (*self.texts, *self.anchors)), default=0)

    @cached_property
    def width(self) -> int:
        """The last column that holds something."""
        return max((column for _, column in (*self.texts, *self.anchors)), default=0)


class View:
    """A grid, or the grid with rows and columns changed round: lines run down, places run along a line."""

    def __init__(self, grid: Grid, *, turned: bool = False) -> None:
        self.grid, self.turned = grid, turned
        self.last_line, self.last_place = (grid.width, grid.height) if turned else (grid.height, grid.width)
        self._lines: dict[int, dict[int, Spot]] = {}
        for spot in (*grid.texts, *grid.anchors):
            line, place = (spot[1], spot[0]) if turned else spot
            source = grid.source(spot)
            if source is not None:
                self._lines.setdefault(line, {})[place] = source
        self.lines = sorted(self._lines)

    def spots(self, line: int) -> dict[int, Spot]:
        """The cells of a line by place; a merged cell stands at each place that it covers."""
        return self._lines.get(line, {})

    def spot(self, line: int, place: int) -> Spot | None:
        """The cell there, or none."""
        return self._lines.get(line, {}).get(place)

    def text(self, line: int, place: int) -> str:
        """What stands there, or nothing."""
        spot = self.spot(line, place)
        return self.grid.texts[spot] if spot else ""

    def span(self, spot: Spot) -> tuple[range, range]:
        """The lines and the places that a cell covers."""
        area = self.grid.areas.get(spot) or Area(*spot, *spot)
        rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
        return (columns, rows) if self.turned else (rows, columns)


def cell_name(spot: Spot) -> str:
    """A cell as a person says it: `B7`."""
    return f"{column_letters(spot[1])}{spot[0]}"
