"""The lists of the inspector: options, roles, evidence, channels, origins, doubles."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import AddEntries, LinkEvidence, LinkField
from blueprint_editor.core.model import (
    Communication,
    DataPoint,
    Element,
    EntryRef,
    Trigger,
    origins,
)
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.panels.derived import DoublesEditor, OriginsEditor, UsesEditor
from blueprint_editor.gui.panels.editors import Editor
from blueprint_editor.gui.panels.inspector import Inspector
from blueprint_editor.gui.panels.lists import (
    ChannelsEditor,
    EvidenceEditor,
    OptionsEditor,
    RolesEditor,
)
from blueprint_editor.wording import channel_label
from tests.gui.panels_kit import Room, click_cell, focus, hard_part, press, shown, type_text, watched, with_fields

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a list that opens, on a screen that is none

E = TypeVar("E", bound=Editor)
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


def _enter(text: str) -> None:
    """Type, press Enter, and let the view take it."""
    type_text(text)
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    QApplication.processEvents()


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


def test_what_something_is_evidence_of_leads_to_the_trigger(qtbot: QtBot) -> None:
    room = Room()
    trigger = room.ref(Element.TRIGGER)
    for ref in (room.ref(Element.DATA_POINT, 1), room.ref(Element.DOCUMENT)):
        editor = _open(qtbot, room, ref, "uses", UsesEditor)
        before = len(editor.model.rows)
        room.bridge.do(LinkEvidence(trigger, ref.id))
        assert trigger.id in [row.trigger.id for row in editor.model.rows]
        with qtbot.waitSignal(room.inspector.go_to) as went:
            click_cell(editor.table, [row.trigger.id for row in editor.model.rows].index(trigger.id), 0)
        assert went.args == [Cursor(trigger.stage, Element.TRIGGER, trigger.id)]
        room.session.undo()
        assert len(editor.model.rows) == before


def test_a_double_is_offered_and_merged_as_one_step(qtbot: QtBot) -> None:
    room = Room(with_fields())
    document, point = room.ref(Element.DOCUMENT), room.ref(Element.DATA_POINT, 1)
    other = DataPoint("dp_cccccccccccc", "Budgetten", unit="€")
    room.bridge.do(AddEntries(room.stage(1).id, Element.DATA_POINT, 0, (other,)))
    room.bridge.do(LinkField(document, "fi_aaaaaaaaaaaa", other.id))
    editor = _open(qtbot, room, point, "doubles", DoublesEditor)
    assert [row.point.id for row in editor.model.rows] == [other.id]
    QTest.mouseClick(editor.merge, Qt.MouseButton.LeftButton)
    assert room.stage(1).data_points == ()
    assert [origin.id for origin, _ in origins(room.blueprint, point.id)] == [document.id]
    assert not editor.value()
    room.session.undo()
    assert [row.point.id for row in editor.model.rows] == [other.id]
    before = room.blueprint
    QTest.mouseClick(editor.apart, Qt.MouseButton.LeftButton)
    assert not editor.value()
    room.session.undo()
    assert room.blueprint == before
    assert [row.point.id for row in editor.model.rows] == [other.id]
