"""Data points as the rows of a table: what each column says, what a text says of it, and a table that is pasted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from msgspec.structs import replace

from blueprint_editor.core import ids
from blueprint_editor.core.edits import FillDataPoints, Filled, MoveEntries
from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import (
    Blueprint,
    Category,
    DataPoint,
    DataType,
    Element,
    EntryRef,
    Option,
    Stage,
    Status,
    data_points,
)
from blueprint_editor.core.text import fold, one_line
from blueprint_editor.method.guess import shaped, split_options
from blueprint_editor.workbook import codecs
from blueprint_editor.workbook.foreign import names
from blueprint_editor.workbook.labels import LANGUAGES, label, lookup, truth
from blueprint_editor.workbook.layout import ENTRY_TABLES
from blueprint_editor.workbook.names import Names
from blueprint_editor.workbook.text import fold_heading

from .clipboard import Rows

COLUMNS = (
    "stage",
    "text",
    "category",
    "type",
    "unit",
    "options",
    "required_from",
    "purpose",
    "origins",
    "hubspot",
    "status",
)
"""The columns, from left to right."""
DERIVED = frozenset({"origins"})
CHOICES: dict[str, type[StrEnum]] = {"category": Category, "type": DataType, "status": Status}
"""The columns whose values are those of an enumeration."""
MARKS = (";", "|", "/", "\n")
"""What parts the options of one cell: the first that stands in none of them."""

_TYPES_WITH_OPTIONS = frozenset({DataType.CHOICE, DataType.MULTI_CHOICE})
_ALSO = {
    "stage": ("fase", "stage", "verkoopfase"),
    "options": ("opties", "options", "keuzes", "choices", "waarden", "values", "keuzeopties"),
    "origins": ("komt uit", "comes from", "herkomst", "origin", "origins"),
}


class Stages:
    """The stages of a blueprint by their ids and names."""

    def __init__(self, stages: Iterable[Stage]) -> None:
        self.all = tuple(stages)
        self.places = {stage.id: place for place, stage in enumerate(self.all)}
        self._named: dict[str, str] = {}
        for stage in self.all:
            for name in (stage.name, *stage.aliases):
                self._named.setdefault(names.key_of(name), stage.id)

    def name(self, stage: str | None) -> str:
        """What a stage is called, or nothing."""
        return self.all[self.places[stage]].name if stage in self.places else ""

    def named(self, text: str) -> str | None:
        """The stage that a text names, or none."""
        return self._named.get(names.key_of(text))


def text_of(point: DataPoint, column: str, stages: Stages, language: str) -> str:
    """What a column says of a data point, as a text that is read back as the same."""
    match column:
        case "options":
            return joined_options(point.options)
        case "required_from":
            return stages.name(point.required_from)
        case "hubspot":
            return str(codecs.HUBSPOT.write(point.hubspot, Names(), language) or "")
        case "category" | "type" | "status":
            return label(getattr(point, column), language)
        case _:
            text: str = getattr(point, column)
            return text


def joined_options(options: Sequence[Option]) -> str:
    """The labels of options in one text."""
    mark = mark_of(options)
    gap = {"\n": "\n", ";": "; "}.get(mark, f" {mark} ")
    return gap.join(option.label for option in options)


def mark_of(options: Sequence[Option]) -> str:
    """What parts these options in one text."""
    return next((mark for mark in MARKS if not any(mark in option.label for option in options)), "\n")


def given(point: DataPoint, column: str, text: str, stages: Stages, seed: str) -> DataPoint | None:
    """The data point with what a text says of a column; none when the text says nothing that can be there."""
    text = text.strip()
    if column in CHOICES:
        value = lookup(CHOICES[column], text)
        return None if value is None else replace(point, **{column: value})
    match column:
        case "text":
            return replace(point, text=text) if text else None
        case "unit":
            return replace(point, unit=one_line(text))
        case "purpose":
            return replace(point, purpose=text)
        case "options":
            return with_options(point, split_options(text, mark_of(point.options)), seed)
        case "required_from":
            start = stages.named(text) if text else None
            known = not text or start is not None or truth(text) is False
            return replace(point, required_from=start) if known else None
        case "hubspot":
            return replace(point, hubspot=codecs.HUBSPOT.read(text, point.hubspot, Names(), "", _ignore))
        case _:
            return None


def _ignore(_code: Code, **_facts: str | int) -> None:
    """Any text is a property."""


def with_options(point: DataPoint, labels: Sequence[str], seed: str) -> DataPoint:
    """The data point with these options: one that was there keeps its value and meaning; a text becomes a choice."""
    known = {fold(option.label): option for option in reversed(point.options)}
    options = tuple(
        replace(known[fold(one)], label=one)
        if fold(one) in known
        else Option(ids.derived_id(ids.OPTION, seed, f"{point.id} {place}"), one)
        for place, one in enumerate(dict.fromkeys(labels))
    )
    kind = point.type if point.type in _TYPES_WITH_OPTIONS or not options else DataType.CHOICE
    return replace(point, options=options, type=kind if point.type is DataType.TEXT else point.type)


def heading_of(text: str) -> str | None:
    """The column that a heading names in either language, or none."""
    return _HEADINGS.get(fold_heading(text))


def _headings() -> dict[str, str]:
    known = {fold_heading(word): column for column, words in _ALSO.items() for word in words}
    for column in ENTRY_TABLES[Element.DATA_POINT].columns:
        if column.key in COLUMNS:
            known |= {fold_heading(word): column.key for word in (*column.headings, *column.synonyms)}
    return known


_HEADINGS = _headings()


class Target(NamedTuple):
    """Where a table is pasted: the rows from the current one down, and the columns from the current one on."""

    rows: Sequence[tuple[str, DataPoint]]
    """Each with its stage."""
    columns: Sequence[str]
    stage: str
    """Where what is new goes."""


class Pasted(NamedTuple):
    """What a paste does, in the order in which it is done, and what could not be taken."""

    moves: tuple[MoveEntries, ...] = ()
    fill: FillDataPoints = FillDataPoints(())
    changed: int = 0
    added: int = 0
    lost: tuple[tuple[str, str], ...] = ()
    """Columns and texts that say nothing that can be there."""
    over: int = 0
    """Rows for which there was no place."""


def paste(block: Rows, target: Target, blueprint: Blueprint, seed: str) -> Pasted:
    """What a table from elsewhere gives; with headings, rows of a name that is there are those data points.

    An empty cell says nothing, so that it clears nothing.
    """
    return _Paste(block, target, blueprint, seed).done()


class _Paste:
    """One paste while it is being read."""

    def __init__(self, block: Rows, target: Target, blueprint: Blueprint, seed: str) -> None:
        self._seed, self._target = seed, target
        self._stages = Stages(blueprint.stages)
        heads = [heading_of(cell) for cell in block[0]] if block else []
        headed = bool(heads) and all(head or not cell for head, cell in zip(heads, block[0], strict=True))
        self._headed = headed and any(heads) and len(block) > 1
        self._columns = heads if self._headed else [*target.columns, *[None] * len(heads)][: len(heads)]
        self._body = block[1:] if self._headed else block
        self._by_name = self._headed and "text" in self._columns
        self._known: dict[str, list[tuple[str, DataPoint]]] = {}
        if self._by_name:
            for stage, point in data_points(blueprint):
                self._known.setdefault(fold(point.text), []).append((stage.id, point))
        self._rows: dict[str, Filled] = {}
        self._was: dict[str, tuple[str, DataPoint]] = {}
        self._lost: list[tuple[str, str]] = []
        self._over = 0

    def done(self) -> Pasted:
        """Read it all."""
        for place, cells in enumerate(self._body):
            said = {column: cell for column, cell in zip(self._columns, cells, strict=False) if column and cell.strip()}
            if said:
                self._read(place, said)
        moves: dict[str, list[EntryRef]] = {}
        for name, row in self._rows.items():
            before = self._was.get(name)
            if before is not None and before[0] != row.stage:
                moves.setdefault(row.stage, []).append(EntryRef(before[0], Element.DATA_POINT, name))
        changed = [row for name, row in self._rows.items() if name in self._was and self._differs(name, row)]
        new = [row for name, row in self._rows.items() if name not in self._was]
        return Pasted(
            tuple(MoveEntries(tuple(refs), stage, Element.DATA_POINT, 1_000_000) for stage, refs in moves.items()),
            FillDataPoints((*changed, *new)),
            len(changed),
            len(new),
            tuple(self._lost),
            self._over,
        )

    def _differs(self, name: str, row: Filled) -> bool:
        return (row.stage, row.point) != self._was[name]

    def _read(self, place: int, said: Mapping[str, str]) -> None:
        stage = self._stages.named(said["stage"]) if "stage" in said else None
        if "stage" in said and stage is None:
            self._lost.append(("stage", said["stage"]))
        there = self._there(place, said, stage)
        if there is not None:
            self._was.setdefault(there[1].id, there)
            start = self._rows[there[1].id].point if there[1].id in self._rows else there[1]
            self._take(stage or there[0], start, said)
        elif "text" in said:
            point = DataPoint(ids.derived_id(ids.ENTRY_PREFIXES[Element.DATA_POINT], self._seed, f"row {place}"), "")
            point = replace(point, text=said["text"].strip())
            plain = {"type", "unit", "options"}.isdisjoint(said)
            rest = {column: cell for column, cell in said.items() if column != "text"}
            self._take(stage or self._target.stage, shaped(point, self._seed) if plain else point, rest)
        else:
            self._over += 1

    def _there(self, place: int, said: Mapping[str, str], stage: str | None) -> tuple[str, DataPoint] | None:
        """The data point that a row is about, or none: it is a new one."""
        if not self._by_name:
            return self._target.rows[place] if place < len(self._target.rows) else None
        alike = self._known.get(fold(said.get("text", "")), [])
        return next((one for one in alike if stage in {None, one[0]}), None) or next(iter(alike), None)

    def _take(self, stage: str, point: DataPoint, said: Mapping[str, str]) -> None:
        for column, cell in said.items():
            if column in DERIVED or column == "stage" or cell in self._shown(point, column):
                continue
            ready = given(point, column, cell, self._stages, self._seed)
            if ready is None:
                self._lost.append((column, cell))
            else:
                point = ready
        self._rows[point.id] = Filled(stage, point)

    def _shown(self, point: DataPoint, column: str) -> set[str]:
        """What the column says now, in either language."""
        return {text_of(point, column, self._stages, language) for language in LANGUAGES}
