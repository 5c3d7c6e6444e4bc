"""Hand edits of values, stages, links and the picture, with what they make."""

from __future__ import annotations

from msgspec.structs import replace

from blueprint_editor.core.edits import (
    AddStage,
    ChangeBlueprint,
    ChangeEntry,
    ChangeStage,
    DeleteEntries,
    MoveEntries,
    MoveStage,
    SetDeliberatelyEmpty,
)
from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import (
    Anchor,
    Element,
    Kind,
    Option,
    Stage,
    Standardised,
    Status,
    Trigger,
    When,
)
from blueprint_editor.workbook import layout
from blueprint_editor.workbook.names import Names
from blueprint_editor.workbook.rows import rows
from tests.unit.hand_deeds import (
    delete_columns,
    delete_rows,
    formula,
    insert_columns,
    put,
    remove,
    replace_all,
)
from tests.unit.hand_kit import (
    BASE,
    CHANGED,
    DOCUMENT,
    FIELD,
    OPTION,
    POINT,
    ROW0,
    STAGES,
    T0,
    T1,
    TASKS,
    TRIGGER,
    A,
    B,
    C,
    Case,
    D,
    added,
    at,
    done,
    drawn,
    last_row,
    ref,
    typed,
    with_entry,
    with_stage,
    without_stage,
)
from tests.unit.workbook_kit import FIRST_ROW

