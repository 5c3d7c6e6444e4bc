"""What a person says of a workbook counts: of a sheet, of a row or a column, of a cell."""

from __future__ import annotations

import time
from typing import Any

from blueprint_editor.core.model import Element
from blueprint_editor.workbook.cells import Book
from blueprint_editor.workbook.foreign import (
    Axis,
    Corrections,
    Layout,
    Line,
    Meaning,
    Place,
    Role,
    Taken,
    Understanding,
    read_foreign,
)
from tests.foreign.first import solar_installer, staffing_agency
from tests.foreign.held_out import garden_landscaper
from tests.foreign.kit import book_of, seen

ODD = [
    ["Wat we doen", "Iets", "Nog iets", "Meer"],
    ["Lead", "klant belt", "bellen; mailen", "telefoon"],
    ["Offerte", "klant vraagt prijs", "offerte maken", "mail"],
    ["Gewonnen", "klant tekent", "plannen", "bezoek"],
]
ALL = {
    Line("Blad1", Axis.COLUMN, 1): Meaning.STAGE,
    Line("Blad1", Axis.COLUMN, 2): Meaning.TRIGGER,
    Line("Blad1", Axis.COLUMN, 3): Meaning.TASK,
    Line("Blad1", Axis.ROW, 1): Meaning.IGNORE,
}
EXPECTED = [
    {"name": "Lead", "trigger": ["klant belt"], "task": ["bellen", "mailen"]},
    {"name": "Offerte", "trigger": ["klant vraagt prijs"], "task": ["offerte maken"]},
    {"name": "Gewonnen", "kind": "won", "trigger": ["klant tekent"], "task": ["plannen"]},
]


def _read(data: bytes, corrections: Corrections) -> Understanding:
    return read_foreign(Book(data), corrections, seed="a test")


def _stage_of(reading: Understanding, name: str) -> Any:
    return next(stage for stage in reading.blueprint.stages if stage.name == name)


def _turned(rows: list[list[str]]) -> list[list[str]]:
    return [list(row) for row in zip(*rows, strict=True)]


def test_columns_without_known_headings_are_what_a_person_says() -> None:
    reading = _read(book_of({"Blad1": ODD}), Corrections(lines=ALL))
    assert seen(reading.blueprint) == EXPECTED
    assert {cell.text for cell in reading.left_over} == {"telefoon", "mail", "bezoek"}
    assert {cell.role for cell in reading.cells if cell.row == 1} == {Role.IGNORED}


def test_so_are_rows() -> None:
    lines = {
        Line("Blad1", Axis.ROW if line.axis is Axis.COLUMN else Axis.COLUMN, line.index): meaning
        for line, meaning in ALL.items()
    }
    reading = _read(book_of({"Blad1": _turned(ODD)}), Corrections(lines=lines))
    assert seen(reading.blueprint) == EXPECTED


def test_a_row_that_was_not_known_is_taken_in() -> None:
    data = solar_installer()
    row = next(cell.row for cell in _read(data, Corrections()).cells if cell.text == "Doel van de fase")
    said = Corrections(lines={Line("Pipeline 2024", Axis.ROW, row): Meaning.TASK})
    reading = _read(data, said)
    tasks = [entry.text for entry in _stage_of(reading, "Aanvraag").tasks]
    assert tasks == ["Snel reageren op de aanvraag", "Bellen", "Afspraak plannen"]
    assert _stage_of(reading, "Aanvraag").description == ""


def test_a_column_can_be_left_out() -> None:
    data = staffing_agency()
    place = next(cell.column for cell in _read(data, Corrections()).cells if cell.text == "Stukken")
    reading = _read(data, Corrections(lines={Line("Salesproces", Axis.COLUMN, place): Meaning.IGNORE}))
    assert not any(stage.documents for stage in reading.blueprint.stages)
    assert {cell.role for cell in reading.cells if cell.column == place} == {Role.IGNORED}


def test_a_column_of_stages_can_be_left_out() -> None:
    data = solar_installer()
    reading = _read(data, Corrections(lines={Line("Pipeline 2024", Axis.COLUMN, 4): Meaning.IGNORE}))
    assert [stage.name for stage in reading.blueprint.stages] == ["Aanvraag", "Offerte", "Gewonnen", "Verloren"]


def test_a_sheet_can_be_left_out() -> None:
    reading = _read(garden_landscaper(), Corrections(layouts={"Taken": Layout.IGNORED}))
    assert not any(stage.tasks for stage in reading.blueprint.stages)
    assert {cell.role for cell in reading.cells if cell.sheet == "Taken"} == {Role.IGNORED}


def test_a_layout_can_be_said() -> None:
    rows = [["Fase", "Trigger", "Taken"], ["Lead", "belt", "bellen"], ["Offerte", "vraagt", "mailen"]]
    data = book_of({"Blad1": rows})
    assert _read(data, Corrections()).layout is Layout.ROWS
    other = _read(data, Corrections(layouts={"Blad1": Layout.COLUMNS}))
    assert other.layout is not Layout.ROWS


def test_a_cell_becomes_an_entry_or_is_parked() -> None:
    data = solar_installer()
    first = _read(data, Corrections())
    (cell,) = first.left_over
    place = Place(cell.sheet, cell.row, cell.column)
    stage = _stage_of(first, "Offerte")
    taken = _read(data, Corrections(cells={place: Taken(Element.TASK, stage.id)}))
    assert [entry.text for entry in _stage_of(taken, "Offerte").tasks] == ["Offerte nabellen", cell.text]
    assert not taken.left_over
    parked = _read(data, Corrections(cells={place: Taken()}))
    assert [item.text for item in parked.blueprint.parking] == [cell.text]
    assert not parked.left_over


def test_a_cell_that_was_placed_already_moves() -> None:
    data = solar_installer()
    first = _read(data, Corrections())
    cell = next(cell for cell in first.cells if cell.text == "Schouwformulier")
    said = {Place(cell.sheet, cell.row, cell.column): Taken(Element.TASK, _stage_of(first, "Offerte").id)}
    reading = _read(data, Corrections(cells=said))
    assert not _stage_of(reading, "Schouw").documents
    assert "Schouwformulier" in [entry.text for entry in _stage_of(reading, "Offerte").tasks]


def test_ids_stay_when_something_else_is_corrected() -> None:
    data = solar_installer()
    one = _read(data, Corrections())
    other = _read(data, Corrections(lines={Line("Pipeline 2024", Axis.COLUMN, 4): Meaning.IGNORE}))
    assert _stage_of(one, "Offerte") == _stage_of(other, "Offerte")


def test_reading_again_is_quick() -> None:
    stages = [f"Fase {n}" for n in range(1, 13)]
    bands = ["Trigger", "Verantwoordelijkheden", "Documenten", "Gegevens", "Taken", "Communicatie"]
    rows = [["", *stages], *([band, *(f"- {band} {n}\n- nog een {n}" for n in range(12))] for band in bands)]
    book = Book(book_of({f"Blad {number}": rows for number in range(4)}))
    read_foreign(book)
    started = time.perf_counter()
    read_foreign(book, Corrections(lines={Line("Blad 1", Axis.ROW, 3): Meaning.TASK}))
    assert time.perf_counter() - started < 0.5  # it takes some 30 ms; the room is for a busy machine
