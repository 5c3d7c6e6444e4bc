"""What lies on the clipboard, read as entries; and entries as what other programs can read.

The window hands over bytes and texts and takes them back; whatever is known of their forms is known here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from blueprint_editor.core.copies import Copies, from_bytes, to_bytes
from blueprint_editor.core.model import Blueprint
from blueprint_editor.core.text import seen
from blueprint_editor.workbook import clip_tables

MOST_LINES = 5_000
"""More rows or entries than this are no paste but a file to open."""
MOST_COLUMNS = 60
MOST_CHARACTERS = 8_000_000
QUICK = 100_000
"""So many characters are read within some 30 ms."""

Rows = tuple[tuple[str, ...], ...]

_MARK = re.compile(r"[^\w\s]{1,2}|\(?\w{1,3}[.)]")


class Flavours(NamedTuple):
    """One thing in the forms it is offered in; a form that is not there is empty."""

    own: bytes = b""
    html: str = ""
    tabbed: str = ""
    text: str = ""

    @property
    def size(self) -> int:
        """How much there is to read at most."""
        return max(map(len, self))


class Lines(NamedTuple):
    """One entry a line."""

    texts: tuple[str, ...]


class Table(NamedTuple):
    """Rows of two or more columns, all as long, none of them empty."""

    rows: Rows


class TooMuch(NamedTuple):
    """More than can be pasted at once; `lines` is 0 when nobody counted."""

    lines: int = 0


Clip = Copies | Lines | Table | TooMuch | None
"""What can be pasted; none is nothing."""


def read(flavours: Flavours, *, as_text: bool = False) -> Clip:
    """What can be pasted of these: entries of ours, else a table, else lines; `as_text` takes lines only."""
    if flavours.size > MOST_CHARACTERS:
        return TooMuch()
    if as_text:
        return _read_text(flavours)
    copies = from_bytes(flavours.own) if flavours.own else None
    if copies is not None:
        return copies if copies.count <= MOST_LINES else TooMuch(copies.count)
    rows = clip_tables.from_html(flavours.html) if "<table" in flavours.html.lower() else None
    if rows is None and flavours.tabbed:
        rows = clip_tables.from_tabbed(seen(flavours.tabbed))
    if rows is None and _is_tabbed(flavours.text):
        rows = clip_tables.from_tabbed(seen(flavours.text))
    return _lines(flavours.text) if rows is None else _read_rows(rows)


def grid(flavours: Flavours) -> Rows | TooMuch:
    """The cells of a table as they lie, the empty ones included; a text without tabs is a column."""
    if flavours.size > MOST_CHARACTERS:
        return TooMuch()
    rows = clip_tables.from_html(flavours.html) if "<table" in flavours.html.lower() else None
    if rows is None:
        rows = clip_tables.from_tabbed(seen(flavours.tabbed or flavours.text))
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows = rows[:-1]
    if len(rows) > MOST_LINES:
        return TooMuch(len(rows))
    width = max(map(len, rows), default=0)
    return tuple(tuple(seen(cell).strip() for cell in (*row, *[""] * (width - len(row)))) for row in rows)


def flavours_of_table(rows: Rows) -> Flavours:
    """Rows of texts in the forms that spreadsheets take."""
    text = clip_tables.to_tabbed(rows)
    return Flavours(html=clip_tables.to_html(rows), tabbed=text, text=text)


def flavours_of(blueprint: Blueprint, copies: Copies, first: int, titles: dict[str, str]) -> Flavours:
    """Copies in every form: exact for ourselves, a table of stages by lines for others; one stage is a list.

    `first` is the column of the first stage that was copied from; `titles` are the rows' names by element code.
    """
    rows = _rows_of(blueprint, copies, first, titles)
    alone = all(len(row) == 1 for row in rows)
    text = "\n".join(" ".join(row[0].split("\n")) for row in rows) if alone else clip_tables.to_tabbed(rows)
    return Flavours(to_bytes(copies), clip_tables.to_html(rows), clip_tables.to_tabbed(rows), text)


def _rows_of(blueprint: Blueprint, copies: Copies, first: int, titles: dict[str, str]) -> list[list[str]]:
    columns = sorted({cell.column for cell in copies.cells})
    if len(columns) == 1:
        return [[entry.text] for cell in copies.cells for entry in cell.entries]
    several = len(copies.elements) > 1
    names = [blueprint.stages[first + column].name for column in columns]
    rows = [["", *names] if several else names]
    for element in copies.elements:
        cells = {cell.column: cell.entries for cell in copies.cells if cell.element is element}
        for place in range(max(map(len, cells.values()))):
            line = [cells[column][place].text if place < len(cells.get(column, ())) else "" for column in columns]
            rows.append([titles[element.value] if place == 0 else "", *line] if several else line)
    return rows


def _read_text(flavours: Flavours) -> Clip:
    """Lines, whatever else there is."""
    text = flavours.text
    if not text:
        rows = clip_tables.from_html(flavours.html) or clip_tables.from_tabbed(flavours.tabbed)
        text = "\n".join(" ".join(filter(None, row)) for row in rows)
    return _lines("\n".join(" ".join(line.split("\t")).rstrip() for line in seen(text).split("\n")))


def _lines(text: str) -> Clip:
    from blueprint_editor.workbook.lines import typed_lines  # what copies does not read foreign workbooks

    texts = typed_lines(seen(text))
    if len(texts) > MOST_LINES:
        return TooMuch(len(texts))
    return Lines(tuple(texts)) if texts else None


def _read_rows(rows: Sequence[Sequence[str]]) -> Clip:
    """A table without its empty rows and columns; one column is lines."""
    wide = [
        place for place in range(max(map(len, rows))) if any(row[place : place + 1] not in ([], [""]) for row in rows)
    ]
    full = [row for row in rows if any(cell.strip() for cell in row)]
    if len(full) > MOST_LINES or len(wide) > MOST_COLUMNS:
        return TooMuch(len(full))
    clean = tuple(tuple(seen(row[place]).strip() if place < len(row) else "" for place in wide) for row in full)
    kept = [place for place in range(len(wide)) if any(row[place] for row in clean)]
    if len(kept) < 2:
        return _lines("\n".join(row[place] for row in clean for place in kept))
    return Table(tuple(tuple(row[place] for place in kept) for row in clean))


def _is_tabbed(text: str) -> bool:
    """Whether a text is a table: it has tabs that do more than set lines in, or stand behind their marks."""
    if "\t" not in text:
        return False
    lines = (line.strip().split("\t", 1) for line in text.splitlines())
    return any(len(parts) == 2 and ("\t" in parts[1].strip() or not _MARK.fullmatch(parts[0])) for parts in lines)
