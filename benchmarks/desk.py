"""The real board in a window of its own, and what it takes to know that it is painted."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from blueprint_editor.core.edits import AnyEdit
from blueprint_editor.core.model import Blueprint
from blueprint_editor.core.session import Session
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.board.view import BoardView
from blueprint_editor.gui.bridge import Bridge

from .processes import has_screen

WINDOW = (1280, 800)
_SEED = 20_000
"""Not one that a sample is made with: new ids must be new."""
_IDLE_PASSES = 3
"""A layout that was put off to a timer asks to be painted one pass later."""


def application() -> QApplication:
    """Qt, without a screen where there is none."""
    if not has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication(["benchmarks"])


class Desk(QObject):
    """A board on a blueprint, in a window of the ordinary size."""

    def __init__(self, blueprint: Blueprint) -> None:
        """Show the board and wait until it is painted."""
        super().__init__()
        self.app = application()
        self.session = Session(blueprint, random.Random(_SEED).randbytes)
        self.bridge = Bridge(self.session)
        self.board = BoardView(self.bridge, Appearance())
        self.board.resize(*WINDOW)
        self._painted, self._began = False, 0.0
        self.board.installEventFilter(self)
        self.board.show()
        self.settle()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note that the window is about to paint what has changed; stop nothing."""
        if event.type() == QEvent.Type.UpdateRequest:
            self._painted = True
        return False

    def settle(self) -> float:
        """Handle events until nothing asks to be painted; gives the moment at which the last paint was done."""
        done = self._began = time.perf_counter()
        idle = 0
        while idle < _IDLE_PASSES:
            self._painted = False
            self.app.processEvents()
            idle += 1
            if self._painted:
                idle, done = 0, time.perf_counter()
        return done

    def do(self, edit: AnyEdit) -> None:
        """Do an edit as the board does; a refusal is an error."""
        if not self.bridge.do(edit):
            raise RuntimeError(f"refused: {edit}")

    def time(self, deed: Callable[[], object]) -> float:
        """Seconds from the beginning of a deed to the painted board; a deed that nobody sees is an error."""
        started = time.perf_counter()
        deed()
        done = self.settle()
        if done <= self._began:
            raise RuntimeError("nothing was painted: the deed is out of sight")
        return done - started

    def close(self) -> None:
        """Take the window away."""
        self.board.close()
        self.board.deleteLater()
        self.app.processEvents()
