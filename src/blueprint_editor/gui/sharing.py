"""A file that others have a hand in: who has it open, what they changed, and what to do about it."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject

from blueprint_editor.core.edits import Origin, TakeOver
from blueprint_editor.core.merging import Choice as Side
from blueprint_editor.core.merging import Merge
from blueprint_editor.core.model import Blueprint
from blueprint_editor.gui.jobs import Context
from blueprint_editor.gui.messages import Choice, Message, Tone
from blueprint_editor.gui.watching import FileWatch
from blueprint_editor.wording import say
from blueprint_editor.workflows import conflicts
from blueprint_editor.workflows.conflicts import Holder, Lock, Look, Seen, Theirs

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

Otherwise = Callable[[], None]
"""What is said when a save met a change that is not there any more."""


class Sharing(QObject):
    """Looks after the file of one window: its lock, changes from outside, and the bar about them."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.watch = FileWatch(window.desk.looks, lambda: window.files.saving, self)
        self.watch.looked.connect(self._on_look)
        window.bridge.changed.connect(self._on_changed)
        self._told: tuple[Look, bool] | None = None
        self._otherwise: Otherwise | None = None
        self._holder: Holder | None = None
        self._locked: Path | None = None
        self._lock: Lock | None = None

    # --- The file

    def follow(self) -> None:
        """Look after the file that the window has now."""
        document = self._window.document
        if document.path is None or document.fingerprint is None:
            self.let_go()
            return
        self._clear()
        self.watch.follow(document.path, document.fingerprint)
        if document.path != self._locked:
            self._take_lock(document.path)

    def met_change(self, otherwise: Otherwise) -> None:
        """A save found that the file is not what it was: look at once; `otherwise` when it is again."""
        self._otherwise = otherwise
        self._told = None
        if not self.watch.following:
            self.follow()
        self.watch.check()

    def let_go(self) -> None:
        """The window goes, or goes on with another file."""
        self.watch.stop()
        self._let_go_of_lock()

    # --- Who has it open

    def _take_lock(self, path: Path) -> None:
        self._let_go_of_lock()
        self._locked, self._holder = path, None
        user = _user(self._window.bridge.blueprint)

        def work(_context: Context) -> Lock | None:
            return conflicts.take_lock(path, user)

        self._window.desk.looks.start(work, partial(self._on_lock, path), _report)

    def _on_lock(self, path: Path, lock: Lock | None) -> None:
        if path != self._locked:
            self._release(lock)
        else:
            self._lock = lock

    def _let_go_of_lock(self) -> None:
        self._release(self._lock)
        self._lock = self._locked = None

    def _release(self, lock: Lock | None) -> None:
        if lock is not None:
            self._window.desk.looks.start(lambda _context: conflicts.let_go(lock), _nothing, _report, sure=True)

    # --- What they changed

    def _on_look(self, look: Look) -> None:
        otherwise, self._otherwise = self._otherwise, None
        if self._window.document.path is not None:
            self._window.desk.real_paths[self._window.document.path] = look.real
        theirs = look.theirs
        if theirs is not None and theirs.document is not None and self._is_ours(theirs.document.blueprint):
            self._go_on_with(theirs)  # saved again with the same blueprint in it: nobody needs to know
            if otherwise is not None:
                self._window.files.save()
        elif look.seen in {Seen.CHANGED, Seen.GONE}:
            self._tell(look)
        else:
            self._clear()
            self._tell_holder(look.holder)
            if otherwise is not None:
                otherwise()

    def _tell_holder(self, holder: Holder | None) -> None:
        """Say once who else has the file open, as long as that is so."""
        if holder == self._holder:
            return
        bar, name = self._window.disk_bar, self._window.shown_name()
        self._holder = holder
        if holder is None:
            bar.clear()
        else:
            bar.tell(Message(Tone.NOTICE, partial(_held_words, holder, name)))

    def _is_ours(self, blueprint: Blueprint) -> bool:
        return blueprint == self._window.session.saved and not self._window.document.read_only

    def _on_changed(self, _changes: object) -> None:
        told = self._told
        if told is not None and told[1] != self._window.modified and self._window.disk_bar.message is not None:
            self._tell(told[0])

    def _tell(self, look: Look) -> None:
        modified = self._window.modified
        if self._told == (look, modified):
            return
        self._told = (look, modified)
        self._window.clear_messages()
        name = look.real.name if self._window.document.path is None else self._window.document.path.name
        words = partial(_changed_words, look, name, modified)
        self._window.disk_bar.tell(Message(Tone.ERROR if modified else Tone.NOTICE, words, self._choices(look)))

    def _choices(self, look: Look) -> tuple[Choice, ...]:
        files, theirs = self._window.files, look.theirs
        if look.seen is Seen.GONE or theirs is None:
            return (Choice("window.disk.save_here", files.save_here), Choice("window.disk.save_as", files.save_as))
        keep = Choice("window.disk.keep_both", self.keep_both)
        if theirs.document is None or theirs.document.read_only:
            return (keep, Choice("window.replace", files.replace))
        show = Choice("window.disk.show", partial(self._show, theirs.document.blueprint), stays=True)
        if self._window.modified:
            return (show, keep, Choice("window.disk.merge", partial(self.merge, theirs)))
        return (show, Choice("window.disk.take_over", partial(self.take_over, theirs)))

    def _clear(self) -> None:
        if self._told is not None:
            self._told = None
            self._window.disk_bar.clear()

    # --- What to do about it

    def take_over(self, theirs: Theirs) -> None:
        """Go on with what is on disk, as one deed that can be undone; merged when there is work here."""
        self._window.commit()
        if self._window.modified:
            self.merge(theirs)
            return
        if theirs.document is not None:
            self._window.bridge.do(TakeOver(theirs.document.blueprint, Origin.DISK))
            self._go_on_with(theirs)
            words = partial(say, "window.disk.taken_over")
            self._window.strip.tell(Message(Tone.NOTICE, words, of_deed=True))
            self._window.pages.focus_current()

    def merge(self, theirs: Theirs) -> None:
        """Put both sides together; what cannot be both is asked."""
        window = self._window
        window.commit()
        ours = window.bridge.blueprint
        base = window.session.saved or Blueprint(ours.id)
        document = theirs.document
        assert document is not None, "what cannot be read is not merged"

        def work(_context: Context) -> Merge:
            return conflicts.merged(base, ours, document.blueprint)

        self._work(work, partial(self._on_merged, theirs))

    def _on_merged(self, theirs: Theirs, merged: Merge) -> None:
        if not merged.conflicts:
            self._take_merge(theirs, merged)
            return
        from blueprint_editor.gui.dialogs.conflict import ask_conflicts

        ask_conflicts(self._window, merged, theirs.by, partial(self._resolve, theirs, merged), self._ask_again)

    def _ask_again(self) -> None:
        self._told = None
        self.watch.check_soon()

    def _resolve(self, theirs: Theirs, merged: Merge, choices: Mapping[str, Side]) -> None:
        self._work(lambda _context: merged.resolve(choices), partial(self._take_merge, theirs))

    def _take_merge(self, theirs: Theirs, merged: Merge) -> None:
        if merged.ours is not self._window.bridge.blueprint:  # something was done meanwhile
            self.merge(theirs)
            return
        self._window.bridge.do(TakeOver(merged.blueprint, Origin.MERGE))
        self._go_on_with(theirs)
        self._window.notice("window.disk.merged")
        self._window.pages.focus_current()

    def _work(self, work: Callable[[Context], Merge], done: Callable[[Merge], None]) -> None:
        window = self._window

        def ended(merged: Merge) -> None:
            window.progress.end()
            done(merged)

        def failed(error: Exception) -> None:
            window.progress.end()
            _report(error)

        window.progress.begin("work.merge")
        window.desk.jobs.start(work, ended, failed, of=window)

    def _go_on_with(self, theirs: Theirs) -> None:
        """What stands on disk is known here now: a save may replace it."""
        window, document = self._window, theirs.document
        assert document is not None
        self._told = None
        window.disk_bar.clear()
        session = window.session
        known = (session.blueprint, session.saved)
        held = next((one for one in known if one == document.blueprint), document.blueprint)
        session.mark_saved(held)
        session.read_only = document.read_only
        names = ("fingerprint", "findings", "read_only", "carrier")
        window.document = replace(window.document, **{name: getattr(document, name) for name in names})
        window.recovering.saved(held)
        self.follow()
        window.refresh()

    def _show(self, theirs: Blueprint) -> None:
        """Show what was changed on disk since the file was opened or saved here."""
        from blueprint_editor.gui.dialogs.compare import show_changes

        name = self._window.shown_name()
        before = self._window.session.saved or self._window.bridge.blueprint
        lead, swapped = (partial(_about_file, f"window.disk.{key}", name) for key in ("what_changed", "back"))
        show_changes(self._window, before, theirs, lead, swapped)

    def keep_both(self) -> None:
        """Save our version beside the other one, and go on with ours."""
        path = self._window.document.path
        assert path is not None, "there is no other version of what was never saved"
        user, moment = _user(self._window.bridge.blueprint), datetime.now().astimezone()

        def work(_context: Context) -> Path:
            return conflicts.copy_path(path, user, moment)

        def save(beside: Path) -> None:
            self._window.files.save_beside(beside, lambda saved: self._tell_kept(path, beside) if saved else None)

        self._window.desk.jobs.start(work, save, _report, of=self)

    def _tell_kept(self, left: Path, beside: Path) -> None:
        words = partial(_kept_words, left.name, beside.name)
        self._window.strip.tell(Message(Tone.NOTICE, words))


