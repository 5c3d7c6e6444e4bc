"""What others did in our own sheets: it goes with its row or column, and is there after every save."""

from __future__ import annotations

import io
from collections.abc import Callable

import msgspec
import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from blueprint_editor.core.model import Blueprint, ParkingItem, Stage
from blueprint_editor.workbook import layout, read
from blueprint_editor.workbook.carrier import Carrier
from tests.unit.carried_kit import BLUEPRINT, a_busy_day, by_text, opened, part_of, parts, saved, with_stage, with_tasks
from tests.unit.foreign_parts import with_sparkline, with_thread
from tests.unit.test_workbook_carried import assert_valid
from tests.unit.test_workbook_programs import needs_schemas
from tests.unit.workbook_kit import edited, row_of, sheet, with_part, written

YELLOW = PatternFill("solid", fgColor="FFFFFF00")
TASKS = [task for stage in BLUEPRINT.stages for task in stage.tasks]
FIRST = BLUEPRINT.stages[0]


def tasks_of(workbook: Workbook) -> Worksheet:
    """The sheet of the tasks."""
    return sheet(workbook, "Taken")


def after(change: Callable[[Workbook], object], work: Callable[[Blueprint], Blueprint]) -> Worksheet:
    """The sheet of the tasks after others, and then we, worked in the file."""
    return tasks_of(openpyxl.load_workbook(io.BytesIO(worked(edited(written(BLUEPRINT), change), work).data)))


def worked(data: bytes, work: Callable[[Blueprint], Blueprint]) -> Carrier:
    """The file after some work on what is in it."""
    blueprint, carrier = opened(data)
    result = saved(work(blueprint), carrier)
    assert read.read(result.data).blueprint == work(blueprint)
    return result


def nothing(blueprint: Blueprint) -> Blueprint:
    """No work at all."""
    return blueprint


def turned(blueprint: Blueprint) -> Blueprint:
    """The tasks of the first stage in the other order."""
    return with_tasks(blueprint, lambda tasks: tasks[::-1])


def without_first(blueprint: Blueprint) -> Blueprint:
    """The first task gone."""
    return with_tasks(blueprint, lambda tasks: tasks[1:])


def with_one_more(blueprint: Blueprint) -> Blueprint:
    """A new first task."""
    new = msgspec.structs.replace(FIRST.tasks[0], id="ta_aaaaaaaaaaaa", text="Nieuw")
    return with_tasks(blueprint, lambda tasks: (new, *tasks))


WORK = [nothing, turned, without_first, with_one_more, a_busy_day]


def budget(workbook: Workbook) -> None:
    """A column of others beside the table, with values, a formula, and a style."""
    found = tasks_of(workbook)
    found["K4"] = "Budget"
    for number, task in enumerate(TASKS):
        row = row_of(found, task.text)
        found[f"K{row}"] = 100 + number
        found[f"L{row}"] = f"=K{row}*2+SUM($K$5:$K${4 + len(TASKS)})"
    found["K5"].fill = YELLOW
    found["K5"].number_format = '0.00 "euro"'


@pytest.mark.parametrize("work", WORK)
def test_a_column_of_others_goes_with_its_rows(work: Callable[[Blueprint], Blueprint]) -> None:
    data = worked(edited(written(BLUEPRINT), budget), work).data
    found = by_text(data, "Taken", "I", "K")
    ids = {task.id for stage in work(BLUEPRINT).stages for task in stage.tasks}
    for number, task in enumerate(TASKS):
        if task.id in ids:
            assert found[task.id] == 100 + number
    assert all(
        value is None for one, value in found.items() if one not in {task.id for task in TASKS} | {"id", "bp:task.id"}
    )


@pytest.mark.parametrize("work", WORK)
def test_a_formula_of_others_follows_its_row(work: Callable[[Blueprint], Blueprint]) -> None:
    found = after(budget, work)
    count = sum(len(stage.tasks) for stage in work(BLUEPRINT).stages)
    seen = 0
    for row in range(5, 5 + count):
        if found[f"K{row}"].value is not None:
            seen += 1
            assert found[f"L{row}"].value == f"=K{row}*2+SUM($K$5:$K${4 + count})"
    assert seen >= len(TASKS) - 2


