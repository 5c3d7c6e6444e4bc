"""Where two people changed the same: both sides beside each other, and a choice for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from blueprint_editor.core.merging import Choice, Conflict, ConflictKind, Merge
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.wording import say
from blueprint_editor.wording.changes import Words

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

Chosen = Callable[[Mapping[str, Choice]], None]

_COLUMNS = {1: Choice.OURS, 2: Choice.THEIRS, 3: Choice.BOTH}


def first_choice(conflict: Conflict) -> Choice:
    """What is chosen at first: what loses nothing, and else what stands here."""
    if conflict.kind is ConflictKind.REMOVED:
        return Choice.THEIRS if conflict.ours is None else Choice.OURS
    return Choice.BOTH if conflict.kind is ConflictKind.ADDED else Choice.OURS


def can_be_both(conflict: Conflict) -> bool:
    """Whether both sides can stay: as they do without a choice, or as a second entry."""
    return conflict.can_keep_both or conflict.kind is ConflictKind.ADDED


class ConflictDialog(QDialog):
    """One line for each conflict; the mouse, the arrows and Space choose."""

    def __init__(self, window: Window, merged: Merge, by: str) -> None:
        super().__init__(window)
        self.setObjectName("conflicts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._merged, self._by = window, merged, by
        self._filling = False
        self._items: list[QTreeWidgetItem] = []
        self._lead = QLabel()
        self._lead.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(4)
        self.tree.setRootIsDecorated(False)
        self.tree.setWordWrap(True)
        self.tree.setUniformRowHeights(False)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.tree.setSelectionBehavior(QTreeWidget.SelectionBehavior.SelectItems)
        self.tree.setAllColumnsShowFocus(False)
        header = self.tree.header()
        header.setStretchLastSection(False)
        for column in range(3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.itemChanged.connect(self._on_changed)
        self.tree.itemClicked.connect(self._on_clicked)
        self.all_buttons = {choice: QPushButton() for choice in Choice}
        for choice, button in self.all_buttons.items():
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.choose_all, choice))
        self.buttons = QDialogButtonBox()
        self._merge = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._cancel = self.buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.resize(900, 460)
        window.appearance.changed.connect(self._dress)
        self._fill()
        self._dress()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for button in self.all_buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._lead)
        column.addWidget(self.tree, 1)
        column.addLayout(row)
        column.addWidget(self.buttons)

    def choices(self) -> dict[str, Choice]:
        """What is chosen, by the keys of the conflicts."""
        found = {}
        for item, conflict in self._rows():
            choice = self._choice(item)
            if choice is not Choice.BOTH or conflict.can_keep_both:
                found[conflict.key] = choice
        return found

    def choose_all(self, choice: Choice, _checked: bool = False) -> None:
        """Choose one side everywhere; both where both can stay."""
        for item, conflict in self._rows():
            if choice is not Choice.BOTH or can_be_both(conflict):
                self._choose(item, choice)

    def _rows(self) -> Iterator[tuple[QTreeWidgetItem, Conflict]]:
        return zip(self._items, self._merged.conflicts, strict=True)

    def _fill(self) -> None:
        self._filling = True
        for conflict in self._merged.conflicts:
            item = QTreeWidgetItem(self.tree)
            self._items.append(item)
            item.setTextAlignment(0, Qt.AlignmentFlag.AlignTop)
            self._choose(item, first_choice(conflict), columns=4 if can_be_both(conflict) else 3)
        self._filling = False
        self.tree.setCurrentItem(self._items[0], 1)

    def _dress(self) -> None:
        language = self._window.appearance.language
        merged = self._merged
        words = Words(language, merged.base, merged.theirs, merged.ours)
        other = self._by or say("window.conflict.other", language)
        self.setStyleSheet(form_sheet(self._window.appearance.look))
        self.setWindowTitle(say("window.conflict.title", language))
        self._lead.setText(say("window.conflict.lead", language, n=len(merged.conflicts), who=other))
        names = [say(f"window.conflict.{name}", language, who=other) for name in ("what", "ours", "theirs", "both")]
        self.tree.setHeaderLabels(names)
        for choice, button in self.all_buttons.items():
            button.setText(say(f"window.conflict.all_{choice.value}", language))
        self._merge.setText(say("window.disk.merge", language))
        self._cancel.setText(say("window.cancel", language))
        self._filling = True
        for item, conflict in self._rows():
            self._name(item, conflict, words, language)
        self._filling = False

    def _name(self, item: QTreeWidgetItem, conflict: Conflict, words: Words, language: str) -> None:
        about = words.conflict(conflict)
        if conflict.base is not None:
            was = say("window.conflict.was", language, value=words.side(conflict, conflict.base))
            about = f"{about}\n{was}"
        item.setText(0, about)
        item.setText(1, words.side(conflict, conflict.ours))
        item.setText(2, words.side(conflict, conflict.theirs))
        for column in range(3):
            item.setToolTip(column, item.text(column))

    def _choice(self, item: QTreeWidgetItem) -> Choice:
        return next(choice for column, choice in _COLUMNS.items() if _is_checked(item, column))

    def _choose(self, item: QTreeWidgetItem, choice: Choice, columns: int | None = None) -> None:
        self._filling, before = True, self._filling
        for column, side in _COLUMNS.items():
            there = column < columns if columns else item.data(column, Qt.ItemDataRole.CheckStateRole) is not None
            if there:
                item.setCheckState(column, Qt.CheckState.Checked if side is choice else Qt.CheckState.Unchecked)
        self._filling = before

    def _on_changed(self, item: QTreeWidgetItem, column: int) -> None:
        if not self._filling and column in _COLUMNS:
            self._choose(item, _COLUMNS[column])

    def _on_clicked(self, item: QTreeWidgetItem, column: int) -> None:
        if column in _COLUMNS and item.data(column, Qt.ItemDataRole.CheckStateRole) is not None:
            self._choose(item, _COLUMNS[column])


def _is_checked(item: QTreeWidgetItem, column: int) -> bool:
    found = item.data(column, Qt.ItemDataRole.CheckStateRole)
    return found is not None and item.checkState(column) is Qt.CheckState.Checked


def ask_conflicts(window: Window, merged: Merge, by: str, chosen: Chosen, left: Callable[[], None]) -> ConflictDialog:
    """Let the user choose for each conflict; `left` when nothing is to be merged after all."""
    dialog = ConflictDialog(window, merged, by)
    dialog.accepted.connect(lambda: chosen(dialog.choices()))
    dialog.rejected.connect(left)
    dialog.open()
    return dialog
