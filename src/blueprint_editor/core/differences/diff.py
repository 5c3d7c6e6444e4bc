"""`diff`: everything that differs between two blueprints, as changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from blueprint_editor.core.edits.convert import convert
from blueprint_editor.core.model import ELEMENTS, AnyEntry, Blueprint

from .changes import WHOLE, Added, AnyChange, Changed, Moved, Place, Removed, Thing
from .order import kept_in_order, predecessors
from .outline import LISTS, PARTS, SCALARS, Outline, equal_cells, keyed, value_fields


def diff(a: Blueprint, b: Blueprint) -> tuple[AnyChange, ...]:
    """The changes from `a` to `b`: none when they are equal, and `take(a, diff(a, b))` is `b`.

    Things are known by their ids, so a stage with another name is changed, not removed and added, and an
    entry in another stage is moved. Near-linear; what is equal costs next to nothing.
    """
    if a is b or a == b:
        return ()
    skip = equal_cells(a, b)
    return tuple(_changes(Outline(a, skip), Outline(b, skip)))


def _changes(a: Outline, b: Outline) -> Iterator[AnyChange]:
    for name in SCALARS:
        if a.scalars[name] != b.scalars[name]:
            yield Changed(thing=Thing.BLUEPRINT, field=name, old=a.scalars[name], new=b.scalars[name])
    for thing in LISTS:
        yield from _list(thing, a.things[thing], b.things[thing])
        if thing is Thing.STAGE:
            yield from _entries(a, b, _cells_of(a, b))
        if thing is Thing.PARKING:
            yield from _entries(a, b, _items_of(a, b))


def _list(
    thing: Thing, old: Mapping[str, Any], new: Mapping[str, Any], owner: str = "", place: Place | None = None
) -> Iterator[AnyChange]:
    """The changes of one list of things."""
    if old == new and list(old) == list(new):
        return
    came_after, follows = predecessors(old), predecessors(new)
    for key, value in old.items():
        if key not in new:
            yield Removed(thing=thing, id=key, owner=owner, place=place, value=value, follows=came_after[key])
    kept = kept_in_order(list(old), list(new))
    for key, value in new.items():
        if key not in old:
            yield Added(thing=thing, id=key, owner=owner, place=place, value=value, follows=follows[key])
            continue
        if key not in kept:
            yield Moved(thing=thing, id=key, owner=owner, place=place, to=place, follows=follows[key])
        yield from fields_changed(thing, key, old[key], value, owner=owner, place=place)


def fields_changed(
    thing: Thing, key: str, old: Any, new: Any, *, owner: str = "", place: Place | None = None
) -> Iterator[Changed]:
    """The fields in which two values of one kind differ."""
    if old == new:
        return
    names = value_fields(thing, new)
    if not names:
        yield Changed(thing=thing, id=key, owner=owner, place=place, field=WHOLE, old=old, new=new)
    for name in names:
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield Changed(thing=thing, id=key, owner=owner, place=place, field=name, old=was, new=now)


def _cells_of(a: Outline, b: Outline) -> Iterator[Place]:
    """The cells of both, those of stages that are gone first."""
    stages = dict.fromkeys((*a.things[Thing.STAGE], *b.things[Thing.STAGE]))
    for key in sorted(stages, key=lambda name: name in b.things[Thing.STAGE]):
        for element in ELEMENTS:
            place = Place(element, key)
            if place in a.cells or place in b.cells:
                yield place


def _items_of(a: Outline, b: Outline) -> Iterable[Place]:
    return dict.fromkeys(place for outline in (a, b) for place in outline.cells if place.item is not None)


def _entries(a: Outline, b: Outline, cells: Iterable[Place]) -> Iterator[AnyChange]:
    for place in cells:
        yield from _cell(a, b, place)


def _cell(a: Outline, b: Outline, place: Place) -> Iterator[AnyChange]:
    old, new = a.in_cell(place), b.in_cell(place)
    came_after, follows = predecessors(old), predecessors(new)
    for key in old:
        if key not in b.entries:
            value = a.entries[key]
            yield Removed(thing=Thing.ENTRY, id=key, place=place, value=value, follows=came_after[key])
    kept = kept_in_order(old, new)
    for key in new:
        if key not in a.entries:
            yield Added(thing=Thing.ENTRY, id=key, place=place, value=b.entries[key], follows=follows[key])
            continue
        if key not in kept:
            yield Moved(thing=Thing.ENTRY, id=key, place=a.places[key], to=place, follows=follows[key])
        yield from entry_changed(key, a.entries[key], b.entries[key], place)


def entry_changed(key: str, old: AnyEntry, new: AnyEntry, place: Place) -> Iterator[AnyChange]:
    """In what an entry differs, with its fields or options; `old` is first made the element that it is now."""
    old = convert(old, place.element)
    if old == new:
        return
    yield from fields_changed(Thing.ENTRY, key, old, new, place=place)
    for name, thing in PARTS.items():
        was, now = (keyed(thing, getattr(entry, name, ())) for entry in (old, new))
        yield from _list(thing, was, now, key, place)
