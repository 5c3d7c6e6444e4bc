"""Pipelines and stages: account and request in, account and answer out, with every rule that HubSpot holds them to.

What a rule was learned from stands in its message, which is HubSpot's. Where nobody has seen what HubSpot does, the
stricter way was taken.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import msgspec

from .account import ENFORCED, Account, Audit, Pipeline, Stage
from .answers import MISSING, Answer, Call, Json, Refused, needed, nowhere, record, rows, text, whole

LONGEST_PIPELINE_ID, LONGEST_STAGE_ID = 36, 100
MOST_STAGES = 100
MOST_AUDITS = 2_000
DEFAULT = "default"

Done = tuple[Account, Answer]
"""The account as it is now, and the answer."""

replace = msgspec.structs.replace


def listed(account: Account) -> Answer:
    """Every pipeline, in the order in which they were made."""
    return Answer(200, {"results": [pipeline.shown() for pipeline in account.pipelines]})


def read(account: Account, call: Call, pipeline_id: str) -> Answer:
    """One pipeline."""
    pipeline = account.pipeline(pipeline_id)
    return nowhere(call) if pipeline is None else Answer(200, pipeline.shown())


def create(account: Account, call: Call) -> Done:
    """A new pipeline with its stages; raises Refused."""
    body = record(call.body)
    label, order = needed(body, "label"), _order(body)
    inputs = rows(body, "stages") or []
    if not inputs:
        raise Refused(400, "Pipeline must have at least one stage")
    account, pipeline_id = _id(account, text(body, "pipelineId"), LONGEST_PIPELINE_ID)
    if account.pipeline(pipeline_id):
        raise Refused(400, f"There's another pipeline in this portal with pipelineId ({pipeline_id}).")
    _free_label(account, label)
    if len(account.pipelines) >= account.pipeline_limit:
        raise Refused(400, f"This portal has reached its limit of {account.pipeline_limit} pipelines for DEAL.")
    account, stages = _stages_of(account, call, inputs, ())
    pipeline = Pipeline(pipeline_id, label, order, stages, call.at, call.at)
    account = replace(account, pipelines=(*account.pipelines, pipeline))
    account = _noted(account, call, "CREATE", pipeline)
    echo = pipeline.shown() | {"stages": [_echo(*pair) for pair in zip(stages, inputs, strict=True)]}
    return account, Answer(201, echo)


def update(account: Account, call: Call, pipeline_id: str) -> Done:
    """Another label or place for a pipeline; raises Refused."""
    pipeline = account.pipeline(pipeline_id)
    if pipeline is None:
        return account, Answer(404)
    body = record(call.body)
    label = pipeline.label if body.get("label") is None else needed(body, "label")
    order = pipeline.display_order if body.get("displayOrder") is None else _order(body)
    _free_label(account, label, but=pipeline_id)
    stages = tuple(replace(stage, updated_at=call.at) for stage in pipeline.stages)
    changed = replace(pipeline, label=label, display_order=order, stages=stages, updated_at=call.at)
    account = _noted(_with(account, changed), call, "UPDATE", changed)
    return account, Answer(200, changed.shown())


def put(account: Account, call: Call, pipeline_id: str) -> Done:
    """Put a whole pipeline in the place of one: a stage that is not named is deleted; raises Refused."""
    pipeline = account.pipeline(pipeline_id)
    if pipeline is None:
        return account, Answer(404)
    body = record(call.body)
    label, order = needed(body, "label"), _order(body)
    inputs = rows(body, "stages") or []
    if not inputs:
        raise Refused(400, "Pipeline must have at least one stage")
    _free_label(account, label, but=pipeline_id)
    named = {item.get("stageId") for item in inputs}
    _no_deals([stage for stage in pipeline.stages if stage.id not in named], call, asked=False)
    account, stages = _stages_of(account, call, inputs, pipeline.stages, pipeline_id)
    changed = replace(pipeline, label=label, display_order=order, stages=stages, updated_at=call.at)
    account = _noted(_with(account, changed), call, "UPDATE", changed)
    echo = changed.shown() | {"stages": [_echo(*pair) for pair in zip(stages, inputs, strict=True)]}
    return account, Answer(200, echo)


def delete(account: Account, call: Call, pipeline_id: str) -> Done:
    """Remove a pipeline with its stages; raises Refused."""
    pipeline = account.pipeline(pipeline_id)
    if pipeline is None:
        raise Refused(404, f"No pipeline found with id {pipeline_id}", "OBJECT_NOT_FOUND")
    if pipeline_id == DEFAULT or len(account.pipelines) == 1:
        raise Refused(400, f"The pipeline {pipeline_id} cannot be deleted.")
    _no_deals(pipeline.stages, call, asked=call.query.get("validateReferencesBeforeDelete") == "true")
    left = tuple(known for known in account.pipelines if known.id != pipeline_id)
    return _noted(replace(account, pipelines=left), call, "DELETE", pipeline), Answer(204)


def stages_listed(account: Account, pipeline_id: str) -> Answer:
    """The stages of a pipeline; raises Refused."""
    pipeline = account.pipeline(pipeline_id)
    if pipeline is None:
        raise Refused(404, f"No pipeline found with id {pipeline_id}", "")
    return Answer(200, {"results": [stage.shown() for stage in pipeline.stages]})


def stage_read(account: Account, call: Call, pipeline_id: str, stage_id: str) -> Answer:
    """One stage."""
    pipeline = account.pipeline(pipeline_id)
    stage = pipeline.stage(stage_id) if pipeline else None
    return nowhere(call) if stage is None else Answer(200, stage.shown())


def stage_create(account: Account, call: Call, pipeline_id: str) -> Done:
    """One more stage; raises Refused."""
    pipeline = account.pipeline(pipeline_id)
    if pipeline is None:
        return account, Answer(404)
    body = record(call.body)
    asked = text(body, "stageId")
    if asked and _elsewhere(account, {asked}, pipeline_id):
        message = f"An existing active stage in another pipeline is already using stage id {asked}"
        raise Refused(400, message, "")
    account, stage = _stage_of(account, call, body, pipeline.stages, "PipelineError.STAGE_LABEL_EXISTS")
    if len(pipeline.stages) >= MOST_STAGES:
        raise Refused(400, f"Pipelines may have up to {MOST_STAGES} stages.")
    changed = replace(pipeline, stages=settled((*pipeline.stages, stage), stage))
    account = _noted(_with(account, changed), call, "CREATE", changed, stage)
    return account, Answer(201, _echo(stage, body))


def stage_update(account: Account, call: Call, pipeline_id: str, stage_id: str) -> Done:
    """Other facts of a stage: what is not sent stays, also within its metadata; raises Refused."""
    return _stage_changed(account, call, pipeline_id, stage_id, whole_stage=False)


def stage_put(account: Account, call: Call, pipeline_id: str, stage_id: str) -> Done:
    """All facts of a stage at once; raises Refused."""
    return _stage_changed(account, call, pipeline_id, stage_id, whole_stage=True)


def stage_delete(account: Account, call: Call, pipeline_id: str, stage_id: str) -> Done:
    """Remove a stage; what is not there is gone already, says HubSpot; raises Refused."""
    pipeline = account.pipeline(pipeline_id)
    stage = pipeline.stage(stage_id) if pipeline else None
    if pipeline is None or stage is None:
        return account, Answer(204)
    if len(pipeline.stages) == 1:
        raise Refused(400, "Pipeline must have at least one stage")
    _no_deals([stage], call, asked=False)
    left = replace(pipeline, stages=tuple(known for known in pipeline.stages if known.id != stage_id))
    return _noted(_with(account, left), call, "DELETE", left, stage), Answer(204)


def audit(account: Account, call: Call, pipeline_id: str, stage_id: str | None = None) -> Answer:
    """What happened to a pipeline or a stage, the newest first: by the id of whom, never a name."""
    known = [one for one in account.audits if one.pipeline == pipeline_id]
    if not known and account.pipeline(pipeline_id) is None:
        return nowhere(call)
    if stage_id is not None:
        known = [one for one in known if one.stage == stage_id]
    return Answer(200, {"results": [_audit_shown(account, one) for one in reversed(known)]})


def settled(stages: tuple[Stage, ...], moved: Stage) -> tuple[Stage, ...]:
    """The stages, one of which has just got its place, with no two at one place.

    At a free place it stays and nothing else moves; at a taken one it comes right after the one that was there, and all
    are counted anew from 0.
    """
    others = sorted((stage for stage in stages if stage.id != moved.id), key=lambda stage: stage.display_order)
    holder = next((n for n, stage in enumerate(others) if stage.display_order == moved.display_order), None)
    if holder is None:
        return tuple(moved if stage.id == moved.id else stage for stage in stages)
    others.insert(holder + 1, moved)
    places = {stage.id: place for place, stage in enumerate(others)}
    return tuple(replace(moved if stage.id == moved.id else stage, display_order=places[stage.id]) for stage in stages)


def rewritten(account: Account, call: Call, pipeline: Pipeline, stage_id: str) -> Account:
    """The account with this pipeline in the place of the one with its id, and a line about one of its stages."""
    moved = pipeline.stage(stage_id)
    return _noted(_with(account, pipeline), call, "UPDATE", pipeline, moved)


def alike(label: str) -> str:
    """What two labels that HubSpot takes for the same have in common."""
    return label.strip().casefold()


def probability_of(value: object) -> float:
    """The chance of winning in a stage's metadata; raises Refused."""
    if value is None:
        raise Refused(400, "must specify probability when writing a dealstage", "")
    try:
        chance = float(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else math.nan
    except ValueError:
        chance = math.nan
    if not 0.0 <= chance <= 1.0:
        raise Refused(400, "dealstage probability is not valid, must be between 0.0 and 1.0 (inclusive)", "")
    return chance + 0.0  # -0.0 is 0.0


def _stage_changed(account: Account, call: Call, pipeline_id: str, stage_id: str, *, whole_stage: bool) -> Done:
    pipeline = account.pipeline(pipeline_id)
    stage = pipeline.stage(stage_id) if pipeline else None
    if pipeline is None or stage is None:
        return account, Answer(404)
    if stage.write_permissions != ENFORCED:
        raise Refused(403, f"Stage {stage_id} is read only and cannot be changed.", "FORBIDDEN")
    body = record(call.body)
    label = stage.label if body.get("label") is None and not whole_stage else needed(body, "label")
    _free_stage_label(pipeline.stages, label, "PipelineError.STAGE_LABEL_EXISTS", but=stage_id)
    order = stage.display_order if body.get("displayOrder") is None and not whole_stage else _order(body)
    metadata = record(body.get("metadata") or {})
    sent = "probability" in metadata or whole_stage
    chance = probability_of(metadata.get("probability")) if sent else stage.probability
    changed = replace(stage, label=label, display_order=order, probability=chance, updated_at=call.at)
    if order == stage.display_order:
        stages = tuple(changed if known.id == stage_id else known for known in pipeline.stages)
    else:
        stages = settled(pipeline.stages, changed)
    after = replace(pipeline, stages=stages)
    account = _noted(_with(account, after), call, "UPDATE", after, changed)
    return account, Answer(200, _echo(changed, body, before=stage))


def _stages_of(
    account: Account, call: Call, inputs: list[Json], known: tuple[Stage, ...], pipeline_id: str = ""
) -> tuple[Account, tuple[Stage, ...]]:
    """The stages of a pipeline that is written whole, in the order in which they were sent."""
    if len(inputs) > MOST_STAGES:
        raise Refused(400, f"Pipelines may have up to {MOST_STAGES} stages.")
    asked = {str(item["stageId"]) for item in inputs if item.get("stageId") is not None}
    if _elsewhere(account, asked, pipeline_id):
        message = "There's another pipeline in this portal with one of the same stages"
        raise Refused(409, message, "OBJECT_ALREADY_EXISTS", "PipelineError.STAGE_ID_EXISTS_IN_ANOTHER_PIPELINE")
    made: tuple[Stage, ...] = ()
    for item in inputs:
        account, stage = _stage_of(account, call, item, made, "")
        before = next((one for one in known if one.id == stage.id), None)
        if before:
            stage = replace(stage, created_at=before.created_at, deals=before.deals)
        made = settled((*made, stage), stage)
    return account, made


def _stage_of(account: Account, call: Call, body: Json, siblings: Iterable[Stage], code: str) -> tuple[Account, Stage]:
    """A new stage among its siblings."""
    siblings = tuple(siblings)
    label, order = needed(body, "label"), _order(body)
    _free_stage_label(siblings, label, code)
    metadata = record(body.get("metadata") or {})
    chance = probability_of(metadata.get("probability"))
    account, stage_id = _id(account, text(body, "stageId"), LONGEST_STAGE_ID)
    if any(stage.id == stage_id for stage in siblings):
        raise Refused(400, f"There's another stage in this pipeline with stageId ({stage_id}).")
    return account, Stage(stage_id, label, order, chance, call.at, call.at)


def _id(account: Account, asked: str | None, longest: int) -> tuple[Account, str]:
    """The id that was asked for, as it stands, or the next number; HubSpot fails on one that is too long."""
    if asked:
        if len(asked) > longest:
            raise Refused(500, "internal error", "")
        return account, asked
    return replace(account, next_id=account.next_id + 1), str(account.next_id)


def _order(body: Json) -> int:
    order = whole(body, "displayOrder")
    if order is None:
        raise Refused(400, MISSING.format(name="displayOrder"))
    if order < 0:
        raise Refused(400, "Pipeline display order cannot be negative", "")
    return order


def _free_label(account: Account, label: str, but: str | None = None) -> None:
    if any(alike(known.label) == alike(label) for known in account.pipelines if known.id != but):
        raise Refused(400, f"An active pipeline with label {label} already exists.")


def _free_stage_label(stages: Iterable[Stage], label: str, code: str, but: str | None = None) -> None:
    if any(alike(known.label) == alike(label) for known in stages if known.id != but):
        raise Refused(400, f"Stage with label {label} already exists", sub_category=code)


def _elsewhere(account: Account, stage_ids: set[str], pipeline_id: str) -> bool:
    """Whether a stage of another pipeline has one of these ids."""
    return any(
        stage.id in stage_ids for known in account.pipelines if known.id != pipeline_id for stage in known.stages
    )


def _no_deals(stages: Iterable[Stage], call: Call, *, asked: bool) -> None:
    """Refuse to remove stages that deals are in; version 3 looks only where it is asked to."""
    used = [stage for stage in stages if stage.deals]
    if not used or not (call.dated or asked):
        return
    names = ", ".join(stage.id for stage in used)
    deals = ", ".join(str(n) for n in range(1, 1 + sum(stage.deals for stage in used)))
    raise Refused(
        400 if call.dated else 404,
        f"Stage IDs: [{names}] are being referenced by object IDs: [{deals}]",
        sub_category="PipelineError.STAGE_ID_IN_USE",
        context={"stageIds": [f"[{names}]"], "objectIds": [f"[{deals}]"]},
    )


def _with(account: Account, changed: Pipeline) -> Account:
    """The account with this pipeline in the place of the one with its id."""
    pipelines = tuple(changed if known.id == changed.id else known for known in account.pipelines)
    return replace(account, pipelines=pipelines)


def _echo(stage: Stage, body: Json, before: Stage | None = None) -> Json:
    """How HubSpot answers a write: what was sent over what was there, so that `isClosed` may be out of date."""
    was = before.shown()["metadata"] if before else {"isClosed": "false"}
    sent: dict[str, Any] = body.get("metadata") or {}
    echo = stage.shown() | {"metadata": was | {key: _as_text(value) for key, value in sent.items()}}
    if body.get("displayOrder") is not None:
        echo["displayOrder"] = body["displayOrder"]
    return echo


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _noted(account: Account, call: Call, action: str, pipeline: Pipeline, stage: Stage | None = None) -> Account:
    """The account with a line in its audit."""
    what = pipeline.label if stage is None else stage.label
    then = (pipeline if stage is None else stage).shown()
    line = Audit(call.at, call.by, action, pipeline.id, stage.id if stage else None, what, then)
    return replace(account, audits=(*account.audits, line)[-MOST_AUDITS:])


def _audit_shown(account: Account, line: Audit) -> Json:
    return {
        "identifier": line.stage or line.pipeline,
        "portalId": account.portal_id,
        "fromUserId": line.by,
        "action": line.action,
        "message": f"{line.action} {line.label}",
        "timestamp": line.at,
        "rawObject": line.then,
    }
