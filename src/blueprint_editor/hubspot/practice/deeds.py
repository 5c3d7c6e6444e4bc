"""What a person does in HubSpot, on the portal's page: pure deeds on the account, by the rules of the API."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from . import pipelines, properties
from .account import Account, Pipeline, Property, Stage
from .answers import Answer, Call, Json, Refused

Form = Mapping[str, str]
"""What was filled in."""

Deed = Callable[[Account, Call, Form], Account]

replace = msgspec.structs.replace


def do(name: str, account: Account, call: Call, form: Form) -> Account:
    """The account after a deed of the page; raises Refused, also for a deed or a thing that is not there."""
    deed = _DEEDS.get(name)
    if deed is None:
        raise Refused(404, f"There is no deed {name}")
    return deed(account, call, form)


def _pipeline(account: Account, call: Call, form: Form) -> Account:
    asked = _with(call, {"label": form.get("label")})
    return _account(pipelines.update(account, asked, form.get("pipeline", "")))


def _stage(account: Account, call: Call, form: Form) -> Account:
    body: Json = {"label": form.get("label"), "metadata": {"probability": _chance(form)}}
    return _account(pipelines.stage_update(account, _with(call, body), *_which(form)))


def _new_stage(account: Account, call: Call, form: Form) -> Account:
    """A stage comes after the last one that is neither won nor lost."""
    pipeline = _known(account, form)
    order = max((stage.display_order for stage in pipeline.stages if not stage.closed), default=0)
    body = {"label": form.get("label"), "displayOrder": order, "metadata": {"probability": _chance(form)}}
    return _account(pipelines.stage_create(account, _with(call, body), pipeline.id))


def _remove_stage(account: Account, call: Call, form: Form) -> Account:
    return _account(pipelines.stage_delete(account, call, *_which(form)))


def _moved(step: int) -> Deed:
    """A stage changes places with its neighbour."""

    def deed(account: Account, call: Call, form: Form) -> Account:
        pipeline, stage = _both(account, form)
        ranked = pipeline.in_order()
        place = ranked.index(stage)
        if not 0 <= place + step < len(ranked):
            return account
        ranked[place], ranked[place + step] = ranked[place + step], ranked[place]
        places = {known.id: n for n, known in enumerate(ranked)}
        stages = tuple(replace(known, display_order=places[known.id]) for known in pipeline.stages)
        return pipelines.rewritten(account, call, replace(pipeline, stages=stages), stage.id)

    return deed


def _deals(account: Account, _call: Call, form: Form) -> Account:
    """All deals of a stage go to another one."""
    pipeline, stage = _both(account, form)
    target = pipeline.stage(form.get("to", ""))
    if target is None or target is stage:
        raise Refused(404, "No stage to move the deals to")
    deals = {stage.id: 0, target.id: target.deals + stage.deals}
    stages = tuple(replace(known, deals=deals.get(known.id, known.deals)) for known in pipeline.stages)
    changed = replace(pipeline, stages=stages)
    return replace(
        account, pipelines=tuple(changed if known.id == changed.id else known for known in account.pipelines)
    )


def _property(account: Account, call: Call, form: Form) -> Account:
    return _account(properties.update(account, _with(call, {"label": form.get("label")}), form.get("name", "")))


def _archive(account: Account, call: Call, form: Form) -> Account:
    return _account(properties.archive(account, call, form.get("name", "")))


def _option(account: Account, call: Call, form: Form) -> Account:
    known = account.property(form.get("name", ""))
    label = form.get("label", "").strip()
    options = [option.shown() for option in known.options] if isinstance(known, Property) else []
    body = {"options": [*options, {"label": label, "value": label, "displayOrder": len(options), "hidden": False}]}
    return _account(properties.update(account, _with(call, body), form.get("name", "")))


_DEEDS: Mapping[str, Deed] = {
    "pipeline": _pipeline,
    "stage": _stage,
    "new-stage": _new_stage,
    "remove-stage": _remove_stage,
    "earlier": _moved(-1),
    "later": _moved(1),
    "deals": _deals,
    "property": _property,
    "archive": _archive,
    "option": _option,
}


def _with(call: Call, body: Json) -> Call:
    return msgspec.structs.replace(call, body=body)


def _which(form: Form) -> tuple[str, str]:
    return form.get("pipeline", ""), form.get("stage", "")


def _known(account: Account, form: Form) -> Pipeline:
    pipeline = account.pipeline(form.get("pipeline", ""))
    if pipeline is None:
        raise Refused(404, "No such pipeline")
    return pipeline


def _both(account: Account, form: Form) -> tuple[Pipeline, Stage]:
    pipeline = _known(account, form)
    stage = pipeline.stage(form.get("stage", ""))
    if stage is None:
        raise Refused(404, "No such stage")
    return pipeline, stage


def _chance(form: Form) -> float | str:
    """Per cent, as a person fills it in, as the API has it."""
    try:
        return round(float(form.get("chance", "").replace(",", ".")) / 100, 6)
    except ValueError:
        return form.get("chance", "")


def _account(done: tuple[Account, Answer]) -> Account:
    account, answer = done
    if answer.status >= 400:
        raise Refused(answer.status, "Not found")
    return account
