"""The seal: only a workbook that is still as we packed it is ours alone."""

from __future__ import annotations

import io
import zipfile

import pytest

from blueprint_editor.workbook.carrier import carrier_of
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
