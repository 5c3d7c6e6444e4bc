"""The commands in a real window: in each menu, on and off in time, in both languages, by their keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import SetDeliberatelyEmpty, SetStatus
from blueprint_editor.core.model import ELEMENTS, Element, Kind, Status
from blueprint_editor.gui import states
from blueprint_editor.gui.actions import ACTIONS, MENUS
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.deeds import edit, view
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.dialogs.keys import KeysDialog, key_rows
from blueprint_editor.gui.dialogs.split import SplitDialog
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.menus import Commands
from blueprint_editor.wording import LANGUAGES, say

from .window_kit import add, desk, texts, wait_for, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def go(window: Window, element: Element = Element.TASK, place: int = 0, stage: int = 0) -> None:
    """Put the cursor on an entry."""
    board = window.shown_board
    assert board is not None
    found = window.bridge.blueprint.stages[stage]
    board.nav.go(Cursor(found.id, element, found.cell(element)[place].id))
    QApplication.processEvents()  # the board tells a selection once it is whole


def all_items(menu: QMenu) -> list[QAction]:
    """Every command of a menu and the menus in it."""
    found: list[QAction] = []
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            found += all_items(below)
        elif not action.isSeparator():
            found.append(action)
    return found


def test_each_command_stands_in_its_menu_once(window: Window) -> None:
    listed = [action for name in MENUS for action in menu_items(window, name)]
    names = [action.objectName() for action in listed if action.objectName()]
    assert sorted(names) == sorted(action.id for action in ACTIONS)


def menu_items(window: Window, name: str) -> list[QAction]:
    return all_items(window.commands.menus[name,])


def test_no_two_commands_of_a_menu_share_a_letter(window: Window, desk: Desk) -> None:
    for language in LANGUAGES:
        desk.set_language(language)
        bar = window.menuBar().actions()
        assert len({action.text()[action.text().index("&") + 1].lower() for action in bar}) == len(bar)
        for path, menu in window.commands.menus.items():
            letters = [
                action.text()[action.text().index("&") + 1].lower()
                for action in menu.actions()
                if "&" in action.text().replace("&&", "")
            ]
            assert len(letters) == len(set(letters)), f"{path} in {language}: {sorted(letters)}"


def test_every_text_follows_the_language(window: Window, desk: Desk) -> None:
    for language in ("en", "nl"):
        desk.set_language(language)
        for action in ACTIONS:
            made = window.commands.actions[action.id]
            expected = say(action.text_key, language) if action.words is None else action.words(window, language)
            assert made.text() == expected
            plain = expected.replace("&", "").removesuffix("…")
            assert plain in made.toolTip()
        for path, menu in window.commands.menus.items():
            assert menu.title() == say(f"menu.{'.'.join(path)}", language)
        assert window.commands.recent.title() == say("menu.file.recent", language)


def test_a_tooltip_names_the_key(window: Window) -> None:
    assert window.commands.actions["new"].toolTip() == "Nieuw (Ctrl+N)"
    assert window.commands.actions["stage_rename"].toolTip() == "Naam wijzigen"


def test_each_toolbar_button_has_an_icon(window: Window) -> None:
    for action in ACTIONS:
        if action.toolbar:
            assert not window.commands.actions[action.id].icon().isNull()


def test_an_empty_window_offers_only_what_can_be_done(desk: Desk, qtbot: QtBot) -> None:
    empty = desk.new_window()
    empty.show_start()
    on = {name for name, action in empty.commands.actions.items() if action.isEnabled()}
    always = {action.id for action in ACTIONS if action.enabled is states.always}
    assert on == always
    assert {"new", "open", "save", "quit"} <= on, "Save is never grey"


def test_commands_follow_the_cursor(window: Window) -> None:
    board, commands = window.shown_board, window.commands.actions
    assert board is not None
    board.nav.go(Cursor(window.bridge.blueprint.stages[0].id, Element.TASK))
    assert not commands["duplicate"].isEnabled(), "there is nothing in the cell"
    assert commands["add_entry"].isEnabled()
    add(window, "Offerte maken")
    go(window)
    assert commands["duplicate"].isEnabled()
    assert commands["turn_document"].isEnabled()
    assert not commands["turn_task"].isEnabled(), "it is a task already"


def test_undo_says_what_it_takes_back(window: Window, desk: Desk) -> None:
    undo, redo = window.commands.actions["undo"], window.commands.actions["redo"]
    assert not undo.isEnabled()
    add(window, "Bellen & mailen")
    assert undo.isEnabled()
    assert "Bellen && mailen" in undo.text(), "an ampersand of the user is no mnemonic"
    desk.set_language("en")
    assert undo.text().startswith("&Undo: ")
    undo.trigger()
    assert texts(window.bridge.blueprint) == []
    assert not undo.isEnabled()
    assert "Bellen && mailen" in redo.text()
    redo.trigger()
    assert texts(window.bridge.blueprint) == ["Bellen & mailen"]


KEYS = [
    ("Ctrl+D", ["a", "a", "b"]),
    ("Alt+Down", ["b", "a"]),
    ("Del", ["b"]),
    ("Ctrl+Shift+P", ["b"]),
]


@pytest.mark.parametrize(("keys", "expected"), KEYS, ids=[keys for keys, _ in KEYS])
def test_keys_work_on_the_board(window: Window, keys: str, expected: list[str]) -> None:
    add(window, "a")
    add(window, "b")
    go(window)
    press(keys)
    assert texts(window.bridge.blueprint) == expected
    press("Ctrl+Z")
    assert texts(window.bridge.blueprint) == ["a", "b"]


def press(keys: str) -> None:
    """Press a combination where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keySequence(focus, QKeySequence(keys))


