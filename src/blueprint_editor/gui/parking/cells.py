"""How a cell of the parking lot is edited: an owner completed from the roles, a day as one says it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QDate, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCompleter,
    QFrame,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from blueprint_editor.core.edits.parking_items import is_day
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.cells import CellDelegate, PasteLine
from blueprint_editor.gui.panels.context import Context
from blueprint_editor.gui.panels.field_view import pasted_lines
from blueprint_editor.method.days import day_of
from blueprint_editor.wording.dates import day_text

if TYPE_CHECKING:
    from .view import ParkingView

Index = QModelIndex | QPersistentModelIndex


@guarded
class ParkingDelegate(CellDelegate):
    """Owners complete from the roles; a day is typed as one says it, or taken from a calendar."""

    def __init__(self, view: ParkingView) -> None:
        super().__init__(view)
        self._view = view

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line with what its column needs."""
        editor = super().createEditor(parent, option, index)
        if not isinstance(editor, PasteLine):
            return editor
        name = self._column(index).name
        if self._view.rows_model.is_add_row(index.row()):
            editor.lines = pasted_lines
            editor.lines_pasted.connect(self._view.lines_pasted)
        elif name == "owner":
            completer = QCompleter(owners(self._view.context), editor)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            editor.setCompleter(completer)
        elif name == "due":
            editor.setPlaceholderText(self._view.context.say("parking.due.hint"))
            self._add_calendar(editor)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """A day as one reads it."""
        if isinstance(editor, PasteLine) and self._is_due(index):
            editor.setText(day_text(index.data(Qt.ItemDataRole.EditRole) or "", self._view.context.language))
            editor.selectAll()
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """A day as the model keeps it."""
        if isinstance(editor, PasteLine) and self._is_due(index):
            model.setData(index, day_of(editor.text(), today()))
        else:
            super().setModelData(editor, model, index)

    def _is_due(self, index: Index) -> bool:
        return self._column(index).name == "due" and not self._view.rows_model.is_add_row(index.row())

    def _add_calendar(self, line: PasteLine) -> None:
        context = self._view.context
        action = QAction(context.icon("calendar"), context.say("parking.calendar"), line)
        action.setShortcut("Alt+Down")
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: show_calendar(line, context))
        line.addAction(action, PasteLine.ActionPosition.TrailingPosition)


def today() -> date:
    """The day it is where one works."""
    return datetime.now().astimezone().date()


def owners(context: Context) -> list[str]:
    """Whom a point can be given to: the roles, and whoever has one already."""
    named = (item.owner for item in context.blueprint.parking if item.owner)
    return list(dict.fromkeys((*context.blueprint.roles, *named)))


def show_calendar(line: PasteLine, context: Context) -> None:
    """Choose a day for a line from a calendar below it."""
    popup = QFrame(line, Qt.WindowType.Popup)
    popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    popup.setFrameShape(QFrame.Shape.StyledPanel)
    calendar = QCalendarWidget(popup)
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
    typed = day_of(line.text(), today())
    calendar.setSelectedDate(QDate.fromString(typed if is_day(typed) else today().isoformat(), Qt.DateFormat.ISODate))

    def take() -> None:
        chosen = calendar.selectedDate()
        day = date(chosen.year(), chosen.month(), chosen.day()).isoformat()
        line.setText(day_text(day, context.language))
        popup.close()

    calendar.clicked.connect(take)
    calendar.activated.connect(take)
    column = QVBoxLayout(popup)
    column.setContentsMargins(1, 1, 1, 1)
    column.addWidget(calendar)
    popup.adjustSize()
    popup.move(line.mapToGlobal(QRect(line.rect()).bottomLeft()))
    popup.show()
    calendar.setFocus()
