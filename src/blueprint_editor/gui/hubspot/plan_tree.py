"""A plan as a tree: what is in the way, what is asked, what is done, what is left alone; with ticks and answers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QHeaderView, QTreeWidget, QTreeWidgetItem

from blueprint_editor.core.plan import Answer, Difference, Outcome, Plan, PlanKind, Question, ReportLine, Sign, Subject
from blueprint_editor.gui.theme import tick_palette, tick_sheet
from blueprint_editor.paint import icons
from blueprint_editor.paint.look import Look
from blueprint_editor.wording import capital, say
from blueprint_editor.wording.golive import golive_what
from blueprint_editor.wording.plan_text import PlanLine, plan_lines
from blueprint_editor.wording.plans import answer_label, refused_sentence

SIGN_ICONS = {
    Sign.CREATE: "plus",
    Sign.CHANGE: "pencil",
    Sign.ORDER: "arrow-up-down",
    Sign.UNCHANGED: "equal",
    Sign.ONLY_THERE: "triangle-alert",
    Sign.BY_HAND: "hand",
    Sign.REFUSED: "ban",
    Sign.QUESTION: "circle-question-mark",
    Sign.CONFLICT: "split",
    Sign.NOTICE: "info",
    Sign.ARCHIVE: "archive",
}
"""The icon that stands for a sign of the printed plan."""

OUTCOME_ICONS = {
    Outcome.DONE: "check",
    Outcome.ALREADY: "equal",
    Outcome.FAILED: "circle-x",
    Outcome.UNKNOWN: "circle-question-mark",
    Outcome.SKIPPED: "minus",
    Outcome.NOT_REACHED: "circle-dashed",
}

GROUPS = ("in_way", "questions", "notices", "steps", "only_there", "left_out", "by_hand")
_OF_SIGN = {
    Sign.CONFLICT: "in_way",
    Sign.QUESTION: "questions",
    Sign.NOTICE: "notices",
    Sign.ONLY_THERE: "only_there",
    Sign.BY_HAND: "by_hand",
}
_STEP = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 28
"""Pixels of a row: a box to choose in has room in it."""
BOX_SHEET = "QTreeView::item { padding: 3px; }"
"""The rule that puts such a box in the middle of its row."""


class PlanTree(QTreeWidget):
    """Shows a plan; ticks and answers are asked for, and come back in the next plan that is shown."""

    ticked = Signal(str, bool)
    """A step is to be carried out, or not."""
    answered = Signal(str, str)
    """A question or a difference, and the answer."""

    def __init__(self) -> None:
        super().__init__()
        self._showing = False
        self._look: Look | None = None
        self._language = "nl"
        self.boxes: dict[str, QComboBox] = {}
        """The answers to choose from, by the id of what is asked."""
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(20)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.header().setMinimumSectionSize(0)
        self.itemChanged.connect(self._on_changed)

    def show_plan(self, plan: Plan | None, look: Look, language: str) -> None:
        """Show a plan, or nothing; the row that was current stays so, and the list where it was scrolled to."""
        current, place = self.currentItem(), self.verticalScrollBar().value()
        text = current.text(0) if current is not None else ""
        self._showing, self._look, self._language = True, look, language
        self.setStyleSheet(tick_sheet(look) + BOX_SHEET)
        self.setPalette(tick_palette(look))  # after the sheet, which would bring the one before it back
        self.boxes.clear()
        self.clear()
        if plan is not None:
            self._fill(plan)
            self._go_to(text)
            self.verticalScrollBar().setValue(place)
        self._showing = False

    def _go_to(self, text: str) -> None:
        """Make the row with this text current, else the first below a heading."""
        exactly = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
        head = self.topLevelItem(0)
        row = next(iter(self.findItems(text, exactly)), head.child(0) if head is not None else None)
        if row is not None:
            self.setCurrentItem(row)

    def lock(self, on: bool) -> None:
        """Let nothing be ticked or answered while the plan is carried out; it stays as readable as it was."""
        self._showing = True
        for item in self.step_items().values():
            flags = item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags if on else flags | Qt.ItemFlag.ItemIsUserCheckable)
        for box in self.boxes.values():
            box.setEnabled(not on)
        self._showing = False

    def step_items(self) -> dict[str, QTreeWidgetItem]:
        """The rows that can be ticked, by the id of their step."""
        found: dict[str, QTreeWidgetItem] = {}
        for number in range(self.topLevelItemCount()):
            head = self.topLevelItem(number)
            for place in range(head.childCount() if head else 0):
                item = head.child(place) if head else None
                step = item.data(0, _STEP) if item is not None else None
                if item is not None and step:
                    found.setdefault(str(step), item)
        return found

    def mark(self, line: ReportLine) -> None:
        """Say in its row what became of a step."""
        item = self.step_items().get(line.step.id)
        if item is not None and self._look is not None:
            self._showing = True
            colour = self._look.won if line.outcome in {Outcome.DONE, Outcome.ALREADY} else self._look.refuse
            item.setIcon(0, icons.icon(OUTCOME_ICONS[line.outcome], colour, 16))
            self.scrollToItem(item)
            self._showing = False

    def _fill(self, plan: Plan) -> None:
        blocked = {refused_sentence(one, self._language) for one in plan.blocked}
        groups: dict[str, list[PlanLine]] = {name: [] for name in GROUPS}
        for line in plan_lines(plan, self._language):
            if line.sign is Sign.REFUSED:
                name = "in_way" if line.text in blocked else "left_out"
            else:
                name = _OF_SIGN.get(line.sign, "steps")
            groups[name].append(line)
        for name, lines in groups.items():
            if lines:
                self._add_group(name, lines, plan)
        self.expandAll()
        fit_boxes(self, 1, self.boxes.values())

    def _add_group(self, name: str, lines: list[PlanLine], plan: Plan) -> None:
        look, language = self._look, self._language
        assert look is not None
        several = {line.id or line.text for line in lines if line.sign is not Sign.UNCHANGED}
        n = len(plan.by_hand) if name == "by_hand" else len(several)
        nothing = "plan.nothing_undo" if plan.kind is PlanKind.UNDO else "plan.nothing"
        idle = name == "steps" and not n and plan.can_push and not (plan.refused or plan.differences)
        head = QTreeWidgetItem([say(nothing if idle else f"push_window.group.{name}", language, n=n)])
        head.setSizeHint(0, QSize(0, ROW_HEIGHT))  # every row is as high as the first
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        head.setFont(0, font)
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        if name == "in_way":
            head.setForeground(0, look.refuse)
        self.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)
        parent: QTreeWidgetItem = head
        for line in lines:
            if line.sign is Sign.BY_HAND:
                for thing in plan.by_hand:
                    head.addChild(self._item(PlanLine(Sign.BY_HAND, golive_what(thing, language)), plan))
                continue
            item = self._item(line, plan)
            (parent if line.depth else head).addChild(item)
            if not line.depth:
                parent = item
            self._ask(item, line, plan)
            if line.id not in self.boxes:
                item.setFirstColumnSpanned(True)

    def _item(self, line: PlanLine, plan: Plan) -> QTreeWidgetItem:
        look = self._look
        assert look is not None
        item = QTreeWidgetItem([capital(line.text)])
        item.setToolTip(0, capital(line.text))
        warn = line.sign in {Sign.REFUSED, Sign.CONFLICT, Sign.ARCHIVE}
        item.setIcon(0, icons.icon(SIGN_ICONS[line.sign], look.refuse if warn else look.dim, 16))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not line.depth and any(line.id == step.id for step in plan.steps):
            item.setData(0, _STEP, line.id)
            flags |= Qt.ItemFlag.ItemIsUserCheckable
            item.setCheckState(0, Qt.CheckState.Checked if line.ticked else Qt.CheckState.Unchecked)
        item.setFlags(flags)
        if not line.ticked or line.sign is Sign.UNCHANGED:
            item.setForeground(0, look.dim)
        return item

    def _ask(self, item: QTreeWidgetItem, line: PlanLine, plan: Plan) -> None:
        question = next((one for one in plan.questions if one.id == line.id), None)
        difference = next((one for one in plan.differences if one.id == line.id), None)
        if question is not None:
            self._offer(item, line.id, question_answers(question, self._language), question.counts)
        elif difference is not None:
            answers = difference_answers(difference, plan.kind, self._language)
            left = "" if difference in plan.conflicts else Answer.IGNORE.value
            self._offer(item, line.id, answers, difference.answer.value if difference.answer else left)

    def _offer(self, item: QTreeWidgetItem, name: str, answers: list[tuple[str, str]], chosen: str) -> None:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setPlaceholderText(say("push_window.choose", self._language))
        box.setAccessibleName(item.text(0))
        for code, label in answers:
            box.addItem(label, code)
        box.setCurrentIndex(next((at for at, (code, _) in enumerate(answers) if code == chosen), -1))
        box.activated.connect(partial(self._on_answer, name, box))
        self.boxes[name] = box
        self.setItemWidget(item, 1, box)

    def _on_answer(self, name: str, box: QComboBox, _place: int) -> None:
        self.answered.emit(name, str(box.currentData()))

    def _on_changed(self, item: QTreeWidgetItem, _column: int) -> None:
        step = item.data(0, _STEP)
        if step and not self._showing:
            self.ticked.emit(str(step), item.checkState(0) is Qt.CheckState.Checked)


def question_answers(question: Question, language: str) -> list[tuple[str, str]]:
    """The answers to a question, each with what it is called."""
    return [(answer, answer_label(question, answer, language)) for answer in question.answers]


def difference_answers(difference: Difference, kind: PlanKind, language: str) -> list[tuple[str, str]]:
    """What can be done about a difference, each with what it is called."""
    answers = [Answer.PUT_BACK, Answer.IGNORE]
    if kind is PlanKind.PUSH and difference.subject is not Subject.WORKFLOW:
        answers.insert(1, Answer.TAKE_OVER)
    return [(answer.value, say(f"plan.answer.{answer.value}", language)) for answer in answers]


def fit_boxes(tree: QTreeWidget, column: int, boxes: Iterable[QComboBox]) -> None:
    """Make a column as wide as the widest of the boxes in it, which the tree does not look at."""
    tree.setColumnWidth(column, max((box.sizeHint().width() + 8 for box in boxes), default=0))
