"""Data points that may be one and the same: looked for when nobody types, shown together, and merged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.context import Context, one_line
from blueprint_editor.method.doubles import Placed

from .columns import PointRow

if TYPE_CHECKING:
    from .view import PointsView

AFTER = 800
"""Milliseconds without a change after which doubles are looked for."""
ROOM, LEAST = 760, 136
"""From which width in pixels of the table on the name is there, and how wide the button is at least."""
NAME = 24
"""How many letters of a name stand on the button."""


@guarded
class DoublesBar(QWidget):
    """Says how many there are, shows only those when it is asked to, and merges them or sets them apart."""

    shown = Signal(object)
    """Which group each data point is in, when only those are to be shown; none is all of them."""
    merge_asked = Signal(list)
    """The rows to be made one, the one that stays first."""
    apart_asked = Signal(list)
    """The rows that are no doubles of each other."""

    def __init__(self, context: Context, view: PointsView) -> None:
        super().__init__()
        self._context, self._view = context, view
        self._groups: list[list[Placed]] = []
        self._search: Iterator[list[list[Placed]] | None] | None = None
        self.merge = QPushButton()
        self.merge.setMinimumWidth(LEAST)
        self.merge.clicked.connect(lambda: self.merge_asked.emit(self.group()))
        self.apart = QPushButton()
        self.apart.clicked.connect(lambda: self.apart_asked.emit(self.group()))
        self.only = QPushButton()
        self.only.setCheckable(True)
        self.only.toggled.connect(self._on_only)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.merge)
        row.addWidget(self.apart)
        row.addWidget(self.only)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)

    def look(self) -> None:
        """Something changed: look again, at once while one works on the doubles themselves."""
        self._timer.start(0 if self.only.isChecked() else AFTER)

    def _begin(self) -> None:
        """Look a little at a time, so that no key waits for it."""
        if self.isVisibleTo(self.window()):
            self._search = self._context.doubles.groups(self._context.blueprint)
            self._look_on()

    def _look_on(self) -> None:
        found = next(self._search, []) if self._search is not None else None
        if self._search is not None and found is None:
            QTimer.singleShot(0, self, self._look_on)
        elif found is not None:
            self._search, self._groups = None, found
            self.dress()
            if self.only.isChecked():
                self._on_only(on=True)

    def _on_only(self, on: bool) -> None:
        groups = {point.id: number for number, group in enumerate(self._groups) for _, point in group}
        self.shown.emit(groups if on else None)
        self.dress()

    def group(self) -> list[PointRow]:
        """What would be merged: the selected rows, else those that the current one may be the same as."""
        rows, current, groups = self._view.chosen(), self._view.current_row(), self._view.points.groups
        if len(rows) < 2 and current is not None and groups is not None:
            number = groups.get(current.id)
            rows = [row for row in self._view.points.rows if groups.get(row.id) == number]
        first = [row for row in rows if current is not None and row.id == current.id]
        return first + [row for row in rows if row not in first]

    def dress(self) -> None:
        """Take the words and colours of the window, and say what is there now."""
        context, say = self._context, self._context.say
        self.only.setIcon(context.icon("copy"))
        self.only.setToolTip(say("points.doubles.tip"))
        self.only.setText(say("points.doubles", n=sum(len(group) - 1 for group in self._groups)))
        self.only.setVisible(bool(self._groups) or self.only.isChecked())
        self.merge.setIcon(context.icon("merge"))
        self.merge.setToolTip(say("points.merge.tip"))
        self.apart.setIcon(context.icon("split"))
        self.apart.setText(say("points.apart"))
        self.apart.setToolTip(say("points.apart.tip"))
        self.tell()

    def tell(self) -> None:
        """Say what would be merged now."""
        group = self.group() if self.only.isChecked() else []
        for button in (self.merge, self.apart):
            button.setVisible(self.only.isChecked())
            button.setEnabled(len(group) > 1)
        room = self._view.width() >= ROOM
        self.merge.setText(merge_words(self._context, group, named=room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the button does not say which one stays; its tip does."""
        super().resizeEvent(event)
        self.tell()


def merge_words(context: Context, rows: list[PointRow], named: bool = True) -> str:
    """What merging rows is called: how many, and which of them stays when that is to be named."""
    if len(rows) < 2:
        return context.say("points.merge.none")
    if not named:
        return context.say("points.merge.short", n=len(rows))
    name = one_line(rows[0].point.text)
    name = name if len(name) <= NAME else f"{name[: NAME - 1].rstrip()}…"
    return context.say("points.merge", n=len(rows), name=name.replace("&", "&&"))
