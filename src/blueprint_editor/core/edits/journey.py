"""Edits of the customer's journey: add, change, delete and move its phases."""

from __future__ import annotations

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.journey import is_backwards
from blueprint_editor.core.model import Blueprint, Phase

from .base import Edit, Step, cleaned, different, given, refuse

_FIELDS = ("text", "first", "last", "after")


class AddPhase(Edit, frozen=True, tag="add_phase"):
    """Put a new phase in the journey, at `index` of its list or as near as there is."""

    phase: Phase
    index: int

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: a blank text, an id that is there, a stage that is not."""
        if any(phase.id == self.phase.id for phase in blueprint.journey):
            return refuse(Code.ALREADY_THERE, what="phase")
        phase = _prepared(self.phase, blueprint)
        if isinstance(phase, Refusal):
            return phase
        index = min(max(self.index, 0), len(blueprint.journey))
        return replace(blueprint, journey=(*blueprint.journey[:index], phase, *blueprint.journey[index:]))

    def step(self, before: Blueprint) -> Step:
        """`add_phase` with the text."""
        return Step("add_phase", {"text": self.phase.text})


class ChangePhase(Edit, frozen=True, tag="change_phase"):
    """Change the text of a phase, or the stages that it spans."""

    phase: str
    text: str | UnsetType = UNSET
    first: str | UnsetType | None = UNSET
    last: str | UnsetType | None = UNSET
    after: bool | UnsetType = UNSET

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: not there, a blank text, a stage that is not there."""
        phase = _phase(blueprint, self.phase)
        if phase is None:
            return refuse(Code.NOT_THERE, what="phase")
        changes = different(given(self, _FIELDS), phase)
        changed = _prepared(replace(phase, **changes), blueprint) if changes else phase
        if isinstance(changed, Refusal):
            return changed
        if changed == phase:
            return blueprint
        journey = tuple(changed if other is phase else other for other in blueprint.journey)
        return replace(blueprint, journey=journey)

    def step(self, before: Blueprint) -> Step:
        """`rename_phase` with the text and the new one, else `change_phase` with the text."""
        phase = _phase(before, self.phase)
        text = "" if phase is None else phase.text
        changed = {} if phase is None else different(given(self, _FIELDS), phase)
        if list(changed) == ["text"] and isinstance(self.text, str):
            return Step("rename_phase", {"text": text, "new": self.text})
        return Step("change_phase", {"text": text})


class DeletePhase(Edit, frozen=True, tag="delete_phase"):
    """Take a phase out of the journey."""

    phase: str

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: not there."""
        phase = _phase(blueprint, self.phase)
        if phase is None:
            return refuse(Code.NOT_THERE, what="phase")
        return replace(blueprint, journey=tuple(other for other in blueprint.journey if other is not phase))

    def step(self, before: Blueprint) -> Step:
        """`delete_phase` with the text."""
        return Step("delete_phase", {"text": _text(before, self.phase)})


class MovePhase(Edit, frozen=True, tag="move_phase"):
    """Put a phase at another place in the list; `index` is counted with the phase still where it was."""

    phase: str
    index: int

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: not there."""
        phase = _phase(blueprint, self.phase)
        if phase is None:
            return refuse(Code.NOT_THERE, what="phase")
        journey, at = list(blueprint.journey), blueprint.journey.index(phase)
        index = min(max(self.index, 0), len(journey))
        journey.insert(index - (index > at), journey.pop(at))
        return blueprint if journey[at] is phase else replace(blueprint, journey=tuple(journey))

    def step(self, before: Blueprint) -> Step:
        """`move_phase` with the text."""
        return Step("move_phase", {"text": _text(before, self.phase)})


def _phase(blueprint: Blueprint, phase_id: str) -> Phase | None:
    return next((phase for phase in blueprint.journey if phase.id == phase_id), None)


def _text(blueprint: Blueprint, phase_id: str) -> str:
    phase = _phase(blueprint, phase_id)
    return "" if phase is None else phase.text


def _prepared(phase: Phase, blueprint: Blueprint) -> Phase | Refusal:
    """The phase as it can be kept, its ends in the order of the stages, or why not."""
    clean = cleaned(phase)
    if isinstance(clean, Refusal):
        return clean
    if not clean.text.strip():
        return refuse(Code.EMPTY_TEXT)
    ends = {clean.first, clean.last} - {None}
    if ends - {stage.id for stage in blueprint.stages}:
        return refuse(Code.NOT_THERE, what="stage")
    if is_backwards(clean, blueprint.stages):
        clean = replace(clean, first=clean.last, last=clean.first)
    return replace(clean, after=False) if ends and clean.after else clean
