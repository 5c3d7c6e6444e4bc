"""What an edit is, and the helpers that every edit is made of.

All helpers keep identity: what does not change is the same object afterwards, up to the blueprint
itself. So a no-op is seen with `is`, and a change costs the stages and the cell it is in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

import msgspec
from msgspec.structs import replace

from blueprint_editor.core import text as texts
from blueprint_editor.core.findings import Code, Facts, Refusal
from blueprint_editor.core.model import (
    CELL_NAMES,
    AnyEntry,
    Blueprint,
    Communication,
    Document,
    Element,
    EntryRef,
    ParkingItem,
    Responsibility,
    Stage,
    Status,
    Task,
    find,
)

T = TypeVar("T")

MIXED = "entry"
"""The fact `element` of a step that is about entries of several elements."""


class Step(msgspec.Struct, frozen=True):
    """The name of a deed, for undo and redo: a code and its facts."""

    code: str
    facts: Facts = {}


class Edit(msgspec.Struct, frozen=True, tag_field="edit"):
    """A deed as a value, with every id and seed it needs; it draws nothing itself."""

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """The blueprint after the deed, the same object when there is nothing to do, or why not."""
        raise NotImplementedError

    def step(self, before: Blueprint) -> Step:
        """The name of the deed; `before` is the blueprint it is done on."""
        raise NotImplementedError


def refuse(code: Code, **facts: str | int) -> Refusal:
    """A refusal with its facts."""
    return Refusal(code, facts)


def same_items(first: Sequence[object], second: Sequence[object]) -> bool:
    """Whether two sequences hold the same objects in the same order."""
    return len(first) == len(second) and all(one is other for one, other in zip(first, second, strict=True))


def mapped(items: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    """The changed items; the same tuple when none changed."""
    changed = tuple(change(item) for item in items)
    return items if same_items(items, changed) else changed


def with_cells(stage: Stage, cells: Mapping[Element, Sequence[AnyEntry]]) -> Stage:
    """The stage with other entries; a cell that gets entries is no longer deliberately empty."""
    changed = {element: tuple(cell) for element, cell in cells.items() if not same_items(stage.cell(element), cell)}
    if not changed:
        return stage
    named: dict[str, object] = {CELL_NAMES[element]: cell for element, cell in changed.items()}
    filled = {element for element, cell in changed.items() if cell}
    return replace(stage, deliberately_empty=stage.deliberately_empty - filled, **named)


def with_stages(blueprint: Blueprint, stages: Iterable[Stage]) -> Blueprint:
    """The blueprint with these in the place of the stages of the same id."""
    changed = {stage.id: stage for stage in stages}
    result = mapped(blueprint.stages, lambda stage: changed.get(stage.id, stage))
    return blueprint if result is blueprint.stages else replace(blueprint, stages=result)


def map_entries(
    blueprint: Blueprint,
    where: Callable[[Element, tuple[AnyEntry, ...]], bool],
    change: Callable[[AnyEntry], AnyEntry],
) -> Blueprint:
    """Change entries of the cells chosen, and all in the parking lot; cost grows with the document."""

    def in_stage(stage: Stage) -> Stage:
        return with_cells(
            stage, {element: mapped(cell, change) for element, cell in stage.cells() if where(element, cell)}
        )

    def parked(item: ParkingItem) -> ParkingItem:
        entry = None if item.entry is None else change(item.entry)
        return item if entry is item.entry else replace(item, entry=entry)

    stages, parking = mapped(blueprint.stages, in_stage), mapped(blueprint.parking, parked)
    if stages is blueprint.stages and parking is blueprint.parking:
        return blueprint
    return replace(blueprint, stages=stages, parking=parking)


class Cells:
    """The cells of a blueprint while a deed takes entries out of some and puts them into others."""

    def __init__(self, blueprint: Blueprint) -> None:
        self._blueprint = blueprint
        self._stages = {stage.id: stage for stage in blueprint.stages}
        self._changed: dict[str, dict[Element, Sequence[AnyEntry]]] = {}

    def get(self, stage: str, element: Element) -> Sequence[AnyEntry]:
        """The entries of a cell as they are now."""
        changed = self._changed.get(stage, {})
        return changed[element] if element in changed else self._stages[stage].cell(element)

    def put(self, stage: str, element: Element, entries: Sequence[AnyEntry]) -> None:
        """Give a cell these entries."""
        self._changed.setdefault(stage, {})[element] = entries

    def take(self, refs: Iterable[EntryRef]) -> None:
        """Take entries out."""
        for (stage, element), gone in by_cell(refs).items():
            self.put(stage, element, [entry for entry in self.get(stage, element) if entry.id not in gone])

    def done(self) -> Blueprint:
        """The blueprint with these cells."""
        return with_stages(
            self._blueprint, [with_cells(self._stages[stage], cells) for stage, cells in self._changed.items()]
        )


def by_cell(refs: Iterable[EntryRef]) -> dict[tuple[str, Element], set[str]]:
    """The ids per cell."""
    cells: dict[tuple[str, Element], set[str]] = {}
    for ref in refs:
        cells.setdefault((ref.stage, ref.element), set()).add(ref.id)
    return cells


def entries_at(blueprint: Blueprint, refs: Iterable[EntryRef]) -> dict[EntryRef, AnyEntry] | Refusal:
    """The entries at these places, each once and in this order; refused when one is not there."""
    wanted = dict.fromkeys(refs)
    stages = {stage.id: stage for stage in blueprint.stages}
    there: dict[EntryRef, AnyEntry] = {}
    for (stage, element), names in by_cell(wanted).items():
        if stage not in stages:
            return refuse(Code.NOT_THERE, what="stage")
        for entry in stages[stage].cell(element):
            if entry.id in names:
                there[EntryRef(stage, element, entry.id)] = entry
    if len(there) < len(wanted):
        return refuse(Code.NOT_THERE, what="entry")
    return {ref: there[ref] for ref in wanted}


def change_entries(
    blueprint: Blueprint, refs: Iterable[EntryRef], change: Callable[[AnyEntry], AnyEntry]
) -> Blueprint | Refusal:
    """The blueprint with these entries changed in their places."""
    found = entries_at(blueprint, refs)
    if isinstance(found, Refusal):
        return found
    cells = Cells(blueprint)
    for (stage, element), names in by_cell(found).items():
        cell = cells.get(stage, element)
        cells.put(stage, element, [change(entry) if entry.id in names else entry for entry in cell])
    return cells.done()


def cleaned(value: T) -> T | Refusal:
    """The value with single line ends in all its texts, or why one of them cannot be kept."""
    refusals: list[Refusal] = []
    result = _cleaned(value, refusals)
    return refusals[0] if refusals else cast(T, result)


def _cleaned(value: object, refusals: list[Refusal]) -> object:
    if type(value) is str:
        clean = texts.normalise(value)
        refusal = texts.refusal_of(clean)
        refusals += [] if refusal is None else [refusal]
        return value if clean == value else clean
    if isinstance(value, msgspec.Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        results = {name: _cleaned(field, refusals) for name, field in fields.items()}
        changed = {name: result for name, result in results.items() if result is not fields[name]}
        return replace(value, **changed) if changed else value
    if isinstance(value, tuple):
        return mapped(value, lambda item: _cleaned(item, refusals))
    return value


def given(edit: Edit, names: Iterable[str]) -> dict[str, Any]:
    """The fields of an edit that are set, with lists of names made tidy."""
    values = {name: getattr(edit, name) for name in names}
    return {
        name: one_lines(value) if isinstance(value, tuple) else value
        for name, value in values.items()
        if value is not msgspec.UNSET
    }


def different(values: Mapping[str, object], current: object) -> dict[str, object]:
    """Those of the values that the current one does not have."""
    return {name: value for name, value in values.items() if value != getattr(current, name)}


def one_lines(names: tuple[str, ...]) -> tuple[str, ...]:
    """A list of names: each on one line, none blank, each once; the same tuple when it was so."""
    result: dict[str, str] = {}
    for name in map(texts.one_line, names):
        if name:
            result.setdefault(texts.fold(name), name)
    clean = tuple(result.values())
    return names if clean == names else clean


def role_of(entry: AnyEntry) -> str:
    """The role an entry names, or nothing."""
    match entry:
        case Responsibility() | Task():
            return entry.role
        case Document():
            return entry.owner
        case _:
            return ""


def edited(entry: AnyEntry) -> AnyEntry:
    """The entry as one that was worked on: an example is confirmed by that."""
    return replace(entry, status=Status.CONFIRMED) if entry.status is Status.EXAMPLE else entry


def tidy(entry: AnyEntry) -> AnyEntry:
    """The entry with its role and channels on one line each."""
    match entry:
        case Responsibility() | Task() if texts.one_line(entry.role) != entry.role:
            return replace(entry, role=texts.one_line(entry.role))
        case Document() if texts.one_line(entry.owner) != entry.owner:
            return replace(entry, owner=texts.one_line(entry.owner))
        case Communication() if one_lines(entry.channels) is not entry.channels:
            return replace(entry, channels=one_lines(entry.channels))
        case _:
            return entry


def with_roles_of(blueprint: Blueprint, entries: Iterable[AnyEntry]) -> Blueprint:
    """The blueprint with the roles that these entries name in its list; case does not count."""
    known = {texts.fold(role) for role in blueprint.roles}
    added: dict[str, str] = {}
    for role in filter(None, map(role_of, entries)):
        if texts.fold(role) not in known:
            added.setdefault(texts.fold(role), role)
    return replace(blueprint, roles=(*blueprint.roles, *added.values())) if added else blueprint


def step_of(code: str, blueprint: Blueprint, refs: Sequence[EntryRef], **more: str | int) -> Step:
    """A step about entries: how many (n), which element, and the text when it is one."""
    unique = list(dict.fromkeys(refs))
    elements = {ref.element for ref in unique}
    facts: dict[str, str | int] = {"n": len(unique), "element": elements.pop().value if len(elements) == 1 else MIXED}
    if len(unique) == 1:
        entry = find(blueprint, unique[0])
        facts["text"] = "" if entry is None else entry.text
    return Step(code, {**facts, **more})


def stage_name(blueprint: Blueprint, stage_id: str) -> str:
    """The name of a stage, or nothing when it is not there."""
    stage = blueprint.stage(stage_id)
    return "" if stage is None else stage.name
