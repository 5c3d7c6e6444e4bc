"""The one way to HubSpot: its client, made to keep to what a push has to rely on.

Nothing else of ours knows the client, `urllib3` or the certificates; all three are loaded with the first `Transport`.
The client makes the requests (paths, escaping, bodies) and this module sends them and judges what comes back:

- paths are the dated ones, `DATE` is in no other place;
- a request has a deadline over its whole answer, and runs in a thread that nobody has to wait for;
- at most eight a second, and what HubSpot turned away as too much (429, 423) waits and goes again;
- a read is repeated while it gets no answer of HubSpot's own; a write never, unless it surely did not arrive;
- what a write that ended unclear did is not known: OutcomeUnknown, never "failed";
- an answer that is not HubSpot's JSON is an error, never an empty account;
- there is no PUT, and DELETE is for one property only.
"""

from __future__ import annotations

import json
import random
import re
import ssl
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from blueprint_editor import __version__

from .address import HUBSPOT, fit_host, name_of, proxy_for
from .answers import Answer, value_of
from .aside import Aside
from .errors import (
    Cancelled,
    HubSpotError,
    Intercepted,
    Locked,
    LostAnswer,
    NoNetwork,
    NotThere,
    OddAnswer,
    OutcomeUnknown,
    ProxyRefused,
    RateLimited,
    TimedOut,
    TlsFailure,
    Unclear,
)
from .redact import Token

if TYPE_CHECKING:
    import urllib3

DATE = "2026-09"
"""The version of HubSpot's API that we speak."""

TOKEN_INFO = "/oauth/v2/private-apps/get/access-token-info"
"""A POST that reads."""

_UNDATED = re.compile(r"/crm/v3/(pipelines|properties|objects|owners|limits|property-validations)(?=/|$)")
_ONE_PROPERTY = re.compile(rf"/crm/properties/{DATE}/[^/]+/[^/]+")
_MOST_BYTES = 32 << 20
_POLL = 0.05
"""Seconds between two looks at whether somebody asked to stop."""
_CHUNK = 65_536

_HANDSHAKE = frozenset(
    {
        "HTTP_REQUEST",
        "NO_PROTOCOLS_AVAILABLE",
        "SSLV3_ALERT_HANDSHAKE_FAILURE",
        "TLSV1_ALERT_PROTOCOL_VERSION",
        "UNSUPPORTED_PROTOCOL",
        "WRONG_VERSION_NUMBER",
    }
)
"""What OpenSSL calls a failure to agree on anything; a page of a network that has no TLS is one."""

Stopped = Callable[[], object]
"""Asked many times a second while we wait: true stops the request. What it raises passes through, and stops it too."""


class Patience(NamedTuple):
    """How long to wait for what, in seconds."""

    connect: float = 5.0
    read: float = 30.0
    """For the next bytes of an answer."""
    deadline: float = 60.0
    """For a whole answer."""
    gap: float = 0.125
    """Between two requests: HubSpot's least limit is ten a second."""
    waits: Sequence[float] = (1.0, 2.0, 4.0, 8.0, 10.0)
    """Before each new try of what HubSpot turned away as too much."""
    longest_wait: float = 30.0
    """HubSpot may ask to wait this long; longer is for the user to decide."""
    again: Sequence[float] = (0.5, 1.0, 2.0)
    """Before each new try of what got no answer, where another try is safe."""


def never() -> bool:
    """Nobody asks to stop."""
    return False


