"""A table in a form: as high as its rows, typed in the last line, moved and deleted with keys or buttons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.cells import ROW_HEIGHT, CellsView
from blueprint_editor.gui.panels.context import Context
from blueprint_editor.gui.panels.editors import Editor, Line, stacked
from blueprint_editor.gui.panels.headings import Quiet
from blueprint_editor.gui.panels.rows import Column, RowsModel

EDGES = 4
"""What the edges of a table take of its height in pixels."""


@guarded
class RowsView(CellsView):
    """The table itself: no scroll bars of its own, keys to move and delete rows."""

    delete_asked = Signal()
    move_asked = Signal(int)

    def __init__(self, model: RowsModel, header: bool) -> None:
        super().__init__(model)
        top = self.horizontalHeader()
        top.setVisible(header)
        top.setSectionsClickable(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(80)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._fit_height)
        self._fit_height()

    def _fit_height(self) -> None:
        rows = self.rows_model.rowCount() * ROW_HEIGHT
        top = self.horizontalHeader().sizeHint().height() if self.horizontalHeader().isVisibleTo(self) else 0
        self.setFixedHeight(rows + top + EDGES)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width; columns that need more room than there is go."""
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Give the width to the columns that are shown, by their stretch; stretch 0 takes what its texts need."""
        width, model = self.viewport().width(), self.rows_model
        shown: list[int] = []
        for number, column in enumerate(model.columns):
            self.setColumnHidden(number, width < column.least)
            if width >= column.least:
                shown.append(number)
        fixed = {number: self._needed(number) for number in shown if model.columns[number].stretch == 0}
        rest = width - sum(fixed.values())
        units = sum(model.columns[number].stretch for number in shown) or 1
        for number in shown:
            share = int(rest * model.columns[number].stretch / units)
            self.setColumnWidth(number, fixed.get(number, share))

    def _needed(self, number: int) -> int:
        column = self.rows_model.columns[number]
        texts = [column.text(row) for row in self.rows_model.rows]
        metrics = QFontMetricsF(self.font())
        icon = 22 if column.icon else 0
        widest = max((metrics.horizontalAdvance(text) for text in (*texts, column.title * column.heading)), default=0.0)
        return round(widest) + icon + 16

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete, Alt+up and Alt+down act on the row; Enter edits. What an editor leaves over does nothing."""
        if self.state() == QAbstractItemView.State.EditingState:
            event.ignore()
            return
        key, plain = (
            event.key(),
            event.modifiers()
            in {
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            },
        )
        if key == Qt.Key.Key_Delete and plain:
            self.delete_asked.emit()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_asked.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain and self.currentIndex().isValid():
            self.open_cell(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel is the form's."""
        event.ignore()


@guarded
class TableEditor(Editor):
    """A tuple as a table. Subclasses say what the columns are and what typing, moving and deleting gives."""

    moves = True

    def __init__(self, context: Context, columns: Sequence[Column], add_text: str, header: bool = True) -> None:
        super().__init__(context)
        self.model = RowsModel(columns, add_text)
        self.model.setParent(self)
        self.model.dim = context.appearance.look.dim
        self.table = self.make_table(header)
        look, small = context.appearance.look, context.measures().small
        self.table.horizontalHeader().setStyleSheet(
            "QHeaderView { background: transparent; border: none; }"
            f"QHeaderView::section {{ background: transparent; color: {look.dim.name()}; border: none;"
            f" border-bottom: 1px solid {look.line.name()}; padding: 3px 5px; font-size: {small.pixelSize()}px; }}"
        )
        self.model.changed_cell.connect(self.change_cell)
        self.model.added.connect(self.add)
        self.table.delete_asked.connect(self.delete)
        self.table.move_asked.connect(self.move_row)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.tools = QWidget()
        self._tool_row = QHBoxLayout(self.tools)
        self._tool_row.setContentsMargins(0, 0, 0, 0)
        self._tool_row.setSpacing(2)
        self._tool_row.addStretch(1)
        self.up = self.tool("arrow-up", "panels.tool.up", lambda: self.move_row(-1))
        self.down = self.tool("arrow-down", "panels.tool.down", lambda: self.move_row(1))
        self.remove = self.tool("trash-2", "panels.tool.delete", self.delete)
        self.up.setVisible(self.moves)
        self.down.setVisible(self.moves)
        self.detail_label = Quiet(context)
        self.detail = Line()
        self.detail_label.setBuddy(self.detail)
        self.detail.editingFinished.connect(self._on_detail)
        self._detail_column = next((column for column in self.model.columns if column.least), None)
        column = stacked(self.table, self.tools, self.detail_label, self.detail, spacing=2)
        self.setLayout(column)
        self.setFocusProxy(self.table)
        self._on_current()

    # What a subclass says

    def make_table(self, header: bool) -> RowsView:
        """The view of the rows."""
        return RowsView(self.model, header)

    def changed_row(self, row: Any, name: str, value: Any) -> Any:
        """The row with another value in a column."""
        raise NotImplementedError

    def new_row(self, text: str) -> Any:
        """The row for a text that was typed in the last line, or none."""
        raise NotImplementedError

    # What it does

    def set_name(self, name: str) -> None:
        """The table is what is called so, whatever takes the keyboard first."""
        super().set_name(name)
        self.table.setAccessibleName(name)

    def tool(self, icon: str, key: str, run: Any, first: bool = False) -> QToolButton:
        """A button under the table, for the current row."""
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(self.context.icon(icon))
        button.setToolTip(self.context.say(key))
        button.setAccessibleName(self.context.say(key))
        button.clicked.connect(lambda _=False: run())
        if first:
            self._tool_row.insertWidget(self._tool_row.count() - 1, button)
            QWidget.setTabOrder(self.table, button)
        else:
            self._tool_row.addWidget(button)
        return button

    def value(self) -> Any:
        """The rows that are shown."""
        return self.model.rows

    def show_value(self, value: Any) -> None:
        """Show rows; the current row stays current when it is still there."""
        self.model.set_rows(value)
        self.table.share_width()
        self._on_current()

    def finish(self) -> None:
        """What is being typed in a cell, or below the table, is done."""
        self.table.finish()
        self._on_detail()

    def current(self) -> Any:
        """The current row, or none."""
        row = self.table.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def want(self, rows: tuple[Any, ...]) -> None:
        """Ask for other rows; when that is refused the form shows the old ones again."""
        if rows != self.model.rows:
            self.model.set_rows(rows)
            self.edited.emit()

    def change_cell(self, number: int, name: str, value: Any) -> None:
        """Ask for another value in a cell."""
        rows = self.model.rows
        self.want((*rows[:number], self.changed_row(rows[number], name, value), *rows[number + 1 :]))

    def add(self, text: str) -> None:
        """Ask for a row at the end."""
        row = self.new_row(text)
        if row is not None:
            self.want((*self.model.rows, row))

    def delete(self) -> None:
        """Ask for the rows without the current one."""
        number = self.table.currentIndex().row()
        rows = self.model.rows
        if 0 <= number < len(rows):
            self.want(rows[:number] + rows[number + 1 :])

    def move_row(self, step: int) -> None:
        """Ask for the current row one place up (-1) or down (1)."""
        if not self.moves:
            return
        number, rows = self.table.currentIndex().row(), list(self.model.rows)
        if 0 <= number < len(rows) and 0 <= number + step < len(rows):
            rows.insert(number + step, rows.pop(number))
            self.want(tuple(rows))
            self.table.setCurrentIndex(self.model.index(number + step, self.table.currentIndex().column()))

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs other widths."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.table.share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What does not fit in the table is edited below it."""
        super().resizeEvent(event)
        self._show_detail()

    def _on_current(self, *_: object) -> None:
        number, last = self.table.currentIndex().row(), len(self.model.rows) - 1
        on_row = 0 <= number <= last
        self.tools.setVisible(on_row)
        self.up.setEnabled(on_row and number > 0)
        self.down.setEnabled(on_row and number < last)
        self._show_detail()

    def _show_detail(self) -> None:
        column, row = self._detail_column, self.current()
        shown = column is not None and row is not None and self.width() - 4 < column.least
        self.detail.setVisible(shown)
        self.detail_label.setVisible(shown)
        if shown and column is not None:
            title = self.context.say("panels.detail", title=column.title, row=self._row_name(row))
            self.detail_label.setText(title)
            self.detail.setAccessibleName(title)
            if not (self.detail.hasFocus() and self.detail.isModified()):
                self.detail.show_text(column.text(row))

    def _row_name(self, row: Any) -> str:
        return self.model.columns[self.model.add_column].text(row)

    def _on_detail(self) -> None:
        number = self.table.currentIndex().row()
        if self._detail_column and self.detail.isModified() and 0 <= number < len(self.model.rows):
            self.detail.setModified(False)
            self.change_cell(number, self._detail_column.name, self.detail.text())
