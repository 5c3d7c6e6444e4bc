"""The sheet `_blueprint`: what the file is, a hash of each sheet, and the whole blueprint as JSON."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from blueprint_editor.core.model import FORMAT, VERSION, Blueprint, Stage

from .sharing import Known, share_in
from .text import CellValue

CHUNK = 30_000
"""How many characters of the JSON stand in one cell at most."""

_FORMAT, _VERSION, _SHEET, _SNAPSHOT, _HASH = "format", "version", "sheet", "snapshot", "snapshot_hash"


_STAGE = msgspec.json.Decoder(Stage)


class SheetMark(NamedTuple):
    """How a sheet was written: its number of rows and the hash of its cells."""

    rows: int
    digest: str


class Meta(NamedTuple):
    """What `_blueprint` says; `blueprint` is none when the snapshot cannot be read."""

    version: int
    language: str | None
    marks: Mapping[str, SheetMark]
    blueprint: Blueprint | None


def meta_rows(
    blueprint: Blueprint, marks: Mapping[str, SheetMark], saved_by: str, saved_at: str
) -> Iterator[tuple[CellValue, ...]]:
    """The rows of `_blueprint`."""
    snapshot = _json(blueprint)
    yield _FORMAT, FORMAT
    yield _VERSION, VERSION
    yield "blueprint", blueprint.id
    yield "language", blueprint.language
    yield "saved_by", saved_by or None
    yield "saved_at", saved_at or None
    for name, mark in marks.items():
        yield _SHEET, name, mark.rows, mark.digest
    yield _HASH, _digest(snapshot)
    for chunk in _chunks(snapshot):
        yield _SNAPSHOT, chunk


def is_meta(first: CellValue, second: CellValue) -> bool:
    """Whether a sheet that begins with these two cells is `_blueprint`."""
    return first == _FORMAT and second == FORMAT


def read_meta(rows: Iterator[tuple[CellValue, ...]]) -> Meta:
    """What `_blueprint` says; a damaged snapshot is left out, never half read."""
    values: dict[str, CellValue] = {}
    marks: dict[str, SheetMark] = {}
    chunks = []
    for name, value, count, digest in ((*row, None, None, None, None)[:4] for row in rows):
        if name == _SNAPSHOT:
            chunks.append(str(value))
        elif name == _SHEET:
            marks[str(value)] = SheetMark(int(count) if isinstance(count, int | float) else 0, str(digest))
        elif isinstance(name, str):
            values.setdefault(name, value)
    text = "".join(chunks)
    language = values.get("language")
    return Meta(
        _version(values.get(_VERSION)),
        language if isinstance(language, str) else None,
        marks,
        decoded(text) if _digest(text) == values.get(_HASH) else None,
    )


def _version(value: CellValue) -> int:
    try:
        return int(value) if isinstance(value, int | float | str) else VERSION
    except (ValueError, OverflowError):
        return VERSION


def _json(blueprint: Blueprint) -> str:
    """The blueprint as JSON without `_x`, which programs read as the start of an escaped character."""
    return msgspec.json.encode(blueprint).decode().replace("_x", "\\u005fx")


def decoded(text: str) -> Blueprint | None:
    """The blueprint that this JSON says, with one object for equal roles and the like; none when it says none.

    Stage by stage, so that the room of the values that go is there for those of the next stage: decoded
    as a whole, a large blueprint would keep a sixth of its memory as holes.
    """
    try:
        parts = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
        stages = msgspec.json.decode(parts.pop("stages", msgspec.Raw(b"[]")), type=list[msgspec.Raw])
        blueprint = msgspec.json.decode(msgspec.json.encode(parts), type=Blueprint)
        known: Known = {}
        return replace(blueprint, stages=tuple([share_in(_STAGE.decode(stage), known) for stage in stages]))
    except (msgspec.DecodeError, RecursionError):
        return None


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _chunks(text: str) -> Iterator[str]:
    """Pieces that fit in a cell and neither begin nor end with white space, which some programs drop."""
    start = 0
    while start < len(text):
        end = min(len(text), start + CHUNK)
        while _units(text[start:end]) > CHUNK:
            end -= (_units(text[start:end]) - CHUNK + 1) // 2
        while end < len(text) and (text[end].isspace() or text[end - 1].isspace()) and end > start + 1:
            end -= 1
        yield text[start:end]
        start = end


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
