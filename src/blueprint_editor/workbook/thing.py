"""One row as one thing: unchanged cells keep their value of the snapshot, changed ones are parsed."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from blueprint_editor.core.findings import Code, Finding
from blueprint_editor.core.model import (
    DataPoint,
    Document,
    Field,
    Kind,
    ParkingItem,
    Responsibility,
    Stage,
    Standardised,
    Task,
    Trigger,
)

from .cells import DAYS_1904
from .codecs import DATE, Report
from .find import Located, RawRow
from .layout import Column, Table, Thing
from .names import Names, Target
from .rows import Row
from .text import CellValue, says_the_same

FIXED = {Kind.WON: 1.0, Kind.LOST: 0.0}
"""The win probability of a stage that closes the deal."""


class Cell(NamedTuple):
    """A cell of a row: what it says now, what it said when it was written, and whether it can be read."""

    column: Column
    value: CellValue
    written: CellValue
    readable: bool

    @property
    def changed(self) -> bool:
        """Whether someone changed it since."""
        return self.readable and not says_the_same(self.value, self.written)


class Context(NamedTuple):
    """What the cells of a workbook are read with."""

    names: Names
    language: str
    date1904: bool
    findings: list[Finding]


def cells_of(located: Located, raw: RawRow, row: Row | None, context: Context) -> list[Cell]:
    """The cells of a row that can be read; a formula without a result is reported."""
    written = row.cells if row else (None,) * len(raw.cells)
    unvalued = located.sheet.content.unvalued
    found = []
    for column, value, before in zip(located.table.columns, raw.cells, written, strict=True):
        place = located.columns.get(column.key)
        readable = place is not None and (raw.number, place) not in unvalued
        if place is not None and not readable:
            context.findings.append(
                Finding(
                    Code.FORMULA_WITHOUT_VALUE,
                    located.where(raw.number, column.key),
                    {"column": column.heading(context.language)},
                )
            )
        late = DAYS_1904 if context.date1904 and column.codec is DATE else 0
        now = value + late if late and isinstance(value, int | float) else value
        found.append(Cell(column, now, before, readable))
    return found


def reporter(located: Located, row: int, column: Column, context: Context, entry: str = "") -> Report:
    """Reports a problem of one cell, and of the entry that its row makes."""

    def report(code: Code, **facts: str | int) -> None:
        where = located.where(row, column.key, entry)
        context.findings.append(Finding(code, where, {"column": column.heading(context.language), **facts}))

    return report


def thing_of(
    located: Located, raw: RawRow, cells: list[Cell], before: Thing | None, identifier: str, context: Context
) -> Thing:
    """The thing a row stands for: `before` is the snapshot's, and comes back itself when nothing changed."""
    table = located.table
    base = before or blank(table, identifier)
    changes: dict[str, Any] = {}
    for cell in cells:
        column = cell.column
        if column.field and cell.changed:
            report = reporter(located, raw.number, column, context, identifier)
            value = getattr(base, column.field)
            changes[column.field] = column.codec.read(cell.value, value, context.names, context.language, report)
    thing: Thing = msgspec.structs.replace(base, **changes) if changes or before is None else before
    thing = _ruled(base, thing, changes, located, raw, context)
    linked, lost = relinked(thing, context.names)
    former = context.names.former or context.names
    for field, gone in lost:
        name = next((name for target in Target if (name := former.name(target, gone))), gone)
        report = reporter(located, raw.number, table.column(field), context, identifier)
        report(Code.UNKNOWN_REFERENCE, value=name)
    return linked


def blank(table: Table, identifier: str) -> Thing:
    """A thing of a table with nothing but its id."""
    given: dict[str, Any] = {"id": identifier, table.text: ""}
    return table.kind(**given)


def _ruled(
    base: Thing, thing: Thing, changes: dict[str, Any], located: Located, raw: RawRow, context: Context
) -> Thing:
    """What the rules of the model make of the changes: closed stages, linked fields, parked entries."""
    if isinstance(thing, Stage) and isinstance(base, Stage) and {"kind", "probability"} & changes.keys():
        wanted = FIXED.get(thing.kind)
        if wanted is None and thing.probability is not None and not 0 < thing.probability < 1:
            wanted = None if base.kind is not thing.kind else base.probability
        elif wanted is None:
            return thing
        if "probability" in changes and thing.probability != wanted:
            column = located.table.column("probability")
            value = f"{(thing.probability or 0) * 100:.10g}%" if thing.probability is not None else "–"
            reporter(located, raw.number, column, context)(Code.UNKNOWN_VALUE, value=value)
        return msgspec.structs.replace(thing, probability=wanted)
    if isinstance(thing, Field) and thing.data_point and thing.standardised is not Standardised.YES:
        if "standardised" in changes and "data_point" not in changes:
            return msgspec.structs.replace(thing, data_point=None)
        return msgspec.structs.replace(thing, standardised=Standardised.YES)
    if isinstance(thing, ParkingItem) and thing.entry and "text" in changes:
        return msgspec.structs.replace(thing, entry=msgspec.structs.replace(thing.entry, text=thing.text))
    return thing


def relinked(thing: Thing, names: Names) -> tuple[Thing, list[tuple[str, str]]]:
    """The thing without links to what is gone, and those links: the field and the id.

    Where one other thing bears the name of what is gone, its row lost its id: the link goes on to that.
    """
    match thing:
        case Trigger():
            now = [names.heir((Target.DOCUMENT, Target.DATA_POINT), one) for one in thing.evidence]
            there = tuple(dict.fromkeys(one for one in now if one))
            if there != thing.evidence:
                lost = [("evidence", one) for one, heir in zip(thing.evidence, now, strict=True) if not heir]
                return msgspec.structs.replace(thing, evidence=there), lost
        case Field(data_point=str(gone)) if (heir := names.heir((Target.DATA_POINT,), gone)) != gone:
            if heir:
                return msgspec.structs.replace(thing, data_point=heir), []
            return _opened(thing), [("data_point", gone)]
        case DataPoint(required_from=str(gone)) if (heir := names.heir((Target.STAGE,), gone)) != gone:
            return msgspec.structs.replace(thing, required_from=heir), [] if heir else [("required_from", gone)]
        case ParkingItem():
            return _unparked(thing, names)
    return thing, []


def _opened(field: Field) -> Field:
    """A field whose data point is gone: an open field."""
    return msgspec.structs.replace(field, data_point=None, standardised=Standardised.NO)


def _unparked(item: ParkingItem, names: Names) -> tuple[ParkingItem, list[tuple[str, str]]]:
    """A parked item without links to what is gone; those of its own entry go without a word."""
    if item.entry:
        entry: Any = relinked(item.entry, names)[0]
        if isinstance(entry, Document):
            fields = tuple([relinked(field, names)[0] for field in entry.fields])
            entry = msgspec.structs.replace(entry, fields=fields) if fields != entry.fields else entry
        item = item if entry is item.entry else msgspec.structs.replace(item, entry=entry)
    heir = names.heir((Target.STAGE,), item.stage) if item.stage else None
    if item.stage and heir != item.stage:
        return msgspec.structs.replace(item, stage=heir), [] if heir else [("stage", item.stage)]
    return item, []


def role_of(thing: Thing) -> str:
    """The role that an entry names, or nothing."""
    if isinstance(thing, Responsibility | Task):
        return thing.role
    return thing.owner if isinstance(thing, Document) else ""
