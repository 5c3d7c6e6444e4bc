"""A program for the test with a screen reader: a whole window that does what it is told, a line at a time.

Each line on its input is a JSON list: what is told last, what to do, and with what. Once it is done a line comes back.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QKeyCombination, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from blueprint_editor.core.model import Element
from blueprint_editor.gui.board.view import BoardView
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.settings import Settings
from blueprint_editor.gui.spoken import tell_after


class Sentinel(QWidget):
    """Gets a key of its own after each: with a screen reader, keys go round by it, and come when it has seen them."""

    def wait(self) -> None:
        """Until the keys that were pressed before have come to where they go."""
        self._came = False
        QTest.keyClick(self, Qt.Key.Key_F35)
        while not self._came:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._came = True


class Hands:
    """What can be done with the window."""

    def __init__(self, app: QApplication) -> None:
        self._desk = Desk(app, Settings(Path(tempfile.mkdtemp()) / "settings.ini"), "nl")
        self.window: Window = self._desk.new_window()
        self.window.resize(1280, 720)
        self.window.show_start()
        self.window.show()
        self.window.activateWindow()
        self._sentinel = Sentinel()

    def create(self, template: str) -> None:
        """Begin with a template."""
        self.window.files.create(template, self._desk.appearance.language)

    def speak(self, language: str) -> None:
        """Switch the language."""
        self._desk.set_language(language)

    def do(self, command: str) -> None:
        """Do a command of the table."""
        self.window.commands.trigger(command)

    def go(self, column: int, element: str, row: int) -> None:
        """Put the cursor on a row of a cell."""
        stage = self.window.session.blueprint.stages[column]
        self.window.pages.show_board().nav.go_to_cell(stage.id, Element(element), row)

    def go_to_stage(self, column: int) -> None:
        """Put the cursor on the header of a stage."""
        board = self.window.pages.show_board()
        board.headers.focus(self.window.session.blueprint.stages[column].id)

    def say(self) -> None:
        """Have the window say something that one may answer."""
        self.window.notice_error("window.nothing_to_save")

    def press(self, keys: str) -> None:
        """Press keys, one after the other, where the keyboard is."""
        for key in keys.split():
            sequence: Any = QKeySequence(key)
            pressed: QKeyCombination = sequence[0]
            QTest.keyClick(self._focus(), pressed.key(), pressed.keyboardModifiers())
            self._sentinel.wait()

    def type(self, text: str) -> None:
        """Type, letter by letter."""
        for letter in text:
            QTest.keyClicks(self._focus(), letter)
            self._sentinel.wait()

    def leave(self) -> None:
        """Close the dialogs that are open."""
        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        self.window.activateWindow()  # as a window manager does

    def wait(self) -> None:
        """Do nothing but what is told last."""

    def settle(self) -> None:
        """Until the board has done what it put off, such as putting its cells in order."""
        timers = [timer for board in self.window.findChildren(BoardView) for timer in board.findChildren(QTimer)]
        while any(timer.isActive() for timer in timers if timer.isSingleShot()):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _focus(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window


def main() -> int:
    """Show the start page, and do what comes in."""
    app = QApplication(["heard"])
    hands = Hands(app)
    source = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def listen() -> None:
        line = sys.stdin.readline()
        if not line:
            app.exit()
            return
        end, name, *given = json.loads(line)
        deed: Callable[..., None] = getattr(hands, name)
        deed(*given)
        hands.settle()
        for _ in range(4):
            app.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        tell_after(hands.window, end)
        sys.stdout.write("done\n")
        sys.stdout.flush()

    source.activated.connect(listen)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
