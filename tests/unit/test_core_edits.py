"""Examples of edits: what each refusal says, what each step is called, and what a rule means in one case."""

from __future__ import annotations

import math

import pytest
from msgspec.structs import replace

from blueprint_editor.core import edits
from blueprint_editor.core.edits import AnyEdit
from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.model import (
    Actor,
    AnyEntry,
    Blueprint,
    Communication,
    DataPoint,
    Document,
    Element,
    EntryRef,
    Field,
    Kind,
    Option,
    ParkingItem,
    Stage,
    Standardised,
    Status,
    Task,
    Trigger,
    find,
)

BUDGET = DataPoint("dp_budget", "Budget")
TERM = DataPoint("dp_term", "Looptijd", Status.EXAMPLE, purpose="Planning")
OFFER = Document(
    "do_offer",
    "Offerte",
    Status.EXAMPLE,
    fields=(
        Field("fi_price", "Prijs", Standardised.YES, "dp_budget"),
        Field("fi_term", " looptijd"),
        Field("fi_city", "Plaats"),
        Field("fi_town", "PLAATS"),
    ),
)
ASKED = Trigger("tr_asked", "De koper vroeg een offerte", evidence=("do_offer", "dp_budget"))
CALL = Task("ta_call", "Bellen", role="Verkoper", required=True)
MAIL = Task("ta_mail", "Mailen")
OPEN = Stage(
    "st_open",
    "Offerte",
    triggers=(ASKED,),
    documents=(OFFER,),
    data_points=(BUDGET, TERM),
    tasks=(CALL, MAIL),
    deliberately_empty=frozenset({Element.COMMUNICATION}),
)
NEXT = Stage("st_next", "Akkoord", probability=0.6)
WON = Stage("st_won", "Gewonnen", kind=Kind.WON, probability=1.0)
LOST = Stage("st_lost", "Verloren", kind=Kind.LOST, probability=0.0)
START = Blueprint(
    "bp_start",
    roles=("Verkoper",),
    stages=(OPEN, NEXT, WON, LOST),
    parking=(ParkingItem("pk_typed", "Contract nakijken", note="voor vrijdag"),),
)

IN_TASKS = ("st_open", Element.TASK)
R_CALL, R_MAIL = EntryRef(*IN_TASKS, "ta_call"), EntryRef(*IN_TASKS, "ta_mail")
R_ASKED = EntryRef("st_open", Element.TRIGGER, "tr_asked")
R_OFFER = EntryRef("st_open", Element.DOCUMENT, "do_offer")
R_BUDGET = EntryRef("st_open", Element.DATA_POINT, "dp_budget")
NOWHERE = EntryRef("st_open", Element.TASK, "ta_gone")


def done(edit: AnyEdit, before: Blueprint = START) -> Blueprint:
    """The blueprint after an edit that is not refused."""
    after = edit.apply(before)
    assert isinstance(after, Blueprint)
    return after


def task(text: str = "Bellen", name: str = "ta_new") -> Task:
    """A new task."""
    return Task(name, text)


def add(*entries: AnyEntry, element: Element = Element.TASK) -> AnyEdit:
    """New entries in the first stage."""
    return edits.AddEntries("st_open", element, 0, entries)


NO_ENTRY, NO_STAGE = Refusal(Code.NOT_THERE, {"what": "entry"}), Refusal(Code.NOT_THERE, {"what": "stage"})
NO_FIELD, EMPTY = Refusal(Code.NOT_THERE, {"what": "field"}), Refusal(Code.EMPTY_TEXT)

