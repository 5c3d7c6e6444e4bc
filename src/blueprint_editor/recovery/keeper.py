"""The thread that looks after the journals of a process: it syncs each second of work, and makes snapshots."""

from __future__ import annotations

import threading

from .journal import Journal

EACH = 1.0
"""Seconds between two syncs: what a power cut may take."""


class Keeper:
    """Looks after journals from the first deed on; sleeps while nothing is done.

    A thread of its own, as in the worker of the jobs a long one would hold up the syncing.
    """

    def __init__(self, each: float = EACH) -> None:
        self._each = each
        self._journals: list[Journal] = []
        self._ended: list[tuple[Journal, bool]] = []
        self._lock = threading.Lock()
        self._work, self._hurry = threading.Event(), threading.Event()
        self._leaving = False
        self._thread: threading.Thread | None = None

    def take(self, journal: Journal) -> None:
        """Look after a journal from now on."""
        with self._lock:
            self._journals.append(journal)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
            self._thread.start()
        self._work.set()

    def stir(self) -> None:
        """Something was written."""
        self._work.set()

    def end(self, journal: Journal, *, keep: bool) -> None:
        """Close a journal soon; without `keep` its file goes."""
        with self._lock:
            if journal not in self._journals:
                return
            self._journals.remove(journal)
            self._ended.append((journal, keep))
        self._hurry.set()
        self._work.set()

    def leave(self) -> None:
        """Sync and close what is left, keep its files, and end the thread."""
        with self._lock:
            self._ended += [(journal, True) for journal in self._journals]
            self._journals.clear()
        self._leaving = True
        self._hurry.set()
        self._work.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._leaving = False

    def _run(self) -> None:
        while not self._leaving:
            self._work.wait()
            self._hurry.wait(self._each)
            self._hurry.clear()
            self._work.clear()
            self._round()
        self._round()

    def _round(self) -> None:
        with self._lock:
            ended, self._ended = self._ended, []
            journals = list(self._journals)
        for journal, keep in ended:
            if keep:
                journal.look_after()
            journal.close(keep=keep)
        for journal in journals:
            if journal.dirty:
                journal.look_after()
