"""What the practice portal does with pipelines and stages, asked by HubSpot's own client."""

from __future__ import annotations

import json
from collections.abc import Iterator

import msgspec
import pytest
from hubspot.crm.pipelines.exceptions import ApiException, NotFoundException

from blueprint_editor.hubspot.practice import Account, PracticePortal
from tests.hubspot.practice_kit import Api, pipeline, refused, stage

Given = tuple[PracticePortal, Api]


@pytest.fixture
def given() -> Iterator[Given]:
    """A new portal, and the client."""
    with PracticePortal() as portal:
        api = Api(portal)
        yield portal, api
        api.close()


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
    body = pipeline("Werk", stage("A", 0, 0.5, stageId="st_a"), stage("B", 5, "1", stageId="st b/ï"), pipelineId="pl.1")
    body["stages"][1]["metadata"]["colour"] = "red"
    made = api.pipelines.create("deals", body)
    assert (made.id, [one.id for one in made.stages]) == ("pl.1", ["st_a", "st b/ï"])
    assert made.stages[1].metadata == {"isClosed": "false", "probability": "1", "colour": "red"}
    read = api.pipelines.get_by_id("deals", "pl.1")
    assert [one.metadata for one in read.stages] == [
        {"isClosed": "false", "probability": "0.5"},
        {"isClosed": "true", "probability": "1.0"},
    ]
    assert [one.display_order for one in read.stages] == [0, 5]
    assert api.stages.get_by_id("deals", "pl.1", "st b/ï").label == "B"


def test_a_stage_without_an_id_gets_a_number(given: Given) -> None:
    _, api = given
    made = api.pipelines.create("deals", pipeline("Werk", stage("A", 0), stage("B", 1)))
    assert all(name.isdecimal() for name in [made.id, *(one.id for one in made.stages)])
    assert len({made.id, *(one.id for one in made.stages)}) == 3


def test_ids_are_held_to_what_hubspot_holds_them_to(given: Given) -> None:
    _, api = given
    api.pipelines.create("deals", pipeline("Werk", stage("A", 0, stageId="st_a"), pipelineId="pl_1"))
    again = pipeline("Anders", stage("A", 0, stageId="st_b"), pipelineId="pl_1")
    assert "pipelineId (pl_1)" in refused(400, api.pipelines.create, "deals", again)["message"]
    taken = pipeline("Anders", stage("A", 0, stageId="closedwon"))
    told = refused(409, api.pipelines.create, "deals", taken)
    assert told["category"] == "OBJECT_ALREADY_EXISTS"
    assert told["subCategory"] == "PipelineError.STAGE_ID_EXISTS_IN_ANOTHER_PIPELINE"
    assert "category" not in refused(400, api.stages.create, "deals", "pl_1", stage("B", 1, stageId="closedwon"))
    refused(400, api.stages.create, "deals", "pl_1", stage("B", 1, stageId="st_a"))
    refused(500, api.pipelines.create, "deals", pipeline("Lang", stage("A", 0), pipelineId="p" * 37))
    refused(500, api.stages.create, "deals", "pl_1", stage("B", 1, stageId="s" * 101))
    assert [known.id for known in api.pipelines.get_all("deals").results] == ["default", "pl_1"]


def test_labels_are_unique_but_for_case_and_outer_spaces(given: Given) -> None:
    _, api = given
    api.pipelines.create("deals", pipeline("Werk", stage("A", 0), pipelineId="pl_1"))
    assert "already exists" in refused(400, api.pipelines.create, "deals", pipeline(" wERK ", stage("A", 0)))["message"]
    refused(400, api.pipelines.update, "deals", "pl_1", {"label": "sales PIPELINE"})
    told = refused(400, api.stages.create, "deals", "pl_1", stage("a ", 1))
    assert told["subCategory"] == "PipelineError.STAGE_LABEL_EXISTS"
    assert "subCategory" not in refused(400, api.pipelines.create, "deals", pipeline("X", stage("A", 0), stage("a", 1)))
    made = api.stages.create("deals", "pl_1", stage(" B ", 1))
    assert made.label == " B "
    refused(400, api.stages.update, "deals", "pl_1", made.id, {"label": "A"})
    assert api.stages.update("deals", "pl_1", made.id, {"label": "b"}).label == "b"


def test_a_stage_that_comes_to_a_taken_place_moves_the_others(given: Given) -> None:
    _, api = given
    stages = [stage(name, order, stageId=name) for name, order in (("a", 0), ("b", 4), ("c", 9))]
    api.pipelines.create("deals", pipeline("Werk", *stages, pipelineId="pl"))
    api.stages.update("deals", "pl", "c", {"displayOrder": 7})
    assert orders(api, "pl") == {"a": 0, "b": 4, "c": 7}
    echo = api.stages.update("deals", "pl", "c", {"displayOrder": 0})
    assert echo.display_order == 0
    assert orders(api, "pl") == {"a": 0, "c": 1, "b": 2}
    refused(400, api.stages.update, "deals", "pl", "c", {"displayOrder": -1})
    api.stages.create("deals", "pl", stage("d", 1, stageId="d"))
    assert orders(api, "pl") == {"a": 0, "c": 1, "d": 2, "b": 3}


