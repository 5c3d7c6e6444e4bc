"""Laws of a pipeline beside a blueprint and of matching by hand: nothing is lost, what is said holds, a push knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hypothesis import given, settings
from msgspec.structs import replace

from blueprint_editor.core import ids
from blueprint_editor.core.edits import Origin, TakeOver
from blueprint_editor.core.edits.stage_rules import misplaced
from blueprint_editor.core.model import Blueprint, HubSpotUse, Kind, PortalLink, Stage, Status, data_points
from blueprint_editor.core.plan import (
    ALL_PROPERTIES,
    NEW,
    OUT,
    Answer,
    Becomes,
    Beside,
    Choices,
    CreateStage,
    MatchReason,
    Subject,
)
from blueprint_editor.core.pushed import pushed_of
from blueprint_editor.hubspot.beside import beside
from blueprint_editor.hubspot.drift import drift, taken_over
from blueprint_editor.hubspot.planning import plan
from blueprint_editor.hubspot.rematching import (
    mapping_edit,
    match_rows,
    property_options,
    stage_matched,
    stage_options,
)
from blueprint_editor.hubspot.settling import settled
from blueprint_editor.hubspot.state import AccountState, live_stages
from tests.hubspot_kit import EMPTY, Dice, dice, pushed_whole, stage_record
from tests.strategies import examples


def law(count: int) -> Callable[[Callable[[Dice], None]], Callable[[], None]]:
    """A law tried with so many dice."""

    def made(test: Callable[[Dice], None]) -> Callable[[], None]:
        return settings(max_examples=examples(count), deadline=None)(given(dice())(test))

    return made


def found(blueprint: Blueprint, state: AccountState, link: PortalLink | None, choices: Choices) -> Beside:
    """A pipeline that is there beside the blueprint."""
    made = beside(blueprint, state, link, choices, seed="seed")
    assert made is not None
    return made


def answered(dice: Dice, first: Beside, blueprint: Blueprint) -> dict[str, str]:
    """Answers of any kind to some of what is asked."""
    stages = [stage.id for stage in blueprint.stages]
    points = [point.id for _, point in data_points(blueprint) if point.status is not Status.EXAMPLE]
    answers: dict[str, str] = {}
    for row in first.rows:
        things = stages if row.subject is Subject.STAGE else points
        if row.subject is not Subject.PIPELINE and dice.once(2):
            answers[row.id] = dice.choice((NEW, OUT, *things))
        for one in row.differences:
            if dice.once(2):
                answers[one.id] = dice.choice(list(Answer))
    if dice.once(2):
        answers[ALL_PROPERTIES] = NEW
    return answers


@law(80)
def test_nothing_is_lost_beside_a_pipeline_whatever_is_said(dice: Dice) -> None:
    blueprint = dice.design()
    state = dice.account(blueprint)
    choices = Choices(target=dice.choice(state.live_pipelines).id)
    link = dice.choice((None, settled(blueprint, state, None, choices)))
    answers = answered(dice, found(blueprint, state, link, choices), blueprint)
    made = found(blueprint, state, link, replace(choices, answers=answers))
    joined = made.blueprint
    assert isinstance(TakeOver(joined, Origin.HUBSPOT).apply(blueprint), Blueprint)
    assert {stage.id for stage in blueprint.stages} <= {stage.id for stage in joined.stages}
    assert {entry.id for _, _, entry in blueprint.entries()} <= {entry.id for _, _, entry in joined.entries()}
    closed = {Kind.WON, Kind.LOST}
    assert closed & {stage.kind for stage in blueprint.stages} <= {stage.kind for stage in joined.stages}
    options = {option.id for _, point in data_points(blueprint) for option in point.options}
    assert options <= {option.id for _, point in data_points(joined) for option in point.options}
    every = [*(stage.id for stage in joined.stages), *(entry.id for _, _, entry in joined.entries())]
    assert len(set(every)) >= len(every) - len(_doubled(blueprint))
    new = [row for row in made.rows if row.subject is Subject.STAGE and row.becomes is Becomes.NEW]
    assert len(joined.stages) == len(blueprint.stages) + len(new)
    assert found(blueprint, state, link, replace(choices, answers=answers)) == made
    assert misplaced(joined.stages) <= misplaced(blueprint.stages), "what closes a deal stands last, also if not there"


def _doubled(blueprint: Blueprint) -> list[str]:
    every = [*(stage.id for stage in blueprint.stages), *(entry.id for _, _, entry in blueprint.entries())]
    return every[: len(every) - len(set(every))]


@law(80)
def test_what_is_said_holds_and_the_link_knows_it(dice: Dice) -> None:
    blueprint = dice.design()
    state = dice.account(blueprint)
    target = dice.choice(state.live_pipelines)
    choices = Choices(target=target.id)
    link = dice.choice((None, settled(blueprint, state, None, choices)))
    answers = answered(dice, found(blueprint, state, link, choices), blueprint)
    made = found(blueprint, state, link, replace(choices, answers=answers))
    said = {row.there: answers.get(row.id) for row in made.rows if row.subject is Subject.STAGE}
    for row in made.rows:
        if row.subject is Subject.STAGE and said[row.there] in {NEW, OUT}:
            assert row.becomes.value == said[row.there]
    after = match_rows(made.blueprint, state, made.link)
    there = {row.about: row.there for row in after if row.subject is Subject.STAGE}
    for row in made.rows:
        if row.subject is Subject.STAGE and row.becomes is Becomes.SAME:
            assert there[row.about] == row.there
    taken = [row.there for row in made.rows if row.subject is Subject.STAGE and row.becomes is Becomes.NEW]
    assert set(taken) <= set(there.values())


@law(60)
def test_all_that_is_taken_is_what_hubspot_has(dice: Dice) -> None:
    blueprint = dice.design()
    state = dice.account(blueprint)
    choices = Choices(target=dice.choice(state.live_pipelines).id)
    first = found(blueprint, state, None, choices)
    names = [one.id for row in first.rows for one in row.differences]
    made = found(blueprint, state, None, replace(choices, answers=dict.fromkeys(names, Answer.TAKE_OVER.value)))
    after = drift(made.blueprint, state, made.link)
    assert not [one for one in after.only_there if one.subject is Subject.STAGE]
    last = {stage.id for stage in made.blueprint.stages if stage.kind is not Kind.OPEN}
    kinds = (
        (Subject.STAGE,) if misplaced(_as_there(made.blueprint, made.link, state)) else (Subject.STAGE, Subject.ORDER)
    )
    odd = [one for one in after.differences if one.subject in kinds and one.about not in last]
    assert all(one.field == "probability" and one.theirs is None for one in odd)  # HubSpot always has a number
    kept = found(blueprint, state, None, replace(choices, answers=dict.fromkeys(names, Answer.IGNORE.value)))
    before = {stage.id: stage for stage in blueprint.stages}
    assert all(
        (one.name, one.kind) == (before[one.id].name, before[one.id].kind)
        for one in kept.blueprint.stages
        if one.id in before
    )


def _as_there(blueprint: Blueprint, link: PortalLink, state: AccountState) -> list[Stage]:
    """The stages that both sides have, as here, in HubSpot's order."""
    here = {one.id: blueprint.stage(one.stage) for one in pushed_of(link).stages}
    found = (here.get(record.id) for record in live_stages(state.pipeline(link.pipeline)))
    return [stage for stage in found if stage is not None]


