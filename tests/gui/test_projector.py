"""The projector: everything is large, nothing is there that is not for the room, and the way back is whole."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blueprint_editor.core.model import ELEMENTS, Element
from blueprint_editor.gui.board.view import BoardView
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.messages import Choice, Message, Tone
from blueprint_editor.gui.settings import Settings
from blueprint_editor.paint.look import PROJECTOR, Measures, dark, strong_dark, strong_light
from blueprint_editor.wording import say

from .seen import hard_to_read, words_of
from .window_kit import desk, save_to, texts, type_text, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def full(desk: Desk, qtbot: QtBot) -> Window:
    """A window with entries in every cell, the cursor among the tasks of the second stage."""
    made = desk.new_window()
    made.files.create("service", "nl")
    made.resize(1200, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.go_to(Cursor(made.bridge.blueprint.stages[1].id, Element.TASK))
    return made


def board_of(window: Window) -> BoardView:
    """The board of a window that has one."""
    board = window.pages.board
    assert board is not None
    return board


def how_it_is(window: Window) -> dict[str, object]:
    """All that the projector changes, and that must come back."""
    board = board_of(window)
    return {
        "geometry": window.geometry(),
        "state": window.windowState(),
        "docks": window.shown_docks,
        "toolbar": window.commands.toolbar.isVisible(),
        "rail": window.rail.isVisible(),
        "bar": window.step_bar.isVisible(),
        "step": window.step,
        "status": window.statusBar().isVisible(),
        "menus": window.menuBar().height() > 0,
        "zoom": board.zoom,
        "rows": board.rows.arrangement(),
        "scroll": (board.scroll_x, board.scroll_y),
        "look": window.appearance.look,
        "title": window.windowTitle(),
        "height": board.matrix.height,
    }


def press(key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def test_all_is_as_it_was_before(full: Window, qtbot: QtBot) -> None:
    board = board_of(full)
    full.docks["inspector"].show()
    QApplication.processEvents()
    board.set_zoom(1.4)
    board.rows.toggle(Element.DOCUMENT)
    board.horizontalScrollBar().setValue(150)
    board.verticalScrollBar().setValue(260)
    before = how_it_is(full)
    full.commands.trigger("projector")
    assert full.commands.actions["projector"].isChecked()
    there = how_it_is(full)
    assert not any(there[part] for part in ("docks", "toolbar", "status", "menus", "rail"))
    full.commands.trigger("step_document")
    full.docks["inspector"].show()
    board.set_zoom(0.8)
    full.commands.trigger("projector")
    qtbot.waitUntil(lambda: how_it_is(full) == before)
    assert not full.commands.actions["projector"].isChecked()


def test_the_step_of_the_cursor_is_open_and_the_rest_is_counts(full: Window) -> None:
    board = board_of(full)
    full.commands.trigger("projector")
    assert board.matrix.open_row is Element.TASK
    assert board.matrix.folded == set(ELEMENTS) - {Element.TASK}
    assert full.cursor_place.element is Element.TASK
    assert full.cursor_place.stage == full.bridge.blueprint.stages[1].id
    room = board.viewport().width()
    assert room - 2 * board.measures.joint - 20 <= board.matrix.width <= max(room, board.measures.min_column * 5.5)


def test_on_a_stage_the_step_of_the_stages_is_open(full: Window) -> None:
    full.go_to(Cursor(full.bridge.blueprint.stages[2].id))
    full.commands.trigger("projector")
    assert full.step == 1
    assert board_of(full).matrix.folded == set(ELEMENTS)
    assert full.step_bar.question.text().endswith(say("question.stages", "nl"))
    size = full.step_bar.question.font().pixelSize()
    assert size == board_of(full).measures.heads[0].pixelSize()


def test_it_is_as_large_as_a_room_needs(full: Window) -> None:
    """Measured at 1080 pixels high, and in proportion to that."""
    at_full = Measures("", 1.0, PROJECTOR)
    assert (at_full.text.pixelSize(), at_full.heads[0].pixelSize()) == (20, 24)
    full.commands.trigger("projector")
    board = board_of(full)
    assert board.measures.text.pixelSize() == max(6, round(20 * max(0.5, full.height() / 1080)))
    full.commands.trigger("zoom_in")
    assert board.zoom == pytest.approx(1.1)
    full.commands.trigger("zoom_reset")
    assert board.measures.text.pixelSize() == max(6, round(20 * max(0.5, full.height() / 1080)))


def test_everything_can_be_read_from_the_back_row(full: Window) -> None:
    full.commands.trigger("projector")
    found = []
    for element in ELEMENTS:
        full.show_step(element)
        found += hard_to_read(full, 7.0)
    assert not found


def test_it_is_light_unless_one_says_otherwise(full: Window, desk: Desk) -> None:
    desk.set_theme("dark")
    full.commands.trigger("projector")
    assert full.appearance.look == strong_light()
    full.commands.trigger("projector_light")
    assert full.appearance.look == strong_dark()
    assert not Settings(Path(desk.settings.file_name)).light_projector, "kept for the next time"
    full.commands.trigger("projector")
    assert full.appearance.look == dark()


def test_editing_goes_on(full: Window) -> None:
    full.commands.trigger("projector")
    before = texts(full.bridge.blueprint, stage=1)
    type_text("Bellen")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert full.projecting, "Esc leaves the line first"
    assert texts(full.bridge.blueprint, stage=1) == [before[0], "Bellen", *before[1:]]
    QTest.keyClick(full, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert board_of(full).matrix.open_row is Element.DATA_POINT, "keys are heard though no menu is seen"
    QTest.keyClick(full, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert texts(full.bridge.blueprint, stage=1) == before


@pytest.mark.parametrize("where", ["cell", "header", "label"])
def test_escape_leaves(full: Window, where: str) -> None:
    full.commands.trigger("projector")
    board = board_of(full)
    if where == "header":
        board.headers.focus(full.bridge.blueprint.stages[0].id)
    elif where == "label":
        board.labels.focus(Element.TASK)
    board.chosen.clear()
    press(Qt.Key.Key_Escape)
    assert not full.projecting


def test_escape_first_gives_up_what_is_selected(full: Window) -> None:
    full.commands.trigger("projector")
    full.commands.trigger("select_all")
    assert full.selected_count() > 1
    for selected in (1, 0):
        press(Qt.Key.Key_Escape)
        assert full.projecting
        assert full.selected_count() == selected
    press(Qt.Key.Key_Escape)
    assert not full.projecting


def test_no_file_is_named(full: Window, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "Klanten"
    folder.mkdir()
    save_to(qtbot, full, folder / "Jansen.xlsx")
    assert "Jansen" in full.windowTitle()
    full.commands.trigger("projector")
    secret = Message(Tone.ERROR, lambda _language: f"{folder}/Jansen.xlsx is weg", (Choice("window.retry", print),))
    full.strip.tell(secret)
    full.disk_bar.tell(secret)
    words = " ".join(words_of(full)) + full.windowTitle()
    assert "Jansen" not in words
    assert "Klanten" not in words
    assert not full.commands.recent.menuAction().isVisible()
    assert full.strip.label.text() == say("window.strip.veiled", "nl")
    assert not any(button.isVisible() for button in full.strip.buttons)
    full.commands.trigger("projector")
    assert "Jansen" in full.strip.label.text()
    assert "Jansen" in full.disk_bar.label.text()
    assert all(button.isVisible() for button in full.strip.buttons)
    assert full.commands.recent.menuAction().isVisible()


def test_what_may_be_said_is_said_and_the_rest_can_be_asked_for(full: Window) -> None:
    full.commands.trigger("projector")
    full.notice("window.no_open_cell")
    assert full.strip.label.text() == say("window.no_open_cell", "nl")
    full.strip.tell(Message(Tone.REFUSAL, partial(say, "window.no_open_cell")))
    assert full.strip.label.text() == say("window.no_open_cell", "nl")
    full.strip.tell(Message(Tone.NOTICE, partial(say, "window.open.stopped")))
    assert full.strip.label.text() == say("window.strip.veiled", "nl")
    full.strip.reveal.click()
    assert full.strip.label.text() == say("window.open.stopped", "nl")


def test_a_window_that_is_closed_there_lies_next_time_where_it_lay_before(full: Window, desk: Desk) -> None:
    geometry = full.saveGeometry()
    full.docks["inspector"].show()
    full.commands.trigger("projector")
    full.close()
    assert desk.settings.window("geometry") == geometry
    assert desk.settings.open_docks == ("inspector",)


def test_a_maximised_window_is_maximised_again(full: Window) -> None:
    full.setWindowState(Qt.WindowState.WindowMaximized)
    full.commands.trigger("projector")
    assert full.isFullScreen()
    full.commands.trigger("projector")
    assert full.isMaximized()
    assert not full.isFullScreen()


def test_without_a_document_there_is_no_projector(desk: Desk) -> None:
    empty = desk.new_window()
    empty.show_start()
    assert not empty.commands.actions["projector"].isEnabled()
    empty.projector.enter()
    assert not empty.projecting


def test_six_panels_give_way_to_the_board(full: Window) -> None:
    full.commands.trigger("focus")
    full.commands.trigger("projector")
    assert full.shown_board is not None
