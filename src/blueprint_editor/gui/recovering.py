"""Keeping a window's work from a crash: each deed is in a journal before it is painted, what is typed soon after.

The journal begins with the first deed. Where none can be written the work goes on, and a bar says so once.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeGuard, runtime_checkable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from blueprint_editor.gui.messages import Message, Tone
from blueprint_editor.gui.status_line import entry_count
from blueprint_editor.wording import say

if TYPE_CHECKING:
    from blueprint_editor.core.edits import AnyEdit, Edit
    from blueprint_editor.core.findings import Code
    from blueprint_editor.core.model import Blueprint
    from blueprint_editor.gui.jobs import Context
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.workflows.recovery import Header, Journal, JournalError

TYPED_EVERY = 500
"""Milliseconds between two looks at what is being typed."""
LARGE = 5_000
"""From how many entries on a journal is made ready off the GUI thread, before the first deed."""
_READY_AFTER = 300
"""Milliseconds after which the board of a large document is surely painted."""
_AGAIN_AFTER = 60.0
"""Seconds after which a journal that could not be written is tried again."""


@runtime_checkable
class Pending(Protocol):
    """A part of the window that may hold typing which is no deed yet."""

    def pending_edit(self, seed: str) -> AnyEdit | None:
        """The edit that it would be now, or none; `seed` gives what is new its id."""


class Recovering(QObject):
    """Writes one window's deeds into a journal; the session's recorder."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._journal: Journal | None = None
        self._failed: Journal | None = None
        """A journal that could not be written on: what is in it is better than nothing, until there is another."""
        self._not_before = 0.0
        self._told = False
        self._missed = False
        """Whether a deed that no file holds went by without a journal."""
        self._left = False
        self._seed = ""
        self._timer: QTimer | None = None
        window.session.recorder = self

    @property
    def journal(self) -> Journal | None:
        """The journal that holds the work since the file, or none before the first deed."""
        return self._journal

    @property
    def holds_all(self) -> bool:
        """Whether everything that was done here is in a file or in a journal."""
        return not self._missed

    # What the session does

    def did(self, edit: Edit, join: str | None, before: Blueprint, after: Blueprint) -> None:
        """Write an edit."""
        self._write(before, lambda journal: journal.did(edit, join, after))  # type: ignore[arg-type]  # of the union

    def went(self, way: str, before: Blueprint, after: Blueprint) -> None:
        """Write an undo, a redo, or what HubSpot has."""
        self._write(before, lambda journal: journal.went(way, before, after))

    def _write(self, before: Blueprint, deed: Callable[[Journal], None]) -> None:
        from blueprint_editor.workflows.recovery import JournalError

        self._seed = ""
        journal = self._journal or self._begin(before)
        if journal is None:
            self._missed = True
            return
        try:
            deed(journal)
        except JournalError as error:
            self._stop(error)
        else:
            self._window.desk.keeper.stir()

    def _begin(self, blueprint: Blueprint) -> Journal | None:
        """A journal that begins here, or none when none can be written now."""
        from blueprint_editor.workflows import recovery

        if self._left or time.monotonic() < self._not_before or not self._window.desk.settings.recovery_copy:
            return None
        try:
            journal = recovery.begin_journal(self._header(), blueprint, changes=int(self._missed))
        except recovery.JournalError as error:
            self._stop(error)
            return None
        self.adopt(journal)
        return journal

    def _header(self) -> Header:
        from blueprint_editor.workflows.recovery import header

        window = self._window
        document = window.document
        return header(window.shown_name(), window.bridge.blueprint, document.path, document.fingerprint)

    def adopt(self, journal: Journal) -> None:
        """Go on in this journal."""
        self._journal = journal
        self._not_before = 0.0
        self._missed = False
        self._window.desk.keeper.take(journal)
        if self._failed is not None:
            self._window.desk.keeper.end(self._failed, keep=False)
            self._failed = None

    def _stop(self, error: JournalError) -> None:
        """No journal for a while; say so once."""
        self._missed = True
        self._not_before = time.monotonic() + _AGAIN_AFTER
        if self._journal is not None:
            self._failed, self._journal = self._journal, None
        if not self._told:
            self._told = True
            QTimer.singleShot(0, self, partial(self._tell, error.code))

    def _tell(self, code: Code) -> None:
        self._window.strip.tell(Message(Tone.ERROR, partial(say, f"recovery.off.{code.value}")))

    # What the window does

    def start_over(self) -> None:
        """Another document comes in: what was here is of no use any more."""
        self.end()
        self._not_before, self._missed = 0.0, False

    def begin(self) -> None:
        """The document stands here now: see to what is typed in it.

        For a large one a journal is made off the GUI thread, so that the first deed need not wait for it.
        """
        self._watch()
        if self._window.desk.settings.recovery_copy and entry_count(self._window.bridge.blueprint) >= LARGE:
            QTimer.singleShot(_READY_AFTER, self, self._make_ready)

    def _make_ready(self) -> None:
        from blueprint_editor.workflows import recovery

        blueprint, head = self._window.bridge.blueprint, self._header()
        if self._journal is not None or not self._window.session.is_saved or self._window.document.read_only:
            return

        def work(_context: Context) -> Journal:
            return recovery.begin_journal(head, blueprint, rest=True)

        self._window.desk.jobs.start(work, partial(self._on_ready, blueprint), self._on_not_ready)

    def _on_ready(self, blueprint: Blueprint, journal: Journal) -> None:
        desk = self._window.desk
        here = self._window in desk.windows and self._window.bridge.blueprint is blueprint
        if here and desk.settings.recovery_copy and self._journal is None:
            self.adopt(journal)
        else:
            journal.close(keep=False)

    def _on_not_ready(self, _error: Exception) -> None:
        """The first deed tries again, and says why not."""

    def saved(self, blueprint: Blueprint) -> None:
        """A file holds this value now; the journal has done its duty, unless something was done since."""
        from blueprint_editor.workflows.recovery import JournalError

        now = self._window.bridge.blueprint is blueprint
        self._told = self._told and not now
        if now and self._failed is not None:
            self._window.desk.keeper.end(self._failed, keep=False)
            self._failed = None
        self._missed = self._missed and not now
        if self._journal is None:
            return
        if now and entry_count(blueprint) < LARGE:
            self.end()
            return
        try:
            self._journal.mark_saved(self._header(), blueprint)
        except JournalError as error:
            self._stop(error)

    def end(self) -> None:
        """The work here is saved, or the user does not want it: the journal goes."""
        if self._timer is not None:
            self._timer.stop()
        ended = [journal for journal in (self._journal, self._failed) if journal is not None]
        self._journal = self._failed = None
        for journal in ended:
            self._let_go(journal)

    def leave(self) -> None:
        """The window goes for good: what Qt still tells as it takes its fields away begins no journal."""
        self._left = True
        self.end()

    def switched(self, on: bool) -> None:
        """The user wants a recovery copy from now on, or none: then the journal goes."""
        if not on:
            self._missed = self._missed or self._window.modified
            self.end()
        elif self._window.modified:
            self._begin(self._window.bridge.blueprint)
        if on and self._window.has_document:
            self.begin()

    def _let_go(self, journal: Journal) -> None:
        from blueprint_editor.workflows.recovery import JournalError

        try:
            journal.let_go()
        except JournalError:
            pass  # then the keeper's removing it must do
        self._window.desk.keeper.end(journal, keep=False)

    def flush(self) -> None:
        """Have everything on the disk itself now, what is being typed too: something went wrong."""
        from blueprint_editor.workflows.recovery import JournalError

        self.keep_typing()
        if self._journal is not None:
            try:
                self._journal.sync()
            except JournalError as error:
                self._stop(error)

    # What is being typed

    def _watch(self) -> None:
        """From now on look at what is being typed, while something is."""
        if self._timer is None:
            self._timer = QTimer(self)
            self._timer.setInterval(TYPED_EVERY)
            self._timer.timeout.connect(self._on_tick)
            application = QApplication.instance()
            assert isinstance(application, QApplication)
            application.focusChanged.connect(self._on_focus)
        self._on_focus(None, QApplication.focusWidget())

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        types = _takes_text(new) and new.window() is self._window
        if types and self._timer is not None and not self._timer.isActive():
            self._timer.start()

    def _on_tick(self) -> None:
        focus = QApplication.focusWidget()
        if self._timer is not None and not _takes_text(focus):
            self._timer.stop()
        self.keep_typing()

    def keep_typing(self) -> None:
        """Write what is being typed now, when it is not written yet."""
        edit = self._pending()
        if self._journal is None and edit is None:
            return
        from blueprint_editor.workflows.recovery import Draft, JournalError

        journal = self._journal or self._begin(self._window.bridge.blueprint)
        if journal is None:
            return
        try:
            if journal.draft(None if edit is None else Draft(edit)):
                self._window.desk.keeper.stir()
        except JournalError as error:
            self._stop(error)

    def _pending(self) -> AnyEdit | None:
        """What is being typed in this window as the edit it would be, or none."""
        if not self._window.has_document or self._window.document.read_only:
            return None
        self._seed = self._seed or self._window.session.new_seed()
        part = QApplication.focusWidget()
        if part is None or part.window() is not self._window:
            return None
        while part is not None:
            if isinstance(part, Pending):
                return part.pending_edit(self._seed)
            part = part.parentWidget()
        return None


def _takes_text(widget: QWidget | None) -> TypeGuard[QWidget]:
    """Whether one types in it; asked by name, as the classes are not made for the first picture."""
    return widget is not None and (widget.inherits("QLineEdit") or widget.inherits("QPlainTextEdit"))
