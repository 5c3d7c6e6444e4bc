"""The part of the settings that says how many minutes each part of a new blueprint's agenda gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from blueprint_editor.method.agenda import STANDARD
from blueprint_editor.wording import say

from .buttons import keep_aside

if TYPE_CHECKING:
    from blueprint_editor.gui.desk import Desk

_MOST = 240
_COLUMNS = 2


class UsualAgenda(QWidget):
    """A number for each part of the method's agenda; none leaves the part out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._about, self._total, self.reset = QLabel(), QLabel(), QPushButton()
        self._about.setWordWrap(True)
        self.minutes: dict[str, QSpinBox] = {}
        self._labels: dict[str, QLabel] = {}
        keep_aside(self.reset)
        self.reset.clicked.connect(self._reset)
        foot = QHBoxLayout()
        foot.addWidget(self._total, 1)
        foot.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._about)
        column.addLayout(self._grid())
        column.addLayout(foot)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        lines = -(-len(STANDARD) // _COLUMNS)
        for number, (code, _) in enumerate(STANDARD):
            box, label = self._box(code), QLabel()
            label.setBuddy(box)
            self.minutes[code], self._labels[code] = box, label
            side = number // lines * 3
            grid.addWidget(label, number % lines, side)
            grid.addWidget(box, number % lines, side + 1)
        grid.setColumnMinimumWidth(2, 12)
        for side in (0, 3):
            grid.setColumnStretch(side, 1)
        return grid

    def _box(self, code: str) -> QSpinBox:
        box = QSpinBox()
        box.setRange(0, _MOST)
        box.setSingleStep(5)
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.valueChanged.connect(lambda count: self._set(code, count))
        return box

    def _set(self, code: str, count: int) -> None:
        changed = {**self._desk.settings.agenda, code: count}
        self._desk.settings.agenda = {
            code: changed[code] for code, usual in STANDARD if changed.get(code, usual) != usual
        }
        self.fill()

    def _reset(self) -> None:
        self._desk.settings.agenda = {}
        self.fill()

    def fill(self) -> None:
        """Show what a new blueprint gets now, in the words and colours of the window."""
        appearance, changed = self._desk.appearance, self._desk.settings.agenda
        language = appearance.language
        dim = f"color: {appearance.look.dim.name()};"
        self._about.setStyleSheet(dim)
        self._total.setStyleSheet(dim)
        self._about.setText(say("settings.agenda.about", language))
        for code, usual in STANDARD:
            box = self.minutes[code]
            box.blockSignals(True)
            box.setSuffix(say("settings.agenda.minutes", language))
            box.setSpecialValueText(say("settings.agenda.out", language))
            box.setValue(changed.get(code, usual))
            box.blockSignals(False)
            name = say(f"steps.agenda.{code}", language)
            self._labels[code].setText(name)
            box.setAccessibleName(say("settings.agenda.box", language, name=name))
        total = sum(box.value() for box in self.minutes.values())
        self._total.setText(say("steps.agenda.total", language, hours=total // 60, minutes=f"{total % 60:02}"))
        self.reset.setText(say("settings.agenda.reset", language))
        self.reset.setEnabled(bool(changed))
