"""The dialog of a push as a form: account, target, plan, confirmation and report; what they do is said elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QTreeWidgetItem,
)

from blueprint_editor.core.plan import Choices, MatchRow, Plan, Reason, ticked
from blueprint_editor.gui.dialogs.buttons import keep_aside
from blueprint_editor.gui.theme import tab_sheet
from blueprint_editor.wording import say
from blueprint_editor.wording.plans import target_sentence
from blueprint_editor.workflows import pushing

from .dialog import HubSpotDialog, Pages, be_bold, be_main
from .match_view import Matched, MatchView
from .plan_tree import PlanTree
from .report import ReportView
from .where import Where

if TYPE_CHECKING:
    from blueprint_editor.gui.hubspot.carrying import Push
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.workflows.pushing import AccountState, Run

TABS = ("plan", "matches")
_NAMELESS = frozenset({Reason.PIPELINE_UNNAMED, Reason.PIPELINE_TAKEN})


class PushForm(HubSpotDialog):
    """Shows a plan as it stands, or the report of what became of it."""

    def __init__(self, window: Window, run: Run | None, choices: Choices) -> None:
        super().__init__(window, "push", 900, 680)
        self.run, self.choices = run, choices
        self.plan: Plan | None = None
        self.state: AccountState | None = None
        """The account as it was read, from which the plan is made."""
        self.rows: tuple[MatchRow, ...] = ()
        """What is what in the plan."""
        self.push: Push | None = None
        self.where = Where(window.desk, new=True)
        self.accounts, self.target, self.again_button = self.where.accounts, self.where.target, self.where.again_button
        self._make()
        self._lay_out()

    def _make(self) -> None:
        self.accounts.setEnabled(self.run is None)
        self.workflows = QCheckBox()
        self.workflows.setChecked(self.choices.workflows)
        self.name_label, self.name = QLabel(), QLineEdit()
        self.name_label.setBuddy(self.name)
        self.head = QLabel()
        self.head.setWordWrap(True)
        be_bold(self.head)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for _ in TABS:
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self.show_plan)
        self.tree, self.matches = PlanTree(), MatchView()
        self.detail = QLabel()
        self.detail.setWordWrap(True)
        self.tree.currentItemChanged.connect(self._on_current)
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.report = ReportView(self.window_)
        self.confirm_label, self.confirm = QLabel(), QLineEdit()
        self.confirm_label.setWordWrap(True)
        self.confirm_label.setBuddy(self.confirm)
        self.confirm.textChanged.connect(self.see)
        self.confirm.setMaximumWidth(160)
        self.copy_button, self.push_button, self.close_button = QPushButton(), QPushButton(), QPushButton()
        be_main(self.push_button)
        self.close_button.clicked.connect(self.close)
        for button in (self.copy_button, self.close_button):
            keep_aside(button)

    def _lay_out(self) -> None:
        grid = self.where.grid
        grid.addWidget(self.name_label, 2, 0)
        grid.addWidget(self.name, 2, 1, 1, 2)
        grid.addWidget(self.workflows, 3, 1, 1, 2)
        sure = QHBoxLayout()
        sure.setSpacing(12)
        sure.addWidget(self.confirm_label, 1)
        sure.addWidget(self.confirm)
        self.column.addLayout(grid)
        self.working.join(self.column)
        self.column.addWidget(self.head)
        self.column.addWidget(self.tabs)
        self.pages = Pages(self.column, self.empty, self.tree, self.matches, self.report)
        self.column.addWidget(self.detail)
        self.column.addLayout(sure)
        for button in (self.copy_button, *self.report.buttons):
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.push_button)
        self.foot.addWidget(self.close_button)

    # Showing

    def dress(self) -> None:
        """Say everything."""
        undo = self.run is not None
        self.setWindowTitle(self.text("push.title_undo" if undo else "push.title"))
        self.where.dress(self.language)
        self.name_label.setText(self.text("push.name"))
        self.workflows.setText(self.text("push.workflows"))
        self.copy_button.setText(self.text("push.copy"))
        self.empty.setStyleSheet(f"color: {self.window_.appearance.look.dim.name()};")
        for place, name in enumerate(TABS):
            self.tabs.setTabText(place, say(f"matching.tab.{name}", self.language))
        self.tabs.setStyleSheet(tab_sheet(self.window_.appearance.look))
        self.report.dress()
        self.show_plan()

    def show_plan(self) -> None:
        """Show the plan as it is now, or what is what in it."""
        plan, look = self.plan, self.window_.appearance.look
        self.where.fill_target(plan.target if plan is not None else None, self.language)
        self.tree.show_plan(plan, look, self.language)
        if plan is not None and self._shows_matches:
            self.matches.show_matches(self._matched, self.rows, look, self.language)
        if plan is not None:
            self.head.setText(target_sentence(plan.target, self.language, plan.kind, ids=False))
            self.confirm_label.setText(self._confirm_words(plan))
        alarm = plan is not None and plan.target.production
        self.head.setStyleSheet(f"color: {(look.refuse if alarm else look.ink).name()};")
        self.confirm_label.setStyleSheet(f"color: {look.refuse.name()};")
        self.see()

    @property
    def _matched(self) -> Matched:
        return Matched(self.window_.bridge.blueprint, self.state, self.choices)

    @property
    def _shows_matches(self) -> bool:
        return self.run is None and TABS[self.tabs.currentIndex()] == "matches"

    def _confirm_words(self, plan: Plan) -> str:
        key = "push.confirm" if plan.target.production else "push.confirm_other"
        account = self.accounts.account
        name = account.profile.name if account is not None else plan.target.account_name
        return self.text(key, account=plan.target.account, name=name)

    def _on_current(self, row: QTreeWidgetItem | None) -> None:
        """The whole of a sentence that the list may have no room for."""
        self.detail.setText(row.text(0) if row is not None and row.parent() is not None else "")

    def see(self) -> None:
        """Have everything on or off, as things are now."""
        plan, busy = self.plan, self.working.busy
        pushing_now = self.push is not None
        shown = self.pages.shown is self.report and not pushing_now
        if not shown:
            page = self.matches if self._shows_matches and not pushing_now else self.tree
            self.pages.show(page if plan is not None else self.empty)
        unread = "push.unread" if self.accounts.account is not None and not busy else "push.empty"
        self.empty.setText(self.text("push.empty_undo" if self.run is not None and busy else unread))
        self.tabs.setVisible(plan is not None and not shown and not pushing_now and self.run is None)
        sure = plan is not None and pushing.needs_confirming(plan) and not shown
        for widget in (self.confirm, self.confirm_label):
            widget.setVisible(sure)
        nameless = plan is not None and any(one.reason in _NAMELESS for one in plan.blocked)
        for widget in (self.name, self.name_label):
            widget.setVisible(nameless)
        if nameless and not self.name.text():
            self.name.setText(self.window_.bridge.blueprint.title)
        self.detail.setVisible(self.pages.shown is self.tree and not pushing_now)
        for choice in (self.target, self.where.target_label, self.workflows):
            choice.setVisible(self.run is None and not shown)
        for button in self.report.buttons:
            button.setVisible(shown)
        self.head.setVisible(plan is not None and not shown)
        n = len(ticked(plan)) if plan is not None else 0
        typed = plan is not None and self.confirm.text().strip() == plan.target.account
        deed = "push.undo" if self.run is not None else "push.push"
        self.push_button.setText(self.text(deed, n=n) if n else self.text(f"{deed}.none"))
        self.push_button.setEnabled(
            plan is not None and plan.can_push and n > 0 and not busy and not shown and (typed or not sure)
        )
        self.push_button.setVisible(not shown)
        self.copy_button.setVisible(plan is not None and not shown)
        self.close_button.setText(self.text("close"))
        free = not pushing_now
        self.accounts.setEnabled(free and self.run is None)
        self.target.setEnabled(free and plan is not None)
        self.workflows.setEnabled(free)
        self.again_button.setEnabled(free and self.accounts.account is not None)
        self.again_button.setText(self.text("push.back" if shown else "push.again"))
        self.tree.lock(not free)
        self.matches.setEnabled(free)
