"""A blueprint as the rows of its tables: what is written, and what an unchanged row looks like."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from blueprint_editor.core.model import Blueprint

from .layout import Column, Role, Source, Table, sources
from .names import Names
from .text import CellValue, fit, one_line, plain


class Row(NamedTuple):
    """A row of a table: the thing it stands for, and its cells by column."""

    source: Source
    cells: tuple[CellValue, ...]


def rows(blueprint: Blueprint, table: Table, names: Names) -> Iterator[Row]:
    """The rows of a table, in the blueprint's language."""
    writers = [_writer(column, names, blueprint.language) for column in table.columns]
    for source in sources(blueprint, table):
        yield Row(source, tuple([write(source) for write in writers]))


def digest(cells: Iterable[Sequence[CellValue]]) -> str:
    """A hash over the cells of a table as a reader sees them: the same for `3` and `3.0`."""
    state = hashlib.blake2b(digest_size=16)
    for row in cells:
        # Most are texts as they are or nothing: those do without the call.
        texts = [
            value if value.__class__ is str and "\r" not in value else "" if value is None else plain(value)
            for value in row
        ]
        state.update("\x1f".join(texts).encode("utf-8", "surrogatepass"))
        state.update(b"\x1e")
    return state.hexdigest()


def _writer(column: Column, names: Names, language: str) -> Callable[[Source], CellValue]:
    match column.role:
        case Role.NUMBER:
            return lambda source: source.number
        case Role.ID:
            return lambda source: source.thing.id
        case Role.STAGE:
            return lambda source: _name(source.stage.name) if source.stage else None
        case Role.PARENT:
            return lambda source: _name(source.parent.text) if source.parent else None
    codec, field = column.codec, column.field
    return lambda source: codec.write(getattr(source.thing, field), names, language)


def _name(text: str) -> CellValue:
    return fit(one_line(text)) or None
