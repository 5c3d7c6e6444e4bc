"""Work that a crash left: offered once after the start, and found under File from then on."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject

from blueprint_editor import workflows
from blueprint_editor.gui.jobs import Context
from blueprint_editor.gui.messages import Choice, Message, Tone
from blueprint_editor.wording import error_sentence, say

if TYPE_CHECKING:
    from blueprint_editor.gui.desk import Desk
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.workflows.recovery import BroughtBack, Left

Then = Callable[[], None]


def _nothing() -> None:
    """Nobody waits."""


class LeftWork(QObject):
    """Finds, brings back and discards what other runs of the program left; all of it off the GUI thread."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.found: tuple[Left, ...] = ()
        self._unanswered: Window | None = None

    # Finding

    def offer(self, window: Window) -> None:
        """Look, and say in this window what there is, if there is anything."""
        self.look(partial(self._offer, window))

    def look(self, then: Then) -> None:
        """Look what there is, and go on with `found`."""

        def work(_context: Context) -> tuple[Left, ...]:
            from blueprint_editor.workflows import recovery  # here, so that the GUI thread need not load it

            return recovery.find_left()

        self._desk.jobs.start(work, partial(self._on_found, then), self._desk.report)

    def _on_found(self, then: Then, found: tuple[Left, ...]) -> None:
        self.found = found
        then()

    def _offer(self, window: Window) -> None:
        if not self.found or window not in self._desk.windows:
            return
        self._unanswered = window
        later = Choice("recovery.later", self._answered)
        if len(self.found) == 1:
            left = self.found[0]
            choices = (
                Choice("recovery.bring_back", partial(self.bring_back, window, left)),
                later,
                Choice("recovery.discard", partial(self.ask_discard, window, left)),
            )
            window.strip.tell(Message(Tone.ERROR, partial(_one_words, left), choices, lasting=True))
        else:
            show = Choice("recovery.show", partial(self.show_list, window))
            words = partial(_many_words, len(self.found))
            window.strip.tell(Message(Tone.ERROR, words, (show, later), lasting=True))

    def remind(self, window: Window) -> None:
        """Say it again where nobody has answered, unless there is something else to say."""
        if self._unanswered is window and window.strip.message is None:
            self._offer(window)

    def _answered(self) -> None:
        self._unanswered = None

    def show_list(self, window: Window) -> None:
        """Show what there is as a list, as it is now."""
        self._answered()
        self.look(partial(self._show_list, window))

    def _show_list(self, window: Window) -> None:
        from blueprint_editor.gui.dialogs.recovery import show_left_work

        if window in self._desk.windows:
            show_left_work(window, self)

    # Bringing back

    def bring_back(self, window: Window, left: Left, then: Then = _nothing) -> None:
        """Open the work as an unsaved document that says where it came from."""
        real_paths: dict[Path, Path] = {}
        self._answered()

        def work(context: Context) -> BroughtBack | None:
            from blueprint_editor.workflows import recovery

            back = recovery.bring_back(left, progress=context.progress)
            if back is not None and back.document.path is not None:
                real_paths[back.document.path] = Path(os.path.realpath(back.document.path))
            return back

        def done(back: BroughtBack | None) -> None:
            window.progress.end()
            self._desk.real_paths.update(real_paths)
            self._on_back(window, back)
            self.look(then)

        def failed(error: Exception) -> None:
            window.progress.end()
            if isinstance(error, workflows.DocumentError):
                words = partial(error_sentence, error.code, error.facts)
                window.strip.tell(Message(Tone.ERROR, words))
            else:
                self._desk.report(error)
            self.look(then)

        window.progress.begin("work.read_recovery")
        job = self._desk.jobs.start(work, done, failed, of=window)
        job.progressed.connect(window.progress.reach)

    def _on_back(self, asking: Window, back: BroughtBack | None) -> None:
        if back is None:
            asking.notice("recovery.taken")
            return
        document = back.document
        known = self._desk.window_of(document.path) if document.path is not None else None
        window = self._desk.window_for(asking)
        if known is not None and not known.modified:
            window = known  # it shows an older state of the same file
        elif known is not None:  # two windows on one file would overwrite each other
            from msgspec.structs import replace

            document = replace(document, path=None, fingerprint=None)
        held = back.on_disk == "held"
        origin = None if held else partial(say, "recovery.origin")
        window.show_document(document, saved=held, origin=origin, base=back.base)
        if back.journal is not None:
            window.recovering.adopt(back.journal)
        if back.draft is not None:
            window.bridge.do(back.draft.edit)
        choices: tuple[Choice, ...] = () if held else (Choice("action.save", window.files.save),)
        if document.path is not None and back.on_disk in {"same", "changed"}:
            choices = (Choice("versions.show", partial(_show_against, window, document.path)), *choices)
        window.strip.tell(Message(Tone.NOTICE, partial(_back_words, back), choices))
        window.come_forward()

    # Discarding

    def ask_discard(self, window: Window, left: Left, then: Then = _nothing) -> None:
        """Ask whether it may really go, and let it go."""
        self._answered()
        from blueprint_editor.gui.dialogs.recovery import ask_discard

        ask_discard(window, left, partial(self.discard, left, then))

    def discard(self, left: Left, then: Then = _nothing) -> None:
        """Throw it away."""

        def work(_context: Context) -> bool:
            from blueprint_editor.workflows import recovery

            return recovery.discard(left)

        self._desk.jobs.start(work, lambda _gone: self.look(then), self._desk.report)


def name_of(left: Left, language: str) -> str:
    """What the work is called."""
    return left.header.name if left.header is not None else say("recovery.unknown", language)


def moment(at: float, language: str) -> str:
    """A moment as one says it: the day when it is not today, and the time."""
    when = QDateTime.fromSecsSinceEpoch(int(at))
    locale = QLocale(language)
    time = locale.toString(when.time(), QLocale.FormatType.ShortFormat)
    if when.date() == QDateTime.currentDateTime().date():
        return time
    return say("recovery.moment", language, day=locale.toString(when.date(), "d MMMM yyyy"), time=time)


def _show_against(window: Window, path: Path) -> None:
    from blueprint_editor.gui.dialogs.compare import show_against

    show_against(window, path)


def _one_words(left: Left, language: str) -> str:
    facts = {"name": name_of(left, language), "moment": moment(left.at, language)}
    if left.header is None:
        return say("recovery.offer.damaged", language, **facts)
    return say("recovery.offer", language, n=max(1, left.changes), **facts)


def _many_words(count: int, language: str) -> str:
    return say("recovery.offer.several", language, n=count)


def _back_words(back: BroughtBack, language: str) -> str:
    text = say(f"recovery.back.{back.on_disk.value}", language, n=back.changes, name=back.name)
    return text if back.whole else f"{text} {say('recovery.back.part', language)}"
