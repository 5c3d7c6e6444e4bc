"""What the tests of HubSpot in the window share: an account to connect, and hands for the dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from blueprint_editor import workflows
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.hubspot.accounts_dialog import AccountsDialog
from blueprint_editor.gui.hubspot.connect import ConnectDialog
from blueprint_editor.gui.hubspot.dialog import HubSpotDialog
from blueprint_editor.gui.hubspot.push import PushDialog
from blueprint_editor.gui.main_window import Window
from blueprint_editor.hubspot import transport
from blueprint_editor.hubspot.practice import PracticePortal
from blueprint_editor.wording import say
from blueprint_editor.workflows import portals
from tests.hubspot import memory_keyring
from tests.hubspot.push_kit import QUICK, sample

KEY = "pat-eu1-d0nt-5h0w-th15-k3y"
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> Iterator[PracticePortal]:
    """A test account that takes one key, with its page; a keyring that holds, and no waiting between two requests."""
    portals._keys.cache_clear()
    memory_keyring.use(monkeypatch, "Holding")
    monkeypatch.setattr(transport, "Patience", lambda: QUICK)
    with PracticePortal(token=KEY, say=say) as made:
        monkeypatch.setenv("BLUEPRINT_HUBSPOT_URL", made.url)
        yield made


def show_sample(window: Window, points: int = 3) -> None:
    """A blueprint with stages and data points, all confirmed, in an empty window."""
    window.show_document(workflows.Document(sample(points)))


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Window:
    """A window with a blueprint that can be pushed."""
    made = desk.new_window()
    show_sample(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def idle(qtbot: QtBot, dialog: HubSpotDialog) -> None:
    """Wait until the work of a dialog is over and shown."""
    qtbot.waitUntil(lambda: not dialog.working.busy, timeout=10_000)


def opened(window: Window, kind: type[D]) -> D:
    """The dialog of this kind that is open."""
    found = [one for one in window.findChildren(QDialog) if isinstance(one, kind) and one.isVisible()]
    assert found, f"no {kind.__name__} is open"
    return found[-1]


def command(window: Window, name: str, kind: type[D]) -> D:
    """Choose a command, and take the dialog that it opens."""
    window.commands.trigger(name)
    return opened(window, kind)


def connect(qtbot: QtBot, window: Window, name: str = "Bakker", key: str = KEY) -> ConnectDialog:
    """Connect an account as a user does: three pages, a name, a key."""
    accounts = command(window, "accounts", AccountsDialog)
    accounts.add_button.click()
    dialog = opened(window, ConnectDialog)
    dialog.next_button.click()
    dialog.next_button.click()
    dialog.name.clear()
    QTest.keyClicks(dialog.name, name)
    QTest.keyClicks(dialog.key, key)
    QTest.keyClick(dialog.key, Qt.Key.Key_Return)
    assert not dialog.key.text()
    idle(qtbot, dialog)
    return dialog


def choose(box: QComboBox, place: int) -> None:
    """Choose a line of a box as a click does."""
    box.setCurrentIndex(place)
    box.activated.emit(place)


def plan_to(qtbot: QtBot, window: Window, account: int = 0, target: int | None = 0) -> PushDialog:
    """Open the plan of a push to an account, and choose its target."""
    dialog = command(window, "push", PushDialog)
    if dialog.accounts.account is None:
        choose(dialog.accounts, account)
    idle(qtbot, dialog)
    if target is not None:
        choose(dialog.target, target)
        idle(qtbot, dialog)
    return dialog


def carry_out(qtbot: QtBot, dialog: PushDialog) -> None:
    """Press the button, and wait for the report."""
    assert dialog.push_button.isEnabled()
    dialog.push_button.click()
    qtbot.waitUntil(lambda: dialog.push is None and not dialog.working.busy, timeout=20_000)


def all_texts() -> str:
    """Every text that any widget of the program shows or holds."""
    found: list[str] = []
    for top in QApplication.topLevelWidgets():
        for widget in [top, *top.findChildren(QWidget)]:
            found += [widget.toolTip(), widget.accessibleName(), widget.windowTitle()]
            if isinstance(widget, QLabel | QLineEdit):
                found.append(widget.text())
            if isinstance(widget, QTreeWidget):
                found += [item.text(at) for item in _items(widget) for at in range(widget.columnCount())]
    return "\n".join(found)


def _items(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    return tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
