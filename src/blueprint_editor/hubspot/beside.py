"""A pipeline of an account beside a blueprint: what is what, whose value counts, and the blueprint that comes of it.

Nothing of the blueprint is lost by it: a stage, data point or option that HubSpot does not have stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from blueprint_editor.core import ids
from blueprint_editor.core.model import Blueprint, DataPoint, Kind, Option, PortalLink, Stage
from blueprint_editor.core.plan import (
    ALL_PROPERTIES,
    NEW,
    OUT,
    Answer,
    Becomes,
    Beside,
    BesideRow,
    Choices,
    Difference,
    MatchReason,
    Subject,
)

from .fields import property_label
from .matching import Mapped, match_id
from .naming import clean, keepable, key, same_label
from .planning import target_of
from .pulling import own_properties, with_points
from .settling import settled
from .sides import Sides, difference_id, without
from .state import AccountState
from .taking import kind_of, made_whole, only_there_id, taken_as_is, taken_in, without_unit
from .value_types import data_type
from .wire import OptionRecord, PropertyRecord, StageRecord


def beside(
    blueprint: Blueprint, state: AccountState, last: PortalLink | None, choices: Choices, *, seed: str
) -> Beside | None:
    """The pipeline that `choices` has as its target beside the blueprint; none when it is not there.

    Answers go by the id of a row (an id of the blueprint, `new` or `out`) or of a difference (`take_over`,
    `ignore`); what nobody answered is proposed. `seed` makes the ids of what is new here.
    """
    if state.pipeline(choices.target) is None:
        return None
    sides = Sides(blueprint, state, last, choices)
    rows = tuple(_Rows(sides).rows())
    result = _Result(sides, rows, seed)
    joined = result.joined()
    linked = sides.link is None or sides.link.pipeline in {"", sides.target}
    link = result.settled(joined) if linked or sides.link is None else sides.link
    return Beside(target=target_of(sides.reading), rows=rows, blueprint=joined, link=link, linked=linked)


class _Rows:
    def __init__(self, sides: Sides) -> None:
        self._sides = sides

    def rows(self) -> Iterator[BesideRow]:
        """A line for the pipeline, each of its stages, and each property."""
        reading, record = self._sides.reading, self._sides.state.pipeline(self._sides.target)
        assert record is not None
        whole = [one for one in reading.fields if one.subject in {Subject.PIPELINE, Subject.ORDER}]
        yield BesideRow(
            subject=Subject.PIPELINE,
            there=record.id,
            label=record.label,
            becomes=Becomes.SAME,
            about=self._sides.blueprint.id,
            name=self._sides.blueprint.title,
            differences=tuple(self._sides.asked(whole, None)),
        )
        matches = {match.live.id: match for match in reading.stages if match.live is not None}
        for stage in self._sides.records.values():
            match = matches.get(stage.id)
            if match is None:
                yield _alone(Subject.STAGE, stage.id, stage.label, self._sides.stages_apart.get(stage.id, NEW))
            else:
                yield self._stage(match.stage, stage, match.reason)
        mapped = {one.name: one for one in reading.properties.properties if one.live is not None}
        every = self._sides.answers.get(ALL_PROPERTIES, OUT)
        for one in self._shown_properties(set(mapped)):
            if one.name in mapped:
                yield self._property(mapped[one.name], one)
            elif one.name in self._sides.point_hands.values():
                yield self._misfit(one)
            else:
                yield self._no_point(one, self._sides.properties_apart.get(one.name, every))

    def _shown_properties(self, mapped: set[str]) -> list[PropertyRecord]:
        """The properties that somebody made, and HubSpot's own that are or were a data point here."""
        names = {one.name for one in own_properties(self._sides.state)} | mapped
        names |= {*self._sides.properties_apart, *self._sides.point_hands.values()}
        found = (one for name, one in self._sides.state.live_properties.items() if name in names)
        return sorted(found, key=lambda one: (one.label.casefold(), one.name))

    def _stage(self, stage: Stage, record: StageRecord, reason: MatchReason | None) -> BesideRow:
        fields = (one for one in self._sides.reading.fields if one.subject is Subject.STAGE and one.there == record.id)
        found = list(self._sides.asked(fields, reason))
        _, chance = kind_of(record)
        if stage.kind is Kind.OPEN and stage.probability is None and chance is not None:
            found.append(self._sides.difference(Subject.STAGE, stage.id, record, "probability", None, chance))
        return BesideRow(
            subject=Subject.STAGE,
            there=record.id,
            label=record.label,
            becomes=Becomes.SAME,
            about=stage.id,
            name=clean(stage.name),
            reason=reason,
            differences=tuple(found),
        )

    def _property(self, mapped: Mapped, record: PropertyRecord) -> BesideRow:
        point, reason = mapped.owner, mapped.reason
        here = self._sides.points.get(point.id, point)
        if self._sides.point_hands.get(point.id) == record.name:
            reason = MatchReason.BY_HAND
        fields = (
            one
            for one in self._sides.reading.fields
            if (one.subject is Subject.PROPERTY and one.there == record.name)
            or (one.subject is Subject.OPTION and one.owner == record.name)
        )
        found = list(self._sides.asked(fields, reason))
        if here.type is not point.type:
            found.insert(
                0, self._sides.difference(Subject.PROPERTY, point.id, record, "type", here.type.value, point.type.value)
            )
        label = property_label(point)
        ours = mapped.made or record.hubspot_defined  # a push keeps the one, HubSpot the other
        if not ours and not same_label(label, record.label):
            found.append(
                self._sides.difference(Subject.PROPERTY, point.id, record, "label", label, record.label, keep=True)
            )
        missing = self._sides.missing_options(mapped, record)
        if missing:
            labels = tuple(option.label for option in missing)
            was = self._sides.reading.was(point, mapped.name)
            dropped = was is not None and {one.value for one in was.options} >= {one.value for one in missing}
            found.append(
                self._sides.difference(Subject.PROPERTY, point.id, record, "options", (), labels, keep=dropped)
            )
        return self._pair(record, here, reason, found)

    def _pair(
        self, record: PropertyRecord, point: DataPoint, reason: MatchReason | None, found: list[Difference]
    ) -> BesideRow:
        return BesideRow(
            subject=Subject.PROPERTY,
            there=record.name,
            label=record.label,
            becomes=Becomes.SAME,
            about=point.id,
            name=clean(point.text),
            reason=reason,
            differences=tuple(found),
            can_be_new=data_type(record) is not None,
        )

    def _misfit(self, record: PropertyRecord) -> BesideRow:
        """A property that somebody matched with a data point that keeps another type: the two stay apart."""
        point = self._sides.points[
            next(point for point, name in self._sides.point_hands.items() if name == record.name)
        ]
        kind = data_type(record)
        theirs = "" if kind is None else kind.value
        different = self._sides.difference(
            Subject.PROPERTY, point.id, record, "type", point.type.value, theirs, keep=True
        )
        return self._pair(record, point, MatchReason.BY_HAND, [different])

    def _no_point(self, record: PropertyRecord, answer: str) -> BesideRow:
        can = data_type(record) is not None
        alike = (clean(point.text) for point in self._sides.points.values() if key(point.text) == key(record.label))
        row = _alone(Subject.PROPERTY, record.name, record.label, answer if can else OUT)
        return replace(row, lookalike=next(alike, ""), can_be_new=can)


