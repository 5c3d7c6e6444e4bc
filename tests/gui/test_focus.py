"""One stage in full: six panels, entries added, edited, moved and deleted with keys, neighbours, and back."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import ChangeEntry, ChangeStage, DeleteStage
from blueprint_editor.core.model import ELEMENTS, Actor, Blueprint, Element, Kind, Stage, Status, Task, Trigger
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.panels.choices import OURS, ChoiceEditor
from blueprint_editor.gui.panels.editors import TextEditor
from blueprint_editor.gui.panels.focus import FocusView
from blueprint_editor.gui.panels.focus_panel import AT_ONCE, FocusPanel
from blueprint_editor.gui.panels.focus_row import COMPACT, FocusRow, body_rows
from blueprint_editor.gui.panels.forms import entry_rows
from blueprint_editor.gui.panels.numbers import NumberEditor
from blueprint_editor.paint.look import dark
from blueprint_editor.wording import element_question
from tests.gui.panels_kit import Room, focus, hard_part, press, retype, shown, tick, type_text, with_fields

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def _open(qtbot: QtBot, room: Room, stage: int = 0, width: int = 1280) -> FocusView:
    view = FocusView(room.bridge, room.appearance)
    view.show_stage(room.stage(stage).id)
    shown(qtbot, view, width, 690)
    QApplication.processEvents()
    return view


def _row(view: FocusView, element: Element, place: int = 0) -> FocusRow:
    panel = view.panels[element]
    assert panel.stage is not None
    return panel.rows[panel.stage.cell(element)[place].id]


def _texts(panel: FocusPanel) -> list[str]:
    """The texts of the rows, from top to bottom."""
    rows = sorted(panel.rows.values(), key=lambda row: row.mapTo(panel, QPoint(0, 0)).y())
    return [hard_part(row.text, TextEditor).text.toPlainText() for row in rows]


def _cell(room: Room, element: Element, stage: int = 0) -> list[str]:
    return [entry.text for entry in room.stage(stage).cell(element)]


def test_six_panels_show_every_entry_in_order(qtbot: QtBot) -> None:
    room = Room()
    view = _open(qtbot, room)
    assert list(view.panels) == list(ELEMENTS)
    for element, panel in view.panels.items():
        assert _texts(panel) == _cell(room, element)


@pytest.mark.parametrize("element", ELEMENTS)
def test_a_row_and_its_body_hold_every_field_once(element: Element) -> None:
    names = ["text", *COMPACT[element], *(row.name for row in body_rows(element))]
    assert sorted(names) == sorted(row.name for row in entry_rows(element))


def test_entries_are_typed_one_after_another(qtbot: QtBot) -> None:
    room = Room(with_fields())
    view = _open(qtbot, room)
    panel = view.panels[Element.TASK]
    assert panel.hint.isVisibleTo(panel)
    assert panel.hint.text() == element_question(Element.TASK, "nl")
    focus(panel.add_line)
    for text in ("Schouw plannen", "Dak opmeten", "Offerte maken"):
        type_text(text)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert _cell(room, Element.TASK) == ["Schouw plannen", "Dak opmeten", "Offerte maken"]
    assert _texts(panel) == _cell(room, Element.TASK)
    assert {entry.status for entry in room.stage().tasks} == {Status.CONFIRMED}
    assert not panel.hint.isVisibleTo(panel)
    assert panel.add_line.hasFocus()
    for left in (2, 1, 0):
        room.session.undo()
        assert len(panel.rows) == left


def test_a_row_opens_with_the_focus_and_one_is_open(qtbot: QtBot) -> None:
    room = Room()
    view = _open(qtbot, room)
    first, second = _row(view, Element.TRIGGER), _row(view, Element.TASK, 1)
    focus(hard_part(first.text, TextEditor).text)
    assert first.is_open
    assert view.cursor_place() == Cursor(room.stage().id, Element.TRIGGER, room.stage().triggers[0].id)
    focus(second)
    assert second.is_open
    assert not first.is_open
    assert view.cursor_place().element is Element.TASK


def test_fields_of_a_row_are_edited_in_place(qtbot: QtBot) -> None:
    room = Room()
    view = _open(qtbot, room)
    row = _row(view, Element.TRIGGER)
    focus(hard_part(row.text, TextEditor).text)
    retype("Koper tekent")
    actor = hard_part(row.compact.editors["actor"], ChoiceEditor)
    focus(actor.combo)
    press(Qt.Key.Key_End)
    body = view.panels[Element.TRIGGER].body
    assert body is not None
    note = hard_part(body.editors["note"], TextEditor).text
    focus(note)
    type_text("Handtekening op papier")
    view.commit()
    trigger = hard_part(room.stage().triggers[0], Trigger)
    assert (trigger.text, trigger.actor, trigger.note) == ("Koper tekent", Actor.UNKNOWN, "Handtekening op papier")
    assert trigger.status is Status.CONFIRMED
    for _ in range(3):
        room.session.undo()
    assert room.stage().triggers[0].status is Status.EXAMPLE
    assert note.toPlainText() == ""


def test_keys_on_a_row_move_edit_and_delete_it(qtbot: QtBot) -> None:
    room = Room()
    view = _open(qtbot, room)
    first, second, *rest = _cell(room, Element.TASK)
    row = _row(view, Element.TASK)
    focus(row)
    press(Qt.Key.Key_Down, ALT)
    assert _cell(room, Element.TASK) == [second, first, *rest]
    QApplication.processEvents()
    assert _texts(view.panels[Element.TASK]) == [second, first, *rest]
    assert row.hasFocus()
    press(Qt.Key.Key_Up, ALT)
    press(Qt.Key.Key_Up, ALT)
    assert _cell(room, Element.TASK) == [first, second, *rest]
    press(Qt.Key.Key_Down)
    assert _row(view, Element.TASK, 1).hasFocus()
    press(Qt.Key.Key_Return)
    type_text(" nu")
    press(Qt.Key.Key_Return)
    assert _cell(room, Element.TASK)[1] == second + " nu"
    press(Qt.Key.Key_Escape)
    assert _row(view, Element.TASK, 1).hasFocus()
    press(Qt.Key.Key_Delete)
    assert _cell(room, Element.TASK) == [first, *rest]
    assert _row(view, Element.TASK, 1).hasFocus()
    press(Qt.Key.Key_Down)
    assert view.panels[Element.TASK].add_line.hasFocus()
    press(Qt.Key.Key_Up)
    assert _row(view, Element.TASK, len(rest)).hasFocus()


def test_the_button_deletes_too(qtbot: QtBot) -> None:
    room = Room()
    view = _open(qtbot, room)
    before = _cell(room, Element.COMMUNICATION)
    row = _row(view, Element.COMMUNICATION)
    focus(row)
    QTest.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    assert _cell(room, Element.COMMUNICATION) == before[1:]
    room.session.undo()
    QApplication.processEvents()
    assert _texts(view.panels[Element.COMMUNICATION]) == before


def test_the_last_entry_of_a_cell_leaves_the_focus_in_the_line_to_add(qtbot: QtBot) -> None:
    room = Room(with_fields())
    view = _open(qtbot, room)
    focus(_row(view, Element.DOCUMENT))
    press(Qt.Key.Key_Delete)
    assert view.panels[Element.DOCUMENT].add_line.hasFocus()
    assert not view.panels[Element.DOCUMENT].rows


def test_the_stage_is_edited_in_the_header(qtbot: QtBot) -> None:
    room = Room(with_fields())
    view = _open(qtbot, room)
    focus(hard_part(view.header.name.editors["name"], TextEditor).text)
    retype("Intake")
    for name, text in (("probability", "35"), ("max_days", "14"), ("aliases", "Kennismaking"), ("description", "Wie")):
        editor = view.header.fields.editors[name]
        focus(editor.spin if isinstance(editor, NumberEditor) else hard_part(editor, TextEditor).text)
        retype(text)
    stage = room.stage()
    assert (stage.name, stage.probability, stage.max_days) == ("Intake", 0.35, 14)
    assert (stage.aliases, stage.description) == (("Kennismaking",), "Wie")
    for _ in range(5):
        room.session.undo()
    assert room.blueprint == with_fields()
    assert hard_part(view.header.name.editors["name"], TextEditor).text.toPlainText() == "Aanvraag"


def test_keys_and_arrows_go_to_the_neighbours(qtbot: QtBot) -> None:
    room = Room()
    view = _open(qtbot, room)
    assert not view.header.previous.isEnabled()
    focus(view.panels[Element.TASK].add_line)
    with qtbot.waitSignal(view.stage_shown) as told:
        press(Qt.Key.Key_PageDown, CONTROL)
    assert told.args == [room.stage(1).id]
    assert view.panels[Element.TASK].add_line.hasFocus(), "one goes on typing in the element one worked in"
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_PageUp, CONTROL)
    assert _row(view, Element.TASK).hasFocus(), "and goes on looking at entries where one looked at entries"
    press(Qt.Key.Key_PageDown, CONTROL)
    assert _texts(view.panels[Element.TASK]) == _cell(room, Element.TASK, 1)
    press(Qt.Key.Key_PageUp, CONTROL)
    press(Qt.Key.Key_PageUp, CONTROL)
    assert view.stage_id == room.stage(0).id
    for _ in room.blueprint.stages:
        QTest.mouseClick(view.header.next, Qt.MouseButton.LeftButton)
    assert view.stage_id == room.blueprint.stages[-1].id
    assert not view.header.next.isEnabled()


def test_going_on_finishes_what_is_typed(qtbot: QtBot) -> None:
    room = Room(with_fields())
    view = _open(qtbot, room)
    focus(view.panels[Element.TASK].add_line)
    type_text("Half getypt")
    press(Qt.Key.Key_PageDown, CONTROL)
    assert _cell(room, Element.TASK) == ["Half getypt"]
    assert _cell(room, Element.TASK, 1) == []
    assert view.panels[Element.TASK].add_line.text() == ""


def test_typing_on_an_entry_begins_a_new_one(qtbot: QtBot) -> None:
    room = Room()
    view = _open(qtbot, room)
    before = _cell(room, Element.TASK)
    focus(_row(view, Element.TASK))
    for letter in "Bel":
        type_text(letter)
    assert view.panels[Element.TASK].add_line.text() == "Bel"
    press(Qt.Key.Key_Return)
    assert _cell(room, Element.TASK) == [*before, "Bel"]
    focus(_row(view, Element.TASK))
    press(Qt.Key.Key_B, CONTROL)
    press(Qt.Key.Key_Space)
    assert view.panels[Element.TASK].add_line.text() == "", "a command is no text"


def test_escape_throws_away_the_line_to_add_first(qtbot: QtBot) -> None:
    room = Room()
    view = _open(qtbot, room)
    line = view.panels[Element.TASK].add_line
    focus(line)
    type_text("Toch niet")
    with qtbot.assertNotEmitted(view.left):
        press(Qt.Key.Key_Escape)
    assert line.text() == ""
    with qtbot.waitSignal(view.left):
        press(Qt.Key.Key_Escape)
    assert not room.session.can_undo


def test_it_tells_where_one_works(qtbot: QtBot) -> None:
    room = Room()
    view = _open(qtbot, room)
    told: list[Cursor] = []
    view.cursor_moved.connect(told.append)
    task = room.ref(Element.TASK)
    focus(_row(view, Element.TASK))
    focus(view.panels[Element.DOCUMENT].add_line)
    press(Qt.Key.Key_PageDown, CONTROL)
    focus(view.header.back)
    one, two = room.stage(0).id, room.stage(1).id
    assert told[0] == Cursor(one, Element.TASK, task.id)
    assert told[1] == Cursor(one, Element.DOCUMENT)
    assert told[-2:] == [Cursor(two, Element.DOCUMENT), Cursor(two)]


def test_nothing_of_a_document_is_squeezed_in_a_narrow_panel(qtbot: QtBot) -> None:
    room = Room()
    view = _open(qtbot, room, stage=1, width=930)
    for row in view.panels[Element.DOCUMENT].rows.values():
        assert row.digest.text()
        assert row.digest.height() >= row.digest.heightForWidth(row.digest.width())


def test_escape_goes_from_the_field_to_the_row_and_back_to_the_board(qtbot: QtBot) -> None:
    room = Room()
    view = _open(qtbot, room)
    row = _row(view, Element.TASK)
    focus(hard_part(row.text, TextEditor).text)
    press(Qt.Key.Key_Escape)
    assert row.hasFocus()
    with qtbot.waitSignal(view.left):
        press(Qt.Key.Key_Escape)
    focus(view.panels[Element.TASK].add_line)
    with qtbot.waitSignal(view.left):
        press(Qt.Key.Key_Escape)
    with qtbot.waitSignal(view.left):
        QTest.mouseClick(view.header.back, Qt.MouseButton.LeftButton)
    assert not room.session.can_undo


def test_a_link_leads_to_its_entry_in_another_stage(qtbot: QtBot) -> None:
    room = Room()
    view = _open(qtbot, room)
    there = room.ref(Element.DOCUMENT, 1, stage=1)
    view.go(Cursor(there.stage, there.element, there.id))
    assert view.stage_id == there.stage
    assert _row(view, Element.DOCUMENT, 1).hasFocus()


def test_rows_that_are_used_again_do_not_bring_old_values_back(qtbot: QtBot) -> None:
    room = Room()
    view = _open(qtbot, room)
    ref = room.ref(Element.TASK)
    view.show_neighbour(1)
    room.bridge.do(ChangeEntry(ref, replace(room.entry(ref), text="Op het bord veranderd")))
    view.show_neighbour(1)
    view.show_neighbour(-1)
    view.commit()
    assert room.entry(ref).text == "Op het bord veranderd"
    assert room.session.undo() is not None
    assert not room.session.can_undo


def test_a_stage_that_goes_leaves(qtbot: QtBot) -> None:
    room = Room()
    view = _open(qtbot, room)
    with qtbot.waitSignal(view.left):
        room.bridge.do(DeleteStage(room.stage().id))


def test_an_empty_cell_is_marked_deliberately_empty(qtbot: QtBot) -> None:
    room = Room(with_fields())
    view = _open(qtbot, room)
    panel = view.panels[Element.TASK]
    assert not view.panels[Element.DOCUMENT].empty.isVisibleTo(view)
    tick(panel.empty)
    assert room.stage().deliberately_empty == {Element.TASK}
    room.session.undo()
    assert not panel.empty.isChecked()


def test_a_hidden_view_catches_up_when_it_is_shown(qtbot: QtBot) -> None:
    room = Room(with_fields())
    view = _open(qtbot, room)
    view.hide()
    room.bridge.do(ChangeStage(room.stage().id, name="Intake"))
    view.show()
    assert hard_part(view.header.name.editors["name"], TextEditor).text.toPlainText() == "Intake"


def test_language_and_theme_change_keep_the_stage(qtbot: QtBot) -> None:
    room = Room()
    view = _open(qtbot, room)
    focus(view.panels[Element.TASK].add_line)
    type_text("Blijft")
    room.appearance.set_language("en")
    assert _cell(room, Element.TASK)[-1] == "Blijft"
    assert "Tasks" in {label.text() for label in view.panels[Element.TASK].findChildren(QLabel)}
    room.appearance.set_look(dark())
    QApplication.processEvents()
    assert _texts(view.panels[Element.TASK]) == _cell(room, Element.TASK)


def test_a_full_cell_is_filled_in_turns(qtbot: QtBot) -> None:
    tasks = tuple(Task(f"ta_{'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]}aaaaaaaaaa", f"Taak {n}") for n in range(60))
    blueprint = Blueprint(
        "bp_aaaaaaaaaaaa",
        stages=(
            Stage("st_aaaaaaaaaaaa", "Aanvraag", tasks=tasks),
            Stage("st_bbbbbbbbbbbb", "Gewonnen", kind=Kind.WON, probability=1.0),
            Stage("st_cccccccccccc", "Verloren", kind=Kind.LOST, probability=0.0),
        ),
    )
    room = Room(blueprint)
    view = FocusView(room.bridge, room.appearance)
    view.show_stage(room.stage().id)
    panel = view.panels[Element.TASK]
    assert len(panel.rows) == AT_ONCE
    shown(qtbot, view, 1280, 690)
    qtbot.waitUntil(lambda: len(panel.rows) == 60)
    assert list(panel.rows) == [task.id for task in tasks]


def test_two_columns_where_three_do_not_fit(qtbot: QtBot) -> None:
    room = Room()
    view = _open(qtbot, room)

    def tops() -> set[int]:
        return {panel.mapTo(view, QPoint(0, 0)).y() for panel in view.panels.values()}

    assert len(tops()) == 2
    view.resize(700, 690)
    QApplication.processEvents()
    assert len(tops()) == 3


def test_everything_fits_at_the_smallest_window(qtbot: QtBot) -> None:
    room = Room()
    view = _open(qtbot, room)
    assert view.minimumSizeHint().width() <= 1024
    assert view.minimumSizeHint().height() <= 690
    for panel in view.panels.values():
        assert view.rect().contains(panel.rect().translated(panel.mapTo(view, QPoint(0, 0))))
        for row in panel.rows.values():
            assert row.width() <= panel.area.viewport().width(), "nothing is cut off at the side"


def test_short_choices_are_whole_in_a_narrow_panel(qtbot: QtBot) -> None:
    room = Room()
    view = _open(qtbot, room, stage=1, width=930)
    for element, name in ((Element.DATA_POINT, "type"), (Element.COMMUNICATION, "initiative")):
        for row in view.panels[element].rows.values():
            combo = hard_part(row.compact.editors[name], ChoiceEditor).combo
            assert combo.width() >= min(combo.sizeHint().width(), OURS)
            assert row.width() <= view.panels[element].area.viewport().width()


def test_a_flat_choice_shows_the_focus(qtbot: QtBot) -> None:
    room = Room()
    view = _open(qtbot, room)
    combo = hard_part(_row(view, Element.TRIGGER).compact.editors["actor"], ChoiceEditor).combo
    still = combo.grab().toImage()
    focus(combo)
    assert combo.grab().toImage() != still, "one sees where the focus is"
