"""The rows of the palette: a model of what is offered, and how a row is painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from blueprint_editor.core.model import Element
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.theme import faint
from blueprint_editor.paint import icons
from blueprint_editor.paint.look import mix
from blueprint_editor.wording import say

from .choices import Choice

ROW = 36
_PAD, _SLOT, _ICON, _GAP = 12, 28, 18, 12
_ELEMENTS = {element.value: element for element in Element}
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@guarded
class ChoicesModel(QAbstractListModel):
    """What is offered, from the top."""

    def __init__(self, language: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self.choices: list[Choice] = []
        self._language = language

    def show_choices(self, choices: list[Choice]) -> None:
        """Offer these."""
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        choice = self.choices[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            off = "" if choice.enabled else say("palette.off", self._language())
            return ", ".join(filter(None, (choice.text, choice.about, choice.key, off)))
        return None


@guarded
class ChoicesDelegate(QStyledItemDelegate):
    """Paints a row: an icon, what it is, where it stands, and its key at the right."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, ChoicesModel)
        choice, look = model.choices[index.row()], self._appearance.look
        rect = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.selected if chosen else mix(look.surface, look.ink, 0.05))
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 6, 6)
        if chosen and look.strong:
            painter.setPen(look.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(4.5, 1.5, -4.5, -1.5), 6, 6)
        self._badge(painter, rect, choice)
        self._words(painter, rect.adjusted(_PAD + _SLOT, 0, -_PAD - 4, 0), choice)
        painter.restore()

    def _badge(self, painter: QPainter, rect: QRectF, choice: Choice) -> None:
        look = self._appearance.look
        x, y = rect.x() + _PAD, rect.y() + (ROW - _ICON) / 2
        element = _ELEMENTS.get(choice.icon)
        number = str(element.step if element else choice.number or "")
        if number:
            box = QRectF(x, y, _ICON, _ICON)
            painter.setPen(Qt.PenStyle.NoPen if element else look.strong_line)
            painter.setBrush(look.element(element) if element else look.surface)
            painter.drawRoundedRect(box, 4 if element else 9, 4 if element else 9)
            painter.setFont(self._font(11, QFont.Weight.DemiBold))
            painter.setPen(look.on_element if element else look.ink)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)
        elif choice.icon:
            icons.draw(painter, choice.icon, look.ink if choice.enabled else faint(look), x, y, _ICON)

    def _words(self, painter: QPainter, rect: QRectF, choice: Choice) -> None:
        look = self._appearance.look
        small, large = self._font(12), self._font(14)
        painter.setFont(small)
        painter.setPen(look.dim if choice.enabled else faint(look))
        middle = Qt.AlignmentFlag.AlignVCenter
        if choice.key:
            painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, choice.key)
            rect.setRight(rect.right() - QFontMetricsF(small).horizontalAdvance(choice.key) - _GAP)
        metrics, about = QFontMetricsF(large), QFontMetricsF(small)
        room = rect.width() - min(about.horizontalAdvance(choice.about), rect.width() * 0.45) - _GAP
        text = metrics.elidedText(choice.text, Qt.TextElideMode.ElideRight, room)
        taken = metrics.horizontalAdvance(text) + _GAP
        beside = rect.adjusted(taken, 1, 0, 1)
        told = about.elidedText(choice.about, Qt.TextElideMode.ElideRight, beside.width())
        painter.drawText(beside, middle | Qt.AlignmentFlag.AlignLeft, told)
        painter.setFont(large)
        painter.setPen(look.ink if choice.enabled else faint(look))
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignLeft, text)

    def _font(self, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(self._appearance.family)
        font.setPixelSize(size)
        font.setWeight(weight)
        return font
