"""Working on the board with the mouse, through Qt's own drags."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import AddEntries
from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import Element, Responsibility
from blueprint_editor.wording import say
from tests.gui.boards import Bench, drag, make_blueprint

TASK, DOCUMENT, TRIGGER = Element.TASK, Element.DOCUMENT, Element.TRIGGER
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def above(bench: Bench, column: int, element: Element, row: int) -> QPoint:
    """Just inside the top of a card: a drop there lands before it."""
    point = bench.center(column, element, row)
    view = bench.view(column, element)
    return QPoint(point.x(), view.visualRect(view.model().index(row, 0)).top() + 2)


def test_a_card_is_dragged_to_another_stage_in_one_undo_step(bench: Bench) -> None:
    start = bench.blueprint
    source, target = bench.view(0, TRIGGER), bench.view(2, TRIGGER)
    drag(source.viewport(), bench.center(0, TRIGGER, 0), target.viewport(), above(bench, 2, TRIGGER, 1))
    assert bench.texts(0, TRIGGER) == ["trigger 1.2"]
    assert bench.texts(2, TRIGGER) == ["trigger 3.1", "trigger 1.1", "trigger 3.2"]
    bench.check()
    bench.session.undo()
    assert bench.blueprint is start


def test_a_card_is_dragged_within_its_cell(bench: Bench) -> None:
    view = bench.view(0, TRIGGER)
    below = QPoint(bench.center(0, TRIGGER, 1).x(), bench.center(0, TRIGGER, 1).y() + 8)
    drag(view.viewport(), bench.center(0, TRIGGER, 0), view.viewport(), below)
    assert bench.texts(0, TRIGGER) == ["trigger 1.2", "trigger 1.1"]


def test_a_card_dropped_on_another_row_becomes_that_element(bench: Bench) -> None:
    source, target = bench.view(0, TRIGGER), bench.view(0, Element.RESPONSIBILITY)
    drag(source.viewport(), bench.center(0, TRIGGER, 0), target.viewport(), above(bench, 0, Element.RESPONSIBILITY, 0))
    assert bench.texts(0, Element.RESPONSIBILITY)[0] == "trigger 1.1"


def test_several_cards_are_dragged_together_in_the_order_of_the_board(bench: Bench) -> None:
    first, second, target = bench.view(1, TRIGGER), bench.view(0, TRIGGER), bench.view(3, TRIGGER)
    QTest.mouseClick(first.viewport(), LEFT, pos=bench.center(1, TRIGGER, 0))
    QTest.mouseClick(second.viewport(), LEFT, CTRL, bench.center(0, TRIGGER, 1))
    assert len(bench.board.selection()) == 2
    drag(first.viewport(), bench.center(1, TRIGGER, 0), target.viewport(), above(bench, 3, TRIGGER, 0))
    assert bench.texts(3, TRIGGER)[:2] == ["trigger 1.2", "trigger 2.1"]


def test_a_stage_is_dragged_to_another_place(bench: Bench) -> None:
    names = [stage.name for stage in bench.blueprint.stages]
    headers = [bench.board.headers.items[stage.id] for stage in bench.blueprint.stages]
    drag(headers[0], QPoint(60, 20), headers[2], QPoint(headers[2].width() - 30, 20))
    assert [stage.name for stage in bench.blueprint.stages] == [names[1], names[2], names[0], *names[3:]]
    bench.check()


def test_a_refused_drop_says_why_at_the_pointer_and_changes_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QLabel, "setText", lambda label, text: said.append(text))
    start = bench.blueprint
    headers = [bench.board.headers.items[stage.id] for stage in start.stages]
    drag(headers[0], QPoint(60, 20), headers[4], QPoint(headers[4].width() - 20, 20))
    assert bench.blueprint is start
    assert say(f"refusal.{Code.OPEN_AFTER_CLOSED.value}", "nl") in said


def test_escape_cancels_a_drag_without_a_trace(bench: Bench, qtbot: QtBot) -> None:
    start = bench.blueprint
    view = bench.view(0, TRIGGER)
    window = bench.board.windowHandle()
    place = view.viewport().mapTo(bench.board, bench.center(0, TRIGGER, 0))
    timer = QTimer()
    timer.setInterval(20)
    timer.timeout.connect(lambda: QTest.keyClick(window, Qt.Key.Key_Escape))
    QTest.mousePress(window, LEFT, Qt.KeyboardModifier.NoModifier, place)
    timer.start()
    for distance in (14, 40):
        QTest.mouseMove(window, place + QPoint(distance, distance))
    QApplication.processEvents()
    timer.stop()
    QTest.mouseRelease(window, LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert bench.blueprint is start
    assert not bench.session.can_undo


def test_a_drop_on_a_folded_row_goes_to_the_end_of_its_cell(bench: Bench) -> None:
    bench.board.rows.toggle(DOCUMENT)
    QApplication.processEvents()
    source = bench.view(0, TRIGGER)
    rect = bench.board.pool.rect(bench.key_of(1, DOCUMENT))
    drag(source.viewport(), bench.center(0, TRIGGER, 0), bench.board.canvas, rect.center())
    assert bench.texts(1, DOCUMENT) == ["document 2.1", "document 2.2", "trigger 1.1"]


def test_a_double_click_edits_a_card_and_names_a_stage(bench: Bench) -> None:
    view = bench.view(0, TASK)
    QTest.mouseDClick(view.viewport(), LEFT, pos=bench.center(0, TASK, 1))
    assert bench.editor().toPlainText() == "task 1.2"
    header = bench.board.headers.items[bench.blueprint.stages[1].id]
    QTest.mouseDClick(header, LEFT, pos=QPoint(60, 30))
    assert bench.editor().toPlainText() == "Fase 2"


def test_a_click_on_the_line_to_add_opens_it(bench: Bench) -> None:
    view = bench.go(0, TASK, 2)
    QApplication.processEvents()
    QTest.mouseClick(view.viewport(), LEFT, pos=bench.center(0, TASK, 2))
    bench.type("geklikt")
    bench.press(Qt.Key.Key_Return)
    assert bench.texts(0, TASK)[-1] == "geklikt"


def test_a_plain_click_selects_one_card_only(bench: Bench) -> None:
    for column in (0, 1):
        QTest.mouseClick(bench.view(column, TASK).viewport(), LEFT, pos=bench.center(column, TASK, 0))
    assert [ref.id for ref in bench.board.selection()] == [bench.blueprint.stages[1].tasks[0].id]


def test_a_click_on_a_row_label_folds_and_unfolds(bench: Bench) -> None:
    label = bench.board.labels.items[TASK]
    height = bench.board.matrix.height
    QTest.mouseClick(label, LEFT, pos=QPoint(40, 10))
    assert TASK in bench.board.matrix.folded
    assert bench.board.matrix.height < height
    QTest.mouseClick(label, LEFT, pos=QPoint(40, 10))
    assert bench.board.matrix.height == height


def test_a_half_typed_line_survives_scrolling_far_away(qtbot: QtBot) -> None:
    bench = Bench(qtbot, make_blueprint(open_stages=60, entries=3))
    bench.go(1, TRIGGER, 0)
    bench.type("half")
    editor, bar = bench.editor(), bench.board.horizontalScrollBar()
    for value in range(0, bar.maximum(), 300):
        bar.setValue(value)
        QApplication.processEvents()
    assert bench.editor() is editor
    assert editor.hasFocus()
    bench.type(" af")
    bench.press(Qt.Key.Key_Return)
    assert bench.texts(1, TRIGGER)[1] == "half af"
    assert len(bench.board.pool.live) <= 120


def test_the_row_at_the_top_stays_when_a_row_above_grows(bench: Bench) -> None:
    board = bench.board
    board.resize(1300, 420)
    QApplication.processEvents()
    row = 3
    board.verticalScrollBar().setValue(board.matrix.ys[row] + 7)
    place = board.matrix.ys[row] - board.scroll_y
    grown = Responsibility("re_aaaaaaaaaaaa", "woord " * 120)
    assert bench.bridge.do(AddEntries(bench.blueprint.stages[0].id, Element.RESPONSIBILITY, 0, (grown,)))
    QApplication.processEvents()
    assert board.matrix.ys[row] - board.scroll_y == place
    bench.check()
