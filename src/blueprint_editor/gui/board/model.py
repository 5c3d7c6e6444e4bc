"""One cell of the board as a list model: its entries, maybe a draft, and the line to add an entry."""

from __future__ import annotations

from enum import Enum, auto

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from blueprint_editor.core.model import AnyEntry, EntryRef
from blueprint_editor.gui.guard import guarded
from blueprint_editor.paint.matrix import CellKey, shown_count

Index = QModelIndex | QPersistentModelIndex


class RowKind(Enum):
    """What a row of a cell is."""

    ENTRY = auto()
    DRAFT = auto()
    MORE = auto()
    ADD = auto()


class Row(msgspec.Struct, frozen=True):
    """One row of a cell; only an entry's row has an entry."""

    kind: RowKind
    entry: AnyEntry | None = None

    @property
    def identity(self) -> str:
        """What makes a row the same row after an edit."""
        return self.entry.id if self.entry is not None else self.kind.name


_DRAFT, _MORE, _ADD = Row(RowKind.DRAFT), Row(RowKind.MORE), Row(RowKind.ADD)


@guarded
class CellModel(QAbstractListModel):
    """The rows of one cell over its frozen tuple of entries.

    Dropping goes through the view, which makes one edit of it, so this model never moves a row.
    """

    def __init__(self, key: CellKey, cell: tuple[AnyEntry, ...], parent: QObject) -> None:
        super().__init__(parent)
        self.key = key
        self.cell = cell
        self.draft: int | None = None
        self.expanded = False
        self.rows = self._make_rows()
        self.describe = _plain
        self.explain = _plain

    def _make_rows(self) -> list[Row]:
        count = shown_count(len(self.cell), self.expanded)
        rows = [Row(RowKind.ENTRY, entry) for entry in self.cell[:count]]
        if self.draft is not None:
            rows.insert(min(self.draft, count), _DRAFT)
        if count < len(self.cell):
            rows.append(_MORE)
        rows.append(_ADD)
        return rows

    @property
    def hidden_count(self) -> int:
        """How many entries the line "+ n more" stands for."""
        return len(self.cell) - shown_count(len(self.cell), self.expanded)

    def update(self, cell: tuple[AnyEntry, ...]) -> None:
        """Take new entries with the fewest row changes; rows that stay keep their place and selection."""
        self.cell = cell
        self._change_rows()

    def set_draft(self, position: int | None) -> None:
        """Put the draft before an entry's position, or take it away."""
        if position != self.draft:
            self.draft = position
            self._change_rows()

    def set_expanded(self, expanded: bool) -> None:
        """Show all entries, or a readable number of them."""
        if expanded != self.expanded:
            self.expanded = expanded
            self._change_rows()

    def _change_rows(self) -> None:
        old, new = self.rows, self._make_rows()
        least = min(len(old), len(new))
        head = 0
        while head < least and old[head].identity == new[head].identity:
            head += 1
        tail = 0
        while tail < least - head and old[-1 - tail].identity == new[-1 - tail].identity:
            tail += 1
        old_end, new_end = len(old) - tail, len(new) - tail
        nowhere = QModelIndex()
        if old_end > head:
            self.beginRemoveRows(nowhere, head, old_end - 1)
            self.rows = old[:head] + old[old_end:]
            self.endRemoveRows()
        if new_end > head:
            self.beginInsertRows(nowhere, head, new_end - 1)
            self.rows = self.rows[:head] + new[head:new_end] + self.rows[head:]
            self.endInsertRows()
        changed = [
            row for row in range(len(new)) if not head <= row < new_end and self.rows[row].entry is not new[row].entry
        ]
        self.rows = new
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def row_of(self, entry_id: str) -> int | None:
        """The row of an entry, or none when it is not shown."""
        return next((row for row, item in enumerate(self.rows) if item.entry and item.entry.id == entry_id), None)

    def entry_rows(self) -> list[int]:
        """The rows that are entries."""
        return [row for row, item in enumerate(self.rows) if item.kind is RowKind.ENTRY]

    def row_of_kind(self, kind: RowKind) -> int | None:
        """The row of the draft, of "more", or of the line to add."""
        return next((row for row, item in enumerate(self.rows) if item.kind is kind), None)

    def position(self, row: int) -> int:
        """The place among the entries that a row stands for: where something dropped before it would go."""
        if row >= len(self.rows) or self.rows[row].kind in (RowKind.ADD, RowKind.MORE):
            return len(self.cell)
        return sum(item.kind is RowKind.ENTRY for item in self.rows[:row])

    def row_at(self, position: int) -> int:
        """The row before which something for a place among the entries would be put."""
        rows = self.entry_rows()
        return rows[position] if position < len(rows) else (rows[-1] + 1 if rows else 0)

    def ref(self, row: int) -> EntryRef | None:
        """The entry of a row, or none."""
        entry = self.rows[row].entry if 0 <= row < len(self.rows) else None
        return None if entry is None else EntryRef(self.key[0], self.key[1], entry.id)

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.entry.text if row.entry else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.describe(self, index.row())
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.explain(self, index.row())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or index.row() >= len(self.rows):
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if self.rows[index.row()].kind is RowKind.ENTRY:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags


def _plain(model: CellModel, row: int) -> str:
    entry = model.rows[row].entry
    return entry.text if entry else ""
