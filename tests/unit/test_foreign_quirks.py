"""More foreign sheets, small ones with a quirk each; and a copy by LibreOffice is read as the workbook is."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from blueprint_editor.core.findings import Code
from blueprint_editor.workbook.cells import Book
from blueprint_editor.workbook.foreign import Meaning, read_foreign
from tests.foreign.first import FIRST
from tests.foreign.held_out import HELD_OUT
from tests.foreign.kit import FILES, book_of, seen

QUIRKS: dict[str, dict[str, Any]] = json.loads((FILES / "quirks.json").read_text(encoding="utf-8"))
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def _made(quirk: dict[str, Any]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(book_of(quirk["sheets"])))
    for title, areas in quirk["merged"].items():
        for area in areas:
            book[title].merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", QUIRKS)
def test_a_quirk_is_read_as_a_person_reads_it(name: str) -> None:
    quirk = QUIRKS[name]
    reading = read_foreign(Book(_made(quirk)))
    assert seen(reading.blueprint) == quirk["stages"]
    assert reading.layout == quirk["layout"]
    assert sorted({cell.text for cell in reading.left_over}) == quirk["left"]


@needs_office
def test_what_libreoffice_makes_of_it_is_read_the_same(tmp_path: Path) -> None:
    samples = {f"sample{number}": sample for number, sample in enumerate((*FIRST, *HELD_OUT))}
    for name, sample in samples.items():
        (tmp_path / f"{name}.xlsx").write_bytes(sample.make())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    made = tmp_path / "made"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(made)]
    files = [str(tmp_path / f"{name}.xlsx") for name in samples]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=240)
    for name, sample in samples.items():
        reading = read_foreign(Book((made / f"{name}.xlsx").read_bytes()))
        assert seen(reading.blueprint) == sample.expected["stages"], sample.name
        assert sorted({cell.text for cell in reading.left_over}) == sample.expected["left"], sample.name


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Onze pipeline"], ["Klant:", "Bakker BV"], ["Auteur: Ann"]], ("Onze pipeline", "Bakker BV", "Ann", "")),
        ([["Our pipeline"], ["version 3"], ["Client: Baker"]], ("Our pipeline", "Baker", "", "version 3")),
        ([["Klantreis en pipeline"]], ("Klantreis en pipeline", "", "", "")),
    ],
)
def test_what_stands_over_the_table_is_kept(rows: list[list[str]], expected: tuple[str, ...]) -> None:
    table = [["Fase", "Trigger", "Taken"], ["Lead", "belt", "bellen"], ["Won", "tekent", "plannen"]]
    blueprint = read_foreign(Book(book_of({"Blad1": [*rows, [], *table]}))).blueprint
    assert (blueprint.title, blueprint.client, blueprint.author, blueprint.notes) == expected


def test_a_title_over_every_column_there_is_costs_nothing() -> None:
    table = [
        ["Onze pipeline"],
        [],
        ["Fase", "Trigger", "Taken"],
        ["Lead", "belt", "bellen"],
        ["Won", "tekent", "plannen"],
    ]
    quirk = {"sheets": {"Blad1": table}, "merged": {"Blad1": ["A1:XFD1"]}}
    reading = read_foreign(Book(_made(quirk)))
    assert [stage.name for stage in reading.blueprint.stages] == ["Lead", "Won"]
    assert reading.blueprint.title == "Onze pipeline"
    assert reading.sheets[0].merged == ((1, 1, 1, 3),)


def test_a_sheet_with_far_more_than_a_design_is_passed_over_and_said() -> None:
    table = [["Fase", "Trigger", "Taken"], ["Lead", "belt", "bellen"], ["Won", "tekent", "plannen"]]
    reading = read_foreign(Book(book_of({"Blad1": table, "Export": [[n] * 60 for n in range(400)]})))
    assert [stage.name for stage in reading.blueprint.stages] == ["Lead", "Won"]
    said = [finding for finding in reading.findings if finding.code is Code.CELLS_LEFT_OVER]
    assert [finding.facts for finding in said] == [{"n": 24_000, "sheet": "Export"}]
    assert {cell.sheet for cell in reading.cells} == {"Blad1"}


def test_a_column_that_is_one_thing_here_and_another_there_is_neither() -> None:
    rows: list[list[object]] = [
        ["Fase", "Taak", "Kans"],
        ["Lead", "bellen", 0.1],
        [],
        ["Fase", "Document"],
        ["Lead", "folder"],
        ["Won", "contract"],
    ]
    (sheet,) = read_foreign(Book(book_of({"Blad1": rows}))).sheets
    assert sheet.columns == {1: Meaning.STAGE, 3: Meaning.PROBABILITY}
