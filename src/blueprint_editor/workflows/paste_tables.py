"""Tables from elsewhere as entries: which column is what, guessed, said and remembered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import msgspec

from blueprint_editor.core.edits import PastedCell, PasteEntries
from blueprint_editor.core.model import (
    Actor,
    AnyEntry,
    Audience,
    Blueprint,
    Category,
    Channel,
    DataType,
    Element,
    Status,
)
from blueprint_editor.core.text import fold
from blueprint_editor.workbook import codecs
from blueprint_editor.workbook.foreign import Meaning, names, words
from blueprint_editor.workbook.foreign.fields import Making, give_field
from blueprint_editor.workbook.foreign.gather import EntryMade
from blueprint_editor.workbook.labels import lookup, truth
from blueprint_editor.workbook.lines import bears_marks, name_lines, typed_lines
from blueprint_editor.workbook.names import Names

from .clipboard import Rows
from .pasting import Place, new_entry

__all__ = [
    "Columns",
    "Meaning",
    "Use",
    "choices",
    "guess",
    "paste_rows",
    "remembered_of",
]

M = Meaning

_SAMPLE = 60
"""So many cells of a column tell what it is about."""
_ENOUGH = 0.8
_LONGEST_ROLE = 24
_LONGEST_UNIT = 5
_OFTEN = re.compile(
    r"dagelijks|wekelijks|maandelijks|jaarlijks|eenmalig|\bper (?:dag|week|maand|kwartaal|jaar)\b"
    r"|\b(?:daily|weekly|monthly|quarterly|yearly|once)\b|\b(?:elke|iedere|every|each)\b",
    re.IGNORECASE,
)


class Use(msgspec.Struct, frozen=True):
    """What a column holds; with a `stage`, the entries of that stage."""

    meaning: Meaning
    stage: str | None = None


class Columns(msgspec.Struct, frozen=True):
    """What each column holds, and whether the first row is headings."""

    headed: bool
    uses: tuple[Use, ...]

    def body(self, rows: Rows) -> Rows:
        """The rows without the headings."""
        return rows[1:] if self.headed else rows

    def with_use(self, column: int, use: Use) -> Columns:
        """Another meaning for a column; the text of the entries stands in one column only."""
        uses = [Use(M.NOTE) if use.meaning is M.TEXT and use.stage is None and old == use else old for old in self.uses]
        uses[column] = use
        return Columns(self.headed, tuple(uses))


def choices(element: Element) -> tuple[Meaning, ...]:
    """What a column can hold for entries of an element."""
    return (M.TEXT, *words.FIELDS_OF[element], M.STAGE, M.IGNORE)


def paste_rows(rows: Rows, columns: Columns, blueprint: Blueprint, place: Place, language: str) -> PasteEntries:
    """The entries of a table; what a field cannot hold stands in the note."""
    made = _Rows(rows, columns, blueprint, place, language).cells()
    cells = []
    for (stage, element), entries in made.items():
        found = blueprint.stage(stage)
        here = found is None or (stage, element) == (place.stage, place.element)
        index = place.index if found is None or here else len(found.cell(element))
        cells.append(PastedCell(stage, element, index, tuple(entries)))
    order = {stage.id: number for number, stage in enumerate(blueprint.stages)}
    cells.sort(key=lambda cell: (order.get(cell.stage, 0), cell.element.step))
    return PasteEntries(tuple(cells), place.seed)


def guess(rows: Rows, element: Element, blueprint: Blueprint, remembered: Mapping[str, str]) -> Columns:
    """What the columns hold: as it was said before, else as headings and contents tell."""
    stages = {names.key_of(stage.name): stage.id for stage in blueprint.stages}
    first = rows[0]
    by_stage = [stages.get(names.key_of(cell)) if cell else None for cell in first]
    hits = [words.field_heading(cell, element) if cell else None for cell in first]
    meant = [hit.meaning if hit and hit.weight >= 0.7 else None for hit in hits]
    if len(rows) > 1 and len(set(filter(None, by_stage))) >= 2:
        return Columns(True, tuple(_stage_uses(rows, by_stage)))
    known = [remembered.get(_heading_key(cell)) for cell in first]
    headed = len(rows) > 1 and 2 * sum(map(bool, (k or m for k, m in zip(known, meant, strict=True)))) >= sum(
        map(bool, first)
    )
    body = rows[1:] if headed else rows
    found = _Guess(element, blueprint, stages)
    for column in range(len(first)):
        said = known[column] if headed else remembered.get(_place_key(len(first), column))
        cells = [row[column] for row in body[:_SAMPLE] if row[column]]
        found.look(column, said, meant[column] if headed else None, first[column] if headed else "", cells)
    return Columns(headed, found.uses())


def _stage_uses(rows: Rows, by_stage: Sequence[str | None]) -> list[Use]:
    """A column for each stage; one without a heading may name the elements."""
    uses = [Use(M.TEXT, stage) if stage else Use(M.IGNORE) for stage in by_stage]
    for column, use in enumerate(uses):
        cells = [row[column] for row in rows[1:] if row[column]]
        if use.stage is None and cells and all(words.element_named(cell) for cell in cells):
            uses[column] = Use(M.ELEMENT)
            break
    return uses


def remembered_of(rows: Rows, columns: Columns) -> dict[str, str]:
    """What `guess` is to be told next time: by heading, or by place where there are none."""
    first = rows[0]
    found = {}
    for column, use in enumerate(columns.uses):
        if use.stage is None:
            key = _heading_key(first[column]) if columns.headed else _place_key(len(first), column)
            found[key] = use.meaning.value
    return {key: value for key, value in found.items() if key}


def _heading_key(heading: str) -> str:
    return fold(heading)[:60]


def _place_key(width: int, column: int) -> str:
    return f"#{width}.{column}"


class _Guess:
    """Gives each column the meaning it most likely has, each meaning once."""

    def __init__(self, element: Element, blueprint: Blueprint, stages: Mapping[str, str]) -> None:
        self.element, self.stages = element, stages
        self.allowed = choices(element)
        self.roles = {fold(role) for role in blueprint.roles}
        self._role = M.OWNER if element is Element.DOCUMENT else M.ROLE
        self.found: dict[int, Meaning] = {}
        self.distinct: list[bool] = []

    def look(self, column: int, said: str | None, meant: Meaning | None, heading: str, cells: Sequence[str]) -> None:
        """Look at one column: what was said of it before, its heading, its cells."""
        self.distinct.append(len(set(map(fold, cells))) > len(cells) / 2)
        if said in set(self.allowed):
            self._take(column, Meaning(said))
        elif meant is M.NUMBER:
            self.found[column] = M.IGNORE
        elif meant is not None and (meant in self.allowed or meant.element is self.element):
            self._take(column, M.TEXT if meant.element is self.element else meant)
        elif heading and words.is_text_heading(heading):
            self._take(column, M.TEXT)
        elif not cells or all(cell.rstrip(".").isdigit() for cell in cells):
            self.found[column] = M.IGNORE if self._counts(cells) else M.NOTE
        else:
            self._look_inside(column, cells)

    def _look_inside(self, column: int, cells: Sequence[str]) -> None:
        for meaning, fits in self._tests():
            if meaning in self.allowed and meaning not in self.found.values() and _mostly(fits, cells):
                self.found[column] = meaning
                return
        if column and self._role in self.allowed and self._role not in self.found.values() and _are_roles(cells):
            self.found[column] = self._role

    def _take(self, column: int, meaning: Meaning) -> None:
        taken = meaning in self.found.values() and meaning not in {M.NOTE, M.IGNORE}
        self.found[column] = M.NOTE if taken else meaning

    def _counts(self, cells: Sequence[str]) -> bool:
        """Whether a column of numbers counts its rows."""
        numbers = [int(cell.rstrip(".")[:9] or 0) for cell in cells]
        return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True

    def _tests(self) -> tuple[tuple[Meaning, Callable[[str], bool]], ...]:
        return (
            (M.STAGE, lambda cell: names.key_of(cell) in self.stages),
            (M.WHEN, _is_moment),
            (M.TYPE, lambda cell: lookup(DataType, cell) is not None),
            (M.CATEGORY, lambda cell: lookup(Category, cell) is not None),
            (M.STATUS, lambda cell: lookup(Status, cell) is not None),
            (M.AUDIENCE, lambda cell: lookup(Audience, cell) is not None),
            (M.ACTOR, lambda cell: lookup(Actor, cell) is not None),
            (
                M.CHANNELS,
                lambda cell: any(lookup(Channel, part.strip()) for part in cell.replace(",", "\n").split("\n")),
            ),
            (M.REQUIRED, lambda cell: truth(cell) is not None),
            (self._role, lambda cell: fold(cell) in self.roles),
            (M.FREQUENCY, lambda cell: _OFTEN.search(cell) is not None),
            (M.UNIT, lambda cell: len(cell) <= _LONGEST_UNIT and not cell.isdigit()),
        )

    def uses(self) -> tuple[Use, ...]:
        """The meanings; the first column without one that says something else in each row is the text."""
        every = range(len(self.distinct))
        rest = [column for column in every if column not in self.found]
        if M.TEXT not in self.found.values():
            places = rest or [column for column in every if self.found[column] is not M.IGNORE] or [0]
            self.found[next((column for column in places if self.distinct[column]), places[0])] = M.TEXT
        return tuple(Use(self.found.get(column, M.NOTE)) for column in every)


def _mostly(fits: Callable[[str], bool], cells: Sequence[str]) -> bool:
    return sum(map(fits, cells)) >= _ENOUGH * len(cells)


def _are_roles(cells: Sequence[str]) -> bool:
    """Whether short names come back."""
    names_of = {fold(cell) for cell in cells}
    return len(names_of) < len(cells) and all(len(name) <= _LONGEST_ROLE and name.count(" ") < 3 for name in names_of)


def _is_moment(cell: str) -> bool:
    problems: list[object] = []
    codecs.MOMENT.read(cell, None, Names(None), "nl", lambda *code, **_: problems.append(code))
    return not problems


class _Rows:
    """Makes the entries of a table, row by row."""

    def __init__(self, rows: Rows, columns: Columns, blueprint: Blueprint, place: Place, language: str) -> None:
        self.rows, self.columns, self.place, self.language = columns.body(rows), columns, place, language
        self.headings = rows[0] if columns.headed else ("",) * len(columns.uses)
        self.stages = {names.key_of(stage.name): stage.id for stage in blueprint.stages}
        self.made: dict[tuple[str, Element], list[EntryMade]] = {}
        self.element = place.element
        self.last: EntryMade | None = None
        self.count = 0

    def cells(self) -> dict[tuple[str, Element], list[AnyEntry]]:
        """The entries by cell."""
        by_stage = any(use.stage for use in self.columns.uses)
        for row in self.rows:
            if by_stage:
                self._read_stages(row)
            else:
                self._read(row)
        return {cell: [one.entry for one in made] for cell, made in self.made.items()}

    def _read_stages(self, row: Sequence[str]) -> None:
        for use, cell in zip(self.columns.uses, row, strict=True):
            if use.meaning is M.ELEMENT and cell:
                self.element = words.element_named(cell) or self.place.element
        for use, cell in zip(self.columns.uses, row, strict=True):
            if use.stage and cell:
                self._make(use.stage, typed_lines(cell))

    def _read(self, row: Sequence[str]) -> None:
        cells = list(zip(self.columns.uses, self.headings, row, strict=True))
        text = next((cell for use, _, cell in cells if use.meaning is M.TEXT), "")
        others = [
            (use.meaning, name, cell) for use, name, cell in cells if cell and use.meaning not in {M.TEXT, M.IGNORE}
        ]
        stage, lost = self._stage_of(others)
        if not text:
            self._go_on([cell for _, _, cell in others])
            return
        made = self._make(stage, typed_lines(text) if bears_marks(text) else ["\n".join(name_lines(text))])
        making = Making(self.place.seed, stage, self.stages, self.language)
        for meaning, name, cell in others:
            if meaning is M.NOTE or (meaning is M.STAGE and lost):
                give_field(made, M.NOTE, f"{name}: {cell}" if name and not _is_note(name) else cell, cell, making)
            elif meaning is not M.STAGE:
                value = "\n".join(part.strip() for part in cell.split(",")) if meaning is M.CHANNELS else cell
                give_field(made, meaning, value, value, making)

    def _stage_of(self, cells: Sequence[tuple[Meaning, str, str]]) -> tuple[str, bool]:
        """The stage of a row, and whether it names one that is not there."""
        said = next((cell for meaning, _, cell in cells if meaning is M.STAGE), "")
        found = self.stages.get(names.key_of(said)) if said else None
        return found or self.place.stage, bool(said) and found is None

    def _go_on(self, cells: Sequence[str]) -> None:
        """A row without a text says more of the entry above it."""
        said = " · ".join(cells)
        if said and self.last is not None:
            note = self.last.entry.note
            self.last.entry = msgspec.structs.replace(self.last.entry, note=f"{note}\n{said}" if note else said)
        elif said:
            self._make(self.place.stage, [said])

    def _make(self, stage: str, texts: Sequence[str]) -> list[EntryMade]:
        made = []
        for text in texts:
            made.append(EntryMade(new_entry(self.place.seed, self.element, self.count, text), ""))
            self.count += 1
        self.made.setdefault((stage, self.element), []).extend(made)
        self.last = made[-1] if made else self.last
        return made


def _is_note(heading: str) -> bool:
    hit = words.field_heading(heading, Element.TASK)
    return hit is not None and hit.meaning is M.NOTE
