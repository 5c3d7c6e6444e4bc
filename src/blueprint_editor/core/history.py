"""Undo and redo as kept values: the blueprints before and after, each with the name of its deed."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from .model import Blueprint, PortalLink

if TYPE_CHECKING:
    from .edits.base import Step

CAP = 10_000
"""How many deeds can be undone."""


class _Kept(msgspec.Struct, frozen=True):
    step: Step
    blueprint: Blueprint


class History:
    """What was, is, and was undone, and which value is the saved one.

    `portals` lies outside it: undo and redo keep the portals as they are now.
    """

    def __init__(self, blueprint: Blueprint, *, saved: bool = True, cap: int = CAP) -> None:
        self._now = blueprint
        self._past: deque[_Kept] = deque(maxlen=cap)
        self._future: list[_Kept] = []
        self._saved = blueprint if saved else None
        self._join: str | None = None

    @property
    def now(self) -> Blueprint:
        """The blueprint as it is."""
        return self._now

    @property
    def undo_step(self) -> Step | None:
        """What undo takes back, or none."""
        return self._past[-1].step if self._past else None

    @property
    def redo_step(self) -> Step | None:
        """What redo does again, or none."""
        return self._future[-1].step if self._future else None

    @property
    def is_saved(self) -> bool:
        """Whether the blueprint is the one that was saved, also after undoing back to it."""
        return self._now is self._saved

    @property
    def saved(self) -> Blueprint | None:
        """The value that the file held when it was opened or saved last, or none."""
        return self._saved

    def mark_saved(self, blueprint: Blueprint | None = None) -> None:
        """The file holds this value, or the one that is now; undo goes on."""
        self._saved = self._now if blueprint is None else blueprint
        self._join = None

    def base(self, join: str | None) -> Blueprint:
        """The blueprint that the next deed with this key starts from in the eyes of undo."""
        return self._past[-1].blueprint if self._joins(join) else self._now

    def do(self, step: Step, blueprint: Blueprint, join: str | None = None) -> None:
        """Go on to another value; deeds in a row with the same key are one step. The same value is no deed."""
        if blueprint is self._now:
            return
        before = self.base(join)
        if self._joins(join):
            self._past.pop()
        self._past.append(_Kept(step, before))
        self._future.clear()
        self._now = blueprint
        self._join = join

    def undo(self) -> Step | None:
        """Take the last deed back and name it; none when there is none."""
        if not self._past:
            return None
        kept = self._past.pop()
        self._future.append(_Kept(kept.step, self._now))
        self._go(kept.blueprint)
        return kept.step

    def redo(self) -> Step | None:
        """Do the deed that was undone last again and name it; none when there is none."""
        if not self._future:
            return None
        kept = self._future.pop()
        self._past.append(_Kept(kept.step, self._now))
        self._go(kept.blueprint)
        return kept.step

    def set_portals(self, portals: tuple[PortalLink, ...]) -> None:
        """Remember what HubSpot has; no undo forgets it."""
        self._now = _with_portals(self._now, portals)
        self._join = None

    def _joins(self, join: str | None) -> bool:
        return join is not None and join == self._join and bool(self._past)

    def _go(self, blueprint: Blueprint) -> None:
        self._now = _with_portals(blueprint, self._now.portals)
        self._join = None


def _with_portals(blueprint: Blueprint, portals: tuple[PortalLink, ...]) -> Blueprint:
    return blueprint if blueprint.portals == portals else replace(blueprint, portals=portals)