VALUES: dict[str, Case] = {
    # Values as people write them.
    "a chance of 35": Case((put(*at(STAGES, A.name, "probability"), 35),), with_stage(A, probability=0.35), CHANGED),
    "a chance of 35 %": Case(
        (put(*at(STAGES, A.name, "probability"), "35 %"),), with_stage(A, probability=0.35), CHANGED
    ),
    "a chance of 0,35": Case(
        (put(*at(STAGES, A.name, "probability"), "0,35"),), with_stage(A, probability=0.35), CHANGED
    ),
    "days as a text": Case((put(*at(STAGES, A.name, "max_days"), "14 dagen"),), with_stage(A, max_days=14), CHANGED),
    "a date as a text": Case(
        (put("Parkeerplaats", "D5", "31-3-2026"),),
        replace(BASE, parking=(replace(BASE.parking[0], due="2026-03-31"),)),
        CHANGED,
    ),
    "a date as a number": Case(
        (put("Parkeerplaats", "D5", 46112),),
        replace(BASE, parking=(replace(BASE.parking[0], due="2026-03-31"),)),
        CHANGED,
    ),
    "true for yes": Case(
        (put(*at(TASKS, T0.text, "required"), True),),
        with_entry(T0, required=True),
        CHANGED,
        (with_entry(T0, required=True), CHANGED),
    ),
    "an x for yes": Case((put(*at(TASKS, T0.text, "required"), "x"),), with_entry(T0, required=True), CHANGED),
    "English words": Case(
        (put(*at(TASKS, T0.text, "when"), "1 day before leaving"), put(*at(TASKS, T0.text, "required"), "Yes")),
        with_entry(T0, when=When(Anchor.LEAVE, 1), required=True),
        CHANGED,
    ),
    "a word that is none of ours": Case(
        (put(*at(TASKS, T0.text, "status"), "misschien"),), BASE, CHANGED | {Code.UNKNOWN_VALUE}
    ),
    "a formula": Case(
        (formula("Taken", f"C{ROW0}", '="Bel "&"klant"'),),
        BASE,
        frozenset({Code.FORMULA_WITHOUT_VALUE}),
        (with_entry(T0, text="Bel klant"), CHANGED),
    ),
    "a formula with an error": Case(
        (formula("Taken", f"C{ROW0}", "=1/0"),), BASE, frozenset({Code.FORMULA_WITHOUT_VALUE})
    ),
    # Stages, links and parts.
    "a stage renamed in its own sheet": Case(
        (put(*at(STAGES, A.name, "name"), "Kennismaking"),), with_stage(A, name="Kennismaking"), CHANGED
    ),
    "a stage renamed everywhere by search and replace": Case(
        (replace_all(A.name, "Kennismaking", "Blueprint", *(table.titles[0] for table in layout.TABLES)),),
        with_stage(A, name="Kennismaking"),
        CHANGED,
    ),
    "a stage typed at the bottom": Case(
        typed(STAGES, last_row(STAGES) + 1, name="Proefperiode", probability="90%"),
        done(AddStage(Stage("new_aaaaaaaaaaaa", "Proefperiode", probability=0.9), 4)),
        CHANGED,
    ),
    "stages in another order": Case(
        (put(*at(STAGES, A.name, "number"), 2), put(*at(STAGES, B.name, "number"), 1)),
        done(MoveStage(B.id, 0)),
        CHANGED,
    ),
    "a stage deleted with all its rows": Case(
        tuple(
            delete_rows(table.titles[0], row)
            for table in layout.TABLES
            for row in sorted(
                (
                    at
                    for at, one in enumerate(rows(BASE, table, Names.of(BASE)), FIRST_ROW)
                    if D.name in one.cells[:2] or (one.source.parent and one.source.parent in D.data_points)
                ),
                reverse=True,
            )
        ),
        without_stage(D),
        CHANGED | {Code.UNKNOWN_REFERENCE},
    ),
    "a stage that becomes won": Case(
        (put(*at(STAGES, D.name, "kind"), "Gewonnen"),), with_stage(D, kind=Kind.WON, probability=1.0), CHANGED
    ),
    "other names": Case(
        (put(*at(STAGES, A.name, "aliases"), "Intake\nEerste contact"),),
        with_stage(A, aliases=("Intake", "Eerste contact")),
        CHANGED,
    ),
    "a document renamed": Case(
        (put("Documenten", f"C{FIRST_ROW}", "Intakeformulier"),),
        with_entry(DOCUMENT, text="Intakeformulier"),
        CHANGED,
    ),
    "evidence added": Case(
        (put("Triggers", f"E{FIRST_ROW}", f"Datapunt: {POINT.text}\nDocument: {DOCUMENT.text}"),),
        with_entry(TRIGGER, evidence=(POINT.id, DOCUMENT.id)),
        CHANGED,
    ),
    "a field standardised": Case(
        (put("Documentvelden", f"F{FIRST_ROW}", POINT.text),),
        with_entry(
            DOCUMENT,
            fields=(replace(FIELD, data_point=POINT.id, standardised=Standardised.YES), *DOCUMENT.fields[1:]),
        ),
        CHANGED,
    ),
    "an option added": Case(
        typed(layout.OPTIONS, last_row(layout.OPTIONS) + 1, data_point=OPTION.text, label="Anders", value="other"),
        with_entry(OPTION, options=(*OPTION.options, Option("new_aaaaaaaaaaaa", "Anders", "other"))),
        CHANGED,
    ),
    "a data point deleted": Case(
        (delete_rows("Datapunten", FIRST_ROW),),
        done(DeleteEntries((ref(POINT),))),
        CHANGED | {Code.UNKNOWN_REFERENCE},
    ),
    "a channel of one's own": Case(
        (put("Communicatie", f"E{FIRST_ROW}", "WhatsApp\nTelefoon"),),
        with_entry(A.communications[0], channels=("WhatsApp", "phone")),
        CHANGED,
    ),
    # The picture.
    "a line added in the picture": Case(
        (drawn("task", A, lambda text: f"{text}\n• Bellen"),), done(added(A, "Bellen")), CHANGED
    ),
    "a line added without its mark": Case(
        (drawn("task", A, lambda text: f"Bellen\n{text}"),), done(added(A, "Bellen", 0)), CHANGED
    ),
    "a line changed in the picture": Case(
        (drawn("task", A, lambda text: text.replace(T0.text, "Bellen")),),
        done(ChangeEntry(ref(T0), replace(T0, text="Bellen"))),
        CHANGED,
    ),
    "a line deleted in the picture": Case(
        (drawn("task", A, lambda text: text.replace(f"• {T0.text}\n", "")),), done(DeleteEntries((ref(T0),))), CHANGED
    ),
    "a line moved in the picture": Case(
        (
            drawn("task", A, lambda text: text.replace(f"• {T0.text}\n", "")),
            drawn("task", B, lambda text: f"• {T0.text}\n{text}"),
        ),
        done(MoveEntries((ref(T0),), B.id, Element.TASK, 0)),
        CHANGED,
    ),
    "a dash in the picture": Case(
        (drawn("communication", C, lambda _: "–"),),
        done(
            DeleteEntries(tuple(ref(one) for one in C.communications)),
            SetDeliberatelyEmpty(C.id, Element.COMMUNICATION, on=True),
        ),
        CHANGED,
    ),
    "an entry where a dash stood": Case(
        (drawn("responsibility", B, lambda _: "• Luisteren"),),
        done(added(B, "Luisteren", element=Element.RESPONSIBILITY)),
        CHANGED,
    ),
    "a description in the picture": Case(
        (drawn("description", A, lambda _: "Wij maken kennis."),),
        done(ChangeStage(A.id, description="Wij maken kennis.")),
        CHANGED,
    ),
    "a stage renamed in the picture": Case(
        (put("Blueprint", "B4", "Kennismaking"),), with_stage(A, name="Kennismaking"), CHANGED
    ),
    "a stage added in the picture": Case(
        (
            insert_columns("Blueprint", 4),
            put("Blueprint", "D4", "Proef"),
            put("Blueprint", "D7", "• De koper tekent voor een proef"),
        ),
        done(
            AddStage(
                Stage(
                    "new_aaaaaaaaaaaa",
                    "Proef",
                    triggers=(Trigger("new_baaaaaaaaaaa", "De koper tekent voor een proef"),),
                ),
                2,
            )
        ),
        CHANGED,
    ),
    "a stage deleted in the picture": Case((delete_columns("Blueprint", 3),), BASE, frozenset({Code.COLUMN_MISSING})),
    "a band deleted in the picture": Case((delete_rows("Blueprint", 11),), BASE, frozenset({Code.ROW_MISSING})),
    "the title of the picture": Case((put("Blueprint", "A1", "Nieuw"),), done(ChangeBlueprint(title="Nieuw")), CHANGED),
    "both edited, different places": Case(
        (put(*at(TASKS, T0.text, "role"), "Directie"), drawn("task", A, lambda text: text.replace(T1.text, "Bellen"))),
        with_stage(
            A, tasks=(replace(T0, role="Directie"), replace(T1, text="Bellen", status=Status.CONFIRMED), *A.tasks[2:])
        ),
        CHANGED,
    ),
    "both edited, one place": Case(
        (
            put(*at(TASKS, T0.text, "text"), "Uit de tabel"),
            drawn("task", A, lambda text: text.replace(T0.text, "Hier")),
        ),
        with_entry(T0, text="Uit de tabel"),
        CHANGED | {Code.PICTURE_CONFLICT},
    ),
    "the hidden sheet deleted": Case(
        (remove("_blueprint"),),
        replace(
            BASE,
            client="",
            notes="",
        ),
        frozenset({Code.SHEET_MISSING}),
    ),
}
