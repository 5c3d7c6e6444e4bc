"""Which files are there, as far as is known: found out in a thread, as a drive may not answer."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from blueprint_editor.gui.jobs import Context

if TYPE_CHECKING:
    from blueprint_editor.gui.desk import Desk


class Presence(QObject):
    """What is known of the recent files; one of which nothing is known yet counts as there."""

    changed = Signal()
    """Something else is known than before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._gone: set[Path] = set()
        self._asking = False

    def is_there(self, path: Path) -> bool:
        """Whether a file is there, as far as is known."""
        return path not in self._gone

    def ask(self, paths: Iterable[Path]) -> None:
        """Find out about these; `changed` says when there is something to tell."""
        if self._asking:
            return
        wanted = tuple(paths)
        self._asking = bool(wanted)
        for number, path in enumerate(wanted, 1):
            told = partial(self._on_known, path, last=number == len(wanted))
            self._desk.looks.start(partial(_is_there, path), told, self._on_failed)

    def _on_known(self, path: Path, there: bool, *, last: bool) -> None:
        self._asking = self._asking and not last
        if there != self.is_there(path):
            (self._gone.discard if there else self._gone.add)(path)
            self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._asking = False
        sys.excepthook(type(error), error, error.__traceback__)


def _is_there(path: Path, _context: Context) -> bool:
    return path.exists()
