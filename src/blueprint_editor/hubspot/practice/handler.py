"""HTTP, as thin as it can be: a connection's requests go to the portal, its answers and its faults go back."""

from __future__ import annotations

import select
import socket
import ssl
import struct
import uuid
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

import msgspec

from .answers import NOT_FOUND_PAGE, Answer, Call, Refused, refusal, too_many
from .faults import Blow, Kind
from .routes import parts_of

if TYPE_CHECKING:
    from .page import Say
    from .portal import PracticePortal, Request

MOST_BYTES = 8 << 20
JSON = "application/json;charset=utf-8"
HTML = "text/html;charset=utf-8"

CAPTIVE_PAGE = (
    "<!DOCTYPE html>\n<html><head><title>Welcome to the guest network</title></head>\n<body><h1>Welcome</h1>\n"
    "<form action='/login' method='post'><p>Accept the terms to go online.</p><button>Connect</button></form>"
    "</body></html>\n"
)
_PAGES = {
    Kind.CAPTIVE: (200, CAPTIVE_PAGE),
    Kind.NOT_FOUND: (404, NOT_FOUND_PAGE),
    Kind.PROXY: (407, "<html><body><h1>407 Proxy Authentication Required</h1></body></html>\n"),
}
_TOLD = {
    Kind.ERROR_500: "internal error",
    Kind.ERROR_502: "Bad Gateway",
    Kind.ERROR_503: "Service Unavailable",
    Kind.LOCKED: "This resource is locked by another request. Wait at least 2 seconds before you try again.",
}


_SILENT = {Kind.RESET, Kind.REFUSED, Kind.HANG}