REFUSED: list[tuple[AnyEdit, Refusal]] = [
    (add(task(" \n")), EMPTY),
    (add(task("a\x07")), Refusal(Code.FORBIDDEN_CHARACTER, {"character": "U+0007"})),
    (add(task("\ud83d")), Refusal(Code.FORBIDDEN_CHARACTER, {"character": "U+D83D"})),
    (add(replace(task(), note="x" * 32_768)), Refusal(Code.TEXT_TOO_LONG, {"length": 32_768, "most": 32_767})),
    (add(CALL), Refusal(Code.ALREADY_THERE, {"what": "entry"})),
    (add(task(), task()), Refusal(Code.ALREADY_THERE, {"what": "entry"})),
    (add(task(), element=Element.TRIGGER), Refusal(Code.WRONG_ELEMENT, {"element": "trigger"})),
    (
        add(Trigger("tr_new", "Vroeg", evidence=("ta_call",)), element=Element.TRIGGER),
        Refusal(Code.UNKNOWN_LINK, {"id": "ta_call"}),
    ),
    (edits.AddEntries("st_gone", Element.TASK, 0, (task(),)), NO_STAGE),
    (edits.ChangeEntry(NOWHERE, task(name="ta_gone")), NO_ENTRY),
    (edits.ChangeEntry(R_CALL, task()), NO_ENTRY),
    (edits.ChangeEntry(R_CALL, Trigger("ta_call", "x")), Refusal(Code.WRONG_ELEMENT, {"element": "task"})),
    (edits.ChangeEntry(R_CALL, replace(CALL, text="")), EMPTY),
    (edits.ChangeEntry(R_OFFER, replace(OFFER, fields=(Field("fi_new", ""),))), EMPTY),
    (edits.ChangeEntry(R_BUDGET, replace(BUDGET, options=(Option("op_new", " "),))), EMPTY),
    (
        edits.ChangeEntry(R_BUDGET, replace(BUDGET, required_from="st_gone")),
        Refusal(Code.UNKNOWN_LINK, {"id": "st_gone"}),
    ),
    (
        edits.ChangeEntry(R_OFFER, replace(OFFER, fields=(Field("fi_a", "A"), Field("fi_a", "B")))),
        Refusal(Code.ALREADY_THERE, {"what": "field"}),
    ),
    (edits.DeleteEntries((R_CALL, NOWHERE)), NO_ENTRY),
    (edits.DuplicateEntries((R_CALL,), "st_gone", "s"), NO_STAGE),
    (edits.SetDeliberatelyEmpty("st_open", Element.TASK, on=True), Refusal(Code.CELL_NOT_EMPTY, {"n": 2})),
    (edits.MoveEntries((R_CALL,), "st_gone", Element.TASK, 0), NO_STAGE),
    (edits.LinkEvidence(R_ASKED, "ta_call"), Refusal(Code.UNKNOWN_LINK, {"id": "ta_call"})),
    (edits.LinkEvidence(R_CALL, "dp_budget"), NO_ENTRY),
    (edits.LinkField(R_OFFER, "fi_gone", "dp_budget"), NO_FIELD),
    (edits.LinkField(R_OFFER, "fi_city", "do_offer"), Refusal(Code.UNKNOWN_LINK, {"id": "do_offer"})),
    (edits.UnlinkField(R_OFFER, "fi_gone"), NO_FIELD),
    (edits.PromoteFields(R_OFFER, ("fi_city", "fi_gone"), "s"), NO_FIELD),
    (
        edits.PromoteFields(R_OFFER, ("fi_city",), "s", (("fi_city", "do_offer"),)),
        Refusal(Code.UNKNOWN_LINK, {"id": "do_offer"}),
    ),
    (edits.PromoteFields(R_OFFER, ("fi_city",), "s", (("fi_city", DataPoint("dp_new", " ")),)), EMPTY),
    (edits.FillDataPoints((edits.Filled("st_gone", BUDGET),)), NO_STAGE),
    (edits.FillDataPoints((edits.Filled("st_open", replace(BUDGET, text="")),)), EMPTY),
    (
        edits.FillDataPoints((edits.Filled("st_open", DataPoint("ta_call", "Naam")),)),
        Refusal(Code.ALREADY_THERE, {"what": "entry"}),
    ),
    (
        edits.FillDataPoints((edits.Filled("st_open", DataPoint("dp_new", "Naam", required_from="st_gone")),)),
        Refusal(Code.UNKNOWN_LINK, {"id": "st_gone"}),
    ),
    (edits.MergeDataPoints((R_BUDGET, NOWHERE)), NO_ENTRY),
    (edits.MergeDataPoints((R_BUDGET, R_CALL)), Refusal(Code.WRONG_ELEMENT, {"element": "data_point"})),
    (edits.ParkEntries((NOWHERE,), "s"), NO_ENTRY),
    (edits.Unpark(("pk_gone",)), Refusal(Code.NOT_THERE, {"what": "item"})),
    (edits.Unpark(("pk_typed",)), Refusal(Code.WRONG_ELEMENT, {"element": ""})),
    (edits.Unpark(("pk_typed",), "st_gone", Element.TASK), NO_STAGE),
    (edits.AddParking((ParkingItem("pk_new", " "),)), EMPTY),
    (edits.AddParking((ParkingItem("pk_typed", "Nog een"),)), Refusal(Code.ALREADY_THERE, {"what": "item"})),
    (edits.AddParking((ParkingItem("pk_new", "Nieuw", stage="st_gone"),)), NO_STAGE),
    (
        edits.AddParking((ParkingItem("pk_new", "Nieuw", entry=replace(CALL, id="ta_x")),)),
        Refusal(Code.ALREADY_THERE, {"what": "entry"}),
    ),
    (edits.ChangeParking(("pk_gone",), text="Weg"), Refusal(Code.NOT_THERE, {"what": "item"})),
    (edits.ChangeParking(("pk_typed",), text=""), EMPTY),
    (edits.ChangeParking(("pk_typed",), due="31-3-2026"), Refusal(Code.NOT_A_DATE, {"due": "31-3-2026"})),
    (edits.ChangeParking(("pk_typed",), stage="st_gone"), NO_STAGE),
    (edits.DeleteParking(("pk_typed", "pk_gone")), Refusal(Code.NOT_THERE, {"what": "item"})),
    (edits.MoveParking(("pk_gone",), 0), Refusal(Code.NOT_THERE, {"what": "item"})),
    (edits.AddStage(Stage("st_new", ""), 0), EMPTY),
    (edits.AddStage(Stage("st_open", "Nog een"), 0), Refusal(Code.ALREADY_THERE, {"what": "stage"})),
    (edits.AddStage(Stage("st_new", "Laat"), 3), Refusal(Code.OPEN_AFTER_CLOSED)),
    (edits.AddStage(Stage("st_new", "Half", kind=Kind.WON), 4), Refusal(Code.PROBABILITY_FIXED, {"kind": "won"})),
    (edits.ChangeStage("st_open", probability=1.0), Refusal(Code.PROBABILITY_RANGE)),
    (edits.ChangeStage("st_open", probability=0.0), Refusal(Code.PROBABILITY_RANGE)),
    (edits.ChangeStage("st_open", probability=math.nan), Refusal(Code.PROBABILITY_RANGE)),
    (edits.ChangeStage("st_won", probability=0.9), Refusal(Code.PROBABILITY_FIXED, {"kind": "won"})),
    (edits.ChangeStage("st_lost", probability=None), Refusal(Code.PROBABILITY_FIXED, {"kind": "lost"})),
    (
        edits.ChangeStage("st_lost", kind=Kind.WON, probability=0.0),
        Refusal(Code.PROBABILITY_FIXED, {"kind": "won"}),
    ),
    (edits.ChangeStage("st_lost", kind=Kind.OPEN, probability=0.0), Refusal(Code.PROBABILITY_RANGE)),
    (edits.ChangeStage("st_open", max_days=0), Refusal(Code.DAYS_RANGE, {"least": 1})),
    (edits.ChangeStage("st_open", name="  "), EMPTY),
    (edits.ChangeStage("st_won", kind=Kind.LOST), Refusal(Code.LAST_WON_STAGE)),
    (edits.DeleteStage("st_lost"), Refusal(Code.LAST_LOST_STAGE)),
    (edits.MoveStage("st_won", 0), Refusal(Code.OPEN_AFTER_CLOSED)),
    (edits.SplitStage("st_open", (R_CALL,), " ", "s"), EMPTY),
    (edits.SplitStage("st_next", (R_CALL,), "Nieuw", "s"), NO_ENTRY),
    (edits.MergeStage("st_next"), Refusal(Code.DIFFERENT_KIND, {"text": "Akkoord", "next": "Gewonnen"})),
    (edits.MergeStage("st_lost"), Refusal(Code.NO_NEXT_STAGE, {"text": "Verloren"})),
    (edits.ChangeBlueprint(notes="\x01"), Refusal(Code.FORBIDDEN_CHARACTER, {"character": "U+0001"})),
    (edits.RenameRole("Verkoper", ""), EMPTY),
    (edits.RenameRole("Piloot", "Kapitein"), Refusal(Code.NOT_THERE, {"what": "role"})),
]


