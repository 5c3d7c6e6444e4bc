"""The rail of the seven steps, the bar with the open step's question, and the filter on status."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import SetDeliberatelyEmpty
from blueprint_editor.core.model import ELEMENTS, Element
from blueprint_editor.gui.actions.view import STATUSES
from blueprint_editor.gui.board.view import BoardView
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.steps.handles import Handle
from blueprint_editor.gui.steps.places import OPEN, STRIP, TOP, Room, place
from blueprint_editor.gui.steps.rail import STEP_ACTIONS, StepRail
from blueprint_editor.method.steps import STEPS
from blueprint_editor.wording import say

from .window_kit import add, desk, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def board_of(window: Window) -> BoardView:
    """The board that is shown."""
    assert window.shown_board is not None
    return window.shown_board


def click(window: Window, action: str) -> None:
    """Click a part of the rail as the mouse does."""
    handle = window.rail.handles[action]
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(24, 12))


class Pointer(QObject):
    """A pointer that lies where the handles of a rail appear: Qt says then that it came into the rail."""

    def __init__(self, rail: StepRail) -> None:
        super().__init__(rail)
        self._rail = rail

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come in when a handle appears."""
        if event.type() == QEvent.Type.Show and isinstance(watched, Handle):
            QApplication.sendEvent(self._rail, QEnterEvent(QPointF(), QPointF(), QPointF()))
        return False


def test_a_rail_that_appears_under_the_pointer_makes_its_handles_once(window: Window, qapp: QApplication) -> None:
    pointer = Pointer(window.rail)
    qapp.installEventFilter(pointer)
    window.rail.complete()
    qapp.removeEventFilter(pointer)
    assert len(window.rail.findChildren(Handle)) == len(window.rail.boxes)


def open_rows(window: Window) -> set[Element]:
    """The rows that show their cards."""
    return set(ELEMENTS) - board_of(window).matrix.folded


def test_a_step_opens_its_row_and_folds_the_others(window: Window) -> None:
    click(window, "step_document")
    assert open_rows(window) == {Element.DOCUMENT}
    assert window.step == 4
    assert window.cursor_place.element is Element.DOCUMENT
    assert isinstance(QApplication.focusWidget(), type(board_of(window).pool.view(_first(window, Element.DOCUMENT))))
    click(window, "step_stages")
    assert open_rows(window) == set()
    assert window.step == 1
    assert board_of(window).headers.focused() is not None
    click(window, "step_stages")
    assert open_rows(window) == set(ELEMENTS), "the open step leads back to all rows"
    assert window.step is None


def _first(window: Window, element: Element) -> tuple[str, Element]:
    return window.bridge.blueprint.stages[0].id, element


def test_the_keyboard_stays_in_the_rail_when_the_window_is_too_low_for_its_place(window: Window) -> None:
    rail = window.rail
    rail.resize(rail.width(), 700)
    rail.handles["tips"].setFocus()
    rail.resize(rail.width(), 260)
    assert not {"tips", "timer"} & rail.handles.keys()
    focus = QApplication.focusWidget()
    assert focus is rail.handles["rail"]


def test_the_menu_and_the_rail_agree(window: Window) -> None:
    for step, name in zip(STEPS, STEP_ACTIONS, strict=True):
        window.commands.trigger(name)
        assert window.step == step
        assert window.commands.actions[name].isChecked()
        assert [handle.isChecked() for handle in window.rail.handles.values()].count(True) == 1
        assert window.rail.handles[name].isChecked()
    window.commands.trigger("step_all")
    assert not any(handle.isChecked() for handle in window.rail.handles.values())


def test_tab_goes_through_the_cells_of_the_open_row(window: Window) -> None:
    window.commands.trigger("step_task")
    passed = [window.cursor_place.stage]
    for _ in window.bridge.blueprint.stages[1:]:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        passed.append(window.cursor_place.stage)
    assert passed == [stage.id for stage in window.bridge.blueprint.stages]
    assert window.cursor_place.element is Element.TASK


def test_tab_goes_through_the_stages_in_the_first_step(window: Window) -> None:
    window.commands.trigger("stage_before")
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    window.commands.trigger("step_stages")
    first = window.bridge.blueprint.stages[0].id
    window.go_to(Cursor(first))
    for stage in window.bridge.blueprint.stages:
        assert window.cursor_place == Cursor(stage.id)
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)


def test_the_fraction_follows_each_edit(window: Window) -> None:
    total = len(window.bridge.blueprint.stages)
    assert window.rail.progress[5] == (0, total)
    add(window, "Bellen")
    assert window.rail.progress[5] == (1, total)
    stage = window.bridge.blueprint.stages[1].id
    window.bridge.do(SetDeliberatelyEmpty(stage, Element.TASK, True))
    assert window.rail.progress[5] == (2, total)
    assert f"{2 + total} van" not in window.status_line.progress.text()
    assert "%" in window.status_line.progress.text()
    window.commands.trigger("undo")
    assert window.rail.progress[5] == (1, total)


def test_the_line_at_the_bottom_says_which_step_it_is(window: Window) -> None:
    window.commands.trigger("step_document")
    assert window.status_line.progress.text().startswith(say("window.status.step", "nl", number=4, total=7))
    window.commands.trigger("step_all")
    assert window.status_line.progress.text().startswith("14%")


