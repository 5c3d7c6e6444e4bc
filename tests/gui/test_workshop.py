"""The Workshop menu: the timer in the rail, the agenda, the roles and the tips in their docks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import AddEntries, ChangeAgenda, ChangeBlueprint
from blueprint_editor.core.model import AgendaItem, Element, Responsibility
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.steps.timer import StepTimer, agenda_of, standard_agenda, typed_part
from blueprint_editor.gui.workshop.agenda import AgendaPanel
from blueprint_editor.gui.workshop.roles import RolesPanel
from blueprint_editor.gui.workshop.tips import TipsPanel
from blueprint_editor.wording import say

from .window_kit import answer, desk, open_roles, type_text, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(window: Window) -> Clock:
    """The clock of the window's timer."""
    made = Clock()
    window.step_timer.timer._clock = made
    return made


def later(window: Window, clock: Clock, seconds: float) -> None:
    """Put the clock forward, and wake the timer as Qt would."""
    clock.now += seconds
    window.step_timer.wake.timeout.emit()


def test_nothing_is_counted_before_it_is_asked_for(window: Window) -> None:
    assert window.made_timer is None
    assert "timer_next" not in [box.action for box in window.rail.boxes]
    assert not window.commands.actions["timer_next"].isEnabled()


def test_the_timer_starts_pauses_and_goes_on(window: Window, clock: Clock) -> None:
    timer, start = window.step_timer, window.commands.actions["timer"]
    window.commands.trigger("timer")
    assert timer.item == standard_agenda("nl")[0]
    assert timer.wake.isActive()
    later(window, clock, 61)
    assert timer.left == 9 * 60 - 1
    assert start.text() == say("action.timer.pause", "nl")
    window.rail.resize(window.rail.width(), 700)
    assert "timer_next" in window.rail.handles
    window.rail.handles["timer"].click()
    assert not timer.wake.isActive(), "it wakes nobody while it stands"
    later(window, clock, 500)
    assert timer.left == 9 * 60 - 1
    assert start.text() == say("action.timer.go_on", "nl")
    window.commands.trigger("timer_next")
    assert timer.timer.running
    assert timer.item == standard_agenda("nl")[1]
    window.commands.trigger("timer_reset")
    assert timer.item is None
    assert not window.commands.actions["timer_next"].isEnabled()
    assert not window.commands.actions["timer_reset"].isEnabled()


def test_the_timer_begins_with_the_step_that_is_open(window: Window, clock: Clock) -> None:
    window.commands.trigger("step_document")
    window.commands.trigger("timer")
    assert window.step_timer.item == AgendaItem("Documenten", 30)


def test_a_second_repaints_the_time_and_nothing_else(window: Window, clock: Clock) -> None:
    window.rail.resize(window.rail.width(), 700)
    window.commands.trigger("timer")
    before = window.rail.grab().toImage()
    later(window, clock, 1)
    after = window.rail.grab().toImage()
    box = next(box for box in window.rail.boxes if box.action == "timer")
    assert before != after
    assert before.copy(0, 0, 48, box.y) == after.copy(0, 0, 48, box.y)


def test_a_window_that_nobody_sees_is_not_woken(window: Window, clock: Clock) -> None:
    window.commands.trigger("timer")
    window.hide()
    assert not window.step_timer.wake.isActive()
    clock.now += 30
    window.show()
    assert window.step_timer.wake.isActive()
    assert window.step_timer.left == 600 - 30


def agenda(window: Window) -> AgendaPanel:
    """The agenda in its dock."""
    window.commands.trigger("agenda")
    panel = window.docks["agenda"].panel
    assert isinstance(panel, AgendaPanel)
    return panel


