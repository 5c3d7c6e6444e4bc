"""The parts of a form that choose: enumerations, roles, stages, ticks, numbers."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QPointF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QSizePolicy,
)

from blueprint_editor.core.edits import SetDeliberatelyEmpty
from blueprint_editor.core.model import (
    ELEMENTS,
    Element,
    HubSpotMapping,
    HubSpotUse,
    Stage,
)
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.context import Context
from blueprint_editor.gui.panels.dress import FIELD_HEIGHT, paint_field
from blueprint_editor.gui.panels.editors import Editor, Line
from blueprint_editor.gui.panels.subjects import Subject
from blueprint_editor.wording import element_title, enum_label

OURS, NAMES = 148, 64
"""How wide in pixels a choice may insist to be: all texts of ours fit, long names of the user's are cut."""


@guarded
class Combo(QComboBox):
    """A combo box that a wheel does not change while one scrolls past it.

    A text that is too long ends in an ellipsis. A flat one reads like text until it is pointed at.
    """

    def __init__(self) -> None:
        super().__init__()
        self.flat = False
        self.whole = False
        """Whether its texts are ours, and never cut."""
        self.keys: list[Any] = []
        self.setProperty("showsFocus", True)  # see `ring.OWN`
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.currentTextChanged.connect(self.setToolTip)
        self.currentTextChanged.connect(self.updateGeometry)

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
            line.setTextMargins(0, 0, 0, 0)
            line.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A flat one is as wide as its text."""
        hint = super().sizeHint()
        if not self.flat:
            return QSize(hint.width(), FIELD_HEIGHT)
        line = self.lineEdit()
        text = self.currentText() or (line.placeholderText() if line else "")
        return QSize(QFontMetrics(self.font()).horizontalAdvance(text) + 28, FIELD_HEIGHT - 2)

    def minimumSizeHint(self) -> QSize:
        """It may become narrow, and its text is cut then; a short text that reads like text never is."""
        hint = self.sizeHint()
        if self.whole:
            shown = QFontMetrics(self.font()).horizontalAdvance(self.currentText()) + 32
            return QSize(min(hint.width() if self.flat else shown, OURS), hint.height())
        return QSize(min(hint.width(), NAMES) if self.flat else 48, hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A field like the others, with a chevron; the text is cut to the room there is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, focused, lit = self.palette(), self._has_keys(), self.underMouse() and self.isEnabled()
        if focused or lit or not self.flat:
            paint_field(painter, self, focused, lit)
        self._paint_chevron(painter, lit or focused)
        if not self.isEditable():
            left = 4 if self.flat else 9
            room = self.rect().adjusted(left, 0, -22, 0)
            shown = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
            painter.setPen(palette.text().color())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()

    def _has_keys(self) -> bool:
        line = self.lineEdit()
        return self.hasFocus() or (line is not None and line.hasFocus())

    def _paint_chevron(self, painter: QPainter, lit: bool) -> None:
        palette = self.palette()
        x, y = self.width() - 13.0, self.height() / 2 - 1.5
        painter.setPen(QPen(palette.text().color() if lit else palette.placeholderText().color(), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline([QPointF(x - 4, y), QPointF(x, y + 4), QPointF(x + 4, y)])

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
        self.combo.whole = True
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
        names: list[tuple[str | None, str]] = [(None, self.context.say("panels.required.never"))]
        names += [(stage.id, f"{number}. {stage.name}") for number, stage in enumerate(stages, 1)]
        if names == self._names:
            return
        self._names = names
        chosen = self.value()
        self.combo.fill((name, stage_id) for stage_id, name in names)
        self.show_value(chosen)


@guarded
class SearchCombo(Combo):
    """A combo box in which one types to filter; its texts are read when it gets the focus or opens."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.line = Line()
        self.line.setFrame(False)
        self.line.setStyleSheet("background: transparent; border: none; padding: 0;")
        self.line.setTextMargins(4, 0, 0, 0)
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
        self.combo.line.setPlaceholderText(context.say("panels.role.hint"))
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


class HubSpotEditor(Editor):
    """What a data point becomes in HubSpot, and the internal name there."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.use = Combo()
        self.use.whole = True
        self.use.fill((enum_label(use, context.language), use) for use in HubSpotUse)
        self.name = Line()
        self.name.setMinimumHeight(FIELD_HEIGHT)
        self.name.setPlaceholderText(context.say("panels.hubspot.name.hint"))
        self.name.setAccessibleName(context.say("panels.hubspot.name"))
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
            box.setToolTip(self.context.say("panels.empty.filled") if filled else "")

    def _mark(self, element: Element, on: bool) -> None:
        if self.subject is None or not self.context.bridge.do(SetDeliberatelyEmpty(self.subject.key, element, on)):
            self.boxes[element].setChecked(not on)
