"""The parts of a form that are numbers: a number or nothing, a percentage, days before or after a moment."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QLocale, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout

from blueprint_editor.core.model import Anchor, Kind, Stage, When
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.choices import Combo
from blueprint_editor.gui.panels.context import Context
from blueprint_editor.gui.panels.dress import FIELD_HEIGHT, paint_field
from blueprint_editor.gui.panels.editors import Editor, leaves_undo
from blueprint_editor.gui.panels.subjects import Subject


@guarded
class EmptiableSpin(QDoubleSpinBox):
    """A number, or nothing: the smallest value is shown as an empty field."""

    def __init__(self, unit: str, most: float, step: float, decimals: int = 0) -> None:
        super().__init__()
        self.unit = unit
        self.setDecimals(decimals)
        self.setRange(-1, most)
        self.setSingleStep(step)
        self.setValue(-1)
        self.setKeyboardTracking(True)
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setFrame(False)
        self.lineEdit().setStyleSheet("background: transparent; border: none;")
        self.lineEdit().setTextMargins(6, 0, 6, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(64)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(super().sizeHint().width(), FIELD_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(super().minimumSizeHint().width(), FIELD_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A field like the others; its line paints the text."""
        painter = QPainter(self)
        paint_field(painter, self, self.hasFocus() or self.lineEdit().hasFocus(), self.underMouse())
        painter.end()

    def textFromValue(self, value: float) -> str:
        """The number with its unit, or nothing."""
        if value < 0:
            return ""
        shown = f"{value:.{self.decimals()}f}"
        shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
        return shown.replace(".", QLocale().decimalPoint()) + self.unit

    def valueFromText(self, text: str) -> float:
        """The number in a text, -1 for none."""
        number = self._number(text)
        return -1.0 if number is None else number

    def _number(self, text: str) -> float | None:
        bare = text.strip().removesuffix(self.unit.strip()).strip().replace(",", ".")
        try:
            return float(bare) if bare else None
        except ValueError:
            return None

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Any number from nought to the most, with or without its unit; nothing is a value too."""
        bare = text.strip().removesuffix(self.unit.strip()).strip()
        if not bare:
            return QValidator.State.Acceptable, text, position
        number = self._number(text)
        if number is None or number < 0 or number > self.maximum():
            return QValidator.State.Invalid, text, position
        return QValidator.State.Acceptable, text, position

    def stepBy(self, steps: int) -> None:
        """One step from nothing is the first step."""
        now = max(0.0, self.value())
        wanted = now + steps * self.singleStep()
        self.setValue(wanted if wanted > 0 else -1)

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window where it belongs."""
        if leaves_undo(event, self.lineEdit().isModified()):
            event.ignore()
            return False
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel is the form's, unless the number has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class NumberEditor(Editor):
    """A number of something, or none."""

    def __init__(self, context: Context, unit: str, most: float, step: float = 1, decimals: int = 0) -> None:
        super().__init__(context)
        self.spin = EmptiableSpin(unit, most, step, decimals)
        self.spin.valueChanged.connect(self.typed)
        self.spin.editingFinished.connect(self.edited)
        self.hold(self.spin)

    def value(self) -> Any:
        """The whole number, or none."""
        return None if self.spin.value() < 0 else round(self.spin.value())

    def show_value(self, value: Any) -> None:
        """Show a number or nothing."""
        if self.value() != value:
            with QSignalBlocker(self.spin):
                self.spin.setValue(-1 if value is None else value)
        self.spin.lineEdit().setModified(False)


class PercentEditor(NumberEditor):
    """A share of one, shown as a percentage; fixed for stages that close the deal."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "%", 100, 5, decimals=2)

    def value(self) -> Any:
        """A number from 0 to 1, or none."""
        return None if self.spin.value() < 0 else round(self.spin.value() / 100, 6)

    def show_value(self, value: Any) -> None:
        """Show a share of one."""
        if self.value() != value:
            with QSignalBlocker(self.spin):
                self.spin.setValue(-1 if value is None else value * 100)
        self.spin.lineEdit().setModified(False)

    def show_subject(self, subject: Subject, owner: Any) -> None:
        """A won or lost stage has a fixed probability."""
        super().show_subject(subject, owner)
        is_open = isinstance(owner, Stage) and owner.kind is Kind.OPEN
        self.spin.setEnabled(is_open)
        self.spin.setToolTip("" if is_open else self.context.say("panels.probability.fixed"))


class WhenEditor(Editor):
    """A moment: so many days after entering or before leaving, or none."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.days = EmptiableSpin("", 3650, 1)
        self.days.setFixedWidth(64)
        self.days.valueChanged.connect(self.typed)
        self.days.editingFinished.connect(self.edited)
        self.days.setAccessibleName(context.say("panels.when.days.name"))
        self.anchor = Combo()
        self.anchor.fill([(context.say("panels.when.none"), None), *(("", anchor) for anchor in Anchor)])
        self.anchor.activated.connect(self._on_anchor)
        self.hold(self.anchor)
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.insertWidget(0, self.days)

    def set_name(self, name: str) -> None:
        """What a screen reader calls the choice; the number has a name of its own."""
        self.anchor.setAccessibleName(name)

    def value(self) -> Any:
        """The moment, or none."""
        anchor = self.anchor.key()
        return None if anchor is None else When(anchor, max(0, round(self.days.value())))

    def show_value(self, value: Any) -> None:
        """Show a moment."""
        if self.value() != value:
            with QSignalBlocker(self.days):
                self.days.setValue(0 if value is None else value.days)
            self.anchor.choose(None if value is None else value.anchor)
        self.days.lineEdit().setModified(False)
        self._read_well()

    def _on_anchor(self) -> None:
        self._read_well()
        self.edited.emit()

    def _read_well(self) -> None:
        """The number and the choice read as one line: `3` `days after entering`."""
        self.days.setVisible(self.anchor.key() is not None)
        days = max(0, round(self.days.value()))
        for number, anchor in enumerate(Anchor, 1):
            self.anchor.setItemText(number, self.context.say(f"panels.when.{anchor.value}", n=days))
