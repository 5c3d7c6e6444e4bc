"""Which request asks for what, and what a token has to be allowed for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from . import others, pipelines, properties
from .account import Account
from .answers import Answer, Call, Refused, nowhere, refusal

_DATED = re.compile(r"20\d\d-\d\d(-beta)?")
_DEALS = {"deals", "deal", "0-3"}
_READS = {"GET", "HEAD"}

LEARN_MORE = "https://developers.hubspot.com/scopes"


def parts_of(path: str) -> tuple[tuple[str, ...], bool]:
    """The words of a path without its version, and whether that is a date.

    `/crm/v3/pipelines/deals` and `/crm/pipelines/2026-09/deals` are the same to the portal.
    """
    words = [unquote(word) for word in path.strip("/").split("/")]
    match words:
        case ["crm", "v3", *rest]:
            return ("crm", *rest), False
        case ["automation", "v4", *rest]:
            return ("automation", *rest), False
        case [("crm" | "account-info") as room, area, version, *rest] if _DATED.fullmatch(version):
            return (room, area, *rest), True
        case [("account-info" | "automation") as room, version, *rest] if _DATED.fullmatch(version) or version == "v3":
            return (room, *rest), version != "v3"
    return tuple(words), False


def is_write(method: str, parts: Iterable[str]) -> bool:
    """Whether a request changes something; some reads are POSTs."""
    return method not in _READS and not {"read", "access-token-info"} & set(parts)


def act(account: Account, call: Call, *, partly: bool = False) -> tuple[Account, Answer]:
    """What becomes of the account, and what is answered; `partly` lets half of a batch fail."""
    try:
        _allowed(call)
        return _done(account, call, partly=partly)
    except Refused as refused:
        return account, refusal(refused)


def _done(account: Account, call: Call, *, partly: bool) -> tuple[Account, Answer]:
    match call.parts:
        case ("crm", ("pipelines" | "properties"), kind, *_) if kind.lower() not in _DEALS:
            raise Refused(404, f"Unable to infer object type from: {kind}", "OBJECT_NOT_FOUND")
        case ("crm", "pipelines", _, *rest):
            return _pipelines(account, call, tuple(rest))
        case ("crm", "properties", _, "groups", *rest):
            return _groups(account, call, tuple(rest))
        case ("crm", "properties", _, *rest):
            return _properties(account, call, tuple(rest), partly=partly)
        case ("automation", "flows", *rest):
            return _flows(account, call, tuple(rest))
    match call.method, call.parts:
        case "GET", ("crm", "limits", "custom-properties"):
            return account, others.property_limits(account)
        case "GET", ("crm", "limits", "pipelines"):
            return account, others.pipeline_limits(account)
        case "GET", ("account-info", "details"):
            return account, others.details(account)
        case "POST", ("oauth", "v2", "private-apps", "get", "access-token-info"):
            return account, others.token_info(account, call)
    return account, nowhere(call)


def _pipelines(account: Account, call: Call, rest: tuple[str, ...]) -> tuple[Account, Answer]:
    match call.method, rest:
        case "GET", ():
            return account, pipelines.listed(account)
        case "POST", ():
            return pipelines.create(account, call)
        case "GET", (pipeline,):
            return account, pipelines.read(account, call, pipeline)
        case "PATCH", (pipeline,):
            return pipelines.update(account, call, pipeline)
        case "PUT", (pipeline,):
            return pipelines.put(account, call, pipeline)
        case "DELETE", (pipeline,):
            return pipelines.delete(account, call, pipeline)
        case "GET", (pipeline, "audit"):
            return account, pipelines.audit(account, call, pipeline)
        case _, (pipeline, "stages", *more):
            return _stages(account, call, pipeline, tuple(more))
    return account, _no_method(call)


def _stages(account: Account, call: Call, pipeline: str, rest: tuple[str, ...]) -> tuple[Account, Answer]:
    match call.method, rest:
        case "GET", ():
            return account, pipelines.stages_listed(account, pipeline)
        case "POST", ():
            return pipelines.stage_create(account, call, pipeline)
        case "GET", (stage,):
            return account, pipelines.stage_read(account, call, pipeline, stage)
        case "PATCH", (stage,):
            return pipelines.stage_update(account, call, pipeline, stage)
        case "PUT", (stage,):
            return pipelines.stage_put(account, call, pipeline, stage)
        case "DELETE", (stage,):
            return pipelines.stage_delete(account, call, pipeline, stage)
        case "GET", (stage, "audit"):
            return account, pipelines.audit(account, call, pipeline, stage)
    return account, _no_method(call)


def _properties(account: Account, call: Call, rest: tuple[str, ...], *, partly: bool) -> tuple[Account, Answer]:
    match call.method, rest:
        case "GET", ():
            return account, properties.listed(account, call)
        case "POST", ():
            return properties.create(account, call)
        case "POST", ("batch", "create"):
            return properties.batch_create(account, call, fail=partly)
        case "POST", ("batch", "read"):
            return account, properties.batch_read(account, call)
        case "POST", ("batch", "archive"):
            return properties.batch_archive(account, call)
        case "GET", (name,):
            return account, properties.read(account, call, name)
        case "PATCH", (name,):
            return properties.update(account, call, name)
        case "DELETE", (name,):
            return properties.archive(account, call, name)
    return account, _no_method(call)


def _groups(account: Account, call: Call, rest: tuple[str, ...]) -> tuple[Account, Answer]:
    match call.method, rest:
        case "GET", ():
            return account, properties.groups_listed(account)
        case "POST", ():
            return properties.group_create(account, call)
        case "GET", (name,):
            return account, properties.group_read(account, name)
        case "PATCH", (name,):
            return properties.group_update(account, call, name)
        case "DELETE", (name,):
            return properties.group_archive(account, name)
    return account, _no_method(call)


def _flows(account: Account, call: Call, rest: tuple[str, ...]) -> tuple[Account, Answer]:
    match call.method, rest:
        case "GET", ():
            return account, others.flows_listed(account)
        case "POST", ():
            return others.flow_create(account, call)
        case "GET", (flow,):
            return account, others.flow_read(account, call, flow)
        case "PUT", (flow,):
            return others.flow_put(account, call, flow)
        case "DELETE", (flow,):
            return others.flow_delete(account, call, flow)
    return account, _no_method(call)


def _no_method(call: Call) -> Answer:
    return Answer(405, page="") if call.method not in _READS else nowhere(call)


def _allowed(call: Call) -> None:
    """Whether the token may do this; raises Refused."""
    held = call.scopes
    if held is None:
        return
    write = is_write(call.method, call.parts)
    match call.parts:
        case ("crm", "limits", *_):
            enough = any(scope.startswith("crm.objects.") for scope in held)
            wanted = [others.DEALS_READ]
        case ("crm", *_) if write:
            enough = others.SCHEMAS_WRITE in held
            wanted = [others.SCHEMAS_WRITE]
        case ("crm", *_):
            enough = bool({others.SCHEMAS_READ, others.DEALS_READ} & held)
            wanted = [others.DEALS_READ, others.SCHEMAS_READ]
        case ("automation", *_):
            enough = others.AUTOMATION in held
            wanted = [others.AUTOMATION]
        case _:
            return
    if not enough:
        detail = {"message": "One or more of the following scopes are required.", "context": {}}
        message = f"This app hasn't been granted all required scopes to make this call. Read more here: {LEARN_MORE}."
        errors = [detail | {"context": {"requiredGranularScopes": wanted}}]
        raise Refused(403, message, "MISSING_SCOPES", errors=errors)
