"""The blueprint that the things of all tables make, with the rules of the model kept."""

from __future__ import annotations

from typing import Any

import msgspec

from blueprint_editor.core.journey import is_backwards, without_stages
from blueprint_editor.core.model import (
    CELL_NAMES,
    ELEMENTS,
    AnyEntry,
    Blueprint,
    DataPoint,
    Document,
    Kind,
    ParkingItem,
    Phase,
    Stage,
)
from blueprint_editor.core.text import fold

from . import layout
from .assemble import Assembler
from .layout import Thing
from .placed import by_parent
from .thing import role_of


def build(assembled: Assembler, base: Blueprint) -> Blueprint:
    """The blueprint of what was read; what has no column is that of `base`."""
    placed = {name: by_parent(things) for name, things in assembled.placed.items()}
    before = {stage.id: stage for stage in base.stages}
    read = [thing for thing in placed[layout.STAGES.name].get("", []) if isinstance(thing, Stage)]
    stages = [_filled(stage, placed, before.get(stage.id)) for stage in read]
    if assembled.unknown_stage:
        stages.append(_filled(assembled.unknown_stage, placed, None))
    if [(stage.id, stage.kind) for stage in stages] != [(stage.id, stage.kind) for stage in base.stages]:
        # What is typed at the bottom of the table is an open stage: it belongs before those that close.
        stages.sort(key=lambda stage: stage.kind is not Kind.OPEN)
    parking = tuple([item for item in placed[layout.PARKING.name].get("", []) if isinstance(item, ParkingItem)])
    return msgspec.structs.replace(
        base,
        stages=tuple(stages),
        parking=parking,
        roles=_roles(base.roles, assembled.changed_things),
        journey=tuple([_phase(phase, base.stages, stages) for phase in base.journey]),
    )


def _filled(stage: Stage, placed: dict[str, dict[str, list[Thing]]], before: Stage | None) -> Stage:
    """A stage with its entries; a cell that holds something is no longer deliberately empty."""
    cells: dict[str, Any] = {}
    empty = stage.deliberately_empty
    for element in ELEMENTS:
        things = placed[layout.ENTRY_TABLES[element].name].get(stage.id, [])
        cell = tuple([_with_parts(thing, placed) for thing in things])
        cells[CELL_NAMES[element]] = cell
        if cell and not (before and before.cell(element)):
            empty -= {element}
    return msgspec.structs.replace(stage, deliberately_empty=empty, **cells)


def _with_parts(thing: Thing, placed: dict[str, dict[str, list[Thing]]]) -> Thing:
    """A document with its fields, a data point with its options."""
    changed: AnyEntry = thing  # type: ignore[assignment]  # the table of an element holds its entries
    if isinstance(thing, Document):
        fields: Any = tuple(placed[layout.FIELDS.name].get(thing.id, ()))
        changed = thing if fields == thing.fields else msgspec.structs.replace(thing, fields=fields)
    elif isinstance(thing, DataPoint):
        options: Any = tuple(placed[layout.OPTIONS.name].get(thing.id, ()))
        changed = thing if options == thing.options else msgspec.structs.replace(thing, options=options)
    return changed


def _roles(roles: tuple[str, ...], changed: list[Thing]) -> tuple[str, ...]:
    """The roles with those that someone typed in a table."""
    known = {fold(role) for role in roles}
    added: list[str] = []
    for thing in changed:
        role = role_of(thing)
        if role and fold(role) not in known:
            known.add(fold(role))
            added.append(role)
    return (*roles, *added) if added else roles


def _phase(phase: Phase, before: tuple[Stage, ...], stages: list[Stage]) -> Phase:
    """A phase of the journey over the stages that are left of it, as they stand now."""
    left = without_stages(phase, before, {stage.id for stage in stages}, None)
    return msgspec.structs.replace(left, first=left.last, last=left.first) if is_backwards(left, stages) else left
