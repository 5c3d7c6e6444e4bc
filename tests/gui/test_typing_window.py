"""What is typed survives whatever ends it: another window, a command by its key, saving, closing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from blueprint_editor.core.model import Element
from blueprint_editor.gui.actions import ACTIONS
from blueprint_editor.gui.board.view import BoardView
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.menus import sequences
from tests.gui.window_kit import add, desk, texts, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
OURS = {"undo", "redo", "cut", "copy", "paste", "paste_text", "select_all"}
"""Commands that mean the text while one types."""
LEAVES = {"close", "quit"}


def board_of(window: Window) -> BoardView:
    board = window.shown_board
    assert board is not None
    return board


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)
    QApplication.processEvents()


def type_in(text: str) -> None:
    for character in text:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, character)


def begin(window: Window, text: str, stage: int = 0) -> None:
    """Type on the board, from a card or an empty cell on."""
    window.come_forward()
    QApplication.processEvents()
    board = window.pages.show_board()
    board.nav.go(Cursor(window.bridge.blueprint.stages[stage].id, Element.TASK))
    type_in(text)
    assert board.typing.editor is not None
    assert board.typing.editor.text == text


def close_dialogs(window: Window) -> None:
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()
    QApplication.processEvents()


def all_texts(window: Window) -> set[str]:
    return {entry.text for _, _, entry in window.bridge.blueprint.entries()}


def test_another_window_keeps_it_and_the_keyboard_comes_back_to_it(window: Window, desk: Desk, qtbot: QtBot) -> None:
    begin(window, "half af +3d")
    other = desk.new_window()
    other.show_start()
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is other)
    (task,) = window.bridge.blueprint.stages[0].tasks
    assert (task.text, task.when is not None) == ("half af", True)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    assert board_of(window).nav.cursor == Cursor(window.bridge.blueprint.stages[0].id, Element.TASK, task.id)
    type_in("en nog een")
    press(K.Key_Return)
    assert texts(window.bridge.blueprint) == ["half af", "en nog een"]


def test_every_command_with_a_key_keeps_it(window: Window, qtbot: QtBot) -> None:
    """By its key, from the line itself: so also F5, Ctrl+S and Ctrl+Enter; none of them may lose what is typed."""
    tried = 0
    for number, action in enumerate(ACTIONS):
        keys = [one for one in sequences(action.keys) if one.count() == 1]
        if not keys or action.id in OURS | LEAVES or not window.pages.board:
            continue
        text = f"bij {number} {action.id}"
        begin(window, text)
        assert window.commands.actions[action.id] is not None
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keySequence(focus, keys[0])
        QApplication.processEvents()
        close_dialogs(window)
        window.leave_focus()
        editor = board_of(window).typing.editor if window.shown_board else None
        open_still = editor is not None and text in editor.text
        assert text in all_texts(window) or open_still, f"{action.id} lost what was typed"
        window.commit()
        if window.projector.on:
            window.projector.leave()
        tried += 1
    assert tried > 30


def test_ctrl_enter_keeps_it_and_opens_the_inspector_on_it(window: Window) -> None:
    begin(window, "met velden")
    press(K.Key_Return, CTRL)
    assert texts(window.bridge.blueprint) == ["met velden"]
    assert "inspector" in window.shown_docks
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.docks["inspector"].isAncestorOf(focus)


def test_save_keeps_it_first_and_closing_asks_about_it(window: Window) -> None:
    begin(window, "bewaren")
    press(K.Key_S, CTRL)
    assert texts(window.bridge.blueprint) == ["bewaren"]
    close_dialogs(window)
    begin(window, "sluiten")
    window.close()
    assert "sluiten" in texts(window.bridge.blueprint)
    assert window.findChildren(QMessageBox)
    close_dialogs(window)
    assert window.isVisible()


def test_esc_throws_it_away_and_ctrl_z_brings_it_back(window: Window) -> None:
    start = window.bridge.blueprint
    begin(window, "toch niet")
    press(K.Key_Escape)
    assert window.bridge.blueprint is start
    assert window.commands.actions["undo"].isEnabled(), "with nothing else to undo"
    press(K.Key_Z, CTRL)
    editor = board_of(window).typing.editor
    assert editor is not None
    assert editor.text == "toch niet"
    press(K.Key_Return)
    assert texts(window.bridge.blueprint) == ["toch niet"]


def test_ctrl_z_takes_back_what_is_typed_and_then_the_last_deed(window: Window) -> None:
    add(window, "eerder")
    begin(window, "nu", stage=1)
    press(K.Key_Return)
    assert texts(window.bridge.blueprint, stage=1) == ["nu"]
    press(K.Key_Z, CTRL)
    assert texts(window.bridge.blueprint, stage=1) == []
    press(K.Key_Z, CTRL)
    assert texts(window.bridge.blueprint) == []


def test_a_click_elsewhere_keeps_it(window: Window) -> None:
    begin(window, "geklikt")
    board = board_of(window)
    other = board.pool.view((window.bridge.blueprint.stages[1].id, Element.TASK))
    QTest.mouseClick(other.viewport(), Qt.MouseButton.LeftButton, pos=other.viewport().rect().center())
    QApplication.processEvents()
    assert texts(window.bridge.blueprint) == ["geklikt"]


def test_keys_on_the_board_are_what_the_table_says(window: Window) -> None:
    assert QKeySequence("Ctrl+Return") in window.commands.actions["inspector"].shortcuts()