def test_the_agenda_is_changed_as_a_list(window: Window, clock: Clock) -> None:
    panel = agenda(window)
    editor = panel.editor
    assert editor is not None
    assert not panel.standard.isVisible()
    window.commands.trigger("timer")
    later(window, clock, 60)
    window.step_timer.next()
    editor.add("Rondleiding 20 min")
    assert agenda_of(window.bridge.blueprint)[-1] == AgendaItem("Rondleiding", 20)
    editor.table.setCurrentIndex(editor.model.index(1, 0))
    editor.move_row(-1)
    assert [item.text for item in window.bridge.blueprint.agenda][:2] == ["Fasen", "Opening"]
    assert window.step_timer.item == AgendaItem("Fasen", 30), "the part that is counted goes along"
    assert window.step_timer.timer.part == 0
    editor.change_cell(0, "minutes", "45")
    assert window.step_timer.left == 45 * 60
    editor.change_cell(0, "minutes", "veel")
    assert window.bridge.blueprint.agenda[0].minutes == 45
    editor.change_cell(0, "text", "Onze fasen")
    assert window.step_timer.item == AgendaItem("Onze fasen", 45)
    panel.standard.click()
    assert not window.bridge.blueprint.agenda
    window.commands.trigger("undo")
    assert window.bridge.blueprint.agenda[0].text == "Onze fasen"


def test_a_second_leaves_what_is_being_typed(window: Window, clock: Clock, qtbot: QtBot) -> None:
    panel = agenda(window)
    editor = panel.editor
    assert editor is not None
    window.commands.trigger("timer")
    editor.table.setFocus()
    editor.table.setCurrentIndex(editor.model.index(2, 0))
    QTest.keyClick(editor.table, Qt.Key.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, " met z'n allen")
    later(window, clock, 1)
    assert line.text().endswith("met z'n allen")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.bridge.blueprint.agenda))
    assert window.bridge.blueprint.agenda[2].text.endswith("met z'n allen")


def test_a_part_is_typed_with_its_minutes() -> None:
    assert typed_part("Pauze 20") == AgendaItem("Pauze", 20)
    assert typed_part(" Fasen, deel 2 45 minuten ") == AgendaItem("Fasen, deel 2", 45)
    assert typed_part("Rondleiding") == AgendaItem("Rondleiding", 15)
    assert typed_part("20") == AgendaItem("20", 15)


