"""What hands do in a workbook, each deed for two programs: openpyxl does it itself, LibreOffice by a macro."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.unit.workbook_kit import sheet

OFFICE = shutil.which("soffice")
Value = str | int | float | bool | None


class Deed(NamedTuple):
    """One deed: what openpyxl does, and the lines of Basic that do it in LibreOffice."""

    do: Callable[[Workbook], object]
    basic: str


def put(title: str, cell: str, value: Value) -> Deed:
    """Type a value; a text stays a text, whatever it looks like."""

    def do(workbook: Workbook) -> None:
        place = sheet(workbook, title)[cell]
        place.value = value
        if isinstance(value, str):
            place.data_type = "s"

    target = f"S({_text(title)}).getCellRangeByName({_text(cell)})"
    if value is None:
        return Deed(do, f"{target}.clearContents(1 + 2 + 4 + 16)")
    if isinstance(value, bool):
        return Deed(do, f'{target}.setFormula("={str(value).upper()}()")')
    return Deed(do, f"{target}.setString({_text(value)})" if isinstance(value, str) else f"{target}.setValue({value})")


def formula(title: str, cell: str, text: str) -> Deed:
    """Type a formula; LibreOffice stores its result, openpyxl none."""
    do = _on(title, lambda found: found[cell].__setattr__("value", text))
    clear = f"S({_text(title)}).getCellRangeByName({_text(cell)}).NumberFormat = 0"
    return Deed(do, f"{clear}\nS({_text(title)}).getCellRangeByName({_text(cell)}).setFormula({_text(text)})")


def insert_rows(title: str, row: int, count: int = 1) -> Deed:
    """Insert rows above one."""
    return Deed(
        _on(title, lambda found: found.insert_rows(row, count)),
        f"S({_text(title)}).Rows.insertByIndex({row - 1}, {count})",
    )


def delete_rows(title: str, row: int, count: int = 1) -> Deed:
    """Delete rows."""
    return Deed(
        _on(title, lambda found: found.delete_rows(row, count)),
        f"S({_text(title)}).Rows.removeByIndex({row - 1}, {count})",
    )


def insert_columns(title: str, column: int, count: int = 1) -> Deed:
    """Insert columns before one."""
    return Deed(
        _on(title, lambda found: found.insert_cols(column, count)),
        f"S({_text(title)}).Columns.insertByIndex({column - 1}, {count})",
    )


def delete_columns(title: str, column: int, count: int = 1) -> Deed:
    """Delete columns."""
    return Deed(
        _on(title, lambda found: found.delete_cols(column, count)),
        f"S({_text(title)}).Columns.removeByIndex({column - 1}, {count})",
    )


def hide_rows(title: str, *rows: int) -> Deed:
    """Hide rows."""

    def do(found: Worksheet) -> None:
        for row in rows:
            found.row_dimensions[row].hidden = True

    lines = [f"S({_text(title)}).Rows.getByIndex({row - 1}).IsVisible = False" for row in rows]
    return Deed(_on(title, do), "\n".join(lines))


def copy_cells(title: str, area: str, to: str, other: str = "", *, cut: bool = False) -> Deed:
    """Copy, or cut, a range to a cell of the same sheet or another one."""

    def do(workbook: Workbook) -> None:
        source, target = sheet(workbook, title), sheet(workbook, other or title)
        left, top, right, bottom = _bounds(area)
        row, column = coordinate_to_tuple(to)
        values = [[source.cell(y, x).value for x in range(left, right + 1)] for y in range(top, bottom + 1)]
        for y in range(top, bottom + 1) if cut else ():
            for x in range(left, right + 1):
                source.cell(y, x).value = None
        for down, line in enumerate(values):
            for across, value in enumerate(line):
                target.cell(row + down, column + across).value = value

    source, target = f"S({_text(title)})", f"S({_text(other or title)})"
    deed = "moveRange" if cut else "copyRange"
    return Deed(
        do,
        f"{source}.{deed}({target}.getCellRangeByName({_text(to)}).CellAddress, "
        f"{source}.getCellRangeByName({_text(area)}).RangeAddress)",
    )


def merge(title: str, area: str) -> Deed:
    """Merge cells, with the text of the first for all of them."""
    return Deed(
        _on(title, lambda found: found.merge_cells(area)),
        f"S({_text(title)}).getCellRangeByName({_text(area)}).merge(True)",
    )


def sort(title: str, area: str, column: int) -> Deed:
    """Sort the rows of a range by one of its columns, counted from 0."""

    def do(found: Worksheet) -> None:
        left, top, right, bottom = _bounds(area)
        lines = [[found.cell(y, x).value for x in range(left, right + 1)] for y in range(top, bottom + 1)]
        for y, line in enumerate(sorted(lines, key=lambda one: str(one[column] or "")), top):
            for x, value in enumerate(line, left):
                found.cell(y, x).value = value

    return Deed(_on(title, do), f"SortBy(S({_text(title)}).getCellRangeByName({_text(area)}), {column})")


def rename(title: str, new: str) -> Deed:
    """Rename a sheet."""
    return Deed(_on(title, lambda found: setattr(found, "title", new)), f"S({_text(title)}).Name = {_text(new)}")


def remove(title: str) -> Deed:
    """Delete a sheet."""
    return Deed(lambda workbook: workbook.remove(workbook[title]), f"doc.Sheets.removeByName({_text(title)})")


def copy_sheet(title: str, new: str) -> Deed:
    """Copy a sheet, right behind the original."""

    def do(workbook: Workbook) -> None:
        made = workbook.copy_worksheet(sheet(workbook, title))
        made.title = new
        for name, state in sheet(workbook, title).column_dimensions.items():
            made.column_dimensions[name].hidden = state.hidden
        workbook.move_sheet(made, workbook.sheetnames.index(title) + 1 - workbook.sheetnames.index(new))

    return Deed(do, f"doc.Sheets.copyByName({_text(title)}, {_text(new)}, Place({_text(title)}) + 1)")


def first_sheet(title: str) -> Deed:
    """Move a sheet before all others."""
    return Deed(
        lambda workbook: workbook.move_sheet(workbook[title], -workbook.sheetnames.index(title)),
        f"doc.Sheets.moveByName({_text(title)}, 0)",
    )


def add_sheet(title: str) -> Deed:
    """Make a sheet behind all others."""
    return Deed(
        lambda workbook: workbook.create_sheet(title),
        f"doc.Sheets.insertNewByName({_text(title)}, doc.Sheets.Count)",
    )


def replace_all(old: str, new: str, *titles: str) -> Deed:
    """Search and replace whole cells in sheets."""

    def do(workbook: Workbook) -> None:
        for title in titles:
            for row in sheet(workbook, title).iter_rows():
                for cell in row:
                    if cell.value == old:
                        cell.value = new

    return Deed(do, "\n".join(f"ReplaceIn(S({_text(title)}), {_text(old)}, {_text(new)})" for title in titles))


def by_openpyxl(data: bytes, deeds: Iterable[Deed]) -> bytes:
    """The workbook after openpyxl did the deeds."""
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    for deed in deeds:
        deed.do(workbook)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def by_office(data: bytes, cases: Mapping[str, Iterable[Deed]], folder: Path) -> dict[str, bytes]:
    """The workbook after LibreOffice did the deeds of each case; one start for all of them."""
    source, profile, out = folder / "in.xlsx", folder / "profile", folder / "out"
    source.write_bytes(data)
    out.mkdir()
    places = {name: out / f"{number}.xlsx" for number, name in enumerate(cases)}
    subs, calls = [], []
    for number, (name, deeds) in enumerate(cases.items()):
        lines = "\n".join(deed.basic for deed in deeds)
        subs.append(f"Sub Case{number}\n{lines}\nEnd Sub")
        calls.append(f"Opened({_text(source.as_uri())})\nCase{number}\nClosed({_text(places[name].as_uri())})")
    _soffice(profile, "--terminate_after_init")
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    code = "\n".join((_BASIC, *subs, "Sub Main\nOn Error Goto Failed", *calls, _END))
    log = folder / "log.txt"
    module.write_text(_MODULE.format(code=escape(code.replace("LOG", log.as_uri()))), encoding="utf-8")
    _soffice(profile, "macro:///Standard.Module1.Main")
    if log.exists():
        raise AssertionError(log.read_text(encoding="utf-8", errors="replace"))
    return {name: place.read_bytes() for name, place in places.items()}


def _soffice(profile: Path, *arguments: str) -> None:
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=280)


def _on(title: str, change: Callable[[Worksheet], object]) -> Callable[[Workbook], object]:
    return lambda workbook: change(sheet(workbook, title))


def _bounds(area: str) -> tuple[int, int, int, int]:
    left, top, right, bottom = range_boundaries(area)
    return left or 1, top or 1, right or 1, bottom or 1


def _text(text: str) -> str:
    """A text in Basic."""
    return " & Chr(10) & ".join('"' + line.replace('"', '""') + '"' for line in text.split("\n"))


_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{code}
</script:module>
"""

