"""Draft workflows from tasks: one for each stage, always disabled, so that nothing runs before somebody looked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from blueprint_editor.core.model import Anchor, Stage, Status, Task
from blueprint_editor.core.plan import CreateWorkflow, NewTask

from .naming import clean, clean_lines, same_label
from .wire import DEALS_ID, FlowRecord

MOST_NAME = 200
_TASKS = {"nl": "taken", "en": "tasks"}
_CREATE_TASK = "0-3"


def workflow_name(stage: str, language: str) -> str:
    """What the workflow of a stage is called, in the language of the blueprint."""
    tail = f" · {_TASKS.get(language, _TASKS['nl'])}"
    return f"Blueprint · {clean(stage)}"[: MOST_NAME - len(tail)] + tail


def tasks_of(stage: Stage) -> tuple[NewTask, ...]:
    """The tasks of a stage as HubSpot makes them, without examples.

    HubSpot counts from the moment a deal enters: days before leaving need the most days in the stage.
    """
    return tuple(
        _new_task(task, stage) for task in stage.tasks if task.status is not Status.EXAMPLE and clean(task.text)
    )


def _new_task(task: Task, stage: Stage) -> NewTask:
    days: int | None = None
    if task.when is not None:
        if task.when.anchor is Anchor.ENTER:
            days = task.when.days
        elif stage.max_days is not None:
            days = max(stage.max_days - task.when.days, 0)
    lines = [line for line in (clean(task.role), clean_lines(task.note)) if line]
    return NewTask(task.id, clean(task.text), "\n".join(lines), days, task.required)


def digest(tasks: Sequence[NewTask]) -> str:
    """A mark of these tasks, to see later that they are others."""
    return hashlib.blake2b(msgspec.json.encode(tasks), digest_size=8).hexdigest()


def flow_of(name: str, stored: str, flows: Iterable[FlowRecord]) -> FlowRecord | None:
    """The workflow that is there for a stage: by its id, else by its name."""
    every = tuple(flows)
    by_id = next((flow for flow in every if stored and flow.id == stored), None)
    return by_id or next((flow for flow in every if same_label(flow.name, name)), None)


def workflow_body(step: CreateWorkflow, stage: str) -> dict[str, Any]:
    """The body that makes the workflow; `stage` is the stage's id in HubSpot."""
    last = len(step.tasks)
    return {
        "type": "PLATFORM_FLOW",
        "flowType": "WORKFLOW",
        "objectTypeId": DEALS_ID,
        "name": step.name,
        "isEnabled": False,
        "startActionId": "1",
        "nextAvailableActionId": str(last + 1),
        "actions": [_action(number, task, last) for number, task in enumerate(step.tasks, 1)],
        "enrollmentCriteria": {
            "type": "LIST_BASED",
            "shouldReEnroll": False,
            "unEnrollObjectsNotMeetingCriteria": False,
            "reEnrollmentTriggersFilterBranches": [],
            "listFilterBranch": _in_stage(stage),
        },
        "timeWindows": [],
        "blockedDates": [],
        "customProperties": {},
        "dataSources": [],
        "suppressionListIds": [],
        "canEnrollFromSalesforce": False,
    }


def _action(number: int, task: NewTask, last: int) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "task_type": "TODO",
        "subject": task.subject,
        "body": "".join(f"<p>{_escaped(line)}</p>" for line in task.body.splitlines()),
        "priority": "HIGH" if task.urgent else "NONE",
        "owner_assignment": {
            "type": "CUSTOM",
            "value": {"type": "OBJECT_PROPERTY", "propertyName": "hubspot_owner_id"},
        },
    }
    if task.days is not None:
        fields["due_time"] = {"delta": task.days, "timeUnit": "DAYS"}
    action: dict[str, Any] = {
        "type": "SINGLE_CONNECTION",
        "actionId": str(number),
        "actionTypeVersion": 0,
        "actionTypeId": _CREATE_TASK,
        "fields": fields,
    }
    if number < last:
        action["connection"] = {"edgeType": "STANDARD", "nextActionId": str(number + 1)}
    return action


def _in_stage(stage: str) -> dict[str, Any]:
    """Deals that stand in a stage, as HubSpot writes it: one of, all of."""
    operation = {"operationType": "ENUMERATION", "operator": "IS_ANY_OF", "values": [stage]}
    one = {"filterType": "PROPERTY", "property": "dealstage", "operation": operation}
    every = {"filterBranchType": "AND", "filterBranchOperator": "AND", "filterBranches": [], "filters": [one]}
    return {"filterBranchType": "OR", "filterBranchOperator": "OR", "filterBranches": [every], "filters": []}


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
