"""What a data point is guessed to hold, over a table of names in both languages, and which names are near."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from blueprint_editor.core.differences import diff
from blueprint_editor.core.edits import SetApart
from blueprint_editor.core.model import Blueprint, DataPoint, DataType, Option, Stage
from blueprint_editor.method.doubles import Doubles, near
from blueprint_editor.method.guess import guess, shaped, split_options
from blueprint_editor.wording.changes import Words
from tests.figures import Figure
from tests.strategies import examples, texts
from tests.unit.doubles_examples import AFTERWARDS as PAIRS_AFTERWARDS
from tests.unit.doubles_examples import FAR, NEAR
from tests.unit.guess_examples import AFTERWARDS, HELD_OUT, SEEN, Example


def _right(example: Example) -> bool:
    found = guess(example.text)
    return (found.type, found.unit, found.options) == (example.type, example.unit, example.options)


@pytest.mark.parametrize("example", SEEN, ids=lambda example: example.text)
def test_a_name_says_what_it_holds(example: Example) -> None:
    found = guess(example.text)
    assert (found.type, found.unit, found.options) == (example.type, example.unit, example.options)


def test_names_that_the_rules_were_not_made_for(figure: Figure) -> None:
    counts = {name: sum(map(_right, rows)) for name, rows in (("held out", HELD_OUT), ("afterwards", AFTERWARDS))}
    words = f"{counts['held out']} of {len(HELD_OUT)} held out, {counts['afterwards']} of {len(AFTERWARDS)} afterwards"
    figure("guess", f"type, unit and options of a name right: {words}")
    assert counts["held out"] >= 0.9 * len(HELD_OUT)
    assert counts["afterwards"] >= 0.9 * len(AFTERWARDS)


def test_what_the_words_said_is_left_out_of_the_name() -> None:
    assert guess("Dak: plat / schuin").name == "Dak"
    assert guess("Inkooporder vereist (ja/nee)").name == "Inkooporder vereist"
    assert guess("Vermogen (kW)").name == "Vermogen (kW)", "HubSpot has no place of its own for a unit"


@given(texts())
@settings(max_examples=examples(100))
def test_any_text_can_be_guessed(text: str) -> None:
    found = guess(text)
    assert found.name.strip() or not text.strip()
    assert bool(found.options) == (found.type in {DataType.CHOICE, DataType.MULTI_CHOICE})


def test_a_guess_never_goes_against_what_was_said() -> None:
    point = DataPoint("dp_a", "Startdatum")
    assert shaped(point, "s").type is DataType.DATE
    for said in (
        DataPoint("dp_a", "Startdatum", type=DataType.NUMBER),
        DataPoint("dp_a", "Startdatum", unit="week"),
        DataPoint("dp_a", "Startdatum", options=(Option("op_a", "nu"),)),
        DataPoint("dp_a", "Naam"),
    ):
        assert shaped(said, "s") is said


def test_listed_options_become_options_with_ids_of_their_own() -> None:
    point = DataPoint("dp_a", "Dak: plat / schuin")
    options = shaped(point, "s").options
    assert (shaped(point, "s").text, shaped(point, "s", bare=True).text) == (point.text, "Dak")
    assert [option.label for option in options] == ["plat", "schuin"]
    assert len({option.id for option in options}) == 2


def test_options_are_parted_by_the_first_mark_there_is() -> None:
    assert split_options("plat; schuin, met riet") == ("plat", "schuin, met riet")
    assert split_options("plat\n• schuin\n") == ("plat", "schuin")
    assert split_options("a|b; c|", "|") == ("a", "b; c")
    assert split_options(" plat ") == ("plat",)
    assert split_options("") == ()


@pytest.mark.parametrize(("one", "other"), NEAR, ids=str)
def test_names_of_one_thing_are_near(one: str, other: str) -> None:
    assert near(one, other)
    assert near(other, one)


@pytest.mark.parametrize(("one", "other"), FAR, ids=str)
def test_names_of_two_things_are_not(one: str, other: str) -> None:
    assert not near(one, other)


def test_pairs_that_the_rules_were_not_made_for(figure: Figure) -> None:
    right = sum(near(one, other) is same for one, other, same in PAIRS_AFTERWARDS)
    figure("doubles", f"pairs of names rightly near or not: {right} of {len(PAIRS_AFTERWARDS)} written afterwards")
    assert right >= 0.9 * len(PAIRS_AFTERWARDS)


@given(texts(), texts())
@settings(max_examples=examples(60))
def test_nearness_goes_both_ways_and_a_name_is_near_itself(one: str, other: str) -> None:
    assert near(one, one)
    assert near(one, other) == near(other, one)


def _with(*rows: tuple[str, ...]) -> Blueprint:
    stages = tuple(
        Stage(f"st_{at}", "Fase", data_points=tuple(DataPoint(f"dp_{at}_{n}", text) for n, text in enumerate(row)))
        for at, row in enumerate(rows)
    )
    return Blueprint("bp_a", stages=stages)


def test_like_names_are_found_in_every_stage_and_after_a_change() -> None:
    doubles = Doubles()
    first = _with(("Vermogen", "Startdatum"), ("Datum start", "Vermogen (kW)"))
    assert [point.text for _, point in doubles.like(first, "vermogen kW")] == ["Vermogen", "Vermogen (kW)"]
    assert [stage.id for stage, _ in doubles.like(first, "Start datum")] == ["st_0", "st_1"]
    changed = Blueprint("bp_a", stages=(first.stages[0], _with((), ("Budget",)).stages[1]))
    assert [point.text for _, point in doubles.like(changed, "vermogen kW")] == ["Vermogen"]


def test_doubles_stand_together_and_the_work_can_be_left_between() -> None:
    blueprint = _with(("Vermogen", "Budget", "Startdatum"), (*map(str, range(100)), "Datum start", "Vermogen (kW)"))
    *slices, groups = Doubles().groups(blueprint)
    assert slices == [None]
    assert groups is not None
    assert [[point.text for _, point in group] for group in groups] == [
        ["Vermogen", "Vermogen (kW)"],
        ["Startdatum", "Datum start"],
    ]


def _apart(blueprint: Blueprint, *pairs: tuple[str, str], apart: bool = True) -> Blueprint:
    result = SetApart(pairs, apart).apply(blueprint)
    assert isinstance(result, Blueprint)
    return result


def _groups(blueprint: Blueprint) -> list[list[str]]:
    *_, groups = Doubles().groups(blueprint)
    return [[point.id for _, point in group] for group in groups or ()]


def test_what_was_set_apart_is_no_double_but_each_may_be_one_of_another() -> None:
    blueprint = _with(("Vermogen", "Vermogen (kW)"), ("Startdatum", "vermogen in kW"))
    assert _groups(blueprint) == [["dp_0_0", "dp_0_1", "dp_1_1"]]
    one = _apart(blueprint, ("dp_0_1", "dp_0_0"))
    assert _groups(one) == [["dp_0_0", "dp_0_1", "dp_1_1"]], "the third is near both"
    two = _apart(one, ("dp_0_0", "dp_1_1"))
    assert _groups(two) == [["dp_0_1", "dp_1_1"]], "which the first stood for until now"
    all_three = _apart(two, ("dp_0_1", "dp_1_1"))
    assert _groups(all_three) == []
    assert _apart(all_three, ("dp_1_1", "dp_0_1"), ("dp_0_0", "dp_0_0")) is all_three, "it was said already"
    assert _groups(_apart(all_three, ("dp_0_0", "dp_0_1"), apart=False)) == [["dp_0_0", "dp_0_1"]]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "besluit “geen dubbelen” over datapunt “Vermogen” en datapunt “Vermogen (kW)” toegevoegd"),
        ("en", "decision “no doubles” on data point “Vermogen” and data point “Vermogen (kW)” added"),
    ],
)
def test_what_was_set_apart_is_a_change_that_says_which(language: str, said: str) -> None:
    before = _with(("Vermogen", "Vermogen (kW)"))
    after = _apart(before, ("dp_0_0", "dp_0_1"))
    (change,) = diff(before, after)
    assert Words(language, before, after).sentence(change) == said
