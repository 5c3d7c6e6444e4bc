"""Examples of links that wait: in the parking lot and in what an entry was before."""

from __future__ import annotations

import itertools

import pytest
from msgspec.structs import replace

from blueprint_editor.core.edits import (
    AddEntries,
    AnyEdit,
    ChangeEntry,
    ConvertEntries,
    DeleteEntries,
    DeleteStage,
    DuplicateEntries,
    MergeStage,
    ParkEntries,
    RenameRole,
    Unpark,
)
from blueprint_editor.core.model import (
    Blueprint,
    DataPoint,
    Document,
    Element,
    EntryRef,
    Field,
    Former,
    Kind,
    Phase,
    Stage,
    Standardised,
    Task,
    Trigger,
)

POINTS = tuple(DataPoint(f"dp_{letter}", letter, required_from="st_open") for letter in "abcd")
FIELDS = tuple(Field(f"fi_{point.text}", point.text, Standardised.YES, point.id) for point in POINTS)
PAPER = Document("do_paper", "Offerte", owner="Verkoper", fields=FIELDS)
DEED = Trigger("tr_deed", "Vroeg", evidence=("dp_a", "do_paper", "dp_b", "dp_c", "dp_d"))
OPEN = Stage("st_open", "Offerte", triggers=(DEED,), documents=(PAPER,), data_points=POINTS)
NEXT = Stage("st_next", "Akkoord")
WON = Stage("st_won", "Gewonnen", kind=Kind.WON, probability=1.0)
LOST = Stage("st_lost", "Verloren", kind=Kind.LOST, probability=0.0)
START = Blueprint(
    "bp_start",
    roles=("Verkoper",),
    stages=(OPEN, NEXT, WON, LOST),
    journey=(Phase("ph_a", "Zoeken", "st_open", "st_next"),),
)


def ref(element: Element, name: str, stage: str = "st_open") -> EntryRef:
    """Where an entry stands."""
    return EntryRef(stage, element, name)


def after(*edits: AnyEdit) -> Blueprint:
    """The blueprint after these edits."""
    blueprint = START
    for edit in edits:
        result = edit.apply(blueprint)
        assert isinstance(result, Blueprint)
        blueprint = result
    return blueprint


def deed(blueprint: Blueprint) -> Trigger:
    """The trigger, on the board or in the parking lot."""
    parked = [item.entry for item in blueprint.parking]
    found = [entry for entry in (*blueprint.stages[0].triggers, *parked) if isinstance(entry, Trigger)]
    return found[0]


PARK_DEED = ParkEntries((ref(Element.TRIGGER, "tr_deed"),), "deed")
PARK_PAPER = ParkEntries((ref(Element.DOCUMENT, "do_paper"),), "paper")
DELETE_POINT = DeleteEntries((ref(Element.DATA_POINT, "dp_b"),))


@pytest.mark.parametrize("order", list(itertools.permutations("bcd")))
def test_links_come_back_to_their_places_in_any_order(order: tuple[str, ...]) -> None:
    away = ConvertEntries(tuple(ref(Element.DATA_POINT, f"dp_{letter}") for letter in "bcd"), Element.TASK)
    back = ConvertEntries(tuple(ref(Element.TASK, f"dp_{letter}") for letter in order), Element.DATA_POINT)
    gone = after(away)
    assert deed(gone).evidence == ("dp_a", "do_paper")
    assert [field.data_point for field in gone.stages[0].documents[0].fields] == ["dp_a", None, None, None]
    home = after(away, back).stages[0]
    assert (home.triggers, home.documents) == (OPEN.triggers, OPEN.documents)
    assert set(home.data_points) == set(POINTS)


def test_what_is_parked_loses_links_to_what_is_deleted() -> None:
    left = after(PARK_DEED, PARK_PAPER, DELETE_POINT)
    assert deed(left).evidence == ("dp_a", "dp_c", "dp_d")
    paper = left.parking[1].entry
    assert isinstance(paper, Document)
    assert paper.fields[1] == Field("fi_b", "b", Standardised.NO)
    assert paper.fields[2:] == FIELDS[2:]


def test_what_is_parked_gets_its_link_back_from_what_returns() -> None:
    parked = after(PARK_DEED, PARK_PAPER)
    both = after(PARK_DEED, PARK_PAPER, Unpark((parked.parking[1].id,)))
    assert deed(both) == DEED


