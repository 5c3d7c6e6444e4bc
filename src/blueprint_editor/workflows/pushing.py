"""The way to HubSpot: look at the account, plan, push, read back, undo, compare, fetch.

Looking, planning and pushing are separate, so that what is shown is what is done. Everything that ends a function
here is a PortalError; a push of a plan that holds no more raises PushStale, with the plan that does.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from blueprint_editor import workflows
from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import Blueprint, PortalLink
from blueprint_editor.core.plan import (
    NEW,
    NO_CHOICES,
    Choices,
    Drift,
    GoLiveItem,
    NoticeCode,
    Plan,
    PlanKind,
    Report,
    ReportLine,
    Target,
)
from blueprint_editor.core.pushed import link_to, pushed_of, with_link
from blueprint_editor.hubspot.runs import Run
from blueprint_editor.hubspot.state import AccountState
from blueprint_editor.workflows import Progress
from blueprint_editor.workflows.portals import Portal, PortalError, Stopped, disk_trouble, work_with_hubspot

if TYPE_CHECKING:
    from blueprint_editor.hubspot.apply import Replan

__all__ = [
    "AccountState",
    "PushDone",
    "PushStale",
    "Run",
    "agreed",
    "checklist",
    "compare",
    "fetch",
    "last_link",
    "linked",
    "look",
    "needs_confirming",
    "only_there_id",
    "plan_push",
    "plan_undo",
    "push",
    "taken_over",
    "undo_push",
    "undone",
]

Heard = Callable[[ReportLine, PortalLink], None]
"""Hears of each step, and of the link to keep in the blueprint from then on."""


class PushStale(Exception):  # noqa: N818
    """The account is no longer as the plan says: nothing was written, and `plan` is the one that holds now."""

    def __init__(self, plan: Plan, state: AccountState) -> None:
        super().__init__("stale")
        self.plan = plan
        self.state = state


class PushDone(NamedTuple):
    """What a push came to: its report, the link to keep, and the account's name here."""

    report: Report
    link: PortalLink


def look(portal: Portal, *, drafts: bool = False, progress: Progress = lambda _step: None) -> AccountState:
    """The account as it is; `drafts` when draft workflows are to be made."""
    from blueprint_editor.hubspot import looking

    progress("read_account")
    with work_with_hubspot(_name(portal)):
        return looking.look(portal.door, workflows=drafts)


def last_link(blueprint: Blueprint, account: str) -> PortalLink | None:
    """What is known of this account: the blueprint's own link, or that of a later push that was cut off."""
    own = link_to(blueprint, account)
    newest = next((run for run in undone(blueprint, account, every=True)), None)
    if newest is not None and pushed_of(newest.link).at > pushed_of(own).at:
        return newest.link
    return own


def agreed(blueprint: Blueprint, state: AccountState, choices: Choices = NO_CHOICES) -> PortalLink | None:
    """The link with what both sides have by now as its base; none where nothing was pushed there, or nothing is new.

    A push that could not read back knows what it wrote, and not yet that HubSpot has it.
    """
    from blueprint_editor.hubspot.settling import settled

    last = last_link(blueprint, state.id)
    if last is None:
        return None
    own = last.pipeline or blueprint.id
    if choices.target not in {"", NEW, own} or state.pipeline(own) is None:
        return None
    link = settled(blueprint, state, last, msgspec.structs.replace(choices, target=own))
    return None if link == link_to(blueprint, state.id) else link


def plan_push(blueprint: Blueprint, state: AccountState, choices: Choices = NO_CHOICES) -> Plan:
    """What a push would do to this account."""
    from blueprint_editor.hubspot.planning import plan

    return plan(blueprint, state, last_link(blueprint, state.id), choices)


def needs_confirming(plan: Plan) -> bool:
    """Whether the number of the account has to be typed: a production account, or another one than before."""
    other = any(notice.code is NoticeCode.OTHER_ACCOUNT for notice in plan.notices)
    return plan.target.production or other


