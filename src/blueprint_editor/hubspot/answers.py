"""What an answer says: the JSON that was asked for, or the error that it means.

An answer is decided by its status. HubSpot's error bodies have only optional fields, and something in between may
answer in HubSpot's place, with a page, a redirect or half an answer; so nothing in here is taken for granted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from blueprint_editor.core.findings import Facts

from .errors import (
    Conflict,
    DailyLimit,
    HubSpotError,
    Intercepted,
    Locked,
    MissingScope,
    NotThere,
    OddAnswer,
    ProxyRefused,
    RateLimited,
    Refused,
    ServerTrouble,
    Unauthorised,
)
from .redact import clean

LONGEST = 300
"""Characters of HubSpot's own words that an error repeats."""
SCOPE_LISTS = ("requiredGranularScopes", "requiredScopes", "missingScopes")
AT_WORK = (423, 477)
"""HubSpot is changing or moving it itself; nothing was done."""


class Answer(NamedTuple):
    """What came back; the names of `headers` are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_json(self) -> bool:
        """Whether it says that it is JSON."""
        return "json" in self.headers.get("content-type", "").lower()


def value_of(answer: Answer, place: Facts) -> object:
    """The JSON of an answer, or none for one that has none; raises HubSpotError with `place` among its facts."""
    if not 200 <= answer.status < 300:
        raise _error(answer, place)
    if answer.status == 204:
        return None
    if not answer.is_json:
        raise Intercepted({**place, "status": answer.status})
    try:
        found = json.loads(answer.body)
    except ValueError:
        raise OddAnswer({**place, "what": "JSON"}) from None
    if not isinstance(found, dict) or not found:
        raise OddAnswer({**place, "what": "{}" if found == {} else type(found).__name__})
    return found


def _error(answer: Answer, place: Facts) -> HubSpotError:
    """What a status other than 2xx means."""
    said = _said(answer)
    facts = {**place, "status": answer.status, **_facts(answer, said)}
    match answer.status:
        case 407:
            return ProxyRefused(facts)
        case 511:
            return Intercepted(facts)
        case status if status < 400:
            return Intercepted(facts)
        case 401 | 403 if not answer.is_json:
            return Intercepted(facts)
        case 401:
            return Unauthorised(facts)
        case 403:
            return MissingScope(facts, _scopes(said))
        case 404:
            return NotThere(facts, page=not answer.is_json)
        case 409:
            return Conflict(facts)
        case 429:
            return DailyLimit(facts) if _daily(said) else RateLimited(facts)
        case status if status in AT_WORK:
            return Locked(facts)
        case status if status == 408 or status >= 500:
            return ServerTrouble(facts)
        case _:
            return Refused(facts)


def _said(answer: Answer) -> Mapping[str, object]:
    """The body of an error, where it is one of HubSpot's."""
    try:
        found = json.loads(answer.body) if answer.is_json else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _facts(answer: Answer, said: Mapping[str, object]) -> Facts:
    """HubSpot's own words and reference, without a key whoever put one in."""
    found = {
        "said": said.get("message"),
        "correlation": said.get("correlationId") or answer.headers.get("x-hubspot-correlation-id"),
        "category": said.get("category"),
        "sub_category": said.get("subCategory"),
    }
    facts: dict[str, str | int] = {
        name: _line(fact) for name, fact in found.items() if isinstance(fact, str) and fact.strip()
    }
    asked = answer.headers.get("retry-after", "").strip()
    return {**facts, "retry_after": int(asked)} if asked.isdecimal() else facts


def _line(text: str) -> str:
    line = " ".join(clean(text).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def _daily(said: Mapping[str, object]) -> bool:
    return "DAILY" in str(said.get("policyName", "")).upper()


def _scopes(said: Mapping[str, object]) -> tuple[str, ...]:
    """The scopes that HubSpot says are missing."""
    errors = said.get("errors")
    within = [one.get("context") for one in errors if isinstance(one, dict)] if isinstance(errors, list) else []
    found: list[str] = []
    for context in [*within, said.get("context")]:
        if isinstance(context, dict):
            listed = [context.get(name) for name in SCOPE_LISTS]
            found += [scope for one in listed if isinstance(one, list) for scope in one if isinstance(scope, str)]
    return tuple(dict.fromkeys(found))
