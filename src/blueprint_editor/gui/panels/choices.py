"""The parts of a form that choose: enumerations, roles, stages, ticks, numbers."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QEvent, QLocale, QRect, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDoubleSpinBox,
    QGridLayout,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStylePainter,
)

from blueprint_editor.core.edits import SetDeliberatelyEmpty
from blueprint_editor.core.model import (
    ELEMENTS,
    Anchor,
    Element,
    HubSpotMapping,
    HubSpotUse,
    Kind,
    Stage,
    When,
)
from blueprint_editor.gui.panels.context import Context
from blueprint_editor.gui.panels.editors import Editor, Line, leaves_undo
from blueprint_editor.gui.panels.subjects import Subject
from blueprint_editor.wording import element_title, enum_label


class Combo(QComboBox):
    """A combo box that a wheel does not change while one scrolls past it.

    A text that is too long ends in an ellipsis. A flat one reads like text until it is pointed at.
    """

    def __init__(self) -> None:
        super().__init__()
        self.flat = False
        self.keys: list[Any] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.currentTextChanged.connect(self.setToolTip)

    def fill(self, options: Iterable[tuple[str, Any]]) -> None:
        """Offer these texts, each for its key. Qt would hand a key back as a plain text, so they stay here."""
        pairs = list(options)
        self.clear()
        self.keys = [key for _, key in pairs]
        self.addItems([text for text, _ in pairs])

    def key(self) -> Any:
        """The key of what is chosen, or none."""
        index = self.currentIndex()
        return self.keys[index] if 0 <= index < len(self.keys) else None

    def choose(self, key: Any) -> None:
        """Choose by key; nothing when it is not offered."""
        self.setCurrentIndex(self.keys.index(key) if key in self.keys else -1)

    def set_flat(self) -> None:
        """Read like text, as wide as the text, with a small chevron."""
        self.flat = True
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        line = self.lineEdit()
        if line is not None:
            line.setFrame(False)
            line.setStyleSheet("background: transparent; border: none;")
            line.textChanged.connect(self.updateGeometry)
        self.currentTextChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A flat one is as wide as its text."""
        hint = super().sizeHint()
        if not self.flat:
            return hint
        line = self.lineEdit()
        text = self.currentText() or (line.placeholderText() if line else "")
        return QSize(QFontMetrics(self.font()).horizontalAdvance(text) + 28, hint.height() - 2)

    def minimumSizeHint(self) -> QSize:
        """A flat one may become narrow."""
        return QSize(48, self.sizeHint().height()) if self.flat else super().minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As the style does, with the text cut to the room there is; a flat one without a frame."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        style = self.style()
        control = QStyle.ComplexControl.CC_ComboBox
        room = style.subControlRect(control, option, QStyle.SubControl.SC_ComboBoxEditField, self)
        option.currentText = option.fontMetrics.elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width() - 4
        )
        if self.flat:
            self._paint_flat(painter)
        else:
            painter.drawComplexControl(control, option)
            if not self.isEditable():
                painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def _paint_flat(self, painter: QStylePainter) -> None:
        lit = self.underMouse() or self.hasFocus()
        palette = self.palette()
        if lit:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(palette.highlight().color() if self.hasFocus() else palette.mid().color())
            painter.setBrush(palette.base())
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        arrow = QStyleOption()
        arrow.initFrom(self)
        side = 10
        arrow.rect = QRect(self.width() - side - 6, (self.height() - side) // 2, side, side)
        painter.setOpacity(1.0 if lit else 0.55)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorArrowDown, arrow)
        painter.setOpacity(1.0)
        if not self.isEditable():
            room = self.rect().adjusted(3, 0, -side - 8, 0)
            shown = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
            painter.setPen(palette.text().color())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel is the form's, unless the combo has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceEditor(Editor):
    """One value of an enumeration."""

    def __init__(self, context: Context, values: Iterable[StrEnum]) -> None:
        super().__init__(context)
        self.combo = Combo()
        self.combo.fill((enum_label(value, context.language), value) for value in values)
        self.combo.activated.connect(self.edited)
        self.hold(self.combo)

    def set_flat(self) -> None:
        """Read like text until it is pointed at."""
        self.combo.set_flat()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def value(self) -> Any:
        """The value that is chosen."""
        return self.combo.key()

    def show_value(self, value: Any) -> None:
        """Choose a value."""
        self.combo.choose(value)


