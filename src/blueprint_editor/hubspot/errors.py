"""What ends a request to HubSpot, or the keeping of a key; each with a code of `core.findings`.

HubSpotError             `facts` make the sentence, with HubSpot's own words and reference where it gave any
├── NotSent              nothing reached HubSpot: it can be sent again
│   ├── NoNetwork        no such host, no connection
│   ├── TlsFailure       the certificate is not to be trusted
│   ├── ProxyRefused     the proxy does not let it through (407), or cannot be used
│   └── BadHost          the host is neither https nor this machine
├── Refused              HubSpot answered, and did nothing
│   ├── Unauthorised     401: the key is not known
│   ├── MissingScope     403: the key may not do this; `scopes` says what it lacks, if HubSpot did
│   ├── NotThere         404; from a page it is no word of HubSpot's, and a write that got it is unknown
│   ├── Conflict         409: exists already
│   ├── RateLimited      429, after all waits
│   ├── DailyLimit       429 until midnight in the account's time zone
│   └── Locked           423, after all waits
├── Unclear              a read without an answer to rely on: nothing was changed, nothing is known
│   ├── ServerTrouble    5xx
│   ├── TimedOut         no whole answer before the deadline
│   ├── LostAnswer       the connection broke
│   ├── Intercepted      something in between answered: a captive portal, a proxy
│   └── OddAnswer        not JSON, cut short, or not of the shape it has to be
├── OutcomeUnknown       a write that ended unclear, or was cancelled under way: `reason` is the code of how
└── Cancelled            somebody asked to stop; nothing that could change anything was under way
KeyTrouble               a key is not kept or not read; it is nowhere on the disk
"""

from __future__ import annotations

from typing import ClassVar

from blueprint_editor.core.findings import Code, Facts


class HubSpotError(Exception):
    """A request that did not give what was asked; never holds a key."""

    default: ClassVar[Code] = Code.HUBSPOT_REFUSED

    def __init__(self, facts: Facts | None = None) -> None:
        super().__init__(self.default.value, dict(facts or {}))
        self.code = self.default
        self.facts: Facts = dict(facts or {})

    @property
    def said(self) -> str:
        """HubSpot's own words, or nothing."""
        return str(self.facts.get("said", ""))

    @property
    def correlation(self) -> str:
        """HubSpot's reference for the request, or nothing."""
        return str(self.facts.get("correlation", ""))


class NotSent(HubSpotError):
    """Nothing reached HubSpot."""

    default = Code.HUBSPOT_NO_NETWORK


class NoNetwork(NotSent):
    """No such host, or no connection with it."""


class TlsFailure(NotSent):
    """The certificate is not to be trusted."""

    default = Code.HUBSPOT_TLS


class ProxyRefused(NotSent):
    """The proxy does not let it through, or cannot be used."""

    default = Code.HUBSPOT_PROXY


class BadHost(NotSent):
    """The host is neither https nor this machine."""

    default = Code.HUBSPOT_BAD_HOST


class Refused(HubSpotError):
    """HubSpot answered, and did nothing."""


class Unauthorised(Refused):
    """The key is not known."""

    default = Code.HUBSPOT_UNAUTHORISED


class MissingScope(Refused):
    """The key may not do this."""

    default = Code.HUBSPOT_NO_SCOPE

    def __init__(self, facts: Facts | None = None, scopes: tuple[str, ...] = ()) -> None:
        super().__init__(facts)
        self.scopes = scopes


class NotThere(Refused):
    """There is no such thing in HubSpot; `page` when a page said so, which something in between may have made."""

    default = Code.HUBSPOT_NOT_FOUND

    def __init__(self, facts: Facts | None = None, *, page: bool = False) -> None:
        super().__init__(facts)
        self.page = page


class Conflict(Refused):
    """It exists already."""

    default = Code.HUBSPOT_CONFLICT


class RateLimited(Refused):
    """Too many requests at once, after all waits."""

    default = Code.HUBSPOT_RATE_LIMITED


class DailyLimit(Refused):
    """The account's requests of today are used up."""

    default = Code.HUBSPOT_DAILY_LIMIT


class Locked(Refused):
    """HubSpot is at work on it itself, after all waits."""

    default = Code.HUBSPOT_LOCKED


class Unclear(HubSpotError):
    """A read without an answer to rely on."""

    default = Code.HUBSPOT_ODD_ANSWER


class ServerTrouble(Unclear):
    """HubSpot said that something is wrong with it."""

    default = Code.HUBSPOT_TROUBLE


class TimedOut(Unclear):
    """No whole answer before the deadline."""

    default = Code.HUBSPOT_TIMED_OUT


class LostAnswer(Unclear):
    """The connection broke before the whole answer was there."""

    default = Code.HUBSPOT_LOST_ANSWER


class Intercepted(Unclear):
    """Something in between answered."""

    default = Code.HUBSPOT_INTERCEPTED


class OddAnswer(Unclear):
    """Not JSON, cut short, or not of the shape it has to be; the fact `what` says in which way."""


class OutcomeUnknown(HubSpotError):
    """A write of which nobody knows whether it was done: read back before anything else."""

    default = Code.HUBSPOT_OUTCOME_UNKNOWN

    def __init__(self, reason: Code, facts: Facts | None = None) -> None:
        super().__init__({**(facts or {}), "reason": reason.value})
        self.reason = reason


class Cancelled(HubSpotError):
    """Somebody asked to stop."""

    default = Code.HUBSPOT_CANCELLED


class KeyTrouble(Exception):
    """A key is not kept, not read, or no key at all; `code` says why, and no text of the key is in it."""

    def __init__(self, code: Code, facts: Facts | None = None) -> None:
        super().__init__(code.value, dict(facts or {}))
        self.code = code
        self.facts: Facts = dict(facts or {})
