"""Hypothesis strategies: legal blueprints with hostile texts, links, doubles, a parking lot, and edits on them.

`blueprints()` promises what the editor promises: ids are unique, links resolve, a linked field is
standardised, cells marked empty are empty, won and lost stages stand after the open ones. Ids are
counted out, so two blueprints share theirs.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TypeVar

import msgspec
from hypothesis import strategies as st

from blueprint_editor.core import ids
from blueprint_editor.core.edits import convert
from blueprint_editor.core.edits.convert import refreshed
from blueprint_editor.core.model import (
    CELL_NAMES,
    ELEMENTS,
    ENTRY_TYPES,
    Actor,
    AgendaItem,
    Anchor,
    AnyEntry,
    Audience,
    Blueprint,
    Category,
    Channel,
    DataPoint,
    DataType,
    Document,
    Element,
    Field,
    HubSpotMapping,
    HubSpotUse,
    KeptFinding,
    Kind,
    Option,
    ParkingItem,
    Phase,
    PortalLink,
    SignOff,
    Stage,
    Standardised,
    Status,
    Trigger,
    When,
)

T = TypeVar("T")

LONG = os.environ.get("BLUEPRINT_TEST_LONG") == "1"


def examples(count: int) -> int:
    """How many examples a law tries: `count`, or five times as many in the long run."""
    return count * 5 if LONG else count


HOSTILE = (
    "=1+1",
    "=Won",
    "+31 6 12345678",
    "-x",
    "@a",
    "#N/A",
    "_x0041_",
    "_x005F_x0041_",
    " leading and trailing ",
    "\ttab\t",
    "first line\nsecond line",
    "\nstarts and ends with a line\n",
    "'quoted",
    '"quoted"',
    "true",
    "1e5",
    "007",
    "20%",
    "2026-01-01",
    "a\u00a0b",
    "soft\u00adhyphen",
    "zero\u200bwidth",
    "e\u0301",
    "\u00e9",
    "😀👩‍👩‍👧",
    "שלום עולם",
    "\u202eright to left",
    "客户已签署合同",
    "สวัสดี",
    "<b>&amp;</b>",
    "]]>",
    "• bullet",
    "1. numbered",
    "a;b,c/d\\e",
    "\x7f\x85\u2028\u2029",
    "{0} %s {name}",
    "x" * 300,
)
NAMES = ("Offerte", "offerte", "Prijs", "Budget", "Klantnaam", "Verkoper", "Looptijd")
"""Few and plain, so that doubles and near doubles occur."""

_CHARACTERS = st.characters(exclude_categories=("Cs", "Cn"), exclude_characters="\r").filter(
    lambda char: char in "\t\n" or ord(char) >= 0x20
)
_ANY_TEXT = st.one_of(st.sampled_from((*NAMES * 3, *HOSTILE)), st.text(_CHARACTERS, max_size=8))


@cache
def texts() -> st.SearchStrategy[str]:
    """A legal text that is not blank."""
    return _ANY_TEXT.filter(lambda text: bool(text.strip()))


@cache
def notes() -> st.SearchStrategy[str]:
    """A legal text, empty more often than not."""
    return st.sampled_from((*("",) * 30, *NAMES, *HOSTILE))


@cache
def lines() -> st.SearchStrategy[str]:
    """A legal text of one line without white space around it: a role, a channel, an other name."""
    return texts().map(lambda text: " ".join(text.split("\n")).strip()).filter(bool)


@cache
def roles() -> st.SearchStrategy[str]:
    """The name of a role."""
    return st.one_of(st.sampled_from(("Verkoper", "Inside sales", "Directie")), lines())


@cache
def role_or_none() -> st.SearchStrategy[str]:
    """The name of a role, often empty."""
    return st.one_of(st.just(""), roles())


@cache
def probabilities() -> st.SearchStrategy[float | None]:
    """What an open stage may have."""
    return st.one_of(
        st.none(),
        st.sampled_from((0.2, 0.4, 0.6, 0.8, 0.123456789)),
        st.floats(0, 1, exclude_min=True, exclude_max=True, allow_subnormal=False),
    )


def _unique(names: st.SearchStrategy[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    unique = st.lists(names, max_size=most, unique_by=lambda name: " ".join(name.split()).casefold())
    return unique.map(tuple)


class Ids:
    """Counts out ids; `seed` keeps two counters apart."""

    def __init__(self, seed: str = "strategy") -> None:
        self._seed = seed
        self._count = 0

    def __call__(self, prefix: str) -> str:
        """The next id with this prefix."""
        self._count += 1
        return ids.derived_id(prefix, self._seed, str(self._count))


_STATUS = st.sampled_from(Status)
_ACTOR = st.sampled_from(Actor)
_WHEN = st.one_of(st.none(), st.builds(When, st.sampled_from(Anchor), st.integers(0, 400)))
_HUBSPOT = st.one_of(
    st.just(HubSpotMapping()), st.builds(HubSpotMapping, st.sampled_from(HubSpotUse), st.sampled_from(("", "amount")))
)
_CHANNELS = _unique(st.one_of(st.sampled_from([channel.value for channel in Channel]), lines()))


@st.composite
def fields(draw: st.DrawFn, fresh: Ids, points: Sequence[str] = ()) -> Field:
    """A field of a document, perhaps linked to one of `points`."""
    point = draw(st.sampled_from((None, *points)))
    standardised = Standardised.YES if point is not None else draw(st.sampled_from(Standardised))
    return Field(fresh(ids.FIELD), draw(texts()), standardised, point, draw(notes()))


@st.composite
def options(draw: st.DrawFn, fresh: Ids) -> Option:
    """One answer of a choice."""
    return Option(fresh(ids.OPTION), draw(texts()), draw(notes()), draw(notes()))


def _short(items: st.SearchStrategy[T], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(items, max_size=most).map(tuple)


@st.composite
def entries(
    draw: st.DrawFn,
    element: Element,
    fresh: Ids,
    *,
    points: Sequence[str] = (),
    papers: Sequence[str] = (),
    stages: Sequence[str] = (),
) -> AnyEntry:
    """An entry of one element; links go to the given data points, documents and stages."""
    if draw(st.integers(0, 3)) == 0:
        # As typed: a text and nothing more.
        return ENTRY_TYPES[element](fresh(ids.ENTRY_PREFIXES[element]), draw(texts()))
    base: dict[str, object] = {
        "id": fresh(ids.ENTRY_PREFIXES[element]),
        "text": draw(texts()),
        "status": draw(_STATUS),
        "note": draw(notes()),
    }
    targets = (*points, *papers)
    match element:
        case Element.TRIGGER:
            linked = draw(st.lists(st.sampled_from(targets), unique=True, max_size=3)) if targets else []
            own: dict[str, object] = {"actor": draw(_ACTOR), "evidence": tuple(linked)}
        case Element.RESPONSIBILITY:
            own = {"role": draw(role_or_none())}
        case Element.DOCUMENT:
            own = {
                "audience": draw(st.sampled_from(Audience)),
                "owner": draw(role_or_none()),
                "template": draw(notes()),
                "fields": draw(_short(fields(fresh, points), 3)),
            }
        case Element.DATA_POINT:
            own = {
                "category": draw(st.sampled_from(Category)),
                "type": draw(st.sampled_from(DataType)),
                "unit": draw(notes()),
                "options": draw(_short(options(fresh))),
                "purpose": draw(notes()),
                "required_from": draw(st.sampled_from((None, *stages))),
                "hubspot": draw(_HUBSPOT),
            }
        case Element.TASK:
            own = {"role": draw(role_or_none()), "when": draw(_WHEN), "required": draw(st.booleans())}
        case Element.COMMUNICATION:
            own = {
                "purpose": draw(notes()),
                "channels": draw(_CHANNELS),
                "initiative": draw(_ACTOR),
                "frequency": draw(notes()),
            }
    return msgspec.convert({**base, **own, "element": element.value}, ENTRY_TYPES[element])


@st.composite
def stage_headers(draw: st.DrawFn, identifier: str, kind: Kind) -> Stage:
    """A stage without entries."""
    fixed: dict[Kind, float] = {Kind.WON: 1.0, Kind.LOST: 0.0}
    return Stage(
        identifier,
        draw(texts()),
        draw(_unique(lines(), 2)),
        kind,
        fixed[kind] if kind in fixed else draw(probabilities()),
        draw(notes()),
        draw(st.one_of(st.none(), st.integers(1, 365))),
        draw(notes()),
    )


class _Links:
    """The ids that links may point at and come from, drawn before the entries that carry them."""

    def __init__(self, stages: Sequence[str], cells: Mapping[Element, Sequence[str]]) -> None:
        self.stages = stages
        self.points, self.papers = cells[Element.DATA_POINT], cells[Element.DOCUMENT]
        self.triggers = cells[Element.TRIGGER]

    def entry(self, element: Element, fresh: Ids) -> st.SearchStrategy[AnyEntry]:
        """An entry with links to these."""
        return entries(element, fresh, points=self.points, papers=self.papers, stages=self.stages)


@st.composite
def converted(draw: st.DrawFn, element: Element, fresh: Ids, links: _Links) -> AnyEntry:
    """An entry with links, now and then one that was other elements before."""
    route = [*draw(st.sampled_from(((),) * 6 + tuple((other,) for other in ELEMENTS))), element]
    if len(route) > 1 and draw(st.booleans()):
        route.insert(0, draw(st.sampled_from(ELEMENTS)))
    entry = draw(links.entry(route[0], fresh))
    for other in route[1:]:
        entry = convert(entry, other)
    return entry


def _with_id(entry: AnyEntry, identifier: str) -> AnyEntry:
    """The entry and its former forms under an id; none of them links to itself."""
    replace = msgspec.structs.replace
    formers = tuple(replace(former, entry=_with_id(former.entry, identifier)) for former in entry.attached)
    entry = replace(entry, id=identifier, attached=formers)
    if isinstance(entry, Trigger):
        return replace(entry, evidence=tuple(target for target in entry.evidence if target != identifier))
    if isinstance(entry, Document):
        fields = tuple(
            replace(field, data_point=None) if field.data_point == identifier else field for field in entry.fields
        )
        return replace(entry, fields=fields)
    return entry


@st.composite
def _filled(draw: st.DrawFn, stage: Stage, counts: dict[Element, list[str]], links: _Links, fresh: Ids) -> Stage:
    cells: dict[str, object] = {}
    empty: set[Element] = set()
    for element in ELEMENTS:
        cell = [
            refreshed(_with_id(draw(converted(element, fresh, links)), identifier)) for identifier in counts[element]
        ]
        cells[CELL_NAMES[element]] = tuple(cell)
        if not cell and draw(st.booleans()):
            empty.add(element)
    return msgspec.structs.replace(stage, deliberately_empty=frozenset(empty), **cells)


@st.composite
def _phases(draw: st.DrawFn, stages: Sequence[str], fresh: Ids) -> tuple[Phase, ...]:
    found: list[Phase] = []
    for _ in range(draw(st.integers(0, 2))):
        if draw(st.booleans()):
            first, last = sorted(draw(st.tuples(*[st.integers(0, len(stages) - 1)] * 2)))
            ends = draw(st.sampled_from(((first, last), (first, last), (None, last), (first, None))))
            start, end = (None if column is None else stages[column] for column in ends)
            found.append(Phase(fresh(ids.PHASE), draw(texts()), start, end))
        else:
            found.append(Phase(fresh(ids.PHASE), draw(texts()), after=draw(st.booleans())))
    return tuple(found)


@st.composite
def _waiting(draw: st.DrawFn, entry: AnyEntry | None, links: _Links) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Triggers that had a parked document or data point in their evidence, with its place there."""
    if not isinstance(entry, DataPoint | Document) or not links.triggers:
        return (), ()
    sources = draw(st.lists(st.sampled_from(links.triggers), unique=True, max_size=2))
    return tuple(sources), tuple(draw(st.integers(0, 2)) for _ in sources)


