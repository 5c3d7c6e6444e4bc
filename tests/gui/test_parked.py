"""The parking lot: what goes there is counted, listed and brought back."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from blueprint_editor.core.model import Element, ParkingItem
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.main_window import Window

from .window_kit import add, desk, texts, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_what_is_parked_is_counted_and_comes_back(window: Window, qtbot: QtBot) -> None:
    add(window, "eerst")
    add(window, "later", stage=1)
    unpark = window.commands.actions["unpark"]
    assert not unpark.isEnabled()
    second = window.bridge.blueprint.stages[1]
    window.go_to(Cursor(second.id, Element.TASK, second.tasks[0].id))
    QApplication.processEvents()  # the board tells a selection once it is whole
    window.commands.trigger("park")
    assert texts(window.bridge.blueprint, stage=1) == []
    assert window.status_line.counts.text().endswith("1 geparkeerd")
    assert unpark.isEnabled()
    window.go_to(Cursor(window.bridge.blueprint.stages[0].id, Element.TASK))
    unpark.trigger()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert [item.text() for item in popup.actions()] == ["&1  later"]
    QTest.keyClick(popup, Qt.Key.Key_1)
    second = window.bridge.blueprint.stages[1]
    assert texts(window.bridge.blueprint, stage=1) == ["later"]
    assert window.cursor_place == Cursor(second.id, Element.TASK, second.tasks[0].id)
    assert not unpark.isEnabled()
    assert "geparkeerd" not in window.status_line.counts.text()
    window.session.undo()
    assert texts(window.bridge.blueprint, stage=1) == []


def test_a_point_that_does_not_say_what_it_is_becomes_what_the_cursor_says(window: Window, qtbot: QtBot) -> None:
    """A workbook may hold points that somebody typed into its parking lot."""
    first = window.bridge.blueprint.stages[0]
    point = ParkingItem("pk_aaaaaaaaaaaa", "Uit te zoeken & bespreken")
    window.session.replace(msgspec.structs.replace(window.bridge.blueprint, parking=(point,)))
    window.go_to(Cursor(first.id, Element.DOCUMENT))
    window.commands.trigger("unpark")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    popup.actions()[0].trigger()
    popup.close()
    assert texts(window.bridge.blueprint, Element.DOCUMENT) == ["Uit te zoeken & bespreken"]
