"""Saves that fail, drives that do not answer, and files that others have open, as a user meets them."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window
from blueprint_editor.wording import say
from blueprint_editor.workbook import files as disk_files
from blueprint_editor.workflows import conflicts

from .sharing_kit import path, press, save, told
from .window_kit import (
    add,
    delete_closed,
    desk,
    reopened,
    saved_file,
    settled,
    texts,
    window,
)

__all__ = ["desk", "path", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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


def test_who_opens_it_later_is_told_until_they_close_it(window: Window, qtbot: QtBot, path: Path) -> None:
    lock_of(path).unlink()
    lock_of(path).write_text("Bert,bert,desk,01.01.2026 12:00,file:///x;", encoding="utf-8")
    assert told(qtbot, window) == say("window.held.libreoffice", "nl", who="Bert", name=path.name)
    book = openpyxl.load_workbook(path)
    book["Taken"]["C5"] = "mailen"
    book.save(path)
    qtbot.waitUntil(lambda: "gewijzigd door Bert" in window.disk_bar.label.text())
    press(window, "window.disk.take_over")
    assert texts(window.bridge.blueprint) == ["mailen"]
    lock_of(path).unlink()
    qtbot.waitUntil(lambda: window.disk_bar.message is None)


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
