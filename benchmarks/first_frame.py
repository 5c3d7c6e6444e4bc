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

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

_IDLE_PASSES = 3
"""A layout that was put off to a timer asks to be painted one pass later."""
_LATER = 0.5
"""Seconds after which the picture must still be the same."""


class _Watch(QObject):
    """Notes that a window is about to paint; on windows only, as a look at each event would take its time."""

    painted = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note it; stop nothing."""
        if event.type() == QEvent.Type.UpdateRequest:
            self.painted = True
        return False


_cards: set[str] = set()


def _run_until_whole(*_: object) -> int:
    """An event loop that reports when the first frame is whole, and ends the program."""
    watch, windows = _Watch(), [window for window in QApplication.topLevelWidgets() if window.isVisible()]
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
    whole = _is_whole(windows)
    print(json.dumps({"at": last, "cards": cards, "whole": whole and last > 0}), flush=True)
    os._exit(0)


def _is_whole(windows: Sequence[QWidget]) -> bool:
    """Whether nothing changes any more in the sight of the windows."""
    before = [window.grab().toImage() for window in windows]
    until = time.monotonic() + _LATER
    while time.monotonic() < until:
        QCoreApplication.processEvents()
        time.sleep(0.01)
    return before == [window.grab().toImage() for window in windows]


def bare() -> None:
    """The least that a window can be: one label."""
    app = QApplication([])
    window = QWidget()
    window.resize(1280, 800)
    QVBoxLayout(window).addWidget(QLabel("Blueprint"))
    window.show()
    app.exec()


def editor(arguments: Sequence[str]) -> None:
    """The program itself, through its command line."""
    from blueprint_editor.cli import main
    from blueprint_editor.core.model import AnyEntry
    from blueprint_editor.paint.card import Cards

    paint = Cards.paint

    def noted(self: Cards, painter: QPainter, rect: object, entry: AnyEntry, state: object) -> None:
        paint(self, painter, rect, entry, state)  # type: ignore[arg-type]  # handed on as it came
        _cards.add(entry.id)

    Cards.paint = noted  # type: ignore[method-assign]  # to see which cards have been painted
    main(list(arguments))


if __name__ == "__main__":
    QApplication.exec = staticmethod(_run_until_whole)  # type: ignore[method-assign]  # see the top
    if sys.argv[1] == "bare":
        bare()
    else:
        editor(sys.argv[2:])
