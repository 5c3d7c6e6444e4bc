"""A workbook that was not made here: opened, shown as it was understood, put right, taken, saved under its own name."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from blueprint_editor.core.model import Element
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.dialogs.foreign_look import dress_of, what_became
from blueprint_editor.gui.dialogs.open_foreign import ForeignDialog
from blueprint_editor.gui.main_window import Window
from blueprint_editor.paint.look import Look, dark, light
from blueprint_editor.wording import LANGUAGES, say
from blueprint_editor.workflows.foreign import Axis, Layout, Meaning, Role, open_foreign
from tests.foreign.first import saas, solar_installer
from tests.foreign.held_out import HELD_OUT, contractor
from tests.foreign.kit import Sample

from .window_kit import desk, reopened, settled, texts, throw_away, type_name, wait_for, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def solar(tmp_path: Path) -> Path:
    """The solar installer's workbook."""
    path = tmp_path / "ZonneStroom.xlsx"
    path.write_bytes(solar_installer())
    return path


def _dialog(qtbot: QtBot, window: Window) -> ForeignDialog:
    return wait_for(qtbot, window, ForeignDialog, "askForeign")


def _opened(qtbot: QtBot, desk: Desk, path: Path) -> tuple[Window, ForeignDialog]:
    made = desk.new_window()
    made.show_start()
    made.show()
    made.files.open_path(path)
    return made, _dialog(qtbot, made)


def _said(qtbot: QtBot, dialog: ForeignDialog) -> None:
    """Wait until what was said has been read."""
    qtbot.waitUntil(lambda: dialog.settled)


def _message(window: Window) -> str:
    """What the strip says."""
    message = window.strip.message
    return message.words("nl") if message else ""


