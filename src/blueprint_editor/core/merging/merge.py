"""`merge`: what two sides made of one blueprint, as one blueprint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from blueprint_editor.core.differences.changes import Place, Thing
from blueprint_editor.core.differences.mend import Mended, mended
from blueprint_editor.core.differences.outline import LISTS, SCALARS, Outline, equal_cells, free
from blueprint_editor.core.edits.convert import convert, with_new_ids
from blueprint_editor.core.ids import PARKING, derived_id
from blueprint_editor.core.model import AnyEntry, Blueprint, Element, ParkingItem, element_of

from .conflicts import Answers, Choice, Conflict, ConflictKind
from .fields import About, Fields, changed_by_one, second, seed_of
from .links import targets_of
from .presence import Sides


class Merge(msgspec.Struct, frozen=True):
    """The blueprint that came of a merge, its conflicts, and what had to be mended in it."""

    base: Blueprint
    ours: Blueprint
    theirs: Blueprint
    blueprint: Blueprint
    conflicts: tuple[Conflict, ...] = ()
    mended: tuple[Mended, ...] = ()

    def resolve(self, choices: Mapping[str, Choice], otherwise: Choice | None = None) -> Merge:
        """The merge with these choices by the keys of conflicts; `otherwise` is for all others, none as it was."""
        return merge(self.base, self.ours, self.theirs, choices, otherwise)


def merge(
    base: Blueprint,
    ours: Blueprint,
    theirs: Blueprint,
    choices: Mapping[str, Choice] | None = None,
    otherwise: Choice | None = None,
) -> Merge:
    """One blueprint with what both sides did to `base`; what cannot be both is a conflict.

    Without a choice a conflict loses nothing that one side made and ours stays where one must: see `Conflict`.
    The blueprint is whole: links to what is gone are taken out, which `mended` tells. It is the same
    whichever side is ours, apart from the conflicts and the id of the whole, which stays ours. Near-linear; what is
    equal costs next to nothing.
    """
    one, value = changed_by_one(base, ours, theirs)
    if one:
        return Merge(base, ours, theirs, value)
    return _Merging(base, ours, theirs, Answers(choices or {}, otherwise)).done()


class _Merging:
    """The three versions in parts while they become one."""

    def __init__(self, base: Blueprint, ours: Blueprint, theirs: Blueprint, answers: Answers) -> None:
        self._versions = base, ours, theirs
        self._answers = answers
        self._fields = Fields(answers)
        skip = equal_cells(base, ours, theirs)
        self._base, self._ours, self._theirs = (Outline(version, skip) for version in self._versions)
        self._result = Outline(ours, skip)
        self._held = [{place.item for place, keys in side.cells.items() if keys} for side in (self._ours, self._theirs)]
        self._sides = Sides(self._base, self._ours, self._theirs, self._fields)
        self._copies: dict[str, AnyEntry] = {}

    def done(self) -> Merge:
        """The merge."""
        base, ours, theirs = self._versions
        result = self._result
        headers = self._sides.settle()
        for name in SCALARS:
            sides = (getattr(version, name) for version in self._versions)
            result.scalars[name] = (
                ours.id if name == "id" and base.id != theirs.id else self._fields.scalar(name, *sides)
            )
        places = self._places()
        self._sides.unlink(targets_of(places))
        self._entries(places)
        for thing in LISTS:
            self._list(thing, headers if thing is Thing.STAGE else self._things(thing))
        self._cells(places)
        self._items()
        blueprint, notes = mended(result.together(), self._versions)
        notes = tuple(dict.fromkeys((*self._sides.notes, *notes)))
        return Merge(base, ours, theirs, blueprint, self._answers.heard, notes)

    def _places(self) -> dict[str, Place]:
        """Where each entry comes to stand."""
        found: dict[str, Place] = {}
        for key in self._sides.wanted_entries():
            base, ours, theirs = (side.places.get(key) for side in (self._base, self._ours, self._theirs))
            if ours is None or theirs is None:
                place = ours or theirs
                assert place is not None
                found[key] = place
            else:
                found[key] = self._place(key, base or ours, ours, theirs)
        return found

    def _place(self, key: str, base: Place, ours: Place, theirs: Place) -> Place:
        if theirs in {ours, base} or ours == base:
            return theirs if ours == base else ours
        sides = [(side.stage, side.item) for side in (base, ours, theirs)]
        apart, (stage, item) = changed_by_one(*sides)
        if not apart:
            (stage, item) = self._chosen(ConflictKind.MOVED, key, (base, ours, theirs), sides)
        apart, element = changed_by_one(base.element, ours.element, theirs.element)
        if not apart:
            elements = [side.element for side in (base, ours, theirs)]
            element = self._chosen(ConflictKind.CHANGED, key, elements, elements)
        return Place(element, stage, item)

    def _chosen(self, kind: ConflictKind, key: str, told: Sequence[Any], sides: Sequence[Any]) -> Any:
        conflict = Conflict(
            kind=kind,
            thing=Thing.ENTRY,
            id=key,
            fields=("element",) if kind is ConflictKind.CHANGED else (),
            place=self._ours.places[key],
            base=told[0],
            ours=told[1],
            theirs=told[2],
            can_keep_both=True,
        )
        choice = self._answers.ask(conflict)
        if choice is Choice.BOTH:
            self._copies[key] = self._theirs.entries[key]
        return sides[2] if choice is Choice.THEIRS else sides[1]

    def _entries(self, places: Mapping[str, Place]) -> None:
        """The entries as they become, each as the element that it becomes."""
        result: dict[str, AnyEntry] = {}
        for key, place in places.items():
            ours, theirs = self._ours.entries.get(key), self._theirs.entries.get(key)
            base = self._base.entries.get(key)
            if ours is None or theirs is None:
                only = ours or theirs
                assert only is not None
                result[key] = convert(only, place.element)
                continue
            versions = [None if one is None else convert(one, place.element) for one in (base, ours, theirs)]
            result[key] = self._fields.thing(About(Thing.ENTRY, key, place=place), *versions)
            if (Thing.ENTRY, key) in self._fields.twice:
                self._copies[key] = theirs
        self._result.entries = result

    def _things(self, thing: Thing) -> dict[str, Any]:
        base, ours, theirs = (side.things[thing] for side in (self._base, self._ours, self._theirs))
        found: dict[str, Any] = {}
        for key in self._sides.wanted(thing):
            if key in ours and key in theirs:
                found[key] = self._fields.thing(About(thing, key), base.get(key), ours[key], theirs[key])
            else:
                found[key] = ours.get(key, theirs.get(key))
        return found

    def _list(self, thing: Thing, things: Mapping[str, Any]) -> None:
        base, ours, theirs = (side.order(thing) for side in (self._base, self._ours, self._theirs))
        values: dict[str, Any] = {}
        for key in self._fields.order(About(thing), base, ours, theirs, things):
            values[key] = things[key]
            other = self._fields.twice.get((thing, key))
            if other is not None:
                copy = second(other, key)
                name = getattr(copy, "id", free(key, things))
                values |= {} if name in things else {name: copy}
        self._result.things[thing] = values

    def _cells(self, places: Mapping[str, Place]) -> None:
        wanted: dict[Place, list[str]] = {}
        for key, place in places.items():
            wanted.setdefault(place, []).append(key)
        sides = (self._base, self._ours, self._theirs)
        cells = dict.fromkeys(place for side in sides for place in side.cells)
        self._result.cells = {}
        for place in dict.fromkeys((*cells, *wanted)):
            if place not in cells:  # the stage is from one side, the element from the other: neither touched this cell
                for side in (*sides, self._result):
                    side.open(place)
                wanted[place] = [*self._ours.in_cell(place), *wanted[place]]
            base, ours, theirs = (side.in_cell(place) for side in sides)
            about = About(Thing.ENTRY, place=place)
            self._result.cells[place] = self._fields.order(about, base, ours, theirs, wanted.get(place, []))
        for key, entry in self._copies.items():
            self._copy(key, entry, places[key])

    def _copy(self, key: str, entry: AnyEntry, beside: Place) -> None:
        """A second entry with what the other side has, where that side has it."""
        copy = with_new_ids(entry, seed_of(entry))
        if copy.id in self._result.entries:
            return
        place = self._theirs.places[key]
        there = self._result.things
        if place.stage is not None and place.stage not in there[Thing.STAGE]:
            place = Place(place.element, beside.stage, beside.item)
        if place.item is not None and (place.item not in there[Thing.PARKING] or self._in_item(place.item)):
            place = Place(place.element, self._base_stage(key, beside))
        self._result.entries[copy.id] = copy
        self._result.open(place)
        cell = self._result.cells.setdefault(place, [])
        cell.insert(cell.index(key) + 1 if key in cell else len(cell), copy.id)

    def _in_item(self, item: str) -> list[str]:
        return [key for element in Element for key in self._result.in_cell(Place(element, item=item))]

    def _base_stage(self, key: str, beside: Place) -> str | None:
        return beside.stage or next(iter(self._result.things[Thing.STAGE]), None)

    def _items(self) -> None:
        """Items hold one entry each; one that was made for an entry goes when the entry came to stand elsewhere."""
        result = self._result
        items: dict[str, ParkingItem] = {}
        for key, item in result.things[Thing.PARKING].items():
            inside = self._in_item(key)
            made_for_it = key not in self._base.things[Thing.PARKING] and any(key in held for held in self._held)
            if not inside and made_for_it:
                continue
            items[key] = item
            if inside:
                items[key] = self._labelled(key, item, result.entries[inside[0]])
            for other in inside[1:]:
                entry = result.entries[other]
                name = derived_id(PARKING, key, other)
                result.cells[Place(element_of(entry), item=key)].remove(other)
                result.cells[Place(element_of(entry), item=name)] = [other]
                items[name] = ParkingItem(name, entry.text, element=element_of(entry))
        result.things[Thing.PARKING] = items

    def _labelled(self, key: str, item: ParkingItem, entry: AnyEntry) -> ParkingItem:
        """An item that was made for its entry goes on saying what the entry is."""
        if key in self._base.things[Thing.PARKING]:
            return item
        for side in (self._ours, self._theirs):
            its = side.entries.get(entry.id)
            if its is not None and its.text == item.text and key in side.things[Thing.PARKING]:
                return replace(item, text=entry.text, element=element_of(entry))
        return item
