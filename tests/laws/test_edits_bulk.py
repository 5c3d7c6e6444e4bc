"""Deeds on many entries at once: each does to every one of them what it does to one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint_editor.core.edits import DeleteEntries, DeleteExamples, DuplicateEntries, ShiftEntries
from blueprint_editor.core.model import ELEMENTS, Blueprint, EntryRef, Status, find
from tests.edit_strategies import all_refs
from tests.strategies import blueprints, examples

BOARDS = blueprints(most=3, open_stages=3)


def some(data: st.DataObject, blueprint: Blueprint) -> tuple[EntryRef, ...]:
    """A few entries in the order of the board."""
    there = all_refs(blueprint)
    picked = data.draw(st.sets(st.sampled_from(there), max_size=6)) if there else set()
    return tuple(ref for ref in there if ref in picked)


def done(result: object) -> Blueprint:
    """The blueprint after an edit that is not refused."""
    assert isinstance(result, Blueprint)
    return result


@given(BOARDS, st.data(), st.sampled_from((-1, 1)))
@settings(max_examples=examples(10))
def test_a_shift_by_one_place_moves_each_by_one_and_keeps_all_orders(
    blueprint: Blueprint, data: st.DataObject, places: int
) -> None:
    refs = some(data, blueprint)
    names = {ref.id for ref in refs}
    after = done(ShiftEntries(refs, places=places).apply(blueprint))
    for stage, shifted in zip(blueprint.stages, after.stages, strict=True):
        for element in ELEMENTS:
            old = [entry.id for entry in stage.cell(element)]
            new = [entry.id for entry in shifted.cell(element)]
            for chosen in (True, False):
                kept = [name for name in old if (name in names) is chosen]
                assert [name for name in new if (name in names) is chosen] == kept
            assert all(new.index(name) - old.index(name) in {0, places} for name in old if name in names)
            blocked = old if places < 0 else old[::-1]
            stuck = 0
            for name in blocked:
                if name not in names:
                    break
                stuck += 1
            stay = set(blocked[:stuck])
            assert all(new.index(name) == old.index(name) for name in stay)
            assert all(new.index(name) != old.index(name) for name in names & set(old) - stay)


@given(BOARDS, st.data(), st.sampled_from((-2, -1, 1)))
@settings(max_examples=examples(10))
def test_a_shift_by_stages_takes_each_so_far_or_none(blueprint: Blueprint, data: st.DataObject, stages: int) -> None:
    refs = some(data, blueprint)
    places = {stage.id: number for number, stage in enumerate(blueprint.stages)}
    after = done(ShiftEntries(refs, stages).apply(blueprint))
    if any(not 0 <= places[ref.stage] + stages < len(blueprint.stages) for ref in refs) or not refs:
        assert after is blueprint
        return
    for ref in refs:
        target = after.stages[places[ref.stage] + stages]
        assert find(after, EntryRef(target.id, ref.element, ref.id)) is find(blueprint, ref)
    back = done(ShiftEntries(tuple(_moved(ref, after, places, stages) for ref in refs), -stages).apply(after))
    for stage, other in zip(blueprint.stages, back.stages, strict=True):
        assert [{entry.id for entry in cell} for _, cell in stage.cells()] == [
            {entry.id for entry in cell} for _, cell in other.cells()
        ]


def _moved(ref: EntryRef, after: Blueprint, places: dict[str, int], stages: int) -> EntryRef:
    return EntryRef(after.stages[places[ref.stage] + stages].id, ref.element, ref.id)


@given(BOARDS, st.data())
@settings(max_examples=examples(10))
def test_copies_for_a_cell_stand_there_in_order_and_the_originals_stay(
    blueprint: Blueprint, data: st.DataObject
) -> None:
    refs = some(data, blueprint)
    stage = data.draw(st.sampled_from([stage.id for stage in blueprint.stages]))
    element, index = data.draw(st.sampled_from(ELEMENTS)), data.draw(st.integers(0, 4))
    edit = DuplicateEntries(refs, stage, "seed", element, index)
    after = done(edit.apply(blueprint))
    old, new = blueprint.stage(stage), after.stage(stage)
    assert old is not None
    assert new is not None
    at = min(index, len(old.cell(element)))
    assert new.cell(element)[:at] == old.cell(element)[:at]
    assert new.cell(element)[at + len(refs) :] == old.cell(element)[at:]
    made = [find(after, ref) for ref in edit.copies(blueprint)]
    assert made == list(new.cell(element)[at : at + len(refs)])
    originals = [find(blueprint, ref) for ref in refs]
    assert [one and (one.text, one.status) for one in made] == [one and (one.text, one.status) for one in originals]
    assert [find(after, ref) for ref in refs] == originals


@given(BOARDS, st.data())
@settings(max_examples=examples(10))
def test_copies_for_another_stage_keep_their_distance(blueprint: Blueprint, data: st.DataObject) -> None:
    refs = some(data, blueprint)
    stages = [stage.id for stage in blueprint.stages]
    edit = DuplicateEntries(refs, data.draw(st.sampled_from(stages)), "seed")
    after = done(edit.apply(blueprint))
    for ref, copy in zip(refs, edit.copies(blueprint), strict=True):
        one, other = find(blueprint, ref), find(after, copy)
        assert one is not None
        assert other is not None
        assert (one.text, ref.element) == (other.text, copy.element)
    first, target = stages.index(refs[0].stage) if refs else 0, stages.index(str(edit.stage))
    moved = [
        (stages.index(ref.stage) - first, stages.index(copy.stage) - target)
        for ref, copy in zip(refs, edit.copies(blueprint), strict=True)
    ]
    assert all(old == new or target + new == len(stages) - 1 for old, new in moved)


@given(BOARDS)
@settings(max_examples=examples(6))
def test_after_the_examples_are_deleted_there_are_none_and_all_else_is(blueprint: Blueprint) -> None:
    left = tuple(
        EntryRef(s.id, element, one.id) for s, element, one in blueprint.entries() if one.status is Status.EXAMPLE
    )
    edit = DeleteExamples()
    after = done(edit.apply(blueprint))
    assert not [one for _, _, one in after.entries() if one.status is Status.EXAMPLE]
    assert after == done(DeleteEntries(left).apply(blueprint))
    assert edit.step(blueprint).facts == {"n": len(left)}