def test_a_deed_parked_with_its_proof_is_whole_again_in_any_order() -> None:
    park = ParkEntries((ref(Element.TRIGGER, "tr_deed"), ref(Element.DOCUMENT, "do_paper")), "both")
    items = [item.id for item in after(park).parking]
    for order in itertools.permutations(items):
        home = after(park, *(Unpark((item,)) for item in order))
        assert home == START


def test_a_former_form_comes_back_without_links_to_what_is_gone() -> None:
    away = ConvertEntries((ref(Element.TRIGGER, "tr_deed"), ref(Element.DOCUMENT, "do_paper")), Element.TASK)
    back = ConvertEntries((ref(Element.TASK, "tr_deed"),), Element.TRIGGER)
    paper = ConvertEntries((ref(Element.TASK, "do_paper"),), Element.DOCUMENT)
    home = after(away, DELETE_POINT, paper, back)
    assert deed(home).evidence == ("dp_a", "do_paper", "dp_c", "dp_d")
    assert home.stages[0].documents[0].fields[1] == Field("fi_b", "b", Standardised.NO)


def test_a_parked_former_form_comes_back_without_links_to_what_is_gone() -> None:
    away = ConvertEntries((ref(Element.TRIGGER, "tr_deed"),), Element.TASK)
    park = ParkEntries((ref(Element.TASK, "tr_deed"),), "deed")
    item = after(away, park).parking[0].id
    home = after(away, park, DELETE_POINT, Unpark((item,), element=Element.TRIGGER))
    assert deed(home).evidence == ("dp_a", "do_paper", "dp_c", "dp_d")


def test_links_wait_in_a_parked_entry_until_they_fit() -> None:
    park = ParkEntries((ref(Element.DATA_POINT, "dp_b"),), "point")
    item = after(park).parking[0].id
    paper = after(park, Unpark((item,), element=Element.DOCUMENT))
    assert deed(paper) == DEED
    assert paper.stages[0].documents[0].fields[1].data_point is None
    home = after(
        park,
        Unpark((item,), element=Element.DOCUMENT),
        ConvertEntries((ref(Element.DOCUMENT, "dp_b"),), Element.DATA_POINT),
    )
    assert home.stages[0].documents[0] == PAPER
    task = ConvertEntries((ref(Element.DATA_POINT, "dp_b"),), Element.TASK)
    park_task = ParkEntries((ref(Element.TASK, "dp_b"),), "task")
    item = after(task, park_task).parking[0].id
    assert deed(after(task, park_task)).evidence == ("dp_a", "do_paper", "dp_c", "dp_d")
    back = after(task, park_task, Unpark((item,), element=Element.DATA_POINT))
    assert (deed(back), back.stages[0].documents[0]) == (DEED, PAPER)


def test_a_copy_does_not_take_the_links_that_wait_for_its_original() -> None:
    away = ConvertEntries((ref(Element.DATA_POINT, "dp_b"),), Element.TASK)
    copied = after(away, DuplicateEntries((ref(Element.TASK, "dp_b"),), None, "seed"))
    copy = copied.stages[0].tasks[1]
    home = after(
        away,
        DuplicateEntries((ref(Element.TASK, "dp_b"),), None, "seed"),
        ConvertEntries((ref(Element.TASK, copy.id),), Element.DATA_POINT),
    )
    assert deed(home).evidence == ("dp_a", "do_paper", "dp_c", "dp_d")
    point = home.stages[0].data_points[-1]
    assert point == DataPoint(copy.id, "b", required_from="st_open")


def test_a_role_is_renamed_in_what_an_entry_was_and_in_the_parking_lot() -> None:
    away = ConvertEntries((ref(Element.DOCUMENT, "do_paper"),), Element.TRIGGER)
    rename = RenameRole("verkoper", "Adviseur")
    back = ConvertEntries((ref(Element.TRIGGER, "do_paper"),), Element.DOCUMENT)
    assert after(away, rename, back).stages[0].documents == (replace(PAPER, owner="Adviseur"),)
    parked = after(PARK_PAPER, rename).parking[0].entry
    assert parked == replace(PAPER, owner="Adviseur")
    assert after(rename).roles == ("Adviseur",)


