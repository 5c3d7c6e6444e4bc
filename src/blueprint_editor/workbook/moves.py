"""Where the rows and columns of a sheet went: for all that points at cells, not only for the cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .cells import Area, column_letters

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384


class Line(NamedTuple):
    """A row or column of the new sheet: where it was, and where our writer has it; none where it was not there."""

    new: int
    old: int | None
    fresh: int | None


class Axis:
    """The rows, or the columns, of a sheet: those of ours moved, those below made room, the others stayed."""

    def __init__(self, first: int, last: int, new_last: int, to: Mapping[int, int], most: int = MOST_ROWS) -> None:
        self.first, self.last, self.new_last = first, last, new_last
        self._to = to
        self._most = most
        self._taken = frozenset(to.values())
        self.still = last == new_last and all(to.get(one) == one for one in range(first, last + 1))

    def one(self, place: int) -> int | None:
        """Where a row is now, or none when it is gone."""
        if place < self.first:
            return place
        return self._to.get(place) if place <= self.last else self._below(place)

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """What a stretch of rows is now: whole when it held all of ours, else wherever its rows are."""
        if end < self.first or self.still:
            return [(start, end)]
        if start > self.last:
            return [(self._below(start), self._below(end))]
        if start <= self.first and end >= self.last:
            new_end = self._below(end) if end > self.last else self.new_last
            return [(start, new_end)] if new_end >= start else []
        places = {self._to[one] for one in range(max(start, self.first), min(end, self.last) + 1) if one in self._to}
        places.update(range(start, self.first))
        places.update(self._below(one) for one in range(self.last + 1, end + 1))
        return self._runs(sorted(places))

    def _below(self, place: int) -> int:
        return place if place >= self._most else min(self._most, place + self.new_last - self.last)

    def _runs(self, places: list[int]) -> list[tuple[int, int]]:
        """Places as stretches; what is new between two of them belongs to both."""
        runs: list[tuple[int, int]] = []
        for place in places:
            if runs and all(one not in self._taken for one in range(runs[-1][1] + 1, place)):
                runs[-1] = (runs[-1][0], place)
            else:
                runs.append((place, place))
        return runs


class Moves(NamedTuple):
    """How the cells of one sheet moved."""

    rows: Axis
    columns: Axis

    @property
    def still(self) -> bool:
        """Whether all is where it was."""
        return self.rows.still and self.columns.still

    def cell(self, row: int, column: int) -> tuple[int, int] | None:
        """Where a cell is now, or none when it is gone."""
        to = self.rows.one(row), self.columns.one(column)
        return None if to[0] is None or to[1] is None else (to[0], to[1])

    def areas(self, area: Area) -> list[Area]:
        """What an area is now."""
        return [
            Area(top, left, bottom, right)
            for top, bottom in self.rows.spans(area.top, area.bottom)
            for left, right in self.columns.spans(area.left, area.right)
        ]


def still_axis(most: int = MOST_ROWS) -> Axis:
    """An axis along which nothing moves."""
    return Axis(1, 0, 0, {}, most)


def follow(
    first: int, last: int, old: Mapping[int, str], new: Iterable[tuple[str, int]], kept: Iterable[int]
) -> list[Line]:
    """The lines from `first` on: those of ours in the order of `new` (their keys, and where our writer has them).

    `old` says whose line each was; a line in `kept` is someone else's, and stays behind the one it stood behind.
    """
    new = list(new)
    there = {key for key, _ in new}
    where: dict[str, int] = {}
    behind: dict[str, list[int]] = {}
    strangers = set(kept)
    anchor = ""
    for place in (*range(first, last + 1), *sorted(place for place in old if place > last)):
        key = old.get(place)
        if key is not None and key in there and key not in where:
            where[key] = place
            anchor = key
        elif place in strangers:
            behind.setdefault(anchor, []).append(place)
    found: list[tuple[int | None, int | None]] = [(place, None) for place in behind.get("", [])]
    for key, fresh in new:
        found.append((where.get(key), fresh))
        found.extend((place, None) for place in behind.get(key, []))
    return [Line(number, place, fresh) for number, (place, fresh) in enumerate(found, first)]


def reference(area: Area) -> str:
    """An area as `A4:I12`, or `A4` for one cell."""
    first = f"{column_letters(area.left)}{area.top}"
    last = f"{column_letters(area.right)}{area.bottom}"
    return first if first == last else f"{first}:{last}"
