"""The bodies of a plan over real HTTP: the practice portal takes each of them, and then there is nothing left to do."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from blueprint_editor.core.edits import SetStatus
from blueprint_editor.core.model import Blueprint, EntryRef, PortalLink, Status
from blueprint_editor.core.plan import NEW, AnyStep, Choices, Side, ticked
from blueprint_editor.hubspot.door import Door
from blueprint_editor.hubspot.drift import drift, taken_over
from blueprint_editor.hubspot.learning import learned
from blueprint_editor.hubspot.looking import look
from blueprint_editor.hubspot.planning import plan
from blueprint_editor.hubspot.practice import PracticePortal
from blueprint_editor.hubspot.redact import Token
from blueprint_editor.hubspot.settling import settled
from blueprint_editor.hubspot.state import AccountState, live_stages
from blueprint_editor.hubspot.undoing import undo
from blueprint_editor.hubspot.writing import batches, write
from blueprint_editor.method.templates import new_blueprint
from tests.hubspot.line_kit import KEY, QUICK
from tests.hubspot.test_plan_examples import with_points
from tests.hubspot_kit import Dice
from tests.laws.test_hubspot_sides import mutated
from tests.strategies import examples


def account(door: Door) -> AccountState:
    """The account as it is, with its workflows."""
    return look(door, workflows=True)


def carried_out(door: Door, steps: Sequence[AnyStep], link: PortalLink) -> PortalLink:
    """Carry steps out; the link with what was learned of them."""
    for batch in batches(steps):
        wrote = write(door, batch, link)
        assert not wrote.refused
        for step in batch:
            link = learned(link, step, wrote.made)
    return link


def push(door: Door, blueprint: Blueprint, link: PortalLink | None, choices: Choices) -> PortalLink:
    """Plan, push, read back."""
    state = account(door)
    made = plan(blueprint, state, link, choices)
    assert made.can_push, made.refused
    kept = carried_out(door, ticked(made), settled(blueprint, state, link, choices))
    return settled(blueprint, account(door), kept, Choices(target=kept.pipeline or choices.target))


@pytest.mark.parametrize("target", [NEW, "default"])
def test_the_template_goes_to_an_account_and_comes_back(target: str) -> None:
    dice = random.Random(1)
    blueprint = new_blueprint("service", "nl", dice.randbytes, title="Verkoop")
    refs = tuple(EntryRef(stage.id, element, entry.id) for stage, element, entry in blueprint.entries())
    confirmed = SetStatus(refs, Status.CONFIRMED).apply(blueprint)
    assert isinstance(confirmed, Blueprint)
    blueprint = confirmed
    with PracticePortal(token=KEY) as portal, Door(Token(KEY), portal.url, patience=QUICK) as door:
        before = account(door)
        choices = Choices(target=target, workflows=True)
        first = plan(blueprint, before, None, choices)
        link = push(door, blueprint, None, choices)
        assert plan(blueprint, account(door), link, Choices(workflows=True)).is_empty
        middle = account(door)
        changed = mutated(Dice(3), blueprint)
        second = plan(changed, middle, link)
        assert second.steps
        link = push(door, changed, link, Choices())
        assert plan(changed, account(door), link).is_empty
        back = undo(ticked(second), middle, account(door), second.target)
        link = carried_out(door, ticked(back), link)
        ids = {stage.id for stage in live_stages(middle.pipeline(link.pipeline))}
        now = [stage for stage in live_stages(account(door).pipeline(link.pipeline)) if stage.id in ids]
        was = live_stages(middle.pipeline(link.pipeline))
        assert [(one.id, one.label, one.probability) for one in now] == [
            (one.id, one.label, one.probability) for one in was
        ]
        assert first.steps
        assert {request.method for request in portal.log}.isdisjoint({"PUT", "DELETE"})


@pytest.mark.parametrize("number", range(100, 100 + examples(5)))
def test_any_blueprint_that_can_be_pushed_is_taken(number: int) -> None:
    dice = Dice(number)
    blueprint = dice.design()
    with PracticePortal(token=KEY) as portal, Door(Token(KEY), portal.url, patience=QUICK) as door:
        choices = Choices(target=dice.choice((NEW, "default")), workflows=dice.once(2))
        if not plan(blueprint, account(door), None, choices).can_push:
            blueprint = replace(blueprint, title="Verkoop")
        link = push(door, blueprint, None, choices)
        assert plan(blueprint, account(door), link, Choices(workflows=choices.workflows)).is_empty
        assert {request.method for request in portal.log}.isdisjoint({"PUT", "DELETE"})


def test_a_comparison_says_who_changed_it_in_hubspot_and_when() -> None:
    blueprint = with_points()
    with PracticePortal(token=KEY) as portal, Door(Token(KEY), portal.url, patience=QUICK) as door:
        link = push(door, blueprint, None, Choices(target=NEW))
        door.update_stage("bp_start", "st_open", {"label": "Anders"})
        audit = [*door.audit("bp_start"), *door.audit("bp_start", "st_open")]
        (found,) = drift(blueprint, account(door), link, audit=audit).differences
        assert (found.side, found.ours, found.theirs) == (Side.THERE, "Offerte", "Anders")
        assert found.user.isdigit()
        assert found.at[:2] == "20"
        unknown = drift(blueprint, account(door), link).differences[0]
        assert (unknown.user, unknown.at) == ("", "")
        over = taken_over(blueprint, account(door), link, [found.id], seed="seed")
        assert over.stages[0].name == "Anders"
        assert drift(over, account(door), link).is_empty
