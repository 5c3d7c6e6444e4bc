"""Edits that make two stages of one, or one of two: duplicate, split, merge."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.ids import STAGE, derived_id
from blueprint_editor.core.journey import after_insert
from blueprint_editor.core.model import (
    ELEMENTS,
    AnyEntry,
    Blueprint,
    DataPoint,
    Document,
    EntryRef,
    Phase,
    Stage,
    Trigger,
)
from blueprint_editor.core.text import fold, refusal_of

from .base import Edit, Step, cleaned, entries_at, mapped, one_lines, refuse, stage_name, with_cells, with_stages
from .convert import with_new_ids
from .stage_rules import FIXED, redirected, stages_refusal


class DuplicateStage(Edit, frozen=True, tag="duplicate_stage"):
    """Copy a stage with its entries, right after it or to `index`; links within the stage link within the copy."""

    stage: str
    seed: str
    index: int | None = None

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: not there, or an open stage would end up after a closed one."""
        index = blueprint.stage_index(self.stage)
        if index is None:
            return refuse(Code.NOT_THERE, what="stage")
        stage = blueprint.stages[index]
        copies = {entry.id: with_new_ids(entry, self.seed) for _, cell in stage.cells() for entry in cell}
        names = {old: copy.id for old, copy in copies.items()}
        names[stage.id] = derived_id(STAGE, self.seed, stage.id)
        cells = {element: [_relinked(copies[entry.id], names) for entry in cell] for element, cell in stage.cells()}
        copy = with_cells(replace(stage, id=names[stage.id]), cells)
        at = index + 1 if self.index is None else min(max(self.index, 0), len(blueprint.stages))
        stages = (*blueprint.stages[:at], copy, *blueprint.stages[at:])
        wrong = None if self.index is None else stages_refusal(blueprint.stages, stages)
        journey = _with_copy(blueprint, stage.id, copy.id) if at == index + 1 else blueprint.journey
        return wrong or replace(blueprint, stages=stages, journey=journey)

    def step(self, before: Blueprint) -> Step:
        """`duplicate_stage` with the name as text."""
        return Step("duplicate_stage", {"text": stage_name(before, self.stage)})


class SplitStage(Edit, frozen=True, tag="split_stage"):
    """Move entries of a stage to a new one of the same kind right after it, in the order they stand."""

    stage: str
    entries: tuple[EntryRef, ...]
    name: str
    seed: str

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: the stage or an entry of it is not there, or the name is blank."""
        name = cleaned(self.name)
        if isinstance(name, Refusal):
            return name
        if not name.strip():
            return refuse(Code.EMPTY_TEXT)
        index = blueprint.stage_index(self.stage)
        if index is None:
            return refuse(Code.NOT_THERE, what="stage")
        found = entries_at(blueprint, self.entries)
        if isinstance(found, Refusal):
            return found
        if any(ref.stage != self.stage for ref in found):
            return refuse(Code.NOT_THERE, what="entry")
        stage = blueprint.stages[index]
        gone = {(ref.element, ref.id) for ref in found}
        stays, goes = (
            {
                element: [entry for entry in cell if ((element, entry.id) in gone) is going]
                for element, cell in stage.cells()
            }
            for going in (False, True)
        )
        new = Stage(derived_id(STAGE, self.seed, stage.id), name, kind=stage.kind, probability=FIXED.get(stage.kind))
        first = with_stages(blueprint, [with_cells(stage, stays)]).stages
        stages = (*first[: index + 1], with_cells(new, goes), *first[index + 1 :])
        return replace(blueprint, stages=stages, journey=_with_copy(blueprint, stage.id, new.id))

    def step(self, before: Blueprint) -> Step:
        """`split_stage` with the name as text, the new name, and n, the number of entries that move."""
        facts: dict[str, str | int] = {"text": stage_name(before, self.stage), "new": self.name}
        return Step("split_stage", {**facts, "n": len(set(self.entries))})


class MergeStage(Edit, frozen=True, tag="merge_stage"):
    """Make one stage of a stage and the next: the first with the entries of both."""

    stage: str

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: not there, no next stage, another kind, or a joined text that is too long."""
        index = blueprint.stage_index(self.stage)
        if index is None:
            return refuse(Code.NOT_THERE, what="stage")
        if index + 1 >= len(blueprint.stages):
            return refuse(Code.NO_NEXT_STAGE, text=blueprint.stages[index].name)
        first, second = blueprint.stages[index : index + 2]
        if first.kind is not second.kind:
            return refuse(Code.DIFFERENT_KIND, text=first.name, next=second.name)
        merged = _merged(first, second)
        wrong = refusal_of(merged.description) or refusal_of(merged.note)
        if wrong:
            return wrong
        stages = (*blueprint.stages[:index], merged, *blueprint.stages[index + 2 :])
        return redirected(replace(blueprint, stages=stages), second.id, first.id, first.id)

    def step(self, before: Blueprint) -> Step:
        """`merge_stage` with the name as text and the next one's as `next`."""
        index = before.stage_index(self.stage)
        following = () if index is None else before.stages[index + 1 : index + 2]
        names = {"text": stage_name(before, self.stage), "next": "".join(stage.name for stage in following)}
        return Step("merge_stage", names)


def _with_copy(blueprint: Blueprint, stage: str, new: str) -> tuple[Phase, ...]:
    """The journey when a stage was made of another, right behind it."""
    return mapped(blueprint.journey, lambda phase: after_insert(phase, stage, new))


def _relinked(entry: AnyEntry, names: Mapping[str, str]) -> AnyEntry:
    """The entry with links to what was copied leading to the copies."""
    match entry:
        case Trigger():
            return replace(entry, evidence=tuple(names.get(target, target) for target in entry.evidence))
        case Document():
            fields = (
                field
                if field.data_point is None
                else replace(field, data_point=names.get(field.data_point, field.data_point))
                for field in entry.fields
            )
            return replace(entry, fields=tuple(fields))
        case DataPoint() if entry.required_from is not None:
            return replace(entry, required_from=names.get(entry.required_from, entry.required_from))
        case _:
            return entry


def _merged(first: Stage, second: Stage) -> Stage:
    cells = {element: (*first.cell(element), *second.cell(element)) for element in ELEMENTS}
    marks = first.deliberately_empty | second.deliberately_empty
    names = one_lines((*first.aliases, second.name, *second.aliases))
    days = [stage.max_days for stage in (first, second) if stage.max_days is not None]
    return replace(
        with_cells(first, cells),
        aliases=tuple(name for name in names if fold(name) != fold(first.name)),
        description=_joined(first.description, second.description),
        note=_joined(first.note, second.note),
        max_days=sum(days) if days else None,
        deliberately_empty=frozenset(element for element in marks if not cells[element]),
    )


def _joined(first: str, second: str) -> str:
    return "\n".join(text for text in (first, second) if text)
