"""From the drafts of the sheets to one blueprint, and the use of each cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from blueprint_editor.core import ids
from blueprint_editor.core.findings import Code, Facts, Finding, Where
from blueprint_editor.core.model import (
    CELL_NAMES,
    ENTRY_TYPES,
    AnyEntry,
    Blueprint,
    Element,
    Kind,
    ParkingItem,
    Stage,
)
from blueprint_editor.core.text import fold, one_line
from blueprint_editor.workbook import codecs
from blueprint_editor.workbook.labels import lookup
from blueprint_editor.workbook.lines import entries, is_nothing, name_lines, running_text
from blueprint_editor.workbook.names import Names
from blueprint_editor.workbook.text import fit
from blueprint_editor.workbook.thing import FIXED, role_of

from . import names
from .draft import Draft, Item
from .fields import Making, give_field
from .grid import Grid, Spot, cell_name
from .model import CellUse, Corrections, Meaning, Place, Role, Taken

M = Meaning


class StageMade:
    """A stage while it is put together."""

    def __init__(self, identifier: str, text: str) -> None:
        self.id, self.raw = identifier, text
        self.name = ""
        self.fields: dict[str, Any] = {"aliases": (), "description": "", "note": "", "max_days": None}
        self.kind: Kind | None = None
        self.share: float | None = None
        self.share_spot: tuple[Grid, Spot] | None = None
        self.cells: dict[Element, list[EntryMade]] = {element: [] for element in Element}
        self.known: dict[tuple[Element, str], EntryMade] = {}
        self.empty: set[Element] = set()

    def add_text(self, field: str, text: str) -> None:
        """Add to a running text."""
        before = self.fields[field]
        if text not in before.split("\n"):
            self.fields[field] = f"{before}\n{text}" if before else text


class EntryMade:
    """An entry while it is put together; `sheet` is where it was seen first."""

    def __init__(self, entry: AnyEntry, sheet: str) -> None:
        self.entry, self.sheet = entry, sheet


class Gatherer:
    """Takes the drafts one by one; afterwards `blueprint`, `uses` and `findings` are what came of them."""

    def __init__(self, drafts: Sequence[Draft], seed: str, corrections: Corrections, language: str) -> None:
        self.drafts, self.seed, self.language, self.corrections = drafts, seed, language, corrections
        self.stages: dict[str, StageMade] = {}
        self.findings: list[Finding] = []
        self.uses: dict[tuple[str, Spot], CellUse] = {}
        self.parking: list[ParkingItem] = []
        self._counted = self._which_are_counted()
        self._merging = {draft.grid.title for draft in drafts if draft.merges}
        self._name_stages()
        for draft in drafts:
            self._read(draft)

    # Stages

    def _which_are_counted(self) -> set[str]:
        """The sheets that count their stages as in `2 Offerte`."""
        return {draft.grid.title for draft in self.drafts if names.are_counted(list(dict.fromkeys(draft.names)))}

    def _key(self, draft: Draft, text: str) -> str:
        name = names.stage_name(text, bare_numbers=draft.grid.title in self._counted).name
        key = names.key_of(name)
        number = names.number_in(text)
        if number is not None and key not in self.stages and 0 < number <= len(self.stages):
            return list(self.stages)[number - 1]
        return key

    def _name_stages(self) -> None:
        """Every stage once, in the order of the sheet that names most of them."""
        order = sorted(self.drafts, key=lambda draft: -len({names.key_of(name) for name in draft.names}))
        for draft in order:
            bare = draft.grid.title in self._counted
            for text in draft.names:
                key = self._key(draft, text)
                if key not in self.stages:
                    self.stages[key] = StageMade(ids.derived_id(ids.STAGE, self.seed, key), text)
                made, said = self.stages[key], names.stage_name(text, bare_numbers=bare)
                made.name = made.name or said.name
                made.share = said.probability if made.share is None else made.share
                known = {fold(alias) for alias in made.fields["aliases"]}
                made.fields["aliases"] += tuple(alias for alias in said.aliases if fold(alias) not in known)

    # Cells

    def _read(self, draft: Draft) -> None:
        title = draft.grid.title
        for spot, text in draft.stages.items():
            stage = self.stages[self._key(draft, text)]
            self._use(draft.grid, spot, Role.STAGE, M.STAGE, stage.id, (stage.id,))
        for spots, role in (
            (draft.headings, Role.HEADING),
            (draft.titles, Role.TITLE),
            (draft.numbers, Role.NUMBER),
            (draft.ignored, Role.IGNORED),
        ):
            for spot in spots:
                self._use(draft.grid, spot, role)
        records: dict[tuple[int, str], list[Item]] = {}
        for item in draft.items:
            if Place(title, *item.spot) in self.corrections.cells:
                continue
            records.setdefault((item.record, self._key(draft, item.stage)), []).append(item)
        for (_, key), items in records.items():
            self._read_record(draft, self.stages[key], items, title)

    def _read_record(self, draft: Draft, stage: StageMade, items: list[Item], title: str) -> None:
        made: list[tuple[Element, list[EntryMade]]] = []
        for item in items:
            element = item.meaning.element
            if element:
                made.append((element, self._read_entries(draft.grid, stage, item, element)))
            elif item.element is None:
                self._read_stage_field(draft.grid, stage, item)
        position = -1
        for item in items:
            if item.meaning.element:
                position += 1
            elif item.element:
                before = [own for element, own in made[: position + 1] if element is item.element and own]
                after = [own for element, own in made[position + 1 :] if element is item.element and own]
                own = before[-1] if before else after[0] if after else []
                if own:
                    text = draft.grid.texts[item.spot] if item.text is None else item.text
                    give_field(own, item.meaning, text, draft.grid.values[item.spot], self._making(stage))
                    self._use(
                        draft.grid, item.spot, Role.FIELD, item.meaning, stage.id, tuple(one.entry.id for one in own)
                    )

    def _making(self, stage: StageMade) -> Making:
        return Making(self.seed, stage.id, {key: made.id for key, made in self.stages.items()}, self.language)

    def _read_entries(self, grid: Grid, stage: StageMade, item: Item, element: Element) -> list[EntryMade]:
        text = item.text or grid.texts[item.spot]
        if is_nothing(text):
            stage.empty.add(element)
            self._use(grid, item.spot, Role.EMPTY, item.meaning, stage.id)
            return []
        parts = running_text(text) if element is Element.TRIGGER else entries(text)
        if not parts:
            self._use(grid, item.spot, Role.EMPTY, item.meaning, stage.id)
            return []
        found = [self._entry(grid.title, item.spot, stage, element, part, number) for number, part in enumerate(parts)]
        self._use(grid, item.spot, Role.ENTRY, item.meaning, stage.id, tuple(one.entry.id for one in found))
        return found

    def _entry(self, sheet: str, spot: Spot, stage: StageMade, element: Element, text: str, number: int) -> EntryMade:
        """The entry of a text; one that another sheet said already is that one."""
        one = stage.known.get((element, fold(text)))
        if one is not None and (one.sheet != sheet or sheet in self._merging):
            return one
        key = f"{sheet}!{cell_name(spot)}.{number} {stage.id} {element.value}"
        kind = ENTRY_TYPES[element]
        made = EntryMade(kind(ids.derived_id(ids.ENTRY_PREFIXES[element], self.seed, key), fit(text)), sheet)
        stage.cells[element].append(made)
        stage.known.setdefault((element, fold(text)), made)
        return made

    def _read_stage_field(self, grid: Grid, stage: StageMade, item: Item) -> None:
        text = item.text or grid.texts[item.spot]
        value = grid.values[item.spot] if item.text is None else item.text
        self._use(grid, item.spot, Role.FIELD, item.meaning, stage.id, (stage.id,))
        if is_nothing(text):
            self._use(grid, item.spot, Role.EMPTY, item.meaning, stage.id)
            return
        problems: list[Code] = []

        def report(code: Code, **_facts: str | int) -> None:
            problems.append(code)

        match item.meaning:
            case M.ALIASES:
                known = {fold(alias) for alias in stage.fields["aliases"]}
                stage.fields["aliases"] += tuple(one_line(name) for name in name_lines(text) if fold(name) not in known)
            case M.PROBABILITY:
                share = codecs.PERCENTAGE.read(value, None, Names(None), self.language, report)
                if not problems:
                    stage.share, stage.share_spot = share, (grid, item.spot)
            case M.MAX_DAYS:
                stage.fields["max_days"] = _days(text) or stage.fields["max_days"]
                if not _days(text):
                    problems.append(Code.UNKNOWN_VALUE)
            case M.KIND:
                found = lookup(Kind, text)
                stage.kind = Kind(found) if found else stage.kind
                if found is None:
                    problems.append(Code.UNKNOWN_VALUE)
            case M.DESCRIPTION:
                stage.add_text("description", text)
            case _:
                stage.add_text("note", text)
        if problems:
            stage.add_text("note", text)

    # What a person took

    def take(self, grid: Grid, spot: Spot, taken: Taken) -> None:
        """Make of a cell what a person said: an entry of a stage, or a parked item."""
        text = grid.texts[spot]
        stage = next((one for one in self.stages.values() if one.id == taken.stage), None)
        if stage is not None and taken.element is not None:
            self._read_entries(
                grid, stage, Item(spot, Meaning(taken.element.value), None, stage.raw, spot[0]), taken.element
            )
            return
        key = f"{grid.title}!{cell_name(spot)}"
        item = ParkingItem(ids.derived_id(ids.PARKING, self.seed, key), fit(text), element=taken.element)
        self.parking.append(item)
        self._use(grid, spot, Role.PARKED, None, None, (item.id,))

    def take_all(self, grids: Sequence[Grid]) -> None:
        """Make of each cell what a person said of it."""
        for grid in grids:
            for spot in sorted(grid.texts):
                taken = self.corrections.cells.get(Place(grid.title, *spot))
                if taken is not None:
                    self.take(grid, spot, taken)

    def _use(
        self,
        grid: Grid,
        spot: Spot,
        role: Role,
        meaning: Meaning | None = None,
        stage: str | None = None,
        made: tuple[str, ...] = (),
    ) -> None:
        before = self.uses.get((grid.title, spot))
        if before is not None and before.role is role and before.meaning is meaning:
            made = tuple(dict.fromkeys((*before.ids, *made)))
            stage = before.stage or stage
        self.uses[grid.title, spot] = CellUse(grid.title, *spot, grid.texts[spot], role, meaning, stage, made)

    # The blueprint

    def blueprint(self, identifier: str) -> Blueprint:
        """The stages in order, the open ones first, with what was read of them."""
        made = list(self.stages.values())
        kinds = names.kinds_of([one.name for one in made], [one.kind for one in made], [one.share for one in made])
        stages = [self._stage(one, kind) for one, kind in zip(made, kinds, strict=True)]
        stages.sort(key=lambda stage: stage.kind is not Kind.OPEN)
        roles: dict[str, str] = {}
        for stage in stages:
            for _, cell in stage.cells():
                for entry in cell:
                    if role := role_of(entry):
                        roles.setdefault(fold(role), role)
        return Blueprint(
            identifier,
            language=self.language,
            roles=tuple(roles.values()),
            stages=tuple(stages),
            parking=tuple(self.parking),
        )

    def _stage(self, made: StageMade, kind: Kind) -> Stage:
        share = made.share
        if kind in FIXED:
            share = FIXED[kind]
        elif share is not None and not 0 < share < 1:
            share = None
        if made.share_spot and made.share != share:
            grid, spot = made.share_spot
            facts: Facts = {"column": made.name, "value": grid.texts[spot]}
            self.findings.append(
                Finding(Code.UNKNOWN_VALUE, Where(made.id, sheet=grid.title, cell=cell_name(spot)), facts)
            )
        cells: dict[str, Any] = {
            CELL_NAMES[element]: tuple(one.entry for one in own) for element, own in made.cells.items()
        }
        empty = frozenset(element for element in made.empty if not made.cells[element])
        stage = Stage(made.id, made.name or made.raw, kind=kind, probability=share, deliberately_empty=empty)
        return msgspec.structs.replace(stage, **made.fields, **cells)


_UNITS = {"d": 1, "we": 7, "wk": 7, "m": 30}


def _days(text: str) -> int | None:
    """The number of days in `14`, `14 dagen`, `2 weken`, `1 month`."""
    found = re.fullmatch(r"(?:max\.?|ca\.?)?\s*([0-9]{1,4})\s*(?:werk|business )?([a-z]*)\.?", text.strip().casefold())
    times = 1 if found and not found[2] else 0
    for start, days in _UNITS.items():
        if found and found[2].startswith(start):
            times = days
    return int(found[1]) * times or None if found else None
