"""The list of work that a crash left, and the question whether some of it may go."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPushButton,
    QTreeWidget,
    QVBoxLayout,
)

from blueprint_editor.gui.dialogs.buttons import standard_buttons
from blueprint_editor.gui.dialogs.rows import SORT, Row, make_roomy
from blueprint_editor.gui.left_work import moment, name_of
from blueprint_editor.gui.placement import resize_within
from blueprint_editor.gui.recent import short_path
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.wording import say

if TYPE_CHECKING:
    from pathlib import Path

    from blueprint_editor.gui.left_work import LeftWork
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.workflows.recovery import Left

COLUMNS = ("document", "when", "changes", "folder")
_NUMBER = SORT + 1


class LeftWorkDialog(QDialog):
    """One row a document, newest first; sorted by a click on a column."""

    def __init__(self, window: Window, work: LeftWork) -> None:
        super().__init__(window)
        self.setObjectName("leftWork")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._work = window, work
        self._shown: tuple[Left, ...] = ()
        self._lead = QLabel()
        self._lead.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(len(COLUMNS))
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.SingleSelection)
        self.tree.setSortingEnabled(True)
        self.tree.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        self.tree.itemActivated.connect(self._bring_back)
        self.tree.currentItemChanged.connect(self._see)
        self._buttons = standard_buttons(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.close)
        self.back, self.away = QPushButton(), QPushButton()
        self._buttons.addButton(self.back, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.addButton(self.away, QDialogButtonBox.ButtonRole.ActionRole)
        self.back.setDefault(True)
        self.back.clicked.connect(self._bring_back)
        self.away.clicked.connect(self._discard)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(20, 16, 20, 16)
        column_layout.setSpacing(12)
        column_layout.addWidget(self._lead)
        column_layout.addWidget(self.tree, 1)
        column_layout.addWidget(self._buttons)
        resize_within(self, 760, 360)
        self.setMinimumSize(560, 280)
        window.appearance.changed.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Show what there is now, in the language and the colours of the window."""
        look, language = self._window.appearance.look, self._window.appearance.language
        self.setStyleSheet(form_sheet(look))
        self.setWindowTitle(say("recovery.list.title", language))
        found = self._work.found
        self._lead.setText(say("recovery.list.lead" if found else "recovery.list.none", language))
        self.tree.setVisible(bool(found))
        self.tree.setAccessibleName(say("recovery.list.title", language))
        self.tree.setHeaderLabels([say(f"recovery.list.{column}", language) for column in COLUMNS])
        self.back.setText(say("recovery.bring_back", language))
        self.away.setText(say("recovery.discard_ask", language))
        later = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        later.setText(say("recovery.later" if found else "recovery.list.close", language))
        self.back.setVisible(bool(found))
        self.away.setVisible(bool(found))
        self.tree.clear()
        self._shown = found
        for number, left in enumerate(found):
            self._add(number, left, language)
        make_roomy(self.tree, self._window.appearance.look)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)
            self.tree.setFocus()  # a button that is off for a moment would hand the keyboard to the next: throwing away
        self._see()

    def _add(self, number: int, left: Left, language: str) -> None:
        path = left.header.path if left.header is not None else None
        folder = short_path(_folder(path)).replace("&&", "&") if path else say("recovery.list.never", language)
        name, known = name_of(left, language), left.header is not None
        changes = str(left.changes) if known else say("recovery.list.damaged", language)
        row = Row([name, moment(left.at, language), changes, folder])
        for column, value in enumerate((name.casefold(), left.at, left.changes, folder.casefold())):
            row.setData(column, SORT, value)
        row.setData(0, _NUMBER, number)
        row.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.setToolTip(3, path or "")
        self.tree.addTopLevelItem(row)

    def _current(self) -> Left | None:
        item = self.tree.currentItem()
        return None if item is None else self._shown[item.data(0, _NUMBER)]

    def _see(self) -> None:
        there = self._current() is not None
        self.back.setEnabled(there)
        self.away.setEnabled(there)

    def _bring_back(self) -> None:
        left = self._current()
        if left is not None:
            self.tree.setFocus()
            self.back.setEnabled(False)
            self._work.bring_back(self._window, left, self._on_fewer)

    def _discard(self) -> None:
        left = self._current()
        if left is not None:
            self._work.ask_discard(self._window, left, self._on_fewer)

    def _on_fewer(self) -> None:
        if self._work.found:
            self.fill()
        else:
            self.close()


def _folder(path: str) -> Path:
    from pathlib import Path

    return Path(path).parent


def show_left_work(window: Window, work: LeftWork) -> LeftWorkDialog:
    """Show the list, once a window."""
    dialog = window.findChild(LeftWorkDialog, "leftWork")
    if isinstance(dialog, LeftWorkDialog):
        dialog.fill()
    else:
        dialog = LeftWorkDialog(window, work)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog


def ask_discard(window: Window, left: Left, agreed: Callable[[], None]) -> QMessageBox:
    """Ask whether left work may go for good; Esc keeps it."""
    language = window.appearance.language
    button = QMessageBox.StandardButton
    box = QMessageBox(window)
    box.setObjectName("askDiscard")
    box.setStyleSheet(form_sheet(window.appearance.look))
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(say("recovery.discard.question", language, name=name_of(left, language), n=max(1, left.changes)))
    box.setInformativeText(say("recovery.discard.explain", language))
    box.setStandardButtons(button.Discard | button.Cancel)
    box.button(button.Discard).setText(say("recovery.discard.do", language))
    box.button(button.Cancel).setText(say("recovery.discard.keep", language))
    box.setDefaultButton(button.Cancel)
    box.setEscapeButton(button.Cancel)

    def finished(_result: int) -> None:
        yes = box.standardButton(box.clickedButton()) is button.Discard
        box.deleteLater()
        if yes:
            agreed()

    box.finished.connect(finished)
    box.open()
    return box
