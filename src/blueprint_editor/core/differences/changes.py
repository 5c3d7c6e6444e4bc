"""One change between two blueprints as a value: what is about, and what was and is.

Changes are made by `diff`, and carried out by `take`. They hold the model's own values and go to JSON as they are.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import msgspec

from blueprint_editor.core.model import Element


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
