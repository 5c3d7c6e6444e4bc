"""Selecting several entries, across cells, with keys and with the mouse; what is selected stays so."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import AddEntries, MoveEntries
from blueprint_editor.core.model import Element, EntryRef, Task
from blueprint_editor.gui.board.model import CellModel
from blueprint_editor.gui.board.pool import KEPT_VIEWS
from tests.gui.boards import Bench, make_blueprint
from tests.gui.test_board_fuzz import some_edit

K = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
TASK, TRIGGER, DUTY = Element.TASK, Element.TRIGGER, Element.RESPONSIBILITY


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def chosen(bench: Bench) -> list[str]:
    """The texts of what is selected, in its order."""
    found = [entry.text for entry in bench.board.chosen.entries()]
    refs = bench.board.selection()
    stages = {stage.id: stage for stage in bench.blueprint.stages}
    texts = {ref.id: entry.text for ref in refs for entry in stages[ref.stage].cell(ref.element) if entry.id == ref.id}
    assert found == [texts[ref.id] for ref in refs]
    return found


def click(bench: Bench, column: int, element: Element, row: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Click on a row."""
    QTest.mouseClick(bench.view(column, element).viewport(), LEFT, modifiers, bench.center(column, element, row))


def test_ctrl_and_click_takes_one_more_or_one_less_in_any_cell(bench: Bench) -> None:
    click(bench, 0, TASK, 0)
    click(bench, 2, TRIGGER, 1, CTRL)
    click(bench, 1, TASK, 1, CTRL)
    assert chosen(bench) == ["task 1.1", "task 2.2", "trigger 3.2"]
    click(bench, 1, TASK, 1, CTRL)
    assert chosen(bench) == ["task 1.1", "trigger 3.2"]


def test_shift_and_click_takes_the_same_rows_in_each_stage_between(bench: Bench) -> None:
    click(bench, 2, TASK, 1)
    click(bench, 0, TASK, 0, SHIFT)
    assert chosen(bench) == [f"task {stage}.{row}" for stage in (1, 2, 3) for row in (1, 2)]
    click(bench, 1, TASK, 1, SHIFT)
    assert chosen(bench) == ["task 2.2", "task 3.2"]
    click(bench, 4, TRIGGER, 0, CTRL)
    click(bench, 4, TRIGGER, 1, CTRL | SHIFT)
    assert chosen(bench) == ["task 2.2", "task 3.2", "trigger 5.1", "trigger 5.2"]


def test_shift_and_arrows_go_over_cells_and_back(bench: Bench) -> None:
    bench.go(1, TRIGGER, 1)
    bench.press(K.Key_Down, SHIFT)
    assert bench.cursor() == (1, DUTY, 0)
    assert chosen(bench) == ["trigger 2.2", "responsibility 2.1"]
    bench.press(K.Key_Right, SHIFT)
    assert chosen(bench) == ["trigger 2.2", "responsibility 2.1", "trigger 3.2", "responsibility 3.1"]
    bench.press(K.Key_Left, SHIFT)
    bench.press(K.Key_Up, SHIFT)
    assert chosen(bench) == ["trigger 2.2"]
    bench.press(K.Key_Down)
    assert chosen(bench) == []  # the line to add


def test_shift_sideways_keeps_its_row_past_a_shorter_cell(bench: Bench) -> None:
    third = Task("ta_aaaaaaaaaaa1", "task 1.3")
    fourth = Task("ta_aaaaaaaaaaa2", "task 3.3")
    assert bench.bridge.do(AddEntries(bench.blueprint.stages[0].id, TASK, 9, (third,)))
    assert bench.bridge.do(AddEntries(bench.blueprint.stages[2].id, TASK, 9, (fourth,)))
    bench.go(0, TASK, 2)
    bench.press(K.Key_Right, SHIFT)
    assert bench.cursor() == (1, TASK, 1)
    bench.press(K.Key_Right, SHIFT)
    assert bench.cursor() == (2, TASK, 2)
    assert chosen(bench) == ["task 1.3", "task 2.2", "task 3.3"]


def test_a_range_leaves_out_what_is_folded_and_what_is_not_shown(qtbot: QtBot) -> None:
    bench = Bench(qtbot, make_blueprint(open_stages=2, entries=20))
    bench.board.rows.toggle(DUTY)
    bench.go(0, TRIGGER, 10)
    for _ in range(3):
        bench.press(K.Key_Down, SHIFT)
    assert chosen(bench) == ["trigger 1.11", "trigger 1.12", "document 1.1", "document 1.2"]


