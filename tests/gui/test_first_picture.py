"""The first picture is whole, and what comes after it is neither missed nor seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from blueprint_editor.gui.actions import ACTIONS, MENUS
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window

from .window_kit import desk, run_python

__all__ = ["desk"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def fresh(desk: Desk) -> Window:
    """A window with a document that nobody has seen yet."""
    made = desk.new_window()
    made.files.create("service-stages", "nl")
    return made


def file_menu(window: Window) -> QMenu:
    """The first menu, without asking the commands for it."""
    menu = window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    return menu


def test_before_it_only_what_one_sees_is_made(fresh: Window) -> None:
    assert len(fresh.menuBar().actions()) == len(MENUS)
    assert all(action.text() for action in fresh.menuBar().actions())
    shown = [action.objectName() for action in fresh.commands.toolbar.actions() if action.objectName()]
    assert sorted(shown) == sorted(action.id for action in ACTIONS if action.toolbar)
    assert file_menu(fresh).isEmpty()


def test_after_it_all_commands_are_there_unasked(fresh: Window, qtbot: QtBot) -> None:
    fresh.show()
    qtbot.waitUntil(lambda: not file_menu(fresh).isEmpty())


def test_a_key_that_comes_right_after_it_finds_its_command(fresh: Window) -> None:
    """Qt asks where the keyboard is whether somebody wants a key, and then looks for a command with it."""
    fresh.grab()
    assert file_menu(fresh).isEmpty()
    at_keyboard = fresh.focusWidget()
    assert at_keyboard is not fresh
    key = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    QCoreApplication.sendEvent(at_keyboard, key)
    assert not key.isAccepted()
    assert not file_menu(fresh).isEmpty()


def test_a_menu_that_is_opened_before_it_is_full(fresh: Window) -> None:
    menu = fresh.menuBar().actions()[-1].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    assert not menu.isEmpty()
    assert not next(action for action in menu.actions() if action.objectName() == "keys").icon().isNull()


PAINTED_ONCE = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.settings import Settings

class Painted(QObject):
    times = 0
    def eventFilter(self, watched, event):
        self.times += event.type() == QEvent.Type.Paint
        return False

app = QApplication(["-", "-style", "fusion"])
desk = Desk(app, Settings(Path(sys.argv[1])), "nl")
window = desk.new_window()
window.files.create("service", "nl")
painted = Painted()
window.installEventFilter(painted)
window.show()
menu = window.menuBar().actions()[0].menu()
while not (painted.times and window.isActiveWindow() and not menu.isEmpty()):
    QCoreApplication.processEvents()
for _ in range(5):
    QCoreApplication.processEvents()
print(painted.times, window.selected_count(), window.cursor_place.entry is not None)
desk.shut_down()
"""


def test_the_window_is_painted_once(tmp_path: Path) -> None:
    """Its layout and its texts are right before it is shown; each further painting makes the start longer."""
    assert run_python(PAINTED_ONCE, str(tmp_path / "s.ini")) == "1 1 True"


LOADED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.settings import Settings
from blueprint_editor.wording import tables

app = QApplication(["-", "-style", "fusion"])
desk = Desk(app, Settings(Path(sys.argv[1])), "nl")
window = desk.new_window()
window.files.create("service", "nl")
window.grab()
print(*(area for area in tables.AREAS if area not in tables._unread))
print(*(name for name in ("core.edits", "gui.panels", "gui.dialogs") if f"blueprint_editor.{name}" in sys.modules))
for name in [name for name in sys.modules if name.startswith("blueprint_editor")]:
    for kind in vars(sys.modules[name]).values():
        if isinstance(kind, type) and issubclass(kind, tuple) and kind.__module__ == name:
            print(kind.__name__, end=" ")
print()
desk.shut_down()
"""


def test_only_what_it_says_is_read(tmp_path: Path) -> None:
    """One text in a table that its key does not name has all tables read, a twentieth of the start."""
    read, loaded, tuples = run_python(LOADED + "print('end')", str(tmp_path / "s.ini")).splitlines()[:3]
    assert set(read.split()) <= {"labels", "board", "window", "present", "steps"}
    assert not loaded
    assert set(tuples.split()) <= {"Box", "Progress"}, "a NamedTuple is compiled, 0.1 ms each; a Struct is not"
