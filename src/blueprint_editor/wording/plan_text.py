"""A plan, a comparison and a report as lines with a sign each, to be printed and to be shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from blueprint_editor.core.plan import (
    ArchiveProperty,
    CreatePipeline,
    Drift,
    GoLiveItem,
    MatchReason,
    NoticeCode,
    Outcome,
    Plan,
    PlanKind,
    Reason,
    Report,
    ReportLine,
    Sign,
)

from .dates import moment_text
from .golive import golive_what
from .names import capital
from .plans import (
    account_name,
    count_sentences,
    difference_sentence,
    match_sentence,
    new_stage_text,
    notice_sentence,
    only_there_sentence,
    question_sentence,
    quoted,
    refused_sentence,
    step_sentence,
    target_sentence,
)
from .tables import say

_BY_HAND = frozenset({MatchReason.BY_HAND, MatchReason.NAMED})
"""The matches that somebody made: what is asked or was pushed before says so itself."""


class PlanLine(NamedTuple):
    """A line of a plan: `id` is that of its step, question or difference, `depth` how far it stands to the right."""

    sign: Sign
    text: str
    id: str = ""
    ticked: bool = True
    depth: int = 0


def plan_lines(plan: Plan, language: str) -> tuple[PlanLine, ...]:
    """The lines of a plan below its first: what is in the way, what is asked, what is done, what is left alone."""
    return (*_before(plan, language), *_steps(plan, language), *_left_alone(plan, language))


def _before(plan: Plan, language: str) -> Iterator[PlanLine]:
    for refused in plan.blocked:
        if refused.reason is Reason.NO_TARGET:
            continue  # the first line says so
        yield PlanLine(Sign.REFUSED, refused_sentence(refused, language))
    for conflict in plan.conflicts:
        yield PlanLine(Sign.CONFLICT, difference_sentence(conflict, language, plan.kind), conflict.id)
    for question in plan.questions:
        yield PlanLine(Sign.QUESTION, question_sentence(question, language), question.id)
    for notice in plan.notices:
        if notice.code is not NoticeCode.STAYS:
            yield PlanLine(Sign.NOTICE, notice_sentence(notice, language))


def _steps(plan: Plan, language: str) -> Iterator[PlanLine]:
    for step in plan.steps:
        ticked = step.id not in plan.left_out
        yield PlanLine(step.sign, step_sentence(step, language), step.id, ticked)
        for stage in step.stages if isinstance(step, CreatePipeline) else ():
            yield PlanLine(Sign.CREATE, new_stage_text(stage, language), step.id, ticked, 1)
    if plan.counts.unchanged:
        yield PlanLine(Sign.UNCHANGED, say("plan.unchanged", language, n=plan.counts.unchanged))


def _left_alone(plan: Plan, language: str) -> Iterator[PlanLine]:
    for difference in plan.differences:
        if difference not in plan.conflicts:
            yield PlanLine(Sign.NOTICE, difference_sentence(difference, language, plan.kind), difference.id)
    for there in plan.only_there:
        yield PlanLine(Sign.ONLY_THERE, only_there_sentence(there, language, plan.kind))
    for notice in plan.notices:
        if notice.code is NoticeCode.STAYS:
            yield PlanLine(Sign.ONLY_THERE, notice_sentence(notice, language))
    for refused in plan.refused:
        if refused not in plan.blocked:
            yield PlanLine(Sign.REFUSED, refused_sentence(refused, language))
    yield from (PlanLine(Sign.NOTICE, line) for line in count_sentences(plan, language))
    if plan.by_hand:
        yield PlanLine(Sign.BY_HAND, say("plan.by_hand", language, n=len(plan.by_hand)))


def plan_text(plan: Plan, language: str) -> str:
    """A plan to print: the target, then a line for each thing with its sign."""
    lines = [target_sentence(plan.target, language, plan.kind), ""]
    if not any(step for step in plan.steps if not isinstance(step, ArchiveProperty)) and not plan.conflicts:
        nothing = "nothing_undo" if plan.kind is PlanKind.UNDO else "nothing"
        lines += [] if plan.blocked or plan.steps else [say(f"plan.{nothing}", language)]
    lines += [_printed(line, language) for line in plan_lines(plan, language)]
    by_hand = (one for one in plan.matches if one.reason in _BY_HAND)
    lines += [f"{Sign.NOTICE.value:<2} {capital(match_sentence(one, language))}" for one in by_hand]
    return "\n".join(lines).rstrip() + "\n"


def _printed(line: PlanLine, language: str) -> str:
    mark = "" if line.ticked else f" {say('plan.left_out', language)}"
    return f"{'    ' * line.depth}{line.sign.value:<2} {line.text}{mark}"


def drift_text(drift: Drift, language: str) -> str:
    """A comparison to print."""
    lines = [target_sentence(drift.target, language), ""]
    if drift.is_empty:
        lines.append(say("plan.same", language))
    lines += [f"{Sign.CHANGE.value:<2} {difference_sentence(one, language)}" for one in drift.differences]
    for here in drift.only_here:
        name = say(f"plan.only_here.{here.subject.value}", language, name=quoted(here.name))
        lines.append(f"{Sign.CREATE.value:<2} {name}")
    lines += [f"{Sign.ONLY_THERE.value:<2} {only_there_sentence(one, language)}" for one in drift.only_there]
    return "\n".join(lines).rstrip() + "\n"


def outcome_label(outcome: Outcome, language: str) -> str:
    """What became of a step."""
    return say(f"plan.outcome.{outcome.value}", language)


def report_why(line: ReportLine, language: str) -> str:
    """Why a step has this outcome: in HubSpot's own words if it said any, else in ours; empty where all went well."""
    return line.message or (say(f"plan.why.{line.code}", language) if line.code else "")


