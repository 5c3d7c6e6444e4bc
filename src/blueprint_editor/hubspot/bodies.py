"""The bodies of the writes of a push, with HubSpot's own keys, from the steps of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from blueprint_editor.core.plan import (
    ChangePipeline,
    ChangeProperty,
    ChangeStage,
    CreateGroup,
    CreatePipeline,
    CreateProperty,
    NewOption,
    NewStage,
)

from .value_types import OWNER

Body = dict[str, Any]


def group_body(step: CreateGroup) -> Body:
    """Make a group."""
    return {"name": step.name, "label": step.label}


def property_body(step: CreateProperty) -> Body:
    """Make a property."""
    body: Body = {
        "name": step.name,
        "label": step.label,
        "type": step.type,
        "fieldType": step.field_type,
        "groupName": step.group,
        "description": step.description,
    }
    if step.of_users:
        body |= {"externalOptions": True, "referencedObjectType": OWNER}
    elif step.options:
        body |= options_body(step.options)
    return body


def returned_body(step: CreateProperty) -> Body:
    """Give a property that came back from the archive what it is to have."""
    keys = ("label", "fieldType", "groupName", "description", "options")
    return {key: value for key, value in property_body(step).items() if key in keys}


def options_body(options: Iterable[NewOption]) -> Body:
    """All options of a property, in order: what is not in it, HubSpot drops."""
    return {
        "options": [
            {
                "label": option.label,
                "value": option.value,
                "description": option.description,
                "hidden": option.hidden,
                "displayOrder": order,
            }
            for order, option in enumerate(options)
        ]
    }


def change_body(step: ChangeProperty | ChangePipeline | ChangeStage) -> Body:
    """Change one field."""
    if isinstance(step, ChangePipeline):
        return {"label": step.after}
    if isinstance(step, ChangeStage) and step.field == "probability":
        assert isinstance(step.after, float)
        return {"metadata": {"probability": probability_text(step.after)}}
    return {"fieldType" if step.field == "field_type" else step.field: step.after}


def stage_body(stage: NewStage) -> Body:
    """Make a stage, alone or with its pipeline."""
    body: Body = {
        "label": stage.label,
        "displayOrder": stage.order,
        "metadata": {"probability": probability_text(stage.probability)},
    }
    return body | ({"stageId": stage.id} if stage.id else {})


def pipeline_body(step: CreatePipeline) -> Body:
    """Make a pipeline with all its stages."""
    body: Body = {
        "label": step.label,
        "displayOrder": step.order,
        "stages": [stage_body(stage) for stage in step.stages],
    }
    return body | ({"pipelineId": step.pipeline} if step.pipeline else {})


def probability_text(probability: float) -> str:
    """A probability as HubSpot writes it: `0.4`, `1.0`."""
    return str(round(float(probability), 6))
