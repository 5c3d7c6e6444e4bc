"""Edits of whole stages: add, change, delete, move."""

from __future__ import annotations

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.journey import after_move, without_stages
from blueprint_editor.core.model import AnyEntry, Blueprint, Element, Kind, Stage

from .base import (
    Edit,
    Step,
    cleaned,
    different,
    given,
    mapped,
    one_lines,
    refuse,
    stage_name,
    with_cells,
    with_roles_of,
)
from .entries import link_targets, prepared
from .links import detach, unknown_link
from .stage_rules import FIXED, days_refusal, probability_refusal, redirected, stages_refusal

_FIELDS = ("name", "aliases", "kind", "probability", "description", "max_days", "note")


class AddStage(Edit, frozen=True, tag="add_stage"):
    """Put a new stage, with entries or without, at `index` or as near as there is."""

    stage: Stage
    index: int

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: no name, a value out of range, ids that are there, an open stage after a closed one."""
        stage = _prepared_stage(self.stage)
        if isinstance(stage, Refusal):
            return stage
        entries = [entry for _, cell in stage.cells() for entry in cell]
        there = {other.id for other in blueprint.stages}
        if entries:
            there |= {entry.id for _, _, entry in blueprint.entries()}
        names = [stage.id, *(entry.id for entry in entries)]
        if not there.isdisjoint(names) or len(set(names)) < len(names):
            return refuse(Code.ALREADY_THERE, what="stage")
        index = min(max(self.index, 0), len(blueprint.stages))
        stages = (*blueprint.stages[:index], stage, *blueprint.stages[index:])
        result = replace(blueprint, stages=stages)
        wrong = stages_refusal(blueprint.stages, stages) or unknown_link(result, entries)
        return wrong or with_roles_of(result, entries)

    def step(self, before: Blueprint) -> Step:
        """`add_stage` with the name as text."""
        return Step("add_stage", {"text": self.stage.name})


class ChangeStage(Edit, frozen=True, tag="change_stage"):
    """Change what is said of a stage; another kind sets the probability and keeps the order."""

    stage: str
    name: str | UnsetType = UNSET
    aliases: tuple[str, ...] | UnsetType = UNSET
    kind: Kind | UnsetType = UNSET
    probability: float | UnsetType | None = UNSET
    description: str | UnsetType = UNSET
    max_days: int | UnsetType | None = UNSET
    note: str | UnsetType = UNSET

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: no name, a value out of range, the last won or lost stage becoming something else."""
        stage = blueprint.stage(self.stage)
        if stage is None:
            return refuse(Code.NOT_THERE, what="stage")
        edit = cleaned(self)
        if isinstance(edit, Refusal):
            return edit
        changes = _changes(edit, stage)
        wrong = _changes_refusal(stage, changes)
        if wrong or not changes:
            return wrong or blueprint
        changed = replace(stage, **changes)
        stages = tuple(changed if other is stage else other for other in blueprint.stages)
        if "kind" in changes:
            stages = _in_order(stages, changed)
        return stages_refusal(blueprint.stages, stages) or _rearranged(blueprint, stages, self.stage)

    def step(self, before: Blueprint) -> Step:
        """`rename_stage` with the new name, else `change_stage` with the field; both with the name as text."""
        stage = before.stage(self.stage)
        changed = [] if stage is None else list(_changes(self, stage))
        facts = {"text": stage_name(before, self.stage)}
        if changed == ["name"] and isinstance(self.name, str):
            return Step("rename_stage", {**facts, "new": self.name})
        field = "kind" if "kind" in changed else next(iter(changed), "name")
        return Step("change_stage", {**facts, "field": field})


