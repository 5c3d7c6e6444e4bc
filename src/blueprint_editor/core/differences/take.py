"""`take`: carry changes out on a blueprint; and which changes need which others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from blueprint_editor.core.edits.convert import convert
from blueprint_editor.core.model import Blueprint, Kind

from .changes import WHOLE, Added, AnyChange, Changed, Moved, Place, Removed, Thing
from .mend import mended
from .order import inserted
from .outline import PARTS, Outline, keyed

_Part = tuple[Thing, str]
_TOGETHER: dict[Thing, tuple[frozenset[str], ...]] = {
    Thing.STAGE: (frozenset({"kind", "probability"}),),
    Thing.FIELD: (frozenset({"standardised", "data_point"}),),
    Thing.PHASE: (frozenset({"first", "last", "after"}),),
    Thing.PARKING: (frozenset({"linked_from", "linked_at"}),),
}


class NotThere(Exception):  # noqa: N818
    """A change is about something that the blueprint does not have, or adds what it has already."""


def together(thing: Thing, field: str) -> frozenset[str]:
    """The fields that only make sense together with this one, itself among them."""
    return next((unit for unit in _TOGETHER.get(thing, ()) if field in unit), frozenset({field}))


def take(blueprint: Blueprint, changes: Iterable[AnyChange]) -> Blueprint:
    """The blueprint with these changes, exactly: `take(a, diff(a, b))` is `b`. Raises NotThere.

    Some of the changes of a diff can leave links that lead nowhere; `take_some` sees to that.
    """
    all_changes = tuple(changes)
    if not all_changes:
        return blueprint
    return _Taking(blueprint).done(all_changes)


def take_some(blueprint: Blueprint, changes: Sequence[AnyChange], picked: Collection[int]) -> Blueprint:
    """The blueprint with the picked of its changes and what they need; what is left of links stays whole."""
    wanted = with_needs(changes, picked)
    if len(wanted) == len(changes):
        return take(blueprint, changes)
    result = take(blueprint, _chosen(changes, wanted))
    return mended(result, (blueprint, take(blueprint, changes)))[0]


def with_needs(changes: Sequence[AnyChange], picked: Collection[int]) -> frozenset[int]:
    """The picked changes (indexes) with all that they cannot do without."""
    return Picks(changes).ticked(frozenset(), picked, on=True)


def needs(changes: Sequence[AnyChange]) -> tuple[frozenset[int], ...]:
    """For each change the others (indexes) that it cannot do without: an entry in a new stage needs the stage."""
    return _Needs(changes).all()


class Picks:
    """Which changes of a diff are ticked: one comes with all it needs, and takes along what needs it when it goes."""

    def __init__(self, changes: Sequence[AnyChange]) -> None:
        self._needs = needs(changes)
        needed_by: list[set[int]] = [set() for _ in changes]
        for at, others in enumerate(self._needs):
            for other in others:
                needed_by[other].add(at)
        self._needed_by = tuple(frozenset(others) for others in needed_by)

    def ticked(self, before: frozenset[int], indexes: Collection[int], *, on: bool) -> frozenset[int]:
        """What is ticked once these are, or no longer are."""
        if on:
            return before | _reached(self._needs, indexes)
        return before - _reached(self._needed_by, indexes)


def _reached(steps: Sequence[frozenset[int]], start: Collection[int]) -> frozenset[int]:
    found: set[int] = set()
    waiting = list(start)
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += steps[here]
    return frozenset(found)


class _Needs:
    def __init__(self, changes: Sequence[AnyChange]) -> None:
        self._changes = changes
        self._found: list[set[int]] = [set() for _ in changes]
        self._added: dict[_Part, int] = {}
        self._removed: dict[_Part, int] = {}
        self._moved: dict[str, int] = {}
        for at, change in enumerate(changes):
            if isinstance(change, Added):
                self._added[change.thing, change.id] = at
            if isinstance(change, Removed):
                self._removed[change.thing, change.id] = at
            if isinstance(change, Moved) and change.thing is Thing.ENTRY:
                self._moved[change.id] = at

    def all(self) -> tuple[frozenset[int], ...]:
        """For each change what it needs."""
        units: dict[tuple[Thing, str, str, frozenset[str]], list[int]] = {}
        for at, change in enumerate(self._changes):
            match change:
                case Added():
                    self._stands_in(at, change.place)
                case Moved():
                    self._stands_in(at, change.to)
                    self._leaves(at, change.place)
                case Removed():
                    self._leaves(at, change.place)
                case Changed():
                    unit = together(change.thing, change.field)
                    units.setdefault((change.thing, change.owner, change.id, unit), []).append(at)
                    self._as_it_becomes(at, change)
        for ats in units.values():
            for at in ats:
                self._found[at].update(ats)
        self._closing_stages()
        self._one_of_each_id()
        return tuple(frozenset(found - {at}) for at, found in enumerate(self._found))

    def _stands_in(self, at: int, place: Place | None) -> None:
        """An entry needs the new stage or item it stands in; a new item needs its entry too."""
        if place is None:
            return
        if place.stage is not None:
            self._found[at].update(self._at(self._added, (Thing.STAGE, place.stage)))
        if place.item is not None:
            for item in self._at(self._added, (Thing.PARKING, place.item)):
                self._found[at].add(item)
                self._found[item].add(at)

    def _leaves(self, at: int, place: Place | None) -> None:
        """A stage or item can only go when what stands in it goes."""
        if place is None:
            return
        key = (Thing.STAGE, place.stage) if place.stage is not None else (Thing.PARKING, place.item or "")
        for other in self._at(self._removed, key):
            self._found[other].add(at)
            if place.item is not None:
                self._found[at].add(other)

    def _as_it_becomes(self, at: int, change: Changed) -> None:
        """A field of what the entry becomes needs the conversion."""
        moved = self._moved.get(change.owner or change.id) if change.place is not None else None
        if moved is not None:
            other = self._changes[moved]
            assert isinstance(other, Moved)
            if other.place is not None and other.to is not None and other.place.element is not other.to.element:
                self._found[at].add(moved)

    def _closing_stages(self) -> None:
        """A won or lost stage goes, or becomes open, only together with the one that comes for it."""
        for kind in (Kind.WON, Kind.LOST):
            goes, comes = [], []
            for at, change in enumerate(self._changes):
                if change.thing is not Thing.STAGE:
                    continue
                match change:
                    case Removed() if change.value.kind is kind:
                        goes.append(at)
                    case Added() if change.value.kind is kind:
                        comes.append(at)
                    case Changed(field="kind"):
                        goes += [at] if change.old is kind else []
                        comes += [at] if change.new is kind else []
                    case _:
                        pass
            for at in goes:
                self._found[at].update(comes)

    def _one_of_each_id(self) -> None:
        """What brings a part along, a field say, needs what takes the part of this id away elsewhere."""
        gone: dict[str, set[int]] = {}
        for at, change in enumerate(self._changes):
            for one in _ids_of(change, brought=False):
                gone.setdefault(one, set()).add(at)
        for at, change in enumerate(self._changes) if gone else ():
            for one in _ids_of(change, brought=True):
                self._found[at].update(gone.get(one, ()))

    @staticmethod
    def _at(where: Mapping[_Part, int], key: _Part) -> list[int]:
        return [where[key]] if key in where else []


def _ids_of(change: AnyChange, *, brought: bool) -> Iterator[str]:
    """The ids of the fields and options that a change brings, or takes away."""
    if isinstance(change, Added if brought else Removed):
        if change.owner:
            yield change.id
        for name in PARTS:
            yield from (part.id for part in getattr(change.value, name, ()))


def _chosen(changes: Sequence[AnyChange], wanted: Collection[int]) -> list[AnyChange]:
    """The wanted changes, each behind what is there of those before it."""
    skipped: dict[tuple[Thing, str, str], str | None] = {}
    for at, change in enumerate(changes):
        if at not in wanted and isinstance(change, Added | Moved):
            skipped[change.thing, change.owner, change.id] = change.follows
    chosen: list[AnyChange] = []
    for at in sorted(wanted):
        change = changes[at]
        if isinstance(change, Added | Moved):
            follows = change.follows
            while follows is not None and (change.thing, change.owner, follows) in skipped:
                follows = skipped[change.thing, change.owner, follows]
            change = replace(change, follows=follows)
        chosen.append(change)
    return chosen


class _Taking:
    """The parts of a blueprint while changes are carried out on them."""

    def __init__(self, blueprint: Blueprint) -> None:
        self._outline = Outline(blueprint)

    def done(self, changes: Sequence[AnyChange]) -> Blueprint:
        """The blueprint with the changes."""
        parts: dict[tuple[Thing, str], list[AnyChange]] = {}
        lists: dict[Thing, list[AnyChange]] = {}
        entries: list[AnyChange] = []
        for change in changes:
            if change.owner:
                parts.setdefault((change.thing, change.owner), []).append(change)
            elif change.thing is Thing.ENTRY:
                entries.append(change)
            elif isinstance(change, Changed) and change.thing is Thing.BLUEPRINT:
                self._outline.scalars[change.field] = change.new
            else:
                lists.setdefault(change.thing, []).append(change)
        for thing, its in lists.items():
            self._outline.things[thing] = _list(self._outline.things[thing], its)
        self._entries(entries)
        for (thing, owner), its in parts.items():
            self._parts(thing, owner, its)
        return self._outline.together()

    def _entries(self, changes: Sequence[AnyChange]) -> None:
        outline = self._outline
        gone: dict[Place, set[str]] = {}
        new: dict[Place, dict[str, str | None]] = {}
        for change in changes:
            if isinstance(change, Added):
                if change.id in outline.entries:
                    raise NotThere(change.id)
                assert change.place is not None
                outline.entries[change.id] = change.value
                new.setdefault(change.place, {})[change.id] = change.follows
                continue
            if change.id not in outline.entries:
                raise NotThere(change.id)
            if isinstance(change, Changed):
                continue
            gone.setdefault(outline.places[change.id], set()).add(change.id)
            if isinstance(change, Moved):
                assert change.to is not None
                outline.entries[change.id] = convert(outline.entries[change.id], change.to.element)
                new.setdefault(change.to, {})[change.id] = change.follows
            else:
                del outline.entries[change.id]
        for change in changes:
            if isinstance(change, Changed):
                outline.entries[change.id] = replace(outline.entries[change.id], **{change.field: change.new})
        for place in dict.fromkeys((*gone, *new)):
            kept = [key for key in outline.in_cell(place) if key not in gone.get(place, ())]
            outline.cells[place] = inserted(kept, new.get(place, {}))

    def _parts(self, thing: Thing, owner: str, changes: Sequence[AnyChange]) -> None:
        name = next(name for name, kind in PARTS.items() if kind is thing)
        entry = self._outline.entries.get(owner)
        if entry is None or not hasattr(entry, name):
            raise NotThere(owner)
        parts = _list(keyed(thing, getattr(entry, name)), changes)
        self._outline.entries[owner] = replace(entry, **{name: tuple(parts.values())})


def _list(things: Mapping[str, Any], changes: Sequence[AnyChange]) -> dict[str, Any]:
    """One list of things with its changes."""
    values = dict(things)
    new: dict[str, str | None] = {}
    gone: set[str] = set()
    for change in changes:
        if isinstance(change, Added) is (change.id in things):
            raise NotThere(change.id)
        match change:
            case Added():
                values[change.id] = change.value
                new[change.id] = change.follows
            case Removed():
                gone.add(change.id)
            case Moved():
                gone.add(change.id)
                new[change.id] = change.follows
            case Changed(field=field, new=value):
                old = values[change.id]
                values[change.id] = (
                    value if field == WHOLE and not hasattr(old, WHOLE) else replace(old, **{field: value})
                )
    return {key: values[key] for key in inserted((key for key in things if key not in gone), new)}
