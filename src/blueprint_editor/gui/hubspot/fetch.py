"""Fetching: a new blueprint from a pipeline of an account in a window of its own, or the pipeline beside this one."""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTreeWidget, QVBoxLayout, QWidget

from blueprint_editor import workflows
from blueprint_editor.core.differences import diff
from blueprint_editor.core.edits import Origin, TakeOver
from blueprint_editor.core.model import Blueprint
from blueprint_editor.core.plan import NEW, OUT, Answer, Beside, Choices
from blueprint_editor.core.pushed import with_link
from blueprint_editor.gui.dialogs.buttons import keep_aside
from blueprint_editor.gui.dialogs.rows import SORT, Row, make_roomy
from blueprint_editor.gui.messages import Choice, Message, Tone
from blueprint_editor.wording import say
from blueprint_editor.wording.change_list import Group, change_groups
from blueprint_editor.workflows import matching, pushing

from .accounts import Account, AccountBox, opening
from .beside import BesideView
from .dialog import HubSpotDialog, Pages, be_bold

if TYPE_CHECKING:
    from blueprint_editor.core.compare import Changes
    from blueprint_editor.gui.jobs import Context
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.workflows.pushing import AccountState

COLUMNS = ("name", "stages")
_NAME, _STAGES = range(2)
_ID = SORT + 1
"""Where a row keeps HubSpot's id of its pipeline."""
_FREE = frozenset({NEW, OUT, *Answer})
"""The answers that any number of things may have."""
_AGAIN_AFTER = 300
"""Milliseconds after a change of the blueprint until it is looked at again."""


