"""What holds for the stages of a pipeline, and what points at a stage.

A file that breaks a rule stays editable: an edit is refused only when it makes things worse.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.model import AnyEntry, Blueprint, DataPoint, Element, Kind, ParkingItem, Phase, Stage

from .base import map_entries, mapped, refuse
from .convert import in_forms

FIXED: dict[Kind, float] = {Kind.WON: 1.0, Kind.LOST: 0.0}
"""The probability of a stage that closes the deal."""

_LAST = ((Kind.WON, Code.LAST_WON_STAGE), (Kind.LOST, Code.LAST_LOST_STAGE))


def probability_refusal(kind: Kind, probability: float | None) -> Refusal | None:
    """Why a stage of this kind cannot have this probability, or none."""
    if kind in FIXED:
        return None if probability == FIXED[kind] else refuse(Code.PROBABILITY_FIXED, kind=kind.value)
    return None if probability is None or 0 < probability < 1 else refuse(Code.PROBABILITY_RANGE)


def days_refusal(days: int | None) -> Refusal | None:
    """Why a stage cannot have this most days, or none."""
    return None if days is None or days >= 1 else refuse(Code.DAYS_RANGE, least=1)


def misplaced(stages: Sequence[Stage]) -> int:
    """How many pairs stand with an open stage after one that closes the deal."""
    closed = pairs = 0
    for stage in stages:
        if stage.kind is Kind.OPEN:
            pairs += closed
        else:
            closed += 1
    return pairs


def stages_refusal(before: Sequence[Stage], after: Sequence[Stage]) -> Refusal | None:
    """Why the stages cannot become these: the last won or lost one goes, or an open one ends up after a closed."""
    for kind, code in _LAST:
        if any(stage.kind is kind for stage in before) and not any(stage.kind is kind for stage in after):
            return refuse(code)
    return refuse(Code.OPEN_AFTER_CLOSED) if misplaced(after) > misplaced(before) else None


def redirected(blueprint: Blueprint, stage: str, to: str | None, parked_to: str | None) -> Blueprint:
    """The blueprint in which what pointed at one stage points at another."""

    def may_point(element: Element, cell: tuple[AnyEntry, ...]) -> bool:
        return element is Element.DATA_POINT or any(entry.attached for entry in cell)

    def change(entry: AnyEntry) -> AnyEntry:
        return in_forms(entry, point) if entry.attached else point(entry)

    def point(entry: AnyEntry) -> AnyEntry:
        if isinstance(entry, DataPoint) and entry.required_from == stage:
            return replace(entry, required_from=to)
        return entry

    def phase(item: Phase) -> Phase:
        if stage not in {item.first, item.last}:
            return item
        first, last = (to if end == stage else end for end in (item.first, item.last))
        return replace(item, first=first, last=last)

    def parked(item: ParkingItem) -> ParkingItem:
        return replace(item, stage=parked_to) if item.stage == stage else item

    result = map_entries(blueprint, may_point, change)
    journey, parking = mapped(result.journey, phase), mapped(result.parking, parked)
    if journey is result.journey and parking is result.parking:
        return result
    return replace(result, journey=journey, parking=parking)
