"""Work with HubSpot in a dialog: its progress, a way to stop it, and what went wrong, over what the dialog shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout

from blueprint_editor.gui.dialogs.buttons import keep_aside
from blueprint_editor.gui.messages import Choice, Message, Tone, Words
from blueprint_editor.gui.strip import MessageStrip, ProgressStrip
from blueprint_editor.wording import error_sentence, say
from blueprint_editor.workflows.portals import PortalError

if TYPE_CHECKING:
    from blueprint_editor.gui.desk import Desk
    from blueprint_editor.gui.jobs import Context, Job

T = TypeVar("T")
Failed = Callable[[Exception], bool]
"""Hears of an error first; true when it is dealt with."""


Again = Callable[[], object] | None
Offer = Callable[[PortalError, Again], tuple[Choice, ...]]


def nothing_more(_error: PortalError, _again: Again) -> tuple[Choice, ...]:
    """Trying again is all there is."""
    return ()


class Working(QObject):
    """One piece of work at a time; a new one stops the one before it."""

    changed = Signal()
    """It is busy now, or no longer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.offer: Offer = nothing_more
        """What else can be done about an error; it gets the way to try again too."""
        self._turn = 0
        self.job: Job | None = None
        self.progress, self.strip = ProgressStrip(desk.appearance), MessageStrip(desk.appearance)
        keep_aside(self.progress.button)

    def join(self, column: QBoxLayout) -> None:
        """Show it here; it takes no room while there is nothing to show."""
        column.addWidget(self.progress)
        column.addWidget(self.strip)

    @property
    def busy(self) -> bool:
        """Whether work is going on."""
        return self.job is not None

    def run(
        self,
        work: Callable[[Context], T],
        done: Callable[[T], None],
        *,
        first: str = "ask_hubspot",
        failed: Failed = lambda _error: False,
        cancel: Callable[[], None] | None = None,
    ) -> Job:
        """Do work off the GUI thread, and hand over what came of it; an error is said, with a second try."""
        self.stop()
        self.strip.clear()
        turn = self._turn

        def arrived(found: T) -> None:
            if self._settled(turn):
                done(found)

        def broke(error: Exception) -> None:
            if not self._settled(turn):
                if not isinstance(error, PortalError):
                    self._desk.report(error)
            elif not failed(error):
                self.tell_error(error, partial(self.run, work, done, first=first, failed=failed, cancel=cancel))

        def stopped() -> None:
            if self._settled(turn):
                self.say("push_window.stopped")

        self.job = job = self._desk.calls.start(work, arrived, broke, stopped)
        job.progressed.connect(partial(self._on_step, turn))
        job.advanced.connect(partial(self._on_advance, turn))
        self.progress.begin(f"work.{first}", cancel or job.cancel)
        self.changed.emit()
        return job

    def stop(self) -> None:
        """Nobody waits any more for what is going on."""
        self._turn += 1
        if self.job is not None:
            self.job.cancel()
            self.job = None
            self.progress.end()

    def say(self, key: str) -> None:
        """Tell something."""
        self.tell(partial(say, key))

    def tell(self, words: Words, *choices: Choice, tone: Tone = Tone.NOTICE) -> None:
        """Tell something, with what can be done about it."""
        self.strip.tell(Message(tone, words, choices))

    def tell_error(self, error: Exception, again: Again = None) -> None:
        """Say what went wrong; what nobody foresaw goes where all such errors go too."""
        choices: tuple[Choice, ...] = () if again is None else (Choice("window.retry", lambda: void(again())),)
        if isinstance(error, PortalError):
            choices = self.offer(error, again) or choices
            self.tell(partial(error_sentence, error.code, error.facts), *choices, tone=Tone.ERROR)
        else:
            self._desk.report(error)
            self.tell(partial(say, "window.unexpected"), *choices, tone=Tone.ERROR)

    def _settled(self, turn: int) -> bool:
        if turn != self._turn:
            return False
        self.job = None
        self.progress.end()
        self.changed.emit()
        return True

    def _on_step(self, turn: int, step: str) -> None:
        if turn == self._turn:
            self.progress.step(f"work.{step}")

    def _on_advance(self, turn: int, done: float) -> None:
        if turn == self._turn:
            self.progress.advance(done)


def void(_result: object) -> None:
    """Nobody looks at it."""
