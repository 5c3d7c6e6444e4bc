"""Pushing to HubSpot: an account, a target, a plan that is looked at, the push with its progress, and the report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer

from blueprint_editor.core.edits import ChangeBlueprint, Origin, TakeOver
from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import Blueprint, HubSpotUse, PortalLink
from blueprint_editor.core.plan import Answer, Choices, MatchRow, Plan, ReportLine, tick
from blueprint_editor.gui.messages import Tone
from blueprint_editor.wording import error_sentence
from blueprint_editor.wording.plan_text import plan_text
from blueprint_editor.workflows import matching, pushing
from blueprint_editor.workflows.portals import PortalError
from blueprint_editor.workflows.pushing import PushDone, PushStale

from .accounts import Account, account_of, opening
from .carrying import Asked, Push, keep_link
from .push_form import PushForm

if TYPE_CHECKING:
    from blueprint_editor.core.compare import Changes
    from blueprint_editor.gui.jobs import Context
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.workflows.pushing import AccountState, Run

_REPLAN_AFTER = 300
"""Milliseconds after a change of the blueprint until the plan is made again."""


class PushDialog(PushForm):
    """The plan stays open beside the board and follows it; nothing is written before the button is pressed."""

    def __init__(
        self,
        window: Window,
        run: Run | None = None,
        choices: Choices | None = None,
        account: Account | None = None,
    ) -> None:
        super().__init__(window, run, choices or Choices())
        self._blueprint = window.bridge.blueprint
        self._connect()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REPLAN_AFTER)
        self._timer.timeout.connect(self.plan_again)
        window.bridge.changed.connect(self._on_changes)
        self.begin()
        account = account or account_of(self._blueprint, self.accounts.accounts)
        if run is not None:
            account = next((one for one in self.accounts.accounts if one.number == run.account), None)
        self.where.begin(self.working, account, self.look)

    def _connect(self) -> None:
        self.accounts.chosen.connect(self._on_account)
        self.again_button.clicked.connect(self.look)
        self.target.activated.connect(self._on_target)
        self.name.editingFinished.connect(self._on_name)
        self.workflows.clicked.connect(self._on_workflows)
        self.tree.ticked.connect(self._on_tick)
        self.tree.answered.connect(self._on_answer)
        self.matches.stage_matched.connect(self._on_stage_matched)
        self.matches.point_mapped.connect(self._on_point_mapped)
        self.copy_button.clicked.connect(self._copy)
        self.push_button.clicked.connect(self.carry_out)
        self.working.changed.connect(self._on_working)

    # Looking and planning

    def look(self) -> None:
        """Read the account and make the plan."""
        account = self.accounts.account
        if account is None:
            return
        self.pages.show(self.empty)
        self.plan = self.state = None
        self.confirm.clear()
        self.show_plan()
        drafts, open_it = self.choices.workflows, opening(self.window_.desk, account)
        make = self._planner()

        def work(context: Context) -> tuple[AccountState, _Made]:
            portal = open_it(context)
            with portal.door:
                state = pushing.look(portal, drafts=drafts, progress=context.progress)
            return state, make(state)

        self.working.run(work, self._looked)

    def _planner(self) -> _Make:
        self._blueprint = self.window_.bridge.blueprint
        return _Make(self._blueprint, self.choices, self.run)

    def _looked(self, found: tuple[AccountState, _Made]) -> None:
        self.state, made = found
        self._planned(made)

    def _planned(self, made: _Made) -> None:
        """Show the plan; what both sides have is remembered, whatever a push that was cut off kept."""
        self.plan, self.rows, link = made
        if link is not None:
            keep_link(self.window_, self._blueprint.id, link)
            self._blueprint = pushing.linked(self._blueprint, link)
        self.show_plan()

    def plan_again(self) -> None:
        """Make the plan again from the account as it was read."""
        state = self.state
        if state is None or self.push is not None:
            return
        make, before = self._planner(), self.plan

        def work(_context: Context) -> _Made:
            return make(state)

        def done(made: _Made) -> None:
            kept = made.plan
            for step in before.left_out if before is not None else ():
                kept = tick(kept, step, on=False)
            self._planned(made._replace(plan=kept))

        self.working.run(work, done, first="plan")

    def _on_changes(self, _changes: Changes) -> None:
        same = replace(self._blueprint, portals=()) == replace(self.window_.bridge.blueprint, portals=())
        if self.state is not None and self.push is None and not same:
            self._timer.start()

    def _on_account(self, _account: Account) -> None:
        self.choices = Choices(workflows=self.choices.workflows)
        self.look()

    def _on_target(self, _place: int) -> None:
        self.choices = Choices(target=str(self.target.currentData()), workflows=self.choices.workflows)
        self.plan_again()

    def _on_name(self) -> None:
        """The pipeline is called as the blueprint: the plan follows that."""
        name = self.name.text().strip()
        if name and name != self.window_.bridge.blueprint.title:
            self.window_.bridge.do(ChangeBlueprint(title=name))

    def _on_workflows(self, on: bool) -> None:
        self.choices = replace(self.choices, workflows=on)
        self.look()

    def _on_tick(self, step: str, on: bool) -> None:
        if self.plan is not None:
            self.plan = tick(self.plan, step, on=on)
            QTimer.singleShot(0, self, self.show_plan)  # the row is still being changed

    def _on_answer(self, name: str, answer: str) -> None:
        if answer == Answer.TAKE_OVER.value:
            self._take_over(name)
            return
        self.choices = replace(self.choices, answers={**self.choices.answers, name: answer})
        self.plan_again()

    def _on_stage_matched(self, about: str, there: str) -> None:
        state = self.state
        if state is not None:
            self.choices = matching.match_stage(self.window_.bridge.blueprint, state, self.choices, about, there)
            self.plan_again()

    def _on_point_mapped(self, about: str, use: HubSpotUse, name: str) -> None:
        """What a data point is in HubSpot stands in the blueprint, so that the next push knows it."""
        state, bridge = self.state, self.window_.bridge
        edit = matching.map_point(bridge.blueprint, state, about, use, name) if state is not None else None
        if edit is not None and bridge.do(edit):
            self.choices = matching.without_answer(self.choices, about)
        self._timer.stop()
        self.plan_again()

    def _take_over(self, name: str) -> None:
        state, blueprint, choices = self.state, self.window_.bridge.blueprint, self.choices
        if state is None:
            return

        def work(_context: Context) -> Blueprint:
            return pushing.taken_over(blueprint, state, frozenset({name}), choices)

        def done(result: Blueprint) -> None:
            if self.window_.bridge.blueprint is blueprint:
                self.window_.bridge.do(TakeOver(result, Origin.HUBSPOT))
            self.plan_again()

        self.working.run(work, done, first="plan")

    # Carrying out

    def carry_out(self) -> None:
        """Do what the plan says."""
        account, plan, state = self.accounts.account, self.plan, self.state
        if account is None or plan is None or state is None:
            return
        self._timer.stop()
        asked = Asked(account, self._blueprint, plan, state, self.confirm.text().strip(), self.run)
        push = self.push = Push(self.window_, asked)
        self.tree.setFocus()  # the button that had the keyboard goes grey
        push.heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self.working.run(push.work, partial(self._done, push), first="push", failed=self._failed, cancel=self._stop)

    def _stop(self) -> None:
        """First after the step that is under way, then without waiting for its answer."""
        job, push = self.working.job, self.push
        if job is None or push is None:
            return
        if job.context.stopping:
            push.break_off()
            return
        job.cancel()
        self.working.progress.step("push_window.push.stopping")
        self.working.progress.button.setEnabled(True)

    def _on_working(self) -> None:
        """However a push ends, it is over."""
        if not self.working.busy:
            self.push = None
        self.see()

    def _on_heard(self, line: ReportLine, _link: object) -> None:
        if not self.ended:
            self.tree.mark(line)

    def _done(self, push: Push, done: PushDone) -> None:
        push.keep(done.link)
        if self.ended:
            return
        self.report.show_report(done.report)
        self.pages.show(self.report)
        self.confirm.clear()
        self.see()
        self.area.verticalScrollBar().setValue(0)  # the keyboard is in the list; the verdict stands above it

    def _failed(self, error: Exception) -> bool:
        if isinstance(error, PushStale):
            self._show_newer(error)
            return True
        self.see()
        if isinstance(error, PortalError):
            self.working.tell_error(error)
            return True
        return False

    def _show_newer(self, error: PushStale) -> None:
        """Show the plan that holds now; what is what in it takes a while, and comes after it."""
        self.plan, self.state, self.rows = error.plan, error.state, ()
        make, state = self._planner(), error.state

        def work(_context: Context) -> tuple[MatchRow, ...]:
            return make.rows(state)

        def done(rows: tuple[MatchRow, ...]) -> None:
            self.rows = rows
            self.show_plan()

        self.working.run(work, done, first="plan")
        self.show_plan()
        name = self.accounts.account.profile.name if self.accounts.account else ""
        self.working.tell(partial(error_sentence, Code.PUSH_STALE, {"name": name}), tone=Tone.ERROR)

    def _copy(self) -> None:
        from PySide6.QtGui import QGuiApplication

        if self.plan is not None:
            QGuiApplication.clipboard().setText(plan_text(self.plan, self.language))
            self.copy_button.setText(self.text("copied"))

    def leave(self) -> None:
        """A push that goes on ends after its step; what it did stays in the document."""
        self.window_.bridge.changed.disconnect(self._on_changes)
        if self.push is not None:
            self.window_.notice("push_window.push.left")


class _Made(NamedTuple):
    """A plan, what is what in it, and the link to remember where both sides turned out to have the same."""

    plan: Plan
    rows: tuple[MatchRow, ...]
    link: PortalLink | None


class _Make:
    """Makes a plan from the account, in a job."""

    def __init__(self, blueprint: Blueprint, choices: Choices, run: Run | None) -> None:
        self._blueprint, self._choices, self._run = blueprint, choices, run

    def __call__(self, state: AccountState) -> _Made:
        if self._run is not None:
            return _Made(pushing.plan_undo(self._run, state, self._choices), (), None)
        link = pushing.agreed(self._blueprint, state, self._choices)
        known = self._blueprint if link is None else pushing.linked(self._blueprint, link)
        return _Made(pushing.plan_push(known, state, self._choices), self.rows(state), link)

    def rows(self, state: AccountState) -> tuple[MatchRow, ...]:
        """What each stage and data point is in HubSpot."""
        return () if self._run is not None else matching.match_rows(self._blueprint, state, self._choices)


def show_push(
    window: Window, choices: Choices | None = None, run: Run | None = None, account: Account | None = None
) -> PushDialog:
    """Show the plan of a push, or of undoing one; a plan that is open already goes, unless it is being carried out."""
    window.commit()
    dialog = window.findChild(PushDialog, "push")
    if isinstance(dialog, PushDialog) and dialog.push is not None:
        dialog.raise_()
        return dialog
    if isinstance(dialog, PushDialog):
        dialog.close()
    dialog = PushDialog(window, run, choices, account)
    dialog.show()
    return dialog