@pytest.mark.parametrize("work", WORK)
def test_looks_of_others_go_with_their_cells(work: Callable[[Blueprint], Blueprint]) -> None:
    chosen = FIRST.tasks[1]

    def change(workbook: Workbook) -> None:
        found = tasks_of(workbook)
        row = row_of(found, chosen.text)
        for place in range(1, 9):
            found.cell(row, place).fill = YELLOW
        found.cell(row, 8).font = Font(name="Courier New", size=14, bold=True)
        found.row_dimensions[row].height = 77

    found = after(change, work)
    rows = [row for row in range(5, found.max_row + 1) if found.cell(row, 3).fill.fgColor.rgb == "FFFFFF00"]
    if chosen.id not in {task.id for stage in work(BLUEPRINT).stages for task in stage.tasks}:
        assert rows == []
        return
    assert [found.cell(row, 9).value for row in rows] == [chosen.id]
    assert all(found.cell(rows[0], place).fill.fgColor.rgb == "FFFFFF00" for place in range(1, 9))
    assert (found.cell(rows[0], 8).font.name, found.cell(rows[0], 8).font.sz) == ("Courier New", 14)
    assert found.row_dimensions[rows[0]].height == 77


def test_a_changed_cell_keeps_its_look_and_a_changed_row_its_greater_height() -> None:
    def change(workbook: Workbook) -> None:
        found = tasks_of(workbook)
        found["C5"].fill = YELLOW
        found.row_dimensions[5].height = 120

    def rename(blueprint: Blueprint) -> Blueprint:
        new = msgspec.structs.replace(FIRST.tasks[0], text="=Anders")
        return with_tasks(blueprint, lambda tasks: (new, *tasks[1:]))

    found = after(change, rename)
    assert (found["C5"].value, found["C5"].data_type, found["C5"].quotePrefix) == ("=Anders", "s", True)
    assert found["C5"].fill.fgColor.rgb == "FFFFFF00"
    assert found.row_dimensions[5].height == 120


def test_a_row_whose_height_is_ours_gets_the_height_of_its_new_text() -> None:
    long = "Een lange taak die over heel wat regels loopt. " * 8

    def rename(blueprint: Blueprint) -> Blueprint:
        new = msgspec.structs.replace(FIRST.tasks[0], text=long.strip())
        return with_tasks(blueprint, lambda tasks: (new, *tasks[1:]))

    found = after(budget, rename)
    plain = tasks_of(openpyxl.load_workbook(io.BytesIO(written(rename(BLUEPRINT)))))
    assert found.row_dimensions[5].height == plain.row_dimensions[5].height
    back = worked(worked(edited(written(BLUEPRINT), budget), rename).data, lambda _: BLUEPRINT)
    shown = tasks_of(openpyxl.load_workbook(io.BytesIO(back.data)))
    first = tasks_of(openpyxl.load_workbook(io.BytesIO(written(BLUEPRINT))))
    assert shown.row_dimensions[5].height == first.row_dimensions[5].height


def _rule(formula: str) -> Rule:
    return Rule(type="expression", formula=[formula], dxf=DifferentialStyle(fill=YELLOW))


