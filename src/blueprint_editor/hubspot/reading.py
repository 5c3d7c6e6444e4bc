"""A blueprint beside an account: the target, what is what, what each side has, and what it was at the last push.

Plan, drift and the state that is kept after a push all look at this one reading, so that they agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from blueprint_editor.core.model import Blueprint, DataPoint, Kind, PortalLink, Stage
from blueprint_editor.core.plan import (
    GONE,
    KEEP,
    NEW,
    NO_CHOICES,
    SHORTEN,
    Answer,
    Choices,
    Difference,
    MatchReason,
    Question,
    QuestionCode,
    Side,
    Subject,
    Value,
)
from blueprint_editor.core.pushed import Pushed, PushedOption, PushedProperty, pushed_of, without_values

from .fields import Field, equal, property_description, property_label
from .matching import (
    Mapped,
    PropertyMatches,
    StageMatch,
    match_id,
    match_properties,
    match_stages,
    pushed_points,
)
from .naming import MOST_PIPELINE_LABEL, clean, same_label
from .options import BadOption, WantedOption, wanted_options
from .state import AccountState, live_stages
from .target import target
from .underway import caught_up, with_properties
from .value_types import TEXT_FIELDS, TYPES, WITH_OPTIONS
from .wire import PipelineRecord, StageRecord

STEP = 0.1
"""HubSpot's steps of win probability."""
_CLOSED: dict[Kind, float] = {Kind.WON: 1.0, Kind.LOST: 0.0}


