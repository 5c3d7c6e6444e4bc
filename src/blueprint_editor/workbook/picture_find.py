"""Find the picture in a workbook: its stage row, which column is which stage, which row is which band."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from blueprint_editor.core.model import Blueprint

from .cells import PlainSheet, column_letters
from .layout import BANDS, PICTURE_HELP, PICTURE_KEY, PICTURE_TITLE, STAGES
from .picture import PictureRow, stage_cell
from .text import fold_heading, plain, says_the_same

SCANNED_ROWS, SCANNED_COLUMNS = 40, 40
"""How far down and to the right the stage row is looked for."""

_LEAST_BANDS = 3
_CONTINUED = re.compile(r"\(\s*(?:vervolg|continued)\s*\)", re.IGNORECASE)


class Spot(NamedTuple):
    """Where the picture stands: its key row (0 without), its stage row, the column of its labels."""

    sheet: PlainSheet
    key_row: int
    heading_row: int
    label: int

    def text(self, row: int, place: int) -> str:
        """What a cell says."""
        return plain(self.sheet.cell(row, place))

    def name(self, row: int, place: int) -> str:
        """A cell as it is called: `B7`."""
        return f"{column_letters(place)}{row}"

    def title_row(self) -> int:
        """The row of the title: the first above the stages with a text over the labels; 0 when there is none."""
        above = (row for row, cells in self.sheet.rows() if row < self.heading_row and row != self.key_row)
        return next((row for row in above if self.text(row, self.label).strip() not in {"", *PICTURE_HELP}), 0)


class Picture(NamedTuple):
    """The picture as it is now: known stages and new ones by column, the rows of each band."""

    spot: Spot
    stages: dict[int, str]
    new: dict[int, str]
    bands: dict[str, list[int]]
    foreign_columns: tuple[int, ...]
    foreign_rows: tuple[int, ...]


def find_spot(sheets: Iterable[PlainSheet]) -> Spot | None:
    """The picture by its title and key, by its key, else by its labels; a sheet with a table in it is none."""
    title = fold_heading(PICTURE_TITLE)
    named = [sheet for sheet in sheets if fold_heading(sheet.title) == title]
    others = [sheet for sheet in sheets if not sheet.tables and not sheet.hidden and sheet not in named]
    for find in (_by_key, _by_labels):
        for sheet in (*named, *others):
            if spot := find(sheet):
                return spot
    return None


def explore(spot: Spot, base: Blueprint, written: Sequence[PictureRow]) -> Picture:
    """Which column and row is what; `base` is the blueprint that the picture was written from, as `written`."""
    stages, new, foreign_columns = _stage_columns(spot, base)
    order = {stage.id: index for index, stage in enumerate(base.stages)}
    known = _known_rows(spot, {place: order[stage] for place, stage in stages.items()}, written)
    bands, foreign_rows = _band_rows(spot, {*stages, *new}, known)
    return Picture(spot, stages, new, bands, tuple(foreign_columns), tuple(foreign_rows))


def is_title(spot: Spot, base: Blueprint) -> bool:
    """Whether the title is as it was written, or gone."""
    row = spot.title_row()
    return not row or says_the_same(spot.text(row, spot.label).strip(), (base.title.strip() or PICTURE_TITLE))


def stray_cells(spot: Spot) -> Iterator[tuple[str, str]]:
    """Cells above the picture that hold something that is not ours: where, and what."""
    title = spot.title_row()
    for row, cells in spot.sheet.rows():
        if row < spot.heading_row and row != spot.key_row:
            for place in sorted(cells):
                text = spot.text(row, place).strip()
                if text and text not in PICTURE_HELP and (row, place) != (title, spot.label):
                    yield spot.name(row, place), text


def _by_key(sheet: PlainSheet) -> Spot | None:
    for row in range(1, SCANNED_ROWS + 1):
        for place, value in sheet.content.cells.get(row, {}).items():
            if value == PICTURE_KEY:
                below = (other for other, cells in sheet.rows() if other > row and _says(cells.values()))
                heading = next(below, 0)
                return Spot(sheet, row, heading, place) if heading else None
    return None


def _by_labels(sheet: PlainSheet) -> Spot | None:
    headings = {fold_heading(one) for one in (*STAGES.column("name").headings, *STAGES.titles)}
    for row in range(1, SCANNED_ROWS + 1):
        for place, value in sorted(sheet.content.cells.get(row, {}).items()):
            if place <= SCANNED_COLUMNS and isinstance(value, str) and fold_heading(value) in headings:
                below = (cells.get(place) for other, cells in sheet.rows() if other > row)
                if len({band_of(plain(label)) for label in below} - {""}) >= _LEAST_BANDS:
                    return Spot(sheet, 0, row, place)
    return None


def band_of(label: str) -> str:
    """The key of the band with this label in either language, or a synonym of it; else nothing."""
    return _LABELS.get(fold_heading(_CONTINUED.sub(" ", label)), "") if label.strip() else ""


def _labels() -> dict[str, str]:
    found: dict[str, str] = {}
    for key, labels, table in BANDS:
        column = table.column(key if table is STAGES else table.text)
        for label in (*labels, *column.headings, *column.synonyms):
            found.setdefault(fold_heading(label), key)
    return found


_LABELS = _labels()


def _stage_columns(spot: Spot, base: Blueprint) -> tuple[dict[int, str], dict[int, str], list[int]]:
    """Columns of known stages, of new stages, and of neither."""
    cells = spot.sheet.content.cells
    used = {place for row, values in cells.items() if row > spot.heading_row for place in values if values[place]}
    headings = {place: plain(value).strip() for place, value in cells.get(spot.heading_row, {}).items()}
    keys = cells.get(spot.key_row, {})
    known: dict[int, str] = {}
    for place, stage in _claims(base, keys, headings):
        if place != spot.label and place not in known and stage not in known.values():
            known[place] = stage
    known = {place: stage for place, stage in known.items() if headings.get(place) or place in used}
    new: dict[int, str] = {}
    foreign = []
    for place in sorted({place for place, heading in headings.items() if heading} | used):
        if place == spot.label or place in known:
            continue
        beside = {place - 1, place + 1} & {*known, *new}
        if headings.get(place) and (beside or place == spot.label + 1):
            new[place] = headings[place]
        else:
            foreign.append(place)
    return known, new, foreign


def _claims(base: Blueprint, keys: Mapping[int, object], headings: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Columns with the stage they may be, the surest first: key and name agree, the key, the name."""
    names = {stage.id: stage_cell(stage) for stage in base.stages}
    keyed = [(place, str(keys[place])) for place in sorted(keys) if keys[place] in names]
    yield from (pair for pair in keyed if says_the_same(headings.get(pair[0], ""), names[pair[1]].strip()))
    yield from keyed
    by_name: dict[str, list[str]] = {}
    for stage, name in names.items():
        by_name.setdefault(fold_heading(name), []).append(stage)
    for place, heading in sorted(headings.items()):
        called = by_name.get(fold_heading(heading), ()) if heading else ()
        yield from ((place, stage) for stage in called)


