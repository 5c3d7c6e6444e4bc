"""What was found when a file was opened: a list by place; a click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from blueprint_editor.core.findings import Finding, Level
from blueprint_editor.core.model import ELEMENTS, Blueprint
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.dialogs.buttons import standard_buttons
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.placement import resize_within
from blueprint_editor.gui.theme import form_sheet, list_sheet
from blueprint_editor.paint import icons
from blueprint_editor.wording import finding_sentence, place_text, say

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

_ICONS = {
    Level.INFO: "info",
    Level.QUESTION: "circle-question-mark",
    Level.WARNING: "triangle-alert",
    Level.ERROR: "ban",
}
_PLACE = Qt.ItemDataRole.UserRole
_HIGHEST = 10_000
"""Pixels that a row may take."""


def by_place(findings: tuple[Finding, ...], blueprint: Blueprint) -> list[Finding]:
    """Findings in the order of the board, then of the workbook; what belongs nowhere comes first."""

    def key(finding: Finding) -> tuple[int, int, str, int, str]:
        where = finding.where
        stage = blueprint.stage_index(where.stage) if where.stage else None
        element = ELEMENTS.index(where.element) if where.element else -1
        cell = where.cell or ""
        row = int("".join(char for char in cell if char.isdigit()) or 0)
        return (-1 if stage is None else stage, element, where.sheet or "", row, cell)

    return sorted(findings, key=key)


@guarded
class _Wrapped(QStyledItemDelegate):
    """Rows as high as their text is when it is wrapped; a tree of Qt measures it on one line."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """In the width that the column has now."""
        option.rect = QRect(0, 0, self._tree.columnWidth(index.column()), _HIGHEST)
        return super().sizeHint(option, index)


class FindingsDialog(QDialog):
    """The list stays open beside the board."""

    def __init__(self, window: Window, findings: tuple[Finding, ...]) -> None:
        super().__init__(window)
        self.setObjectName("findings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._findings = findings
        self._lead = QLabel()
        self._lead.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setRootIsDecorated(False)
        self.tree.setWordWrap(True)
        self.tree.setUniformRowHeights(False)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        self.tree.setItemDelegateForColumn(0, _Wrapped(self.tree))
        self.tree.header().sectionResized.connect(self.tree.scheduleDelayedItemsLayout)
        self.tree.itemActivated.connect(self._go)
        self.tree.itemClicked.connect(self._go)
        self._buttons = standard_buttons(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._lead)
        column.addWidget(self.tree, 1)
        column.addWidget(self._buttons)
        resize_within(self, 720, 420)
        window.appearance.changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        look, language = self._window.appearance.look, self._window.appearance.language
        blueprint = self._window.bridge.blueprint
        self.setStyleSheet(form_sheet(look))
        self.tree.setStyleSheet(list_sheet(look))
        self.setWindowTitle(say("window.findings.title", language))
        self._lead.setText(say("window.findings.lead", language))
        self.tree.setHeaderLabels([say("window.findings.what", language), say("window.findings.where", language)])
        self.tree.clear()
        for finding in by_place(self._findings, blueprint):
            words = [finding_sentence(finding, language), place_text(finding.where, blueprint, language)]
            item = QTreeWidgetItem(self.tree, words)
            colour = look.refuse if finding.level is Level.ERROR else look.dim
            item.setIcon(0, icons.icon(_ICONS[finding.level], colour, 16))
            item.setToolTip(0, words[0])
            where = finding.where
            item.setData(0, _PLACE, (where.stage, where.element, where.entry))

    def _go(self, item: QTreeWidgetItem) -> None:
        stage, element, entry = item.data(0, _PLACE)
        if stage is not None and self._window.bridge.blueprint.stage(stage) is not None:
            self._window.go_to(Cursor(stage, element, entry))


def show_findings(window: Window, findings: tuple[Finding, ...]) -> FindingsDialog:
    """Show the findings of a file."""
    dialog = FindingsDialog(window, findings)
    dialog.show()
    return dialog
