"""How often each role of a blueprint is named, counted stage by stage."""

from __future__ import annotations

from collections import Counter

from .edits.base import role_of
from .model import Blueprint, ParkingItem, Stage
from .text import fold


class RoleUses:
    """Counts the entries that name a role, on the board and in the parking lot; keeps what a stage had while it stays
    the same object."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Stage, Counter[str]]] = {}
        self._parking: tuple[ParkingItem, ...] = ()
        self._parked: Counter[str] = Counter()

    def of(self, blueprint: Blueprint) -> Counter[str]:
        """The count of each role by its folded name; costs the stages, and the entries of those that changed."""
        known, self._known = self._known, {}
        for stage in blueprint.stages:
            found = known.get(stage.id)
            if found is None or found[0] is not stage:
                found = (stage, Counter(fold(role_of(entry)) for _, cell in stage.cells() for entry in cell))
            self._known[stage.id] = found
        if blueprint.parking is not self._parking:
            self._parking = blueprint.parking
            entries = (item.entry for item in blueprint.parking if item.entry is not None)
            self._parked = Counter(fold(role_of(entry)) for entry in entries)
        uses = sum((counts for _, counts in self._known.values()), self._parked.copy())
        del uses[""]
        return uses
