"""A step of a plan, or a batch of them, as the writes it takes; tells the ids that HubSpot gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import NamedTuple

from blueprint_editor.core.model import PortalLink
from blueprint_editor.core.plan import (
    AnyStep,
    ArchiveProperty,
    ChangePipeline,
    ChangeProperty,
    ChangeStage,
    CreateGroup,
    CreatePipeline,
    CreateProperty,
    CreateStage,
    CreateWorkflow,
    OrderStages,
    SetOptions,
    to_make,
)
from blueprint_editor.core.pushed import pushed_of

from .bodies import change_body, group_body, options_body, pipeline_body, property_body, returned_body, stage_body
from .door import MOST_IN_BATCH, Door
from .drafts import workflow_body
from .errors import HubSpotError, OutcomeUnknown
from .naming import same_label
from .ordering import order_writes
from .state import live_stages
from .wire import PipelineRecord

Made = dict[str, str]
"""The ids that HubSpot gave: of a stage by its id in the blueprint, of a pipeline or a workflow by the step's id."""


class Wrote(NamedTuple):
    """What came of a batch: the ids it gave, and by step what HubSpot said where it refused a part."""

    made: Made
    refused: dict[str, str]


def batches(steps: Sequence[AnyStep]) -> Iterator[tuple[AnyStep, ...]]:
    """The steps as they are sent: new properties together, everything else by itself."""
    waiting: list[AnyStep] = []
    for step in steps:
        if waiting and (not isinstance(step, CreateProperty) or len(waiting) == MOST_IN_BATCH):
            yield tuple(waiting)
            waiting = []
        if isinstance(step, CreateProperty):
            waiting.append(step)
        else:
            yield (step,)
    if waiting:
        yield tuple(waiting)


def write(door: Door, batch: Sequence[AnyStep], link: PortalLink) -> Wrote:
    """Send what a batch says; raises HubSpotError, and OutcomeUnknown where nobody knows what was done."""
    properties = [step for step in batch if isinstance(step, CreateProperty)]
    if properties:
        return _make_properties(door, properties)
    (step,) = batch
    return Wrote(_write_one(door, step, link), {})


def _make_properties(door: Door, steps: Sequence[CreateProperty]) -> Wrote:
    answer = door.create_properties([property_body(step) for step in steps])
    there = {one.name for one in answer.results}
    said = "; ".join(error.message for error in answer.errors if error.message)
    with _half_done():
        for step in steps:
            if step.returns and step.name in there:
                door.update_property(step.name, returned_body(step))
    return Wrote({}, {step.id: said for step in steps if step.name not in there})


def _write_one(door: Door, step: AnyStep, link: PortalLink) -> Made:
    match step:
        case CreateGroup():
            door.create_group(group_body(step))
        case ChangeProperty():
            door.update_property(step.name, change_body(step))
        case SetOptions():
            door.update_property(step.name, options_body(step.after))
        case ArchiveProperty():
            door.archive_property(step.name)
        case CreatePipeline():
            return _pipeline_ids(step, door.create_pipeline(pipeline_body(step)))
        case ChangePipeline():
            door.update_pipeline(step.pipeline, change_body(step))
        case CreateStage():
            return {step.stage.stage: door.create_stage(step.pipeline, stage_body(step.stage)).id}
        case ChangeStage():
            door.update_stage(step.pipeline, step.stage, change_body(step))
        case OrderStages():
            _order(door, step, link)
        case CreateWorkflow():
            known = pushed_of(link).stage(step.stage)
            stage = step.there or ("" if known is None else known.id)
            return {step.id: door.create_flow(workflow_body(step, stage)).id}
        case CreateProperty():
            raise AssertionError("properties are made in batches")
    return {}


def _pipeline_ids(step: CreatePipeline, record: PipelineRecord) -> Made:
    """The ids of a pipeline and its stages, told apart by their labels: those are unique in a pipeline."""
    made: Made = {step.id: record.id}
    for stage in step.stages:
        found = (one.id for one in record.stages if one.id == stage.id or same_label(one.label, stage.label))
        made[stage.stage] = next(found, stage.id)
    return made


def _order(door: Door, step: OrderStages, link: PortalLink) -> None:
    """Put the stages in this order, from where they stand now: stages may have been made since the plan."""
    made = {to_make(one.stage): one.id for one in pushed_of(link).stages}
    after = [made.get(name, name) for name in step.after]
    for number, (name, place) in enumerate(order_writes(live_stages(door.pipeline(step.pipeline)), after)):
        with _half_done() if number else nullcontext():
            door.update_stage(step.pipeline, name, {"displayOrder": place})


@contextmanager
def _half_done() -> Iterator[None]:
    """A step of several writes that ends after its first was neither done nor not: only the account can tell."""
    try:
        yield
    except OutcomeUnknown:
        raise
    except HubSpotError as error:
        raise OutcomeUnknown(error.code, error.facts) from None
