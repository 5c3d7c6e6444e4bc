"""Beside the sheet of a foreign workbook: the board that comes of it, and the cells that have no place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from blueprint_editor.core.model import Blueprint, Kind
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.paint import icons
from blueprint_editor.paint.labels import ELEMENT_ICONS
from blueprint_editor.wording import element_title, enum_label, percentage, say
from blueprint_editor.workflows.foreign import CellUse, Layout, Understanding

_ABOUT = Qt.ItemDataRole.UserRole
MOST_SHOWN = 5
"""Rows of left-over cells that are seen without scrolling."""

MANY = 80
"""Entries beyond which the board is shown folded to its counts."""


class BoardPreview(QTreeWidget):
    """The stages with their elements, counts and entries; an entry leads to the cell that it came from."""

    cell_wanted = Signal(object)
    """The cell an entry came from."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._cells: dict[str, CellUse] = {}
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(self._go)
        self.itemActivated.connect(self._go)
        self.setAccessibleName(say("foreign.preview", appearance.language))

    def show_board(self, understanding: Understanding) -> None:
        """Show the board as it would be taken."""
        self.clear()
        self._cells = {one: cell for cell in understanding.cells for one in cell.ids}
        blueprint = understanding.blueprint
        for number, stage in enumerate(blueprint.stages, 1):
            self._add_stage(blueprint, number, stage.id)
        if blueprint.parking:
            parked = self._item(self, say("foreign.preview.parked", self._appearance.language), len(blueprint.parking))
            for item in blueprint.parking:
                self._item(parked, item.text, 0, item.id)
        self.expandToDepth(1 if sum(1 for _ in blueprint.entries()) <= MANY else 0)

    def _add_stage(self, blueprint: Blueprint, number: int, identifier: str) -> None:
        stage, look, language = blueprint.stage(identifier), self._appearance.look, self._appearance.language
        assert stage is not None, "a stage of the blueprint itself"
        facts = [stage.name]
        if stage.kind is not Kind.OPEN:
            facts.append(enum_label(stage.kind, language))
        elif stage.probability is not None:
            facts.append(percentage(stage.probability, language))
        top = self._item(self, f"{number}  {' · '.join(facts)}", sum(len(cell) for _, cell in stage.cells()), stage.id)
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        for element, cell in stage.cells():
            if cell:
                row = self._item(top, f"{element.step}  {element_title(element, language)}", len(cell))
                row.setIcon(0, icons.icon(ELEMENT_ICONS[element], look.element(element), 16))
                for entry in cell:
                    self._item(row, entry.text, 0, entry.id)

    def _item(self, parent: QTreeWidget | QTreeWidgetItem, text: str, count: int, about: str = "") -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent, [" ".join(text.split()), str(count) if count else ""])
        item.setToolTip(0, text)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
        item.setData(0, _ABOUT, about)
        return item

    def _go(self, item: QTreeWidgetItem) -> None:
        cell = self._cells.get(item.data(0, _ABOUT))
        if cell is not None:
            self.cell_wanted.emit(cell)


class LeftItem(QTreeWidgetItem):
    """A cell without a place; sorts by row and column, those of sheets that were not read last."""

    def __init__(self, cell: CellUse, *, read: bool) -> None:
        super().__init__([cell.name, cell.sheet, " ".join(cell.text.split())])
        self.cell = cell
        self.key = (not read, cell.sheet, cell.row, cell.column)
        self.setToolTip(2, cell.text)

    def __lt__(self, other: QTreeWidgetItem) -> bool:
        """By place in the first column, by text in the others."""
        tree = self.treeWidget()
        column = tree.sortColumn() if tree is not None else 0
        if column == 0 and isinstance(other, LeftItem):
            return self.key < other.key
        return self.text(column).casefold() < other.text(column).casefold()


class LeftList(QTreeWidget):
    """The cells that have no place; a click shows where they stand."""

    cell_wanted = Signal(object)
    """The cell that was clicked."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        language = appearance.language
        self.setColumnCount(3)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHeaderLabels([say(f"foreign.left.{name}", language) for name in ("cell", "sheet", "text")])
        self.setAccessibleName(say("foreign.left.title", language))
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(self._go)

    @property
    def chosen(self) -> list[CellUse]:
        """The selected cells."""
        return [item.cell for item in self.selectedItems() if isinstance(item, LeftItem)]

    def show_left(self, understanding: Understanding) -> None:
        """Show what has no place now."""
        self.blockSignals(True)
        self.clear()
        read = {sheet.title for sheet in understanding.sheets if sheet.layout is not Layout.IGNORED}
        self.addTopLevelItems([LeftItem(cell, read=cell.sheet in read) for cell in understanding.left_over])
        self.blockSignals(False)
        rows = min(MOST_SHOWN, max(1, self.topLevelItemCount()))
        head, row = self.header().sizeHint().height() + 8, max(20, self.sizeHintForRow(0))
        self.setMinimumHeight(head + row)  # on a low screen the sheet and the buttons go first
        self.setMaximumHeight(head + rows * row)

    def _go(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None = None) -> None:
        if isinstance(item, LeftItem):
            self.cell_wanted.emit(item.cell)
