"""A blueprint taken apart into things with a key, and put together again.

Only the cells asked for are taken apart; the others stay as they are in the blueprint it came from.
What does not change is the same object afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from blueprint_editor.core.model import (
    CELL_NAMES,
    ELEMENTS,
    AnyEntry,
    Blueprint,
    Element,
    Stage,
    element_of,
)
from blueprint_editor.core.text import fold

from .changes import Place, Thing

LISTS: dict[Thing, str] = {
    Thing.ROLE: "roles",
    Thing.STAGE: "stages",
    Thing.PHASE: "journey",
    Thing.PARKING: "parking",
    Thing.AGENDA: "agenda",
    Thing.SIGN_OFF: "sign_offs",
    Thing.KEPT_FINDING: "kept_findings",
    Thing.RULE_LEVEL: "rule_levels",
    Thing.PORTAL: "portals",
}
"""The lists of the blueprint whose things are compared one by one; any other field is one value."""

PARTS: dict[str, Thing] = {"fields": Thing.FIELD, "options": Thing.OPTION}
"""The lists of an entry whose things are compared one by one."""

_KEYS: dict[Thing, Callable[[Any], str]] = {
    Thing.ROLE: fold,
    Thing.AGENDA: lambda item: str(item.text),
    Thing.SIGN_OFF: lambda item: str(item.item),
    Thing.KEPT_FINDING: lambda kept: f"{kept.code} {kept.about}",
    Thing.RULE_LEVEL: lambda pair: str(pair[0]),
    Thing.PORTAL: lambda link: str(link.account),
}

SCALARS = tuple(name for name in Blueprint.__struct_fields__ if name not in LISTS.values())
"""The fields of the blueprint that are one value each."""

NO_CELLS: Mapping[str, Any] = dict.fromkeys(CELL_NAMES.values(), ())
CellKey = tuple[str, Element]
"""A stage's id and an element."""


def keyed(thing: Thing, items: Iterable[Any]) -> dict[str, Any]:
    """The things of a list by what they are known by; one that is known by the same gets a key of its own."""
    key_of = _KEYS.get(thing, lambda item: str(item.id))
    found: dict[str, Any] = {}
    for item in items:
        found[free(key_of(item), found)] = item
    return found


def free(key: str, taken: Collection[str]) -> str:
    """The key, with a mark behind it as often as it is taken."""
    while key in taken:
        key += "'"
    return key


def value_fields(thing: Thing, value: Any) -> tuple[str, ...]:
    """The fields of a thing that are compared as one value each; empty for what is one value itself."""
    names: tuple[str, ...] = getattr(value, "__struct_fields__", ())
    if thing is Thing.STAGE:
        return tuple(name for name in names if name not in NO_CELLS)
    return tuple(name for name in names if name not in PARTS) if thing is Thing.ENTRY else names


class Outline:
    """A blueprint in parts: the things of each list by key, the entries by key, and the orders."""

    def __init__(self, blueprint: Blueprint, skip: Collection[CellKey] = ()) -> None:
        """Take it apart without the cells of `skip`."""
        self.blueprint = blueprint
        self.things: dict[Thing, dict[str, Any]] = {
            thing: keyed(thing, getattr(blueprint, name)) for thing, name in LISTS.items()
        }
        self.scalars: dict[str, Any] = {name: getattr(blueprint, name) for name in SCALARS}
        self.entries: dict[str, AnyEntry] = {}
        self.places: dict[str, Place] = {}
        self.cells: dict[Place, list[str]] = {}
        for key, stage in self.things[Thing.STAGE].items():
            for element, cell in stage.cells():
                if (key, element) not in skip:
                    self._fill(Place(element, key), cell)
            self.things[Thing.STAGE][key] = replace(stage, **NO_CELLS)
        for key, item in self.things[Thing.PARKING].items():
            if item.entry is not None:
                self._fill(Place(element_of(item.entry), item=key), (item.entry,))
                self.things[Thing.PARKING][key] = replace(item, entry=None)

    def _fill(self, place: Place, cell: tuple[AnyEntry, ...]) -> None:
        keys: list[str] = []
        for entry in cell:
            key = free(entry.id, self.entries)
            keys.append(key)
            self.entries[key] = entry
            self.places[key] = place
        self.cells[place] = keys

    def open(self, place: Place) -> None:
        """Take a cell apart that was skipped, as something comes to stand in it."""
        stage = None if place.stage is None else self.blueprint.stage(place.stage)
        if place not in self.cells and stage is not None:
            self._fill(place, stage.cell(place.element))

    def order(self, thing: Thing) -> list[str]:
        """The keys of a list, in order."""
        return list(self.things[thing])

    def reorder(self, thing: Thing, keys: Iterable[str]) -> None:
        """Put the things of a list in this order; those that are not named go."""
        things = self.things[thing]
        self.things[thing] = {key: things[key] for key in keys}

    def in_cell(self, place: Place) -> list[str]:
        """The keys of a cell or of an item's only entry, in order."""
        return self.cells.get(place, [])

    def together(self) -> Blueprint:
        """The blueprint of these parts, the same objects for what is as it was."""
        origin = self.blueprint
        values: dict[str, Any] = dict(self.scalars)
        for thing, name in LISTS.items():
            values[name] = tuple(self.things[thing].values())
        values["stages"] = tuple(self._stages())
        values["parking"] = tuple(self._parking())
        changed = {name: value for name, value in values.items() if value != getattr(origin, name)}
        return replace(origin, **changed) if changed else origin

    def _stages(self) -> Iterator[Stage]:
        origins = keyed(Thing.STAGE, self.blueprint.stages)
        for key, header in self.things[Thing.STAGE].items():
            origin: Stage | None = origins.get(key)
            cells: dict[str, Any] = {}
            for element in ELEMENTS:
                place = Place(element, key)
                if place in self.cells:
                    cells[CELL_NAMES[element]] = tuple(self.entries[name] for name in self.cells[place])
                elif origin is not None:
                    cells[CELL_NAMES[element]] = origin.cell(element)
            stage = replace(header, **cells)
            yield origin if origin is not None and stage == origin else stage

    def _parking(self) -> Iterator[Any]:
        held = {place.item: keys for place, keys in self.cells.items() if place.item is not None and keys}
        for key, item in self.things[Thing.PARKING].items():
            yield replace(item, entry=self.entries[held[key][0]]) if key in held else item


def equal_cells(*blueprints: Blueprint) -> set[CellKey]:
    """The cells that are equal in all of them; none when an id occurs twice, as then only the whole tells."""
    if any(_has_doubles(blueprint) for blueprint in blueprints):
        return set()
    first, *others = ({stage.id: stage for stage in blueprint.stages} for blueprint in blueprints)
    found: set[CellKey] = set()
    for key, stage in first.items():
        same = [other.get(key) for other in others]
        if any(one is None for one in same):
            continue
        for element, cell in stage.cells():
            if all(one is not None and one.cell(element) == cell for one in same):
                found.add((key, element))
    return found


def _has_doubles(blueprint: Blueprint) -> bool:
    keys: set[str] = set()
    count = 0
    for stage in blueprint.stages:
        for _, cell in stage.cells():
            keys.update([entry.id for entry in cell])
            count += len(cell)
    for item in blueprint.parking:
        if item.entry is not None:
            keys.add(item.entry.id)
            count += 1
    stages = {stage.id for stage in blueprint.stages}
    return len(keys) < count or len(stages) < len(blueprint.stages)
