"""Notices that a file changes on disk, whoever changes it and however; decides by its bytes alone.

The system tells of changes to the file and to its folder; it forgets a file that was replaced, so it
is asked again after each look. A network drive may tell nothing, so there is also a look when one
comes back to the program. Looking is done in a thread of its own: a drive that does not answer holds
up neither the window nor a save elsewhere.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from blueprint_editor.gui.jobs import Context, Job, Jobs
from blueprint_editor.workflows import conflicts
from blueprint_editor.workflows.conflicts import Look, Seen

DEBOUNCE = 250
"""Milliseconds without news before a look: a save of another program is many changes."""

PATIENCE = 1_000
"""Milliseconds before a file that is gone or half written is believed to stay so."""


class FileWatch(QObject):
    """Looks at one file whenever something may have happened to it."""

    looked = Signal(object)
    """A `Look`; a file that is gone or cannot be read is told of when it is still so after a moment."""

    def __init__(self, looks: Jobs, busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._looks = looks
        self._busy = busy
        self._path: Path | None = None
        self._fingerprint = ""
        self._last: Look | None = None
        self._doubted = False
        self._job: Job | None = None
        self._again = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self.check_soon)
        self._watcher.directoryChanged.connect(self.check_soon)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.check)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._on_state)

    @property
    def following(self) -> bool:
        """Whether there is a file to look after."""
        return self._path is not None

    def follow(self, path: Path, fingerprint: str) -> None:
        """Look after this file, which had this fingerprint when it was opened or saved."""
        if path != self._path:
            self._drop()
        self._path, self._fingerprint, self._last, self._doubted = path, fingerprint, None, False
        self.check_soon()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._path = None
        self._drop()

    def check_soon(self, _name: str = "") -> None:
        """Look once it has been quiet for a moment."""
        if self._path is not None:
            self._timer.start(DEBOUNCE)

    def check(self) -> None:
        """Look now."""
        path, fingerprint, last = self._path, self._fingerprint, self._last
        if path is None:
            return
        if self._job is not None or self._busy():
            self._again = True
            self._timer.start(DEBOUNCE)
            return

        def work(_context: Context) -> Look:
            return conflicts.look(path, fingerprint, last)

        asked = (path, fingerprint)
        self._again = False
        self._job = self._looks.start(work, partial(self._on_look, asked), self._on_failed)

    def _on_look(self, asked: tuple[Path, str], look: Look) -> None:
        self._job = None
        if asked != (self._path, self._fingerprint):
            return
        if self._busy():
            self.check_soon()
            return
        self._watch(look)
        doubtful = look.seen is Seen.GONE or (look.theirs is not None and look.theirs.document is None)
        if doubtful and not self._doubted:
            self._doubted = True
            self._timer.start(PATIENCE)
            return
        self._doubted = False
        self._last = look
        self.looked.emit(look)
        if self._again:
            self.check_soon()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        sys.excepthook(type(error), error, error.__traceback__)

    def _watch(self, look: Look) -> None:
        """Ask the system for news of the file and its folder, now that they answer."""
        if look.seen is Seen.OUT_OF_REACH:
            return
        known = {*self._watcher.files(), *self._watcher.directories()}
        wanted = [str(look.real.parent), *([] if look.seen is Seen.GONE else [str(look.real)])]
        missing = [name for name in wanted if name not in known]
        if missing:
            self._watcher.addPaths(missing)

    def _drop(self) -> None:
        known = [*self._watcher.files(), *self._watcher.directories()]
        if known:
            self._watcher.removePaths(known)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.check_soon()