def push(
    portal: Portal,
    blueprint: Blueprint,
    plan: Plan,
    state: AccountState,
    *,
    confirmed: str = "",
    heard: Heard = lambda _line, _link: None,
    share: Callable[[int, int], None] = lambda _done, _of: None,
    stopped: Stopped = lambda: False,
) -> PushDone:
    """Carry a plan out. `confirmed` is the number of the account where that has to be typed.

    What was done is kept on this machine after each step; `stopped` stops between two of them.
    """
    from blueprint_editor.hubspot.planning import plan as planned

    last = last_link(blueprint, state.id)
    return _carried_out(
        portal,
        blueprint,
        plan,
        state,
        last,
        lambda now, link, choices: planned(blueprint, now, link, choices),
        _Hearing(heard, share, stopped),
        confirmed,
    )


def undone(blueprint: Blueprint, account: str, *, every: bool = False) -> list[Run]:
    """The pushes of a blueprint to an account that can be undone, the newest first; `every` also those that undid."""
    from blueprint_editor.hubspot import runs

    found = [run for run in runs.runs(_folder()) if run.blueprint == blueprint.id and run.account == account]
    return [run for run in found if every or (run.plan.kind is PlanKind.PUSH and run.done)]


def plan_undo(run: Run, state: AccountState, choices: Choices = NO_CHOICES) -> Plan:
    """What undoing a push would do, with its limits."""
    from blueprint_editor.hubspot.undoing import undo

    steps = [line.step for line in run.done]
    return undo(steps, _snapshot(run), state, _target(run), choices, pushed_of(_newest_link(run)).under_way)


def undo_push(
    portal: Portal,
    blueprint: Blueprint,
    run: Run,
    plan: Plan,
    state: AccountState,
    *,
    confirmed: str = "",
    heard: Heard = lambda _line, _link: None,
    share: Callable[[int, int], None] = lambda _done, _of: None,
    stopped: Stopped = lambda: False,
) -> PushDone:
    """Carry out a plan that undoes a push."""
    from blueprint_editor.hubspot.undoing import undo

    before, steps = _snapshot(run), [line.step for line in run.done]
    return _carried_out(
        portal,
        blueprint,
        plan,
        state,
        last_link(blueprint, state.id),
        lambda now, link, choices: undo(steps, before, now, _target(run), choices, pushed_of(link).under_way),
        _Hearing(heard, share, stopped),
        confirmed,
    )


def compare(portal: Portal, blueprint: Blueprint, state: AccountState, choices: Choices = NO_CHOICES) -> Drift:
    """What is different between the blueprint and its pipeline, who changed it there, and when."""
    from blueprint_editor.hubspot.drift import drift

    last = last_link(blueprint, state.id)
    pipeline = choices.target or (last.pipeline if last is not None else "")
    with work_with_hubspot(_name(portal)):
        record = state.pipeline(pipeline)
        audit = [] if record is None else list(portal.door.audit(record.id))
    return drift(blueprint, state, last, choices, audit)


def taken_over(
    blueprint: Blueprint, state: AccountState, picked: frozenset[str], choices: Choices = NO_CHOICES
) -> Blueprint:
    """The blueprint with the picked differences as HubSpot has them."""
    from blueprint_editor.hubspot import drift

    last = last_link(blueprint, state.id)
    return drift.taken_over(blueprint, state, last, picked, choices, seed=secrets.token_hex(16))


def only_there_id(stage: str) -> str:
    """What a stage that is only in HubSpot is picked by in `taken_over`."""
    from blueprint_editor.hubspot import taking

    return taking.only_there_id(stage)


def fetch(state: AccountState, pipeline: str, *, language: str = "nl") -> Blueprint:
    """A new blueprint from a pipeline of the account, linked with it."""
    from blueprint_editor.hubspot.pulling import pulled

    return pulled(state, pipeline, secrets.token_bytes, language=language)


def checklist(blueprint: Blueprint, plan: Plan | None = None) -> tuple[GoLiveItem, ...]:
    """What no API takes, to be done by hand."""
    from blueprint_editor.hubspot.golive import checklist as items

    return items(blueprint, plan)


def linked(blueprint: Blueprint, link: PortalLink) -> Blueprint:
    """The blueprint with this link to an account."""
    return msgspec.structs.replace(blueprint, portals=with_link(blueprint.portals, link))


