"""The inspector as a whole: what it shows, how typing becomes steps, what a refusal and a change elsewhere do."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import ChangeEntry, ChangeStage, DeleteEntries, DeleteStage, MoveEntries
from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import ELEMENTS, Blueprint, Element, EntryRef
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.panels.choices import ChoiceEditor
from blueprint_editor.gui.panels.editors import LineEditor, TextEditor
from blueprint_editor.gui.panels.forms import Form
from blueprint_editor.gui.panels.inspector import Inspector
from blueprint_editor.gui.panels.numbers import NumberEditor
from blueprint_editor.gui.panels.subjects import BlueprintSubject, EntrySubject, StageSubject
from blueprint_editor.paint.look import dark
from blueprint_editor.wording import field_name
from tests.gui.panels_kit import Room, focus, hard_part, press, retype, shown, type_text, with_fields
from tests.strategies import blueprints, examples

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def _open(qtbot: QtBot, room: Room, ref: EntryRef | None) -> Inspector:
    inspector = Inspector(room.bridge, room.appearance)
    shown(qtbot, inspector)
    inspector.show_cursor(Cursor() if ref is None else Cursor(ref.stage, ref.element, ref.id))
    QApplication.processEvents()
    return inspector


def _form(inspector: Inspector) -> Form:
    assert inspector.form is not None
    return inspector.form


def _text(inspector: Inspector, name: str = "text") -> QPlainTextEdit:
    return hard_part(_form(inspector).editors[name], TextEditor).text


def _undone(room: Room) -> int:
    """How many steps undo takes."""
    steps = 0
    while room.session.can_undo:
        room.session.undo()
        steps += 1
    return steps


def test_the_cursor_says_what_is_shown(qtbot: QtBot) -> None:
    room = Room()
    ref = room.ref(Element.TASK)
    inspector = _open(qtbot, room, None)
    assert _form(inspector).subject == BlueprintSubject()
    inspector.show_cursor(Cursor(ref.stage))
    assert _form(inspector).subject == StageSubject(ref.stage)
    inspector.show_cursor(Cursor(ref.stage, Element.TASK))
    assert _form(inspector).subject == StageSubject(ref.stage)
    for element in ELEMENTS:
        ref = room.ref(element)
        inspector.show_cursor(Cursor(ref.stage, element, ref.id))
        assert _form(inspector).subject == EntrySubject(ref)
        assert _text(inspector).toPlainText() == room.entry(ref).text


def test_typing_is_one_step_and_a_pause_joins(qtbot: QtBot) -> None:
    room = Room()
    ref = room.ref(Element.TASK)
    inspector = _open(qtbot, room, ref)
    focus(_text(inspector))
    press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    type_text(" vandaag")
    before = room.entry(ref).text
    qtbot.waitUntil(lambda: room.entry(ref).text == before + " vandaag")
    type_text(" nog")
    press(Qt.Key.Key_Return)
    assert room.entry(ref).text == before + " vandaag nog"
    assert _text(inspector).hasFocus()
    assert _undone(room) == 1
    assert _text(inspector).toPlainText() == before


def test_two_times_typing_in_a_field_are_two_steps(qtbot: QtBot) -> None:
    room = Room()
    inspector = _open(qtbot, room, room.ref(Element.TASK))
    for text in ("Eerst dit", "Dan dat"):
        focus(_text(inspector))
        retype(text)
    assert _undone(room) == 2


def test_shift_enter_breaks_the_line_and_tab_leaves(qtbot: QtBot) -> None:
    room = Room()
    ref = room.ref(Element.TASK)
    inspector = _open(qtbot, room, ref)
    height = _text(inspector).height()
    focus(_text(inspector))
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text("Bellen")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text("en mailen")
    press(Qt.Key.Key_Tab)
    assert room.entry(ref).text == "Bellen\nen mailen"
    assert not _text(inspector).hasFocus()
    assert _text(inspector).height() > height - 2, "it grows with its lines"


def test_escape_takes_typing_back(qtbot: QtBot) -> None:
    room = Room()
    ref = room.ref(Element.TASK)
    before = room.entry(ref).text
    inspector = _open(qtbot, room, ref)
    focus(_text(inspector))
    type_text("Weg ermee")
    press(Qt.Key.Key_Escape)
    assert _text(inspector).toPlainText() == before
    assert room.entry(ref).text == before
    unit = room.ref(Element.DATA_POINT)
    inspector.show_cursor(Cursor(unit.stage, unit.element, unit.id))
    line = hard_part(_form(inspector).editors["unit"], LineEditor).line
    focus(line)
    type_text("kW")
    press(Qt.Key.Key_Escape)
    assert line.text() == ""
    assert not room.session.can_undo


def test_a_refusal_puts_the_old_value_back(qtbot: QtBot) -> None:
    room = Room(with_fields())
    ref = room.ref(Element.DOCUMENT)
    inspector = _open(qtbot, room, ref)
    focus(_text(inspector))
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)
    assert [refusal.code for refusal in room.refusals] == [Code.EMPTY_TEXT]
    assert _text(inspector).toPlainText() == "Offerte"
    inspector.show_cursor(Cursor(ref.stage))
    probability = hard_part(_form(inspector).editors["probability"], NumberEditor)
    focus(probability.spin)
    retype("100")
    assert room.refusals[-1].code is Code.PROBABILITY_RANGE
    assert probability.spin.text() == "20%"
    assert not room.session.can_undo


def test_the_last_won_stage_stays_won(qtbot: QtBot) -> None:
    room = Room(with_fields())
    inspector = _open(qtbot, room, None)
    inspector.show_cursor(Cursor(room.stage(2).id))
    kind = hard_part(_form(inspector).editors["kind"], ChoiceEditor)
    focus(kind.combo)
    press(Qt.Key.Key_Home)
    assert [refusal.code for refusal in room.refusals] == [Code.LAST_WON_STAGE]
    assert kind.combo.currentText() == "Gewonnen"


def test_a_change_elsewhere_leaves_what_is_being_typed(qtbot: QtBot) -> None:
    room = Room(with_fields())
    ref = room.ref(Element.DOCUMENT)
    inspector = _open(qtbot, room, ref)
    note = _text(inspector, "note")
    focus(note)
    type_text("Nog niet af")
    other = room.ref(Element.DATA_POINT)
    room.bridge.do(ChangeEntry(other, replace(room.entry(other), text="Locatie")))
    room.bridge.do(ChangeEntry(ref, replace(room.entry(ref), text="Aanbod")))
    assert note.toPlainText() == "Nog niet af"
    assert _text(inspector).toPlainText() == "Aanbod"
    inspector.commit()
    assert room.entry(ref).note == "Nog niet af"


def test_moving_on_finishes_what_was_typed(qtbot: QtBot) -> None:
    room = Room()
    ref = room.ref(Element.TASK)
    inspector = _open(qtbot, room, ref)
    focus(_text(inspector, "note"))
    type_text("Denk eraan")
    inspector.show_cursor(Cursor())
    assert room.entry(ref).note == "Denk eraan"


def test_an_entry_that_moves_or_becomes_another_element_is_followed(qtbot: QtBot) -> None:
    room = Room()
    ref = room.ref(Element.TASK)
    inspector = _open(qtbot, room, ref)
    there = room.stage(1).id
    room.bridge.do(MoveEntries((ref,), there, Element.TASK, 0))
    assert _form(inspector).subject == EntrySubject(EntryRef(there, Element.TASK, ref.id))
    room.bridge.do(MoveEntries((EntryRef(there, Element.TASK, ref.id),), there, Element.DOCUMENT, 0))
    assert _form(inspector).subject == EntrySubject(EntryRef(there, Element.DOCUMENT, ref.id))
    assert "fields" in _form(inspector).editors
    kept = _form(inspector).cells["attached"]
    assert kept.isVisibleTo(inspector), "what did not fit is told"
    room.session.undo()
    assert _form(inspector).subject == EntrySubject(EntryRef(there, Element.TASK, ref.id))


def test_what_is_deleted_gives_way_to_its_stage_and_then_to_the_blueprint(qtbot: QtBot) -> None:
    room = Room()
    ref = room.ref(Element.TASK)
    inspector = _open(qtbot, room, ref)
    room.bridge.do(DeleteEntries((ref,)))
    assert _form(inspector).subject == StageSubject(ref.stage)
    room.session.undo()
    assert _form(inspector).subject == EntrySubject(ref)
    room.bridge.do(DeleteStage(ref.stage))
    assert _form(inspector).subject == BlueprintSubject()


def test_a_form_that_was_put_away_does_not_bring_old_values_back(qtbot: QtBot) -> None:
    room = Room()
    first, second = room.ref(Element.TASK), room.ref(Element.TASK, 1)
    inspector = _open(qtbot, room, first)
    inspector.show_cursor(Cursor(first.stage))
    room.bridge.do(ChangeEntry(first, replace(room.entry(first), text="Op het bord veranderd")))
    inspector.show_cursor(Cursor(second.stage, second.element, second.id))
    inspector.commit()
    assert room.entry(first).text == "Op het bord veranderd"


def test_a_hard_space_stays_when_one_types_beside_it(qtbot: QtBot) -> None:
    room = Room(with_fields())
    ref = room.ref(Element.DOCUMENT)
    room.bridge.do(ChangeEntry(ref, replace(room.entry(ref), text="Offerte\u00a02")))
    inspector = _open(qtbot, room, ref)
    focus(_text(inspector))
    press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    type_text("0")
    press(Qt.Key.Key_Return)
    assert room.entry(ref).text == "Offerte\u00a020"


@given(blueprint=blueprints())
@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_looking_changes_nothing(qtbot: QtBot, blueprint: Blueprint) -> None:
    room = Room(blueprint)
    inspector = Inspector(room.bridge, room.appearance)
    places = [Cursor(), *(Cursor(stage.id) for stage in blueprint.stages)]
    places += [Cursor(stage.id, element, entry.id) for stage, element, entry in blueprint.entries()]
    inspector.show()
    for place in places:
        inspector.show_cursor(place)
        inspector.commit()
    inspector.hide()
    inspector.deleteLater()
    assert room.blueprint is blueprint
    assert not room.refusals


def test_a_hidden_inspector_catches_up_when_it_is_shown(qtbot: QtBot) -> None:
    room = Room(with_fields())
    inspector = _open(qtbot, room, None)
    inspector.show_cursor(Cursor(room.stage(0).id))
    inspector.hide()
    room.bridge.do(ChangeStage(room.stage(0).id, name="Intake"))
    inspector.show()
    assert _text(inspector, "name").toPlainText() == "Intake"


def test_language_and_theme_change_keep_the_place_and_the_typing(qtbot: QtBot) -> None:
    room = Room()
    ref = room.ref(Element.TASK)
    inspector = _open(qtbot, room, ref)
    focus(_text(inspector, "note"))
    type_text("Blijft")
    room.appearance.set_language("en")
    assert room.entry(ref).note == "Blijft"
    labels = {label.text() for label in inspector.findChildren(QLabel) if label.isVisibleTo(inspector)}
    assert field_name("when", "en") in labels
    assert field_name("when", "nl") not in labels
    room.appearance.set_look(dark())
    assert _form(inspector).subject == EntrySubject(ref)
    assert _text(inspector, "note").toPlainText() == "Blijft"


def test_the_cursor_may_move_while_the_forms_are_made_anew(qtbot: QtBot, qapp: QApplication) -> None:
    room = Room()
    inspector = _open(qtbot, room, room.ref(Element.TASK))
    focus(_text(inspector))
    elsewhere = room.ref(Element.DOCUMENT)
    moved = qapp.focusChanged.connect(
        lambda _old, _new: inspector.show_cursor(Cursor(elsewhere.stage, elsewhere.element, elsewhere.id))
    )
    room.appearance.set_look(dark())
    qapp.focusChanged.disconnect(moved)
    assert _text(inspector).toPlainText() == room.entry(elsewhere).text


def test_undo_is_the_windows_when_nothing_is_being_typed(qtbot: QtBot) -> None:
    from PySide6.QtGui import QKeySequence, QShortcut

    room = Room()
    ref = room.ref(Element.TASK)
    before = room.entry(ref).text
    inspector = _open(qtbot, room, ref)
    shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), inspector)
    shortcut.activated.connect(room.session.undo)
    focus(_text(inspector))
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text("Iets anders")
    press(Qt.Key.Key_Return)
    assert room.entry(ref).text == "Iets anders"
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert room.entry(ref).text == before
    assert _text(inspector).toPlainText() == before


def test_a_wheel_over_a_choice_or_number_changes_nothing(qtbot: QtBot) -> None:
    room = Room(with_fields())
    inspector = _open(qtbot, room, None)
    inspector.show_cursor(Cursor(room.stage(0).id))
    QApplication.processEvents()
    form = _form(inspector)
    controls: list[QWidget] = [
        hard_part(form.editors["kind"], ChoiceEditor).combo,
        hard_part(form.editors["probability"], NumberEditor).spin,
    ]
    focus(_text(inspector, "name"))
    for control in controls:
        where = QPointF(control.rect().center())
        event = QWheelEvent(
            where,
            QPointF(control.mapToGlobal(control.rect().center())),
            QPoint(0, 0),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(control, event)
        assert not event.isAccepted(), "the form scrolls"
    assert not room.session.can_undo
    assert room.blueprint == with_fields()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_control_has_a_name_and_every_label_a_buddy(qtbot: QtBot, language: str) -> None:
    room = Room(language=language)
    inspector = _open(qtbot, room, None)
    places = [Cursor(), Cursor(room.stage().id)]
    places += [Cursor(room.stage().id, element, room.ref(element).id) for element in ELEMENTS]
    for place in places:
        inspector.show_cursor(place)
        form = _form(inspector)
        for row in form.rows:
            editor = form.editors[row.name]
            names = [editor, *editor.findChildren(QWidget)]
            assert any(widget.accessibleName() for widget in names), row.name
        for combo in form.findChildren(QComboBox):
            assert combo.accessibleName(), combo
        labels = [label for label in form.findChildren(QLabel) if label.text() and label.buddy() is not None]
        assert len(labels) >= sum(row.label for row in form.rows) - 1


def test_tab_walks_the_form_from_top_to_bottom(qtbot: QtBot) -> None:
    room = Room()
    inspector = _open(qtbot, room, room.ref(Element.COMMUNICATION))
    form = _form(inspector)
    focus(_text(inspector))
    seen: list[str] = []
    for _ in range(20):
        here = QApplication.focusWidget()
        name = next((row.name for row in form.rows if here and form.editors[row.name].isAncestorOf(here)), "")
        if not name:
            break
        if name not in seen:
            seen.append(name)
        press(Qt.Key.Key_Tab)
    assert seen == [row.name for row in form.rows if row.name != "attached"]
