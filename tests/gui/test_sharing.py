"""A file that others have a hand in, as a user meets it: bars, merging, keeping both, locks."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from blueprint_editor import workflows
from blueprint_editor.core.edits import ChangeEntry
from blueprint_editor.core.merging import Choice
from blueprint_editor.core.model import Blueprint, Element, EntryRef
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.dialogs.conflict import ConflictDialog
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.messages import Tone
from blueprint_editor.wording import say
from blueprint_editor.workbook import files as disk_files
from blueprint_editor.workflows import conflicts

from .window_kit import (
    add,
    choose_name,
    delete_closed,
    desk,
    reopened,
    save_to,
    saved_file,
    settled,
    texts,
    wait_for,
    window,
)

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def path(window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path) -> Path:
    """The file of the window, with one task in it, looked after."""
    found = tmp_path / "klant.blueprint.xlsx"
    add(window, "bellen")
    save_to(qtbot, window, found)
    quiet(qtbot, window)
    return found


def quiet(qtbot: QtBot, window: Window) -> None:
    """Wait until the file is looked after and its lock is there."""
    qtbot.waitUntil(lambda: window.made_sharing is not None and window.made_sharing.watch._last is not None)
    qtbot.waitUntil(lambda: not window.desk.looks.busy)


def by_another(path: Path, change: Callable[[Blueprint], Blueprint], author: str = "Bert") -> Blueprint:
    """Somebody else opens the file, changes the blueprint, and saves."""
    document = workflows.open_document(path)
    theirs = replace(change(document.blueprint), author=author)
    workflows.save_document(theirs, path, expected=document.fingerprint)
    return theirs


def with_task(text: str, stage: int = 0) -> Callable[[Blueprint], Blueprint]:
    """A change: the first task of a stage gets this text."""

    def change(blueprint: Blueprint) -> Blueprint:
        stages = list(blueprint.stages)
        tasks = stages[stage].tasks
        stages[stage] = replace(stages[stage], tasks=(replace(tasks[0], text=text), *tasks[1:]))
        return replace(blueprint, stages=tuple(stages))

    return change


def with_title(title: str) -> Callable[[Blueprint], Blueprint]:
    """A change: another title."""
    return lambda blueprint: replace(blueprint, title=title)


def told(qtbot: QtBot, window: Window) -> str:
    """Wait for the bar about the file, and give its words."""
    qtbot.waitUntil(lambda: window.disk_bar.message is not None)
    return window.disk_bar.label.text()


def press(window: Window, key: str) -> None:
    """Press a button of the bar."""
    words = say(key, window.appearance.language)
    found: list[QPushButton] = [button for button in window.disk_bar.buttons if button.text() == words]
    assert found, [button.text() for button in window.disk_bar.buttons]
    found[0].click()


def save(window: Window, qtbot: QtBot) -> None:
    """Save, and wait until that is over."""
    window.commands.trigger("save")
    settled(qtbot, window.desk)


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
    window.commands.trigger("undo")
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


def conflict(window: Window, qtbot: QtBot, path: Path) -> ConflictDialog:
    """Both change the same task; the question is on screen."""
    mine = with_task("bellen om negen uur")(window.bridge.blueprint)
    entry = mine.stages[0].tasks[0]

    assert window.bridge.do(ChangeEntry(EntryRef(mine.stages[0].id, Element.TASK, entry.id), entry))
    by_another(path, with_task("bellen om tien uur"))
    told(qtbot, window)
    press(window, "window.disk.merge")
    settled(qtbot, window.desk)
    return wait_for(qtbot, window, ConflictDialog, "conflicts")


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
    row = dialog.tree.topLevelItem(0)
    assert row is not None
    assert "bellen om negen uur" in row.text(1)
    assert "bellen om tien uur" in row.text(2)
    assert "“bellen”" in row.text(0), "what it was at first"
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
    tree = dialog.tree
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Right)
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert dialog.choices() == {key: Choice.THEIRS}
    row = tree.topLevelItem(0)
    assert row is not None
    place = tree.visualItemRect(row)
    QTest.mouseClick(
        tree.viewport(), Qt.MouseButton.LeftButton, pos=place.topLeft() + _middle_of(dialog, 1, place.height())
    )
    assert dialog.choices() == {key: Choice.OURS}
    dialog.reject()


def _middle_of(dialog: ConflictDialog, column: int, height: int):  # type: ignore[no-untyped-def]  # a QPoint
    from PySide6.QtCore import QPoint

    header = dialog.tree.header()
    return QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) // 2, height // 2)


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


# --- Whatever fails


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "De schijf is vol"),
        (errno.EROFS, "Je mag hier niet bij"),
        (errno.EIO, "is mislukt"),
        (errno.ESTALE, "antwoordt niet"),
        (errno.EBUSY, "houdt dit bestand vast"),
    ],
)
def test_each_cause_is_named_and_trying_again_saves(
    window: Window, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    before = path.read_bytes()

    real = disk_files.Disk.write_new

    def fails(disk: disk_files.Disk, where: Path, data: bytes, like: Path | None) -> None:
        if where.parent == path.parent:
            raise OSError(number, os.strerror(number))
        real(disk, where, data, like)

    add(window, "mailen")
    with monkeypatch.context() as broken:
        broken.setattr(disk_files.Disk, "write_new", fails)
        save(window, qtbot)
    assert window.strip.message is not None
    assert words in window.strip.label.text()
    assert path.read_bytes() == before
    assert [button.text() for button in window.strip.buttons] == ["Kopie opslaan…", "Opnieuw proberen"]
    window.strip.buttons[1].click()
    settled(qtbot, window.desk)
    assert texts(reopened(path)) == ["bellen", "mailen"]
    assert not window.modified


def test_an_error_after_the_step_is_no_conflict_with_ourselves(
    window: Window, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_arguments: object) -> None:
        raise OSError(errno.EIO, "no")

    add(window, "mailen")
    with monkeypatch.context() as broken:
        broken.setattr(disk_files.Disk, "sync_folder", fails)
        save(window, qtbot)
    assert window.modified, "it may not outlive a cut of the power"
    window.strip.buttons[1].click()
    settled(qtbot, window.desk)
    assert not window.modified
    assert texts(reopened(path)) == ["bellen", "mailen"]


def test_a_drive_that_does_not_answer_holds_nothing_up(
    window: Window, desk: Desk, qtbot: QtBot, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging, let_go = threading.Event(), threading.Event()
    real = conflicts.look

    def hangs(*arguments: object) -> conflicts.Look:
        hanging.set()
        let_go.wait(30)
        return real(*arguments)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(conflicts, "look", hangs)
    os.utime(path, (1, 1))
    qtbot.waitUntil(hanging.is_set)
    add(window, "mailen")
    window.files._save_to(tmp_path / "hier.xlsx")
    settled(qtbot, desk)
    assert texts(reopened(tmp_path / "hier.xlsx")) == ["bellen", "mailen"]
    window.commands.recent.open_up()
    assert all(action.isEnabled() for action in window.commands.recent.actions()), "nothing is known of them yet"
    let_go.set()
    qtbot.waitUntil(lambda: not desk.looks.busy)


# --- Locks


def lock_of(path: Path) -> Path:
    """Where LibreOffice and this program say that a file is open."""
    return path.with_name(f".~lock.{path.name}#")


def test_a_lock_is_there_while_the_file_is_open(window: Window, desk: Desk, qtbot: QtBot, path: Path) -> None:
    assert "Blueprint editor" in lock_of(path).read_text(encoding="utf-8")
    other = path.with_name("b.xlsx")
    window.files._save_to(other)
    settled(qtbot, desk)
    qtbot.waitUntil(lambda: lock_of(other).exists() and not lock_of(path).exists())
    window.close()
    delete_closed()
    qtbot.waitUntil(lambda: not lock_of(other).exists())


def test_leaving_the_program_takes_the_locks_away(window: Window, desk: Desk, qtbot: QtBot, path: Path) -> None:
    assert lock_of(path).exists()
    window.close()
    desk.shut_down()
    assert not lock_of(path).exists()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_who_has_it_open_is_told_and_stops_nothing(desk: Desk, qtbot: QtBot, tmp_path: Path, language: str) -> None:
    path = tmp_path / "a.xlsx"
    saved_file(path, "empty")
    path.with_name("~$a.xlsx").write_bytes(bytes([4]) + b"Anna" + bytes(50))
    desk.set_language(language)
    made = desk.new_window()
    made.files.open_path(path)
    settled(qtbot, desk)
    assert told(qtbot, made) == say("window.held.excel", language, who="Anna", name="a.xlsx")
    add(made, "toch")
    save(made, qtbot)
    assert texts(reopened(path)) == ["toch"]
    assert path.with_name("~$a.xlsx").exists()


def test_a_link_to_a_file_that_is_open_elsewhere_is_not_saved_over(
    window: Window, desk: Desk, qtbot: QtBot, path: Path
) -> None:
    link = path.with_name("link.xlsx")
    link.symlink_to(path)
    before = path.read_bytes()
    other = desk.new_window()
    other.files.create("empty", "nl")
    other.files._save_to(link)
    settled(qtbot, desk)
    assert path.read_bytes() == before
    assert "link.xlsx" in other.strip.label.text()
    assert not other.findChildren(QFileDialog)