@pytest.mark.parametrize(("edit", "refusal"), REFUSED, ids=lambda value: type(value).__name__)
def test_a_refusal_says_why(edit: AnyEdit, refusal: Refusal) -> None:
    assert edit.apply(START) == refusal


STEPS: list[tuple[AnyEdit, str, dict[str, str | int]]] = [
    (add(task()), "add_entries", {"n": 1, "element": "task", "stage": "Offerte", "text": "Bellen"}),
    (add(task(), task(name="ta_b")), "add_entries", {"n": 2, "element": "task", "stage": "Offerte"}),
    (
        edits.ChangeEntry(R_CALL, replace(CALL, text="Bel")),
        "rename_entry",
        {"n": 1, "element": "task", "text": "Bellen", "new": "Bel"},
    ),
    (
        edits.ChangeEntry(R_CALL, replace(CALL, text="Bel", role="")),
        "change_entry",
        {"n": 1, "element": "task", "text": "Bellen", "field": "text"},
    ),
    (
        edits.ChangeEntry(R_CALL, replace(CALL, required=False)),
        "change_entry",
        {"n": 1, "element": "task", "text": "Bellen", "field": "required"},
    ),
    (edits.DeleteEntries((R_CALL, R_MAIL)), "delete_entries", {"n": 2, "element": "task"}),
    (edits.DeleteEntries((R_CALL, R_OFFER)), "delete_entries", {"n": 2, "element": "entry"}),
    (
        edits.SetStatus((R_OFFER,), Status.CONFIRMED),
        "confirm_entries",
        {"n": 1, "element": "document", "text": "Offerte"},
    ),
    (
        edits.SetStatus((R_CALL, R_MAIL), Status.ASSUMPTION),
        "set_status",
        {"n": 2, "element": "task", "status": "assumption"},
    ),
    (
        edits.SetDeliberatelyEmpty("st_next", Element.TASK, on=True),
        "mark_empty",
        {"element": "task", "stage": "Akkoord"},
    ),
    (
        edits.MoveEntries((R_CALL,), "st_next", Element.TASK, 0),
        "move_entries",
        {"n": 1, "element": "task", "text": "Bellen", "stage": "Akkoord"},
    ),
    (
        edits.MoveEntries((R_CALL,), "st_next", Element.TRIGGER, 0),
        "convert_entries",
        {"n": 1, "element": "task", "text": "Bellen", "to": "trigger"},
    ),
    (
        edits.PromoteFields(R_OFFER, ("fi_city", "fi_term"), "s"),
        "promote_fields",
        {"n": 2, "element": "document", "text": "Offerte"},
    ),
    (
        edits.FillDataPoints((edits.Filled("st_open", replace(BUDGET, unit="€")),)),
        "fill_points",
        {"n": 1, "element": "data_point", "text": "Budget"},
    ),
    (
        edits.MergeDataPoints((R_BUDGET, EntryRef("st_open", Element.DATA_POINT, "dp_term"))),
        "merge_points",
        {"n": 2, "element": "data_point", "new": "Budget"},
    ),
    (
        edits.UnlinkField(R_OFFER, "fi_price"),
        "unlink_field",
        {"n": 1, "element": "document", "text": "Offerte", "field": "Prijs"},
    ),
    (
        edits.Unpark(("pk_typed",), element=Element.TASK),
        "unpark",
        {"n": 1, "thing": "parking", "text": "Contract nakijken"},
    ),
    (
        edits.AddParking((ParkingItem("pk_new", "Prijslijst"),)),
        "add_parking",
        {"n": 1, "thing": "parking", "text": "Prijslijst"},
    ),
    (
        edits.ChangeParking(("pk_typed",), owner="Jan"),
        "change_parking",
        {"n": 1, "thing": "parking", "text": "Contract nakijken", "field": "owner"},
    ),
    (edits.SetApart((("dp_term", "dp_budget"),)), "set_apart", {"n": 2, "element": "data_point"}),
    (edits.SetApart((("dp_term", "dp_budget"),), apart=False), "set_together", {"n": 2, "element": "data_point"}),
    (
        edits.DeleteParking(("pk_typed",)),
        "delete_parking",
        {"n": 1, "thing": "parking", "text": "Contract nakijken"},
    ),
    (
        edits.MoveParking(("pk_typed",), 0),
        "move_parking",
        {"n": 1, "thing": "parking", "text": "Contract nakijken"},
    ),
    (edits.ChangeStage("st_open", name="Voorstel"), "rename_stage", {"text": "Offerte", "new": "Voorstel"}),
    (edits.ChangeStage("st_open", kind=Kind.WON), "change_stage", {"text": "Offerte", "field": "kind"}),
    (edits.ChangeStage("st_open", name="Offerte", note="x"), "change_stage", {"text": "Offerte", "field": "note"}),
    (edits.DeleteStage("st_open"), "delete_stage", {"text": "Offerte", "n": 6}),
    (edits.MergeStage("st_open"), "merge_stage", {"text": "Offerte", "next": "Akkoord"}),
    (edits.ChangeBlueprint(client="Bakker"), "change_blueprint", {"field": "client"}),
    (edits.SetSignOff("golive:training", "Anna"), "sign_off", {"item": "golive:training"}),
    (edits.SetSignOff("golive:training"), "take_back_sign_off", {"item": "golive:training"}),
    (edits.RenameRole("Verkoper", "Adviseur"), "rename_role", {"text": "Verkoper", "new": "Adviseur"}),
]


