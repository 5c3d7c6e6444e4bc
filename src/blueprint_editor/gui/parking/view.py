"""The list of the parking lot: every cell edited where it stands, rows dragged to the board and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QKeyCombination,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QSizePolicy,
    QTableView,
)

from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.cells import ROW_HEIGHT
from blueprint_editor.gui.panels.context import Context
from blueprint_editor.gui.panels.table import RowsView
from blueprint_editor.gui.parking.cells import ParkingDelegate
from blueprint_editor.gui.parking.model import ParkingModel

_CTRL = Qt.KeyboardModifier.ControlModifier
PLACE_KEY = QKeyCombination(_CTRL | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_M)
_MENU_KEY = QKeyCombination(_CTRL, Qt.Key.Key_Period)
_TOGGLE_KEY = QKeyCombination(_CTRL, Qt.Key.Key_Space)
_ROWS_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_TOGGLED = QItemSelectionModel.SelectionFlag.Toggle | QItemSelectionModel.SelectionFlag.Rows


@guarded
class ParkingView(RowsView):
    """A table with room of its own: it scrolls, sorts, and takes what is dragged."""

    lines_pasted = Signal(list)
    """Several lines were pasted in the line to add."""
    menu_asked = Signal(QPoint)
    """The menu of the selected rows is wanted, at this point of the screen."""
    place_asked = Signal()
    """A cell of the board is to be chosen for the selected rows."""

    def __init__(self, model: ParkingModel, context: Context) -> None:
        super().__init__(model, header=True)
        self.context = context
        self.setItemDelegate(ParkingDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
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

    # Several rows

    def chosen_rows(self) -> list[int]:
        """The selected rows from the top, the line to add left out; the current one when none is."""
        last, row = len(self.rows_model.rows), self.currentIndex().row()
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()} & set(range(last)))
        return rows or [row] * (0 <= row < last)

    def select_rows(self, rows: Iterable[int], current: int | None) -> None:
        """Select these rows; the cell that is current stays in its column."""
        column, selection = max(0, self.currentIndex().column()), QItemSelection()
        for row in rows:
            index = self.rows_model.index(row, 0)
            selection.select(index, index)
        model = self.selectionModel()
        if current is not None:
            model.setCurrentIndex(self.rows_model.index(current, column), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(selection, _ROWS_ONLY)

    def select_all(self) -> None:
        """Every point; the line to add is none."""
        self.select_rows(range(len(self.rows_model.rows)), None)

    def _on_click(self, index: QModelIndex) -> None:
        """A click that selects more than one row opens nothing."""
        held = QApplication.keyboardModifiers()
        if not held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
            super()._on_click(index)

    def event(self, event: QEvent) -> bool:
        """Select all, *Move to…* and the menu are the list's own while it has the keyboard."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = event.keyCombination() in (PLACE_KEY, _MENU_KEY)
            if own or event.matches(QKeySequence.StandardKey.SelectAll):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a list in which several can be selected, as well as those of any table."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if not editing and event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif not editing and event.keyCombination() == PLACE_KEY:
            self.place_asked.emit()
        elif not editing and event.keyCombination() == _MENU_KEY:
            self._ask_menu()
        elif not editing and event.keyCombination() == _TOGGLE_KEY:
            self.selectionModel().select(self.currentIndex(), _TOGGLED)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the selected rows, or of the row under the pointer."""
        row = self.rowAt(event.pos().y()) if event.reason() is event.Reason.Mouse else self.currentIndex().row()
        if 0 <= row < len(self.rows_model.rows):
            if row not in self.chosen_rows():
                self.selectRow(row)
            if event.reason() is event.Reason.Mouse:
                self.menu_asked.emit(event.globalPos())
            else:
                self._ask_menu()

    def _ask_menu(self) -> None:
        self.menu_asked.emit(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft()))

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