def _user(blueprint: Blueprint) -> str:
    if blueprint.author.strip():
        return blueprint.author.strip()
    with suppress(KeyError, OSError, ImportError):  # a process without a name
        return getpass.getuser()
    return ""


def _nothing(_result: object) -> None:
    """What follows a deed that nothing waits for."""


def _report(error: Exception) -> None:
    """An error that nobody foresaw goes where all such errors go."""
    sys.excepthook(type(error), error, error.__traceback__)


def _about_file(key: str, name: str, language: str) -> str:
    return say(key, language, name=name)


def _kept_words(left: str, beside: str, language: str) -> str:
    return say("window.disk.kept_both", language, name=beside, other=left)


def _held_words(holder: Holder, name: str, language: str) -> str:
    who = holder.name or say("window.held.someone", language)
    return say(f"window.held.{holder.program.value}", language, who=who, name=name)


def _changed_words(look: Look, name: str, modified: bool, language: str) -> str:
    theirs = look.theirs
    if theirs is None:
        return say("window.disk.gone", language, name=name)
    at = _moment(theirs.at, language)
    key = "window.disk.changed_by" if theirs.by else "window.disk.changed"
    what = say(key, language, name=name, by=theirs.by, at=at)
    if theirs.document is None:
        return f"{what} {say('window.disk.unreadable', language)}"
    if theirs.document.read_only:
        return f"{what} {say('window.disk.newer', language)}"
    return f"{what} {say('window.disk.yours' if modified else 'window.disk.untouched', language)}"


def _moment(at: float, language: str) -> str:
    moment, now = datetime.fromtimestamp(at).astimezone(), datetime.now().astimezone()
    if moment.date() == now.date():
        return moment.strftime("%H:%M")
    return moment.strftime("%d-%m-%Y %H:%M" if language == "nl" else "%Y-%m-%d %H:%M")
