"""A row that folds and a card that lands are seen to move; the board is as it will be from the first moment."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from jeepney import HeaderFields, MessageType, message_bus, new_error, new_method_return
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPixmap
from pytestqt.qtbot import QtBot

import dev
from blueprint_editor.core.model import Element, EntryRef
from blueprint_editor.gui.board.loads import describe_entries
from blueprint_editor.gui.board.motion import DURATION, Motion

from .boards import Bench
from .test_drags import Hand

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TASK = Element.TASK


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    """A board on which things move."""
    made = Bench(qtbot)
    made.appearance.motion = True
    return made


def seen(bench: Bench) -> QImage:
    """The rows as one sees them, with their labels."""
    board = bench.board
    area = QRect(0, board.viewport().y(), board.viewport().geometry().right() + 1, board.viewport().height())
    return board.grab(area).toImage()


def at(motion: Motion, moment: int) -> None:
    """Go to a moment of what moves, in milliseconds."""
    motion._time.setPaused(True)
    motion._time.setCurrentTime(moment)


def test_a_row_that_folds_goes_from_what_it_was_to_what_it_is(bench: Bench, qtbot: QtBot) -> None:
    board = bench.board
    before = seen(bench)
    board.rows.toggle(Element.TRIGGER)
    assert board.motion.isVisible()
    at(board.motion, 0)
    first = seen(bench)
    height = board.matrix.ys[-1]
    assert first.copy(0, 40, first.width(), height) == before.copy(0, 40, before.width(), height), "nothing jumps"
    at(board.motion, DURATION // 2)
    middle = seen(bench)
    board.motion.end()
    after = seen(bench)
    assert first != middle != after
    board.rows.toggle(Element.TRIGGER)
    board.motion._time.setPaused(False)
    qtbot.waitUntil(lambda: not board.motion.isVisible())
    assert seen(bench) == before


def test_a_board_that_has_no_room_folds_without_a_picture(bench: Bench) -> None:
    bench.board.resize(bench.board.width(), 40)
    bench.board.rows.toggle(TASK)
    assert TASK in bench.board.matrix.folded
    assert not bench.board.motion.isVisible()


def test_the_board_is_as_it_will_be_while_it_moves(bench: Bench) -> None:
    board = bench.board
    board.rows.show_step(TASK)
    assert board.motion.isVisible()
    assert board.matrix.folded == set(Element) - {TASK}
    assert board.childAt(board.viewport().geometry().center()) is not board.motion
    board.rows.show_step(None)
    assert board.motion.isVisible(), "another one takes its place"
    assert not board.matrix.folded


def test_a_card_that_was_dropped_lands_on_its_place(bench: Bench, qtbot: QtBot) -> None:
    board = bench.board
    stage = bench.blueprint.stages[0]
    ref = EntryRef(stage.id, TASK, stage.tasks[1].id)
    card = QPixmap(40, 20)
    card.fill("#ff0000")
    board.motion.land(card, QPoint(600, 300), ref)
    at(board.motion, 0)
    assert board.grab().toImage().pixelColor(610, 305).name() == "#ff0000"
    view = board.pool.live[stage.id, TASK]
    place = view.viewport().mapTo(board, view.visualRect(view.cell_model().index(1, 0)).topLeft())
    at(board.motion, DURATION)
    assert board.grab().toImage().pixelColor(place + QPoint(10, 5)).name() == "#ff0000"
    board.motion.end()
    assert board.grab().toImage().pixelColor(place + QPoint(10, 5)).name() != "#ff0000"


def test_a_drop_lets_the_card_go_from_the_pointer(bench: Bench, qtbot: QtBot) -> None:
    board = bench.board
    first, second = bench.blueprint.stages[:2]
    view = board.pool.live[second.id, TASK]
    card = QPixmap(40, 20)
    board.motion._time.setDuration(60_000)  # on a busy machine it may be over before one looks
    board.drags._shown = card, QPoint(5, 5)  # as while it is dragged: no drag runs on this screen
    data = describe_entries(bench.blueprint, (EntryRef(first.id, TASK, first.tasks[0].id),))
    assert Hand(bench, data, Qt.DropAction.MoveAction).drop(view.viewport(), QPoint(20, 5))
    qtbot.waitUntil(board.motion.isVisible)
    assert board.motion._card is not None
    shown, start, _ = board.motion._card
    assert shown is card
    assert start.toPoint() == view.viewport().mapTo(board, QPoint(15, 0))


def test_nothing_moves_where_that_is_not_wanted_or_nobody_sees_it(bench: Bench) -> None:
    board = bench.board
    for motion in (False, None):
        bench.appearance.motion = motion
        board.rows.toggle(TASK)
        assert not board.motion.isVisible()


class Portal:
    """A desktop on a bus of its own that answers what it is asked of its settings."""

    def __init__(self, address: str) -> None:
        self.settings: dict[tuple[str, str], tuple[str, object]] = {}
        self._bus: DBusConnection = open_dbus_connection(address)
        self._bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.portal.Desktop"))
        threading.Thread(target=self._answer, name="portal", daemon=True).start()

    def _answer(self) -> None:
        while True:
            try:
                call = self._bus.receive()
            except ConnectionError:  # the bus is gone
                self._bus.close()
                return
            if call.header.message_type is not MessageType.method_call:
                continue
            said = self.settings.get(call.body) if call.header.fields.get(HeaderFields.member) == "ReadOne" else None
            missing = new_error(call, "org.freedesktop.portal.Error.NotFound")
            self._bus.send(missing if said is None else new_method_return(call, "v", (said,)))


@pytest.fixture
def address() -> Iterator[str]:
    """A bus of its own."""
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as bus:
        assert bus.stdout is not None
        yield bus.stdout.readline().strip()
        bus.terminate()
        for thread in threading.enumerate():
            if thread.name == "portal":
                thread.join(5)


ASK = """
from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(["asks"])
from blueprint_editor.gui.stillness import Desktop
desktop = Desktop()
print(desktop.asks)
while not desktop.answered:
    app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
print(desktop.asks)
"""


@pytest.mark.skipif(not dev.find_tool("dbus-daemon"), reason="not installed: dbus-daemon")
def test_a_desktop_that_asks_for_less_gets_it(address: str) -> None:
    def asked(bus: str = address) -> list[str]:
        src = str(Path(dev.__file__).parent / "src")
        env = {**os.environ, "PYTHONPATH": src, "DBUS_SESSION_BUS_ADDRESS": bus}
        done = subprocess.run([sys.executable, "-c", ASK], env=env, capture_output=True, text=True, check=True)
        return done.stdout.split()

    assert asked("unix:path=/nowhere") == ["False", "False"], "there is no bus"
    assert asked() == ["True", "False"], "still until it has answered; nobody answers"
    portal = Portal(address)
    assert asked() == ["True", "False"], "it knows nothing of it"
    portal.settings["org.gnome.desktop.interface", "enable-animations"] = "b", False
    assert asked() == ["True", "True"]
    portal.settings["org.gnome.desktop.interface", "enable-animations"] = "b", True
    assert asked() == ["True", "False"]
    portal.settings["org.freedesktop.appearance", "reduced-motion"] = "u", 1
    assert asked() == ["True", "True"]
