"""What is what in HubSpot, changed by hand; and a pipeline beside a blueprint.

MatchError    something is matched with nothing, or with several; `key` and `facts` make the sentence
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from blueprint_editor.core.edits import ChangeEntry
from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.model import Blueprint, HubSpotUse, Status, data_points
from blueprint_editor.core.plan import (
    NEW,
    NO_CHOICES,
    OUT,
    Answer,
    Beside,
    Choices,
    MatchRow,
    PropertyOption,
    StageOption,
    Subject,
    beside_id,
)
from blueprint_editor.hubspot.state import AccountState
from blueprint_editor.workflows.pushing import last_link, linked

__all__ = [
    "MatchError",
    "beside",
    "beside_answers",
    "joined",
    "kept",
    "map_point",
    "match_rows",
    "match_stage",
    "matched",
    "property_options",
    "stage_options",
    "without_answer",
]

_USES = {NEW: HubSpotUse.NEW, "document": HubSpotUse.DOCUMENT_ONLY, "skip": HubSpotUse.SKIP}
"""What is said on the command line of a data point that is no property of the account."""


class MatchError(Exception):
    """Why something cannot be matched as it was said."""

    def __init__(self, key: str, **facts: str) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


def match_rows(blueprint: Blueprint, state: AccountState, choices: Choices = NO_CHOICES) -> tuple[MatchRow, ...]:
    """What each stage and data point is in HubSpot now, and why."""
    from blueprint_editor.hubspot import rematching

    return rematching.match_rows(blueprint, state, last_link(blueprint, state.id), choices)


def stage_options(blueprint: Blueprint, state: AccountState, choices: Choices, about: str) -> tuple[StageOption, ...]:
    """The stages of the pipeline that a stage could be."""
    from blueprint_editor.hubspot import rematching

    return rematching.stage_options(blueprint, state, last_link(blueprint, state.id), choices, about)


def property_options(blueprint: Blueprint, state: AccountState, about: str) -> tuple[PropertyOption, ...]:
    """The properties that a data point could be; those that do not fit come last."""
    from blueprint_editor.hubspot import rematching

    return rematching.property_options(blueprint, state, about)


def match_stage(blueprint: Blueprint, state: AccountState, choices: Choices, about: str, there: str) -> Choices:
    """The choices with a stage matched by hand: HubSpot's id of one, or `new`."""
    from blueprint_editor.hubspot import rematching

    return rematching.stage_matched(blueprint, state, last_link(blueprint, state.id), choices, about, there)


def map_point(
    blueprint: Blueprint, state: AccountState, about: str, use: HubSpotUse, name: str = ""
) -> ChangeEntry | None:
    """The edit that says what a data point is in HubSpot; none when it is gone."""
    from blueprint_editor.hubspot import rematching

    return rematching.mapping_edit(blueprint, state, about, use, name)


def without_answer(choices: Choices, about: str) -> Choices:
    """The choices without what was answered of a data point, so that its mapping counts."""
    from blueprint_editor.hubspot import rematching

    return rematching.without_answer(choices, about)


def matched(
    blueprint: Blueprint, state: AccountState, choices: Choices, said: Iterable[str]
) -> tuple[Blueprint, Choices]:
    """The blueprint and the choices with lines like `Offerte=contractsent`; raises MatchError."""
    for text in said:
        name, answer = _halves(text)
        rows = match_rows(blueprint, state, choices)
        row = _one(name, {one.about: one.name for one in rows}, "matching.not_here")
        subject = next(one.subject for one in rows if one.about == row)
        if subject is Subject.STAGE:
            options = {one.there: one.label for one in stage_options(blueprint, state, choices, row)}
            there = NEW if answer == NEW else _one(answer, options, "matching.not_there")
            choices = match_stage(blueprint, state, choices, row, there)
            continue
        use = _USES.get(answer, HubSpotUse.EXISTING)
        fitting = {one.name: one.label for one in property_options(blueprint, state, row) if one.fits}
        there = _one(answer, fitting, "matching.not_there") if use is HubSpotUse.EXISTING else ""
        edit = map_point(blueprint, state, row, use, there)
        result = blueprint if edit is None else edit.apply(blueprint)
        if not isinstance(result, Refusal):
            blueprint, choices = result, without_answer(choices, row)
    return blueprint, choices


def beside(blueprint: Blueprint, state: AccountState, choices: Choices, seed: str) -> Beside | None:
    """The pipeline that is the target of the choices beside the blueprint; none when it is not there.

    `seed` makes the ids of what is new: with the same one the same blueprint comes of the same choices.
    """
    from blueprint_editor.hubspot import beside as siding

    return siding.beside(blueprint, state, last_link(blueprint, state.id), choices, seed=seed)


def joined(found: Beside) -> Blueprint:
    """What comes of it, with the link that knows what is what."""
    return linked(found.blueprint, found.link)


def kept(found: Beside, choices: Choices, answer: Answer) -> Choices:
    """The choices with one answer to every value that the two have otherwise."""
    names = (one.id for row in found.rows for one in row.differences)
    return replace(choices, answers={**choices.answers, **dict.fromkeys(names, answer.value)})


def beside_answers(blueprint: Blueprint, state: AccountState, choices: Choices, said: Iterable[str]) -> Choices:
    """The choices with lines like `contractsent=Offerte`, of HubSpot's stages and properties; raises MatchError."""
    found = beside(blueprint, state, choices, "")
    rows = () if found is None else found.rows
    stages = {one.there: one.label for one in rows if one.subject is Subject.STAGE}
    properties = {name: one.label for name, one in state.live_properties.items() if not (one.hidden or one.calculated)}
    here = {
        Subject.STAGE: {stage.id: stage.name for stage in blueprint.stages},
        Subject.PROPERTY: {
            point.id: point.text for _, point in data_points(blueprint) if point.status is not Status.EXAMPLE
        },
    }
    answers = dict(choices.answers)
    for text in said:
        name, answer = _halves(text)
        there = _one(name, {**properties, **stages}, "matching.not_there")
        subject = Subject.STAGE if there in stages else Subject.PROPERTY
        fixed = answer in {NEW, OUT}
        answers[beside_id(subject, there)] = answer if fixed else _one(answer, here[subject], "matching.not_here")
    return replace(choices, answers=answers)


def _halves(text: str) -> tuple[str, str]:
    name, equals, answer = text.rpartition("=")
    if not equals or not name.strip() or not answer.strip():
        raise MatchError("matching.no_equals", text=text)
    return name.strip(), answer.strip()


def _one(said: str, among: Mapping[str, str], unknown: str) -> str:
    """The id of what somebody named: by its id, else by its name when only one has that."""
    if said in among:
        return said
    found = [name for name, label in among.items() if label.strip().casefold() == said.casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        raise MatchError("matching.several", name=said, choices=", ".join(found))
    choices = ", ".join(f"{name} ({label})" for name, label in among.items())
    raise MatchError(unknown, name=said, choices=choices)
