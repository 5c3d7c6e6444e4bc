"""The window's border: an error that nobody foresaw is kept, written down, and told; the work goes on.

Python calls it for whatever goes wrong in a slot, in a method that Qt calls, in a thread, or while an
object goes away. It may be in the middle of painting then, so nothing happens here but taking notes:
the rest follows from the event loop.
"""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Qt, Signal

from blueprint_editor.gui.guard import went_well

if TYPE_CHECKING:
    from blueprint_editor.gui.desk import Desk
    from blueprint_editor.gui.dialogs.error import ErrorDialog

AGAIN_AFTER = 60.0
"""Seconds before the same error is told again: a paint that fails is called sixty times a second."""

_PAINTING = frozenset({"paintEvent", "paint", "sizeHint", "data", "drawBackground", "viewportEvent"})


class Trouble(msgspec.Struct, frozen=True):
    """An error as it was noted: what was going on (a key of `failure.while`), and the report of it.

    Not the error itself: it would keep everything alive that its frames hold.
    """

    going_on: str
    happened: str
    trail: tuple[str, ...]


class ErrorBorder(QObject):
    """Takes every error that nobody else caught; `before_telling` is called first, to bring the work to safety."""

    _noted = Signal()

    def __init__(self, desk: Desk, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(desk)
        self.before_telling: list[Callable[[], object]] = []
        self.dialog: ErrorDialog | None = None
        self.count = 0
        """How many errors there were, told or not."""
        self._desk = desk
        self._clock = clock
        self._told: dict[tuple[object, ...], float] = {}
        self._waiting: deque[Trouble] = deque()
        self._busy = threading.local()
        self._noted.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Be the one that Python calls, in every thread."""
        sys.excepthook = self
        threading.excepthook = self._in_thread
        sys.unraisablehook = self._in_passing

    def uninstall(self) -> None:
        """Leave it to Python again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What `sys.excepthook` is called with, in any thread."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        elif getattr(self._busy, "now", False):  # an error while one is being noted or told: not another round
            self.count += 1
            _complain("".join(traceback.format_exception(kind, error, trace)))
        else:
            self._busy.now = True
            try:
                self._note(error, trace)
            finally:
                self._busy.now = False
                sys.last_value = sys.last_traceback = None  # else a painter in it would go on painting for ever

    def _in_thread(self, found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None and not isinstance(found.exc_value, SystemExit):
            self(found.exc_type, found.exc_value, found.exc_traceback)

    def _in_passing(self, found: sys.UnraisableHookArgs) -> None:
        if found.exc_value is not None:
            self(found.exc_type, found.exc_value, found.exc_traceback)

    def _note(self, error: BaseException, trace: TracebackType | None) -> None:
        from blueprint_editor.gui.trail import TRAIL
        from blueprint_editor.workflows import reporting

        self.count += 1
        signature = reporting.signature_of(error, trace)
        now, last = self._clock(), self._told.get(signature)
        if last is not None and now - last < AGAIN_AFTER:
            return
        self._told[signature] = now
        _complain("".join(traceback.format_exception(type(error), error, trace)))
        self._waiting.append(Trouble(_going_on(trace), reporting.report_of(error, trace), tuple(TRAIL)))
        self._noted.emit()

    def _tell(self) -> None:
        """From the event loop of the GUI thread: bring the work to safety, write it down, say so."""
        if not self._waiting:
            return
        for bring_to_safety in self.before_telling:
            self._quietly(bring_to_safety)
        self._quietly(self._desk.show_again)
        troubles = list(self._waiting)
        self._waiting.clear()
        self._quietly(lambda: self._show(troubles))

    def _show(self, troubles: list[Trouble]) -> None:
        from blueprint_editor.gui.dialogs.error import ErrorDialog, write_down

        reports = [write_down(self._desk, trouble) for trouble in troubles]
        if self.dialog is not None:
            self.dialog.add(reports)
            return
        window = self._desk.window_in_use()
        if window is not None:
            self.dialog = ErrorDialog(window, troubles[0], reports)
            self.dialog.destroyed.connect(self._on_gone)
            self.dialog.open()

    def _on_gone(self) -> None:
        self.dialog = None

    def _quietly(self, deed: Callable[[], object]) -> None:
        """Do something about an error; that this fails as well must not lead to another round."""
        self._busy.now = True
        try:
            went_well(deed)
        finally:
            self._busy.now = False


def _going_on(trace: TracebackType | None) -> str:
    """What was going on, as a key: work in a thread, painting, or something the user did."""
    if threading.current_thread() is not threading.main_thread():
        return "job"
    names = {frame.f_code.co_name for frame, _line in traceback.walk_tb(trace)}
    return "painting" if names & _PAINTING else "deed"


def _complain(text: str) -> None:
    """Write to stderr, which a program started from a desktop may not have."""
    if sys.stderr is not None:
        sys.stderr.write(text)