class DeleteStage(Edit, frozen=True, tag="delete_stage"):
    """Delete a stage with its entries; what pointed at it points at the next one, or the one before the last."""

    stage: str

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: not there, or the last won or lost stage."""
        index = blueprint.stage_index(self.stage)
        if index is None:
            return refuse(Code.NOT_THERE, what="stage")
        stage = blueprint.stages[index]
        stages = blueprint.stages[:index] + blueprint.stages[index + 1 :]
        wrong = stages_refusal(blueprint.stages, stages)
        if wrong:
            return wrong
        heir = stages[min(index, len(stages) - 1)].id if stages else None
        entries: list[AnyEntry] = [*stage.data_points, *stage.documents]
        there = {other.id for other in stages}
        journey = mapped(blueprint.journey, lambda phase: without_stages(phase, blueprint.stages, there, heir))
        loose, _ = detach(replace(blueprint, stages=stages, journey=journey), *link_targets(entries))
        return redirected(loose, self.stage, heir, None)

    def step(self, before: Blueprint) -> Step:
        """`delete_stage` with the name as text and n, the number of its entries."""
        stage = before.stage(self.stage)
        entries = 0 if stage is None else sum(len(cell) for _, cell in stage.cells())
        return Step("delete_stage", {"text": stage_name(before, self.stage), "n": entries})


class MoveStage(Edit, frozen=True, tag="move_stage"):
    """Put a stage at another place; `index` is counted with the stage still where it was."""

    stage: str
    index: int

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: not there, or an open stage would end up after a closed one."""
        at = blueprint.stage_index(self.stage)
        if at is None:
            return refuse(Code.NOT_THERE, what="stage")
        index = min(max(self.index, 0), len(blueprint.stages))
        stages = list(blueprint.stages)
        stages.insert(index - (index > at), stages.pop(at))
        if stages[at].id == self.stage:
            return blueprint
        return stages_refusal(blueprint.stages, stages) or _rearranged(blueprint, tuple(stages), self.stage)

    def step(self, before: Blueprint) -> Step:
        """`move_stage` with the name as text."""
        return Step("move_stage", {"text": stage_name(before, self.stage)})


def _prepared_stage(stage: Stage) -> Stage | Refusal:
    """The stage as it can be kept, or why not."""
    clean = cleaned(stage)
    if isinstance(clean, Refusal):
        return clean
    if not clean.name.strip():
        return refuse(Code.EMPTY_TEXT)
    wrong = probability_refusal(clean.kind, clean.probability) or days_refusal(clean.max_days)
    if wrong:
        return wrong
    cells: dict[Element, list[AnyEntry]] = {element: [] for element, _ in clean.cells()}
    for element, cell in clean.cells():
        for entry in cell:
            ready = prepared(entry, None)
            if isinstance(ready, Refusal):
                return ready
            cells[element].append(ready)
    marks = frozenset(element for element in clean.deliberately_empty if not cells[element])
    return replace(with_cells(clean, cells), aliases=one_lines(clean.aliases), deliberately_empty=marks)


def _changes(edit: ChangeStage, stage: Stage) -> dict[str, object]:
    """The fields of the stage that become different; another kind brings its probability."""
    values = given(edit, _FIELDS)
    kind: Kind = values.get("kind", stage.kind)
    if kind is not stage.kind:
        values.setdefault("probability", FIXED.get(kind))
    return different(values, stage)


def _changes_refusal(stage: Stage, changes: dict[str, object]) -> Refusal | None:
    """Why a stage cannot change so, or none."""
    name = changes.get("name", "-")
    if isinstance(name, str) and not name.strip():
        return refuse(Code.EMPTY_TEXT)
    if "probability" in changes or "kind" in changes:
        new_kind = changes.get("kind", stage.kind)
        probability = changes.get("probability", stage.probability)
        assert isinstance(new_kind, Kind)
        assert probability is None or isinstance(probability, float | int)
        wrong = probability_refusal(new_kind, probability)
        if wrong:
            return wrong
    days = changes.get("max_days")
    return days_refusal(days) if isinstance(days, int) else None


def _rearranged(blueprint: Blueprint, stages: tuple[Stage, ...], moved: str) -> Blueprint:
    """The blueprint with its stages in another order, in which one was moved; the journey goes along."""
    journey = mapped(blueprint.journey, lambda phase: after_move(phase, blueprint.stages, stages, moved))
    return replace(blueprint, stages=stages, journey=journey)


def _in_order(stages: tuple[Stage, ...], changed: Stage) -> tuple[Stage, ...]:
    """The stages with the changed one moved to where the open ones end, if it stands on the wrong side of that."""
    at = next(index for index, stage in enumerate(stages) if stage is changed)
    rest = [*stages[:at], *stages[at + 1 :]]
    if changed.kind is Kind.OPEN:
        closed = (index for index, stage in enumerate(rest) if stage.kind is not Kind.OPEN)
        rest.insert(min(at, next(closed, at)), changed)
    else:
        last_open = max((index for index, stage in enumerate(rest) if stage.kind is Kind.OPEN), default=-1)
        rest.insert(max(at, last_open + 1), changed)
    return tuple(rest)