@pytest.mark.parametrize(("edit", "code", "facts"), STEPS, ids=range(len(STEPS)))
def test_a_step_is_named(edit: AnyEdit, code: str, facts: dict[str, str | int]) -> None:
    step = edit.step(START)
    assert (step.code, dict(step.facts)) == (code, facts)


IDLE: list[AnyEdit] = [
    add(),
    edits.ChangeEntry(R_CALL, replace(CALL)),
    edits.DeleteEntries(()),
    edits.SetStatus((R_CALL, R_MAIL), Status.CONFIRMED),
    edits.SetDeliberatelyEmpty("st_open", Element.COMMUNICATION, on=True),
    edits.MoveEntries((R_CALL,), "st_open", Element.TASK, 0),
    edits.MoveEntries((R_CALL,), "st_open", Element.TASK, 1),
    edits.MoveEntries((R_CALL, R_MAIL), "st_open", Element.TASK, 2),
    edits.ConvertEntries((R_CALL, R_MAIL), Element.TASK),
    edits.LinkEvidence(R_ASKED, "do_offer"),
    edits.UnlinkEvidence(R_ASKED, "dp_term"),
    edits.LinkField(R_OFFER, "fi_price", "dp_budget"),
    edits.UnlinkField(R_OFFER, "fi_city"),
    edits.PromoteFields(R_OFFER, ("fi_price",), "s"),
    edits.FillDataPoints(()),
    edits.FillDataPoints((edits.Filled("st_open", replace(BUDGET)),)),
    edits.MergeDataPoints((R_BUDGET, R_BUDGET)),
    edits.ParkEntries((), "s"),
    edits.AddParking(()),
    edits.ChangeParking(("pk_typed",), text="Contract nakijken", owner=" "),
    edits.DeleteParking(()),
    edits.MoveParking(("pk_typed",), 1),
    edits.ChangeStage("st_open"),
    edits.ChangeStage("st_won", name="Gewonnen", probability=1.0, kind=Kind.WON),
    edits.MoveStage("st_open", 0),
    edits.MoveStage("st_open", 1),
    edits.ChangeBlueprint(roles=(" Verkoper", "verkoper", "")),
    edits.RenameRole("Verkoper", "Verkoper"),
]