def _known_rows(spot: Spot, order: Mapping[int, int], written: Sequence[PictureRow]) -> dict[int, str]:
    """Rows whose label says nothing, and that hold what was written in a band whose label is nowhere."""
    rows = [row for row, _ in spot.sheet.rows() if row > spot.heading_row]
    labelled = {band_of(spot.text(row, spot.label)) for row in rows}
    found: dict[int, str] = {}
    for row in rows:
        if band_of(spot.text(row, spot.label)) or not spot.text(row, spot.label).strip():
            continue
        for one in written:
            held = [(spot.text(row, place), one.cells[index]) for place, index in order.items() if one.cells[index]]
            same = sum(says_the_same(now, before) for now, before in held)
            if one.key not in labelled and same and 2 * same >= len(held):
                found.setdefault(row, one.key)
    return found


def _band_rows(spot: Spot, columns: set[int], known: Mapping[int, str]) -> tuple[dict[str, list[int]], list[int]]:
    """The rows of each band; a row without a label goes on with the band above it."""
    bands: dict[str, list[int]] = {}
    foreign = []
    current = ""
    for row, cells in spot.sheet.rows():
        if row <= spot.heading_row:
            continue
        label = plain(cells.get(spot.label))
        if label.strip():
            current = band_of(label) or known.get(row, "")
        holds = any(plain(cells.get(place)).strip() for place in columns)
        if current and (label.strip() or holds):
            bands.setdefault(current, []).append(row)
        elif holds or label.strip():
            foreign.append(row)
    return bands, foreign


def _says(values: Iterable[object]) -> bool:
    return any(isinstance(value, str) and value.strip() for value in values)
