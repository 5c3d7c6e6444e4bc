"""The entries that someone added, changed, moved and took away in the picture, done to those of the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from blueprint_editor.core import ids
from blueprint_editor.core.edits import AddEntries, ChangeEntry, DeleteEntries, MoveEntries, SetDeliberatelyEmpty
from blueprint_editor.core.edits.base import Cells
from blueprint_editor.core.model import ENTRY_TYPES, AnyEntry, Element, EntryRef, find

from .picture_cells import ChangedCell
from .picture_items import Item, is_dash, items_of, key_of, origins
from .picture_state import Merging


class _Deed(NamedTuple):
    """A changed cell: its entries of before, its items now, and for each the entry that it is, or none."""

    cell: ChangedCell
    element: Element
    entries: tuple[AnyEntry, ...]
    items: tuple[Item, ...]
    found: list[AnyEntry | None]

    def gone(self) -> list[AnyEntry]:
        """The entries whose item is no longer there."""
        kept = {entry.id for entry in self.found if entry}
        return [entry for entry in self.entries if entry.id not in kept]


def merge_entries(cells: Iterable[ChangedCell], merging: Merging) -> None:
    """Do to the tables' entries what someone did to these cells of the picture."""
    deeds = [deed for cell in cells if (deed := _deed(cell, merging))]
    moved = _moves(deeds)
    for deed in deeds:
        _rename(deed, merging)
    for deed in deeds:
        _place(deed, moved, merging)
    _remove(deeds, moved, merging)
    for deed in deeds:
        _order(deed, merging)
        _mark(deed, merging)


def _deed(cell: ChangedCell, merging: Merging) -> _Deed | None:
    """What was done to a cell, or none when that is not to be known: it was not written whole."""
    element = Element(cell.key)
    stage = merging.stage_before(cell.stage)
    entries = stage.cell(element) if stage else ()
    before = () if is_dash(cell.before) else items_of(cell.before).items
    if len(before) > len(entries) or any(
        one.key != key_of(entry.text) for one, entry in zip(before, entries, strict=False)
    ):
        merging.not_taken(cell.name)
        return None
    items = () if is_dash(cell.now) else items_of(cell.now).items
    if is_dash(cell.before):
        items = tuple(item for item in items if not is_dash(item.text))
    places = origins([one.key for one in before], [one.key for one in items])
    kept = [(item, None if place is None else entries[place]) for item, place in zip(items, places, strict=True)]
    kept = [(item, entry) for item, entry in kept if entry or item.key]
    shown = entries[: len(before)]
    return _Deed(cell, element, shown, tuple(item for item, _ in kept), [entry for _, entry in kept])


def _moves(deeds: Sequence[_Deed]) -> set[str]:
    """Find the items that went from one cell to another, and say in `found` which entries they are."""
    left: dict[str, list[tuple[Element, AnyEntry]]] = defaultdict(list)
    for deed in deeds:
        for entry in deed.gone():
            left[key_of(entry.text)].append((deed.element, entry))
    moved: set[str] = set()
    for same in (True, False):
        for deed in deeds:
            for index, item in enumerate(deed.items):
                fitting = [one for one in left.get(item.key, ()) if not same or one[0] is deed.element]
                if deed.found[index] is None and fitting:
                    left[item.key].remove(fitting[0])
                    deed.found[index] = fitting[0][1]
                    moved.add(fitting[0][1].id)
    return moved


def _rename(deed: _Deed, merging: Merging) -> None:
    for item, entry in zip(deed.items, deed.found, strict=True):
        if entry is None or item.key == key_of(entry.text):
            continue
        now, ref = merging.in_tables(entry.id), merging.places.get(entry.id)
        current = find(merging.current, ref) if ref else None
        if now is None or ref is None or current is None:
            merging.gone(deed.cell.name, item.text, deed.element)
        elif now.text == entry.text:
            to = msgspec.structs.replace(current, text=item.text)
            merging.changed += merging.do(ChangeEntry(ref, to), deed.cell.name)
        elif key_of(now.text) != item.key:
            merging.conflict(deed.cell.name, item.text, now.text, deed.element)