@law(60)
def test_a_match_by_hand_is_in_the_next_plan_and_after_the_push(dice: Dice) -> None:
    blueprint = dice.design()
    state = dice.account(blueprint)
    choices = Choices(target=dice.choice(state.live_pipelines).id)
    stage = dice.choice(blueprint.stages)
    options = stage_options(blueprint, state, None, choices, stage.id)
    wanted = dice.choice((NEW, *(one.there for one in options)))
    choices = stage_matched(blueprint, state, None, choices, stage.id, wanted)
    row = next(one for one in match_rows(blueprint, state, None, choices) if one.about == stage.id)
    own = row.reason is MatchReason.OWN_ID and wanted == NEW
    assert own is False
    assert (row.there or NEW) == wanted
    first = plan(blueprint, state, None, choices)
    if first.can_push:
        after = pushed_whole(blueprint, state, None, choices)
        again = next(one for one in match_rows(blueprint, after.state, after.link) if one.about == stage.id)
        made = any(isinstance(step, CreateStage) and step.stage.stage == stage.id for step in first.steps)
        assert wanted in {NEW, again.there}
        assert not made or again.there not in {one.id for one in live_stages(state.pipeline(choices.target))}


@law(60)
def test_a_data_point_that_is_mapped_by_hand_is_that_property(dice: Dice) -> None:
    blueprint = dice.design()
    state = dice.account(blueprint)
    points = [
        point for _, point in data_points(blueprint) if point.status is not Status.EXAMPLE and ids.is_id(point.id)
    ]
    if not points:
        return
    point = dice.choice(points)
    fitting = [one.name for one in property_options(blueprint, state, point.id) if one.fits]
    name = dice.choice(("", *fitting))
    edit = mapping_edit(blueprint, state, point.id, HubSpotUse.EXISTING if name else HubSpotUse.NEW, name)
    assert edit is not None
    now = edit.apply(blueprint)
    if not isinstance(now, Blueprint):
        return
    row = next(one for one in match_rows(now, state, None) if one.about == point.id)
    if name:
        assert (row.there, row.wrong) == (name, None)
    else:
        assert row.there not in state.live_properties
        assert row.there not in state.archived_properties


