"""Zooming by key, wheel and fingers: within its limits, through 100 %, and what one looks at stays in its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blueprint_editor.core.model import Element
from blueprint_editor.gui.board.zooming import LEVELS
from blueprint_editor.gui.main_window import Window
from blueprint_editor.paint.look import MAX_ZOOM, MIN_ZOOM
from tests.gui.boards import Bench, make_blueprint

from .window_kit import desk, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot, make_blueprint(open_stages=8, entries=6), width=900, height=500)


def wheel(bench: Bench, at: QPoint, delta: int) -> None:
    """Turn the wheel over a point of the viewport, Ctrl held, as the system tells a window of it."""
    point = bench.board.viewport().mapTo(bench.board, at)
    phase = Qt.ScrollPhase.NoScrollPhase
    QTest.wheelEvent(bench.board.windowHandle(), QPointF(point), QPoint(0, delta), QPoint(), CTRL, phase)


def test_steps_go_through_every_level_and_stop_at_both_ends(bench: Bench) -> None:
    zooming, seen = bench.board.zooming, []
    for steps in [-1] * 8 + [1] * 16:
        zooming.step(steps)
        seen.append(bench.board.zoom)
    assert seen[7] == MIN_ZOOM
    assert seen[-1] == MAX_ZOOM
    assert set(seen) == set(LEVELS)
    bench.board.set_zoom(1.04)
    zooming.step(-1)
    assert bench.board.zoom == 1.0
    bench.check()


def test_what_is_under_the_pointer_stays_there(bench: Bench, qtbot: QtBot) -> None:
    board, at = bench.board, QPoint(300, 200)
    board.horizontalScrollBar().setValue(500)
    board.verticalScrollBar().setValue(400)

    def under() -> tuple[int, int]:
        return board.matrix.column_at(board.scroll_x + at.x()), board.matrix.row_at(board.scroll_y + at.y())

    before = under()
    for delta, zoom in ((120, 1.1), (120, 1.25), (-240, 1.0)):
        with qtbot.waitSignal(board.view_changed):
            wheel(bench, at, delta)
        assert board.zoom == zoom
        assert under() == before
    bench.check()


def test_a_touchpad_counts_up_to_a_notch_and_a_quick_turn_is_done_at_once(bench: Bench, qtbot: QtBot) -> None:
    board, dressed = bench.board, list[float]()
    board.view_changed.connect(lambda: dressed.append(board.zoom))
    for _ in range(3):
        wheel(bench, QPoint(100, 100), 30)
    QApplication.processEvents()
    assert board.zoom == 1.0
    wheel(bench, QPoint(100, 100), 30)
    qtbot.waitUntil(lambda: board.zoom == 1.1)
    wheel(bench, QPoint(100, 100), 360)
    qtbot.waitUntil(lambda: board.zoom == 1.75)
    assert dressed == [1.1, 1.75]


def test_two_fingers_zoom(bench: Bench, qtbot: QtBot) -> None:
    board = bench.board
    view = bench.view(0, Element.TRIGGER)
    at = QPointF(view.viewport().mapToGlobal(QPoint(10, 10)))
    kind = Qt.NativeGestureType.ZoomNativeGesture
    device = QPointingDevice.primaryPointingDevice()
    for value in (0.2, 0.1):
        event = QNativeGestureEvent(kind, device, 2, QPointF(10, 10), QPointF(10, 10), at, value, QPointF())
        QApplication.sendEvent(board.viewport(), event)
    qtbot.waitUntil(lambda: board.zoom == pytest.approx(1.32))


def test_by_key_the_card_of_the_cursor_stays_in_its_place(bench: Bench) -> None:
    board = bench.board
    view = bench.go(4, Element.DOCUMENT, 1)

    def place() -> QPoint:
        return view.viewport().mapTo(board.viewport(), view.visualRect(view.currentIndex()).topLeft())

    before = place()
    board.zooming.step(1)
    QApplication.processEvents()
    assert (place() - before).manhattanLength() <= 12
    assert bench.cursor() == (4, Element.DOCUMENT, 1)


def test_the_status_line_says_how_large(window: Window) -> None:
    zoom = window.status_line.zoom
    assert zoom.isHidden()
    window.commands.trigger("zoom_in")
    assert not zoom.isHidden()
    assert zoom.text() == "zoom 110%"
    window.commands.trigger("zoom_reset")
    assert zoom.isHidden()
