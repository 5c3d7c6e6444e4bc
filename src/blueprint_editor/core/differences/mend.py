"""What a blueprint put together from several needs to be whole: no link into nothing, no mark on a full cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from blueprint_editor.core.edits.base import map_entries, mapped
from blueprint_editor.core.edits.links import detach
from blueprint_editor.core.edits.stage_rules import misplaced, redirected
from blueprint_editor.core.ids import FIELD, OPTION, derived_id
from blueprint_editor.core.journey import is_backwards
from blueprint_editor.core.model import (
    AnyEntry,
    Blueprint,
    DataPoint,
    Document,
    Element,
    Field,
    Kind,
    Option,
    Phase,
    Stage,
    data_points,
    documents,
)

T = TypeVar("T", Field, Option)


class Mending(StrEnum):
    """What had to be mended."""

    UNLINKED = "unlinked"
    REDIRECTED = "redirected"
    NOT_EMPTY = "not_empty"
    REORDERED = "reordered"
    NEW_ID = "new_id"
    STAGE_KEPT = "stage_kept"


class Mended(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that was mended: what (an id), and what it is about (an id or an element).

    `unlinked`: a trigger or field no longer points at `target`; `redirected`: what pointed at stage `about`
    points at stage `target`; `not_empty`: the cell `target` of stage `about` is no longer deliberately empty;
    `reordered`: open stages stand before the closed ones again; `new_id`: part `about` occurred twice;
    `stage_kept`: the last won or lost stage `about` stays.
    """

    what: Mending
    about: str = ""
    target: str = ""


def mended(blueprint: Blueprint, sources: Sequence[Blueprint]) -> tuple[Blueprint, tuple[Mended, ...]]:
    """The blueprint made whole, and what that took; what was broken in a source already stays as it is."""
    notes: list[Mended] = []
    for mend in (_links, _stages_pointed_at, _order, _journey, _doubles):
        blueprint, more = mend(blueprint, sources)
        notes += more
    blueprint, more = _marks(blueprint)
    notes += more
    return blueprint, tuple(notes)


_Result = tuple[Blueprint, list[Mended]]


def _links(blueprint: Blueprint, sources: Sequence[Blueprint]) -> _Result:
    points, papers = _linkable(blueprint)
    gone_points, gone_papers = set[str](), set[str]()
    for source in sources:
        its = _linkable(source)
        gone_points |= its[0] - points
        gone_papers |= its[1] - papers
    evidence = (gone_points | gone_papers) - points - papers
    if not evidence and not gone_points:
        return blueprint, []
    result, found = detach(blueprint, evidence, gone_points)
    return result, [
        Mended(Mending.UNLINKED, link.source, target) for target, links in sorted(found.items()) for link in links
    ]


def _linkable(blueprint: Blueprint) -> tuple[set[str], set[str]]:
    return {point.id for _, point in data_points(blueprint)}, {paper.id for _, paper in documents(blueprint)}


def _stages_pointed_at(blueprint: Blueprint, sources: Sequence[Blueprint]) -> _Result:
    there = {stage.id for stage in blueprint.stages}
    gone = {stage.id for source in sources for stage in source.stages} - there
    notes: list[Mended] = []
    for stage in sorted(gone & set(_pointed_at(blueprint))) if gone else ():
        heir = _heir(stage, blueprint, sources)
        blueprint = redirected(blueprint, stage, heir, None)
        notes.append(Mended(Mending.REDIRECTED, stage, heir or ""))
    return blueprint, notes


def _pointed_at(blueprint: Blueprint) -> Iterator[str]:
    entries: Iterator[AnyEntry] = (entry for _, _, entry in blueprint.entries())
    parked = (item.entry for item in blueprint.parking if item.entry is not None)
    for entry in (*entries, *parked):
        for form in (entry, *(former.entry for former in entry.attached)):
            if isinstance(form, DataPoint) and form.required_from is not None:
                yield form.required_from
    for phase in blueprint.journey:
        yield from (end for end in (phase.first, phase.last) if end is not None)
    yield from (item.stage for item in blueprint.parking if item.stage is not None)


