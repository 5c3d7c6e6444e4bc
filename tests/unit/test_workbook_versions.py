"""A workbook of a newer version opens for reading only, and says so, whatever that version added."""

from __future__ import annotations

import hashlib

import msgspec
import pytest
from openpyxl.workbook import Workbook

from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import Blueprint, Stage
from blueprint_editor.workbook import read
from tests.unit.workbook_kit import codes, edited, read_edited, service, sheet, written

BLUEPRINT = service()


def test_a_newer_version_opens_for_reading_only() -> None:
    def change(workbook: Workbook) -> None:
        sheet(workbook, "_blueprint")["B2"].value = 2

    reading = read_edited(BLUEPRINT, change)
    assert (reading.version, reading.read_only) == (2, True)
    assert codes(reading.findings) == [Code.NEWER_VERSION]


@pytest.mark.parametrize("readable", [True, False])
def test_what_a_newer_version_added_stops_nobody_from_reading(readable: bool) -> None:
    """Unknown fields, columns, sheets and rows; a snapshot that we cannot read leaves the tables."""
    values = msgspec.to_builtins(BLUEPRINT)
    values["invented"] = {"later": 1}
    values["stages"][0]["tasks"][0]["effort" if readable else "status"] = "something of later"
    text = msgspec.json.encode(values).decode()
    data = written(BLUEPRINT)

    def change(workbook: Workbook) -> None:
        meta = sheet(workbook, "_blueprint")
        meta["B2"].value = 3
        places = {str(row[0].value): row[1] for row in meta.iter_rows()}
        for row in list(meta.iter_rows()):
            if row[0].value == "snapshot":
                row[1].value = None
        chunks = [text[at : at + 30_000] for at in range(0, len(text), 30_000)]
        first = next(row[0].row or 0 for row in meta.iter_rows() if row[0].value == "snapshot")
        for place, chunk in enumerate(chunks, first):
            meta.cell(place, 1).value, meta.cell(place, 2).value = "snapshot", chunk
        meta.delete_rows(first + len(chunks), 50)
        places["snapshot_hash"].value = hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
        tasks = sheet(workbook, "Taken")
        tasks.cell(4, 12).value, tasks.cell(5, 12).value = "Inspanning", 3
        workbook.create_sheet("Iets van later")

    reading = read.read(edited(data, change))
    assert (reading.version, reading.read_only) == (3, True)
    assert without_marks(reading.blueprint) == without_marks(BLUEPRINT)
    assert sorted(codes(reading.findings)) == [Code.FOREIGN_COLUMN, Code.FOREIGN_SHEET, Code.NEWER_VERSION]


def without_marks(blueprint: Blueprint) -> tuple[Stage, ...]:
    """The stages without what has no column."""
    return tuple(msgspec.structs.replace(stage, deliberately_empty=frozenset()) for stage in blueprint.stages)
