"""The list of the parking lot: every cell edited where it stands, rows dragged to the board and back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QDate, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCalendarWidget,
    QCompleter,
    QFrame,
    QSizePolicy,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from blueprint_editor.core.edits.parking_items import is_day
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.cells import ROW_HEIGHT, CellDelegate, PasteLine
from blueprint_editor.gui.panels.context import Context
from blueprint_editor.gui.panels.field_view import pasted_lines
from blueprint_editor.gui.panels.table import RowsView
from blueprint_editor.gui.parking.model import ParkingModel
from blueprint_editor.method.days import day_of
from blueprint_editor.wording.dates import day_text

Index = QModelIndex | QPersistentModelIndex


@guarded
class ParkingView(RowsView):
    """A table with room of its own: it scrolls, sorts, and takes what is dragged."""

    lines_pasted = Signal(list)
    """Several lines were pasted in the line to add."""
    menu_asked = Signal(QPoint)
    """The menu of a row is wanted, at this point of the screen."""

    def __init__(self, model: ParkingModel, context: Context) -> None:
        super().__init__(model, header=True)
        self.context = context
        self.setItemDelegate(ParkingDelegate(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(False)  # Qt would mark one cell; a drop goes between two rows
        self._drop_at: int | None = None
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _fit_height(self) -> None:
        """As high as the room there is."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The list scrolls by itself."""
        QTableView.wheelEvent(self, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row."""
        row = self.rowAt(event.pos().y()) if event.reason() is event.Reason.Mouse else self.currentIndex().row()
        if 0 <= row < len(self.rows_model.rows):
            self.selectRow(row)
            at = self.visualRect(self.currentIndex()).bottomLeft()
            mouse = event.reason() is event.Reason.Mouse
            self.menu_asked.emit(event.globalPos() if mouse else self.viewport().mapToGlobal(at))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and the line where a drop would land."""
        super().paintEvent(event)
        at = self._drop_at
        if at is None:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self.context.appearance.look.accent, 3))
        y = max(1, self.rowViewportPosition(min(at, len(self.rows_model.rows))))
        painter.drawLine(0, y, self.viewport().width(), y)
        painter.end()

    def dragMoveEvent(self, event: Any) -> None:
        """Show where it would land."""
        super().dragMoveEvent(event)
        self._show_drop(self._place(event.position().y()) if event.isAccepted() else None)

    def dragLeaveEvent(self, event: Any) -> None:
        """It goes elsewhere."""
        super().dragLeaveEvent(event)
        self._show_drop(None)

    def dropEvent(self, event: Any) -> None:
        """Between two rows, wherever on them the pointer is."""
        self._show_drop(None)
        model, place = self.rows_model, self._place(event.position().y())
        if model.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, place, 0, QModelIndex()):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)

    def _place(self, y: float) -> int:
        last = len(self.rows_model.rows)
        model = self.rows_model
        if isinstance(model, ParkingModel) and model.is_sorted:
            return last
        at = self.rowAt(round(y) + ROW_HEIGHT // 2)
        return last if at < 0 else min(at, last)

    def _show_drop(self, at: int | None) -> None:
        if at != self._drop_at:
            self._drop_at = at
            self.viewport().update()


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
            model.setData(index, day_of(editor.text(), _today()))
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


def _today() -> date:
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
    typed = day_of(line.text(), _today())
    calendar.setSelectedDate(QDate.fromString(typed if is_day(typed) else _today().isoformat(), Qt.DateFormat.ISODate))

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
