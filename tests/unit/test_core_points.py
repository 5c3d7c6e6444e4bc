"""Data points as a table: fields that become one, rows that are filled in, and several made into one."""

from __future__ import annotations

from msgspec.structs import replace

from blueprint_editor.core import edits
from blueprint_editor.core.edits import AnyEdit
from blueprint_editor.core.model import (
    Blueprint,
    Category,
    DataPoint,
    DataType,
    Document,
    Element,
    EntryRef,
    Field,
    HubSpotMapping,
    HubSpotUse,
    Kind,
    Option,
    Stage,
    Standardised,
    Status,
    Trigger,
    find,
)

POWER = DataPoint("dp_power", "Vermogen", Status.EXAMPLE, purpose="Bepaalt de omvormer", required_from="st_two")
AGAIN = DataPoint(
    "dp_again",
    "Vermogen (kW)",
    Status.ASSUMPTION,
    "Piek",
    category=Category.REQUIREMENTS,
    type=DataType.NUMBER,
    unit="kW",
    options=(Option("op_low", "laag", "low", "Tot 5 kW"),),
    purpose="Staat in de offerte",
    required_from="st_one",
    hubspot=HubSpotMapping(HubSpotUse.EXISTING, "power"),
)
FIELDS = (
    Field("fi_power", "Vermogen", Standardised.YES, "dp_again"),
    Field("fi_roof", "Dak: plat / schuin"),
    Field("fi_roof_too", "dak"),
    Field("fi_wish", "Wensen"),
)
START = Blueprint(
    "bp_start",
    stages=(
        Stage(
            "st_one",
            "Schouw",
            triggers=(Trigger("tr_seen", "Gezien", evidence=("dp_again", "do_survey", "dp_power")),),
            documents=(Document("do_survey", "Opname", fields=FIELDS),),
            data_points=(POWER,),
        ),
        Stage("st_two", "Offerte", data_points=(AGAIN,)),
        Stage("st_won", "Gewonnen", kind=Kind.WON, probability=1.0),
        Stage("st_lost", "Verloren", kind=Kind.LOST, probability=0.0),
    ),
)
SURVEY = EntryRef("st_one", Element.DOCUMENT, "do_survey")
R_POWER = EntryRef("st_one", Element.DATA_POINT, "dp_power")
R_AGAIN = EntryRef("st_two", Element.DATA_POINT, "dp_again")


def done(edit: AnyEdit, before: Blueprint = START) -> Blueprint:
    """The blueprint after an edit that is not refused."""
    after = edit.apply(before)
    assert isinstance(after, Blueprint)
    return after


def fields_of(blueprint: Blueprint) -> tuple[Field, ...]:
    """The fields of the document."""
    document = find(blueprint, SURVEY)
    assert isinstance(document, Document)
    return document.fields


def test_a_field_becomes_what_is_said_of_it_once() -> None:
    roof = DataPoint("dp_roof", "Dak", type=DataType.CHOICE, options=(Option("op_flat", "plat"),))
    how = (("fi_roof", roof), ("fi_roof_too", DataPoint("dp_second", "DAK")), ("fi_wish", None))
    after = done(edits.PromoteFields(SURVEY, ("fi_roof", "fi_roof_too", "fi_wish"), "s", how))
    assert after.stages[0].data_points == (POWER, roof)
    assert [field.data_point for field in fields_of(after)] == ["dp_again", "dp_roof", "dp_roof", None]
    assert {field.standardised for field in fields_of(after)} == {Standardised.YES}


def test_a_field_is_linked_to_a_data_point_of_any_stage() -> None:
    after = done(edits.PromoteFields(SURVEY, ("fi_wish",), "s", (("fi_wish", "dp_again"),)))
    assert fields_of(after)[3].data_point == "dp_again"
    assert after.stages[0].data_points is START.stages[0].data_points


def test_rows_are_changed_where_they_stand_and_new_ones_come_last() -> None:
    roof = DataPoint("dp_roof", "Dak", type=DataType.CHOICE)
    rows = (edits.Filled("st_one", roof), edits.Filled("st_one", replace(POWER, unit="kW")))
    after = done(edits.FillDataPoints(rows))
    assert after.stages[0].data_points == (replace(POWER, unit="kW", status=Status.CONFIRMED), roof)
    assert after.stages[1] is START.stages[1]


def test_of_several_the_first_stays_with_all_that_the_others_knew() -> None:
    after = done(edits.MergeDataPoints((R_POWER, R_AGAIN)))
    (kept,) = after.stages[0].data_points
    assert after.stages[1].data_points == ()
    assert kept == replace(
        AGAIN,
        id="dp_power",
        text="Vermogen",
        purpose="Bepaalt de omvormer\nStaat in de offerte",
        required_from="st_one",
    )
    assert fields_of(after)[0] == replace(FIELDS[0], data_point="dp_power")
    assert after.stages[0].triggers[0].evidence == ("dp_power", "do_survey")


def test_options_are_united_by_their_labels() -> None:
    first = replace(POWER, options=(Option("op_a", "Laag"), Option("op_b", "hoog")))
    before = replace(START, stages=(replace(START.stages[0], data_points=(first,)), *START.stages[1:]))
    (kept,) = done(edits.MergeDataPoints((R_POWER, R_AGAIN)), before).stages[0].data_points
    assert kept.options == (Option("op_a", "Laag", "low", "Tot 5 kW"), Option("op_b", "hoog"))


def test_what_was_parked_or_another_element_follows_too() -> None:
    parked = done(edits.ParkEntries((SURVEY,), "s"))
    turned = done(edits.ConvertEntries((EntryRef("st_one", Element.TRIGGER, "tr_seen"),), Element.TASK), parked)
    after = done(edits.MergeDataPoints((R_POWER, R_AGAIN)), turned)
    document = after.parking[0].entry
    assert isinstance(document, Document)
    assert document.fields[0].data_point == "dp_power"
    back = done(edits.ConvertEntries((EntryRef("st_one", Element.TASK, "tr_seen"),), Element.TRIGGER), after)
    assert back.stages[0].triggers[0].evidence == ("dp_power",)


def test_what_a_merged_one_was_before_comes_back_with_the_one_that_stays() -> None:
    task = done(edits.ConvertEntries((R_AGAIN,), Element.DOCUMENT))
    paper = EntryRef("st_two", Element.DOCUMENT, "dp_again")
    written = find(task, paper)
    assert isinstance(written, Document)
    again = done(edits.ChangeEntry(paper, replace(written, template="a.docx")), task)
    point = done(edits.ConvertEntries((paper,), Element.DATA_POINT), again)
    merged = done(edits.MergeDataPoints((R_POWER, R_AGAIN)), point)
    back = find(
        done(edits.ConvertEntries((R_POWER,), Element.DOCUMENT), merged),
        EntryRef("st_one", Element.DOCUMENT, "dp_power"),
    )
    assert isinstance(back, Document)
    assert back.template == "a.docx"
