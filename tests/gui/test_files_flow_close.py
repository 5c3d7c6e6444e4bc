"""Closing and leaving: nothing goes without a question, and what is on its way arrives first."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from blueprint_editor import workflows
from blueprint_editor.core.model import Element
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window

from .window_kit import add, answer, delete_closed, desk, reopened, save_to, settled, texts, type_text, wait_for, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Button = QMessageBox.StandardButton


def test_closing_a_saved_or_untouched_window_asks_nothing(window: Window, desk: Desk) -> None:
    window.close()
    assert desk.windows == []


def test_cancel_keeps_the_window(window: Window, desk: Desk, qtbot: QtBot) -> None:
    add(window, "werk")
    window.close()
    box = wait_for(qtbot, window, QMessageBox, "askToSave")
    assert [box.button(one).text().replace("&", "") for one in (Button.Save, Button.Discard, Button.Cancel)] == [
        "Opslaan",
        "Niet opslaan",
        "Annuleren",
    ]
    QTest.keyClick(box, Qt.Key.Key_Escape)
    delete_closed()
    assert desk.windows == [window]
    assert texts(window.bridge.blueprint) == ["werk"]


def test_dont_save_closes_and_leaves_the_file(window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    save_to(qtbot, window, path)
    before = path.read_bytes()
    add(window, "weg ermee")
    window.close()
    answer(qtbot, window, Button.Discard)
    assert desk.windows == []
    assert path.read_bytes() == before


def test_save_on_closing_saves_then_closes(window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    save_to(qtbot, window, path)
    add(window, "nog dit")
    window.close()
    answer(qtbot, window, Button.Save)
    qtbot.waitUntil(lambda: desk.windows == [])
    assert texts(reopened(path)) == ["nog dit"]


def test_a_save_on_closing_that_fails_keeps_the_window(
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    save_to(qtbot, window, folder / "a.xlsx")
    add(window, "nog dit")
    settled(qtbot, desk)  # who has the file open is written beside it
    shutil.rmtree(folder)
    window.close()
    answer(qtbot, window, Button.Save)
    settled(qtbot, desk)
    assert desk.windows == [window]
    assert window.strip.isVisible()
    assert texts(window.bridge.blueprint) == ["nog dit"]


def test_leaving_the_name_open_keeps_the_window(window: Window, desk: Desk, qtbot: QtBot) -> None:
    add(window, "werk")
    window.close()
    answer(qtbot, window, Button.Save)
    wait_for(qtbot, window, QFileDialog, "askName").reject()
    delete_closed()
    assert desk.windows == [window]


def test_closing_commits_what_is_typed_and_then_asks(window: Window, desk: Desk, qtbot: QtBot) -> None:
    type_text("Klant belt")
    window.close()
    answer(qtbot, window, Button.Cancel)
    assert texts(window.bridge.blueprint, Element.TRIGGER) == ["Klant belt"]
    assert desk.windows == [window]


def test_closing_waits_for_the_save_that_is_on_its_way(
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    save_to(qtbot, window, path)
    add(window, "op de valreep")
    window.commands.trigger("save")
    window.close()
    assert desk.windows == [window]
    qtbot.waitUntil(lambda: desk.windows == [])
    assert texts(reopened(path)) == ["op de valreep"]


def test_closing_waits_for_a_save_also_when_all_else_is_thrown_away(
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    save_to(qtbot, window, path)
    add(window, "op de valreep")
    window.close()
    window.commands.trigger("save")  # while the question is open
    answer(qtbot, window, Button.Discard)
    assert desk.windows == [window]
    qtbot.waitUntil(lambda: desk.windows == [])
    settled(qtbot, desk)
    assert texts(reopened(path)) == ["op de valreep"]


def test_closing_waits_for_every_save_also_for_one_that_waits_itself(
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    save_to(qtbot, window, path)
    begun, go_on, real = threading.Event(), threading.Event(), workflows.save_document

    def slow(*args: object, **named: object) -> workflows.Saved:
        begun.set()
        assert go_on.wait(20)
        return real(*args, **named)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(workflows, "save_document", slow)
    add(window, "een")
    window.close()
    answer(qtbot, window, Button.Save)
    qtbot.waitUntil(begun.is_set)
    window.files._save_to(other)
    go_on.set()
    qtbot.waitUntil(lambda: desk.windows == [])
    settled(qtbot, desk)
    assert texts(reopened(path)) == texts(reopened(other)) == ["een"]


def test_what_is_thrown_away_leaves_nothing_behind_while_it_is_typed(
    window: Window, desk: Desk, tmp_path: Path
) -> None:
    window.commands.trigger("inspector")
    type_text("half een naam")
    window.closing.agree()
    window.close()
    delete_closed()
    assert desk.windows == []
    desk.keeper.leave()
    assert list((tmp_path / "data" / "recovery").iterdir()) == []


def test_a_save_as_that_waits_still_may_replace_what_stands_there(
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    save_to(qtbot, window, path)
    begun, go_on = threading.Event(), threading.Event()
    real = workflows.save_document

    def slow(*args: object, **named: object) -> workflows.Saved:
        first = not begun.is_set()
        begun.set()
        assert go_on.wait(20)
        saved = real(*args, **named)  # type: ignore[arg-type] # handed on as it came
        if first:
            path.write_bytes(b"somebody else, in between")
        return saved

    monkeypatch.setattr(workflows, "save_document", slow)
    add(window, "een")
    window.commands.trigger("save")
    qtbot.waitUntil(begun.is_set)
    add(window, "twee")
    window.files._save_to(path)  # the answer was: yes, replace it
    go_on.set()
    settled(qtbot, desk)
    qtbot.waitUntil(lambda: not window.modified)
    assert texts(reopened(path)) == ["een", "twee"]


def test_quit_goes_through_the_windows_and_stops_at_cancel(window: Window, desk: Desk, qtbot: QtBot) -> None:
    second = desk.new_window()
    second.files.create("empty", "nl")
    second.show()
    third = desk.new_window()
    third.files.create("empty", "nl")
    third.show()
    add(window, "werk")
    window.commands.trigger("quit")
    answer(qtbot, window, Button.Cancel)
    assert desk.windows == [window], "those without changes have gone, this one stays"
    window.commands.trigger("quit")
    answer(qtbot, window, Button.Discard)
    qtbot.waitUntil(lambda: desk.windows == [])
