"""A process of its own that walks a window through all its states, and prints what is cut off in each.

That needs a screen of a real size, which the other tests have not: QT_QPA_PLATFORM and QT_SCALE_FACTOR say which.
Arguments: a folder for the settings, and the sizes of the window, as 1280x800.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from blueprint_editor.core.model import ELEMENTS
from blueprint_editor.gui.actions import ACTIONS
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.docks import DOCKS
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.settings import Settings
from blueprint_editor.wording import LANGUAGES
from blueprint_editor.wording.tables import all_texts
from tests.gui.seen import all_words, cut_off

ENDING = {"close", "quit", "new", "open"}
"""What would end the walk, or shows Qt's own dialog of files."""
CHOICES = {"language", "theme", "density", "projector"}
"""Commands, and groups of them, that change how everything looks."""


def complain(line: str) -> None:
    """Tell who started this."""
    sys.stdout.write(f"{line}\n")


def settle() -> None:
    """Let what was asked for happen, and what follows from it."""
    for _ in range(3):
        QApplication.processEvents()


def states(window: Window) -> Iterator[str]:
    """Bring a window into each of its states, and say what it shows."""
    board = window.pages.show_board()
    stage = window.bridge.blueprint.stages[1]
    yield "the board"
    board.headers.focus(stage.id)
    yield "a header"
    for element in ELEMENTS:
        window.show_step(element)
        yield f"step {element.step}"
    window.show_step(None)
    for name in DOCKS:
        window.docks[name].enter()
        for element in ELEMENTS:
            window.go_to(Cursor(stage.id, element, stage.cell(element)[0].id))
            yield f"{name}, {element.value}"
        window.go_to(Cursor(stage.id))
        yield f"{name}, stage"
        board.nav.go_to_blueprint()
        yield f"{name}, blueprint"
        window.docks[name].hide()
    window.go_to(Cursor(stage.id))
    window.enter_focus()
    yield "focus"
    window.leave_focus()


def projector_states(window: Window) -> Iterator[str]:
    """Bring a window to the projector, in each of its steps, and back."""
    window.projector.enter()
    for element in ELEMENTS:
        window.show_step(element)
        yield f"projector, {element.value}"
    window.projector.leave()
    window.show_step(None)


def opened(window: Window) -> list[QWidget]:
    """What a command has opened besides the window."""
    dialogs: list[QWidget] = [
        one for one in window.findChildren(QDialog) if one.isVisible() and not isinstance(one, QFileDialog)
    ]
    popup = QApplication.activePopupWidget()
    others = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window]
    return [one for one in {*dialogs, *others} | ({popup} if popup is not None else set()) if _ours(one)]


def _ours(widget: QWidget) -> bool:
    return not isinstance(widget, QFileDialog | Window)


def close_all(window: Window) -> None:
    """Close what a command has opened, and take back what it has done."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    for widget in opened(window):
        widget.close()
    for name in DOCKS:
        window.docks[name].hide()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    while window.session.can_undo:
        window.session.undo()
    window.pages.show_board()
    window.show_step(None)


def walk_window(window: Window, note: Note) -> None:
    """Look at each state of the window; on the projector all grows with the screen, so one size says all."""
    projected = projector_states(window) if window.devicePixelRatio() == 1 else ()
    for state in chain(states(window), projected):
        settle()
        note(state, window)


def walk_commands(window: Window, note: Note) -> None:
    """Look at whatever each command opens."""
    for action in ACTIONS:
        if action.id in ENDING or {action.id, action.group} & CHOICES:
            continue
        stage = window.bridge.blueprint.stages[1]
        window.go_to(Cursor(stage.id, ELEMENTS[2], stage.documents[0].id))
        made = window.commands.actions[action.id]
        if made.isEnabled():
            made.trigger()
            settle()
            for widget in opened(window):
                note(f"command {action.id}", widget)
            close_all(window)


class Note:
    """Prints what is wrong with what is shown, and counts what was looked at."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.seen = 0
        pairs = all_texts().values()
        english = {text for pair in pairs for text in pair[1].split("|")}
        self._dutch = {text for pair in pairs for text in pair[0].split("|")} - english
        self._english = english - {text for pair in pairs for text in pair[0].split("|")}

    def __call__(self, state: str, widget: QWidget) -> None:
        self.seen += 1
        language = self._desk.appearance.language
        where = f"{language} {widget.width()}x{widget.height()} {state}"
        for line in cut_off(widget):
            complain(f"{where}: {line}")
        other = self._english if language == "nl" else self._dutch
        for word in sorted(all_words(widget) & other):
            complain(f"{where}: {word!r} is in the other language")


def main(folder: str, *sizes: str) -> None:
    """Walk at each size, in both languages, switching while running."""
    app = QApplication(["blueprint-editor", "-style", "fusion"])
    desk = Desk(app, Settings(Path(folder) / "settings.ini"), LANGUAGES[0])
    note = Note(desk)
    start, empty, window = desk.new_window(), desk.new_window(), desk.new_window()
    start.show_start()
    for shown in (start, empty, window):
        shown.show()
    for language in LANGUAGES:
        desk.set_language(language)
        empty.files.create("empty", language)
        window.files.create("service", language)
        for size in sizes:
            width, height = map(int, size.split("x"))
            for shown in (start, empty, window):
                shown.resize(width, height)
            settle()
            if (window.width(), window.height()) != (width, height):
                complain(f"{language} {size}: the window will not be smaller than {window.width()}x{window.height()}")
            note("start page", start)
            note("empty board", empty)
            walk_window(window, note)
        walk_commands(window, note)
    sys.stderr.write(f"looked at {note.seen}")
    sys.stderr.flush()
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
