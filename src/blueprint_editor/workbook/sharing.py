"""Equal small values of a blueprint that was read become one object: a role is named a thousand times."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import force_setattr

from blueprint_editor.core.model import AnyEntry, Blueprint, Stage

Known = dict[Any, Any]
"""The one object for each value that was met."""


def share(blueprint: Blueprint) -> Blueprint:
    """The blueprint itself, with one object for all equal roles, units, moments, channels and frequencies.

    Only for a blueprint that nobody has seen yet: what is frozen for all others is changed here, to an equal value.
    """
    known: Known = {}
    for stage in blueprint.stages:
        share_in(stage, known)
    return blueprint


def share_in(stage: Stage, known: Known) -> Stage:
    """The same for one stage, with what the stages before it have in `known`."""
    _share(known, stage.responsibilities, "role")
    _share(known, stage.documents, "owner")
    _share(known, stage.data_points, "unit")
    _share(known, stage.tasks, "role")
    _share(known, stage.tasks, "when")
    _share(known, stage.communications, "channels")
    _share(known, stage.communications, "frequency")
    return stage


def _share(known: Known, entries: Iterable[AnyEntry], field: str) -> None:
    for entry in entries:
        value = getattr(entry, field)
        if value:
            one = known.setdefault(value, value)
            if one is not value:
                force_setattr(entry, field, one)
