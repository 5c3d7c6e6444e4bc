"""The lists of the inspector: fields and their data points, options, roles, evidence, channels, origins."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import LinkField
from blueprint_editor.core.model import (
    Communication,
    DataPoint,
    Document,
    Element,
    EntryRef,
    Standardised,
    Status,
    Trigger,
    origins,
)
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.panels.editors import Editor
from blueprint_editor.gui.panels.inspector import Inspector
from blueprint_editor.gui.panels.lists import (
    ChannelsEditor,
    EvidenceEditor,
    FieldsEditor,
    OptionsEditor,
    OriginsEditor,
    RolesEditor,
)
from blueprint_editor.wording import channel_label
from tests.gui.panels_kit import Room, click_cell, focus, hard_part, press, shown, type_text, watched, with_fields

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a list that opens, on a screen that is none

E = TypeVar("E", bound=Editor)
YES, TEXT, POINT = 0, 1, 2
ALT = Qt.KeyboardModifier.AltModifier


def _open(qtbot: QtBot, room: Room, ref: EntryRef | None, name: str, kind: type[E], width: int = 340) -> E:
    """The editor of a field in an inspector that shows an entry."""
    inspector = Inspector(room.bridge, room.appearance)
    room.inspector = inspector
    shown(qtbot, inspector, width)
    inspector.show_cursor(Cursor() if ref is None else Cursor(ref.stage, ref.element, ref.id))
    QApplication.processEvents()
    assert inspector.form is not None
    return hard_part(inspector.form.editors[name], kind)


def _document(room: Room) -> Document:
    return hard_part(room.entry(room.ref(Element.DOCUMENT)), Document)


def _enter(text: str) -> None:
    """Type, press Enter, and let the view take it."""
    type_text(text)
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    QApplication.processEvents()


def test_fields_are_typed_one_after_another(qtbot: QtBot) -> None:
    room = Room(with_fields())
    editor = _open(qtbot, room, room.ref(Element.DOCUMENT), "fields", FieldsEditor)
    tester = watched(editor.model)
    click_cell(editor.table, 3, TEXT)
    _enter("Plaatsingsdatum")
    _enter("Garantie")
    press(Qt.Key.Key_Escape)
    assert [field.text for field in _document(room).fields][3:] == ["Plaatsingsdatum", "Garantie"]
    assert _document(room).fields[-1].standardised is Standardised.UNDECIDED
    room.session.undo()
    assert [field.text for field in _document(room).fields][3:] == ["Plaatsingsdatum"]
    room.session.undo()
    assert editor.value() == _document(room).fields
    assert len(editor.value()) == 3
    assert tester.model() is editor.model


def test_what_is_typed_in_a_cell_is_done_by_commit(qtbot: QtBot) -> None:
    room = Room(with_fields())
    editor = _open(qtbot, room, room.ref(Element.DOCUMENT), "fields", FieldsEditor)
    click_cell(editor.table, 3, TEXT)
    type_text("Half")
    assert len(_document(room).fields) == 3
    room.inspector.commit()
    assert _document(room).fields[3].text == "Half"


def test_a_field_is_renamed_moved_and_deleted_with_keys(qtbot: QtBot) -> None:
    room = Room(with_fields())
    editor = _open(qtbot, room, room.ref(Element.DOCUMENT), "fields", FieldsEditor)
    tester = watched(editor.model)
    click_cell(editor.table, 2, TEXT)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    _enter("Levertijd")
    press(Qt.Key.Key_Up, ALT)
    press(Qt.Key.Key_Up, ALT)
    press(Qt.Key.Key_Up, ALT)
    assert [field.text for field in _document(room).fields] == ["Levertijd", "Vermogen", "Wensen"]
    assert editor.table.currentIndex().row() == 0
    press(Qt.Key.Key_Delete)
    assert [field.text for field in _document(room).fields] == ["Vermogen", "Wensen"]
    for _ in range(4):
        room.session.undo()
    assert room.blueprint == with_fields()
    assert tester.model() is editor.model


def test_the_answer_of_a_field_is_chosen(qtbot: QtBot) -> None:
    room = Room(with_fields())
    editor = _open(qtbot, room, room.ref(Element.DOCUMENT), "fields", FieldsEditor)
    click_cell(editor.table, 2, TEXT)
    editor.table.setCurrentIndex(editor.model.index(2, YES))
    press(Qt.Key.Key_F2)
    combo = hard_part(editor.table.indexWidget(editor.model.index(2, YES)), QComboBox)
    QTest.keyClick(combo, Qt.Key.Key_Home)
    QApplication.processEvents()
    answer = _document(room).fields[2].standardised
    assert answer is Standardised.YES, f"an enumeration, not the text {answer!r}"


def test_a_field_is_promoted_once(qtbot: QtBot) -> None:
    room = Room(with_fields())
    editor = _open(qtbot, room, room.ref(Element.DOCUMENT), "fields", FieldsEditor)
    assert not editor.promote_all.isHidden()
    QTest.mouseClick(editor.promote_all, Qt.MouseButton.LeftButton)
    first = _document(room).fields[0]
    point = room.stage().data_points[-1]
    assert (first.data_point, point.text, point.status) == (point.id, "Vermogen", Status.CONFIRMED)
    assert editor.promote_all.isHidden()
    click_cell(editor.table, 1, TEXT)
    QTest.mouseClick(editor.promote_one, Qt.MouseButton.LeftButton)
    assert [point.text for point in room.stage().data_points][2:] == ["Vermogen", "Wensen"]
    assert not editor.promote_one.isEnabled()
    click_cell(editor.table, 3, TEXT)
    _enter("vermogen")
    press(Qt.Key.Key_Escape)
    click_cell(editor.table, 3, TEXT)
    QTest.mouseClick(editor.promote_one, Qt.MouseButton.LeftButton)
    assert _document(room).fields[3].data_point == point.id, "a field of the same name links to the one that is there"
    assert len(room.stage().data_points) == 4


def test_a_field_is_linked_by_typing_and_unlinked(qtbot: QtBot) -> None:
    room = Room(with_fields())
    editor = _open(qtbot, room, room.ref(Element.DOCUMENT), "fields", FieldsEditor)
    click_cell(editor.table, 2, TEXT)
    editor.table.setCurrentIndex(editor.model.index(2, POINT))
    press(Qt.Key.Key_F2)
    combo = hard_part(editor.table.indexWidget(editor.model.index(2, POINT)), QComboBox)
    wanted = next(combo.itemText(number) for number in range(combo.count()) if combo.itemText(number)[:6] == "Budget")
    QTest.keyClicks(combo, wanted)
    QTest.keyClick(combo, Qt.Key.Key_Return)
    QApplication.processEvents()
    field = _document(room).fields[2]
    assert (field.data_point, field.standardised) == ("dp_bbbbbbbbbbbb", Standardised.YES)
    assert editor.model.index(2, POINT).data() == "Budget"
    click_cell(editor.table, 2, TEXT)
    QTest.mouseClick(editor.unlink, Qt.MouseButton.LeftButton)
    field = _document(room).fields[2]
    assert (field.data_point, field.standardised) == (None, Standardised.NO)
    assert not editor.unlink.isEnabled()


def test_a_note_is_edited_below_a_narrow_table_and_in_a_wide_one(qtbot: QtBot) -> None:
    room = Room(with_fields())
    editor = _open(qtbot, room, room.ref(Element.DOCUMENT), "fields", FieldsEditor)
    assert editor.table.isColumnHidden(3)
    assert editor.detail.isHidden()
    click_cell(editor.table, 0, TEXT)
    focus(editor.detail)
    type_text("In kilowatt")
    press(Qt.Key.Key_Tab)
    assert _document(room).fields[0].note == "In kilowatt"
    room.inspector.resize(620, 900)
    QApplication.processEvents()
    assert not editor.table.isColumnHidden(3)
    assert editor.detail.isHidden()
    assert editor.model.index(0, 3).data() == "In kilowatt"


def test_a_renamed_data_point_is_shown_by_its_new_name(qtbot: QtBot) -> None:
    from msgspec.structs import replace

    from blueprint_editor.core.edits import ChangeEntry

    room = Room(with_fields())
    document, point = room.ref(Element.DOCUMENT), room.ref(Element.DATA_POINT)
    editor = _open(qtbot, room, document, "fields", FieldsEditor)
    room.bridge.do(LinkField(document, "fi_aaaaaaaaaaaa", point.id))
    assert editor.model.index(0, POINT).data() == "Plaats"
    room.bridge.do(ChangeEntry(point, replace(room.entry(point), text="Locatie")))
    assert editor.model.index(0, POINT).data() == "Locatie"


def test_options_have_a_label_a_value_and_a_definition(qtbot: QtBot) -> None:
    room = Room(with_fields())
    ref = room.ref(Element.DATA_POINT)
    editor = _open(qtbot, room, ref, "options", OptionsEditor)
    tester = watched(editor.model)
    click_cell(editor.table, 2, 0)
    _enter("Grond")
    press(Qt.Key.Key_Escape)
    click_cell(editor.table, 2, 1)
    press(Qt.Key.Key_F2)
    _enter("grond")
    focus(editor.detail)
    type_text("Op het terrein zelf")
    press(Qt.Key.Key_Return)
    option = hard_part(room.entry(ref), DataPoint).options[2]
    assert (option.label, option.value, option.definition) == ("Grond", "grond", "Op het terrein zelf")
    click_cell(editor.table, 0, 0)
    QTest.mouseClick(editor.down, Qt.MouseButton.LeftButton)
    QTest.mouseClick(editor.remove, Qt.MouseButton.LeftButton)
    assert [option.label for option in hard_part(room.entry(ref), DataPoint).options] == ["Gevel", "Grond"]
    assert tester.model() is editor.model


def test_a_role_is_renamed_everywhere(qtbot: QtBot) -> None:
    room = Room()
    role = room.blueprint.roles[0]
    used = sum(getattr(entry, "role", "") == role for _, _, entry in room.blueprint.entries())
    assert used
    editor = _open(qtbot, room, None, "roles", RolesEditor)
    tester = watched(editor.model)
    click_cell(editor.table, 0, 0)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    _enter("Dossierhouder")
    assert room.blueprint.roles[0] == "Dossierhouder"
    assert sum(getattr(entry, "role", "") == "Dossierhouder" for _, _, entry in room.blueprint.entries()) == used
    press(Qt.Key.Key_Down, ALT)
    assert room.blueprint.roles[1] == "Dossierhouder"
    press(Qt.Key.Key_Delete)
    assert "Dossierhouder" not in room.blueprint.roles
    assert tester.model() is editor.model


def test_a_role_that_is_there_is_not_added_again(qtbot: QtBot) -> None:
    room = Room(with_fields())
    editor = _open(qtbot, room, None, "roles", RolesEditor)
    click_cell(editor.table, 2, 0)
    _enter("adviseur")
    assert room.blueprint.roles == ("Adviseur", "Planner")
    assert not room.session.can_undo


def test_evidence_is_found_by_typing_shown_followed_and_unlinked(qtbot: QtBot) -> None:
    room = Room()
    ref = room.ref(Element.TRIGGER, 1)
    before = hard_part(room.entry(ref), Trigger).evidence
    editor = _open(qtbot, room, ref, "evidence", EvidenceEditor)
    tester = watched(editor.model)
    free = [text for text, _ in editor.pickable()]
    focus(editor.pick)
    type_text(free[0])
    press(Qt.Key.Key_Return)
    linked = hard_part(room.entry(ref), Trigger).evidence
    assert len(linked) == len(before) + 1
    assert editor.pick.currentText() == ""
    assert free[0] not in [text for text, _ in editor.pickable()]
    with qtbot.waitSignal(room.inspector.go_to) as went:
        click_cell(editor.table, len(linked) - 1, 0, double=True)
    assert went.args is not None
    assert went.args[0].entry == linked[-1]
    editor.table.setFocus()
    press(Qt.Key.Key_Delete)
    assert hard_part(room.entry(ref), Trigger).evidence == before
    assert tester.model() is editor.model


def test_a_channel_may_be_any_text(qtbot: QtBot) -> None:
    room = Room()
    ref = room.ref(Element.COMMUNICATION)
    before = hard_part(room.entry(ref), Communication).channels
    editor = _open(qtbot, room, ref, "channels", ChannelsEditor)
    focus(editor.pick)
    for text in ("Signal", "", "e-MAIL"):
        type_text(text)
        press(Qt.Key.Key_Return)
    assert hard_part(room.entry(ref), Communication).channels == (*before, "Signal")
    assert "email" in before, "the name of a known one is that channel, and it is there once"


def test_channels_are_put_in_order(qtbot: QtBot) -> None:
    room = Room()
    ref = room.ref(Element.COMMUNICATION)
    before = hard_part(room.entry(ref), Communication).channels
    editor = _open(qtbot, room, ref, "channels", ChannelsEditor)
    tester = watched(editor.model)
    click_cell(editor.table, len(before) - 1, 0)
    press(Qt.Key.Key_Up, ALT, times=len(before))
    wanted = (before[-1], *before[:-1])
    assert hard_part(room.entry(ref), Communication).channels == wanted
    shown_texts = [editor.model.index(row, 0).data() for row in range(editor.model.rowCount())]
    assert shown_texts == [channel_label(channel, "nl") for channel in wanted]
    assert tester.model() is editor.model


def test_origins_are_listed_and_lead_to_the_document(qtbot: QtBot) -> None:
    room = Room(with_fields())
    document, point = room.ref(Element.DOCUMENT), room.ref(Element.DATA_POINT)
    room.bridge.do(LinkField(document, "fi_aaaaaaaaaaaa", point.id))
    editor = _open(qtbot, room, point, "origins", OriginsEditor)
    tester = watched(editor.model)
    assert [(row.document, row.field) for row in editor.model.rows] == list(origins(room.blueprint, point.id))
    with qtbot.waitSignal(room.inspector.go_to) as went:
        click_cell(editor.table, 0, 0)
    assert went.args == [Cursor(document.stage, Element.DOCUMENT, document.id)]
    press(Qt.Key.Key_Delete)
    assert len(origins(room.blueprint, point.id)) == 1
    room.session.undo()
    assert editor.model.rows == ()
    assert tester.model() is editor.model


def test_a_long_text_is_cut_where_its_room_ends(qtbot: QtBot) -> None:
    """A row has one line: wrapped, `Tips voor de uitvoering` would end after `Tips voor de`."""
    room = Room(with_fields())
    editor = _open(qtbot, room, room.ref(Element.DOCUMENT), "fields", FieldsEditor)
    assert not editor.table.wordWrap()
