"""Starts a window and says when its first whole frame stood there: `python -m benchmarks.first_frame bare|editor`.

The editor is started as a user starts it. Only the event loop is ours: it notes each widget and each
card that is painted for the first time, and ends when nothing new appeared for a while. The moment of
the last new thing is that of the first frame with all visible cards and the chrome. Prints JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

_QUIET = 0.4
"""Seconds without anything new after which the frame is whole."""
_PATIENCE = 30.0


class _Watch(QObject):
    """Remembers which widgets were painted."""

    def __init__(self) -> None:
        """Nothing was painted yet."""
        super().__init__()
        self.widgets: set[int] = set()
        self.cards: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a widget that is painted; stop nothing."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.widgets.add(id(watched))
        return False

    @property
    def seen(self) -> int:
        """How many things were painted at least once."""
        return len(self.widgets) + len(self.cards)


_watch = _Watch()


def _run_until_whole(*_: object) -> int:
    """An event loop that reports when the first frame is whole, and ends the program."""
    QCoreApplication.instance().installEventFilter(_watch)  # type: ignore[union-attr]  # the caller has made it
    began = last = time.monotonic()
    while time.monotonic() - last < _QUIET or not _watch.seen:
        before = _watch.seen
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        if _watch.seen > before:
            last = time.monotonic()
        elif time.monotonic() - began > _PATIENCE:
            return 1
        else:
            time.sleep(0.001)
    print(json.dumps({"at": last, "widgets": len(_watch.widgets), "cards": len(_watch.cards)}), flush=True)
    os._exit(0)


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
        _watch.cards.add(entry.id)

    Cards.paint = noted  # type: ignore[method-assign]  # to see which cards have been painted
    main(list(arguments))


if __name__ == "__main__":
    QApplication.exec = staticmethod(_run_until_whole)  # type: ignore[method-assign]  # see the top
    if sys.argv[1] == "bare":
        bare()
    else:
        editor(sys.argv[2:])
