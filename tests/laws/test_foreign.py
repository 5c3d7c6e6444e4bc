"""Laws of reading foreign workbooks: every cell in one class, no text lost, a table may stand anywhere."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint_editor.core.findings import Code
from blueprint_editor.workbook.cells import Book
from blueprint_editor.workbook.errors import ReadError
from blueprint_editor.workbook.foreign import Corrections, Layout, Role, Understanding, read_foreign
from blueprint_editor.workbook.foreign.grid import Grid
from blueprint_editor.workbook.lines import entries, split_at_semicolons
from tests.conftest import LONG
from tests.foreign.kit import book_of, seen

HEADINGS = (
    "Fase", "Stage", "Trigger", "Aanleiding", "Taken", "To do", "Documenten", "Gegevens", "Communicatie", "Wie", "Kans",
    "Omschrijving", "Owner", "Nr", "Opmerkingen", "Onderdeel", "Wat", "Output", "Totaal", "Kleur",
)  # fmt: skip
NAMES = ("Lead", "1. Lead", "Fase 2: Offerte", "Offerte", "Gewonnen", "Lost", "Contract (50%)", "Intake", "Schouw")
CONTENT = (
    "- bellen\n- mailen",
    "klant belt",
    "a; b (c; d)",
    "10%",
    "0.2",
    "–",
    "n.v.t.",
    "Let op: dit",
    "x",
    "2 weken",
    "• één",
)
CELLS = st.one_of(
    st.none(), st.sampled_from(HEADINGS), st.sampled_from(NAMES), st.sampled_from(CONTENT), st.integers(0, 100)
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=12)
BOOKS = st.dictionaries(
    st.sampled_from(("Blad1", "Taken", "Lead", "Offerte", "Documents")), ROWS, min_size=1, max_size=3
)
MANY = settings(max_examples=1_500 if LONG else 80)


def _understood(data: bytes, corrections: Corrections) -> Understanding | None:
    try:
        return read_foreign(Book(data), corrections, seed="law")
    except ReadError as error:
        if error.code is not Code.NO_BLUEPRINT:
            raise
        return None


@MANY
@given(rows=BOOKS, layout=st.none() | st.sampled_from(Layout))
def test_every_cell_is_in_one_class(rows: dict[str, list[list[object]]], layout: Layout | None) -> None:
    data = book_of(rows)
    corrections = Corrections(layouts=dict.fromkeys(rows, layout) if layout else {})
    reading = _understood(data, corrections)
    if reading is None:
        return
    places = [(cell.sheet, cell.row, cell.column) for cell in reading.cells]
    assert len(places) == len(set(places))
    there = {(sheet.title, *spot): text for sheet in Book(data).sheets for spot, text in Grid(sheet, {}).texts.items()}
    assert {place: cell.text for place, cell in zip(places, reading.cells, strict=True)} == there


@MANY
@given(rows=BOOKS)
def test_no_text_is_lost(rows: dict[str, list[list[object]]]) -> None:
    reading = _understood(book_of(rows), Corrections())
    if reading is None:
        return
    by_id = {entry.id: entry.text for _, _, entry in reading.blueprint.entries()}
    noted = {finding.where.sheet for finding in reading.findings if finding.code is Code.CELLS_LEFT_OVER}
    said = {(finding.where.sheet, finding.where.cell) for finding in reading.findings}
    for cell in reading.cells:
        if cell.role is Role.ENTRY:
            kept = "\n".join(by_id[one] for one in cell.ids)
            for word in cell.text.replace(";", " ").split():
                assert word in kept or not any(char.isalnum() for char in word) or word.rstrip(".)").isdigit()
        elif cell.role is Role.LEFT_OVER:
            assert cell.sheet in noted or (cell.sheet, f"{chr(64 + cell.column)}{cell.row}") in said


STAGES = ("Intake", "Offerte", "Onderhandeling", "Gewonnen", "Verloren")
BANDS = ("Trigger", "Verantwoordelijkheden", "Documenten", "Gegevens", "Taken", "Communicatie")


@st.composite
def matrices(draw: st.DrawFn) -> list[list[str | None]]:
    """Stages down and elements along, filled here and there."""
    bands = draw(st.lists(st.sampled_from(BANDS), min_size=3, unique=True))
    rows: list[list[str | None]] = [["Fase", *bands]]
    for number, stage in enumerate(STAGES):
        cells = [f"{band} van {number}" if draw(st.booleans()) or band == bands[0] else None for band in bands]
        rows.append([stage, *cells])
    return rows


def _pad(rows: Sequence[Sequence[str | None]], down: int, right: int) -> list[list[str | None]]:
    above: list[list[str | None]] = [[] for _ in range(down)]
    aside: list[str | None] = [None] * right
    return above + [[*aside, *row] for row in rows]


@MANY
@given(rows=matrices(), down=st.integers(0, 8), right=st.integers(0, 5))
def test_where_a_table_stands_does_not_matter(rows: list[list[str | None]], down: int, right: int) -> None:
    plain, moved = (_understood(book_of({"Blad1": one}), Corrections()) for one in (rows, _pad(rows, down, right)))
    assert plain is not None
    assert moved is not None
    assert seen(plain.blueprint) == seen(moved.blueprint)
    assert not moved.left_over


@MANY
@given(rows=matrices())
def test_rows_and_columns_may_be_changed_round(rows: list[list[str | None]]) -> None:
    turned = [list(row) for row in zip(*rows, strict=True)]
    plain, other = (_understood(book_of({"Blad1": one}), Corrections()) for one in (rows, turned))
    assert plain is not None
    assert other is not None
    assert (plain.layout, other.layout) == (Layout.ROWS, Layout.COLUMNS)
    assert seen(plain.blueprint) == seen(other.blueprint)


@MANY
@given(rows=matrices(), seed=st.integers(0, 999))
def test_columns_may_be_moved(rows: list[list[str | None]], seed: int) -> None:
    order = list(range(len(rows[0])))
    random.Random(seed).shuffle(order)
    moved = [[row[place] for place in order] for row in rows]
    plain, other = (_understood(book_of({"Blad1": one}), Corrections()) for one in (rows, moved))
    assert plain is not None
    assert other is not None
    assert seen(plain.blueprint) == seen(other.blueprint)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("- bellen\n• mailen\n* app", ["bellen", "mailen", "app"]),
        ("1. bellen\n2) mailen\n(3) app", ["bellen", "mailen", "app"]),
        ("a. bellen\nb. mailen", ["bellen", "mailen"]),
        ("A. de Vries bellen", ["A. de Vries bellen"]),
        ("bellen; mailen (kort; bondig); app", ["bellen", "mailen (kort; bondig)", "app"]),
        ("bellen, mailen / appen", ["bellen, mailen / appen"]),
        ("bellen\nmailen; app", ["bellen", "mailen; app"]),
        ("[ ] bellen\n[x] mailen\n☐ app\n✓ brief", ["bellen", "mailen", "app", "brief"]),
        ("o bellen\no mailen", ["bellen", "mailen"]),
        ("o ja, bellen", ["o ja, bellen"]),
        ("- bellen\n  voor tien uur\n- mailen", ["bellen\nvoor tien uur", "mailen"]),
        ("- [ ] bellen", ["bellen"]),
        ("-10% korting", ["-10% korting"]),
        ("-bellen\n-mailen", ["bellen", "mailen"]),
        ("2.5 kWp paneel", ["2.5 kWp paneel"]),
        ("► bellen\n▪ mailen\n· app", ["bellen", "mailen", "app"]),
        ("3 offertes maken", ["3 offertes maken"]),
    ],
)
def test_an_entry_is_a_line_without_its_mark(cell: str, expected: list[str]) -> None:
    assert entries(cell) == expected


@MANY
@given(st.text("ab;()[] \n", max_size=30))
def test_splitting_loses_nothing_but_semicolons_and_spaces(text: str) -> None:
    kept = "".join("".join(split_at_semicolons(text)).split())
    assert kept.replace(";", "") == "".join(text.split()).replace(";", "")
