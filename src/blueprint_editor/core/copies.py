"""Entries as they travel by clipboard: exact and whole, from one board to another or to itself."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from .edits import PastedCell, PasteEntries, convert
from .model import ELEMENTS, AnyEntry, Blueprint, DataPoint, Document, Element, EntryRef, Trigger, find

MIME_TYPE = "application/x-blueprint-editor-entries"
FORMAT = "blueprint-entries"
VERSION = 1


class CopiedCell(msgspec.Struct, frozen=True):
    """Entries that stood in one cell; `column` counts the stages from the first one that was copied from."""

    column: int
    element: Element
    entries: tuple[AnyEntry, ...]


class Copies(msgspec.Struct, frozen=True):
    """What was copied: the cells in the order of the board."""

    cells: tuple[CopiedCell, ...]
    format: str = FORMAT
    version: int = VERSION

    @property
    def count(self) -> int:
        """How many entries there are."""
        return sum(len(cell.entries) for cell in self.cells)

    @property
    def elements(self) -> tuple[Element, ...]:
        """The elements that the entries are, in working order."""
        found = {cell.element for cell in self.cells}
        return tuple(element for element in ELEMENTS if element in found)


def copies_of(blueprint: Blueprint, refs: Sequence[EntryRef]) -> Copies:
    """The entries at these places, those that are there."""
    wanted: dict[tuple[str, Element], set[str]] = {}
    for ref in refs:
        wanted.setdefault((ref.stage, ref.element), set()).add(ref.id)
    found: list[tuple[int, Element, tuple[AnyEntry, ...]]] = []
    for column, stage in enumerate(blueprint.stages):
        for element in ELEMENTS:
            ids = wanted.get((stage.id, element), set())
            entries = tuple(entry for entry in stage.cell(element) if entry.id in ids) if ids else ()
            if entries:
                found.append((column, element, entries))
    first = min((column for column, _, _ in found), default=0)
    return Copies(tuple(CopiedCell(column - first, element, entries) for column, element, entries in found))


def to_bytes(copies: Copies) -> bytes:
    """The copies as JSON."""
    return msgspec.json.encode(copies)


def from_bytes(data: bytes) -> Copies | None:
    """The copies in these bytes; none when it is something else, or of a program newer than this one."""
    try:
        copies = msgspec.json.decode(data, type=Copies)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return None
    columns = [cell.column for cell in copies.cells]
    fits = copies.format == FORMAT and copies.version <= VERSION and min(columns, default=0) >= 0
    return copies if fits and copies.count else None


def lost_links(edit: PasteEntries, after: Blueprint) -> int:
    """How many links the copies have to do without, as what the originals link to is not there."""
    originals = [entry for cell in edit.cells for entry in cell.entries]
    made = (find(after, ref) for ref in edit.refs())
    return sum(_links(old) - _links(new) for old, new in zip(originals, made, strict=True) if new is not None)


def _links(entry: AnyEntry) -> int:
    match entry:
        case Trigger():
            return len(entry.evidence)
        case Document():
            return sum(field.data_point is not None for field in entry.fields)
        case DataPoint():
            return int(entry.required_from is not None)
        case _:
            return 0


def paste_of(
    copies: Copies, blueprint: Blueprint, stage: str, element: Element, index: int, seed: str
) -> PasteEntries | None:
    """The deed that puts copies into a board, from this place on; none when the stage is not there.

    Entries of one element become the element of the place; of several, each stays in its own row. Where the
    stages end, the last one takes what is over.
    """
    start = blueprint.stage_index(stage)
    if start is None:
        return None
    alone = len(copies.elements) == 1
    merged: dict[tuple[int, Element], list[AnyEntry]] = {}
    for cell in copies.cells:
        column = min(start + cell.column, len(blueprint.stages) - 1)
        row = element if alone else cell.element
        merged.setdefault((column, row), []).extend(convert(entry, row) for entry in cell.entries)
    cells = []
    for (column, row), entries in merged.items():
        target = blueprint.stages[column]
        here = (target.id, row) == (stage, element)
        cells.append(PastedCell(target.id, row, index if here else len(target.cell(row)), tuple(entries)))
    return PasteEntries(tuple(cells), seed)
