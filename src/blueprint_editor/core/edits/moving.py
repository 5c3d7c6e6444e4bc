"""Edits that take entries to another place or make them another element."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.model import AnyEntry, Blueprint, Element, EntryRef, find

from .base import Cells, Edit, Step, by_cell, change_entries, entries_at, refuse, stage_name, step_of
from .convert import convert, loses_links, waiting_links
from .links import detach, reattach, without_broken_links
from .waiting import Links


class MoveEntries(Edit, frozen=True, tag="move_entries"):
    """Put entries, in the order of `refs`, into a cell; in another element's cell they become that.

    `index` is the place in the cell as it was, the entries themselves still counted.
    """

    refs: tuple[EntryRef, ...]
    stage: str
    element: Element
    index: int

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: one of them, or the stage, is not there. Links are kept where they fit."""
        found = entries_at(blueprint, self.refs)
        if isinstance(found, Refusal):
            return found
        stage = blueprint.stage(self.stage)
        if stage is None:
            return refuse(Code.NOT_THERE, what="stage")
        loose, ready, back = _become(blueprint, found, self.element)
        cell = loose.stage(self.stage)
        assert cell is not None
        there = cell.cell(self.element)
        index = min(max(self.index, 0), len(there))
        leaving = {ref.id for ref in found if (ref.stage, ref.element) == (self.stage, self.element)}
        before = [entry for entry in there[:index] if entry.id not in leaving]
        after = [entry for entry in there[index:] if entry.id not in leaving]
        cells = Cells(loose)
        cells.take(found)
        cells.put(self.stage, self.element, [*before, *ready.values(), *after])
        places = [EntryRef(self.stage, self.element, ref.id) for ref in found if ref.element is not self.element]
        return _settled(cells.done(), places, back)

    def step(self, before: Blueprint) -> Step:
        """`move_entries` with the stage, or `convert_entries` with the new element as `to`."""
        return _step(before, self.refs, self.element, stage_name(before, self.stage))


class ShiftEntries(Edit, frozen=True, tag="shift_entries"):
    """Move entries so many stages on, each from its own, or one place up or down, each within its cell.

    What stands at the end of its cell stays there; a step past the first or last stage moves nothing.
    """

    refs: tuple[EntryRef, ...]
    stages: int = 0
    places: int = 0

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: one of them is not there."""
        found = entries_at(blueprint, self.refs)
        if isinstance(found, Refusal):
            return found
        cells = Cells(blueprint)
        if self.places:
            for (stage, element), names in by_cell(found).items():
                cells.put(stage, element, _shifted(cells.get(stage, element), names, self.places))
        if self.stages:
            targets = self._targets(blueprint, found)
            if targets is None:
                return blueprint
            heights = {cell: _first(cells.get(*cell), names) for cell, names in by_cell(found).items()}
            cells.take(found)
            for (stage, element), names in by_cell(found).items():
                there = cells.get(targets[stage], element)
                index = min(heights[stage, element], len(there))
                moved = [entry for ref, entry in found.items() if (ref.stage, ref.element) == (stage, element)]
                assert len(moved) == len(names)
                cells.put(targets[stage], element, [*there[:index], *moved, *there[index:]])
        return cells.done()

    def _targets(self, blueprint: Blueprint, found: Mapping[EntryRef, AnyEntry]) -> dict[str, str] | None:
        """The stage that each stage's entries go to; none when there is no such stage for one of them."""
        places = {stage.id: number + self.stages for number, stage in enumerate(blueprint.stages)}
        wanted = {stage: places[stage] for stage in {ref.stage for ref in found}}
        if not all(0 <= place < len(blueprint.stages) for place in wanted.values()):
            return None
        return {stage: blueprint.stages[place].id for stage, place in wanted.items()}

    def step(self, before: Blueprint) -> Step:
        """`move_entries` with n, element, the stage when all go to one, and text when it is one."""
        found = entries_at(before, self.refs)
        targets = None if isinstance(found, Refusal) or not self.stages else self._targets(before, found)
        stages = set((targets or {ref.stage: ref.stage for ref in self.refs}).values())
        name = stage_name(before, stages.pop()) if len(stages) == 1 else ""
        return step_of("move_entries", before, self.refs, stage=name)


def _shifted(cell: Sequence[AnyEntry], names: Set[str], places: int) -> list[AnyEntry]:
    """The entries with some of them one place up (before 0) or down, as far as there is one."""
    entries = list(cell) if places < 0 else list(reversed(cell))
    for at in range(1, len(entries)):
        if entries[at].id in names and entries[at - 1].id not in names:
            entries[at - 1 : at + 1] = entries[at], entries[at - 1]
    return entries if places < 0 else entries[::-1]


def _first(cell: Sequence[AnyEntry], names: Set[str]) -> int:
    """How many entries stand before the first of these."""
    return next(number for number, entry in enumerate(cell) if entry.id in names)


class ConvertEntries(Edit, frozen=True, tag="convert_entries"):
    """Make entries another element, at the end of that element's cell in their own stage."""

    refs: tuple[EntryRef, ...]
    element: Element

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: one of them is not there. One that is this element already stays where it is."""
        every = entries_at(blueprint, self.refs)
        if isinstance(every, Refusal):
            return every
        found = {ref: entry for ref, entry in every.items() if ref.element is not self.element}
        loose, ready, back = _become(blueprint, found, self.element)
        cells = Cells(loose)
        cells.take(found)
        for ref, entry in ready.items():
            cells.put(ref.stage, self.element, [*cells.get(ref.stage, self.element), entry])
        places = [EntryRef(ref.stage, self.element, ref.id) for ref in found]
        return _settled(cells.done(), places, back)

    def step(self, before: Blueprint) -> Step:
        """`convert_entries` with n, element, the new element as `to`, and text when it is one."""
        return _step(before, self.refs, self.element, "")


def _step(before: Blueprint, refs: tuple[EntryRef, ...], element: Element, stage: str) -> Step:
    if any(ref.element is not element for ref in refs) or not stage:
        return step_of("convert_entries", before, refs, to=element.value)
    return step_of("move_entries", before, refs, stage=stage)


def _become(
    blueprint: Blueprint, found: Mapping[EntryRef, AnyEntry], element: Element
) -> tuple[Blueprint, dict[EntryRef, AnyEntry], dict[str, Links]]:
    """The blueprint without the links that do not fit, the entries as that element, the links that come back."""
    losses = {entry.id: loses_links(entry, element) for entry in found.values()}
    evidence = {name for name, (loses_evidence, _) in losses.items() if loses_evidence}
    fields = {name for name, (_, loses_fields) in losses.items() if loses_fields}
    loose, lost = detach(blueprint, evidence, fields)
    ready: dict[EntryRef, AnyEntry] = {}
    back: dict[str, Links] = {}
    for ref in found:
        # A trigger among them may have lost a link to another one just now.
        entry = find(loose, ref)
        assert entry is not None
        ready[ref] = convert(entry, element, lost.get(entry.id, ()))
        if ready[ref] is not entry:
            back[entry.id] = waiting_links(entry, element)
    return loose, ready, back


def _settled(blueprint: Blueprint, places: list[EntryRef], back: Mapping[str, Links]) -> Blueprint | Refusal:
    """The blueprint with the links of a form that came back: those to it, and those it has itself."""
    whole = change_entries(blueprint, places, lambda entry: without_broken_links(blueprint, entry))
    return whole if isinstance(whole, Refusal) else reattach(whole, back)
