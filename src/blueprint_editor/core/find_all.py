"""Everything on a board that holds some words, in its order, with the part of the thing that they are in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from .model import AnyEntry, Blueprint, Communication, DataPoint, Document, Element, Responsibility, Stage, Task
from .search import Query, block_of


class Found(NamedTuple):
    """A stage or an entry with the words in it: in which part, and that part's text."""

    order: tuple[int, int, int]
    """The numbers of stage, element and entry; -1 for none."""
    stage: str
    element: Element | None
    entry: str | None
    part: str
    text: str


class _Line(NamedTuple):
    element: int
    entry: int
    part: str
    text: str


class FindIndex:
    """All texts of a board; a stage that an edit changed is folded again when it is next looked through."""

    def __init__(self) -> None:
        self._blocks: dict[str, tuple[Stage, list[_Line], str]] = {}

    def search(self, blueprint: Blueprint, query: Query, found: Callable[[Found], None]) -> Iterator[None]:
        """Tell each thing with all the words in one of its texts, once; gives up the turn often."""
        for number, stage in enumerate(blueprint.stages if query else ()):
            lines, block = self._block(stage)
            last = None
            for line in query.any_lines(block) if query.may_be_in(block) else ():
                thing = lines[line][:2]
                if thing != last:
                    found(_found(number, stage, lines[line]))
                last = thing
            yield

    def _block(self, stage: Stage) -> tuple[list[_Line], str]:
        known = self._blocks.get(stage.id)
        if known is None or known[0] is not stage:
            lines = list(_lines(stage))
            known = self._blocks[stage.id] = (stage, lines, block_of([line.text for line in lines]))
        return known[1:]


def _found(number: int, stage: Stage, line: _Line) -> Found:
    order = (number, line.element, line.entry)
    if line.element < 0:
        return Found(order, stage.id, None, None, line.part, line.text)
    element = tuple(Element)[line.element]
    return Found(order, stage.id, element, stage.cell(element)[line.entry].id, line.part, line.text)


def _lines(stage: Stage) -> Iterator[_Line]:
    named = (("name", stage.name), *(("alias", alias) for alias in stage.aliases))
    for part, text in (*named, ("description", stage.description), ("stage_note", stage.note)):
        if text:
            yield _Line(-1, -1, part, text)
    for element, (_element, cell) in enumerate(stage.cells()):
        for number, entry in enumerate(cell):
            yield _Line(element, number, "text", entry.text)
            for part, text in _parts(entry):
                if text:
                    yield _Line(element, number, part, text)


def _parts(entry: AnyEntry) -> Iterator[tuple[str, str]]:
    """What an entry says beside its text."""
    yield "note", entry.note
    if isinstance(entry, Document):
        yield "role", entry.owner
        for field in entry.fields:
            yield "field", field.text
            yield "note", field.note
    elif isinstance(entry, DataPoint):
        yield "purpose", entry.purpose
        for option in entry.options:
            yield "option", option.label
            yield "option", option.definition
    elif isinstance(entry, Responsibility | Task):
        yield "role", entry.role
    elif isinstance(entry, Communication):
        yield "purpose", entry.purpose
        yield "frequency", entry.frequency
        for channel in entry.channels:
            yield "channel", channel
