"""The go-live checklist in words."""

from __future__ import annotations

from blueprint_editor.core.plan import GoLiveCode, GoLiveItem, Tier, code_of

from .dates import day_text
from .sentences import quoted
from .tables import say

_ABOUT = frozenset({GoLiveCode.STAGE_DAYS, GoLiveCode.ONLY_THERE, GoLiveCode.MOVE_DEALS, GoLiveCode.TRAINING})
"""The items whose names are not to be copied."""


def golive_what(item: GoLiveItem, language: str) -> str:
    """What is to be done."""
    what = say(f"golive.{item.code.value}.what", language)
    return say("golive.place", language, what=what, place=quoted(item.place)) if item.place else what


def golive_why(item: GoLiveItem, language: str) -> str:
    """Why it matters."""
    return say(f"golive.{item.code.value}.why", language)


def golive_path(item: GoLiveItem, language: str) -> str:
    """Where to click."""
    return say(f"golive.{item.code.value}.path", language)


def tier_label(tier: Tier, language: str) -> str:
    """From which subscription it can be done."""
    return say(f"golive.tier.{tier.value}", language)


def golive_done(item: GoLiveItem, language: str) -> str:
    """Who ticked it and when; nothing for one that is not ticked."""
    date = day_text(item.done_on, language)
    if item.done_by and date:
        return say("golive.done", language, name=item.done_by, date=date)
    if item.done_by:
        return say("golive.done.name", language, name=item.done_by)
    return say("golive.done.date", language, date=date) if date else ""


def golive_names(item: GoLiveItem, language: str) -> str:
    """What to copy exactly, or for some items what they are about."""
    key = f"golive.{item.code.value}.names" if item.code in _ABOUT else "golive.names"
    return say(key, language, names="; ".join(item.names))


def golive_lines(item: GoLiveItem, language: str) -> tuple[str, ...]:
    """The lines below an item: why, where, what to copy exactly, who ticked it."""
    path = golive_path(item, language)
    where = f"{path} ({tier_label(item.tier, language)})" if item.tier else path
    lines = [say("golive.why", language, why=golive_why(item, language)), say("golive.path", language, path=where)]
    if item.names:
        lines.append(golive_names(item, language))
    done = golive_done(item, language)
    return (*lines, done) if done else tuple(lines)


def sign_off_name(item: str, language: str) -> str:
    """What a sign-off ticks, in words: an item of the checklist, or what somebody wrote."""
    code = code_of(item)
    if code is None:
        return quoted(item)
    return quoted(say(f"golive.{code.value}.what", language))
