"""The report of a push: each step with its outcome and what HubSpot said, to sort, copy and save."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QTreeWidget, QVBoxLayout, QWidget

from blueprint_editor.core.plan import Outcome, Report, ReportLine
from blueprint_editor.gui.dialogs.buttons import keep_aside
from blueprint_editor.gui.dialogs.rows import SORT, Row, make_roomy
from blueprint_editor.paint import icons
from blueprint_editor.wording import capital, say
from blueprint_editor.wording.plan_text import (
    outcome_label,
    report_heading,
    report_text,
    report_verdict,
    report_why,
)
from blueprint_editor.wording.plans import difference_sentence, quoted, step_sentence

from .plan_tree import OUTCOME_ICONS

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

COLUMNS = ("number", "outcome", "step", "said", "reference")
_NUMBER, _OUTCOME, _STEP, _SAID, _REFERENCE = range(5)
_LEAST_STEP, _MOST_SAID, _MOST_REFERENCE = 200, 360, 96
"""Pixels of what is said in a row; its tips have the whole."""
_AIR, _BAR = 20, 16
"""Pixels between two columns, and that the edge and the scroll bar take."""
_GOOD = frozenset({Outcome.DONE, Outcome.ALREADY})


class ReportView(QWidget):
    """Shows a report."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self.report: Report | None = None
        self.verdict, self.heading = QLabel(), QLabel()
        for label in (self.verdict, self.heading):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(len(COLUMNS))
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setSortingEnabled(True)
        self.tree.sortByColumn(_NUMBER, Qt.SortOrder.AscendingOrder)
        self.copy_button, self.html_button, self.csv_button = QPushButton(), QPushButton(), QPushButton()
        self.buttons = (self.copy_button, self.html_button, self.csv_button)
        """What can be done with it, for the foot of the dialog."""
        for button, deed in (
            (self.copy_button, self._copy),
            (self.html_button, partial(self._save, ".html")),
            (self.csv_button, partial(self._save, ".csv")),
        ):
            keep_aside(button)
            button.clicked.connect(partial(_call, deed))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.verdict, self.heading):
            column.addWidget(widget)
        column.addWidget(self.tree, 1)

    def show_report(self, report: Report) -> None:
        """Show this report."""
        self.report = report
        self.dress()

    def dress(self) -> None:
        """Say everything, in the look and the language of the window."""
        look, language = self._window.appearance.look, self._window.appearance.language
        self.copy_button.setText(say("push_window.report.copy", language))
        self.html_button.setText(say("push_window.report.html", language))
        self.csv_button.setText(say("push_window.report.csv", language))
        self.tree.setAccessibleName(say("push_window.report.title", language))
        self.tree.setHeaderLabels([say(f"push_window.report.{column}", language) for column in COLUMNS])
        self.tree.clear()
        report = self.report
        if report is None:
            return
        lines = [report_verdict(report, language)]
        lines += [f"· {difference_sentence(one, language)}" for one in report.differences]
        self.verdict.setText("\n".join(lines))
        self.verdict.setStyleSheet(f"color: {(look.won if report.complete else look.refuse).name()}; font-weight: 600;")
        self.heading.setText("\n".join(report_heading(report, language)))
        self.heading.setStyleSheet(f"color: {look.dim.name()};")
        for number, line in enumerate(report.lines, 1):
            self.tree.addTopLevelItem(self._row(number, line, language))
        make_roomy(self.tree, look)
        self._fit(report)

    def _fit(self, report: Report) -> None:
        """Why a step was not done is to be seen; where all was, there is nothing to see of that."""
        lines = report.lines
        self.tree.setColumnHidden(_SAID, not any(report_why(line, "nl") for line in lines))
        self.tree.setColumnHidden(_REFERENCE, not any(line.correlation for line in lines))
        for column, most in ((_SAID, _MOST_SAID), (_REFERENCE, _MOST_REFERENCE)):
            self.tree.setColumnWidth(column, min(self._needed(column), most))
        others = [at for at in range(len(COLUMNS)) if at != _STEP and not self.tree.isColumnHidden(at)]
        left = self._room - sum(self.tree.columnWidth(at) for at in others)
        self.tree.setColumnWidth(_STEP, min(self._needed(_STEP), max(_LEAST_STEP, left)))

    @property
    def _room(self) -> int:
        """As wide as the list will be; it is not laid out before it is shown."""
        around = self.parentWidget()
        layout = around.layout() if around is not None else None
        if around is None or layout is None:
            return self.width() - _BAR
        beside = layout.contentsMargins()
        return around.width() - beside.left() - beside.right() - _BAR

    def _needed(self, column: int) -> int:
        """The width of what is in a column; the last one may be wider, as it takes what is left."""
        return max(self.tree.sizeHintForColumn(column), self.tree.header().sectionSizeHint(column)) + _AIR

    def _row(self, number: int, line: ReportLine, language: str) -> Row:
        look = self._window.appearance.look
        step = capital(step_sentence(line.step, language))
        texts = [str(number), outcome_label(line.outcome, language), step, _said(line, language), line.correlation]
        row = Row(texts)
        for column, text in enumerate(texts):
            row.setData(column, SORT, number if column == _NUMBER else text.casefold())
            row.setToolTip(column, text)
        colour = look.won if line.outcome in _GOOD else look.refuse
        row.setIcon(_OUTCOME, icons.icon(OUTCOME_ICONS[line.outcome], colour, 16))
        return row

    def _copy(self) -> None:
        if self.report is not None:
            QGuiApplication.clipboard().setText(report_text(self.report, self._window.appearance.language))
            self.copy_button.setText(say("push_window.copied", self._window.appearance.language))

    def _save(self, suffix: str) -> None:
        from blueprint_editor.gui.handouts import ask_target

        if self.report is not None:
            ask_target(self._window, "push_report", suffix, partial(self._write, self.report, suffix))

    def _write(self, report: Report, suffix: str, path: Path) -> None:
        from blueprint_editor.gui.handouts import write
        from blueprint_editor.workflows import push_report

        language = self._window.appearance.language
        make = push_report.report_html if suffix == ".html" else push_report.report_csv
        write(self._window, path, make(report, language))


def _said(line: ReportLine, language: str) -> str:
    """Why a step has this outcome, in our words and in HubSpot's own."""
    if not line.message:
        return report_why(line, language)
    own = report_why(replace(line, message=""), language)
    return f"{own}: {quoted(line.message)}" if own else say("plan.report.said", language, message=line.message)


def _call(deed: Callable[[], object], _checked: bool = False) -> None:
    deed()