def test_what_a_patch_does_not_send_stays(given: Given) -> None:
    _, api = given
    api.pipelines.create("deals", pipeline("Werk", stage("A", 0, "0.5", stageId="a"), pipelineId="pl"))
    echo = api.stages.update("deals", "pl", "a", {"metadata": {"probability": "1"}})
    assert echo.metadata == {"isClosed": "false", "probability": "1"}
    patches: list[dict[str, object]] = [{"metadata": {}}, {"metadata": {"isClosed": "false"}}, {}, {"label": "B"}]
    for body in patches:
        api.stages.update("deals", "pl", "a", body)
    known = api.stages.get_by_id("deals", "pl", "a")
    assert (known.label, known.display_order) == ("B", 0)
    assert known.metadata == {"isClosed": "true", "probability": "1.0"}


@pytest.mark.parametrize("chance", ["1.01", -0.1, "veel", True, [], None, "nan"])
def test_a_chance_is_from_nothing_to_one(given: Given, chance: object) -> None:
    _, api = given
    refused(400, api.pipelines.create, "deals", pipeline("Werk", stage("A", 0, chance)))
    refused(400, api.stages.update, "deals", "default", "closedwon", {"metadata": {"probability": chance}})
    refused(400, api.stages.create, "deals", "default", {"label": "A", "displayOrder": 0})


@pytest.mark.parametrize(
    "body",
    [
        {"displayOrder": 0, "stages": [stage("A", 0)]},
        {"label": "Werk", "stages": [stage("A", 0)]},
        {"label": "Werk", "displayOrder": 0},
        {"label": "Werk", "displayOrder": 0, "stages": []},
        {"label": "Werk", "displayOrder": "0", "stages": [stage("A", 0)]},
        {"label": " ", "displayOrder": 0, "stages": [stage("A", 0)]},
        {"label": "Werk", "displayOrder": 0, "stages": "A"},
        {"label": "Werk", "displayOrder": 0, "stages": [stage(f"{n}", n) for n in range(101)]},
        ["Werk"],
    ],
)
def test_a_pipeline_that_lacks_something_is_refused(given: Given, body: object) -> None:
    _, api = given
    refused(400, api.pipelines.create, "deals", body)


def test_a_put_deletes_every_stage_that_it_does_not_name(given: Given) -> None:
    _, api = given
    stages = [stage(name, place, stageId=name) for place, name in enumerate("abc")]
    made = api.pipelines.create("deals", pipeline("Werk", *stages, pipelineId="pl"))
    put = api.pipelines.replace("deals", "pl", pipeline("Werk", stage("B", 0, stageId="b"), stage("N", 1)))
    assert put.stages[0].id == "b"
    assert put.stages[1].id.isdecimal()
    left = api.stages.get_all("deals", "pl").results
    assert [known.label for known in left] == ["B", "N"]
    assert left[0].created_at == made.stages[1].created_at
    api.stages.replace("deals", "pl", "b", stage("Z", 9, "1.0"))
    assert orders(api, "pl")["b"] == 9


def test_version_3_deletes_a_stage_of_a_pipeline_under_its_deals_and_the_dated_one_does_not(given: Given) -> None:
    portal, api = given
    api.pipelines.create("deals", pipeline("Werk", stage("A", 0, stageId="a"), pipelineId="pl"))
    dated = "/crm/pipelines/2026-09/deals/pl"

    def with_deals(account: Account) -> Account:
        *others, last = account.pipelines
        stages = tuple(msgspec.structs.replace(known, deals=3) for known in last.stages)
        return msgspec.structs.replace(account, pipelines=(*others, msgspec.structs.replace(last, stages=stages)))

    portal.change(with_deals)
    told = refused(400, api.call, "PUT", dated, pipeline("Werk", stage("B", 0)))
    assert told["subCategory"] == "PipelineError.STAGE_ID_IN_USE"
    assert told["context"]["stageIds"] == ["[a]"]
    refused(400, api.call, "DELETE", dated)
    refused(404, api.call, "DELETE", "/crm/v3/pipelines/deals/pl?validateReferencesBeforeDelete=true")
    api.pipelines.archive("deals", "pl")
    assert [known.id for known in api.pipelines.get_all("deals").results] == ["default"]


def test_a_stage_is_deleted_but_for_the_last_one(given: Given) -> None:
    _, api = given
    stages = [stage("A", 0, stageId="a"), stage("B", 1, stageId="b")]
    api.pipelines.create("deals", pipeline("Werk", *stages, pipelineId="pl"))
    api.stages.archive("deals", "pl", "a")
    api.stages.archive("deals", "pl", "a")
    api.stages.archive("deals", "nowhere", "a")
    refused(400, api.stages.archive, "deals", "pl", "b")
    assert orders(api, "pl") == {"b": 1}


