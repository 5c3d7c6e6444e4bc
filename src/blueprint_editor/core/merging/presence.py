"""What stays and what goes when three versions become one.

Where one side removed what the other changed, the choice is carried out on the two sides themselves:
what stays is put back into the side that removed it as it was in the base, with the links to it, and
what goes is taken out of the other side. After that every thing is there in both or new in one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from blueprint_editor.core.differences.changes import Place, Thing
from blueprint_editor.core.differences.mend import Mended, Mending
from blueprint_editor.core.differences.order import inserted
from blueprint_editor.core.differences.outline import LISTS, Outline
from blueprint_editor.core.edits.convert import convert, with_new_ids
from blueprint_editor.core.model import ELEMENTS, AnyEntry, Kind, Stage

from .conflicts import Choice, Conflict, ConflictKind
from .fields import About, Fields, seed_of
from .links import Targets, links_of, relinked, targets_in, unlinked


class Sides:
    """The base and both sides in parts; the sides are changed until nothing is removed here and changed there."""

    def __init__(self, base: Outline, ours: Outline, theirs: Outline, fields: Fields) -> None:
        self.base, self.ours, self.theirs = base, ours, theirs
        self.fields = fields
        self.notes: list[Mended] = []
        self._gone = {id(side): targets_in(base).without(targets_in(side)) for side in (ours, theirs)}
        self._revived: dict[int, list[str]] = {id(ours): [], id(theirs): []}

    def settle(self) -> dict[str, Any]:
        """Decide what stays; gives the stages as they become, by key."""
        self._stages()
        headers = self._headers()
        if self._keep_closing(headers):
            headers = self._headers()
        for thing in LISTS:
            if thing is not Thing.STAGE:
                self._list(thing)
        self._entries()
        self._same_ids()
        self._relink()
        return headers

    def wanted(self, thing: Thing) -> list[str]:
        """What is there of a list: in both, or new in one."""
        base, ours, theirs = (side.things[thing] for side in (self.base, self.ours, self.theirs))
        return [key for key in dict.fromkeys((*ours, *theirs)) if key not in base or (key in ours and key in theirs)]

    def wanted_entries(self) -> list[str]:
        """The entries that are there: in both, or new in one."""
        base, ours, theirs = self.base.entries, self.ours.entries, self.theirs.entries
        return [key for key in dict.fromkeys((*ours, *theirs)) if key not in base or (key in ours and key in theirs)]

    def _headers(self) -> dict[str, Any]:
        things = [side.things[Thing.STAGE] for side in (self.base, self.ours, self.theirs)]
        return {key: self._merged(Thing.STAGE, key, *things) for key in self.wanted(Thing.STAGE)}

    def _merged(self, thing: Thing, key: str, *sides: Mapping[str, Any]) -> Any:
        base, ours, theirs = (side.get(key) for side in sides)
        if ours is None or theirs is None:
            return ours or theirs
        return self.fields.thing(About(thing, key), base, ours, theirs)

    def _asked(self, about: About, has: Outline, base: Any, value: Any) -> bool:
        """Whether what one side changed and the other removed stays."""
        sides = (value, None) if has is self.ours else (None, value)
        return self.fields.stays(about, base, *sides)

    def _stages(self) -> None:
        base = self.base.things[Thing.STAGE]
        for key in base:
            for has, removed in ((self.ours, self.theirs), (self.theirs, self.ours)):
                stages = has.things[Thing.STAGE]
                if key not in stages or key in removed.things[Thing.STAGE] or not self._stage_changed(key, has):
                    continue
                if self._asked(About(Thing.STAGE, key), has, base[key], stages[key]):
                    self._put_back_stage(key, removed)
                else:
                    self._take_out_stage(key, has)

    def _stage_changed(self, key: str, side: Outline) -> bool:
        """Whether a side changed the stage or something in it."""
        if side.things[Thing.STAGE][key] != self.base.things[Thing.STAGE][key]:
            return True
        return any(self._entry_changed(name, side) for name in _in_stage(side, key))

    def _entry_changed(self, key: str, side: Outline) -> bool:
        """Whether a side changed or moved an entry, or added it; links that went with something do not count."""
        base = self.base.entries.get(key)
        if base is None or side.places[key] != self.base.places[key]:
            return True
        entry = side.entries[key]
        return entry != base and entry != unlinked(base, self._gone[id(side)])

    def _put_back_stage(self, key: str, side: Outline) -> None:
        base = self.base
        _put_back(side.things[Thing.STAGE], key, base.things[Thing.STAGE])
        for element in ELEMENTS:
            place = Place(element, key)
            side.cells[place] = []
            for name in base.in_cell(place):
                if name not in side.entries:
                    self._put_back_entry(name, side, place, base.in_cell(place))

    def _put_back_entry(self, key: str, side: Outline, place: Place, like: Sequence[str]) -> None:
        entry = convert(self.base.entries[key], place.element)
        _place_entry(side, key, entry, place, like)
        self._revived[id(side)].append(key)

    def _take_out_stage(self, key: str, side: Outline) -> None:
        """Without the stage, what came into it from elsewhere goes back there."""
        for name in _in_stage(side, key):
            entry, home = side.entries[name], self.base.places.get(name)
            _take_out(side, name)
            if home is not None and home.stage != key and (home.stage in side.things[Thing.STAGE] or home.item):
                _place_entry(side, name, convert(entry, home.element), home, self.base.in_cell(home))
        del side.things[Thing.STAGE][key]

    def _keep_closing(self, headers: Mapping[str, Any]) -> bool:
        """See that a won and a lost stage stay where both sides have one; whether that took something."""
        kept = False
        for kind in (Kind.WON, Kind.LOST):
            if any(stage.kind is kind for stage in headers.values()):
                continue
            if not all(_has_kind(side.blueprint.stages, kind) for side in (self.ours, self.theirs)):
                continue
            last = [key for key, stage in self.base.things[Thing.STAGE].items() if stage.kind is kind][-1:]
            for key in last:
                self._as_in_base(key)
                self.notes.append(Mended(Mending.STAGE_KEPT, key))
                kept = True
        return kept

    def _as_in_base(self, key: str) -> None:
        stage = self.base.things[Thing.STAGE][key]
        for side in (self.ours, self.theirs):
            stages = side.things[Thing.STAGE]
            if key in stages:
                stages[key] = replace(stages[key], kind=stage.kind, probability=stage.probability)
            else:
                self._put_back_stage(key, side)

    def _list(self, thing: Thing) -> None:
        base = self.base.things[thing]
        for key in list(base):
            for has, removed in ((self.ours, self.theirs), (self.theirs, self.ours)):
                things = has.things[thing]
                if key not in things or key in removed.things[thing] or things[key] == base[key]:
                    continue
                if self._asked(About(thing, key), has, base[key], things[key]):
                    _put_back(removed.things[thing], key, base)
                else:
                    del things[key]

    def _entries(self) -> None:
        base = self.base
        for key in list(base.entries):
            for has, removed in ((self.ours, self.theirs), (self.theirs, self.ours)):
                if key not in has.entries or key in removed.entries or not self._entry_changed(key, has):
                    continue
                about = About(Thing.ENTRY, key, place=has.places[key])
                if self._asked(about, has, base.entries[key], has.entries[key]):
                    home = self._home(key, has, removed)
                    like = base.in_cell(home) if home == base.places[key] else has.in_cell(home)
                    self._put_back_entry(key, removed, home, like)
                else:
                    _take_out(has, key)

    def _home(self, key: str, has: Outline, removed: Outline) -> Place:
        """Where an entry is put back: where it was, and where it is now when that place is gone."""
        home = self.base.places[key]
        if home.stage is not None:
            return home if home.stage in removed.things[Thing.STAGE] else has.places[key]
        items = removed.things[Thing.PARKING]
        assert home.item is not None
        if home.item not in items and home.item in has.things[Thing.PARKING]:
            _put_back(items, home.item, self.base.things[Thing.PARKING])
        return home if home.item in items else has.places[key]

    def _same_ids(self) -> None:
        """What both sides added under one id with another content."""
        ours, theirs = self.ours, self.theirs
        for key in [key for key in ours.entries if key in theirs.entries and key not in self.base.entries]:
            values = ours.entries[key], theirs.entries[key]
            places = ours.places[key], theirs.places[key]
            if values[0] == values[1] and places[0] == places[1]:
                continue
            choice = self.fields.ask(
                Conflict(
                    kind=ConflictKind.ADDED,
                    thing=Thing.ENTRY,
                    id=key,
                    place=places[0],
                    ours=values[0],
                    theirs=values[1],
                    can_keep_both=True,
                )
            )
            if choice is Choice.OURS:
                _instead(theirs, key, values[0], places[0])
            elif choice is Choice.THEIRS:
                _instead(ours, key, values[1], places[1])
            else:
                _instead(theirs, key, with_new_ids(values[1], seed_of(values[1])), places[1])

    def _relink(self) -> None:
        """Links to what was put back come back too, where they are still free."""
        for side in (self.ours, self.theirs):
            back = frozenset(self._revived[id(side)])
            for key, entry in self.base.entries.items() if back else ():
                if key in side.entries and key not in back:
                    side.entries[key] = relinked(side.entries[key], entry, back)

    def unlink(self, there: Targets) -> None:
        """Take links to what is not there in the end out of all three, and note those that a side had made anew."""
        was = targets_in(self.base).with_(targets_in(self.ours)).with_(targets_in(self.theirs))
        gone = was.without(there)
        notes: dict[Mended, None] = {}
        for side in (self.ours, self.theirs) if gone else ():
            lost = gone.without(was.without(targets_in(side)))
            for key, entry in side.entries.items() if lost else ():
                before = set(links_of(self.base.entries[key])) if key in self.base.entries else set()
                kept = set(links_of(unlinked(entry, lost)))  # a trigger may lead on to what became a document
                for link in links_of(entry):
                    if link not in kept and link not in before:
                        notes[Mended(Mending.UNLINKED, *link)] = None
        self.notes += sorted(notes, key=lambda note: (note.about, note.target))
        for side in (self.base, self.ours, self.theirs) if gone else ():
            for key, entry in side.entries.items():
                side.entries[key] = unlinked(entry, gone)


def _has_kind(stages: Iterable[Stage], kind: Kind) -> bool:
    return any(stage.kind is kind for stage in stages)


def _in_stage(side: Outline, key: str) -> list[str]:
    return [name for element in ELEMENTS for name in side.in_cell(Place(element, key))]


def _nearest(key: str, keys: Sequence[str], there: Collection[str]) -> str | None:
    """The last of those before the key that is there."""
    return next((other for other in reversed(keys[: keys.index(key)]) if other in there), None)


def _put_back(things: dict[str, Any], key: str, base: Mapping[str, Any]) -> None:
    """Put a thing back into a list, behind what it stood behind."""
    order = inserted(list(things), {key: _nearest(key, list(base), things)})
    values = {**things, key: base[key]}
    things.clear()
    things.update((name, values[name]) for name in order)


def _place_entry(side: Outline, key: str, entry: AnyEntry, place: Place, like: Sequence[str]) -> None:
    """Put an entry into a cell, behind what it stands behind in `like`."""
    side.entries[key] = entry
    side.places[key] = place
    cell = side.in_cell(place)
    side.cells[place] = inserted(cell, {key: _nearest(key, like, cell) if key in like else None})


def _take_out(side: Outline, key: str) -> None:
    cell = side.cells[side.places[key]]
    if key in cell:
        cell.remove(key)
    del side.entries[key], side.places[key]


def _instead(side: Outline, key: str, entry: AnyEntry, place: Place) -> None:
    """Put an entry in the place of what a side has under the key; nowhere when it is there already."""
    like = [entry.id if other == key else other for other in side.in_cell(side.places[key])]
    _take_out(side, key)
    if entry.id not in side.entries:
        _place_entry(side, entry.id, entry, place, like)
