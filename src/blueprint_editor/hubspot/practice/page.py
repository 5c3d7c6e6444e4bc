"""The page of the practice portal: the account as a person sees it, with forms that stand in for HubSpot's own screens.

A form counts only from the page itself: a page elsewhere can send somebody's browser here, but not with our origin.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec

from blueprint_editor.resources import resource

from .account import Account, Group, Property
from .answers import Answer, Refused
from .deeds import Form, do
from .defaults import STANDARD

if TYPE_CHECKING:
    import jinja2

    from .portal import PracticePortal

Say = Callable[..., str]
"""The text of a key in a language, with its facts."""

NEWEST = 12
"""How many changes are told of."""

_WEIGHED = re.compile(r"\s*([a-z]{2})(?:-[\w-]+)?\s*(?:;\s*q=([\d.]+))?\s*", re.IGNORECASE)


class Visit(msgspec.Struct, frozen=True):
    """Somebody's browser: what it asks for, what was filled in, and whether that was on the page itself."""

    method: str
    path: str
    form: Form
    language: str
    own: bool


def language_of(accepts: str) -> str:
    """The language, of those that we speak, that a browser likes best; Dutch where it says nothing."""
    best, language = 0.0, "nl"
    for piece in accepts.split(","):
        found = _WEIGHED.fullmatch(piece)
        if found and found[1].lower() in {"nl", "en"}:
            weight = _number(found[2]) if found[2] else 1.0
            if weight > best:
                best, language = weight, found[1].lower()
    return language


def visited(portal: PracticePortal, visit: Visit, say: Say) -> Answer:
    """What a browser gets to see; a deed changes the account and leads back to the page."""
    if visit.method == "GET" and visit.path == "/":
        return _page(portal, visit, say)
    if visit.method != "POST" or not visit.own:
        return _page(portal, visit, say, status=403, notice=say("practice.not_here", visit.language))
    name = visit.path.rpartition("/")[2]
    try:
        portal.deed(lambda account, call: do(name, account, call, visit.form))
    except Refused as refused:
        notice = say("practice.refused", visit.language, message=str(refused))
        return _page(portal, visit, say, status=400, notice=notice)
    except OSError as error:
        return _page(portal, visit, say, status=500, notice=say("practice.not_kept", visit.language, reason=str(error)))
    return Answer(303, headers={"Location": f"/#{_anchor(visit.form)}"})


def _anchor(form: Form) -> str:
    """Where on the page one was."""
    if "pipeline" in form:
        return "pipeline-" + quote(form["pipeline"], safe="")
    return "property-" + quote(form["name"], safe="") if "name" in form else ""


def _page(portal: PracticePortal, visit: Visit, say: Say, *, status: int = 200, notice: str = "") -> Answer:
    account, language, nonce = portal.account, visit.language, secrets.token_urlsafe(16)

    def told(key: str, **facts: str | int) -> str:
        return say(f"practice.{key}", language, **facts)

    page = _template().render(
        t=told,
        language=language,
        nonce=nonce,
        notice=notice,
        account=account,
        url=portal.url,
        live=account.account_type == STANDARD,
        token=portal.token,
        pipelines=sorted(account.pipelines, key=lambda pipeline: pipeline.display_order),
        groups=_groups(account),
        defaults=[known for known in account.properties if known.hubspot_defined],
        audits=account.audits[: -NEWEST - 1 : -1],
        log=portal.log,
        percent=lambda chance: f"{chance * 100:.4f}".rstrip("0").rstrip("."),
        who=lambda user: told("by_page" if user == portal.page_user else "by_token", user=user),
    )
    return Answer(status, page=page, headers={**_GUARDED, "Content-Security-Policy": _policy(nonce)})


def _groups(account: Account) -> list[tuple[Group, list[Property]]]:
    """The account's own properties, by group; groups without any are left out."""
    pairs = [
        (
            group,
            [
                known
                for known in account.properties
                if known.group_name == group.name and not known.hubspot_defined and not known.archived
            ],
        )
        for group in account.groups
    ]
    return [(group, known) for group, known in pairs if known]


_GUARDED: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def _policy(nonce: str) -> str:
    return (
        f"default-src 'none'; style-src 'nonce-{nonce}'; img-src data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


@cache
def _template() -> jinja2.Template:
    import jinja2

    surroundings = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    return surroundings.from_string(resource("practice", "page.html").read_text(encoding="utf-8"))
