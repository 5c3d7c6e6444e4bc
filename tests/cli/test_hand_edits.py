"""Whatever was done to a workbook by hand, `show` says it in words: no finding without its facts."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blueprint_editor import workflows
from blueprint_editor.cli.as_json import blueprint_json
from blueprint_editor.cli.as_text import blueprint_text
from blueprint_editor.core.findings import Finding
from blueprint_editor.wording import LANGUAGES, finding_sentence, place_text
from tests.cli.conftest import Run

JUNK = (
    "",
    "?",
    "Offerte",
    "Document: Bestaat niet",
    "Datapunt: Verliesreden\nx",
    "3 weken ooit",
    "=1+1",
    "120%",
    7,
    -1,
    "Ja",
)


@st.composite
def hand_edits(draw: st.DrawFn) -> list[tuple[str, int, int, int, Any]]:
    """What a person does on a sheet: a cell, a row, a column, a heading, the sheet itself."""
    deed = st.tuples(
        st.sampled_from(("cell", "cell", "cell", "heading", "delete row", "delete column", "hide row", "delete sheet")),
        st.integers(0, 30),
        st.integers(5, 25),
        st.integers(1, 12),
        st.sampled_from(JUNK),
    )
    return draw(st.lists(deed, min_size=1, max_size=6))


def _edited(data: bytes, deeds: list[tuple[str, int, int, int, Any]]) -> bytes:
    book = openpyxl.load_workbook(BytesIO(data))
    for deed, which, row, column, value in deeds:
        sheet = book.worksheets[which % len(book.worksheets)]
        match deed:
            case "cell":
                sheet.cell(row, column, value)
            case "heading":
                sheet.cell(4, column, value)
            case "delete row":
                sheet.delete_rows(row)
            case "delete column":
                sheet.delete_cols(column)
            case "hide row":
                sheet.row_dimensions[row].hidden = True
            case _ if len(book.worksheets) > 2:
                book.remove(sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(deeds=hand_edits())
def test_every_finding_can_be_said(deeds: list[tuple[str, int, int, int, Any]], workbook: Path) -> None:
    path = workbook.with_name("edited.xlsx")
    path.write_bytes(_edited(workbook.read_bytes(), deeds))
    try:
        document = workflows.open_document(path)
    except workflows.DocumentError as error:
        assert error.code in {"no_blueprint", "corrupt", "not_a_workbook"}  # noqa: PT017 - a refusal is an outcome
        return
    for language in LANGUAGES:
        said = [finding_sentence(finding, language) for finding in document.findings]
        assert all(sentence.endswith((".", "?")) for sentence in said), said
        text = blueprint_text(document.blueprint, document.findings, language)
        assert all(sentence in text for sentence in said)
        places = [(found.where, place_text(found.where, document.blueprint, language)) for found in document.findings]
        assert all((where.sheet or "") in words and (where.cell or "") in words for where, words in places)

    def sentence(finding: Finding) -> str:
        return finding_sentence(finding, "en")

    shown = blueprint_json(document.blueprint, document.findings, sentence)
    assert len(json.loads(json.dumps(shown))["findings"]) == len(document.findings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_show_tells_what_was_done_by_hand(language: str, workbook: Path, run: Run) -> None:
    book = openpyxl.load_workbook(workbook)
    sheet = book["Taken"]
    sheet.cell(sheet.max_row + 1, 1, "Geen fase")
    sheet.cell(sheet.max_row, 3, "Iets doen")
    book.save(workbook)
    shown = json.loads(run("show", workbook, "--json", "--language", language).out)
    (finding,) = [found for found in shown["findings"] if found["code"] == "unknown_stage"]
    assert finding["where"]["sheet"] == "Taken"
    assert finding["where"]["cell"].startswith("A")
    assert finding["message"] in run("show", workbook, "--language", language).out
