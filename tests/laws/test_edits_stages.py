"""Laws of stages: order, the last ones, split and merge, copies, and files that broke a rule before."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from blueprint_editor.core.edits import (
    AddStage,
    AnyEdit,
    ChangeStage,
    DeleteStage,
    DuplicateStage,
    MergeStage,
    MoveStage,
    RenameRole,
    SplitStage,
)
from blueprint_editor.core.edits.base import role_of
from blueprint_editor.core.edits.stage_rules import misplaced
from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.model import ELEMENTS, Blueprint, DataPoint, Document, Kind, Stage, Trigger
from blueprint_editor.core.text import fold
from tests.edit_strategies import all_refs, edits_for
from tests.laws.rules import assert_legal, entries_by_id, every_entry, header
from tests.strategies import blueprints, examples

SMALL = blueprints(most=2, open_stages=2)
STAGE_EDITS: tuple[type[AnyEdit], ...] = (
    AddStage,
    ChangeStage,
    DeleteStage,
    DuplicateStage,
    MergeStage,
    MoveStage,
    SplitStage,
)


def _done(result: object) -> Blueprint:
    assert isinstance(result, Blueprint)
    return result


def _contents(stages: tuple[Stage, ...]) -> Counter[str]:
    return Counter(entry.id for stage in stages for _, cell in stage.cells() for entry in cell)


@given(SMALL, st.data())
@settings(max_examples=examples(20))
def test_split_and_merged_again_nothing_is_lost(blueprint: Blueprint, data: st.DataObject) -> None:
    stage = data.draw(st.sampled_from(blueprint.stages))
    there = [ref for ref in all_refs(blueprint) if ref.stage == stage.id]
    refs = data.draw(st.lists(st.sampled_from(there), unique=True)) if there else []
    split = _done(SplitStage(stage.id, tuple(refs), "Nieuw", "seed").apply(blueprint))
    at = split.stage_index(stage.id)
    assert at is not None
    first, second = split.stages[at : at + 2]
    assert (second.kind, second.name) == (stage.kind, "Nieuw")
    assert _contents((second,)) == Counter(ref.id for ref in refs)
    merged = _done(MergeStage(stage.id).apply(split))
    assert_legal(merged)
    assert entries_by_id(merged) == entries_by_id(blueprint)
    assert [other.id for other in merged.stages] == [other.id for other in blueprint.stages]
    result = merged.stage(stage.id)
    assert result is not None
    assert header(result) == replace(header(stage), aliases=result.aliases)
    for element in ELEMENTS:
        stays = [entry.id for entry in first.cell(element)]
        assert [entry.id for entry in result.cell(element)] == stays + [entry.id for entry in second.cell(element)]


@given(SMALL, st.data())
@settings(max_examples=examples(20))
def test_merging_keeps_all_that_two_stages_say(blueprint: Blueprint, data: st.DataObject) -> None:
    pairs = list(zip(blueprint.stages, blueprint.stages[1:], strict=False))
    first, second = data.draw(st.sampled_from(pairs))
    result = MergeStage(first.id).apply(blueprint)
    if first.kind is not second.kind:
        assert isinstance(result, Refusal)
        assert result.code is Code.DIFFERENT_KIND
        return
    after = _done(result)
    merged = after.stage(first.id)
    assert merged is not None
    assert after.stage(second.id) is None
    assert _contents((merged,)) == _contents((first, second))
    assert (merged.name, merged.kind, merged.probability) == (first.name, first.kind, first.probability)
    assert {fold(name) for name in (*first.aliases, second.name, *second.aliases, first.name)} == {
        fold(name) for name in (*merged.aliases, merged.name)
    }
    for name in ("description", "note"):
        assert all(getattr(stage, name) in getattr(merged, name) for stage in (first, second))
    assert merged.max_days == (sum(stage.max_days or 0 for stage in (first, second)) or None)


@given(SMALL, st.data())
@settings(max_examples=examples(20))
def test_a_copied_stage_stands_on_itself(blueprint: Blueprint, data: st.DataObject) -> None:
    stage = data.draw(st.sampled_from(blueprint.stages))
    after = _done(DuplicateStage(stage.id, "seed").apply(blueprint))
    assert_legal(after)
    at = after.stage_index(stage.id)
    assert at is not None
    copy = after.stages[at + 1]
    assert after.stages[at] is stage
    assert header(replace(copy, id=stage.id)) == header(stage)
    assert copy.deliberately_empty == stage.deliberately_empty
    mine = set(_contents((stage,))) | {stage.id}
    for (_, old_cell), (_, cell) in zip(stage.cells(), copy.cells(), strict=True):
        assert [(entry.text, entry.status, entry.note) for entry in cell] == [
            (entry.text, entry.status, entry.note) for entry in old_cell
        ]
        for old, new in zip(old_cell, cell, strict=True):
            if isinstance(old, Trigger) and isinstance(new, Trigger):
                assert len(new.evidence) == len(old.evidence)
                assert mine.isdisjoint(new.evidence)
            if isinstance(old, Document) and isinstance(new, Document):
                assert mine.isdisjoint(field.data_point for field in new.fields)
                assert [field.standardised for field in old.fields] == [field.standardised for field in new.fields]
            if isinstance(old, DataPoint) and isinstance(new, DataPoint):
                assert new.required_from == (copy.id if old.required_from == stage.id else old.required_from)


@given(SMALL, st.data())
@settings(max_examples=examples(20))
def test_what_points_at_a_deleted_stage_points_at_its_neighbour(blueprint: Blueprint, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(blueprint.stages) - 1))
    stage = blueprint.stages[at]
    result = DeleteStage(stage.id).apply(blueprint)
    kinds = [other.kind for other in blueprint.stages]
    if stage.kind is not Kind.OPEN and kinds.count(stage.kind) == 1:
        code = Code.LAST_WON_STAGE if stage.kind is Kind.WON else Code.LAST_LOST_STAGE
        assert result == Refusal(code)
        return
    after = _done(result)
    heir = blueprint.stages[at + 1] if at + 1 < len(blueprint.stages) else blueprint.stages[at - 1]
    old, new = entries_by_id(blueprint), entries_by_id(after)
    for name in new:
        was, now = old[name], new[name]
        if isinstance(was, DataPoint) and isinstance(now, DataPoint):
            assert now.required_from == (heir.id if was.required_from == stage.id else was.required_from)
    for before_item, item in zip(blueprint.parking, after.parking, strict=True):
        assert item.stage == (None if before_item.stage == stage.id else before_item.stage)


@given(SMALL, st.data())
@settings(max_examples=examples(20))
def test_a_stage_moves_to_where_it_is_dropped_or_says_why_not(blueprint: Blueprint, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(blueprint.stages) - 1))
    index = data.draw(st.integers(0, len(blueprint.stages)))
    stage = blueprint.stages[at]
    others = [other for other in blueprint.stages if other is not stage]
    place = len([other for other in blueprint.stages[:index] if other is not stage])
    wanted = [*others[:place], stage, *others[place:]]
    result = MoveStage(stage.id, index).apply(blueprint)
    if misplaced(wanted):
        assert result == Refusal(Code.OPEN_AFTER_CLOSED)
    else:
        assert list(_done(result).stages) == wanted


@given(SMALL, st.data(), st.sampled_from(Kind))
@settings(max_examples=examples(20))
def test_another_kind_brings_its_probability_and_place(blueprint: Blueprint, data: st.DataObject, kind: Kind) -> None:
    stage = data.draw(st.sampled_from(blueprint.stages))
    result = ChangeStage(stage.id, kind=kind).apply(blueprint)
    if isinstance(result, Refusal):
        assert result.code in {Code.LAST_WON_STAGE, Code.LAST_LOST_STAGE}
        assert [other.kind for other in blueprint.stages].count(stage.kind) == 1
        return
    changed = result.stage(stage.id)
    assert changed is not None
    if kind is stage.kind:
        assert result is blueprint
    else:
        assert changed.probability == {Kind.WON: 1.0, Kind.LOST: 0.0, Kind.OPEN: None}[kind]
    rest = [other.id for other in blueprint.stages if other is not stage]
    assert [other.id for other in result.stages if other.id != stage.id] == rest
    assert_legal(result)


@given(SMALL, st.data())
@settings(max_examples=examples(20))
def test_a_file_that_broke_the_rules_is_never_made_worse(blueprint: Blueprint, data: st.DataObject) -> None:
    """Neither the order of kinds nor a missing kind gets in the way of other deeds."""
    stages = tuple(data.draw(st.permutations(blueprint.stages)))
    gone = data.draw(st.sampled_from((None, Kind.WON, Kind.LOST)))
    stages = tuple(stage for stage in stages if stage.kind is not gone)
    entries = {
        entry.id for stage in blueprint.stages if stage.kind is gone for _, cell in stage.cells() for entry in cell
    }
    assume(not entries)
    odd = replace(blueprint, stages=stages)
    edit = data.draw(edits_for(odd, STAGE_EDITS))
    result = edit.apply(odd)
    if isinstance(result, Blueprint):
        if not isinstance(edit, DuplicateStage | SplitStage):
            assert misplaced(result.stages) <= misplaced(odd.stages)
        kinds = {stage.kind for stage in odd.stages} - {Kind.OPEN}
        assert kinds <= {stage.kind for stage in result.stages}


@given(SMALL, st.data())
@settings(max_examples=examples(20))
def test_a_renamed_role_is_renamed_everywhere(blueprint: Blueprint, data: st.DataObject) -> None:
    assume(blueprint.roles)
    old = data.draw(st.sampled_from(blueprint.roles))
    new = data.draw(st.sampled_from((*blueprint.roles, "Iemand anders", old.upper())))
    after = _done(RenameRole(old, new).apply(blueprint))
    expected = next((role for role in blueprint.roles if fold(role) == fold(new) != fold(old)), new)
    assert expected in after.roles
    assert len({fold(role) for role in after.roles}) == len(after.roles)
    for before, entry in zip(every_entry(blueprint), every_entry(after), strict=True):
        renamed = bool(role_of(before)) and fold(role_of(before)) == fold(old)
        assert role_of(entry) == (expected if renamed else role_of(before))
        assert entry.text == before.text


@pytest.mark.parametrize("kind", [Kind.WON, Kind.LOST])
@given(blueprint=SMALL)
@settings(max_examples=examples(8))
def test_no_deed_removes_the_last_closed_stage(kind: Kind, blueprint: Blueprint) -> None:
    stages = [stage for stage in blueprint.stages if stage.kind is kind]
    for stage in stages[:-1]:
        blueprint = _done(DeleteStage(stage.id).apply(blueprint))
    code = Code.LAST_WON_STAGE if kind is Kind.WON else Code.LAST_LOST_STAGE
    assert DeleteStage(stages[-1].id).apply(blueprint) == Refusal(code)
    assert ChangeStage(stages[-1].id, kind=Kind.OPEN).apply(blueprint) == Refusal(code)
