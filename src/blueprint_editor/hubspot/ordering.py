"""How stages come into an order, one write a stage, whatever HubSpot does with a place that is taken."""

from __future__ import annotations

from collections.abc import Sequence

from .wire import StageRecord


def order_writes(live: Sequence[StageRecord], after: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """The stages to write, by id, and the `displayOrder` of each; none when they stand in this order already.

    Only free places are given, behind all that are taken: at a taken one HubSpot counts all stages anew.
    """
    places = {stage.id: stage.display_order for stage in live}
    wanted = [name for name in after if name in places]
    kept = 0
    while kept < len(wanted) and (kept == 0 or places[wanted[kept - 1]] < places[wanted[kept]]):
        kept += 1
    first = max((0, *(place + 1 for place in places.values())))
    return tuple((name, first + number) for number, name in enumerate(wanted[kept:]))
