"""New, open and save as one window does them: off the GUI thread, with a message for what goes wrong."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace as replace_fields
from PySide6.QtCore import QObject

from blueprint_editor import workflows
from blueprint_editor.core.findings import Code, Facts
from blueprint_editor.core.model import AgendaItem, Blueprint
from blueprint_editor.gui.messages import Choice, Message, Tone
from blueprint_editor.wording import say

if TYPE_CHECKING:
    from blueprint_editor.gui.jobs import Context, Job
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.workflows.foreign import ForeignWorkbook

Then = Callable[[bool], None]
"""Called after a save: whether everything that was there at that moment is saved."""


def _whatever(_saved: bool) -> None:
    """What follows a save that nothing waits for."""


class _Opened(msgspec.Struct, frozen=True):
    """A document, and where its file really is: links followed."""

    document: workflows.Document | ForeignWorkbook
    real: Path


class _OpenElsewhere(Exception):  # noqa: N818 - not an error: the window says so
    """Another window has the file that a save would go to."""


class _Saving(msgspec.Struct, frozen=True):
    """One save on its way: what, where, and what comes after it."""

    blueprint: Blueprint
    path: Path
    then: Then
    again: Callable[[], None]


def _agenda(window: Window, language: str) -> tuple[AgendaItem, ...]:
    """What a new blueprint begins with where the settings say otherwise than the method."""
    minutes = window.desk.settings.agenda
    if not minutes:
        return ()
    from blueprint_editor.gui.steps.timer import agenda_with

    return agenda_with(minutes, language)


class FileFlow(QObject):
    """The file side of one window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._saving: _Saving | None = None
        self._after: list[Then] = []
        self._opening: Job | None = None
        self._queue: list[Path] = []

    @property
    def saving(self) -> bool:
        """Whether a save is on its way, or waits for that."""
        return self._saving is not None or bool(self._after)

    # New

    def ask_new(self) -> None:
        """Let the user choose a template: on the page of an empty window, else in a dialog."""
        if not self._window.has_document:
            self._window.show_start()
            return
        from blueprint_editor.gui.dialogs.new import ask_new

        self._window.commit()
        ask_new(self._window, self._window.appearance, self.create)

    def create(self, template: str, language: str, client: str = "") -> None:
        """Make an unsaved blueprint from a template, in this window if nothing is in it."""
        try:
            document = workflows.new_document(template, language, client=client, agenda=_agenda(self._window, language))
        except workflows.DocumentError as error:
            self._window.strip.tell(Message(Tone.ERROR, partial(_error, error.code, error.facts)))
            return
        self._window.desk.window_for(self._window).show_document(document)

    # Open

    def ask_open(self) -> None:
        """Let the user choose workbooks to open."""
        from blueprint_editor.gui.prompts import ask_file

        window = self._window
        ask_file(window, window.desk.settings.folder, window.appearance.language, self.open_path)

    def open_path(self, path: Path) -> None:
        """Open a workbook; one that is open already comes to the front. Several wait for each other."""
        path = path.absolute()
        if self._opening is not None:
            self._queue.append(path)
            return
        known = self._window.desk.window_of(path)
        if known is not None:
            known.come_forward()
            return

        def work(context: Context) -> _Opened | None:
            from blueprint_editor.workflows.foreign import open_any
            from blueprint_editor.workflows.instances import show_elsewhere

            if show_elsewhere(path):
                return None
            document = open_any(path, progress=context.progress, share=context.share)
            return _Opened(document, Path(os.path.realpath(path)))

        self._opening = self._window.desk.jobs.start(
            work, self._on_opened, partial(self._on_not_opened, path), self._on_open_stopped, of=self
        )
        self._opening.progressed.connect(self._window.progress.reach)
        self._opening.advanced.connect(self._window.progress.advance)
        self._window.progress.begin("work.read_file", self._opening.cancel)

    def _on_opened(self, opened: _Opened | None) -> None:
        """Show it; none when another run of the program has it open, and has come to the front."""
        self._end_opening()
        if opened is None:
            self._window.notice("recovery.shown_elsewhere")
            self._open_next()
            return
        desk, document = self._window.desk, opened.document
        if not isinstance(document, workflows.Document):
            self._ask_foreign(document)
            return
        if document.path is not None:
            desk.real_paths[document.path] = opened.real
        known = desk.window_of(document.path) if document.path else None
        if known is not None:
            known.come_forward()
        else:
            desk.window_for(self._window).show_document(document)
        if document.path is not None:
            desk.settings.add_recent(document.path)
        self._open_next()

    def _ask_foreign(self, foreign: ForeignWorkbook) -> None:
        """Show what was understood of a workbook that was not made here; taken, it is an unsaved document."""
        from blueprint_editor.gui.dialogs.open_foreign import ask_foreign
        from blueprint_editor.workflows.foreign import Understanding, document_of

        desk = self._window.desk

        name = foreign.path.name

        def take(understanding: Understanding) -> None:
            window, document = desk.window_for(self._window), document_of(foreign, understanding)
            origin = partial(_say, "foreign.origin", {"name": name})
            window.show_document(document, saved=False, origin=origin)
            seen = Choice("window.findings.show", window.show_findings)
            words = partial(_say, "foreign.taken", {"name": name})
            window.strip.tell(Message(Tone.NOTICE, words, (seen,) if document.findings else ()))
            desk.settings.add_recent(foreign.path)

        dialog = ask_foreign(self._window, foreign, self._window.appearance, desk.jobs, take)
        dialog.finished.connect(self._open_next)

    def _on_not_opened(self, path: Path, error: Exception) -> None:
        self._end_opening()
        code, facts = _facts_of(error, path)
        choices = (
            Choice("window.retry", partial(self.open_path, path)),
            Choice("window.open_other", self.ask_open),
        )
        self._window.strip.tell(Message(Tone.ERROR, partial(_error, code, facts), choices))
        self._open_next()

    def _on_open_stopped(self) -> None:
        self._end_opening()
        self._window.notice("window.open.stopped")
        self._open_next()

    def _end_opening(self) -> None:
        self._opening = None
        self._window.progress.end()

    def _open_next(self) -> None:
        if self._queue:
            self.open_path(self._queue.pop(0))

    def stop(self) -> None:
        """Stop opening, because the window goes."""
        self._queue.clear()
        if self._opening is not None:
            self._opening.cancel()

    # Save

    def save(self, then: Then = _whatever) -> None:
        """Save to the file it came from; without one, or when it may only be read, ask where."""
        window = self._window
        if not window.has_document:
            window.notice("window.nothing_to_save")
            then(False)
            return
        window.commit()
        path = window.document.path
        if path is None or window.document.read_only:
            self.save_as(then)
        else:
            self._start_save(path, then, window.document.fingerprint)

    def save_as(self, then: Then = _whatever, *, leaving: Code | None = None) -> None:
        """Ask for a name and save there; the ids stay, the document is the same one.

        With `leaving`, why saving over the workbook was refused, what stood in the way is left behind.
        """
        from blueprint_editor.gui.prompts import ask_name

        window = self._window
        window.commit()
        chosen = partial(self._save_to, then=then, leaving=leaving)
        dialog = ask_name(window, self._suggested(), window.appearance, chosen)
        dialog.rejected.connect(partial(then, False))

    def _suggested(self) -> Path:
        window = self._window
        path, carrier = window.document.path, window.document.carrier
        if path is not None:
            return path.with_suffix(carrier.suffix if carrier is not None else ".xlsx")
        source = window.document.source
        if source is not None:
            return source.with_name(source.name.removesuffix(source.suffix) + workflows.SUFFIX)
        return window.desk.settings.folder / workflows.suggested_name(window.bridge.blueprint)

    def _save_to(self, path: Path, then: Then = _whatever, leaving: Code | None = None) -> None:
        path = path.absolute()
        other = self._window.desk.window_of(path)
        if other is not None and other is not self._window:
            self._tell_open_elsewhere(path)
            then(False)
            return
        self._start_save(path, then, None, replace=True, leaving=leaving)

    def replace(self) -> None:
        """Save over what stands there now, whatever that is; a copy of it goes to the backups."""
        path = self._window.document.path
        if path is not None:
            self._window.commit()
            self._start_save(path, _whatever, None, replace=True)

    def save_here(self) -> None:
        """Save where the file was that is gone."""
        path = self._window.document.path
        if path is not None:
            self._window.commit()
            self._start_save(path, _whatever, None)

    def save_beside(self, path: Path, then: Then = _whatever) -> None:
        """Save under a name that nothing has, and go on with that."""
        self._window.commit()
        self._start_save(path, then, None)

    def _start_save(
        self, path: Path, then: Then, expected: str | None, *, replace: bool = False, leaving: Code | None = None
    ) -> None:
        again = partial(self._again, path, expected=expected, replace=replace, leaving=leaving)
        if self._saving is not None:  # the one on its way goes first; this one takes what is there after it
            self._after.append(lambda _saved: again(then))
            return
        blueprint, carrier = self._window.bridge.blueprint, self._window.document.carrier
        elsewhere = self._window.desk.files_of_others(self._window)

        def work(context: Context) -> workflows.Saved:
            real = Path(os.path.realpath(path))
            if real in elsewhere:
                raise _OpenElsewhere
            agreed = workflows.fingerprint_of(path) if replace else expected
            kept = _rest(carrier, leaving) if leaving is not None else carrier
            return workflows.save_document(blueprint, path, expected=agreed, progress=context.progress, carrier=kept)

        self._saving = _Saving(blueprint, path, then, partial(again, _whatever))
        job = self._window.desk.jobs.start(work, self._on_saved, self._on_not_saved, self._on_save_stopped)
        job.progressed.connect(self._window.progress.reach)
        self._window.progress.begin("work.make_workbook")
        self._window.refresh()

    def _again(self, path: Path, then: Then, *, expected: str | None, replace: bool, leaving: Code | None) -> None:
        """Save there once more, what is here now; what the file was then may have changed by our own hand."""
        self._window.commit()
        if path == self._window.document.path:
            expected = self._window.document.fingerprint
        self._start_save(path, then, expected, replace=replace, leaving=leaving)

    def _on_saved(self, saved: workflows.Saved) -> None:
        saving = self._end_saving()
        self._window.mark_saved(saving.blueprint, saving.path, saved)
        self._window.desk.remind(self._window)
        self._window.desk.settings.add_recent(saving.path)
        self._go_on(saving, saved=True)

    def _on_not_saved(self, error: Exception) -> None:
        saving = self._end_saving()
        window = self._window
        if isinstance(error, _OpenElsewhere):
            self._tell_open_elsewhere(saving.path)
            self._go_on(saving, saved=False)
            return
        code, facts = _facts_of(error, saving.path)
        ours = saving.path == window.document.path
        if ours and isinstance(error, workflows.DocumentError) and error.standing is not None:
            window.document = replace_fields(window.document, fingerprint=error.standing)
        if ours and code in {Code.CHANGED_ON_DISK, Code.GONE_FROM_DISK}:
            window.sharing.met_change(partial(self._tell_not_saved, code, facts, saving))
        else:
            self._tell_not_saved(code, facts, saving)
        self._go_on(saving, saved=False)

    def _tell_not_saved(self, code: Code, facts: Facts, saving: _Saving) -> None:
        copy, again = Choice("window.save_copy", self.save_as), Choice("window.retry", saving.again)
        choices: tuple[Choice, ...] = (copy, again)
        if _stood_in_the_way(code):
            choices = (Choice("window.save_new_file", partial(self.save_as, leaving=code)),)
        self._window.strip.tell(Message(Tone.ERROR, partial(_error, code, facts), choices))

    def _tell_open_elsewhere(self, path: Path) -> None:
        words = partial(_say, "window.open_elsewhere", {"name": path.name})
        self._window.strip.tell(Message(Tone.ERROR, words))

    def _on_save_stopped(self) -> None:
        self._go_on(self._end_saving(), saved=False)

    def _end_saving(self) -> _Saving:
        saving = self._saving
        assert saving is not None, "a save ended that never began"
        self._saving = None
        self._window.progress.end()
        return saving

    def _go_on(self, saving: _Saving, *, saved: bool) -> None:
        self._window.refresh()
        saving.then(saved)
        while self._after and self._saving is None:
            self._after.pop(0)(saved)

    def when_saved(self, then: Then) -> None:
        """Call this once the save that is on its way is over."""
        self._after.append(then)


def _facts_of(error: Exception, path: Path) -> tuple[Code, Facts]:
    """The code of an error and its facts; one that nobody foresaw goes to the excepthook as well."""
    if isinstance(error, workflows.DocumentError):
        return error.code, {"path": str(path), "name": path.name, **error.facts}
    import sys

    sys.excepthook(type(error), error, error.__traceback__)
    return Code.INTERNAL, {"path": str(path), "name": path.name}


def _stood_in_the_way(code: Code) -> bool:
    """Whether what others put into the workbook is why it was not saved."""
    from blueprint_editor.workflows import carrying

    return code in carrying.OBSTACLES


def _rest(carrier: workflows.Carrier | None, leaving: Code) -> workflows.Carrier | None:
    """What others put into the workbook, without what stood in the way."""
    from blueprint_editor.workflows import carrying

    return carrying.for_new_file(carrier, leaving)


def _error(code: Code, facts: Facts, language: str) -> str:
    if code is Code.INTERNAL:
        return say("window.unexpected", language)
    from blueprint_editor.wording import error_sentence

    return error_sentence(code, facts, language)


def _say(key: str, facts: Facts, language: str) -> str:
    return say(key, language, **facts)
