"""A blueprint for hand edits, and the words in which the cases say what was done and what that makes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from msgspec.structs import replace

from blueprint_editor.core.edits import (
    AddEntries,
    DeleteStage,
    Edit,
)
from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.model import (
    ENTRY_TYPES,
    Blueprint,
    Element,
    EntryRef,
    ParkingItem,
    Stage,
)
from blueprint_editor.workbook import layout
from blueprint_editor.workbook.cells import column_letters
from blueprint_editor.workbook.names import Names
from blueprint_editor.workbook.picture import picture_rows
from blueprint_editor.workbook.rows import rows
from tests.unit.hand_deeds import (
    Deed,
    put,
)
from tests.unit.workbook_kit import FIRST_ROW, service

_SERVICE = service()
BASE = replace(
    _SERVICE,
    stages=(
        replace(_SERVICE.stages[0], aliases=("Intake", "Kennismaking; eerste gesprek")),
        replace(_SERVICE.stages[1], responsibilities=(), deliberately_empty=frozenset({Element.RESPONSIBILITY})),
        *_SERVICE.stages[2:],
    ),
    parking=(ParkingItem("pk_aaaaaaaaaaaa", "Prijslijst nakijken", "Consultant", "2026-03-01", Element.DOCUMENT),),
)
A, B, C, D = BASE.stages[:4]
CHANGED = frozenset({Code.CONTENT_CHANGED})
TASKS, STAGES = layout.ENTRY_TABLES[Element.TASK], layout.STAGES
WIDTH = len(BASE.stages) + 1


class Case(NamedTuple):
    """What was done, what it makes, and the findings it leaves; `office` where LibreOffice does it otherwise."""

    deeds: tuple[Deed, ...]
    makes: Blueprint = BASE
    codes: frozenset[Code] = frozenset()
    office: tuple[Blueprint, frozenset[Code]] | None = None


def row_of(table: layout.Table, text: str) -> int:
    """The row of the thing with this text."""
    found = rows(BASE, table, Names.of(BASE))
    return next(at for at, row in enumerate(found, FIRST_ROW) if getattr(row.source.thing, table.text) == text)


def last_row(table: layout.Table) -> int:
    """The last row of a table."""
    return FIRST_ROW - 1 + sum(1 for _ in rows(BASE, table, Names.of(BASE)))


def at(table: layout.Table, text: str, key: str) -> tuple[str, str]:
    """The sheet and the cell of a field."""
    return table.title("nl"), f"{table.letter(key)}{row_of(table, text)}"


def typed(table: layout.Table, row: int, **cells: object) -> tuple[Deed, ...]:
    """Values typed in a row, by column."""
    return tuple(put(table.title("nl"), f"{table.letter(key)}{row}", value) for key, value in cells.items())  # type: ignore[arg-type]  # any value


def shown(key: str, stage: Stage) -> tuple[str, str]:
    """The cell of a band in the picture, and what it says."""
    place = BASE.stages.index(stage)
    found = picture_rows(BASE)
    row = next(at for at, one in enumerate(found, FIRST_ROW) if one.key == key)
    return f"{column_letters(place + 2)}{row}", found[row - FIRST_ROW].cells[place]


def drawn(key: str, stage: Stage, change: Callable[[str], str]) -> Deed:
    """A cell of the picture with another text."""
    cell, text = shown(key, stage)
    return put("Blueprint", cell, change(text) or None)


def done(*edits: Edit) -> Blueprint:
    """The blueprint after edits on the board."""
    result: Blueprint = BASE
    for edit in edits:
        after = edit.apply(result)
        assert not isinstance(after, Refusal), after
        result = after
    return result


def with_entry(entry: Any, **changes: object) -> Blueprint:
    """The blueprint with one entry changed, and nothing else."""

    def stage(one: Stage) -> Stage:
        cells: dict[str, Any] = {}
        for element, cell in one.cells():
            if entry in cell:
                cells[f"{element.value}s" if element is not Element.RESPONSIBILITY else "responsibilities"] = tuple(
                    replace(other, **changes) if other is entry else other for other in cell
                )
        return replace(one, **cells)

    return replace(BASE, stages=tuple(stage(one) for one in BASE.stages))


def with_stage(stage: Stage, **changes: object) -> Blueprint:
    """The blueprint with one stage changed, and nothing else."""
    return replace(BASE, stages=tuple(replace(one, **changes) if one is stage else one for one in BASE.stages))


def ref(entry: Any) -> EntryRef:
    """Where an entry stands."""
    return next(EntryRef(stage.id, element, one.id) for stage, element, one in BASE.entries() if one is entry)


def added(stage: Stage, text: str, place: int = 99, element: Element = Element.TASK, **fields: object) -> AddEntries:
    """A new entry."""
    return AddEntries(stage.id, element, place, (ENTRY_TYPES[element]("new_aaaaaaaaaaaa", text, **fields),))  # type: ignore[arg-type]  # any value


T0, T1 = A.tasks[:2]
TRIGGER = A.triggers[0]
DOCUMENT = A.documents[0]
POINT = A.data_points[0]
FIELD = DOCUMENT.fields[0]
OPTION = next(point for stage in BASE.stages for point in stage.data_points if point.options)
ROW0, LAST = row_of(TASKS, T0.text), last_row(TASKS)
AREA = f"A{FIRST_ROW}:I{LAST}"
ALL_TASKS = f"A1:I{LAST}"
RESPONSIBLE = layout.ENTRY_TABLES[Element.RESPONSIBILITY]


def without_numbers() -> tuple[Deed, ...]:
    """The Nr of every task cleared."""
    return tuple(put("Taken", f"B{row}", None) for row in range(FIRST_ROW, LAST + 1))


def sorted_tasks() -> Blueprint:
    """The tasks of each stage by their text."""
    return replace(
        BASE,
        stages=tuple(replace(one, tasks=tuple(sorted(one.tasks, key=lambda task: task.text))) for one in BASE.stages),
    )


def without_stage(stage: Stage) -> Blueprint:
    """The blueprint without a stage; on the board its data points would be required from the next one."""
    left = done(DeleteStage(stage.id))
    waiting = {one.id for other in BASE.stages for one in other.data_points if one.required_from == stage.id}
    return replace(
        left,
        stages=tuple(
            replace(
                other,
                data_points=tuple(
                    replace(one, required_from=None) if one.id in waiting else one for one in other.data_points
                ),
            )
            for other in left.stages
        ),
    )
