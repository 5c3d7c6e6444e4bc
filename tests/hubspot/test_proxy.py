"""The system's proxy is used, with its password and no key; what it refuses is said."""

from __future__ import annotations

import base64
import re
import socket
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from blueprint_editor.hubspot.address import HUBSPOT, VARIABLE, fit_host, host, proxy_for
from blueprint_editor.hubspot.door import Door
from blueprint_editor.hubspot.errors import BadHost, ProxyRefused
from blueprint_editor.hubspot.redact import Token
from tests.figures import Figure
from tests.hubspot.line_kit import KEY, QUICK, Line, always, certificate, door_to, listen, reply

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux: elsewhere the system's settings say the proxy")

NAMES = [f"{kind}_proxy" for kind in ("http", "https", "all", "no")]


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.delenv(VARIABLE, raising=False)


def _through(line: Line, monkeypatch: pytest.MonkeyPatch, login: str = "") -> None:
    monkeypatch.setenv("https_proxy", f"http://{login}127.0.0.1:{line.port}")


def test_a_proxy_that_wants_to_know_who_never_sees_the_key(monkeypatch: pytest.MonkeyPatch, figure: Figure) -> None:
    refusal = reply(b"<html>who are you</html>", "407 Proxy Authentication Required", "text/html")
    with Line(always(refusal)) as line:
        _through(line, monkeypatch, "jan:geheim%21@")
        with Door(Token(KEY), patience=QUICK) as door, pytest.raises(ProxyRefused) as caught:
            door.groups()
    assert caught.value.facts == {"host": "api.hubapi.com", "proxy": f"127.0.0.1:{line.port}"}
    assert line.heard[0].startswith(b"CONNECT api.hubapi.com:443 ")
    sent = re.search(rb"(?i)proxy-authorization: basic (\S+)", line.heard[0])
    assert sent is not None
    assert base64.b64decode(sent[1]) == b"jan:geheim!"
    assert not [heard for heard in line.heard if KEY.encode() in heard]
    figure("R14", "a proxy that answers 407: named, and the key was not sent (target: not sent)")


def test_a_proxy_that_forbids_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with Line(always(reply({}, "403 Forbidden"))) as line:
        _through(line, monkeypatch)
        with Door(Token(KEY), patience=QUICK) as door, pytest.raises(ProxyRefused):
            door.groups()


def test_a_proxy_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with Line(always(b"")) as line:
        _through(line, monkeypatch)
    with Door(Token(KEY), patience=QUICK) as door, pytest.raises(ProxyRefused):
        door.groups()


def test_a_kind_of_proxy_that_we_cannot_use_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "socks5://127.0.0.1:1080")
    with pytest.raises(ProxyRefused):
        Door(Token(KEY), patience=QUICK)


def test_a_proxy_lets_the_secure_connection_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, public = certificate(tmp_path, "hub.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(public))

    def tunnel(line: Line, talk: socket.socket) -> None:
        listen(line, talk)
        talk.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with socket.create_connection(("127.0.0.1", hub.port)) as onward:
            back = threading.Thread(target=_copy, args=(onward, talk), name="tunnel", daemon=True)
            back.start()
            _copy(talk, onward)
            back.join()

    with Line(always(reply({"results": []})), context) as hub, Line(tunnel) as proxy:
        _through(proxy, monkeypatch)
        with Door(Token(KEY), "https://hub.example", patience=QUICK) as door:
            assert door.groups() == ()
        assert KEY.encode() in hub.heard[0]
    assert not [heard for heard in proxy.heard if KEY.encode() in heard]


def _copy(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)


def test_there_is_no_proxy_in_front_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://proxy.example:3128")
    with Line(always(reply({"results": []}))) as line, door_to(line) as door:
        assert door.groups() == ()
    assert [proxy_for(url) for url in ("http://localhost:1", "https://127.0.0.1:2", "http://[::1]:3")] == [None] * 3
    assert proxy_for(HUBSPOT) == ("http://proxy.example:3128", {})
    monkeypatch.setenv("no_proxy", "hubapi.com")
    assert proxy_for(HUBSPOT) is None


@pytest.mark.parametrize(
    ("url", "fit"),
    [
        ("https://api.hubapi.com", "https://api.hubapi.com"),
        ("https://API.hubapi.com/", "https://api.hubapi.com"),
        ("https://hub.example:8443", "https://hub.example:8443"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost", "http://localhost"),
        ("http://[::1]:5", "http://[::1]:5"),
    ],
)
def test_a_key_goes_to_https_or_to_this_machine(url: str, fit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fit_host(url) == fit
    monkeypatch.setenv(VARIABLE, f" {url} ")
    assert host() == fit


@pytest.mark.parametrize(
    "url",
    [
        "http://api.hubapi.com",
        "http://127.0.0.1.example.com",
        "http://10.0.0.1",
        "http://jan:geheim@127.0.0.1",
        "https://user:geheim@hub.example",
        "https://hub.example/path",
        "https://hub.example?x=1",
        "https://münchen.example",
        "https://",
        "https://hub.example:notaport",
        "ftp://127.0.0.1",
        "api.hubapi.com",
        "https://[::1",
    ],
)
def test_a_key_goes_nowhere_else(url: str) -> None:
    with pytest.raises(BadHost) as caught:
        fit_host(url)
    assert "geheim" not in str(caught.value.facts)
    with pytest.raises(BadHost):
        Door(Token(KEY), url)


def test_without_a_word_it_is_hubspot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "  ")
    assert host() == HUBSPOT
