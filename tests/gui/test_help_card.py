"""F1: the right thing is told, in both languages, and the keyboard comes back; and the sheet of keys."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blueprint_editor.core.model import Element
from blueprint_editor.gui.actions import ACTIONS, BOARD_KEYS
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.dialogs.keys import KeysDialog, key_rows
from blueprint_editor.gui.help_card import KEYS, HelpCard, key_lines
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.panels.forms import BLUEPRINT_ROWS, STAGE_ROWS, entry_rows
from blueprint_editor.gui.panels.inspector import Inspector
from blueprint_editor.wording import LANGUAGES, field_help, say

from .window_kit import add, desk, wait_for, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def press_f1() -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_F1)


@pytest.mark.parametrize("topic", KEYS)
def test_each_thing_is_told_in_both_languages_with_its_keys(qapp: QApplication, topic: str) -> None:
    known = {action.id for action in ACTIONS} | {name for name, _ in BOARD_KEYS}
    assert set(KEYS[topic]) <= known
    for language in LANGUAGES:
        assert say(f"help.{topic}", language)
        assert say(f"help.{topic}.what", language).endswith(".")
        assert all(deed and key for deed, key in key_lines(topic, language))


@pytest.mark.parametrize("element", [None, *Element])
def test_it_tells_what_is_under_the_cursor_and_gives_the_keyboard_back(window: Window, element: Element | None) -> None:
    board = window.shown_board
    assert board is not None
    board.nav.go(Cursor(window.bridge.blueprint.stages[0].id, element))
    before = QApplication.focusWidget()
    press_f1()
    card = window.help_card
    assert card.topic == (element.value if element else "stage")
    assert card.question.text() == say(f"question.{element.value if element else 'stages'}", "nl")
    assert card.text.text() in card.accessibleName()
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert QApplication.focusWidget() is before


@pytest.mark.parametrize("command", ["palette", "find", "inspector", "parking", "rail"])
def test_it_tells_of_the_parts_of_the_window(window: Window, command: str) -> None:
    if command == "rail":
        window.rail.setFocus()
    else:
        window.commands.trigger(command)
    press_f1()
    assert window.help_card.topic == command


FIELDS = [
    *((element.value, row.name) for element in Element for row in entry_rows(element)),
    *(("stage", row.name) for row in STAGE_ROWS),
    *(("blueprint", row.name) for row in BLUEPRINT_ROWS),
]


def test_every_field_says_what_belongs_in_it_with_an_example() -> None:
    """Each in its own words for an element, unless it is the same in all of them."""
    for kind, name in FIELDS:
        for language, example in zip(LANGUAGES, ("\nBijvoorbeeld: ", "\nFor example: "), strict=True):
            told = field_help(kind, name, language)
            assert told.count(example) == 1, (kind, name)
            assert told.endswith("."), (kind, name)


def test_it_tells_of_the_field_that_has_the_keyboard(window: Window) -> None:
    add(window, "Budget", Element.DATA_POINT)
    stage = window.bridge.blueprint.stages[0]
    window.go_to(Cursor(stage.id, Element.DATA_POINT, stage.data_points[0].id))
    window.commands.trigger("inspector")
    inspector = window.docks["inspector"].panel
    assert isinstance(inspector, Inspector)
    assert inspector.form is not None
    inspector.form.editors["unit"].setFocus()
    press_f1()
    card = window.help_card
    told = field_help("data_point", "unit", "nl")
    assert (card.topic, card.title.text()) == ("inspector", "Datapunt · Eenheid")
    assert card.text.text().replace("\n\n", "\n") == told
    assert inspector.form.cells["unit"].toolTip() == f"<p>{told.replace(chr(10), '<br>')}</p>"
    before = QApplication.focusWidget()
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert before is card
    inspector.help_asked.emit()
    assert card.isVisible()
    assert card.field == ("data_point", "unit"), "its own button leaves the keyboard where it is"
    press_f1()
    window.desk.set_language("en")
    again = QApplication.focusWidget()
    assert again is not None
    assert inspector.form.field_of(again) == "unit", "another language takes nobody out of the field"
    assert window.cursor_place.entry == stage.data_points[0].id


def test_the_key_puts_it_away_and_so_does_going_on(window: Window) -> None:
    press_f1()
    card: HelpCard = window.help_card
    press_f1()
    assert not card.isVisible()
    press_f1()
    window.pages.focus_current()
    assert not card.isVisible()


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler to read the PDF")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_of_keys_has_every_key_on_two_pages(
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    desk.set_language(language)
    window.commands.trigger("keys")
    dialog = wait_for(qtbot, window, KeysDialog, "keys")
    assert dialog.write(tmp_path / "keys.pdf")
    read = subprocess.run(["pdftotext", tmp_path / "keys.pdf", "-"], capture_output=True, check=True, text=True).stdout
    assert read.count("\f") <= 2
    words = " ".join(read.split())
    missing = [row.deed for row in key_rows(language) if " ".join(row.deed.split()) not in words]
    assert not missing
    assert not dialog.write(tmp_path / "nowhere" / "keys.pdf")
    assert dialog.told.text().startswith("keys.pdf ")
