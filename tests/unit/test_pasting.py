"""A table from elsewhere as entries: which column is what, guessed, changed and remembered."""

from __future__ import annotations

import time

import pytest

from blueprint_editor.core.copies import copies_of
from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.model import (
    Anchor,
    AnyEntry,
    Audience,
    Blueprint,
    Communication,
    DataPoint,
    DataType,
    Document,
    Element,
    Kind,
    Responsibility,
    Stage,
    Status,
    Task,
    Trigger,
    When,
    find,
)
from blueprint_editor.workflows.clipboard import Flavours, Rows, Table, flavours_of, read
from blueprint_editor.workflows.paste_tables import (
    Columns,
    Meaning,
    Use,
    choices,
    guess,
    paste_rows,
    remembered_of,
)
from blueprint_editor.workflows.pasting import Place, paste_lines, paste_one
from tests.edit_strategies import all_refs

M, E = Meaning, Element
BOARD = Blueprint(
    "bp_a",
    roles=("Sales", "Binnendienst"),
    stages=(
        Stage("st_a", "Aanvraag", tasks=(Task("ta_1", "Bellen"), Task("ta_2", "Mailen"))),
        Stage("st_b", "Schouw", tasks=(Task("ta_3", "Meten"),), documents=(Document("do_1", "Verslag"),)),
        Stage("st_w", "Gewonnen", kind=Kind.WON),
    ),
)
HERE = Place("st_a", E.TASK, 1, "zaad")


def table(text: str) -> Rows:
    """A table written with bars between the cells, a slash for a line break."""
    lines = [line.strip() for line in text.strip().split("\n")]
    return tuple(tuple(cell.strip().replace("/", "\n") for cell in line.split("|")) for line in lines)


def meanings(rows: Rows, element: Element, remembered: dict[str, str] | None = None) -> list[str]:
    """What the columns are guessed to be, the heading row as `+` in front."""
    found = guess(rows, element, BOARD, remembered or {})
    return [*(["+"] if found.headed else []), *(use.stage or use.meaning.value for use in found.uses)]


@pytest.mark.parametrize(
    ("element", "text", "wanted"),
    [
        (E.TASK, "Taak|Wie|Wanneer|Opmerking \n Bellen|Sales|+3d|zorg", "+ text role when note"),
        (E.TASK, "Nr|Activiteit|Rol|Verplicht \n 1|Bellen|Sales|ja", "+ ignore text role required"),
        (E.TASK, "Task|Owner|When|Status \n Call|Sales|on entering|Example", "+ text role when status"),
        (E.TASK, "Bellen|Sales|3 dagen na binnenkomst|ja \n Mailen|Binnendienst|+1d|nee", "text role when required"),
        (E.TASK, "1|Bellen \n 2|Mailen", "ignore text"),
        (E.TASK, "Bellen|Monteur \n Meten en tekenen|Monteur", "text role"),
        (E.TASK, "Bellen|zo snel mogelijk, voor tien uur \n Meten en tekenen|op locatie", "text note"),
        (E.TASK, "Schouw|Meten \n Aanvraag|Bellen", "stage text"),
        (E.TASK, "Aanvraag|Schouw \n Bellen|Meten", "+ st_a st_b"),
        (E.TASK, "|Aanvraag|Schouw \n Taken|Bellen|Meten \n Documenten||Verslag", "+ element st_a st_b"),
        (E.DOCUMENT, "Offerte|Klant|Sales \n Bestek|Intern|Binnendienst", "text audience owner"),
        (E.DOCUMENT, "Document|Voor wie|Map|Velden \n Offerte|Klant|x.docx|Prijs", "+ text audience template fields"),
        (E.DATA_POINT, "Vermogen|getal|kW|ja \n Datum schouw|datum||nee", "text type unit required"),
        (E.DATA_POINT, "Veld|Type|Opties|Doel \n Kleur|keuze|rood/blauw|tekening", "+ text type options purpose"),
        (E.COMMUNICATION, "Brief|mail|maandelijks \n Belronde|telefoon, mail|elke week", "text channels frequency"),
        (E.TRIGGER, "Koper tekent de offerte|Koper \n Verkoper belt|Verkoper", "text actor"),
        (E.RESPONSIBILITY, "Verantwoordelijkheid|Rol \n Prijs|Sales", "+ text role"),
    ],
)  # fmt: skip
def test_headings_and_contents_tell_what_a_column_is(element: Element, text: str, wanted: str) -> None:
    assert meanings(table(text), element) == wanted.split()


