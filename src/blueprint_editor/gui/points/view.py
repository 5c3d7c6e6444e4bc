"""The table of data points itself: a spreadsheet's keys, several rows at once, nothing that is not on screen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from blueprint_editor.core.model import Status
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.cells import CellDelegate, CellsView, PasteLine
from blueprint_editor.gui.panels.context import Context
from blueprint_editor.gui.panels.rows import Index
from blueprint_editor.paint import icons
from blueprint_editor.paint.meaning import mark

from .columns import WIDER, WIDTHS, PointRow
from .model import PointsModel

PAD = 8
_OWN_KEYS = tuple(getattr(QKeySequence.StandardKey, name) for name in ("Copy", "Cut", "Paste", "SelectAll", "Find"))
_SUBMITTED = QAbstractItemDelegate.EndEditHint.SubmitModelCache
_STEPS = {QAbstractItemDelegate.EndEditHint.EditNextItem: 1, QAbstractItemDelegate.EndEditHint.EditPreviousItem: -1}


@guarded
class PointsView(CellsView):
    """Rows are selected, one cell of them is current: what is chosen there counts for all that are selected."""

    looked_at = Signal()
    """The current row is another one, or one wants to see it."""
    copy_asked = Signal()
    paste_asked = Signal()
    delete_asked = Signal()
    find_asked = Signal()
    menu_asked = Signal(object)
    sort_asked = Signal(int, object)
    """A column, and downwards, upwards, or none for what comes next."""
    go_asked = Signal()

    takes_clipboard = True
    """Cut, copy and paste of the Edit menu are its own while it has the keyboard."""

    def __init__(self, model: PointsModel, context: Context) -> None:
        super().__init__(model)
        self.points = model
        self.context = context
        self.empty_text = ""
        self.setItemDelegate(PointsDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        top = self.horizontalHeader()
        top.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        top.setSectionsClickable(True)
        top.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        top.sectionClicked.connect(lambda column: self.sort_asked.emit(column, None))
        top.sectionResized.connect(self._on_resized)
        self._by_hand = self._sharing = False
        self.selectionModel().currentChanged.connect(self.looked_at)

    # Widths

    def _on_resized(self, *_: object) -> None:
        self._by_hand = self._by_hand or not self._sharing

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew, until somebody has set one by hand."""
        super().resizeEvent(event)
        if not self._by_hand:
            self.share_width()

    def share_width(self) -> None:
        """Each column gets what it needs at least, and its share of what is left."""
        columns = self.points.columns
        metrics = self.horizontalHeader().fontMetrics()
        least = [max(WIDTHS[one.name][0], metrics.horizontalAdvance(one.title) + 30) for one in columns]
        rest = max(0, self.viewport().width() - sum(least))
        units = sum(WIDTHS[column.name][1] for column in columns)
        self._sharing = True
        for number, column in enumerate(columns):
            self.setColumnWidth(number, least[number] + rest * WIDTHS[column.name][1] // units)
        self._sharing = False

    # What is selected

    def current_row(self) -> PointRow | None:
        """The current row, or none."""
        place = self.currentIndex().row()
        return self.points.rows[place] if 0 <= place < len(self.points.rows) else None

    def current_column(self) -> str:
        """The name of the current column."""
        return self.points.columns[max(0, self.currentIndex().column())].name

    def chosen(self) -> list[PointRow]:
        """The selected rows from top to bottom; the current one when none is."""
        rows: list[PointRow] = [self.points.rows[place] for place in sorted(self.chosen_places())]
        current = self.current_row()
        return rows or ([current] if current is not None else [])

    def chosen_places(self) -> set[int]:
        """Which rows are selected."""
        parts = self.selectionModel().selection()
        spans = ((parts.at(number).top(), parts.at(number).bottom()) for number in range(parts.count()))
        last = len(self.points.rows) - 1
        return {place for top, bottom in spans for place in range(top, min(bottom, last) + 1)}

    def select(self, names: list[str], current: str | None, column: int) -> None:
        """Select rows by their data points; the current one is shown."""
        last = len(self.points.columns) - 1
        selection = QItemSelection()
        for top, bottom in _runs(sorted(at for name in names if (at := self.points.place_of(name)) is not None)):
            selection.select(self.points.index(top, 0), self.points.index(bottom, last))
        place = self.points.place_of(current) if current else None
        if place is not None:
            index = self.points.index(place, column)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # Keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes to a name, not to a stage."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.points.index(0, self.points.add_column))
        super().focusInEvent(event)

    def event(self, event: QEvent) -> bool:
        """Copy, paste, select all and find are the table's own while it has the keyboard."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = any(event.matches(key) for key in _OWN_KEYS)
            menu = event.key() == Qt.Key.Key_Period and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if own or menu:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A spreadsheet's keys; what an editor leaves over does nothing."""
        if self.state() == QAbstractItemView.State.EditingState:
            event.ignore()
            return
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.find_asked.emit()
        elif held == both and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.sort_asked.emit(self.currentIndex().column(), key == Qt.Key.Key_Down)
        elif held == Qt.KeyboardModifier.AltModifier and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.widen(WIDER if key == Qt.Key.Key_Right else -WIDER)
        elif held == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_Period:
            self.menu_asked.emit(self._menu_place())
        elif key == Qt.Key.Key_Delete and not held:
            self.delete_asked.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not held and self.currentIndex().isValid():
            self._enter()
        else:
            super().keyPressEvent(event)

    def widen(self, by: int) -> None:
        """Make the current column wider by some pixels, or narrower."""
        top, column = self.horizontalHeader(), self.currentIndex().column()
        if column >= 0:
            top.resizeSection(column, max(top.minimumSectionSize(), top.sectionSize(column) + by))

    def _enter(self) -> None:
        """Edit the cell, with its options open; what is derived is gone to."""
        index = self.currentIndex()
        if self.points.is_add_row(index.row()):
            self.open_cell(index)
        elif not self.points.columns[index.column()].editable:
            self.go_asked.emit()
        else:
            self.open_cell(index)
            editor = self.indexWidget(index)
            if isinstance(editor, QComboBox):
                editor.showPopup()

    def copy(self) -> None:
        """Copy what is selected: the Edit menu's."""
        self.copy_asked.emit()

    def cut(self) -> None:
        """Copy, and delete what is selected: the Edit menu's."""
        self.copy_asked.emit()
        self.delete_asked.emit()

    def paste(self) -> None:
        """Paste at the current cell: the Edit menu's."""
        self.paste_asked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done here."""
        keys = event.reason() is QContextMenuEvent.Reason.Keyboard
        self.menu_asked.emit(self._menu_place() if keys else event.globalPos())

    def _menu_place(self) -> object:
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())

    # Editing

    def _on_click(self, index: QModelIndex) -> None:
        """The line to add opens at one click; a cell of the current row at the second."""
        if self.points.is_add_row(index.row()):
            self.open_cell(index)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab goes on to the next cell that can be edited, Enter to the row below."""
        step = _STEPS.get(hint)
        adding = self.points.is_add_row(self.currentIndex().row())
        if step is not None:
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self._edit_beside(step)
            return
        super().closeEditor(editor, hint)
        if hint == _SUBMITTED and not adding and not self._added:
            below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
            if below.isValid() and len(self.chosen()) < 2:
                self.setCurrentIndex(below)

    def _edit_beside(self, step: int) -> None:
        model, index = self.points, self.currentIndex()
        count = len(model.columns)
        place = index.row() * count + index.column() + step
        while 0 <= place < model.rowCount() * count:
            beside = model.index(place // count, place % count)
            if beside.flags() & Qt.ItemFlag.ItemIsEditable:
                self.setCurrentIndex(beside)
                self.open_cell(beside)
                return
            place += step

    # Paint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Below the rows, what an empty table is for."""
        super().paintEvent(event)
        if self.points.rows or not self.empty_text:
            return
        top = self.rowViewportPosition(len(self.points.rows)) + self.rowHeight(0) + 12
        room = QRect(PAD * 2, top, min(720, self.viewport().width() - 4 * PAD), self.viewport().height() - top)
        painter = QPainter(self.viewport())
        painter.setPen(self.context.appearance.look.dim)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self.empty_text)
        painter.end()


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of places without a gap."""
    for _, run in groupby(enumerate(places), key=lambda one: one[1] - one[0]):
        members = [place for _, place in run]
        yield members[0], members[-1]


@guarded
class PointsDelegate(CellDelegate):
    """Paints a cell from its row, and edits it; a table that is pasted into a line is the table's."""

    def __init__(self, view: PointsView) -> None:
        super().__init__(view)
        self._view = view

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line or a choice; several cells that are pasted into a line go over the cells from here on."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, PasteLine):
            editor.lines = several_lines
            editor.lines_pasted.connect(lambda _lines: self._view.paste_asked.emit())
        return editor

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Tell what is wanted; a line that nobody changed wants nothing, however the text looks in it."""
        if isinstance(editor, QLineEdit) and not editor.isModified() and not self._view.points.is_add_row(index.row()):
            return
        super().setModelData(editor, model, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, the icon and the text, quieter for an example."""
        view, look = self._view, self._view.context.appearance.look
        model, rect = view.points, option.rect
        adding = model.is_add_row(index.row())
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and not adding:
            painter.fillRect(rect, look.selected)
        painter.setPen(look.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        left = rect.left() + PAD
        text = cast("str", model.data(index, Qt.ItemDataRole.DisplayRole)) or ""
        colour = look.dim
        if not adding:
            row: PointRow = model.rows[index.row()]
            colour = look.dim if row.point.status is Status.EXAMPLE else look.ink
            if model.columns[index.column()].name == "type":
                icons.draw(painter, mark(row.point).icon, look.dim, left, rect.center().y() - 7, 16)
                left += 22
        room = QRect(left, rect.top(), max(0, rect.right() - PAD - left), rect.height())
        painter.setPen(colour)
        painter.setFont(view.font())
        shown = view.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        if view.hasFocus() and index == view.currentIndex():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -2), 2, 2)
        painter.restore()


def several_lines() -> list[str]:
    """Two lines or more when the clipboard holds a list or a table, else none: the table reads it itself."""
    from blueprint_editor.gui.clipboard import held, is_list

    return ["", ""] if is_list(held()) else []
