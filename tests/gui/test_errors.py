"""R17: whatever fails, wherever Python is called from Qt: the program lives, the work is safe, one dialog says so."""

from __future__ import annotations

import faulthandler
import gc
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.dialogs.error import ErrorDialog
from blueprint_editor.gui.errors import AGAIN_AFTER, ErrorBorder
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.trail import TRAIL
from blueprint_editor.wording import say
from blueprint_editor.workflows import reporting

from .window_kit import add, desk, settled, texts, wait_for, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CLIENT = "Jansen Geheim BV"


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def border(desk: Desk, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ErrorBorder]:
    """The border of a desk, with reports in a folder of the test."""
    monkeypatch.setattr(reporting, "report_folder", lambda: tmp_path / "reports")
    made = ErrorBorder(desk, clock)
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    made.install()
    yield made
    sys.excepthook, threading.excepthook, sys.unraisablehook = before
    if made.dialog is not None:
        made.dialog.close()


def fail(words: str = "kapot") -> None:
    """What goes wrong in these tests."""
    raise ValueError(words)


def shown(qtbot: QtBot, window: Window) -> ErrorDialog:
    """The one dialog that is there."""
    dialog = wait_for(qtbot, window, ErrorDialog, "error")
    assert [one for one in window.findChildren(ErrorDialog) if one.isVisible()] == [dialog]
    return dialog


def in_a_timer(window: Window) -> None:
    QTimer.singleShot(0, window, fail)


def in_a_signal(window: Window) -> None:
    window.bridge.changed.connect(lambda _changes: fail())
    add(window, "blijft")


def in_a_thread(_window: Window) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


class Dying:
    """Fails as it goes."""

    def __del__(self) -> None:
        fail()


def in_passing(_window: Window) -> None:
    Dying()
    gc.collect()


def in_a_job(window: Window) -> None:
    window.desk.jobs.start(lambda _context: fail(), lambda _done: None, window.desk.report)


class Failing(QWidget):
    """Fails whenever it is painted, and wants to be painted again."""

    painted = 0

    def paintEvent(self, _event: object) -> None:
        self.painted += 1
        QTimer.singleShot(0, self, self.update)
        fail()


def in_a_paint(window: Window) -> None:
    widget = Failing(window)
    widget.resize(50, 50)
    widget.show()


def in_a_command(window: Window) -> None:
    window.commands.trigger("stage_after")


PLACES = [in_a_timer, in_a_signal, in_a_thread, in_passing, in_a_job, in_a_paint]


