"""What the practice portal does with pipelines and stages, asked by HubSpot's own client."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hubspot.crm.pipelines.exceptions import ApiException

from blueprint_editor.hubspot.practice import PracticePortal
from tests.hubspot.practice_kit import Api

Given = tuple[PracticePortal, Api]


@pytest.fixture
def given() -> Iterator[Given]:
    """A new portal, and the client."""
    with PracticePortal() as portal:
        api = Api(portal)
        yield portal, api
        api.close()


def stage(label: str, order: int, chance: object = "0.5", **more: object) -> dict[str, Any]:
    """A stage as it is written."""
    return {"label": label, "displayOrder": order, "metadata": {"probability": chance}, **more}


def pipeline(label: str, *stages: dict[str, Any], **more: object) -> dict[str, Any]:
    """A pipeline as it is written."""
    return {"label": label, "displayOrder": 1, "stages": list(stages), **more}


def refused(status: int, call: Any, *arguments: object) -> dict[str, Any]:
    """What HubSpot says of a request that it refuses."""
    with pytest.raises(ApiException) as caught:
        call(*arguments)
    assert caught.value.status == status, caught.value.body
    told: dict[str, Any] = json.loads(caught.value.body)
    assert told.pop("status") == "error"
    assert told.pop("correlationId")
    return told


def orders(api: Api, pipeline_id: str) -> dict[str, int]:
    """Where each stage is."""
    return {known.id: known.display_order for known in api.stages.get_all("deals", pipeline_id).results}


def test_a_new_portal_has_hubspots_own_pipeline(given: Given) -> None:
    _, api = given
    (known,) = api.pipelines.get_all("deals").results
    assert (known.id, known.archived) == ("default", False)
    assert {one.id: one.metadata for one in known.stages} == {
        "appointmentscheduled": {"isClosed": "false", "probability": "0.2"},
        "qualifiedtobuy": {"isClosed": "false", "probability": "0.4"},
        "presentationscheduled": {"isClosed": "false", "probability": "0.6"},
        "decisionmakerboughtin": {"isClosed": "false", "probability": "0.8"},
        "contractsent": {"isClosed": "false", "probability": "0.9"},
        "closedwon": {"isClosed": "true", "probability": "1.0"},
        "closedlost": {"isClosed": "true", "probability": "0.0"},
    }
    assert refused(400, api.pipelines.archive, "deals", "default")["category"] == "VALIDATION_ERROR"


def test_own_ids_are_honoured_and_an_answer_to_a_write_is_an_echo(given: Given) -> None:
    _, api = given
    body = pipeline("Werk", stage("A", 0, 0.5, stageId="st_a"), stage("B", 5, "1", stageId="st_b"), pipelineId="pl_1")
    body["stages"][1]["metadata"]["colour"] = "red"
    made = api.pipelines.create("deals", body)
    assert (made.id, [one.id for one in made.stages]) == ("pl_1", ["st_a", "st_b"])
    assert made.stages[1].metadata == {"isClosed": "false", "probability": "1", "colour": "red"}
    read = api.pipelines.get_by_id("deals", "pl_1")
    assert [one.metadata for one in read.stages] == [
        {"isClosed": "false", "probability": "0.5"},
        {"isClosed": "true", "probability": "1.0"},
    ]
    assert [one.display_order for one in read.stages] == [0, 5]


def test_labels_are_unique_but_for_case_and_outer_spaces(given: Given) -> None:
    _, api = given
    api.pipelines.create("deals", pipeline("Werk", stage("A", 0), pipelineId="pl_1"))
    assert "already exists" in refused(400, api.pipelines.create, "deals", pipeline(" wERK ", stage("A", 0)))["message"]
    told = refused(400, api.stages.create, "deals", "pl_1", stage("a ", 1))
    assert told["subCategory"] == "PipelineError.STAGE_LABEL_EXISTS"
    assert api.stages.create("deals", "pl_1", stage(" B ", 1)).label == " B "


def test_a_stage_that_comes_to_a_taken_place_moves_the_others(given: Given) -> None:
    _, api = given
    stages = [stage(name, order, stageId=name) for name, order in (("a", 0), ("b", 4), ("c", 9))]
    api.pipelines.create("deals", pipeline("Werk", *stages, pipelineId="pl"))
    api.stages.update("deals", "pl", "c", {"displayOrder": 7})
    assert orders(api, "pl") == {"a": 0, "b": 4, "c": 7}
    echo = api.stages.update("deals", "pl", "c", {"displayOrder": 0})
    assert echo.display_order == 0
    assert orders(api, "pl") == {"a": 0, "c": 1, "b": 2}


def test_the_dated_paths_are_the_same(given: Given) -> None:
    portal, api = given
    api.clients[0].configuration.host = portal.url
    for path in ("/crm/v3/pipelines/deals", "/crm/pipelines/2026-09/deals", "/crm/pipelines/2026-09/0-3/"):
        answer = api.clients[0].rest_client.GET(portal.url + path, headers={"Authorization": "Bearer x"})
        assert json.loads(answer.data)["results"][0]["id"] == "default"
