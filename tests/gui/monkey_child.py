"""Random events on the real program, in a process of its own: `python -m tests.gui.monkey_child SEED EVENTS FOLDER`.

Prints how much was done, or what went wrong with the last events before it, and what each kind of event cost on stderr.
"""

from __future__ import annotations

import faulthandler
import ipaddress
import logging
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import msgspec
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from blueprint_editor.core.history import CAP
from blueprint_editor.core.model import Blueprint
from blueprint_editor.core.session import Session
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.settings import Settings
from tests.gui.monkey import Monkey
from tests.laws.rules import assert_legal

MOST_SECONDS = 10.0
"""How long one event may take before the process is ended with the stack of every thread."""
SHOWN = 200
"""How many steps are taken back before everybody's eyes; the others without the window, as each looks the same."""


class Watch:
    """Ends the process when an event does not come back, also where no thread can look as Qt holds Python's lock."""

    def __init__(self, monkey: Monkey, seconds: float = MOST_SECONDS) -> None:
        self._monkey, self._seconds = monkey, seconds
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._over.wait(0.5):
            faulthandler.dump_traceback_later(2 * self._seconds, exit=True)
            began = self._monkey.began
            if began is not None and time.monotonic() - began > self._seconds:
                said = f"an event takes over {self._seconds:g} s, after {self._monkey.count}:"
                say("\n  ".join([said, *self._monkey.hands.done]))
                faulthandler.dump_traceback(all_threads=True)
                os._exit(3)

    def end(self) -> None:
        """Look no longer."""
        self._over.set()
        self._thread.join()
        faulthandler.cancel_dump_traceback_later()


class Starts:
    """Remembers what each session began with, so that undoing everything can be held to it; looks at each deed."""

    def __init__(self, wrong: list[str], stepped: Callable[[], None]) -> None:
        self._of: dict[Session, Blueprint] = {}
        self._stepped = stepped
        real, tell = Session.replace, Session._tell

        def replace(
            session: Session, blueprint: Blueprint, *, saved: bool = True, base: Blueprint | None = None
        ) -> None:
            real(session, blueprint, saved=saved, base=base)
            self._of[session] = session.blueprint

        def look_and_tell(session: Session, before: Blueprint) -> None:
            if session.blueprint is not before and session._listeners and not wrong:
                wrong.extend(lawless(session.blueprint))
            tell(session, before)

        # What mypy knows of a method may not be changed.
        setattr(Session, "replace", replace)  # noqa: B010
        setattr(Session, "_tell", look_and_tell)  # noqa: B010

    def check(self, window: Window) -> list[str]:
        """Take everything back and do it again: what differs from the start, from the end, or is not lawful."""
        if not window.has_document:
            return []
        window.commit()
        session = window.session
        end = session.blueprint
        steps = len(session._history._past)
        self._go_all(window, session.undo, steps)
        wrong = [] if steps == CAP or same(session.blueprint, self._of[session]) else ["undo-all is not the start"]
        self._go_all(window, session.redo, steps)
        return wrong if same(session.blueprint, end) else [*wrong, "redo-all is not the end"]

    def _go_all(self, window: Window, go: Callable[[], object], steps: int) -> None:
        """Take back, or do again, so many steps; each of them may take as long as an event."""
        session = window.session
        for _ in range(min(steps, SHOWN)):
            go()
            self._stepped()
        listeners, session._listeners = session._listeners, []
        for _ in range(steps - SHOWN):
            go()
        session._listeners = listeners
        window.bridge.tell_all()


def lawless(blueprint: Blueprint) -> list[str]:
    """What law a blueprint breaks, and the lines that led to it, the last first."""
    try:
        assert_legal(blueprint)
    except AssertionError as error:
        way = " < ".join(f"{Path(one.filename).name}:{one.lineno}" for one in traceback.extract_stack()[-3:-15:-1])
        return [f"an illegal blueprint: {error} {traceback.extract_tb(error.__traceback__)[-1].line} ({way})"]
    return []


def same(one: Blueprint, other: Blueprint) -> bool:
    """Whether two are equal, apart from what HubSpot has, which no undo forgets."""
    return msgspec.structs.replace(one, portals=()) == msgspec.structs.replace(other, portals=())


def say(line: str) -> None:
    """Tell who started this."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What went wrong, and in which lines, the last first, each once."""
    frames = [f"{Path(one.filename).name}:{one.lineno}" for one in reversed(traceback.extract_tb(trace)[-200:])]
    return f"{kind.__name__}: {error} ({', '.join(list(dict.fromkeys(frames))[:16])})"


