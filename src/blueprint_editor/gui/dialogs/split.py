"""Split a stage: the name of the new stage, and which entries go to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from blueprint_editor.core.edits import SplitStage
from blueprint_editor.core.model import Element, EntryRef, Stage
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.bridge import Bridge
from blueprint_editor.gui.dialogs.buttons import standard_buttons
from blueprint_editor.gui.placement import resize_within
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.wording import element_title, say

_PLACE = Qt.ItemDataRole.UserRole


class SplitDialog(QDialog):
    """The entries of a stage by element, each with a tick for those that go along."""

    def __init__(self, parent: QWidget, stage: Stage, appearance: Appearance) -> None:
        super().__init__(parent)
        self.setObjectName("askSplit")
        self.setStyleSheet(form_sheet(appearance.look))
        self._stage = stage
        language = appearance.language
        self.setWindowTitle(say("window.split.title", language, stage=stage.name))
        self.name = QLineEdit()
        self.name.setPlaceholderText(say("window.split.name_hint", language))
        name_label = QLabel(say("window.split.name", language))
        name_label.setBuddy(self.name)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setWordWrap(True)
        self.tree.setAccessibleName(say("window.split.entries", language).replace("&", ""))
        tree_label = QLabel(say("window.split.entries", language))
        tree_label.setBuddy(self.tree)
        self._fill(appearance)
        self._buttons = standard_buttons(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(say("window.split.do", language))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(self._see)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        for part in (name_label, self.name, tree_label):
            column.addWidget(part)
        column.addWidget(self.tree, 1)
        column.addWidget(self._buttons)
        resize_within(self, 460, 480)
        self._see()

    @property
    def chosen(self) -> tuple[EntryRef, ...]:
        """The entries that go to the new stage, in order."""
        refs: list[EntryRef] = []
        walk = QTreeWidgetItemIterator(self.tree, QTreeWidgetItemIterator.IteratorFlag.Checked)
        while (item := walk.value()) is not None:
            place = item.data(0, _PLACE)
            if place is not None:
                refs.append(EntryRef(self._stage.id, Element(place[0]), place[1]))
            walk += 1
        return tuple(refs)

    def _fill(self, appearance: Appearance) -> None:
        look, language = appearance.look, appearance.language
        for element, cell in self._stage.cells():
            if not cell:
                continue
            head = QTreeWidgetItem(self.tree, [element_title(element, language)])
            head.setFlags(head.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
            head.setForeground(0, look.dim)
            for entry in cell:
                item = QTreeWidgetItem(head, [entry.text])
                item.setData(0, _PLACE, (element.value, entry.id))
                item.setCheckState(0, Qt.CheckState.Unchecked)
        self.tree.expandAll()

    def _see(self) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.name.text().strip()))


def ask_split(parent: QWidget, bridge: Bridge, appearance: Appearance, stage_id: str) -> SplitDialog | None:
    """Ask how to split a stage, and do it in one step; none when the stage is not there."""
    stage = bridge.blueprint.stage(stage_id)
    if stage is None:
        return None
    dialog = SplitDialog(parent, stage, appearance)

    def accepted() -> None:
        name = dialog.name.text().strip()
        bridge.do(SplitStage(stage_id, dialog.chosen, name, bridge.session.new_seed()))

    dialog.accepted.connect(accepted)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
