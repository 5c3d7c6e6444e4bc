"""Starts a window and says when its first whole frame stood there: `python -m benchmarks.first_frame bare|editor`.

The editor is started as a user starts it. Only the event loop is ours: it notes when a window paints,
and ends when nothing asks to be painted any more. A picture taken then must equal one taken a good
while later, or the frame was not whole. Prints JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_IDLE_PASSES = 3
"""A layout that was put off to a timer asks to be painted one pass later."""
_LATER = 0.5
"""Seconds after which the picture must still be the same."""


sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # what Python itself does for "is not there"
"""msgspec loads it where it finds it, 2.6 ms; what the program itself needs does not bring it, only tools
for development do, so it is hidden from both."""

_cards: set[str] = set()


def run_until_whole(*_: object) -> int:
    """An event loop that reports when the first frame is whole, and ends the program."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject
    from PySide6.QtWidgets import QApplication

    class Watch(QObject):
        """Notes that a window is about to paint; on windows only, as a look at each event would take its time."""

        painted = False

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            """Note it; stop nothing."""
            if event.type() == QEvent.Type.UpdateRequest:
                self.painted = True
            return False

    watch, windows = Watch(), [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    for window in windows:
        window.installEventFilter(watch)
    idle, last = 0, 0.0
    while idle < _IDLE_PASSES:
        watch.painted = False
        QCoreApplication.processEvents()
        idle += 1
        if watch.painted:
            idle, last = 0, time.monotonic()
    cards = len(_cards)
    whole = last > 0 and _is_whole(windows)
    print(json.dumps({"at": last, "cards": cards, "whole": whole}), flush=True)
    os._exit(0)


def _is_whole(windows: Sequence[QWidget]) -> bool:
    """Whether nothing changes any more in the sight of the windows."""
    from PySide6.QtCore import QCoreApplication

    before = [window.grab().toImage() for window in windows]
    until = time.monotonic() + _LATER
    while time.monotonic() < until:
        QCoreApplication.processEvents()
        time.sleep(0.01)
    return before == [window.grab().toImage() for window in windows]


def bare() -> None:
    """The least that a window can be: one label."""
    from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

    app = QApplication([])
    window = QWidget()
    window.resize(1280, 800)
    QVBoxLayout(window).addWidget(QLabel("Blueprint"))
    window.show()
    _take_over()
    app.exec()


def editor(arguments: Sequence[str]) -> None:
    """The program itself, through its command line; it loads Qt when and how it does for a user."""
    from blueprint_editor.cli import main
    from blueprint_editor.gui import app

    begin = app.begin

    def begin_and_take_over(*arguments: Any) -> None:
        _note_cards()
        begin(*arguments)
        _take_over()

    app.begin = begin_and_take_over  # type: ignore[assignment]  # hands on whatever it is given
    main(list(arguments))


def _take_over() -> None:
    """Put our event loop in the place of Qt's."""
    from PySide6.QtWidgets import QApplication

    QApplication.exec = staticmethod(run_until_whole)  # type: ignore[method-assign]  # see the top


def _note_cards() -> None:
    """Remember which cards have been painted."""
    from blueprint_editor.paint.card import Cards

    paint = Cards.paint

    def noted(self: Cards, *arguments: Any) -> None:
        paint(self, *arguments)
        _cards.add(arguments[2].id)

    Cards.paint = noted  # type: ignore[method-assign,assignment]  # for this process only


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        editor(sys.argv[2:])
