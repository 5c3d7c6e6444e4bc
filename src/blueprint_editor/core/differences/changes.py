"""One change between two blueprints as a value: what is about, and what was and is.

Changes are made by `diff`, and carried out by `take`. In memory they hold the model's own values; from
JSON they come back as plain ones, and `typed` makes them the model's again.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Any, get_type_hints

import msgspec
from msgspec.structs import replace

from blueprint_editor.core.model import (
    ENTRY_TYPES,
    AgendaItem,
    AnyEntry,
    Blueprint,
    Element,
    Field,
    KeptFinding,
    Option,
    ParkingItem,
    Phase,
    PortalLink,
    SignOff,
    Stage,
)


class Thing(StrEnum):
    """What a change is about."""

    BLUEPRINT = "blueprint"
    ROLE = "role"
    STAGE = "stage"
    ENTRY = "entry"
    FIELD = "field"
    OPTION = "option"
    PHASE = "phase"
    PARKING = "parking"
    KEPT_FINDING = "kept_finding"
    RULE_LEVEL = "rule_level"
    AGENDA = "agenda"
    SIGN_OFF = "sign_off"
    PORTAL = "portal"


WHOLE = "value"
"""The name of the field of a thing that is one value: a role, a rule's level."""


class Place(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """Where an entry stands: in the cell of a stage, or in an item of the parking lot; `element` is what it is."""

    element: Element
    stage: str | None = None
    item: str | None = None


class Change(msgspec.Struct, frozen=True, tag_field="change", omit_defaults=True, kw_only=True):
    """What every change has. `owner` is the entry of a field or an option, `place` where that entry stands.

    `id` is the thing's id; of a thing without one (a role, a part of the agenda) what it is known by.
    """

    thing: Thing
    id: str = ""
    owner: str = ""
    place: Place | None = None


class Added(Change, frozen=True, tag="added", kw_only=True):
    """It is new: the whole value, and the id of what it follows in its list, none when it comes first.

    A stage is without its entries and a parking item without its entry: those are changes of their own.
    """

    value: Any
    follows: str | None = None


class Removed(Change, frozen=True, tag="removed", kw_only=True):
    """It is gone: the whole value as it was, as in `Added`; `place` and `follows` are where it stood."""

    value: Any
    follows: str | None = None


class Changed(Change, frozen=True, tag="changed", kw_only=True):
    """One field is different; `place` is where the entry stands afterwards."""

    field: str
    old: Any
    new: Any


class Moved(Change, frozen=True, tag="moved", kw_only=True):
    """It stands elsewhere: in its list, or for an entry from `place` to `to`; another element converts it."""

    to: Place | None = None
    follows: str | None = None


AnyChange = Added | Removed | Changed | Moved

_TYPES: dict[Thing, Any] = {
    Thing.BLUEPRINT: Blueprint,
    Thing.ROLE: str,
    Thing.STAGE: Stage,
    Thing.ENTRY: AnyEntry,
    Thing.FIELD: Field,
    Thing.OPTION: Option,
    Thing.PHASE: Phase,
    Thing.PARKING: ParkingItem,
    Thing.KEPT_FINDING: KeptFinding,
    Thing.RULE_LEVEL: tuple[str, str],
    Thing.AGENDA: AgendaItem,
    Thing.SIGN_OFF: SignOff,
    Thing.PORTAL: PortalLink,
}


def typed(change: AnyChange) -> AnyChange:
    """The change with values of the model, whatever it was read from; raises msgspec.ValidationError."""
    if isinstance(change, Moved):
        return change
    if isinstance(change, Changed):
        kind = _field_type(change)
        return replace(change, old=msgspec.convert(change.old, kind), new=msgspec.convert(change.new, kind))
    return replace(change, value=msgspec.convert(change.value, _TYPES[change.thing]))


def _field_type(change: Changed) -> Any:
    if change.field == WHOLE and change.thing in {Thing.ROLE, Thing.RULE_LEVEL}:
        return _TYPES[change.thing]
    if change.thing is Thing.ENTRY:
        assert change.place is not None
        return _hints(ENTRY_TYPES[change.place.element])[change.field]
    return _hints(_TYPES[change.thing])[change.field]


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