class StageEditor(Editor):
    """A stage of the pipeline, or none."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.combo = Combo()
        self.combo.activated.connect(self.edited)
        self._names: list[tuple[str | None, str]] = []
        self.hold(self.combo)

    def set_flat(self) -> None:
        """Read like text until it is pointed at."""
        self.combo.set_flat()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def value(self) -> Any:
        """The id of the stage that is chosen, or none."""
        return self.combo.key()

    def show_value(self, value: Any) -> None:
        """Choose a stage by its id."""
        self.combo.choose(value)

    def show_subject(self, subject: Subject, owner: Any) -> None:
        """Take the stages as they are called now."""
        super().show_subject(subject, owner)
        stages = self.context.blueprint.stages
        names: list[tuple[str | None, str]] = [(None, self.context.say("required.never"))]
        names += [(stage.id, f"{number}. {stage.name}") for number, stage in enumerate(stages, 1)]
        if names == self._names:
            return
        self._names = names
        chosen = self.value()
        self.combo.fill((name, stage_id) for stage_id, name in names)
        self.show_value(chosen)


class SearchCombo(Combo):
    """A combo box in which one types to filter; its texts are read when it gets the focus or opens."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.line = Line()
        self.setLineEdit(self.line)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)

    def texts(self) -> list[str]:
        """What can be chosen, as it is now."""
        return []

    def refill(self) -> None:
        """Read the texts anew; what is typed stays."""
        texts = self.texts()
        if texts == [self.itemText(index) for index in range(self.count())]:
            return
        typed = self.line.text()
        with QSignalBlocker(self):
            self.clear()
            self.addItems(texts)
            self.setCurrentIndex(-1)
            self.line.show_text(typed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Read the texts anew."""
        self.refill()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        """Read the texts anew."""
        self.refill()
        super().showPopup()


class RoleCombo(SearchCombo):
    """A role: one of the blueprint's, or a new one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def texts(self) -> list[str]:
        """The roles of the blueprint."""
        return list(self.context.blueprint.roles)


class RoleEditor(Editor):
    """A role; a new name is a new role of the blueprint."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.combo = RoleCombo(context)
        self.combo.line.setPlaceholderText(context.say("role.hint"))
        self.combo.activated.connect(self.edited)
        self.combo.line.editingFinished.connect(self.edited)
        self.combo.line.given_up.connect(self.edited)
        self.hold(self.combo)

    def set_flat(self) -> None:
        """Read like text until it is pointed at."""
        self.combo.set_flat()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def value(self) -> Any:
        """The role."""
        return self.combo.currentText().strip()

    def show_value(self, value: Any) -> None:
        """Show a role."""
        if self.combo.currentText() != value:
            self.combo.line.show_text(value)
        self.combo.line.setModified(False)

    def settle(self) -> None:
        """Esc does not go back beyond the role that is shown."""
        self.combo.line.settle()


class CheckEditor(Editor):
    """A tick with its name beside it."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__(context)
        self.box = QCheckBox(name)
        self.box.clicked.connect(self.edited)
        self.hold(self.box)

    def value(self) -> Any:
        """Whether it is ticked."""
        return self.box.isChecked()

    def show_value(self, value: Any) -> None:
        """Tick it or not."""
        self.box.setChecked(bool(value))


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
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(64)

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
        self.spin.setToolTip("" if is_open else self.context.say("probability.fixed"))


class WhenEditor(Editor):
    """A moment: days after entering or before leaving, or none."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.anchor = Combo()
        anchors = [(context.say(f"when.{anchor.value}"), anchor) for anchor in Anchor]
        self.anchor.fill([(context.say("when.none"), None), *anchors])
        self.anchor.activated.connect(self._on_anchor)
        self.days = QSpinBox()
        self.days.setRange(0, 3650)
        self.days.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.days.valueChanged.connect(self.typed)
        self.days.editingFinished.connect(self.edited)
        self.days.setAccessibleName(context.say("when.days.name"))
        self.hold(self.anchor, self.days)

    def set_name(self, name: str) -> None:
        """What a screen reader calls the choice; the number has a name of its own."""
        self.anchor.setAccessibleName(name)

    def value(self) -> Any:
        """The moment, or none."""
        anchor = self.anchor.key()
        return None if anchor is None else When(anchor, self.days.value())

    def show_value(self, value: Any) -> None:
        """Show a moment."""
        if self.value() != value:
            with QSignalBlocker(self.days):
                self.days.setValue(0 if value is None else value.days)
            self.anchor.choose(None if value is None else value.anchor)
        self._suffix()

    def _on_anchor(self) -> None:
        self._suffix()
        self.edited.emit()

    def _suffix(self) -> None:
        self.days.setVisible(self.anchor.key() is not None)
        self.days.setSuffix(" " + self.context.say("days", n=self.days.value()))


class HubSpotEditor(Editor):
    """What a data point becomes in HubSpot, and the internal name there."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.use = Combo()
        self.use.fill((enum_label(use, context.language), use) for use in HubSpotUse)
        self.name = Line()
        self.name.setPlaceholderText(context.say("hubspot.name.hint"))
        self.name.setAccessibleName(context.say("hubspot.name"))
        self.use.activated.connect(self._on_use)
        self.name.textEdited.connect(self.typed)
        self.name.editingFinished.connect(self.edited)
        self.name.given_up.connect(self.edited)
        self.hold(self.use, self.name)

    def value(self) -> Any:
        """The mapping."""
        return HubSpotMapping(self.use.key(), self.name.text())

    def show_value(self, value: Any) -> None:
        """Show a mapping."""
        self.use.choose(value.use)
        if self.name.text() != value.name:
            self.name.show_text(value.name)
        self.name.setModified(False)
        self._name_or_not()

    def settle(self) -> None:
        """Esc does not go back beyond the name that is shown."""
        self.name.settle()

    def _on_use(self) -> None:
        self._name_or_not()
        self.edited.emit()

    def _name_or_not(self) -> None:
        used = self.use.key() in {HubSpotUse.NEW, HubSpotUse.EXISTING}
        self.name.setVisible(used or bool(self.name.text()))


class EmptyCellsEditor(Editor):
    """Six ticks: which elements of a stage are empty on purpose."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        self.boxes: dict[Element, QCheckBox] = {}
        for number, element in enumerate(ELEMENTS):
            box = QCheckBox(element_title(element, context.language))
            box.clicked.connect(lambda on, element=element: self._mark(element, on))
            grid.addWidget(box, number % 3, number // 3)
            self.boxes[element] = box
        self.setFocusProxy(self.boxes[ELEMENTS[0]])

    def set_name(self, name: str) -> None:
        """What a screen reader calls each tick: the mark and the element."""
        for element, box in self.boxes.items():
            box.setAccessibleName(f"{name}: {element_title(element, self.context.language)}")

    def value(self) -> Any:
        """The elements that are ticked."""
        return frozenset(element for element, box in self.boxes.items() if box.isChecked())

    def show_value(self, value: Any) -> None:
        """Tick elements."""
        for element, box in self.boxes.items():
            box.setChecked(element in value)

    def show_subject(self, subject: Subject, owner: Any) -> None:
        """A cell with entries cannot be marked."""
        super().show_subject(subject, owner)
        for element, box in self.boxes.items():
            filled = isinstance(owner, Stage) and bool(owner.cell(element))
            box.setEnabled(not filled)
            box.setToolTip(self.context.say("empty.filled") if filled else "")

    def _mark(self, element: Element, on: bool) -> None:
        if self.subject is not None:
            self.context.bridge.do(SetDeliberatelyEmpty(self.subject.key, element, on))
