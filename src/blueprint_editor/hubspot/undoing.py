"""Undoing a push: a plan that puts back what the push changed, as far as that can be.

Its limits: a stage, a pipeline or a group that the push made stays. A property that it made is archived only when
somebody ticks that. An option that it added is hidden, as deals may have it. What somebody changed since is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from blueprint_editor.core.plan import (
    NO_CHOICES,
    Answer,
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
    Difference,
    NewOption,
    NoticeCode,
    OnlyThere,
    OrderStages,
    Plan,
    PlanKind,
    Reason,
    SetOptions,
    Side,
    Subject,
    Target,
    Value,
)
from blueprint_editor.core.pushed import UnderWay

from .drafting import Drafting
from .fields import Field, equal
from .labels import Rename, Turns, without_clashes
from .naming import key
from .options import as_sent, is_clear
from .stage_steps import woven
from .state import AccountState, live_stages
from .underway import in_passing, is_half_made
from .wire import PropertyRecord, StageRecord

NOTHING = UnderWay()


def undo(
    done: Iterable[AnyStep],
    before: AccountState,
    now: AccountState,
    target: Target,
    choices: Choices = NO_CHOICES,
    under_way: UnderWay = NOTHING,
) -> Plan:
    """The plan that undoes these steps: `before` is the account as it was kept before them, `now` as it is.

    `target` is the push's, with the pipeline as HubSpot has it; `under_way` is of an undo that was cut off.
    """
    undoing = _Undoing(tuple(done), before, now, target, choices, under_way)
    return undoing.plan()


class _Undoing:
    def __init__(
        self,
        done: tuple[AnyStep, ...],
        before: AccountState,
        now: AccountState,
        target: Target,
        choices: Choices,
        under_way: UnderWay,
    ) -> None:
        self._done = done
        self._before = before
        self._now = now
        self._target = target
        self._choices = choices
        self._under_way = under_way
        self._draft = Drafting()
        self._differences: list[Difference] = []
        self._was = {one.id: one for one in live_stages(before.pipeline(target.pipeline))}
        self._is = {one.id: one for one in live_stages(now.pipeline(target.pipeline))}

    def plan(self) -> Plan:
        """Properties, then the pipeline and its stages, then what is archived when ticked."""
        archives: list[ArchiveProperty] = []
        for step in self._done:
            match step:
                case ChangeProperty():
                    self._property(step)
                case SetOptions():
                    self._options(step)
                case CreateProperty() if step.name in self._now.live_properties:
                    about = (*step.about,)
                    archives.append(
                        ArchiveProperty(
                            id=f"archive_property:{step.name}", about=about, name=step.name, label=step.label
                        )
                    )
        for step in self._done:
            if isinstance(step, ChangePipeline):
                self._pipeline(step)
        self._labels()
        for step in self._done:
            match step:
                case ChangeStage(field="probability"):
                    self._probability(step)
                case OrderStages():
                    self._order(step)
                case _:
                    self._stays(step)
        self._draft.steps += archives
        return Plan(
            target=self._target,
            kind=PlanKind.UNDO,
            choices=self._choices,
            steps=tuple(self._draft.steps),
            left_out=frozenset(one.id for one in archives),
            differences=tuple(self._differences),
            only_there=tuple(self._draft.only_there),
            refused=tuple(self._draft.refused),
            notices=tuple(self._draft.notices),
        )

    def _turns(self, field: Field) -> bool:
        """Whether a value is put back: it is what the push made it, or somebody says so; asked when it is neither."""
        if equal(field.ours, field.theirs):
            return False
        if equal(field.theirs, field.base) or self._is_half_done(field):
            return True
        given = self._choices.answers.get(field.id, "")
        answer = Answer(given) if given in set(Answer) else None
        self._differences.append(
            Difference(
                id=field.id,
                subject=field.subject,
                side=Side.BOTH,
                about=field.about,
                there=field.there,
                name=field.name,
                field=field.field,
                ours=self._shown(field.ours),
                theirs=self._shown(field.theirs),
                base=self._shown(field.base),
                answer=answer,
            )
        )
        return answer is Answer.PUT_BACK

    def _is_half_done(self, field: Field) -> bool:
        """Whether an undo that was cut off left it so."""
        if field.subject is Subject.STAGE and field.field == "label":
            return in_passing(self._under_way, field.there, str(field.theirs))
        if isinstance(field.base, tuple) and isinstance(field.theirs, tuple):
            return is_half_made(self._under_way, field.base, field.theirs)
        return False

    def _shown(self, value: Value) -> Value:
        labels = {name: record.label for name, record in self._is.items()}
        return tuple(labels.get(name, name) for name in value) if isinstance(value, tuple) else value

    def _property(self, step: ChangeProperty) -> None:
        was = self._before.live_properties.get(step.name)
        live = self._now.live_properties.get(step.name)
        if was is None or live is None:
            return
        about = step.about[0] if step.about else step.name
        field = Field(
            Subject.PROPERTY,
            about,
            step.name,
            live.label,
            step.field,
            getattr(was, step.field),
            getattr(live, step.field),
            step.after,
        )
        if self._turns(field):
            self._draft.steps.append(replace(step, label=live.label, before=field.theirs, after=field.ours))

    def _options(self, step: SetOptions) -> None:
        was = self._before.live_properties.get(step.name)
        live = self._now.live_properties.get(step.name)
        if was is None or live is None:
            return
        before = as_sent(live)
        after = tuple(_put_back(one, was, step.after) for one in before)
        if after == before:
            return
        if is_clear(before) and not is_clear(after):
            about = step.about[0] if step.about else ""
            facts: dict[str, str | int] = {"property": step.name, "option": live.label}
            self._draft.refuse(Reason.OPTION_DOUBLED, Subject.PROPERTY, about, live.label, facts)
            return
        self._draft.steps.append(replace(step, label=live.label, before=before, after=after))

    def _pipeline(self, step: ChangePipeline) -> None:
        was, live = self._before.pipeline(step.pipeline), self._now.pipeline(step.pipeline)
        if was is None or live is None:
            return
        about = step.about[0] if step.about else step.pipeline
        field = Field(Subject.PIPELINE, about, live.id, live.label, "label", was.label, live.label, step.after)
        if not self._turns(field):
            return
        if any(key(one.label) == key(was.label) for one in self._now.live_pipelines if one is not live):
            self._draft.refuse(Reason.LABEL_TAKEN, Subject.PIPELINE, about, was.label)
            return
        self._draft.steps.append(replace(step, before=live.label, after=was.label))

    def _field(self, step: ChangeStage) -> Field | None:
        was, live = self._was.get(step.stage), self._is.get(step.stage)
        if was is None or live is None:
            return None
        about = step.about[0] if step.about else step.stage
        ours, theirs = (_value(one, step.field) for one in (was, live))
        return Field(Subject.STAGE, about, live.id, live.label, step.field, ours, theirs, step.after)

    def _labels(self) -> None:
        """Put labels back, in an order in which none is ever there twice."""
        renames: dict[str, Rename] = {}
        for step in self._done:
            if isinstance(step, ChangeStage) and step.field == "label" and not step.passing:
                field = self._field(step)
                if field is not None and self._turns(field):
                    renames[step.stage] = Rename(field.about, field)
        live = tuple(self._is.values())
        for rename, reason in without_clashes(live, renames):
            self._draft.refuse(reason, Subject.STAGE, rename.stage, str(rename.field.ours))
        turns = Turns(self._target.pipeline, live, renames)
        for name in renames:
            turns.rename(name)
        self._draft.steps += turns.take()

    def _probability(self, step: ChangeStage) -> None:
        field = self._field(step)
        if field is not None and field.ours is not None and self._turns(field):
            self._draft.steps.append(replace(step, name=field.name, before=field.theirs, after=field.ours))

    def _order(self, step: OrderStages) -> None:
        """Put the stages that were there back in their order; those that came later stay behind the same ones."""
        was = tuple(name for name in self._was if name in self._is)
        both = set(was)
        live = tuple(self._is)
        then = tuple(name for name in step.after if name in both)
        field = Field(
            Subject.ORDER,
            step.about[0] if step.about else step.pipeline,
            step.pipeline,
            self._target.label,
            "order",
            was,
            tuple(name for name in live if name in both),
            then,
        )
        if not self._turns(field):
            return
        names = {name: record.label for name, record in self._is.items()}
        self._draft.steps.append(replace(step, before=live, after=tuple(woven(was, live)), names=names, moves=True))

    def _stays(self, step: AnyStep) -> None:
        """Say what the push made and that stays."""
        only_there = self._draft.only_there
        match step:
            case CreateStage():
                only_there.append(OnlyThere(subject=Subject.STAGE, there=step.stage.id, label=step.stage.label))
            case CreatePipeline():
                there = self._target.pipeline
                only_there.append(OnlyThere(subject=Subject.PIPELINE, there=there, label=step.label))
            case CreateWorkflow():
                only_there.append(OnlyThere(subject=Subject.WORKFLOW, there="", label=step.name))
            case CreateGroup():
                self._draft.tell(NoticeCode.STAYS, name=step.label)
            case _:
                return


def _value(record: StageRecord, field: str) -> Value:
    return record.label if field == "label" else record.probability


def _put_back(option: NewOption, was: PropertyRecord, pushed: Sequence[NewOption]) -> NewOption:
    """An option as it was before the push, if it is still as the push made it; one that was added is hidden."""
    made = next((one for one in pushed if one.value == option.value), None)
    if made is None or (made.label, made.hidden) != (option.label, option.hidden):
        return option
    old = next((one for one in was.options if one.value == option.value), None)
    if old is None:
        return replace(option, hidden=True) if made.option else option
    return replace(option, label=old.label, hidden=old.hidden)
