"""What the practice portal says of itself and of tokens, workflows, what it keeps, and how it starts and stops."""

from __future__ import annotations

import ssl
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import urllib3
from hubspot.crm.pipelines.exceptions import NotFoundException

from blueprint_editor.hubspot.practice import (
    Faults,
    PortError,
    PracticePortal,
    StateError,
    fault,
    start_account,
)
from tests.hubspot.practice_kit import NEVER, TOKEN, Api, pipeline, property_, refused, stage

TOKEN_INFO = "/oauth/v2/private-apps/get/access-token-info"
FLOWS = "/automation/v4/flows"


@pytest.fixture
def portal() -> Iterator[PracticePortal]:
    """A new portal."""
    with PracticePortal() as portal:
        yield portal


@pytest.fixture
def api(portal: PracticePortal) -> Iterator[Api]:
    """The client."""
    api = Api(portal)
    yield api
    api.close()


def scoped(*scopes: str) -> PracticePortal:
    """A portal whose token may only this."""
    return PracticePortal(scopes=frozenset(scopes))


def test_what_account_it_is(api: Api) -> None:
    told = api.call("GET", "/account-info/2026-09/details")
    assert told == api.call("GET", "/account-info/v3/details")
    assert (told["accountType"], told["dataHostingLocation"]) == ("DEVELOPER_TEST", "eu1")
    assert told.keys() >= {"portalId", "uiDomain", "timeZone", "companyCurrency"}


def test_one_token_or_any(portal: PracticePortal, api: Api) -> None:
    with PracticePortal(token="pat-eu1-this") as strict:
        for token, status in (("pat-eu1-this", 200), ("pat-eu1-that", 401), ("", 401)):
            headers = {"Authorization": f"Bearer {token}"}
            with urllib3.PoolManager(retries=NEVER) as pool:
                answer = pool.request("GET", f"{strict.url}/account-info/2026-09/details", headers=headers)
            assert answer.status == status
    assert api.call("POST", TOKEN_INFO, {"tokenKey": TOKEN})["hubId"] == portal.account.portal_id
    assert "crm.schemas.deals.write" in api.call("POST", TOKEN_INFO, {"tokenKey": TOKEN})["scopes"]
    refused(400, api.call, "POST", TOKEN_INFO, {"tokenKey": "another"})
    assert TOKEN not in str(portal.log)


def test_a_token_without_the_scope_is_refused() -> None:
    with scoped("crm.schemas.deals.read") as portal:
        api = Api(portal)
        api.pipelines.get_all("deals")
        api.batch.read("deals", {"archived": False, "inputs": [{"name": "amount"}]})
        told = refused(403, api.pipelines.create, "deals", pipeline("Werk", stage("A", 0)))
        assert told["category"] == "MISSING_SCOPES"
        assert told["errors"][0]["context"]["requiredGranularScopes"] == ["crm.schemas.deals.write"]
        for path in ("/crm/limits/2026-09/custom-properties", "/crm/v3/limits/pipelines", FLOWS):
            refused(403, api.call, "GET", path)
        assert api.call("POST", TOKEN_INFO, {"tokenKey": TOKEN})["scopes"] == ["crm.schemas.deals.read", "oauth"]
        api.call("GET", "/account-info/2026-09/details")
        api.close()
    with scoped("crm.schemas.deals.write") as portal:
        api = Api(portal)
        api.properties.create("deals", property_("maat"))
        refused(403, api.properties.get_all, "deals")
        api.close()
    with scoped("crm.objects.deals.read") as portal:
        api = Api(portal)
        api.properties.get_all("deals")
        api.call("GET", "/crm/limits/2026-09/custom-properties")
        api.close()


def test_how_much_is_left(api: Api) -> None:
    api.properties.create("deals", property_("maat"))
    told = api.call("GET", "/crm/limits/2026-09/custom-properties")
    assert (told["overallLimit"], told["overallUsage"]) == (1000, 1)
    assert told["byObjectType"][0]["objectTypeId"] == "0-3"
    told = api.call("GET", "/crm/limits/2026-09/pipelines")
    assert [(one["limit"], one["usage"]) for one in told["hubspotDefinedObjectTypes"]] == [(15, 1)]


def flow(**more: object) -> dict[str, Any]:
    """A draft workflow with two tasks."""
    actions = [
        {"type": "SINGLE_CONNECTION", "actionId": "1", "actionTypeId": "0-3", "fields": {"subject": "Bellen"}},
        {"type": "SINGLE_CONNECTION", "actionId": "2", "actionTypeId": "0-3", "fields": {"subject": "Mailen"}},
    ]
    actions[0]["connection"] = {"edgeType": "STANDARD", "nextActionId": "2"}
    usual = {"type": "PLATFORM_FLOW", "flowType": "WORKFLOW", "objectTypeId": "0-3", "isEnabled": False}
    return {**usual, "name": "Blueprint · Offerte · taken", "startActionId": "1", "actions": actions, **more}


def test_workflows_are_made_read_changed_and_removed(api: Api) -> None:
    made = api.call("POST", FLOWS, flow())
    assert (made["isEnabled"], made["revisionId"], made["nextAvailableActionId"]) == (False, "1", "3")
    assert api.call("GET", f"/automation/2026-09-beta/flows/{made['id']}") == made
    (listed,) = api.call("GET", FLOWS)["results"]
    assert (listed["id"], listed["name"], "actions" in listed) == (made["id"], made["name"], False)
    place = f"{FLOWS}/{made['id']}"
    changed = api.call("PUT", place, flow(name="Anders", revisionId="1"))
    assert (changed["name"], changed["revisionId"], changed["createdAt"]) == ("Anders", "2", made["createdAt"])
    refused(409, api.call, "PUT", place, flow(revisionId="1"))
    api.call("DELETE", place)
    with pytest.raises(NotFoundException):
        api.call("GET", place)