def test_a_stage_of_an_integration_is_read_only(given: Given) -> None:
    portal, api = given

    def locked(account: Account) -> Account:
        (only,) = account.pipelines
        stages = tuple(msgspec.structs.replace(known, write_permissions="READ_ONLY") for known in only.stages)
        return msgspec.structs.replace(account, pipelines=(msgspec.structs.replace(only, stages=stages),))

    portal.change(locked)
    assert {known.write_permissions for known in api.stages.get_all("deals", "default").results} == {"READ_ONLY"}
    refused(403, api.stages.update, "deals", "default", "closedwon", {"label": "Won"})


def test_not_found_comes_in_many_shapes(given: Given) -> None:
    portal, api = given
    with pytest.raises(NotFoundException) as caught:
        api.pipelines.get_by_id("deals", "nowhere")
    assert caught.value.body == ""
    answer = api.clients[0].rest_client.pool_manager.request(
        "GET", f"{portal.url}/crm/v3/pipelines/deals/nowhere", headers={"Authorization": "Bearer x"}
    )
    assert (answer.status, answer.data[:6]) == (404, b"<html>")
    assert "category" not in refused(404, api.stages.get_all, "deals", "nowhere")
    assert refused(404, api.pipelines.archive, "deals", "nowhere")["category"] == "OBJECT_NOT_FOUND"
    assert refused(404, api.pipelines.get_all, "unicorns")["category"] == "OBJECT_NOT_FOUND"
    for call in (api.pipelines.update, api.pipelines.replace):
        with pytest.raises(ApiException) as caught:
            call("deals", "nowhere", pipeline("A", stage("A", 0)))
        assert (caught.value.status, caught.value.body) == (404, "")


def test_the_dated_paths_are_the_same(given: Given) -> None:
    _, api = given
    paths = ("/crm/v3/pipelines/deals", "/crm/pipelines/2026-09/deals", "/crm/pipelines/2026-09/0-3/")
    told = [api.call("GET", path) for path in paths]
    assert told[0]["results"][0]["id"] == "default"
    assert told[0] == told[1] == told[2]
    api.call("PATCH", "/crm/pipelines/2026-09/deals/default/stages/closedwon", {"label": "Binnen"})
    assert api.stages.get_by_id("deals", "default", "closedwon").label == "Binnen"


def test_the_audit_tells_the_newest_first(given: Given) -> None:
    portal, api = given
    assert api.audits.get_audit("deals", "default").results == []
    api.stages.update("deals", "default", "closedwon", {"label": "Binnen"})
    api.pipelines.update("deals", "default", {"label": "Verkoop"})
    newest, oldest = api.audits.get_audit("deals", "default").results
    assert (newest.identifier, oldest.identifier) == ("default", "closedwon")
    assert (newest.portal_id, newest.action) == (portal.account.portal_id, "UPDATE")
    assert newest.timestamp >= oldest.timestamp
    (only,) = api.call("GET", "/crm/v3/pipelines/deals/default/stages/closedwon/audit")["results"]
    assert only["rawObject"]["label"] == "Binnen"
    with pytest.raises(NotFoundException):
        api.audits.get_audit("deals", "nowhere")


def test_the_log_holds_what_was_sent(given: Given) -> None:
    portal, api = given
    api.pipelines.get_all("deals")
    api.pipelines.update("deals", "default", {"label": "Verkoop"})
    read, write = portal.log
    assert (read.method, read.path, read.write, read.status) == ("GET", "/crm/v3/pipelines/deals", False, 200)
    assert (write.write, write.json(), write.done) == (True, {"label": "Verkoop"}, True)
    portal.forget()
    assert portal.log == ()


def test_a_body_that_is_no_json_is_refused(given: Given) -> None:
    portal, api = given
    for body in (b"{", b"\xff\xfe", b"[" * 100_000):
        answer = api.clients[0].rest_client.pool_manager.request(
            "POST", f"{portal.url}/crm/v3/pipelines/deals", body=body, headers={"Authorization": "Bearer x"}
        )
        assert (answer.status, json.loads(answer.data)["category"]) == (400, "VALIDATION_ERROR")


def test_an_account_has_room_for_so_many_pipelines(given: Given) -> None:
    portal, api = given
    portal.change(lambda account: msgspec.structs.replace(account, pipeline_limit=1))
    assert "limit" in refused(400, api.pipelines.create, "deals", pipeline("Werk", stage("A", 0)))["message"]
    many = [stage(f"{n}", n) for n in range(100)]
    portal.change(lambda account: msgspec.structs.replace(account, pipeline_limit=2))
    made = api.pipelines.create("deals", pipeline("Werk", *many))
    refused(400, api.stages.create, "deals", made.id, stage("100", 100))