@pytest.mark.parametrize("place", PLACES)
def test_an_error_anywhere_is_told_once_and_loses_nothing(
    place: Callable[[Window], None],
    border: ErrorBorder,
    window: Window,
    qtbot: QtBot,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    safe: list[bool] = []
    border.before_telling += [lambda: safe.append(border.dialog is None), fail]
    add(window, "mijn werk")
    place(window)
    dialog = shown(qtbot, window)
    assert safe == [True], "the work is brought to safety first, once"
    assert "mijn werk" in texts(window.bridge.blueprint)
    assert len(list((tmp_path / "reports").iterdir())) == 1
    assert "kapot" in capsys.readouterr().err
    settled(qtbot, window.desk)
    assert dialog.focusWidget() is dialog.go_on
    dialog.go_on.click()
    qtbot.waitUntil(lambda: border.dialog is None)
    add(window, "verder")
    assert "verder" in texts(window.bridge.blueprint)
    for widget in window.findChildren(Failing):
        widget.deleteLater()


def test_without_a_recovery_copy_the_work_is_not_called_safe(
    border: ErrorBorder, window: Window, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    add(window, "geschreven")
    window.desk.set_recovery(on=False)
    in_a_signal(window)
    dialog = shown(qtbot, window)
    assert say("failure.not_kept", "nl") in words(dialog)
    assert say("failure.safe", "nl") not in words(dialog)
    window.desk.set_recovery(on=True)
    dialog.add([])
    assert say("failure.safe", "nl") in words(dialog), "it is written down again"
    assert capsys.readouterr().err
    dialog.reject()
    qtbot.waitUntil(lambda: border.dialog is None)


def words(dialog: ErrorDialog) -> str:
    """All that it says."""
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_the_same_error_is_told_once_a_minute(
    border: ErrorBorder, window: Window, clock: Clock, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    def paint_often(seconds: float) -> None:
        clock.now = seconds
        before = border.count
        qtbot.waitUntil(lambda: border.count > before + 20)

    in_a_paint(window)
    paint_often(0)
    dialog = shown(qtbot, window)
    dialog.go_on.click()
    qtbot.waitUntil(lambda: border.dialog is None)
    paint_often(AGAIN_AFTER - 1)
    assert border.dialog is None
    assert capsys.readouterr().err.count("ValueError: kapot") == 1
    paint_often(AGAIN_AFTER + 1)
    shown(qtbot, window)
    for widget in window.findChildren(Failing):
        widget.hide()


def test_what_else_fails_joins_the_dialog_that_is_open(border: ErrorBorder, window: Window, qtbot: QtBot) -> None:
    in_a_timer(window)
    dialog = shown(qtbot, window)
    in_a_thread(window)
    QTimer.singleShot(0, window, lambda: [].index(CLIENT))  # type: ignore[arg-type]  # of nothing
    both = say("failure.more", "nl", n=2)
    qtbot.waitUntil(lambda: any(both == label.text() for label in dialog.findChildren(type(dialog._again))))
    assert shown(qtbot, window) is dialog


def test_an_error_while_telling_leads_to_no_other_round(
    border: ErrorBorder,
    window: Window,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(ErrorDialog, "_dress", lambda _dialog: fail("ook kapot"))
    in_a_timer(window)
    qtbot.waitUntil(lambda: border.count == 2)
    QApplication.processEvents()
    assert border.count == 2
    assert "ook kapot" in capsys.readouterr().err


def test_a_board_that_missed_a_deed_shows_it_after_the_error(
    border: ErrorBorder, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = window.pages.board
    assert board is not None
    stage = window.bridge.blueprint.stages[0].id
    again: list[bool] = []
    window.bridge.changed.connect(lambda changes: again.append(stage in changes.headers))
    in_a_timer(window)
    shown(qtbot, window)
    assert again == [True]


def test_save_a_copy_asks_where(border: ErrorBorder, window: Window, qtbot: QtBot) -> None:
    in_a_timer(window)
    shown(qtbot, window).save_copy.click()
    wait_for(qtbot, window, QFileDialog, "askName").reject()
    qtbot.waitUntil(lambda: border.dialog is None)


def test_the_report_can_be_read_and_copied(border: ErrorBorder, window: Window, qtbot: QtBot) -> None:
    window.commands.trigger("stage_after")
    in_a_timer(window)
    dialog = shown(qtbot, window)
    assert not dialog.report.isVisible()
    dialog.show_report.click()
    assert dialog.report.isVisible()
    dialog.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text == dialog.report.toPlainText()
    assert "ValueError" in text
    assert "stage_after" in text
    QGuiApplication.clipboard().clear()


def test_there_is_no_copy_to_save_when_nothing_is_open(border: ErrorBorder, desk: Desk, qtbot: QtBot) -> None:
    window = desk.new_window()
    window.show_start()
    window.show()
    in_a_timer(window)
    assert not shown(qtbot, window).save_copy.isVisible()


def test_no_text_of_the_user_is_in_a_report(border: ErrorBorder, window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """A canary in the document, in a path, in a variable, and in the words of errors of every kind."""
    home = tmp_path / CLIENT
    assert window.bridge.blueprint.stages
    add(window, CLIENT)

    def each() -> list[Callable[[], object]]:
        name = CLIENT
        return [
            lambda: {}[name],  # type: ignore[index]  # of nothing
            lambda: (home / f"{name}.xlsx").read_text(encoding="utf-8"),
            lambda: int(name),
            lambda: getattr(window, name),
            lambda: name.encode("ascii", "strict") + name,  # type: ignore[operator]  # on purpose
            lambda: (_ for _ in ()).throw(RuntimeError(name)),
            lambda: (_ for _ in ()).throw(AssertionError(f"{name} 06-12345678")),
            lambda: exec(f"raise NameError({name!r})", {}),
            lambda: __import__(name),
            lambda: name.index("Pietersen"),
        ]

    for deed in each():
        QTimer.singleShot(0, window, deed)
    shown(qtbot, window)
    reports = list((tmp_path / "reports").iterdir())
    found = "\n".join(path.read_text(encoding="utf-8") for path in reports)
    assert len(reports) == len(each())
    for canary in (*CLIENT.split(), "Pietersen", "12345678", str(Path.home()), os.sep + "tmp", "xlsx"):
        assert canary not in found, found
    assert "KeyError" in found
    assert "object has no attribute" in found
    assert "test_errors" not in found, "a file that is not ours is not named"


def test_a_report_names_the_place_in_our_code(border: ErrorBorder, window: Window, qtbot: QtBot) -> None:
    QTimer.singleShot(0, window, lambda: window.commands.trigger("no such command"))
    text = shown(qtbot, window).report.toPlainText()
    assert "blueprint_editor/gui/menus.py" in text
    assert "in Commands.trigger" in text
    assert "no such command" not in text


def test_the_trail_names_deeds_and_not_what_they_were_done_with(window: Window) -> None:
    TRAIL.clear()
    add(window, CLIENT)
    window.commands.trigger("undo")
    assert list(TRAIL) == ["AddEntries", "undo"]


def test_only_the_newest_reports_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reporting, "report_folder", lambda: tmp_path)
    made = [reporting.write_report(str(number)) for number in range(reporting.KEPT + 5)]
    left = {path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert len(left) == reporting.KEPT
    assert made[-1].read_text(encoding="utf-8") in left


ABORT = """
import sys, os
from pathlib import Path
from blueprint_editor.workflows import reporting
reporting.report_folder = lambda: Path(sys.argv[1])
log = reporting.AbortLog()
log.begin()
if sys.argv[2] == "abort":
    secret = "Jansen Geheim BV"
    os.abort()
log.end()
"""


def test_a_process_that_breaks_leaves_a_report_for_the_next_start(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(reporting.__file__).parents[2])}

    def start(how: str) -> int:
        command = [sys.executable, "-c", ABORT, str(tmp_path), how]
        return subprocess.run(command, env=environment, capture_output=True, check=False, timeout=60).returncode

    assert start("well") == 0
    assert list(tmp_path.iterdir()) == []
    assert start("abort") != 0
    assert len(list(tmp_path.glob("abort.*.txt"))) == 1
    assert start("well") == 0
    (report,) = tmp_path.iterdir()
    text = report.read_text(encoding="utf-8")
    assert "Fatal Python error: Aborted" in text
    assert "Geheim" not in text
    assert str(Path.home()) not in text
    assert faulthandler.is_enabled(), "pytest's own is as it was"
