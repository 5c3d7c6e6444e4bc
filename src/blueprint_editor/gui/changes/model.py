"""The changes in groups, as Qt's views want them: found by words and by kind, sorted in each group, ticked."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from blueprint_editor.gui.guard import guarded
from blueprint_editor.wording import capital
from blueprint_editor.wording.change_list import Group, Told

MARK, SENTENCE = range(2)
"""The columns."""

_GROUP = 0
"""The internal id of a group's own row; a row in a group has the group's number plus one."""

Settle = Callable[[frozenset[int], Collection[int], bool], frozenset[int]]
"""What is ticked, from what was, when some are ticked (true) or no longer are."""

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class _Shown(msgspec.Struct):
    """A group and those of its changes that are shown."""

    group: Group
    told: list[Told]


@guarded
class ChangesModel(QAbstractItemModel):
    """One row a group with its changes below it. With `choosing` each has a box to tick."""

    ticked_changed = Signal()
    """Other changes are ticked."""

    def __init__(self, parent: QObject, *, choosing: bool = False) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()
        self._shown: list[_Shown] = []
        self._words: tuple[str, ...] = ()
        self._marks: frozenset[str] = frozenset()
        self._order: tuple[int, Qt.SortOrder] | None = None
        self._choosing = choosing
        self._titles = ("", "")
        self._settle: Settle = _alone
        self.ticked: frozenset[int] = frozenset()

    def show_groups(
        self,
        groups: tuple[Group, ...],
        ticked: Collection[int] = (),
        settle: Settle | None = None,
    ) -> None:
        """Show these; `settle` says what is ticked when one of them is ticked or no longer is."""
        self._groups = groups
        self.ticked = frozenset(ticked)
        self._settle = settle or _alone
        self._rebuild()

    def find(self, words: str, marks: Collection[str]) -> None:
        """Show those that have all words in their sentence or group, and one of the marks, or all for none."""
        self._words = tuple(words.casefold().split())
        self._marks = frozenset(marks)
        self._rebuild()

    def name_columns(self, titles: tuple[str, str]) -> None:
        """Say what stands in the columns."""
        self._titles = titles
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, MARK, SENTENCE)

    @property
    def shown_count(self) -> int:
        """How many changes are shown."""
        return sum(len(shown.told) for shown in self._shown)

    def told_at(self, index: Index) -> Told | None:
        """The change in a row, or none for a group."""
        if not index.isValid() or index.internalId() == _GROUP:
            return None
        return self._shown[index.internalId() - 1].told[index.row()]

    def tick(self, indexes: Collection[int], on: bool) -> None:
        """Tick changes or take their ticks away, with what goes along."""
        self.ticked = self._settle(self.ticked, indexes, on)
        self._tell_ticks()

    @property
    def every_index(self) -> list[int]:
        """Every change that is shown, by its number in the changes."""
        return [told.index for shown in self._shown for told in shown.told]

    def _tell_ticks(self) -> None:
        for row in range(len(self._shown)):
            head = self.index(row, MARK)
            self.dataChanged.emit(head, head, [Role.CheckStateRole])
            last = len(self._shown[row].told) - 1
            self.dataChanged.emit(self.index(0, MARK, head), self.index(last, MARK, head), [Role.CheckStateRole])
        self.ticked_changed.emit()

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._shown = [_Shown(group, found) for group in self._groups if (found := self._found(group))]
        if self._order is not None:
            column, order = self._order
            for shown in self._shown:
                shown.told.sort(key=_by_mark if column == MARK else _by_sentence, reverse=order == _DOWN)
        self.endResetModel()

    def _found(self, group: Group) -> list[Told]:
        return [
            told
            for told in group.told
            if (not self._marks or told.mark in self._marks)
            and all(word in f"{group.title} {told.sentence}".casefold() for word in self._words)
        ]

    # --- Qt's own

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - as Qt has it
        """The place of a row."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _GROUP)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override] # Qt has two of this name
        """The group of a change."""
        if not index.isValid() or index.internalId() == _GROUP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _GROUP)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """How many groups there are, or changes in one."""
        if not parent.isValid():
            return len(self._shown)
        return len(self._shown[parent.row()].told) if parent.internalId() == _GROUP and parent.column() == 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """The mark and the sentence."""
        return 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """What stands above a column."""
        shown = orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole
        return self._titles[section] if shown else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A change can be chosen; with boxes also ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._choosing and index.column() == MARK else flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What a cell shows."""
        if not index.isValid():
            return None
        told = self.told_at(index)
        if told is None:
            return self._head(self._shown[index.row()], index.column(), role)
        match role:
            case Role.DisplayRole if index.column() == MARK:
                return told.mark
            case Role.DisplayRole | Role.ToolTipRole:
                return capital(told.sentence)
            case Role.AccessibleTextRole:
                return f"{told.mark} {capital(told.sentence)}"
            case Role.CheckStateRole if self._choosing and index.column() == MARK:
                return Qt.CheckState.Checked if told.index in self.ticked else Qt.CheckState.Unchecked
        return None

    def _head(self, shown: _Shown, column: int, role: int) -> Any:
        match role:
            case Role.DisplayRole if column == MARK:
                return f"{shown.group.title}  ({len(shown.told)})"
            case Role.FontRole:
                font = QFont()
                font.setBold(True)
                return font
            case Role.CheckStateRole if self._choosing and column == MARK:
                ticked = sum(told.index in self.ticked for told in shown.told)
                some = Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked
                return Qt.CheckState.Checked if ticked == len(shown.told) else some
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Tick a change, or all that are shown of a group."""
        if role != Role.CheckStateRole or not self._choosing:
            return False
        told = self.told_at(index)
        several = [told] if told is not None else self._shown[index.row()].told
        self.tick([one.index for one in several], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the changes in each group; a negative column puts them as they stand on the board."""
        self._order = None if column < 0 else (column, order)
        self._rebuild()


_DOWN = Qt.SortOrder.DescendingOrder


def _by_mark(told: Told) -> tuple[int, int]:
    return ("+", "−", "~").index(told.mark), told.index


def _by_sentence(told: Told) -> tuple[str, int]:
    return told.sentence.casefold(), told.index


def _alone(before: frozenset[int], indexes: Collection[int], on: bool) -> frozenset[int]:
    return before | set(indexes) if on else before - set(indexes)
