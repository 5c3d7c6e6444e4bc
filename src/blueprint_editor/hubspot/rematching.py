"""What each stage and data point is in HubSpot, what else it could be, and saying so by hand."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from blueprint_editor.core.edits import ChangeEntry
from blueprint_editor.core.model import (
    Blueprint,
    DataPoint,
    Element,
    EntryRef,
    HubSpotMapping,
    HubSpotUse,
    PortalLink,
    Status,
    data_points,
)
from blueprint_editor.core.plan import (
    APART,
    NEW,
    NO_CHOICES,
    Choices,
    MatchReason,
    MatchRow,
    Misfitting,
    PropertyOption,
    StageOption,
    Subject,
)

from .matching import match_id
from .naming import clean, property_name
from .reading import Reading
from .state import AccountState
from .value_types import fits

_THE_PIPELINE = frozenset({"pipeline", "dealstage"})
"""The properties in which HubSpot keeps where a deal is: no data point is that."""


def match_rows(
    blueprint: Blueprint, state: AccountState, last: PortalLink | None, choices: Choices = NO_CHOICES
) -> tuple[MatchRow, ...]:
    """Every stage, and every data point that is no example, as it is matched now."""
    reading = Reading(blueprint, state, last, choices)
    return (*_stages(reading), *_points(reading))


def _stages(reading: Reading) -> Iterator[MatchRow]:
    for stage, live, reason, _ in reading.stages:
        yield MatchRow(
            subject=Subject.STAGE,
            about=stage.id,
            name=clean(stage.name),
            use=HubSpotUse.NEW if live is None else HubSpotUse.EXISTING,
            there="" if live is None else live.id,
            label="" if live is None else live.label,
            reason=reason,
        )


def _points(reading: Reading) -> Iterator[MatchRow]:
    mapped = {point.id: one for one in reading.properties.properties for point in one.points}
    misfits = {one.point.id: one for one in reading.properties.misfits}
    for point in _each(reading.blueprint):
        row = MatchRow(subject=Subject.PROPERTY, about=point.id, name=clean(point.text), use=point.hubspot.use)
        found, misfit = mapped.get(point.id), misfits.get(point.id)
        if found is not None:
            live = found.live
            row = replace(
                row,
                use=HubSpotUse.NEW if live is None else HubSpotUse.EXISTING,
                there=found.name,
                label="" if live is None else live.label,
                reason=found.reason,
                own=live is not None and live.hubspot_defined,
                made=live is not None and found.made,
            )
        elif misfit is not None:
            row = replace(row, there=misfit.name, wrong=Misfitting(misfit.wrong))
        yield row


def _each(blueprint: Blueprint) -> Iterator[DataPoint]:
    points = {point.id: point for _, point in data_points(blueprint) if point.status is not Status.EXAMPLE}
    yield from points.values()


def stage_options(
    blueprint: Blueprint, state: AccountState, last: PortalLink | None, choices: Choices, about: str
) -> tuple[StageOption, ...]:
    """The stages of the pipeline that a stage could be, in HubSpot's order."""
    reading = Reading(blueprint, state, last, choices)
    names = {
        match.live.id: clean(match.stage.name)
        for match in reading.stages
        if match.live is not None and match.stage.id != about
    }
    return tuple(StageOption(record.id, record.label, names.get(record.id, "")) for record in reading.live)


def property_options(blueprint: Blueprint, state: AccountState, about: str) -> tuple[PropertyOption, ...]:
    """The properties that a data point could be: those that hold the same first, HubSpot's own before the others."""
    point = next((one for one in _each(blueprint) if one.id == about), None)
    if point is None:
        return ()
    found = (
        PropertyOption(
            one.name, one.label, one.type, one.field_type, fits=fits(point.type, one), own=one.hubspot_defined
        )
        for one in state.live_properties.values()
        if not (one.hidden or one.calculated or one.name in _THE_PIPELINE)
    )
    return tuple(sorted(found, key=lambda one: (not one.fits, not one.own, one.label.casefold(), one.name)))


def stage_matched(
    blueprint: Blueprint, state: AccountState, last: PortalLink | None, choices: Choices, about: str, there: str
) -> Choices:
    """The choices with a stage matched by hand: with HubSpot's id of one, or `new`."""
    answers = {name: answer for name, answer in choices.answers.items() if name != match_id(about)}
    plain = replace(choices, answers=answers)
    now = next((one for one in Reading(blueprint, state, last, plain).stages if one.stage.id == about), None)
    if now is None:
        return choices
    if now.live is not None and now.live.id == there:
        return plain if now.reason is not None and now.reason in _KNOWN else _answered(plain, about, there)
    if there == NEW and now.live is not None and now.reason in _KNOWN:
        return _answered(plain, about, f"{APART}{now.live.id}")
    return _answered(plain, about, there)


_KNOWN = frozenset({MatchReason.STORED, MatchReason.OWN_ID})


def _answered(choices: Choices, about: str, answer: str) -> Choices:
    return replace(choices, answers={**choices.answers, match_id(about): answer})


def mapping_edit(
    blueprint: Blueprint, state: AccountState, about: str, use: HubSpotUse, name: str = ""
) -> ChangeEntry | None:
    """The edit that maps a data point by hand; a new property gets a name that is free. None when it is not there."""
    found = next(((stage, point) for stage, point in data_points(blueprint) if point.id == about), None)
    if found is None:
        return None
    stage, point = found
    if use is HubSpotUse.NEW and not name:
        taken = {*state.live_properties, *state.archived_properties}
        taken |= {one.hubspot.name for _, one in data_points(blueprint) if one.id != about}
        name = property_name(point.text, taken)
    kept = name if use in {HubSpotUse.NEW, HubSpotUse.EXISTING} else point.hubspot.name
    ref = EntryRef(stage.id, Element.DATA_POINT, about)
    return ChangeEntry(ref, replace(point, hubspot=HubSpotMapping(use, kept)))


def without_answer(choices: Choices, about: str) -> Choices:
    """The choices without what was answered of a data point: its mapping in the blueprint counts."""
    return replace(choices, answers={name: one for name, one in choices.answers.items() if name != match_id(about)})
