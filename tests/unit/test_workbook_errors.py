"""Each named error from a file that has it, where the file is not hostile; and the read-back of a save."""

from __future__ import annotations

import io

import openpyxl
import pytest

from blueprint_editor.core.findings import Code
from blueprint_editor.workbook import read
from blueprint_editor.workbook.errors import ReadError
from tests.unit.hostile import FAR, FILES, GOOD, PICTURE, TASKS, rows
from tests.unit.workbook_kit import service

SMALL = [name for name, (_, code) in FILES.items() if code not in {None, Code.TOO_LARGE, Code.UNSAFE}]


def someone_elses() -> bytes:
    """A workbook that holds no blueprint."""
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["A1"] = "Omzet"
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", SMALL)
def test_a_file_that_is_no_blueprint_is_named(name: str) -> None:
    make, code = FILES[name]
    with pytest.raises(ReadError) as caught:
        read.read(make())
    assert caught.value.code is code


def test_a_workbook_of_someone_else_is_named() -> None:
    with pytest.raises(ReadError) as caught:
        read.read(someone_elses())
    assert caught.value.code is Code.NO_BLUEPRINT


@pytest.mark.parametrize("part", [TASKS, PICTURE])
def test_a_far_cell_costs_nothing(part: str) -> None:
    assert read.read(rows(FAR, part)).blueprint == service()


def test_verify_tells_what_differs() -> None:
    blueprint = service()
    read.verify(GOOD, blueprint)
    with pytest.raises(ReadError) as caught:
        read.verify(GOOD, service("en"))
    assert caught.value.code is Code.READ_BACK_DIFFERS
