"""The bodies of a plan over real HTTP: the practice portal takes each of them, and then there is nothing left to do."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from blueprint_editor.core.edits import SetStatus
from blueprint_editor.core.model import Blueprint, EntryRef, PortalLink, Status
from blueprint_editor.core.plan import (
    NEW,
    AnyStep,
    ArchiveProperty,
    ChangePipeline,
    ChangeProperty,
    ChangeStage,
    Choices,
    CreateGroup,
    CreatePipeline,
    CreateProperty,
    CreateStage,
    CreateWorkflow,
    OrderStages,
    SetOptions,
    Side,
    ticked,
    to_make,
)
from blueprint_editor.core.pushed import pushed_of
from blueprint_editor.hubspot.bodies import (
    change_body,
    group_body,
    options_body,
    pipeline_body,
    property_body,
    returned_body,
    stage_body,
)
from blueprint_editor.hubspot.door import Door
from blueprint_editor.hubspot.drafts import workflow_body
from blueprint_editor.hubspot.drift import drift, taken_over
from blueprint_editor.hubspot.learning import learned
from blueprint_editor.hubspot.ordering import order_writes
from blueprint_editor.hubspot.planning import plan
from blueprint_editor.hubspot.practice import PracticePortal
from blueprint_editor.hubspot.redact import Token
from blueprint_editor.hubspot.settling import settled
from blueprint_editor.hubspot.state import AccountState, live_stages
from blueprint_editor.hubspot.undoing import undo
from blueprint_editor.method.templates import new_blueprint
from tests.hubspot.line_kit import KEY, QUICK
from tests.hubspot.test_plan_examples import with_points
from tests.hubspot_kit import Dice
from tests.laws.test_hubspot_sides import mutated
from tests.strategies import examples


def account(door: Door) -> AccountState:
    """The account as it is."""
    return AccountState(
        account=door.account(),
        pipelines=door.pipelines(),
        properties=door.properties(),
        archived=door.properties(archived=True),
        groups=door.groups(),
        limits=door.limits(),
        flows=door.flows(),
    )


def write(door: Door, step: AnyStep, link: PortalLink) -> dict[str, str]:
    """Carry a step out; the ids that HubSpot gave."""
    stages = {one.stage: one.id for one in pushed_of(link).stages}
    match step:
        case CreateGroup():
            door.create_group(group_body(step))
        case CreateProperty():
            batch = door.create_properties([property_body(step)])
            assert not batch.errors
            if step.returns:
                door.update_property(step.name, returned_body(step))
        case ChangeProperty():
            door.update_property(step.name, change_body(step))
        case SetOptions():
            door.update_property(step.name, options_body(step.after))
        case ArchiveProperty():
            door.archive_property(step.name)
        case CreatePipeline():
            made = door.create_pipeline(pipeline_body(step))
            given = {one.label: one.id for one in made.stages}
            return {step.id: made.id, **{one.stage: given[one.label] for one in step.stages}}
        case ChangePipeline():
            door.update_pipeline(step.pipeline, change_body(step))
        case CreateStage():
            return {step.stage.stage: door.create_stage(step.pipeline, stage_body(step.stage)).id}
        case ChangeStage():
            door.update_stage(step.pipeline, step.stage, change_body(step))
        case OrderStages():
            names = {to_make(stage): there for stage, there in stages.items()}
            after = [names.get(name, name) for name in step.after]
            for name, place in order_writes(live_stages(door.pipeline(step.pipeline)), after):
                door.update_stage(step.pipeline, name, {"displayOrder": place})
        case CreateWorkflow():
            return {step.id: door.create_flow(workflow_body(step, step.there or stages[step.stage])).id}
    return {}


def push(door: Door, blueprint: Blueprint, link: PortalLink | None, choices: Choices) -> PortalLink:
    """Plan, push, read back."""
    state = account(door)
    made = plan(blueprint, state, link, choices)
    assert made.can_push, made.refused
    kept = settled(blueprint, state, link, choices)
    for step in ticked(made):
        kept = learned(kept, step, write(door, step, kept))
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
        for step in ticked(back):
            link = learned(link, step, write(door, step, link))
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