class Reading:
    """A blueprint beside an account as it was read, from the link with that account and what somebody chose."""

    def __init__(
        self, blueprint: Blueprint, state: AccountState, last: PortalLink | None, choices: Choices = NO_CHOICES
    ) -> None:
        self.blueprint = blueprint
        self.state = state
        self.choices = choices
        link = last if last is not None and last.account == state.id else None
        self.kind, self.pipeline, self.trouble = target(blueprint, state, link, choices)
        self.record: PipelineRecord | None = state.pipeline(self.pipeline)
        self.live: tuple[StageRecord, ...] = live_stages(self.record)
        pushed = with_properties(pushed_of(link), state.live_properties)
        same = link is not None and link.pipeline == self.pipeline and self.record is not None
        self.pushed: Pushed = caught_up(pushed, self.live) if same else without_values(pushed)
        self.questions: list[Question] = []

    @cached_property
    def stages(self) -> tuple[StageMatch, ...]:
        """Each stage here with its counterpart."""
        return match_stages(self.blueprint, self.live, self.pushed, self.choices)

    @cached_property
    def only_there(self) -> tuple[StageRecord, ...]:
        """The stages of the pipeline that are not here."""
        matched = {match.live.id for match in self.stages if match.live is not None}
        return tuple(record for record in self.live if record.id not in matched)

    @cached_property
    def properties(self) -> PropertyMatches:
        """Each data point that is pushed with its property."""
        return match_properties(pushed_points(self.blueprint), self.state, self.pushed, self.choices)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Every value that is compared; those of things that are to be made are not among them."""
        found = [*self._pipeline_fields(), *self._stage_fields()]
        for mapped in self.properties.properties:
            found += self._property_fields(mapped)
        return tuple(found)

    def answer(self, field: Field) -> Answer | None:
        """What somebody said is to be done with a field that changed in HubSpot."""
        given = self.choices.answers.get(field.id, "")
        return Answer(given) if given in set(Answer) else None

    def writes(self, field: Field) -> bool:
        """Whether a push writes this field."""
        side = field.side
        return side is Side.HERE or (side is not None and self.answer(field) is Answer.PUT_BACK)

    def difference(self, field: Field) -> Difference:
        """A field as a line of a plan; an order by the names of its stages."""
        ours, theirs, base = field.ours, field.theirs, field.base
        if field.subject is Subject.ORDER:
            ours, theirs, base = (self._named(value) for value in (ours, theirs, base))
        return Difference(
            id=field.id,
            subject=field.subject,
            side=field.side or Side.HERE,
            about=field.about,
            there=field.there,
            name=field.name,
            field=field.field,
            ours=ours,
            theirs=theirs,
            base=base,
            owner=field.owner,
            answer=self.answer(field),
        )

    def _named(self, order: Value) -> Value:
        labels = {record.id: record.label for record in self.live}
        return tuple(labels.get(name, name) for name in order) if isinstance(order, tuple) else order

    # The pipeline

    @cached_property
    def title(self) -> str:
        """The blueprint's title as a label; empty when it has none."""
        return clean(self.blueprint.title)

    @cached_property
    def label(self) -> str:
        """The label that the pipeline is to have; empty when the blueprint has no title."""
        title = self.title
        if len(title) <= MOST_PIPELINE_LABEL or (self.record is not None and same_label(title, self.record.label)):
            return title
        if self.pushed.label is not None and (self.pushed.wanted == title or same_label(title, self.pushed.label)):
            return self.pushed.label
        short = title[:MOST_PIPELINE_LABEL].rstrip()
        question = self._ask(
            f"label:{self.blueprint.id}",
            QuestionCode.LONG_LABEL,
            self.blueprint.id,
            title,
            (KEEP, SHORTEN),
            KEEP,
            {SHORTEN: short},
        )
        return short if question.counts == SHORTEN else title

    def _pipeline_fields(self) -> Iterator[Field]:
        if self.record is None or not self.label:
            return
        record, about = self.record, self.blueprint.id
        yield Field(
            Subject.PIPELINE, about, record.id, record.label, "label", self.label, record.label, self.pushed.label
        )

    # The stages

    def _stage_fields(self) -> Iterator[Field]:
        for stage, live, _, was in self.stages:
            if live is None:
                if was is not None and self.record is not None and all(one.id != was.id for one in self.live):
                    gone = clean(stage.name)
                    yield Field(Subject.STAGE, stage.id, was.id, gone, GONE, gone, None, was.label)
                continue
            label = clean(stage.name)
            base = was if was is not None and was.id == live.id else None
            if label:
                was_label = None if base is None else base.label
                yield Field(Subject.STAGE, stage.id, live.id, live.label, "label", label, live.label, was_label)
            ours = self.probability(stage, live)
            if ours is not None:
                was_one = None if base is None else base.probability
                yield Field(
                    Subject.STAGE, stage.id, live.id, live.label, "probability", ours, live.probability, was_one
                )
        order = self._order_field()
        if order is not None:
            yield order

    def probability(self, stage: Stage, live: StageRecord | None) -> float | None:
        """What HubSpot is to have; none when the blueprint says none. Off HubSpot's steps it is asked."""
        if stage.kind in _CLOSED:
            return _CLOSED[stage.kind]
        here = stage.probability
        if here is None or not 0 < here < 1:
            return None
        near = round(here / STEP) * STEP
        if abs(near - here) < 1e-6:
            return round(near, 1)
        if live is not None and equal(live.probability, here):
            return here
        was = self.pushed.stage(stage.id)
        if was is not None and was.wanted is not None and equal(was.wanted, here) and was.probability is not None:
            return was.probability
        lower = min(max(int(here / STEP) / 10, 0.1), 0.9)
        upper = min(lower + STEP, 0.9)
        answers = tuple(dict.fromkeys(f"{one:.1f}" for one in (lower, upper)))
        nearest = min(answers, key=lambda one: abs(float(one) - here))
        question = self._ask(
            f"probability:{stage.id}", QuestionCode.PROBABILITY, stage.id, clean(stage.name), answers, nearest, {}
        )
        return float(question.counts)

    def _order_field(self) -> Field | None:
        """The order of the stages that both sides have, by HubSpot's ids."""
        ours = tuple(match.live.id for match in self.stages if match.live is not None)
        both = set(ours)
        theirs = tuple(record.id for record in self.live if record.id in both)
        if len(ours) < 2:
            return None
        base = tuple(name for name in self.pushed.order if name in both)
        known = set(base)
        ours_then = tuple(name for name in ours if name in known)
        theirs_then = tuple(name for name in theirs if name in known)
        was: Value = None  # nothing to compare with, or only this side changed
        if base and theirs_then not in {base, ours_then}:
            was = ours if ours_then == base else base
        about = self.blueprint.id
        return Field(Subject.ORDER, about, self.pipeline, self.label, "order", ours, theirs, was)

    # The properties

    def options(self, mapped: Mapped) -> tuple[WantedOption, ...] | BadOption:
        """The options that a property is to have; none for one that has no options of ours."""
        points = [point for point in mapped.points if point.type in WITH_OPTIONS]
        was: dict[str, PushedOption] = {}
        for point in points:
            known = self.was(point, mapped.name)
            was.update({} if known is None else {one.option: one for one in known.options})
        return wanted_options(points, mapped.live or mapped.returns, was)

    def was(self, point: DataPoint, name: str) -> PushedProperty | None:
        """What was pushed of a data point, if it was this property."""
        known = self.pushed.property(point.id)
        return known if known is not None and known.name == name else None

    def _property_fields(self, mapped: Mapped) -> Iterator[Field]:
        point, live = mapped.owner, mapped.live
        was = self.was(point, mapped.name)
        label = property_label(point)
        if live is None:
            if was is not None:
                yield Field(Subject.PROPERTY, point.id, mapped.name, label, GONE, label, None, was.label)
            return
        if mapped.made:
            field_type = TYPES[point.type][1]
            old = was or PushedProperty(point.id, mapped.name)
            values = [
                ("label", label, live.label, old.label),
                ("description", property_description(point), live.description, old.description),
            ]
            if {field_type, live.field_type} <= TEXT_FIELDS:
                values.append(("field_type", field_type, live.field_type, old.field_type))
            for name, ours, theirs, base in values:
                if ours or name != "label":
                    yield Field(Subject.PROPERTY, point.id, mapped.name, live.label, name, ours, theirs, base)
        yield from self._option_fields(mapped)

    def _option_fields(self, mapped: Mapped) -> Iterator[Field]:
        wanted = self.options(mapped)
        fixed = mapped.live is not None and mapped.live.modification_metadata.read_only_options
        if isinstance(wanted, BadOption) or fixed:
            return
        for one in wanted:
            about, live, was = one.option.id, one.live, one.was
            label, hidden = (None, None) if was is None else (was.label, was.hidden)
            if live is None:
                if was is not None:
                    yield Field(Subject.OPTION, about, one.value, one.label, GONE, one.label, None, label, mapped.name)
                continue
            if mapped.made or label is not None or same_label(one.label, live.label):
                yield Field(
                    Subject.OPTION, about, one.value, live.label, "label", one.label, live.label, label, mapped.name
                )
            yield Field(Subject.OPTION, about, one.value, live.label, "hidden", False, live.hidden, hidden, mapped.name)

    # Questions

    def _ask(
        self,
        name: str,
        code: QuestionCode,
        about: str,
        shown: str,
        answers: tuple[str, ...],
        proposal: str,
        labels: dict[str, str],
        reason: MatchReason | None = None,
    ) -> Question:
        given = self.choices.answers.get(name, "")
        question = Question(
            id=name,
            code=code,
            about=about,
            name=shown,
            answers=answers,
            proposal=proposal,
            answer=given if given in answers else "",
            reason=reason,
            labels=labels,
        )
        if all(other.id != name for other in self.questions):
            self.questions.append(question)
        return question

    def match_questions(self) -> Iterator[Question]:
        """What is asked of matches by name; and of those that somebody answered."""
        labels = {record.id: record.label for record in self.live}
        answers = (*labels, NEW)
        for stage, live, reason, was in self.stages:
            known = was is not None and live is not None and was.id == live.id
            if live is not None and not known and reason in {MatchReason.LABEL, MatchReason.OTHER_NAME}:
                yield self._match(QuestionCode.STAGE_MATCH, stage.id, stage.name, live.id, answers, labels, reason)
        for mapped in self.properties.properties:
            point, there = mapped.owner, mapped.live
            asked = mapped.reason in {MatchReason.LABEL, MatchReason.DEFAULT}
            if there is not None and asked and self.was(point, mapped.name) is None:
                yield self._match(
                    QuestionCode.PROPERTY_MATCH,
                    point.id,
                    point.text,
                    mapped.name,
                    (mapped.name, NEW),
                    {mapped.name: there.label},
                    mapped.reason,
                )

    def _match(
        self,
        code: QuestionCode,
        about: str,
        name: str,
        proposal: str,
        answers: Sequence[str],
        labels: dict[str, str],
        reason: MatchReason | None,
    ) -> Question:
        return self._ask(match_id(about), code, about, clean(name), tuple(answers), proposal, labels, reason)
