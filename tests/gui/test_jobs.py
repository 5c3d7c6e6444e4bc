"""Work off the GUI thread: its outcome comes back once, in the GUI thread, whatever happened."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blueprint_editor.gui.jobs import Context, Jobs


class Heard:
    """What came back, and in which thread."""

    def __init__(self) -> None:
        self.values: list[object] = []
        self.errors: list[Exception] = []
        self.cancels = 0
        self.threads: list[bool] = []

    def done(self, value: object) -> None:
        self.values.append(value)
        self._note()

    def failed(self, error: Exception) -> None:
        self.errors.append(error)
        self._note()

    def cancelled(self) -> None:
        self.cancels += 1
        self._note()

    def _note(self) -> None:
        self.threads.append(QThread.isMainThread())

    @property
    def count(self) -> int:
        return len(self.values) + len(self.errors) + self.cancels


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    assert made.shut_down()


@pytest.fixture
def heard() -> Heard:
    return Heard()


def test_a_value_comes_back_in_the_gui_thread(jobs: Jobs, heard: Heard, qtbot: QtBot) -> None:
    workers: list[str] = []

    def work(_context: Context) -> int:
        workers.append(threading.current_thread().name)
        return 42

    jobs.start(work, heard.done, heard.failed, heard.cancelled)
    assert jobs.busy
    qtbot.waitUntil(lambda: heard.count == 1)
    assert heard.values == [42]
    assert heard.threads == [True]
    assert workers[0].startswith("job")
    assert not jobs.busy


def test_an_error_comes_back_as_it_was_raised(jobs: Jobs, heard: Heard, qtbot: QtBot) -> None:
    wrong = OSError("disk on fire")

    def work(_context: Context) -> int:
        raise wrong

    jobs.start(work, heard.done, heard.failed, heard.cancelled)
    qtbot.waitUntil(lambda: heard.count == 1)
    assert heard.errors == [wrong]


def test_steps_are_told_in_order(jobs: Jobs, heard: Heard, qtbot: QtBot) -> None:
    steps: list[str] = []
    go = threading.Event()

    def work(context: Context) -> None:
        go.wait(10)
        for step in ("read", "read", "write"):
            context.progress(step)

    job = jobs.start(work, heard.done, heard.failed, heard.cancelled)
    job.progressed.connect(steps.append)
    go.set()
    qtbot.waitUntil(lambda: heard.count == 1)
    assert steps == ["read", "write"], "one step is told at most twenty times a second"


def test_a_job_that_is_stopped_says_so(jobs: Jobs, heard: Heard, qtbot: QtBot) -> None:
    begun = threading.Event()
    stopped = threading.Event()

    def work(context: Context) -> int:
        begun.set()
        stopped.wait(10)
        context.progress("too late")
        return 1

    job = jobs.start(work, heard.done, heard.failed, heard.cancelled)
    assert begun.wait(10)
    job.cancel()
    stopped.set()
    qtbot.waitUntil(lambda: heard.count == 1)
    assert heard.cancels == 1


def test_jobs_run_one_after_the_other(jobs: Jobs, heard: Heard, qtbot: QtBot) -> None:
    running: list[int] = []
    together: list[int] = []

    def work(_context: Context) -> None:
        running.append(1)
        together.append(len(running))
        running.pop()

    for _ in range(5):
        jobs.start(work, heard.done, heard.failed, heard.cancelled)
    qtbot.waitUntil(lambda: heard.count == 5)
    assert together == [1] * 5


def test_shutting_down_stops_the_running_and_drops_the_waiting(qapp: QApplication, heard: Heard) -> None:
    jobs = Jobs()
    begun = threading.Event()
    ran: list[int] = []

    def endless(context: Context) -> None:
        begun.set()
        pause = threading.Event()
        while True:
            context.check()
            pause.wait(0.005)

    def next_one(_context: Context) -> None:
        ran.append(1)

    jobs.start(endless, heard.done, heard.failed, heard.cancelled)
    jobs.start(next_one, heard.done, heard.failed, heard.cancelled)
    assert begun.wait(10)
    assert jobs.shut_down()
    qapp.processEvents()
    assert heard.count == 0, "nobody is there to hear it any more"
    assert not ran
    assert not jobs.busy


def test_a_job_that_does_not_listen_is_left_behind_in_time(qapp: QApplication, heard: Heard) -> None:
    jobs = Jobs()
    let_go = threading.Event()

    def deaf(_context: Context) -> None:
        let_go.wait(20)

    jobs.start(deaf, heard.done, heard.failed, heard.cancelled)
    assert not jobs.shut_down(wait=0.05)
    let_go.set()


def test_what_is_sure_is_done_also_when_the_program_is_left(qapp: QApplication, heard: Heard) -> None:
    jobs = Jobs()
    begun, let_go = threading.Event(), threading.Event()
    ran: list[str] = []

    def first(context: Context) -> None:
        begun.set()
        let_go.wait(20)
        context.check()

    jobs.start(first, heard.done, heard.failed)
    jobs.start(lambda _context: ran.append("maybe"), heard.done, heard.failed)
    jobs.start(lambda _context: ran.append("sure"), heard.done, heard.failed, sure=True)
    assert begun.wait(10)
    threading.Timer(0.05, let_go.set).start()
    assert jobs.shut_down()
    assert ran == ["sure"]


def test_a_call_that_never_comes_back_does_not_keep_the_program_alive() -> None:
    code = (
        "import threading; from PySide6.QtCore import QCoreApplication; from blueprint_editor.gui.jobs import Jobs;"
        "app = QCoreApplication([]); jobs = Jobs(); begun = threading.Event();"
        "jobs.start(lambda context: (begun.set(), threading.Event().wait()), print, print); begun.wait(10);"
        "print(jobs.shut_down(0.05))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "False\n", "")


@pytest.mark.parametrize("fails", [False, True])
def test_nobody_hears_of_work_whose_owner_has_gone(jobs: Jobs, heard: Heard, qtbot: QtBot, fails: bool) -> None:
    owner, gone = QObject(), threading.Event()

    def work(_context: Context) -> int:
        gone.wait(10)
        if fails:
            raise OSError
        return 1

    jobs.start(work, heard.done, heard.failed, heard.cancelled, of=owner)
    shiboken6.delete(owner)
    gone.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    jobs.start(lambda _context: 2, heard.done, heard.failed, of=jobs)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert heard.values == [2]
    assert not heard.errors
