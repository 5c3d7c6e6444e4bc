"""The go-live checklist: what the API does not take, from the blueprint and, where there is one, the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from blueprint_editor.core.model import (
    AnyEntry,
    Blueprint,
    Channel,
    DataPoint,
    DataType,
    Kind,
    Stage,
    Status,
    data_points,
)
from blueprint_editor.core.plan import (
    CreateWorkflow,
    GoLiveCode,
    GoLiveItem,
    LinkKey,
    Plan,
    Reason,
    Subject,
    TargetKind,
    Tier,
    item_id,
)

from .fields import property_label
from .matching import pushed_points
from .naming import clean

_WRITTEN = frozenset({Channel.EMAIL.value, Channel.CHAT.value, Channel.POST.value, Channel.PORTAL.value})
_MET = frozenset({Channel.VIDEO.value, Channel.VISIT.value})
_MIGRATE = frozenset({Reason.TYPE_CHANGED, Reason.TYPE_DIFFERS})


def checklist(blueprint: Blueprint, plan: Plan | None = None) -> tuple[GoLiveItem, ...]:
    """What is to be done by hand, in the order of the work, with the ticks that the blueprint has."""
    ticks = {one.item: one for one in blueprint.sign_offs}
    order = list(GoLiveCode)
    items = sorted(_items(blueprint, plan), key=lambda item: order.index(item.code))
    found: list[GoLiveItem] = []
    for item in items:
        tick = ticks.get(item.id)
        found.append(item if tick is None else replace(item, done_by=tick.name, done_on=tick.date))
    return tuple(found)


def _items(blueprint: Blueprint, plan: Plan | None) -> Iterator[GoLiveItem]:
    pipeline = "" if plan is None or plan.target.kind is TargetKind.NONE else plan.target.pipeline
    labels = _labels(blueprint, plan)
    yield _item(GoLiveCode.PIPELINE_ACCESS, tier=Tier.PROFESSIONAL, link=LinkKey.PIPELINE, target=pipeline)
    for stage in blueprint.stages:
        yield from _of_stage(stage, blueprint, labels, pipeline, plan)
    points = [point for point in pushed_points(blueprint) if point.id in labels]
    amounts = [labels[point.id] for point in points if point.type is DataType.AMOUNT]
    if amounts:
        yield _item(GoLiveCode.CURRENCY, names=amounts, link=LinkKey.PROPERTIES)
    if points:
        names = [labels[point.id] for point in points]
        yield _item(GoLiveCode.RECORD_LAYOUT, names=names, link=LinkKey.LAYOUT)
        yield _item(GoLiveCode.BOARD_CARD, names=names[:4], link=LinkKey.PIPELINE, target=pipeline)
    yield _item(GoLiveCode.PIPELINE_RULES, tier=Tier.PROFESSIONAL, link=LinkKey.PIPELINE, target=pipeline)
    yield from _of_documents(blueprint)
    yield from _of_messages(blueprint)
    yield from _of_plan(plan)
    yield _item(GoLiveCode.TRAINING, names=blueprint.roles)


def _item(
    code: GoLiveCode,
    about: str = "",
    *,
    place: str = "",
    names: Iterable[str] = (),
    tier: Tier | None = None,
    link: LinkKey | None = None,
    target: str = "",
) -> GoLiveItem:
    shown = tuple(dict.fromkeys(name for name in names if name))
    return GoLiveItem(
        id=item_id(code, about),
        code=code,
        about=about,
        place=place,
        names=shown,
        tier=tier,
        link=link,
        target=target,
    )


def _labels(blueprint: Blueprint, plan: Plan | None) -> dict[str, str]:
    """What each data point is called in HubSpot, by its id: as it is there, else as it will be."""
    labels = {point.id: property_label(point) for point in pushed_points(blueprint)}
    if plan is not None:
        labels |= {match.about: match.label for match in plan.matches if match.subject is Subject.PROPERTY}
        for one in plan.refused:
            if one.subject is Subject.PROPERTY:
                labels.pop(one.about, None)
    return labels


def _of_stage(
    stage: Stage, blueprint: Blueprint, labels: dict[str, str], pipeline: str, plan: Plan | None
) -> Iterator[GoLiveItem]:
    name = clean(stage.name)
    required = [point for _, point in data_points(blueprint) if point.required_from == stage.id]
    names = [labels[point.id] for point in _once(required) if point.id in labels]
    if names:
        yield _item(
            GoLiveCode.REQUIRED_PROPERTIES,
            stage.id,
            place=name,
            names=names,
            tier=Tier.STARTER,
            link=LinkKey.PIPELINE,
            target=pipeline,
        )
    drafted = _drafted(plan)
    tasks = [clean(task.text) for task in _real(stage.tasks)]
    if tasks and stage.id not in drafted:
        yield _item(
            GoLiveCode.STAGE_TASKS,
            stage.id,
            place=name,
            names=tasks,
            tier=Tier.STARTER,
            link=LinkKey.PIPELINE,
            target=pipeline,
        )
    if stage.max_days is not None and stage.kind is Kind.OPEN:
        yield _item(
            GoLiveCode.STAGE_DAYS,
            stage.id,
            place=name,
            names=[str(stage.max_days)],
            tier=Tier.PROFESSIONAL,
        )
    steps = [clean(entry.text) for entry in (*_real(stage.triggers), *_real(stage.responsibilities))]
    if steps:
        yield _item(
            GoLiveCode.PLAYBOOKS,
            stage.id,
            place=name,
            names=steps,
            tier=Tier.PROFESSIONAL,
        )


def _once(points: Sequence[DataPoint]) -> list[DataPoint]:
    return list({point.id: point for point in points if point.status is not Status.EXAMPLE}.values())


def _real(entries: Iterable[AnyEntry]) -> list[AnyEntry]:
    """The entries that are no examples and have a text."""
    return [entry for entry in entries if entry.status is not Status.EXAMPLE and clean(entry.text)]


def _drafted(plan: Plan | None) -> set[str]:
    """The stages for which there is, or will be, a draft workflow."""
    if plan is None:
        return set()
    made = {step.stage for step in plan.steps if isinstance(step, CreateWorkflow)}
    return made | {match.about for match in plan.matches if match.subject is Subject.WORKFLOW}


def _of_documents(blueprint: Blueprint) -> Iterator[GoLiveItem]:
    papers = [clean(paper.text) for stage in blueprint.stages for paper in _real(stage.documents)]
    if papers:
        yield _item(GoLiveCode.DOCUMENTS, names=papers)


def _of_messages(blueprint: Blueprint) -> Iterator[GoLiveItem]:
    """Texts to be written for messages, and links to be made for meetings."""
    talks = [
        talk
        for stage in blueprint.stages
        for talk in stage.communications
        if talk.status is not Status.EXAMPLE and clean(talk.text)
    ]
    written = [clean(talk.text) for talk in talks if _WRITTEN & set(talk.channels)]
    met = [clean(talk.text) for talk in talks if _MET & set(talk.channels)]
    if written:
        yield _item(GoLiveCode.MESSAGES, names=written)
    if met:
        yield _item(GoLiveCode.MEETINGS, names=met)


def _of_plan(plan: Plan | None) -> Iterator[GoLiveItem]:
    """What follows from how the account is."""
    if plan is None:
        return
    for one in plan.refused:
        if one.reason in _MIGRATE:
            name = str(one.facts.get("property", ""))
            yield _item(
                GoLiveCode.CHANGED_TYPE, one.about, place=one.name, names=[name], link=LinkKey.PROPERTY, target=name
            )
    workflows = [step.name for step in plan.steps if isinstance(step, CreateWorkflow)]
    workflows += [match.label for match in plan.matches if match.subject is Subject.WORKFLOW]
    if workflows:
        yield _item(GoLiveCode.DRAFT_WORKFLOWS, names=workflows, tier=Tier.PROFESSIONAL)
    stages = [one.label for one in plan.only_there if one.subject is Subject.STAGE]
    if stages:
        yield _item(GoLiveCode.ONLY_THERE, names=stages, link=LinkKey.PIPELINE, target=plan.target.pipeline)
    others = [one.label for one in plan.target.candidates if one.pipeline != plan.target.pipeline and one.writable]
    if plan.target.kind is TargetKind.NEW and others:
        yield _item(GoLiveCode.MOVE_DEALS, names=others, link=LinkKey.DEALS)
