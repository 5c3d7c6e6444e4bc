"""New, open, save, close as a user does them, with real files and the real questions."""

from __future__ import annotations

import threading
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from blueprint_editor import workflows
from blueprint_editor.core.model import Element
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.messages import Tone
from blueprint_editor.wording import say

from .window_kit import (
    add,
    choose_name,
    desk,
    reopened,
    save_to,
    saved_file,
    settled,
    texts,
    type_name,
    type_text,
    wait_for,
    window,
)

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Button = QMessageBox.StandardButton


# --- New


def test_the_page_makes_a_blueprint_with_the_keyboard_alone(desk: Desk, qtbot: QtBot) -> None:
    made = desk.new_window()
    made.show_start()
    made.show()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Down)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert made.has_document
    assert len(made.bridge.blueprint.stages) == 6
    assert made.bridge.blueprint.stages[0].triggers, "the second template has examples"
    assert not made.modified
    assert desk.windows == [made]


def test_the_page_offers_stages_only_first_and_both_languages(desk: Desk) -> None:
    made = desk.new_window()
    made.show_start()
    assert made.pages.start is not None
    chooser = made.pages.start.chooser
    assert [card.code for card in chooser.cards] == ["service-stages", "service", "empty"]
    assert (chooser.template, chooser.language) == ("service-stages", "nl")
    chooser.language_buttons["en"].click()
    chooser.client.setText("  Jansen  ")
    made.pages.start.begin_button.click()
    assert made.bridge.blueprint.language == "en"
    assert made.bridge.blueprint.client == "Jansen"
    assert made.windowTitle() == "Jansen[*]"


def test_new_takes_a_fresh_window_once_there_is_work(window: Window, desk: Desk, qtbot: QtBot) -> None:
    window.commands.trigger("new")
    wait_for(qtbot, window, QDialog, "askNew").accept()
    assert desk.windows == [window], "an untouched template gives way"
    add(window, "werk")
    window.commands.trigger("new")
    wait_for(qtbot, window, QDialog, "askNew").accept()
    assert len(desk.windows) == 2
    assert texts(window.bridge.blueprint) == ["werk"]
    assert desk.windows[1].pos() != window.pos()


def test_new_can_be_left(window: Window, desk: Desk, qtbot: QtBot) -> None:
    before = window.bridge.blueprint
    window.commands.trigger("new")
    wait_for(qtbot, window, QDialog, "askNew").reject()
    assert window.bridge.blueprint is before
    assert desk.windows == [window]


def test_an_unknown_template_is_said(desk: Desk) -> None:
    made = desk.new_window()
    made.files.create("raket", "nl")
    assert not made.has_document
    assert made.strip.message is not None
    assert made.strip.message.tone is Tone.ERROR
    assert "raket" in made.strip.label.text()


# --- Save