def pushed_and_changed(blueprint: Blueprint, chances: Mapping[str, float]) -> tuple[AccountState, PortalLink]:
    """An account with the pipeline of a blueprint, where somebody gave its stages other probabilities."""
    state, link = pushed_whole(blueprint, EMPTY, None, Choices(target=NEW))
    pipeline = state.pipeline(link.pipeline)
    assert pipeline is not None
    there = tuple(stage_record(one.id, one.label, one.display_order, chances[one.label]) for one in pipeline.stages)
    return replace(state, pipelines=(replace(pipeline, stages=there),)), link


def test_the_last_won_stage_stays_won_when_it_is_open_in_hubspot() -> None:
    stages = (
        Stage("st_a", "Offerte", probability=0.4),
        Stage("st_b", "Ja", (), Kind.WON, 1.0),
        Stage("st_c", "Nee", (), Kind.LOST, 0.0),
    )
    blueprint = Blueprint("bp_a", "Verkoop", stages=stages)
    state, link = pushed_and_changed(blueprint, dict.fromkeys(("Offerte", "Ja", "Nee"), 0.9))
    over = taken_over(blueprint, state, link, [f"stage:{one.id}:probability" for one in stages], seed="seed")
    assert [(stage.kind, stage.probability) for stage in over.stages] == [
        (Kind.OPEN, 0.9),
        (Kind.WON, 1.0),
        (Kind.LOST, 0.0),
    ]


def test_which_stages_are_closed_is_taken_over_all_at_once() -> None:
    """The only won stage there is an open one without a number here: until it is taken too, another would stay won."""
    stages = (
        Stage("st_a", "Budget", probability=0.2),
        Stage("st_b", "Ja", (), Kind.WON, 1.0),
        Stage("st_c", "Nee", (), Kind.LOST, 0.0),
    )
    blueprint = Blueprint("bp_a", "Verkoop", stages=stages)
    state, link = pushed_and_changed(blueprint, {"Budget": 1.0, "Ja": 0.0, "Nee": 0.4})
    blueprint = replace(blueprint, stages=(Stage("st_a", "Budget"), *stages[1:]))
    choices = Choices(target=link.pipeline)
    names = [one.id for row in found(blueprint, state, None, choices).rows for one in row.differences]
    made = found(blueprint, state, None, replace(choices, answers=dict.fromkeys(names, Answer.TAKE_OVER.value)))
    assert {(stage.name, stage.kind, stage.probability) for stage in made.blueprint.stages} == {
        ("Nee", Kind.OPEN, 0.4),
        ("Ja", Kind.LOST, 0.0),
        ("Budget", Kind.WON, 1.0),
    }
    assert made.blueprint.stages[0].name == "Nee"
