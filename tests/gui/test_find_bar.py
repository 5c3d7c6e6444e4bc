"""The bar that finds: count, on and back, what it mutes, and where one is when it goes."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import ChangeEntry
from blueprint_editor.core.model import Element, EntryRef
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.palette.find_bar import FindBar

from .window_kit import add, desk, type_text, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def bar(window: Window, qtbot: QtBot) -> FindBar:
    """The bar over three tasks, looking for a word that two have, one of them in its note."""
    for stage, text in ((0, "Sleutels maken"), (1, "Bellen"), (2, "Mailen")):
        add(window, text, stage=stage)
    where = window.bridge.blueprint.stages[2]
    task = msgspec.structs.replace(where.tasks[0], note="met de sleutéls erbij")
    assert window.bridge.do(ChangeEntry(EntryRef(where.id, Element.TASK, task.id), task))
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    type_text("sleutels")
    found = window.find_bar
    qtbot.waitUntil(lambda: not found.busy)
    return found


def test_it_counts_says_where_and_mutes_the_others(window: Window, bar: FindBar) -> None:
    stages, board = window.bridge.blueprint.stages, window.shown_board
    assert board is not None
    assert bar.count.text() == "1 van 2"
    assert window.cursor_place.entry == stages[0].tasks[0].id
    assert board.found == frozenset((stages[0].tasks[0].id, stages[2].tasks[0].id))
    assert bar.where.text() == ""
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    assert (bar.count.text(), bar.where.text()) == ("2 van 2", "notitie: met de sleutéls erbij")
    assert window.cursor_place.entry == stages[2].tasks[0].id
    assert bar.line.hasFocus(), "one types on"


def test_f3_goes_on_and_round_and_back(window: Window, bar: FindBar) -> None:
    first, last = (window.bridge.blueprint.stages[number].tasks[0].id for number in (0, 2))
    seen = []
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        QTest.keyClick(bar.line, Qt.Key.Key_F3, modifier)
        seen.append(window.cursor_place.entry)
    assert seen == [last, first, last]


def test_escape_leaves_on_what_was_found(window: Window, bar: FindBar) -> None:
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    board, focus = window.shown_board, QApplication.focusWidget()
    assert board is not None
    assert focus is not None
    assert not bar.isVisible()
    assert board.found is None
    assert board.isAncestorOf(focus)
    assert window.cursor_place.entry == window.bridge.blueprint.stages[2].tasks[0].id


def test_an_edit_is_found_at_once(window: Window, bar: FindBar, qtbot: QtBot) -> None:
    add(window, "Nog meer sleutels", stage=3)
    qtbot.waitUntil(lambda: bar.count.text() == "1 van 3")


def test_it_works_in_the_six_panels(window: Window, bar: FindBar) -> None:
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    window.commands.trigger("focus")
    window.commands.trigger("find_next")
    window.commands.trigger("find_next")
    focus = window.pages.focus_view
    assert focus is not None
    assert window.pages.in_focus
    assert focus.stage_id == window.bridge.blueprint.stages[2].id
