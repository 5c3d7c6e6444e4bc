"""Something went wrong in the program: the work is safe, what happened, and what one can do now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from blueprint_editor.gui.actions import ACTIONS
from blueprint_editor.gui.dialogs.buttons import keep_aside
from blueprint_editor.gui.status_line import entry_count
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.paint import icons
from blueprint_editor.wording import say
from blueprint_editor.workflows import reporting

if TYPE_CHECKING:
    from blueprint_editor.gui.desk import Desk
    from blueprint_editor.gui.errors import Trouble
    from blueprint_editor.gui.main_window import Window

_TEXT_WIDTH = 480
_LEAST_BUTTON = 96
"""How wide in pixels the default button is: its letters are bolder than those that Qt makes room for."""


class Report(NamedTuple):
    """A report, and the file that it is in; none where it could not be written."""

    text: str
    path: Path | None


def write_down(desk: Desk, trouble: Trouble) -> Report:
    """Keep the report of an error."""
    import PySide6

    windows = [window for window in desk.windows if window.has_document]
    facts = {
        "PySide": f"{PySide6.__version__}, Qt {qVersion()}",
        "screen": f"{QGuiApplication.platformName()}, {len(QGuiApplication.screens())}",
        "language, theme": f"{desk.appearance.language}, {desk.settings.theme}",
        "stages, entries": "; ".join(
            f"{len(window.bridge.blueprint.stages)}, {entry_count(window.bridge.blueprint)}" for window in windows
        ),
        "while": trouble.going_on,
    }
    text = reporting.full_report(trouble.happened, facts, list(trouble.trail))
    try:
        return Report(text, reporting.write_report(text))
    except OSError:
        return Report(text, None)


class ErrorDialog(QDialog):
    """One for all that goes wrong while it is open; nothing is lost by any of its buttons."""

    def __init__(self, window: Window, trouble: Trouble, reports: list[Report]) -> None:
        super().__init__(QApplication.activeModalWidget() or window)
        self.setObjectName("error")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._trouble, self._reports = window, trouble, list(reports)
        self._icon, self._head, self._words, self._again = QLabel(), QLabel(), QLabel(), QLabel()
        font = QFont(self._head.font())
        font.setPixelSize(16)
        font.setWeight(QFont.Weight.DemiBold)
        self._head.setFont(font)
        for label in (self._head, self._words, self._again):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setMinimumWidth(_TEXT_WIDTH)
        self._about, self.report = QLabel(), QPlainTextEdit()
        self._about.setWordWrap(True)
        self.report.setReadOnly(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setMinimumHeight(220)
        self.copy, self.folder = QPushButton(), QPushButton()
        self.save_copy, self.show_report, self.go_on = QPushButton(), QPushButton(), QPushButton()
        self.copy.clicked.connect(self._copy)
        self.folder.clicked.connect(self._open_folder)
        self.save_copy.clicked.connect(self._save_copy)
        self.show_report.clicked.connect(self._show_report)
        self.go_on.clicked.connect(self.accept)
        for button in (self.copy, self.folder, self.save_copy, self.show_report):
            keep_aside(button)
        self.go_on.setDefault(True)
        self.go_on.setMinimumWidth(_LEAST_BUTTON)
        self._lay_out()
        self.go_on.setFocus()
        self._details.hide()
        self.save_copy.setVisible(window.has_document)
        window.appearance.changed.connect(self._dress)
        self._dress()

    def add(self, reports: list[Report]) -> None:
        """More has gone wrong meanwhile."""
        self._reports.extend(reports)
        self._dress()

    def _lay_out(self) -> None:
        self._details = QWidget()
        details = QVBoxLayout(self._details)
        details.setContentsMargins(0, 8, 0, 0)
        details.setSpacing(8)
        details.addWidget(self._about)
        details.addWidget(self.report, 1)
        details.addLayout(_row(self.copy, self.folder))
        words = QVBoxLayout()
        words.setSpacing(8)
        for label in (self._head, self._words, self._again):
            words.addWidget(label)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._details, 1)
        column.addLayout(_row(self.show_report, self.save_copy, self.go_on))

    def _dress(self) -> None:
        look, language = self._window.appearance.look, self._window.appearance.language
        self.setStyleSheet(form_sheet(look))
        self.setWindowTitle(say("failure.title", language))
        self._icon.setPixmap(icons.pixmap("triangle-alert", look.refuse, 28, self.devicePixelRatioF()))
        self._head.setText(say("failure.head", language))
        self._words.setText(f"{say(self._safe(), language)}\n\n{self._happened(language)}")
        more = len(self._reports) - 1
        self._again.setVisible(bool(more))
        self._again.setText(say("failure.more", language, n=more))
        kept = "failure.report_kept" if self._reports[-1].path else "failure.report_not_kept"
        self._about.setText(say(kept, language))
        self.report.setPlainText("\n".join(report.text for report in self._reports))
        self.folder.setVisible(self._reports[-1].path is not None)
        for button, key in (
            (self.copy, "failure.copy"),
            (self.folder, "failure.folder"),
            (self.save_copy, "window.save_copy"),
            (self.show_report, "failure.show"),
            (self.go_on, "failure.go_on"),
        ):
            button.setText(say(key, language))

    def _safe(self) -> str:
        """What is true of the work: in a file or a recovery copy, or in the windows alone."""
        windows = [window for window in self._window.desk.windows if window.has_document]
        if not windows:
            return "failure.nothing_open"
        return "failure.safe" if all(window.recovering.holds_all for window in windows) else "failure.not_kept"

    def _happened(self, language: str) -> str:
        """What was going on, in the words of the menus."""
        last = self._trouble.trail[-1] if self._trouble.trail else ""
        known = {action.id: action for action in ACTIONS}
        if self._trouble.going_on == "deed" and last in known:
            name = say(known[last].text_key, language).replace("&", "").removesuffix("…")
            return say("failure.while.command", language, name=name)
        return say(f"failure.while.{self._trouble.going_on}", language)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())

    def _open_folder(self) -> None:
        path = self._reports[-1].path
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    def _save_copy(self) -> None:
        self.accept()
        self._window.files.save_as()

    def _show_report(self) -> None:
        self._details.show()
        self.show_report.hide()
        self.adjustSize()


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row
