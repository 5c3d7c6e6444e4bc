"""Python's garbage goes on the GUI thread.

Left to itself the collector runs in whatever thread makes the next object, and takes with it what Qt lets no other
thread touch: a text cursor that it takes away there while somebody types in that text ends the program.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1_000
"""Milliseconds between two looks: what piles up meanwhile is small, also while a large workbook is read."""


class Collector(QObject):
    """Does until `end` what Python's collector does by itself, at the same thresholds.

    It does so between two events: by itself the collector also runs while Qt paints something, and may take that away.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def end(self) -> None:
        """Leave it to Python again, where it was taken from it."""
        self._timer.stop()
        if self._was_on:
            gc.enable()

    def _look(self) -> None:
        counts, most = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):  # an older one takes the younger with it
            if counts[generation] > most[generation]:
                gc.collect(generation)
                return