@pytest.mark.parametrize("edit", IDLE, ids=lambda edit: type(edit).__name__)
def test_nothing_to_do_gives_the_same_object(edit: AnyEdit) -> None:
    assert edit.apply(START) is START


def test_an_entry_ends_a_deliberately_empty_cell() -> None:
    new = Communication("co_new", "Bellen")
    after = done(edits.AddEntries("st_open", Element.COMMUNICATION, 9, (new,)))
    assert after.stages[0].communications == (new,)
    assert after.stages[0].deliberately_empty == frozenset()


def test_line_ends_are_one_kind_and_roles_stand_on_one_line() -> None:
    after = done(add(replace(task("een\r\ntwee\rdrie"), role=" Inside\nsales ")))
    assert after.stages[0].tasks[0] == replace(task("een\ntwee\ndrie"), role="Inside sales")
    assert after.roles == ("Verkoper", "Inside sales")


def test_a_role_in_other_capitals_is_the_same_role() -> None:
    assert done(edits.ChangeEntry(R_MAIL, replace(MAIL, role="VERKOPER"))).roles == ("Verkoper",)
    assert done(edits.ChangeEntry(R_MAIL, replace(MAIL, role="Directie"))).roles == ("Verkoper", "Directie")


def test_editing_an_example_confirms_it_and_an_own_status_wins() -> None:
    changed = find(done(edits.ChangeEntry(R_OFFER, replace(OFFER, template="a.docx"))), R_OFFER)
    assert changed is not None
    assert changed.status is Status.CONFIRMED
    assumed = replace(OFFER, template="a.docx", status=Status.ASSUMPTION)
    changed = find(done(edits.ChangeEntry(R_OFFER, assumed)), R_OFFER)
    assert changed == assumed
    back = done(edits.ChangeEntry(R_CALL, replace(CALL, status=Status.EXAMPLE)))
    assert find(back, R_CALL) == replace(CALL, status=Status.EXAMPLE)


