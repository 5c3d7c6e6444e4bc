"""Blueprints that no editor would make, as a file may hold them: told and taken exactly, merged without an error."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from blueprint_editor.core.differences import diff, take, take_some
from blueprint_editor.core.merging import Choice, merge
from blueprint_editor.core.model import Blueprint, Element, Kind, Stage
from tests.laws.test_differences import SMALL, edited
from tests.strategies import examples


def _spoiled(draw: st.DrawFn, stages: list[Stage]) -> None:
    """One thing that is not as it should be: a double, a link into nothing, a mark on a full cell, no order."""
    at, other = (draw(st.integers(0, len(stages) - 1)) for _ in range(2))
    stage = stages[at]
    match draw(st.sampled_from(("double", "twice", "again", "gone", "link", "mark", "kind"))):
        case "double":
            stages[at] = replace(stage, tasks=(*stage.tasks, *stage.tasks[:1]))
        case "twice":
            stages[other] = replace(stages[other], tasks=(*stages[other].tasks, *stage.tasks))
        case "again":
            stages.append(stage)
        case "gone" if len(stages) > 1:
            stages.pop(at)
        case "link":
            nowhere = (replace(one, evidence=("dp_nowhere", "dp_nowhere")) for one in stage.triggers)
            stages[at] = replace(stage, triggers=tuple(nowhere))
        case "mark":
            stages[at] = replace(stage, deliberately_empty=frozenset(Element))
        case "kind":
            stages[at] = replace(stage, kind=draw(st.sampled_from(Kind)))


@st.composite
def odd(draw: st.DrawFn, blueprint: Blueprint) -> Blueprint:
    """The blueprint after a deed or two, spoiled."""
    blueprint = edited(draw, blueprint, 2)
    stages = list(blueprint.stages)
    for _ in range(draw(st.integers(0, 3))):
        _spoiled(draw, stages)
    return replace(blueprint, stages=tuple(stages), roles=blueprint.roles * 2, agenda=blueprint.agenda * 2)


@settings(max_examples=examples(20), deadline=None)
@given(st.data())
def test_odd_blueprints_are_told_taken_and_merged(data: st.DataObject) -> None:
    base = data.draw(odd(data.draw(SMALL)))
    ours, theirs = data.draw(odd(base)), data.draw(odd(base))
    for before, after in ((base, ours), (ours, theirs), (theirs, base)):
        changes = diff(before, after)
        assert take(before, changes) == after
        take_some(before, changes, {at for at in range(len(changes)) if data.draw(st.booleans())})
    merged = merge(base, ours, theirs)
    for choice in Choice:
        merged.resolve({}, choice)
    assert merge(base, ours, base).blueprint == ours
