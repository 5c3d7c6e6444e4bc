"""The hints on the first board: one after the other, put away by doing the thing or by the cross, never again."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import MoveEntries
from blueprint_editor.core.model import Element, EntryRef
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window

from .window_kit import add, desk

__all__ = ["desk"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def begun(desk: Desk, qtbot: QtBot) -> Window:
    """A window in which a template was chosen after the first picture."""
    desk.stands = True
    window = desk.new_window()
    window.files.create("service-stages", "nl")
    window.show()
    qtbot.waitExposed(window)
    return window


def test_doing_the_thing_puts_each_hint_away_for_good(desk: Desk, qtbot: QtBot) -> None:
    window = begun(desk, qtbot)
    assert (window.hints.shown, window.hints.isVisible()) == ("type", True)
    add(window, "Bellen")
    assert window.hints.shown == "move"
    assert "Alt+" in window.hints.label.text()
    first, second = window.bridge.blueprint.stages[:2]
    assert window.bridge.do(
        MoveEntries((EntryRef(first.id, Element.TASK, first.tasks[0].id),), second.id, Element.TASK, 0)
    )
    assert window.hints.shown == "palette"
    window.commands.trigger("palette")
    assert not window.hints.isVisible()
    assert not begun(desk, qtbot).hints.isVisible()


def test_the_cross_puts_one_away_and_the_order_of_doing_does_not_matter(desk: Desk, qtbot: QtBot) -> None:
    window = begun(desk, qtbot)
    window.commands.trigger("palette")
    assert window.hints.shown == "type"
    window.hints.close_button.click()
    assert window.hints.shown == "move"
    window.hints.close_button.click()
    assert not window.hints.isVisible(), "the palette is known already"


def test_before_the_first_picture_and_for_a_file_there_are_none(desk: Desk) -> None:
    window = desk.new_window()
    window.files.create("service-stages", "nl")
    assert "hints" not in vars(window)
