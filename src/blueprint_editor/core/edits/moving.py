"""Edits that take entries to another place or make them another element."""

from __future__ import annotations

from collections.abc import Mapping

from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.model import AnyEntry, Blueprint, Element, EntryRef, find

from .base import Cells, Edit, Step, change_entries, entries_at, refuse, stage_name, step_of
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
