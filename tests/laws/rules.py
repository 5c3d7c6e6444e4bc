"""What always holds: of a blueprint, and of an edit on one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from blueprint_editor.core.compare import compare
from blueprint_editor.core.edits import (
    AnyEdit,
    ChangeEntry,
    ChangeParking,
    ConvertEntries,
    DeleteEntries,
    DeleteExamples,
    DeleteParking,
    DeleteStage,
    Edit,
    FillDataPoints,
    LinkEvidence,
    LinkField,
    MergeDataPoints,
    MoveEntries,
    ParkEntries,
    PromoteFields,
    RenameRole,
    SetStatus,
    ShiftEntries,
    TakeOver,
    UnlinkEvidence,
    UnlinkField,
    Unpark,
)
from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.journey import is_backwards
from blueprint_editor.core.model import (
    CELL_NAMES,
    ELEMENTS,
    AnyEntry,
    Blueprint,
    DataPoint,
    Document,
    Kind,
    Stage,
    Standardised,
    Status,
    Trigger,
    element_of,
)
from blueprint_editor.core.text import refusal_of

FIXED = {Kind.WON: 1.0, Kind.LOST: 0.0}

_TAKE_AWAY = DeleteEntries | DeleteExamples | DeleteParking | DeleteStage | MergeDataPoints | TakeOver


def every_entry(blueprint: Blueprint) -> Iterator[AnyEntry]:
    """All entries, on the board and in the parking lot."""
    yield from (entry for _, _, entry in blueprint.entries())
    yield from (item.entry for item in blueprint.parking if item.entry is not None)


def entries_by_id(blueprint: Blueprint) -> dict[str, AnyEntry]:
    """All entries, on the board and in the parking lot, by id."""
    return {entry.id: entry for entry in every_entry(blueprint)}


def part_ids(entry: AnyEntry) -> list[str]:
    """The ids of an entry's fields and options."""
    if isinstance(entry, Document):
        return [field.id for field in entry.fields]
    return [option.id for option in entry.options] if isinstance(entry, DataPoint) else []


def all_ids(blueprint: Blueprint) -> list[str]:
    """Every id that must be unique."""
    found = [stage.id for stage in blueprint.stages]
    found += [item.id for item in blueprint.parking] + [phase.id for phase in blueprint.journey]
    for entry in every_entry(blueprint):
        found += [entry.id, *part_ids(entry)]
    return found


