"""What the makers of foreign workbooks share, and how a blueprint is compared with what a person read."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import xlsxwriter
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from blueprint_editor.core.model import CELL_NAMES, Blueprint, Element, Kind

FILES = Path(__file__).parents[1] / "files" / "foreign"

Rows = Sequence[Sequence[Any]]
"""Cells row by row; none for an empty one."""


class Sample(NamedTuple):
    """A workbook; what a person reads in it stands in `tests/files/foreign`, written by hand."""

    name: str
    make: Callable[[], bytes]

    @property
    def expected(self) -> Any:
        """The title, the layout, the stages as in `seen`, and the texts without a place."""
        path = FILES / f"{self.name.replace(' ', '-')}.json"
        return json.loads(path.read_text(encoding="utf-8"))


def put(sheet: Worksheet, top: int, left: int, rows: Rows) -> None:
    """Write cells from a corner on, as openpyxl does it."""
    for row, values in enumerate(rows, top):
        for column, value in enumerate(values, left):
            if value is not None:
                cell = sheet.cell(row, column, value)
                cell.alignment = Alignment(wrap_text=True, vertical="top")


def paint(sheet: Worksheet, reference: str, colour: str) -> None:
    """Give cells a colour and a bold font, as people do with headings."""
    for row in sheet[reference]:
        for cell in row if isinstance(row, tuple) else (row,):
            cell.fill = PatternFill("solid", start_color=colour)
            cell.font = Font(bold=True)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook of openpyxl, without the sheet that it begins with."""
    if "Sheet" in book.sheetnames and len(book.sheetnames) > 1:
        del book["Sheet"]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def by_xlsxwriter(write: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """The bytes of a workbook of XlsxWriter."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        write(book)
    return out.getvalue()


def put_x(sheet: xlsxwriter.worksheet.Worksheet, top: int, left: int, rows: Rows) -> None:
    """Write cells from a corner on (from 0), as XlsxWriter does it."""
    for row, values in enumerate(rows, top):
        for column, value in enumerate(values, left):
            if value is not None:
                sheet.write(row, column, value)


def seen(blueprint: Blueprint) -> list[dict[str, Any]]:
    """A blueprint as a person would write it down: names, what is not usual, and the texts of each element."""
    return [_stage(stage_fields) for stage_fields in blueprint.stages]


def _stage(stage: Any) -> dict[str, Any]:
    shown: dict[str, Any] = {"name": stage.name}
    if stage.kind is not Kind.OPEN:
        shown["kind"] = stage.kind.value
    elif stage.probability is not None:
        shown["probability"] = stage.probability
    for field in ("description", "aliases", "max_days", "note"):
        if value := getattr(stage, field):
            shown[field] = list(value) if field == "aliases" else value
    if stage.deliberately_empty:
        shown["empty"] = sorted(element.value for element in stage.deliberately_empty)
    for element in Element:
        if cell := getattr(stage, CELL_NAMES[element]):
            shown[element.value] = [_entry(entry) for entry in cell]
    return shown


_SHOWN = (
    "role",
    "owner",
    "when",
    "required",
    "purpose",
    "channels",
    "frequency",
    "template",
    "unit",
    "note",
    "audience",
    "type",
    "actor",
    "initiative",
)


def _entry(entry: Any) -> Any:
    """An entry: its text, or its text and fields where it has any."""
    usual = type(entry)(entry.id, entry.text)
    fields = {name: getattr(entry, name) for name in _SHOWN if getattr(entry, name, None) != getattr(usual, name, None)}
    for name, label in (("fields", "text"), ("options", "label")):
        if parts := getattr(entry, name, ()):
            fields[name] = [getattr(part, label) for part in parts]
    if "when" in fields:
        fields["when"] = f"{fields['when'].anchor} {fields['when'].days}"
    if "channels" in fields:
        fields["channels"] = list(fields["channels"])
    return (
        {
            "text": entry.text,
            **{
                name: str(value) if name in {"audience", "type", "actor", "initiative"} else value
                for name, value in fields.items()
            },
        }
        if fields
        else entry.text
    )


def book_of(sheets: Mapping[str, Rows]) -> bytes:
    """A workbook of plain cells."""
    book = openpyxl.Workbook()
    for title, rows in sheets.items():
        put(book.create_sheet(title), 1, 1, rows)
    return saved(book)
