"""R14: whatever hangs, drips or answers in HubSpot's place, control comes back, and no account looks empty."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from blueprint_editor.core.findings import Code
from blueprint_editor.hubspot.door import Door
from blueprint_editor.hubspot.errors import (
    Cancelled,
    HubSpotError,
    Intercepted,
    LostAnswer,
    NotSent,
    OddAnswer,
    OutcomeUnknown,
    ProxyRefused,
    RateLimited,
    TimedOut,
    TlsFailure,
)
from blueprint_editor.hubspot.redact import Token
from blueprint_editor.hubspot.transport import Patience
from tests.figures import Figure
from tests.hubspot.line_kit import (
    KEY,
    QUICK,
    Behaviour,
    Line,
    always,
    blurt,
    certificate,
    deaf,
    door_to,
    drip_body,
    drip_head,
    hang,
    reply,
    stop_half_way,
)

HANGING: dict[str, Behaviour] = {
    "no answer": hang,
    "half an answer": stop_half_way,
    "drip of a body": drip_body,
    "drip of a head": drip_head,
}
PAGE = b"<html><title>Welcome to the hotel</title></html>"
ODD: dict[str, tuple[bytes, type[HubSpotError]]] = {
    "captive portal, page": (reply(PAGE, kind="text/html"), Intercepted),
    "captive portal, redirect": (reply(PAGE, "302 Found", "text/html", Location="http://10.0.0.1/"), Intercepted),
    "captive portal, log-in needed": (reply(PAGE, "511 Network Authentication Required", "text/html"), Intercepted),
    "proxy's page for 403": (reply(PAGE, "403 Forbidden", "text/html"), Intercepted),
    "proxy wants to know who": (reply(PAGE, "407 Proxy Authentication Required", "text/html"), ProxyRefused),
    "page that says it is JSON": (reply(PAGE), OddAnswer),
    "half of the JSON": (reply(b'{"results": [{"name": "bl'), OddAnswer),
    "nothing in it": (reply({}), OddAnswer),
    "nothing at all": (reply(b""), OddAnswer),
    "a list": (reply([]), OddAnswer),
    "null": (reply(None), OddAnswer),
    "no results": (reply({"status": "ok"}), OddAnswer),
    "results that are none": (reply({"results": None}), OddAnswer),
    "not HTTP": (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", LostAnswer),
}
GROUP = {"name": "blueprint", "label": "Blueprint"}


def _outcome(deed: Callable[[], object]) -> tuple[object, float]:
    """What a deed gave or raised, and how long it took."""
    began = time.monotonic()
    try:
        given = deed()
    except HubSpotError as error:
        given = error
    return given, time.monotonic() - began


def test_control_is_back_at_the_deadline_whatever_hangs(figure: Figure) -> None:
    worst = 0.0
    for name, behave in HANGING.items():
        with Line(behave) as line, door_to(line) as door:
            read, first = _outcome(door.groups)
            write, second = _outcome(partial(door.create_group, GROUP))
        assert isinstance(read, TimedOut), (name, read)
        assert isinstance(write, OutcomeUnknown), (name, write)
        assert write.reason is Code.HUBSPOT_TIMED_OUT, name
        worst = max(worst, first - QUICK.deadline, second - QUICK.deadline)
    assert worst <= 1.0
    kinds = ", ".join(HANGING)
    figure("R14", f"{kinds}: control back {worst:.2f} s after the deadline at worst (target 1), also of a write")


def test_no_odd_answer_is_an_empty_account(figure: Figure) -> None:
    empty = 0
    for name, (answer, kind) in ODD.items():
        with Line(always(answer)) as line, door_to(line) as door:
            reads: tuple[Callable[[], object], ...] = (door.groups, door.properties, door.pipelines, door.account)
            for read in reads:
                found, _ = _outcome(read)
                empty += found == ()
                assert isinstance(found, kind), (name, read, found)
            write, _ = _outcome(partial(door.create_group, GROUP))
        assert isinstance(write, OutcomeUnknown | NotSent), (name, write)
    assert not empty
    figure(
        "R14",
        f"{len(ODD)} odd answers to 4 reads each: {empty} empty accounts (target 0); none makes a write look done",
    )


def test_another_thread_can_stop_it(figure: Figure) -> None:
    worst = 0.0
    for name, behave in HANGING.items():
        read, first = _stopped(behave, lambda door: door.groups())
        write, second = _stopped(behave, lambda door: door.create_group(GROUP))
        assert isinstance(read, Cancelled), name
        assert isinstance(write, OutcomeUnknown), name
        assert write.reason is Code.HUBSPOT_CANCELLED, name
        worst = max(worst, first, second)
    assert worst <= 0.5
    figure("R14", f"cancel in each of these, read or write: control back {worst:.2f} s after it at worst (target 0.5)")


def _stopped(behave: Behaviour, deed: Callable[[Door], object]) -> tuple[object, float]:
    """What a deed ended with that another thread stopped, and how long after that."""
    stop = threading.Event()
    asked: list[float] = []

    def press(line: Line) -> None:
        line.arrived.wait()
        asked.append(time.monotonic())
        stop.set()

    with Line(behave) as line, door_to(line, stopped=stop.is_set, patience=Patience()) as door:
        presser = threading.Thread(target=press, args=(line,))
        presser.start()
        outcome, _ = _outcome(partial(deed, door))
        back = time.monotonic()
        presser.join()
    return outcome, back - asked[0]


def test_what_the_one_who_is_asked_raises_passes_through() -> None:
    class EnoughError(Exception):
        pass

    def enough() -> bool:
        if line.arrived.is_set():
            raise EnoughError
        return False

    with Line(hang) as line, door_to(line, stopped=enough) as door, pytest.raises(EnoughError):
        door.groups()


def test_a_wait_for_hubspot_can_be_stopped_and_nothing_is_unknown_then() -> None:
    busy = {"status": "error", "message": "slow down", "policyName": "TEN_SECONDLY_ROLLING"}
    with Line(always(reply(busy, "429 Too Many Requests"))) as line:
        patience = Patience(gap=0.0, waits=(30.0,))
        with door_to(line, stopped=lambda: bool(line.heard), patience=patience) as door, pytest.raises(Cancelled):
            door.create_group(GROUP)
        assert len(line.heard) == 1


def test_a_wait_that_is_too_long_is_for_the_user_to_decide() -> None:
    busy = reply({"policyName": "TEN_SECONDLY_ROLLING"}, "429 Too Many Requests", Retry_After="3600")
    with Line(always(busy)) as line, door_to(line) as door:
        with pytest.raises(RateLimited):
            door.groups()
        assert len(line.heard) == 1


def test_a_handshake_that_hangs_is_left_at_the_deadline() -> None:
    with Line(deaf) as line:
        secure = line.url.replace("http:", "https:")
        with Door(Token(KEY), secure, patience=QUICK) as door:
            outcome, seconds = _outcome(door.groups)
    assert isinstance(outcome, TimedOut)
    assert seconds <= QUICK.deadline + 1


def test_a_certificate_that_nobody_signed_ends_it_before_the_key_is_sent(tmp_path: Path, figure: Figure) -> None:
    context, _public = certificate(tmp_path, "127.0.0.1")
    with Line(always(reply({"results": []})), context) as line, door_to(line) as door:
        for deed in (door.groups, lambda: door.create_group(GROUP)):
            with pytest.raises(TlsFailure):
                deed()
        assert not line.heard
    figure("R14", "a certificate that nobody signed: refused, and the key was not sent (target: not sent)")


def test_a_certificate_of_the_system_is_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, public = certificate(tmp_path, "127.0.0.1")
    monkeypatch.setenv("SSL_CERT_FILE", str(public))
    with Line(always(reply({"results": []})), context) as line, door_to(line) as door:
        assert door.groups() == ()


def test_a_certificate_of_another_name_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, public = certificate(tmp_path, "hub.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(public))
    with Line(always(reply({"results": []})), context) as line, door_to(line) as door, pytest.raises(TlsFailure):
        door.groups()


def test_a_page_instead_of_a_secure_connection_is_no_secure_connection() -> None:
    with Line(blurt) as line:
        secure = line.url.replace("http:", "https:")
        with Door(Token(KEY), secure, patience=QUICK) as door, pytest.raises(TlsFailure):
            door.groups()
