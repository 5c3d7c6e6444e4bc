"""Where two people changed the same: both sides beside each other, and a choice for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from blueprint_editor.core.merging import Choice, Conflict, ConflictKind, Merge
from blueprint_editor.gui.dialogs.buttons import keep_aside
from blueprint_editor.gui.placement import resize_within
from blueprint_editor.gui.theme import edge, form_sheet
from blueprint_editor.paint.look import mix
from blueprint_editor.wording import say
from blueprint_editor.wording.changes import Words
from blueprint_editor.wording.names import capital
from blueprint_editor.wording.sentences import quoted

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

Chosen = Callable[[Mapping[str, Choice]], None]

_COLUMNS = {1: Choice.OURS, 2: Choice.THEIRS, 3: Choice.BOTH}

_PADDING, _BOX = 24, 24
"""Pixels around a text, and for the box before it."""


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
        self._cells: list[list[QTableWidgetItem]] = []
        self._lead = QLabel()
        self._lead.setWordWrap(True)
        self.table = QTableWidget(len(merged.conflicts), 4)
        self.table.setWordWrap(True)
        self.table.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.ResizeToContents)
        header.sectionResized.connect(self._fit)
        self.table.itemChanged.connect(self._on_changed)
        self.table.itemClicked.connect(self._on_clicked)
        self.all_buttons = {choice: QPushButton() for choice in Choice}
        for choice, button in self.all_buttons.items():
            keep_aside(button)
            button.clicked.connect(partial(self.choose_all, choice))
        self.buttons = QDialogButtonBox()
        self._merge = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._cancel = self.buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        resize_within(self, 900, 460)
        self.setMinimumSize(620, 320)
        window.appearance.changed.connect(self._dress)
        self._fill()
        self._dress()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for button in self.all_buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._lead)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        column.addWidget(self.buttons)

    def choices(self) -> dict[str, Choice]:
        """What is chosen, by the keys of the conflicts."""
        found = {}
        for row, conflict in enumerate(self._merged.conflicts):
            choice = next(side for column, side in _COLUMNS.items() if self._is_checked(row, column))
            if choice is not Choice.BOTH or conflict.can_keep_both:
                found[conflict.key] = choice
        return found

    def choose_all(self, choice: Choice, _checked: bool = False) -> None:
        """Choose one side everywhere; both where both can stay."""
        for row, conflict in enumerate(self._merged.conflicts):
            if choice is not Choice.BOTH or can_be_both(conflict):
                self._choose(row, choice)

    def _fill(self) -> None:
        self._filling = True
        for row, conflict in enumerate(self._merged.conflicts):
            cells = [QTableWidgetItem() for _ in range(4)]
            self._cells.append(cells)
            for column, cell in enumerate(cells):
                self.table.setItem(row, column, cell)
                flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                if column in _COLUMNS and (column < 3 or can_be_both(conflict)):
                    flags |= Qt.ItemFlag.ItemIsUserCheckable
                    cell.setCheckState(Qt.CheckState.Unchecked)
                cell.setFlags(flags)
            self._choose(row, first_choice(conflict))
        self._filling = False
        self.table.setCurrentCell(0, 1)

    def _fit(self) -> None:
        """Give each row the height of its longest text; Qt's own sum leaves the padding of the sheet out."""
        metrics, flags = self.table.fontMetrics(), Qt.TextFlag.TextWordWrap
        for row, cells in enumerate(self._cells):
            heights = []
            for column, cell in enumerate(cells):
                room = self.table.columnWidth(column) - _PADDING - (_BOX if column else 0)
                heights.append(metrics.boundingRect(0, 0, max(room, 40), 10_000, flags, cell.text()).height())
            self.table.setRowHeight(row, max(heights) + _PADDING)

    def _dress(self) -> None:
        language = self._window.appearance.language
        merged = self._merged
        words = Words(language, merged.base, merged.theirs, merged.ours)
        other = self._by or say("window.conflict.other", language)
        look = self._window.appearance.look
        band = mix(look.surface, look.band, 0.6).name()
        self.setStyleSheet(
            f"{form_sheet(look)} QTableView {{ background: {look.surface.name()}; color: {look.ink.name()};"
            f" border: 1px solid {edge(look).name()}; border-radius: 4px; outline: 0; }}"
            f"QTableView::indicator:unchecked {{ width: 14px; height: 14px; border: 1px solid {edge(look).name()};"
            f" border-radius: 3px; background: {look.surface.name()}; }}"
            f"QTableView::item {{ padding: 6px 8px; border-bottom: 1px solid {look.line.name()}; }}"
            f"QTableView::item:selected {{ color: {look.ink.name()}; background: {look.selected.name()}; }}"
            f"QHeaderView::section {{ color: {look.dim.name()}; background: {band}; border: none;"
            f" border-bottom: 1px solid {look.line.name()}; padding: 6px 8px; }}"
        )
        self.setWindowTitle(say("window.conflict.title", language))
        self._lead.setText(say("window.conflict.lead", language, n=len(merged.conflicts), who=other))
        names = [say(f"window.conflict.{name}", language, who=other) for name in ("what", "ours", "theirs", "both")]
        self.table.setHorizontalHeaderLabels(names)
        for choice, button in self.all_buttons.items():
            button.setText(say(f"window.conflict.all_{choice.value}", language))
        self._merge.setText(say("window.disk.merge", language))
        self._cancel.setText(say("window.cancel", language))
        self._filling = True
        for cells, conflict in zip(self._cells, merged.conflicts, strict=True):
            self._name(cells, conflict, words, language)
        self._filling = False
        self._fit()

    def _name(self, cells: list[QTableWidgetItem], conflict: Conflict, words: Words, language: str) -> None:
        about = capital(words.conflict(conflict))
        if conflict.base is not None and conflict.kind is not ConflictKind.REMOVED:
            was = say("window.conflict.was", language, value=side_text(words, conflict, conflict.base))
            about = f"{about}\n{was}"
        texts = (about, side_text(words, conflict, conflict.ours), side_text(words, conflict, conflict.theirs), "")
        for cell, text in zip(cells, texts, strict=True):
            cell.setText(text)

    def _choose(self, row: int, choice: Choice) -> None:
        before, self._filling = self._filling, True
        for column, side in _COLUMNS.items():
            cell = self._cells[row][column]
            if cell.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                cell.setCheckState(Qt.CheckState.Checked if side is choice else Qt.CheckState.Unchecked)
        self._filling = before

    def _is_checked(self, row: int, column: int) -> bool:
        cell = self._cells[row][column]
        checkable = bool(cell.flags() & Qt.ItemFlag.ItemIsUserCheckable)
        return checkable and cell.checkState() is Qt.CheckState.Checked

    def _on_changed(self, cell: QTableWidgetItem) -> None:
        if not self._filling and cell.column() in _COLUMNS:
            self._choose(cell.row(), _COLUMNS[cell.column()])

    def _on_clicked(self, cell: QTableWidgetItem) -> None:
        if cell.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            self._choose(cell.row(), _COLUMNS[cell.column()])


def side_text(words: Words, conflict: Conflict, value: object) -> str:
    """What one side of a conflict has, with the user's texts whole: what differs may be at the end."""
    if conflict.kind is ConflictKind.CHANGED:
        values = value if isinstance(value, tuple) and len(value) == len(conflict.fields) else (value,)
        return "; ".join(
            _whole(words.value(name, one), one) for name, one in zip(conflict.fields, values, strict=False)
        )
    return _whole(words.side(conflict, value), getattr(value, "text", getattr(value, "name", None)))


def _whole(spoken: str, value: object) -> str:
    return f"“{value}”" if isinstance(value, str) and spoken == quoted(value) else spoken


def ask_conflicts(window: Window, merged: Merge, by: str, chosen: Chosen, left: Callable[[], None]) -> ConflictDialog:
    """Let the user choose for each conflict; `left` when nothing is to be merged after all."""
    dialog = ConflictDialog(window, merged, by)
    dialog.accepted.connect(lambda: chosen(dialog.choices()))
    dialog.rejected.connect(left)
    dialog.open()
    return dialog
