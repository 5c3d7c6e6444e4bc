"""Comparing with HubSpot: each difference with its side, who and when; taken over, put back, or left as it is."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
)

from blueprint_editor.core.edits import Origin, TakeOver
from blueprint_editor.core.model import Blueprint, PortalLink
from blueprint_editor.core.plan import Answer, Choices, Difference, Drift, PlanKind, Subject, TargetKind
from blueprint_editor.gui.dialogs.buttons import keep_aside
from blueprint_editor.gui.dialogs.rows import SORT, Row
from blueprint_editor.gui.left_work import moment
from blueprint_editor.gui.messages import Choice, Message, Tone
from blueprint_editor.gui.theme import edged_palette, list_sheet
from blueprint_editor.paint import icons
from blueprint_editor.wording import capital, say
from blueprint_editor.wording.plan_text import drift_text
from blueprint_editor.wording.plans import (
    difference_sentence,
    only_there_sentence,
    quoted,
    target_sentence,
)
from blueprint_editor.workflows import pushing

from .accounts import Account, account_of, opening
from .carrying import keep_link
from .dialog import HubSpotDialog, be_bold, be_main
from .plan_tree import BOX_SHEET, ROW_HEIGHT, difference_answers, fit_boxes
from .where import Where

if TYPE_CHECKING:
    from blueprint_editor.gui.jobs import Context
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.workflows.pushing import AccountState

_WHAT, _WHO, _ANSWER = range(3)


class DriftDialog(HubSpotDialog):
    """The list of differences stays open beside the board; nothing changes before a button is pressed."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, "drift", 960, 600)
        self.where = Where(window.desk, new=False)
        self.accounts, self.target, self.again_button = self.where.accounts, self.where.target, self.where.again_button
        self.choices = Choices()
        self.state: AccountState | None = None
        self.drift: Drift | None = None
        self.answers: dict[str, str] = {}
        """What is to be done, by the id of a difference or of a stage that is only there."""
        self._blueprint = window.bridge.blueprint
        self._make()
        self.begin()
        self.where.begin(self.working, account_of(self._blueprint, self.accounts.accounts), self.look)

    def _make(self) -> None:
        self.head = QLabel()
        self.head.setWordWrap(True)
        be_bold(self.head)
        self.accounts.chosen.connect(self._on_account)
        self.target.activated.connect(self._on_target)
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.detail = QLabel()
        self.detail.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.currentItemChanged.connect(self._on_current)
        self.tree.setColumnCount(3)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setSortingEnabled(True)
        self.tree.sortByColumn(_WHAT, Qt.SortOrder.AscendingOrder)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(_WHO, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setSectionResizeMode(_ANSWER, QHeaderView.ResizeMode.Fixed)
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        self.copy_button, self.go_button, self.close_button = QPushButton(), QPushButton(), QPushButton()
        be_main(self.go_button)
        self.again_button.clicked.connect(self.look)
        self.copy_button.clicked.connect(self._copy)
        self.go_button.clicked.connect(self.carry_out)
        self.close_button.clicked.connect(self.close)
        for button in (self.copy_button, self.close_button):
            keep_aside(button)
        self.working.changed.connect(self._see)

    def _lay_out(self) -> None:
        self.column.addLayout(self.where.grid)
        self.working.join(self.column)
        self.column.addWidget(self.head)
        self.column.addWidget(self.empty, 1)
        self.column.addWidget(self.tree, 1)
        self.column.addWidget(self.detail)
        self.foot.addWidget(self.copy_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.go_button)
        self.foot.addWidget(self.close_button)

    def dress(self) -> None:
        """Say everything."""
        self.setWindowTitle(self.text("drift.title"))
        self.where.dress(self.language)
        self.copy_button.setText(self.text("drift.copy"))
        self.close_button.setText(self.text("close"))
        self.tree.setHeaderLabels([self.text(f"drift.{column}") for column in ("what", "who", "answer")])
        self.tree.setAccessibleName(self.text("drift.title"))
        self.empty.setStyleSheet(f"color: {self.window_.appearance.look.dim.name()};")
        self.show_drift()

    def show_drift(self) -> None:
        """Show the differences as they are now."""
        drift, look, language = self.drift, self.window_.appearance.look, self.language
        self.tree.clear()
        self.tree.setPalette(edged_palette(look))
        self.tree.setStyleSheet(list_sheet(look) + BOX_SHEET)
        self.where.fill_target(drift.target if drift is not None else None, language)
        none = self.text("drift.empty")
        if drift is not None:
            self.head.setText(target_sentence(drift.target, language, ids=False))
            none = say("plan.same", language) if self._has_target else self.text("drift.choose_target")
            if self._has_target:
                self._fill(drift)
        self.head.setVisible(drift is not None and self._has_target)
        self.empty.setText(none)
        filled = self.tree.topLevelItemCount() > 0
        self.tree.setVisible(filled)
        self.detail.setVisible(filled)
        for row in self._rows()[:1]:
            self.tree.setCurrentItem(row)
        self.empty.setVisible(not filled)
        self._see()

    @property
    def _has_target(self) -> bool:
        return self.drift is not None and self.drift.target.kind is TargetKind.EXISTING

    def _fill(self, drift: Drift) -> None:
        language, place = self.language, 0
        for difference in drift.differences:
            nobody = msgspec.structs.replace(difference, user="", at="")
            row = self._add(place, capital(difference_sentence(nobody, language)), "pencil")
            row.setText(_WHO, who_text(difference, language))
            row.setData(_WHO, SORT, difference.at)
            self._offer(row, difference.id, difference_answers(difference, PlanKind.PUSH, language))
            place += 1
        for there in drift.only_there:
            row = self._add(place, capital(only_there_sentence(there, language)), "triangle-alert")
            if there.subject is Subject.STAGE:
                answers = [(one, say(f"plan.answer.{one}", language)) for one in (_TAKE, Answer.IGNORE.value)]
                self._offer(row, pushing.only_there_id(there.there), answers)
            place += 1
        for here in drift.only_here:
            text = say(f"plan.only_here.{here.subject.value}", language, name=quoted(here.name))
            self._add(place, capital(text), "plus")
            place += 1
        boxes = [self.tree.itemWidget(row, _ANSWER) for row in self._rows()]
        fit_boxes(self.tree, _ANSWER, [box for box in boxes if isinstance(box, QComboBox)])

    def _rows(self) -> list[QTreeWidgetItem]:
        rows = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        return [row for row in rows if row is not None]

    def _add(self, place: int, text: str, icon: str) -> Row:
        row = Row([text, "", ""])
        row.setData(_WHAT, SORT, place)
        row.setData(_WHO, SORT, "")
        row.setData(_ANSWER, SORT, "")
        row.setToolTip(_WHAT, text)
        row.setSizeHint(_WHAT, QSize(0, ROW_HEIGHT))
        row.setIcon(_WHAT, icons.icon(icon, self.window_.appearance.look.dim, 16))
        self.tree.addTopLevelItem(row)
        return row

    def _offer(self, row: Row, name: str, answers: list[tuple[str, str]]) -> None:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setAccessibleName(row.text(_WHAT))
        for code, label in answers:
            box.addItem(label, code)
        chosen = self.answers.get(name, Answer.IGNORE.value)
        box.setCurrentIndex(box.findData(chosen))
        row.setData(_ANSWER, SORT, chosen)
        box.activated.connect(partial(self._on_answer, name, row, box))
        self.tree.setItemWidget(row, _ANSWER, box)

    def _see(self) -> None:
        busy = self.working.busy
        n = sum(answer != Answer.IGNORE.value for answer in self.answers.values())
        self.go_button.setText(self.text("drift.go", n=n) if n else self.text("drift.go.none"))
        self.go_button.setEnabled(bool(n) and not busy)
        self.copy_button.setEnabled(self.drift is not None)
        self.again_button.setEnabled(self.accounts.account is not None)

    # What happens

    def look(self) -> None:
        """Read the account and compare."""
        account = self.accounts.account
        if account is None:
            return
        self.drift = self.state = None
        self.answers.clear()
        self.show_drift()
        self._blueprint = blueprint = self.window_.bridge.blueprint
        choices, open_it = self.choices, opening(self.window_.desk, account)

        def work(context: Context) -> tuple[AccountState, Drift, PortalLink | None]:
            portal = open_it(context)
            with portal.door:
                state = pushing.look(portal, progress=context.progress)
                link = pushing.agreed(blueprint, state, choices)
                known = blueprint if link is None else pushing.linked(blueprint, link)
                return state, pushing.compare(portal, known, state, choices), link

        self.working.run(work, self._looked)

    def _looked(self, found: tuple[AccountState, Drift, PortalLink | None]) -> None:
        self.state, self.drift, link = found
        if link is not None:
            keep_link(self.window_, self._blueprint.id, link)
        self.show_drift()

    def _on_current(self, row: QTreeWidgetItem | None) -> None:
        """The whole of a sentence that the list may have no room for."""
        self.detail.setText(row.text(_WHAT) if row is not None else "")

    def _on_account(self, _account: Account) -> None:
        self.choices = Choices()
        self.look()

    def _on_target(self, _place: int) -> None:
        self.choices = Choices(target=str(self.target.currentData()))
        self.look()

    def _on_answer(self, name: str, row: Row, box: QComboBox, _place: int) -> None:
        self.answers[name] = str(box.currentData())
        row.setData(_ANSWER, SORT, self.answers[name])
        self._see()

    def carry_out(self) -> None:
        """Take over what is to be taken over, as one step; open the plan of a push for what is to be put back."""
        state, blueprint = self.state, self.window_.bridge.blueprint
        if state is None:
            return
        picked = frozenset(name for name, answer in self.answers.items() if answer == _TAKE)
        choices = self.choices

        def work(_context: Context) -> Blueprint:
            return pushing.taken_over(blueprint, state, picked, choices)

        if picked:
            self.working.run(work, partial(self._take, blueprint, len(picked)), first="plan")
        else:
            self._put_back()

    def _take(self, before: Blueprint, n: int, result: Blueprint) -> None:
        window = self.window_
        if window.bridge.blueprint is not before:  # something else was done meanwhile: do it to that
            self.carry_out()
            return
        if window.bridge.do(TakeOver(result, Origin.HUBSPOT)):
            undo = Choice("action.undo", partial(window.commands.trigger, "undo"))
            window.strip.tell(Message(Tone.NOTICE, partial(_taken_words, n), (undo,), of_deed=True))
        self._put_back()

    def _put_back(self) -> None:
        back = {name: answer for name, answer in self.answers.items() if answer == Answer.PUT_BACK.value}
        account = self.accounts.account
        if back and account is not None:
            from .push import show_push

            choices = Choices(target=self.choices.target, answers=back)
            self.close()
            show_push(self.window_, choices, account=account)
        else:
            self.look()

    def _copy(self) -> None:
        from PySide6.QtGui import QGuiApplication

        if self.drift is not None:
            QGuiApplication.clipboard().setText(drift_text(self.drift, self.language))
            self.copy_button.setText(self.text("copied"))


_TAKE = Answer.TAKE_OVER.value


def who_text(difference: Difference, language: str) -> str:
    """Who changed it in HubSpot, and when, as far as HubSpot tells."""
    parts = [say("push_window.drift.user", language, user=difference.user)] if difference.user else []
    if difference.at:
        try:
            at = dt.datetime.fromisoformat(difference.at)
        except ValueError:
            return " · ".join([*parts, difference.at])
        parts.append(moment(at.timestamp(), language))
    return " · ".join(parts)


def _taken_words(n: int, language: str) -> str:
    return say("push_window.drift.taken", language, n=n)


def show_drift(window: Window) -> DriftDialog:
    """Show what is different from HubSpot; a list that is open already is made anew."""
    window.commit()
    dialog = window.findChild(DriftDialog, "drift")
    if isinstance(dialog, DriftDialog):
        dialog.close()
    dialog = DriftDialog(window)
    dialog.show()
    return dialog