def _action(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def test_taken_it_is_an_unsaved_document_and_the_file_stays(desk: Desk, solar: Path, qtbot: QtBot) -> None:
    before = solar.read_bytes()
    made, dialog = _opened(qtbot, desk, solar)
    assert "5 fasen" in dialog.summary.text()
    QTest.keyClick(dialog.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert made.has_document
    assert [stage.name for stage in made.bridge.blueprint.stages][:2] == ["Aanvraag", "Schouw"]
    assert (made.modified, made.document.path) == (True, None)
    assert "ZonneStroom.xlsx" in made.windowTitle()
    assert solar.name in _message(made)
    made.commands.trigger("save")
    question = wait_for(qtbot, made, QFileDialog, "askName")
    line = question.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(line, QLineEdit)
    assert line.text() == "ZonneStroom.blueprint.xlsx"
    target = solar.with_name("ZonneStroom.blueprint.xlsx")
    type_name(question, target)
    settled(qtbot, desk)
    assert solar.read_bytes() == before
    assert reopened(target) == made.bridge.blueprint
    assert not made.modified


def test_cancel_leaves_everything_as_it_was(window: Window, desk: Desk, solar: Path, qtbot: QtBot) -> None:
    before = window.bridge.blueprint
    window.files.open_path(solar)
    dialog = _dialog(qtbot, window)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert window.bridge.blueprint is before
    assert desk.windows == [window]


def test_work_that_is_open_stays_in_its_window(window: Window, desk: Desk, solar: Path, qtbot: QtBot) -> None:
    window.session.replace(window.bridge.blueprint, saved=False)
    window.files.open_path(solar)
    _dialog(qtbot, window).take.click()
    assert len(desk.windows) == 2
    assert desk.windows[1].bridge.blueprint.stages[0].name == "Aanvraag"


def test_several_files_wait_for_each_other(desk: Desk, solar: Path, tmp_path: Path, qtbot: QtBot) -> None:
    other = tmp_path / "bouw.xlsx"
    other.write_bytes(contractor())
    made, dialog = _opened(qtbot, desk, solar)
    made.files.open_path(other)
    assert len(made.findChildren(ForeignDialog)) == 1
    dialog.take.click()
    qtbot.waitUntil(lambda: any(one.foreign.path == other for one in made.findChildren(ForeignDialog)))
    next(one for one in made.findChildren(ForeignDialog) if one.foreign.path == other).reject()


def test_what_is_no_pipeline_is_said_in_the_strip(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "leeg.xlsx"
    openpyxl.Workbook().save(path)
    made = desk.new_window()
    made.show_start()
    made.show()
    made.files.open_path(path)
    settled(qtbot, desk)
    assert "geen verkoop-pipeline" in _message(made)
    assert not made.findChildren(ForeignDialog)


def test_a_row_is_what_a_person_says_and_can_be_taken_back(desk: Desk, solar: Path, qtbot: QtBot) -> None:
    _, dialog = _opened(qtbot, desk, solar)
    assert not dialog.again.isEnabled()
    menu = dialog.ask_line(Axis.ROW, 6, QPoint())
    checked = [action.text() for action in menu.actions() if action.isChecked()]
    assert checked == [say("foreign.meaning.description", "nl")]
    _action(menu, say("foreign.meaning.task", "nl")).trigger()
    menu.close()
    _said(qtbot, dialog)
    stage = dialog.understanding.blueprint.stages[0]
    assert stage.tasks[0].text == "Snel reageren op de aanvraag"
    menu = dialog.ask_line(Axis.ROW, 6, QPoint())
    _action(menu, say("foreign.take_back", "nl")).trigger()
    menu.close()
    _said(qtbot, dialog)
    assert dialog.understanding == dialog.foreign.understanding
    dialog.reject()


def test_a_click_on_a_heading_asks(desk: Desk, solar: Path, qtbot: QtBot) -> None:
    _, dialog = _opened(qtbot, desk, solar)
    asked: list[tuple[Axis, int]] = []
    dialog.grid.line_asked.disconnect(dialog.ask_line)
    dialog.grid.line_asked.connect(lambda axis, index, _point: asked.append((axis, index)))
    header = dialog.grid.horizontalHeader()
    point = QPoint(header.sectionViewportPosition(2) + 10, 8)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert asked == [(Axis.COLUMN, 3)]
    dialog.reject()


def test_a_cell_that_is_left_over_becomes_a_task_or_is_parked(desk: Desk, solar: Path, qtbot: QtBot) -> None:
    made, dialog = _opened(qtbot, desk, solar)
    item = dialog.left.topLevelItem(0)
    assert item is not None
    dialog.left.setCurrentItem(item)
    current = dialog.grid.currentIndex()
    assert (current.row(), current.column()) == (5, 8), "the grid shows the cell"
    menu = QMenu(dialog)
    dialog._fill_taken(menu, dialog.left.chosen)
    assert [action.text() for action in menu.actions()][-1] == say("foreign.park", "nl")
    tasks = next(action.menu() for action in menu.actions() if action.text() == "Taken")
    assert isinstance(tasks, QMenu)
    _action(tasks, "Offerte").trigger()
    _said(qtbot, dialog)
    assert not dialog.left_part.isVisible()
    dialog.take.click()
    assert texts(made.bridge.blueprint, Element.TASK, 2)[-1].startswith("Let op")


def test_the_layout_of_a_sheet_can_be_said(desk: Desk, solar: Path, qtbot: QtBot) -> None:
    _, dialog = _opened(qtbot, desk, solar)
    assert dialog.layouts.currentText() == say("foreign.layout.columns", "nl")
    dialog.say_layout(Layout.IGNORED)
    _said(qtbot, dialog)
    assert not dialog.take.isEnabled()
    assert dialog.again.isEnabled()
    dialog.again.click()
    _said(qtbot, dialog)
    assert dialog.take.isEnabled()
    dialog.reject()


def test_only_the_last_answer_counts(desk: Desk, solar: Path, qtbot: QtBot) -> None:
    _, dialog = _opened(qtbot, desk, solar)
    for meaning in (Meaning.TASK, Meaning.DOCUMENT, Meaning.IGNORE):
        dialog.say_line(Axis.ROW, 6, meaning)
    assert not dialog.take.isEnabled(), "what is shown is not yet what was said"
    _said(qtbot, dialog)
    settled(qtbot, desk)
    uses = [cell.role for cell in dialog.understanding.cells if cell.row == 6 and cell.column < 9]
    assert set(uses) == {Role.IGNORED}
    assert dialog.take.isEnabled()
    dialog.reject()


def test_a_window_that_closes_while_reading_is_no_harm(desk: Desk, solar: Path, qtbot: QtBot) -> None:
    made, dialog = _opened(qtbot, desk, solar)
    dialog.say_line(Axis.ROW, 6, Meaning.TASK)
    dialog.reject()
    throw_away(made)
    settled(qtbot, desk)


def test_each_sheet_is_shown_and_an_entry_leads_to_its_cell(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "saas.xlsx"
    path.write_bytes(saas())
    _, dialog = _opened(qtbot, desk, path)
    assert [dialog.sheets.itemText(n) for n in range(dialog.sheets.count())][-1] == "Price list"
    assert dialog.sheet is not None
    assert dialog.sheet.title == "Tasks", "the sheet that most of it comes from is first"
    first = dialog.left.topLevelItem(0)
    assert first is not None
    assert first.text(1) == "Tasks", "what was not read at all comes last"
    cell = next(cell for cell in dialog.understanding.cells if cell.text == "Slide deck")
    dialog.preview.cell_wanted.emit(cell)
    assert dialog.sheet.title == "Deliverables"
    index = dialog.grid.currentIndex()
    assert dialog.grid.model_of_sheet.data(index) == "Slide deck"
    dialog.reject()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_can_be_said(language: str) -> None:
    for kind, prefix in ((Layout, "layout"), (Role, "role"), (Meaning, "meaning")):
        labels = [say(f"foreign.{prefix}.{one.value}", language) for one in kind]
        assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("look", [light(), dark()], ids=["light", "dark"])
def test_marks_tell_without_colour(look: Look) -> None:
    dresses = [dress_of(Role.ENTRY, Meaning(element.value), look) for element in Element]
    others = [dress_of(role, None, look) for role in (Role.STAGE, Role.FIELD, Role.LEFT_OVER, Role.PARKED)]
    marks = [dress.mark for dress in (*dresses, *others)]
    assert len(set(marks)) == len(marks)


@pytest.mark.parametrize("sample", HELD_OUT, ids=lambda sample: sample.name)
def test_every_sample_can_be_shown(sample: Sample, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "sample.xlsx"
    path.write_bytes(sample.make())
    made = desk.new_window()
    dialog = ForeignDialog(made, open_foreign(path), desk.appearance, desk.jobs)
    qtbot.addWidget(dialog)
    dialog.show()
    for place in range(dialog.sheets.count()):
        dialog.sheets.setCurrentIndex(place)
        assert not dialog.grid.grab().isNull()
    for cell in dialog.understanding.cells:
        assert all(what_became(cell, dialog.understanding.blueprint, one).startswith(cell.name) for one in LANGUAGES)
    assert dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).isEnabled()
    dialog.close()


def test_on_a_low_screen_its_buttons_stay_in_sight(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "saas.xlsx"
    path.write_bytes(saas())
    made, dialog = _opened(qtbot, desk, path)
    assert dialog.left.topLevelItemCount() > 5, "the list of what has no place is long"
    dialog.resize(1000, 900)
    qtbot.waitUntil(lambda: dialog.left.height() == dialog.left.maximumHeight())
    dialog.resize(1000, 10)
    qtbot.waitUntil(lambda: dialog.left.height() < dialog.left.maximumHeight())
    assert dialog.height() < 600
    assert dialog.buttons.geometry().bottom() < dialog.height()
    throw_away(made)