def report_line_sentence(line: ReportLine, language: str) -> str:
    """A step, what became of it, and what HubSpot said."""
    told = say(
        "plan.report.line",
        language,
        outcome=outcome_label(line.outcome, language),
        step=step_sentence(line.step, language),
    )
    why = report_why(line, language)
    said = [say("plan.report.said", language, message=why) if line.message else why] if why else []
    if line.correlation:
        said.append(say("plan.report.correlation", language, correlation=line.correlation))
    return ". ".join([told, *said])


def report_heading(report: Report, language: str) -> tuple[str, ...]:
    """The lines above a report: which push, where, when, by whom."""
    target = report.target
    facts = {"account": account_name(target, language), "label": quoted(target.label), "pipeline": target.pipeline}
    lines = [
        say("plan.report.title", language, run=report.run),
        say("plan.report.account", language, **facts),
        say(
            "plan.report.time",
            language,
            started=moment_text(report.started, language),
            ended=moment_text(report.ended, language),
        ),
    ]
    if report.user:
        lines.append(say("plan.report.user", language, user=report.user))
    return tuple(lines)


def report_verdict(report: Report, language: str) -> str:
    """Whether all was done, in one sentence."""
    if report.complete:
        return say("plan.report.complete", language)
    if not report.kept:
        return say("plan.report.not_kept", language)
    if report.cancelled:
        return say("plan.report.cancelled", language)
    if report.read_back and report.differences:
        return say("plan.report.differs", language, n=len(report.differences))
    return say("plan.report.incomplete" if report.read_back else "plan.report.not_read", language)


def report_text(report: Report, language: str) -> str:
    """A report to print."""
    lines = [*report_heading(report, language), ""]
    lines += [report_line_sentence(line, language) for line in report.lines]
    lines += ["", report_verdict(report, language)]
    lines += [f"  {difference_sentence(one, language)}" for one in report.differences]
    return "\n".join(lines).rstrip() + "\n"


def checklist_text(items: tuple[GoLiveItem, ...], language: str) -> str:
    """The go-live checklist to print: a box for each item, with why, where and what to copy."""
    from .golive import golive_lines

    lines = [say("golive.title", language), ""]
    for item in items:
        lines.append(f"[{'x' if item.done else ' '}] {capital(golive_what(item, language))}")
        lines += [f"    {line}" for line in golive_lines(item, language)]
    return "\n".join(lines).rstrip() + "\n"
