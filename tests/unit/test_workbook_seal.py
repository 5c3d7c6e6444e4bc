"""The seal: only a workbook that is still as we packed it is ours alone."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest

from blueprint_editor.core.findings import Code
from blueprint_editor.workbook import cells, read
from blueprint_editor.workbook.carrier import carrier_of
from blueprint_editor.workbook.errors import ReadError
from blueprint_editor.workbook.markup import parse
from blueprint_editor.workbook.seal import CORE, UNSEALED, SealedPackage
from tests.unit.workbook_kit import edited, service, with_part, written

DATA = written(service())
PARTS = zipfile.ZipFile(io.BytesIO(DATA)).namelist()


def test_what_we_wrote_is_ours_alone() -> None:
    assert carrier_of(DATA) is None


@pytest.mark.parametrize("part", PARTS)
def test_a_change_in_any_part_breaks_the_seal(part: str) -> None:
    changed = with_part(DATA, part, lambda data: data[:-1] + b" " + data[-1:])
    assert carrier_of(changed) is not None


def test_another_part_breaks_the_seal() -> None:
    out = io.BytesIO(DATA)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("customXml/item1.xml", "<a/>")
    assert carrier_of(out.getvalue()) is not None


def test_packing_again_does_not_break_the_seal() -> None:
    assert carrier_of(with_part(DATA, "", bytes)) is None


def test_another_program_breaks_the_seal() -> None:
    carrier = carrier_of(edited(DATA, lambda workbook: None))
    assert carrier is not None
    assert carrier.rows == {}


def sealed_again(part: str, old: bytes, new: bytes) -> bytes:
    """What we would have written had the writer put something else in a part: the seal is whole."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(DATA)) as before, SealedPackage(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in before.namelist():
            data = before.read(name)
            if name == CORE:
                data = re.sub(rb"blueprint-editor:[0-9a-f]{32}", UNSEALED.encode(), data)
            assert name != part or old in data
            package.writestr(name, data.replace(old, new) if name == part else data)
    assert carrier_of(out.getvalue()) is None
    return out.getvalue()


def test_a_save_is_not_verified_by_its_seal() -> None:
    wrong = sealed_again("xl/worksheets/sheet9.xml", b"<v>1</v>", b"<v>2</v>")
    assert read.read(wrong) == read.read(DATA)
    with pytest.raises(ReadError) as caught:
        read.verify(wrong, service())
    assert caught.value.code is Code.READ_BACK_DIFFERS


def test_of_a_sealed_workbook_no_table_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets: list[bool] = []

    def count(data: bytes, *others: Any) -> None:
        sheets.append(b"<sheetData" in data)
        parse(data, *others)

    monkeypatch.setattr(cells, "parse", count)
    assert read.read(DATA).blueprint == service()
    assert sheets.count(True) == 1, "the hidden sheet alone"
    assert read.read(DATA, trusting=False).blueprint == service()
    assert sheets.count(True) > 10