def test_space_picks_here_and_there_and_escape_ends_it(bench: Bench) -> None:
    bench.go(0, TASK, 0)
    bench.press(K.Key_Space)
    for key in (K.Key_Right, K.Key_Right, K.Key_Space, K.Key_Up, K.Key_Up):
        bench.press(key)
    assert chosen(bench) == ["task 1.1", "task 3.1"]
    bench.press(K.Key_Space)
    assert chosen(bench) == ["task 1.1", "data_point 3.1", "task 3.1"]
    bench.press(K.Key_Space)
    assert chosen(bench) == ["task 1.1", "task 3.1"]
    bench.press(K.Key_Escape)
    assert chosen(bench) == ["data_point 3.1"]
    bench.press(K.Key_Escape)
    assert chosen(bench) == []
    bench.press(K.Key_Left)
    assert chosen(bench) == ["data_point 2.1"]


def test_a_click_on_one_of_several_makes_it_the_only_one(bench: Bench) -> None:
    click(bench, 0, TASK, 0)
    click(bench, 1, TASK, 0, CTRL)
    click(bench, 2, TRIGGER, 0, CTRL)
    click(bench, 1, TASK, 0)
    assert chosen(bench) == ["task 2.1"]


# The frame


def band(bench: Bench, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE, release: bool = True) -> None:
    """Draw a frame from one point of the canvas to another."""
    board, window = bench.board, bench.board.windowHandle()
    first, last = (board.canvas.mapTo(board, point) for point in (start, end))
    QTest.mousePress(window, LEFT, modifiers, first)
    for step in range(1, 9):
        QTest.mouseMove(window, first + (last - first) * step / 8)
    if release:
        QTest.mouseRelease(window, LEFT, modifiers, last)
    QApplication.processEvents()


def ground(bench: Bench, column: int, element: Element) -> QPoint:
    """A point just below the last card of a cell, left of it."""
    return bench.board.pool.rect(bench.key_of(column, element)).bottomLeft() + QPoint(2, -4)


def middle(bench: Bench, column: int, element: Element, row: int) -> QPoint:
    """The middle of a card, on the canvas."""
    view = bench.view(column, element)
    return view.viewport().mapTo(bench.board.canvas, bench.center(column, element, row))


def test_a_frame_takes_what_it_touches_and_ctrl_adds(bench: Bench) -> None:
    band(bench, ground(bench, 0, DUTY), middle(bench, 1, TRIGGER, 1))
    wanted = [
        f"{kind} {stage}.{row}"
        for stage in (1, 2)
        for kind, row in (("trigger", 2), ("responsibility", 1), ("responsibility", 2))
    ]
    assert chosen(bench) == wanted
    band(bench, ground(bench, 3, TRIGGER), middle(bench, 3, TRIGGER, 1), CTRL)
    assert chosen(bench) == [*wanted, "trigger 4.2"]
    band(bench, ground(bench, 2, TRIGGER), middle(bench, 2, TRIGGER, 0))
    assert chosen(bench) == ["trigger 3.1", "trigger 3.2"]
    bench.check()


def test_a_frame_that_shrinks_lets_go_and_escape_takes_it_back(bench: Bench) -> None:
    click(bench, 4, TASK, 0)
    band(bench, ground(bench, 0, TRIGGER), middle(bench, 2, TRIGGER, 0), CTRL, release=False)
    assert len(chosen(bench)) == 7
    window = bench.board.windowHandle()
    QTest.mouseMove(window, bench.board.canvas.mapTo(bench.board, middle(bench, 0, TRIGGER, 1)))
    assert chosen(bench) == ["trigger 1.2", "task 5.1"]
    QTest.keyClick(window, K.Key_Escape)
    assert chosen(bench) == ["task 5.1"]
    QTest.mouseRelease(window, LEFT, CTRL, bench.board.canvas.mapTo(bench.board, middle(bench, 0, TRIGGER, 1)))
    assert chosen(bench) == ["task 5.1"]


def test_a_frame_at_the_edge_scrolls_on_over_cells_without_a_view(qtbot: QtBot) -> None:
    bench = Bench(qtbot, make_blueprint(open_stages=14, entries=1), width=700)
    board, window = bench.board, bench.board.windowHandle()
    band(bench, ground(bench, 0, TRIGGER), middle(bench, 1, TRIGGER, 0), release=False)
    edge = board.viewport().mapTo(board, QPoint(board.viewport().width() - 1, 30))
    QTest.mouseMove(window, edge)
    qtbot.waitUntil(lambda: board.scroll_x == board.horizontalScrollBar().maximum(), timeout=15_000)
    QTest.mouseRelease(window, LEFT, NONE, edge)
    assert len(chosen(bench)) == 16
    assert len(bench.board.pool.live) <= KEPT_VIEWS


