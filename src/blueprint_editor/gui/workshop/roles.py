"""The roles in their dock: one list for the blueprint, sorted as one likes, renamed and merged everywhere at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QVBoxLayout,
)

from blueprint_editor.core.edits import ChangeBlueprint, RenameRole
from blueprint_editor.core.roles import RoleUses
from blueprint_editor.core.text import fold, one_line
from blueprint_editor.gui.dialogs.rows import SORT, Row, make_roomy
from blueprint_editor.gui.panels.headings import Quiet

from .panel import WorkshopPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTreeWidgetItem

    from blueprint_editor.core.edits import AnyEdit
    from blueprint_editor.gui.main_window import Window

_NAME, _USES = 0, 1


class RolesPanel(WorkshopPanel):
    """What the dock holds."""

    def __init__(self, window: Window) -> None:
        self._uses = RoleUses()
        self._shown: object = None
        self._renaming = False
        self.tree: QTreeWidget | None = None
        super().__init__(window)

    def fill(self, column: QVBoxLayout) -> None:
        """The list, a line to add, and what can be done with what is selected."""
        context, self._shown = self.context, None
        lead = Quiet(context, wraps=True)
        lead.setText(context.say("steps.roles.lead"))
        self.tree = tree = QTreeWidget()
        tree.setRootIsDecorated(False)
        tree.setHeaderLabels([context.say("steps.roles.name"), context.say("steps.roles.uses")])
        tree.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(_USES, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        tree.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        tree.setSortingEnabled(True)
        tree.sortByColumn(_NAME, Qt.SortOrder.AscendingOrder)
        tree.setMinimumHeight(200)
        tree.setAccessibleName(context.say("window.roles"))
        tree.itemChanged.connect(self._on_renamed)
        tree.itemSelectionChanged.connect(self._on_selected)
        self.line = QLineEdit()
        self.line.setPlaceholderText(context.say("steps.roles.add"))
        self.line.setAccessibleName(context.say("steps.roles.add"))
        self.line.returnPressed.connect(self._add)
        self.merge, self.remove, self.tidy = QPushButton(), QPushButton(), QPushButton()
        self.merge.clicked.connect(self._merge)
        self.remove.clicked.connect(lambda: self._take_out(self._selected()))
        self.tidy.clicked.connect(lambda: self._take_out(self._unused()))
        self.remove.setText(context.say("steps.roles.remove"))
        self.merge.setToolTip(context.say("steps.roles.merge_tip"))
        self.remove.setToolTip(context.say("steps.roles.remove_tip"))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.merge, 1)
        row.addWidget(self.remove, 1)
        for widget in (lead, tree, self.line):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.tidy)

    def look_again(self) -> None:
        """Show the roles and how often each is named."""
        blueprint, tree = self.context.blueprint, self.tree
        uses = self._uses.of(blueprint)
        now = (blueprint.roles, uses)
        if tree is None or now == self._shown or self._renaming:
            return
        selected, self._shown = set(self._selected()), now
        current = self._current()
        if tree.currentItem() is not None:
            # A click on what is selected waits for a second one, and the row it was on goes.
            tree.edit(tree.currentIndex(), QAbstractItemView.EditTrigger.CurrentChanged, QEvent(QEvent.Type.None_))
        tree.blockSignals(True)
        tree.setSortingEnabled(False)
        tree.clear()
        for role in blueprint.roles:
            row = Row([role, str(uses[fold(role)])])
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsEditable)
            row.setData(_NAME, SORT, fold(role))
            row.setData(_USES, SORT, uses[fold(role)])
            row.setTextAlignment(_USES, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            tree.addTopLevelItem(row)
            row.setSelected(role in selected)
            if role == current:
                tree.setCurrentItem(row, _NAME, QItemSelectionModel.SelectionFlag.NoUpdate)
        tree.setSortingEnabled(True)
        make_roomy(tree, self.context.appearance.look)
        tree.blockSignals(False)
        self._on_selected()

    def commit(self) -> None:
        """What is being typed in a row, or in the line to add, is done."""
        tree = self.tree
        if tree is None:
            return
        if tree.state() is QAbstractItemView.State.EditingState:
            editor = tree.indexWidget(tree.currentIndex())
            tree.commitData(editor)
            tree.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self._add()

    def pending_edit(self, _seed: str) -> AnyEdit | None:
        """The edit that what is being typed would be now, or none."""
        tree, roles = self.tree, self.context.blueprint.roles
        if tree is not None and tree.state() is QAbstractItemView.State.EditingState:
            line, old = tree.indexWidget(tree.currentIndex()), self._current()
            new = one_line(line.text()) if isinstance(line, QLineEdit) else ""
            return RenameRole(old, new) if old and new and new != old else None
        name = one_line(self.line.text())
        return ChangeBlueprint(roles=(*roles, name)) if name else None

    def role_of(self, row: QTreeWidgetItem) -> str:
        """The role that a row stands for, whatever is being typed in it."""
        name: str = row.data(_NAME, SORT)
        return next((role for role in self.context.blueprint.roles if fold(role) == name), "")

    def _selected(self) -> list[str]:
        return [self.role_of(row) for row in self.tree.selectedItems()] if self.tree is not None else []

    def _unused(self) -> list[str]:
        uses = self._uses.of(self.context.blueprint)
        return [role for role in self.context.blueprint.roles if not uses[fold(role)]]

    def _current(self) -> str:
        row = self.tree.currentItem() if self.tree is not None else None
        return self.role_of(row) if row is not None else ""

    def _target(self) -> str:
        """What the selected roles become: the one under the cursor, or the first."""
        here, selected = self._current(), self._selected()
        return here if here in selected else next(iter(selected), "")

    def _on_selected(self) -> None:
        selected, unused, say = self._selected(), set(self._unused()), self.context.say
        several = len(selected) > 1
        self.merge.setEnabled(several)
        self.merge.setText(say("steps.roles.merge_to", text=self._target()) if several else say("steps.roles.merge"))
        self.remove.setEnabled(bool(selected) and unused.issuperset(selected))
        self.tidy.setVisible(bool(unused))
        self.tidy.setText(say("steps.roles.tidy", n=len(unused)))

    def _on_renamed(self, row: QTreeWidgetItem, column: int) -> None:
        old, new = self.role_of(row), one_line(row.text(_NAME))
        self._shown, self._renaming = None, True
        if column == _NAME and new and new != old:
            self.context.bridge.do(RenameRole(old, new))
        # Qt is still at this row, and at the line that it was typed in: gone under its hands, they crash it.
        QTimer.singleShot(0, self, self._renamed)

    def _renamed(self) -> None:
        self._renaming = False
        self.look_again()

    def _add(self) -> None:
        name = one_line(self.line.text())
        if name and self.context.bridge.do(ChangeBlueprint(roles=(*self.context.blueprint.roles, name))):
            self.line.clear()

    def _merge(self) -> None:
        """Rename each to the one that stays: one step of undo."""
        target, seed = self._target(), self.context.bridge.session.new_seed()
        for role in self._selected():
            if role != target:
                self.context.bridge.do(RenameRole(role, target), join=seed)

    def _take_out(self, roles: list[str]) -> None:
        left = tuple(role for role in self.context.blueprint.roles if role not in roles)
        self.context.bridge.do(ChangeBlueprint(roles=left))