@pytest.mark.parametrize("work", WORK)
def test_rules_of_others_go_with_their_cells(work: Callable[[Blueprint], Blueprint]) -> None:
    chosen = FIRST.tasks[1]
    end = 4 + len(TASKS)

    def change(workbook: Workbook) -> None:
        found = tasks_of(workbook)
        row = row_of(found, chosen.text)
        found.conditional_formatting.add(f"A5:I{end}", _rule('$G5="Voorbeeld"'))
        found.conditional_formatting.add(f"C{row}", _rule(f"LEN(C{row})>3"))
        rule = DataValidation(type="whole", formula1="1", formula2="9", operator="between")
        rule.add(f"K5:K{end}")
        found.add_data_validation(rule)
        found.cell(row, 8).hyperlink = "https://example.org"

    found = after(change, work)
    now = [task.id for stage in work(BLUEPRINT).stages for task in stage.tasks]
    ranges = {str(one.sqref): one.rules[0].formula for one in found.conditional_formatting}
    assert ranges[f"A5:I{4 + len(now)}"] == ['$G5="Voorbeeld"']
    assert f"K5:K{4 + len(now)}" in {str(one.sqref) for one in found.data_validations.dataValidation}
    row = 5 + now.index(chosen.id) if chosen.id in now else 0
    assert ranges.get(f"C{row}") == ([f"LEN(C{row})>3"] if row else None)
    assert len(ranges) == (2 if row else 1)
    links = [cell.coordinate for line in found.iter_rows() for cell in line if cell.hyperlink]
    assert links == ([f"H{row}"] if row else [])


def test_our_lists_point_to_where_things_are_now() -> None:
    def change(workbook: Workbook) -> None:
        sheet(workbook, "Fasen").insert_rows(1)
        sheet(workbook, "Fasen").title = "Onze fasen"
        for one in workbook.worksheets:
            for rule in one.data_validations.dataValidation:
                rule.formula1 = (rule.formula1 or "").replace("'Fasen'!$B$5:$B$10", "'Onze fasen'!$B$6:$B$11")

    found = after(change, a_busy_day)
    formulas = {str(rule.formula1) for rule in found.data_validations.dataValidation}
    assert "'Onze fasen'!$B$6:$B$12" in formulas


@pytest.mark.parametrize("work", WORK)
def test_comments_go_with_their_cells(work: Callable[[Blueprint], Blueprint]) -> None:
    def change(workbook: Workbook) -> None:
        found = tasks_of(workbook)
        for task in TASKS[:3]:
            found.cell(row_of(found, task.text), 3).comment = Comment(f"over {task.id}", "Jan")

    found = after(change, work)
    now = {task.id for stage in work(BLUEPRINT).stages for task in stage.tasks}
    seen = {cell.comment.text: row[8].value for row in found.iter_rows() for cell in row if cell.comment}
    assert seen == {f"over {task.id}": task.id for task in TASKS[:3] if task.id in now}


@pytest.mark.parametrize("work", WORK)
def test_a_thread_goes_with_its_cell(work: Callable[[Blueprint], Blueprint]) -> None:
    data = with_thread(edited(written(BLUEPRINT), budget), "Taken", "C6")
    content = parts(worked(data, work).data)
    now = [task.id for stage in work(BLUEPRINT).stages for task in stage.tasks]
    thread, box = content["xl/threadedComments/threadedComment9.xml"], content["xl/drawings/vmlDrawing9.vml"]
    assert content["xl/persons/person.xml"] == parts(data)["xl/persons/person.xml"]
    if FIRST.tasks[1].id not in now:
        assert b"C6" not in thread + content["xl/comments9.xml"]
        assert b"<v:shape " not in box
        return
    row = 5 + now.index(FIRST.tasks[1].id)
    assert thread.count(f'ref="C{row}"'.encode()) == 2
    assert f'ref="C{row}"'.encode() in content["xl/comments9.xml"]
    assert f"<x:Row>{row - 1}</x:Row>".encode() in box
    assert f"3, 15, {row - 1}, 2, 5, 15, {row + 3}, 16".encode() in box


@pytest.mark.parametrize("work", WORK)
def test_a_sparkline_goes_with_its_cell(work: Callable[[Blueprint], Blueprint]) -> None:
    data = with_sparkline(edited(written(BLUEPRINT), budget), "Taken", 6)
    after = worked(data, work).data
    now = [task.id for stage in work(BLUEPRINT).stages for task in stage.tasks]
    part = parts(after)[part_of(after, "Taken")]
    if FIRST.tasks[1].id not in now:
        assert b"<x14:sparkline>" not in part
        return
    row = 5 + now.index(FIRST.tasks[1].id)
    assert f"<xm:f>Taken!K{row}:L{row}</xm:f><xm:sqref>M{row}</xm:sqref>".encode() in part


