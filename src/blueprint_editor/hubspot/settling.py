"""What is kept of an account that was read: what is what, and each value that both sides have.

That is done right before the first write, so that a stage that is then renamed is known by its id; after reading
back; and whenever a comparison shows that both sides agree.
"""

from __future__ import annotations

from msgspec.structs import replace

from blueprint_editor.core.model import Blueprint, DataPoint, PortalLink, Stage
from blueprint_editor.core.plan import (
    NO_CHOICES,
    Choices,
    Subject,
)
from blueprint_editor.core.pushed import (
    Pushed,
    PushedOption,
    PushedProperty,
    PushedStage,
    link_of,
    pushed_of,
)

from .fields import Field, equal
from .matching import Mapped
from .options import BadOption, WantedOption
from .reading import Reading
from .state import AccountState
from .wire import StageRecord


def settled(
    blueprint: Blueprint, state: AccountState, last: PortalLink | None, choices: Choices = NO_CHOICES
) -> PortalLink:
    """The link once this account was read: what both sides have becomes the base; what differs keeps its own.

    Where the pipeline is still to be made, or none is chosen, only the properties are looked at.
    """
    reading = Reading(blueprint, state, last, choices)
    settling = _Settling(reading)
    if reading.record is None:
        known = last if last is not None and last.account == state.id else PortalLink(state.id)
        return link_of(state.id, known.pipeline, settling.properties(pushed_of(known)))
    return link_of(state.id, reading.pipeline, settling.pushed())


class _Settling:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._same = {
            (field.subject, field.about, field.field): field for field in reading.fields if field.side is None
        }

    def pushed(self) -> Pushed:
        """What is kept of this reading."""
        reading, was = self._reading, self._reading.pushed
        label = self._text(Subject.PIPELINE, reading.blueprint.id, "label", was.label)
        order = self._same.get((Subject.ORDER, reading.blueprint.id, "order"))
        matched = [match.live.id for match in reading.stages if match.live is not None]
        if order is not None or len(matched) < 2:
            placed = tuple(record.id for record in reading.live if record.id in set(matched))
        else:
            placed = was.order
        return replace(
            self.properties(was),
            label=label,
            wanted=reading.title if label is not None and label != reading.title else None,
            order=placed,
            stages=self._stages(),
        )

    def properties(self, was: Pushed) -> Pushed:
        """What is kept, with what this reading says of properties."""
        return replace(was, group=was.group or self._group(), properties=self._properties())

    def _text(self, subject: Subject, about: str, field: str, was: str | None) -> str | None:
        """The value both sides have, else what it was before."""
        same = self._same.get((subject, about, field))
        return was if same is None else str(same.ours)

    def _group(self) -> str:
        """The group in which our properties stand, where that is not known yet."""
        made = (one.live for one in self._reading.properties.properties if one.made and one.live is not None)
        return next((live.group_name for live in made), "")

    def _stages(self) -> tuple[PushedStage, ...]:
        found: list[PushedStage] = []
        matched = {one.live.id for one in self._reading.stages if one.live is not None}
        for stage, live, _, was in self._reading.stages:
            if live is not None:
                found.append(self._stage(stage, live, was if was is not None and was.id == live.id else None))
            elif was is not None and was.id not in matched:  # else it is another stage's now
                found.append(was)
        return tuple(found)

    def _stage(self, stage: Stage, live: StageRecord, was: PushedStage | None) -> PushedStage:
        label = self._text(Subject.STAGE, stage.id, "label", None if was is None else was.label)
        same = self._same.get((Subject.STAGE, stage.id, "probability"))
        if same is None or not isinstance(same.ours, float):
            old = None if was is None else was.probability
            return PushedStage(stage.id, live.id, label, old, None if was is None else was.wanted)
        other = None if equal(same.ours, stage.probability) else stage.probability
        return PushedStage(stage.id, live.id, label, same.ours, other)

    def _properties(self) -> tuple[PushedProperty, ...]:
        """What is mapped and there; and what a push made that is no longer here, while it is there."""
        reading = self._reading
        found: dict[str, PushedProperty] = {}
        for mapped in reading.properties.properties:
            for point in mapped.points:
                was = reading.was(point, mapped.name)
                if mapped.live is not None:
                    found[point.id] = self._property(mapped, point, was)
                elif was is not None:
                    found[point.id] = was
        live = reading.state.live_properties
        for was in reading.pushed.properties:
            if was.name in live:
                found.setdefault(was.point, was)
        return tuple(found.values())

    def _property(self, mapped: Mapped, point: DataPoint, was: PushedProperty | None) -> PushedProperty:
        made = was is not None and was.made
        old = was or PushedProperty(point.id, mapped.name)
        names = mapped.made and point is mapped.owner
        texts: dict[str, str | None] = {
            name: self._text(Subject.PROPERTY, point.id, name, getattr(old, name)) if names else None
            for name in ("label", "description", "field_type")
        }
        return PushedProperty(
            point.id,
            mapped.name,
            made,
            texts["label"],
            texts["description"],
            texts["field_type"],
            self._options(mapped, point, old),
        )

    def _options(self, mapped: Mapped, point: DataPoint, old: PushedProperty) -> tuple[PushedOption, ...]:
        known = {one.option: one for one in old.options}
        wanted = self._reading.options(mapped)
        mine = {option.id for option in point.options}
        for one in () if isinstance(wanted, BadOption) else wanted:
            if one.option.id in mine and one.live is not None:
                known[one.option.id] = self._option(one, known.get(one.option.id))
        values = set() if mapped.live is None else {option.value for option in mapped.live.options}
        return tuple(one for name, one in known.items() if name in mine or one.value in values)

    def _option(self, one: WantedOption, was: PushedOption | None) -> PushedOption:
        label = self._text(Subject.OPTION, one.option.id, "label", None if was is None else was.label)
        same: Field | None = self._same.get((Subject.OPTION, one.option.id, "hidden"))
        hidden = (None if was is None else was.hidden) if same is None else False
        return PushedOption(one.option.id, one.value, label, hidden)
