"""What HubSpot answers becomes records, or an error: never an empty account."""

from __future__ import annotations

import msgspec
import pytest

from blueprint_editor.hubspot.errors import OddAnswer
from blueprint_editor.hubspot.wire import (
    AccountRecord,
    LimitsRecord,
    PipelineRecord,
    PropertyRecord,
    Record,
    StageRecord,
    UsageRecord,
    record,
    records,
    usage,
)

STAGE = {"id": "s2", "label": "Offerte", "displayOrder": 1, "metadata": {"probability": "0.4", "isClosed": "false"}}
WON = {"id": "s9", "label": "Won", "displayOrder": 0, "metadata": {"probability": 1.0, "isClosed": True}}
PIPELINE = {"id": "p1", "label": "Verkoop", "displayOrder": 0, "stages": [STAGE, WON]}
PROPERTY = {"name": "budget", "label": "Budget", "type": "number", "fieldType": "number"}


def test_a_pipeline_has_its_stages_in_order() -> None:
    pipeline = record(PipelineRecord, {**PIPELINE, "brandNew": [1], "archived": None})
    assert [stage.label for stage in pipeline.in_order] == ["Won", "Offerte"]
    assert [(stage.probability, stage.closed) for stage in pipeline.in_order] == [(1.0, True), (0.4, False)]


def test_a_stage_of_an_integration_is_read_only() -> None:
    assert record(StageRecord, {**STAGE, "writePermissions": "READ_ONLY"}).read_only
    assert not record(StageRecord, STAGE).read_only


def test_a_probability_that_is_none_is_not_made_up() -> None:
    assert record(StageRecord, {**STAGE, "metadata": {"ticketState": "OPEN"}}).probability is None


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (PipelineRecord, {}),
        (PipelineRecord, None),
        (PipelineRecord, "<html>"),
        (PipelineRecord, {**PIPELINE, "stages": None}),
        (PipelineRecord, {**PIPELINE, "stages": [{"id": "s"}]}),
        (PropertyRecord, {**PROPERTY, "type": None}),
        (PropertyRecord, {**PROPERTY, "options": [{"label": "Ja"}]}),
        (AccountRecord, {"portalId": "many", "accountType": "STANDARD"}),
        (AccountRecord, {"portalId": 1}),
    ],
)
def test_what_has_to_be_there_is_checked(kind: type[Record], answer: object) -> None:
    with pytest.raises(OddAnswer):
        record(kind, answer)


@pytest.mark.parametrize("answer", [{}, [], None, {"results": None}, {"results": {}}, {"results": [None]}])
def test_an_answer_without_a_list_is_no_empty_list(answer: object) -> None:
    with pytest.raises(OddAnswer):
        records(PropertyRecord, answer)


def test_an_empty_list_is_one() -> None:
    assert records(PropertyRecord, {"results": []}) == ()


def test_an_account_is_production_unless_it_is_named_a_test() -> None:
    kinds = ("STANDARD", "DEVELOPER_TEST", "SANDBOX", "APP_DEVELOPER", "SOMETHING_NEW")
    found = [record(AccountRecord, {"portalId": 1, "accountType": kind}).production for kind in kinds]
    assert found == [True, False, False, False, True]


def test_limits_are_those_of_deals() -> None:
    deals, other = {"objectTypeId": "0-3", "limit": 10, "usage": 4}, {"objectTypeId": "0-1", "limit": 1, "usage": 1}
    assert usage({"byObjectType": [other, deals]}) == UsageRecord(limit=10, usage=4, object_type_id="0-3")
    assert usage({"hubspotDefinedObjectTypes": [deals]}) == UsageRecord(limit=10, usage=4, object_type_id="0-3")
    assert usage({"byObjectType": [other]}) is None


@pytest.mark.parametrize("odd", [{}, [], {"byObjectType": 3}])
def test_limits_without_a_list_are_no_answer(odd: object) -> None:
    with pytest.raises(OddAnswer):
        usage(odd)


def test_a_record_can_be_kept_and_read_again() -> None:
    pipeline = record(PipelineRecord, PIPELINE)
    assert record(PipelineRecord, msgspec.json.decode(msgspec.json.encode(pipeline))) == pipeline
    assert LimitsRecord() == record(LimitsRecord, {})