_BASIC = """
Global doc As Object

Function S(title As String) As Object
  S = doc.Sheets.getByName(title)
End Function

Function Place(title As String) As Integer
  Place = S(title).RangeAddress.Sheet
End Function

Sub ReplaceIn(sheet As Object, old As String, replacement As String)
  Dim wanted As Object
  wanted = sheet.createReplaceDescriptor()
  wanted.SearchString = old
  wanted.ReplaceString = replacement
  wanted.SearchWords = True
  sheet.replaceAll(wanted)
End Sub

Sub SortBy(area As Object, column As Integer)
  Dim fields(0) As New com.sun.star.table.TableSortField
  Dim how(1) As New com.sun.star.beans.PropertyValue
  fields(0).Field = column
  fields(0).IsAscending = True
  how(0).Name = "SortFields"
  how(0).Value = fields()
  how(1).Name = "ContainsHeader"
  how(1).Value = False
  area.sort(how())
End Sub

Sub Opened(url As String)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden"
  how(0).Value = True
  doc = StarDesktop.loadComponentFromURL(url, "_blank", 0, how())
End Sub

Sub Closed(url As String)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = "Calc MS Excel 2007 XML"
  doc.storeToURL(url, how())
  doc.close(True)
End Sub
"""

_END = """StarDesktop.terminate()
Exit Sub
Failed:
  Dim file As Integer
  file = FreeFile()
  Open "LOG" For Output As #file
  Print #file, Error$ & " in line " & Erl
  Close #file
  StarDesktop.terminate()
End Sub
"""
