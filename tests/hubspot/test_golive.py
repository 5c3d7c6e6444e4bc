"""The go-live checklist: what it has for a blueprint, with the names to copy, and its ticks."""

from __future__ import annotations

from msgspec.structs import replace

from blueprint_editor.core.edits import SetSignOff
from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.model import (
    Blueprint,
    Communication,
    DataPoint,
    DataType,
    Document,
    SignOff,
    Status,
    Task,
    Trigger,
)
from blueprint_editor.core.plan import GoLiveCode, GoLiveItem, LinkKey, item_id
from blueprint_editor.hubspot.golive import checklist
from blueprint_editor.hubspot.links import Place, link
from blueprint_editor.hubspot.planning import plan
from tests.hubspot.test_plan_examples import LOST, OPEN, START, TO_NEW, WON
from tests.hubspot_kit import EMPTY, pushed_whole

POINTS = (
    DataPoint("dp_1", "Bedrag", type=DataType.AMOUNT, unit="€", required_from="st_won"),
    DataPoint("dp_2", "Voorbeeld", Status.EXAMPLE, required_from="st_won"),
    DataPoint("dp_3", "Datum", type=DataType.DATE, required_from="st_won"),
)
FULL = replace(
    START,
    roles=("Verkoper",),
    stages=(
        replace(
            OPEN,
            data_points=POINTS,
            max_days=14,
            triggers=(Trigger("tr_1", "Koper belt terug"),),
            documents=(Document("do_1", "Offerte"), Document("do_2", "Voorbeeld", Status.EXAMPLE)),
            tasks=(Task("ta_1", "Bellen"),),
            communications=(
                Communication("co_1", "Bevestiging", channels=("email",)),
                Communication("co_2", "Kennismaking", channels=("video",)),
            ),
        ),
        WON,
        LOST,
    ),
)


def by_code(items: tuple[GoLiveItem, ...]) -> dict[GoLiveCode, GoLiveItem]:
    """The items by what they are; one stage has each once."""
    return {item.code: item for item in items}


def test_it_has_what_the_api_does_not_take_with_exact_names() -> None:
    items = by_code(checklist(FULL))
    required = items[GoLiveCode.REQUIRED_PROPERTIES]
    assert (required.about, required.place, required.names) == ("st_won", "Gewonnen", ("Bedrag (€)", "Datum"))
    assert items[GoLiveCode.CURRENCY].names == ("Bedrag (€)",)
    assert items[GoLiveCode.STAGE_TASKS].names == ("Bellen",)
    assert items[GoLiveCode.STAGE_DAYS].names == ("14",)
    assert items[GoLiveCode.PLAYBOOKS].names == ("Koper belt terug",)
    assert items[GoLiveCode.DOCUMENTS].names == ("Offerte",)
    assert items[GoLiveCode.MESSAGES].names == ("Bevestiging",)
    assert items[GoLiveCode.MEETINGS].names == ("Kennismaking",)
    assert items[GoLiveCode.TRAINING].names == ("Verkoper",)
    assert list(items) == [code for code in GoLiveCode if code in items]


def test_an_empty_blueprint_has_only_what_each_pipeline_needs() -> None:
    codes = [item.code for item in checklist(Blueprint("bp_x"))]
    assert codes == [GoLiveCode.PIPELINE_ACCESS, GoLiveCode.PIPELINE_RULES, GoLiveCode.TRAINING]


def test_with_a_plan_it_has_the_names_of_hubspot_and_the_deals_to_move() -> None:
    made = plan(FULL, EMPTY, None, TO_NEW)
    items = by_code(made.by_hand)
    assert items[GoLiveCode.REQUIRED_PROPERTIES].names == ("Amount", "Datum")
    assert items[GoLiveCode.MOVE_DEALS].names == ("Sales Pipeline",)
    assert items[GoLiveCode.PIPELINE_RULES].target == "bp_start"


def test_each_link_of_an_item_is_a_page_that_has_an_address() -> None:
    names = {"pipeline": "default", "property": "amount", "flow": "1"}
    for key in LinkKey:
        assert link(Place(key.value), "app.hubspot.com", 4711, **names)


def test_a_tick_has_a_name_and_a_date_and_can_be_taken_back() -> None:
    item = item_id(GoLiveCode.REQUIRED_PROPERTIES, "st_won")
    done = SetSignOff(item, " Anna \n", "2026-11-23").apply(FULL)
    assert isinstance(done, Blueprint)
    assert done.sign_offs == (SignOff(item, "Anna", "2026-11-23"),)
    ticked = by_code(checklist(done))[GoLiveCode.REQUIRED_PROPERTIES]
    assert (ticked.done, ticked.done_by, ticked.done_on) == (True, "Anna", "2026-11-23")
    assert SetSignOff(item, "Anna", "2026-11-23").apply(done) is done
    back = SetSignOff(item).apply(done)
    assert back == FULL
    assert SetSignOff(item).apply(FULL) is FULL
    assert isinstance(SetSignOff(" ", "Anna").apply(FULL), Refusal)


def test_ticks_do_not_change_what_is_pushed() -> None:
    after = pushed_whole(FULL, EMPTY, None, TO_NEW)
    done = SetSignOff(item_id(GoLiveCode.TRAINING), "Anna").apply(FULL)
    assert isinstance(done, Blueprint)
    assert plan(done, after.state, after.link).is_empty