def test_enter_right_after_a_second_click_edits_at_once(window: Window) -> None:
    editor = agenda(window).editor
    assert editor is not None
    table = editor.table
    at = table.visualRect(editor.model.index(1, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.keyClick(table, Qt.Key.Key_Return)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.text() == agenda_of(window.bridge.blueprint)[1].text


@pytest.fixture
def brief_second_click() -> Iterator[QTimer]:
    """A second click is waited for hardly any time; the timer runs until that is surely over."""
    interval = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(20)
    yield QTimer(interval=40, singleShot=True)
    QApplication.setDoubleClickInterval(interval)


@pytest.mark.parametrize("gone", ["the current cell", "every row and the line to add"])
def test_a_row_that_goes_right_after_a_second_click_is_not_edited(
    window: Window, qtbot: QtBot, gone: str, brief_second_click: QTimer
) -> None:
    editor = agenda(window).editor
    assert editor is not None
    table = editor.table
    at = table.visualRect(editor.model.index(1, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    if gone == "the current cell":
        table.setCurrentIndex(QModelIndex())
    else:
        editor.model.beginResetModel()
        editor.model.rows, editor.model.add_text = (), ""
        editor.model.endResetModel()
    with qtbot.waitSignal(brief_second_click.timeout):  # Qt warns where it cannot edit, and a warning fails the test
        brief_second_click.start()
    assert table.state() is QAbstractItemView.State.NoState


def test_an_agenda_of_their_own_is_shown(window: Window) -> None:
    window.bridge.do(ChangeAgenda((AgendaItem("Start", 5),)))
    panel = agenda(window)
    assert panel.editor is not None
    assert panel.editor.model.rows == (AgendaItem("Start", 5),)
    assert panel.standard.isVisible()
    window.desk.set_language("en")
    assert panel.editor.model.rows == (AgendaItem("Start", 5),), "what the room wrote stays as it is"


def roles(window: Window, *names: str) -> RolesPanel:
    """The roles in their dock; each of the names is used in the first stage."""
    entries = tuple(Responsibility(window.session.new_id("re"), f"Iets {n}", role=r) for n, r in enumerate(names))
    first = window.bridge.blueprint.stages[0].id
    assert window.bridge.do(ChangeBlueprint(roles=()))
    assert window.bridge.do(AddEntries(first, Element.RESPONSIBILITY, 0, entries))
    return open_roles(window)


def listed(panel: RolesPanel) -> list[tuple[str, str]]:
    """The rows as one reads them."""
    assert panel.tree is not None
    rows = [panel.tree.topLevelItem(row) for row in range(panel.tree.topLevelItemCount())]
    return [(row.text(0), row.text(1)) for row in rows if row is not None]


def choose(panel: RolesPanel, *names: str) -> None:
    """Select rows, the cursor on the last."""
    assert panel.tree is not None
    panel.tree.clearSelection()
    for name in names:
        row = panel.tree.findItems(name, Qt.MatchFlag.MatchExactly)[0]
        panel.tree.setCurrentItem(row, 0, panel.tree.selectionCommand(panel.tree.indexFromItem(row)).Select)


def test_roles_are_counted_sorted_and_renamed_everywhere(window: Window, qtbot: QtBot) -> None:
    panel = roles(window, "Verkoper", "Verkoper", "Directie")
    assert listed(panel) == [("Directie", "1"), ("Verkoper", "2")]
    assert panel.tree is not None
    panel.tree.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert listed(panel)[0] == ("Verkoper", "2")
    row = panel.tree.topLevelItem(0)
    assert row is not None
    row.setText(0, "Accountmanager")
    assert [*window.bridge.blueprint.roles] == ["Accountmanager", "Directie"]
    assert [entry.role for entry in window.bridge.blueprint.stages[0].responsibilities].count("Accountmanager") == 2
    window.commands.trigger("undo")
    qtbot.waitUntil(lambda: listed(panel) == [("Verkoper", "2"), ("Directie", "1")])  # sorted as it was


def test_a_role_is_renamed_where_one_types_and_then_goes_elsewhere(window: Window, qtbot: QtBot) -> None:
    panel = roles(window, "Verkoper", "Directie")
    for number in range(5):  # with the rows gone under Qt's hands it crashed on the second or third
        assert panel.tree is not None
        before = window.bridge.blueprint.roles[0]
        panel.tree.setFocus()
        panel.tree.setCurrentItem(panel.tree.findItems(before, Qt.MatchFlag.MatchExactly)[0])
        QTest.keyClick(panel.tree, Qt.Key.Key_F2)
        line = window.focusWidget()
        assert isinstance(line, QLineEdit)
        line.setText(f"Adviseur {number}" if number % 2 else "")
        window.pages.focus_current()
        wanted = f"Adviseur {number}" if number % 2 else before
        qtbot.waitUntil(lambda wanted=wanted: wanted in dict(listed(panel)))  # type: ignore[misc]  # a lambda has no types
        assert window.bridge.blueprint.roles[0] == wanted


def test_roles_are_merged_in_one_step(window: Window) -> None:
    panel = roles(window, "Verkoper", "verkoop", "Sales", "Directie")
    before = window.bridge.blueprint
    assert not panel.merge.isEnabled()
    choose(panel, "verkoop", "Sales", "Verkoper")
    assert panel.merge.text() == say("steps.roles.merge_to", "nl", text="Verkoper")
    panel.merge.click()
    assert [*window.bridge.blueprint.roles] == ["Verkoper", "Directie"]
    assert listed(panel) == [("Directie", "1"), ("Verkoper", "3")]
    window.commands.trigger("undo")
    assert window.bridge.blueprint == before


def test_the_cursor_stays_on_its_role_when_the_list_is_made_again(window: Window) -> None:
    panel = roles(window, "Verkoper", "Directie")
    choose(panel, "Verkoper")
    assert window.bridge.do(ChangeBlueprint(roles=(*window.bridge.blueprint.roles, "Bakker")))
    assert panel.tree is not None
    assert len(listed(panel)) == 3
    current = panel.tree.currentItem()
    assert current is not None
    assert current.text(0) == "Verkoper"
    assert panel.tree.selectedItems() == [current]


@pytest.mark.parametrize("stays", [True, False])
def test_a_list_made_again_right_after_a_second_click_is_not_edited(
    window: Window, qtbot: QtBot, stays: bool, brief_second_click: QTimer
) -> None:
    panel = roles(window, "Verkoper", "Directie")
    assert panel.tree is not None
    row = panel.tree.topLevelItem(0)
    assert row is not None
    at = panel.tree.visualItemRect(row).center()
    QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.bridge.do(ChangeBlueprint(roles=(*window.bridge.blueprint.roles, "Bakker") if stays else ()))
    with qtbot.waitSignal(brief_second_click.timeout):  # Qt warns where it cannot edit, and a warning fails the test
        brief_second_click.start()
    assert panel.tree.state() is QAbstractItemView.State.NoState


@pytest.mark.parametrize("new", [True, False])
def test_a_role_that_is_being_typed_is_done_before_the_window_closes(window: Window, qtbot: QtBot, new: bool) -> None:
    panel = roles(window, "Verkoper")
    assert panel.tree is not None
    row = panel.tree.topLevelItem(0)
    assert row is not None
    if new:
        panel.line.setFocus()
    else:
        panel.tree.editItem(row)
    type_text("Bakker")
    window.close()
    answer(qtbot, window, QMessageBox.StandardButton.Cancel)
    assert window.bridge.blueprint.roles == (("Verkoper", "Bakker") if new else ("Bakker",))
    assert window.bridge.blueprint.stages[0].responsibilities[0].role == ("Verkoper" if new else "Bakker")
    qtbot.waitUntil(lambda: len(listed(panel)) == len(window.bridge.blueprint.roles))


def test_only_what_nobody_uses_can_go(window: Window) -> None:
    panel = roles(window, "Verkoper")
    assert not panel.tidy.isVisible()
    panel.line.setText("  Binnendienst ")
    QTest.keyClick(panel.line, Qt.Key.Key_Return)
    assert [*window.bridge.blueprint.roles] == ["Verkoper", "Binnendienst"]
    assert panel.line.text() == ""
    choose(panel, "Verkoper")
    assert not panel.remove.isEnabled()
    choose(panel, "Binnendienst")
    assert panel.remove.isEnabled()
    panel.remove.click()
    assert [*window.bridge.blueprint.roles] == ["Verkoper"]
    window.commands.trigger("undo")
    panel.tidy.click()
    assert [*window.bridge.blueprint.roles] == ["Verkoper"]


def test_the_tips_follow_the_step(window: Window) -> None:
    window.commands.trigger("step_task")
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    panel = window.docks["tips"].panel
    assert isinstance(panel, TipsPanel)
    assert window.docks["tips"].has_keyboard

    def words() -> str:
        return "\n".join(label.text() for label in panel.findChildren(QLabel))

    assert say("question.task", "nl") in words()
    window.commands.trigger("step_trigger")
    assert say("question.trigger", "nl") in words()
    assert say("steps.tips.simple", "nl") in words()
    window.desk.set_language("en")
    assert say("question.trigger", "en") in words()
    window.docks["tips"].enter()
    window.commands.trigger("tips")
    assert not window.docks["tips"].shown


def test_a_timer_of_another_window_is_its_own(window: Window) -> None:
    other = window.desk.new_window()
    other.files.create("empty", "nl")
    window.commands.trigger("timer")
    assert other.made_timer is None
    assert isinstance(window.step_timer, StepTimer)
