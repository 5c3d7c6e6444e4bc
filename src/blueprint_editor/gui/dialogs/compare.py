"""What changed from one blueprint to another: a list by stage that stays open beside the board."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout

from blueprint_editor.core.differences import AnyChange, diff
from blueprint_editor.core.model import Blueprint, locate
from blueprint_editor.gui.changes.panel import ChangesPanel
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.dialogs.buttons import keep_aside, standard_buttons
from blueprint_editor.gui.jobs import Context, Job
from blueprint_editor.gui.placement import resize_within
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.wording import say
from blueprint_editor.wording.change_list import Group, Told, change_groups, changes_text

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

Words = Callable[[str], str]
"""Gives a text in a language."""


class _Found(msgspec.Struct, frozen=True):
    """What a comparison gave: the changes, and their sentences in a language."""

    changes: tuple[AnyChange, ...]
    groups: tuple[Group, ...]
    language: str


def _compare(before: Blueprint, after: Blueprint, language: str, context: Context) -> _Found:
    context.progress("compare")
    changes = diff(before, after)
    context.progress("compare")
    return _Found(changes, change_groups(changes, before, after, language), language)


class CompareDialog(QDialog):
    """The changes from `before` to `after`; a double click goes to the card, where it is still there."""

    def __init__(self, window: Window, before: Blueprint, after: Blueprint, lead: Words, swapped: Words) -> None:
        super().__init__(window)
        self.setObjectName("compare")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._before, self._after = before, after
        self._leads = (lead, swapped)
        self._found: _Found | None = None
        self._job: Job | None = None
        self._turn = 0
        self._lead = QLabel()
        self._lead.setWordWrap(True)
        self.panel = ChangesPanel()
        self.panel.activated.connect(self._go)
        self._buttons = standard_buttons(QDialogButtonBox.StandardButton.Close)
        self.copy_button, self.swap_button = QPushButton(), QPushButton()
        for button in (self.copy_button, self.swap_button):
            keep_aside(button)
            self._buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(self._copy)
        self.swap_button.clicked.connect(self._swap)
        self._buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._lead)
        column.addWidget(self.panel, 1)
        column.addWidget(self._buttons)
        resize_within(self, 840, 600)
        self.setMinimumSize(560, 320)
        self.finished.connect(self._end)
        window.appearance.changed.connect(self._dress)
        self._dress()

    @property
    def found(self) -> bool:
        """Whether the changes are shown."""
        return self._found is not None

    def _dress(self) -> None:
        look, language = self._window.appearance.look, self._window.appearance.language
        self.setStyleSheet(form_sheet(look))
        self.setWindowTitle(say("compare.title", language))
        self._lead.setText(self._leads[0](language))
        self.copy_button.setText(say("compare.copy", language))
        self.swap_button.setText(say("compare.swap", language))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(say("compare.close", language))
        self.panel.dress(look, language)
        if self._found is None or self._found.language != language:
            self._look()

    def _look(self) -> None:
        self._stop()
        self._found = None
        self.copy_button.setEnabled(False)
        self.panel.wait()
        work = partial(_compare, self._before, self._after, self._window.appearance.language)
        turn = self._turn
        self._job = self._window.desk.jobs.start(work, partial(self._show, turn), partial(self._failed, turn))

    def _show(self, turn: int, found: _Found) -> None:
        if turn != self._turn:
            return
        self._job = None
        self._found = found
        self.copy_button.setEnabled(bool(found.changes))
        self.panel.show_groups(found.groups)
        self.panel.take_focus()

    def _failed(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self.close()
            self._window.notice_error("window.unexpected")
        self._window.desk.report(error)

    def _stop(self) -> None:
        """Nobody waits for what is being compared any more."""
        self._turn += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _end(self) -> None:
        self._stop()
        self._window.appearance.changed.disconnect(self._dress)

    def _copy(self) -> None:
        if self._found is not None:
            language = self._window.appearance.language
            text = changes_text(self._found.changes, self._before, self._after, language)
            QGuiApplication.clipboard().setText(f"{self._leads[0](language)}\n{text}")
            self.copy_button.setText(say("compare.copied", language))

    def _swap(self) -> None:
        self._before, self._after = self._after, self._before
        self._leads = self._leads[::-1]
        self._found = None
        self._dress()

    def _go(self, told: Told) -> None:
        go_to(self._window, told)


def go_to(window: Window, told: Told) -> None:
    """Go to the card or the stage that a change is about, where it is on the board of this window."""
    blueprint = window.bridge.blueprint
    ref = locate(blueprint, told.entry) if told.entry is not None else None
    if ref is not None:
        window.activateWindow()
        window.go_to(Cursor(ref.stage, ref.element, ref.id))
    elif told.stage is not None and blueprint.stage(told.stage) is not None:
        window.activateWindow()
        window.go_to(Cursor(told.stage))


def show_changes(window: Window, before: Blueprint, after: Blueprint, lead: Words, swapped: Words) -> CompareDialog:
    """Show what changed from one blueprint to another, with a line above it that says what they are.

    `swapped` says that for the other way round. The comparison is made off the GUI thread.
    """
    dialog = CompareDialog(window, before, after, lead, swapped)
    dialog.show()
    return dialog


def compare_with(window: Window) -> None:
    """Let the user choose a workbook, and show what is different here."""
    from blueprint_editor.gui.prompts import ask_file

    window.commit()
    ask_file(window, window.desk.settings.folder, window.appearance.language, partial(show_against, window))


def show_against(window: Window, path: Path) -> None:
    """Show what is different here from what a workbook holds; a file that cannot be read is said in the strip."""
    from blueprint_editor import workflows
    from blueprint_editor.gui.reading import read_beside

    def read(progress: workflows.Progress) -> Blueprint:
        return workflows.open_document(path, progress=progress).blueprint

    def opened(blueprint: Blueprint) -> None:
        lead, swapped = (partial(_about, key, path.name) for key in ("compare.here", "compare.there"))
        show_changes(window, blueprint, window.bridge.blueprint, lead, swapped)

    read_beside(window, path, read, opened, partial(show_against, window, path))


def _about(key: str, name: str, language: str) -> str:
    return say(key, language, name=name)
