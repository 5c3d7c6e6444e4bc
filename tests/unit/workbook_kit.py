"""Workbooks for tests: written by us, edited by hand through openpyxl, parts changed in the package."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from blueprint_editor.core.findings import Code, Finding
from blueprint_editor.core.model import Blueprint
from blueprint_editor.method.templates import new_blueprint
from blueprint_editor.wording import finding_sentence
from blueprint_editor.workbook import read
from blueprint_editor.workbook.write import to_bytes

META_PART = "xl/worksheets/sheet12.xml"
FIRST_ROW = 5


def random_bytes(seed: int = 1) -> Callable[[int], bytes]:
    """Bytes that are the same at every run."""
    return random.Random(seed).randbytes


def service(language: str = "nl") -> Blueprint:
    """The template with examples, with the same ids at every run."""
    return new_blueprint("service", language, random_bytes(), title="Jansen", client="Jansen Installaties")


def written(blueprint: Blueprint) -> bytes:
    """The workbook of a blueprint."""
    return to_bytes(blueprint, saved_by="a test", saved_at="2026-01-31T12:00:00+00:00")


def edited(data: bytes, change: Callable[[Workbook], object]) -> bytes:
    """The workbook after someone changed it in a spreadsheet program."""
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    change(workbook)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            new.writestr(item, change(old.read(item)) if item == name else old.read(item))
    return out.getvalue()


def with_wrong_hashes(data: bytes) -> bytes:
    """The workbook as if every table had been edited: the reader looks at each cell."""
    mark = re.compile(rb'(<c r="D\d+"[^>]*><is><t>)[0-9a-f]{32}')
    changed = with_part(data, META_PART, lambda part: mark.sub(rb"\g<1>" + b"0" * 32, part))
    assert changed != data
    return changed


def without_meta(data: bytes) -> bytes:
    """The workbook without its hidden sheet."""
    entry = re.compile(rb'<sheet [^>]*name="_blueprint"[^>]*/>')
    return with_part(data, "xl/workbook.xml", lambda part: entry.sub(b"", part))


def sheet(workbook: Workbook, title: str) -> Worksheet:
    """A sheet by its title."""
    found = workbook[title]
    assert isinstance(found, Worksheet)
    return found


def column(found: Worksheet, heading: str) -> int:
    """The place of a column by its heading."""
    return next(cell.column for cell in found[4] if cell.value == heading and isinstance(cell.column, int))


def row_of(found: Worksheet, text: str) -> int:
    """The first row with this text in one of its cells."""
    rows = enumerate(found.iter_rows(min_row=FIRST_ROW, values_only=True), FIRST_ROW)
    return next(number for number, values in rows if text in values)


def codes(findings: tuple[Finding, ...]) -> list[Code]:
    """The codes of findings."""
    return [finding.code for finding in findings]


def read_edited(blueprint: Blueprint, change: Callable[[Workbook], object]) -> read.Reading:
    """What is read after someone changed the workbook of a blueprint; every finding can be said."""
    reading = read.read(edited(written(blueprint), change), random_bytes(2))
    for finding in reading.findings:
        for language in ("nl", "en"):
            assert "{" not in finding_sentence(finding, language)
    return reading
