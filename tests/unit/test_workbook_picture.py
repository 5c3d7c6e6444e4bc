"""The picture sheet: what it shows, where it stops, and that every row can be seen whole."""

from __future__ import annotations

import io

import msgspec
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint_editor.core import ids
from blueprint_editor.core.model import Blueprint, Element, Kind, Stage, Task
from blueprint_editor.workbook import read
from blueprint_editor.workbook.measure import MOST, advance, height, line_count, room, wrapped
from blueprint_editor.workbook.picture import (
    MOST_CHARACTERS,
    MOST_LINES,
    ROW_LINES,
    SPARE_LINES,
    STAGE_WIDTH,
    PictureRow,
    picture_rows,
)
from tests.strategies import Ids, blueprints
from tests.unit.workbook_kit import service, sheet, written

WORDS = st.text(alphabet="ab ilmW\t世é-", max_size=120)


def with_tasks(*texts: str, language: str = "nl") -> Blueprint:
    """A blueprint of one stage with these tasks."""
    fresh = Ids("picture")
    tasks = tuple(Task(fresh(ids.ENTRY_PREFIXES[Element.TASK]), text) for text in texts)
    return Blueprint(fresh(ids.BLUEPRINT), language=language, stages=(Stage(fresh(ids.STAGE), "Offerte", tasks=tasks),))


def tasks_of(blueprint: Blueprint) -> list[PictureRow]:
    """The rows of the tasks."""
    return [row for row in picture_rows(blueprint) if row.key == "task"]


def test_entries_are_lines_with_a_mark_and_their_own_breaks_are_indented() -> None:
    (row,) = tasks_of(with_tasks("Bellen", "Mailen\nmet bijlage"))
    assert row.cells == ("• Bellen\n• Mailen\n   met bijlage",)
    assert row.label == "Taken"


def test_a_deliberately_empty_cell_shows_a_dash() -> None:
    blueprint = with_tasks()
    stage = msgspec.structs.replace(blueprint.stages[0], deliberately_empty=frozenset({Element.TASK}))
    (row,) = tasks_of(msgspec.structs.replace(blueprint, stages=(stage,)))
    assert row.cells == ("–",)


def test_a_full_band_goes_on_in_a_second_row_and_stops_with_a_count() -> None:
    rows = tasks_of(with_tasks(*(f"Taak {n}" for n in range(100))))
    assert [row.label for row in rows] == ["Taken", "Taken (vervolg)"]
    lines = [line for row in rows for line in row.cells[0].split("\n")]
    assert lines[:MOST_LINES] == [f"• Taak {n}" for n in range(MOST_LINES)]
    assert lines[MOST_LINES:] == [f"… + {100 - MOST_LINES}, zie tabblad Taken"]


def test_a_long_text_is_cut_with_a_word_where_the_rest_stands() -> None:
    shown = "".join(row.cells[0] for row in tasks_of(with_tasks("woord " * 5_000, "Bellen", language="en")))
    assert len(shown) < MOST_CHARACTERS + 2_000
    assert shown.endswith("… + 2, see sheet Tasks")


@settings(max_examples=50)
@given(blueprints(most=3))
def test_every_row_can_be_seen_whole(blueprint: Blueprint) -> None:
    for row in picture_rows(blueprint):
        needed = max((line_count(text, room(STAGE_WIDTH)) for text in row.cells), default=1)
        assert needed <= row.lines
        assert height(row.lines + SPARE_LINES) <= MOST
        assert height(row.lines + SPARE_LINES) >= needed * 12


@given(WORDS, st.floats(12, 120))
def test_wrapping_loses_nothing_and_fits(text: str, points: float) -> None:
    pieces = wrapped(text, points)
    assert "".join(pieces) == text
    assert all(advance(piece.rstrip(" ")) <= points + 0.01 or len(piece.rstrip(" ")) <= 1 for piece in pieces)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_stages_are_columns_and_closed_ones_have_a_colour_and_a_word(language: str) -> None:
    blueprint = service(language)
    stages = tuple(
        msgspec.structs.replace(stage, name="Klaar") if stage.kind is Kind.WON else stage for stage in blueprint.stages
    )
    blueprint = msgspec.structs.replace(blueprint, stages=stages)
    found = sheet(openpyxl.load_workbook(io.BytesIO(written(blueprint))), "Blueprint")
    heads = list(found[4])
    assert [cell.value for cell in heads[1:]] == [stage.name for stage in stages]
    assert heads[0].value == {"nl": "Fase", "en": "Stage"}[language]
    colours = {stage.kind: cell.fill.fgColor.rgb for stage, cell in zip(stages, heads[1:], strict=True)}
    assert len(set(colours.values())) == 3
    won = next(cell for stage, cell in zip(stages, heads[1:], strict=True) if stage.kind is Kind.WON)
    assert {"nl": "Gewonnen", "en": "Won"}[language] in won.number_format
    assert "20%" in heads[1].number_format


def test_texts_that_pack_too_well_are_still_read_back() -> None:
    blueprint = with_tasks(*("x" * 32_767,) * 60)
    read.verify(written(blueprint), blueprint)


def test_a_band_shows_no_more_than_a_row_can_hold() -> None:
    rows = tasks_of(with_tasks(*(f"{'regel ' * 40}{n}" for n in range(30))))
    assert len(rows) > 1
    assert all(row.lines <= ROW_LINES for row in rows)
