"""What is different between a blueprint and its pipeline, who changed it since the last push, and what to do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from msgspec.structs import replace

from blueprint_editor.core.model import Blueprint, PortalLink
from blueprint_editor.core.plan import (
    NO_CHOICES,
    Answer,
    Choices,
    Difference,
    Drift,
    OnlyHere,
    OnlyThere,
    Side,
    Subject,
)

from .drafting import Drafting
from .planning import target_of
from .property_steps import draft_properties
from .reading import Reading
from .state import AccountState
from .taking import take_over
from .wire import AuditRecord, PropertyRecord


def drift(
    blueprint: Blueprint,
    state: AccountState,
    last: PortalLink | None,
    choices: Choices = NO_CHOICES,
    audit: Iterable[AuditRecord] = (),
) -> Drift:
    """Compare three ways: the blueprint, the account, and what was pushed last.

    With lines of the audit of the pipeline and its stages it says who changed what there, and when.
    """
    reading = Reading(blueprint, state, last, choices)
    lines = _latest(audit)
    found = [reading.difference(field) for field in reading.fields if field.side is not None]
    differences = tuple(_with_who(one, lines, state.live_properties) for one in found)
    gone = {one.about for one in found}
    draft = Drafting()
    draft_properties(reading, draft)
    stages = [OnlyThere(subject=Subject.STAGE, there=one.id, label=one.label) for one in reading.only_there]
    here = [
        OnlyHere(subject=Subject.STAGE, about=match.stage.id, name=match.stage.name)
        for match in reading.stages
        if match.live is None and match.stage.id not in gone
    ]
    here += [
        OnlyHere(subject=Subject.PROPERTY, about=mapped.owner.id, name=mapped.owner.text)
        for mapped in reading.properties.properties
        if mapped.live is None and mapped.owner.id not in gone
    ]
    return Drift(
        target=target_of(reading),
        differences=differences,
        only_there=(*stages, *draft.only_there),
        only_here=tuple(here),
    )


def taken_over(
    blueprint: Blueprint,
    state: AccountState,
    last: PortalLink | None,
    picked: Collection[str],
    choices: Choices = NO_CHOICES,
    *,
    seed: str,
) -> Blueprint:
    """The blueprint with the picked differences as HubSpot has them; stages only there by `taking.only_there_id`."""
    return take_over(Reading(blueprint, state, last, choices), picked, seed)


def put_back(choices: Choices, picked: Iterable[str]) -> Choices:
    """The choices with which a plan puts these differences back as they are here."""
    return replace(choices, answers={**choices.answers, **dict.fromkeys(picked, Answer.PUT_BACK.value)})


def _latest(audit: Iterable[AuditRecord]) -> Mapping[str, AuditRecord]:
    """The newest line about each pipeline and stage."""
    found: dict[str, AuditRecord] = {}
    for line in audit:
        known = found.get(line.identifier)
        if known is None or known.timestamp <= line.timestamp:
            found[line.identifier] = line
    return found


def _with_who(
    one: Difference, lines: Mapping[str, AuditRecord], properties: Mapping[str, PropertyRecord]
) -> Difference:
    """The difference with who changed it there and when; nobody for what was changed here only."""
    if one.side is Side.HERE:
        return one
    if one.subject in {Subject.PROPERTY, Subject.OPTION}:
        record = properties.get(one.owner or one.there)
        return one if record is None else replace(one, user=record.updated_user_id, at=record.updated_at)
    line = lines.get(one.there)
    if line is None:
        return one
    return replace(one, user="" if line.from_user_id is None else str(line.from_user_id), at=line.timestamp)
