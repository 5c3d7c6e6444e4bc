"""What the tests of a shared file have in common: a file that is looked after, and somebody else who changes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from blueprint_editor import workflows
from blueprint_editor.core.model import Blueprint
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window
from blueprint_editor.wording import say

from .window_kit import (
    add,
    save_to,
    settled,
)


@pytest.fixture
def path(window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path) -> Path:
    """The file of the window, with one task in it, looked after."""
    found = tmp_path / "klant.blueprint.xlsx"
    add(window, "bellen")
    save_to(qtbot, window, found)
    quiet(qtbot, window)
    return found


def quiet(qtbot: QtBot, window: Window) -> None:
    """Wait until the file is looked after and its lock is there."""
    qtbot.waitUntil(lambda: window.made_sharing is not None and window.made_sharing.watch._last is not None)
    qtbot.waitUntil(lambda: not window.desk.looks.busy)


def by_another(path: Path, change: Callable[[Blueprint], Blueprint], author: str = "Bert") -> Blueprint:
    """Somebody else opens the file, changes the blueprint, and saves."""
    document = workflows.open_document(path)
    theirs = replace(change(document.blueprint), author=author)
    workflows.save_document(theirs, path, expected=document.fingerprint)
    return theirs


def with_task(text: str, stage: int = 0) -> Callable[[Blueprint], Blueprint]:
    """A change: the first task of a stage gets this text."""

    def change(blueprint: Blueprint) -> Blueprint:
        stages = list(blueprint.stages)
        tasks = stages[stage].tasks
        stages[stage] = replace(stages[stage], tasks=(replace(tasks[0], text=text), *tasks[1:]))
        return replace(blueprint, stages=tuple(stages))

    return change


def with_title(title: str) -> Callable[[Blueprint], Blueprint]:
    """A change: another title."""
    return lambda blueprint: replace(blueprint, title=title)


def told(qtbot: QtBot, window: Window) -> str:
    """Wait for the bar about the file, and give its words."""
    qtbot.waitUntil(lambda: window.disk_bar.message is not None)
    return window.disk_bar.label.text()


def press(window: Window, key: str) -> None:
    """Press a button of the bar."""
    words = say(key, window.appearance.language)
    found: list[QPushButton] = [button for button in window.disk_bar.buttons if button.text() == words]
    assert found, [button.text() for button in window.disk_bar.buttons]
    found[0].click()


def save(window: Window, qtbot: QtBot) -> None:
    """Save, and wait until that is over."""
    window.commands.trigger("save")
    settled(qtbot, window.desk)
