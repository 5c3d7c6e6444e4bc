"""Work off the GUI thread: a plain function with a context; its outcome comes back to the GUI thread.

One worker thread runs the jobs one after the other, so that at most one thread besides the GUI's
ever touches a document file. A job's function sees no Qt: it reports steps and asks whether to stop.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from blueprint_editor.gui.worker import Worker

T = TypeVar("T")

_PROGRESS_EVERY = 0.05
"""Seconds between two reports of one step; a new step is always reported."""


class Cancelled(Exception):  # noqa: N818 - not an error: somebody asked for it
    """Raised in a job's function when it has been asked to stop."""


def _ignore(_said: object) -> None:
    """Where the reports of a finished job go."""


class Context:
    """What a job's function sees: where it reports to, and whether to stop."""

    def __init__(self, report: Callable[[str], None], advance: Callable[[float], None] = lambda _done: None) -> None:
        self._report = report
        self._advance = advance
        self._advanced = 0.0
        self._stop = threading.Event()
        self._last = ("", 0.0)

    def progress(self, step: str) -> None:
        """Say what is being done now, as a code; raises Cancelled when asked to stop."""
        self.check()
        now = time.monotonic()
        if step != self._last[0] or now - self._last[1] > _PROGRESS_EVERY:
            self._last = (step, now)
            self._report(step)

    def share(self, done: float) -> None:
        """Say how much of the step has been done, from 0 to 1."""
        now = time.monotonic()
        if now - self._advanced > _PROGRESS_EVERY:
            self._advanced = now
            self._advance(done)

    def check(self) -> None:
        """Raise Cancelled when asked to stop."""
        if self._stop.is_set():
            raise Cancelled

    @property
    def stopping(self) -> bool:
        """Whether it has been asked to stop, for what ends in its own way."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask the job to stop at its next step."""
        self._stop.set()

    def release(self) -> None:
        """Report to nobody any more, so that no ring of references is left for a collector in another thread."""
        self._report = _ignore
        self._advance = _ignore


class Job(QObject):
    """One run of a function. Made and connected in the GUI thread; `Jobs` keeps it until it is over."""

    progressed = Signal(str)
    """The code of the step that is being done."""
    advanced = Signal(float)
    """How much of that step has been done, from 0 to 1."""
    ended = Signal(int)
    """The job is over, however it went; carries its number."""

    def __init__(
        self,
        number: int,
        work: Callable[[Context], Callable[[], None]],
        failed: Callable[[Exception], None],
        cancelled: Callable[[], None],
        *,
        sure: bool = False,
        of: QObject | None = None,
    ) -> None:
        super().__init__()  # no Qt parent and never deleteLater: Python owns it, else the worker may meet a dead object
        self.number = number
        self.sure = sure
        self.context = Context(self.progressed.emit, self.advanced.emit)
        self._work = work
        self._failed = failed
        self._deliver = cancelled
        self._error: Exception | None = None
        self._of = of

    def cancel(self) -> None:
        """Ask the function to stop; whether it does, and when, is up to it."""
        self.context.stop()

    def run(self) -> None:
        """Do the work; called in the worker."""
        try:
            self.context.check()
            self._deliver = self._work(self.context)
        except Cancelled:
            pass
        except Exception as error:  # noqa: BLE001 - the border of the job runner: the GUI thread hears of it
            self._error = error
        self.ended.emit(self.number)

    def deliver(self) -> None:
        """Hand the outcome to the one who asked; called in the GUI thread."""
        self.context.release()
        if self._of is not None and not isValid(self._of):
            return
        if self._error is not None:
            self._failed(self._error)
        else:
            self._deliver()


def _nothing() -> None:
    """What happens after a cancelled job when nobody cares."""


class Jobs(QObject):
    """The jobs of the program, one after the other."""

    def __init__(self, parent: QObject | None = None, name: str = "job") -> None:
        super().__init__(parent)
        self._name = name
        self._worker: Worker | None = None
        self._live: dict[int, tuple[Job, threading.Event]] = {}
        self._count = 0

    @property
    def busy(self) -> bool:
        """Whether a job is running or waiting."""
        return bool(self._live)

    def start(
        self,
        function: Callable[[Context], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        cancelled: Callable[[], None] = _nothing,
        *,
        sure: bool = False,
        of: QObject | None = None,
    ) -> Job:
        """Run a function in the worker; exactly one of the three is called in the GUI thread afterwards.

        A `sure` one is done also when the program is being left; it must be quick. With `of`, whose work it is, none
        of them is called any more once that has been deleted: a window that was closed has nothing to show it in.
        """
        if self._worker is None:
            from blueprint_editor.gui.worker import Worker

            self._worker = Worker(self._name)
        self._count += 1

        def work(context: Context) -> Callable[[], None]:
            return partial(done, function(context))

        job = Job(self._count, work, failed, cancelled, sure=sure, of=of)
        job.ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._live[job.number] = (job, self._worker.submit(job.run))
        return job

    def shut_down(self, wait: float = 5.0) -> bool:
        """Cancel what can be cancelled, wait for the rest; false when something still runs after `wait` seconds."""
        for job, _ in self._live.values():
            if not job.sure:
                job.cancel()
        until = time.monotonic() + wait
        finished = True
        for _, over in self._live.values():
            finished = over.wait(max(0.0, until - time.monotonic())) and finished
        if self._worker is not None:
            self._worker.stop(wait if finished else 0.0)
            self._worker = None
        self._live.clear()
        return finished

    def _on_ended(self, number: int) -> None:
        found = self._live.pop(number, None)
        if found is not None:
            job, over = found
            over.wait()  # a moment: until the worker has let go of the job
            job.deliver()
