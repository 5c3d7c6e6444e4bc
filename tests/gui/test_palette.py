"""The palette: everything is found by typing, done with Enter, and left with Esc as if it had not been there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blueprint_editor.core.model import Element
from blueprint_editor.gui.actions import ACTIONS
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.palette.popup import Palette

from .window_kit import add, desk, texts, type_text, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def palette(window: Window) -> Palette:
    """The palette, opened by its key."""
    return opened(window)


def opened(window: Window) -> Palette:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.palette_popup.line.hasFocus()
    return window.palette_popup


def offers(palette: Palette, qtbot: QtBot) -> list[str]:
    qtbot.waitUntil(lambda: not palette.busy)
    return [choice.text for choice in palette.model.choices]


def press(palette: Palette, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(palette.line, key)


def test_it_offers_every_command_and_every_stage(window: Window, palette: Palette, qtbot: QtBot) -> None:
    offers(palette, qtbot)
    choices = palette.model.choices
    assert {choice.command for choice in choices if choice.command} == {action.id for action in ACTIONS} - {"palette"}
    assert [choice.place.stage for choice in choices if choice.place.stage] == [
        stage.id for stage in window.bridge.blueprint.stages
    ]


def test_a_command_is_as_it_was_before_the_palette_took_the_keyboard(window: Window, palette: Palette) -> None:
    off = {choice.command for choice in palette.model.choices if not choice.enabled}
    assert "copy" in off, "the line of the palette is no text that one is typing on the board"
    assert "undo" in off
    before = window.bridge.blueprint
    palette.line.setText("ongedaan")
    press(palette, Qt.Key.Key_Return)
    assert palette.isVisible(), "what cannot be done stays"
    assert window.bridge.blueprint is before


def test_enter_does_a_command_where_one_was(window: Window, qtbot: QtBot) -> None:
    add(window, "Bellen")
    board = window.shown_board
    assert board is not None
    board.nav.select_entry(
        (window.bridge.blueprint.stages[0].id, Element.TASK), window.bridge.blueprint.stages[0].tasks[0].id
    )
    QApplication.processEvents()
    palette = opened(window)
    type_text("dupli")
    assert offers(palette, qtbot)[0] == "Dupliceren"
    press(palette, Qt.Key.Key_Return)
    assert texts(window.bridge.blueprint) == ["Bellen", "Bellen"]
    assert not palette.isVisible()
    assert opened(window).model.choices[0].command == "duplicate", "what one did last is on top"


def test_an_entry_is_found_without_accents_and_gone_to(window: Window, qtbot: QtBot) -> None:
    add(window, "Financiële check", stage=2)
    palette = opened(window)
    type_text("financiele")
    offers(palette, qtbot)
    assert [(choice.text, choice.about) for choice in palette.model.choices] == [
        ("Financiële check", f"{window.bridge.blueprint.stages[2].name} · Taak")
    ]
    press(palette, Qt.Key.Key_Return)
    assert window.cursor_place.entry == window.bridge.blueprint.stages[2].tasks[0].id
    assert window.shown_board is not None
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.shown_board.isAncestorOf(focus)


def test_escape_leaves_everything_as_it_was(window: Window) -> None:
    before, place = QApplication.focusWidget(), window.cursor_place
    palette = opened(window)
    type_text("fase")
    press(palette, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is before
    assert window.cursor_place == place


def test_what_is_being_typed_on_the_board_is_kept(window: Window) -> None:
    board = window.shown_board
    assert board is not None
    board.nav.go_to_cell(window.bridge.blueprint.stages[0].id, Element.TASK, 0)
    type_text("Half af")
    opened(window)
    assert texts(window.bridge.blueprint) == ["Half af"]


def test_a_click_elsewhere_closes_it(window: Window, palette: Palette) -> None:
    assert window.shown_board is not None
    header = next(iter(window.shown_board.headers.items.values()))
    header.setFocus()
    assert not palette.isVisible()
    assert header.hasFocus()


def test_the_arrows_go_round(palette: Palette, qtbot: QtBot) -> None:
    last = len(offers(palette, qtbot)) - 1
    press(palette, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == last
    press(palette, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 0


def test_it_works_in_the_six_panels_and_before_a_document(window: Window, desk: Desk, qtbot: QtBot) -> None:
    add(window, "Bezoek plannen", stage=1)
    window.commands.trigger("focus")
    palette = opened(window)
    type_text("bezoek pl")
    offers(palette, qtbot)
    press(palette, Qt.Key.Key_Return)
    focus = window.pages.focus_view
    assert window.pages.in_focus
    assert focus is not None
    assert focus.stage_id == window.bridge.blueprint.stages[1].id
    assert window.cursor_place.entry == window.bridge.blueprint.stages[1].tasks[0].id
    empty = desk.new_window()
    empty.show_start()
    empty.show()
    empty.palette_popup.open_up()
    assert {choice.place.stage for choice in empty.palette_popup.model.choices} == {None}
