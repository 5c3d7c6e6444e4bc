"""Edits of the parking lot: put entries aside as they are, and bring them back."""

from __future__ import annotations

from msgspec.structs import replace

from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.ids import ENTRY_PREFIXES, PARKING, derived_id
from blueprint_editor.core.model import ENTRY_TYPES, AnyEntry, Blueprint, Element, EntryRef, ParkingItem, element_of

from .base import Cells, Edit, Step, cleaned, entries_at, refuse, step_of
from .convert import convert, links_that_fit, waiting_links
from .entries import link_targets
from .links import detach, reattach, without_broken_links
from .parking_items import items_of, step_of_items
from .waiting import links_of, places_of, sources_of


class ParkEntries(Edit, frozen=True, tag="park_entries"):
    """Put whole entries into the parking lot; the links to them are remembered there."""

    refs: tuple[EntryRef, ...]
    seed: str
    index: int | None = None
    """Where in the list; none is the end."""

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: one of them is not there."""
        found = entries_at(blueprint, self.refs)
        if isinstance(found, Refusal) or not found:
            return found if isinstance(found, Refusal) else blueprint
        cells = Cells(blueprint)
        cells.take(found)
        items = {
            derived_id(PARKING, self.seed, entry.id): ParkingItem(
                derived_id(PARKING, self.seed, entry.id), entry.text, element=ref.element, stage=ref.stage, entry=entry
            )
            for ref, entry in found.items()
        }
        parked = cells.done()
        last = len(parked.parking)
        at = last if self.index is None else min(max(self.index, 0), last)
        parked = replace(parked, parking=(*parked.parking[:at], *items.values(), *parked.parking[at:]))
        parked, links = detach(parked, *link_targets(list(found.values())))

        def with_links(item: ParkingItem) -> ParkingItem:
            if item.id not in items or item.entry is None or item.entry.id not in links:
                return item
            its = links[item.entry.id]
            return replace(item, linked_from=sources_of(its), linked_at=places_of(its))

        return replace(parked, parking=tuple(map(with_links, parked.parking)))

    def step(self, before: Blueprint) -> Step:
        """`park_entries` with n, element, and text when it is one."""
        return step_of("park_entries", before, self.refs)


class Unpark(Edit, frozen=True, tag="unpark"):
    """Bring points back: each where it came from unless said otherwise, at the end unless there is an index."""

    items: tuple[str, ...]
    stage: str | None = None
    element: Element | None = None
    index: int | None = None

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: a point or its stage is not there, or nothing says which element it is."""
        result: Blueprint | Refusal = blueprint
        for number, name in enumerate(dict.fromkeys(self.items)):
            if isinstance(result, Refusal):
                break
            result = self._back(result, name, None if self.index is None else max(self.index, 0) + number)
        return result

    def _back(self, blueprint: Blueprint, name: str, index: int | None) -> Blueprint | Refusal:
        item = _item(blueprint, name)
        if item is None:
            return refuse(Code.NOT_THERE, what="item")
        stage = self._stage(blueprint, item)
        if stage is None or blueprint.stage(stage) is None:
            return refuse(Code.NOT_THERE, what="stage")
        element = self.element or element_to(item)
        if element is None:
            return refuse(Code.WRONG_ELEMENT, element="")
        entry = cleaned(_entry_of(item, element))
        if isinstance(entry, Refusal):
            return entry
        if not entry.text.strip() and item.entry is None:
            return refuse(Code.EMPTY_TEXT)
        links = links_of(item.linked_from, item.linked_at)
        ready = convert(entry, element, links)
        if ready is not entry:
            ready = without_broken_links(blueprint, ready)
            links = (*waiting_links(entry, element), *links_that_fit(links, element))
        cells = Cells(blueprint)
        cell = list(cells.get(stage, element))
        if any(there.id == ready.id for there in cell):
            return refuse(Code.ALREADY_THERE, what="entry")
        cell.insert(len(cell) if index is None else min(index, len(cell)), ready)
        cells.put(stage, element, cell)
        result = cells.done()
        rest = tuple(other for other in result.parking if other is not item)
        return reattach(replace(result, parking=rest), {ready.id: links})

    def step(self, before: Blueprint) -> Step:
        """`unpark` with n, and the text when it is one."""
        return step_of_items("unpark", items_of(before, self.items))

    def _stage(self, blueprint: Blueprint, item: ParkingItem) -> str | None:
        if self.stage is not None:
            return self.stage
        if item.stage is not None and blueprint.stage(item.stage) is not None:
            return item.stage
        return blueprint.stages[0].id if blueprint.stages else None


def element_to(item: ParkingItem) -> Element | None:
    """The element that a point goes back to by itself, or none when nothing says so."""
    return item.element if item.entry is None else element_of(item.entry)


def unparked_id(item: ParkingItem, element: Element) -> str:
    """The id of the entry that a point becomes there."""
    return item.entry.id if item.entry is not None else derived_id(ENTRY_PREFIXES[element], item.id, item.id)


def _item(blueprint: Blueprint, name: str) -> ParkingItem | None:
    return next((item for item in blueprint.parking if item.id == name), None)


def _entry_of(item: ParkingItem, element: Element) -> AnyEntry:
    """The entry that was parked, or a new one; an entry has no owner or date of its own: its note keeps those."""
    entry = item.entry
    if entry is None:
        entry = ENTRY_TYPES[element](unparked_id(item, element), item.text)
    said = " · ".join(filter(None, (item.owner, item.due)))
    note = "\n".join(filter(None, (entry.note, item.note, said)))
    return entry if note == entry.note else replace(entry, note=note)
