"""A document taken apart in the inspector: fields are typed, answered, linked and made data points of."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import AddEntries, ChangeEntry, LinkField
from blueprint_editor.core.model import DataPoint, DataType, Document, Element, Field, Standardised, Status
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.panels.field_parts import ANSWERS
from blueprint_editor.gui.panels.fields import FieldsEditor
from blueprint_editor.gui.panels.inspector import Inspector
from tests.gui.panels_kit import Room, click_cell, focus, hard_part, press, shown, type_text, watched, with_fields

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a list that opens, on a screen that is none

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
YES, NO, UNDECIDED = Standardised.YES, Standardised.NO, Standardised.UNDECIDED
DOUBLE = DataPoint("dp_cccccccccccc", "Termijnen", type=DataType.NUMBER)


def _open(qtbot: QtBot, room: Room, width: int = 340) -> FieldsEditor:
    """The fields of the first document in an inspector."""
    inspector = room.inspector = Inspector(room.bridge, room.appearance)
    shown(qtbot, inspector, width)
    ref = room.ref(Element.DOCUMENT)
    inspector.show_cursor(Cursor(ref.stage, ref.element, ref.id))
    QApplication.processEvents()
    assert inspector.form is not None
    return hard_part(inspector.form.editors["fields"], FieldsEditor)


def _on(editor: FieldsEditor, row: int) -> None:
    """Put the keyboard on a row."""
    focus(editor.table)
    editor.table.setCurrentIndex(editor.model.index(row, 0))


def _document(room: Room) -> Document:
    return hard_part(room.entry(room.ref(Element.DOCUMENT)), Document)


def _answers(room: Room) -> list[Standardised]:
    return [field.standardised for field in _document(room).fields]


def _with_double(room: Room) -> None:
    room.bridge.do(AddEntries(room.stage(1).id, Element.DATA_POINT, 0, (DOUBLE,)))


def _enter(text: str) -> None:
    """Type, press Enter, and let the view take it."""
    type_text(text)
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    QApplication.processEvents()


def test_fields_are_typed_one_after_another(qtbot: QtBot) -> None:
    room = Room(with_fields())
    editor = _open(qtbot, room)
    tester = watched(editor.model)
    click_cell(editor.table, 3, 0)
    _enter("Plaatsingsdatum")
    _enter("Garantie")
    press(Qt.Key.Key_Escape)
    assert [field.text for field in _document(room).fields][3:] == ["Plaatsingsdatum", "Garantie"]
    assert _document(room).fields[-1].standardised is UNDECIDED
    room.session.undo()
    assert [field.text for field in _document(room).fields][3:] == ["Plaatsingsdatum"]
    room.session.undo()
    assert editor.value() == _document(room).fields
    assert tester.model() is editor.model


def test_what_is_typed_in_a_row_is_done_by_commit(qtbot: QtBot) -> None:
    room = Room(with_fields())
    editor = _open(qtbot, room)
    click_cell(editor.table, 3, 0)
    type_text("Half")
    assert len(_document(room).fields) == 3
    room.inspector.commit()
    assert _document(room).fields[3].text == "Half"


@pytest.mark.parametrize("typing", [False, True])
def test_lines_that_are_pasted_become_fields_as_one_step(qtbot: QtBot, typing: bool) -> None:
    room = Room(with_fields())
    editor = _open(qtbot, room)
    QApplication.clipboard().setText("• Merk\n2. Aantal panelen\n\n- Hellingshoek\n")
    if typing:
        click_cell(editor.table, 3, 0)
    else:
        _on(editor, 0)
    press(Qt.Key.Key_V, CTRL)
    assert [field.text for field in _document(room).fields][3:] == ["Merk", "Aantal panelen", "Hellingshoek"]
    room.session.undo()
    assert len(_document(room).fields) == 3


def test_a_field_is_renamed_moved_and_deleted_with_keys(qtbot: QtBot) -> None:
    room = Room(with_fields())
    editor = _open(qtbot, room)
    _on(editor, 2)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_A, CTRL)
    _enter("Levertijd")
    press(Qt.Key.Key_Up, ALT, times=3)
    assert [field.text for field in _document(room).fields] == ["Levertijd", "Vermogen", "Wensen"]
    assert editor.table.currentIndex().row() == 0
    press(Qt.Key.Key_Delete)
    assert [field.text for field in _document(room).fields] == ["Vermogen", "Wensen"]
    for _ in range(4):
        room.session.undo()
    assert room.blueprint == with_fields()


def test_one_key_answers_and_goes_on_to_the_next_field(qtbot: QtBot) -> None:
    room = Room(with_fields())
    editor = _open(qtbot, room)
    _on(editor, 1)
    for key in (Qt.Key.Key_Question, Qt.Key.Key_N):
        press(key)
    assert _answers(room)[1:] == [UNDECIDED, NO]
    _on(editor, 1)
    press(Qt.Key.Key_Y)
    assert _answers(room)[1] is YES
    assert editor.table.currentIndex().row() == 2
    press(Qt.Key.Key_X)
    assert _document(room).fields[2].text == "Termijn", "a slip of the finger overwrites nothing"
    press(Qt.Key.Key_Space)
    assert _answers(room)[2] is UNDECIDED, "after no comes to be decided"


def test_yes_makes_a_data_point_once_with_what_its_name_says(qtbot: QtBot) -> None:
    room = Room(with_fields())
    document = room.ref(Element.DOCUMENT)
    fields = (*_document(room).fields, Field("fi_dddddddddddd", "Dak: plat / schuin"), Field("fi_eeeeeeeeeeee", "dak"))
    room.bridge.do(ChangeEntry(document, replace(_document(room), fields=fields)))
    editor = _open(qtbot, room)
    _on(editor, 3)
    press(Qt.Key.Key_J, times=2)
    point = room.stage().data_points[-1]
    assert (point.text, point.type) == ("Dak", DataType.CHOICE)
    assert [option.label for option in point.options] == ["plat", "schuin"]
    assert [field.data_point for field in _document(room).fields[3:]] == [point.id, point.id]
    room.session.undo()
    room.session.undo()
    assert len(room.stage().data_points) == 2


def test_a_double_is_offered_and_can_be_linked(qtbot: QtBot) -> None:
    room = Room(with_fields())
    _with_double(room)
    editor = _open(qtbot, room)
    _on(editor, 2)
    press(Qt.Key.Key_J)
    assert (_document(room).fields[2].standardised, _document(room).fields[2].data_point) == (YES, None)
    told = editor.told(_document(room).fields[2])
    assert "Termijnen" in told.text
    assert "2" in told.text
    assert told.text in editor.model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert editor.table.currentIndex().row() == 2, "what is offered is answered first"
    press(Qt.Key.Key_K)
    assert _document(room).fields[2].data_point == DOUBLE.id
    assert room.stage(1).data_points == (DOUBLE,)


def test_a_double_can_become_one_of_its_own_all_the_same(qtbot: QtBot) -> None:
    room = Room(with_fields())
    _with_double(room)
    editor = _open(qtbot, room)
    _on(editor, 2)
    press(Qt.Key.Key_J, times=2)
    assert room.stage().data_points[-1].text == "Termijn"
    assert _document(room).fields[2].data_point == room.stage().data_points[-1].id


def test_answers_and_offers_are_clicked(qtbot: QtBot) -> None:
    room = Room(with_fields())
    _with_double(room)
    editor = _open(qtbot, room)
    view = editor.view

    def click(point: QPoint) -> None:
        QTest.mouseMove(view.viewport(), point)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)

    for answer in (NO, YES):
        click(view.parts(2).answers[ANSWERS.index(answer)].center())
        assert _answers(room)[2] is answer
    click(view.parts(2).link.center())
    assert _document(room).fields[2].data_point == DOUBLE.id
    room.session.undo()
    click(view.parts(2).new.center())
    assert _document(room).fields[2].data_point == room.stage().data_points[-1].id
    click(view.parts(1).text.center())
    assert editor.table.currentIndex().row() == 1


def test_all_that_is_open_is_answered_at_once_and_all_offers_taken(qtbot: QtBot) -> None:
    room = Room(with_fields())
    _with_double(room)
    ref = room.ref(Element.DOCUMENT)
    texts = ("Startdatum", "Start datum", "Budget", "Vermogens")
    fields = (
        *_document(room).fields,
        *(Field(f"fi_{letter * 12}", t) for letter, t in zip("defg", texts, strict=True)),
    )
    room.bridge.do(ChangeEntry(ref, replace(_document(room), fields=fields)))
    before = room.blueprint
    editor = _open(qtbot, room)
    QTest.mouseClick(editor.yes_to_all, Qt.MouseButton.LeftButton)
    after = _document(room).fields
    assert [field.standardised for field in after] == [YES, NO, YES, YES, YES, YES, YES]
    assert [field.data_point is not None for field in after] == [False, False, False, True, False, True, True]
    assert after[5].data_point == "dp_bbbbbbbbbbbb", "the one of that name"
    QTest.mouseClick(editor.link_all, Qt.MouseButton.LeftButton)
    after = _document(room).fields
    assert after[2].data_point == DOUBLE.id
    assert after[4].data_point == after[3].data_point
    assert editor.link_all.isHidden()
    room.session.undo()
    room.session.undo()
    assert room.blueprint == before


def test_a_field_is_linked_by_typing_and_unlinked(qtbot: QtBot) -> None:
    room = Room(with_fields())
    editor = _open(qtbot, room)
    _on(editor, 2)
    focus(editor.point)
    wanted = next(text for text, _ in editor.pointable() if text.startswith("Budget"))
    type_text(wanted)
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    field = _document(room).fields[2]
    assert (field.data_point, field.standardised) == ("dp_bbbbbbbbbbbb", YES)
    with qtbot.waitSignal(room.inspector.go_to) as went:
        QTest.mouseClick(editor.go, Qt.MouseButton.LeftButton)
    assert went.args == [Cursor(room.stage().id, Element.DATA_POINT, "dp_bbbbbbbbbbbb")]
    QTest.mouseClick(editor.unlink, Qt.MouseButton.LeftButton)
    field = _document(room).fields[2]
    assert (field.data_point, field.standardised) == (None, NO)
    assert not editor.unlink.isEnabled()


def test_saying_no_keeps_the_data_point(qtbot: QtBot) -> None:
    room = Room(with_fields())
    editor = _open(qtbot, room)
    room.bridge.do(LinkField(room.ref(Element.DOCUMENT), "fi_cccccccccccc", "dp_bbbbbbbbbbbb"))
    _on(editor, 2)
    press(Qt.Key.Key_N)
    assert _document(room).fields[2].data_point is None
    assert room.stage().data_points[1].status is Status.ASSUMPTION


def test_a_note_is_edited_below_the_list(qtbot: QtBot) -> None:
    room = Room(with_fields())
    editor = _open(qtbot, room)
    assert editor.detail.isHidden()
    _on(editor, 0)
    focus(editor.detail)
    type_text("In kilowatt")
    press(Qt.Key.Key_Tab)
    assert _document(room).fields[0].note == "In kilowatt"


@pytest.mark.parametrize("width", [340, 700])
def test_a_renamed_data_point_is_told_by_its_new_name(qtbot: QtBot, width: int) -> None:
    room = Room(with_fields())
    document, point = room.ref(Element.DOCUMENT), room.ref(Element.DATA_POINT)
    editor = _open(qtbot, room, width)
    room.bridge.do(LinkField(document, "fi_aaaaaaaaaaaa", point.id))
    assert editor.told(_document(room).fields[0]).text.startswith("Plaats")
    room.bridge.do(ChangeEntry(point, replace(room.entry(point), text="Locatie")))
    assert editor.told(_document(room).fields[0]).text.startswith("Locatie")
    assert editor.view.grab().width() > 0


def test_the_keys_are_told_at_the_answers(qtbot: QtBot) -> None:
    room = Room(with_fields())
    view = _open(qtbot, room).view
    place = view.parts(0).answers[0].center()
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place)))
    assert "(J)" in QToolTip.text()
    QToolTip.hideText()


def test_a_long_text_takes_two_lines_and_makes_its_row_higher(qtbot: QtBot) -> None:
    room = Room(with_fields())
    editor = _open(qtbot, room)
    before = editor.table.rowHeight(1)
    ref = room.ref(Element.DOCUMENT)
    fields = list(_document(room).fields)
    fields[1] = replace(fields[1], text="Toezegging in de woorden van de koper en van wie meebeslist")
    room.bridge.do(ChangeEntry(ref, replace(_document(room), fields=tuple(fields))))
    assert editor.table.rowHeight(1) > before
    assert editor.table.height() >= sum(editor.table.rowHeight(row) for row in range(4))
