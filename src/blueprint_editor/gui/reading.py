"""Reading a workbook beside the one of a window, off the GUI thread; what goes wrong is said in the strip."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from blueprint_editor import workflows
from blueprint_editor.gui.jobs import Context
from blueprint_editor.gui.messages import Choice, Message, Tone
from blueprint_editor.wording import error_sentence

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

T = TypeVar("T")
Reading = Callable[[workflows.Progress], T]
"""Reads something, and says each step before it begins; raises DocumentError."""


def read_beside(
    window: Window, path: Path, reading: Reading[T], done: Callable[[T], None], again: Callable[[], None]
) -> None:
    """Do a reading of a workbook and hand over what came of it; `again` is what a second try does."""

    def work(context: Context) -> T:
        return reading(context.progress)

    def arrived(found: T) -> None:
        window.progress.end()
        if window in window.desk.windows:
            done(found)

    def failed(error: Exception) -> None:
        window.progress.end()
        if not isinstance(error, workflows.DocumentError):
            window.desk.report(error)
            window.notice_error("window.unexpected")
            return
        facts = {"path": str(path), "name": path.name, **error.facts}
        words = partial(error_sentence, error.code, facts)
        window.strip.tell(Message(Tone.ERROR, words, (Choice("window.retry", again),)))

    def stopped() -> None:
        window.progress.end()
        window.notice("window.open.stopped")

    job = window.desk.jobs.start(work, arrived, failed, stopped, of=window)
    job.progressed.connect(window.progress.reach)
    window.progress.begin("work.read_file", job.cancel)