def _heir(stage: str, blueprint: Blueprint, sources: Sequence[Blueprint]) -> str | None:
    """The stage that comes next where this one still was, or the last one."""
    there = {other.id for other in blueprint.stages}
    for source in sources:
        at = source.stage_index(stage)
        if at is not None:
            heirs = [other.id for other in source.stages[at + 1 :] if other.id in there]
            if heirs:
                return heirs[0]
    return blueprint.stages[-1].id if blueprint.stages else None


def _marks(blueprint: Blueprint) -> _Result:
    notes: list[Mended] = []

    def empty(stage: Stage) -> Stage:
        full = [element for element, cell in stage.cells() if cell and element in stage.deliberately_empty]
        notes.extend(Mended(Mending.NOT_EMPTY, stage.id, element.value) for element in full)
        return replace(stage, deliberately_empty=stage.deliberately_empty - set(full)) if full else stage

    stages = mapped(blueprint.stages, empty)
    return (blueprint if stages is blueprint.stages else replace(blueprint, stages=stages)), notes


def _order(blueprint: Blueprint, sources: Sequence[Blueprint]) -> _Result:
    if misplaced(blueprint.stages) <= max(misplaced(source.stages) for source in sources):
        return blueprint, []
    stages = tuple(sorted(blueprint.stages, key=lambda stage: stage.kind is not Kind.OPEN))
    return replace(blueprint, stages=stages), [Mended(Mending.REORDERED)]


def _journey(blueprint: Blueprint, sources: Sequence[Blueprint]) -> _Result:
    """A phase whose ends came from two sides may end before it starts: it spans the same stages forwards."""
    odd = {phase.id for source in sources for phase in source.journey if is_backwards(phase, source.stages)}

    def forwards(phase: Phase) -> Phase:
        if phase.id in odd or not is_backwards(phase, blueprint.stages):
            return phase
        return replace(phase, first=phase.last, last=phase.first)

    journey = mapped(blueprint.journey, forwards)
    return (blueprint if journey is blueprint.journey else replace(blueprint, journey=journey)), []


def _doubles(blueprint: Blueprint, sources: Sequence[Blueprint]) -> _Result:
    """Fields and options that came from two entries get an id of their own where they occur again."""
    counts = Counter(_part_ids(blueprint))
    doubles = {name for name, times in counts.items() if times > 1} if len(counts) < counts.total() else set()
    for source in sources if doubles else ():
        doubles -= {name for name, times in Counter(_part_ids(source)).items() if times > 1}
    if not doubles:
        return blueprint, []
    seen: set[str] = set()
    notes: list[Mended] = []

    def own(part_id: str, prefix: str, entry_id: str) -> str:
        if part_id not in doubles:
            return part_id
        if part_id not in seen:
            seen.add(part_id)
            return part_id
        notes.append(Mended(Mending.NEW_ID, part_id, entry_id))
        return derived_id(prefix, entry_id, part_id)

    def change(entry: AnyEntry) -> AnyEntry:
        if isinstance(entry, Document):
            fields = mapped(entry.fields, lambda part: _named(part, own(part.id, FIELD, entry.id)))
            return entry if fields is entry.fields else replace(entry, fields=fields)
        if isinstance(entry, DataPoint):
            options = mapped(entry.options, lambda part: _named(part, own(part.id, OPTION, entry.id)))
            return entry if options is entry.options else replace(entry, options=options)
        return entry

    wanted = {Element.DOCUMENT, Element.DATA_POINT}
    return map_entries(blueprint, lambda element, _: element in wanted, change), notes


def _named(part: T, name: str) -> T:
    return part if part.id == name else replace(part, id=name)


def _part_ids(blueprint: Blueprint) -> Iterator[str]:
    for _, paper in documents(blueprint):
        yield from (field.id for field in paper.fields)
    for _, point in data_points(blueprint):
        yield from (option.id for option in point.options)
