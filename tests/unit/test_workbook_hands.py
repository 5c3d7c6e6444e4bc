"""Hand edits, each made through openpyxl and through LibreOffice, and what is read of them (R7).

A case says what was done, the blueprint that it makes of the one that was written, and which
findings it leaves. Ids of what is new do not count.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from blueprint_editor import workflows
from blueprint_editor.core.findings import Code, Finding
from blueprint_editor.core.model import (
    Blueprint,
)
from blueprint_editor.workbook import read
from tests.figures import Figure
from tests.strategies import LONG
from tests.unit.hand_deeds import (
    OFFICE,
    by_office,
    by_openpyxl,
)
from tests.unit.hand_kit import BASE
from tests.unit.hand_tables import TABLES
from tests.unit.hand_values import VALUES
from tests.unit.workbook_kit import random_bytes, written

_NEW = re.compile(r'"([a-z]{2,23}_[a-z2-7]{12})"')
CASES = {**TABLES, **VALUES}
STAYING = {
    *(Code.FOREIGN_COLUMN, Code.FOREIGN_SHEET, Code.STRAY_CELL, Code.HIDDEN_ROWS),
    *(Code.ROWS_LEFT_OUT, Code.FORMULA_WITHOUT_VALUE),
}
"""What is said again of a workbook that was saved: it holds more than a blueprint."""


def plain(blueprint: Blueprint) -> Any:
    """A blueprint as values, with one word for every id that it did not have when it was written."""
    known = set(_NEW.findall(msgspec.json.encode(BASE).decode()))
    text = _NEW.sub(lambda found: found[0] if found[1] in known else '"new"', msgspec.json.encode(blueprint).decode())
    return msgspec.json.decode(text)


def differences(name: str, reading: read.Reading, makes: Blueprint, codes: frozenset[Code]) -> list[str]:
    """What was not read as a case says; roles and the blueprint's own id aside."""
    now, wanted = plain(reading.blueprint), plain(makes)
    for one in (now, wanted):
        one.pop("roles", None)
        one.pop("id", None)
    found = [f"{name}: {path}" for path in _paths(now, wanted, "")]
    seen = {finding.code for finding in reading.findings}
    if seen != codes:
        found.append(f"{name}: findings {sorted(seen)}, not {sorted(codes)}")
    found += [f"{name}: {finding.code} has no place" for finding in reading.findings if not _placed(finding)]
    return found


def _placed(finding: Finding) -> bool:
    """Whether a finding names its sheet, and its cell where it is about one."""
    whole = {Code.SHEET_MISSING, Code.COLUMN_MISSING, Code.ROW_MISSING, Code.CONTENT_CHANGED, Code.FOREIGN_SHEET}
    return bool(finding.where.sheet or finding.facts.get("sheet")) and (
        finding.code in whole or bool(finding.where.cell)
    )


def _paths(now: Any, wanted: Any, path: str) -> list[str]:
    if isinstance(now, dict) and isinstance(wanted, dict):
        return [one for key in {**now, **wanted} for one in _paths(now.get(key), wanted.get(key), f"{path}.{key}")]
    if isinstance(now, list) and isinstance(wanted, list) and len(now) == len(wanted):
        pairs = enumerate(zip(now, wanted, strict=True))
        return [one for at, pair in pairs for one in _paths(*pair, f"{path}[{at}]")]
    return [] if now == wanted or not (now or wanted) else [f"{path} is {str(now)[:200]}, not {str(wanted)[:200]}"]


@pytest.mark.parametrize("name", CASES)
def test_an_edit_through_openpyxl_is_read_as_it_was_meant(name: str) -> None:
    case = CASES[name]
    reading = read.read(by_openpyxl(written(BASE), case.deeds), random_bytes(3))
    found = differences(name, reading, case.makes, case.codes)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", list(CASES)[:: 1 if LONG else 5])
def test_what_was_read_of_an_edit_is_saved_and_read_again(name: str, tmp_path: Path) -> None:
    """Also what stays of a table that was moved, copied or put beside another does not come in twice."""
    path = tmp_path / "a.blueprint.xlsx"
    path.write_bytes(by_openpyxl(written(BASE), CASES[name].deeds))
    first = workflows.open_document(path)
    workflows.save_document(
        first.blueprint, path, expected=first.fingerprint, backups=tmp_path / "backups", carrier=first.carrier
    )
    second = workflows.open_document(path)
    assert second.blueprint == first.blueprint
    assert {finding.code for finding in second.findings} <= STAYING


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_edits_through_libreoffice_are_read_as_they_were_meant(
    tmp_path_factory: pytest.TempPathFactory, figure: Figure
) -> None:
    made = by_office(
        written(BASE), {name: case.deeds for name, case in CASES.items()}, tmp_path_factory.mktemp("office")
    )
    wrong: dict[str, list[str]] = {}
    lines = []
    for name, case in CASES.items():
        makes, codes = case.office or (case.makes, case.codes)
        wrong[name] = differences(name, read.read(made[name], random_bytes(3)), makes, codes)
        lines.append(f"{name:<52} {'read as meant' if not wrong[name] else 'WRONG':<14} {' '.join(sorted(codes))}")
    sys.stdout.write("\n".join(lines) + "\n")  # the table, with `pytest -s`
    right = sum(not found for found in wrong.values())
    figure(
        "R7",
        f"{len(CASES)} kinds of hand edits, made in LibreOffice: {right} read as meant (target: all, of at least 50)",
    )
    found = [line for one in wrong.values() for line in one]
    assert not found, "\n".join(found)
