"""Each fault of the practice portal does what it says, to urllib3 as it comes."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import urllib3
from urllib3.exceptions import HTTPError, MaxRetryError, ProtocolError, ReadTimeoutError

from blueprint_editor.hubspot.practice import (
    STORM,
    BadFaults,
    Fault,
    Faults,
    Kind,
    Only,
    PracticePortal,
    fault,
    parse_faults,
)
from tests.hubspot.practice_kit import NEVER, TOKEN

PATH = "/crm/v3/properties/deals/groups"


@pytest.fixture
def portal() -> Iterator[PracticePortal]:
    """A new portal."""
    with PracticePortal() as portal:
        yield portal


class Asker:
    """Asks a portal, a new connection for each question."""

    def __init__(self, portal: PracticePortal) -> None:
        """Ask this portal."""
        self.portal = portal

    def __call__(self, name: str = "", timeout: float = 5.0) -> urllib3.BaseHTTPResponse:
        """Ask for the groups, or make one."""
        body = json.dumps({"name": name, "label": name}) if name else None
        with urllib3.PoolManager(retries=NEVER, timeout=timeout) as pool:
            return pool.request(
                "POST" if name else "GET",
                self.portal.url + PATH,
                body=body,
                headers={"Authorization": f"Bearer {TOKEN}", "Connection": "close", "Accept": "application/json"},
            )

    def has(self, name: str) -> bool:
        """Whether the account has this group."""
        return self.portal.account.group(name) is not None


@pytest.fixture
def ask(portal: PracticePortal) -> Asker:
    """Asks the portal."""
    return Asker(portal)


def inject(portal: PracticePortal, *rules: Fault) -> None:
    """Let this go wrong."""
    portal.inject(Faults(rules))


@pytest.mark.parametrize("done", [False, True])
def test_a_connection_is_cut_before_or_after_the_write(portal: PracticePortal, ask: Asker, done: bool) -> None:
    inject(portal, fault("reset", at=2, done=done))
    assert ask().status == 200
    with pytest.raises(ProtocolError, match="reset"):
        ask("new_group")
    assert portal.wait_until_idle()
    assert ask.has("new_group") is done
    assert [(one.status, one.done) for one in portal.log] == [(200, True), (0, done)]


@pytest.mark.parametrize("kind", [Kind.ERROR_500, Kind.ERROR_502, Kind.ERROR_503, Kind.LOCKED, Kind.PROXY])
@pytest.mark.parametrize("done", [False, True])
def test_an_error_before_or_after_the_write(portal: PracticePortal, ask: Asker, kind: Kind, done: bool) -> None:
    inject(portal, fault(kind, at=1, done=done))
    assert ask("new_group").status == int(kind)
    assert ask.has("new_group") is done
    assert ask().status == 200


def test_nobody_listens_for_a_while(portal: PracticePortal, ask: Asker) -> None:
    inject(portal, fault("refused", at=2, seconds=0.3))
    assert ask().status == 200
    with pytest.raises(MaxRetryError, match="refused"):
        ask()
    while True:
        try:
            assert ask().status == 200
        except MaxRetryError:
            continue
        break
    assert [one.number for one in portal.log] == [1, 3]


def test_who_has_a_connection_finds_nobody_either(portal: PracticePortal) -> None:
    inject(portal, fault("refused", at=3, seconds=30))
    headers = {"Authorization": f"Bearer {TOKEN}"}
    with urllib3.PoolManager(retries=NEVER) as one, urllib3.PoolManager(retries=NEVER) as other:
        for pool in (one, other):
            assert pool.request("GET", portal.url + PATH, headers=headers).status == 200
        for pool in (other, one):
            with pytest.raises(MaxRetryError, match="refused"):
                pool.request("GET", portal.url + PATH, headers=headers)


def test_both_sorts_of_too_many(portal: PracticePortal, ask: Asker) -> None:
    inject(portal, fault("429", at=1), fault("429-daily", at=2))
    for policy in ("TEN_SECONDLY_ROLLING", "DAILY"):
        answer = ask("new_group")
        assert (answer.status, answer.json()["policyName"]) == (429, policy)
    assert not ask.has("new_group")


def test_pace_and_day_are_counted_on_demand(portal: PracticePortal, ask: Asker) -> None:
    portal.inject(Faults(pace=2))
    assert [ask().status for _ in range(3)] == [200, 200, 429]
    portal.inject(Faults(daily=1))
    answers = [ask() for _ in range(2)]
    assert [answer.status for answer in answers] == [200, 429]
    assert answers[0].headers["X-HubSpot-RateLimit-Daily-Remaining"] == "0"
    assert answers[1].json()["policyName"] == "DAILY"


def test_what_is_no_json(portal: PracticePortal, ask: Asker) -> None:
    inject(portal, fault("bad-json", at=1), fault("cut-json", at=2), fault("empty", at=3), fault("captive", at=4))
    for _ in range(2):
        with pytest.raises(json.JSONDecodeError):
            ask().json()
    assert ask().json() == {}
    captive = ask("new_group")
    assert (captive.status, captive.headers["Content-Type"].partition(";")[0]) == (200, "text/html")
    assert not ask.has("new_group")
    inject(portal, fault("404"))
    assert (ask().status, ask().data[:6]) == (404, b"<html>")


def test_an_answer_that_breaks_off(portal: PracticePortal, ask: Asker) -> None:
    inject(portal, fault("cut-body"))
    with pytest.raises(ProtocolError, match="IncompleteRead"):
        ask("new_group")
    assert ask.has("new_group")


def test_slow_and_late_differ_in_when_it_is_done(portal: PracticePortal, ask: Asker) -> None:
    inject(portal, fault("slow", at=1, seconds=0.5), fault("late", at=2, seconds=0.6))
    with pytest.raises(ReadTimeoutError):
        ask("slow_one", timeout=0.15)
    assert portal.wait_until(lambda log: any(one.done for one in log))
    assert ask.has("slow_one")
    with pytest.raises(ReadTimeoutError):
        ask("late_one", timeout=0.15)
    assert not ask.has("late_one")
    assert portal.wait_until_idle()
    assert ask.has("late_one")


def test_a_drip_beats_a_time_out_for_each_read(portal: PracticePortal, ask: Asker) -> None:
    inject(portal, fault("drip", seconds=0.001))
    assert len(ask(timeout=0.3).json()["results"]) == 3


@pytest.mark.parametrize("done", [False, True])
def test_a_hanging_answer_ends_with_the_portal(ask: Asker, done: bool) -> None:
    with PracticePortal(faults=Faults((fault("hang", done=done),))) as portal:
        asker = Asker(portal)
        with pytest.raises(ReadTimeoutError):
            asker("new_group", timeout=0.1)
        assert portal.wait_until(lambda log: len(log) == 1)
        assert portal.wait_until_idle()
        assert asker.has("new_group") is done


def test_half_of_a_batch_fails(portal: PracticePortal) -> None:
    inject(portal, fault("partly"))
    inputs = [
        {"name": f"p{n}", "label": f"P{n}", "type": "string", "fieldType": "text", "groupName": "dealinformation"}
        for n in range(4)
    ]
    with urllib3.PoolManager(retries=NEVER) as pool:
        answer = pool.request(
            "POST",
            f"{portal.url}/crm/properties/2026-09/deals/batch/create",
            json={"inputs": inputs},
            headers={"Authorization": f"Bearer {TOKEN}"},
        )
    assert answer.status == 207
    assert [one["name"] for one in answer.json()["results"]] == ["p0", "p2"]
    assert [one["context"]["name"] for one in answer.json()["errors"]] == [["p1"], ["p3"]]


def test_a_storm_is_the_same_each_time(portal: PracticePortal, ask: Asker) -> None:
    def statuses(seed: int) -> list[int]:
        portal.inject(Faults((Fault(tuple(sorted(STORM)), chance=0.5),), seed=seed))
        portal.forget()
        for _ in range(20):
            try:
                ask()
            except HTTPError:
                continue
        assert portal.wait_until_idle()
        return [one.status for one in portal.log]

    assert statuses(1) == statuses(1)
    assert statuses(1) != statuses(2)


def test_a_chance_strikes_some(portal: PracticePortal, ask: Asker) -> None:
    inject(portal, fault("500", chance=0.5))
    assert 4 < [ask().status for _ in range(20)].count(500) < 16


def test_writes_are_counted_by_themselves(portal: PracticePortal, ask: Asker) -> None:
    inject(portal, fault("500", at=2, only=Only.WRITES))
    assert [ask(name).status for name in ("", "a1", "", "a2", "", "a3")] == [200, 201, 200, 500, 200, 201]


def test_a_list_of_faults_is_read() -> None:
    assert parse_faults("reset-after@w2, slow:5@4+,500@30%,late@3-5,seed=7,pace=100,daily=9") == Faults(
        (
            Fault((Kind.RESET,), 2, 2, Only.WRITES, done=True),
            Fault((Kind.SLOW,), 4, seconds=5.0),
            Fault((Kind.ERROR_500,), chance=0.3),
            Fault((Kind.LATE,), 3, 5),
        ),
        seed=7,
        pace=100,
        daily=9,
    )
    assert parse_faults("storm@30%").rules[0].kinds == tuple(sorted(STORM))
    assert parse_faults("") == Faults()


@pytest.mark.parametrize("part", ["what", "500@", "500@0", "500@5-2", "500@101%", "reset:x", "seed=x", "slow@w"])
def test_what_is_no_fault_is_named(part: str) -> None:
    with pytest.raises(BadFaults) as caught:
        parse_faults(f"500@1,{part}")
    assert caught.value.part == part