def strings(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from strings(getattr(value, name))
    elif isinstance(value, tuple | frozenset):
        for item in value:
            yield from strings(item)


def assert_links_resolve(blueprint: Blueprint) -> None:
    """Evidence, fields, required-from, phases and parking items point at what is there."""
    points = {entry.id for _, _, entry in blueprint.entries() if isinstance(entry, DataPoint)}
    papers = {entry.id for _, _, entry in blueprint.entries() if isinstance(entry, Document)}
    stages = {stage.id for stage in blueprint.stages}
    formers = [former.entry for entry in every_entry(blueprint) for former in entry.attached]
    for entry in (*every_entry(blueprint), *formers):
        if isinstance(entry, Trigger):
            assert points | papers >= set(entry.evidence)
            assert len(set(entry.evidence)) == len(entry.evidence)
        if isinstance(entry, Document):
            linked = [field for field in entry.fields if field.data_point is not None]
            assert points >= {field.data_point for field in linked}
            assert all(field.standardised is Standardised.YES for field in linked)
        if isinstance(entry, DataPoint):
            assert entry.required_from is None or entry.required_from in stages
    for phase in blueprint.journey:
        assert not is_backwards(phase, blueprint.stages)
        assert not (phase.after and (phase.first or phase.last))
    ends = {end for phase in blueprint.journey for end in (phase.first, phase.last)}
    assert stages >= {*ends, *(item.stage for item in blueprint.parking)} - {None}


def assert_legal(blueprint: Blueprint) -> None:
    """Everything that holds of a blueprint made in the editor."""
    ids = Counter(all_ids(blueprint))
    assert not [name for name, times in ids.items() if times > 1]
    assert_links_resolve(blueprint)
    kinds = [stage.kind for stage in blueprint.stages]
    assert {Kind.WON, Kind.LOST} <= set(kinds)
    assert kinds == sorted(kinds, key=lambda kind: kind is not Kind.OPEN)
    for stage in blueprint.stages:
        assert stage.name.strip()
        assert not any(stage.cell(element) for element in stage.deliberately_empty)
        assert stage.max_days is None or stage.max_days >= 1
        if stage.kind in FIXED:
            assert stage.probability == FIXED[stage.kind]
        else:
            assert stage.probability is None or 0 < stage.probability < 1
        for element, cell in stage.cells():
            assert all(element_of(entry) is element for entry in cell)
    for entry in every_entry(blueprint):
        assert entry.text.strip()
        assert all(former.entry.id == entry.id and not former.entry.attached for former in entry.attached)
        assert all(element_of(former.entry) is not element_of(entry) for former in entry.attached)
    for text in strings(blueprint):
        assert refusal_of(text) is None
        assert "\r" not in text


def named_by(edit: Edit, before: Blueprint) -> set[str]:
    """The ids of the entries that an edit is about."""
    match edit:
        case ChangeEntry():
            return {edit.ref.id}
        case LinkEvidence() | UnlinkEvidence():
            return {edit.trigger.id}
        case LinkField() | UnlinkField() | PromoteFields():
            return {edit.document.id}
        case FillDataPoints():
            return {row.point.id for row in edit.rows}
        case DeleteEntries() | MoveEntries() | ShiftEntries() | ConvertEntries():
            return {ref.id for ref in edit.refs}
        case ParkEntries() | SetStatus() | MergeDataPoints():
            return {ref.id for ref in edit.refs}
        case Unpark() | ChangeParking() | DeleteParking():
            return {item.entry.id for item in before.parking if item.id in edit.items and item.entry is not None}
        case DeleteExamples():
            return {entry.id for _, _, entry in before.entries() if entry.status is Status.EXAMPLE}
        case DeleteStage():
            stage = before.stage(edit.stage)
            return {entry.id for _, cell in stage.cells() for entry in cell} if stage else set()
        case TakeOver():
            return set(entries_by_id(before))
        case _:
            return set()


def without_links(entry: AnyEntry) -> AnyEntry:
    """An entry without what another entry's going may change in it."""
    entry = replace(entry, attached=())
    match entry:
        case Trigger():
            return replace(entry, evidence=())
        case Document():
            fields = tuple(replace(field, standardised=Standardised.NO, data_point=None) for field in entry.fields)
            return replace(entry, fields=fields)
        case DataPoint():
            return replace(entry, required_from=None)
        case _:
            return entry


def assert_keeps_the_rest(edit: Edit, before: Blueprint, after: Blueprint) -> None:
    """What an edit does not name is there afterwards as it was, apart from links to what it names."""
    old, new, named = entries_by_id(before), entries_by_id(after), named_by(edit, before)
    assert old.keys() - new.keys() <= (named if isinstance(edit, _TAKE_AWAY) else set())
    if isinstance(edit, RenameRole):
        return
    for name in old.keys() & new.keys() - named:
        assert without_links(old[name]) == without_links(new[name])


def header(stage: Stage) -> Stage:
    """A stage without its cells."""
    cells: dict[str, object] = {CELL_NAMES[element]: () for element in ELEMENTS}
    return replace(stage, deliberately_empty=frozenset(), **cells)


def assert_compare_tells_all(before: Blueprint, after: Blueprint) -> None:
    """What `compare` does not name is equal, and what it names is there."""
    changes = compare(before, after)
    assert bool(changes) == (before != after)
    old = {stage.id: stage for stage in before.stages}
    new = {stage.id: stage for stage in after.stages}
    assert changes.order == (list(old) != list(new))
    assert changes.headers | {name for name, _ in changes.cells} <= new.keys()
    for name, stage in new.items():
        if name not in old:
            assert name in changes.headers
            continue
        assert (header(old[name]) == header(stage)) == (name not in changes.headers)
        for element, cell in stage.cells():
            if (name, element) not in changes.cells:
                assert cell == old[name].cell(element)
                assert (element in stage.deliberately_empty) == (element in old[name].deliberately_empty)
    assert changes.parking or before.parking == after.parking
    if not changes.details:
        bare = {"stages": (), "parking": ()}
        assert replace(before, **bare) == replace(after, **bare)


def assert_edit_is_lawful(edit: AnyEdit, before: Blueprint) -> Blueprint | Refusal:
    """Everything that holds of one edit on one blueprint; gives its result."""
    after = edit.apply(before)
    assert edit.apply(before) == after
    step = edit.step(before)
    assert step.code
    assert all(isinstance(fact, str | int) for fact in step.facts.values())
    if isinstance(after, Refusal):
        return after
    assert (after is before) == (after == before)
    coded = msgspec.json.encode(edit)
    assert msgspec.json.decode(coded, type=AnyEdit).apply(before) == after
    assert_legal(after)
    assert_keeps_the_rest(edit, before, after)
    assert_compare_tells_all(before, after)
    return after