@pytest.mark.parametrize(
    "wrong", [{"isEnabled": None}, {"startActionId": "7"}, {"objectTypeId": ""}, {"actions": [{"type": "X"}]}]
)
def test_a_workflow_that_does_not_hang_together_is_refused(api: Api, wrong: dict[str, object]) -> None:
    refused(400, api.call, "POST", FLOWS, flow(**wrong))


def test_every_answer_says_how_many_requests_are_left(portal: PracticePortal) -> None:
    with urllib3.PoolManager(retries=NEVER) as pool:
        answer = pool.request("GET", f"{portal.url}/nowhere", headers={"Authorization": "Bearer x"})
    assert (answer.status, answer.data[:6]) == (404, b"<html>")
    assert int(answer.headers["X-HubSpot-RateLimit-Daily-Remaining"]) == 249_999


def test_an_account_is_kept_from_one_time_to_the_next(tmp_path: Path) -> None:
    path = tmp_path / "portal.json"
    with PracticePortal(kept=path) as portal:
        api = Api(portal)
        api.properties.create("deals", property_("maat"))
        api.properties.archive("deals", "maat")
        api.pipelines.create("deals", pipeline("Werk", stage("A", 0)))
        api.call("POST", FLOWS, flow())
        api.close()
        account = portal.account
    with PracticePortal(kept=path) as portal:
        assert portal.account == account
    assert [one.name for one in tmp_path.iterdir()] == ["portal.json"]


def test_what_cannot_be_kept_is_not_done(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with PracticePortal(kept=folder / "portal.json") as portal:
        (folder / "portal.json").unlink()
        folder.rmdir()
        api = Api(portal)
        before = portal.account
        refused(500, api.pipelines.update, "deals", "default", {"label": "Verkoop"})
        assert portal.account is before
        api.close()


@pytest.mark.parametrize("data", [b"", b"{}", b'{"version": 1}', b"\xff", b"[" * 9_999, b"another version"])
def test_a_file_without_an_account_is_left_alone(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "portal.json"
    if data == b"another version":
        PracticePortal(kept=path).stop()
        data = path.read_bytes().replace(b'"version": 1', b'"version": 2')
    path.write_bytes(data)
    with pytest.raises(StateError):
        PracticePortal(kept=path)
    assert path.read_bytes() == data


def test_a_taken_port_is_an_error_of_its_own(portal: PracticePortal) -> None:
    with pytest.raises(PortError):
        PracticePortal(port=portal.port)


def test_stopping_ends_what_is_still_under_way() -> None:
    portal = PracticePortal(
        faults=Faults((fault("hang", at=1), fault("late", at=2, seconds=600), fault("drip", seconds=60)))
    )
    before = portal.account

    def ask(_number: int) -> None:
        address, headers = f"{portal.url}/crm/v3/pipelines/deals/default", {"Authorization": "Bearer x"}
        with urllib3.PoolManager(retries=NEVER) as pool:
            pool.request("PATCH", address, json={"label": "Laat"}, headers=headers)

    with ThreadPoolExecutor(4) as threads:
        with portal:
            asked = [threads.submit(ask, number) for number in range(3)]
            assert portal.wait_until(lambda log: len(log) == 3)
        assert all(one.exception(5) for one in asked)
    assert [one.done for one in portal.log] == [False, False, True]
    assert before is not portal.account
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("practice")]


def test_a_portal_that_was_never_started_stops_as_well() -> None:
    PracticePortal().stop()


def test_many_at_once_lose_nothing(portal: PracticePortal, api: Api) -> None:
    def make(number: int) -> int:
        headers = {"Authorization": "Bearer x"}
        body = property_(f"p{number}")
        return pool.request("POST", f"{portal.url}/crm/v3/properties/deals", json=body, headers=headers).status

    with urllib3.PoolManager(retries=NEVER, maxsize=8, block=True) as pool, ThreadPoolExecutor(8) as threads:
        assert set(threads.map(make, range(40))) == {201}
    assert len(api.properties.get_all("deals").results) == 24 + 40
    assert sorted(one.number for one in portal.log[:40]) == list(range(1, 41))


def test_over_tls_with_a_certificate_that_nobody_knows(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    request = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    made = subprocess.run(
        ["openssl", "req", *request, *names, "-keyout", key, "-out", certificate], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("openssl is not installed here")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with PracticePortal(tls=context) as portal:
        address, headers = f"{portal.url}/crm/v3/pipelines/deals", {"Authorization": "Bearer x"}
        with urllib3.PoolManager(retries=NEVER, ca_certs=str(certificate)) as pool:
            assert pool.request("GET", address, headers=headers).status == 200
        with urllib3.PoolManager(retries=NEVER) as pool, pytest.raises(urllib3.exceptions.MaxRetryError):
            pool.request("GET", address, headers=headers)


def test_an_account_of_ones_own_to_start_with() -> None:
    account = start_account(account_type="STANDARD", portal_id=42)
    with PracticePortal(account, production=False) as portal:
        assert (portal.account.portal_id, portal.account.account_type) == (42, "DEVELOPER_TEST")
