"""Edits in the picture: taken over where the tables did not change, a conflict where they did."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import Blueprint, Element, Kind, Task
from blueprint_editor.workbook import layout, read
from blueprint_editor.workbook.picture import picture_cells, picture_rows
from tests.unit.workbook_kit import (
    FIRST_ROW,
    codes,
    column,
    edited,
    random_bytes,
    read_edited,
    row_of,
    service,
    sheet,
    written,
)

BLUEPRINT = service()
FIRST, SECOND = BLUEPRINT.stages[:2]
TASKS = [task.text for task in FIRST.tasks]


def band(found: Worksheet, label: str) -> int:
    """The row of a band."""
    return next(row for row in range(FIRST_ROW, found.max_row + 1) if found.cell(row, 1).value == label)


def picture(change: Callable[[Worksheet], object]) -> Callable[[Workbook], object]:
    """A change of the picture."""
    return lambda workbook: change(sheet(workbook, "Blueprint"))


def tasks(change: Callable[[str], str], place: int = 2) -> Callable[[Workbook], object]:
    """A change of the tasks of a stage in the picture."""

    def at(found: Worksheet) -> None:
        cell = found.cell(band(found, "Taken"), place)
        cell.value = change(str(cell.value or "")) or None

    return picture(at)


def texts(blueprint: Blueprint, place: int = 0) -> list[str]:
    """The tasks of a stage."""
    return [task.text for task in blueprint.stages[place].tasks]


def counts(reading: read.Reading) -> list[tuple[object, ...]]:
    """What the findings say was added, removed and changed, by sheet."""
    return [
        tuple(finding.facts[name] for name in ("sheet", "added", "removed", "changed"))
        for finding in reading.findings
        if finding.code is Code.CONTENT_CHANGED
    ]


def shown(blueprint: Blueprint) -> list[tuple[object, ...]]:
    """The cells of the picture."""
    return list(picture_cells(blueprint, picture_rows(blueprint)))


@pytest.mark.parametrize(
    "line", ["• Bellen", "Bellen", "- Bellen", "•Bellen ", "3. Bellen", "☐ Bellen", "\n• Bellen\n"]
)
def test_a_new_line_is_a_new_entry(line: str) -> None:
    reading = read_edited(BLUEPRINT, tasks(lambda text: f"{text}\n{line}"))
    *before, new = reading.blueprint.stages[0].tasks
    assert tuple(before) == FIRST.tasks
    assert new == Task(new.id, "Bellen")
    assert reading.blueprint.stages[1:] == BLUEPRINT.stages[1:]
    assert counts(reading) == [("Blueprint", 1, 0, 0)]
    assert codes(reading.findings) == [Code.CONTENT_CHANGED]


def test_a_new_line_goes_where_it_stands() -> None:
    reading = read_edited(BLUEPRINT, tasks(lambda text: "• Eerst\n" + text.replace("\n", "\n• Ertussen\n", 1)))
    assert texts(reading.blueprint) == ["Eerst", TASKS[0], "Ertussen", *TASKS[1:]]


def test_a_line_typed_over_is_a_rename_that_keeps_the_details() -> None:
    reading = read_edited(BLUEPRINT, tasks(lambda text: text.replace(TASKS[0], "Iets heel anders")))
    first = reading.blueprint.stages[0].tasks[0]
    assert (first.id, first.text, first.role, first.when) == (
        FIRST.tasks[0].id,
        "Iets heel anders",
        FIRST.tasks[0].role,
        FIRST.tasks[0].when,
    )
    assert counts(reading) == [("Blueprint", 0, 0, 1)]


def test_a_line_taken_away_is_a_deletion_and_its_links_go() -> None:
    stage = next(stage for stage in BLUEPRINT.stages if stage.documents)
    place = BLUEPRINT.stages.index(stage) + 2
    gone = stage.documents[0]

    def change(found: Worksheet) -> None:
        cell = found.cell(band(found, "Documenten"), place)
        cell.value = "\n".join(line for line in str(cell.value).split("\n") if gone.text not in line) or None

    reading = read_edited(BLUEPRINT, picture(change))
    assert reading.blueprint.stages[place - 2].documents == stage.documents[1:]
    assert all(gone.id not in trigger.evidence for one in reading.blueprint.stages for trigger in one.triggers)


def test_a_line_cut_to_another_stage_keeps_its_id() -> None:
    def change(found: Worksheet) -> None:
        row = band(found, "Taken")
        here, there = found.cell(row, 2), found.cell(row, 3)
        line, *left = str(here.value).split("\n")
        here.value, there.value = "\n".join(left) or None, f"{there.value}\n{line}"

    reading = read_edited(BLUEPRINT, picture(change))
    assert reading.blueprint.stages[0].tasks == FIRST.tasks[1:]
    assert reading.blueprint.stages[1].tasks == (*SECOND.tasks, FIRST.tasks[0])


def test_a_line_cut_to_another_band_becomes_that_element() -> None:
    def change(found: Worksheet) -> None:
        here, there = found.cell(band(found, "Taken"), 2), found.cell(band(found, "Verantwoordelijkheden"), 2)
        line, *left = str(here.value).split("\n")
        here.value, there.value = "\n".join(left) or None, f"{there.value}\n{line}"

    stage = read_edited(BLUEPRINT, picture(change)).blueprint.stages[0]
    assert stage.tasks == FIRST.tasks[1:]
    assert (stage.responsibilities[-1].id, stage.responsibilities[-1].text) == (FIRST.tasks[0].id, TASKS[0])


def test_lines_in_another_order_are_that_order() -> None:
    blueprint = with_tasks("Een", "Twee", "Drie")
    reading = read_edited(blueprint, tasks(lambda _: "• Drie\n• Een\n• Twee"))
    assert texts(reading.blueprint) == ["Drie", "Een", "Twee"]
    assert {task.id for task in reading.blueprint.stages[0].tasks} == {task.id for task in blueprint.stages[0].tasks}


def with_tasks(*names: str) -> Blueprint:
    """The blueprint with these tasks in its first stage."""
    made = tuple(
        Task(f"ta_{'abcdefghij'[n % 10]}{'abcdefghij'[n // 10]}aaaaaaaaaa", name) for n, name in enumerate(names)
    )
    return msgspec.structs.replace(
        BLUEPRINT, stages=(msgspec.structs.replace(FIRST, tasks=made), *BLUEPRINT.stages[1:])
    )


def test_what_the_picture_did_not_show_is_never_deleted() -> None:
    names = [f"Taak {n:02}" for n in range(60)]
    blueprint = with_tasks(*names)

    def change(found: Worksheet) -> None:
        row = band(found, "Taken")
        assert "… + 20, zie tabblad Taken" in str(found.cell(row + 1, 2).value)
        found.cell(row, 2).value = str(found.cell(row, 2).value).replace("• Taak 03\n", "")
        found.cell(row + 1, 2).value = str(found.cell(row + 1, 2).value).replace("… + 20, zie tabblad Taken", "• Nieuw")

    reading = read_edited(blueprint, picture(change))
    names.remove("Taak 03")
    assert texts(reading.blueprint) == [*names[:39], "Nieuw", *names[39:]]


def test_a_stage_renamed_in_the_picture_is_followed_everywhere() -> None:
    def change(workbook: Workbook) -> None:
        sheet(workbook, "Blueprint").cell(4, 2).value = "Kennismaking"
        found = sheet(workbook, "Taken")
        row = found.max_row + 1
        found.cell(row, column(found, "Fase")).value = "Kennismaking"
        found.cell(row, column(found, "Taak")).value = "Bellen"

    reading = read_edited(BLUEPRINT, change)
    first = reading.blueprint.stages[0]
    assert (first.id, first.name) == (FIRST.id, "Kennismaking")
    assert texts(reading.blueprint) == [*TASKS, "Bellen"]
    assert set(codes(reading.findings)) == {Code.CONTENT_CHANGED}


def test_a_new_column_is_a_new_stage_in_its_place() -> None:
    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Blueprint")
        found.insert_cols(3)
        found.cell(4, 3).value = "Proefperiode"
        found.cell(band(found, "Taken"), 3).value = "• Proef starten\nProef meten"
        found.cell(band(found, "Omschrijving"), 3).value = "De klant probeert het."
        found.cell(band(found, "Andere namen"), 3).value = "Pilot\nProef"
        found.cell(band(found, "Documenten"), 3).value = "–"
        other = sheet(workbook, "Taken")
        row = other.max_row + 1
        other.cell(row, column(other, "Fase")).value = "proefperiode"
        other.cell(row, column(other, "Taak")).value = "Uit de tabel"

    reading = read_edited(BLUEPRINT, change)
    assert [stage.id for stage in reading.blueprint.stages if stage in BLUEPRINT.stages] == [
        stage.id for stage in BLUEPRINT.stages
    ]
    new = reading.blueprint.stages[1]
    assert (new.name, new.description, new.aliases) == ("Proefperiode", "De klant probeert het.", ("Pilot", "Proef"))
    assert {task.text for task in new.tasks} == {"Proef starten", "Proef meten", "Uit de tabel"}
    assert new.deliberately_empty == {Element.DOCUMENT}
    assert set(codes(reading.findings)) == {Code.CONTENT_CHANGED}


def test_a_new_stage_in_both_is_one_stage() -> None:
    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Blueprint")
        found.cell(4, found.max_column + 1).value = "Proefperiode"
        other = sheet(workbook, "Fasen")
        other.cell(other.max_row + 1, column(other, "Fase")).value = "Proefperiode"

    stages = read_edited(BLUEPRINT, change).blueprint.stages
    assert [stage.name for stage in stages].count("Proefperiode") == 1
    assert [stage.kind is Kind.OPEN for stage in stages] == sorted(
        (stage.kind is Kind.OPEN for stage in stages), reverse=True
    )


def test_moved_columns_are_the_order_of_the_stages() -> None:
    def change(found: Worksheet) -> None:
        for row in range(3, found.max_row + 1):
            one, other = found.cell(row, 2), found.cell(row, 3)
            one.value, other.value = other.value, one.value

    reading = read_edited(BLUEPRINT, picture(change))
    assert reading.blueprint.stages == (SECOND, FIRST, *BLUEPRINT.stages[2:])


@pytest.mark.parametrize("with_keys", [True, False])
def test_a_picture_that_was_moved_is_still_read(with_keys: bool) -> None:
    def change(found: Worksheet) -> None:
        cell = found.cell(band(found, "Taken"), 2)
        cell.value = f"{cell.value}\n• Bellen"
        if not with_keys:
            found.delete_rows(3)
        found.insert_rows(1, 2)
        found.insert_cols(1, 2)
        found.title = "Overzicht"

    reading = read_edited(BLUEPRINT, picture(change))
    assert texts(reading.blueprint) == [*TASKS, "Bellen"]
    assert codes(reading.findings) == [Code.CONTENT_CHANGED]


def test_a_removed_column_and_row_are_no_deletion() -> None:
    def change(found: Worksheet) -> None:
        found.delete_cols(3)
        found.delete_rows(band(found, "Taken"))

    reading = read_edited(BLUEPRINT, picture(change))
    assert reading.blueprint == BLUEPRINT
    assert {(one.code, one.facts.get("column", one.facts.get("row"))) for one in reading.findings} == {
        (Code.COLUMN_MISSING, SECOND.name),
        (Code.ROW_MISSING, "Taken"),
    }


def test_a_band_may_be_renamed_or_translated() -> None:
    def change(found: Worksheet) -> None:
        found.cell(band(found, "Taken"), 1).value = "Wat wij doen"
        found.cell(band(found, "Documenten"), 1).value = "Documents"

    reading = read_edited(BLUEPRINT, picture(change))
    assert reading.blueprint == BLUEPRINT
    assert reading.findings == ()


def test_a_cleared_cell_and_a_dash() -> None:
    cleared = read_edited(BLUEPRINT, tasks(lambda _: "")).blueprint.stages[0]
    assert (cleared.tasks, cleared.deliberately_empty) == ((), FIRST.deliberately_empty)
    dashed = read_edited(BLUEPRINT, tasks(lambda _: "–")).blueprint.stages[0]
    assert (dashed.tasks, dashed.deliberately_empty) == ((), FIRST.deliberately_empty | {Element.TASK})
    empty = msgspec.structs.replace(FIRST, tasks=(), deliberately_empty=frozenset({Element.TASK}))
    blueprint = msgspec.structs.replace(BLUEPRINT, stages=(empty, *BLUEPRINT.stages[1:]))
    assert read_edited(blueprint, tasks(lambda _: "")).blueprint.stages[0].deliberately_empty == frozenset()
    filled = read_edited(blueprint, tasks(lambda text: f"{text}\n• Toch iets")).blueprint
    assert texts(filled) == ["Toch iets"]


def both(table: object, line: str) -> read.Reading:
    """The first task changed in its table (none: its row deleted) and in the picture (empty: its line deleted)."""

    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Taken")
        row = row_of(found, TASKS[0])
        if table is None:
            found.delete_rows(row)
        else:
            found.cell(row, column(found, "Taak")).value = table  # type: ignore[assignment]  # any value
        tasks(lambda text: text.replace(f"• {TASKS[0]}", line and f"• {line}").strip())(workbook)

    return read_edited(BLUEPRINT, change)


def test_changed_differently_in_both_is_a_conflict_and_the_table_counts() -> None:
    reading = both("Uit de tabel", "Uit de picture")
    assert texts(reading.blueprint) == ["Uit de tabel", *TASKS[1:]]
    conflict = next(one for one in reading.findings if one.code is Code.PICTURE_CONFLICT)
    assert (conflict.facts["picture"], conflict.facts["table"], conflict.facts["other"]) == (
        "Uit de picture",
        "Uit de tabel",
        "Taken",
    )
    assert conflict.where.sheet == "Blueprint"
    assert conflict.where.cell is not None
    assert conflict.where.cell.startswith("B")


def test_changed_alike_in_both_is_no_conflict() -> None:
    reading = both("Samen", "Samen")
    assert texts(reading.blueprint) == ["Samen", *TASKS[1:]]
    assert counts(reading) == [("Taken", 0, 0, 1)]


def test_taken_away_in_one_and_changed_in_the_other_is_a_conflict() -> None:
    kept, gone = both("Uit de tabel", ""), both(None, "Uit de picture")
    assert texts(kept.blueprint) == ["Uit de tabel", *TASKS[1:]]
    assert texts(gone.blueprint) == TASKS[1:]
    for reading, text in ((kept, "Uit de tabel"), (gone, "Uit de picture")):
        conflict = next(one for one in reading.findings if one.code is Code.PICTURE_CONFLICT_GONE)
        assert conflict.facts["text"] == text


def test_taken_away_in_both_is_gone() -> None:
    reading = both(None, "")
    assert texts(reading.blueprint) == TASKS[1:]
    assert set(codes(reading.findings)) == {Code.CONTENT_CHANGED}


@pytest.mark.parametrize("both_sides", [True, False])
def test_stage_names_and_descriptions_are_three_way_too(both_sides: bool) -> None:
    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Blueprint")
        found.cell(4, 2).value = "Uit de picture"
        found.cell(band(found, "Omschrijving"), 2).value = "Regel een\nregel twee"
        if both_sides:
            other = sheet(workbook, "Fasen")
            other.cell(FIRST_ROW, column(other, "Fase")).value = "Uit de tabel"
            other.cell(FIRST_ROW, column(other, "Omschrijving")).value = "Uit de tabel"

    reading = read_edited(BLUEPRINT, change)
    first = reading.blueprint.stages[0]
    conflicts = [one for one in reading.findings if one.code is Code.PICTURE_CONFLICT]
    if both_sides:
        assert (first.name, first.description) == ("Uit de tabel", "Uit de tabel")
        assert [(one.where.cell, one.facts["other"]) for one in conflicts] == [("B4", "Fasen"), ("B6", "Fasen")]
    else:
        assert (first.name, first.description) == ("Uit de picture", "Regel een\nregel twee")
        assert conflicts == []


def test_other_names_are_lines() -> None:
    blueprint = msgspec.structs.replace(
        BLUEPRINT, stages=(msgspec.structs.replace(FIRST, aliases=("Een", "Twee")), *BLUEPRINT.stages[1:])
    )

    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Blueprint")
        found.cell(band(found, "Andere namen"), 2).value = "Twee\nDrie"
        other = sheet(workbook, "Fasen")
        other.cell(FIRST_ROW, column(other, "Andere namen")).value = "Een\nTwee\nVier"

    assert read_edited(blueprint, change).blueprint.stages[0].aliases == ("Twee", "Vier", "Drie")


def test_the_title_above_the_picture_is_the_title() -> None:
    reading = read_edited(BLUEPRINT, picture(lambda found: found.cell(1, 1, "Nieuwe titel")))
    assert reading.blueprint == msgspec.structs.replace(BLUEPRINT, title="Nieuwe titel")


def test_what_is_not_understood_is_named_by_cell() -> None:
    def change(found: Worksheet) -> None:
        last = found.max_column
        found.cell(8, last + 3).value = "notitie ernaast"
        found.cell(found.max_row + 2, 1).value = "Voetnoot"
        found.cell(2, 5).value = "boven"
        found.cell(band(found, "Taken"), 2).value = '="Bel "&A1'
        found.merge_cells(start_row=7, end_row=7, start_column=3, end_column=4)

    reading = read_edited(BLUEPRINT, picture(change))
    assert reading.blueprint == BLUEPRINT
    assert {(one.code, one.where.cell) for one in reading.findings} == {
        (Code.PICTURE_CHANGED, f"{chr(64 + len(BLUEPRINT.stages) + 4)}8"),
        (Code.PICTURE_CHANGED, f"A{4 + len(layout.BANDS) + 2}"),
        (Code.STRAY_CELL, "E2"),
        (Code.FORMULA_WITHOUT_VALUE, "B11"),
        (Code.PICTURE_CHANGED, "D7"),
    }


def test_a_text_that_was_not_shown_whole_is_not_cut() -> None:
    blueprint = with_tasks("woord " * 5_000, "Bellen")
    reading = read_edited(blueprint, tasks(lambda text: text.replace("woord woord", "woord", 1)))
    assert reading.blueprint == blueprint
    assert codes(reading.findings) == [Code.PICTURE_CHANGED]


def test_both_edited_is_the_same_whatever_the_order() -> None:
    """A stage deleted in its table while its column got a line: the line is named, not lost without a word."""

    def change(workbook: Workbook) -> None:
        for title in ("Fasen", "Taken"):
            found = sheet(workbook, title)
            while any(cell.value == FIRST.name for row in found.iter_rows(min_row=FIRST_ROW) for cell in row):
                found.delete_rows(row_of(found, FIRST.name))
        tasks(lambda text: f"{text}\n• Bellen")(workbook)

    reading = read_edited(BLUEPRINT, change)
    assert reading.blueprint.stage(FIRST.id) is None
    assert Code.PICTURE_CHANGED in codes(reading.findings)


def test_ids_of_new_lines_are_drawn_from_what_is_handed_in() -> None:
    data = edited(written(BLUEPRINT), tasks(lambda text: f"{text}\n• Bellen"))
    first, second = (read.read(data, random_bytes(7)).blueprint for _ in range(2))
    assert first == second


def test_without_the_hidden_sheet_the_picture_is_compared_with_the_tables() -> None:
    """Nothing tells which is the newer: what differs is named, and a dash gives the mark back."""
    empty = msgspec.structs.replace(FIRST, tasks=(), deliberately_empty=frozenset({Element.TASK}))
    blueprint = msgspec.structs.replace(BLUEPRINT, stages=(empty, *BLUEPRINT.stages[1:]))

    def change(workbook: Workbook) -> None:
        workbook.remove(workbook["_blueprint"])
        tasks(lambda text: f"{text}\n• Bellen", 3)(workbook)

    reading = read_edited(blueprint, change)
    assert reading.blueprint.stages == blueprint.stages
    assert [(one.code, one.where.cell) for one in reading.findings] == [
        (Code.SHEET_MISSING, None),
        (Code.PICTURE_CHANGED, "C11"),
    ]
