"""From the rows of the tables to a blueprint: ids, parents, order, deletions, and what is left over."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from blueprint_editor.core import ids
from blueprint_editor.core.findings import Code, Finding, Where
from blueprint_editor.core.ids import RandomBytes, is_id
from blueprint_editor.core.model import Element, Stage
from blueprint_editor.core.text import fold

from . import layout
from .find import Located, RawRow, has_own_content, number_of
from .known import Known, text_key, text_keys
from .labels import side
from .layout import Role, Table, Thing
from .names import Found, Names, Target
from .picture_merge import PictureMerge
from .placed import Placed
from .rows import Row
from .text import plain
from .thing import Cell, Context, cells_of, relinked, reporter, thing_of

ORDER: tuple[Table, ...] = (
    layout.STAGES,
    layout.ENTRY_TABLES[Element.DATA_POINT],
    layout.ENTRY_TABLES[Element.DOCUMENT],
    layout.ENTRY_TABLES[Element.TRIGGER],
    layout.ENTRY_TABLES[Element.RESPONSIBILITY],
    layout.ENTRY_TABLES[Element.TASK],
    layout.ENTRY_TABLES[Element.COMMUNICATION],
    layout.FIELDS,
    layout.OPTIONS,
    layout.PARKING,
)
"""The tables so that each comes after what its cells refer to."""

UNKNOWN_STAGE = ("Onbekende fase", "Unknown stage")
_TARGETS = {
    layout.STAGES.name: Target.STAGE,
    layout.ENTRY_TABLES[Element.DATA_POINT].name: Target.DATA_POINT,
    layout.ENTRY_TABLES[Element.DOCUMENT].name: Target.DOCUMENT,
}


class Change(NamedTuple):
    """How many rows of a table someone added, removed and changed since it was written."""

    added: int
    removed: int
    changed: int


class Assembler:
    """Reads the tables in order; afterwards `placed` and `taken` hold every thing, and its row, by table name."""

    def __init__(
        self,
        found: dict[str, Located],
        rows: dict[str, list[RawRow]],
        snapshot: Known | None,
        context: Context,
        random: RandomBytes,
        picture: PictureMerge | None = None,
    ) -> None:
        self.findings = context.findings
        self.placed: dict[str, list[Placed]] = {}
        self.changes: dict[str, Change] = {}
        self.taken: dict[str, dict[int, str]] = {}
        self.changed_things: list[Thing] = []
        self.unknown_stage: Stage | None = None
        self._found, self._rows, self._known, self._random = found, rows, snapshot, random
        self._context, self._picture = context, picture
        self._ids = {name: self._ids_in(name) for name in found}
        self._used: set[str] = set()
        self._stage_of: dict[str, str] = {}

    @property
    def names(self) -> Names:
        """The names of everything that was read."""
        return self._context.names

    def run(self) -> None:
        """Read every table."""
        for table in ORDER:
            located = self._found.get(table.name)
            if located is None:
                facts = {"sheet": table.title(self._context.language)}
                self.findings.append(Finding(Code.SHEET_MISSING, Where(element=table.element), facts))
            readable = located and (self._known is None or not {"id", table.text}.isdisjoint(located.columns))
            placed = self._read(table, located) if located and readable else self._kept(table)
            self.placed[table.name] = (
                self._picture.stages(placed) if self._picture and table is layout.STAGES else placed
            )
            if target := _TARGETS.get(table.name):
                for one in self.placed[table.name]:
                    self._stage_of[one.thing.id] = one.parent
                    self.names.add(target, one.thing.id, getattr(one.thing, table.text))

    def _kept(self, table: Table) -> list[Placed]:
        """The things of a table that is not there, or whose rows nothing tells apart: those of the snapshot."""
        kept = []
        for row in self._known.rows[table.name].values() if self._known else ():
            parent = self._parent(table, None, RawRow(0, row.cells), [], row)
            if parent is not None:
                thing = relinked(row.source.thing, self.names)[0]
                kept.append(Placed(parent, row.source.number, thing))
                self._used.add(row.source.thing.id)
        return kept

    def _read(self, table: Table, located: Located) -> list[Placed]:
        known = self._known.rows[table.name] if self._known else {}
        by_text = text_keys(table, known, located.columns) if known and not self._ids[table.name] else {}
        placed: list[Placed] = []
        taken = self.taken[table.name] = {}
        seen = added = changed = 0
        for raw in self._rows[table.name]:
            row = known.get(self._identify(table, raw, known, by_text))
            cells = cells_of(located, raw, row, self._context)
            if not self._stays(located, raw, cells, row):
                continue
            identifier = row.source.thing.id if row else self._new_id(table, raw)
            self._used.add(identifier)
            before = row.source.thing if row else None
            thing = thing_of(located, raw, cells, before, identifier, self._context)
            parent = self._parent(table, located, raw, cells, row, identifier)
            seen += row is not None
            if parent is None:
                continue
            added += row is None
            changed += row is not None and any(cell.changed for cell in cells)
            if thing is not before:
                self.changed_things.append(thing)
            placed.append(Placed(parent, self._number(table, raw, row, located), thing))
            taken[raw.number] = identifier
        self.changes[table.name] = Change(added, len(known) - seen, changed)
        return placed

    def _ids_in(self, name: str) -> set[str]:
        place = self._place_of_id(name)
        return {value for raw in self._rows[name] if is_id(value := raw.cells[place]) and isinstance(value, str)}

    def _place_of_id(self, name: str) -> int:
        columns = self._found[name].table.columns
        return next(place for place, column in enumerate(columns) if column.role is Role.ID)

    def _identify(
        self, table: Table, raw: RawRow, known: dict[str, Row], by_text: dict[tuple[str, ...], list[str]]
    ) -> str:
        """The id in the snapshot of what this row stands for, or nothing."""
        value = raw.cells[self._place_of_id(table.name)]
        if isinstance(value, str) and value in known and value not in self._used:
            return value
        same = by_text.get(text_key(table, raw.cells, self._found[table.name].columns), []) if by_text else []
        return same.pop(0) if same else ""

    def _new_id(self, table: Table, raw: RawRow) -> str:
        """The id of a row that the snapshot does not know: its own, unless that is another's already."""
        value = raw.cells[self._place_of_id(table.name)]
        if is_id(value) and isinstance(value, str) and value not in self._used:
            home = self._known.table_of(value) if self._known else None
            if home is None or (home in self._found and value not in self._ids[home]):
                return value
        return ids.new_id(table.prefix, self._random)

    def _stays(self, located: Located, raw: RawRow, cells: list[Cell], row: Row | None) -> bool:
        """Whether a row is a thing: it has a text, or is as it was written."""
        text = next(cell for cell in cells if cell.column.field == located.table.text)
        if (row and not any(cell.changed for cell in cells)) or (row and not text.changed):
            return True
        if text.readable and plain(text.value).strip():
            return True
        if has_own_content(located.table, raw.cells):
            facts: dict[str, str | int] = {"n": 1, "row": raw.number, "sheet": located.sheet.title}
            self.findings.append(Finding(Code.ROWS_LEFT_OUT, located.where(raw.number), facts))
        return False

    def _number(self, table: Table, raw: RawRow, row: Row | None, located: Located) -> int | None:
        if "number" not in located.columns:
            return None
        place = next(place for place, column in enumerate(table.columns) if column.role is Role.NUMBER)
        return number_of(raw.cells[place])

    def _parent(
        self,
        table: Table,
        located: Located | None,
        raw: RawRow,
        cells: list[Cell],
        row: Row | None,
        identifier: str = "",
    ) -> str | None:
        """Where a row belongs: nothing for stages and parked items, none when it cannot be placed."""
        if table in {layout.STAGES, layout.PARKING}:
            return ""
        pointing = [cell for cell in cells if cell.column.role in {Role.STAGE, Role.PARENT}]
        moved = any(cell.changed for cell in pointing)
        if table.element:
            before = row.source.stage.id if row and row.source.stage else ""
            if before and not moved and self.names.has(Target.STAGE, before):
                return before
            return self._stage(located, raw, pointing, row, identifier)
        before = row.source.parent.id if row and row.source.parent else ""
        target = Target.DOCUMENT if table is layout.FIELDS else Target.DATA_POINT
        if before and not moved and self.names.has(target, before):
            return before
        return self._owner(target, located, raw, pointing, row)

    def _stage(
        self, located: Located | None, raw: RawRow, pointing: list[Cell], row: Row | None, identifier: str
    ) -> str:
        cell = next((one for one in pointing if one.column.role is Role.STAGE), None)
        name = plain(cell.value if cell and cell.readable else row.cells[0] if row else None).strip()
        found = self.names.find(Target.STAGE, name) if name else Found.NOWHERE
        if isinstance(found, str):
            return found
        if located and cell:
            code = Code.UNKNOWN_STAGE if found is Found.NOWHERE else Code.AMBIGUOUS_REFERENCE
            facts = {"stage": name, "value": name, "sheet": located.sheet.title, "row": raw.number}
            reporter(located, raw.number, cell.column, self._context, identifier)(code, **facts)
        return self._unknown(name)

    def _unknown(self, name: str) -> str:
        """The stage that keeps what belongs to none; the names it was given become its other names."""
        stage = self.unknown_stage
        if stage is None:
            title = UNKNOWN_STAGE[side(self._context.language)]
            stage = Stage(ids.new_id(ids.STAGE, self._random), title)
        if name and all(fold(name) != fold(one) for one in (stage.name, *stage.aliases)):
            stage = msgspec.structs.replace(stage, aliases=(*stage.aliases, name))
        self.unknown_stage = stage
        return stage.id

    def _owner(
        self, target: Target, located: Located | None, raw: RawRow, pointing: list[Cell], row: Row | None
    ) -> str | None:
        """The document of a field, the data point of an option."""
        by_role = {cell.column.role: plain(cell.value).strip() for cell in pointing}
        name = by_role.get(Role.PARENT) or (plain(row.source.parent.text) if row and row.source.parent else "")
        called = self.names.called(target, name)
        stage = by_role.get(Role.STAGE, "")
        stages = self.names.called(Target.STAGE, stage) if stage else ()
        among = [one for one in called if self._stage_of.get(one) in stages] or list(called)
        found = among[0] if len(among) == 1 else self.names.find(target, name) if not among else Found.AMBIGUOUS
        if isinstance(found, str):
            return found
        if located:
            code = Code.UNKNOWN_REFERENCE if found is Found.NOWHERE else Code.AMBIGUOUS_REFERENCE
            column = next(column for column in located.table.columns if column.role is Role.PARENT)
            reporter(located, raw.number, column, self._context)(code, value=name)
            facts: dict[str, str | int] = {"n": 1, "row": raw.number, "sheet": located.sheet.title}
            self.findings.append(Finding(Code.ROWS_LEFT_OUT, located.where(raw.number), facts))
        return None
