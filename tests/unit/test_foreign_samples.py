"""Workbooks of twelve businesses are read as a person reads them, cell by cell."""

from __future__ import annotations

import pytest

from blueprint_editor.core.findings import Code
from blueprint_editor.wording import finding_sentence
from blueprint_editor.workbook.cells import Book
from blueprint_editor.workbook.errors import ReadError
from blueprint_editor.workbook.foreign import Role, Understanding, read_foreign
from blueprint_editor.workbook.foreign.understand import MOST_CELLS
from tests.foreign.first import FIRST
from tests.foreign.held_out import HELD_OUT
from tests.foreign.kit import Sample, book_of, seen

SAMPLES = (*FIRST, *HELD_OUT)
BY_NAME = {sample.name: sample for sample in SAMPLES}


@pytest.fixture(scope="module")
def understood() -> dict[str, Understanding]:
    """What is understood of each sample."""
    return {sample.name: read_foreign(Book(sample.make()), seed="a test") for sample in SAMPLES}


@pytest.fixture(params=SAMPLES, ids=lambda sample: sample.name)
def pair(request: pytest.FixtureRequest, understood: dict[str, Understanding]) -> tuple[Sample, Understanding]:
    """A sample and what is understood of it."""
    return request.param, understood[request.param.name]


def test_a_person_reads_the_same(pair: tuple[Sample, Understanding]) -> None:
    sample, reading = pair
    expected = sample.expected
    assert seen(reading.blueprint) == expected["stages"]
    assert reading.layout == expected["layout"]
    assert reading.blueprint.title == expected["title"]


def test_what_has_no_place_is_left_over_and_said(pair: tuple[Sample, Understanding]) -> None:
    sample, reading = pair
    assert sorted({cell.text for cell in reading.left_over}) == sample.expected["left"]
    said = [finding for finding in reading.findings if finding.code is Code.CELL_LEFT_OVER]
    assert len(said) == len(reading.left_over)
    for finding in reading.findings:
        for language in ("nl", "en"):
            assert "{" not in finding_sentence(finding, language)


def test_what_became_of_a_cell_is_in_the_blueprint(pair: tuple[Sample, Understanding]) -> None:
    _, reading = pair
    stages = {stage.id: stage for stage in reading.blueprint.stages}
    entries = {entry.id: (stage.id, element) for stage, element, entry in reading.blueprint.entries()}
    made = set()
    for cell in reading.cells:
        if cell.role is Role.STAGE:
            assert cell.stage in stages
        elif cell.role is Role.ENTRY:
            assert cell.ids
            assert cell.meaning is not None
            for identifier in cell.ids:
                assert entries[identifier][1] == cell.meaning.element
            made |= set(cell.ids)
        elif cell.role is Role.FIELD:
            assert set(cell.ids) <= entries.keys() | stages.keys()
    assert made == entries.keys()


def test_confidence_is_high_where_all_is_understood(understood: dict[str, Understanding]) -> None:
    assert all(reading.confidence >= 0.85 for reading in understood.values())


def test_the_same_seed_gives_the_same_ids() -> None:
    data = BY_NAME["insurance broker"].make()
    one, same, other = (read_foreign(Book(data), seed=seed) for seed in ("a", "a", "b"))
    assert one == same
    assert {stage.id for stage in one.blueprint.stages}.isdisjoint(stage.id for stage in other.blueprint.stages)


def test_hidden_rows_are_read_and_said(understood: dict[str, Understanding]) -> None:
    reading = understood["machine builder"]
    assert [finding.facts for finding in reading.findings if finding.code is Code.HIDDEN_ROWS] == [
        {"n": 1, "sheet": "Blad1"}
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["Inkomsten", "Uitgaven"], [100, 80], [200, 90]],
        [["Plant", "Prijs"], ["Hortensia", 12.5], ["Lavendel", 3.95]],
        [
            ["Deal", "Fase", "Bedrag", "Kans", "Eigenaar"],
            *([f"Deal {n}", ["Lead", "Offerte", "Order"][n % 3], n * 100, 0.2, "Jan"] for n in range(12)),
        ],
        [["Naam", "E-mail", "Telefoon"], ["Jan", "jan@example.org", "06"], ["Piet", "piet@example.org", "06"]],
        [["Beste Jan,"], ["Hierbij de stukken."], ["Groet, Marieke"]],
        [["Datum", "Taak", "Wie"], ["1-1", "Vergadering", "Jan"], ["2-1", "Factuur", "Piet"]],
    ],
    ids=["nothing", "numbers", "prices", "deals", "people", "letter", "to do"],
)
def test_what_is_no_pipeline_is_none(rows: list[list[object]]) -> None:
    with pytest.raises(ReadError) as refused:
        read_foreign(Book(book_of({"Blad1": rows})))
    assert refused.value.code is Code.NO_BLUEPRINT


def test_what_is_only_too_large_is_said_to_be_that() -> None:
    rows = [["Fase", "Trigger"], *([f"Fase {n % 7}", f"Klant {n}"] for n in range(MOST_CELLS // 2))]
    with pytest.raises(ReadError) as refused:
        read_foreign(Book(book_of({"Blad1": rows, "Blad2": []})))
    assert refused.value.code is Code.TOO_LARGE
