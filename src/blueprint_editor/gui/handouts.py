"""What is made for paper and mail: a name is asked, pages are painted one by one, and the way to the file is shown."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from blueprint_editor import workflows
from blueprint_editor.gui.messages import Choice, Message, Tone
from blueprint_editor.gui.prompts import name_labels
from blueprint_editor.paint.export import NotWritten, write_file
from blueprint_editor.paint.paper import PdfPages
from blueprint_editor.wording import error_sentence, say

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

STEPS = tuple(range(1, 8))


def ask_target(window: Window, what: str, suffix: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask where a handout goes; `what` (`worksheets`) is in its name, which ends in `suffix`."""
    language = window.appearance.language
    document, blueprint = window.document.path, window.bridge.blueprint
    folder = document.parent if document is not None else window.desk.settings.folder
    own = document.name if document is not None else workflows.suggested_name(blueprint)
    stem = own.removesuffix(Path(own).suffix).removesuffix(".blueprint")
    dialog = QFileDialog(window, say("handout.save", language), str(folder))
    dialog.setObjectName("askTarget")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilters([f"{suffix[1:].upper()} (*{suffix})"])
    dialog.setDefaultSuffix(suffix[1:])
    name_labels(dialog, language)
    dialog.selectFile(f"{stem}.{say(f'handout.{what}', blueprint.language)}{suffix}")
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def worksheets(window: Window, steps: tuple[int, ...] = STEPS) -> None:
    """Ask where the sheets of these steps go, and make them."""
    from blueprint_editor.paint.worksheets import worksheet_pages

    window.commit()

    def make(path: Path) -> None:
        blueprint, filled = window.bridge.blueprint, window.desk.settings.filled_worksheets
        paint(window, path, worksheet_pages(blueprint, steps, blueprint.language, filled=filled))

    ask_target(window, "worksheets", ".pdf", make)


def paint(window: Window, path: Path, pages: Generator[PdfPages]) -> None:
    """Paint page after page, each in a turn of its own, so that the window lives on and one can stop."""
    stopped: list[bool] = []
    window.progress.begin("work.paint", partial(stopped.append, True))

    def turn(made: PdfPages | None) -> None:
        if stopped:
            pages.close()
            window.progress.end()
            return
        following = next(pages, None)
        if following is not None:
            QTimer.singleShot(0, window, partial(turn, following))
            return
        window.progress.end()
        if made is not None:
            write(window, path, made.finish())

    turn(None)


def write(window: Window, path: Path, data: bytes) -> None:
    """Put a handout in its place, and say where it is or why not."""
    try:
        write_file(path, data)
    except NotWritten as error:
        facts = {"name": path.name, **error.facts}
        window.strip.tell(Message(Tone.ERROR, partial(error_sentence, error.code, facts)))
        return
    window.strip.tell(
        Message(Tone.NOTICE, partial(_made, path.name), (Choice("handout.open", partial(_open, path), stays=True),))
    )


def _made(name: str, language: str) -> str:
    return say("handout.made", language, name=name)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