def test_what_was_said_of_a_column_is_remembered_by_heading_or_by_place() -> None:
    headed = table("Omschrijving|Team \n Bellen|Noord \n Mailen|Zuid")
    assert meanings(headed, E.TASK) == ["+", "text", "role"]
    said = guess(headed, E.TASK, BOARD, {}).with_use(1, Use(M.IGNORE))
    known = remembered_of(headed, said)
    assert meanings(headed, E.TASK, known) == ["+", "text", "ignore"]
    assert meanings(table("team|omschrijving \n Noord|Bellen"), E.TASK, known) == ["+", "ignore", "text"]
    bare = table("Bellen|alfa beta \n Mailen|gamma")
    known = remembered_of(bare, guess(bare, E.TASK, BOARD, {}).with_use(1, Use(M.ROLE)))
    assert meanings(table("Meten|delta \n Tekenen|epsilon"), E.TASK, known) == ["text", "role"]
    assert meanings(table("Meten|delta|x y z \n Tekenen|epsilon|z"), E.TASK, known) != ["text", "role", "note"]
    assert meanings(bare, E.TRIGGER, known) == ["text", "note"], "a trigger has no role"


def test_the_text_stands_in_one_column() -> None:
    columns = Columns(False, (Use(M.TEXT), Use(M.NOTE)))
    assert columns.with_use(1, Use(M.TEXT)).uses == (Use(M.NOTE), Use(M.TEXT))


def pasted(rows: Rows, element: Element, columns: Columns | None = None) -> dict[str, list[AnyEntry]]:
    """The entries that come of a table, by stage and element."""
    place = Place("st_a", element, 1, "zaad")
    edit = paste_rows(rows, columns or guess(rows, element, BOARD, {}), BOARD, place, "nl")
    after = edit.apply(BOARD)
    assert not isinstance(after, Refusal)
    found: dict[str, list[AnyEntry]] = {}
    for ref in edit.refs():
        entry = find(after, ref)
        assert entry is not None
        found.setdefault(f"{ref.stage} {ref.element.value}", []).append(entry)
    return found


def test_each_column_fills_its_field_and_what_does_not_fit_is_noted() -> None:
    (call, mail) = pasted(
        table("Taak|Wie|Wanneer|Verplicht|Kosten \n Bellen|Sales|+3d|ja|€ 10 \n Mailen|Monteur|ooit|misschien|"), E.TASK
    )["st_a task"]
    assert isinstance(call, Task)
    assert (call.text, call.role, call.when, call.required) == ("Bellen", "Sales", When(Anchor.ENTER, 3), True)
    assert call.note == "Kosten: € 10"
    assert isinstance(mail, Task)
    assert (mail.role, mail.when, mail.required) == ("Monteur", None, False)
    assert mail.note == "Wanneer: ooit\nVerplicht: misschien"
    (point,) = pasted(table("Datapunt|Type|Opties|Verplicht \n Kleur|keuze|rood/blauw|ja"), E.DATA_POINT)[
        "st_a data_point"
    ]
    assert isinstance(point, DataPoint)
    assert (point.type, [one.label for one in point.options]) == (DataType.CHOICE, ["rood", "blauw"])
    assert point.required_from == "st_a"
    (paper,) = pasted(table("Offerte|Klant \n"), E.DOCUMENT)["st_a document"]
    assert isinstance(paper, Document)
    assert paper.audience is Audience.CUSTOMER
    (talk,) = pasted(table("Belronde|telefoon, mail \n"), E.COMMUNICATION)["st_a communication"]
    assert isinstance(talk, Communication)
    assert talk.channels == ("phone", "email")
    (idea,) = pasted(table("Trigger|Status \n Koper belt|Aanname"), E.TRIGGER)["st_a trigger"]
    assert isinstance(idea, Trigger)
    assert idea.status is Status.ASSUMPTION
    (duty,) = pasted(table("Prijs|Sales \n"), E.RESPONSIBILITY)["st_a responsibility"]
    assert isinstance(duty, Responsibility)
    assert duty.role == "Sales"