def test_what_is_changed_in_one_form_is_changed_in_those_it_had() -> None:
    away = ConvertEntries((ref(Element.DOCUMENT, "do_paper"),), Element.TASK)
    task = after(away).stages[0].tasks[0]
    change = ChangeEntry(ref(Element.TASK, task.id), replace(task, role="Directie", required=True))
    changed = after(away, change).stages[0].tasks
    there, back = (
        ConvertEntries((ref(one, task.id),), other)
        for one, other in ((Element.TASK, Element.TRIGGER), (Element.TRIGGER, Element.TASK))
    )
    assert after(away, change, there, back).stages[0].tasks == changed
    home = after(away, change, ConvertEntries((ref(Element.TASK, task.id),), Element.DOCUMENT))
    assert home.stages[0].documents[0].owner == "Directie"


def test_deleting_a_stage_leads_what_pointed_at_it_to_the_next() -> None:
    park = ParkEntries((ref(Element.DATA_POINT, "dp_a"), ref(Element.TRIGGER, "tr_deed")), "seed")
    left = after(park, DeleteStage("st_open"))
    point = left.parking[0].entry
    assert isinstance(point, DataPoint)
    assert point.required_from == "st_next"
    assert [item.stage for item in left.parking] == [None, None]
    assert deed(replace(left, stages=(OPEN, *left.stages))) == DEED
    assert left.parking[1].entry == replace(DEED, evidence=())
    assert left.journey == (Phase("ph_a", "Zoeken", "st_next", "st_next"),)


def test_merging_leads_what_pointed_at_the_second_to_the_first() -> None:
    add = (ParkEntries((EntryRef("st_next", Element.TASK, "ta_call"),), "seed"), MergeStage("st_open"))
    with_task = replace(START, stages=(OPEN, replace(NEXT, tasks=(Task("ta_call", "Bellen"),)), WON, LOST))
    blueprint = with_task
    for edit in add:
        result = edit.apply(blueprint)
        assert isinstance(result, Blueprint)
        blueprint = result
    assert blueprint.parking[0].stage == "st_open"
    assert blueprint.journey == (Phase("ph_a", "Zoeken", "st_open", "st_open"),)
    assert blueprint.stages[0].aliases == ("Akkoord",)


def test_a_link_waits_for_a_trigger_that_is_something_else_by_now() -> None:
    """Neither of the two has to come back first."""
    away = ConvertEntries((ref(Element.TRIGGER, "tr_deed"), ref(Element.DATA_POINT, "dp_b")), Element.TASK)
    point = ConvertEntries((ref(Element.TASK, "dp_b"),), Element.DATA_POINT)
    trigger = ConvertEntries((ref(Element.TASK, "tr_deed"),), Element.TRIGGER)
    for order in ((point, trigger), (trigger, point)):
        home = after(away, *order).stages[0]
        assert home.triggers == (DEED,)
        assert home.documents == (PAPER,)


def test_a_pasted_former_form_comes_back_without_links_to_what_was_never_here() -> None:
    former = Former(Trigger("ta_paste", "", evidence=("dp_elsewhere", "dp_b")))
    paste = AddEntries("st_next", Element.TASK, 0, (Task("ta_paste", "Bellen", attached=(former,)),))
    park = ParkEntries((EntryRef("st_next", Element.TASK, "ta_paste"),), "seed")
    item = after(paste, park).parking[0].id
    for edits in (
        (paste, ConvertEntries((EntryRef("st_next", Element.TASK, "ta_paste"),), Element.TRIGGER)),
        (paste, park, Unpark((item,), element=Element.TRIGGER)),
    ):
        assert after(*edits).stages[1].triggers == (Trigger("ta_paste", "Bellen", evidence=("dp_b",)),)


@pytest.mark.parametrize("element", [element for element in Element if element is not Element.TRIGGER])
def test_the_only_thing_a_former_trigger_had_comes_back_to_it(element: Element) -> None:
    """Without its one link there is nothing of that form to keep; the link makes it again."""
    lone = Trigger("tr_lone", "Tekende", evidence=("dp_b",))
    point = ref(Element.DATA_POINT, "dp_b")
    park = ParkEntries((point,), "seed")
    add = AddEntries("st_next", Element.TRIGGER, 0, (lone,))
    there = ConvertEntries((EntryRef("st_next", Element.TRIGGER, "tr_lone"),), element)
    back = ConvertEntries((EntryRef("st_next", element, "tr_lone"),), Element.TRIGGER)
    item = after(add, there, park).parking[0].id
    assert after(add, there, park).stages[1].cell(element)[0].attached == ()
    assert after(add, there, park, Unpark((item,), index=1)) == after(add, there)
    assert after(add, there, park, Unpark((item,), index=1), back).stages[1].triggers == (lone,)
