"""A blueprint as the bytes of its workbook."""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Sequence
from itertools import repeat

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table as WorkbookTable
from openpyxl.worksheet.table import TableColumn, TableStyleInfo
from openpyxl.writer.excel import ExcelWriter

from blueprint_editor.core.model import Blueprint, Element, Kind, Stage
from blueprint_editor.core.text import fold

from . import codecs, layout, styles
from .errors import StoreError, code_of
from .labels import label, side
from .layout import FIRST_ROW, HEADING_ROW, Column, Role, Table
from .look import is_dense
from .measure import FONT, LINE, SIZE, height, line_count, room
from .names import Names
from .picture import (
    LABEL_WIDTH,
    SPARE_LINES,
    STAGE_WIDTH,
    picture_cells,
    picture_keys,
    picture_rows,
    stage_cell,
)
from .rows import digest, rows
from .seal import UNSEALED, SealedPackage
from .sheets import A3, A4, ColumnLook, SheetWriter
from .snapshot import SheetMark, meta_rows
from .styles import Book, Look
from .text import CellValue

MOST_MEASURED = 3_000
"""After so many characters a row is as high as rows can be."""

SPARE_ROWS = 1_000
"""How far below a table its lists to choose from go on."""

_FORMATS = {
    "number": styles.NUMBER_FORMAT,
    "max_days": styles.NUMBER_FORMAT,
    "probability": styles.SHARE_FORMAT,
    "due": styles.DATE_FORMAT,
}


def to_bytes(blueprint: Blueprint, *, saved_by: str, saved_at: str) -> bytes:
    """The workbook of a blueprint; `saved_at` is an ISO moment.

    Raises StoreError: openpyxl keeps the sheets in temporary files until they are packed.
    """
    try:
        return _believable(_packed(blueprint, saved_by, saved_at))
    except OSError as error:
        raise StoreError(code_of(error), {"reason": error.strerror or ""}) from error


def _packed(blueprint: Blueprint, saved_by: str, saved_at: str) -> bytes:
    book = Book()
    workbook = book.workbook
    _name_font(workbook)
    names = Names.of(blueprint)
    lists = _Lists(blueprint)
    marks = {layout.PICTURE_TITLE: _write_picture(book, blueprint)}
    for table in layout.TABLES:
        marks[table.name] = _write_table(book, blueprint, table, names, lists)
    meta = SheetWriter(book, layout.META_TITLE, [ColumnLook(16), ColumnLook(40)], styles.DIM)
    meta.sheet.sheet_state = "veryHidden"
    for row in meta_rows(blueprint, marks, saved_by, saved_at):
        meta.add(row, repeat(styles.PLAIN))
    properties = workbook.properties
    properties.title, properties.creator = blueprint.title or None, blueprint.author or saved_by or "Blueprint editor"
    properties.lastModifiedBy = saved_by or None
    workbook.calculation.fullCalcOnLoad = False  # else Excel asks to save a file that nobody changed
    properties.identifier = UNSEALED
    buffer = io.BytesIO()
    ExcelWriter(workbook, SealedPackage(buffer, "w", zipfile.ZIP_DEFLATED)).save()
    return buffer.getvalue()


