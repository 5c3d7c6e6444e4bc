"""Edits of data points as a table: fill in several at once, and merge those that are one and the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.model import (
    AnyEntry,
    Blueprint,
    Category,
    DataPoint,
    DataType,
    Element,
    EntryRef,
    Former,
    HubSpotMapping,
    Option,
    Status,
    element_of,
)
from blueprint_editor.core.text import fold

from .base import Cells, Edit, Step, edited, entries_at, refuse, step_of
from .convert import refreshed
from .entries import changed_to, prepared
from .links import redirect, unknown_link

T = TypeVar("T")


class Filled(msgspec.Struct, frozen=True):
    """A data point as it should be in a stage; one that is not there yet comes after those that are."""

    stage: str
    point: DataPoint


class FillDataPoints(Edit, frozen=True, tag="fill_data_points"):
    """Change data points where they stand and add new ones, as rows of a table are filled in."""

    rows: tuple[Filled, ...]

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused, all of it: a stage is not there, or one of the rows could not be changed or added by itself."""
        wanted: dict[str, dict[str, DataPoint]] = {}
        for row in self.rows:
            wanted.setdefault(row.stage, {})[row.point.id] = row.point
        cells, new = Cells(blueprint), dict[str, list[DataPoint]]()
        for name, points in wanted.items():
            stage = blueprint.stage(name)
            if stage is None:
                return refuse(Code.NOT_THERE, what="stage")
            cell: list[AnyEntry] = []
            for point in stage.data_points:
                ready = changed_to(blueprint, point, points[point.id]) if point.id in points else point
                if isinstance(ready, Refusal):
                    return ready
                cell.append(ready)
            cells.put(name, Element.DATA_POINT, cell)
            there = {point.id for point in stage.data_points}
            new[name] = [point for point in points.values() if point.id not in there]
        return add_points(cells.done(), new)

    def step(self, before: Blueprint) -> Step:
        """`fill_points` with n and element, and text when it is one that is there."""
        refs = [EntryRef(row.stage, Element.DATA_POINT, row.point.id) for row in self.rows]
        return step_of("fill_points", before, refs, element=Element.DATA_POINT.value)


class MergeDataPoints(Edit, frozen=True, tag="merge_data_points"):
    """Make one data point of several: the first of `refs` stays, with all that was linked to the others.

    Where the first says nothing, what the others say counts; options are united, the earliest stage from which
    one is required stays, and notes and purposes stand below each other.
    """

    refs: tuple[EntryRef, ...]

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: one of them is not there or no data point, or the texts together are too long."""
        found = entries_at(blueprint, self.refs)
        if isinstance(found, Refusal):
            return found
        points = [entry for entry in found.values() if isinstance(entry, DataPoint)]
        if len(points) < len(found):
            return refuse(Code.WRONG_ELEMENT, element=Element.DATA_POINT.value)
        if len(points) < 2:
            return blueprint
        order = {stage.id: place for place, stage in enumerate(blueprint.stages)}
        merged = prepared(_merged(points, order), points[0])
        if isinstance(merged, Refusal):
            return merged
        first, *others = found
        cells = Cells(blueprint)
        cell = cells.get(first.stage, Element.DATA_POINT)
        cells.put(first.stage, Element.DATA_POINT, [merged if entry.id == first.id else entry for entry in cell])
        cells.take(others)
        return redirect(cells.done(), {ref.id: first.id for ref in others})

    def step(self, before: Blueprint) -> Step:
        """`merge_points` with n and element, and as `new` the text of the one that stays."""
        kept = step_of("merge_points", before, self.refs[:1]).facts.get("text", "")
        return step_of("merge_points", before, self.refs, new=kept)


def add_points(blueprint: Blueprint, new: Mapping[str, Sequence[DataPoint]]) -> Blueprint | Refusal:
    """The blueprint with new data points at the end of stages that are there, or why one cannot be added."""
    cells = Cells(blueprint)
    for name, points in new.items():
        stage = blueprint.stage(name)
        if stage is None:
            return refuse(Code.NOT_THERE, what="stage")
        ready: list[AnyEntry] = []
        for point in points:
            entry = prepared(point, None)
            if isinstance(entry, Refusal):
                return entry
            ready.append(entry)
        taken = {entry.id for _, cell in stage.cells() for entry in cell}
        parts = [option.id for point in points for option in point.options]
        if not taken.isdisjoint(entry.id for entry in ready) or len(set(parts)) < len(parts):
            return refuse(Code.ALREADY_THERE, what="entry")
        unknown = unknown_link(blueprint, ready)
        if unknown:
            return unknown
        cells.put(name, Element.DATA_POINT, [*cells.get(name, Element.DATA_POINT), *ready])
    return cells.done()


def _merged(points: list[DataPoint], order: Mapping[str, int]) -> DataPoint:
    """The first with what the others have and it has not."""
    first = points[0]
    stages = [point.required_from for point in points if point.required_from is not None]
    sure = [status for status in (Status.CONFIRMED, Status.ASSUMPTION) if any(p.status is status for p in points)]
    merged = replace(
        first,
        status=sure[0] if sure else first.status,
        note=_joined([point.note for point in points]),
        attached=_attached(points),
        category=_first([point.category for point in points], Category.OTHER),
        type=_first([point.type for point in points], DataType.TEXT),
        unit=_first([point.unit for point in points], ""),
        options=_united([option for point in points for option in point.options]),
        purpose=_joined([point.purpose for point in points]),
        required_from=min(stages, key=lambda stage: order.get(stage, len(order)), default=None),
        hubspot=_first([point.hubspot for point in points], HubSpotMapping()),
    )
    return _as_point(refreshed(edited(merged)))


def _as_point(entry: AnyEntry) -> DataPoint:
    assert isinstance(entry, DataPoint)
    return entry


def _first(values: Sequence[T], nothing: T) -> T:
    """The first that says something."""
    return next((value for value in values if value != nothing), nothing)


def _joined(texts: Sequence[str]) -> str:
    """The texts below each other, each once."""
    return "\n".join(dict.fromkeys(text for text in texts if text.strip()))


def _united(options: Sequence[Option]) -> tuple[Option, ...]:
    """Each option once, by its label; the first has what a later one says and it does not."""
    united: dict[str, Option] = {}
    for option in options:
        known = united.setdefault(fold(option.label), option)
        united[fold(option.label)] = replace(
            known, value=known.value or option.value, definition=known.definition or option.definition
        )
    return tuple(united.values())


def _attached(points: list[DataPoint]) -> tuple[Former, ...]:
    """What each was as another element; of two that were the same element the first, with the links of both."""
    formers: dict[Element, Former] = {}
    for point in points:
        for former in point.attached:
            element = element_of(former.entry)
            known = formers.get(element)
            if known is None:
                formers[element] = replace(former, entry=replace(former.entry, id=points[0].id))
                continue
            links = dict(zip(former.linked_from, former.linked_at, strict=False))
            fresh = {source: at for source, at in links.items() if source not in known.linked_from}
            formers[element] = replace(
                known,
                linked_from=(*known.linked_from, *fresh),
                linked_at=(*known.linked_at, *fresh.values()),
            )
    return tuple(formers.values())