class FetchDialog(HubSpotDialog):
    """Lists the pipelines of an account; the one that is chosen becomes a blueprint, or stands beside this one."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, "portalFetch", 960, 720)
        self.state: AccountState | None = None
        self.choices = Choices()
        """The pipeline that stands beside the blueprint, and what was said of it; without one the list shows."""
        self.found: Beside | None = None
        self.groups: tuple[Group, ...] = ()
        self._blueprint: Blueprint | None = None
        self._seed = secrets.token_hex(16)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AGAIN_AFTER)
        self._timer.timeout.connect(self.work_out)
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
        self.listed, self.view = QWidget(), BesideView()
        self.view.answered.connect(self._on_answer)
        self._make_buttons()
        self._lay_out()
        self.working.changed.connect(self._see)
        window.bridge.changed.connect(self._on_changes)
        self.begin()
        if self.accounts.trouble is not None:
            self.working.tell_error(self.accounts.trouble)

    def _make_buttons(self) -> None:
        self.fetch_button, self.beside_button, self.close_button = QPushButton(), QPushButton(), QPushButton()
        self.back_button, self.take_button = QPushButton(), QPushButton()
        for button in (self.fetch_button, self.take_button):
            be_bold(button)
        for button, deed in (
            (self.fetch_button, self.fetch),
            (self.beside_button, self.put_beside),
            (self.back_button, self.go_back),
            (self.take_button, self.take),
            (self.close_button, self.close),
        ):
            button.clicked.connect(deed)
        for button in (self.close_button, self.beside_button, self.back_button):
            keep_aside(button)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.account_label)
        row.addWidget(self.accounts, 1)
        page = QVBoxLayout(self.listed)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.empty, 1)
        page.addWidget(self.tree, 1)
        self.column.addLayout(row)
        self.working.join(self.column)
        self.pages = Pages(self.column, self.listed, self.view)
        self.foot.addWidget(self.back_button)
        self.foot.addStretch(1)
        for button in (self.beside_button, self.fetch_button, self.take_button, self.close_button):
            self.foot.addWidget(button)

    def dress(self) -> None:
        """Say everything."""
        look = self.window_.appearance.look
        self.setWindowTitle(self.text("fetch.title"))
        self.account_label.setText(self.text("account"))
        self.fetch_button.setText(say("matching.new_blueprint", self.language))
        self.beside_button.setText(say("matching.beside", self.language))
        self.back_button.setText(say("matching.back", self.language))
        self.close_button.setText(self.text("close"))
        self.empty.setText(self.text("fetch.empty"))
        self.empty.setStyleSheet(f"color: {look.dim.name()};")
        self.tree.setHeaderLabels([self.text(f"fetch.{column}") for column in COLUMNS])
        self.tree.setAccessibleName(self.text("fetch.title"))
        self.view.dress(look, self.language)
        self.accounts.fill()
        self._fill()
        if self.choices.target:
            self.work_out()

    def _fill(self) -> None:
        chosen = self._pipeline
        self.tree.clear()
        for record in self.state.live_pipelines if self.state is not None else ():
            row = Row([record.label, str(len(record.stages))])
            for column, value in ((_NAME, record.label.casefold()), (_STAGES, len(record.stages))):
                row.setData(column, SORT, value)
            row.setData(_NAME, _ID, record.id)
            self.tree.addTopLevelItem(row)
        make_roomy(self.tree, self.window_.appearance.look)
        rows = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        same = (row for row in rows if row is not None and row.data(_NAME, _ID) == chosen)
        first = next(same, rows[0] if rows else None)
        if first is not None:
            self.tree.setCurrentItem(first)
        self.tree.setVisible(first is not None)
        self.empty.setVisible(first is None)
        self._see()

    @property
    def _pipeline(self) -> str:
        """The id of the pipeline that is selected, or nothing."""
        item = self.tree.currentItem()
        return str(item.data(_NAME, _ID)) if item is not None else ""

    def _see(self) -> None:
        window, beside = self.window_, bool(self.choices.target)
        free = not self.working.busy
        self.pages.show(self.view if beside else self.listed)
        self.fetch_button.setVisible(not beside)
        self.beside_button.setVisible(not beside and window.has_document and not window.session.read_only)
        for button in (self.back_button, self.take_button):
            button.setVisible(beside)
        chosen = bool(self._pipeline) and free
        self.fetch_button.setEnabled(chosen)
        self.beside_button.setEnabled(chosen)
        n = sum(len(group.told) for group in self.groups)
        self.take_button.setText(say("matching.take" if n else "matching.take.none", self.language, n=n))
        self.take_button.setEnabled(free and self.found is not None and (bool(n) or self.found.linked))
        self.view.setEnabled(self.found is not None)
        (self.take_button if beside else self.fetch_button).setDefault(True)
        for widget in (self.accounts, self.account_label):
            widget.setVisible(not beside)

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
        pipeline, name = self._pipeline, item.text(_NAME)

        def work(_context: Context) -> Blueprint:
            return pushing.fetch(state, pipeline, language=language)

        self.working.run(work, partial(self._fetched, name), first="plan")

    def _fetched(self, name: str, blueprint: Blueprint) -> None:
        window = self.window_.desk.window_for(self.window_)
        window.show_document(workflows.Document(blueprint), saved=False, origin=partial(_origin_words, name))
        window.come_forward()
        self.close()

    # Beside this blueprint

    def put_beside(self) -> None:
        """Show what the pipeline that is selected has beside this blueprint; nothing changes yet."""
        if self._pipeline and not self.working.busy:
            self.window_.commit()
            self.choices = Choices(target=self._pipeline)
            self.view.all_box.setChecked(False)
            self.work_out()

    def go_back(self) -> None:
        """To the list of pipelines; what was chosen is forgotten."""
        self.working.stop()
        self.choices, self.found, self.groups = Choices(), None, ()
        self._see()
        self.tree.setFocus()

    def work_out(self) -> None:
        """Work out what is what as it was said, and what would change."""
        state, choices, seed, language = self.state, self.choices, self._seed, self.language
        if state is None or not choices.target:
            return
        self._blueprint = blueprint = self.window_.bridge.blueprint

        def work(_context: Context) -> tuple[Beside | None, tuple[Group, ...]]:
            found = matching.beside(blueprint, state, choices, seed)
            if found is None:
                return None, ()
            changes = diff(blueprint, found.blueprint)
            return found, change_groups(changes, blueprint, found.blueprint, language)

        self.working.run(work, self._worked_out, first="plan")
        self._see()

    def _worked_out(self, made: tuple[Beside | None, tuple[Group, ...]]) -> None:
        first = self.found is None
        self.found, self.groups = made
        if self.found is not None and self._blueprint is not None:
            self.view.show_beside(self._blueprint, self.found, self.groups, self.window_.appearance.look)
        self._see()
        if first:
            self.view.tree.setFocus()

    def _on_answer(self, name: str, answer: str) -> None:
        # One thing here is one thing there: the last answer counts.
        answers = {key: one for key, one in self.choices.answers.items() if one != answer or one in _FREE}
        self.choices = replace(self.choices, answers={**answers, name: answer})
        self.work_out()

    def _on_changes(self, _changes: Changes) -> None:
        if self.choices.target and self.window_.bridge.blueprint is not self._blueprint:
            self._timer.start()

    def take(self) -> None:
        """Take it, as one step of undo; the link that says what is what lies outside undo."""
        window, found = self.window_, self.found
        if found is None or self.working.busy:
            return
        if window.bridge.blueprint is not self._blueprint:  # something else was done meanwhile: look at that first
            self.work_out()
            return
        n = sum(len(group.told) for group in self.groups)
        if n and not window.bridge.do(TakeOver(found.blueprint, Origin.HUBSPOT)):
            return
        if found.linked:
            window.session.set_portals(with_link(window.bridge.blueprint.portals, found.link))
        undo = (Choice("action.undo", partial(window.commands.trigger, "undo")),) if n else ()
        window.strip.tell(Message(Tone.NOTICE, partial(_taken_words, n), undo, of_deed=bool(n)))
        self.close()

    def leave(self) -> None:
        """Nobody looks any more."""
        self._timer.stop()
        self.window_.bridge.changed.disconnect(self._on_changes)


def _taken_words(n: int, language: str) -> str:
    return say("matching.taken" if n else "matching.taken.none", language, n=n)


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
