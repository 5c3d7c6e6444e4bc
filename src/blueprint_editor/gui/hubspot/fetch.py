"""Fetching: a new blueprint from a pipeline of an account, in a window of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTreeWidget

from blueprint_editor import workflows
from blueprint_editor.core.model import Blueprint
from blueprint_editor.gui.dialogs.buttons import keep_aside
from blueprint_editor.gui.dialogs.rows import SORT, Row, make_roomy
from blueprint_editor.wording import say
from blueprint_editor.workflows import pushing

from .accounts import Account, AccountBox, opening
from .dialog import HubSpotDialog, be_bold

if TYPE_CHECKING:
    from blueprint_editor.gui.jobs import Context
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.workflows.pushing import AccountState

COLUMNS = ("name", "stages", "id")
_NAME, _STAGES, _ID = range(3)


class FetchDialog(HubSpotDialog):
    """Lists the pipelines of an account."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, "portalFetch", 680, 460)
        self.state: AccountState | None = None
        self.account_label, self.empty = QLabel(), QLabel()
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.accounts = AccountBox(window.desk)
        self.accounts.chosen.connect(self.look)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(len(COLUMNS))
        self.tree.setRootIsDecorated(False)
        self.tree.setSortingEnabled(True)
        self.tree.sortByColumn(_NAME, Qt.SortOrder.AscendingOrder)
        self.tree.itemActivated.connect(self.fetch)
        self.tree.currentItemChanged.connect(self._see)
        self.fetch_button, self.close_button = QPushButton(), QPushButton()
        be_bold(self.fetch_button)
        self.fetch_button.clicked.connect(self.fetch)
        self.close_button.clicked.connect(self.close)
        keep_aside(self.close_button)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.account_label)
        row.addWidget(self.accounts, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.fetch_button)
        foot.addWidget(self.close_button)
        self.column.addLayout(row)
        self.column.addWidget(self.working)
        self.column.addWidget(self.empty, 1)
        self.column.addWidget(self.tree, 1)
        self.column.addLayout(foot)
        self.working.changed.connect(self._see)
        self.begin()
        if self.accounts.trouble is not None:
            self.working.tell_error(self.accounts.trouble)

    def dress(self) -> None:
        """Say everything."""
        self.setWindowTitle(self.text("fetch.title"))
        self.account_label.setText(self.text("account"))
        self.fetch_button.setText(self.text("fetch.fetch"))
        self.close_button.setText(self.text("close"))
        self.empty.setText(self.text("fetch.empty"))
        self.empty.setStyleSheet(f"color: {self.window_.appearance.look.dim.name()};")
        self.tree.setHeaderLabels([self.text(f"fetch.{column}") for column in COLUMNS])
        self.tree.setAccessibleName(self.text("fetch.title"))
        self.accounts.fill()
        self._fill()

    def _fill(self) -> None:
        self.tree.clear()
        for record in self.state.live_pipelines if self.state is not None else ():
            row = Row([record.label, str(len(record.stages)), record.id])
            for column, value in ((_NAME, record.label.casefold()), (_STAGES, len(record.stages)), (_ID, record.id)):
                row.setData(column, SORT, value)
            self.tree.addTopLevelItem(row)
        make_roomy(self.tree, self.window_.appearance.look)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)
        self.tree.setVisible(first is not None)
        self.empty.setVisible(first is None)
        self._see()

    def _see(self) -> None:
        self.fetch_button.setEnabled(self.tree.currentItem() is not None and not self.working.busy)

    def look(self, account: Account) -> None:
        """Read which pipelines an account has."""
        self.state = None
        self._fill()
        open_it = opening(self.window_.desk, account)

        def work(context: Context) -> AccountState:
            portal = open_it(context)
            with portal.door:
                return pushing.look(portal, progress=context.progress)

        self.working.run(work, self._looked)

    def _looked(self, state: AccountState) -> None:
        self.state = state
        self._fill()
        self.tree.setFocus()

    def fetch(self) -> None:
        """Make a blueprint of the pipeline that is selected."""
        item, state, language = self.tree.currentItem(), self.state, self.language
        if item is None or state is None or self.working.busy:
            return
        pipeline, name = item.text(_ID), item.text(_NAME)

        def work(_context: Context) -> Blueprint:
            return pushing.fetch(state, pipeline, language=language)

        self.working.run(work, partial(self._fetched, name), first="plan")

    def _fetched(self, name: str, blueprint: Blueprint) -> None:
        window = self.window_.desk.window_for(self.window_)
        window.show_document(workflows.Document(blueprint), saved=False, origin=partial(_origin_words, name))
        window.come_forward()
        self.close()


def _origin_words(name: str, language: str) -> str:
    return say("push_window.fetch.origin", language, name=name)


def show_fetch(window: Window) -> FetchDialog:
    """Let the user choose a pipeline."""
    window.commit()
    dialog = window.findChild(FetchDialog, "portalFetch")
    if isinstance(dialog, FetchDialog):
        dialog.close()
    dialog = FetchDialog(window)
    dialog.show()
    return dialog
