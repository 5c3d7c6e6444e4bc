"""After each kind of hand edit a save gives our work and theirs, and another save changes nothing more."""

from __future__ import annotations

import pytest

from blueprint_editor.core.findings import Code
from blueprint_editor.workbook import read
from tests.strategies import LONG
from tests.unit.carried_kit import a_busy_day, opened, parts, saved
from tests.unit.hand_deeds import OFFICE, by_office, by_openpyxl
from tests.unit.hand_kit import BASE
from tests.unit.hand_tables import TABLES
from tests.unit.hand_values import VALUES
from tests.unit.workbook_kit import written

CASES = {**TABLES, **VALUES}
DATA = written(BASE)
TOLD = {Code.FOREIGN_SHEET, Code.FOREIGN_COLUMN, Code.HIDDEN_ROWS, Code.STRAY_CELL}
"""What a reading says of others again after a save."""


def unsettled(data: bytes) -> list[str]:
    """What is wrong after saves over a workbook that someone edited."""
    blueprint, carrier = opened(data)
    found = []
    for now in (blueprint, a_busy_day(blueprint)):
        once = saved(now, carrier)
        told = {finding.code for finding in read.read(once.data).findings} - TOLD
        if told - {Code.ROWS_LEFT_OUT, Code.FORMULA_WITHOUT_VALUE}:
            found.append(f"findings {sorted(told)}")
        twice, first = parts(saved(now, once).data), parts(once.data)
        found += [name for name in first if twice.get(name) != first[name]]
    return found


@pytest.mark.parametrize("name", CASES if LONG else list(CASES)[::3])
def test_a_save_after_an_edit_through_openpyxl_settles(name: str) -> None:
    assert unsettled(by_openpyxl(DATA, CASES[name].deeds)) == []


@pytest.mark.long
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_saves_after_edits_through_libreoffice_settle(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("office")
    made = by_office(DATA, {name: case.deeds for name, case in CASES.items()}, folder)
    wrong = {name: found for name, data in made.items() if (found := unsettled(data))}
    assert wrong == {}