def test_a_key_of_the_board_does_nothing_elsewhere(window: Window, qtbot: QtBot) -> None:
    add(window, "a")
    go(window)
    window.commands.trigger("inspector")
    qtbot.waitUntil(lambda: window.docks["inspector"].has_keyboard)
    press("Alt+Down")
    press("Ctrl+D")
    assert texts(window.bridge.blueprint) == ["a"]


def test_copy_and_paste_serve_the_text_that_is_typed(window: Window, qtbot: QtBot) -> None:
    add(window, "a")
    go(window)
    window.commands.trigger("inspector")
    qtbot.waitUntil(lambda: states.text_box() is not None)
    box = states.text_box()
    assert box is not None
    window.commands.trigger("select_all")
    window.commands.trigger("copy")
    assert QApplication.clipboard().text() == "a"
    QApplication.clipboard().clear()


def test_confirm_makes_an_example_count(desk: Desk, qtbot: QtBot) -> None:
    made = desk.new_window()
    made.files.create("service", "nl")
    made.show()
    go(made, Element.TRIGGER)
    statuses = [made.bridge.blueprint.stages[0].triggers[0].status]
    press("Ctrl+Shift+Return")
    statuses.append(made.bridge.blueprint.stages[0].triggers[0].status)
    assert statuses == [Status.EXAMPLE, Status.CONFIRMED]


def test_turn_into_keeps_the_entry_selected(window: Window) -> None:
    add(window, "Offerte")
    go(window)
    press("Ctrl+T, 4")
    blueprint = window.bridge.blueprint
    assert texts(blueprint) == []
    assert texts(blueprint, Element.DOCUMENT) == ["Offerte"]
    assert window.cursor_place == Cursor(blueprint.stages[0].id, Element.DOCUMENT, blueprint.stages[0].documents[0].id)


@pytest.mark.parametrize("element", ELEMENTS)
def test_a_step_opens_its_row_alone(window: Window, element: Element) -> None:
    board = window.shown_board
    assert board is not None
    press(f"Ctrl+{element.step}")
    assert window.step == element.step
    assert board.matrix.folded == set(ELEMENTS) - {element}
    assert window.commands.actions[f"step_{element.value}"].isChecked()
    press("Ctrl+9")
    assert window.step is None
    assert not board.matrix.folded


def test_step_one_goes_to_the_stages(window: Window) -> None:
    press("Ctrl+3")
    press("Ctrl+1")
    assert window.cursor_place == Cursor(window.bridge.blueprint.stages[0].id)
    assert window.shown_board is not None
    assert window.shown_board.matrix.folded == set(ELEMENTS)