def test_a_merged_cell_stays_where_it_still_says_one_thing() -> None:
    last = 4 + len(FIRST.tasks)

    def change(workbook: Workbook) -> None:
        tasks_of(workbook).merge_cells(f"A5:A{last}")
        tasks_of(workbook).merge_cells("A1:H1")

    assert {str(one) for one in after(change, nothing).merged_cells.ranges} == {f"A5:A{last}", "A1:H1"}
    found = after(change, turned)
    assert {str(one) for one in found.merged_cells.ranges} == {"A1:H1"}
    assert [found[f"A{row}"].value for row in range(5, last + 1)] == [FIRST.name] * len(FIRST.tasks)


def test_columns_of_ours_stay_where_they_were_put() -> None:
    def change(workbook: Workbook) -> None:
        found = tasks_of(workbook)
        found.insert_cols(3)
        found["C4"] = "Prioriteit"
        found["C5"] = "hoog"
        found.column_dimensions["C"].width = 44

    found = after(change, a_busy_day)
    headings = [found.cell(4, place).value for place in range(1, 6)]
    assert headings == ["Fase", "Nr", "Prioriteit", "Taak", "Rol"]
    assert found.column_dimensions["C"].width == 44
    row = next(row for row in range(5, 40) if found.cell(row, 10).value == FIRST.tasks[0].id)
    assert (found.cell(row, 3).value, found.cell(row, 4).value) == ("hoog", "Anders")


def test_a_column_of_ours_that_is_gone_comes_back_beside_the_table() -> None:
    def change(workbook: Workbook) -> None:
        found = tasks_of(workbook)
        found["N4"] = "Van ons"
        found.delete_cols(8)
        frame = found.tables["bp_tasks"]
        frame.ref = frame.ref.replace("I", "H")
        frame.autoFilter.ref = frame.ref
        del frame.tableColumns[7]

    found = after(change, a_busy_day)
    headings = {found.cell(4, place).value: place for place in range(1, 16)}
    assert headings["Notitie"] == 9
    assert headings["Van ons"] == 14, "one further: room was made for what came back"
    frame = found.tables["bp_tasks"]
    assert frame.ref.endswith(f"I{4 + sum(len(stage.tasks) for stage in a_busy_day(BLUEPRINT).stages)}")
    assert [column.name for column in frame.tableColumns][-2:] == ["id", "Notitie"]
    assert found.cell(5, 9).value in {
        task.note or None for stage in a_busy_day(BLUEPRINT).stages for task in stage.tasks
    }


def test_rows_that_are_not_ours_stay_behind_the_row_they_stood_behind() -> None:
    def change(workbook: Workbook) -> None:
        found = tasks_of(workbook)
        found.insert_rows(7)
        found["K7"] = "tussenkop"
        end = found.max_row
        found.cell(end + 3, 11).value = "voetnoot"

    found = after(change, with_one_more)
    note = next(row for row in range(1, 200) if found.cell(row, 11).value == "tussenkop")
    assert found.cell(note - 1, 9).value == FIRST.tasks[1].id
    end = max(row for row in range(5, 200) if found.cell(row, 9).value)
    assert found.cell(end + 3, 11).value == "voetnoot"


def test_a_row_with_totals_stays_below_the_table() -> None:
    def change(workbook: Workbook) -> None:
        found = tasks_of(workbook)
        end = found.max_row + 1
        found.cell(end, 1).value = "Totaal"
        found.cell(end, 2).value = f"=SUBTOTAL(103,B5:B{end - 1})"
        frame = found.tables["bp_tasks"]
        frame.ref = f"A4:I{end}"
        frame.totalsRowCount = 1
        frame.tableColumns[0].totalsRowLabel = "Totaal"
        frame.tableColumns[1].totalsRowFunction = "count"

    count = len(TASKS) + 1
    found = after(change, with_one_more)
    assert found.cell(5 + count, 1).value == "Totaal"
    assert found.cell(5 + count, 2).value == f"=SUBTOTAL(103,B5:B{4 + count})"
    assert found.tables["bp_tasks"].ref == f"A4:I{5 + count}"
    assert found.tables["bp_tasks"].autoFilter.ref == f"A4:I{4 + count}"


