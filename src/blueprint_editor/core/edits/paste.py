"""Putting copies of entries into cells: whatever was on the clipboard, in one deed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

import msgspec
from msgspec.structs import replace

from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.ids import ENTRY_PREFIXES, derived_id
from blueprint_editor.core.model import AnyEntry, Blueprint, Document, Element, EntryRef, Field, Trigger, element_of

from .base import MIXED, Cells, Edit, Step, mapped, refuse, stage_name, with_roles_of
from .convert import in_forms, with_new_ids
from .entries import prepared
from .links import without_lost_links


class PastedCell(msgspec.Struct, frozen=True):
    """Entries for one cell, at `index` of that cell or as near as there is."""

    stage: str
    element: Element
    index: int
    entries: tuple[AnyEntry, ...]


class PasteEntries(Edit, frozen=True, tag="paste_entries"):
    """Put copies of entries into cells: with new ids, linked to each other as the originals are.

    Links to what is in the blueprint are kept; one to what is not there, the copy does without.
    """

    cells: tuple[PastedCell, ...]
    seed: str

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: a stage is not there, another element, a blank or forbidden text, an entry twice."""
        ready: list[PastedCell] = []
        for cell in self.cells:
            entries = self._ready(blueprint, cell)
            if isinstance(entries, Refusal):
                return entries
            ready.append(replace(cell, entries=tuple(entries)))
        originals = [entry.id for cell in ready for entry in cell.entries]
        if not originals:
            return blueprint
        if len(set(originals)) < len(originals):
            return refuse(Code.ALREADY_THERE, what="entry")
        new = {entry.id: self._new_id(cell.element, entry) for cell in ready for entry in cell.entries}
        copies = [_linked(with_new_ids(entry, self.seed), new) for cell in ready for entry in cell.entries]
        copies = without_lost_links(blueprint, copies)
        placed = _placed(blueprint, ready, copies)
        return placed if isinstance(placed, Refusal) else with_roles_of(placed, copies)

    def refs(self) -> tuple[EntryRef, ...]:
        """Where the copies are once it is done."""
        return tuple(
            EntryRef(cell.stage, cell.element, self._new_id(cell.element, entry))
            for cell in self.cells
            for entry in cell.entries
        )

    def step(self, before: Blueprint) -> Step:
        """`paste_entries` with n, element, stage, and text when it is one."""
        entries = [entry for cell in self.cells for entry in cell.entries]
        elements = {cell.element for cell in self.cells if cell.entries}
        stages = {cell.stage for cell in self.cells if cell.entries}
        facts: dict[str, str | int] = {"n": len(entries)}
        facts["element"] = elements.pop().value if len(elements) == 1 else MIXED
        facts["stage"] = stage_name(before, stages.pop()) if len(stages) == 1 else ""
        if len(entries) == 1:
            facts["text"] = entries[0].text
        return Step("paste_entries", facts)

    def _new_id(self, element: Element, entry: AnyEntry) -> str:
        return derived_id(ENTRY_PREFIXES[element], self.seed, entry.id)

    def _ready(self, blueprint: Blueprint, cell: PastedCell) -> list[AnyEntry] | Refusal:
        """The entries of a cell as they can be kept, or why not."""
        if blueprint.stage(cell.stage) is None:
            return refuse(Code.NOT_THERE, what="stage")
        ready: list[AnyEntry] = []
        for entry in cell.entries:
            if element_of(entry) is not cell.element:
                return refuse(Code.WRONG_ELEMENT, element=cell.element.value)
            clean = prepared(entry, None)
            if isinstance(clean, Refusal):
                return clean
            ready.append(clean)
        return ready


def _linked(entry: AnyEntry, new: Mapping[str, str]) -> AnyEntry:
    """The copy with its links to other originals led to their copies."""

    def to_copy(field: Field) -> Field:
        target = None if field.data_point is None else new.get(field.data_point)
        return field if target is None else replace(field, data_point=target)

    def led(form: AnyEntry) -> AnyEntry:
        if isinstance(form, Trigger) and not new.keys().isdisjoint(form.evidence):
            return replace(form, evidence=tuple(new.get(target, target) for target in form.evidence))
        if isinstance(form, Document):
            fields = mapped(form.fields, to_copy)
            return form if fields is form.fields else replace(form, fields=fields)
        return form

    return in_forms(entry, led)


def _placed(blueprint: Blueprint, cells: Sequence[PastedCell], copies: Sequence[AnyEntry]) -> Blueprint | Refusal:
    board, rest = Cells(blueprint), iter(copies)
    for cell in cells:
        entries = list(islice(rest, len(cell.entries)))
        there = board.get(cell.stage, cell.element)
        if not {entry.id for entry in there}.isdisjoint(entry.id for entry in entries):
            return refuse(Code.ALREADY_THERE, what="entry")
        index = min(max(cell.index, 0), len(there))
        board.put(cell.stage, cell.element, [*there[:index], *entries, *there[index:]])
    return board.done()
