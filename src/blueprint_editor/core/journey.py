"""Where the phases of the customer's journey lie over the stages, and where they go when stages change.

Columns are counted from 0; a phase that starts before the stages starts in column -1, one that ends
after them ends in column n, the number of stages. No phase does both: it lies beside the stages, or
touches one of them at least.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from .model import Blueprint, Phase, Stage


class Span(NamedTuple):
    """The columns of a phase, both ends included."""

    first: int
    last: int


def span_of(phase: Phase, stages: Sequence[Stage]) -> Span:
    """The columns of a phase; an end that is not there (in a file of others) counts as none."""
    index = {stage.id: column for column, stage in enumerate(stages)}
    first, last = (index.get(end) if end is not None else None for end in (phase.first, phase.last))
    if first is None and last is None:
        beside = len(stages) if phase.after else -1
        return Span(beside, beside)
    if first is None:
        assert last is not None
        return Span(-1 if phase.first is None else last, last)
    if last is None:
        return Span(first, len(stages) if phase.last is None else first)
    return Span(min(first, last), max(first, last))


def is_span(span: Span, count: int) -> bool:
    """Whether a phase can lie there over `count` stages."""
    return -1 <= span.first <= span.last <= count and not (span.first < 0 and span.last >= count)


def over(phase: Phase, span: Span, stages: Sequence[Stage]) -> Phase:
    """The phase in these columns, of which `is_span` holds."""
    first = stages[span.first].id if 0 <= span.first < len(stages) else None
    last = stages[span.last].id if 0 <= span.last < len(stages) else None
    return replace(phase, first=first, last=last, after=first is None and last is None and span.first >= 0)


def is_backwards(phase: Phase, stages: Sequence[Stage]) -> bool:
    """Whether a phase ends before it starts."""
    order = [stage.id for stage in stages]
    if phase.first not in order or phase.last not in order:
        return False
    return order.index(phase.first) > order.index(phase.last)


def in_order(blueprint: Blueprint) -> tuple[tuple[Phase, Span], ...]:
    """The phases as they follow each other, each with its columns; those at one place in the order of the list."""
    placed = [(phase, span_of(phase, blueprint.stages)) for phase in blueprint.journey]
    return tuple(sorted(placed, key=lambda pair: pair[1]))


def without_stages(phase: Phase, before: Sequence[Stage], there: set[str], heir: str | None) -> Phase:
    """The phase over what is left of it; over the heir, or before the stages, when nothing is."""
    if not {phase.first, phase.last} - {None} - there:
        return phase
    span = span_of(phase, before)
    left = [stage.id for stage in before[max(0, span.first) : span.last + 1] if stage.id in there]
    first = None if phase.first is None else left[0] if left else heir
    last = None if phase.last is None else left[-1] if left else heir
    if left or heir is None or (phase.first is not None and phase.last is not None):
        return replace(phase, first=first, last=last)
    return replace(phase, first=None, last=None, after=phase.last is None)


def after_move(phase: Phase, before: Sequence[Stage], after: Sequence[Stage], moved: str) -> Phase:
    """The phase once a stage stands elsewhere: one that is moved away from its end leaves it, else it goes along."""
    if moved not in {phase.first, phase.last} or phase.first == phase.last:
        return phase
    span = span_of(phase, before)
    rest = [stage.id for stage in before[max(0, span.first) : span.last + 1] if stage.id != moved]
    order = [stage.id for stage in after]
    if not rest:  # it lay beside the stages and over this one
        return replace(phase, first=None, last=None, after=phase.last is None)
    first, last, at = order.index(rest[0]), order.index(rest[-1]), order.index(moved)
    if first - 1 <= at <= last + 1:
        first, last = min(first, at), max(last, at)
    return replace(
        phase,
        first=None if phase.first is None else order[first],
        last=None if phase.last is None else order[last],
    )


def after_insert(phase: Phase, beside: str, new: str) -> Phase:
    """The phase once a stage was made of another and stands right behind it: it belongs where that one does."""
    return replace(phase, last=new) if phase.last == beside else phase
