"""The door against the practice portal: what it asks, what it sends, what it does when HubSpot is busy or broken."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from blueprint_editor.core.findings import Code
from blueprint_editor.hubspot.door import Body, Door
from blueprint_editor.hubspot.errors import (
    Conflict,
    DailyLimit,
    HubSpotError,
    Intercepted,
    LostAnswer,
    MissingScope,
    NoNetwork,
    NotThere,
    OutcomeUnknown,
    Refused,
    ServerTrouble,
    Unauthorised,
)
from blueprint_editor.hubspot.practice import PracticePortal, parse_faults
from blueprint_editor.hubspot.redact import Token
from blueprint_editor.hubspot.transport import DATE, Patience, dated
from tests.hubspot.line_kit import KEY, QUICK

GROUP = {"name": "blueprint", "label": "Blueprint"}
BUDGET: Body = {
    "name": "budget",
    "label": "Budget",
    "groupName": "dealinformation",
    "type": "number",
    "fieldType": "number",
}
PRICE = {"label": "Prijs", "value": "prijs", "hidden": False, "displayOrder": 0}
CHOICE: Body = {
    "name": "reden",
    "label": "Reden",
    "groupName": "dealinformation",
    "type": "enumeration",
    "fieldType": "select",
    "options": [PRICE],
}
PIPELINE: Body = {
    "label": "Verkoop",
    "displayOrder": 1,
    "pipelineId": "bp_aaaaaaaaaaaa",
    "stages": [
        {"label": "Intake", "displayOrder": 0, "metadata": {"probability": "0.2"}, "stageId": "st_aaaaaaaaaaaa"},
        {"label": "Gewonnen", "displayOrder": 1, "metadata": {"probability": "1.0"}, "stageId": "st_bbbbbbbbbbbb"},
    ],
}


@pytest.fixture
def portal() -> Iterator[PracticePortal]:
    """An account that takes our key only."""
    with PracticePortal(token=KEY) as portal:
        yield portal


@pytest.fixture
def door(portal: PracticePortal) -> Iterator[Door]:
    """The door to it."""
    with Door(Token(KEY), portal.url, patience=QUICK) as door:
        yield door


def test_it_reads_an_account_whole(door: Door) -> None:
    account, token = door.account(), door.scopes()
    assert (account.account_type, account.production) == ("DEVELOPER_TEST", False)
    assert token is not None
    assert token.hub_id == account.portal_id
    assert "crm.schemas.deals.write" in token.scopes
    (pipeline,) = door.pipelines()
    assert pipeline == door.pipeline("default")
    assert [stage.id for stage in pipeline.in_order][-2:] == ["closedwon", "closedlost"]
    assert {"dealname", "amount"} <= {one.name for one in door.properties()}
    assert door.properties(archived=True) == ()
    assert "dealinformation" in {group.name for group in door.groups()}
    limits = door.limits()
    assert limits.properties is not None
    assert limits.pipelines is not None
    assert door.audit("default") == ()
    assert door.flows() == ()


def test_it_makes_and_changes_what_a_push_needs(door: Door, portal: PracticePortal) -> None:
    assert door.create_group(GROUP).name == "blueprint"
    made = door.create_properties([BUDGET, CHOICE])
    assert ([one.name for one in made.results], made.errors) == (["budget", "reden"], ())
    both = [PRICE, {**PRICE, "label": "Tijd", "value": "tijd", "displayOrder": 1}]
    assert [option.value for option in door.update_property("reden", {"options": both}).options] == ["prijs", "tijd"]
    assert door.create_pipeline(PIPELINE).id == "bp_aaaaaaaaaaaa"
    odd = "st /?#é"
    stage = {"label": "Offerte", "displayOrder": 1, "metadata": {"probability": "0.4"}, "stageId": odd}
    assert door.create_stage("bp_aaaaaaaaaaaa", stage).id == odd
    door.update_stage("bp_aaaaaaaaaaaa", odd, {"label": "Voorstel"})
    door.update_pipeline("bp_aaaaaaaaaaaa", {"label": "Verkoop 2"})
    found = door.pipeline("bp_aaaaaaaaaaaa")
    assert (found.label, {one.label for one in found.stages}) == ("Verkoop 2", {"Intake", "Voorstel", "Gewonnen"})
    assert door.audit("bp_aaaaaaaaaaaa")
    assert isinstance(door.audit("bp_aaaaaaaaaaaa", odd), tuple)
    door.archive_property("budget")
    assert [one.name for one in door.properties(archived=True)] == ["budget"]
    assert {request.method for request in portal.log} == {"GET", "POST", "PATCH", "DELETE"}
    assert [request.path for request in portal.log if request.method == "DELETE"] == [
        f"/crm/properties/{DATE}/deals/budget"
    ]


def test_a_workflow_is_made_switched_off_or_not_at_all(door: Door) -> None:
    flow: Body = {
        "name": "Blueprint · Intake",
        "isEnabled": False,
        "type": "PLATFORM_FLOW",
        "flowType": "WORKFLOW",
        "objectTypeId": "0-3",
        "actions": [],
    }
    made = door.create_flow(flow)
    assert [(one.id, one.is_enabled) for one in door.flows()] == [(made.id, False)]
    with pytest.raises(ValueError, match="switched off"):
        door.create_flow({**flow, "isEnabled": True})


def test_every_path_has_the_date_and_no_answer_was_an_old_one(door: Door, portal: PracticePortal) -> None:
    for read in (door.account, door.pipelines, door.properties, door.groups, door.limits):
        read()
    door.audit("default", "closedwon")
    assert portal.wait_until_idle()
    paths = [request.path for request in portal.log]
    assert len(paths) == 7
    assert [path for path in paths if DATE not in path] == []
    assert {request.status for request in portal.log} == {200}


def test_only_paths_of_the_old_kind_get_the_date() -> None:
    assert dated("/crm/v3/pipelines/{objectType}") == f"/crm/pipelines/{DATE}/{{objectType}}"
    assert dated("/crm/v3/properties") == f"/crm/properties/{DATE}"
    for other in ("/crm/v3/propertiesx/1", "/automation/v4/flows", f"/account-info/{DATE}/details"):
        assert dated(other) == other


def test_what_would_remove_a_stage_is_never_sent(door: Door, portal: PracticePortal) -> None:
    transport = door._transport
    for method, path in (
        ("PUT", f"/crm/pipelines/{DATE}/deals/default"),
        ("DELETE", f"/crm/pipelines/{DATE}/deals/default"),
        ("DELETE", f"/crm/pipelines/{DATE}/deals/default/stages/closedwon"),
        ("DELETE", f"/crm/properties/{DATE}/deals/groups/dealinformation"),
    ):
        with pytest.raises(ValueError, match="never sent"):
            transport.send(method, portal.url + path, {})
    clients_own: tuple[Callable[[], object], ...] = (
        partial(transport.api("pipelines", "pipelines_api").replace, "deals", "default", {}),
        partial(transport.api("pipelines", "pipelines_api").archive, "deals", "default"),
        partial(transport.api("pipelines", "pipeline_stages_api").archive, "deals", "default", "closedwon"),
        partial(transport.api("pipelines", "pipeline_stages_api").replace, "deals", "default", "closedwon", {}),
    )
    for deed in clients_own:
        with pytest.raises((ValueError, AttributeError)):
            deed()
    assert portal.log == ()


def test_hubspots_own_words_and_reference_come_along(door: Door) -> None:
    door.create_properties([BUDGET])
    with pytest.raises(Conflict) as caught:
        door.create_group({"name": "dealinformation", "label": "Deal information"})
    assert caught.value.said
    assert caught.value.correlation
    with pytest.raises(NotThere):
        door.pipeline("bp_zzzzzzzzzzzz")
    with pytest.raises(Refused):
        door.create_stage("default", {"label": "", "displayOrder": 0, "metadata": {}})


def test_a_key_that_is_not_known_or_may_not_do_it(portal: PracticePortal) -> None:
    with Door(Token("pat-eu1-somebody-else"), portal.url, patience=QUICK) as door:
        for deed in (door.account, door.pipelines, door.limits):
            with pytest.raises(Unauthorised):
                deed()
    portal.scopes = frozenset({"crm.schemas.deals.read"})
    with Door(Token(KEY), portal.url, patience=QUICK) as door:
        assert door.limits().properties is None
        with pytest.raises(MissingScope) as caught:
            door.create_group(GROUP)
    assert caught.value.scopes == ("crm.schemas.deals.write",)


def test_a_batch_says_which_part_was_not_done(door: Door, portal: PracticePortal) -> None:
    portal.inject(parse_faults("partly"))
    batch = door.create_properties([BUDGET, CHOICE])
    assert (len(batch.results), len(batch.errors)) == (1, 1)
    assert batch.errors[0].message


@pytest.mark.parametrize("spec", ["429@1-4", "423@1-4", "refused:0.02@1"])
def test_what_was_not_executed_is_sent_again_also_a_write(spec: str, door: Door, portal: PracticePortal) -> None:
    portal.inject(parse_faults(spec))
    door.create_group(GROUP)
    assert portal.wait_until_idle()
    assert [request.status for request in portal.log if request.done] == [201]


def test_after_all_waits_it_is_said(door: Door, portal: PracticePortal) -> None:
    for spec, code, sent in (("429", Code.HUBSPOT_RATE_LIMITED, 6), ("423", Code.HUBSPOT_LOCKED, 6)):
        portal.inject(parse_faults(spec))
        portal.forget()
        with pytest.raises(HubSpotError) as caught:
            door.create_group(GROUP)
        assert (caught.value.code, len(portal.log)) == (code, sent)


def test_the_daily_limit_is_not_tried_again(door: Door, portal: PracticePortal) -> None:
    portal.inject(parse_faults("429-daily"))
    with pytest.raises(DailyLimit):
        door.groups()
    assert len(portal.log) == 1


WORSE = [
    *("500-before", "500-after", "502", "503-after", "reset-before", "reset-after", "cut-body", "cut-json"),
    *("bad-json", "empty", "captive-after", "404"),
]


@pytest.mark.parametrize("spec", WORSE)
def test_a_write_without_an_answer_to_rely_on_is_never_sent_again(
    spec: str, door: Door, portal: PracticePortal
) -> None:
    door.create_properties([CHOICE])
    for deed in (
        partial(door.create_group, GROUP),
        partial(door.create_properties, [BUDGET]),
        partial(door.create_pipeline, PIPELINE),
        partial(door.update_stage, "default", "closedwon", {"label": "Won!"}),
        partial(door.update_property, "reden", {"label": "Waarom"}),
    ):
        portal.inject(parse_faults(spec))
        portal.forget()
        with pytest.raises(OutcomeUnknown):
            deed()
        assert len(portal.log) == 1


@pytest.mark.parametrize("spec", ["500-after", "reset-before", "captive"])
def test_putting_a_property_away_is_a_write_like_others(spec: str, door: Door, portal: PracticePortal) -> None:
    portal.inject(parse_faults(spec))
    with pytest.raises(OutcomeUnknown):
        door.archive_property("budget")
    assert len(portal.log) == 1


AGAIN = ("500@1-3", "reset@1-2", "cut-json@1", "bad-json@1", "empty@1", "cut-body@1", "captive@1", "404@1,captive@2")


@pytest.mark.parametrize("spec", AGAIN)
def test_a_read_is_tried_again(spec: str, door: Door, portal: PracticePortal) -> None:
    portal.inject(parse_faults(spec))
    assert door.groups()


@pytest.mark.parametrize(("spec", "kind"), [("500", ServerTrouble), ("reset", LostAnswer), ("refused:9", NoNetwork)])
def test_a_read_that_never_succeeds_ends(
    spec: str, kind: type[HubSpotError], door: Door, portal: PracticePortal
) -> None:
    portal.inject(parse_faults(spec))
    with pytest.raises(kind):
        door.groups()
    assert len(portal.log) in {0, 4}


@pytest.mark.parametrize(("spec", "kind"), [("captive", Intercepted), ("404", NotThere)])
def test_a_page_that_comes_twice_is_no_accident(
    spec: str, kind: type[HubSpotError], door: Door, portal: PracticePortal
) -> None:
    portal.inject(parse_faults(spec))
    with pytest.raises(kind):
        door.groups()
    assert len(portal.log) == 2


def test_a_late_answer_to_a_write_is_unknown_and_the_next_read_is_right(door: Door, portal: PracticePortal) -> None:
    portal.inject(parse_faults("late:0.8@w1"))
    with pytest.raises(OutcomeUnknown):
        door.create_group(GROUP)
    assert portal.wait_until_idle()
    assert "blueprint" in {group.name for group in door.groups()}


def test_a_key_whose_scopes_nobody_tells_is_none(portal: PracticePortal, door: Door) -> None:
    portal.inject(parse_faults("404"))
    assert door.scopes() is None


def test_it_keeps_to_eight_requests_a_second(portal: PracticePortal) -> None:
    with Door(Token(KEY), portal.url, patience=Patience(gap=0.05)) as door:
        began = time.monotonic()
        for _ in range(5):
            door.groups()
        assert time.monotonic() - began >= 4 * 0.05
    assert Patience().gap >= 1 / 8
