"""A plan carried out: step by step, kept after each, read back in the end.

The account is read again right before the first write; when the plan would say something else then, nothing is
written. What HubSpot did not answer clearly is never sent again before the account was read: a step that turns out
to be done is done. A step that was refused takes with it those that need it, and the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from msgspec.structs import replace

from blueprint_editor.core.model import Blueprint, PortalLink
from blueprint_editor.core.plan import (
    NEW,
    AnyStep,
    ChangePipeline,
    ChangeProperty,
    ChangeStage,
    Choices,
    CreatePipeline,
    CreateWorkflow,
    Difference,
    OrderStages,
    Outcome,
    Plan,
    Report,
    ReportLine,
    SetOptions,
    Side,
    Subject,
    still_holds,
    ticked,
)
from blueprint_editor.core.pushed import link_of, pushed_of

from .door import Door
from .drafts import flow_of
from .drift import drift
from .errors import (
    Cancelled,
    Conflict,
    DailyLimit,
    HubSpotError,
    MissingScope,
    NotSent,
    OutcomeUnknown,
    Refused,
    TimedOut,
    Unauthorised,
    Unclear,
)
from .learning import learned
from .looking import look_again
from .naming import same_label
from .settling import settled
from .state import AccountState
from .underway import arrived, setting_out
from .writing import Wrote, batches, write

Replan = Callable[[AccountState, PortalLink | None, Choices], Plan]
"""The plan made again, from the account as it is by then and what is known of it."""

MOST_TRIES = 4
"""How often a step is sent whose outcome was unknown and of which nothing turned out to be done."""

_ENDS = (NotSent, Unauthorised, DailyLimit, Cancelled, Unclear)
"""What makes any further step pointless."""


class Stale(Exception):  # noqa: N818
    """The account is not as the plan says: `plan` is the one that holds now, and nothing was written."""

    def __init__(self, plan: Plan, state: AccountState) -> None:
        super().__init__("stale")
        self.plan = plan
        self.state = state


class Keeper(Protocol):
    """Hears of each thing that has to outlive a push that is cut off."""

    def begun(self, snapshot: AccountState, link: PortalLink) -> None:
        """The account as it is before the first write."""

    def did(self, line: ReportLine, link: PortalLink) -> None:
        """A step was carried out, or was not; raises OSError when that cannot be kept, and nothing more is written."""

    def told(self, done: int, of: int) -> None:
        """So many steps are behind us; raises to stop."""


class Push:
    """One push. `run` is its id, `now` tells the time as ISO text."""

    def __init__(
        self, door: Door, blueprint: Blueprint, plan: Plan, keeper: Keeper, *, run: str, now: Callable[[], str]
    ) -> None:
        self._door = door
        self._blueprint = blueprint
        self._plan = plan
        self._keeper = keeper
        self._run = run
        self._now = now
        self._lines: dict[str, ReportLine] = {}
        self._steps = ticked(plan)
        self._failed: set[str] = set()
        self._cancelled = False
        self._kept = True

    def done(self, known: AccountState, last: PortalLink | None, replan: Replan) -> tuple[Report, PortalLink]:
        """Carry the plan out on an account that was read as `known`, and say what became of it.

        Raises Stale when the account has changed, and HubSpotError when it could not be read before the first write.
        """
        started = self._now()
        state = look_again(self._door, known)
        again = replan(state, last, self._plan.choices)
        if not still_holds(self._plan, again):
            raise Stale(again, state)
        self._before = self._state = state
        self._replan = replan
        self.link = last or PortalLink(state.id)
        self._settle(started)
        self.link = setting_out(self.link, self._steps)
        self._keeper.begun(state, self.link)
        self._carry_out()
        differences, read_back = self._read_back()
        report = Report(
            run=self._run,
            target=replace(self._plan.target, pipeline=self.link.pipeline or self._plan.target.pipeline),
            blueprint=self._blueprint.id,
            title=self._blueprint.title,
            started=started,
            ended=self._now(),
            lines=tuple(self._lines[step.id] for step in self._steps),
            read_back=read_back,
            differences=differences,
            cancelled=self._cancelled,
            kept=self._kept,
        )
        return report, self.link

    def _carry_out(self) -> None:
        behind = 0
        for batch in batches(self._steps):
            try:
                self._keeper.told(behind, len(self._steps))
            except Cancelled:
                self._cancelled = True
                break
            if not self._batch(batch) or not self._kept:
                break
            behind += len(batch)
        for step in self._steps:
            if step.id not in self._lines:
                self._note(step, Outcome.NOT_REACHED)

    def _batch(self, batch: Sequence[AnyStep]) -> bool:
        """Carry out what of a batch can be; whether there is any sense in going on."""
        left = []
        for step in batch:
            if self._failed & set(step.needs):
                self._failed.add(step.id)
                self._note(step, Outcome.SKIPPED, code="needs")
            else:
                left.append(step)
        tries = 0
        while left and self._kept:
            tries += 1
            try:
                self._took(left, write(self._door, left, self.link))
            except (OutcomeUnknown, Conflict) as error:
                self._cancelled = self._cancelled or (isinstance(error, OutcomeUnknown) and _is_cancel(error))
                before = self._state
                undone = self._after_doubt(left, error, again=tries < MOST_TRIES and not self._cancelled)
                if undone is None or self._cancelled:
                    return False
                left = undone
                tries = tries if self._state == before else 0  # a part was done: an order takes many writes
                continue
            except HubSpotError as error:
                self._cancelled = self._cancelled or isinstance(error, Cancelled)
                self._refused(left, error, Outcome.NOT_REACHED if isinstance(error, Cancelled) else Outcome.FAILED)
                return not isinstance(error, _ENDS) and (not isinstance(error, MissingScope) or _only_drafts(left))
            return True
        return True

    def _took(self, batch: Sequence[AnyStep], wrote: Wrote) -> None:
        for step in batch:
            if step.id in wrote.refused:
                self._refused([step], Refused({"said": wrote.refused[step.id]}), Outcome.FAILED)
                continue
            self.link = learned(self.link, step, wrote.made)
            self._note(step, Outcome.DONE, made=wrote.made.get(step.id, ""))

    def _after_doubt(self, batch: Sequence[AnyStep], error: HubSpotError, *, again: bool) -> list[AnyStep] | None:
        """Read the account: what is done is done, the rest is sent again or given up; none ends the push.

        It ends when the account cannot be read, and when a write that got no answer in time may still be done.
        """
        try:
            self._state = look_again(self._door, self._state)
        except HubSpotError as trouble:
            self._cancelled = self._cancelled or isinstance(trouble, Cancelled)
            self._refused(batch, error, Outcome.UNKNOWN)
            return None
        self._settle()
        found = self._plan_now()
        unknown = isinstance(error, OutcomeUnknown)
        late = isinstance(error, OutcomeUnknown) and error.reason is TimedOut.default
        left: list[AnyStep] = []
        for step in batch:
            if self._is_done(step, found):
                self._found(step)
            elif late or (unknown and isinstance(step, CreateWorkflow) and not error.said):
                # It may still be done, and HubSpot takes the same workflow twice.
                self._refused([step], error, Outcome.UNKNOWN)
            elif again and unknown and step.id in found.step_ids:
                left.append(step)
            else:
                self._refused([step], error, Outcome.FAILED)
        return None if late and self._failed.intersection(step.id for step in batch) else left

    def _refused(self, batch: Sequence[AnyStep], error: HubSpotError, outcome: Outcome) -> None:
        code = error.reason if isinstance(error, OutcomeUnknown) else error.code
        for step in batch:
            self._failed.add(step.id)
            self._note(step, outcome, message=error.said, correlation=error.correlation, code=code.value)

    def _found(self, step: AnyStep) -> None:
        """A step turned out to be done: its answer was lost, or came late."""
        flow = flow_of(step.name, "", self._state.flows or ()) if isinstance(step, CreateWorkflow) else None
        if flow is not None:
            self.link = learned(self.link, step, {step.id: flow.id})
        self._note(step, Outcome.ALREADY)

    def _note(self, step: AnyStep, outcome: Outcome, **more: str) -> None:
        """Take note of a step; `more` are texts of a ReportLine."""
        at = "" if outcome is Outcome.NOT_REACHED else self._now()
        line = ReportLine(step=step, outcome=outcome, at=at, **more)
        self._lines[step.id] = line
        try:
            self._keeper.did(line, self.link)
        except OSError:
            self._kept = False

    def _read_back(self) -> tuple[tuple[Difference, ...], bool]:
        """What the account still has otherwise of what was to be written, and whether it could be read at all."""
        try:
            self._state = look_again(self._door, self._state)
        except HubSpotError as error:
            self._cancelled = self._cancelled or isinstance(error, Cancelled)
            return (), False
        self._settle()
        again = self._plan_now()
        about = set[str]()
        for step in self._steps:
            outcome = self._lines[step.id].outcome
            if step.id in again.step_ids:
                about.update(step.about)
                if outcome in {Outcome.DONE, Outcome.ALREADY}:
                    self._note(step, Outcome.FAILED, code="read_back")
            elif outcome in {Outcome.UNKNOWN, Outcome.FAILED} and self._is_done(step, again):
                self._found(step)
        self.link = arrived(self.link, again.steps)
        found = drift(self._blueprint, self._state, self.link, self._choices()).differences
        for step in self._steps:
            if self._lines[step.id].outcome in {Outcome.DONE, Outcome.ALREADY} and _overtaken(step, found):
                self._note(step, Outcome.FAILED, code="read_back")
                about.update(step.about)
        return tuple(one for one in found if one.about in about), True

    def _settle(self, at: str = "") -> None:
        """Keep what the account says by now: which thing here is which there, and what both sides have."""
        link = settled(self._blueprint, self._state, self.link, self._choices())
        pushed = pushed_of(link)
        self.link = link_of(link.account, link.pipeline, replace(pushed, run=self._run, at=at or pushed.at))

    def _plan_now(self) -> Plan:
        """What would still be to do, as the account was read last."""
        return self._replan(self._state, self.link, self._choices())

    def _is_done(self, step: AnyStep, now: Plan) -> bool:
        """Whether there is nothing left to do of a step, and nothing that came in its way since.

        Where the workflows cannot be read, a plan has nothing to do with them: one is done when it is seen.
        """
        if isinstance(step, CreateWorkflow):
            return flow_of(step.name, "", self._state.flows or ()) is not None
        blocked = {one.about for one in now.refused} - {one.about for one in self._plan.refused}
        before = {one.id for one in self._plan.differences}
        asked = (one for one in now.differences if one.id not in before and one.answer is None)
        free = blocked.isdisjoint(step.about) and not any(_is_about(step, one) for one in asked)
        return step.id not in now.step_ids and free

    def _choices(self) -> Choices:
        """What was chosen; a pipeline that was to be made is one that is there, once it is."""
        choices = self._plan.choices
        maker = next((step for step in self._steps if isinstance(step, CreatePipeline)), None)
        if choices.target != NEW or maker is None:
            return choices
        line = self._lines.get(maker.id)
        if line is not None and line.outcome is Outcome.DONE:
            return replace(choices, target=self.link.pipeline)
        known = {one.id for one in self._before.live_pipelines}
        new = (one for one in self._state.live_pipelines if one.id not in known)
        made = (one.id for one in new if one.id == maker.pipeline or same_label(one.label, maker.label))
        return replace(choices, target=next(made, NEW))


def _is_about(step: AnyStep, one: Difference) -> bool:
    """Whether a difference is one of what a step writes, not of another field of the same thing."""
    match step:
        case ChangeStage(passing=True):
            return False
        case ChangePipeline():
            return one.about in step.about and one.field == "label"
        case ChangeProperty() | ChangeStage():
            return one.about in step.about and one.field == step.field
        case SetOptions():
            return one.owner == step.name
        case OrderStages():
            return one.subject is Subject.ORDER
        case _:
            return one.about in step.about


def _overtaken(step: AnyStep, found: Sequence[Difference]) -> bool:
    """Whether somebody changed in HubSpot what a step wrote, before it was read back: no plan writes over that."""
    if not isinstance(step, ChangePipeline | ChangeProperty | ChangeStage):
        return False
    about = (one for one in found if _is_about(step, one))
    return any(one.side is not Side.HERE and one.theirs != step.after for one in about)


def _is_cancel(error: OutcomeUnknown) -> bool:
    return error.reason is Cancelled.default


def _only_drafts(batch: Sequence[AnyStep]) -> bool:
    """Whether only draft workflows are not allowed: everything else may be."""
    return all(isinstance(step, CreateWorkflow) for step in batch)
