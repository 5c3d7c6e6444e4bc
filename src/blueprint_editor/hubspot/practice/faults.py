"""What can go wrong between a program and HubSpot, on demand: a value that says what, when, and how it is written down.

BadFaults   a text that is no list of faults; `part` is the piece that is not understood
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from enum import StrEnum

import msgspec


class Kind(StrEnum):
    """What goes wrong."""

    REFUSED = "refused"
    """Nobody listens, for a while."""
    RESET = "reset"
    """The connection is cut instead of an answer."""
    SLOW = "slow"
    """Done at once, answered later."""
    LATE = "late"
    """Done and answered later, also when nobody waits any more."""
    DRIP = "drip"
    """Answered a byte at a time."""
    HANG = "hang"
    """Never answered."""
    ERROR_500 = "500"
    ERROR_502 = "502"
    ERROR_503 = "503"
    LOCKED = "423"
    PROXY = "407"
    """A proxy wants to know who one is."""
    RATE = "429"
    """Too many requests in ten seconds."""
    DAILY = "429-daily"
    """Too many requests today."""
    BAD_JSON = "bad-json"
    CUT_JSON = "cut-json"
    """Half of the answer, as if it were whole."""
    CUT_BODY = "cut-body"
    """Half of the answer, and then the connection is cut."""
    EMPTY = "empty"
    """`{}` and nothing in it."""
    CAPTIVE = "captive"
    """The page on which a network asks to log in, with 200."""
    NOT_FOUND = "404"
    """A page, not JSON."""
    PARTLY = "partly"
    """Of a batch, every second one fails; anything else is done as always."""


class Only(StrEnum):
    """Which requests are counted for a fault."""

    ALL = "all"
    READS = "reads"
    WRITES = "writes"


DONE = frozenset({Kind.SLOW, Kind.LATE, Kind.DRIP, Kind.BAD_JSON, Kind.CUT_JSON, Kind.CUT_BODY, Kind.EMPTY})
"""The kinds with which a request takes effect, unless a fault says otherwise."""

SECONDS: Mapping[Kind, float] = {Kind.REFUSED: 1.0, Kind.SLOW: 3.0, Kind.LATE: 3.0, Kind.DRIP: 0.2}
"""How long each kind takes, unless a fault says otherwise; for `drip` between two bytes."""

STORM = frozenset(Kind) - {Kind.REFUSED, Kind.HANG, Kind.SLOW, Kind.LATE, Kind.DRIP, Kind.DAILY, Kind.PROXY}
"""The kinds that end at once and that trying again gets over."""

ALWAYS = 1_000_000_000


class Fault(msgspec.Struct, frozen=True):
    """One or more kinds (one is drawn), for the requests `first` to `last`, counted from 1 among those in `only`.

    `done` says whether the request takes effect all the same, none leaves it to the kind; so does `seconds`. `chance`
    is from 0 to 1; `path` has to be part of the request's path.
    """

    kinds: tuple[Kind, ...]
    first: int = 1
    last: int = ALWAYS
    only: Only = Only.ALL
    chance: float = 1.0
    done: bool | None = None
    seconds: float | None = None
    path: str = ""


def fault(kind: Kind | str, at: int | None = None, **more: object) -> Fault:
    """One kind, for one request or for all: `fault("reset", at=3, done=True)`."""
    span = {} if at is None else {"first": at, "last": at}
    return msgspec.convert({"kinds": [kind], **span, **more}, Fault)


class Blow(msgspec.Struct, frozen=True):
    """A fault that strikes: what, whether the request takes effect, and for how long."""

    kind: Kind
    done: bool
    seconds: float


class Faults(msgspec.Struct, frozen=True):
    """What goes wrong in a run: the first fault that fits a request strikes; the same seed, the same run.

    `pace` is how many requests HubSpot takes in ten seconds, `daily` how many in all; none is any number.
    """

    rules: tuple[Fault, ...] = ()
    seed: int = 0
    pace: int | None = None
    daily: int | None = None

    def strike(self, counts: Mapping[Only, int], path: str, *, write: bool) -> Blow | None:
        """What strikes a request; `counts` says the how manieth it is, of all and of its own sort."""
        own = {Only.ALL, Only.WRITES if write else Only.READS}
        for place, rule in enumerate(self.rules):
            if rule.only in own and rule.first <= counts[rule.only] <= rule.last and rule.path in path:
                blow = self._drawn(place, rule, counts[Only.ALL])
                if blow is not None:
                    return blow
        return None

    def refuses(self, number: int) -> Blow | None:
        """Whether nobody listens when request `number` wants to connect: known only where it is said by its number."""
        for place, rule in enumerate(self.rules):
            certain = rule.only is Only.ALL and not rule.path and rule.kinds == (Kind.REFUSED,)
            if certain and rule.first <= number <= rule.last:
                return self._drawn(place, rule, number)
        return None

    def _drawn(self, place: int, rule: Fault, number: int) -> Blow | None:
        dice = random.Random(f"{self.seed} {place} {number}")
        if dice.random() >= rule.chance:
            return None
        kind = dice.choice(rule.kinds)
        done = kind in DONE if rule.done is None else rule.done
        return Blow(kind, done, SECONDS.get(kind, 0.0) if rule.seconds is None else rule.seconds)


NO_FAULTS = Faults()


class BadFaults(Exception):  # noqa: N818
    """A text that is no list of faults."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


_RULE = re.compile(
    r"(?P<kind>[a-z0-9-]+?)(?P<done>-before|-after)?(?::(?P<seconds>\d+(?:\.\d+)?))?"
    r"(?:@(?:(?P<chance>\d+(?:\.\d+)?)%|(?P<only>[rw])?(?P<first>\d+)(?:(?P<open>\+)|-(?P<last>\d+))?))?"
)
_SETTING = re.compile(r"(seed|pace|daily)=(\d+)")
_ONLY = {None: Only.ALL, "r": Only.READS, "w": Only.WRITES}


def parse_faults(spec: str) -> Faults:
    """The faults of a text like `reset-after@w2,500@30%,slow:5@4+,seed=7`; raises BadFaults.

    Each part is a kind (or `storm`, any that ends at once), with `-before` or `-after` for whether the request takes
    effect, `:` and seconds, `@` and a number (`3`, `3-5`, `3+`, `w2` for the second write, `r1` for the first read) or
    a chance (`30%`); or `seed=`, `pace=` (requests in ten seconds), `daily=`.
    """
    rules: list[Fault] = []
    settings: dict[str, int] = {}
    for part in filter(None, (piece.strip().lower() for piece in spec.split(","))):
        setting = _SETTING.fullmatch(part)
        if setting:
            settings[setting[1]] = int(setting[2])
        else:
            rules.append(_rule(part))
    return Faults(tuple(rules), **settings)


def _rule(part: str) -> Fault:
    found = _RULE.fullmatch(part)
    if found is None or (found["kind"] != "storm" and found["kind"] not in set(Kind)):
        raise BadFaults(part)
    chance = 1.0 if found["chance"] is None else float(found["chance"]) / 100
    first = int(found["first"] or 1)
    last = ALWAYS if found["open"] or found["first"] is None else int(found["last"] or first)
    if not first <= last or not first or chance > 1:
        raise BadFaults(part)
    return Fault(
        tuple(sorted(STORM)) if found["kind"] == "storm" else (Kind(found["kind"]),),
        first,
        last,
        _ONLY[found["only"]],
        chance,
        {None: None, "-before": False, "-after": True}[found["done"]],
        None if found["seconds"] is None else float(found["seconds"]),
    )