class Handler(BaseHTTPRequestHandler):
    """The requests of one connection."""

    protocol_version = "HTTP/1.1"
    server_version = "PracticePortal"
    sys_version = ""
    wbufsize = -1
    """An answer leaves in one piece."""

    def __init__(self, connection: socket.socket, portal: PracticePortal) -> None:
        """Serve the connection until it ends."""
        self._portal = portal
        self._correlation = ""
        super().__init__(connection, connection.getpeername(), None)  # type: ignore[arg-type]  # it asks no server

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the library calls it
        """Say nothing: the portal keeps a log of its own."""

    def _take(self) -> None:
        self._correlation = str(uuid.uuid4())
        length = self.headers.get("Content-Length", "0")
        if self.headers.get("Transfer-Encoding") or not length.isdecimal() or int(length) > MOST_BYTES:
            self.close_connection = True
            self._send(Answer(413 if length.isdecimal() else 411))
            return
        raw = self.rfile.read(int(length))
        if self.headers.get("Host") not in self._hosts():
            self._send(Answer(403, page="<html><body><h1>403 Forbidden</h1></body></html>\n"))
            return
        path = urlsplit(self.path).path
        if self._portal.say is not None and (path == "/" or path.startswith("/practice/")):
            self._visit(path, raw, self._portal.say)
        else:
            self._serve(raw)

    def do_GET(self) -> None:
        self._take()

    def do_HEAD(self) -> None:
        self._take()

    def do_POST(self) -> None:
        self._take()

    def do_PATCH(self) -> None:
        self._take()

    def do_PUT(self) -> None:
        self._take()

    def do_DELETE(self) -> None:
        self._take()

    def _hosts(self) -> set[str]:
        """What this machine calls itself; another name means that a page elsewhere sends us somebody's browser."""
        return {f"{name}:{self._portal.port}" for name in ("127.0.0.1", "localhost")}

    def _visit(self, path: str, raw: bytes, say: Say) -> None:
        """Show the page, and do what was filled in on it."""
        from .page import Visit, language_of, visited

        origin, host = self.headers.get("Origin"), self.headers.get("Host")
        own = self.headers.get("Sec-Fetch-Site") == "same-origin" if origin is None else origin == f"http://{host}"
        filled = self.headers.get_content_type() == "application/x-www-form-urlencoded"
        form = dict(parse_qsl(raw.decode("utf-8", "replace"), keep_blank_values=True)) if filled else {}
        language = language_of(self.headers.get("Accept-Language", ""))
        self._send(visited(self._portal, Visit(self.command, path, form, language, own and filled), say))

    def _serve(self, raw: bytes) -> None:
        portal = self._portal
        request = portal.arrived(self.command, self.path, raw.decode("utf-8", "backslashreplace"))
        call = self._call(raw)
        if request.blow is not None:
            self._strike(request, request.blow, call)
            return
        answer = portal.answer(call)
        portal.left(request, answer.status, done=True)  # first, so that who has the answer finds it in the log
        self._send(answer)

    def _call(self, raw: bytes) -> Call:
        address = urlsplit(self.path)
        parts, dated = parts_of(address.path)
        scheme, _, token = self.headers.get("Authorization", "").partition(" ")
        return Call(
            self.command,
            parts,
            dict(parse_qsl(address.query, keep_blank_values=True)),
            _decoded(raw),
            dated=dated,
            wants_json="application/json" in self.headers.get("Accept", ""),
            token=token.strip() if scheme.lower() == "bearer" else "",
        )

    def _strike(self, request: Request, blow: Blow, call: Call) -> None:
        """Let a request go wrong."""
        portal, kind = self._portal, blow.kind
        if kind is Kind.LATE and portal.pause(blow.seconds):
            portal.left(request, 0, done=False)
            self._reset()
            return
        done = blow.done or kind in {Kind.PARTLY, Kind.LATE, Kind.SLOW}
        answer = portal.answer(call, partly=kind is Kind.PARTLY) if done else None
        told = _instead(kind) or answer or Answer(200, {})
        portal.left(request, 0 if kind in _SILENT else told.status, done=done)
        match kind:
            case Kind.RESET:
                self._reset()
            case Kind.REFUSED:
                portal.shut_for(blow.seconds)
                self._reset()
            case Kind.HANG:
                self._hang()
            case Kind.DRIP | Kind.BAD_JSON | Kind.CUT_JSON | Kind.CUT_BODY:
                self._send_spoilt(blow, told)
            case Kind.SLOW if portal.pause(blow.seconds):
                self._reset()
            case _:
                self._send(told)

    def _send_spoilt(self, blow: Blow, answer: Answer) -> None:
        status, content, body = self._made(answer)
        match blow.kind:
            case Kind.BAD_JSON:
                self._write(status, content, b'{"results": [{"id": NaN, ' + body[:40])
            case Kind.CUT_JSON:
                self._write(status, content, body[: len(body) // 2])
            case Kind.CUT_BODY:
                self.close_connection = True
                self._write(status, content, body[: len(body) // 2], length=len(body) + 1)
            case _:
                self._write(status, content, b"", length=len(body))
                for place in range(len(body)):
                    if self._portal.pause(blow.seconds):
                        break
                    self.wfile.write(body[place : place + 1])
                    self.wfile.flush()

    def _send(self, answer: Answer) -> None:
        status, content, body = self._made(answer)
        self._write(status, content, body, headers=answer.headers)

    def _made(self, answer: Answer) -> tuple[int, str, bytes]:
        if answer.page:
            return answer.status, HTML, answer.page.encode()
        if answer.body is None:
            return answer.status, JSON, b""
        body = answer.body
        if body.get("status") == "error":
            body = body | {"correlationId": self._correlation}
        return answer.status, JSON, msgspec.json.encode(body)

    def _write(
        self, status: int, content: str, body: bytes, *, length: int | None = None, headers: Mapping[str, str] = {}
    ) -> None:
        self.send_response(status)
        if status != 204:
            self.send_header("Content-Type", content)
            self.send_header("Content-Length", str(len(body) if length is None else length))
        most, left = self._portal.left_today()
        own = {
            "X-HubSpot-RateLimit-Daily": str(most),
            "X-HubSpot-RateLimit-Daily-Remaining": str(left),
            "X-HubSpot-RateLimit-Interval-Milliseconds": "10000",
            "X-HubSpot-Correlation-Id": self._correlation,
        }
        for name, value in {**own, **headers}.items():
            self.send_header(name, value)
        if self.close_connection or self._portal.is_shut:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD" and status != 204:
            self.wfile.write(body)
        self.wfile.flush()

    def _reset(self) -> None:
        """Cut the connection so that the other side hears of it at once."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _hang(self) -> None:
        """Say nothing until the other side leaves or the portal stops."""
        self.close_connection = True
        while not self._portal.pause(0.05):
            if not isinstance(self.connection, ssl.SSLSocket) and _has_left(self.connection):
                return


def _has_left(connection: socket.socket) -> bool:
    readable, _, _ = select.select([connection], [], [], 0)
    return bool(readable) and connection.recv(1, socket.MSG_PEEK) == b""


def _instead(kind: Kind) -> Answer | None:
    """What comes in the place of HubSpot's answer, if anything does."""
    if kind in _PAGES:
        status, page = _PAGES[kind]
        return Answer(status, page=page)
    if kind in _TOLD:
        return refusal(Refused(int(kind), _TOLD[kind], "" if kind is Kind.LOCKED else "INTERNAL_ERROR"))
    match kind:
        case Kind.EMPTY:
            return Answer(200, {})
        case Kind.RATE:
            return too_many("TEN_SECONDLY_ROLLING")
        case Kind.DAILY:
            return too_many("DAILY")
        case _:
            return None


def _decoded(raw: bytes) -> Any:
    """What stands in a body: nothing, JSON, or something that HubSpot refuses as no object."""
    if not raw:
        return None
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return raw.decode("utf-8", "backslashreplace")
