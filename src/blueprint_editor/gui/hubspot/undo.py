"""Choosing a push to turn back: what was pushed from this blueprint, when and where."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTreeWidget

from blueprint_editor.gui.dialogs.buttons import keep_aside
from blueprint_editor.gui.dialogs.rows import SORT, Row, make_roomy
from blueprint_editor.gui.left_work import moment
from blueprint_editor.workflows import pushing
from blueprint_editor.workflows.portals import PortalError

from .accounts import Account, known_accounts
from .dialog import HubSpotDialog, be_default

if TYPE_CHECKING:
    from blueprint_editor.gui.jobs import Context
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.workflows.pushing import Run

COLUMNS = ("when", "account", "pipeline", "steps")
_WHEN, _ACCOUNT, _PIPELINE, _STEPS = range(4)
_RUN = SORT + 1


class UndoDialog(HubSpotDialog):
    """Lists the pushes of this blueprint that changed something."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, "pushUndo", 760, 420)
        self.runs: list[Run] | None = None
        self._accounts: dict[str, Account] = {}
        self.lead = QLabel()
        self.lead.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(len(COLUMNS))
        self.tree.setRootIsDecorated(False)
        self.tree.setSortingEnabled(True)
        self.tree.sortByColumn(_WHEN, Qt.SortOrder.DescendingOrder)
        self.tree.itemActivated.connect(self.go_on)
        self.tree.currentItemChanged.connect(self._see)
        self.plan_button, self.close_button = QPushButton(), QPushButton()
        be_default(self.plan_button)
        self.plan_button.clicked.connect(self.go_on)
        self.close_button.clicked.connect(self.close)
        keep_aside(self.close_button)
        self.working.join(self.column)
        self.column.addWidget(self.lead, 1)
        self.column.addWidget(self.tree, 1)
        self.foot.addStretch(1)
        self.foot.addWidget(self.plan_button)
        self.foot.addWidget(self.close_button)
        self.begin()
        self._look()

    def dress(self) -> None:
        """Say everything."""
        self.setWindowTitle(self.text("undo.title"))
        self.plan_button.setText(self.text("undo.plan"))
        self.close_button.setText(self.text("close"))
        self.tree.setHeaderLabels([self.text(f"undo.{column}") for column in COLUMNS])
        self.tree.setAccessibleName(self.text("undo.title"))
        self._fill()

    def _look(self) -> None:
        blueprint = self.window_.bridge.blueprint
        try:
            accounts = known_accounts(self.window_.desk)
        except PortalError:
            accounts = []
        self._accounts = {account.number: account for account in reversed(accounts)}
        numbers = [link.account for link in blueprint.portals]

        def work(_context: Context) -> list[Run]:
            return [run for number in numbers for run in pushing.undone(blueprint, number)]

        self.working.run(work, self._looked, first="plan")

    def _looked(self, found: list[Run]) -> None:
        self.runs = found
        self._fill()
        if found:
            self.tree.setFocus()

    def _fill(self) -> None:
        self.tree.clear()
        for place, run in enumerate(self.runs or ()):
            self.tree.addTopLevelItem(self._row(place, run))
        make_roomy(self.tree, self.window_.appearance.look)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)
        self.lead.setText(self.text("undo.lead" if first is not None else "undo.none"))
        self.column.setStretchFactor(self.lead, 0 if first is not None else 1)
        middle, top = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        self.lead.setAlignment(top if first is not None else middle)
        look = self.window_.appearance.look
        self.lead.setStyleSheet(f"color: {(look.dim if first is None else look.ink).name()};")
        self.tree.setVisible(first is not None)
        self._see()

    def _row(self, place: int, run: Run) -> Row:
        account = self._accounts.get(run.account)
        name = f"{account.profile.name} · {run.account}" if account is not None else run.account
        at = dt.datetime.fromisoformat(run.started).timestamp()
        texts = [moment(at, self.language), name, run.plan.target.label, str(len(run.done))]
        row = Row(texts)
        for column, value in enumerate((at, name.casefold(), texts[_PIPELINE].casefold(), len(run.done))):
            row.setData(column, SORT, value)
        row.setData(0, _RUN, place)
        return row

    def _see(self) -> None:
        self.plan_button.setEnabled(self.tree.currentItem() is not None)
        self.plan_button.setVisible(bool(self.runs))

    def go_on(self) -> None:
        """Show what turning back the selected push would do."""
        item = self.tree.currentItem()
        if item is None or not self.runs or self.ended:  # Enter in the list presses the button too
            return
        from .push import show_push

        run = self.runs[int(item.data(0, _RUN))]
        self.close()
        show_push(self.window_, run=run)


def show_undo(window: Window) -> UndoDialog:
    """List the pushes of this blueprint."""
    window.commit()
    dialog = window.findChild(UndoDialog, "pushUndo")
    if isinstance(dialog, UndoDialog):
        dialog.close()
    dialog = UndoDialog(window)
    dialog.show()
    return dialog
