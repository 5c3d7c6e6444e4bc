"""The list of changes with what finds in it: a line to type in, and a button for each kind with its count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from blueprint_editor.gui.changes.model import MARK, SENTENCE, ChangesModel, Settle
from blueprint_editor.gui.dialogs.buttons import keep_aside
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.theme import edged_palette, list_sheet
from blueprint_editor.paint.look import Look
from blueprint_editor.wording import say
from blueprint_editor.wording.change_list import Group, Told

MOST_OPEN = 5_000
"""With more changes than this the groups are folded at first: opening them all takes Qt seconds."""

_KINDS = {"+": "added", "−": "removed", "~": "changed"}


@guarded
class _Search(QLineEdit):
    """A line to find with: Enter and Down go on to the list, never to a button of the dialog."""

    onward = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.onward.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


@guarded
class _Tree(QTreeView):
    """A list whose Enter is its own, never that of a button of the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()


class ChangesPanel(QWidget):
    """Shows groups of changes; with `choosing` each has a box to tick."""

    activated = Signal(object)
    """A change (Told) was double-clicked, or Enter was pressed on it."""

    def __init__(self, parent: QWidget | None = None, *, choosing: bool = False) -> None:
        super().__init__(parent)
        self._language = "nl"
        self._choosing = choosing
        self.model = ChangesModel(self, choosing=choosing)
        self.search = _Search()
        self.search.setClearButtonEnabled(True)
        self.search.onward.connect(self.take_focus)
        self.search.textChanged.connect(self._find)
        self.kinds = {mark: QPushButton() for mark in _KINDS}
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        for button in self.kinds.values():
            button.setCheckable(True)
            keep_aside(button)
            button.toggled.connect(self._find)
            row.addWidget(button)
        self.tree = _Tree()
        self._set_up_tree()
        self.message = QLabel()
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setWordWrap(True)
        self._pile = QStackedLayout()
        self._pile.addWidget(self.message)
        self._pile.addWidget(self.tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addLayout(self._pile, 1)
        self.model.modelReset.connect(self._on_reset)

    def _set_up_tree(self) -> None:
        tree = self.tree
        tree.setModel(self.model)
        tree.setUniformRowHeights(True)
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        tree.setExpandsOnDoubleClick(False)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        tree.setIndentation(16)
        header = tree.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(MARK, QHeaderView.ResizeMode.Fixed)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        tree.setSortingEnabled(True)
        tree.activated.connect(self._on_activated)

    def dress(self, look: Look, language: str) -> None:
        """Take the colours of a look and the words of a language."""
        self._language = language
        self.tree.setPalette(edged_palette(look))
        self.tree.setStyleSheet(list_sheet(look))
        self.setStyleSheet(
            f"QPushButton:checked {{ color: {look.ink.name()}; background: {look.selected.name()};"
            f" border-color: {look.accent.name()}; }}"
        )
        self.message.setStyleSheet(f"color: {look.dim.name()};")
        self.search.setPlaceholderText(say("compare.search", language))
        self.tree.setAccessibleName(say("compare.list", language))
        self.model.name_columns(("±", say("compare.what", language)))

    def take_focus(self) -> None:
        """Put the keyboard on the list, on its first row when it is on none."""
        if not self.tree.currentIndex().isValid():
            self.tree.setCurrentIndex(self.model.index(0, MARK))
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self) -> None:
        """Say that the changes are being looked for."""
        self.message.setText(say("work.compare", self._language))
        self._pile.setCurrentWidget(self.message)

    def show_groups(
        self,
        groups: tuple[Group, ...],
        ticked: Collection[int] = (),
        settle: Settle | None = None,
    ) -> None:
        """Show these changes; see `ChangesModel.show_groups`."""
        counts = Counter(told.mark for group in groups for told in group.told)
        for mark, button in self.kinds.items():
            text = say(f"changes.{_KINDS[mark]}", self._language, n=counts[mark])
            button.setText(f"{mark}  {text}")
            button.setVisible(counts[mark] > 0)
        self.search.setVisible(bool(groups))
        self.model.show_groups(groups, ticked, settle)

    def _find(self) -> None:
        self.model.find(self.search.text(), [mark for mark, button in self.kinds.items() if button.isChecked()])

    def _on_reset(self) -> None:
        found = self.model.shown_count
        asked = bool(self.search.text().strip()) or any(button.isChecked() for button in self.kinds.values())
        self.message.setText(say("compare.not_found" if asked else "changes.none", self._language))
        self._pile.setCurrentWidget(self.tree if found else self.message)
        folded = found > MOST_OPEN
        self.tree.setRootIsDecorated(folded)
        self.tree.setItemsExpandable(folded)
        if not folded:
            self.tree.expandAll()
        for row in range(self.model.rowCount()):
            self.tree.setFirstColumnSpanned(row, QModelIndex(), True)
        self.tree.header().resizeSection(MARK, self._mark_width())

    def _mark_width(self) -> int:
        style = self.tree.style()
        box = style.pixelMetric(style.PixelMetric.PM_IndicatorWidth) + 8 if self._choosing else 0
        return self.tree.indentation() + self.fontMetrics().horizontalAdvance("+") + 16 + box

    def _on_activated(self, index: QModelIndex) -> None:
        told = self.model.told_at(index)
        if told is not None:
            self.activated.emit(told)

    def current(self) -> Told | None:
        """The change that is selected, or none."""
        return self.model.told_at(self.tree.currentIndex())

    def row_of(self, told_index: int) -> QModelIndex:
        """The row of a change, by its number in the changes; invalid when it is not shown."""
        for row in range(self.model.rowCount()):
            head = self.model.index(row, MARK)
            for number in range(self.model.rowCount(head)):
                index = self.model.index(number, SENTENCE, head)
                told = self.model.told_at(index)
                if told is not None and told.index == told_index:
                    return index
        return QModelIndex()
