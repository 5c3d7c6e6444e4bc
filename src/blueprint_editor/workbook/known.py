"""The snapshot as rows: what each row looked like when it was written, found again by id or by its text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from blueprint_editor.core.model import Blueprint
from blueprint_editor.core.text import fold

from .layout import TABLES, Role, Table
from .limits import Heard, breathing, unheard
from .names import Names
from .rows import Row, rows
from .text import CellValue, plain


class Known(NamedTuple):
    """The snapshot, its names, and its rows by table name and id."""

    blueprint: Blueprint
    names: Names
    rows: dict[str, dict[str, Row]]

    def table_of(self, identifier: str) -> str | None:
        """The table in which the snapshot has this id."""
        return next((name for name, by_id in self.rows.items() if identifier in by_id), None)


def known(blueprint: Blueprint, heard: Heard = unheard) -> Known:
    """The rows of a snapshot; the listener may stop it."""
    names = Names.of(blueprint)
    by_table = {
        table.name: {row.source.thing.id: row for row in breathing(rows(blueprint, table, names), heard)}
        for table in TABLES
    }
    return Known(blueprint, names, by_table)


def text_keys(table: Table, by_id: dict[str, Row], there: Collection[str]) -> dict[tuple[str, ...], list[str]]:
    """The ids of a table by what a person sees of each row: where it stands, and its text."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for identifier, row in by_id.items():
        found[text_key(table, row.cells, there)].append(identifier)
    return found


def text_key(table: Table, cells: tuple[CellValue, ...], there: Collection[str]) -> tuple[str, ...]:
    """What a person sees of a row: where it stands, and its text; `there` are the columns that the sheet has."""
    return tuple(
        fold(plain(value))
        for column, value in zip(table.columns, cells, strict=True)
        if column.key in there and (column.role in {Role.STAGE, Role.PARENT} or column.field == table.text)
    )