class _Result:
    def __init__(self, sides: Sides, rows: tuple[BesideRow, ...], seed: str) -> None:
        self._sides, self._rows, self._seed = sides, rows, seed

    def joined(self) -> Blueprint:
        """The blueprint with all that is taken."""
        reading, live = self._sides.reading, self._sides.state.live_properties
        picked = {one.id for row in self._rows for one in row.differences if one.answer is Answer.TAKE_OVER}
        new = [row for row in self._rows if row.becomes is Becomes.NEW]
        more = [self._sides.records[row.there] for row in new if row.there in self._sides.stages_apart]
        # Made whole below, when every stage is what it is there: until then one that is won may count as open.
        joined = taken_as_is(reading, picked | {only_there_id(one.id) for one in reading.only_there}, self._seed, more)
        records = {
            row.about: self._sides.records[row.there]
            for row in self._rows
            if row.subject is Subject.STAGE and row.about
        }
        mapped = {one.owner.id: one for one in reading.properties.properties if one.live is not None}

        def in_stage(stage: Stage) -> Stage:
            if stage.probability is None and difference_id(Subject.STAGE, stage.id, "probability") in picked:
                kind, chance = kind_of(records[stage.id])
                stage = replace(stage, kind=kind, probability=chance)
            points = tuple(self._filled(point, mapped.get(point.id), picked) for point in stage.data_points)
            return stage if points == stage.data_points else replace(stage, data_points=points)

        joined = replace(joined, stages=tuple(in_stage(stage) for stage in joined.stages))
        joined = made_whole(self._sides.blueprint, joined)
        points = [live[row.there] for row in new if row.subject is Subject.PROPERTY]
        return with_points(joined, points, self._seed)

    def _filled(self, point: DataPoint, mapped: Mapped | None, picked: set[str]) -> DataPoint:
        """The data point with what it takes of its property beyond what a push looks at."""
        if mapped is None or mapped.live is None:
            return point
        if not mapped.made and difference_id(Subject.PROPERTY, point.id, "label") in picked:
            text = keepable(without_unit(mapped.live.label, point.unit))
            point = replace(point, text=text or point.text)
        if difference_id(Subject.PROPERTY, point.id, "options") in picked:
            missing = self._sides.missing_options(mapped, mapped.live)
            point = replace(point, options=(*point.options, *(self._option(one, mapped.name) for one in missing)))
        return point

    def _option(self, record: OptionRecord, name: str) -> Option:
        option = ids.derived_id(ids.OPTION, self._seed, f"{name} {record.value}")
        return Option(option, keepable(record.label), keepable(record.value), keepable(record.description))

    def settled(self, joined: Blueprint) -> PortalLink:
        """The link that knows what is what, so that a stage with another name now stays the one it is."""
        out = [row for row in self._rows if row.becomes is Becomes.OUT]
        stages = [row.there for row in out if row.subject is Subject.STAGE]
        properties = [row.there for row in out if row.subject is Subject.PROPERTY]
        state = without(self._sides.state, self._sides.target, stages, properties)
        before = {stage.id for stage in self._sides.blueprint.stages}
        hands = {match_id(one.stage.id): one.live.id for one in self._sides.reading.stages if one.live is not None}
        for row in self._rows:
            if row.subject is Subject.STAGE and row.becomes is Becomes.NEW:
                made = taken_in(self._sides.records[row.there], self._seed, before)
                hands[match_id(made.id)] = row.there
        return settled(joined, state, self._sides.link, Choices(target=self._sides.target, answers=hands))


def _alone(subject: Subject, there: str, label: str, answer: str) -> BesideRow:
    """Something that is nothing that is here."""
    becomes = Becomes.NEW if answer == NEW else Becomes.OUT
    return BesideRow(subject=subject, there=there, label=label, becomes=becomes)
