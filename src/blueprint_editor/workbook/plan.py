"""Where everything of ours goes in a sheet that others worked in: its rows follow their ids, its columns stay.

What stands between our rows or columns and is not ours stays behind the row or column that it stood behind.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from blueprint_editor.core.model import Blueprint, Stage

from .cells import PlainSheet, TableArea
from .find import Located, raw_rows
from .layout import FIRST_ROW, HEADING_ROW, KEY_ROW, TITLE_ROW, Role
from .measure import height, line_count, room
from .moves import MOST_COLUMNS, Axis, Line, Moves, follow
from .picture import LABEL_WIDTH, SPARE_LINES, STAGE_WIDTH, picture_rows
from .picture_find import Picture, Spot, band_of, explore
from .text import CellValue
from .write import rooms_of, row_lines


class Plan(NamedTuple):
    """A sheet of ours: where each row and column was, is, and stands in what our writer made.

    `heads` are the rows above the others; with `keep_heads` what stands there stays. `points` says how high our
    writer makes a row that holds these values in our columns.
    """

    lines: tuple[Line, ...]
    lanes: tuple[Line, ...]
    heads: tuple[Line, ...]
    keep_heads: bool
    moves: Moves
    points: Callable[[list[CellValue]], float]
    restyled: frozenset[int] = frozenset()
    title: Line | None = None


class TablePlan(NamedTuple):
    """The plan of a table's sheet, and the table around the rows: its name, last row, and added columns."""

    plan: Plan
    located: Located
    area: TableArea | None
    bottom: int
    added: tuple[str, ...]


def table_plan(located: Located, taken: Mapping[int, str] | None, fresh: PlainSheet) -> TablePlan:
    """The plan of a table; `taken` says which id each row was given, where the sheet does not."""
    table, sheet, heading = located.table, located.sheet, located.heading_row
    area = _area(located)
    totals = area.totals if area else 0
    ids = dict(taken) if taken is not None else _ids(located)
    raw = [row.number for row in raw_rows(located)]
    body = max(heading + 1, area.area.bottom - totals if area else 0, 0 if totals else max(raw, default=0))
    body = max(heading, min(body, located.last))
    cells = sheet.content.cells
    last_of_ours = max(ids, default=heading)
    kept = [row for row in range(heading + 1, body + 1) if row not in ids and (cells.get(row) or row < last_of_ours)]
    used = min(body, max([heading, *ids, *kept]))
    lines = follow(heading + 1, body, ids, _fresh_rows(located, fresh), kept)
    end = heading + len(lines)
    bottom = max(heading + 1, max(body, end) if end > used else body - (used - end))
    lines += [Line(new, old, None) for new, old in zip(range(end + 1, bottom + 1), range(used + 1, body + 1))]  # noqa: B905  # what does not fit is blank
    rows = Axis(heading + 1, body, bottom, _to(line for line in lines if line.old is None or line.old <= body))
    lanes, columns, added = _lanes(located, area)
    rooms = rooms_of(table)
    plan = Plan(
        tuple(lines),
        lanes,
        tuple(_heads(sheet, heading, f"bp:{table.key}.")),
        keep_heads=True,
        moves=Moves(rows, columns),
        points=lambda values: height(row_lines(values, rooms)),
    )
    return TablePlan(plan, located, area, bottom + totals, added)


def picture_plan(spot: Spot, snapshot: Blueprint | None, ours: Spot, restyled: Iterable[str]) -> Plan:
    """The plan of the picture; `restyled` are the ids of the stages whose heading looks different now."""
    base = snapshot or _keyed(spot)
    picture = explore(spot, base, picture_rows(base))
    fresh = {place: str(value) for place, value in ours.sheet.content.cells[KEY_ROW].items() if place != ours.label}
    stages = {**picture.stages, **_typed(spot, picture, ours, fresh)}
    right = max([spot.label, *stages])
    strangers = [place for place in range(spot.label + 1, right + 1) if place not in stages]
    order = [(stage, place) for place, stage in sorted(fresh.items())]
    columns = follow(spot.label + 1, right, stages, order, strangers)
    top = spot.heading_row + 1
    bands = {row: f"{band}:{part}" for band, rows in picture.bands.items() for part, row in enumerate(rows)}
    last = max([spot.heading_row, *bands])
    between = [row for row in range(top, last + 1) if row not in bands]
    lines = follow(top, last, bands, _fresh_bands(ours), between)
    keys = (Line(spot.key_row, spot.key_row, KEY_ROW),) if spot.key_row else ()
    changed, title = set(restyled), spot.title_row()
    return Plan(
        tuple(lines),
        (Line(spot.label, spot.label, 1), *(line for line in columns if line.fresh is not None)),
        (*keys, Line(spot.heading_row, spot.heading_row, HEADING_ROW)),
        keep_heads=False,
        moves=Moves(
            Axis(top, last, spot.heading_row + len(lines), _to(lines)),
            Axis(spot.label + 1, right, spot.label + len(columns), _to(columns), MOST_COLUMNS),
        ),
        points=_picture_points,
        restyled=frozenset(place for place, stage in fresh.items() if stage in changed),
        title=Line(title, title, TITLE_ROW) if title else None,
    )


