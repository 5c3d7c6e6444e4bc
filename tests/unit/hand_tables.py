"""Hand edits of rows, columns and sheets, with what they make."""

from __future__ import annotations

from msgspec.structs import replace

from blueprint_editor.core.edits import (
    AddEntries,
    DeleteEntries,
    MoveEntries,
)
from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import (
    Anchor,
    Element,
    Responsibility,
    Stage,
    Task,
    When,
)
from tests.unit.hand_deeds import (
    add_sheet,
    copy_cells,
    copy_sheet,
    delete_columns,
    delete_rows,
    first_sheet,
    formula,
    hide_rows,
    insert_columns,
    insert_rows,
    merge,
    put,
    remove,
    rename,
    sort,
)
from tests.unit.hand_kit import (
    ALL_TASKS,
    AREA,
    BASE,
    CHANGED,
    LAST,
    RESPONSIBLE,
    ROW0,
    T0,
    TASKS,
    A,
    B,
    Case,
    added,
    at,
    done,
    last_row,
    ref,
    sorted_tasks,
    typed,
    with_entry,
    without_numbers,
)

TABLES: dict[str, Case] = {
    # Rows of a table.
    "saved again": Case(()),
    "a text changed": Case((put(*at(TASKS, T0.text, "text"), "Bellen"),), with_entry(T0, text="Bellen"), CHANGED),
    "a text that looks like a number": Case(
        (put(*at(TASKS, T0.text, "text"), "007"),), with_entry(T0, text="007"), CHANGED
    ),
    "a number typed as a text": Case((put(*at(TASKS, T0.text, "text"), 7),), with_entry(T0, text="7"), CHANGED),
    "a text with lines": Case((put(*at(TASKS, T0.text, "note"), "a\nb"),), with_entry(T0, note="a\nb"), CHANGED),
    "a text that looks like a formula": Case(
        (put(*at(TASKS, T0.text, "text"), "=Won"),), with_entry(T0, text="=Won"), CHANGED
    ),
    "a row typed at the bottom": Case(
        typed(TASKS, LAST + 1, stage=A.name, text="Bellen", role="Consultant", when="2 dagen na binnenkomst"),
        done(added(A, "Bellen", role="Consultant", when=When(Anchor.ENTER, 2))),
        CHANGED,
    ),
    "a row two below the bottom": Case(
        typed(TASKS, LAST + 3, stage=A.name, text="Bellen"), done(added(A, "Bellen")), CHANGED
    ),
    "a row inserted without a number": Case(
        (insert_rows("Taken", ROW0 + 1), *typed(TASKS, ROW0 + 1, stage=A.name, text="Ertussen")),
        done(added(A, "Ertussen", 1)),
        CHANGED,
    ),
    "a row inserted with a number of its own": Case(
        (insert_rows("Taken", ROW0), *typed(TASKS, ROW0, stage=A.name, number=99, text="Laatst")),
        done(added(A, "Laatst")),
        CHANGED,
    ),
    "empty rows inserted": Case((insert_rows("Taken", ROW0 + 1, 3), insert_rows("Taken", ROW0, 2))),
    "a row deleted": Case((delete_rows("Taken", ROW0),), done(DeleteEntries((ref(T0),))), CHANGED),
    "a row cleared": Case(
        tuple(put("Taken", f"{letter}{ROW0}", None) for letter in "ABCDEFGH"),
        done(DeleteEntries((ref(T0),))),
        CHANGED,
    ),
    "rows sorted by text": Case((sort("Taken", AREA, 2),)),
    "rows sorted, numbers cleared": Case((sort("Taken", AREA, 2), *without_numbers()), sorted_tasks(), CHANGED),
    "a number changed": Case(
        (put(*at(TASKS, T0.text, "number"), 99),), done(MoveEntries((ref(T0),), A.id, Element.TASK, 99)), CHANGED
    ),
    "a number typed as text": Case((put(*at(TASKS, T0.text, "number"), "1"),)),
    "a row copied to the bottom": Case(
        (copy_cells("Taken", f"A{ROW0}:I{ROW0}", f"A{LAST + 1}"),),
        done(AddEntries(A.id, Element.TASK, 99, (replace(T0, id="new_aaaaaaaaaaaa"),))),
        CHANGED,
    ),
    "a row cut and pasted below": Case((copy_cells("Taken", f"A{ROW0}:I{ROW0}", f"A{LAST + 1}", cut=True),)),
    "a row cut to another table": Case(
        (
            copy_cells("Taken", f"A{ROW0}:D{ROW0}", f"A{last_row(RESPONSIBLE) + 1}", "Verantwoordelijkheden", cut=True),
            copy_cells("Taken", f"I{ROW0}", f"G{last_row(RESPONSIBLE) + 1}", "Verantwoordelijkheden", cut=True),
            put("Verantwoordelijkheden", f"B{last_row(RESPONSIBLE) + 1}", None),
            delete_rows("Taken", ROW0),
        ),
        done(
            DeleteEntries((ref(T0),)),
            AddEntries(A.id, Element.RESPONSIBILITY, 99, (Responsibility(T0.id, T0.text, role=T0.role),)),
        ),
        CHANGED,
    ),
    "a row of another blueprint": Case(
        typed(TASKS, LAST + 1, stage=B.name.upper(), number=7, text="Elders", id="ta_zzzzzzzzzzzz"),
        done(added(B, "Elders")),
        CHANGED,
    ),
    "an entry moved to another stage": Case(
        (put(*at(TASKS, T0.text, "stage"), B.name), put(*at(TASKS, T0.text, "number"), None)),
        done(MoveEntries((ref(T0),), B.id, Element.TASK, 0)),
        CHANGED,
    ),
    "a stage that is not there": Case(
        typed(TASKS, LAST + 1, stage="Nazorg", text="Bellen"),
        replace(
            BASE,
            stages=(
                *BASE.stages[:4],
                Stage("new_aaaaaaaaaaaa", "Onbekende fase", ("Nazorg",), tasks=(Task("new_aaaaaaaaaaaa", "Bellen"),)),
                *BASE.stages[4:],
            ),
        ),
        CHANGED | {Code.UNKNOWN_STAGE},
    ),
    "a row without a text": Case(
        typed(TASKS, LAST + 1, stage=A.name, role="Consultant"), BASE, frozenset({Code.ROWS_LEFT_OUT})
    ),
    "a row with sums below": Case(
        (put("Taken", f"A{LAST + 2}", "Totaal"), formula("Taken", f"B{LAST + 2}", f"=SUM(B5:B{LAST})")),
        BASE,
        frozenset({Code.ROWS_LEFT_OUT, Code.FORMULA_WITHOUT_VALUE}),
        (BASE, frozenset({Code.ROWS_LEFT_OUT})),
    ),
    "hidden rows": Case((hide_rows("Taken", ROW0, ROW0 + 2),), BASE, frozenset({Code.HIDDEN_ROWS})),
    "merged stage cells": Case((merge("Taken", f"A{ROW0}:A{ROW0 + len(A.tasks) - 1}"),)),
    # Columns and headings.
    "a column moved": Case(
        (
            insert_columns("Taken", 3),
            copy_cells("Taken", f"E3:E{LAST}", "C3", cut=True),
            delete_columns("Taken", 5),
        )
    ),
    "headings by other names": Case(
        (put("Taken", "C4", "Actie"), put("Taken", "D4", "Wie?"), put("Taken", "H4", "OPMERKINGEN"))
    ),
    "headings translated": Case(
        tuple(put("Taken", f"{TASKS.letter(column.key)}4", column.headings[1]) for column in TASKS.columns)
    ),
    "a heading that says nothing": Case((put("Taken", "E4", "Tegen wanneer precies?"),)),
    "the key row deleted": Case((delete_rows("Taken", 3),)),
    "the key row deleted and headings translated": Case(
        (
            *(put("Taken", f"{TASKS.letter(column.key)}4", column.headings[1]) for column in TASKS.columns),
            delete_rows("Taken", 3),
        )
    ),
    "the ids deleted in one sheet": Case((delete_columns("Taken", 9),), BASE, frozenset({Code.COLUMN_MISSING})),
    "the roles deleted": Case((delete_columns("Taken", 4),), BASE, frozenset({Code.COLUMN_MISSING})),
    "the numbers deleted": Case((delete_columns("Taken", 2),), BASE, frozenset({Code.COLUMN_MISSING})),
    "a column of one's own": Case(
        (insert_columns("Taken", 4), put("Taken", "D4", "Budget"), put("Taken", "D5", 100)),
        BASE,
        frozenset({Code.FOREIGN_COLUMN}),
    ),
    "a column split": Case(
        (
            insert_columns("Taken", 4),
            put("Taken", "D4", "Taak 2"),
            put("Taken", f"C{ROW0}", "Bellen"),
            put("Taken", f"D{ROW0}", "en mailen"),
        ),
        with_entry(T0, text="Bellen"),
        CHANGED | {Code.FOREIGN_COLUMN},
    ),
    "a note beside the table": Case((put("Taken", "L8", "let op"),), BASE, frozenset({Code.FOREIGN_COLUMN})),
    "a note above the table": Case((put("Taken", "E1", "let op"),), BASE, frozenset({Code.STRAY_CELL})),
    # Sheets.
    "a sheet renamed": Case((rename("Taken", "Wat te doen"),)),
    "a sheet with a title in English": Case((rename("Taken", "Tasks"),)),
    "a sheet moved to the front": Case((first_sheet("Taken"),)),
    "a sheet copied": Case((copy_sheet("Taken", "Taken (2)"),), BASE, frozenset({Code.FOREIGN_SHEET})),
    "a sheet copied and the copy edited": Case(
        (copy_sheet("Taken", "Taken (2)"), put("Taken (2)", f"C{ROW0}", "Bellen")),
        BASE,
        frozenset({Code.FOREIGN_SHEET}),
    ),
    "a sheet copied and the original deleted": Case((copy_sheet("Taken", "Taken (2)"), remove("Taken"))),
    "a sheet deleted": Case((remove("Taken"),), BASE, frozenset({Code.SHEET_MISSING})),
    "two sheets deleted": Case((remove("Fasen"), remove("Documentvelden")), BASE, frozenset({Code.SHEET_MISSING})),
    "the picture deleted": Case((remove("Blueprint"),), BASE, frozenset({Code.SHEET_MISSING})),
    "a sheet of one's own": Case(
        (add_sheet("Begroting"), put("Begroting", "A1", "Omzet")), BASE, frozenset({Code.FOREIGN_SHEET})
    ),
    "a table moved down and right": Case((insert_rows("Taken", 1, 3), insert_columns("Taken", 1, 2))),
    "two tables below each other": Case(
        (
            copy_cells("Taken", ALL_TASKS, f"A{last_row(RESPONSIBLE) + 3}", "Verantwoordelijkheden", cut=True),
            remove("Taken"),
        )
    ),
    "two tables beside each other": Case(
        (copy_cells("Taken", ALL_TASKS, "J1", "Verantwoordelijkheden", cut=True), remove("Taken"))
    ),
}
