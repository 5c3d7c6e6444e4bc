"""A thread that runs functions one after the other, and keeps nobody waiting: it ends with the program.

A thread of the standard library's pools is joined when Python ends, so that a call that never comes
back (a network drive that is gone) would keep the process alive for ever. This one is a daemon.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue

Deed = Callable[[], None]


class Worker:
    """One thread, made with the first deed; a deed raises nothing."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._thread: threading.Thread | None = None
        self._waiting: SimpleQueue[tuple[Deed, threading.Event] | None] = SimpleQueue()

    def submit(self, deed: Deed) -> threading.Event:
        """Have it done; the event is set once it is over and the thread has let go of it."""
        over = threading.Event()
        self._waiting.put((deed, over))
        if self._thread is None:
            self._thread = threading.Thread(target=_run, args=(self._waiting,), name=self._name, daemon=True)
            self._thread.start()
        return over

    def stop(self, wait: float) -> None:
        """End the thread after what was submitted, and wait so many seconds for that."""
        self._waiting.put(None)
        if self._thread is not None:
            self._thread.join(max(0.0, wait))
            self._thread = None


def _run(waiting: SimpleQueue[tuple[Deed, threading.Event] | None]) -> None:
    while (found := waiting.get()) is not None:
        deed, over = found
        try:
            deed()
        finally:
            del deed, found  # nothing of a job may end its life in this thread
            over.set()
