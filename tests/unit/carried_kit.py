"""Workbooks of ours in which others worked, and what a save makes of them."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable

import msgspec
import openpyxl
from lxml import etree

from blueprint_editor.core.model import Blueprint, Stage, Task
from blueprint_editor.workbook import read
from blueprint_editor.workbook.carrier import Carrier, carrier_of
from blueprint_editor.workbook.graft import graft
from blueprint_editor.workbook.proof import proved
from tests.unit.workbook_kit import service, written

BLUEPRINT = service()
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(content: dict[str, bytes]) -> bytes:
    """A package of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in content.items():
            package.writestr(name, data)
    return out.getvalue()


def opened(data: bytes) -> tuple[Blueprint, Carrier]:
    """What is opened: the blueprint, and what the workbook holds beside it."""
    reading = read.read(data)
    carrier = carrier_of(data, reading.rows)
    assert carrier is not None, "the workbook holds nothing of others"
    return reading.blueprint, carrier


def saved(blueprint: Blueprint, carrier: Carrier) -> Carrier:
    """What stands on disk after a save."""
    return proved(carrier, graft(carrier, written(blueprint)), blueprint)


def with_tasks(blueprint: Blueprint, change: Callable[[tuple[Task, ...]], tuple[Task, ...]], at: int = 0) -> Blueprint:
    """The blueprint with other tasks in one stage."""
    return with_stage(blueprint, lambda stage: msgspec.structs.replace(stage, tasks=change(stage.tasks)), at)


def with_stage(blueprint: Blueprint, change: Callable[[Stage], Stage], at: int = 0) -> Blueprint:
    """The blueprint with one stage changed."""
    stages = (*blueprint.stages[:at], change(blueprint.stages[at]), *blueprint.stages[at + 1 :])
    return msgspec.structs.replace(blueprint, stages=stages)


def a_busy_day(blueprint: Blueprint) -> Blueprint:
    """A blueprint after some work: tasks added, gone, renamed and moved, a stage added and two in another order."""
    first, second, *others = blueprint.stages
    task = Task("ta_aaaaaaaaaaaa", "Bellen\nmet de klant", note="=1+1")
    other = msgspec.structs.replace(task, id="ta_bbbbbbbbbbbb")
    tasks = (task, *first.tasks[2:], msgspec.structs.replace(first.tasks[0], text="Anders"))
    changed = msgspec.structs.replace(first, tasks=tasks, name="Kennismaking")
    extra = Stage(
        "st_aaaaaaaaaaaa",
        "Nieuwe fase",
        description="Tussen de andere.",
        tasks=(other,),
    )
    return msgspec.structs.replace(blueprint, stages=(second, extra, changed, *others))


def part_of(data: bytes, title: str) -> str:
    """The part of a sheet."""
    content = parts(data)
    book = etree.fromstring(content["xl/workbook.xml"])
    entry = next(one for one in book.iter(f"{{{MAIN}}}sheet") if one.get("name") == title)
    relations = etree.fromstring(content["xl/_rels/workbook.xml.rels"])
    target = next(one.get("Target", "") for one in relations if one.get("Id") == entry.get(f"{{{RELATIONS}}}id"))
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def cells(data: bytes, title: str) -> dict[str, openpyxl.cell.cell.Cell]:
    """The cells of a sheet that hold something, by their reference, as openpyxl reads them."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*extension is not supported")  # it only reads here
        sheet = openpyxl.load_workbook(io.BytesIO(data))[title]
    return {cell.coordinate: cell for row in sheet.iter_rows() for cell in row if cell.value is not None}


def by_text(data: bytes, title: str, column: str, of: str) -> dict[str, object]:
    """What stands in one column, by what stands in another."""
    found = cells(data, title)
    rows = {name[len(column) :]: cell.value for name, cell in found.items() if re.fullmatch(rf"{column}\d+", name)}
    return {str(text): found[of + row].value if of + row in found else None for row, text in rows.items()}
