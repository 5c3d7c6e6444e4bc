"""A workbook of ours that lost every mark of ours, as a copy of its values does, is read as any other, and whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from blueprint_editor.core.model import Blueprint
from blueprint_editor.workbook.cells import Book
from blueprint_editor.workbook.foreign import Layout, read_foreign
from tests.foreign.kit import seen
from tests.unit.workbook_kit import edited, service, sheet, written


def _picture_only(workbook: Workbook) -> None:
    for title in list(workbook.sheetnames):
        if title != "Blueprint":
            del workbook[title]
    sheet(workbook, "Blueprint").delete_rows(3)


def _tables_only(workbook: Workbook) -> None:
    for title in list(workbook.sheetnames):
        if title in {"Blueprint", "_blueprint"}:
            del workbook[title]
            continue
        table = sheet(workbook, title)
        for name in list(table.tables):
            del table.tables[name]
        last = next(cell.column for cell in table[4] if cell.value == "id" and isinstance(cell.column, int))
        table.delete_cols(last)
        table.delete_rows(3)


def _texts(blueprint: Blueprint) -> list[dict[str, Any]]:
    """The stages with the texts of their entries alone."""
    found = []
    for stage in seen(blueprint):
        cells = {key: value for key, value in stage.items() if isinstance(value, list) and key != "aliases"}
        texts = {
            key: [entry if isinstance(entry, str) else entry["text"] for entry in cell] for key, cell in cells.items()
        }
        found.append(
            {"name": stage["name"], "kind": stage.get("kind"), "description": stage.get("description"), **texts}
        )
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("strip", "layout"), [(_picture_only, Layout.COLUMNS), (_tables_only, Layout.TABLES)])
def test_every_text_is_where_it_was(strip: Callable[[Workbook], None], layout: Layout, language: str) -> None:
    blueprint = service(language)
    reading = read_foreign(Book(edited(written(blueprint), strip)))
    assert _texts(reading.blueprint) == _texts(blueprint)
    assert (reading.layout, reading.blueprint.language) == (layout, language)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_tables_bring_their_fields(language: str) -> None:
    blueprint = service(language)
    read = read_foreign(Book(edited(written(blueprint), _tables_only))).blueprint
    for one, other in zip(blueprint.stages, read.stages, strict=True):
        assert [(task.role, task.when, task.required) for task in one.tasks] == [
            (task.role, task.when, task.required) for task in other.tasks
        ]
        assert [[field.text for field in document.fields] for document in one.documents] == [
            [field.text for field in document.fields] for document in other.documents
        ]
        assert [(point.type, point.unit, point.category) for point in one.data_points] == [
            (point.type, point.unit, point.category) for point in other.data_points
        ]
        assert [item.channels for item in one.communications] == [item.channels for item in other.communications]
    starts = [
        [
            {stage.id: stage.name for stage in whole.stages}.get(point.required_from or "")
            for stage in whole.stages
            for point in stage.data_points
        ]
        for whole in (blueprint, read)
    ]
    assert starts[0] == starts[1]