class _Hearing(NamedTuple):
    heard: Heard
    share: Callable[[int, int], None]
    stopped: Stopped


class _Keeper:
    """Keeps a run on the disk, and tells who listens."""

    def __init__(self, run: Run, hearing: _Hearing) -> None:
        self.run = run
        self._hearing = hearing

    def begun(self, snapshot: AccountState, link: PortalLink) -> None:
        """The account as it is before the first write."""
        from blueprint_editor.hubspot import runs

        self.run = msgspec.structs.replace(self.run, link=link)
        runs.begin(_folder(), self.run, snapshot)

    def did(self, line: ReportLine, link: PortalLink) -> None:
        """A step was carried out, or was not."""
        from blueprint_editor.hubspot import runs

        self.run = self.run.with_line(line, link)
        try:
            runs.keep(_folder(), self.run)
        finally:
            self._hearing.heard(line, link)

    def told(self, done: int, of: int) -> None:
        """So many steps are behind us."""
        from blueprint_editor.hubspot.errors import Cancelled

        self._hearing.share(done, of)
        if self._hearing.stopped():
            raise Cancelled

    def ended(self, report: Report, link: PortalLink) -> None:
        """The push is over."""
        from blueprint_editor.hubspot import runs

        self.run = msgspec.structs.replace(self.run, report=report, lines=report.lines, link=link)
        with suppress(OSError):  # each step is kept, or the report says that one is not
            runs.keep(_folder(), self.run)


def _carried_out(
    portal: Portal,
    blueprint: Blueprint,
    plan: Plan,
    state: AccountState,
    last: PortalLink | None,
    replan: Replan,
    hearing: _Hearing,
    confirmed: str,
) -> PushDone:
    from blueprint_editor.hubspot.apply import Push, Stale
    from blueprint_editor.hubspot.runs import Run

    name = _name(portal)
    if needs_confirming(plan) and confirmed != state.id:
        raise PortalError(Code.PUSH_NOT_CONFIRMED, {"account": state.id, "name": name})
    if not plan.can_push:
        raise PortalError(Code.PUSH_BLOCKED, {"name": name, "n": len(plan.conflicts)})
    started = _now()
    run = f"{started[:19].replace(':', '').replace('-', '')}-{secrets.token_hex(4)}"
    keeper = _Keeper(Run(run, blueprint.id, state.id, started, plan, last or PortalLink(state.id)), hearing)
    with work_with_hubspot(name), _disk_errors():
        try:
            report, link = Push(portal.door, blueprint, plan, keeper, run=run, now=_now).done(state, last, replan)
        except Stale as stale:
            raise PushStale(stale.plan, stale.state) from None
        keeper.ended(report, link)
    return PushDone(report, link)


@contextmanager
def _disk_errors() -> Iterator[None]:
    """The run cannot be kept from the start: nothing is written, as a push that cannot go on after a crash is none."""
    try:
        yield
    except OSError as error:
        raise disk_trouble(error, _folder()) from None


def _snapshot(run: Run) -> AccountState:
    from blueprint_editor.hubspot import runs

    try:
        return runs.snapshot_of(_folder(), run.id)
    except (OSError, msgspec.DecodeError):
        raise PortalError(Code.PUSH_NO_SNAPSHOT, {"path": str(_folder() / run.id)}) from None


def _newest_link(run: Run) -> PortalLink:
    """What is known since the last push of the same blueprint to the same account, which may be an undo cut off."""
    from blueprint_editor.hubspot import runs

    same = (one for one in runs.runs(_folder()) if (one.blueprint, one.account) == (run.blueprint, run.account))
    return next(same, run).link


def _target(run: Run) -> Target:
    """Where a push went, with the id that the pipeline got."""
    return msgspec.structs.replace(run.plan.target, pipeline=run.link.pipeline or run.plan.target.pipeline)


def _name(portal: Portal) -> str:
    from blueprint_editor.workflows.portals import VARIABLE

    return VARIABLE if portal.profile is None else portal.profile.name


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")


def _folder() -> Path:
    return workflows.data_folder() / "pushes"
