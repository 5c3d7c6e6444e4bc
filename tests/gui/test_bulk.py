"""Deeds on many entries at once, each one undo step; where one can go is asked in a list, not in a dialog."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import DeleteStage
from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import Element, EntryRef, Status
from blueprint_editor.gui.board.place_list import PlaceList
from blueprint_editor.gui.board.places import matching, places_for
from blueprint_editor.gui.board.view import BoardView
from blueprint_editor.gui.main_window import Window
from blueprint_editor.wording import step_name
from tests.gui.boards import Bench, make_blueprint

from .window_kit import desk, type_text, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

K = Qt.Key
TASK, TRIGGER, DUTY, DOCUMENT = Element.TASK, Element.TRIGGER, Element.RESPONSIBILITY, Element.DOCUMENT
PICKED = ((0, TASK, 0), (1, TASK, 1), (1, TRIGGER, 0))
"""Entries in three cells of two stages."""

Deed = Callable[[BoardView], object]
DEEDS: dict[str, Deed] = {
    "3 items aanmerken als aanname": lambda board: board.deeds.set_status(Status.ASSUMPTION),
    "3 items verwijderen": lambda board: board.deeds.delete_selected(),
    "3 items dupliceren": lambda board: board.deeds.duplicate_selected(),
    "3 items dupliceren ": lambda board: board.deeds.duplicate_selected(to_next_stage=True),
    "3 items parkeren": lambda board: board.deeds.park_selected(),
    "3 items omzetten in documenten": lambda board: board.deeds.turn_into(DOCUMENT),
    "3 items verplaatsen": lambda board: board.deeds.move_selected(1, 0),
    "3 items verplaatsen ": lambda board: board.deeds.move_selected(0, 1),
}


def pick(bench: Bench) -> tuple[EntryRef, ...]:
    """Select entries in several cells, the cursor on the first."""
    refs = []
    for column, element, row in PICKED:
        stage = bench.blueprint.stages[column]
        refs.append(EntryRef(stage.id, element, stage.cell(element)[row].id))
    bench.board.nav.select_refs(tuple(refs))
    return bench.board.selection()


@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_on_many_is_one_undo_step_with_its_name(qtbot: QtBot, name: str) -> None:
    bench = Bench(qtbot)
    start, refs = bench.blueprint, pick(bench)
    assert len(refs) == 3
    DEEDS[name](bench.board)
    QApplication.processEvents()
    bench.check()
    step = bench.session.undo_step
    assert step is not None
    assert step_name(step, "nl") == name.strip()
    assert not bench.refusals
    bench.session.undo()
    QApplication.processEvents()
    assert bench.blueprint is start
    bench.check()


def test_what_moves_stays_selected_and_the_cursor_with_it(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    ids = {ref.id for ref in pick(bench)}
    at = bench.board.nav.cursor.entry
    for dx, dy in ((1, 0), (0, 1), (1, 0), (-1, 0)):
        bench.board.deeds.move_selected(dx, dy)
        assert {ref.id for ref in bench.board.selection()} == ids
        assert bench.board.nav.cursor.entry == at
    assert [bench.texts(column, TASK) for column in (1, 2)] == [
        ["task 2.1", "task 1.1"],
        ["task 3.1", "task 3.2", "task 2.2"],
    ]
    bench.board.deeds.turn_into(DUTY)
    assert {(ref.element, ref.id) for ref in bench.board.selection()} == {(DUTY, one) for one in ids}
    assert bench.board.nav.cursor.entry == at


def test_copies_are_selected_and_walk_on_from_stage_to_stage(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    pick(bench)
    for _ in range(3):
        bench.board.deeds.duplicate_selected(to_next_stage=True)
    assert [ref.element for ref in bench.board.selection()] == [TASK, TRIGGER, TASK]
    assert [bench.texts(column, TASK)[2:] for column in range(5)] == [
        [], ["task 1.1"], ["task 2.2", "task 1.1"], ["task 2.2", "task 1.1"], ["task 2.2"],
    ]  # fmt: skip


def test_what_is_left_of_the_examples_is_counted_and_goes_at_once(window: Window) -> None:
    window.files.create("service", "nl")
    action = window.commands.actions["delete_examples"]
    start, count = window.bridge.blueprint, window.examples.count(window.bridge.blueprint)
    assert count == sum(1 for _ in start.entries())
    assert f"({count})" in action.text()
    window.commands.trigger("confirm")
    assert f"({count - 1})" in action.text()
    window.commands.trigger("delete_examples")
    assert sum(1 for _ in window.bridge.blueprint.entries()) == 1
    assert not action.isEnabled()
    assert "(" not in action.text()
    window.commands.trigger("undo")
    window.commands.trigger("undo")
    assert window.bridge.blueprint is start


# Move to…


def shown_list(board: BoardView) -> PlaceList:
    """The list that asks where to."""
    assert board.mover.list is not None
    assert board.mover.list.line.hasFocus()
    return board.mover.list


def test_entries_move_to_where_one_types(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    refs = pick(bench)
    bench.board.deeds.move_to()
    places = shown_list(bench.board)
    assert places.places[places.view.currentIndex().row()].number == 3  # the next stage is the likeliest
    QTest.keyClicks(places.line, "3 doc")
    assert "documenten" in places.note.text()
    assert len(places.places) == 1
    QTest.keyClick(places.line, K.Key_Return)
    assert bench.texts(2, DOCUMENT)[2:] == ["task 1.1", "trigger 2.1", "task 2.2"]
    assert {ref.id for ref in bench.board.selection()} == {ref.id for ref in refs}
    assert bench.cursor()[:2] == (2, DOCUMENT)
    assert bench.board.mover.list is None


def test_a_place_that_goes_while_the_list_is_open_is_told(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    pick(bench)
    bench.board.deeds.move_to()
    places = shown_list(bench.board)
    QTest.keyClicks(places.line, "3 doc")
    gone = places.places[0].stage
    assert bench.board.bridge.do(DeleteStage(gone))
    QTest.keyClick(places.line, K.Key_Return)
    assert bench.refusals[-1].code is Code.NOT_THERE


def test_the_list_walks_by_key_and_leaves_everything_on_escape(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    start, refs = bench.blueprint, pick(bench)
    bench.board.deeds.move_to()
    places = shown_list(bench.board)
    QTest.keyClicks(places.line, "fase")
    for key, row in ((K.Key_Down, 1), (K.Key_PageDown, 9), (K.Key_Up, 8), (K.Key_PageUp, 0)):
        QTest.keyClick(places.line, key)
        assert places.view.currentIndex().row() == row
    QTest.keyClicks(places.line, " nergens")
    QTest.keyClick(places.line, K.Key_Return)
    assert bench.board.mover.list is places
    QTest.keyClick(places.line, K.Key_Escape)
    assert bench.board.mover.list is None
    assert bench.blueprint is start
    assert bench.board.selection() == refs
    assert bench.cursor() == (0, TASK, 0)


def test_a_click_takes_a_place_and_a_click_elsewhere_leaves(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    pick(bench)
    bench.board.deeds.move_to()
    places = shown_list(bench.board)
    index = places.view.model().index(2, 0)
    place = places.places[2]
    QTest.mouseClick(places.view.viewport(), Qt.MouseButton.LeftButton, pos=places.view.visualRect(index).center())
    cursor = bench.board.nav.cursor
    assert (cursor.stage, cursor.element) == (place.stage, place.element)
    bench.board.deeds.move_to()
    view = bench.view(4, TASK)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=bench.center(4, TASK, 0))
    assert bench.board.mover.list is None
    assert bench.cursor() == (4, TASK, 0)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", 29),
        ("3", 6),
        ("fase 3 taak", 1),
        ("TÁKEN 2", 1),
        ("trigger", 4),
        ("doc", 5),
        ("data", 5),
        ("1 2", 0),
        ("document point", 0),
    ],
)
def test_what_is_typed_finds_stages_by_number_or_name_and_rows_in_both_languages(typed: str, found: int) -> None:
    blueprint = make_blueprint()
    ref = EntryRef(blueprint.stages[0].id, TRIGGER, blueprint.stages[0].triggers[0].id)
    assert len(matching(places_for(blueprint.stages, (ref,)), typed)) == found


# Menus


def menu_at(qtbot: QtBot, widget: QWidget, point: QPoint) -> list[str]:
    """The ids of what the right button offers at a point; empty ones are lines, submenus have none."""
    QTest.mouseClick(widget, Qt.MouseButton.RightButton, pos=point)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(widget, QContextMenuEvent(reason, point, widget.mapToGlobal(point)))
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    found = [item.objectName() for item in menu.actions() if not item.isSeparator() and item.menu() is None]
    menu.close()
    return found


def test_each_thing_on_the_board_has_its_menu(window: Window, qtbot: QtBot) -> None:
    window.files.create("service", "nl")
    board = window.pages.show_board()
    stages = window.bridge.blueprint.stages
    view = board.pool.view((stages[0].id, TRIGGER))
    QApplication.processEvents()
    rects = [view.visualRect(view.model().index(row, 0)) for row in (0, 1)]
    assert "edit_entry" in menu_at(qtbot, view.viewport(), rects[0].center())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, rects[1].center())
    several = menu_at(qtbot, view.viewport(), rects[0].center())
    assert "edit_entry" not in several
    assert {"confirm", "move_to", "duplicate", "park", "delete"} <= set(several)
    below = QPoint(rects[1].center().x(), view.viewport().height() - 1)
    assert "add_entry" in menu_at(qtbot, view.viewport(), below)
    assert "stage_split" in menu_at(qtbot, board.headers.items[stages[2].id], QPoint(50, 20))
    assert "step_task" in menu_at(qtbot, board.labels.items[TASK], QPoint(50, 12))
    assert "stage_after" in menu_at(qtbot, board.canvas, QPoint(board.canvas.width() - 1, board.matrix.height + 5))
    margin = board.pool.rect((stages[1].id, TRIGGER)).topLeft() + QPoint(1, 30)
    assert "add_entry" in menu_at(qtbot, board.canvas, margin)
    assert (board.nav.cursor.stage, board.nav.cursor.element) == (stages[1].id, TRIGGER)


def test_by_keys_alone(window: Window) -> None:
    window.files.create("service", "nl")
    board = window.pages.show_board()
    stages = window.bridge.blueprint.stages
    board.nav.go_to_cell(stages[0].id, TASK, 0)
    shift = Qt.KeyboardModifier.ShiftModifier
    control = Qt.KeyboardModifier.ControlModifier
    for key, modifiers in (
        (K.Key_Right, shift),
        (K.Key_M, control | shift),
    ):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)
    type_text("verloren com")
    focus = QApplication.focusWidget()
    assert focus is not None
    before = len(stages[5].communications)
    QTest.keyClick(focus, K.Key_Return)
    assert len(window.bridge.blueprint.stages[5].communications) == before + 2
