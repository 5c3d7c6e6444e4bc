"""Laws of links: what is converted, parked, deleted or promoted, and what was linked to it."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from blueprint_editor.core.edits import (
    ChangeParking,
    ConvertEntries,
    DeleteEntries,
    MoveEntries,
    ParkEntries,
    PromoteFields,
    Unpark,
    convert,
    left_behind,
    with_new_ids,
)
from blueprint_editor.core.edits.convert import GROUPS, loses_links, refreshed, waiting_links
from blueprint_editor.core.edits.waiting import Link
from blueprint_editor.core.model import (
    ELEMENTS,
    AnyEntry,
    Blueprint,
    DataPoint,
    Document,
    Element,
    EntryRef,
    Standardised,
    Status,
    Trigger,
    data_points,
    documents,
    element_of,
    find,
)
from blueprint_editor.core.text import fold, same_name
from tests.edit_strategies import all_refs
from tests.laws.rules import assert_legal, entries_by_id, part_ids
from tests.strategies import Ids, blueprints, entries, examples

SMALL = blueprints(most=2, open_stages=1)
ELEMENT = st.sampled_from(ELEMENTS)
ROUTES = st.lists(ELEMENT, min_size=1, max_size=4)
TARGETS = (Element.DATA_POINT, Element.DOCUMENT)


@st.composite
def linked_entries(draw: st.DrawFn) -> tuple[AnyEntry, tuple[Link, ...]]:
    """An entry that was several elements before, and the links that point at it now."""
    entry = draw(entries(draw(ELEMENT), Ids(), points=("dp_aaaaaaaaaaaa",), papers=("do_aaaaaaaaaaaa",)))
    for element in draw(st.lists(ELEMENT, max_size=3)):
        entry = convert(entry, element)
    evidence = [Link(f"tr_{letter * 12}", at) for at, letter in enumerate("ab")]
    fields = [Link("fi_aaaaaaaaaaaa", -1)]
    match entry:
        case DataPoint():
            return entry, tuple(draw(st.lists(st.sampled_from([*evidence, *fields]), unique=True)))
        case Document():
            return entry, tuple(draw(st.lists(st.sampled_from(evidence), unique=True)))
        case _:
            return entry, ()


@given(linked_entries(), ROUTES)
@settings(max_examples=examples(150))
def test_there_and_back_is_the_same_entry(linked: tuple[AnyEntry, tuple[Link, ...]], route: list[Element]) -> None:
    entry, links = linked
    home, result, there = element_of(entry), entry, set(links)
    for element in [*route, home]:
        lost = {link for link in there if loses_links(result, element)[link.at < 0]}
        back = set(waiting_links(result, element))
        result = convert(result, element, tuple(sorted(lost)))
        there = there - lost | back
    assert result == entry
    assert there == set(links)


@given(linked_entries(), ELEMENT)
@settings(max_examples=examples(100))
def test_what_every_entry_has_and_what_fits_moves_along(
    linked: tuple[AnyEntry, tuple[Link, ...]], element: Element
) -> None:
    entry, _ = linked
    other = convert(entry, element)
    assert element_of(other) is element
    assert (other.id, other.text, other.status, other.note) == (entry.id, entry.text, entry.status, entry.note)
    for names in GROUPS.values():
        if element in names and element_of(entry) in names:
            assert getattr(other, names[element]) == getattr(entry, names[element_of(entry)])


@given(linked_entries(), ELEMENT)
@settings(max_examples=examples(100))
def test_what_is_left_behind_is_what_the_new_form_does_not_show(
    linked: tuple[AnyEntry, tuple[Link, ...]], element: Element
) -> None:
    entry, _ = linked
    alone = replace(entry, attached=())
    behind = left_behind(entry, element)
    assert behind == left_behind(alone, element)
    assert set(behind) <= set(alone.__struct_fields__) - {"id", "text", "status", "note", "attached"}
    assert bool(behind) == bool(convert(alone, element).attached)


@given(linked_entries(), ELEMENT, st.data())
@settings(max_examples=examples(20))
def test_a_value_that_elements_share_is_one_value(
    linked: tuple[AnyEntry, tuple[Link, ...]], element: Element, data: st.DataObject
) -> None:
    """Changed in one form, it comes along into every form that has it."""
    entry = convert(linked[0], Element.TASK)
    role = data.draw(st.sampled_from(("", "Verkoper", "Directie")))
    changed = refreshed(replace(entry, role=role))
    result = convert(convert(changed, element), data.draw(st.sampled_from(list(GROUPS["role"]))))
    assert getattr(result, GROUPS["role"][element_of(result)]) == role


@given(linked_entries())
@settings(max_examples=examples(20))
def test_a_copy_has_no_id_of_the_original(linked: tuple[AnyEntry, tuple[Link, ...]]) -> None:
    entry, _ = linked
    copy = with_new_ids(entry, "seed")
    mine = {entry.id, *part_ids(entry), *(name for former in entry.attached for name in part_ids(former.entry))}
    its = {copy.id, *part_ids(copy), *(name for former in copy.attached for name in part_ids(former.entry))}
    assert mine.isdisjoint(its)
    assert refreshed(copy) == copy
    assert (copy.text, copy.status, copy.note) == (entry.text, entry.status, entry.note)


def _pick(data: st.DataObject, blueprint: Blueprint, *elements: Element) -> EntryRef:
    there = all_refs(blueprint, elements or ELEMENTS)
    assume(there)
    return data.draw(st.sampled_from(there))


def _place(blueprint: Blueprint, ref: EntryRef) -> int:
    stage = blueprint.stage(ref.stage)
    assert stage is not None
    return [entry.id for entry in stage.cell(ref.element)].index(ref.id)


def _without_order(entry: AnyEntry) -> AnyEntry:
    """The entry, as it is and as it was, with its evidence in one order: one by one, proof may change places."""
    formers = tuple(replace(former, entry=_without_order(former.entry)) for former in entry.attached)
    entry = replace(entry, attached=formers)
    return replace(entry, evidence=tuple(sorted(entry.evidence))) if isinstance(entry, Trigger) else entry


def _done(result: object) -> Blueprint:
    assert isinstance(result, Blueprint)
    return result


@given(SMALL, st.data())
@settings(max_examples=examples(20))
def test_parked_and_brought_back_at_once_nothing_happened(blueprint: Blueprint, data: st.DataObject) -> None:
    elements = TARGETS if data.draw(st.booleans()) else ELEMENTS
    ref = _pick(data, blueprint, *elements)
    entry = find(blueprint, ref)
    parked = _done(ParkEntries((ref,), "seed").apply(blueprint))
    assert_legal(parked)
    assert find(parked, ref) is None
    item = parked.parking[-1]
    assert item.entry == entry
    assert (item.stage, item.element) == (ref.stage, ref.element)
    assert Unpark((item.id,), index=_place(blueprint, ref)).apply(parked) == blueprint


@given(SMALL, st.data())
@settings(max_examples=examples(15))
def test_what_was_said_of_a_parked_point_comes_along_in_the_note(blueprint: Blueprint, data: st.DataObject) -> None:
    ref = _pick(data, blueprint, *ELEMENTS)
    entry = find(blueprint, ref)
    assert entry is not None
    parked = _done(ParkEntries((ref,), "seed").apply(blueprint))
    item = parked.parking[-1]
    told = ChangeParking((item.id,), owner="Jan", due="2026-03-31", note="Eerst bellen")
    result = _done(Unpark((item.id,)).apply(_done(told.apply(parked))))
    back = entries_by_id(result)[entry.id]
    assert back.note.split("\n")[-2:] == ["Eerst bellen", "Jan · 2026-03-31"]
    assert back.note.startswith(entry.note)


@given(SMALL, st.data())
@settings(max_examples=examples(15))
def test_parked_together_all_come_back_whole(blueprint: Blueprint, data: st.DataObject) -> None:
    refs = (
        data.draw(st.lists(st.sampled_from(all_refs(blueprint)), unique=True, max_size=4))
        if all_refs(blueprint)
        else []
    )
    result = _done(ParkEntries(tuple(refs), "seed").apply(blueprint))
    for item in data.draw(st.permutations(result.parking[len(blueprint.parking) :])):
        result = _done(Unpark((item.id,)).apply(result))
        assert_legal(result)
    assert [item.id for item in result.parking] == [item.id for item in blueprint.parking]
    before, after = entries_by_id(blueprint), entries_by_id(result)
    assert before.keys() == after.keys()
    for name, entry in before.items():
        assert _without_order(entry) == _without_order(after[name])


@given(SMALL, st.data())
@settings(max_examples=examples(20))
def test_dragged_to_another_element_and_back_nothing_happened(blueprint: Blueprint, data: st.DataObject) -> None:
    elements = TARGETS if data.draw(st.booleans()) else ELEMENTS
    ref = _pick(data, blueprint, *elements)
    element = data.draw(ELEMENT)
    stage = data.draw(st.sampled_from(blueprint.stages))
    assume(element not in stage.deliberately_empty)
    place = _place(blueprint, ref)
    there = _done(MoveEntries((ref,), stage.id, element, 0).apply(blueprint))
    assert_legal(there)
    moved = EntryRef(stage.id, element, ref.id)
    assert find(there, moved) is not None
    same_cell = (stage.id, element) == (ref.stage, ref.element)
    index = place + 1 if same_cell and place else place
    assert MoveEntries((moved,), ref.stage, ref.element, index).apply(there) == blueprint


@given(SMALL, st.data())
@settings(max_examples=examples(15))
def test_several_converted_and_back_are_linked_as_before(blueprint: Blueprint, data: st.DataObject) -> None:
    home = data.draw(st.sampled_from(TARGETS))
    there = all_refs(blueprint, [home])
    assume(there)
    refs = data.draw(st.lists(st.sampled_from(there), unique=True, min_size=1))
    element = data.draw(ELEMENT)
    away = _done(ConvertEntries(tuple(refs), element).apply(blueprint))
    assert_legal(away)
    moved = [EntryRef(ref.stage, element, ref.id) for ref in refs]
    back = _done(ConvertEntries(tuple(data.draw(st.permutations(moved))), home).apply(away))
    assert entries_by_id(back) == entries_by_id(blueprint)


@given(SMALL, st.data())
@settings(max_examples=examples(15))
def test_moving_keeps_the_order_of_the_refs_at_the_drop(blueprint: Blueprint, data: st.DataObject) -> None:
    refs = tuple(data.draw(st.lists(st.sampled_from(all_refs(blueprint)), unique=True))) if all_refs(blueprint) else ()
    assume(refs)
    stage, element = data.draw(st.sampled_from(blueprint.stages)), data.draw(ELEMENT)
    index = data.draw(st.integers(0, len(stage.cell(element))))
    after = _done(MoveEntries(refs, stage.id, element, index).apply(blueprint)).stage(stage.id)
    assert after is not None
    gone = {ref.id for ref in refs}
    cell = [entry.id for entry in stage.cell(element)]
    expected = [name for name in cell[:index] if name not in gone]
    expected += [ref.id for ref in refs]
    expected += [name for name in cell[index:] if name not in gone]
    assert [entry.id for entry in after.cell(element)] == expected


@given(SMALL, st.data())
@settings(max_examples=examples(15))
def test_fields_of_a_deleted_data_point_become_open(blueprint: Blueprint, data: st.DataObject) -> None:
    ref = _pick(data, blueprint, Element.DATA_POINT)
    after = _done(DeleteEntries((ref,)).apply(blueprint))
    old = {field.id: field for _, document in documents(blueprint) for field in document.fields}
    for _, document in documents(after):
        for field in document.fields:
            if old[field.id].data_point == ref.id:
                assert field == replace(old[field.id], standardised=Standardised.NO, data_point=None)
            else:
                assert field == old[field.id]
    assert not any(ref.id in trigger.evidence for stage in after.stages for trigger in stage.triggers)


@given(SMALL, st.data())
@settings(max_examples=examples(20))
def test_a_field_is_promoted_once(blueprint: Blueprint, data: st.DataObject) -> None:
    ref = _pick(data, blueprint, Element.DOCUMENT)
    document = find(blueprint, ref)
    assert isinstance(document, Document)
    names = tuple(field.id for field in document.fields)
    promote = PromoteFields(ref, names, "seed")
    after = _done(promote.apply(blueprint))
    assert_legal(after)
    assert promote.apply(after) is after
    new = find(after, ref)
    assert isinstance(new, Document)
    points = {point.id: point for _, point in data_points(after)}
    before = [point for _, point in data_points(blueprint)]
    added = [point for point in points.values() if point not in before]
    assert len({fold(point.text) for point in [*before, *added]}) == len({fold(point.text) for point in before}) + len(
        added
    )
    assert all(point.status is Status.CONFIRMED for point in added)
    for old_field, field in zip(document.fields, new.fields, strict=True):
        assert field.standardised is Standardised.YES
        assert field.data_point is not None
        if old_field.data_point is None:
            assert same_name(points[field.data_point].text, field.text)
        else:
            assert field == old_field
    stage = after.stage(ref.stage)
    assert stage is not None
    assert list(stage.data_points[len(stage.data_points) - len(added) :]) == added