def _believable(data: bytes) -> bytes:
    """The package with parts that pack too well left unpacked: a reader would take them for a bomb."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if not any(is_dense(member) for member in package.infolist()):
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as other:
            for member in package.infolist():
                kind = zipfile.ZIP_STORED if is_dense(member) else zipfile.ZIP_DEFLATED
                other.writestr(member.filename, package.read(member), compress_type=kind)
    return out.getvalue()


def _name_font(workbook: Workbook) -> None:
    """Make our font the one of the style Normal; no public way leads there."""
    font = Font(name=FONT, sz=SIZE, family=2)
    workbook._fonts = IndexedList([font])  # type: ignore[attr-defined]  # noqa: SLF001  # not in the stubs
    workbook._named_styles["Normal"].font = font  # type: ignore[attr-defined]  # noqa: SLF001  # not in the stubs


def _write_picture(book: Book, blueprint: Blueprint) -> SheetMark:
    columns = [ColumnLook(LABEL_WIDTH, styles.PLAIN)]
    columns += [ColumnLook(STAGE_WIDTH, styles.PLAIN)] * len(blueprint.stages)
    writer = SheetWriter(book, layout.PICTURE_TITLE, columns, styles.NAVY)
    writer.sheet.sheet_view.showGridLines = False
    writer.sheet.sheet_view.zoomScale = 90
    writer.page(A3, f"B{FIRST_ROW}", "A")
    title = blueprint.title or layout.PICTURE_TITLE
    writer.head(title, layout.PICTURE_HELP[side(blueprint.language)], picture_keys(blueprint))
    shown = picture_rows(blueprint)
    cells = picture_cells(blueprint, shown)
    heads = [_stage_look(stage, blueprint.language) for stage in blueprint.stages]
    tallest = max((_heading_lines(stage, look) for stage, look in zip(blueprint.stages, heads, strict=True)), default=1)
    writer.add(cells[0], [styles.HEADING, *heads], height(tallest, 10))
    boxes = [writer.pen(styles.LABEL), *[writer.pen(styles.PICTURE)] * len(blueprint.stages)]
    for row, values in zip(shown, cells[1:], strict=True):
        writer.write(values, boxes, height(row.lines + SPARE_LINES))
    return SheetMark(len(cells), digest(cells))


def stage_looks(blueprint: Blueprint) -> dict[str, Look]:
    """What the heading of each stage in the picture looks like, by its id."""
    return {stage.id: _stage_look(stage, blueprint.language) for stage in blueprint.stages}


def _stage_look(stage: Stage, language: str) -> Look:
    """The heading of a stage: its kind as a colour and, in the format, as a word behind the name."""
    word = ""
    if stage.kind is not Kind.OPEN:
        word = label(stage.kind, language)
        word = "" if fold(word) in fold(stage.name) else word
    elif stage.probability is not None and float(percent := round(stage.probability * 100)) == stage.probability * 100:
        word = f"{percent}%"
    return styles.HEADING._replace(
        fill=styles.KIND_COLOURS[stage.kind], format=f'@"\u00a0·\u00a0{word}"' if word else styles.TEXT_FORMAT
    )


def _heading_lines(stage: Stage, look: Look) -> int:
    return line_count(stage_cell(stage) + look.format[2:-1], room(STAGE_WIDTH), bold=True)


def _write_table(book: Book, blueprint: Blueprint, table: Table, names: Names, lists: _Lists) -> SheetMark:
    language = blueprint.language
    looks = [_look(column) for column in table.columns]
    columns = [
        ColumnLook(column.width, look, column.role is Role.ID)
        for column, look in zip(table.columns, looks, strict=True)
    ]
    writer = SheetWriter(book, table.title(language), columns, table.colour)
    writer.sheet.sheet_view.showGridLines = False
    writer.page(A4, f"A{FIRST_ROW}")
    keys = [f"bp:{table.key}.{column.key}" for column in table.columns]
    writer.head(table.title(language), layout.TABLE_HELP[side(language)], keys)
    headings = [column.heading(language) for column in table.columns]
    writer.add(headings, repeat(styles.HEADING), 32)
    written = [row.cells for row in rows(blueprint, table, names)]
    pens = [writer.pen(look) for look in looks]
    rooms = rooms_of(table)
    for cells in written:
        lines = row_lines(cells, rooms)
        writer.write(cells, pens, height(lines) if lines > 1 else None, blank=False)
    _frame(writer, table, headings, len(written))
    lists.add(writer, table, len(written))
    return SheetMark(len(written), digest(written))


def _look(column: Column) -> Look:
    if column.key in _FORMATS:
        return styles.AMOUNT._replace(format=_FORMATS[column.key])
    return styles.ID if column.role is Role.ID else styles.BODY


def rooms_of(table: Table) -> list[float]:
    """How many points of text fit on a line of each column."""
    return [math.inf if column.role is Role.ID else room(column.width) for column in table.columns]


def row_lines(cells: Sequence[CellValue], rooms: Sequence[float]) -> int:
    """How many lines the tallest cell of a row takes."""
    most = 1
    for value, points in zip(cells, rooms, strict=True):
        if isinstance(value, str) and (len(value) * 11 > points or "\n" in value):
            most = max(most, line_count(value[:MOST_MEASURED], points))
            if most * LINE > 400:
                break
    return most


def _frame(writer: SheetWriter, table: Table, headings: list[str], count: int) -> None:
    """The table around the rows."""
    last = get_column_letter(len(headings))
    reference = f"A{HEADING_ROW}:{last}{HEADING_ROW + max(1, count)}"
    frame = WorkbookTable(displayName=table.name, ref=reference, autoFilter=AutoFilter(ref=reference))
    frame.tableColumns = [TableColumn(id=index, name=heading) for index, heading in enumerate(headings, 1)]
    frame.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    writer.sheet.tables.add(frame)  # add_table warns in write-only mode


class _Lists:
    """The lists to choose from: ranges of other tables, or the words of an enumeration."""

    def __init__(self, blueprint: Blueprint) -> None:
        self.language = blueprint.language
        self._ranges = {
            table.name: self._range(table, sum(1 for _ in layout.sources(blueprint, table)))
            for table in (layout.STAGES, layout.ENTRY_TABLES[Element.DOCUMENT], layout.ENTRY_TABLES[Element.DATA_POINT])
        }

    def add(self, writer: SheetWriter, table: Table, count: int) -> None:
        """Give the columns of a table their lists; a value that is not in one is warned of, not refused."""
        for column in table.columns:
            if formula := self._formula(table, column):
                rule = DataValidation(type="list", formula1=formula, allow_blank=True, errorStyle="warning")
                rule.showErrorMessage = True
                rule.error = layout.VALIDATION[side(self.language)]
                letter = table.letter(column.key)
                rule.add(f"{letter}{FIRST_ROW}:{letter}{FIRST_ROW + count + SPARE_ROWS}")
                writer.sheet.data_validations.append(rule)

    def _formula(self, table: Table, column: Column) -> str:
        codec = column.codec
        if column.role is Role.STAGE or codec is codecs.STAGE_REFERENCE:
            return self._ranges[layout.STAGES.name]
        if column.role is Role.PARENT:
            element = Element.DOCUMENT if table is layout.FIELDS else Element.DATA_POINT
            return self._ranges[layout.ENTRY_TABLES[element].name]
        if codec is codecs.DATA_POINT_REFERENCE:
            return self._ranges[layout.ENTRY_TABLES[Element.DATA_POINT].name]
        if isinstance(codec, codecs.Choice | codecs.YesNo):
            return '"' + ",".join(codec.words(self.language)) + '"'
        return ""

    def _range(self, table: Table, count: int) -> str:
        letter = table.letter(table.text)
        return f"'{table.title(self.language)}'!${letter}${FIRST_ROW}:${letter}${HEADING_ROW + max(1, count)}"
