"""`show` reads workbooks that never saw the program, and says how."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.foreign.first import solar_installer
from tests.foreign.held_out import contractor


@pytest.fixture
def solar(tmp_path: Path) -> Path:
    """The solar installer's own workbook."""
    path = tmp_path / "ZonneStroom pipeline.xlsx"
    path.write_bytes(solar_installer())
    return path


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "nl",
            [
                "Blad Pipeline 2024: fasen als kolommen",
                "1 cel niet geplaatst",
                "Zekerheid 99%",
                "1. Aanvraag  (Open · 10%)",
            ],
        ),
        (
            "en",
            [
                "Sheet Pipeline 2024: stages as columns",
                "1 cell not placed",
                "Confidence 99%",
                "1. Aanvraag  (Open · 10%)",
            ],
        ),
    ],
)
def test_it_says_how_it_was_understood(language: str, lines: list[str], solar: Path, run: Run) -> None:
    before = solar.read_bytes()
    shown = run("show", solar, "--language", language)
    assert (shown.code, shown.err) == (0, "")
    assert [line for line in lines if line not in shown.out] == []
    assert "salderingsregeling" in shown.out  # what is left over is said too
    assert solar.read_bytes() == before


def test_json_has_every_cell_and_is_stable(solar: Path, run: Run) -> None:
    one, other = (json.loads(run("show", solar, "--json").out) for _ in range(2))
    understanding = one["understanding"]
    assert understanding == other["understanding"]
    assert (understanding["layout"], understanding["left_over"]) == ("columns", 1)
    assert [stage["name"] for stage in one["stages"]] == ["Aanvraag", "Schouw", "Offerte", "Gewonnen", "Verloren"]
    ids = {entry["id"] for stage in one["stages"] for key in ("triggers", "tasks", "documents") for entry in stage[key]}
    cells = {cell["cell"]: cell for cell in understanding["cells"]}
    assert cells["C4"]["role"] == "stage"
    assert cells["C4"]["stage"] == one["stages"][0]["id"]
    assert (cells["B11"]["role"], cells["I6"]["role"]) == ("heading", "left_over")
    assert set(cells["C11"]["ids"]) <= ids
    assert understanding["sheets"][0]["rows"]["9"] == "document"


def test_one_of_ours_has_no_understanding(workbook: Path, run: Run) -> None:
    assert json.loads(run("show", workbook, "--json").out)["understanding"] is None


def test_a_picture_can_be_made_of_it(tmp_path: Path, run: Run) -> None:
    path, out = tmp_path / "bouw.xlsx", tmp_path / "bouw.svg"
    path.write_bytes(contractor())
    assert run("render", path, "-o", out).code == 0
    assert "Bezichtiging" in out.read_text(encoding="utf-8")


def test_what_is_no_pipeline_is_said(tmp_path: Path, run: Run) -> None:
    import openpyxl

    path = tmp_path / "leeg.xlsx"
    openpyxl.Workbook().save(path)
    shown = run("show", path)
    assert shown.code == 2
    assert "geen verkoop-pipeline" in shown.err
