"""A list of changes to read: grouped by stage, counted, and as text for a mail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from blueprint_editor.core.differences import Added, AnyChange, Moved, Removed, Thing
from blueprint_editor.core.model import Blueprint

from .changes import Words
from .names import capital
from .tables import say

MARKS: dict[type, str] = {Added: "+", Removed: "−"}
"""How a list shows what was added and removed; all else is `~`."""

CHANGED = "~"
WHOLE = ""
JOURNEY = "journey"
PARKING = "parking"
"""The groups that are no stage."""


class Told(msgspec.Struct, frozen=True):
    """One change in words: its `index` in the changes, its mark, and its group: a stage's id, or one of the above.

    `entry` is the entry it is about and `stage` the stage in which that stands afterwards; none when it is gone.
    """

    index: int
    mark: str
    group: str
    sentence: str
    stage: str | None = None
    entry: str | None = None


class Group(msgspec.Struct, frozen=True):
    """The changes of one stage, or of what belongs to none, under its title."""

    key: str
    title: str
    told: tuple[Told, ...]


def change_groups(
    changes: Sequence[AnyChange], before: Blueprint, after: Blueprint, language: str
) -> tuple[Group, ...]:
    """The changes in words, stage by stage in the order of the board; what is no stage's comes last."""
    words = Words(language, before, after)
    inside = Counter(
        (type(change), change.place.stage)
        for change in changes
        if change.thing is Thing.ENTRY and change.place is not None and isinstance(change, Added | Removed)
    )
    found: dict[str, list[Told]] = {}
    for index in shown(changes):
        change = changes[index]
        told = _told(index, change, words, inside)
        found.setdefault(told.group, []).append(told)
    titles = _titles(before, after, language)
    return tuple(Group(key, title, tuple(found[key])) for key, title in titles.items() if key in found)


def shown(changes: Sequence[AnyChange]) -> list[int]:
    """The changes (indexes) that a list shows: an item of the parking lot comes and goes with its entry."""
    places = (place for change in changes if isinstance(change, Moved) for place in (change.place, change.to))
    items = {place.item for place in places if place is not None}
    hidden = (
        at
        for at, change in enumerate(changes)
        if change.thing is Thing.PARKING and change.id in items and isinstance(change, Added | Removed)
    )
    return sorted(set(range(len(changes))) - set(hidden))


def _told(index: int, change: AnyChange, words: Words, inside: Counter[tuple[type, str | None]]) -> Told:
    brings = inside[type(change), change.id] if change.thing is Thing.STAGE else 0
    place = change.to if isinstance(change, Moved) and change.to is not None else change.place
    entry = change.owner or (change.id if change.thing is Thing.ENTRY else None)
    gone = isinstance(change, Removed) and not change.owner
    if change.thing is Thing.STAGE:
        group, stage = change.id, None if gone else change.id
    elif place is not None:
        group, stage = place.stage or PARKING, None if gone else place.stage
    else:
        group, stage = {Thing.PHASE: JOURNEY, Thing.PARKING: PARKING}.get(change.thing, WHOLE), None
    mark = MARKS.get(type(change), CHANGED)
    return Told(index, mark, group, words.sentence(change, brings), stage, None if gone else entry)


def _titles(before: Blueprint, after: Blueprint, language: str) -> dict[str, str]:
    """The groups in order: the stages, one that is gone behind what it followed; then the others."""
    there = {stage.id: stage.name for stage in after.stages}
    titles: dict[str, str] = {}
    gone: dict[str | None, list[str]] = {}
    follows: str | None = None
    for stage in before.stages:
        if stage.id in there:
            follows = stage.id
        else:
            gone.setdefault(follows, []).append(stage.id)
    names = {stage.id: stage.name for stage in before.stages}
    for key in (None, *there):
        if key is not None:
            titles[key] = there[key]
        titles |= {name: say("changes.gone", language, stage=names[name]) for name in gone.get(key, ())}
    titles[WHOLE] = say("changes.whole", language)
    titles[JOURNEY] = say("show.journey", language)
    titles[PARKING] = say("show.parking", language)
    return titles


def count_text(changes: Sequence[AnyChange], language: str) -> str:
    """How many changes of each kind: `12 verschillen: 5 toegevoegd, 2 verwijderd, 5 gewijzigd`."""
    if not changes:
        return say("changes.none", language)
    seen = [type(changes[at]) for at in shown(changes)]
    counts = Counter({Added: "added", Removed: "removed"}.get(kind, "changed") for kind in seen)
    kinds = [
        say(f"changes.{kind}", language, n=counts[kind]) for kind in ("added", "removed", "changed") if counts[kind]
    ]
    return say("changes.count", language, n=len(seen), counts=", ".join(kinds))


def changes_text(changes: Sequence[AnyChange], before: Blueprint, after: Blueprint, language: str) -> str:
    """All changes to read or to mail: the counts, then stage by stage; what went with a stage is not said again."""
    return "\n".join(_lines(changes, before, after, language)) + "\n"


def _lines(changes: Sequence[AnyChange], before: Blueprint, after: Blueprint, language: str) -> Iterator[str]:
    yield count_text(changes, language)
    gone = {change.id for change in changes if change.thing is Thing.STAGE and isinstance(change, Removed)}
    for group in change_groups(changes, before, after, language):
        yield ""
        yield group.title
        for told in group.told:
            change = changes[told.index]
            if group.key in gone and change.thing is not Thing.STAGE and isinstance(change, Removed):
                continue
            yield f"  {told.mark} {capital(told.sentence)}"
