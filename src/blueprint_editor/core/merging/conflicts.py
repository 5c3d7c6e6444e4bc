"""Where two sides cannot both have it their way, as values; and what was chosen there."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import msgspec

from blueprint_editor.core.differences.changes import Place, Thing


class Choice(StrEnum):
    """What is to become of a conflict."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


class ConflictKind(StrEnum):
    """What the two sides did."""

    CHANGED = "changed"
    REMOVED = "removed"
    MOVED = "moved"
    REORDERED = "reordered"
    ADDED = "added"


class Conflict(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One conflict, with what `base`, `ours` and `theirs` have. Without a choice nothing is lost:

    `changed`: both changed the same `fields`, and each side is a tuple of their values; ours stays.
    `removed`: one side removed it (its value is none), the other changed it; it stays as it was changed.
    `moved`: both moved the entry, each side is its Place; it stands where we have it.
    `reordered`: both moved it in its list, each side is the id of what it follows; it stands where we have it.
    `added`: both added something of their own under one id; both stay.

    `can_keep_both` says whether "both" means anything else than that. `place` is where an entry stands.
    """

    kind: ConflictKind
    thing: Thing
    id: str = ""
    owner: str = ""
    fields: tuple[str, ...] = ()
    place: Place | None = None
    base: Any = None
    ours: Any = None
    theirs: Any = None
    can_keep_both: bool = False

    @property
    def key(self) -> str:
        """What a choice is remembered by; the same whichever side is ours."""
        return ":".join((self.kind, self.thing, self.owner, self.id, *self.fields))


class Answers:
    """Hears of each conflict and says what was chosen for it; keeps what it heard."""

    def __init__(self, choices: Mapping[str, Choice], otherwise: Choice | None) -> None:
        self._choices = choices
        self._otherwise = otherwise
        self._heard: dict[str, Conflict] = {}

    def ask(self, conflict: Conflict) -> Choice | None:
        """The choice for a conflict, none when there is none; "both" only where that is possible."""
        self._heard.setdefault(conflict.key, conflict)
        choice = self._choices.get(conflict.key, self._otherwise)
        return None if choice is Choice.BOTH and not conflict.can_keep_both else choice

    @property
    def heard(self) -> tuple[Conflict, ...]:
        """Every conflict, in the order in which they came up."""
        return tuple(self._heard.values())
