"""The whole program in a process that is killed: it brings back what the last one left, and adds entries until its end.

An entry counts as done, and its number is printed, once the board has been painted with it.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, QTimer

from blueprint_editor.core.edits import AddEntries
from blueprint_editor.core.model import Element, Task
from blueprint_editor.gui import app
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.left_work import LeftWork
from blueprint_editor.gui.main_window import Window


class Painted(QObject):
    """Adds an entry, waits until the window has painted it, says so, and adds the next."""

    def __init__(self, window: Window, first: int) -> None:
        """Begin with this number."""
        super().__init__(window)
        self._window = window
        self._number = first
        self._added = self._done = False
        window.installEventFilter(self)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The window is about to paint what has changed."""
        self._done = self._done or event.type() == QEvent.Type.UpdateRequest
        return False

    def _turn(self) -> None:
        if not self._added:
            self._add()
            self._added, self._done = True, False
        elif self._done:
            sys.stdout.write(f"{self._number}\n")
            sys.stdout.flush()
            self._number += 1
            self._added = False

    def _add(self) -> None:
        session = self._window.session
        stage = session.blueprint.stages[self._number % 2].id
        entry = Task(session.new_id("ta"), f"werk {self._number}")
        assert self._window.bridge.do(AddEntries(stage, Element.TASK, 0, (entry,)))


def go_on(desk: Desk) -> None:
    """Bring back what there is, if there is anything, and work on."""
    work: LeftWork = desk.left_work
    window = desk.windows[0]

    def work_on() -> None:
        shown = desk.windows[-1]
        numbers = [
            int(entry.text.split()[1]) for _, _, entry in shown.bridge.blueprint.entries() if "werk " in entry.text
        ]
        sys.stdout.write(f"found {' '.join(map(str, sorted(numbers)))}\n")
        sys.stdout.flush()
        Painted(shown, max(numbers, default=0) + 1)

    def found() -> None:
        if work.found:
            work.bring_back(window, work.found[0], work_on)
        else:
            window.files.create("empty", "nl")
            work_on()

    work.look(found)


if __name__ == "__main__":
    setattr(Desk, "settle", go_on)  # noqa: B010  # in place of the offer, whose button it presses
    app._SETTLED = 50
    sys.exit(app.run([], language="nl"))
