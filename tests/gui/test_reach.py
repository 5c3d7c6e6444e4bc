"""Where the keyboard goes: from pane to pane, back from what opens, and never unseen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from blueprint_editor.core.model import Element
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.ring import Ring
from blueprint_editor.gui.sizes import STEP
from blueprint_editor.gui.strip import PANE_KEY

from .reach import Walk, unnamed
from .window_kit import add, desk, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def keyboard() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QWidget:
    """Press a key; what has the keyboard then."""
    QTest.keyClick(keyboard(), key, modifiers)
    QApplication.processEvents()
    return keyboard()


def test_one_key_goes_through_all_panes_and_another_back(window: Window) -> None:
    window.commands.trigger("parking")
    window.commands.trigger("inspector")
    window.notice_error("window.nothing_to_save")
    window.pages.focus_current()
    page = keyboard()
    there = [press(Qt.Key.Key_F6) for _ in range(5)]
    docks = [window.docks[name] for name in ("inspector", "parking")]
    for part, met in zip((*docks, window.rail, window.strip, window.pages), there, strict=True):
        assert part.isAncestorOf(met), "the docks in their order, the rail, the bar, and round to the page"
    assert there[-1] is page
    back = [press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier) for _ in range(5)]
    assert back == [*there[3::-1], page]
    assert window.commands.key_of("next_pane") == PANE_KEY


def test_a_key_gives_a_pane_more_room_and_another_takes_it_back(window: Window) -> None:
    window.resize(1400, 900)
    for name in ("inspector", "parking"):
        window.commands.trigger(name)
        dock = window.docks[name]
        assert dock.has_keyboard
        press(Qt.Key.Key_F8)
        wide = dock.size()
        for _ in range(2):
            press(Qt.Key.Key_F8)
        large = dock.size()
        for _ in range(2):
            press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
        grown = large.width() - wide.width() if name == "inspector" else large.height() - wide.height()
        assert grown == 2 * STEP
        assert dock.size() == wide
    window.pages.focus_current()
    press(Qt.Key.Key_F8)
    assert "F6" in window.strip.label.text()
    window.commands.trigger("focus")
    view = window.pages.focus_view
    assert view is not None
    panel = next(one for one in view.panels.values() if one.isAncestorOf(keyboard()))
    before = panel.height()
    press(Qt.Key.Key_F8)
    larger = panel.height()
    assert before < larger <= before + STEP, "no neighbour gets less than it needs"
    press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert panel.height() < larger


@pytest.mark.parametrize("command", ["palette", "find", "move_to", "settings", "keys", "about", "edit_entry"])
def test_the_keyboard_comes_back_from_what_opened(window: Window, command: str) -> None:
    add(window, "Bellen")
    window.pages.show_board().nav.go_to_cell(window.session.blueprint.stages[0].id, Element.TASK, 0)
    QApplication.processEvents()
    before, place = window.focusWidget(), window.cursor_place
    window.commands.trigger(command)
    QApplication.processEvents()
    opened = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    for dialog in opened:
        dialog.reject()
    if not opened:
        assert window.focusWidget() is not before
        press(Qt.Key.Key_Escape)
    assert window.focusWidget() is before
    assert window.cursor_place == place


def test_a_ring_shows_what_has_the_keyboard_unless_the_mouse_gave_it(window: Window) -> None:
    window.commands.trigger("parking")
    (button,) = [one for one in window.docks["parking"].findChildren(QToolButton) if one.isVisible()]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    (ring,) = [one for one in window.findChildren(Ring) if one.isVisible()]
    assert ring.parentWidget() is button
    assert ring.geometry() == button.rect()
    button.resize(60, 60)
    assert ring.geometry() == button.rect()
    window.pages.focus_current()
    assert not ring.isVisible()


def test_what_nobody_can_name_reach_or_see_is_found(qtbot: QtBot) -> None:
    dialog, bare, plain, after = QDialog(), QToolButton(), QWidget(), QPushButton("Naam")
    qtbot.addWidget(dialog)
    row = QHBoxLayout(dialog)
    for part in (after, plain, bare):
        row.addWidget(part)
    plain.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    QWidget.setTabOrder(after, bare)
    QWidget.setTabOrder(bare, plain)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert [line for line in unnamed(dialog) if "QToolButton" in line]
    wrong = Walk(dialog).wrong()
    assert any(line.startswith("Tab goes back from QToolButton") for line in wrong)
    assert any(line.startswith("the keyboard is not seen on QWidget") for line in wrong)
