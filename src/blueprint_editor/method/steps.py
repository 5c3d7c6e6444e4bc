"""The seven steps of the method, and how far each of them is: done and total cells.

A cell is done when it holds something that the room confirmed or assumed, or was left empty on
purpose; examples do not count. The first step has a cell for each stage: its name, and for an open
stage its win probability.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from blueprint_editor.core.model import ELEMENTS, Blueprint, Element, Kind, Stage, Status

STAGES_STEP = 1
"""The number of the step that has no row: the stages themselves."""

STEPS: tuple[int, ...] = (STAGES_STEP, *(element.step for element in ELEMENTS))
"""The numbers of the steps, in the method's working order."""


class Progress(NamedTuple):
    """How many cells of a step are done, of how many."""

    done: int
    total: int


def element_of_step(step: int) -> Element | None:
    """The element whose row a step fills, or none for the stages."""
    return None if step == STAGES_STEP else ELEMENTS[step - 2]


def is_done(stage: Stage, element: Element) -> bool:
    """Whether a cell of the board is done."""
    if element in stage.deliberately_empty:
        return True
    return any(entry.status is not Status.EXAMPLE for entry in stage.cell(element))


def is_defined(stage: Stage) -> bool:
    """Whether a stage has what the first step asks for."""
    return bool(stage.name.strip()) and (stage.kind is not Kind.OPEN or stage.probability is not None)


class Completeness:
    """How far each step is. A stage is looked at once; while it stays the same object its answer is kept."""

    def __init__(self) -> None:
        self._stages: tuple[Stage, ...] | None = None
        self._known: dict[str, tuple[Stage, tuple[bool, ...]]] = {}
        self._progress: tuple[Progress, ...] = ()

    def of(self, blueprint: Blueprint) -> tuple[Progress, ...]:
        """The progress of each step in their order; costs the stages, and the cells of those that changed."""
        if blueprint.stages is not self._stages:
            self._stages = blueprint.stages
            self._look()
        return self._progress

    def _look(self) -> None:
        stages, known = self._stages or (), self._known
        self._known = {}
        for stage in stages:
            found = known.get(stage.id)
            self._known[stage.id] = found if found is not None and found[0] is stage else (stage, _cells_done(stage))
        columns = [cells for _, cells in self._known.values()]
        counts = [sum(column) for column in zip(*columns, strict=True)] if columns else [0] * len(STEPS)
        total = len(columns)
        # A pipeline without one open stage is still to be designed, though won and lost are there.
        missing = not any(stage.kind is Kind.OPEN for stage in stages)
        totals = [total + missing, *[total] * len(ELEMENTS)]
        self._progress = tuple(map(Progress, counts, totals))


class StatusCounts:
    """How many entries there are of each status; a stage is counted once while it stays the same object."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Stage, Counter[Status]]] = {}

    def of(self, blueprint: Blueprint) -> Counter[Status]:
        """The count of each status; costs the stages, and the entries of those that changed."""
        known, self._known = self._known, {}
        for stage in blueprint.stages:
            found = known.get(stage.id)
            if found is None or found[0] is not stage:
                found = (stage, Counter(entry.status for _, cell in stage.cells() for entry in cell))
            self._known[stage.id] = found
        return sum((counts for _, counts in self._known.values()), Counter[Status]())


def percentage_done(progress: tuple[Progress, ...]) -> int:
    """How far all steps are together, in whole per cent; 100 only when every cell is done."""
    total = sum(step.total for step in progress)
    return sum(step.done for step in progress) * 100 // total if total else 0


def _cells_done(stage: Stage) -> tuple[bool, ...]:
    return (is_defined(stage), *(is_done(stage, element) for element in ELEMENTS))