def test_a_click_on_the_ground_selects_nothing(bench: Bench) -> None:
    click(bench, 0, TASK, 0)
    board = bench.board
    QTest.mouseClick(board.windowHandle(), LEFT, NONE, board.canvas.mapTo(board, ground(bench, 2, TRIGGER)))
    assert chosen(bench) == []


# It stays


def test_the_selection_survives_scrolling_far_away_and_back(qtbot: QtBot) -> None:
    bench = Bench(qtbot, make_blueprint(open_stages=60, entries=3))
    click(bench, 0, TRIGGER, 0)
    click(bench, 1, TRIGGER, 2, CTRL)
    before, bar = bench.board.selection(), bench.board.horizontalScrollBar()
    for value in (*range(0, bar.maximum(), 400), 0):
        bar.setValue(value)
        QApplication.processEvents()
    assert bench.board.selection() == before
    assert bench.view(1, TRIGGER).selectionModel().isSelected(bench.view(1, TRIGGER).model().index(2, 0))


def test_the_selection_survives_edits_and_follows_what_moves_and_moves_back(bench: Bench) -> None:
    for column in (0, 1):
        click(bench, column, TASK, 0, CTRL)
    stages = bench.blueprint.stages
    refs = bench.board.selection()
    assert bench.bridge.do(AddEntries(stages[0].id, TASK, 0, (Task("ta_aaaaaaaaaaaa", "ervoor"),)))
    assert bench.board.selection() == refs
    assert bench.bridge.do(MoveEntries(refs, stages[2].id, DUTY, 1))
    assert [(ref.stage, ref.element, ref.id) for ref in bench.board.selection()] == [
        (stages[2].id, DUTY, ref.id) for ref in refs
    ]
    bench.session.undo()
    assert bench.board.selection() == refs
    bench.session.undo()
    assert bench.board.selection() == refs
    assert bench.bridge.do(MoveEntries(refs[:1], stages[0].id, TASK, 2))
    assert bench.board.selection() == refs


def test_what_is_selected_costs_what_is_selected_not_what_was_seen(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No other cell's selection is asked, however many cells have been shown."""
    click(bench, 0, TASK, 0)
    asked: list[object] = []
    key = bench.key_of(0, TASK)
    for other, selection in bench.board.pool.selections.items():
        if other != key:
            for question in ("hasSelection", "selectedIndexes"):
                monkeypatch.setattr(selection, question, lambda: asked.append(None))
    click(bench, 0, TASK, 1, CTRL)
    assert len(chosen(bench)) == 2
    assert bench.bridge.do(AddEntries(key[0], TASK, 0, (Task("ta_aaaaaaaaaaaa", "ervoor"),)))
    assert bench.board.selection()[0] == EntryRef(*key, bench.blueprint.stages[0].tasks[1].id)
    assert not asked


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_what_is_selected_stays_so_as_long_as_it_is_shown(qtbot: QtBot, seed: int) -> None:
    chance = random.Random(seed)
    bench = Bench(qtbot, make_blueprint(open_stages=4, entries=3))
    board = bench.board
    expected: set[str] = set()
    for _ in range(90):
        if chance.random() < 0.15:
            places = [EntryRef(stage.id, element, one.id) for stage, element, one in bench.blueprint.entries()]
            board.chosen.select(chance.sample(places, min(6, len(places))))
            expected = {ref.id for ref in board.selection()}
        elif chance.random() < 0.25:
            bench.session.undo()
        else:
            edit = some_edit(chance, bench)
            if edit is not None:
                bench.bridge.do(edit)
        shown = {ref.id for key in board.pool.models for ref in shown_refs(board.pool.model(key))}
        where = {one.id: (stage.id, element) for stage, element, one in bench.blueprint.entries()}
        expected &= shown
        refs = board.selection()
        assert {ref.id for ref in refs} == expected
        assert all(where[ref.id] == (ref.stage, ref.element) for ref in refs)


def shown_refs(model: CellModel) -> list[EntryRef]:
    """The entries that a cell shows."""
    return [ref for row in model.entry_rows() if (ref := model.ref(row)) is not None]
