"""What a request to the practice portal brings, and what it answers: values that know nothing of HTTP.

Refused   HubSpot refuses a request; `refusal` makes the answer of it, and nothing has changed
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

import msgspec

Json = dict[str, Any]
"""A JSON object."""

MISSING = "Invalid input JSON on line 1, column 1: Some required fields were not set: [{name}]"
WRONG = "Invalid input JSON on line 1, column 1: Cannot deserialize value of field {name}"


class Call(msgspec.Struct, frozen=True):
    """One request: `parts` are the words of its path without the version; `at` is when, `by` the id of who sent it."""

    method: str
    parts: tuple[str, ...]
    query: Mapping[str, str] = {}
    body: Any = None
    at: str = ""
    by: int = 0
    dated: bool = False
    wants_json: bool = True
    token: str = ""
    scopes: frozenset[str] | None = None


class Answer(msgspec.Struct, frozen=True):
    """A status with a JSON body, a page, or neither."""

    status: int
    body: Json | None = None
    page: str = ""
    headers: Mapping[str, str] = {}


class Refused(Exception):  # noqa: N818
    """HubSpot refuses this, with these words; an empty category is left out, as HubSpot does."""

    def __init__(
        self,
        status: int,
        message: str,
        category: str = "VALIDATION_ERROR",
        sub_category: str = "",
        *,
        context: Mapping[str, list[str]] | None = None,
        errors: list[Json] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        told = {"message": message, "category": category, "subCategory": sub_category}
        self.told: Json = {name: value for name, value in told.items() if value}
        if context:
            self.told["context"] = dict(context)
        if errors:
            self.told["errors"] = errors


def refusal(refused: Refused) -> Answer:
    """The answer to a request that HubSpot refuses."""
    return Answer(refused.status, {"status": "error", **refused.told})


def too_many(policy: str) -> Answer:
    """How HubSpot says that one asks too much."""
    told = {
        "status": "error",
        "message": f"You have reached your {policy.lower()} limit.",
        "errorType": "RATE_LIMIT",
        "category": "RATE_LIMITS",
        "policyName": policy,
    }
    return Answer(429, told)


def nowhere(call: Call) -> Answer:
    """How HubSpot says 404 without a word of JSON: a page, or nothing to one who asks for JSON."""
    return Answer(404) if call.wants_json else Answer(404, page=NOT_FOUND_PAGE)


NOT_FOUND_PAGE = (
    "<html>\n<head>\n<meta http-equiv='Content-Type' content='text/html;charset=utf-8'/>\n<title>Error 404 Not Found"
    "</title>\n</head>\n<body><h2>HTTP ERROR 404</h2>\n<p>Problem accessing the page. Reason:\n<pre>    Not Found</pre>"
    "</p>\n</body>\n</html>\n"
)


def record(body: object) -> Json:
    """A body that is a JSON object; raises Refused."""
    if not isinstance(body, dict):
        _wrong("$")
    return body


def text(body: Json, name: str) -> str | None:
    """A text, or none where the body is silent; raises Refused."""
    value = body.get(name)
    if value is not None and not isinstance(value, str):
        _wrong(name)
    return value


def needed(body: Json, name: str) -> str:
    """A text that has to be there and to say something; raises Refused."""
    value = text(body, name)
    if value is None:
        raise Refused(400, MISSING.format(name=name))
    if not value.strip():
        raise Refused(400, f"{name} must not be blank")
    return value


def whole(body: Json, name: str) -> int | None:
    """A whole number, or none where the body is silent; raises Refused."""
    value = body.get(name)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        _wrong(name)
    return value


def flag(body: Json, name: str) -> bool | None:
    """True or false, or none where the body is silent; raises Refused."""
    value = body.get(name)
    if value is not None and not isinstance(value, bool):
        _wrong(name)
    return value


def rows(body: Json, name: str) -> list[Json] | None:
    """A list of objects, or none where the body is silent; raises Refused."""
    value = body.get(name)
    if value is None:
        return None
    if not isinstance(value, list):
        _wrong(name)
    return [record(item) for item in value]


def _wrong(name: str) -> NoReturn:
    raise Refused(400, WRONG.format(name=name))
