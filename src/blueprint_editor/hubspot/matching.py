"""Which stage or data point here is which in HubSpot, and why: the first reason that holds counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from blueprint_editor.core.model import Blueprint, DataPoint, HubSpotUse, Stage, Status, data_points
from blueprint_editor.core.plan import APART, NEW, Choices, MatchReason
from blueprint_editor.core.pushed import Pushed, PushedStage

from .naming import is_name, is_reserved, key, property_name
from .state import AccountState
from .value_types import DEFAULT_OF, TYPES, fits
from .wire import PropertyRecord, StageRecord


def match_id(about: str) -> str:
    """The id under which the answer stands what a stage or data point is in HubSpot."""
    return f"match:{about}"


class StageMatch(NamedTuple):
    """A stage, what it is in HubSpot if it is there, and what was pushed of it."""

    stage: Stage
    live: StageRecord | None
    reason: MatchReason | None
    was: PushedStage | None


def match_stages(
    blueprint: Blueprint, live: Sequence[StageRecord], pushed: Pushed, choices: Choices
) -> tuple[StageMatch, ...]:
    """Every stage of the blueprint with its counterpart; two never share one."""
    stages = list({stage.id: stage for stage in blueprint.stages}.values())
    there = {record.id: record for record in live}
    found: dict[str, tuple[StageRecord, MatchReason]] = {}
    by_label: dict[str, list[StageRecord]] = {}
    for record in live:
        by_label.setdefault(key(record.label), []).append(record)
    by_label.pop("", None)

    def by_hand(stage: Stage) -> Iterable[StageRecord | None]:
        answer = choices.answers.get(match_id(stage.id), "")
        was = pushed.stage(stage.id)
        return [] if was is not None and was.id == answer else [there.get(answer)]

    def stored(stage: Stage) -> Iterable[StageRecord | None]:
        was = pushed.stage(stage.id)
        return [] if was is None else [there.get(was.id)]

    def labelled(stage: Stage) -> Iterable[StageRecord]:
        return by_label.get(key(stage.name), ())

    def other_names(stage: Stage) -> Iterable[StageRecord]:
        return [record for name in stage.aliases for record in by_label.get(key(name), ())]

    passes: tuple[tuple[MatchReason, Callable[[Stage], Iterable[StageRecord | None]]], ...] = (
        (MatchReason.BY_HAND, by_hand),
        (MatchReason.STORED, stored),
        (MatchReason.OWN_ID, lambda stage: [there.get(stage.id)]),
        (MatchReason.LABEL, labelled),
        (MatchReason.OTHER_NAME, other_names),
    )
    taken: set[str] = set()
    for reason, candidates in passes:
        for stage in stages:
            answer = choices.answers.get(match_id(stage.id), "")
            is_new = answer == NEW or answer.startswith(APART)
            if stage.id in found or (is_new and reason not in {MatchReason.STORED, MatchReason.OWN_ID}):
                continue
            free = (one for one in candidates(stage) if one is not None and one.id not in taken)
            first = next((one for one in free if answer != f"{APART}{one.id}"), None)
            if first is not None:
                taken.add(first.id)
                found[stage.id] = (first, reason)
    nothing = (None, None)
    pairs = ((stage, found.get(stage.id, nothing)) for stage in stages)
    return tuple(StageMatch(stage, live, reason, pushed.stage(stage.id)) for stage, (live, reason) in pairs)


class Mapped(NamedTuple):
    """A property, and the data points that are it; the first one names it when a push made it.

    `live` is none for one that is to be made; `returns` is the archived one that then comes back.
    """

    name: str
    points: tuple[DataPoint, ...]
    live: PropertyRecord | None
    reason: MatchReason | None
    made: bool
    returns: PropertyRecord | None = None

    @property
    def owner(self) -> DataPoint:
        """The data point that names it."""
        return self.points[0]


class Misfit(NamedTuple):
    """A data point that cannot be a property: its name, and what of it is wrong."""

    point: DataPoint
    wrong: str
    name: str


MISSING, RESERVED, INVALID, DOUBLED, TYPE = "missing", "reserved", "invalid", "doubled", "type"


class PropertyMatches(NamedTuple):
    """Every data point that is pushed: the properties they are, in order, and those that can be none."""

    properties: tuple[Mapped, ...]
    misfits: tuple[Misfit, ...]


def pushed_points(blueprint: Blueprint) -> Iterator[DataPoint]:
    """The data points that become properties: no examples, none that are for documents only or skipped."""
    seen: set[str] = set()
    for _, point in data_points(blueprint):
        uses = point.hubspot.use in {HubSpotUse.NEW, HubSpotUse.EXISTING}
        if uses and point.status is not Status.EXAMPLE and point.id not in seen:
            seen.add(point.id)
            yield point


class _Matcher:
    def __init__(self, points: Sequence[DataPoint], state: AccountState, pushed: Pushed, choices: Choices) -> None:
        self._points = points
        self._live = state.live_properties
        self._archived = state.archived_properties
        self._pushed = {point.id: pushed.property(point.id) for point in points}
        self._answers = choices.answers
        self._found: dict[str, tuple[str, MatchReason | None]] = {}
        self._claimed: set[str] = set()
        self._taken: set[str] = {*self._live, *self._archived}
        self._new: dict[str, str] = {}
        self._by_label: dict[str, list[PropertyRecord]] = {}
        for record in self._live.values():
            if not (record.hidden or record.calculated):
                self._by_label.setdefault(key(record.label), []).append(record)
        self._misfits: list[Misfit] = []
        self._to_make: set[str] = set()

    def done(self) -> PropertyMatches:
        for step in (self._known, self._named, self._same_label, self._default, self._to_be_made, self._existing):
            for point in self._points:
                if point.id not in self._found:
                    step(point)
        wrong = {misfit.point.id for misfit in self._misfits}
        together: dict[str, list[DataPoint]] = {}
        for point in self._points:
            if point.id not in wrong:
                together.setdefault(self._found[point.id][0], []).append(point)
        mapped = (self._mapped(*pair) for pair in together.items())
        return PropertyMatches(tuple(one for one in mapped if one is not None), tuple(self._misfits))

    def _mapped(self, name: str, points: list[DataPoint]) -> Mapped | None:
        """The property of these data points, without those of another type; none when that leaves none."""
        points.sort(key=lambda point: not self._makes(point, name))
        live, archived = self._live.get(name), self._archived.get(name)
        there = live or archived
        fitting: list[DataPoint] = []
        for point in points:
            same = TYPES[point.type] == TYPES[fitting[0].type] if fitting else True
            if fits(point.type, there) if there is not None else same:
                fitting.append(point)
            else:
                self._misfits.append(Misfit(point, TYPE, name))
        if live is None and not (fitting and self._makes(fitting[0], name)):
            self._misfits += [Misfit(point, MISSING, name) for point in fitting]
        if not fitting or (live is None and not self._makes(fitting[0], name)):
            return None
        made = live is None or self._makes(fitting[0], name)
        return Mapped(name, tuple(fitting), live, self._found[fitting[0].id][1], made, None if live else archived)

    def _makes(self, point: DataPoint, name: str) -> bool:
        was = self._pushed[point.id]
        if name in self._live:
            return was is not None and was.made and was.name == name
        return point.hubspot.use is HubSpotUse.NEW

    def _take(self, point: DataPoint, name: str, reason: MatchReason | None) -> None:
        self._found[point.id] = (name, reason)
        self._claimed.add(name)
        self._taken.add(name)
        if point.hubspot.use is HubSpotUse.NEW and name:
            self._new.setdefault(name, point.id)

    def _wrong(self, point: DataPoint, what: str) -> None:
        self._misfits.append(Misfit(point, what, point.hubspot.name.strip()))
        self._take(point, "", None)

    def _answer(self, point: DataPoint) -> str:
        return self._answers.get(match_id(point.id), "")

    def _known(self, point: DataPoint) -> None:
        """By hand, or as it was pushed; an existing property that is named goes before both."""
        was, typed = self._pushed[point.id], point.hubspot.name.strip()
        answer = self._answer(point)
        if answer in self._live and (was is None or was.name != answer):
            self._take(point, answer, MatchReason.BY_HAND)
        elif point.hubspot.use is HubSpotUse.EXISTING and typed:
            return
        elif was is not None and (was.made or typed in {"", was.name}) and was.name in self._live:
            self._take(point, was.name, MatchReason.STORED)

    def _named(self, point: DataPoint) -> None:
        """By the internal name that stands in the blueprint."""
        name = point.hubspot.name.strip()
        if not name:
            return
        if point.hubspot.use is HubSpotUse.EXISTING:
            if name in self._live:
                self._take(point, name, MatchReason.NAMED)
        elif is_reserved(name) and name not in self._live:
            self._wrong(point, RESERVED)
        elif not is_name(name) and name not in self._live:
            self._wrong(point, INVALID)
        elif self._is_new_elsewhere(point, name):
            self._wrong(point, DOUBLED)
        elif name in self._live:
            self._take(point, name, MatchReason.NAMED)
        else:
            self._make(point, name)

    def _is_new_elsewhere(self, point: DataPoint, name: str) -> bool:
        """Whether another data point that is a new property has this name already."""
        return self._new.get(name, point.id) != point.id

    def _looks_for_one(self, point: DataPoint) -> bool:
        return self._answer(point) != NEW and not (point.hubspot.name.strip())

    def _same_label(self, point: DataPoint) -> None:
        if not self._looks_for_one(point) or not key(point.text):
            return
        for record in self._by_label.get(key(point.text), ()):
            if record.name not in self._claimed and fits(point.type, record):
                self._take(point, record.name, MatchReason.LABEL)
                return

    def _default(self, point: DataPoint) -> None:
        name = DEFAULT_OF.get(key(point.text), "")
        record = self._live.get(name)
        if record is None or not self._looks_for_one(point) or name in self._claimed:
            return
        if fits(point.type, record):
            self._take(point, name, MatchReason.DEFAULT)

    def _to_be_made(self, point: DataPoint) -> None:
        if point.hubspot.use is not HubSpotUse.NEW:
            return
        was = self._pushed[point.id]
        if was is not None and is_name(was.name) and not is_reserved(was.name) and was.name not in self._claimed:
            self._make(point, was.name)
        else:
            self._make(point, property_name(point.text, self._taken))

    def _make(self, point: DataPoint, name: str) -> None:
        self._to_make.add(name)
        self._take(point, name, None)

    def _existing(self, point: DataPoint) -> None:
        """A property that has to be there: it is if another data point makes it."""
        name = point.hubspot.name.strip()
        if name in self._to_make:
            self._take(point, name, None)
        else:
            self._wrong(point, MISSING)


def match_properties(
    points: Iterable[DataPoint], state: AccountState, pushed: Pushed, choices: Choices
) -> PropertyMatches:
    """What each of these data points is in HubSpot, or is to become."""
    return _Matcher(tuple(points), state, pushed, choices).done()
