"""Where everything on the board lies: columns, rows and cells, in pixels from the board's corner.

Heights are exact, never guessed: a cell shows a readable number of cards and a line "+ 85 more",
so measuring a whole large board takes some tens of milliseconds. A row is as high as its highest
cell. An edit measures the changed cells only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import NamedTuple

import msgspec

from blueprint_editor.core.model import ELEMENTS, AnyEntry, Blueprint, Element, Kind, Stage

from .look import Measures

MOST_CARDS = 12
"""A cell with more entries shows this many and says how many more there are."""

CLOSED_SHARE = 0.75
"""How wide a won or lost column is, as a share of an open one."""
TIGHTER = 16
"""By how many pixels at 100 % the smallest column may be smaller still where something stands beside the stages."""

CellKey = tuple[str, Element]
CardHeight = Callable[[AnyEntry, int, bool], int]


class Box(NamedTuple):
    """A rectangle in board coordinates."""

    x: int
    y: int
    width: int
    height: int


class Span(msgspec.Struct, frozen=True):
    """The columns and rows that are on screen, both ends included."""

    first: int
    last: int
    top: int
    bottom: int


def shown_count(total: int, expanded: bool) -> int:
    """How many cards of a cell are shown; a rest of one or two is shown as well."""
    return total if expanded or total <= MOST_CARDS + 2 else MOST_CARDS


class Matrix:
    """The geometry of one blueprint at one set of measures."""

    def __init__(self, measures: Measures, card_height: CardHeight) -> None:
        self.measures = measures
        self._card_height = card_height
        self.stages: tuple[Stage, ...] = ()
        self.index: dict[str, int] = {}
        self.folded: set[Element] = set()
        self.open_row: Element | None = None
        self.expanded: set[CellKey] = set()
        self.extra: dict[CellKey, int] = {}
        self._heights: dict[CellKey, int] = {}
        self._room, self._filled, self._tight = 0, 0, False
        self._column = measures.min_column
        self.xs: list[int] = [0]
        self.widths: list[int] = []
        self.rows: list[int] = [0] * len(ELEMENTS)
        self.ys: list[int] = [0] * (len(ELEMENTS) + 1)
        self.changed_below = 0
        """Above this nothing changed when the rows were placed last."""

    # Columns

    def set_blueprint(self, blueprint: Blueprint) -> bool:
        """Take the stages of a blueprint; true when columns that stay got another width.

        Cells that are new or in a column of another width are measured, the others kept.
        """
        return self._place(blueprint.stages)

    def fit(self, room: int, tight: bool = False) -> bool:
        """Make the columns fit a width in pixels, within their smallest and largest; true when they changed.

        Where it is tight, as something stands beside the stages, they may be a little smaller if they fit then.
        """
        self._room, self._tight = room, tight
        return self._place(self.stages)

    def _place(self, stages: tuple[Stage, ...]) -> bool:
        before = {stage.id: width for stage, width in zip(self.stages, self.widths, strict=True)}
        self.stages = stages
        self.index = {stage.id: number for number, stage in enumerate(stages)}
        self._place_columns()
        kept = {stage.id for stage, width in zip(stages, self.widths, strict=True) if before.get(stage.id) == width}
        self._heights = {key: height for key, height in self._heights.items() if key[0] in kept}
        self.measure_missing()
        return any(stage.id in before and stage.id not in kept for stage in stages)

    def _place_columns(self) -> None:
        m = self.measures
        closed = sum(stage.kind is not Kind.OPEN for stage in self.stages)
        gap = m.closed_gap if 0 < closed < len(self.stages) else 0
        units = len(self.stages) - closed + closed * CLOSED_SHARE
        wide = int((self._room - gap) / units) if units else m.max_column
        tighter = m.min_column - m.px(TIGHTER)
        least = tighter if self._tight and wide >= tighter else m.min_column
        self._column = min(m.max_column, max(least, wide))
        narrow = round(self._column * CLOSED_SHARE)
        self.widths = [self._column if stage.kind is Kind.OPEN else narrow for stage in self.stages]
        self.xs = [0]
        for number, width in enumerate(self.widths):
            self.xs.append(self.xs[-1] + width)
            if gap and self.stages[number].kind is Kind.OPEN and self._next_closed(number):
                self.xs[-1] += gap

    def _next_closed(self, number: int) -> bool:
        return number + 1 < len(self.stages) and self.stages[number + 1].kind is not Kind.OPEN

    @property
    def width(self) -> int:
        """The width of all columns together."""
        return self.xs[-1]

    def card_width(self, column: int) -> int:
        """How wide a card in a column is."""
        return self.widths[column] - 2 * self.measures.cell_pad

    # Rows

    @property
    def height(self) -> int:
        """The height of all rows together."""
        return self.ys[-1]

    def measure_all(self) -> None:
        """Measure every cell again, after the width, the font or the language changed."""
        self._heights.clear()
        self.measure_missing()

    def measure_missing(self) -> None:
        """Measure the cells that have no height yet, and place the rows."""
        for stage in self.stages:
            for element in ELEMENTS:
                if (stage.id, element) not in self._heights:
                    self._measure(stage, element)
        self.place_rows(ELEMENTS)

    def measure(self, keys: Iterable[CellKey]) -> bool:
        """Measure changed cells; true when a row's height changed."""
        rows: set[Element] = set()
        for stage_id, element in keys:
            if stage_id in self.index:
                self._measure(self.stages[self.index[stage_id]], element)
                rows.add(element)
        return self.place_rows(rows)

    def _measure(self, stage: Stage, element: Element) -> None:
        m = self.measures
        key = (stage.id, element)
        cell = stage.cell(element)
        width = self.card_width(self.index[stage.id])
        count = shown_count(len(cell), self.is_expanded(key))
        is_open = self.open_row is element
        height = sum([self._card_height(entry, width, is_open) for entry in cell[:count]])
        height += count * m.card_gap + self.extra.get(key, 0)
        if count < len(cell):
            height += m.entry_line
        self._heights[key] = height + m.row_top + m.row_bottom - m.card_gap

    def is_expanded(self, key: CellKey) -> bool:
        """Whether a cell shows all its cards: its row is the open step, or it was asked for."""
        return key in self.expanded or self.open_row is key[1]

    def place_rows(self, elements: Iterable[Element]) -> bool:
        """Set the heights of rows from their cells; true when one changed."""
        before = list(self.ys)
        least = self.measures.row_top + self.measures.hint + self.measures.px(4)
        for element in elements:
            heights = [self._heights[stage.id, element] for stage in self.stages]
            self.rows[ELEMENTS.index(element)] = max(least, *heights) if heights else least
        heights = [self._natural_height(number) for number in range(len(ELEMENTS))]
        if self.open_row is not None and self.open_row not in self.folded:
            heights[ELEMENTS.index(self.open_row)] += max(0, self._filled - sum(heights))
        self.ys = [0, *accumulate(heights)]
        ends = zip(before[1:], self.ys[1:], strict=True)
        row = next((number for number, (old, new) in enumerate(ends) if old != new), len(ELEMENTS))
        self.changed_below = self.ys[row]
        return before != self.ys

    def fill(self, height: int) -> bool:
        """Let the open row take what is left of a height, in pixels; true when that is another height than before."""
        before, self._filled = self._filled, height
        if height != before:
            self.place_rows(())
        return height != before

    def _natural_height(self, row: int) -> int:
        return self.measures.folded if ELEMENTS[row] in self.folded else self.rows[row]

    def row_height(self, row: int) -> int:
        """The height of a row, folded or not."""
        return self.ys[row + 1] - self.ys[row]

    # Places

    def cell(self, column: int, row: int) -> Box:
        """The rectangle of a cell."""
        return Box(self.xs[column], self.ys[row], self.widths[column], self.row_height(row))

    def cell_height(self, key: CellKey) -> int:
        """How high a cell's content is, its margins included."""
        return self._heights[key]

    def room_below(self, key: CellKey) -> int:
        """How many pixels there are under the last card of a cell, the gap and the rule of the row left out."""
        m, row = self.measures, ELEMENTS.index(key[1])
        return self.row_height(row) - self._heights[key] + m.row_bottom - m.card_gap - m.px(2)

    def column_at(self, x: int) -> int:
        """The column at a place, the nearest one outside the board."""
        return max(0, min(len(self.stages) - 1, bisect_right(self.xs, x) - 1))

    def row_at(self, y: int) -> int:
        """The row at a place, the nearest one outside the board."""
        return max(0, min(len(ELEMENTS) - 1, bisect_right(self.ys, y) - 1))

    def span(self, x: int, y: int, width: int, height: int) -> Span:
        """The columns and rows that a rectangle touches."""
        return Span(self.column_at(x), self.column_at(x + width - 1), self.row_at(y), self.row_at(y + height - 1))
