"""The table of data points as texts: what each column says, what a text says of it, and what is pasted into it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from blueprint_editor.core.model import (
    Blueprint,
    Category,
    DataPoint,
    DataType,
    Element,
    EntryRef,
    HubSpotMapping,
    HubSpotUse,
    Option,
    Stage,
    Status,
    data_points,
)
from blueprint_editor.workflows import clipboard, point_rows
from blueprint_editor.workflows.point_rows import COLUMNS, Pasted, Stages, Target, text_of
from tests.strategies import blueprints, examples

POWER = DataPoint("dp_power", "Vermogen", Status.EXAMPLE, type=DataType.NUMBER, unit="kW")
ROOF = DataPoint("dp_roof", "Dak", type=DataType.CHOICE, options=(Option("op_flat", "plat", "flat", "Tot 5 graden"),))
START = Blueprint(
    "bp_a",
    stages=(
        Stage("st_one", "Schouw", data_points=(POWER, ROOF)),
        Stage("st_two", "Offerte", aliases=("Voorstel",), data_points=(DataPoint("dp_budget", "Budget"),)),
    ),
)
ROWS = tuple((stage.id, point) for stage, point in data_points(START))
STAGES = Stages(START.stages)


def paste(text: str, row: int = 0, column: str = "text", blueprint: Blueprint = START) -> Pasted:
    """What a text from a spreadsheet gives at a cell."""
    rows = tuple((stage.id, point) for stage, point in data_points(blueprint))
    block = clipboard.grid(clipboard.Flavours(text=text))
    assert not isinstance(block, clipboard.TooMuch)
    target = Target(rows[row:], COLUMNS[COLUMNS.index(column) :], "st_two")
    return point_rows.paste(block, target, blueprint, "seed")


def filled(pasted: Pasted) -> list[DataPoint]:
    """The data points that a paste fills in."""
    return [row.point for row in pasted.fill.rows]


def test_a_column_is_pasted_over_the_rows_from_the_current_one_on() -> None:
    pasted = paste("Getal\nBedrag", row=1, column="type")
    assert [(point.id, point.type) for point in filled(pasted)] == [
        ("dp_roof", DataType.NUMBER),
        ("dp_budget", DataType.AMOUNT),
    ]
    assert (pasted.changed, pasted.added, pasted.over) == (2, 0, 0)


def test_columns_lie_beside_each_other_and_an_empty_cell_clears_nothing() -> None:
    pasted = paste("date\t\tplat; schuin\tOfferte", row=1, column="type")
    (point,) = filled(pasted)
    assert (point.type, point.unit, point.required_from) == (DataType.DATE, "", "st_two")
    assert point.options[0] == ROOF.options[0]
    assert point.options[1].label == "schuin"
    assert paste("\t", row=0, column="type") == Pasted()


def test_names_below_the_last_row_become_data_points_with_what_they_say() -> None:
    pasted = paste("Begroting\nStartdatum\nDak: plat / schuin", row=2)
    begroting, start, roof = filled(pasted)
    assert (begroting.id, begroting.text) == ("dp_budget", "Begroting")
    assert start.type is DataType.DATE
    assert [option.label for option in roof.options] == ["plat", "schuin"]
    assert [row.stage for row in pasted.fill.rows] == ["st_two"] * 3
    assert (pasted.changed, pasted.added) == (1, 2)


def test_what_is_given_counts_more_than_what_the_words_say() -> None:
    pasted = paste("Datapunt\tType\nStartdatum\tTekst")
    assert [(point.text, point.type) for point in filled(pasted)] == [("Startdatum", DataType.TEXT)]


def test_rows_without_a_name_below_the_last_have_no_place() -> None:
    assert paste("Getal\nBedrag\nDatum", row=2, column="type").over == 2


def test_with_headings_the_names_say_which_data_points_are_meant() -> None:
    text = "Required from\tData point\tStage\nOfferte\tvermogen\tVoorstel\n\tNieuw ding\t\nNergens\tBudget\t2. Offerte"
    pasted = paste(text, row=1)
    assert [move.refs for move in pasted.moves] == [(EntryRef("st_one", Element.DATA_POINT, "dp_power"),)]
    power, new = filled(pasted)
    assert (power.id, power.required_from, power.text) == ("dp_power", "st_two", "vermogen")
    assert new.text == "Nieuw ding"
    assert pasted.lost == (("required_from", "Nergens"),)


@pytest.mark.parametrize(
    ("column", "text", "wanted"),
    [
        ("category", "usage", replace(ROOF, category=Category.USAGE)),
        ("category", "iets", None),
        ("status", "aanname", replace(ROOF, status=Status.ASSUMPTION)),
        ("required_from", "nee", ROOF),
        ("required_from", "nergens", None),
        ("hubspot", "Bestaand: roof", replace(ROOF, hubspot=HubSpotMapping(HubSpotUse.EXISTING, "roof"))),
        ("hubspot", "skip", replace(ROOF, hubspot=HubSpotMapping(HubSpotUse.SKIP))),
        ("hubspot", "roof", replace(ROOF, hubspot=HubSpotMapping(HubSpotUse.NEW, "roof"))),
        ("options", "", replace(ROOF, options=())),
        ("text", " ", None),
        ("origins", "Offerte", None),
    ],
)
def test_a_text_says_something_of_a_column_or_nothing(column: str, text: str, wanted: DataPoint | None) -> None:
    assert point_rows.given(ROOF, column, text, STAGES, "seed") == wanted


def test_options_make_a_choice_of_a_text_and_are_parted_by_what_is_in_none_of_them() -> None:
    made = point_rows.given(DataPoint("dp_a", "Weg"), "options", "a; b / c", STAGES, "s")
    assert made is not None
    assert (made.type, [option.label for option in made.options]) == (DataType.CHOICE, ["a", "b / c"])
    odd = (Option("op_a", "a;b"), Option("op_b", "c"))
    assert point_rows.joined_options(odd) == "a;b | c"


PLAIN = tuple(column for column in COLUMNS if column not in {"stage", "origins"})


@given(blueprints(most=3, open_stages=1), st.sampled_from(("nl", "en")))
@settings(max_examples=examples(20))
def test_copied_out_and_pasted_back_nothing_happens(blueprint: Blueprint, language: str) -> None:
    stages = Stages(blueprint.stages)
    rows = tuple((stage.id, point) for stage, point in data_points(blueprint))
    block = tuple(tuple(text_of(point, column, stages, language) for column in PLAIN) for _, point in rows)
    assert point_rows.paste(block, Target(rows, PLAIN, ""), blueprint, "s") == Pasted()
