"""A blueprint and a pipeline of an account side by side, with what somebody said is what and whose value counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from blueprint_editor.core.model import (
    Blueprint,
    DataPoint,
    HubSpotMapping,
    HubSpotUse,
    PortalLink,
    Stage,
    Status,
    data_points,
)
from blueprint_editor.core.plan import (
    GONE,
    NEW,
    OUT,
    Answer,
    Choices,
    Difference,
    MatchReason,
    Side,
    Subject,
    Value,
    beside_id,
)

from .fields import Field
from .matching import Mapped, match_id
from .naming import clean
from .options import BadOption
from .reading import Reading
from .state import AccountState, live_stages
from .value_types import WITH_OPTIONS, data_type, fits
from .wire import OptionRecord, PropertyRecord, StageRecord

_LOST = frozenset({GONE, "hidden"})
"""What HubSpot no longer has or shows: it stays here."""


class Sides:
    """Both sides without what is said to be nothing that is here, which is in `stages_apart` and `properties_apart`.

    `points` are the data points that a property can be, by their ids; `records` the stages, by HubSpot's.
    """

    def __init__(self, blueprint: Blueprint, state: AccountState, last: PortalLink | None, choices: Choices) -> None:
        self.blueprint, self.state = blueprint, state
        self.target, self.answers = choices.target, choices.answers
        self.link = last if last is not None and last.account == state.id else None
        self.records = {one.id: one for one in live_stages(state.pipeline(choices.target))}
        points = (point for _, point in data_points(blueprint))
        self.points = {point.id: point for point in points if point.status is not Status.EXAMPLE}
        self.stage_hands, self.stages_apart = self._given(
            Subject.STAGE, self.records, {stage.id for stage in blueprint.stages}
        )
        self.point_hands, self.properties_apart = self._given(Subject.PROPERTY, state.live_properties, set(self.points))
        self.reading = self._read()

    # What is what

    def _given(self, subject: Subject, there: Iterable[str], here: set[str]) -> tuple[dict[str, str], dict[str, str]]:
        """What somebody said is what, by the id here; and what they said is nothing that is here, by HubSpot's."""
        hands: dict[str, str] = {}
        apart: dict[str, str] = {}
        for name in there:
            answer = self.answers.get(beside_id(subject, name), "")
            if answer in here:
                hands[answer] = name
            elif answer in {NEW, OUT}:
                apart[name] = answer
        return hands, apart

    def _read(self) -> Reading:
        """The two sides, without what somebody said is nothing that is here."""
        seen = without(self.state, self.target, self.stages_apart, self.properties_apart)
        hands = {match_id(stage): there for stage, there in self.stage_hands.items()}
        choices = Choices(target=self.target, answers=hands)
        if not self.point_hands:
            return Reading(self.blueprint, seen, self.link, choices)
        first = Reading(self.blueprint, seen, self.link, choices).properties.properties
        known = {point.id: mapped.name for mapped in first if mapped.live is not None for point in mapped.points}
        asked = {point: name for point, name in self.point_hands.items() if known.get(point) != name}
        return Reading(self._mapped(asked), seen, self.link, choices)

    def _mapped(self, asked: dict[str, str]) -> Blueprint:
        """The blueprint with these data points mapped, of the property's type where that is taken."""
        live = self.state.live_properties

        def changed(point: DataPoint) -> DataPoint:
            record = live.get(asked.get(point.id, ""))
            kind = None if record is None else data_type(record)
            if record is None or (not fits(point.type, record) and (kind is None or not self._takes_type(point))):
                return point
            mapping = HubSpotMapping(HubSpotUse.EXISTING, record.name)
            kept = point.type if fits(point.type, record) or kind is None else kind
            return replace(point, hubspot=mapping, type=kept)

        def in_stage(stage: Stage) -> Stage:
            points = tuple(changed(point) for point in stage.data_points)
            return stage if points == stage.data_points else replace(stage, data_points=points)

        return replace(self.blueprint, stages=tuple(in_stage(stage) for stage in self.blueprint.stages))

    def _takes_type(self, point: DataPoint) -> bool:
        return self.answers.get(difference_id(Subject.PROPERTY, point.id, "type")) != Answer.IGNORE.value

    # Whose value counts

    def asked(self, fields: Iterable[Field], reason: MatchReason | None) -> Iterator[Difference]:
        """Each of these fields that is not the same, with its answer; nothing that would be lost here."""
        for field in fields:
            if field.side is None or field.field in _LOST:
                continue
            answer = self._answer(field.id, self._proposal(field, reason))
            yield replace(self.reading.difference(field), answer=answer)

    def _proposal(self, field: Field, reason: MatchReason | None) -> Answer:
        """HubSpot's value, unless it says none, this side changed it, or the name is our own choice."""
        never = field.base is None and not (field.subject is Subject.ORDER and self.reading.pushed.order)
        named = field.field == "label" and reason in {MatchReason.BY_HAND, MatchReason.OTHER_NAME, None}
        if field.theirs is None or field.theirs == "":
            return Answer.IGNORE
        if never:
            return Answer.IGNORE if named else Answer.TAKE_OVER
        return Answer.IGNORE if field.side is Side.HERE else Answer.TAKE_OVER

    def _answer(self, name: str, proposal: Answer) -> Answer:
        given = self.answers.get(name, "")
        return Answer(given) if given in {Answer.TAKE_OVER, Answer.IGNORE} else proposal

    def difference(
        self,
        subject: Subject,
        about: str,
        record: StageRecord | PropertyRecord,
        field: str,
        ours: Value,
        theirs: Value,
        *,
        keep: bool = False,
    ) -> Difference:
        """A difference that a push does not look at."""
        name = difference_id(subject, about, field)
        return Difference(
            id=name,
            subject=subject,
            side=Side.BOTH,
            about=about,
            there=record.id if isinstance(record, StageRecord) else record.name,
            name=record.label,
            field=field,
            ours=ours,
            theirs=theirs,
            answer=self._answer(name, Answer.IGNORE if keep else Answer.TAKE_OVER),
        )

    def missing_options(self, mapped: Mapped, record: PropertyRecord) -> tuple[OptionRecord, ...]:
        """The options of a property that its data points lack."""
        wanted = self.reading.options(mapped)
        if isinstance(wanted, BadOption) or mapped.owner.type not in WITH_OPTIONS:
            return ()
        here = {one.value for one in wanted}
        shown = (one for one in record.options if not one.hidden and one.value not in here and clean(one.label))
        return tuple(sorted(shown, key=lambda one: one.display_order))


def difference_id(subject: Subject, about: str, field: str) -> str:
    """What a difference is answered by."""
    return f"{subject.value}:{about}:{field}"


def without(state: AccountState, pipeline: str, stages: Iterable[str], properties: Iterable[str]) -> AccountState:
    """The account without these stages of a pipeline and these properties."""
    gone, hidden = set(stages), set(properties)
    pipelines = tuple(
        replace(one, stages=tuple(stage for stage in one.stages if stage.id not in gone)) if one.id == pipeline else one
        for one in state.pipelines
    )
    return replace(
        state, pipelines=pipelines, properties=tuple(one for one in state.properties if one.name not in hidden)
    )
