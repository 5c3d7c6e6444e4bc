"""A process of its own that walks a window through all its states, and prints what is cut off, unreached or unnamed.

That needs a screen of a real size, which the other tests have not: QT_QPA_PLATFORM and QT_SCALE_FACTOR say which.
Arguments: a folder for the settings, the size of the window as 1280x800, and whether to try every command as well.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QFrame, QWidget

from blueprint_editor.core.model import ELEMENTS
from blueprint_editor.gui.actions import ACTIONS
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.docks import DOCKS
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.settings import Settings
from blueprint_editor.wording import LANGUAGES
from blueprint_editor.wording.tables import all_texts
from tests.gui.reach import Walk, unnamed
from tests.gui.seen import cut_off, look_at, words_of

ENDING = {"close", "quit", "new", "open"}
"""What would end the walk, or shows Qt's own dialog of files."""
CHOICES = {"language", "theme", "density", "projector"}
"""Commands, and groups of them, that change how everything looks."""
HERE = ELEMENTS[2]


def complain(line: str) -> None:
    """Tell who started this."""
    sys.stdout.write(f"{line}\n")


def settle() -> None:
    """Let what was asked for happen, and what follows from it."""
    for _ in range(5):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no loop runs that would do it


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
        for element in ELEMENTS if name == "inspector" else ELEMENTS[:1]:
            window.go_to(Cursor(stage.id, element, stage.cell(element)[0].id))
            yield f"{name}, {element.value}"
        window.go_to(Cursor(stage.id))
        yield f"{name}, stage"
        board.nav.go_to_blueprint()
        yield f"{name}, blueprint"
        yield from reached(window, name)
        window.docks[name].hide()
    window.go_to(Cursor(stage.id))
    window.enter_focus()
    yield "focus"
    window.leave_focus()


def walked(part: QWidget, window: Window) -> list[str]:
    """What is wrong with the way of Tab through a part of a window; the language makes no difference."""
    return Walk(part).wrong() if window.appearance.language == LANGUAGES[0] else []


def reached(window: Window, name: str) -> Iterator[str]:
    """Walk through a dock with Tab, where it has most to walk through."""
    stage = window.bridge.blueprint.stages[1]
    window.go_to(Cursor(stage.id, HERE, stage.cell(HERE)[0].id))
    settle()
    window.docks[name].enter()
    panel = window.docks[name].widget() if name != "data_points" else None  # its table is before what stands above it
    for line in walked(panel, window) if panel is not None else ():
        complain(f"{name}: {line}")
    yield f"{name}, walked through"


def projector_states(window: Window) -> Iterator[str]:
    """Bring a window to the projector, in each of its steps, and back."""
    window.projector.enter()
    for element in ELEMENTS:
        window.show_step(element)
        yield f"projector, {element.value}"
    window.projector.leave()
    window.show_step(None)


def opened(window: Window, before: set[QWidget]) -> list[QWidget]:
    """What a command has opened: windows, menus, and what lies over the window."""
    return [one for one in shown_parts(window) - before if not isinstance(one, QFileDialog | Window)]


def shown_parts(window: Window) -> set[QWidget]:
    """Every window there is, and the parts of this one and of what is in its middle."""
    parts = [*QApplication.topLevelWidgets()]
    for holder in filter(None, (window, window.centralWidget(), window.pages.currentWidget())):
        parts += holder.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return {one for one in parts if one.isVisible()}


def close_all(window: Window, found: list[QWidget]) -> None:
    """Close what a command has opened, and take back what it has done."""
    for widget in (*found, *window.findChildren(QFileDialog)):
        if isinstance(widget, QDialog):
            widget.reject()
        else:
            widget.close()
    focus = QApplication.focusWidget()
    if focus is not None:
        QTest.keyClick(focus, Qt.Key.Key_Escape)
    for name in window.shown_docks:
        window.docks[name].hide()
    settle()
    while window.session.can_undo:
        window.session.undo()
    if window.shown_board is None:
        window.pages.show_board()
    if window.step is not None:
        window.show_step(None)


def walk_window(window: Window, note: Note) -> None:
    """Look at each state of the window."""
    for state in states(window):
        settle()
        note(state, window)


def walk_commands(window: Window, note: Note) -> None:
    """Look at whatever each command opens, and at the projector."""
    for action in ACTIONS:
        if action.id in ENDING or {action.id, action.group} & CHOICES:
            continue
        stage = window.bridge.blueprint.stages[1]
        window.go_to(Cursor(stage.id, HERE, stage.cell(HERE)[0].id))
        made = window.commands.actions[action.id]
        if made.isEnabled():
            before = shown_parts(window)
            made.trigger()
            settle()
            found = opened(window, before)
            for widget in found:
                note(f"command {action.id}", widget)
                for line in walked(widget, window) if isinstance(widget, QDialog | QFrame) else ():
                    complain(f"command {action.id}: {line}")
            close_all(window, found)
    for state in projector_states(window):
        settle()
        note(state, window)


class Note:
    """Complains of what is wrong with what is shown, and counts what was looked at."""

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
        seen = look_at(widget)
        for line in (*cut_off(widget, seen), *unnamed(widget)):
            complain(f"{where}: {line}")
        other = self._english if language == "nl" else self._dutch
        for word in sorted(words_of(widget, seen) & other):
            complain(f"{where}: {word!r} is in the other language")


def main(folder: str, size: str, commands: str) -> None:
    """Walk at a size, in both languages, switching while running."""
    sys.excepthook = lambda kind, error, _trace: complain(f"{kind.__name__}: {error}")
    app = QApplication(["blueprint-editor", "-style", "fusion"])
    desk = Desk(app, Settings(Path(folder) / "settings.ini"), LANGUAGES[0])
    note = Note(desk)
    start, empty, window = desk.new_window(), desk.new_window(), desk.new_window()
    start.show_start()
    width, height = map(int, size.split("x"))
    for language in LANGUAGES:
        desk.set_language(language)
        empty.files.create("empty", language)
        window.files.create("service", language)
        for name, shown in (("start page", start), ("empty board", empty)):
            shown.resize(width, height)
            shown.show()
            settle()
            note(name, shown)
            shown.hide()
        window.resize(width, height)
        window.show()
        window.activateWindow()
        walk_window(window, note)
        if (window.width(), window.height()) != (width, height):
            complain(f"{language}: the window will not be smaller than {window.width()}x{window.height()}")
        if commands == "commands":
            walk_commands(window, note)
    sys.stderr.write(f"looked at {note.seen}")
    sys.stderr.flush()
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
