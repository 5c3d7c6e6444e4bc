"""Other programs read what we write, find the same texts, and give it back unharmed; the schema agrees."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import msgspec
import openpyxl
import pytest
import python_calamine
from lxml import etree

from blueprint_editor.core import ids
from blueprint_editor.core.model import Blueprint, Element, ParkingItem, Task
from blueprint_editor.core.text import MAX_UTF16
from blueprint_editor.workbook import layout, read
from blueprint_editor.workbook.names import Names
from blueprint_editor.workbook.rows import rows
from blueprint_editor.workbook.text import plain, unescape
from tests.strategies import HOSTILE, Ids
from tests.unit.workbook_kit import codes, edited, row_of, service, sheet, written

SCHEMAS = Path(__file__).parents[3] / "shared" / "ecma-xsd"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
needs_schemas = pytest.mark.skipif(not (SCHEMAS / "sml.xsd").exists(), reason="the ECMA schemas are not here")
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def hostile(language: str = "nl", most: int = MAX_UTF16) -> Blueprint:
    """A blueprint with every text of the list in each field of a task, and two stages of one name."""
    fresh = Ids("hostile")
    texts = [*HOSTILE, "x" * most, "😀" * (most // 2), "_x0041_" * (most // 7)]
    tasks = tuple(
        Task(fresh(ids.ENTRY_PREFIXES[Element.TASK]), text, note=text, role=" ".join(text.split())[:200])
        for text in texts
    )
    blueprint = service(language)
    first, second, *others = blueprint.stages
    stages = (
        msgspec.structs.replace(first, name="=Fase", tasks=tasks, aliases=("-x", "@a")),
        msgspec.structs.replace(second, name="=Fase"),
        *others,
    )
    parking = (ParkingItem(fresh(ids.PARKING), "punt", due="2026-03-01"),)
    return msgspec.structs.replace(blueprint, title="+31 6", stages=stages, parking=parking)


def expected(blueprint: Blueprint, table: layout.Table) -> list[list[str]]:
    """The cells of a table as texts."""
    return [[plain(value) for value in row.cells] for row in rows(blueprint, table, Names.of(blueprint))]


def as_text(value: object) -> str:
    """What a library says a cell holds, as we compare it."""
    return plain(value) if isinstance(value, str | int | float | bool) else ""


def test_openpyxl_reads_the_same_texts() -> None:
    blueprint = hostile()
    workbook = openpyxl.load_workbook(io.BytesIO(written(blueprint)))
    for table in layout.TABLES:
        found = sheet(workbook, table.title("nl")).iter_rows(min_row=5, max_col=len(table.columns), values_only=True)
        if table is layout.PARKING:
            continue  # its dates come as dates
        cells = [[unescape(as_text(value)) for value in row] for row in found]
        assert [row for row in cells if any(row)] == expected(blueprint, table)


def test_no_text_is_a_formula() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(written(hostile())))
    kinds = {cell.data_type for found in workbook.worksheets for row in found.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d"}
    task = sheet(workbook, "Taken")
    assert task.cell(row_of(task, "=1+1"), 3).quotePrefix


def test_calamine_reads_the_same_texts() -> None:
    blueprint = hostile()
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(written(blueprint)))
    for table in layout.TABLES:
        cells = workbook.get_sheet_by_name(table.title("nl")).to_python(skip_empty_area=False)[4:]
        if table is not layout.PARKING:
            shown = [[unescape(as_text(value)) for value in row[: len(table.columns)]] for row in cells]
            assert [row for row in shown if any(row)] == [
                [unescape(text) for text in row] for row in expected(blueprint, table)
            ]


def office(source: Path, kind: str, folder: Path) -> None:
    """Let LibreOffice read a file and write it as another kind."""
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    out = folder / "out"
    subprocess.run(
        [*command, "--convert-to", kind, "--outdir", str(out), str(source)],
        check=True,
        capture_output=True,
        timeout=240,
    )


@needs_office
def test_libreoffice_reads_the_same_texts(tmp_path: Path) -> None:
    blueprint = hostile(most=30_000)
    source = tmp_path / "h.xlsx"
    source.write_bytes(written(blueprint))
    office(source, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", tmp_path)
    for table in layout.TABLES:
        with (tmp_path / "out" / f"h-{table.title('nl')}.csv").open(encoding="utf-8", newline="") as file:
            cells = list(csv.reader(file))[4:]
        shown = {tuple(row[:3]) for row in cells if any(row)}
        wanted = {tuple(row[:3]) for row in expected(blueprint, table)}
        assert {unbroken(row) for row in shown} == {unbroken(row) for row in wanted}


def unbroken(row: tuple[str, ...]) -> tuple[str, ...]:
    """Texts without what the csv of LibreOffice cannot say: tabs, and line ends of other kinds."""
    return tuple(re.sub(r"[\s\x7f\x85]+", " ", text).strip() for text in row)


@needs_office
def test_libreoffice_gives_back_what_it_got(tmp_path: Path) -> None:
    blueprint = hostile(most=30_000)
    source = tmp_path / "h.xlsx"
    source.write_bytes(written(blueprint))
    office(source, "xlsx", tmp_path)
    reading = read.read((tmp_path / "out" / "h.xlsx").read_bytes())
    assert reading.blueprint == blueprint
    assert reading.findings == ()


@needs_office
def test_edits_survive_libreoffice(tmp_path: Path) -> None:
    blueprint = service()
    first = blueprint.stages[0]

    def change(workbook: openpyxl.Workbook) -> None:
        stages, tasks = sheet(workbook, "Fasen"), sheet(workbook, "Taken")
        stages.cell(row_of(stages, first.name), 2).value = "Kennismaking"
        tasks.delete_rows(row_of(tasks, first.tasks[0].text))
        for place, value in ((1, "Kennismaking"), (3, "Bellen")):
            tasks.cell(tasks.max_row + (place == 1), place).value = value

    source = tmp_path / "h.xlsx"
    source.write_bytes(edited(written(blueprint), change))
    office(source, "xlsx", tmp_path)
    reading = read.read((tmp_path / "out" / "h.xlsx").read_bytes())
    stage = reading.blueprint.stages[0]
    assert (stage.id, stage.name) == (first.id, "Kennismaking")
    assert [task.text for task in stage.tasks] == [*(task.text for task in first.tasks[1:]), "Bellen"]
    assert stage.triggers == first.triggers
    assert {code.value for code in codes(reading.findings)} == {"content_changed"}


@needs_schemas
@pytest.mark.parametrize("blueprint", [service("nl"), service("en"), hostile(most=100), Blueprint("bp_aaaaaaaaaaaa")])
def test_every_part_is_valid(blueprint: Blueprint) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "sml.xsd"))
    with zipfile.ZipFile(io.BytesIO(written(blueprint))) as package:
        seen = 0
        for name in package.namelist():
            root = etree.fromstring(package.read(name))
            if root.tag.startswith(f"{{{MAIN}}}"):
                seen += 1
                for element in root.iter():
                    element.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", "")
                assert schema.validate(root), (name, str(schema.error_log)[:500])
    assert seen >= 12 + 10 + 2


def test_the_package_says_what_excel_asks_for() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(written(service())))
    picture = sheet(workbook, "Blueprint")
    assert (picture.freeze_panes, picture.print_title_rows, picture.print_title_cols) == ("B5", "$4:$4", "$A:$A")
    assert (picture.page_setup.orientation, picture.page_setup.paperSize, picture.page_setup.fitToHeight) == (
        "landscape",
        8,
        0,
    )
    assert workbook["_blueprint"].sheet_state == "veryHidden"
    for table in layout.TABLES:
        found = sheet(workbook, table.title("nl"))
        assert list(found.tables) == [table.name]
        assert found.row_dimensions[layout.KEY_ROW].hidden
        assert found.column_dimensions[table.letter("id")].hidden
        assert all(rule.errorStyle == "warning" for rule in found.data_validations.dataValidation)
        fonts = {(cell.font.name, cell.font.sz is not None) for row in found.iter_rows() for cell in row}
        assert fonts == {("Arial", True)}