class LogEar(logging.Handler):
    """Takes each record of level WARNING or higher for wrong."""

    def __init__(self, wrong: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._wrong = wrong

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what it says."""
        self._wrong.append(f"logged: {record.getMessage()}")


def listen(wrong: list[str]) -> None:
    """Take for wrong what anything says on its way: errors of every thread, Qt's messages, log records."""
    sys.excepthook = lambda kind, error, trace: wrong.append(told(kind, error, trace))
    threading.excepthook = lambda one: wrong.append(
        told(one.exc_type, one.exc_value or one.exc_type(), one.exc_traceback)
    )
    sys.unraisablehook = lambda one: wrong.append(f"in passing: {one.exc_value!r} {one.object!r}")
    bad = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}
    of_no_matter = ("does not support", "outside target window")  # the screen's words, and those of `QTest` itself

    def hear(kind: QtMsgType, _where: object, text: str | None) -> None:
        if kind in bad and not any(words in str(text) for words in of_no_matter):
            wrong.append(
                f"Qt: {text} ({' < '.join(f'{one.name}:{one.lineno}' for one in traceback.extract_stack()[-2:-7:-1])})"
            )

    qInstallMessageHandler(hear)
    logging.getLogger().addHandler(LogEar(wrong))


def stay_here(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse every call out of this machine, whatever was typed into the fields for an account."""
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        if not ipaddress.ip_address(arguments[1][0]).is_loopback:
            raise ConnectionRefusedError(f"called out: {arguments[1]!r}")
    elif event == "socket.getaddrinfo" and arguments[0] not in {"localhost", "127.0.0.1", "::1"}:
        raise ConnectionRefusedError(f"called out: {arguments[0]!r}")


def settle() -> None:
    """Let what was asked for happen, and what follows from it."""
    for _ in range(5):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no loop runs that would do it


def until(true: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Let events run until something is true; whether it became so."""
    end = time.monotonic() + seconds
    ticks = QTimer(interval=10)
    ticks.start()
    while not true() and time.monotonic() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        settle()
    return true()


def close_all(desk: Desk) -> list[str]:
    """Close what is in front, then every window without saving: what is left of them."""
    for _ in range(50):
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is None:
            break
        front.reject() if isinstance(front, QDialog) else front.close()
        settle()
    until(lambda: not any(jobs.busy for jobs in (desk.jobs, desk.looks, desk.calls)))
    windows = list(desk.windows)
    for window in windows:
        window.close()
        settle()
        for box in window.findChildren(QMessageBox, "askToSave") if shiboken6.isValid(window) else ():
            box.button(QMessageBox.StandardButton.Discard).click()
        settle()
    wrong = [f"{len(desk.windows)} windows do not close"] if desk.windows else []
    shown = [type(one).__name__ for one in QApplication.topLevelWidgets() if one.isVisible()]
    alive = sum(shiboken6.isValid(window) for window in windows)
    wrong += [f"left open: {shown}"] if shown else []
    return [*wrong, f"{alive} windows were closed and live on"] if alive else wrong


def threads_left() -> list[str]:
    """The threads that are still there, a moment after the end."""
    for thread in threading.enumerate():
        if thread is not threading.main_thread() and thread.name != "watch":
            thread.join(2)
    return [one.name for one in threading.enumerate() if one is not threading.main_thread() and one.name != "watch"]


def main(seed: int, events: int, folder: Path) -> int:
    """Do so many events; 1 when something went wrong."""
    faulthandler.enable()
    sys.addaudithook(stay_here)
    os.chdir(folder)
    app = QApplication(["monkey", "-style", "fusion"])
    app.setQuitOnLastWindowClosed(False)
    QDesktopServices.openUrl = staticmethod(lambda _url: True)  # type: ignore[method-assign] # nothing opens
    desk = Desk(app, Settings(folder / "settings.ini"), "nl")
    desk.stands = True
    desk.appearance.motion = seed % 2 == 0 or None  # nobody sees these screens, so nothing would move by itself
    monkey = Monkey(desk, seed, folder, app.exit)  # `quit` would ask every window first
    starts = Starts(monkey.wrong, monkey.go_on)
    listen(monkey.wrong)
    monkey.before_closing = lambda window: monkey.wrong.extend(starts.check(window))
    monkey.begin()
    watch = Watch(monkey)
    began = time.process_time()
    monkey.start(events)
    app.exec()
    took = time.process_time() - began
    steps = 0
    for window in [] if monkey.wrong else desk.windows:
        steps += len(window.session._history._past)
        monkey.wrong += starts.check(window)
    last = list(monkey.hands.done)
    if not monkey.wrong:
        monkey.wrong += close_all(desk)
        desk.shut_down()
        monkey.wrong += [f"threads left: {names}" for names in [threads_left()] if names]
        kept = [one.name for one in folder.rglob("*.journal*")]
        monkey.wrong += [f"journals left: {kept}"] if kept else []
    watch.end()
    by_cost = sorted(monkey.costs.items(), key=lambda one: -one[1][1])[:12]
    sys.stderr.write(
        "".join(f"{n:6.0f} × {s / n * 1000:6.2f} ms, {m * 1000:6.1f} at most: {name}\n" for name, (n, s, m) in by_cost)
    )
    each = took / max(monkey.count, 1) * 1000
    say(f"seed {seed}: {monkey.count} events, {each:.1f} ms each, {steps} steps of undo; wrong: {monkey.wrong[:2]}")
    if monkey.wrong:
        say("  " + "\n  ".join(last))
    return int(bool(monkey.wrong))


if __name__ == "__main__":
    code = main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
