"""Laws of the seven steps: what is kept of a stage is what a fresh look gives, and only what changed is looked at."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.model import ELEMENTS, Blueprint, Kind, Stage, Status
from blueprint_editor.method import steps
from blueprint_editor.method.steps import STEPS, Completeness, StatusCounts, is_done, percentage_done
from tests.edit_strategies import edits_for
from tests.strategies import blueprints, examples


@settings(max_examples=examples(20))
@given(data=st.data(), blueprint=blueprints(most=1, open_stages=1))
def test_what_is_kept_is_what_a_fresh_look_gives(data: st.DataObject, blueprint: Blueprint) -> None:
    kept, counts = Completeness(), StatusCounts()
    for _ in range(4):
        assert kept.of(blueprint) == Completeness().of(blueprint)
        assert counts.of(blueprint) == StatusCounts().of(blueprint)
        after = data.draw(edits_for(blueprint)).apply(blueprint)
        blueprint = blueprint if isinstance(after, Refusal) else after
    assert kept.of(blueprint) == Completeness().of(blueprint)


@settings(max_examples=examples(20))
@given(blueprints(most=1, open_stages=2))
def test_a_cell_is_done_by_the_room_and_not_by_an_example(blueprint: Blueprint) -> None:
    progress = Completeness().of(blueprint)
    assert len(progress) == len(STEPS)
    for element, step in zip(ELEMENTS, progress[1:], strict=True):
        decided = [
            element in stage.deliberately_empty or any(e.status is not Status.EXAMPLE for e in stage.cell(element))
            for stage in blueprint.stages
        ]
        assert step == (sum(decided), len(blueprint.stages))
        assert decided == [is_done(stage, element) for stage in blueprint.stages]
    done = all(step.done == step.total for step in progress)
    assert (percentage_done(progress) == 100) == done


@settings(max_examples=examples(25))
@given(blueprints(most=0))
def test_the_stages_are_done_with_a_name_and_a_win_probability(blueprint: Blueprint) -> None:
    first = Completeness().of(blueprint)[0]
    opened = [stage for stage in blueprint.stages if stage.kind is Kind.OPEN]
    unsure = sum(stage.probability is None for stage in opened)
    assert first.total - first.done == (unsure if opened else 1)


def test_only_a_changed_stage_is_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    blueprint = _many(50)
    seen: list[str] = []
    look = steps._cells_done

    def noted(stage: Stage) -> tuple[bool, ...]:
        seen.append(stage.id)
        return look(stage)

    monkeypatch.setattr(steps, "_cells_done", noted)
    kept = Completeness()
    kept.of(blueprint)
    assert len(seen) == 50
    seen.clear()
    changed = replace(blueprint.stages[7], probability=0.5)
    kept.of(replace(blueprint, stages=(*blueprint.stages[:7], changed, *blueprint.stages[8:])))
    assert seen == [changed.id]


def _many(count: int) -> Blueprint:
    return Blueprint("bp_aaaaaaaaaaaa", stages=tuple(Stage(f"st_{n}", f"Fase {n}") for n in range(count)))