def test_save_asks_a_name_once_and_keeps_what_is_typed(
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Jansen & Zn, één.blueprint.xlsx"
    add(window, "Offerte maken")
    assert window.isWindowModified()
    save_to(qtbot, window, path)
    assert not window.isWindowModified()
    assert window.windowTitle() == f"{path.name}[*]"
    assert reopened(path) == window.bridge.blueprint
    add(window, "Bellen")
    assert window.isWindowModified()
    window.commands.trigger("save")
    settled(qtbot, desk)
    assert texts(reopened(path)) == ["Offerte maken", "Bellen"]
    assert desk.settings.recent == (path,)
    assert window.status_line.saved.text() == say("window.status.saved", "nl")


def test_save_commits_the_line_that_is_being_typed(window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    window.files._save_to(path)
    settled(qtbot, desk)
    type_text("Klant tekent")
    assert texts(window.bridge.blueprint, Element.TRIGGER) == []
    window.commands.trigger("save")
    settled(qtbot, desk)
    assert texts(reopened(path), Element.TRIGGER) == ["Klant tekent"]


def test_what_changes_during_a_save_stays_unsaved(
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    go_on = threading.Event()
    real = workflows.save_document

    def slow(*args: object, **named: object) -> workflows.Saved:
        assert go_on.wait(20)
        return real(*args, **named)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(workflows, "save_document", slow)
    add(window, "voor")
    window.commands.trigger("save")
    choose_name(qtbot, window, path)
    qtbot.waitUntil(lambda: window.files.saving)
    assert window.status_line.saved.text() == say("window.status.saving", "nl")
    add(window, "tijdens")
    go_on.set()
    settled(qtbot, desk)
    assert window.isWindowModified()
    assert texts(reopened(path)) == ["voor"]
    window.commands.trigger("undo")
    assert not window.isWindowModified(), "undo comes back to what is on disk"


def test_two_saves_at_once_both_arrive(window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    save_to(qtbot, window, path)
    add(window, "een")
    window.commands.trigger("save")
    add(window, "twee")
    window.commands.trigger("save")
    qtbot.waitUntil(lambda: not window.modified)
    settled(qtbot, desk)
    assert texts(reopened(path)) == ["een", "twee"]
    assert window.strip.message is None


def test_undo_back_to_the_saved_value_is_saved(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    add(window, "een")
    save_to(qtbot, window, tmp_path / "a.xlsx")
    add(window, "twee")
    window.commands.trigger("undo")
    assert not window.isWindowModified()
    window.commands.trigger("undo")
    assert window.isWindowModified(), "undo survives a save"


def test_save_as_goes_on_with_the_new_name_and_the_same_ids(
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    save_to(qtbot, window, tmp_path / "a.xlsx")
    window.commands.trigger("save_as")
    choose_name(qtbot, window, tmp_path / "b.xlsx")
    settled(qtbot, desk)
    assert window.document.path == tmp_path / "b.xlsx"
    assert reopened(tmp_path / "b.xlsx").id == reopened(tmp_path / "a.xlsx").id
    assert desk.settings.recent == (tmp_path / "b.xlsx", tmp_path / "a.xlsx")


def test_save_as_over_another_file_keeps_a_backup(window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    old = tmp_path / "oud.xlsx"
    saved_file(old, "empty")
    add(window, "nieuw")
    window.files._save_to(old)
    settled(qtbot, desk)
    assert texts(reopened(old)) == ["nieuw"]
    assert any(path.suffix == ".xlsx" for path in (tmp_path / "backups").rglob("*"))


def test_a_name_without_its_suffix_gets_one_and_asks_before_replacing(
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    there = tmp_path / "v1.2.xlsx"
    there.write_bytes(b"not ours")
    add(window, "x")
    window.commands.trigger("save")
    choose_name(qtbot, window, tmp_path / "v1.2")
    box = wait_for(qtbot, window, QMessageBox, "askOverwrite")
    box.button(Button.Cancel).click()
    assert there.read_bytes() == b"not ours"
    assert window.modified


def test_saving_without_a_document_is_a_hint(desk: Desk) -> None:
    made = desk.new_window()
    made.show_start()
    made.commands.trigger("save")
    assert made.strip.label.text() == say("window.nothing_to_save", "nl")


def test_a_save_that_fails_says_what_to_do_and_loses_nothing(
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    add(window, "werk")
    window.files._save_to(tmp_path / "not" / "there" / "a.xlsx")
    settled(qtbot, desk)
    assert window.isWindowModified()
    assert window.strip.message is not None
    assert window.strip.message.tone is Tone.ERROR
    assert [button.text() for button in window.strip.buttons] == ["Kopie opslaan…", "Opnieuw proberen"]
    window.strip.buttons[0].click()
    choose_name(qtbot, window, tmp_path / "redding.xlsx")
    settled(qtbot, desk)
    assert texts(reopened(tmp_path / "redding.xlsx")) == ["werk"]
    assert window.strip.message is None
    assert not window.modified


def test_a_file_changed_behind_our_back_is_not_overwritten_unasked(
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    save_to(qtbot, window, path)
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A1"] = "iemand anders"
    book.save(path)
    theirs = path.read_bytes()
    add(window, "van mij")
    window.commands.trigger("save")
    settled(qtbot, desk)
    assert path.read_bytes() == theirs
    assert window.modified
    qtbot.waitUntil(lambda: window.disk_bar.message is not None)
    assert "Beide bewaren" in [button.text() for button in window.disk_bar.buttons]


def test_two_windows_never_save_to_one_file(window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    save_to(qtbot, window, path)
    before = path.read_bytes()
    other = desk.new_window()
    other.files.create("empty", "en")
    other.files._save_to(path)
    settled(qtbot, desk)
    assert path.read_bytes() == before
    assert "a.xlsx" in other.strip.label.text()


# --- Open


def test_open_shows_the_file_and_remembers_it(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    blueprint = saved_file(path, language="en")
    made = desk.new_window()
    made.show_start()
    made.commands.trigger("open")
    dialog = wait_for(qtbot, made, QFileDialog, "askFile")
    type_name(dialog, path)
    settled(qtbot, desk)
    assert made.bridge.blueprint == blueprint
    assert made.document.path == path
    assert not made.modified
    assert made.strip.message is None, "a file of our own has nothing that stands out"
    assert desk.settings.recent == (path,)
    assert desk.windows == [made]


def test_several_files_get_a_window_each_in_order(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.xlsx" for name in "abc"]
    blueprints = [saved_file(path, "empty") for path in paths]
    made = desk.new_window()
    made.show_start()
    for path in paths:
        made.files.open_path(path)
    qtbot.waitUntil(lambda: len(desk.windows) == 3)
    settled(qtbot, desk)
    assert [one.document.path for one in desk.windows] == paths
    assert [one.bridge.blueprint for one in desk.windows] == blueprints


def test_the_same_file_again_comes_forward(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    saved_file(path, "empty")
    link = tmp_path / "link.xlsx"
    link.symlink_to(path)
    made = desk.new_window()
    made.files.open_path(path)
    settled(qtbot, desk)
    add(made, "x")
    made.files.open_path(link)
    settled(qtbot, desk)
    assert desk.windows == [made]
    assert texts(made.bridge.blueprint) == ["x"]


def bad_files(folder: Path) -> dict[str, Path]:
    """Files that are no blueprint, each in its own way."""
    made = {name: folder / f"{name}.xlsx" for name in ("leeg", "tekst", "afgekapt", "vreemd", "weg")}
    made["leeg"].write_bytes(b"")
    made["tekst"].write_text("gewoon tekst", encoding="utf-8")
    saved_file(folder / "heel.xlsx", "empty")
    made["afgekapt"].write_bytes((folder / "heel.xlsx").read_bytes()[:3000])
    book = openpyxl.Workbook()
    book.save(made["vreemd"])
    return made


@pytest.mark.parametrize("name", ["leeg", "tekst", "afgekapt", "vreemd", "weg"])
def test_what_cannot_be_opened_is_said_and_nothing_changes(
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    add(window, "werk")
    window.files.open_path(bad_files(tmp_path)[name])
    settled(qtbot, desk)
    assert texts(window.bridge.blueprint) == ["werk"]
    assert desk.windows == [window]
    assert window.strip.message is not None
    assert window.strip.message.tone is Tone.ERROR
    assert window.strip.label.text().endswith(".")
    assert [button.text() for button in window.strip.buttons] == ["Opnieuw proberen", "Ander bestand openen…"]
    assert desk.settings.recent == ()


def test_try_again_opens_what_has_come_back(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    made = desk.new_window()
    made.files.open_path(path)
    settled(qtbot, desk)
    blueprint = saved_file(path, "empty")
    made.strip.buttons[0].click()
    settled(qtbot, desk)
    assert made.bridge.blueprint == blueprint


def test_opening_can_be_stopped(
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    saved_file(path, "empty")
    real = workflows.open_document
    go_on = threading.Event()

    def slow(*args: object, **named: object) -> workflows.Document:
        assert go_on.wait(20)
        return real(*args, **named)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(workflows, "open_document", slow)
    add(window, "werk")
    window.files.open_path(path)
    qtbot.waitUntil(window.progress.isVisible)
    assert window.progress.label.text() == say("work.read_file", "nl")
    window.progress.button.click()
    go_on.set()
    settled(qtbot, desk)
    assert window.strip.label.text() == say("window.open.stopped", "nl")
    assert not window.progress.isVisible()
    assert desk.windows == [window]


def test_an_error_that_nobody_foresaw_is_said(
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[BaseException] = []

    def broken(*_args: object, **_named: object) -> workflows.Document:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(workflows, "open_document", broken)
    monkeypatch.setattr("sys.excepthook", lambda _kind, error, _trace: heard.append(error))
    window.files.open_path(tmp_path / "a.xlsx")
    settled(qtbot, desk)
    assert [type(error) for error in heard] == [ZeroDivisionError], "the border hears of it too"
    assert window.strip.label.text() == say("window.unexpected", "nl")


def test_recent_files_open_and_missing_ones_are_grey(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    here, gone = tmp_path / "hier & nu.xlsx", tmp_path / "weg.xlsx"
    blueprint = saved_file(here, "empty")
    desk.settings.add_recent(gone)
    desk.settings.add_recent(here)
    made = desk.new_window()
    made.commands.recent.fill()
    made.commands.recent.open_up()
    first, second, _line, _pins, clear = made.commands.recent.actions()
    assert "hier && nu.xlsx" in first.text()
    assert first.isEnabled()
    qtbot.waitUntil(lambda: not second.isEnabled())
    assert first.isEnabled()
    first.trigger()
    settled(qtbot, desk)
    assert made.bridge.blueprint == blueprint
    clear.trigger()
    made.commands.recent.fill()
    assert desk.settings.recent == ()
    assert [action.isEnabled() for action in made.commands.recent.actions()] == [False]


def test_a_workbook_dropped_on_the_window_opens(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    blueprint = saved_file(path, "empty")
    made = desk.new_window()
    made.show_start()
    made.show()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)), QUrl("https://example.invalid/b.xlsx")])
    action, button, modifier = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), action, data, button, modifier)
    QApplication.sendEvent(made, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(made, QDropEvent(QPointF(50, 50), action, data, button, modifier))
    settled(qtbot, desk)
    assert made.bridge.blueprint == blueprint
    other = QMimeData()
    other.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    enter = QDragEnterEvent(QPoint(50, 50), action, other, button, modifier)
    enter.ignore()
    QApplication.sendEvent(made, enter)
    assert not enter.isAccepted()


def test_findings_of_a_hand_edited_file_are_told_and_listed(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    saved_file(path)
    book = openpyxl.load_workbook(path)
    book.remove(book["Taken"])
    book.save(path)
    made = desk.new_window()
    made.files.open_path(path)
    settled(qtbot, desk)
    made.show()
    assert made.document.findings
    assert made.strip.label.text() == say("window.findings", "nl", n=len(made.document.findings))
    made.strip.buttons[0].click()
    dialog = wait_for(qtbot, made, QDialog, "findings")
    tree = dialog.tree  # type: ignore[attr-defined] # a FindingsDialog, whose module a start does not load
    assert tree.topLevelItemCount() == len(made.document.findings)
    assert all(tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount()))
    first, line = tree.topLevelItem(0), tree.fontMetrics().height()
    assert tree.fontMetrics().horizontalAdvance(first.text(0)) > 300
    dialog.resize(360, 300)
    qtbot.waitUntil(lambda: tree.visualItemRect(first).height() > 2 * line)  # all of it, on as many lines as it takes
    dialog.close()


def test_a_read_only_file_is_saved_elsewhere(window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    blueprint = saved_file(path, "empty")
    document = workflows.Document(blueprint, path, "fingerprint", read_only=True)
    window.show_document(document)
    assert window.status_line.saved.text() == say("window.status.read_only", "nl")
    window.commands.trigger("stage_duplicate")
    assert window.strip.label.text() == say("refusal.read_only", "nl")
    window.commands.trigger("save")
    choose_name(qtbot, window, tmp_path / "b.xlsx")
    settled(qtbot, desk)
    assert window.document.path == tmp_path / "b.xlsx"
    add(window, "nu mag het")