def test_zoom_has_its_keys(window: Window) -> None:
    board = window.shown_board
    assert board is not None
    press("Ctrl++")
    assert board.zoom > 1
    press("Ctrl+0")
    assert board.zoom == 1
    press("Ctrl+-")
    assert board.zoom < 1


def test_stages_are_made_and_unmade(window: Window) -> None:
    names = [stage.name for stage in window.bridge.blueprint.stages]
    window.commands.trigger("stage_duplicate")
    window.commands.trigger("stage_delete")
    assert len(window.bridge.blueprint.stages) == len(names)
    window.session.undo()
    window.session.undo()
    assert [stage.name for stage in window.bridge.blueprint.stages] == names
    press("Ctrl+Shift+N")
    assert len(window.bridge.blueprint.stages) == len(names) + 1
    assert window.bridge.blueprint.stages[1].kind is Kind.OPEN


def test_a_refusal_is_said_in_the_window(window: Window, desk: Desk) -> None:
    board = window.shown_board
    assert board is not None
    won = next(stage for stage in window.bridge.blueprint.stages if stage.kind is Kind.WON)
    board.nav.go(Cursor(won.id))
    window.commands.trigger("stage_delete")
    assert window.strip.isVisible()
    assert window.strip.label.text() == say("refusal.last_won_stage", "nl")
    desk.set_language("en")
    assert window.strip.label.text() == say("refusal.last_won_stage", "en")
    add(window, "verder")
    assert not window.strip.isVisible(), "a deed that succeeds takes the refusal away"


def test_next_open_cell_goes_round(window: Window) -> None:
    blueprint = window.bridge.blueprint
    first, last = blueprint.stages[0].id, blueprint.stages[-1].id
    assert view.next_open_cell(blueprint, Cursor()) == Cursor(first, Element.TRIGGER)
    assert view.next_open_cell(blueprint, Cursor(last, Element.TRIGGER)) == Cursor(first, Element.RESPONSIBILITY)
    assert view.next_open_cell(blueprint, Cursor(last, Element.COMMUNICATION)) == Cursor(first, Element.TRIGGER)
    press("Ctrl+J")
    assert window.cursor_place.stage == blueprint.stages[1].id


def test_no_open_cell_is_said(desk: Desk, qtbot: QtBot) -> None:
    made = desk.new_window()
    made.files.create("service", "nl")
    made.show()
    for number, stage in enumerate(made.bridge.blueprint.stages):
        for element in ELEMENTS:
            if stage.cell(element):
                add(made, "zelf bedacht", element, number)
            else:
                made.bridge.do(SetDeliberatelyEmpty(stage.id, element, True))
    made.commands.trigger("next_open")
    assert made.strip.label.text() == say("window.no_open_cell", "nl")


def test_focus_and_back(window: Window, qtbot: QtBot) -> None:
    press("Ctrl+Shift+F")
    assert window.pages.in_focus
    assert window.commands.actions["focus"].isChecked()
    assert not window.commands.actions["zoom_in"].isEnabled()
    press("Ctrl+Shift+F")
    assert window.shown_board is not None
    assert not window.commands.actions["focus"].isChecked()


def test_the_inspector_opens_shows_and_closes(window: Window, qtbot: QtBot) -> None:
    add(window, "Offerte maken")
    go(window)
    assert window.docks["inspector"].panel is None, "it is made when it is first wanted"
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: window.docks["inspector"].has_keyboard)
    assert window.commands.actions["inspector"].isChecked()
    press("F6")
    assert not window.docks["inspector"].has_keyboard
    assert window.rail.has_keyboard()
    press("F6")
    assert not window.rail.has_keyboard()
    press("F6")
    assert window.docks["inspector"].has_keyboard
    press("Ctrl+Return")
    assert not window.docks["inspector"].shown
    assert not window.commands.actions["inspector"].isChecked()


