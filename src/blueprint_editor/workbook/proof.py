"""The proof that a save lost nothing of others: looked up in the bytes that will be written, part by part."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Mapping

from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import Blueprint

from .carrier import Carrier
from .cells import Book, PlainSheet
from .errors import GraftError, ReadError
from .find import Located
from .parcel import TYPES_PART, Parcel
from .read import OurSheets, our_sheets, verify
from .text import plain
from .tree import name_of, parsed

_CHANGING = {
    "dimension",
    "mergeCells",
    "hyperlinks",
    "rowBreaks",
    "colBreaks",
    "conditionalFormatting",
    "dataValidations",
}
"""What a sheet of ours may lose with the rows it belonged to."""


def proved(carrier: Carrier, data: bytes, blueprint: Blueprint) -> Carrier:
    """The carrier of the next save; raises GraftError unless `data` holds the blueprint and all that was carried."""
    try:
        reading = verify(data, blueprint, carried=True)
        lost = _lost(carrier, data)
    except (ReadError, ValueError, LookupError) as error:
        raise GraftError(Code.NOT_CARRIED, {"reason": str(error)}) from error
    if lost:
        raise GraftError(Code.NOT_CARRIED, {"reason": lost})
    return Carrier(data, reading.rows, carrier.suffix)


def _lost(carrier: Carrier, data: bytes) -> str:
    """The first thing of others that is not in `data` as it was, or nothing."""
    before, after = Parcel(carrier.data), Parcel(data)
    old, new = our_sheets(Book(carrier.data)), our_sheets(Book(data))
    ours = {before.name(one.part) for one in _sheets(old)}
    with zipfile.ZipFile(io.BytesIO(carrier.data)) as one, zipfile.ZipFile(io.BytesIO(data)) as other:
        crcs = {info.filename: (info.CRC, info.file_size) for info in other.infolist()}
        for info in one.infolist():
            if info.is_dir() or info.filename in _free(before, ours):
                continue
            if crcs.get(info.filename) != (info.CRC, info.file_size):
                return info.filename
    for part in ours - {before.name(old.meta.part) if old.meta else ""}:  # that one is written anew
        if missing := _elements(before, part) - _elements(after, part):
            return f"{part}: {', '.join(missing)}"
    for name, located in old.tables.items():
        now = new.tables.get(name)
        there = _ids(now, None) if now else {}
        was = _strange(located, _ids(located, carrier.rows.get(name)), set(there.values()))
        if now is None or was - _strange(now, there, set(there.values())):
            return located.sheet.title
    return ""


def _sheets(ours: OurSheets) -> list[PlainSheet]:
    return [
        one
        for one in (
            ours.meta,
            ours.picture.sheet if ours.picture else None,
            *(located.sheet for located in ours.tables.values()),
        )
        if one
    ]


def _free(before: Parcel, ours: set[str]) -> set[str]:
    """The parts that a save may change: ours, what belongs to our cells, and what lists styles and sheets."""
    workbook = before.relations(before.workbook_part)
    free = {TYPES_PART, before.workbook_part, workbook.part, *ours}
    free.update(before.name(part) for kind in ("styles", "calcChain") for part in workbook.parts(kind))
    kinds = {"table", "comments", "threadedComment", "vmlDrawing"}
    free.update(before.name(part) for one in ours for _, kind, part in before.relations(one).entries() if kind in kinds)
    return free


def _elements(parcel: Parcel, part: str) -> set[str]:
    return {name_of(one) for one in parsed(parcel.read(part))} - _CHANGING


def _ids(located: Located, taken: Mapping[int, str] | None) -> Mapping[int, str]:
    """Which thing stands in which row."""
    if taken is not None:
        return taken
    place = located.columns.get("id", 0)
    found = {row: cells.get(place) for row, cells in located.sheet.rows() if row > located.heading_row}
    return {row: value for row, value in found.items() if isinstance(value, str)}


def _strange(located: Located, ids: Mapping[int, str], there: set[str]) -> Counter[tuple[str, tuple[str, ...]]]:
    """What stands in the columns of others, row by row, with whose row it is; not of rows that are gone."""
    ours = {*located.columns.values(), *located.neighbours}
    hidden = {
        (row, column)
        for area in located.sheet.content.merged
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
        if (row, column) != (area.top, area.left)
    }
    found: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for row, cells in located.sheet.rows():
        values = tuple(
            plain(cells[place]) for place in sorted(cells) if place not in ours and (row, place) not in hidden
        )
        inside = located.first <= row <= located.last
        if inside and values and (row not in ids or ids[row] in there):
            found[ids.get(row, ""), values] += 1
    return found
