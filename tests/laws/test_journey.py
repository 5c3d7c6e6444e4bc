"""Laws of the customer's journey: a phase keeps the stages it spans, whatever becomes of the stages."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint_editor.core.edits import ChangeStage, DeleteStage, DuplicateStage, MergeStage, MoveStage, SplitStage
from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.journey import Span, in_order, is_span, over, span_of
from blueprint_editor.core.model import Blueprint, Kind, Phase, Stage
from tests.strategies import blueprints, examples

SMALL = blueprints(most=0, open_stages=4)


def spanned(phase: Phase, blueprint: Blueprint) -> set[str]:
    """The stages under a phase."""
    span = span_of(phase, blueprint.stages)
    return {stage.id for stage in blueprint.stages[max(0, span.first) : span.last + 1]}


def pairs(before: Blueprint, after: Blueprint) -> list[tuple[Phase, set[str], Phase, set[str]]]:
    """Each phase and what it spans, before and after."""
    assert [phase.id for phase in before.journey] == [phase.id for phase in after.journey]
    return [
        (old, spanned(old, before), new, spanned(new, after))
        for old, new in zip(before.journey, after.journey, strict=True)
    ]


@settings(max_examples=examples(25))
@given(blueprint=SMALL, data=st.data())
def test_a_stage_that_moves_changes_nothing_for_the_others(blueprint: Blueprint, data: st.DataObject) -> None:
    stage = data.draw(st.sampled_from(blueprint.stages))
    edit = data.draw(
        st.one_of(
            st.builds(MoveStage, st.just(stage.id), st.integers(0, len(blueprint.stages))),
            st.builds(lambda kind: ChangeStage(stage.id, kind=kind), st.sampled_from(Kind)),
        )
    )
    after = edit.apply(blueprint)
    if isinstance(after, Refusal):
        return
    for old, was, new, now in pairs(blueprint, after):
        assert was - {stage.id} == now - {stage.id}
        if was == {stage.id} and old.first == old.last:
            assert new == old, "a phase of one stage goes along with it"
        if old.first is None and old.last is None:
            assert new == old


@settings(max_examples=examples(25))
@given(blueprint=SMALL, data=st.data())
def test_a_phase_shrinks_with_its_stages(blueprint: Blueprint, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(blueprint.stages) - 1))
    stage = blueprint.stages[at]
    after = DeleteStage(stage.id).apply(blueprint)
    if isinstance(after, Refusal):
        return
    heir = blueprint.stages[at + 1 if at + 1 < len(blueprint.stages) else at - 1].id
    for old, was, new, now in pairs(blueprint, after):
        alone = was == {stage.id} and old.first == old.last
        assert now == ({heir} if alone else was - {stage.id})
        if was == {stage.id} and not alone:
            assert span_of(new, after.stages) == span_of(Phase("", "", after=old.first is not None), after.stages)


@settings(max_examples=examples(25))
@given(blueprint=SMALL, data=st.data())
def test_what_is_made_of_a_stage_stays_in_its_phases(blueprint: Blueprint, data: st.DataObject) -> None:
    stage = data.draw(st.sampled_from(blueprint.stages))
    edit = data.draw(st.sampled_from((DuplicateStage(stage.id, "seed"), SplitStage(stage.id, (), "Nieuw", "seed"))))
    after = edit.apply(blueprint)
    assert isinstance(after, Blueprint)
    new = {other.id for other in after.stages} - {other.id for other in blueprint.stages}
    for _, was, _, now in pairs(blueprint, after):
        assert now == was | (new if stage.id in was else set())


@settings(max_examples=examples(25))
@given(blueprint=SMALL, data=st.data())
def test_merged_stages_are_spanned_as_one(blueprint: Blueprint, data: st.DataObject) -> None:
    stage = data.draw(st.sampled_from(blueprint.stages))
    after = MergeStage(stage.id).apply(blueprint)
    if isinstance(after, Refusal):
        return
    there = {other.id for other in after.stages}
    for _, was, _, now in pairs(blueprint, after):
        assert now == {name if name in there else stage.id for name in was}


@settings(max_examples=examples(25))
@given(blueprint=SMALL, data=st.data())
def test_a_phase_lies_where_it_is_put(blueprint: Blueprint, data: st.DataObject) -> None:
    count = len(blueprint.stages)
    columns = st.integers(-1, count)
    span = Span(*sorted(data.draw(st.tuples(columns, columns))))
    if is_span(span, count):
        assert span_of(over(Phase("ph", "Kiezen"), span, blueprint.stages), blueprint.stages) == span
    else:
        assert (span.first, span.last) == (-1, count)
    spans = [placed for _, placed in in_order(blueprint)]
    assert spans == sorted(spans)
    assert all(is_span(placed, count) for placed in spans)


def test_a_phase_that_spans_nothing_there_is_still_shown() -> None:
    """A file of others may name stages that are gone."""
    assert span_of(Phase("ph", "x", first="st_x", last="st_y"), ()) == Span(-1, -1)
    assert span_of(Phase("ph", "x", first="st_x", after=True), ()) == Span(0, 0)


def test_a_stage_that_leaves_its_phase_leaves_it_where_it_was() -> None:
    stages = tuple(Stage(f"st_{name}", name) for name in "abcde")
    shown = Blueprint("bp_x", stages=stages, journey=(Phase("ph_x", "Kiezen", "st_a", "st_b"),))
    away, near = MoveStage("st_a", 5).apply(shown), MoveStage("st_a", 2).apply(shown)
    assert isinstance(away, Blueprint)
    assert isinstance(near, Blueprint)
    assert spanned(away.journey[0], away) == {"st_b"}
    assert spanned(near.journey[0], near) == {"st_a", "st_b"}, "they only changed places"
