"""The inspector: every field of every kind is there, is edited with keys, and comes back with undo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog
from pytestqt.qtbot import QtBot

from blueprint_editor.core.model import (
    ELEMENTS,
    ENTRY_TYPES,
    Blueprint,
    DataType,
    Document,
    Element,
    HubSpotMapping,
    HubSpotUse,
    Kind,
    Stage,
    Status,
    When,
)
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.panels.choices import (
    CheckEditor,
    ChoiceEditor,
    EmptyCellsEditor,
    HubSpotEditor,
    RoleEditor,
    StageEditor,
)
from blueprint_editor.gui.panels.editors import Editor, LineEditor, PathEditor, TextEditor
from blueprint_editor.gui.panels.forms import BLUEPRINT_ROWS, STAGE_ROWS, Form, entry_rows
from blueprint_editor.gui.panels.inspector import Inspector
from blueprint_editor.gui.panels.lists import PickList
from blueprint_editor.gui.panels.numbers import NumberEditor, WhenEditor
from blueprint_editor.gui.panels.table import TableEditor
from tests.gui.panels_kit import Room, click_cell, focus, press, retype, shown, tick, type_text, with_fields
from tests.gui.window_kit import type_name

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a list that opens, on a screen that is none

ENTRY_FIELDS = [(element, row.name) for element in ELEMENTS for row in entry_rows(element)]
NOT_TYPED = {"attached", "origins", "uses", "doubles", "options"}
EDITED = [(element, name) for element, name in ENTRY_FIELDS if name not in NOT_TYPED]
NOT_SHOWN = {"id", "portals", "journey", "parking", "kept_findings", "rule_levels", "agenda", "sign_offs", "language"}
"""Fields that belong to other panels or to no one."""


def _hands(editor: Editor) -> None:
    """Change what an editor shows, with the keys and clicks of a person."""
    match editor:
        case EmptyCellsEditor():
            tick(next(box for box in editor.boxes.values() if box.isEnabled()))
        case PickList():
            focus(editor.pick)
            press(Qt.Key.Key_Down)
        case TableEditor():
            click_cell(editor.table, len(editor.model.rows), editor.model.add_column)
            type_text("Iets nieuws")
            press(Qt.Key.Key_Return)
            QApplication.processEvents()  # a view takes what was typed in the next turn
            press(Qt.Key.Key_Return)
            QApplication.processEvents()
        case CheckEditor():
            focus(editor.box)
            press(Qt.Key.Key_Space)
        case WhenEditor():
            focus(editor.anchor)
            press(Qt.Key.Key_End)
            focus(editor.days)
            retype("7")
        case HubSpotEditor():
            focus(editor.use)
            press(Qt.Key.Key_Down)
            focus(editor.name)
            retype("deal_naam")
        case ChoiceEditor() | StageEditor():
            focus(editor.combo)
            press(Qt.Key.Key_Home if editor.combo.currentIndex() else Qt.Key.Key_End)
        case NumberEditor():
            focus(editor.spin)
            retype("55")
        case RoleEditor():
            focus(editor.combo)
            retype("Nieuwe rol")
        case TextEditor():
            focus(editor.text)
            retype("Een andere tekst")
        case LineEditor():
            focus(editor.line)
            retype("Een andere tekst")
        case _:
            raise AssertionError(f"no hands for {editor}")


def _inspector(qtbot: QtBot, room: Room, cursor: Cursor) -> tuple[Inspector, Form]:
    inspector = Inspector(room.bridge, room.appearance)
    shown(qtbot, inspector)
    inspector.show_cursor(cursor)
    assert inspector.form is not None
    return inspector, inspector.form


def _changes_and_comes_back(room: Room, form: Form, name: str) -> None:
    """Change a field by hand; the model has it, undo takes it back, in the model and on the screen."""
    editor = form.editors[name]

    def now() -> Any:
        assert form.subject is not None
        return getattr(form.subject.value(room.blueprint), name)

    before, start = now(), room.blueprint
    assert editor.value() == before
    _hands(editor)
    after = now()
    assert after != before
    assert editor.value() == after
    assert not room.refusals
    while room.session.can_undo:
        room.session.undo()
    assert room.blueprint == start
    assert editor.value() == before


@pytest.mark.parametrize(("element", "name"), EDITED)
def test_every_field_of_every_entry_is_edited_and_undone(qtbot: QtBot, element: Element, name: str) -> None:
    room = Room()
    ref = room.ref(element)
    _, form = _inspector(qtbot, room, Cursor(ref.stage, element, ref.id))
    _changes_and_comes_back(room, form, name)


@pytest.mark.parametrize("name", [row.name for row in STAGE_ROWS])
def test_every_field_of_a_stage_is_edited_and_undone(qtbot: QtBot, name: str) -> None:
    room = Room(with_fields())
    _, form = _inspector(qtbot, room, Cursor(room.stage(0).id))
    _changes_and_comes_back(room, form, name)


@pytest.mark.parametrize("name", [row.name for row in BLUEPRINT_ROWS])
def test_every_field_of_the_blueprint_is_edited_and_undone(qtbot: QtBot, name: str) -> None:
    room = Room(with_fields())
    _, form = _inspector(qtbot, room, Cursor())
    _changes_and_comes_back(room, form, name)


def test_the_options_of_a_choice_are_edited_and_undone(qtbot: QtBot) -> None:
    room = Room(with_fields())
    ref = room.ref(Element.DATA_POINT)
    _, form = _inspector(qtbot, room, Cursor(ref.stage, ref.element, ref.id))
    _changes_and_comes_back(room, form, "options")


@pytest.mark.parametrize("element", ELEMENTS)
def test_no_field_of_an_entry_is_forgotten(element: Element) -> None:
    names = {row.name for row in entry_rows(element)}
    assert {field.name for field in msgspec.structs.fields(ENTRY_TYPES[element])} - NOT_SHOWN <= names


@pytest.mark.parametrize(("kind", "rows"), [(Stage, STAGE_ROWS), (Blueprint, BLUEPRINT_ROWS)])
def test_no_field_of_a_stage_or_the_blueprint_is_forgotten(kind: type[msgspec.Struct], rows: Any) -> None:
    cells = {"triggers", "responsibilities", "documents", "data_points", "tasks", "communications", "stages"}
    wanted = {field.name for field in msgspec.structs.fields(kind)} - NOT_SHOWN - cells
    assert wanted <= {row.name for row in rows}


def test_options_are_there_for_a_choice_only(qtbot: QtBot) -> None:
    room = Room(with_fields())
    ref = room.ref(Element.DATA_POINT, 1)
    _, form = _inspector(qtbot, room, Cursor(ref.stage, ref.element, ref.id))
    assert form.cells["options"].isHidden()
    kind = form.editors["type"]
    assert isinstance(kind, ChoiceEditor)
    focus(kind.combo)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down, times=list(DataType).index(DataType.CHOICE))
    assert not form.cells["options"].isHidden()


def test_an_edited_example_is_confirmed(qtbot: QtBot) -> None:
    room = Room()
    ref = room.ref(Element.TASK)
    assert room.entry(ref).status is Status.EXAMPLE
    _, form = _inspector(qtbot, room, Cursor(ref.stage, ref.element, ref.id))
    editor = form.editors["text"]
    assert isinstance(editor, TextEditor)
    focus(editor.text)
    retype("Bel de klant")
    assert room.entry(ref).status is Status.CONFIRMED
    assert form.editors["status"].value() is Status.CONFIRMED


def test_values_of_numbers_moments_and_mappings(qtbot: QtBot) -> None:
    room = Room()
    task, point = room.ref(Element.TASK), room.ref(Element.DATA_POINT)
    inspector, form = _inspector(qtbot, room, Cursor(task.stage, task.element, task.id))
    _hands(form.editors["when"])
    when = form.editors["when"].value()
    assert isinstance(when, When)
    assert when.days == 7
    inspector.show_cursor(Cursor(point.stage, point.element, point.id))
    assert inspector.form is not None
    _hands(inspector.form.editors["hubspot"])
    assert inspector.form.editors["hubspot"].value() == HubSpotMapping(HubSpotUse.EXISTING, "deal_naam")
    inspector.show_cursor(Cursor(room.stage().id))
    assert inspector.form is not None
    probability = inspector.form.editors["probability"]
    assert isinstance(probability, NumberEditor)
    focus(probability.spin)
    retype("12,5")
    assert room.stage().probability == 0.125
    focus(probability.spin)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Tab)
    assert room.stage().probability is None
    assert probability.spin.text() == ""


def test_the_probability_of_a_closed_stage_is_fixed(qtbot: QtBot) -> None:
    room = Room(with_fields())
    inspector, form = _inspector(qtbot, room, Cursor(room.stage(2).id))
    editor = form.editors["probability"]
    assert isinstance(editor, NumberEditor)
    assert not editor.spin.isEnabled()
    assert editor.spin.text() == "100%"
    inspector.show_cursor(Cursor(room.stage(3).id))
    assert editor.spin.text() == "0%"


def test_a_cell_with_entries_cannot_be_marked_empty(qtbot: QtBot) -> None:
    room = Room(with_fields())
    _, form = _inspector(qtbot, room, Cursor(room.stage(0).id))
    editor = form.editors["deliberately_empty"]
    assert isinstance(editor, EmptyCellsEditor)
    boxes: dict[Element, QCheckBox] = editor.boxes
    assert not boxes[Element.DOCUMENT].isEnabled()
    tick(boxes[Element.TASK])
    assert room.stage(0).deliberately_empty == {Element.TASK}


def test_a_stage_becomes_won_and_its_probability_follows(qtbot: QtBot) -> None:
    room = Room(with_fields())
    _, form = _inspector(qtbot, room, Cursor(room.stage(0).id))
    kind = form.editors["kind"]
    assert isinstance(kind, ChoiceEditor)
    focus(kind.combo)
    press(Qt.Key.Key_Down)
    stage = room.blueprint.stage("st_aaaaaaaaaaaa")
    assert stage is not None
    assert (stage.kind, stage.probability) == (Kind.WON, 1.0)
    probability = form.editors["probability"]
    assert isinstance(probability, NumberEditor)
    assert probability.spin.text() == "100%"
    assert not probability.spin.isEnabled()


def test_the_template_of_a_document_can_be_browsed_for(qtbot: QtBot, tmp_path: Path) -> None:
    room = Room()
    inspector = Inspector(room.bridge, room.appearance)
    shown(qtbot, inspector)
    ref = room.ref(Element.DOCUMENT)
    inspector.show_cursor(Cursor(ref.stage, ref.element, ref.id))
    assert inspector.form is not None
    editor = inspector.form.editors["template"]
    assert isinstance(editor, PathEditor)
    (tmp_path / "offerte.docx").touch()
    QTest.mouseClick(editor.browse, Qt.MouseButton.LeftButton)
    dialog = editor.findChild(QFileDialog, "askAnyFile")
    assert isinstance(dialog, QFileDialog)
    type_name(dialog, tmp_path / "offerte.docx")
    found = room.entry(ref)
    assert isinstance(found, Document)
    assert found.template == str(tmp_path / "offerte.docx")
    room.session.undo()
    assert editor.line.text() == ""
