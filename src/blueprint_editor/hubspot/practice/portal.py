"""The practice portal: an account of HubSpot's on this machine, over HTTP, that never reaches the network.

with PracticePortal() as portal:
    push_to(portal.url)
    assert not [request for request in portal.log if request.method in {"PUT", "DELETE"}]
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections import Counter, deque
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import msgspec

from . import state
from .account import Account
from .answers import Answer, Call, Refused, refusal, too_many
from .defaults import STANDARD, TEST, start_account
from .door import HERE, Door
from .faults import NO_FAULTS, Blow, Faults, Only
from .routes import act, is_write, parts_of

if TYPE_CHECKING:
    from .page import Say

MOST_LOGGED = 20_000
WINDOW = 10.0
"""Seconds in which HubSpot counts requests."""

TOKEN_USER = 9_000_001
"""The id of who made the token, as the audit names people."""

PLAIN_PACE, PLAIN_DAILY = 190, 250_000
"""What HubSpot lets a token do in ten seconds and in a day; only a fault holds one to it."""


replace = msgspec.structs.replace


class Request(msgspec.Struct, frozen=True):
    """A request that came in: `number` counts from 1, `blow` is what went wrong, `status` what was answered.

    `status` is 0 where no answer was sent; `done` says whether the request reached the account.
    """

    number: int
    method: str
    path: str
    body: str
    write: bool
    blow: Blow | None = None
    status: int = 0
    done: bool = False

    def json(self) -> object:
        """The body as it was meant."""
        return msgspec.json.decode(self.body) if self.body else None


class PracticePortal:
    """An account and its server; `url` is where it is from the moment it is entered.

    `token` is the one that is taken, none takes any; `scopes` is what a token may, none is all. `kept` is the file in
    which the account stands; `production` makes it one that people work in, or a test account, none leaves it. `say`
    gives its page its words; without it there is no page. Raises PortError; StateError for a file without an
    account; OSError for one that cannot be read or written.
    """

    page_user = 9_000_002
    """The id of who works at the page, as the audit names people."""

    def __init__(
        self,
        account: Account | None = None,
        *,
        port: int = 0,
        faults: Faults = NO_FAULTS,
        token: str | None = None,
        scopes: frozenset[str] | None = None,
        kept: Path | None = None,
        production: bool | None = None,
        say: Say | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """Listen at once, and let nobody in before `start`."""
        found = state.load(kept) if kept else None
        self._account = found or account or start_account()
        if production is not None:
            self._account = replace(self._account, account_type=STANDARD if production else TEST)
        if kept is not None:
            state.keep(kept, self._account)
        self._kept = kept
        self.say = say
        self.token = token
        self.scopes = scopes
        self._lock = threading.Condition()
        self._log: deque[Request] = deque(maxlen=MOST_LOGGED)
        self._under_way = 0
        self._door = Door(self._attend, port, tls)
        self._scheme = "https" if tls else "http"
        self.inject(faults)

    @property
    def url(self) -> str:
        """Where the portal is."""
        return f"{self._scheme}://{HERE}:{self.port}"

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self._door.port

    @property
    def account(self) -> Account:
        """The account as it is now."""
        with self._lock:
            return self._account

    @property
    def log(self) -> tuple[Request, ...]:
        """Every request to the API so far, in the order in which they came."""
        with self._lock:
            return tuple(self._log)

    def change(self, deed: Callable[[Account], Account]) -> Account:
        """Change the account as somebody in HubSpot would, and give it; raises what `deed` raises, and OSError."""
        with self._lock:
            return self._keep(deed(self._account))

    def deed(self, deed: Callable[[Account, Call], Account]) -> Account:
        """Change the account by hand, as at HubSpot's own screens: now, and by somebody else than the token's user."""
        call = Call("POST", (), at=now(), by=self.page_user, dated=True)
        return self.change(lambda account: deed(account, call))

    def inject(self, faults: Faults) -> None:
        """From now on let this go wrong, counting requests from 1 again."""
        with self._lock:
            self._faults = faults
            self._counts = Counter(dict.fromkeys(Only, 0))
            self._taken: deque[float] = deque()
            self._refuse_next()

    def forget(self) -> None:
        """Empty the log."""
        with self._lock:
            self._log.clear()

    def wait_until_idle(self, seconds: float = 10.0) -> bool:
        """Wait until no request is under way, late ones too; false where that took too long."""
        with self._lock:
            return self._lock.wait_for(lambda: not self._under_way, seconds)

    def wait_until(self, holds: Callable[[tuple[Request, ...]], bool], seconds: float = 10.0) -> bool:
        """Wait until something holds for the log; false where that took too long."""
        with self._lock:
            return self._lock.wait_for(lambda: holds(tuple(self._log)), seconds)

    def start(self) -> Self:
        """Let people in."""
        self._door.start()
        return self

    def stop(self) -> None:
        """Let nobody in any more and end every thread."""
        self._door.close()

    def __enter__(self) -> Self:
        """Start."""
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        self.stop()

    def arrived(self, method: str, path: str, body: str) -> Request:
        """Take note of a request, and say what goes wrong with it."""
        parts, _ = parts_of(path.partition("?")[0])
        write = is_write(method, parts)
        if parts[-1:] == ("access-token-info",):
            body = ""  # it holds the token
        with self._lock:
            self._counts[Only.ALL] += 1
            self._counts[Only.WRITES if write else Only.READS] += 1
            blow = self._faults.strike(self._counts, path, write=write)
            request = Request(self._counts[Only.ALL], method, path, body, write, blow)
            self._under_way += 1
            self._log.append(request)
            self._lock.notify_all()
        return request

    def left(self, request: Request, status: int, *, done: bool) -> None:
        """Take note of what became of a request."""
        with self._lock:
            self._under_way -= 1
            ended = replace(request, status=status, done=done)
            for place in range(len(self._log) - 1, -1, -1):
                if self._log[place] is request:
                    self._log[place] = ended
                    break
            self._refuse_next()
            self._lock.notify_all()

    def answer(self, call: Call, *, partly: bool = False) -> Answer:
        """Do what a request asks, unless its token is not the one."""
        if not call.token or (self.token is not None and call.token != self.token):
            return refusal(Refused(401, NO_TOKEN, "INVALID_AUTHENTICATION"))
        limited = self._limited()
        if limited is not None:
            return limited
        call = replace(call, at=now(), by=TOKEN_USER, scopes=self.scopes)
        with self._lock:
            account, answer = act(self._account, call, partly=partly)
            if account is not self._account and answer.status < 400:
                try:
                    self._keep(account)
                except OSError as error:
                    return refusal(Refused(500, f"The practice portal cannot write its file: {error}", ""))
        return answer

    def shut_for(self, seconds: float) -> None:
        """Let nobody in for a while, and cut every connection but the one of this thread."""
        self._door.shut_for(seconds)

    @property
    def is_shut(self) -> bool:
        """Whether nobody is let in now."""
        return self._door.is_shut

    def pause(self, seconds: float) -> bool:
        """Let time pass; true where the portal is being stopped meanwhile."""
        return self._door.closing.wait(seconds)

    def left_today(self) -> tuple[int, int]:
        """How many requests a day HubSpot takes, and how many are left."""
        with self._lock:
            most = self._faults.daily or PLAIN_DAILY
            return most, max(0, most - self._counts[Only.ALL])

    def _limited(self) -> Answer | None:
        """The answer to one who asks too much, in ten seconds or today."""
        with self._lock:
            faults, now = self._faults, time.monotonic()
            while self._taken and self._taken[0] <= now - WINDOW:
                self._taken.popleft()
            if faults.daily is not None and self._counts[Only.ALL] > faults.daily:
                return too_many("DAILY")
            if faults.pace is not None and len(self._taken) >= faults.pace:
                return too_many("TEN_SECONDLY_ROLLING")
            self._taken.append(now)
            return None

    def _keep(self, account: Account) -> Account:
        """Make this the account, once it stands in its file; with the lock held."""
        if self._kept is not None:
            state.keep(self._kept, account)
        self._account = account
        return account

    def _refuse_next(self) -> None:
        """Close the door to the next request where that is to find nobody; with the lock held."""
        seconds = 0.0
        while (blow := self._faults.refuses(self._counts[Only.ALL] + 1)) and not self._door.closing.is_set():
            self._counts[Only.ALL] += 1
            seconds += blow.seconds
            if seconds > _LONG:
                break
        if seconds:
            self._door.shut_for(seconds)

    def _attend(self, connection: socket.socket) -> None:
        from .handler import Handler

        Handler(connection, self)


_LONG = 86_400.0


def now() -> str:
    """The time, as HubSpot writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


NO_TOKEN = (
    "Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at "
    "https://developers.hubspot.com/docs/methods/auth/oauth-overview"
)
