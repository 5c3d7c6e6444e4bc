"""A missing sheet, table or column is never a deletion: whatever is taken away, the snapshot gives it back."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import Blueprint
from blueprint_editor.workbook import layout, read
from tests.strategies import LONG, blueprints, examples
from tests.unit.workbook_kit import FIRST_ROW, edited, service, sheet, written

SHEETS = tuple(range(len(layout.TABLES) + 1))
COLUMNS = tuple((table, column) for table in range(len(layout.TABLES)) for column in layout.TABLES[table].columns)
PICTURE = len(layout.TABLES)


def without(
    workbook: Workbook, blueprint: Blueprint, sheets: Iterable[int], columns: Iterable[tuple[int, layout.Column]]
) -> None:
    """Take sheets and columns away; a column with its heading and key, by shifting the others."""
    for table, column in columns:
        found = sheet(workbook, layout.TABLES[table].title(blueprint.language))
        place = next((cell.column for cell in found[4] if cell.value == column.heading(blueprint.language)), None)
        if isinstance(place, int):
            found.delete_cols(place)
    workbook.create_sheet("Anders")  # a workbook needs one sheet that can be seen
    for index in sheets:
        title = layout.PICTURE_TITLE if index == PICTURE else layout.TABLES[index].title(blueprint.language)
        workbook.remove(workbook[title])


@settings(max_examples=examples(20))
@given(
    blueprints(),
    st.sets(st.sampled_from(SHEETS), max_size=len(SHEETS)),
    st.lists(st.sampled_from(COLUMNS), max_size=12, unique_by=lambda one: (one[0], one[1].key)),
)
def test_what_is_not_there_comes_from_the_snapshot(
    blueprint: Blueprint, sheets: set[int], columns: list[tuple[int, layout.Column]]
) -> None:
    reading = read.read(edited(written(blueprint), lambda workbook: without(workbook, blueprint, sheets, columns)))
    assert reading.blueprint == blueprint
    named = {(finding.code, finding.facts.get("sheet"), finding.facts.get("column")) for finding in reading.findings}
    titles = {
        index: layout.PICTURE_TITLE if index == PICTURE else layout.TABLES[index].title(blueprint.language)
        for index in SHEETS
    }
    for index in sheets:
        assert (Code.SHEET_MISSING, titles[index], None) in named
    for table, column in columns:
        if table not in sheets and (Code.SHEET_MISSING, titles[table], None) not in named:
            assert (Code.COLUMN_MISSING, titles[table], column.heading(blueprint.language)) in named
    assert {finding.code for finding in reading.findings} <= {
        Code.SHEET_MISSING,
        Code.COLUMN_MISSING,
        Code.FOREIGN_SHEET,
    }


@pytest.mark.parametrize(
    "gone", COLUMNS[:: 1 if LONG else 7], ids=lambda one: f"{layout.TABLES[one[0]].key}.{one[1].key}"
)
def test_each_column_alone(gone: tuple[int, layout.Column]) -> None:
    blueprint = service()
    reading = read.read(edited(written(blueprint), lambda workbook: without(workbook, blueprint, (), [gone])))
    assert reading.blueprint == blueprint
    assert sorted(finding.code for finding in reading.findings) == [Code.COLUMN_MISSING, Code.FOREIGN_SHEET]


@settings(max_examples=examples(10))
@given(blueprints(), st.sampled_from(range(len(layout.TABLES))), st.data())
def test_only_a_missing_row_is_a_deletion(blueprint: Blueprint, index: int, data: st.DataObject) -> None:
    table = layout.TABLES[index]
    sources = list(layout.sources(blueprint, table))
    if not sources:
        return
    gone = data.draw(st.integers(0, len(sources) - 1))
    change = lambda one: sheet(one, table.title(blueprint.language)).delete_rows(FIRST_ROW + gone)  # noqa: E731
    reading = read.read(edited(written(blueprint), change))
    left = {source.thing.id for source in layout.sources(reading.blueprint, table)}
    assert {source.thing.id for source in sources} - left == {sources[gone].thing.id}
    assert Code.CONTENT_CHANGED in {finding.code for finding in reading.findings}