def test_split_takes_the_ticked_entries_along(window: Window, qtbot: QtBot) -> None:
    for text in ("blijft", "gaat mee", "ook mee"):
        add(window, text)
    go(window)
    window.commands.trigger("stage_split")
    dialog = wait_for(qtbot, window, SplitDialog, "askSplit")
    walk = QTreeWidgetItemIterator(dialog.tree)
    while (item := walk.value()) is not None:
        if "mee" in item.text(0):
            item.setCheckState(0, Qt.CheckState.Checked)
        walk += 1
    dialog.name.setText("Tweede")
    dialog.accept()
    blueprint = window.bridge.blueprint
    assert texts(blueprint) == ["blijft"]
    assert blueprint.stages[1].name == "Tweede"
    assert texts(blueprint, stage=1) == ["gaat mee", "ook mee"]
    assert window.commands.actions["undo"].isEnabled()
    window.commands.trigger("undo")
    assert texts(window.bridge.blueprint) == ["blijft", "gaat mee", "ook mee"]


def test_split_needs_a_name(window: Window, qtbot: QtBot) -> None:
    window.commands.trigger("stage_split")
    dialog = wait_for(qtbot, window, SplitDialog, "askSplit")
    dialog.name.setText("   ")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    before = window.bridge.blueprint
    dialog.reject()
    assert window.bridge.blueprint is before


def test_the_list_of_keys_has_every_key_and_is_searched(window: Window, desk: Desk, qtbot: QtBot) -> None:
    press("F12")
    dialog = wait_for(qtbot, window, KeysDialog, "keys")
    shown = {(row.deed, row.keys) for row in key_rows("nl")}
    assert ("Opslaan", "Ctrl+S") in shown
    assert ("Nieuw item", "gewoon typen") in shown
    assert len(shown) >= sum(bool(action.keys) for action in ACTIONS)
    dialog.search.setText("zoom")
    walk = QTreeWidgetItemIterator(dialog.tree, QTreeWidgetItemIterator.IteratorFlag.NotHidden)
    left = []
    while (item := walk.value()) is not None:
        left += [item.text(0)] if item.text(1) else []
        walk += 1
    assert left == ["Inzoomen", "Uitzoomen"]
    desk.set_language("en")
    assert dialog.windowTitle() == "Keys"
    press("F12")
    assert len(window.findChildren(KeysDialog)) == 1
    dialog.close()


def test_about_says_that_nothing_goes_out(window: Window, qtbot: QtBot) -> None:
    window.commands.trigger("about")
    dialog = wait_for(qtbot, window, QDialog, "about")
    assert dialog.windowTitle() == say("window.about.title", "nl")
    dialog.close()


def test_the_menu_at_the_cursor_fits_what_is_there(window: Window) -> None:
    def ids(commands: Commands) -> set[str]:
        menu = commands.context_menu()
        found = {action.objectName() for action in menu.actions() if action.objectName()}
        menu.close()
        return found

    board = window.shown_board
    assert board is not None
    assert "deliberately_empty" in ids(window.commands)
    add(window, "a")
    go(window)
    assert {"confirm", "duplicate", "delete"} <= ids(window.commands)
    board.nav.go(Cursor(window.bridge.blueprint.stages[0].id))
    assert {"stage_split", "stage_delete"} <= ids(window.commands)


def test_the_menu_has_a_key(window: Window, qtbot: QtBot) -> None:
    add(window, "a")
    go(window)
    press("Ctrl+.")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert window.commands.actions["confirm"] in popup.actions()
    popup.close()


def test_the_clipboard_commands_do_nothing_where_there_is_no_text_and_no_board(window: Window) -> None:
    window.go_to(Cursor(window.bridge.blueprint.stages[0].id))
    window.enter_focus()
    assert window.pages.focus_view is not None
    QApplication.processEvents()
    window.commands.toolbar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.commands.toolbar.setFocus()
    before = window.bridge.blueprint
    for deed in (edit.cut, edit.copy, edit.paste, edit.select_all):
        deed(window)
    assert window.bridge.blueprint is before


def test_only_what_is_not_confirmed_can_be_confirmed(window: Window) -> None:
    add(window, "a")
    go(window)
    confirm = window.commands.actions["confirm"]
    assert not confirm.isEnabled()
    ref = window.pages.show_board().selection()[0]
    assert window.bridge.do(SetStatus((ref,), Status.ASSUMPTION))
    assert confirm.isEnabled()
    confirm.trigger()
    assert not confirm.isEnabled()
    assert window.bridge.blueprint.stages[0].tasks[0].status is Status.CONFIRMED
