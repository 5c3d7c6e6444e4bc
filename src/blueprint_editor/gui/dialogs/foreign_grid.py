"""A sheet of a foreign workbook as a table to look at: each cell says what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QPainter, QPen, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from blueprint_editor.core.model import Blueprint
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.dialogs.foreign_look import MARK, Dress, draw_mark, dress_of, ground, what_became
from blueprint_editor.gui.guard import guarded
from blueprint_editor.wording import say
from blueprint_editor.workflows.foreign import Axis, CellUse, Layout, SheetUse, Understanding, column_letters

MOST_ROWS, MOST_COLUMNS = 2_000, 200
MOST_LINES, MOST_TEXT = 4, 400
_NARROW, _WIDE = 64, 210
_PAD = 6

Index = QModelIndex | QPersistentModelIndex
Cells = Mapping[tuple[int, int], CellUse]


@guarded
class SheetModel(QAbstractTableModel):
    """The cells of one sheet and what became of them."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._sheet = SheetUse("", Layout.IGNORED)
        self._blueprint: Blueprint | None = None
        self._cells: Cells = {}
        self._rows = self._columns = 0

    def show_sheet(self, understanding: Understanding, sheet: SheetUse) -> None:
        """Show this sheet as it is understood now."""
        self.beginResetModel()
        self._sheet, self._blueprint = sheet, understanding.blueprint
        self._cells = {(cell.row, cell.column): cell for cell in understanding.cells if cell.sheet == sheet.title}
        self._rows = min(MOST_ROWS, max((row for row, _ in self._cells), default=0) + 1)
        self._columns = min(MOST_COLUMNS, max((column for _, column in self._cells), default=0) + 1)
        self.endResetModel()

    @property
    def sheet(self) -> SheetUse:
        """The sheet that is shown."""
        return self._sheet

    def use(self, index: Index) -> CellUse | None:
        """What became of a cell, or none where it is empty."""
        return self._cells.get((index.row() + 1, index.column() + 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """The rows, with an empty one at the end."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """The columns, with an empty one at the end."""
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, and in words what became of it."""
        use = self.use(index)
        if use is None or self._blueprint is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return use.text[:MOST_TEXT]
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return what_became(use, self._blueprint, self._appearance.language)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The letter or number, and what the line is taken for."""
        across = orientation is Qt.Orientation.Horizontal
        meaning = (self._sheet.columns if across else self._sheet.rows).get(section + 1)
        name = column_letters(section + 1) if across else str(section + 1)
        if role == Qt.ItemDataRole.DisplayRole:
            known = say(f"foreign.meaning.{meaning.value}", self._appearance.language) if meaning else ""
            return f"{name}\n{known}" if across and self._sheet.columns else f"{name}  {known}".strip()
        if role == Qt.ItemDataRole.ToolTipRole:
            return say("foreign.line.hint", self._appearance.language)
        return None


@guarded
class CellDelegate(QStyledItemDelegate):
    """Draws a cell: its ground, an edge, its text, its mark."""

    def __init__(self, appearance: Appearance, table: QTableView) -> None:
        super().__init__(table)
        self._appearance, self._table = appearance, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        look, model = self._appearance.look, index.model()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        use = model.use(index) if isinstance(model, SheetModel) else None
        painter.save()
        if use is None:
            painter.fillRect(rect, look.surface)
        else:
            self._draw(painter, rect, use, dress_of(use.role, use.meaning, look))
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(look.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRect, use: CellUse, dress: Dress) -> None:
        look = self._appearance.look
        painter.fillRect(rect, ground(dress, look))
        if dress.mark and not dress.quiet and not dress.hollow:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), dress.colour)
        mark = MARK + 4 if dress.mark else 0
        box = QRectF(rect).adjusted(_PAD + 2, 3, -mark - 4, -3)
        font = QFont(self._table.font())
        font.setBold(dress.bold)
        painter.setFont(font)
        painter.setPen(look.dim if dress.quiet else look.ink)
        option = QTextOption(Qt.AlignmentFlag.AlignTop)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        painter.setClipRect(box)
        painter.drawText(box, use.text[:MOST_TEXT], option)
        painter.setClipping(False)
        if dress.mark:
            corner = QRectF(rect.right() - MARK - 2, rect.top() + 3, MARK, MARK)
            draw_mark(painter, corner, dress, look, font)


@guarded
class SheetView(QTableView):
    """The table; a click on a heading, or the menu key, asks what a line or a cell is."""

    line_asked = Signal(object, int, QPoint)
    """The axis and the index from 1 of the line, and where to ask."""
    cell_asked = Signal(object, QPoint)
    """The cell (row and column from 1), and where to ask."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.model_of_sheet = SheetModel(appearance, self)
        self.setModel(self.model_of_sheet)
        self.setItemDelegate(CellDelegate(appearance, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header, axis in ((self.horizontalHeader(), Axis.COLUMN), (self.verticalHeader(), Axis.ROW)):
            self._prepare(header, axis)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _prepare(self, header: QHeaderView, axis: Axis) -> None:
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

        def ask(section: int) -> None:
            if section >= 0:
                at = header.sectionViewportPosition(section)
                point = QPoint(at, header.height()) if axis is Axis.COLUMN else QPoint(header.width(), at)
                self.line_asked.emit(axis, section + 1, header.mapToGlobal(point))

        header.sectionClicked.connect(ask)
        header.customContextMenuRequested.connect(lambda point: ask(header.logicalIndexAt(point)))

    def show_sheet(self, understanding: Understanding, sheet: SheetUse) -> None:
        """Show a sheet, with the cursor where it was in it."""
        same = sheet.title == self.model_of_sheet.sheet.title
        current = self.currentIndex()
        wide = {(top, left) for top, left, _, right in sheet.merged if right > left}  # it would scroll sideways to it
        cells = (cell for cell in understanding.cells if cell.sheet == sheet.title)
        first = next((cell for cell in cells if (cell.row, cell.column) not in wide), None)
        row, column = (first.row - 1, first.column - 1) if first else (0, 0)
        if same and current.isValid():
            row, column = current.row(), current.column()
        self.clearSpans()
        self.model_of_sheet.show_sheet(understanding, sheet)
        rows, columns = self.model_of_sheet.rowCount(), self.model_of_sheet.columnCount()
        for top, left, bottom, right in sheet.merged:
            if bottom <= rows and right <= columns and (bottom, right) != (top, left):
                self.setSpan(top - 1, left - 1, bottom - top + 1, right - left + 1)
        self._fit(understanding, sheet)
        self.setCurrentIndex(self.model_of_sheet.index(min(row, rows - 1), min(column, columns - 1)))
        if not same:
            self.scrollToTop()
            self.horizontalScrollBar().setValue(0)

    def go_to(self, row: int, column: int) -> None:
        """Show a cell, counted from 1."""
        index = self.model_of_sheet.index(row - 1, column - 1)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _fit(self, understanding: Understanding, sheet: SheetUse) -> None:
        """Columns as wide as their text and headings, within bounds; rows as high as their text."""
        metrics = QFontMetrics(self.font())
        merged = {(top, left) for top, left, _, right in sheet.merged if right > left}
        cells = [cell for cell in understanding.cells if cell.sheet == sheet.title]
        wide: dict[int, int] = {}
        for cell in cells:
            if (cell.row, cell.column) not in merged:
                width = max(metrics.horizontalAdvance(line) for line in cell.text[:MOST_TEXT].split("\n"))
                wide[cell.column] = max(wide.get(cell.column, 0), width + MARK + 4 * _PAD)
        for column in range(self.model_of_sheet.columnCount()):
            header = self.horizontalHeader().sectionSizeHint(column) + 12
            self.setColumnWidth(column, min(_WIDE, max(_NARROW, header, wide.get(column + 1, 0))))
        high: dict[int, int] = {}
        for cell in cells:
            room = (
                self.columnWidth(cell.column - 1) - MARK - 3 * _PAD if (cell.row, cell.column) not in merged else 2_000
            )
            box = metrics.boundingRect(
                QRect(0, 0, max(20, room), 9_999), Qt.TextFlag.TextWordWrap, cell.text[:MOST_TEXT]
            )
            high[cell.row] = max(high.get(cell.row, 0), box.height())
        for row in range(self.model_of_sheet.rowCount()):
            lines = min(high.get(row + 1, 0), MOST_LINES * metrics.lineSpacing())
            self.setRowHeight(row, max(MARK, lines) + 8)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key and the right button ask what the cell is."""
        index = self.currentIndex()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            corner = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.cell_asked.emit((index.row() + 1, index.column() + 1), corner)

    def sizeHint(self) -> QSize:
        """Room for a sheet of some size."""
        return QSize(760, 460)
