"""Things in their order: a number wins where it is the only one of its parent; others follow the row above."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from .layout import Thing


class Placed(NamedTuple):
    """A thing with its parent (the id of a stage, document or data point) and the number that its row says."""

    parent: str
    number: int | None
    thing: Thing


def by_parent(placed: Iterable[Placed]) -> dict[str, list[Thing]]:
    """The things of each parent in order; `placed` comes from the top of the sheet down."""
    groups: dict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        groups[one.parent].append(one)
    return {parent: _ordered(group) for parent, group in groups.items()}


def _ordered(group: list[Placed]) -> list[Thing]:
    counts = Counter(one.number for one in group if one.number is not None)
    unnumbered: list[list[Thing]] = [[]]
    heads: list[tuple[int, int, list[Thing]]] = []
    for place, one in enumerate(group):
        if one.number is not None and counts[one.number] == 1:
            unnumbered.append([one.thing])
            heads.append((one.number, place, unnumbered[-1]))
        else:
            unnumbered[-1].append(one.thing)
    chains = [unnumbered[0], *(chain for _, _, chain in sorted(heads, key=lambda head: head[:2]))]
    return [thing for chain in chains for thing in chain]
