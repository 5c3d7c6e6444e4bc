"""Hypothesis strategies for edits: `edits_for(blueprint)` draws any deed that fits it, and some that do not.

One maker for each edit class stands in `MAKERS`; a law fails when a class has none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

import msgspec
from hypothesis import strategies as st
from msgspec import UNSET
from msgspec.structs import replace

from blueprint_editor.core import edits, ids
from blueprint_editor.core.apart import pairs_apart
from blueprint_editor.core.model import (
    ELEMENTS,
    AgendaItem,
    AnyEntry,
    Blueprint,
    DataPoint,
    Document,
    Element,
    EntryRef,
    Field,
    Kind,
    ParkingItem,
    Phase,
    Stage,
    Standardised,
    Status,
    documents,
    find,
)
from tests.strategies import Ids, blueprints, entries, lines, notes, probabilities, roles, stage_headers, texts

Maker = Callable[[st.DrawFn, Blueprint], edits.AnyEdit]

_ELEMENTS = st.sampled_from(ELEMENTS)
_BAD_TEXTS = ("", "  \n ", "a\x00b", "\ud800", "x" * 32_768)


def typed() -> st.SearchStrategy[str]:
    """What someone types: mostly legal, with any line end, now and then what is refused."""
    odd = st.sampled_from(("line\r\nline\rline", *_BAD_TEXTS))
    return st.one_of(texts(), texts(), texts(), texts(), odd)


def seed_for(draw: st.DrawFn, blueprint: Blueprint) -> str:
    """A seed that no deed on the way to this blueprint had."""
    state = hashlib.blake2b(msgspec.msgpack.encode(blueprint), digest_size=12).hexdigest()
    return f"{state}{draw(st.integers(0, 9))}"


def all_refs(blueprint: Blueprint, elements: Sequence[Element] = ELEMENTS) -> list[EntryRef]:
    """Where every entry of these elements stands."""
    return [
        EntryRef(stage.id, element, entry.id) for stage, element, entry in blueprint.entries() if element in elements
    ]


def one_of(draw: st.DrawFn, there: Sequence[str], nowhere: str) -> str:
    """One of these, rarely one that is not there."""
    return nowhere if not there or draw(st.integers(0, 19)) == 19 else draw(st.sampled_from(there))


def stage_id(draw: st.DrawFn, blueprint: Blueprint) -> str:
    """A stage, rarely one that is not there."""
    return one_of(draw, [stage.id for stage in blueprint.stages], "st_aaaaaaaaaaaa")


def refs_in(draw: st.DrawFn, blueprint: Blueprint, most: int = 4) -> tuple[EntryRef, ...]:
    """A few entries anywhere, in any order, rarely one that is not there or one twice."""
    there = all_refs(blueprint)
    if not there or draw(st.integers(0, 30)) == 30:
        return (EntryRef(stage_id(draw, blueprint), draw(_ELEMENTS), "ta_aaaaaaaaaaaa"),)
    return tuple(draw(st.lists(st.sampled_from(there), min_size=1, max_size=most)))


def ref_in(draw: st.DrawFn, blueprint: Blueprint, *elements: Element) -> EntryRef:
    """One entry of these elements, or a place where nothing is."""
    there = all_refs(blueprint, elements or ELEMENTS)
    element = elements[0] if elements else Element.TASK
    return draw(st.sampled_from(there or [EntryRef(stage_id(draw, blueprint), element, "ta_aaaaaaaaaaaa")]))


def new_entry(draw: st.DrawFn, blueprint: Blueprint, element: Element, fresh: Ids) -> AnyEntry:
    """An entry that is not there yet, with links to what is there."""
    return draw(
        entries(
            element,
            fresh,
            points=[ref.id for ref in all_refs(blueprint, [Element.DATA_POINT])],
            papers=[ref.id for ref in all_refs(blueprint, [Element.DOCUMENT])],
            stages=[stage.id for stage in blueprint.stages],
        )
    )


def _add_entries(draw: st.DrawFn, blueprint: Blueprint) -> edits.AddEntries:
    fresh, element = Ids(seed_for(draw, blueprint)), draw(_ELEMENTS)
    count = draw(st.sampled_from((1, 1, 2, 0)))
    new = tuple(new_entry(draw, blueprint, element, fresh) for _ in range(count))
    new = tuple(replace(entry, text=draw(typed())) for entry in new)
    return edits.AddEntries(stage_id(draw, blueprint), element, draw(st.integers(-1, 4)), new)


def _fields(draw: st.DrawFn, now: tuple[Field, ...], new: tuple[Field, ...]) -> tuple[Field, ...]:
    """Some of the fields that are there, some changed, some new."""
    kept = [field for field in now if draw(st.booleans())]
    kept = [replace(field, standardised=draw(st.sampled_from(Standardised))) for field in kept]
    return tuple(draw(st.permutations([*kept, *new])))


def _change_entry(draw: st.DrawFn, blueprint: Blueprint) -> edits.ChangeEntry:
    ref = ref_in(draw, blueprint)
    new = new_entry(draw, blueprint, ref.element, Ids(seed_for(draw, blueprint)))
    new = replace(new, id=ref.id, text=draw(typed()))
    now = find(blueprint, ref)
    if now is None:
        return edits.ChangeEntry(ref, new)
    if isinstance(now, Document) and isinstance(new, Document):
        new = replace(new, fields=_fields(draw, now.fields, new.fields))
    names = draw(st.lists(st.sampled_from([name for name in now.__struct_fields__ if name != "id"]), max_size=2))
    return edits.ChangeEntry(ref, replace(now, **{name: getattr(new, name) for name in names}))


def _delete_entries(draw: st.DrawFn, blueprint: Blueprint) -> edits.DeleteEntries:
    return edits.DeleteEntries(refs_in(draw, blueprint, 2))


def _delete_examples(_draw: st.DrawFn, _blueprint: Blueprint) -> edits.DeleteExamples:
    return edits.DeleteExamples()


def _duplicate_entries(draw: st.DrawFn, blueprint: Blueprint) -> edits.DuplicateEntries:
    stage = stage_id(draw, blueprint) if draw(st.booleans()) else None
    element = draw(_ELEMENTS) if draw(st.booleans()) else None
    seed = seed_for(draw, blueprint)
    return edits.DuplicateEntries(refs_in(draw, blueprint, 2), stage, seed, element, draw(st.integers(-1, 4)))


def _paste_entries(draw: st.DrawFn, blueprint: Blueprint) -> edits.PasteEntries:
    fresh, cells = Ids(seed_for(draw, blueprint)), []
    there = all_refs(blueprint)
    for _ in range(draw(st.integers(0, 2))):
        element = draw(_ELEMENTS)
        found = [find(blueprint, ref) for ref in there if ref.element is element]
        old = draw(st.lists(st.sampled_from([one for one in found if one]), max_size=2, unique=True)) if found else []
        new = [new_entry(draw, blueprint, element, fresh)] if draw(st.booleans()) or not old else []
        new = [replace(entry, text=draw(typed())) for entry in new]
        cells.append(edits.PastedCell(stage_id(draw, blueprint), element, draw(st.integers(-1, 4)), (*old, *new)))
    return edits.PasteEntries(tuple(cells), seed_for(draw, blueprint))


def _set_status(draw: st.DrawFn, blueprint: Blueprint) -> edits.SetStatus:
    return edits.SetStatus(refs_in(draw, blueprint), draw(st.sampled_from(Status)))


def _set_deliberately_empty(draw: st.DrawFn, blueprint: Blueprint) -> edits.SetDeliberatelyEmpty:
    return edits.SetDeliberatelyEmpty(stage_id(draw, blueprint), draw(_ELEMENTS), draw(st.booleans()))


def _move_entries(draw: st.DrawFn, blueprint: Blueprint) -> edits.MoveEntries:
    refs = refs_in(draw, blueprint)
    element = draw(st.one_of(st.just(refs[0].element), _ELEMENTS))
    stage = refs[0].stage if draw(st.booleans()) else stage_id(draw, blueprint)
    return edits.MoveEntries(refs, stage, element, draw(st.integers(-1, 4)))


def _shift_entries(draw: st.DrawFn, blueprint: Blueprint) -> edits.ShiftEntries:
    stages, places = draw(st.sampled_from(((1, 0), (-1, 0), (0, 1), (0, -1), (0, 0), (2, 0))))
    return edits.ShiftEntries(refs_in(draw, blueprint), stages, places)


def _convert_entries(draw: st.DrawFn, blueprint: Blueprint) -> edits.ConvertEntries:
    return edits.ConvertEntries(refs_in(draw, blueprint), draw(_ELEMENTS))


def _target(draw: st.DrawFn, blueprint: Blueprint, *elements: Element) -> str:
    return one_of(draw, [ref.id for ref in all_refs(blueprint, elements)], "dp_aaaaaaaaaaaa")


def _link_evidence(draw: st.DrawFn, blueprint: Blueprint) -> edits.LinkEvidence:
    target = _target(draw, blueprint, Element.DATA_POINT, Element.DOCUMENT)
    return edits.LinkEvidence(ref_in(draw, blueprint, Element.TRIGGER), target)


def _unlink_evidence(draw: st.DrawFn, blueprint: Blueprint) -> edits.UnlinkEvidence:
    target = _target(draw, blueprint, Element.DATA_POINT, Element.DOCUMENT)
    return edits.UnlinkEvidence(ref_in(draw, blueprint, Element.TRIGGER), target)


def _document(draw: st.DrawFn, blueprint: Blueprint, *, linked: bool) -> tuple[EntryRef, list[str]]:
    """A document with its fields (of those that are linked, or are not), one with such fields if there is any."""
    found: list[tuple[EntryRef, list[str]]] = []
    for stage, document in documents(blueprint):
        names = [field.id for field in document.fields if (field.data_point is not None) is linked]
        found.append((EntryRef(stage.id, Element.DOCUMENT, document.id), names))
    found = [pair for pair in found if pair[1]] or found
    return draw(st.sampled_from(found)) if found else (ref_in(draw, blueprint, Element.DOCUMENT), [])


def _link_field(draw: st.DrawFn, blueprint: Blueprint) -> edits.LinkField:
    ref, names = _document(draw, blueprint, linked=draw(st.integers(0, 4)) == 4)
    field = one_of(draw, names, "fi_aaaaaaaaaaaa")
    return edits.LinkField(ref, field, _target(draw, blueprint, Element.DATA_POINT))


def _unlink_field(draw: st.DrawFn, blueprint: Blueprint) -> edits.UnlinkField:
    ref, names = _document(draw, blueprint, linked=draw(st.integers(0, 4)) < 4)
    return edits.UnlinkField(ref, one_of(draw, names, "fi_aaaaaaaaaaaa"))


def _promote_fields(draw: st.DrawFn, blueprint: Blueprint) -> edits.PromoteFields:
    ref, names = _document(draw, blueprint, linked=draw(st.integers(0, 4)) == 4)
    fields = draw(st.lists(st.sampled_from(names), min_size=1, max_size=3)) if names else ["fi_aaaaaaaaaaaa"]
    how = tuple((field, _becomes(draw, blueprint)) for field in fields if draw(st.booleans()))
    return edits.PromoteFields(ref, tuple(fields), seed_for(draw, blueprint), how)


def _becomes(draw: st.DrawFn, blueprint: Blueprint) -> str | DataPoint | None:
    """What a field becomes: a data point that is there, a new one, or nothing yet."""
    if draw(st.booleans()):
        return _target(draw, blueprint, Element.DATA_POINT) if draw(st.integers(0, 3)) else None
    made = new_entry(draw, blueprint, Element.DATA_POINT, Ids(seed_for(draw, blueprint)))
    assert isinstance(made, DataPoint)
    return made


def _fill_data_points(draw: st.DrawFn, blueprint: Blueprint) -> edits.FillDataPoints:
    fresh, rows = Ids(seed_for(draw, blueprint)), []
    for _ in range(draw(st.integers(0, 3))):
        there = all_refs(blueprint, [Element.DATA_POINT])
        known = bool(there) and draw(st.booleans())
        ref = draw(st.sampled_from(there)) if known else None
        point = new_entry(draw, blueprint, Element.DATA_POINT, fresh)
        assert isinstance(point, DataPoint)
        if draw(st.integers(0, 8)) == 8:
            point = replace(point, text=draw(typed()))
        if ref is None:
            rows.append(edits.Filled(stage_id(draw, blueprint), point))
        else:
            rows.append(edits.Filled(ref.stage, replace(point, id=ref.id)))
    return edits.FillDataPoints(tuple(rows))


def _merge_data_points(draw: st.DrawFn, blueprint: Blueprint) -> edits.MergeDataPoints:
    there = all_refs(blueprint, [Element.DATA_POINT] if draw(st.integers(0, 9)) else ELEMENTS)
    count = draw(st.integers(0, 3))
    refs = [draw(st.sampled_from(there)) if there else ref_in(draw, blueprint) for _ in range(count)]
    return edits.MergeDataPoints(tuple(refs))


def _set_apart(draw: st.DrawFn, blueprint: Blueprint) -> edits.SetApart:
    names = [ref.id for ref in all_refs(blueprint, [Element.DATA_POINT])] or ["dp_aaaaaaaaaaaa"]
    pairs = draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=2))
    known = sorted(pairs_apart(blueprint))
    if draw(st.booleans()) and known:
        one, _, other = known[0].partition(" ")
        pairs.append((other, one))
    return edits.SetApart(tuple(pairs), apart=draw(st.booleans()))


def _park_entries(draw: st.DrawFn, blueprint: Blueprint) -> edits.ParkEntries:
    index = draw(st.one_of(st.none(), st.integers(-1, 3)))
    return edits.ParkEntries(refs_in(draw, blueprint, 2), seed_for(draw, blueprint), index)


def _unpark(draw: st.DrawFn, blueprint: Blueprint) -> edits.Unpark:
    items = tuple(_parked(draw, blueprint) for _ in range(draw(st.integers(1, 3))))
    stage = stage_id(draw, blueprint) if draw(st.booleans()) else None
    element = draw(_ELEMENTS) if draw(st.booleans()) else None
    return edits.Unpark(items, stage, element, draw(st.one_of(st.none(), st.integers(-1, 4))))


def _day(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(("", "2026-03-31", "2025-12-01", "31-3-2026", "2026-W14-2")))


def _add_parking(draw: st.DrawFn, blueprint: Blueprint) -> edits.AddParking:
    fresh, items = Ids(seed_for(draw, blueprint)), []
    for _ in range(draw(st.integers(0, 2))):
        stage = stage_id(draw, blueprint) if draw(st.booleans()) else None
        item = ParkingItem(fresh(ids.PARKING), draw(typed()), draw(roles()), stage=stage)
        items.append(replace(item, due=_day(draw)) if draw(st.booleans()) else item)
    return edits.AddParking(tuple(items), draw(st.one_of(st.none(), st.integers(-1, 4))))


def _parked(draw: st.DrawFn, blueprint: Blueprint) -> str:
    return one_of(draw, [item.id for item in blueprint.parking], "pk_aaaaaaaaaaaa")


def _change_parking(draw: st.DrawFn, blueprint: Blueprint) -> edits.ChangeParking:
    values: dict[str, object] = {
        "text": draw(typed()),
        "owner": draw(st.one_of(roles(), typed())),
        "due": _day(draw),
        "element": draw(st.one_of(st.none(), _ELEMENTS)),
        "stage": stage_id(draw, blueprint),
        "note": draw(notes()),
    }
    names = draw(st.sets(st.sampled_from(list(values)), max_size=2))
    items = tuple(_parked(draw, blueprint) for _ in range(draw(st.integers(1, 2))))
    return replace(edits.ChangeParking(items), **{name: values[name] for name in names})


def _delete_parking(draw: st.DrawFn, blueprint: Blueprint) -> edits.DeleteParking:
    return edits.DeleteParking(tuple(_parked(draw, blueprint) for _ in range(draw(st.integers(0, 2)))))


def _move_parking(draw: st.DrawFn, blueprint: Blueprint) -> edits.MoveParking:
    items = tuple(_parked(draw, blueprint) for _ in range(draw(st.integers(0, 2))))
    return edits.MoveParking(items, draw(st.integers(-1, 5)))


def _new_stage(draw: st.DrawFn, fresh: Ids, blueprint: Blueprint) -> Stage:
    stage = draw(stage_headers(fresh(ids.STAGE), draw(st.sampled_from(Kind))))
    cells = {
        "tasks": tuple(new_entry(draw, blueprint, Element.TASK, fresh) for _ in range(draw(st.integers(0, 1)))),
        "documents": tuple(new_entry(draw, blueprint, Element.DOCUMENT, fresh) for _ in range(draw(st.integers(0, 1)))),
    }
    return replace(stage, deliberately_empty=frozenset(draw(st.sets(_ELEMENTS, max_size=2))), **cells)


def _add_stage(draw: st.DrawFn, blueprint: Blueprint) -> edits.AddStage:
    stage = _new_stage(draw, Ids(seed_for(draw, blueprint)), blueprint)
    if draw(st.integers(0, 6)) == 6:
        stage = replace(stage, probability=0.5, name=draw(typed()))
    return edits.AddStage(stage, draw(st.integers(-1, 6)))


def _change_stage(draw: st.DrawFn, blueprint: Blueprint) -> edits.ChangeStage:
    odd = st.sampled_from((0.0, 1.0, -1.0, 2.0, 1, 0))
    values: dict[str, st.SearchStrategy[object]] = {
        "name": typed(),
        "aliases": st.lists(st.one_of(lines(), texts(), st.just(" ")), max_size=3).map(tuple),
        "kind": st.sampled_from(Kind),
        "probability": st.one_of(probabilities(), odd),
        "description": notes(),
        "max_days": st.one_of(st.none(), st.integers(-1, 40)),
        "note": notes(),
    }
    names = draw(st.lists(st.sampled_from(list(values)), min_size=1, max_size=2))
    chosen = {name: draw(value) if name in names else UNSET for name, value in values.items()}
    return msgspec.structs.replace(edits.ChangeStage(stage_id(draw, blueprint)), **chosen)


def _delete_stage(draw: st.DrawFn, blueprint: Blueprint) -> edits.DeleteStage:
    return edits.DeleteStage(stage_id(draw, blueprint))


def _move_stage(draw: st.DrawFn, blueprint: Blueprint) -> edits.MoveStage:
    return edits.MoveStage(stage_id(draw, blueprint), draw(st.integers(-1, 7)))


def _duplicate_stage(draw: st.DrawFn, blueprint: Blueprint) -> edits.DuplicateStage:
    index = draw(st.one_of(st.none(), st.integers(-1, 7)))
    return edits.DuplicateStage(stage_id(draw, blueprint), seed_for(draw, blueprint), index)


def _split_stage(draw: st.DrawFn, blueprint: Blueprint) -> edits.SplitStage:
    stage = stage_id(draw, blueprint)
    there = [ref for ref in all_refs(blueprint) if ref.stage == stage]
    refs = draw(st.lists(st.sampled_from(there), max_size=4)) if there else []
    return edits.SplitStage(stage, tuple(refs), draw(typed()), seed_for(draw, blueprint))


def _merge_stage(draw: st.DrawFn, blueprint: Blueprint) -> edits.MergeStage:
    pairs = zip(blueprint.stages, blueprint.stages[1:], strict=False)
    alike = [first.id for first, second in pairs if first.kind is second.kind]
    if draw(st.booleans()) and alike:
        return edits.MergeStage(draw(st.sampled_from(alike)))
    return edits.MergeStage(stage_id(draw, blueprint))


def _change_blueprint(draw: st.DrawFn, blueprint: Blueprint) -> edits.ChangeBlueprint:
    words = st.one_of(st.just(UNSET), st.just(blueprint.title), notes(), typed())
    names = st.one_of(st.just(UNSET), st.lists(st.one_of(roles(), texts()), max_size=3).map(tuple))
    return edits.ChangeBlueprint(title=draw(words), client=draw(words), notes=draw(words), roles=draw(names))


def _rename_role(draw: st.DrawFn, blueprint: Blueprint) -> edits.RenameRole:
    known = st.sampled_from((*blueprint.roles, "Verkoper"))
    return edits.RenameRole(draw(known), draw(st.one_of(known, typed(), known.map(str.upper))))


def _change_agenda(draw: st.DrawFn, blueprint: Blueprint) -> edits.ChangeAgenda:
    parts = st.builds(AgendaItem, st.one_of(typed(), texts()), st.integers(-1, 1441))
    kept = [item for item in blueprint.agenda if draw(st.booleans())]
    return edits.ChangeAgenda((*kept, *draw(st.lists(parts, max_size=2))))


def _phase_id(draw: st.DrawFn, blueprint: Blueprint) -> str:
    return one_of(draw, [phase.id for phase in blueprint.journey], "ph_aaaaaaaaaaaa")


def _end(draw: st.DrawFn, blueprint: Blueprint) -> str | None:
    return stage_id(draw, blueprint) if draw(st.integers(0, 3)) else None


def _add_phase(draw: st.DrawFn, blueprint: Blueprint) -> edits.AddPhase:
    fresh = Ids(seed_for(draw, blueprint))(ids.PHASE)
    name = draw(st.sampled_from((fresh, fresh, fresh, _phase_id(draw, blueprint))))
    phase = Phase(name, draw(typed()), _end(draw, blueprint), _end(draw, blueprint), draw(st.booleans()))
    return edits.AddPhase(phase, draw(st.integers(-1, 3)))


def _change_phase(draw: st.DrawFn, blueprint: Blueprint) -> edits.ChangePhase:
    values: dict[str, object] = {
        "text": draw(typed()),
        "first": _end(draw, blueprint),
        "last": _end(draw, blueprint),
        "after": draw(st.booleans()),
    }
    names = draw(st.lists(st.sampled_from(list(values)), max_size=3))
    edit = edits.ChangePhase(_phase_id(draw, blueprint))
    return replace(edit, **{name: values[name] for name in names})


def _delete_phase(draw: st.DrawFn, blueprint: Blueprint) -> edits.DeletePhase:
    return edits.DeletePhase(_phase_id(draw, blueprint))


def _move_phase(draw: st.DrawFn, blueprint: Blueprint) -> edits.MovePhase:
    return edits.MovePhase(_phase_id(draw, blueprint), draw(st.integers(-1, 4)))


def _set_sign_off(draw: st.DrawFn, blueprint: Blueprint) -> edits.SetSignOff:
    item = draw(st.sampled_from([*(one.item for one in blueprint.sign_offs), "golive:training", "golive:no:such"]))
    name = draw(st.one_of(st.just(""), lines(), typed()))
    return edits.SetSignOff(item, name, draw(st.sampled_from(("", "2026-03-01"))))


def _take_over(draw: st.DrawFn, blueprint: Blueprint) -> edits.TakeOver:
    other = draw(st.one_of(st.just(blueprint), blueprints(most=2, open_stages=2)))
    return edits.TakeOver(other, draw(st.sampled_from(edits.Origin)))


MAKERS: dict[type[edits.AnyEdit], Maker] = {
    edits.AddEntries: _add_entries,
    edits.ChangeEntry: _change_entry,
    edits.DeleteEntries: _delete_entries,
    edits.DeleteExamples: _delete_examples,
    edits.DuplicateEntries: _duplicate_entries,
    edits.PasteEntries: _paste_entries,
    edits.SetStatus: _set_status,
    edits.SetDeliberatelyEmpty: _set_deliberately_empty,
    edits.MoveEntries: _move_entries,
    edits.ShiftEntries: _shift_entries,
    edits.ConvertEntries: _convert_entries,
    edits.LinkEvidence: _link_evidence,
    edits.UnlinkEvidence: _unlink_evidence,
    edits.LinkField: _link_field,
    edits.UnlinkField: _unlink_field,
    edits.PromoteFields: _promote_fields,
    edits.FillDataPoints: _fill_data_points,
    edits.MergeDataPoints: _merge_data_points,
    edits.ParkEntries: _park_entries,
    edits.SetApart: _set_apart,
    edits.Unpark: _unpark,
    edits.AddParking: _add_parking,
    edits.ChangeParking: _change_parking,
    edits.DeleteParking: _delete_parking,
    edits.MoveParking: _move_parking,
    edits.AddStage: _add_stage,
    edits.ChangeStage: _change_stage,
    edits.DeleteStage: _delete_stage,
    edits.MoveStage: _move_stage,
    edits.DuplicateStage: _duplicate_stage,
    edits.SplitStage: _split_stage,
    edits.MergeStage: _merge_stage,
    edits.ChangeBlueprint: _change_blueprint,
    edits.RenameRole: _rename_role,
    edits.ChangeAgenda: _change_agenda,
    edits.AddPhase: _add_phase,
    edits.ChangePhase: _change_phase,
    edits.DeletePhase: _delete_phase,
    edits.MovePhase: _move_phase,
    edits.SetSignOff: _set_sign_off,
    edits.TakeOver: _take_over,
}


@st.composite
def edits_for(
    draw: st.DrawFn, blueprint: Blueprint, only: Sequence[type[edits.AnyEdit]] = edits.EDITS
) -> edits.AnyEdit:
    """Any edit, or one of these classes, made for this blueprint."""
    return MAKERS[draw(st.sampled_from(only))](draw, blueprint)
