"""What was understood of a workbook that never saw this program, and what a person says of it.

`Understanding` has one `CellUse` for every cell that holds something: what it became, or that it is
left over. `Corrections` are what a person changes; reading again with them is all it takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from blueprint_editor.core.findings import Finding
from blueprint_editor.core.model import Blueprint, Element
from blueprint_editor.workbook.cells import column_letters


class Layout(StrEnum):
    """How a sheet says what belongs to which stage."""

    COLUMNS = "columns"
    """A column for each stage, a row for each element."""
    ROWS = "rows"
    """A row for each stage, a column for each element."""
    SHEETS = "sheets"
    """A sheet for each stage."""
    SECTIONS = "sections"
    """The stages one below the other, each with its elements below it."""
    TABLES = "tables"
    """A table for each element, with the stage in a column."""
    LISTS = "lists"
    """A list for each element, with a column or row for each stage."""
    IGNORED = "ignored"
    """Nothing here is read."""


class Meaning(StrEnum):
    """What a row or a column holds."""

    STAGE = "stage"
    NUMBER = "number"
    ALIASES = "aliases"
    DESCRIPTION = "description"
    KIND = "kind"
    PROBABILITY = "probability"
    MAX_DAYS = "max_days"
    NOTE = "note"
    TRIGGER = "trigger"
    RESPONSIBILITY = "responsibility"
    DOCUMENT = "document"
    DATA_POINT = "data_point"
    TASK = "task"
    COMMUNICATION = "communication"
    ELEMENT = "element"
    """Which element a row is about."""
    TEXT = "text"
    """The entry itself, of the element that the table or the row is about."""
    ROLE = "role"
    WHEN = "when"
    REQUIRED = "required"
    PURPOSE = "purpose"
    CHANNELS = "channels"
    INITIATIVE = "initiative"
    FREQUENCY = "frequency"
    AUDIENCE = "audience"
    OWNER = "owner"
    TEMPLATE = "template"
    ACTOR = "actor"
    EVIDENCE = "evidence"
    TYPE = "type"
    UNIT = "unit"
    CATEGORY = "category"
    STATUS = "status"
    FIELDS = "fields"
    """The fields of the document in the same row."""
    OPTIONS = "options"
    """The answers of the data point in the same row."""
    IGNORE = "ignore"

    @property
    def element(self) -> Element | None:
        """The element of this meaning, or none."""
        return _ELEMENTS.get(self)


_ELEMENTS: dict[Meaning, Element] = {Meaning(element.value): element for element in Element}

CHOICES: tuple[Meaning, ...] = (
    Meaning.STAGE,
    Meaning.TRIGGER,
    Meaning.RESPONSIBILITY,
    Meaning.DOCUMENT,
    Meaning.DATA_POINT,
    Meaning.TASK,
    Meaning.COMMUNICATION,
    Meaning.DESCRIPTION,
    Meaning.ALIASES,
    Meaning.PROBABILITY,
    Meaning.NOTE,
    Meaning.IGNORE,
)
"""What a person can say that a row or a column is."""


class Role(StrEnum):
    """What became of a cell."""

    STAGE = "stage"
    ENTRY = "entry"
    FIELD = "field"
    """A field of a stage or of an entry."""
    HEADING = "heading"
    TITLE = "title"
    NUMBER = "number"
    EMPTY = "empty"
    """A mark that says: nothing here, on purpose."""
    PARKED = "parked"
    IGNORED = "ignored"
    """Somebody said so."""
    LEFT_OVER = "left_over"


class CellUse(msgspec.Struct, frozen=True, gc=False):
    """A cell that holds something, and what it became; `stage` and `ids` are ids in the blueprint."""

    sheet: str
    row: int
    column: int
    text: str
    role: Role
    meaning: Meaning | None = None
    stage: str | None = None
    ids: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The cell as a person says it: `B7`."""
        return f"{column_letters(self.column)}{self.row}"


class Axis(StrEnum):
    """A line of cells in a sheet."""

    ROW = "row"
    COLUMN = "column"


class Line(msgspec.Struct, frozen=True):
    """A row or a column of a sheet, from 1."""

    sheet: str
    axis: Axis
    index: int


class Place(msgspec.Struct, frozen=True):
    """A cell of a sheet."""

    sheet: str
    row: int
    column: int


class Taken(msgspec.Struct, frozen=True):
    """What a person makes of a cell that was left over: an entry of a stage, or parked without one.

    `stage` is the id of a stage in the understanding.
    """

    element: Element | None = None
    stage: str | None = None


class Corrections(msgspec.Struct, frozen=True):
    """What a person says of a workbook: how a sheet is laid out, what a line is, what a cell becomes."""

    layouts: Mapping[str, Layout] = {}
    lines: Mapping[Line, Meaning] = {}
    cells: Mapping[Place, Taken] = {}


class SheetUse(msgspec.Struct, frozen=True):
    """A sheet, how it was read, and what its rows and columns were taken for; other rows and columns hold content.

    `merged` are the cells that were made one: top, left, bottom, right.
    """

    title: str
    layout: Layout
    rows: Mapping[int, Meaning] = {}
    columns: Mapping[int, Meaning] = {}
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()


class Understanding(msgspec.Struct, frozen=True):
    """A workbook as it was understood; `confidence` runs from 0 to 1."""

    layout: Layout
    confidence: float
    sheets: tuple[SheetUse, ...]
    cells: tuple[CellUse, ...]
    blueprint: Blueprint
    findings: tuple[Finding, ...] = ()

    @property
    def left_over(self) -> tuple[CellUse, ...]:
        """The cells that became nothing."""
        return tuple(cell for cell in self.cells if cell.role is Role.LEFT_OVER)
