"""Rows of a list that sort by what they mean and not by how that is written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from blueprint_editor.gui.theme import list_sheet
from blueprint_editor.paint.look import Look

SORT = Qt.ItemDataRole.UserRole
"""The role under which each column keeps what it sorts by."""

_AIR = 20
"""Pixels between two columns."""


class Row(QTreeWidgetItem):
    """One row; every row of a list has the same kind of value in a column."""

    def __lt__(self, other: QTreeWidgetItem) -> bool:
        tree = self.treeWidget()
        column = tree.sortColumn() if tree is not None else 0
        return bool(self.data(column, SORT) < other.data(column, SORT))


def make_roomy(tree: QTreeWidget, look: Look) -> None:
    """The colours of a list, and columns as wide as what is in them; call it when it is filled."""
    tree.setStyleSheet(list_sheet(look))
    for column in range(tree.columnCount()):
        tree.resizeColumnToContents(column)
        if column < tree.columnCount() - 1:
            tree.setColumnWidth(column, tree.columnWidth(column) + _AIR)
