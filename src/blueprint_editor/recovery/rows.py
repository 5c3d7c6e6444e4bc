"""What stands in a journal: who wrote it, its deeds one by one, and what was being typed; all of it JSON."""

from __future__ import annotations

import zlib
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from blueprint_editor.core.edits import AnyEdit
from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.model import CELL_NAMES, Blueprint, Stage

T = TypeVar("T")

FORMAT = 1

_CELLS = tuple(CELL_NAMES.values())
_DETAILS = tuple(name for name in Blueprint.__struct_fields__ if name != "stages")


class Header(msgspec.Struct, frozen=True):
    """Whose work it is: the document and its file as it was opened or saved last, and the process that wrote it."""

    name: str
    blueprint: str
    path: str | None = None
    fingerprint: str | None = None
    program: str = ""
    host: str = ""
    boot: str = ""
    pid: int = 0
    began: float = 0.0
    """Seconds since 1970."""
    saved: int = 0
    """The number of the last deed that the file holds."""
    counted: int = 0
    """How many changes had been counted by then."""
    replaces: str = ""
    """The name of the journal that this one goes on from, and that may go once this one is whole."""
    format: int = FORMAT


class StagePatch(msgspec.Struct, frozen=True):
    """A stage as it became; the cells named in `kept` stay as they were, and stand empty here."""

    stage: Stage
    kept: tuple[str, ...] = ()


class Patch(msgspec.Struct, frozen=True):
    """What differs between two blueprints; what is none or not named stays as it was."""

    details: Blueprint | None = None
    """The blueprint without its stages."""
    order: tuple[str, ...] | None = None
    stages: tuple[StagePatch, ...] = ()


class Did(msgspec.Struct, frozen=True, tag="did"):
    """An edit was done."""

    edit: AnyEdit
    join: str | None = None


class Went(msgspec.Struct, frozen=True, tag="went"):
    """The blueprint changed without an edit: undo, redo, or what HubSpot has."""

    way: str
    patch: Patch


class Deed(msgspec.Struct, frozen=True):
    """One row: when (seconds since 1970), how many changes there were with this one, and what was done."""

    at: float
    changes: int
    what: Did | Went


class Draft(msgspec.Struct, frozen=True):
    """What was being typed and was no deed yet, as the edit that it was going to be."""

    edit: AnyEdit


def encode(value: msgspec.Struct, seq: int) -> tuple[bytes, int]:
    """A value as JSON, and the checksum it has at this number."""
    data = msgspec.json.encode(value)
    return data, zlib.crc32(data, seq & 0xFFFF)


def decode(data: object, checksum: object, seq: int, kind: type[T]) -> T | None:
    """The value, or none when the bytes are not what was written."""
    if not isinstance(data, bytes) or zlib.crc32(data, seq & 0xFFFF) != checksum:
        return None
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, RecursionError):
        return None


def patch(before: Blueprint, after: Blueprint) -> Patch:
    """What makes `after` of `before`, seen by identity; cost grows with the stages and what changed."""
    known = {stage.id: stage for stage in before.stages}
    order = tuple(stage.id for stage in after.stages)
    return Patch(
        replace(after, stages=()) if _differ(before, after, _DETAILS) else None,
        None if order == tuple(known) else order,
        tuple(_stage(known.get(stage.id), stage) for stage in after.stages if known.get(stage.id) is not stage),
    )


def apply_patch(blueprint: Blueprint, change: Patch) -> Blueprint | None:
    """The blueprint with what differs, or none when it does not fit."""
    stages = {stage.id: stage for stage in blueprint.stages}
    for part in change.stages:
        old = stages.get(part.stage.id)
        if part.kept and old is None:
            return None
        stages[part.stage.id] = replace(part.stage, **{name: getattr(old, name) for name in part.kept})
    order = tuple(stage.id for stage in blueprint.stages) if change.order is None else change.order
    if not stages.keys() >= set(order):
        return None
    return replace(change.details or blueprint, stages=tuple(stages[name] for name in order))


def apply(blueprint: Blueprint, deed: Deed) -> Blueprint | None:
    """The blueprint after a deed, or none when the deed does not fit it."""
    if isinstance(deed.what, Went):
        return apply_patch(blueprint, deed.what.patch)
    result = deed.what.edit.apply(blueprint)
    return None if isinstance(result, Refusal) else result


def _stage(old: Stage | None, new: Stage) -> StagePatch:
    kept = () if old is None else tuple(name for name in _CELLS if getattr(old, name) is getattr(new, name))
    return StagePatch(replace(new, **dict.fromkeys(kept, ())), kept)


def _differ(before: Blueprint, after: Blueprint, names: tuple[str, ...]) -> bool:
    return any(getattr(before, name) is not getattr(after, name) for name in names)