class Transport:
    """The requests of one account, one after the other; close it in the end."""

    def __init__(
        self, token: Token, host: str = HUBSPOT, *, patience: Patience | None = None, stopped: Stopped | None = None
    ) -> None:
        self._token = token
        self.host = fit_host(host)
        self._patience = patience = patience or Patience()
        self._stopped = stopped or never
        self._proxy = proxy_for(self.host)
        name = name_of(self.host)
        self._place = {"host": name, "proxy": name_of(self._proxy.url) if self._proxy else name}
        self._pool = self._new_pool()
        self._client = _client(self)
        self._apis: dict[str, Any] = {}
        self._free_at = 0.0

    def close(self) -> None:
        """Let go of the connections."""
        self._pool.clear()

    def api(self, group: str, name: str) -> Any:
        """One of the client's own, like `pipelines`, `pipeline_stages_api`; calls give the JSON of the answer."""
        key = f"{group}.{name}"
        if key not in self._apis:
            self._apis[key] = getattr(getattr(self._client.crm, group), name)
        return self._apis[key]

    def call(self, path: str, method: str = "GET", *, query: Mapping[str, str] | None = None, body: Any = None) -> Any:
        """A request that the client has no method for; gives the JSON of the answer."""
        client = self.api("pipelines", "pipelines_api").api_client
        headers = {"Accept": "application/json", "Content-Type": "application/json"}
        return client.call_api(
            path, method, {}, list((query or {}).items()), headers, body=body, post_params=[], files={},
            response_types_map={}, auth_settings=["oauth2"], _return_http_data_only=True, _preload_content=False,
        )  # fmt: skip

    def send(self, method: str, url: str, headers: Mapping[str, str], body: object = None) -> Any:
        """Send a request and give the JSON of its answer, with all waits that are needed; raises HubSpotError."""
        path = urllib.parse.urlsplit(url).path
        if not (method in {"GET", "POST", "PATCH"} or (method == "DELETE" and _ONE_PROPERTY.fullmatch(path))):
            raise ValueError(f"{method} {path} is never sent")
        writes = method != "GET" and path != TOKEN_INFO
        sent = None if body is None else json.dumps(body, allow_nan=False).encode()
        waits, again = iter(self._patience.waits), iter(self._patience.again)
        page: type[HubSpotError] | None = None
        while True:
            self._rest(self._free_at - time.monotonic())
            try:
                return self._once(method, url, headers, sent)
            except HubSpotError as error:
                stays = page is type(error)  # twice in a row the same page: it is no accident
                pause = None if stays else self._pause(error, waits, again, writes=writes)
                if pause is None:
                    raise _final(error, writes=writes) from None
                page = type(error) if isinstance(error, Intercepted | NotThere) else None
            self._rest(pause)

    def _pause(
        self, error: HubSpotError, waits: Iterator[float], again: Iterator[float], *, writes: bool
    ) -> float | None:
        """How long to wait before another try, or none where there must be no other."""
        if isinstance(error, RateLimited | Locked):
            asked = float(error.facts.get("retry_after", 0))
            pause = next(waits, None)
            if pause is None or asked > self._patience.longest_wait:
                return None
            return max(asked, pause * (1 + random.random() / 4))
        helps = _is_unclear(error) and not writes and not isinstance(error, TimedOut)
        return next(again, None) if helps or isinstance(error, NoNetwork) else None

    def _once(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> Any:
        """One try; the caller has control again at the deadline, whatever hangs."""
        end = time.monotonic() + self._patience.deadline
        self._free_at = time.monotonic() + self._patience.gap
        dropped = threading.Event()
        run = Aside(lambda: self._exchange(method, url, headers, body, end, dropped), "hubspot")
        try:
            while not run.over(min(_POLL, end - time.monotonic())):
                if self._stopped():
                    raise Cancelled(self._place)
                if time.monotonic() >= end:
                    raise self._late(self._patience.deadline)
        finally:
            dropped.set()
        return value_of(run.value(), self._place)

    def _rest(self, seconds: float) -> None:
        """Wait, with nothing under way."""
        end, nothing = time.monotonic() + seconds, threading.Event()
        while (left := end - time.monotonic()) > 0:
            if self._stopped():
                raise Cancelled(self._place)
            nothing.wait(min(_POLL, left))

    def _exchange(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: bytes | None,
        end: float,
        dropped: threading.Event,
    ) -> Answer:
        """Send it and read the answer, in a thread of its own; raises HubSpotError."""
        import urllib3

        response: urllib3.BaseHTTPResponse | None = None
        whole = False
        try:
            response = self._pool.request(
                method,
                url,
                body=body,
                headers={**headers, "Authorization": f"Bearer {self._token.reveal()}"},
                preload_content=False,
                redirect=False,
                retries=False,
                timeout=urllib3.Timeout(connect=self._patience.connect, read=self._patience.read),
            )
            content = self._body(response, end, dropped)
            whole = True
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise self._named(error) from None
        finally:
            if response is not None:
                response.release_conn() if whole else response.close()
        names = {name.lower(): value for name, value in response.headers.items()}
        return Answer(response.status, names, content)

    def _body(self, response: urllib3.BaseHTTPResponse, end: float, dropped: threading.Event) -> bytes:
        content = bytearray()
        while chunk := response.read1(_CHUNK):
            content += chunk
            if time.monotonic() >= end or dropped.is_set():
                raise self._late(self._patience.deadline)
            if len(content) > _MOST_BYTES:
                raise OddAnswer({**self._place, "what": f"> {_MOST_BYTES >> 20} MB"})
        return bytes(content)

    def _late(self, seconds: float) -> TimedOut:
        return TimedOut({**self._place, "seconds": max(1, round(seconds))})

    def _named(self, error: Exception) -> HubSpotError:
        """An error of the network by its kind; nothing of its own text, which may hold what was sent."""
        from urllib3 import exceptions as known

        while isinstance(error, known.MaxRetryError) and isinstance(error.reason, Exception):
            error = error.reason
        match error:
            case known.ProxyError() | known.ProxySchemeUnknown():
                return ProxyRefused(self._place)
            case OSError() if "Tunnel connection failed" in str(error):
                return ProxyRefused(self._place)
            case known.SSLError() | ssl.SSLError() if _in_handshake(error):
                return TlsFailure(self._place)
            case known.NewConnectionError() | known.ConnectTimeoutError() | known.LocationValueError():
                return NoNetwork(self._place)
            case known.TimeoutError() | TimeoutError():
                return self._late(self._patience.read)
            case _:
                return LostAnswer(self._place)

    def _new_pool(self) -> urllib3.PoolManager:
        import truststore
        import urllib3

        trusted = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if self._proxy is None:
            return urllib3.PoolManager(maxsize=2, ssl_context=trusted)
        try:
            return urllib3.ProxyManager(
                self._proxy.url,
                proxy_headers=self._proxy.headers,
                maxsize=2,
                ssl_context=trusted,
                proxy_ssl_context=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            )
        except urllib3.exceptions.HTTPError:
            raise ProxyRefused(self._place) from None


class _Rest:
    """What the client sends its requests with, in place of its own."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def GET(
        self, url: str, query_params: Sequence[tuple[str, str]] = (), headers: Mapping[str, str] = {}, **_rest: object
    ) -> Any:
        """Read."""
        return self._transport.send("GET", _with(url, query_params), headers)

    def POST(self, url: str, headers: Mapping[str, str] = {}, body: object = None, **_rest: object) -> Any:
        """Make something."""
        return self._transport.send("POST", url, headers, body)

    def PATCH(self, url: str, headers: Mapping[str, str] = {}, body: object = None, **_rest: object) -> Any:
        """Change something."""
        return self._transport.send("PATCH", url, headers, body)

    def DELETE(self, url: str, headers: Mapping[str, str] = {}, **_rest: object) -> Any:
        """Archive a property."""
        return self._transport.send("DELETE", url, headers)


def dated(path: str) -> str:
    """A path of the client's in the version that we speak."""
    return _UNDATED.sub(rf"/crm/\1/{DATE}", path, count=1)


def _client(transport: Transport) -> Any:
    """HubSpot's client, which makes all its parts by our hand."""
    from hubspot import HubSpot

    rest = _Rest(transport)

    def make(package: Any, name: str, _config: object) -> Any:
        client = package.ApiClient(configuration=package.Configuration(host=transport.host))
        client.user_agent = f"blueprint-editor/{__version__}"
        client.rest_client = rest
        undated = client.call_api
        client.call_api = lambda path, *rest, **more: undated(dated(path), *rest, **more)
        return getattr(package, name)(api_client=client)

    return HubSpot(api_factory=make)


def _in_handshake(error: Exception) -> bool:
    """Whether an error of TLS came before anything was sent: of any other nobody can say that."""
    found = error.args[0] if error.args and isinstance(error.args[0], ssl.SSLError) else error
    return isinstance(found, ssl.SSLCertVerificationError) or getattr(found, "reason", None) in _HANDSHAKE


def _with(url: str, query: Sequence[tuple[str, str]]) -> str:
    return f"{url}?{urllib.parse.urlencode(query)}" if query else url


def _is_unclear(error: HubSpotError) -> bool:
    """Whether there was no answer, or one that need not be HubSpot's own word."""
    return isinstance(error, Unclear) or (isinstance(error, NotThere) and error.page)


def _final(error: HubSpotError, *, writes: bool) -> HubSpotError:
    """What a request ended with: of a write that may have been done nobody says that it was not."""
    unknown = writes and (_is_unclear(error) or isinstance(error, Cancelled))
    return OutcomeUnknown(error.code, error.facts) if unknown else error