def test_the_next_open_cell_takes_its_step_along(window: Window) -> None:
    blueprint = window.bridge.blueprint
    window.commands.trigger("step_trigger")
    board_of(window).nav.go(Cursor(blueprint.stages[-1].id, Element.TRIGGER))
    window.commands.trigger("next_open")
    assert window.step == Element.RESPONSIBILITY.step
    assert open_rows(window) == {Element.RESPONSIBILITY}
    assert window.cursor_place.stage == blueprint.stages[0].id


def test_an_example_leaves_its_cell_open(desk: Desk) -> None:
    made = desk.new_window()
    made.files.create("service", "nl")
    made.show()
    board = made.shown_board
    assert board is not None
    last = made.bridge.blueprint.stages[-1].id
    board.nav.go(Cursor(last, Element.COMMUNICATION))
    made.commands.trigger("next_open")
    assert made.cursor_place.element is Element.TRIGGER


def test_the_question_stands_over_the_board_or_in_the_rail(window: Window) -> None:
    assert "step_bar" not in vars(window), "nothing is made before it is wanted"
    window.commands.trigger("step_task")
    assert window.step_bar.isVisible()
    assert say("question.task", "nl") in window.step_bar.question.text()
    window.commands.trigger("rail")
    assert not window.step_bar.isVisible()
    assert window.rail.width() == OPEN
    window.commands.trigger("rail")
    assert window.step_bar.isVisible()
    window.desk.set_language("en")
    assert say("question.task", "en") in window.step_bar.question.text()
    window.commands.trigger("step_all")
    assert not window.step_bar.isVisible()


def test_the_rail_stays_as_it_was(window: Window) -> None:
    assert window.rail.width() == STRIP
    window.commands.trigger("rail")
    other = window.desk.new_window()
    other.files.create("empty", "nl")
    other.show()
    assert other.rail.width() == OPEN


def test_the_keyboard_reaches_the_rail_and_leaves_it(window: Window, qtbot: QtBot) -> None:
    window.commands.trigger("next_pane")
    handles = window.rail.handles
    assert handles["step_stages"].hasFocus()
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Down)
    assert handles["step_responsibility"].hasFocus()
    assert "0" in handles["step_responsibility"].accessibleName()
    assert handles["step_responsibility"].accessibleDescription() == say("question.responsibility", "nl")
    QTest.keyClick(handles["step_responsibility"], Qt.Key.Key_Return)
    assert window.step == 3
    assert not window.rail.has_keyboard()
    window.commands.trigger("next_pane")
    assert handles["step_responsibility"].hasFocus(), "it begins at the step that is open"
    QTest.keyClick(handles["step_responsibility"], Qt.Key.Key_Escape)
    assert not window.rail.has_keyboard()


@pytest.mark.parametrize("height", [200, 320, 420, 560, 700, 1000])
@pytest.mark.parametrize("lines", [[0] * 7, [2, 3, 2, 2, 2, 2, 2]])
def test_the_rail_has_room_for_each_step(height: int, lines: list[int]) -> None:
    room, boxes = place(height, STEP_ACTIONS, "step_all", (("a", 36), ("b", 52)), 3, lines)
    every = ["rail", *STEP_ACTIONS, "step_all", "a", "b"]
    assert [box.action for box in boxes] == every[: len(boxes)]
    assert len(boxes) == len(every) or height <= 400
    for upper, lower in pairwise(boxes):
        assert upper.y + upper.height <= lower.y
    assert boxes[0].height == TOP
    assert len(boxes) > len(STEP_ACTIONS)
    assert boxes[-1].y + boxes[-1].height <= height
    assert room is (Room.NUMBERS if height <= 420 else room)


def picture(window: Window) -> QImage:
    """The cards of the first task cell, as they are painted."""
    return board_of(window).pool.view(_first(window, Element.TASK)).viewport().grab().toImage()


def test_the_filter_mutes_and_says_so(window: Window) -> None:
    add(window, "Bellen")
    window.commands.trigger("step_task")
    board_of(window).nav.go(Cursor(window.bridge.blueprint.stages[1].id, Element.TASK))
    as_it_was = picture(window)
    window.commands.trigger("filter_assumption")
    assert board_of(window).statuses == STATUSES["assumption"]
    assert picture(window) != as_it_was
    assert window.step_bar.chip.isVisible()
    assert window.step_bar.chip.text() == say("steps.bar.assumption", "nl", n=0, total=1)
    assert window.commands.actions["filter_assumption"].isChecked()
    window.step_bar.chip.click()
    assert picture(window) == as_it_was
    assert not window.step_bar.chip.isVisible()
    assert window.commands.actions["filter_all"].isChecked()


def test_a_filter_hides_nothing(window: Window) -> None:
    add(window, "Bellen")
    rows = board_of(window).pool.model(_first(window, Element.TASK)).rowCount()
    for name in STATUSES:
        window.commands.trigger(f"filter_{name}")
        assert board_of(window).pool.model(_first(window, Element.TASK)).rowCount() == rows


def test_another_document_begins_with_all_rows(window: Window) -> None:
    window.commands.trigger("step_task")
    window.files.create("empty", "nl")
    shown = window.desk.windows[-1]
    assert shown.step is None
