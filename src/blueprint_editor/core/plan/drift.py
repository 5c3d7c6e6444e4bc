"""A comparison of a blueprint with its pipeline in HubSpot, as a value."""

from __future__ import annotations

import msgspec

from .lines import Difference, OnlyThere, Subject, Target


class OnlyHere(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is only in the blueprint, by its id there."""

    subject: Subject
    about: str
    name: str


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """Each difference with its side, what is only there, and what is only here."""

    target: Target
    differences: tuple[Difference, ...] = ()
    only_there: tuple[OnlyThere, ...] = ()
    only_here: tuple[OnlyHere, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether both sides have the same."""
        return not (self.differences or self.only_there or self.only_here)
