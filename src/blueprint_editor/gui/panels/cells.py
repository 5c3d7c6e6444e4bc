"""Cells that are edited in place: with a line, or with the options of their column."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    QTimerEvent,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.choices import Combo, SearchCombo
from blueprint_editor.gui.panels.rows import Column, RowsModel

ROW_HEIGHT = 28


class _OptionCombo(SearchCombo):
    """The options of a cell, found by typing."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__()
        self._texts = texts
        self.setFrame(False)
        self.refill()

    def texts(self) -> list[str]:
        """The options."""
        return self._texts


@guarded
class PasteLine(QLineEdit):
    """A line over a cell; where `lines` reads the clipboard, several lines are told and not run together."""

    lines_pasted = Signal(list)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Callable[[], list[str]] | None = None
        self.setFrame(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste is ours."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """Tell several lines; one is pasted as ever."""
        found = self.lines() if self.lines is not None else []
        if len(found) > 1:
            self.lines_pasted.emit(found)
        else:
            super().paste()


@guarded
class CellDelegate(QStyledItemDelegate):
    """Edits a cell with a line, or with a combo box where the column has options."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """A line, or the options of the column."""
        column = self._column(index)
        if column.options is None:
            line = PasteLine(parent)
            line.setAccessibleName(column.title)
            if _model(index).is_add_row(index.row()):
                line.setPlaceholderText(_model(index).add_text)
            return line
        options = column.options()
        combo = _OptionCombo([text for text, _ in options]) if column.search else Combo()
        combo.setParent(parent)
        combo.setAccessibleName(column.title)
        combo.fill(options)
        # In a later turn: after Enter the view closes the editor itself.
        combo.activated.connect(self._done, Qt.ConnectionType.QueuedConnection)
        return combo

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Show the cell's value."""
        value = _model(index).data(index, Qt.ItemDataRole.EditRole)
        if isinstance(editor, Combo):
            editor.choose(value)
            if isinstance(editor, SearchCombo):
                editor.line.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(value or "")

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell the model what is wanted; a text that is no option wants nothing."""
        if isinstance(editor, SearchCombo):
            chosen = editor.findText(editor.line.text(), Qt.MatchFlag.MatchFixedString)
            if chosen >= 0:
                model.setData(index, editor.keys[chosen])
        elif isinstance(editor, Combo):
            model.setData(index, editor.key())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line."""
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def _column(self, index: QModelIndex | QPersistentModelIndex) -> Column:
        return _model(index).columns[index.column()]

    def _done(self) -> None:
        editor, view = self.sender(), self.parent()
        if isinstance(editor, QWidget) and isinstance(view, CellsView) and view.is_open(editor):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)


def _model(index: QModelIndex | QPersistentModelIndex) -> RowsModel:
    model = index.model()
    assert isinstance(model, RowsModel)
    return model


@guarded
class CellsView(QTableView):
    """A table whose cells are edited in place, with a line to add at its end."""

    def __init__(self, model: RowsModel) -> None:
        super().__init__()
        self.rows_model = model
        self._added = False
        model.added.connect(self._on_added)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        top = self.horizontalHeader()
        top.setHighlightSections(False)
        top.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        top.setMinimumSectionSize(28)
        self.setShowGrid(False)
        self.setWordWrap(False)  # a row has one line: wrapped, a text would be cut after its last whole word
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.clicked.connect(self._on_click)

    def _on_click(self, index: QModelIndex) -> None:
        """The line to add and a choice open at one click."""
        column = self.rows_model.columns[index.column()]
        if self.rows_model.is_add_row(index.row()):
            self.open_cell(index)
        elif column.options is not None and column.editable:
            self.open_cell(index)
            editor = self.indexWidget(index) or self.findChild(QComboBox)
            if isinstance(editor, QComboBox):
                editor.showPopup()

    def open_cell(self, index: QModelIndex) -> None:
        """Edit a cell, in the line to add the one that is typed in; nothing where one is open, or nothing can be."""
        if self.rows_model.is_add_row(index.row()):
            index = self.rows_model.index(index.row(), self.rows_model.add_column)
        if self.state() == QAbstractItemView.State.EditingState or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        self._wait_no_more(index)
        # Without these two Qt writes a warning where it does not edit, as in a drag.
        self.edit(index, QAbstractItemView.EditTrigger.AllEditTriggers, QEvent(QEvent.Type.None_))

    def timerEvent(self, event: QTimerEvent) -> None:
        """Qt edits what was clicked twice a moment later; what is gone by then, or cannot be edited, it leaves."""
        if not self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            # Made by hand: there need be no cell, and Qt asks for one that has no editor.
            self._wait_no_more(self.rows_model.createIndex(self.rows_model.rowCount(), 0))
        super().timerEvent(event)

    def _wait_no_more(self, index: QModelIndex) -> None:
        """After a click on what is selected Qt waits for a second one, and would not edit: this ends the waiting."""
        self.edit(index, QAbstractItemView.EditTrigger.CurrentChanged, QEvent(QEvent.Type.None_))

    def _on_added(self) -> None:
        self._added = True

    def is_open(self, editor: QWidget | None) -> bool:
        """Whether this is the editor of the current cell."""
        editing = self.state() == QAbstractItemView.State.EditingState
        return editing and editor is not None and self.indexWidget(self.currentIndex()) is editor

    def finish(self) -> None:
        """What is being typed in a cell is done."""
        editor = self.indexWidget(self.currentIndex())
        if self.is_open(editor):
            self.commitData(editor)
            self._added = False
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter in the line to add, the next one is open: type, Enter, type, Enter."""
        added, self._added = self._added, False
        super().closeEditor(editor, hint)
        if added and hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            QTimer.singleShot(0, self, self._open_last)  # the view is still closing this one

    def _open_last(self) -> None:
        if self.hasFocus():
            last = self.rows_model.index(self.rows_model.rowCount() - 1, self.rows_model.add_column)
            self.setCurrentIndex(last)
            self.open_cell(last)
