"""Laws of saving over what others did: their cells stay with the row they were put in, whatever we change."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from blueprint_editor.core.model import Blueprint
from blueprint_editor.workbook import read
from blueprint_editor.workbook.cells import Book
from blueprint_editor.workbook.find import Located
from blueprint_editor.workbook.layout import TABLES
from tests.strategies import blueprints, examples
from tests.unit.carried_kit import opened, parts, saved
from tests.unit.workbook_kit import edited, written

MARK = "van ons: "


def tables(data: bytes) -> dict[str, Located]:
    """Where the tables stand."""
    return read.our_sheets(Book(data)).tables


def marks(data: bytes) -> dict[str, set[str]]:
    """For each id, the marks that others put beside it."""
    found: dict[str, set[str]] = {}
    for located in tables(data).values():
        place = located.columns["id"]
        for row, cells in located.sheet.rows():
            if row > located.heading_row:
                theirs = {value for value in cells.values() if isinstance(value, str) and value.startswith(MARK)}
                found.setdefault(str(cells.get(place)), set()).update(theirs)
    return found


def scribbled(workbook: Workbook, seed: int) -> None:
    """What others do: marks beside rows, rows and columns put in between, sheets in another order, colours."""
    chance = random.Random(seed)
    for table in TABLES:
        title = table.titles[0] if table.titles[0] in workbook.sheetnames else table.titles[1]
        sheet = workbook[title]
        assert isinstance(sheet, Worksheet)
        if chance.random() < 0.3:
            sheet.insert_rows(1, chance.randint(1, 3))
        if chance.random() < 0.3:
            sheet.insert_cols(chance.randint(1, 4))
        heading, place = next(
            (row, at) for row, cells in enumerate(sheet.values, 1) for at, value in enumerate(cells, 1) if value == "id"
        )
        for row in range(heading + 1, sheet.max_row + 1):
            identifier = sheet.cell(row, place).value
            if identifier and chance.random() < 0.7:
                sheet.cell(row, place + 3).value = MARK + str(identifier)
        if chance.random() < 0.2:
            sheet.title = f"X {title[:20]}"
        if chance.random() < 0.3:
            workbook.move_sheet(sheet, -1)
    workbook.create_sheet("Van anderen")["B2"] = "=1+1"


@settings(max_examples=examples(8), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(before=blueprints(), after=blueprints(), seed=st.integers(0, 2**32))
def test_what_others_put_beside_a_row_stays_with_its_id(before: Blueprint, after: Blueprint, seed: int) -> None:
    data = edited(written(before), lambda workbook: scribbled(workbook, seed))
    there, (blueprint, carrier) = marks(data), opened(data)
    assert blueprint == before
    once = saved(after, carrier)
    now = marks(once.data)
    for identifier, theirs in there.items():
        if identifier in now:
            assert now[identifier] == theirs
    assert {mark for found in now.values() for mark in found} <= {MARK + identifier for identifier in now}
    twice = saved(after, once)
    assert parts(twice.data) == parts(once.data)
    back = saved(before, opened(twice.data)[1])
    assert {one: found for one, found in marks(back.data).items() if one in now} == {
        one: now[one] for one in marks(back.data) if one in now
    }