@st.composite
def _parking(draw: st.DrawFn, links: _Links, fresh: Ids) -> tuple[ParkingItem, ...]:
    found: list[ParkingItem] = []
    for _ in range(draw(st.integers(0, 2))):
        entry = None
        element = draw(st.one_of(st.none(), st.sampled_from(ELEMENTS)))
        if element is not None and draw(st.booleans()):
            entry = draw(converted(element, fresh, links))
        found.append(
            ParkingItem(
                fresh(ids.PARKING),
                draw(texts()) if entry is None else entry.text,
                draw(role_or_none()),
                draw(st.sampled_from(("", "2026-03-01"))),
                element,
                draw(st.sampled_from((None, *links.stages))),
                draw(notes()),
                entry,
                *draw(_waiting(entry, links)),
            )
        )
    return tuple(found)


_DATES = st.sampled_from(("", "2026-01-31"))


@st.composite
def blueprints(draw: st.DrawFn, most: int = 2, open_stages: int = 3) -> Blueprint:
    """A legal blueprint of at most `open_stages` + 3 stages with at most `most` entries in a cell."""
    fresh = Ids()
    kinds = [Kind.OPEN] * draw(st.integers(0, open_stages))
    kinds += draw(st.sampled_from(((Kind.WON, Kind.LOST), (Kind.LOST, Kind.WON), (Kind.WON, Kind.LOST, Kind.LOST))))
    stage_ids = [fresh(ids.STAGE) for _ in kinds]
    counts = [
        {
            element: [fresh(ids.ENTRY_PREFIXES[element]) for _ in range(draw(st.integers(0, most)))]
            for element in ELEMENTS
        }
        for _ in kinds
    ]
    links = _Links(stage_ids, {element: [name for count in counts for name in count[element]] for element in ELEMENTS})
    stages = tuple(
        draw(_filled(draw(stage_headers(identifier, kind)), count, links, fresh))
        for identifier, kind, count in zip(stage_ids, kinds, counts, strict=True)
    )
    return Blueprint(
        fresh(ids.BLUEPRINT),
        draw(notes()),
        draw(notes()),
        draw(notes()),
        draw(st.sampled_from(("nl", "en"))),
        draw(_unique(roles())),
        draw(notes()),
        stages,
        draw(_phases(stage_ids, fresh)),
        draw(_parking(links, fresh)),
        draw(_short(st.builds(KeptFinding, st.just("some_code"), st.sampled_from(stage_ids), notes()), 1)),
        draw(_short(st.tuples(st.just("some_code"), st.sampled_from(("info", "warning"))), 1)),
        draw(_short(st.builds(AgendaItem, texts(), st.integers(0, 240)), 1)),
        draw(_short(st.builds(SignOff, texts(), texts(), _DATES), 1)),
        draw(_short(st.builds(PortalLink, st.just("12345"), st.just("default"), st.just("{}")), 1)),
    )
