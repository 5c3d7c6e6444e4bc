"""Rows of a frozen tuple as a table, with a last row in which one types to add."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QIcon

from blueprint_editor.gui.guard import guarded

Index = QModelIndex | QPersistentModelIndex
Options = Sequence[tuple[str, Any]]

_NO_PARENT = QModelIndex()


class Column(msgspec.Struct, frozen=True):
    """One column: its title, how a row's cell is read, and what can be done in it.

    `options` makes it a choice; with `search` one can also type to find an option. A column with a
    `least` width in pixels is shown when the table has at least that width; else its cell is
    edited below the table, for the current row.
    """

    name: str
    title: str
    text: Callable[[Any], str]
    key: Callable[[Any], Any] | None = None
    options: Callable[[], Options] | None = None
    search: bool = False
    icon: Callable[[Any], QIcon | None] | None = None
    tip: Callable[[Any], str] | None = None
    editable: bool = True
    least: int = 0
    stretch: int = 1
    heading: bool = True
    """Whether the title stands above the column; else only a screen reader and the tip say it."""


@guarded
class RowsModel(QAbstractTableModel):
    """A flat model over a tuple; what is set in it is told to the owner, who does the edit."""

    changed_cell = Signal(int, str, object)
    """The row, the column's name and the wanted value."""
    added = Signal(str)
    """A text was typed in the last row."""

    def __init__(self, columns: Sequence[Column], add_text: str = "") -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: tuple[Any, ...] = ()
        self.add_text = add_text
        self.dim = QColor(Qt.GlobalColor.gray)
        self.add_column = next((n for n, column in enumerate(self.columns) if column.options is None), 0)

    # What it holds

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """The rows, and the line to add where there is one."""
        return 0 if parent.isValid() else len(self.rows) + bool(self.add_text)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """The columns."""
        return 0 if parent.isValid() else len(self.columns)

    def is_add_row(self, row: int) -> bool:
        """Whether this is the line to add."""
        return row == len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if self.is_add_row(index.row()):
            return self._add_data(index.column(), role)
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return column.key(row) if column.key else column.text(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return (column.tip or column.text)(row)
        if role == Qt.ItemDataRole.DecorationRole and column.icon:
            return column.icon(row)
        return None

    def _add_data(self, column: int, role: int) -> Any:
        if column != self.add_column:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.add_text
        if role == Qt.ItemDataRole.ForegroundRole:
            return self.dim
        return "" if role == Qt.ItemDataRole.EditRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title if column.heading else ""
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be edited that has something to edit."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        adding = self.is_add_row(index.row())
        if index.column() == self.add_column if adding else self.columns[index.column()].editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    # What changes it

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell the owner what is wanted; false when nothing is."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        if self.is_add_row(index.row()):
            if not str(value or "").strip():
                return False
            self.added.emit(str(value))
            return True
        if value == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        self.changed_cell.emit(index.row(), self.columns[index.column()].name, value)
        return True

    def set_rows(self, rows: tuple[Any, ...]) -> None:
        """Show other rows; what is the same at both ends is left alone."""
        old = self.rows
        if old is rows:
            return
        if _same_places(old, rows):
            self.rows = rows
            for number, (before, now) in enumerate(zip(old, rows, strict=True)):
                if before is not now:
                    self._tell(number, number)
            return
        start = 0
        while start < min(len(old), len(rows)) and _identity(old[start]) == _identity(rows[start]):
            start += 1
        end = 0
        while end < min(len(old), len(rows)) - start and _identity(old[-1 - end]) == _identity(rows[-1 - end]):
            end += 1
        if start + end < len(old):
            self.beginRemoveRows(QModelIndex(), start, len(old) - end - 1)
            self.rows = old[:start] + old[len(old) - end :]
            self.endRemoveRows()
        if start + end < len(rows):
            self.beginInsertRows(QModelIndex(), start, len(rows) - end - 1)
            self.rows = rows
            self.endInsertRows()
        self.rows = rows
        self.refresh()

    def refresh(self) -> None:
        """The cells may show something else: the name of what a row points at. The line to add stays as it is."""
        if self.rows:
            self._tell(0, len(self.rows) - 1)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))


def _same_places(old: tuple[Any, ...], new: tuple[Any, ...]) -> bool:
    """Whether each row stays where it is: the same one, changed, or another in its place that was not there."""
    if len(old) != len(new):
        return False
    before = [_identity(row) for row in old]
    return all(was == now or now not in before for was, now in zip(before, map(_identity, new), strict=True))


def _identity(row: Any) -> Any:
    return getattr(row, "id", row)
