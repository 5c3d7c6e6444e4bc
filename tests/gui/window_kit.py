"""What the tests of the window share: a desk with settings of its own, and hands for its questions."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import AddEntries
from blueprint_editor.core.ids import ENTRY_PREFIXES
from blueprint_editor.core.model import ENTRY_TYPES, Blueprint, Element
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.settings import Settings
from blueprint_editor.gui.workshop.roles import RolesPanel
from blueprint_editor.method.templates import new_blueprint
from blueprint_editor.workflows import open_document, save_document

W = TypeVar("W", bound=QWidget)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk in Dutch, with its settings and backups in a folder of the test."""
    monkeypatch.setattr("blueprint_editor.workflows.backup_folder", lambda: tmp_path / "backups")
    monkeypatch.setattr("blueprint_editor.workflows.data_folder", lambda: tmp_path / "data")
    made = Desk(qapp, Settings(tmp_path / "settings" / "settings.ini"), "nl")
    yield made
    for window in list(made.windows):
        throw_away(window)
    made.shut_down()
    delete_closed()
    shiboken6.delete(made)
    qapp.setPalette(QPalette())


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Window:
    """A window with the service provider's stages, as it comes from the template."""
    made = desk.new_window()
    made.files.create("service-stages", "nl")
    made.show()
    qtbot.waitExposed(made)
    return made


def open_roles(window: Window) -> RolesPanel:
    """The list of roles, in its dock."""
    window.commands.trigger("roles")
    panel = window.docks["roles"].panel
    assert isinstance(panel, RolesPanel)
    return panel


def throw_away(window: Window) -> None:
    """Close a window without a question, whatever is in it."""
    for box in window.findChildren(QMessageBox):
        box.reject()
    window.files.stop()
    window.closing.agree()
    window.close()


def delete_closed() -> None:
    """Let Qt delete what has asked for it."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def add(window: Window, text: str, element: Element = Element.TASK, stage: int = 0) -> None:
    """Put an entry on the board as an edit."""
    session = window.session
    entry = ENTRY_TYPES[element](session.new_id(ENTRY_PREFIXES[element]), text)
    assert window.bridge.do(AddEntries(session.blueprint.stages[stage].id, element, 999, (entry,)))


def texts(blueprint: Blueprint, element: Element = Element.TASK, stage: int = 0) -> list[str]:
    """The texts of a cell."""
    return [entry.text for entry in blueprint.stages[stage].cell(element)]


def saved_file(path: Path, template: str = "service", language: str = "nl") -> Blueprint:
    """A workbook with a template in it."""
    import secrets

    blueprint = new_blueprint(template, language, secrets.token_bytes)
    save_document(blueprint, path, backups=path.parent / "backups")
    return blueprint


def child(parent: QWidget, kind: type[W], name: str) -> Callable[[], W | None]:
    """Looks for the visible child of this name."""

    def look() -> W | None:
        found = [one for one in parent.findChildren(kind) if one.objectName() == name and one.isVisible()]
        return found[0] if found else None

    return look


def wait_for(qtbot: QtBot, parent: QWidget, kind: type[W], name: str) -> W:
    """Wait until a child of this name is on screen."""
    look = child(parent, kind, name)
    qtbot.waitUntil(lambda: look() is not None)
    found = look()
    assert found is not None
    return found


def choose_name(qtbot: QtBot, window: Window, path: Path) -> None:
    """Answer the question where to save."""
    dialog = wait_for(qtbot, window, QFileDialog, "askName")
    type_name(dialog, path)


def type_name(dialog: QFileDialog, path: Path) -> None:
    """Type a whole path and take it."""
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(line, QLineEdit), "not Qt's own dialog"
    line.setText(str(path))
    dialog.accept()


def type_text(text: str) -> None:
    """Type where the focus is; the first letter may open a line that takes the others."""
    for letter in text:
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the focus"
        QTest.keyClicks(focus, letter)


def answer(qtbot: QtBot, window: Window, button: QMessageBox.StandardButton) -> None:
    """Click a button of the question about unsaved changes."""
    box = wait_for(qtbot, window, QMessageBox, "askToSave")
    box.button(button).click()


def reopened(path: Path) -> Blueprint:
    """What the file holds."""
    return open_document(path).blueprint


def settled(qtbot: QtBot, desk: Desk) -> None:
    """Wait until no job runs and its outcome has arrived."""
    qtbot.waitUntil(lambda: not desk.jobs.busy)


def save_to(qtbot: QtBot, window: Window, path: Path) -> None:
    """Save under a name, as a user does."""
    window.commands.trigger("save")
    choose_name(qtbot, window, path)
    settled(qtbot, window.desk)


def run_python(code: str, *arguments: str) -> str:
    """What a fresh Python prints, on a screen of 800 by 800 that nobody sees."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
