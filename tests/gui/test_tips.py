"""What the pointer is told: the keys of what it could click."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QToolButton
from pytestqt.qtbot import QtBot

from blueprint_editor.core.model import ELEMENTS
from blueprint_editor.gui.actions import ACTIONS
from blueprint_editor.gui.board import speech
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.docks import DOCKS
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.menus import shown_key
from blueprint_editor.wording import LANGUAGES

from .seen import own_text, shown
from .window_kit import desk

__all__ = ["desk"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(params=LANGUAGES)
def working(request: pytest.FixtureRequest, desk: Desk, qtbot: QtBot) -> Window:
    """A window with every dock open."""
    desk.set_language(str(request.param))
    window = desk.new_window()
    window.files.create("service", str(request.param))
    window.resize(1600, 900)
    window.show()
    qtbot.waitExposed(window)
    window.rail.complete()
    for name in DOCKS:
        window.docks[name].show()
    return window


def test_a_button_of_a_command_says_its_key(working: Window) -> None:
    found = 0
    for button in working.findChildren(QToolButton):
        action = button.defaultAction()
        known = next((one for one in ACTIONS if action is not None and one.id == action.objectName()), None)
        if known is not None and known.keys:
            found += 1
            assert button.toolTip().endswith(f"({shown_key(known.keys)})"), button.toolTip()
    assert found > 5


def test_a_button_with_a_picture_alone_says_what_it_does(working: Window) -> None:
    stage = working.bridge.blueprint.stages[1]
    silent = set()
    for element in ELEMENTS:
        working.go_to(Cursor(stage.id, element, stage.cell(element)[0].id))
        for widget in shown(working):
            if isinstance(widget, QAbstractButton) and not own_text(widget) and not widget.toolTip():
                silent.add((element, type(widget).__name__, widget.objectName()))
    assert not silent


def test_a_dock_says_which_key_closes_it(working: Window) -> None:
    for name in DOCKS:
        key = working.commands.key_of(name)
        button = working.docks[name].titleBarWidget().findChild(QToolButton)
        assert isinstance(button, QToolButton)
        tip = button.toolTip()
        assert tip
        assert not key or tip.endswith(f"({key})")


def test_rows_and_stages_say_their_keys(working: Window) -> None:
    board = working.pages.board
    assert board is not None
    for label in board.labels.items.values():
        assert working.commands.key_of("fold_row") in label.toolTip()
    header = board.headers.items[working.bridge.blueprint.stages[0].id]
    assert working.bridge.blueprint.stages[0].description in header.toolTip()
    assert speech.native_key(speech.RENAME_KEY) in header.toolTip()
    assert working.commands.key_of("menu_here") in header.toolTip()