def test_linking_a_field_standardises_it_and_saying_no_unlinks_it() -> None:
    city = replace(OFFER.fields[2], data_point="dp_term")
    linked = find(done(edits.ChangeEntry(R_OFFER, replace(OFFER, fields=(city,)))), R_OFFER)
    assert isinstance(linked, Document)
    assert linked.fields == (replace(city, standardised=Standardised.YES),)
    price = replace(OFFER.fields[0], standardised=Standardised.UNDECIDED)
    unlinked = find(done(edits.ChangeEntry(R_OFFER, replace(OFFER, fields=(price,)))), R_OFFER)
    assert isinstance(unlinked, Document)
    assert unlinked.fields == (replace(price, data_point=None),)


def test_one_name_becomes_one_data_point() -> None:
    after = done(edits.PromoteFields(R_OFFER, ("fi_term", "fi_city", "fi_town"), "seed"))
    offer = find(after, R_OFFER)
    assert isinstance(offer, Document)
    points = after.stages[0].data_points
    assert [point.text for point in points] == ["Budget", "Looptijd", "Plaats"]
    assert [field.data_point for field in offer.fields] == ["dp_budget", "dp_term", points[2].id, points[2].id]
    assert (points[2].status, offer.status) == (Status.CONFIRMED, Status.CONFIRMED)


def test_deleting_a_data_point_opens_its_fields_and_leaves_evidence() -> None:
    after = done(edits.DeleteEntries((R_BUDGET,)))
    offer, asked = find(after, R_OFFER), find(after, R_ASKED)
    assert isinstance(offer, Document)
    assert offer.fields[0] == Field("fi_price", "Prijs", Standardised.NO)
    assert offer.status is Status.EXAMPLE
    assert asked == replace(ASKED, evidence=("do_offer",))


def test_a_link_that_was_taken_meanwhile_stays_as_it_is() -> None:
    parked = done(edits.ParkEntries((R_BUDGET,), "seed"))
    item = parked.parking[-1]
    assert dict(zip(item.linked_from, item.linked_at, strict=True)) == {"tr_asked": 1, "fi_price": -1}
    taken = done(edits.LinkField(R_OFFER, "fi_price", "dp_term"), parked)
    back = done(edits.Unpark((item.id,), index=0), taken)
    offer = find(back, R_OFFER)
    assert isinstance(offer, Document)
    assert offer.fields[0].data_point == "dp_term"
    assert find(back, R_ASKED) == ASKED
    assert back.stages[0].data_points == (BUDGET, TERM)


