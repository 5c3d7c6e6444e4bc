"""What is kept of each step that was carried out, so that a broken push goes on where it stopped."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from blueprint_editor.core.model import PortalLink
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
    NewOption,
    NewStage,
    OrderStages,
    SetOptions,
    to_make,
)
from blueprint_editor.core.pushed import (
    Pushed,
    PushedOption,
    PushedProperty,
    PushedStage,
    PushedWorkflow,
    link_of,
    pushed_of,
    without_values,
)

from .drafts import digest

PropertyStep = CreateGroup | CreateProperty | ChangeProperty | SetOptions | ArchiveProperty

Made = Mapping[str, str]
"""The ids that HubSpot gave: of a stage by its id in the blueprint, of a pipeline or a workflow by the step's id."""


def learned(link: PortalLink, step: AnyStep, made: Made) -> PortalLink:
    """The link after a step was carried out: which thing here is which in HubSpot, and the value that was written.

    `link` is the one that `settled` gave right before the first write. A plan that undoes a push is kept the same
    way: what it puts back is the base again, so that the next plan writes it again.
    """
    pushed, pipeline = pushed_of(link), link.pipeline
    match step:
        case CreatePipeline():
            pipeline = made.get(step.id) or step.pipeline
            pushed = without_values(pushed)
            for stage in step.stages:
                pushed = _with_stage(pushed, stage, made)
        case CreateStage():
            pushed = pushed if pipeline == step.pipeline else without_values(pushed)
            pipeline = step.pipeline
            pushed = _with_stage(pushed, step.stage, made)
        case CreateWorkflow():
            kept = PushedWorkflow(step.stage, made.get(step.id, ""), digest(step.tasks))
            others = tuple(one for one in pushed.workflows if one.stage != step.stage)
            pushed = replace(pushed, workflows=(*others, kept))
        case ChangePipeline() | ChangeStage() | OrderStages():
            pushed = _stages_changed(pushed, step) if pipeline == step.pipeline else pushed
        case _:
            pushed = _properties_changed(pushed, step)
    return link_of(link.account, pipeline, pushed)


def _stages_changed(pushed: Pushed, step: ChangePipeline | ChangeStage | OrderStages) -> Pushed:
    match step:
        case ChangePipeline():
            return replace(pushed, label=str(step.after), wanted=None)
        case OrderStages() if not step.moves:
            return pushed
        case OrderStages():
            ids = {to_make(one.stage): one.id for one in pushed.stages}
            known = {one.id for one in pushed.stages}
            order = (ids.get(name, name) for name in step.after)
            return replace(pushed, order=tuple(name for name in order if name in known))
        case _ if step.passing:
            return pushed
        case _:
            return replace(pushed, stages=tuple(_with_change(one, step) for one in pushed.stages))


def _properties_changed(pushed: Pushed, step: PropertyStep) -> Pushed:
    match step:
        case CreateGroup():
            return replace(pushed, group=step.name)
        case CreateProperty():
            for number, point in enumerate(step.about):
                # Only the first names it, so that two data points that are one property do not take turns.
                kept = PushedProperty(point, step.name, made=number == 0, options=_made_options(step.options))
                pushed = _with_property(pushed, kept)
            return pushed
        case SetOptions():
            for point in step.about:
                pushed = _with_options(pushed, point, step)
            return pushed
        case ArchiveProperty():
            return replace(pushed, properties=tuple(_named_only(one, step.name) for one in pushed.properties))
        case _:
            return replace(pushed, properties=tuple(_with_value(one, step) for one in pushed.properties))


def _named_only(was: PushedProperty, name: str) -> PushedProperty:
    """What is kept of a property that was archived: its name, so that it comes back under it."""
    return PushedProperty(was.point, was.name, was.made) if was.name == name else was


def _with_value(was: PushedProperty, step: ChangeProperty) -> PushedProperty:
    return replace(was, **{step.field: step.after}) if was.name == step.name and was.made else was


def _with_change(was: PushedStage, step: ChangeStage) -> PushedStage:
    if was.id != step.stage:
        return was
    if step.field == "label":
        return replace(was, label=str(step.after))
    return replace(was, probability=step.after, wanted=None)


def _made_options(options: tuple[NewOption, ...]) -> tuple[PushedOption, ...]:
    return tuple(PushedOption(one.option, one.value) for one in options if one.option)


def _with_property(pushed: Pushed, kept: PushedProperty) -> Pushed:
    others = tuple(one for one in pushed.properties if one.point != kept.point)
    return replace(pushed, properties=(*others, kept))


def _with_options(pushed: Pushed, point: str, step: SetOptions) -> Pushed:
    was = pushed.property(point)
    known = {} if was is None or was.name != step.name else {one.option: one for one in was.options}
    names = {one.value: one.option for one in known.values()}
    before = {one.value: one for one in step.before}
    for option in step.after:
        name = option.option or names.get(option.value, "")
        if not name:
            continue
        # A value that was not written is no base: the two sides may have never agreed on it.
        kept_one = known.get(name, PushedOption(name, option.value))
        old = before.get(option.value)
        if old is None or old.label != option.label:
            kept_one = replace(kept_one, label=option.label)
        if old is None or old.hidden != option.hidden:
            kept_one = replace(kept_one, hidden=option.hidden)
        known[name] = kept_one
    kept = was if was is not None and was.name == step.name else PushedProperty(point, step.name)
    return _with_property(pushed, replace(kept, options=tuple(known.values())))


def _with_stage(pushed: Pushed, stage: NewStage, made: Made) -> Pushed:
    others = tuple(one for one in pushed.stages if one.stage != stage.stage)
    return replace(pushed, stages=(*others, PushedStage(stage.stage, made.get(stage.stage) or stage.id)))