def test_order_names_panes_filters_and_pages_of_others_stay() -> None:
    def change(workbook: Workbook) -> None:
        found = tasks_of(workbook)
        found.title = "Acties"
        workbook.move_sheet(found, -6)
        found.freeze_panes = "D5"
        found.page_setup.paperSize = 5
        found.page_setup.orientation = "portrait"
        found.print_area = "A1:H40"
        assert found.oddFooter is not None
        found.oddFooter.left.text = "Jansen BV"
        found.sheet_properties.tabColor = "FF00FF00"
        found.column_dimensions["C"].width = 99
        found.row_dimensions[6].hidden = True
        sheet(workbook, "Parkeerplaats").sheet_state = "hidden"
        workbook.defined_names["taken"] = DefinedName("taken", attr_text=f"Acties!$C$5:$C${4 + len(TASKS)}")
        workbook.defined_names["tweede"] = DefinedName("tweede", attr_text="Acties!$C$6")

    data = worked(edited(written(BLUEPRINT), change), with_one_more).data
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    found = sheet(workbook, "Acties")
    assert workbook.sheetnames[:3] == ["Blueprint", "Fasen", "Acties"]
    assert (found.freeze_panes, found.page_setup.paperSize, found.page_setup.orientation) == ("D5", 5, "portrait")
    assert found.print_area == "'Acties'!$A$1:$H$41", "what is printed grew with the table"
    assert found.oddFooter is not None
    assert found.oddFooter.left.text == "Jansen BV"
    assert found.sheet_properties.tabColor is not None
    assert found.sheet_properties.tabColor.rgb == "FF00FF00"
    assert found.column_dimensions["C"].width == 99
    assert [row for row in range(5, 20) if found.row_dimensions[row].hidden] == [7], "it is one further now"
    assert sheet(workbook, "Parkeerplaats").sheet_state == "hidden"
    assert workbook.defined_names["taken"].attr_text == f"Acties!$C$5:$C${5 + len(TASKS)}"
    assert workbook.defined_names["tweede"].attr_text == "Acties!$C$7"


def test_sheets_of_ours_that_are_gone_come_back_with_their_lists() -> None:
    def change(workbook: Workbook) -> None:
        for title in ("Taken", "Fasen", "Blueprint"):
            workbook.remove(workbook[title])
        workbook.create_sheet("Taken")["A1"] = "niet van ons"

    blueprint, carrier = opened(edited(written(BLUEPRINT), change))
    assert blueprint == BLUEPRINT
    result = saved(blueprint, carrier).data
    workbook = openpyxl.load_workbook(io.BytesIO(result))
    assert workbook["Taken"]["A1"].value == "niet van ons"
    assert {"Fasen", "Blueprint", "Taken (2)"} <= set(workbook.sheetnames)
    found = sheet(workbook, "Taken (2)")
    assert (found.print_title_rows, found.freeze_panes) == ("$4:$4", "A5")
    assert [found.cell(5 + at, 9).value for at in range(len(TASKS))] == [task.id for task in TASKS]
    assert len({table.id for one in workbook.worksheets for table in one.tables.values()}) == len(layout.TABLES)


def test_the_picture_keeps_what_stands_beside_and_below_it() -> None:
    beside, below = len(BLUEPRINT.stages) + 4, 60

    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Blueprint")
        found.cell(6, beside).value = "ernaast"
        found.cell(below, 1).value = "Voor intern gebruik"
        found.cell(below, 2).value = "eronder"
        found.cell(6, 2).fill = YELLOW
        found.column_dimensions["B"].width = 50

    data = worked(edited(written(BLUEPRINT), change), a_busy_day).data
    found = sheet(openpyxl.load_workbook(io.BytesIO(data)), "Blueprint")
    assert found.cell(6, beside + 1).value == "ernaast", "a stage more is a column more"
    assert [found.cell(3, place).value for place in range(2, 6)] == [
        stage.id for stage in a_busy_day(BLUEPRINT).stages[:4]
    ]
    moved = next(place for place in range(2, 9) if found.cell(3, place).value == FIRST.id)
    assert found.cell(6, moved).fill.fgColor.rgb == "FFFFFF00"
    assert found.column_dimensions[openpyxl.utils.get_column_letter(moved)].width == 50
    assert found.cell(4, moved).value == "Kennismaking"
    assert "eronder" in {cell.value for row in found.iter_rows() for cell in row}


