"""Laws of the plan: what it writes is all that is to be written, nothing is removed, and nobody is overruled."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given, settings
from msgspec.structs import replace

from blueprint_editor.core.model import Blueprint
from blueprint_editor.core.plan import (
    ArchiveProperty,
    Choices,
    OrderStages,
    Plan,
    plan_json,
    read_plan,
    still_holds,
    tick,
    ticked,
)
from blueprint_editor.hubspot.planning import plan
from blueprint_editor.hubspot.settling import settled
from blueprint_editor.hubspot.state import AccountState
from tests.hubspot_kit import Dice, dice, push, pushed_whole, with_links
from tests.strategies import examples


class Case(NamedTuple):
    """A blueprint, an account and what somebody chose."""

    blueprint: Blueprint
    state: AccountState
    choices: Choices


def drawn(dice: Dice) -> Case:
    """A case of any kind."""
    blueprint = dice.design()
    state = dice.account(blueprint)
    return Case(blueprint, state, Choices(target=dice.target(state), workflows=dice.once(2)))


def check(made: Plan, blueprint: Blueprint) -> None:
    """What holds for every plan."""
    names = [step.id for step in made.steps]
    assert len(set(names)) == len(names)
    assert {need for step in made.steps for need in step.needs} <= set(names)
    assert not any(isinstance(step, ArchiveProperty) for step in made.steps)
    for step in made.steps:
        if isinstance(step, OrderStages):
            assert len(set(step.after)) == len(step.after)
            assert set(step.before) <= set(step.after) <= set(step.names)
    assert read_plan(plan_json(made)) == made
    assert made.is_empty or made.steps or made.questions or made.conflicts


@settings(max_examples=examples(150), deadline=None)
@given(dice())
def test_a_plan_after_its_push_is_empty_and_nothing_was_removed(
    dice: Dice,
) -> None:
    (blueprint, state, choices), honours = drawn(dice), dice.once(2)
    first = plan(blueprint, state, None, choices)
    check(first, blueprint)
    if not first.can_push:
        return
    state_after, link = pushed_whole(blueprint, state, None, choices, honours=honours)
    again = plan(with_links(blueprint, link), state_after, link, Choices(workflows=choices.workflows))
    check(again, blueprint)
    assert again.is_empty, (again.steps, again.questions)
    assert not again.differences
    nothing_removed(state, state_after)
    assert settled(blueprint, state_after, link) == link


def nothing_removed(before: AccountState, after: AccountState) -> None:
    """Every pipeline, stage, property and option is still there under its id."""
    for pipeline in before.pipelines:
        now = next(one for one in after.pipelines if one.id == pipeline.id)
        assert {stage.id for stage in pipeline.stages} <= {stage.id for stage in now.stages}
    for one in before.properties:
        record = after.live_properties[one.name]
        assert {option.value for option in one.options} <= {option.value for option in record.options}


@settings(max_examples=examples(60), deadline=None)
@given(dice())
def test_a_broken_push_goes_on_where_it_stopped(
    dice: Dice,
) -> None:
    blueprint, state, choices = drawn(dice)
    first = plan(blueprint, state, None, choices)
    if not first.can_push or not first.steps:
        return
    stopped = dice.randint(0, len(first.steps))
    broken = push(first, state, settled(blueprint, state, None, choices), most=stopped, honours=dice.once(2))
    target = broken.link.pipeline or choices.target
    second = plan(blueprint, broken.state, broken.link, replace(choices, target=target))
    left = {step.id for step in first.steps[stopped:]}
    assert {step.id for step in second.steps} in (left, left - {"order_stages"})
    done = push(second, broken.state, broken.link)
    nothing_removed(state, done.state)
    again = plan(blueprint, done.state, done.link, replace(choices, target=done.link.pipeline))
    assert not again.steps


@settings(max_examples=examples(60), deadline=None)
@given(dice())
def test_what_is_not_ticked_is_not_done_and_takes_what_needs_it_along(
    dice: Dice,
) -> None:
    blueprint, state, choices = drawn(dice)
    made = plan(blueprint, state, None, choices)
    if not made.can_push or not made.steps:
        return
    some = made
    for step in dice.some(made.steps, 3):
        some = tick(some, step.id, on=False)
        assert step.id in some.left_out
    left = {step.id for step in ticked(some)}
    assert all(set(step.needs) <= left for step in ticked(some))
    assert left.isdisjoint(some.left_out)
    assert still_holds(some, made)
    push(some, state, None)
    for step in made.steps:
        some = tick(some, step.id, on=True)
        assert step.id not in some.left_out
    assert ticked(some) == made.steps
