"""Bytes of a workbook to a blueprint and findings: an unchanged cell means its snapshot value.

When the workbook is as we packed it, or the hashes of all sheets agree, the snapshot is the blueprint.
Else the tables are read row by row against it; without a snapshot they are read as they are.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import NamedTuple

from blueprint_editor.core import ids
from blueprint_editor.core.findings import Code, Finding, Where
from blueprint_editor.core.ids import RandomBytes
from blueprint_editor.core.model import VERSION, Blueprint

from . import layout
from .assemble import Assembler
from .build import build
from .carrier import NO_ROWS, RowIds
from .cells import Book, PlainSheet
from .errors import ReadError
from .find import Located, RawRow, guessed_language, locate, notices, raw_rows, stray
from .known import known
from .layout import HEADING_ROW, Table
from .limits import Breathing, Heard, unheard
from .names import Names
from .picture_find import Spot, find_spot, is_title, stray_cells
from .picture_merge import PictureMerge, compared
from .rows import digest
from .sharing import share
from .snapshot import Meta, SheetMark, is_meta, read_meta
from .text import CellValue
from .thing import Context

OTHERS = frozenset(
    {
        Code.FOREIGN_SHEET,
        Code.FOREIGN_COLUMN,
        Code.HIDDEN_ROWS,
        Code.FORMULA_WITHOUT_VALUE,
        Code.ROWS_LEFT_OUT,
        Code.PICTURE_CHANGED,
        Code.STRAY_CELL,
    }
)
"""What a reading says of what others put into a workbook."""


class Reading(NamedTuple):
    """What was read; `version` is the format's, and a newer one than ours opens read-only.

    `rows` says which thing stands in which row, where the sheets do not say so themselves.
    """

    blueprint: Blueprint
    findings: tuple[Finding, ...]
    version: int
    read_only: bool
    rows: RowIds = NO_ROWS


class OurSheets(NamedTuple):
    """The sheets of a workbook that are ours, and the blueprint as it was when they were written."""

    meta: PlainSheet | None
    picture: Spot | None
    tables: dict[str, Located]
    snapshot: Blueprint | None
    language: str


def our_sheets(book: Book) -> OurSheets:
    """Which sheets are ours, as `read` finds them."""
    meta_sheet = _meta_sheet(book)
    meta = read_meta(_cells(meta_sheet, 4)) if meta_sheet else Meta(VERSION, None, {}, None)
    others = [sheet for sheet in book.sheets if sheet is not meta_sheet]
    spot = find_spot(others)
    found, _ = locate([sheet for sheet in others if not spot or sheet is not spot.sheet])
    return OurSheets(meta_sheet, spot, found, meta.blueprint, meta.language or guessed_language(found))


def read(
    data: bytes, random_bytes: RandomBytes = secrets.token_bytes, heard: Heard = unheard, *, trusting: bool = True
) -> Reading:
    """The blueprint in a workbook, with every problem as a finding; raises ReadError.

    `heard` is called with how much has been read, from 0 to 1, and may raise to stop. Unless it is `trusting`, it
    looks at every cell of a workbook that is still as this program packed and verified it.
    """
    book = Book(data, heard)
    meta_sheet = _meta_sheet(book)
    meta = read_meta(_cells(meta_sheet, 4)) if meta_sheet else Meta(VERSION, None, {}, None)
    if trusting and meta.blueprint and meta.version == VERSION and book.sealed:
        return Reading(share(meta.blueprint), (), meta.version, read_only=False)
    others = [sheet for sheet in book.sheets if sheet is not meta_sheet]
    spot = find_spot(others)
    found, left = locate([sheet for sheet in others if not spot or sheet is not spot.sheet])
    if not any(located.native for located in found.values()) and meta.blueprint is None:
        raise ReadError(Code.NO_BLUEPRINT)
    rows: dict[str, list[RawRow]] = {name: Breathing(raw_rows(located), heard) for name, located in found.items()}
    findings = list(_notices_of(meta_sheet, meta, left, spot))
    for name, located in found.items():
        findings.extend(notices(located, rows[name]))
    snapshot, taken, merge = meta.blueprint, NO_ROWS, None
    if snapshot and spot and not _is_shown(spot, meta):
        merge = PictureMerge(spot, snapshot, findings, random_bytes, lambda table: _title(table, found, snapshot))
    if snapshot and _is_as_written(meta, rows) and not _unvalued(found) and not (merge and merge.names_stages):
        blueprint = snapshot
    else:
        blueprint, taken = _assembled(book, meta, found, rows, spot, findings, random_bytes, merge)
    if merge:
        blueprint = merge.bands(blueprint)
    elif spot and snapshot is None:
        blueprint = compared(spot, blueprint, findings, random_bytes)
    return Reading(share(blueprint), tuple(findings), meta.version, meta.version > VERSION, taken)


def verify(data: bytes, blueprint: Blueprint, *, carried: bool = False) -> Reading:
    """Read back what was written; raises ReadError with `read_back_differs` when it is not the blueprint.

    What was put into somebody's workbook (`carried`) may also hold what is theirs, and say so.
    """
    reading = read(data, trusting=False)
    strange = [one for one in reading.findings if not (carried and one.code in OTHERS)]
    if reading.blueprint != blueprint or strange:
        raise ReadError(Code.READ_BACK_DIFFERS, {"n": len(strange)})
    return reading


def _assembled(
    book: Book,
    meta: Meta,
    found: dict[str, Located],
    rows: dict[str, list[RawRow]],
    spot: Spot | None,
    findings: list[Finding],
    random_bytes: RandomBytes,
    merge: PictureMerge | None,
) -> tuple[Blueprint, RowIds]:
    snapshot = known(meta.blueprint, book.heard) if meta.blueprint else None
    base = meta.blueprint or _bare(meta, found, spot, random_bytes)
    names = Names(snapshot.names if snapshot else None)
    context = Context(names, base.language, book.date1904, findings)
    assembler = Assembler(found, rows, snapshot, context, random_bytes, merge)
    assembler.run()
    for name, change in assembler.changes.items() if snapshot else ():
        if any(change):
            located = found[name]
            facts: dict[str, str | int] = {"sheet": located.sheet.title, **change._asdict()}
            where = Where(element=located.table.element, sheet=located.sheet.title)
            findings.append(Finding(Code.CONTENT_CHANGED, where, facts))
    return build(assembler, base), assembler.taken


def _bare(meta: Meta, found: dict[str, Located], spot: Spot | None, random_bytes: RandomBytes) -> Blueprint:
    """What is known of a blueprint without a snapshot, before its tables are read."""
    title = spot.text(layout.TITLE_ROW, spot.label) if spot else ""
    return Blueprint(
        ids.new_id(ids.BLUEPRINT, random_bytes),
        title if title != layout.PICTURE_TITLE else "",
        language=meta.language if meta.language in {"nl", "en"} and meta.language else guessed_language(found),
    )


def _is_as_written(meta: Meta, rows: dict[str, list[RawRow]]) -> bool:
    """Whether every table holds what was written."""
    for table in layout.TABLES:
        mark, now = meta.marks.get(table.name), rows.get(table.name)
        if mark is None or now is None or mark != SheetMark(len(now), digest([row.cells for row in now])):
            return False
    return True


def _unvalued(found: dict[str, Located]) -> bool:
    return any(located.sheet.content.unvalued for located in found.values())


def _notices_of(
    meta_sheet: PlainSheet | None, meta: Meta, left: list[PlainSheet], spot: Spot | None
) -> Iterator[Finding]:
    if meta_sheet is None:
        yield Finding(Code.SHEET_MISSING, Where(sheet=layout.META_TITLE), {"sheet": layout.META_TITLE})
    elif meta.blueprint is None and meta.version <= VERSION:  # a newer one need not be damaged
        yield Finding(Code.SNAPSHOT_DAMAGED, Where(sheet=meta_sheet.title), {"sheet": meta_sheet.title})
    if meta.version > VERSION:
        yield Finding(Code.NEWER_VERSION, facts={"version": meta.version, "ours": VERSION})
    if meta.blueprint and layout.PICTURE_TITLE in meta.marks and spot is None:
        yield Finding(Code.SHEET_MISSING, facts={"sheet": layout.PICTURE_TITLE})
    if spot:
        yield from (stray(spot.sheet.title, cell, text) for cell, text in stray_cells(spot))
    for sheet in left:
        yield Finding(Code.FOREIGN_SHEET, Where(sheet=sheet.title), {"sheet": sheet.title})


def _meta_sheet(book: Book) -> PlainSheet | None:
    titled = [sheet for sheet in book.sheets if sheet.title.casefold() == layout.META_TITLE]
    # Only a hidden sheet is looked into otherwise: ours was, and others may be large.
    for sheet in (*titled, *(sheet for sheet in book.sheets if sheet.hidden)):
        if is_meta(sheet.cell(1, 1), sheet.cell(1, 2)):
            return sheet
    return None


def _cells(sheet: PlainSheet, width: int) -> Iterator[tuple[CellValue, ...]]:
    for _, cells in sheet.rows():
        yield tuple(cells.get(place) for place in range(1, width + 1))


def _is_shown(spot: Spot, meta: Meta) -> bool:
    """Whether the picture is as it was written."""
    mark, sheet = meta.marks.get(layout.PICTURE_TITLE), spot.sheet
    if mark is None or meta.blueprint is None:
        return True
    if (
        (spot.heading_row, spot.label) != (HEADING_ROW, 1)
        or sheet.content.unvalued
        or not is_title(spot, meta.blueprint)
    ):
        return False
    places = [place for _, cells in sheet.rows() for place, value in cells.items() if value is not None]
    last = max((row for row, _ in sheet.rows()), default=0)
    if last - HEADING_ROW + 1 != mark.rows:  # a stray cell in the last row and column would make 17,000 million
        return False
    now = _block(sheet, max(len(meta.blueprint.stages) + 1, *places), last)
    return SheetMark(len(now), digest(now)) == mark


def _title(table: Table, found: dict[str, Located], snapshot: Blueprint) -> str:
    """What the sheet of a table is called."""
    return found[table.name].sheet.title if table.name in found else table.title(snapshot.language)


def _block(sheet: PlainSheet, width: int, last: int) -> list[tuple[CellValue, ...]]:
    cells = sheet.content.cells
    rows = range(HEADING_ROW, last + 1)
    return [tuple([cells.get(row, {}).get(place) for place in range(1, width + 1)]) for row in rows]
