"""The steps of a plan for the pipeline and its stages. Nothing here removes one: there is no such step."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec.structs import replace

from blueprint_editor.core.model import Kind, Stage
from blueprint_editor.core.plan import (
    GONE,
    ChangePipeline,
    ChangeStage,
    CreatePipeline,
    CreateStage,
    NewStage,
    NoticeCode,
    OnlyThere,
    OrderStages,
    Reason,
    Subject,
    TargetKind,
    Value,
    to_make,
)

from .drafting import Drafting
from .fields import Field
from .labels import Rename, Renames, Turns, final_label, without_clashes
from .matching import StageMatch
from .naming import MOST_STAGE_ID, MOST_STAGES, clean, key
from .property_steps import fields_by_thing
from .reading import Reading
from .state import is_writable, stage_ids


def draft_pipeline(reading: Reading, draft: Drafting) -> None:
    """Draft all that a push does to the pipeline and its stages."""
    if reading.trouble is not None:
        draft.refuse(reading.trouble, Subject.PIPELINE, reading.blueprint.id)
        return
    if reading.kind is TargetKind.NEW:
        _new_pipeline(reading, draft)
        return
    record = reading.record
    assert record is not None
    if not is_writable(record):
        draft.refuse(Reason.READ_ONLY, Subject.PIPELINE, reading.blueprint.id, record.label)
        return
    _Stages(reading, draft).draft()
    draft.only_there += [OnlyThere(subject=Subject.STAGE, there=one.id, label=one.label) for one in reading.only_there]


def created_in(steps: Iterable[object], stage: str) -> str | None:
    """The id of the step that makes a stage, or none when no step does."""
    for step in steps:
        if isinstance(step, CreateStage) and step.stage.stage == stage:
            return step.id
        if isinstance(step, CreatePipeline) and any(one.stage == stage for one in step.stages):
            return step.id
    return None


def _new_pipeline(reading: Reading, draft: Drafting) -> None:
    about, label = reading.blueprint.id, reading.label
    live = reading.state.live_pipelines
    usage = reading.state.limits.pipelines
    if not label:
        draft.refuse(Reason.PIPELINE_UNNAMED, Subject.PIPELINE, about)
    elif any(key(one.label) == key(label) for one in live):
        draft.refuse(Reason.PIPELINE_TAKEN, Subject.PIPELINE, about, label)
    elif usage is not None and usage.limit is not None and len(live) >= usage.limit:
        draft.refuse(Reason.PIPELINE_LIMIT, Subject.PIPELINE, about, label, {"most": usage.limit})
    stages = _new_stages(reading, draft, [match.stage for match in reading.stages], {})
    if not stages:
        draft.refuse(Reason.NO_STAGES, Subject.PIPELINE, about, label)
    if any(one.subject is Subject.PIPELINE for one in draft.refused):
        return
    taken = {one.id for one in reading.state.pipelines}
    draft.steps.append(
        CreatePipeline(
            id="create_pipeline",
            about=(about, *(one.stage for one in stages)),
            pipeline="" if reading.pipeline in taken else reading.pipeline,
            label=label,
            order=max((one.display_order for one in live), default=-1) + 1,
            stages=stages,
        )
    )


def _new_stages(
    reading: Reading, draft: Drafting, stages: Sequence[Stage], labels: Mapping[str, str]
) -> tuple[NewStage, ...]:
    """The stages that can be made, in this order; `labels` are the ones that are taken, by their keys."""
    taken_ids = stage_ids(reading.state.pipelines)
    there = {was.id for was in reading.pushed.stages}
    taken = dict(labels)
    found: list[NewStage] = []
    room = MOST_STAGES - len(reading.live)
    for stage in stages:
        label, probability = clean(stage.name), None
        reason: Reason | None = None
        if not label:
            reason = Reason.LABEL_EMPTY
        elif key(label) in taken:
            reason = Reason.LABEL_DOUBLED if taken[key(label)] == "" else Reason.LABEL_TAKEN
        elif len(found) >= room:
            reason = Reason.STAGE_LIMIT
        else:
            probability = reading.probability(stage, None)
            reason = Reason.PROBABILITY_MISSING if probability is None else None
        if reason is not None:
            draft.refuse(reason, Subject.STAGE, stage.id, label, {"most": MOST_STAGES})
            continue
        assert probability is not None
        taken[key(label)] = ""
        own = stage.id if len(stage.id) <= MOST_STAGE_ID and stage.id not in taken_ids | there else ""
        found.append(NewStage(stage.id, own, label, probability, len(found)))
    return tuple(found)


class _Stages:
    """Drafts the steps for the stages of a pipeline that is there."""

    def __init__(self, reading: Reading, draft: Drafting) -> None:
        self._reading = reading
        self._draft = draft
        self._fields = fields_by_thing(reading)
        self._matches = {match.live.id: match for match in reading.stages if match.live is not None}
        self._renames: Renames = {}

    def draft(self) -> None:
        """The pipeline's label, new stages, changed ones, order."""
        self._pipeline()
        renames, created = self._labels()
        self._renames = renames
        order = self._order({one.stage for one in created})
        creates = [
            CreateStage(
                id=f"create_stage:{one.stage}",
                about=(one.stage,),
                pipeline=self._reading.pipeline,
                stage=NewStage(one.stage, one.id, one.label, one.probability, order.index(to_make(one.stage))),
            )
            for one in created
        ]
        self._in_turn(creates, renames)
        self._place(order)
        for match in self._matches.values():
            self._count(match)

    def _pipeline(self) -> None:
        reading = self._reading
        for field in self._fields.get((Subject.PIPELINE, reading.blueprint.id), []):
            others = (one for one in reading.state.live_pipelines if one.id != reading.pipeline)
            if not reading.writes(field):
                self._draft.unchanged += field.side is None
            elif any(key(one.label) == key(str(field.ours)) for one in others):
                self._draft.refuse(Reason.LABEL_TAKEN, Subject.PIPELINE, field.about, str(field.ours))
            else:
                self._draft.steps.append(
                    ChangePipeline(
                        id="change_pipeline:label",
                        about=(field.about,),
                        pipeline=reading.pipeline,
                        before=field.theirs,
                        after=field.ours,
                    )
                )

    def _count(self, match: StageMatch) -> None:
        fields = self._fields.get((Subject.STAGE, match.stage.id), [])
        self._draft.unchanged += all(field.side is None for field in fields)

    # Labels

    def _labels(self) -> tuple[dict[str, Rename], tuple[NewStage, ...]]:
        """The stages to rename, by HubSpot's id, and those to make: with every label once when all is done."""
        reading = self._reading
        renames: dict[str, Rename] = {}
        for live, match in self._matches.items():
            fields = self._fields.get((Subject.STAGE, match.stage.id), [])
            wrong = not clean(match.stage.name) and match.live is not None and clean(match.live.label)
            if wrong:
                self._draft.refuse(Reason.LABEL_EMPTY, Subject.STAGE, match.stage.id, str(wrong))
            for field in fields:
                if field.field == "label" and reading.writes(field):
                    renames[live] = Rename(match.stage.id, field)
        for rename, reason in without_clashes(reading.live, renames):
            self._draft.refuse(reason, Subject.STAGE, rename.stage, str(rename.field.ours))
        final = {key(final_label(record, renames)): record.label for record in reading.live}
        return renames, _new_stages(reading, self._draft, self._missing(), final)

    def _missing(self) -> list[Stage]:
        """The stages that are to be made: not there, and not gone there and left so."""
        found: list[Stage] = []
        for match in self._reading.stages:
            if match.live is None:
                fields = self._fields.get((Subject.STAGE, match.stage.id), [])
                gone = next((field for field in fields if field.field == GONE), None)
                if gone is None or self._reading.writes(gone):
                    found.append(match.stage)
        return found

    def _in_turn(self, creates: Sequence[CreateStage], renames: Renames) -> None:
        """New stages, then changed ones; but first those that give up a label that is wanted."""
        turns = Turns(self._reading.pipeline, self._reading.live, renames)
        for step in creates:
            needs = turns.free(step.stage.label)
            self._draft.steps += turns.take()
            self._draft.steps.append(replace(step, needs=needs))
        for live, match in self._matches.items():
            if live in renames:
                turns.rename(live)
            self._draft.steps += turns.take()
            self._probability(match)

    def _probability(self, match: StageMatch) -> None:
        live, reading = match.live, self._reading
        assert live is not None
        fields = self._fields.get((Subject.STAGE, match.stage.id), [])
        field = next((one for one in fields if one.field == "probability"), None)
        if field is None:
            if match.stage.kind is Kind.OPEN and live.probability in {0.0, 1.0}:
                self._draft.refuse(Reason.PROBABILITY_MISSING, Subject.STAGE, match.stage.id, match.stage.name)
            return
        if not reading.writes(field):
            return
        self._draft.steps.append(
            ChangeStage(
                id=f"change_stage:{match.stage.id}:probability",
                about=(match.stage.id,),
                pipeline=reading.pipeline,
                stage=live.id,
                name=live.label,
                field="probability",
                before=field.theirs,
                after=field.ours,
            )
        )
        notice = _closing(field.theirs, field.ours)
        if notice is not None:
            self._draft.tell(notice, match.stage.id, live.label)

    # Order

    def _order(self, created: Collection[str]) -> list[str]:
        """The order to come: ours or theirs of what both have, with new stages and those that are only there."""
        reading = self._reading
        live = [record.id for record in reading.live]
        both = [name for name in live if name in self._matches]
        field = self._own_order()
        if field is not None and isinstance(field.ours, tuple):
            both = list(field.ours)
        here: list[str] = []
        for match in reading.stages:
            if match.live is not None:
                here.append(match.live.id)
            elif match.stage.id in created:
                here.append(to_make(match.stage.id))
        return woven(woven(both, here), live)

    def _own_order(self) -> Field | None:
        """The order of ours that is written, or none."""
        fields = self._fields.get((Subject.ORDER, self._reading.blueprint.id), [])
        return next((field for field in fields if self._reading.writes(field)), None)

    def _place(self, order: Sequence[str]) -> None:
        reading = self._reading
        before = tuple(record.id for record in reading.live)
        if tuple(order) == before:
            return
        names = {record.id: final_label(record, self._renames) for record in reading.live}
        names |= {to_make(match.stage.id): clean(match.stage.name) for match in reading.stages}
        self._draft.steps.append(
            OrderStages(
                id="order_stages",
                about=(reading.blueprint.id,),
                pipeline=reading.pipeline,
                before=before,
                after=tuple(order),
                names={name: names[name] for name in {*before, *order}},
                moves=self._own_order() is not None,
            )
        )


def woven(order: Sequence[str], with_more: Sequence[str]) -> list[str]:
    """An order with those of another that it lacks, each behind the one it stands behind there."""
    result = list(order)
    before: str | None = None
    for name in with_more:
        if name not in result:
            result.insert(0 if before is None else result.index(before) + 1, name)
        before = name
    return result


def _closing(before: Value, after: Value) -> NoticeCode | None:
    """What another probability does to the deals of a stage, if it closes or reopens them."""
    if after == before:
        return None
    if after == 1.0:
        return NoticeCode.WINS
    if after == 0.0:
        return NoticeCode.LOSES
    return NoticeCode.REOPENS if before in {0.0, 1.0} else None