def _keyed(spot: Spot) -> Blueprint:
    """The stages as the key row names them, where no snapshot knows them."""
    keys = spot.sheet.content.cells.get(spot.key_row, {})
    named = {str(one): place for place, one in sorted(keys.items(), reverse=True) if place != spot.label}
    stages = sorted(named.items(), key=lambda pair: pair[1])
    return Blueprint("", stages=tuple(Stage(one, spot.text(spot.heading_row, place)) for one, place in stages))


def _typed(spot: Spot, picture: Picture, ours: Spot, fresh: Mapping[int, str]) -> dict[int, str]:
    """The stages that someone typed into the picture: known by their name since they were read."""
    left = {place: stage for place, stage in fresh.items() if stage not in picture.stages.values()}
    found = {}
    for place in picture.new:
        name = spot.text(spot.heading_row, place).strip()
        same = next((one for one in left if ours.text(HEADING_ROW, one).strip() == name), None)
        if same is not None:
            found[place] = left.pop(same)
    return found


def _fresh_bands(ours: Spot) -> list[tuple[str, int]]:
    """The bands as our writer has them, each with its parts counted."""
    counts: Counter[str] = Counter()
    found = []
    for row, _ in ours.sheet.rows():
        if row > HEADING_ROW:
            band = band_of(ours.text(row, ours.label))
            found.append((f"{band}:{counts[band]}", row))
            counts[band] += 1
    return found


def _to(lines: Iterable[Line]) -> dict[int, int]:
    return {line.old: line.new for line in lines if line.old is not None}


def _area(located: Located) -> TableArea | None:
    """The table around the rows, when there still is one."""
    named = [area for area in located.sheet.tables if area.name.casefold() == located.table.name]
    placed = [area for area in located.sheet.tables if area.area.top == located.heading_row]
    return next((area for area in (*named, *placed) if area.area.top == located.heading_row), None)


def _ids(located: Located) -> dict[int, str]:
    """The ids in the id column, each at its first row."""
    place = located.columns.get("id", 0)
    found: dict[str, int] = {}
    for number, cells in located.sheet.rows():
        value = cells.get(place)
        if number > located.heading_row and isinstance(value, str):
            found.setdefault(value, number)
    return {number: one for one, number in found.items()}


def _fresh_rows(located: Located, fresh: PlainSheet) -> list[tuple[str, int]]:
    place = next(number for number, one in enumerate(located.table.columns, 1) if one.role is Role.ID)
    rows = ((number, cells.get(place)) for number, cells in fresh.rows() if number >= FIRST_ROW)
    return [(value, number) for number, value in rows if isinstance(value, str)]


def _lanes(located: Located, area: TableArea | None) -> tuple[tuple[Line, ...], Axis, tuple[str, ...]]:
    """Our columns; those that are gone come back at the right of the table."""
    table = located.table
    right = area.area.right if area else max(located.columns.values())
    missing = [column.key for column in table.columns if column.key not in located.columns]
    axis = Axis(right + 1, right, right + len(missing), {}, MOST_COLUMNS)
    lanes = []
    for number, column in enumerate(table.columns, 1):
        old = located.columns.get(column.key)
        new = right + 1 + missing.index(column.key) if old is None else axis.one(old)
        assert new is not None, "a column of ours is never gone"
        lanes.append(Line(new, old, number))
    return tuple(lanes), axis, tuple(missing)


def _heads(sheet: PlainSheet, heading: int, key: str) -> Iterable[Line]:
    for row in range(1, heading):
        values = sheet.content.cells.get(row, {}).values()
        if any(isinstance(value, str) and value.startswith(key) for value in values):
            yield Line(row, row, KEY_ROW)
            break
    yield Line(heading, heading, HEADING_ROW)


def _picture_points(values: list[CellValue]) -> float:
    label, *texts = [value if isinstance(value, str) else "" for value in values]
    shown = [sum(line_count(line, room(STAGE_WIDTH)) for line in text.split("\n")) for text in texts if text]
    return height(max(1, math.ceil(max([line_count(label, room(LABEL_WIDTH), bold=True), *shown]))) + SPARE_LINES)