def _place(deed: _Deed, moved: set[str], merging: Merging) -> None:
    """Put new items and those from other cells behind the item that they stand below."""
    if merging.current.stage(deed.cell.stage) is None:
        if any(entry is None or entry.id in moved for entry in deed.found):
            merging.not_taken(deed.cell.name)
        return
    last = ""
    for index, (item, entry) in enumerate(zip(deed.items, deed.found, strict=True)):
        if entry is None:
            new = _add(deed, item, last, merging)
            deed.found[index] = new
            last = new.id if new else last
        else:
            if entry.id in moved:
                _move(deed, entry, last, merging)
            last = entry.id


def _add(deed: _Deed, item: Item, last: str, merging: Merging) -> AnyEntry | None:
    stage = merging.current.stage(deed.cell.stage)
    cell = stage.cell(deed.element) if stage else ()
    taken = {entry.id for entry in deed.found if entry}
    for entry in cell:  # typed in the table as well
        if entry.id not in merging.before_places and entry.id not in taken and key_of(entry.text) == item.key:
            return entry
    new = ENTRY_TYPES[deed.element](ids.new_id(ids.ENTRY_PREFIXES[deed.element], merging.random), item.text)
    place = _behind(last, cell)
    if not merging.do(AddEntries(deed.cell.stage, deed.element, place, (new,)), deed.cell.name):
        return None
    merging.places[new.id] = EntryRef(deed.cell.stage, deed.element, new.id)
    merging.added += 1
    return new


def _move(deed: _Deed, entry: AnyEntry, last: str, merging: Merging) -> None:
    """Move an entry here, unless the table moved it too."""
    ref, stage = merging.places.get(entry.id), merging.current.stage(deed.cell.stage)
    target = EntryRef(deed.cell.stage, deed.element, entry.id)
    if ref is None or stage is None:
        merging.gone(deed.cell.name, entry.text, deed.element)
    elif ref == target:
        return
    elif ref != merging.before_places.get(entry.id):
        merging.not_taken(deed.cell.name)
    else:
        place = _behind(last, stage.cell(deed.element))
        if merging.do(MoveEntries((ref,), target.stage, target.element, place), deed.cell.name):
            merging.places[entry.id] = target
            merging.changed += 1


def _remove(deeds: Sequence[_Deed], moved: set[str], merging: Merging) -> None:
    """Take the entries away that the tables left as they were, all at once: one may be linked to another."""
    refs: dict[EntryRef, str] = {}
    for deed in deeds:
        for entry in deed.gone():
            now, ref = merging.in_tables(entry.id), merging.places.get(entry.id)
            if entry.id in moved or now is None or ref is None:
                continue
            if now == entry and ref == merging.before_places[entry.id]:
                refs[ref] = deed.cell.name
            else:
                merging.gone(deed.cell.name, now.text, deed.element)
    if refs and merging.do(DeleteEntries(tuple(refs)), next(iter(refs.values()))):
        merging.removed += len(refs)
        for ref in refs:
            del merging.places[ref.id]


def _order(deed: _Deed, merging: Merging) -> None:
    """The order of the picture, where the table left its own as it was."""
    stage = merging.current.stage(deed.cell.stage)
    if stage is None:
        return
    cell = stage.cell(deed.element)
    there = {entry.id: entry for entry in cell}
    wanted = [entry.id for entry in deed.found if entry and entry.id in there]
    before = [entry.id for entry in deed.entries if entry.id in wanted]
    if [one for one in wanted if one in before] == before:
        return
    if [entry.id for entry in cell if entry.id in before] != before:
        merging.not_taken(deed.cell.name)
        return
    turns = iter(wanted)
    cells = Cells(merging.current)
    cells.put(stage.id, deed.element, [there[next(turns)] if one.id in wanted else one for one in cell])
    merging.current = cells.done()
    merging.changed += 1


def _mark(deed: _Deed, merging: Merging) -> None:
    """A dash alone says that a cell is empty on purpose; an empty cell that had one says no longer."""
    stage = merging.current.stage(deed.cell.stage)
    if stage is None or stage.cell(deed.element):
        return
    on = is_dash(deed.cell.now)
    if on is not (deed.element in stage.deliberately_empty) and (on or not deed.cell.now.strip()):
        merging.changed += merging.do(SetDeliberatelyEmpty(stage.id, deed.element, on), deed.cell.name)


def _behind(last: str, cell: Sequence[AnyEntry]) -> int:
    return next((index for index, entry in enumerate(cell, 1) if entry.id == last), 0)
