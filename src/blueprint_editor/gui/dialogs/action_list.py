"""Who does what by when: sorted by owner or date, to print, to mail, and to take along to a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeView,
    QVBoxLayout,
)

from blueprint_editor.gui import handouts
from blueprint_editor.gui.dialogs.buttons import keep_aside, standard_buttons
from blueprint_editor.gui.placement import resize_within
from blueprint_editor.gui.theme import edged_palette, form_sheet, list_sheet
from blueprint_editor.wording import say
from blueprint_editor.workflows.actions import COLUMNS, ActionList, SortBy, action_list, as_csv, as_text

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

_OWNER, _DUE, _NOTE = map(COLUMNS.index, ("owner", "due", "note"))
_LAST = "\uffff"


class ActionListDialog(QDialog):
    """The list stays open beside the board, and follows what changes there."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.setObjectName("actionList")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self.model = QStandardItemModel(0, len(COLUMNS), self)
        self.model.setSortRole(Qt.ItemDataRole.UserRole)
        self.tree = QTreeView()
        self.tree.setModel(self.model)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(False)
        self.tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        header = self.tree.header()
        header.setSortIndicator(_OWNER, Qt.SortOrder.AscendingOrder)
        header.setStretchLastSection(False)
        header.setDefaultSectionSize(140)
        self.tree.setSortingEnabled(True)
        self.tasks = QCheckBox()
        self.tasks.setChecked(True)
        self.tasks.toggled.connect(self._fill)
        self.none = QLabel()
        self.copy, self.csv, self.pdf = QPushButton(), QPushButton(), QPushButton()
        for button, run in ((self.copy, self._copy), (self.csv, self._csv), (self.pdf, self._pdf)):
            keep_aside(button)
            button.clicked.connect(run)
        self._buttons = standard_buttons(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.copy, self.csv, self.pdf):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.tasks)
        column.addWidget(self.tree, 1)
        column.addWidget(self.none)
        column.addLayout(row)
        resize_within(self, 1040, 520)
        window.appearance.changed.connect(self._fill)
        window.bridge.changed.connect(self._fill)
        self._fill()

    @property
    def shown(self) -> ActionList:
        """The list as it goes out: by date when it is sorted by that, else by owner."""
        blueprint = self._window.bridge.blueprint
        by = SortBy.DUE if self.tree.header().sortIndicatorSection() == _DUE else SortBy.OWNER
        return action_list(blueprint, blueprint.language, by, tasks=self.tasks.isChecked())

    def _fill(self, *_: object) -> None:
        look, language = self._window.appearance.look, self._window.appearance.language
        self.setStyleSheet(form_sheet(look))
        self.tree.setStyleSheet(list_sheet(look))
        self.tree.setPalette(edged_palette(look))
        self.setWindowTitle(say("actions.title", language))
        self.tree.setAccessibleName(say("actions.title", language))
        self.tasks.setText(say("actions.tasks", language))
        self.copy.setText(say("actions.copy", language))
        self.csv.setText(say("actions.csv", language))
        self.pdf.setText(say("actions.pdf", language))
        shown = self.shown
        self.none.setText("" if shown.rows else say("actions.none", language))
        self.none.setVisible(not shown.rows)
        self.model.removeRows(0, self.model.rowCount())
        self.model.setHorizontalHeaderLabels([say(f"actions.{column}", language) for column in COLUMNS])
        for row, one in zip(shown.rows, shown.found, strict=True):
            items = [_item(text) for text in row]
            # A date sorts as a date; the moment of a task is none.
            items[_DUE].setData(one.due or _LAST, Qt.ItemDataRole.UserRole)
            self.model.appendRow(items)
        header = self.tree.header()
        self.model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        modes = QHeaderView.ResizeMode
        for column, mode in enumerate((modes.Stretch, *[modes.ResizeToContents] * 2, *[modes.Interactive] * 2)):
            header.setSectionResizeMode(column, mode)
        self.tree.setColumnHidden(_NOTE, not any(row[_NOTE] for row in shown.rows))

    def _copy(self) -> None:
        QApplication.clipboard().setText(as_text(self.shown, self._window.bridge.blueprint.language))

    def _csv(self) -> None:
        def make(path: Path) -> None:
            text = as_csv(self.shown, self._window.bridge.blueprint.language)
            handouts.write(self._window, path, text.encode("utf-8-sig"))  # Excel asks for the mark

        handouts.ask_target(self._window, "actions", ".csv", make)

    def _pdf(self) -> None:
        from blueprint_editor.paint.action_sheet import list_pages

        shown, language = self.shown, self._window.bridge.blueprint.language

        def make(path: Path) -> None:
            pages = list_pages(shown.title, shown.subtitle, shown.headings, shown.rows, language)
            handouts.paint(self._window, path, pages)

        handouts.ask_target(self._window, "actions", ".pdf", make)


def _item(text: str) -> QStandardItem:
    item = QStandardItem(" ".join(text.split()))
    item.setToolTip(text)
    item.setData(text.casefold() or _LAST, Qt.ItemDataRole.UserRole)
    return item


def show_action_list(window: Window) -> ActionListDialog:
    """Show the action list of a window's blueprint."""
    dialog = ActionListDialog(window)
    dialog.show()
    return dialog