def test_a_stage_of_another_kind_gets_its_colour() -> None:
    def close(stage: Stage) -> Stage:
        return msgspec.structs.replace(stage, probability=0.99)

    data = worked(edited(written(BLUEPRINT), budget), lambda one: with_stage(one, close)).data
    found = sheet(openpyxl.load_workbook(io.BytesIO(data)), "Blueprint")
    assert "99%" in found["B4"].number_format


def test_a_formula_of_others_in_a_cell_of_ours_stays_while_it_says_the_same() -> None:
    content = edited(written(BLUEPRINT), budget)
    part = part_of(content, "Taken")
    text = FIRST.tasks[0].text

    def with_formula(data: bytes) -> bytes:
        start = data.index(b'<c r="C5"')
        end = data.index(b"</c>", start) + 4
        cell = f'<c r="C5" t="str"><f>T("{text}")</f><v>{text}</v></c>'
        return data[:start] + cell.encode() + data[end:]

    data = with_part(content, part, with_formula)
    kept = tasks_of(openpyxl.load_workbook(io.BytesIO(worked(data, with_one_more).data)))
    assert kept["C6"].value == f'=T("{text}")'


def test_shared_and_array_formulas_come_apart_when_rows_move() -> None:
    def change(workbook: Workbook) -> None:
        found = tasks_of(workbook)
        found["K5"] = ArrayFormula("K5:K6", "=LEN(C5:C6)")
        for row in (8, 9, 10):
            found[f"L{row}"] = f"=LEN(C{row})"

    data = edited(written(BLUEPRINT), change)
    part = part_of(data, "Taken")

    def share(content: bytes) -> bytes:
        content = content.replace(b"<f>LEN(C8)</f>", b'<f t="shared" ref="L8:L10" si="0">LEN(C8)</f>')
        for row in (9, 10):
            content = content.replace(f"<f>LEN(C{row})</f>".encode(), b'<f t="shared" si="0"/>')
        return content

    found = tasks_of(openpyxl.load_workbook(io.BytesIO(worked(with_part(data, part, share), with_one_more).data)))
    assert [found[f"L{row}"].value for row in (9, 10, 11)] == [f"=LEN(C{row})" for row in (9, 10, 11)]
    assert (found["K6"].value.ref, found["K6"].value.text) == ("K6:K7", "=LEN(C6:C7)")


def test_dates_are_counted_as_the_workbook_counts_them() -> None:
    def change(workbook: Workbook) -> None:
        workbook.epoch = CALENDAR_MAC_1904

    item = ParkingItem("pk_aaaaaaaaaaaa", "Prijslijst", due="2026-03-01")
    later = msgspec.structs.replace(item, id="pk_bbbbbbbbbbbb", due="2026-04-15")
    before = msgspec.structs.replace(BLUEPRINT, parking=(item,))
    data = worked(
        edited(written(before), change), lambda one: msgspec.structs.replace(one, parking=(later, *one.parking))
    ).data
    found = sheet(openpyxl.load_workbook(io.BytesIO(data)), "Parkeerplaats")
    assert [str(found.cell(row, 4).value)[:10] for row in (5, 6)] == ["2026-04-15", "2026-03-01"]


@needs_schemas
@pytest.mark.parametrize("work", WORK)
def test_what_is_woven_is_valid(work: Callable[[Blueprint], Blueprint]) -> None:
    data = with_sparkline(with_thread(edited(written(BLUEPRINT), budget), "Taken", "C6"), "Taken", 6)
    assert_valid(worked(data, work).data)
