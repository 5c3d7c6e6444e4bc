"""Taking changes from another workbook: each is ticked or not, and all come in as one step of undo."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from blueprint_editor import workflows
from blueprint_editor.core.differences import AnyChange, Changed, Picks, Removed, diff, take_some
from blueprint_editor.core.edits import Origin, TakeOver
from blueprint_editor.core.merging import Choice, Merge, merge
from blueprint_editor.core.model import Blueprint
from blueprint_editor.gui.changes.panel import ChangesPanel
from blueprint_editor.gui.dialogs.buttons import keep_aside
from blueprint_editor.gui.dialogs.compare import go_to
from blueprint_editor.gui.jobs import Context, Job
from blueprint_editor.gui.messages import Message, Tone
from blueprint_editor.gui.placement import resize_within
from blueprint_editor.gui.reading import read_beside
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.wording import say
from blueprint_editor.wording.change_list import Group, change_groups, shown

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.workflows.comparing import Other

Key = tuple[str, ...]
"""What a change is known by, whatever comes of the conflicts."""


class _Offer(msgspec.Struct, frozen=True):
    """What there is to fetch, with its sentences in a language; `merged` where it is known what both came from."""

    changes: tuple[AnyChange, ...]
    groups: tuple[Group, ...]
    picks: Picks
    ticked: frozenset[int]
    merged: Merge | None
    language: str


def _offer(ours: Blueprint, theirs: Blueprint, base: Blueprint | None, language: str, context: Context) -> _Offer:
    context.progress("compare")
    merged = None if base is None else merge(base, ours, theirs)
    target = theirs if merged is None else merged.blueprint
    changes = diff(ours, target)
    picks = Picks(changes)
    sure = [at for at, change in enumerate(changes) if merged is not None or not isinstance(change, Removed)]
    context.progress("compare")
    groups = change_groups(changes, ours, target, language)
    return _Offer(changes, groups, picks, picks.ticked(frozenset(), sure, on=True), merged, language)


def key_of(change: AnyChange) -> Key:
    """What a change is known by."""
    field = change.field if isinstance(change, Changed) else ""
    return type(change).__name__, change.thing, change.owner, change.id, field


def fetched(ours: Blueprint, offer: _Offer, ticked: frozenset[int], choices: Mapping[str, Choice]) -> Blueprint:
    """Ours with what is ticked, and with what was chosen where both differ."""
    if offer.merged is None:
        return take_some(ours, offer.changes, ticked)
    left_out = {key_of(change) for at, change in enumerate(offer.changes) if at not in ticked}
    changes = diff(ours, offer.merged.resolve(choices).blueprint)
    return take_some(ours, changes, [at for at, change in enumerate(changes) if key_of(change) not in left_out])


class FetchDialog(QDialog):
    """The list of what another workbook has that this window has not, each with a box to tick."""

    def __init__(self, window: Window, name: str, other: Other) -> None:
        super().__init__(window)
        self.setObjectName("fetch")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._name = window, name
        self._ours = window.bridge.blueprint
        self._theirs = replace(other.blueprint, id=self._ours.id, portals=self._ours.portals)
        self._base = other.base
        self._found: _Offer | None = None
        self._job: Job | None = None
        self._turn = 0
        self._lead, self.origin = QLabel(), QLabel()
        for label in (self._lead, self.origin):
            label.setWordWrap(True)
        self.base_button, self.all_button, self.none_button = QPushButton(), QPushButton(), QPushButton()
        self.panel = ChangesPanel(choosing=True)
        self.panel.activated.connect(partial(go_to, window))
        self.panel.model.ticked_changed.connect(self._count)
        self._buttons = QDialogButtonBox()
        self.fetch_button = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._cancel = self._buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        font = self.fetch_button.font()
        font.setWeight(QFont.Weight.DemiBold)  # as the sheet has it, so that the text fits
        self.fetch_button.setFont(font)
        self._connect()
        self._lay_out()
        resize_within(self, 860, 640)
        self.setMinimumSize(560, 360)
        window.appearance.changed.connect(self._dress)
        self._dress()

    def _connect(self) -> None:
        self.base_button.clicked.connect(self._ask_base)
        self.all_button.clicked.connect(partial(self._tick_all, True))
        self.none_button.clicked.connect(partial(self._tick_all, False))
        for button in (self.base_button, self.all_button, self.none_button):
            keep_aside(button)
        self._buttons.accepted.connect(self._fetch)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self._end)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.origin, 1)
        row.addWidget(self.base_button, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        for button in (self.all_button, self.none_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._lead)
        column.addLayout(row)
        column.addWidget(self.panel, 1)
        column.addLayout(foot)

    @property
    def ready(self) -> bool:
        """Whether what there is to fetch is shown."""
        return self._found is not None

    def _dress(self) -> None:
        look, language = self._window.appearance.look, self._window.appearance.language
        self.setStyleSheet(form_sheet(look))
        self.setWindowTitle(say("fetch.title", language))
        self._lead.setText(say("fetch.lead", language, name=self._name))
        self.origin.setStyleSheet(f"color: {look.dim.name()};")
        for button, key in ((self.base_button, "base"), (self.all_button, "all"), (self.none_button, "none")):
            button.setText(say(f"fetch.{key}", language))
        self._cancel.setText(say("window.close.cancel", language))
        self.panel.dress(look, language)
        if self._found is None or self._found.language != language:
            self._look()
        self._count()

    def _look(self) -> None:
        self._stop()
        self._found = None
        self.panel.wait()
        self._count()
        work = partial(_offer, self._ours, self._theirs, self._base, self._window.appearance.language)
        turn = self._turn
        self._job = self._window.desk.jobs.start(work, partial(self._show, turn), partial(self._failed, turn))

    def _show(self, turn: int, found: _Offer) -> None:
        if turn != self._turn:
            return
        self._found, self._job = found, None
        self.panel.show_groups(found.groups, found.ticked, self._settle)
        self.panel.take_focus()
        self._count()

    def _settle(self, before: frozenset[int], indexes: Collection[int], on: bool) -> frozenset[int]:
        assert self._found is not None
        return self._found.picks.ticked(before, indexes, on=on)

    def _failed(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self.reject()
            self._window.notice_error("window.unexpected")
        self._window.desk.report(error)

    def _count(self) -> None:
        """Say how much is ticked, and what it is measured against."""
        language, found = self._window.appearance.language, self._found
        conflicts = len(found.merged.conflicts) if found is not None and found.merged is not None else 0
        ticked = len(self.panel.model.ticked.intersection(shown(found.changes))) if found is not None else 0
        self.fetch_button.setText(say("fetch.fetch", language, n=ticked))
        self.fetch_button.setEnabled(found is not None and bool(ticked or conflicts))
        for button in (self.all_button, self.none_button):
            button.setEnabled(found is not None and bool(found.changes))
        key = "fetch.no_base" if self._base is None else "fetch.has_base"
        text = say(key, language)
        if conflicts:
            text = f"{text} {say('fetch.conflicts', language, n=conflicts)}"
        self.origin.setText(text)

    def _tick_all(self, on: bool, _checked: bool = False) -> None:
        self.panel.model.tick(self.panel.model.every_index, on)

    def _ask_base(self) -> None:
        from blueprint_editor.gui.prompts import ask_file

        window = self._window
        ask_file(self, window.desk.settings.folder, window.appearance.language, self.take_base)

    def take_base(self, path: Path) -> None:
        """Measure both against what another workbook holds."""

        def read(progress: workflows.Progress) -> Blueprint:
            return workflows.open_document(path, progress=progress).blueprint

        read_beside(self._window, path, read, partial(self._on_base, self._turn), partial(self.take_base, path))

    def _on_base(self, turn: int, base: Blueprint) -> None:
        if turn == self._turn:
            self._base = replace(base, id=self._ours.id, portals=self._ours.portals)
            self._look()

    # --- Fetching

    def _fetch(self) -> None:
        found = self._found
        if found is None:
            return
        if found.merged is None or not found.merged.conflicts:
            self._make({})
            return
        from blueprint_editor.gui.dialogs.conflict import ask_conflicts

        self.hide()
        ask_conflicts(self._window, found.merged, self._name, self._make, self.open)

    def _make(self, choices: Mapping[str, Choice]) -> None:
        found, ticked, turn = self._found, self.panel.model.ticked, self._turn
        assert found is not None
        self.fetch_button.setEnabled(False)

        def work(context: Context) -> Blueprint:
            context.progress("compare")
            return fetched(self._ours, found, ticked, choices)

        self._job = self._window.desk.jobs.start(work, partial(self._take, turn), partial(self._failed, turn))

    def _take(self, turn: int, result: Blueprint) -> None:
        if turn != self._turn:
            return
        window = self._window
        if window.bridge.blueprint is not self._ours:  # something else came in meanwhile: look again
            self._ours = window.bridge.blueprint
            self.open()
            self._look()
            return
        n = len(diff(self._ours, result))
        self.accept()
        if n and window.bridge.do(TakeOver(result, Origin.CHANGES)):
            window.strip.tell(Message(Tone.NOTICE, partial(_fetched_words, n), of_deed=True))

    def _stop(self) -> None:
        """Nobody waits for what is being looked for any more."""
        self._turn += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _end(self) -> None:
        self._stop()
        self._window.appearance.changed.disconnect(self._dress)


def _fetched_words(n: int, language: str) -> str:
    return say("fetch.done", language, n=n)


def fetch_from(window: Window) -> None:
    """Let the user choose a workbook, and what to take from it."""
    from blueprint_editor.gui.prompts import ask_file

    window.commit()
    ask_file(window, window.desk.settings.folder, window.appearance.language, partial(show_fetch, window))


def show_fetch(window: Window, path: Path) -> None:
    """Show what there is to take from a workbook; a file that cannot be read is said in the strip."""
    from blueprint_editor.workflows import comparing

    saved = window.session.saved
    known = [window.bridge.blueprint, *([] if saved is None else [saved])]

    def read(progress: workflows.Progress) -> Other:
        return comparing.read_other(path, known, progress=progress)

    def opened(other: Other) -> None:
        FetchDialog(window, path.name, other).open()

    read_beside(window, path, read, opened, partial(show_fetch, window, path))
