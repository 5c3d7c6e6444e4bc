"""The plan of a push: a pure function of the blueprint, the account, the last push and what somebody chose.

The order of the work: group, properties, changed properties, options, pipeline, new stages, changed stages,
order, draft workflows. A step that removes a pipeline or a stage does not exist.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from blueprint_editor.core.model import Blueprint, HubSpotUse, PortalLink, Status, data_points
from blueprint_editor.core.plan import (
    NO_CHOICES,
    WHOLE,
    Candidate,
    Choices,
    Counts,
    CreateWorkflow,
    Match,
    MatchReason,
    NoticeCode,
    Plan,
    Subject,
    Target,
)

from .drafting import Drafting
from .drafts import digest, flow_of, tasks_of, workflow_name
from .golive import checklist
from .naming import clean, same_label
from .property_steps import draft_properties
from .reading import Reading
from .stage_steps import created_in, draft_pipeline
from .state import AccountState, is_writable, live_stages


def plan(blueprint: Blueprint, state: AccountState, last: PortalLink | None, choices: Choices = NO_CHOICES) -> Plan:
    """What a push does to this account; `last` is the blueprint's link with it, or none before the first push.

    Without a target chosen and none remembered it says what it can, and that a target is to be chosen.
    """
    reading = Reading(blueprint, state, last, choices)
    draft = Drafting()
    draft_properties(reading, draft)
    draft_pipeline(reading, draft)
    matches = [*_stage_matches(reading), *_property_matches(reading)]
    if choices.workflows:
        matches += _workflows(reading, draft)
    if not any(link.account == state.id for link in blueprint.portals):
        for link in blueprint.portals:
            draft.tell(NoticeCode.OTHER_ACCOUNT, blueprint.id, link.account)
    differences = tuple(
        reading.difference(field)
        for field in reading.fields
        if field.side is not None and (not reading.writes(field) or reading.answer(field) is not None)
    )
    questions = [*reading.match_questions(), *reading.questions]
    result = Plan(
        target=target_of(reading),
        choices=choices,
        steps=tuple(draft.steps),
        differences=differences,
        questions=tuple({question.id: question for question in questions}.values()),
        matches=tuple(matches),
        only_there=tuple(draft.only_there),
        refused=tuple(draft.refused),
        notices=tuple(draft.notices),
        counts=_counts(reading, draft.unchanged),
    )
    return replace(result, by_hand=checklist(blueprint, result))


def target_of(reading: Reading) -> Target:
    """The first line of a plan or a comparison."""
    state = reading.state
    usage = state.limits.pipelines
    pipelines = state.live_pipelines
    record = reading.record
    return Target(
        kind=reading.kind,
        account=state.id,
        account_name=state.account.portal_name,
        production=state.account.production,
        pipeline=reading.pipeline,
        label=reading.label if record is None else record.label,
        used=len(pipelines),
        limit=None if usage is None else usage.limit,
        candidates=tuple(Candidate(one.id, one.label, len(live_stages(one)), is_writable(one)) for one in pipelines),
    )


def _stage_matches(reading: Reading) -> Iterator[Match]:
    for stage, live, reason, _ in reading.stages:
        if live is not None and reason is not None:
            yield Match(
                subject=Subject.STAGE,
                about=stage.id,
                name=clean(stage.name),
                there=live.id,
                label=live.label,
                reason=reason,
            )


def _property_matches(reading: Reading) -> Iterator[Match]:
    for mapped in reading.properties.properties:
        if mapped.live is None or mapped.reason is None:
            continue
        for point in mapped.points:
            yield Match(
                subject=Subject.PROPERTY,
                about=point.id,
                name=clean(point.text),
                there=mapped.name,
                label=mapped.live.label,
                reason=mapped.reason,
                own=mapped.live.hubspot_defined,
            )


def _workflows(reading: Reading, draft: Drafting) -> list[Match]:
    """Draft the workflows for the stages that have tasks; those that are there stay as they are."""
    flows = reading.state.flows
    if flows is None:
        draft.tell(NoticeCode.NO_WORKFLOWS)
        return []
    if reading.trouble is not None or _is_blocked(draft):
        return []
    found: list[Match] = []
    stored = {one.id for one in reading.pushed.workflows}
    names: set[str] = set()
    for stage, live, _, _ in reading.stages:
        tasks = tasks_of(stage)
        maker = created_in(draft.steps, stage.id)
        if not tasks or (live is None and maker is None):
            continue
        name = workflow_name(stage.name, reading.blueprint.language)
        if name in names:
            continue
        names.add(name)
        was = next((one for one in reading.pushed.workflows if one.stage == stage.id), None)
        own = "" if was is None else was.id
        free = [flow for flow in flows if flow.id == own or flow.id not in stored]
        flow = flow_of(name, own, free)
        if flow is not None:
            if sum(same_label(one.name, flow.name) for one in free) > 1:  # an answer came so late that it was made anew
                draft.tell(NoticeCode.WORKFLOW_TWICE, stage.id, flow.name)
            reason = MatchReason.STORED if was is not None and was.id == flow.id else MatchReason.LABEL
            found.append(
                Match(
                    subject=Subject.WORKFLOW,
                    about=stage.id,
                    name=name,
                    there=flow.id,
                    label=flow.name,
                    reason=reason,
                )
            )
            if was is not None and was.tasks and was.tasks != digest(tasks):
                draft.tell(NoticeCode.WORKFLOW_STAYS, stage.id, flow.name)
            continue
        draft.steps.append(
            CreateWorkflow(
                id=f"create_workflow:{stage.id}",
                needs=() if maker is None else (maker,),
                about=(stage.id,),
                name=name,
                stage=stage.id,
                there="" if live is None else live.id,
                tasks=tasks,
            )
        )
    return found


def _is_blocked(draft: Drafting) -> bool:
    """Whether nothing is done to the pipeline, so that nothing can hang from its stages."""
    return any(one.subject is Subject.PIPELINE and one.reason in WHOLE for one in draft.refused)


def _counts(reading: Reading, unchanged: int) -> Counts:
    points = [point for _, point in data_points(reading.blueprint)]
    uses = {HubSpotUse.NEW, HubSpotUse.EXISTING}
    examples = sum(point.status is Status.EXAMPLE and point.hubspot.use in uses for point in points)
    if reading.choices.workflows:
        examples += sum(task.status is Status.EXAMPLE for stage in reading.blueprint.stages for task in stage.tasks)
    return Counts(
        unchanged=unchanged,
        examples=examples,
        document_only=sum(point.hubspot.use is HubSpotUse.DOCUMENT_ONLY for point in points),
        skipped=sum(point.hubspot.use is HubSpotUse.SKIP for point in points),
    )
