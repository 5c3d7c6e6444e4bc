"""What an account has after a push, held against what the report of the push says."""

from __future__ import annotations

from blueprint_editor.core.plan import (
    AnyStep,
    ArchiveProperty,
    ChangePipeline,
    ChangeProperty,
    ChangeStage,
    CreateGroup,
    CreatePipeline,
    CreateProperty,
    CreateStage,
    CreateWorkflow,
    OrderStages,
    Outcome,
    Report,
    SetOptions,
)
from blueprint_editor.hubspot.practice import Account, Option, Pipeline, PracticePortal

DONE = frozenset({Outcome.DONE, Outcome.ALREADY})
MADE = (CreateGroup, CreatePipeline, CreateWorkflow)
"""Steps that make a thing which an account can be asked to count."""


def picture(account: Account) -> dict[str, object]:
    """What an account holds, without moments, places in numbers, and who did it."""
    return {
        "pipelines": [(one.id, one.label, _stages(one)) for one in account.pipelines],
        "groups": sorted(one.name for one in account.groups),
        "properties": {
            one.name: (one.label, one.type, one.field_type, one.group_name, one.description, _options(one.options))
            for one in account.properties
            if not one.archived
        },
        "archived": sorted(one.name for one in account.properties if one.archived),
        "flows": sorted((str(flow["name"]), bool(flow["isEnabled"])) for flow in account.flows),
    }


def untruths(report: Report, before: Account, after: Account) -> list[str]:
    """What a report says that is not so, or does not say that is so."""
    found: list[str] = []
    made = dict.fromkeys(MADE, 0)
    for line in report.lines:
        is_so = _holds(line.step, after)
        if is_so is None:
            continue
        was_so = _holds(line.step, before)
        told = line.outcome
        if (told in DONE and not is_so) or (told not in DONE | {Outcome.UNKNOWN} and is_so and not was_so):
            found.append(f"{told.value}: {line.step.id}")
        if isinstance(line.step, MADE):
            made[type(line.step)] += is_so and not was_so
    if report.complete and any(line.outcome not in DONE for line in report.lines):
        found.append("complete, and it is not")
    counts = {
        CreateGroup: len(after.groups) - len(before.groups),
        CreatePipeline: len(after.pipelines) - len(before.pipelines),
        CreateWorkflow: len(after.flows) - len(before.flows),
    }
    found += [f"{kind.__name__}: {made[kind]} told, {n} made" for kind, n in counts.items() if made[kind] != n]
    if any(line.outcome in DONE | {Outcome.UNKNOWN} for line in report.lines) or picture(before) == picture(after):
        return found
    return [*found, "something was done, and no line says so"]


def doubles(account: Account) -> list[str]:
    """What is in an account twice."""
    labels = [one.label.casefold() for one in account.pipelines]
    labels += [f"{one.id} {stage.label.casefold()}" for one in account.pipelines for stage in one.stages]
    labels += [one.name for one in account.properties] + [one.name for one in account.groups]
    labels += [str(flow["name"]) for flow in account.flows]
    return sorted({label for label in labels if labels.count(label) > 1})


def removed(portal: PracticePortal, before: Account) -> list[str]:
    """Which stages that were there are not, and which requests could have removed one."""
    left = {stage.id for one in portal.account.pipelines for stage in one.stages}
    gone = [stage.id for one in before.pipelines for stage in one.stages if stage.id not in left]
    return gone + [
        f"{one.method} {one.path}"
        for one in portal.log
        if one.method == "PUT" or (one.method == "DELETE" and "/pipelines" in one.path)
    ]


def _holds(step: AnyStep, account: Account) -> bool | None:
    """Whether an account is as a step makes it; none for what is so for a moment only."""
    match step:
        case CreateGroup():
            return account.group(step.name) is not None
        case CreateProperty():
            known = account.property(step.name)
            return known is not None and not known.archived and known.label == step.label
        case ChangeProperty():
            known = account.property(step.name)
            return known is not None and getattr(known, step.field) == step.after
        case SetOptions():
            known = account.property(step.name)
            wanted = [(one.value, one.label, one.hidden) for one in step.after]
            return known is not None and sorted(wanted) == sorted(_options(known.options))
        case ArchiveProperty():
            known = account.property(step.name)
            return known is not None and known.archived
        case CreateWorkflow():
            return any(flow["name"] == step.name and flow["isEnabled"] is False for flow in account.flows)
        case CreatePipeline():
            there = [one for one in account.pipelines if one.label == step.label]
            return bool(there) and [label for _, label, *_ in _stages(there[0])] == [one.label for one in step.stages]
        case _:
            return _holds_in(step, account.pipeline(step.pipeline))


def _holds_in(step: ChangePipeline | CreateStage | ChangeStage | OrderStages, pipeline: Pipeline | None) -> bool | None:
    if pipeline is None:
        return False
    match step:
        case ChangePipeline():
            return pipeline.label == step.after
        case CreateStage():
            return any(one.label == step.stage.label for one in pipeline.stages)
        case ChangeStage(passing=True):
            return None
        case ChangeStage():
            stage = pipeline.stage(step.stage)
            return stage is not None and getattr(stage, step.field) == step.after
        case OrderStages():
            known = [name.removeprefix("+") for name in step.after]
            order = [one.id for one in pipeline.in_order()]
            return [name for name in known if name in order] == [name for name in order if name in known]


def _stages(pipeline: Pipeline) -> list[tuple[str, str, float, int]]:
    return [(one.id, one.label, one.probability, one.deals) for one in pipeline.in_order()]


def _options(options: tuple[Option, ...]) -> list[tuple[str, str, bool]]:
    return [(one.value, one.label, one.hidden) for one in options]
