"""What others put into a workbook survives our saves, part for part."""

from __future__ import annotations

from pathlib import Path

import pytest

from blueprint_editor.workbook import read
from blueprint_editor.workbook.carrier import Carrier
from blueprint_editor.workbook.graft import graft
from tests.unit.carried_kit import BLUEPRINT, a_busy_day, opened, parts, saved
from tests.unit.foreign_books import everything
from tests.unit.workbook_kit import written

LISTS = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
"""The parts that name sheets and styles: ours are added there."""


@pytest.fixture(scope="module")
def beside() -> tuple[bytes, bytes]:
    """A workbook with everything, and the same with a blueprint put into it."""
    theirs = everything()
    return theirs, graft(Carrier(theirs), written(BLUEPRINT))


def test_a_blueprint_put_beside_everything_changes_no_part(beside: tuple[bytes, bytes]) -> None:
    theirs, both = map(parts, beside)
    assert [name for name in theirs if both.get(name) != theirs[name]] == [name for name in theirs if name in LISTS]
    assert read.read(beside[1]).blueprint == BLUEPRINT


def test_after_a_busy_day_every_part_of_others_is_as_it_was(beside: tuple[bytes, bytes]) -> None:
    blueprint, carrier = opened(beside[1])
    now = a_busy_day(blueprint)
    after = saved(now, carrier).data
    theirs = parts(beside[0])
    assert [name for name in theirs if name not in LISTS and parts(after).get(name) != theirs[name]] == []
    assert read.read(after).blueprint == now


def test_macros_stay_and_so_does_the_suffix(tmp_path: Path) -> None:
    theirs = everything(tmp_path / "vbaProject.bin")
    blueprint, carrier = opened(graft(Carrier(theirs), written(BLUEPRINT)))
    assert carrier.suffix == ".xlsm"
    after = saved(a_busy_day(blueprint), carrier)
    assert after.suffix == ".xlsm"
    assert parts(after.data)["xl/vbaProject.bin"] == parts(theirs)["xl/vbaProject.bin"]
    assert b"macroEnabled" in parts(after.data)["[Content_Types].xml"]
