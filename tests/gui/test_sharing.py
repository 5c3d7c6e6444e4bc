"""A file that others change, as a user meets it: bars, taking over, merging, keeping both."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import ChangeEntry
from blueprint_editor.core.merging import Choice
from blueprint_editor.core.model import Element, EntryRef
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.dialogs.compare import CompareDialog
from blueprint_editor.gui.dialogs.conflict import ConflictDialog
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.messages import Tone
from blueprint_editor.wording import say

from .sharing_kit import by_another, path, press, quiet, save, told, with_task, with_title
from .window_kit import (
    add,
    choose_name,
    desk,
    reopened,
    save_to,
    settled,
    texts,
    wait_for,
    window,
)

__all__ = ["desk", "path", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


# --- Changed on disk


def test_a_change_is_told_with_who_and_taken_over_as_one_deed(window: Window, qtbot: QtBot, path: Path) -> None:
    mine = window.bridge.blueprint
    theirs = by_another(path, with_title("Nieuw"))
    words = told(qtbot, window)
    assert path.name in words
    assert "Bert" in words
    assert window.disk_bar.message is not None
    assert window.disk_bar.message.tone is Tone.NOTICE
    press(window, "window.disk.take_over")
    assert window.bridge.blueprint == theirs
    assert not window.modified
    assert window.disk_bar.message is None
    assert window.strip.label.text() == say("window.disk.taken_over", "nl")
    window.commands.trigger("undo")
    assert window.strip.message is None, "what is said of a deed goes with the next"
    assert window.bridge.blueprint == mine
    assert window.modified
    save(window, qtbot)
    assert reopened(path) == mine, "what was taken over may be replaced"


def test_work_here_and_there_is_merged(window: Window, qtbot: QtBot, path: Path) -> None:
    add(window, "mailen")
    by_another(path, with_title("Nieuw"))
    told(qtbot, window)
    press(window, "window.disk.merge")
    settled(qtbot, window.desk)
    assert window.bridge.blueprint.title == "Nieuw"
    assert texts(window.bridge.blueprint) == ["bellen", "mailen"]
    assert window.modified, "the merge is not on disk yet"
    assert window.strip.label.text() == say("window.disk.merged", "nl")
    save(window, qtbot)
    assert reopened(path) == window.bridge.blueprint
    window.commands.trigger("undo")
    assert (window.bridge.blueprint.title, texts(window.bridge.blueprint)) == ("", ["bellen", "mailen"])


def conflict(
    window: Window, qtbot: QtBot, path: Path, ours: str = "bellen om negen uur", theirs: str = "bellen om tien uur"
) -> ConflictDialog:
    """Both change the same task; the question is on screen."""
    mine = with_task(ours)(window.bridge.blueprint)
    entry = mine.stages[0].tasks[0]

    assert window.bridge.do(ChangeEntry(EntryRef(mine.stages[0].id, Element.TASK, entry.id), entry))
    by_another(path, with_task(theirs))
    told(qtbot, window)
    press(window, "window.disk.merge")
    settled(qtbot, window.desk)
    return wait_for(qtbot, window, ConflictDialog, "conflicts")


def test_what_changed_is_shown_beside_the_bar(window: Window, qtbot: QtBot, path: Path) -> None:
    by_another(path, with_task("bellen om tien uur"))
    told(qtbot, window)
    press(window, "window.disk.show")
    dialog = wait_for(qtbot, window, CompareDialog, "compare")
    qtbot.waitUntil(lambda: dialog.found)
    dialog.copy_button.click()
    assert "bellen om tien uur" in QGuiApplication.clipboard().text()
    assert window.disk_bar.message is not None, "the bar stays: there is still a choice to make"
    dialog.close()


@pytest.mark.parametrize(
    ("choice", "result"),
    [
        (Choice.OURS, ["bellen om negen uur"]),
        (Choice.THEIRS, ["bellen om tien uur"]),
        (Choice.BOTH, ["bellen om negen uur", "bellen om tien uur"]),
    ],
)
def test_what_cannot_be_both_is_asked(
    window: Window, qtbot: QtBot, path: Path, choice: Choice, result: list[str]
) -> None:
    dialog = conflict(window, qtbot, path)
    words = [item.text() for item in map(dialog.table.item, [0] * 3, range(3)) if item is not None]
    assert words[1:] == ["“bellen om negen uur”", "“bellen om tien uur”"]
    assert "“bellen”" in words[0], "what it was at first"
    dialog.all_buttons[choice].click()
    dialog.accept()
    settled(qtbot, window.desk)
    assert sorted(texts(window.bridge.blueprint)) == result
    save(window, qtbot)
    assert sorted(texts(reopened(path))) == result


def test_a_choice_is_made_with_the_keyboard_and_the_mouse(window: Window, qtbot: QtBot, path: Path) -> None:
    dialog = conflict(window, qtbot, path)
    (key,) = dialog.choices()
    assert dialog.choices() == {key: Choice.OURS}
    table = dialog.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert dialog.choices() == {key: Choice.THEIRS}
    cell = table.item(0, 1)
    assert cell is not None
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualItemRect(cell).center())
    assert dialog.choices() == {key: Choice.OURS}
    dialog.reject()


def test_a_long_text_is_shown_whole_because_its_end_may_differ(window: Window, qtbot: QtBot, path: Path) -> None:
    start = "een heel lange taak die niet in veertig tekens past en dus pas aan het einde verschilt:"
    dialog = conflict(window, qtbot, path, f"{start} negen uur", f"{start} tien uur")
    words = [item.text() for item in map(dialog.table.item, [0] * 2, (1, 2)) if item is not None]
    assert words == [f"“{start} negen uur”", f"“{start} tien uur”"]
    dialog.reject()


def test_leaving_the_question_changes_nothing_and_the_bar_comes_back(window: Window, qtbot: QtBot, path: Path) -> None:
    dialog = conflict(window, qtbot, path)
    before = window.bridge.blueprint
    dialog.reject()
    assert window.bridge.blueprint is before
    assert "Bert" in told(qtbot, window)


def test_keeping_both_saves_ours_beside_theirs(window: Window, qtbot: QtBot, path: Path) -> None:
    add(window, "mailen")
    theirs = by_another(path, with_title("Nieuw"))
    told(qtbot, window)
    press(window, "window.disk.keep_both")
    qtbot.waitUntil(lambda: not window.modified)
    beside = window.document.path
    assert beside is not None
    assert beside.parent == path.parent
    assert beside.name.startswith("klant (")
    assert beside.name.endswith(".blueprint.xlsx")
    assert texts(reopened(beside)) == ["bellen", "mailen"]
    assert reopened(path) == theirs
    assert window.disk_bar.message is None
    assert beside.name in window.strip.label.text(), "the window goes on with another file, and says so"
    assert f"{path.name} " in window.strip.label.text()


@pytest.mark.parametrize("with_keys", [False, True])
def test_the_bar_leaves_the_keyboard_where_it_was(window: Window, qtbot: QtBot, path: Path, with_keys: bool) -> None:
    board = window.pages.board
    assert board is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    board.nav.go(Cursor(window.bridge.blueprint.stages[1].id, Element.TASK))
    board.nav.take_focus()
    place = window.cursor_place
    assert place.stage == window.bridge.blueprint.stages[1].id
    by_another(path, with_title("Nieuw"))
    told(qtbot, window)
    button = next(one for one in window.disk_bar.buttons if one.text() == say("window.disk.take_over", "nl"))
    if with_keys:
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
    else:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.disk_bar.message is None
    assert window.cursor_place == place
    focus = window.focusWidget()
    assert focus is not None
    assert board.isAncestorOf(focus)


def test_a_save_before_anyone_noticed_overwrites_nothing(window: Window, qtbot: QtBot, path: Path) -> None:
    add(window, "mailen")
    by_another(path, with_title("Nieuw"))
    theirs = path.read_bytes()
    save(window, qtbot)
    assert path.read_bytes() == theirs
    assert "overschreven" in told(qtbot, window)
    assert window.modified
    press(window, "window.disk.merge")
    settled(qtbot, window.desk)
    save(window, qtbot)
    assert (reopened(path).title, texts(reopened(path))) == ("Nieuw", ["bellen", "mailen"])


def test_the_bar_follows_what_is_done_here(window: Window, qtbot: QtBot, path: Path) -> None:
    by_another(path, with_title("Nieuw"))
    told(qtbot, window)
    press_words = [button.text() for button in window.disk_bar.buttons]
    add(window, "mailen")
    assert say("window.disk.merge", "nl") in [button.text() for button in window.disk_bar.buttons]
    window.commands.trigger("undo")
    assert [button.text() for button in window.disk_bar.buttons] == press_words


def test_the_same_blueprint_saved_by_another_program_is_no_news(window: Window, qtbot: QtBot, path: Path) -> None:
    before = window.document.fingerprint
    book = openpyxl.load_workbook(path)
    book.create_sheet("Van Bert")["A1"] = "blijft staan"
    book.save(path)
    qtbot.waitUntil(lambda: window.document.fingerprint != before)
    assert window.disk_bar.message is None
    assert not window.modified
    add(window, "mailen")
    save(window, qtbot)
    assert openpyxl.load_workbook(path)["Van Bert"]["A1"].value == "blijft staan"
    assert texts(reopened(path)) == ["bellen", "mailen"]


def test_a_touch_and_a_copy_of_the_same_bytes_are_no_news(window: Window, qtbot: QtBot, path: Path) -> None:
    assert window.made_sharing is not None
    watch = window.made_sharing.watch
    with qtbot.waitSignal(watch.looked):
        os.utime(path, (1, 1))
    assert window.disk_bar.message is None
    shutil.copy(path, path.with_name("x"))
    with qtbot.waitSignal(watch.looked):
        path.with_name("x").replace(path)
    assert window.disk_bar.message is None
    add(window, "mailen")
    save(window, qtbot)
    assert texts(reopened(path)) == ["bellen", "mailen"]


def test_the_dance_of_excel_is_one_change_and_not_a_loss(window: Window, qtbot: QtBot, path: Path) -> None:
    other = path.with_name("A1B2C3D4")
    shutil.copy(path, other)
    by_another(other.rename(path.with_name("theirs.xlsx")), with_title("Nieuw"))
    path.rename(path.with_name("F00.tmp"))
    path.with_name("theirs.xlsx").rename(path)
    path.with_name("F00.tmp").unlink()
    assert "Bert" in told(qtbot, window)
    assert say("window.disk.take_over", "nl") in [button.text() for button in window.disk_bar.buttons]


def test_what_cannot_be_read_is_replaced_only_when_asked(
    window: Window, qtbot: QtBot, path: Path, tmp_path: Path
) -> None:
    path.write_bytes(b"geen werkmap")
    assert say("window.disk.unreadable", "nl") in told(qtbot, window)
    add(window, "mailen")
    save(window, qtbot)
    assert path.read_bytes() == b"geen werkmap"
    told(qtbot, window)
    press(window, "window.replace")
    settled(qtbot, window.desk)
    assert texts(reopened(path)) == ["bellen", "mailen"]
    assert b"geen werkmap" in [copy.read_bytes() for copy in (tmp_path / "backups").rglob("*.xlsx")]


# --- Gone


def test_a_file_that_is_gone_is_saved_there_again(window: Window, qtbot: QtBot, path: Path) -> None:
    path.unlink()
    assert path.name in told(qtbot, window)
    press(window, "window.disk.save_here")
    settled(qtbot, window.desk)
    assert reopened(path) == window.bridge.blueprint
    assert window.disk_bar.message is None


def test_a_file_that_is_gone_is_saved_elsewhere(window: Window, qtbot: QtBot, path: Path, tmp_path: Path) -> None:
    path.unlink()
    add(window, "mailen")
    save(window, qtbot)
    told(qtbot, window)
    press(window, "window.disk.save_as")
    choose_name(qtbot, window, tmp_path / "elders.xlsx")
    settled(qtbot, window.desk)
    assert texts(reopened(tmp_path / "elders.xlsx")) == ["bellen", "mailen"]
    assert not path.exists()


def test_a_file_that_comes_back_is_no_news_any_more(window: Window, qtbot: QtBot, path: Path) -> None:
    path.rename(path.with_name("weg"))
    told(qtbot, window)
    path.with_name("weg").rename(path)
    qtbot.waitUntil(lambda: window.disk_bar.message is None)


def test_a_folder_that_is_gone_is_named(window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "usb"
    folder.mkdir()
    save_to(qtbot, window, folder / "a.xlsx")
    quiet(qtbot, window)
    folder.rename(tmp_path / "eruit")
    add(window, "mailen")
    save(window, qtbot)
    assert window.strip.message is not None
    assert "De map van" in window.strip.label.text()
    (tmp_path / "eruit").rename(folder)
    window.strip.buttons[1].click()
    settled(qtbot, desk)
    assert texts(reopened(folder / "a.xlsx")) == ["mailen"]