def test_a_typed_point_becomes_an_entry_where_it_is_put() -> None:
    after = done(edits.Unpark(("pk_typed",), "st_next", Element.TASK))
    (new,) = after.stages[1].tasks
    assert (new.text, new.note, new.status) == ("Contract nakijken", "voor vrijdag", Status.CONFIRMED)
    assert after.parking == ()
    assert done(edits.Unpark(("pk_typed",), "st_next", Element.TASK)) == after


def test_a_parked_entry_can_come_back_as_another_element() -> None:
    parked = done(edits.ParkEntries((R_BUDGET,), "seed"))
    after = done(edits.Unpark((parked.parking[-1].id,), "st_next", Element.DOCUMENT), parked)
    (document,) = after.stages[1].documents
    assert document.text == "Budget"
    assert find(after, R_ASKED) == ASKED
    home = done(
        edits.MoveEntries((EntryRef("st_next", Element.DOCUMENT, "dp_budget"),), "st_open", Element.DATA_POINT, 0),
        after,
    )
    assert home.stages == START.stages


def test_what_fits_moves_and_what_does_not_comes_back() -> None:
    told = edits.convert(
        Communication("co_a", "Mail", purpose="Planning", channels=("email",), initiative=Actor.BUYER),
        Element.DATA_POINT,
    )
    assert isinstance(told, DataPoint)
    assert told.purpose == "Planning"
    deed = edits.convert(told, Element.TRIGGER)
    assert isinstance(deed, Trigger)
    assert deed.actor is Actor.BUYER
    assert edits.convert(deed, Element.COMMUNICATION) == Communication(
        "co_a", "Mail", purpose="Planning", channels=("email",), initiative=Actor.BUYER
    )


def test_what_would_stay_behind_is_named() -> None:
    assert edits.left_behind(CALL, Element.DOCUMENT) == ("required",)
    assert edits.left_behind(CALL, Element.TRIGGER) == ("role", "required")
    assert edits.left_behind(MAIL, Element.TRIGGER) == ()
    assert edits.left_behind(CALL, Element.TASK) == ()


def test_copies_stand_after_their_originals_or_at_the_end_elsewhere() -> None:
    beside = done(edits.DuplicateEntries((R_MAIL, R_CALL), None, "seed")).stages[0].tasks
    assert [entry.text for entry in beside] == ["Bellen", "Bellen", "Mailen", "Mailen"]
    away = done(edits.DuplicateEntries((R_MAIL, R_CALL), "st_next", "seed"))
    assert [entry.text for entry in away.stages[1].tasks] == ["Mailen", "Bellen"]
    assert away.stages[0] is OPEN


def test_a_stage_that_becomes_open_stands_before_the_closed() -> None:
    extra = done(edits.AddStage(replace(LOST, id="st_late", name="Later"), 9))
    after = done(edits.ChangeStage("st_late", kind=Kind.OPEN), extra)
    assert [stage.id for stage in after.stages] == ["st_open", "st_next", "st_late", "st_won", "st_lost"]
    assert after.stages[2].probability is None
    closed = done(edits.ChangeStage("st_open", kind=Kind.LOST))
    assert [stage.id for stage in closed.stages] == ["st_next", "st_open", "st_won", "st_lost"]


def test_an_ordinary_edit_touches_one_cell() -> None:
    after = done(edits.ChangeEntry(R_CALL, replace(CALL, text="Bel")))
    assert after.stages[1:] == START.stages[1:]
    assert all(one is other for one, other in zip(after.stages[1:], START.stages[1:], strict=True))
    assert all(
        after.stages[0].cell(element) is OPEN.cell(element) for element in Element if element is not Element.TASK
    )
    assert after.stages[0].tasks[1] is MAIL


@pytest.mark.parametrize("probability", [0.5, 0.9])
def test_a_wrong_value_of_a_file_does_not_get_in_the_way(probability: float) -> None:
    odd = replace(START, stages=(OPEN, NEXT, replace(WON, probability=probability, max_days=0), LOST))
    assert done(edits.ChangeStage("st_won", name="Binnen"), odd).stages[2].probability == probability
    blank = replace(START, stages=(replace(OPEN, tasks=(replace(CALL, text=""),)), NEXT, WON, LOST))
    after = done(edits.ChangeEntry(R_CALL, replace(CALL, text="", required=False)), blank)
    assert after.stages[0].tasks == (replace(CALL, text="", required=False),)