def test_shorthand_is_never_read_in_a_paste() -> None:
    (task,) = pasted(table("Bellen @sales +3d !|Sales"), E.TASK)["st_a task"]
    assert task.text == "Bellen @sales +3d !"
    edit = paste_lines(["Offerte >klant"], Place("st_a", E.DOCUMENT, 0, "zaad"))
    assert edit.cells[0].entries[0].text == "Offerte >klant"


def test_a_cell_with_a_list_is_several_entries_and_a_row_without_a_text_goes_on() -> None:
    rows = table("Taak|Opmerking \n • Bellen/• Mailen|snel \n Meten/op locatie|\n |met een meter")
    call, mail, measure = pasted(rows, E.TASK)["st_a task"]
    assert (call.text, call.note, mail.text) == ("Bellen", "snel", "Mailen")
    assert (measure.text, measure.note) == ("Meten\nop locatie", "met een meter")


def test_rows_and_columns_go_to_their_stages() -> None:
    rows = table("Fase|Taak \n Schouw|Foto's \n Onbekend|Mailen \n |Bellen")
    found = pasted(rows, E.TASK)
    assert [one.text for one in found["st_b task"]] == ["Foto's"]
    assert [(one.text, one.note) for one in found["st_a task"]] == [("Mailen", "Fase: Onbekend"), ("Bellen", "")]
    wide = pasted(table("Aanvraag|Schouw \n Bellen| \n Mailen|Meten"), E.TASK)
    assert [one.text for one in wide["st_a task"]] == ["Bellen", "Mailen"]
    assert [one.text for one in wide["st_b task"]] == ["Meten"]


def test_a_table_that_was_copied_out_comes_back_by_way_of_a_spreadsheet() -> None:
    titles = {"task": "Taken", "document": "Documenten"}
    text = flavours_of(BOARD, copies_of(BOARD, all_refs(BOARD)), 0, titles)
    clip = read(Flavours(html=text.html, text=text.text))
    assert isinstance(clip, Table)
    found = pasted(clip.rows, E.TRIGGER)
    assert {key: [one.text for one in made] for key, made in found.items()} == {
        "st_a task": ["Bellen", "Mailen"],
        "st_b task": ["Meten"],
        "st_b document": ["Verslag"],
    }


def test_a_line_that_becomes_a_data_point_has_the_type_that_its_words_say() -> None:
    edit = paste_lines(["Startdatum", "Naam"], Place("st_a", E.DATA_POINT, 0, "zaad"))
    assert [getattr(entry, "type", None) for entry in edit.cells[0].entries] == [DataType.DATE, DataType.TEXT]


def test_lines_are_entries_or_one_of_them_all() -> None:
    lines = paste_lines(["a", "b"], HERE).apply(BOARD)
    one = paste_one(["a", "b"], HERE).apply(BOARD)
    assert isinstance(lines, Blueprint)
    assert isinstance(one, Blueprint)
    assert [task.text for task in lines.stages[0].tasks] == ["Bellen", "a", "b", "Mailen"]
    assert [task.text for task in one.stages[0].tasks] == ["Bellen", "a\nb", "Mailen"]
    assert paste_lines(["a", "b"], HERE).step(BOARD).facts["n"] == 2


def test_every_choice_has_room_in_its_element() -> None:
    for element in Element:
        assert choices(element)[0] is M.TEXT
        assert {M.STAGE, M.NOTE, M.IGNORE} <= set(choices(element))


def test_the_largest_table_is_made_in_good_time() -> None:
    rows = tuple((f"Taak {n}", "Sales", "+3d", "ja", "opmerking") for n in range(5_000))
    started = time.perf_counter()
    edit = paste_rows(rows, guess(rows, E.TASK, BOARD, {}), BOARD, HERE, "nl")
    assert isinstance(edit.apply(BOARD), Blueprint)
    assert time.perf_counter() - started < 5
