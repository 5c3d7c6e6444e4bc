"""What people do in a spreadsheet program, and what the reader makes of it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import (
    Anchor,
    Blueprint,
    Kind,
    Stage,
    Standardised,
    Status,
    Task,
    Trigger,
    When,
    data_points,
    documents,
)
from blueprint_editor.workbook import read
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
FIRST = BLUEPRINT.stages[0]


def add_row(found: Worksheet, **cells: object) -> int:
    """Type a row below the last one; `_` in a heading stands for a space."""
    row = found.max_row + 1
    for heading, value in cells.items():
        found.cell(row, column(found, heading.replace("_", " "))).value = value  # type: ignore[assignment]  # any value
    return row


def set_cell(title: str, text: str, heading: str, value: object) -> Callable[[Workbook], None]:
    """Change a cell in the row with this text."""

    def change(workbook: Workbook) -> None:
        found = sheet(workbook, title)
        found.cell(row_of(found, text), column(found, heading)).value = value  # type: ignore[assignment]  # any value

    return change


def without_entries(blueprint: Blueprint) -> list[Stage]:
    """The stages as headers."""
    return [
        msgspec.structs.replace(
            stage, triggers=(), responsibilities=(), documents=(), data_points=(), tasks=(), communications=()
        )
        for stage in blueprint.stages
    ]


def test_saving_in_another_program_changes_nothing() -> None:
    reading = read_edited(BLUEPRINT, lambda _: None)
    assert reading.blueprint == BLUEPRINT
    assert reading.findings == ()


def test_a_renamed_stage_keeps_its_entries() -> None:
    reading = read_edited(BLUEPRINT, set_cell("Fasen", FIRST.name, "Fase", "Kennismaking"))
    assert reading.blueprint.stages == (msgspec.structs.replace(FIRST, name="Kennismaking"), *BLUEPRINT.stages[1:])
    assert codes(reading.findings) == [Code.CONTENT_CHANGED]


def test_a_row_typed_at_the_bottom_is_a_new_entry() -> None:
    def change(workbook: Workbook) -> None:
        add_row(
            sheet(workbook, "Taken"),
            Fase=FIRST.name.upper(),
            Taak="Bellen",
            Rol="Nieuwe rol",
            Wanneer="2 dagen na binnenkomst",
            Verplicht="ja",
        )

    reading = read_edited(BLUEPRINT, change)
    *before, task = reading.blueprint.stages[0].tasks
    assert tuple(before) == FIRST.tasks
    assert task == Task(task.id, "Bellen", role="Nieuwe rol", when=When(Anchor.ENTER, 2), required=True)
    assert reading.blueprint.roles == (*BLUEPRINT.roles, "Nieuwe rol")
    assert codes(reading.findings) == [Code.CONTENT_CHANGED]


def test_a_row_inserted_without_a_number_follows_the_row_above() -> None:
    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Taken")
        found.insert_rows(FIRST_ROW + 1)
        found.cell(FIRST_ROW + 1, column(found, "Fase")).value = FIRST.name
        found.cell(FIRST_ROW + 1, column(found, "Taak")).value = "Ertussen"

    tasks = read_edited(BLUEPRINT, change).blueprint.stages[0].tasks
    assert [task.text for task in tasks] == [FIRST.tasks[0].text, "Ertussen", *(task.text for task in FIRST.tasks[1:])]


def test_a_deleted_row_is_a_deleted_entry() -> None:
    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Taken")
        found.delete_rows(row_of(found, FIRST.tasks[0].text))

    reading = read_edited(BLUEPRINT, change)
    assert reading.blueprint.stages[0].tasks == FIRST.tasks[1:]
    assert [(finding.code, finding.facts["removed"]) for finding in reading.findings] == [(Code.CONTENT_CHANGED, 1)]


def test_a_row_that_was_cleared_is_a_deleted_entry() -> None:
    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Taken")
        row = row_of(found, FIRST.tasks[0].text)
        for place in range(1, column(found, "id")):
            found.cell(row, place).value = None

    reading = read_edited(BLUEPRINT, change)
    assert reading.blueprint.stages[0].tasks == FIRST.tasks[1:]
    assert codes(reading.findings) == [Code.CONTENT_CHANGED]


def test_sorted_rows_keep_their_order_on_the_board() -> None:
    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Taken")
        rows = sorted(
            ([cell.value for cell in row] for row in found.iter_rows(min_row=FIRST_ROW)), key=lambda one: str(one[2])
        )
        for number, values in enumerate(rows, FIRST_ROW):
            for place, value in enumerate(values, 1):
                found.cell(number, place).value = value

    reading = read_edited(BLUEPRINT, change)
    assert reading.blueprint == BLUEPRINT
    assert reading.findings == ()


@pytest.mark.parametrize("value", [35, 0.35, "35%", "35 %", "0,35", "35"])
def test_win_probability_is_read_as_people_write_it(value: object) -> None:
    reading = read_edited(BLUEPRINT, set_cell("Fasen", FIRST.name, "Winkans", value))
    assert reading.blueprint.stages[0].probability == 0.35


@pytest.mark.parametrize("value", ["veel", "-5%", 250, "120%"])
def test_a_win_probability_that_is_none_is_a_finding(value: object) -> None:
    reading = read_edited(BLUEPRINT, set_cell("Fasen", FIRST.name, "Winkans", value))
    assert reading.blueprint == BLUEPRINT
    finding = next(one for one in reading.findings if one.code is Code.UNKNOWN_VALUE)
    assert (finding.where.sheet, finding.where.cell) == ("Fasen", "E5")


def test_a_stage_that_becomes_won_is_certain() -> None:
    reading = read_edited(BLUEPRINT, set_cell("Fasen", FIRST.name, "Soort", "Won"))
    changed = reading.blueprint.stage(FIRST.id)
    assert changed is not None
    assert (changed.kind, changed.probability) == (Kind.WON, 1.0)
    kinds = [stage.kind is Kind.OPEN for stage in reading.blueprint.stages]
    assert kinds == sorted(kinds, reverse=True)


def test_a_stage_typed_at_the_bottom_stands_before_those_that_close() -> None:
    reading = read_edited(BLUEPRINT, lambda one: add_row(sheet(one, "Fasen"), Fase="Proefperiode", Winkans="90%"))
    names = [stage.name for stage in reading.blueprint.stages]
    assert names == [*(stage.name for stage in BLUEPRINT.stages[:4]), "Proefperiode", *names[5:]]
    assert reading.blueprint.stages[4].probability == 0.9


def test_english_words_are_read_in_a_dutch_workbook() -> None:
    task = FIRST.tasks[0]

    def change(workbook: Workbook) -> None:
        set_cell("Taken", task.text, "Wanneer", "1 day before leaving")(workbook)
        set_cell("Taken", task.text, "Verplicht", "Yes")(workbook)
        set_cell("Taken", task.text, "Status", "assumption")(workbook)

    changed = read_edited(BLUEPRINT, change).blueprint.stages[0].tasks[0]
    assert (changed.when, changed.required, changed.status) == (When(Anchor.LEAVE, 1), True, Status.ASSUMPTION)


def test_headings_may_be_translated_moved_and_renamed() -> None:
    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Taken")
        for heading, other in (("Taak", "Task"), ("Rol", "Role"), ("Wanneer", "Tegen wanneer precies?")):
            found.cell(4, column(found, heading)).value = other
        found.insert_cols(2)

    reading = read_edited(BLUEPRINT, change)
    assert reading.blueprint == BLUEPRINT


def test_an_unknown_word_is_a_finding_and_nothing_changes() -> None:
    reading = read_edited(BLUEPRINT, set_cell("Taken", FIRST.tasks[0].text, "Status", "misschien"))
    assert reading.blueprint == BLUEPRINT
    assert Code.UNKNOWN_VALUE in codes(reading.findings)


def test_an_unknown_stage_is_kept_and_found() -> None:
    reading = read_edited(BLUEPRINT, lambda one: add_row(sheet(one, "Taken"), Fase="Nazorg", Taak="Bellen"))
    assert without_entries(reading.blueprint)[:4] == without_entries(BLUEPRINT)[:4]
    unknown = reading.blueprint.stages[4]
    assert (unknown.name, unknown.aliases) == ("Onbekende fase", ("Nazorg",))
    assert [task.text for task in unknown.tasks] == ["Bellen"]
    finding = next(one for one in reading.findings if one.code is Code.UNKNOWN_STAGE)
    assert finding.facts["stage"] == "Nazorg"
    assert (finding.where.sheet, finding.where.entry) == ("Taken", unknown.tasks[0].id)


def test_entries_of_a_deleted_stage_are_not_lost() -> None:
    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Fasen")
        found.delete_rows(row_of(found, FIRST.name))

    reading = read_edited(BLUEPRINT, change)
    assert reading.blueprint.stage(FIRST.id) is None
    before = {entry.id for _, _, entry in BLUEPRINT.entries()}
    assert {entry.id for _, _, entry in reading.blueprint.entries()} == before
    assert Code.UNKNOWN_STAGE in codes(reading.findings)


@pytest.mark.parametrize("title", ["Taken", "Fasen", "Documentvelden", "Keuzeopties", "Datapunten"])
def test_a_missing_sheet_comes_from_the_snapshot(title: str) -> None:
    reading = read_edited(BLUEPRINT, lambda workbook: workbook.remove(sheet(workbook, title)))
    assert reading.blueprint == BLUEPRINT
    assert [(finding.code, finding.facts["sheet"]) for finding in reading.findings] == [(Code.SHEET_MISSING, title)]


@pytest.mark.parametrize("heading", ["Fase", "Nr", "Taak", "Rol", "id"])
def test_a_missing_column_comes_from_the_snapshot(heading: str) -> None:
    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Taken")
        found.delete_cols(column(found, heading))

    reading = read_edited(BLUEPRINT, change)
    assert reading.blueprint == BLUEPRINT
    assert Code.COLUMN_MISSING in codes(reading.findings)


def test_a_copied_row_is_a_new_entry() -> None:
    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Taken")
        row = row_of(found, FIRST.tasks[0].text)
        values = [cell.value for cell in found[row]]
        below = found.max_row + 1
        for place, value in enumerate(values, 1):
            found.cell(below, place).value = value

    tasks = read_edited(BLUEPRINT, change).blueprint.stages[0].tasks
    assert len({task.id for task in tasks}) == len(FIRST.tasks) + 1
    assert sorted(task.text for task in tasks) == sorted([*(task.text for task in FIRST.tasks), FIRST.tasks[0].text])


def test_a_row_cut_to_another_table_keeps_its_id() -> None:
    task = FIRST.tasks[0]

    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Taken")
        found.delete_rows(row_of(found, task.text))
        add_row(sheet(workbook, "Verantwoordelijkheden"), Fase=FIRST.name, Verantwoordelijkheid=task.text, id=task.id)

    stage = read_edited(BLUEPRINT, change).blueprint.stages[0]
    assert stage.tasks == FIRST.tasks[1:]
    assert (stage.responsibilities[-1].id, stage.responsibilities[-1].text) == (task.id, task.text)


def test_an_entry_moves_with_its_stage_cell() -> None:
    task = FIRST.tasks[0]
    reading = read_edited(BLUEPRINT, set_cell("Taken", task.text, "Fase", BLUEPRINT.stages[1].name))
    assert reading.blueprint.stages[0].tasks == FIRST.tasks[1:]
    assert task in reading.blueprint.stages[1].tasks


def test_a_formula_without_a_result_keeps_what_was_there() -> None:
    reading = read_edited(BLUEPRINT, set_cell("Taken", FIRST.tasks[0].text, "Taak", '="Bel "&A1'))
    assert reading.blueprint == BLUEPRINT
    assert codes(reading.findings) == [Code.FORMULA_WITHOUT_VALUE]


def test_a_merged_cell_counts_for_its_whole_range() -> None:
    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Taken")
        found.merge_cells(f"A{FIRST_ROW}:A{FIRST_ROW + len(FIRST.tasks) - 1}")

    assert read_edited(BLUEPRINT, change).blueprint == BLUEPRINT


def test_hidden_rows_are_read_and_reported() -> None:
    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Taken")
        for row in (5, 6):
            found.row_dimensions[row].hidden = True

    reading = read_edited(BLUEPRINT, change)
    assert reading.blueprint == BLUEPRINT
    assert [(finding.code, finding.facts["n"]) for finding in reading.findings] == [(Code.HIDDEN_ROWS, 2)]


def test_what_others_added_is_reported() -> None:
    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Taken")
        found.cell(4, 11).value = "Budget"
        found.cell(5, 11).value = 100
        workbook.create_sheet("Begroting")

    reading = read_edited(BLUEPRINT, change)
    assert reading.blueprint == BLUEPRINT
    assert sorted(codes(reading.findings)) == [Code.FOREIGN_COLUMN, Code.FOREIGN_SHEET]


def test_a_row_that_lost_its_id_keeps_what_links_to_it() -> None:
    """A new id, as the rule is; but links go by its name, which is the only one."""
    point = next(point for _, point in data_points(BLUEPRINT) if point.required_from)
    linked = [field.id for _, one in documents(BLUEPRINT) for field in one.fields if field.data_point == point.id]

    def change(workbook: Workbook) -> None:
        set_cell("Datapunten", point.text, "id", None)(workbook)
        set_cell("Fasen", FIRST.name, "id", None)(workbook)

    reading = read_edited(BLUEPRINT, change)
    new = next(one for _, one in data_points(reading.blueprint) if one.text == point.text)
    assert new.id != point.id
    fields = [field for _, one in documents(reading.blueprint) for field in one.fields if field.id in linked]
    assert {field.data_point for field in fields} <= {new.id}
    assert reading.blueprint.stages[0].tasks == FIRST.tasks
    assert set(codes(reading.findings)) == {Code.CONTENT_CHANGED}


def test_a_round_trip_that_drops_tables_and_shows_hidden_sheets() -> None:
    """As Google Sheets gives a workbook back: no tables, `_blueprint` to be seen, numbers as it likes."""

    def change(workbook: Workbook) -> None:
        for found in workbook.worksheets:
            found.sheet_state = "visible"
            for name in list(found.tables):
                del found.tables[name]
            for row in found.iter_rows():
                for cell in row:
                    if isinstance(cell.value, int) and not isinstance(cell.value, bool):
                        cell.value = float(cell.value)

    reading = read_edited(BLUEPRINT, change)
    assert reading.blueprint == BLUEPRINT
    assert reading.findings == ()


def test_links_to_a_deleted_data_point_become_open_and_are_reported() -> None:
    linked = next(
        field.data_point for _, document in documents(BLUEPRINT) for field in document.fields if field.data_point
    )
    point = next(point for _, point in data_points(BLUEPRINT) if point.id == linked)

    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Datapunten")
        found.delete_rows(row_of(found, point.text))

    reading = read_edited(BLUEPRINT, change)
    fields = [field for _, document in documents(reading.blueprint) for field in document.fields]
    before = [field for _, document in documents(BLUEPRINT) for field in document.fields]
    for field, old in zip(fields, before, strict=True):
        gone = old.data_point == point.id
        expected = msgspec.structs.replace(old, data_point=None, standardised=Standardised.NO) if gone else old
        assert field == expected
    assert all(
        point.id not in entry.evidence for _, _, entry in reading.blueprint.entries() if isinstance(entry, Trigger)
    )
    assert Code.UNKNOWN_REFERENCE in codes(reading.findings)


def test_evidence_is_read_line_by_line() -> None:
    trigger = next(entry for _, _, entry in BLUEPRINT.entries() if isinstance(entry, Trigger) and entry.evidence)
    document = next(document for _, document in documents(BLUEPRINT) if document.id not in trigger.evidence)

    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Triggers")
        cell = found.cell(row_of(found, trigger.text), column(found, "Bewijs"))
        cell.value = f"{cell.value}\n{document.text.upper()}"

    reading = read_edited(BLUEPRINT, change)
    changed = next(entry for _, _, entry in reading.blueprint.entries() if entry.id == trigger.id)
    assert isinstance(changed, Trigger)
    assert changed.evidence == (*trigger.evidence, document.id)


def test_an_ambiguous_name_is_never_a_guess() -> None:
    twins = msgspec.structs.replace(
        BLUEPRINT,
        stages=tuple(
            msgspec.structs.replace(stage, name="Tweeling") if place < 2 else stage
            for place, stage in enumerate(BLUEPRINT.stages)
        ),
    )
    task = BLUEPRINT.stages[2].tasks[0]
    reading = read_edited(twins, set_cell("Taken", task.text, "Fase", "Tweeling"))
    assert reading.blueprint.stages[:2] == twins.stages[:2]
    assert Code.AMBIGUOUS_REFERENCE in codes(reading.findings)
    assert task in next(stage for stage in reading.blueprint.stages if stage.name == "Onbekende fase").tasks


@pytest.mark.parametrize("due", ["31-3-2026", "2026-03-31", 46112, "31/03/2026"])
def test_a_date_may_be_typed_as_people_do(due: object) -> None:
    reading = read_edited(BLUEPRINT, lambda one: add_row(sheet(one, "Parkeerplaats"), Punt="x", Uiterlijk=due))
    assert [(item.text, item.due) for item in reading.blueprint.parking] == [("x", "2026-03-31")]


def test_rows_without_a_text_are_left_out_with_a_finding() -> None:
    reading = read_edited(BLUEPRINT, lambda one: add_row(sheet(one, "Taken"), Fase=FIRST.name, Rol="Verkoper"))
    assert reading.blueprint == BLUEPRINT
    assert Code.ROWS_LEFT_OUT in codes(reading.findings)


def test_a_table_is_found_by_its_headings_alone() -> None:
    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Taken")
        for name in list(found.tables):
            del found.tables[name]
        found.title = "Wat te doen"
        found.delete_rows(3)
        found.insert_rows(1, 4)

    reading = read_edited(BLUEPRINT, change)
    assert reading.blueprint == BLUEPRINT


@pytest.mark.parametrize(
    ("one", "other"), [("Taken", "Documenten"), ("Fasen", "Verantwoordelijkheden"), ("Datapunten", "Keuzeopties")]
)
@pytest.mark.parametrize("titles", [True, False])
def test_names_that_went_astray_do_not_mislead(one: str, other: str, titles: bool) -> None:
    """Two sheets with each other's table name, and with each other's title: their keys say which is which."""

    def change(workbook: Workbook) -> None:
        first, second = sheet(workbook, one), sheet(workbook, other)
        (mine,), (theirs,) = first.tables.values(), second.tables.values()
        for found, table, name in ((first, mine, theirs.name), (second, theirs, mine.name)):
            found.tables.clear()
            table.name = table.displayName = name
            found.tables[name] = table
        if titles:
            first.title = "even weg"
            second.title, first.title = one, other

    reading = read_edited(BLUEPRINT, change)
    assert reading.blueprint == BLUEPRINT
    assert reading.findings == ()


def test_a_damaged_snapshot_is_never_half_read() -> None:
    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "_blueprint")
        cell = found.cell(found.max_row, 2)
        cell.value = str(cell.value)[:-40]

    reading = read_edited(BLUEPRINT, change)
    assert reading.blueprint.stages == BLUEPRINT.stages
    assert codes(reading.findings) == [Code.SNAPSHOT_DAMAGED]


def test_ids_are_drawn_from_what_is_handed_in() -> None:
    data = edited(written(BLUEPRINT), lambda one: add_row(sheet(one, "Taken"), Fase=FIRST.name, Taak="Bellen"))
    first, second = (read.read(data, random_bytes(7)).blueprint for _ in range(2))
    assert first == second


def test_both_languages_name_the_sheets() -> None:
    reading = read_edited(service("en"), set_cell("Stages", "Closed Won", "Win probability", 0.5))
    assert Code.UNKNOWN_VALUE in codes(reading.findings)
    assert reading.blueprint == service("en")
