"""The points of the parking lot as rows: sorted as one looks at them, in the blueprint's own order otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal

from blueprint_editor.core.model import EntryRef, ParkingItem
from blueprint_editor.gui.board.loads import ENTRIES_MIME, dragged_refs
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.rows import Column, Index, RowsModel
from blueprint_editor.gui.parking.carry import PARKED_MIME, carried, carry

Keys = Mapping[str, Callable[[ParkingItem], Any]]
"""What each column sorts by; what gives nothing comes last."""


@guarded
class ParkingModel(RowsModel):
    """Sorting is a way of looking: only a drag and the keys change the order of the blueprint."""

    moved = Signal(object, int)
    """The ids of points (a tuple) that were dropped in the list, and the place they go to."""
    parked = Signal(object, int)
    """Entries of the board (a tuple of `EntryRef`) that were dropped in the list, and the place they go to."""

    def __init__(self, columns: Sequence[Column], add_text: str, keys: Keys, free: str) -> None:
        super().__init__(columns, add_text)
        self.document = ""
        self.read_only = False
        self._keys = keys
        self._free = free
        self._items: tuple[ParkingItem, ...] = ()
        self._order: tuple[str, bool] | None = None

    @property
    def is_sorted(self) -> bool:
        """Whether the rows stand in another order than that of the blueprint."""
        return self._order is not None

    def show_items(self, items: tuple[ParkingItem, ...]) -> None:
        """Show these points, sorted as the rows are."""
        self._items = items
        self.set_rows(self._in_order())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; a negative one goes back to the blueprint's order."""
        falling = order == Qt.SortOrder.DescendingOrder
        self._order = None if column < 0 else (self.columns[column].name, falling)
        self.set_rows(self._in_order())

    def _in_order(self) -> tuple[ParkingItem, ...]:
        if self._order is None:
            return self._items
        name, falling = self._order
        key = self._keys[name]
        known = sorted((item for item in self._items if key(item)), key=key, reverse=falling)
        return (*known, *(item for item in self._items if not key(item)))

    # --- Qt's own

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As any table; a point that came from nowhere says so in quiet letters."""
        if index.isValid() and not self.is_add_row(index.row()) and self.columns[index.column()].name == "element":
            item = self.rows[index.row()]
            if item.element is None and item.stage is None:
                if role == Qt.ItemDataRole.DisplayRole:
                    return self._free
                if role == Qt.ItemDataRole.ForegroundRole:
                    return self.dim
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A point can be dragged; what it is cannot be changed when it was an entry."""
        flags = super().flags(index)
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if self.read_only:
            return flags & ~Qt.ItemFlag.ItemIsEditable
        if self.is_add_row(index.row()):
            return flags
        if self.columns[index.column()].name == "element" and self.rows[index.row()].entry is not None:
            flags &= ~Qt.ItemFlag.ItemIsEditable
        return flags | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """What is dragged moves."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Points of the list itself, and entries of the board."""
        return [PARKED_MIME, ENTRIES_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The points that are dragged, from the top."""
        data = QMimeData()
        rows = sorted({index.row() for index in indexes if not self.is_add_row(index.row())})
        if rows:
            carry(data, self.document, [self.rows[row] for row in rows])
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Entries of this document always; points of the list while it stands in its own order."""
        if self.read_only:
            return False
        return bool(self._refs(data)) or (not self.is_sorted and bool(carried(data, self.document)))

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Tell what was dropped where."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        place = row if row >= 0 else parent.row() if parent.isValid() else len(self.rows)
        place = len(self.rows) if self.is_sorted else min(place, len(self.rows))
        refs = self._refs(data)
        if refs:
            self.parked.emit(refs, place)
        else:
            self.moved.emit(carried(data, self.document), place)
        return True

    def _refs(self, data: QMimeData) -> tuple[EntryRef, ...]:
        return dragged_refs(data, self.document)
