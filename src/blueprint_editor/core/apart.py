"""Data points whose names are near and that are two things all the same, because somebody said so.

What was said is kept with the points of attention that the room decided to keep: the rule's code, and both ids.
"""

from __future__ import annotations

from .model import Blueprint

DOUBLE = "S4"
"""The rule that looks for one thing that stands there twice."""


def pair_of(one: str, other: str) -> str:
    """Two things (ids) as one kept finding is about them, whichever comes first."""
    return " ".join(sorted((one, other)))


def pairs_apart(blueprint: Blueprint) -> frozenset[str]:
    """The pairs that are no doubles; cost grows with what was kept."""
    return frozenset(kept.about for kept in blueprint.kept_findings if kept.code == DOUBLE)
