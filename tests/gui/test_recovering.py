"""A window's work is kept from a crash, offered after it, and brought back; where it cannot be, the user hears so."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import AddEntries, ChangeBlueprint, DeleteEntries
from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import Element, EntryRef
from blueprint_editor.gui import recovering
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.dialogs.compare import CompareDialog
from blueprint_editor.gui.dialogs.recovery import LeftWorkDialog
from blueprint_editor.gui.main_window import Window
from blueprint_editor.recovery import store
from blueprint_editor.recovery.errors import JournalError
from blueprint_editor.wording import say
from blueprint_editor.workflows.recovery import find_left
from tests.figures import Figure

from .sharing_kit import by_another, told, with_title
from .sharing_kit import press as press_bar
from .window_kit import (
    add,
    answer,
    child,
    desk,
    open_roles,
    reopened,
    save_to,
    saved_file,
    settled,
    texts,
    type_text,
    wait_for,
    window,
)

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Button = QMessageBox.StandardButton


def journals(tmp_path: Path) -> list[Path]:
    """The journals there are."""
    return sorted((tmp_path / "data" / "recovery").glob("*.journal"))


def crash(window: Window) -> None:
    """End the work in a window as a killed process does: nothing is cleared away, and the lock goes."""
    journal = window.recovering.journal
    assert journal is not None
    window.recovering._journal = None
    window.desk.keeper.end(journal, keep=True)
    window.desk.keeper.leave()
    window.closing.agree()
    window.close()


def offered(desk: Desk, qtbot: QtBot) -> Window:
    """A new window as it is a moment after a start."""
    made = desk.new_window()
    made.show_start()
    made.show()
    desk.settle()
    settled(qtbot, desk)
    return made


def press(window: Window, key: str) -> None:
    """Press a button of the bar."""
    button = next(one for one in window.strip.buttons if one.property("textKey") == key)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_nothing_is_kept_before_the_first_deed(window: Window, tmp_path: Path) -> None:
    assert journals(tmp_path) == []
    add(window, "werk")
    assert len(journals(tmp_path)) == 1


def test_a_deed_is_on_the_disk_before_anybody_sees_it(window: Window, tmp_path: Path) -> None:
    seen: list[int] = []

    def look(_changes: object) -> None:
        with sqlite3.connect(journals(tmp_path)[0]) as connection:
            seen.append(connection.execute("select count(*) from deed").fetchone()[0])
        connection.close()

    window.session._listeners.insert(0, look)
    add(window, "een")
    add(window, "twee")
    window.session.undo()
    assert seen == [1, 2, 3]


def test_work_comes_back_after_a_crash(desk: Desk, window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Klant.xlsx"
    save_to(qtbot, window, path)
    add(window, "een")
    add(window, "twee")
    crash(window)
    after = offered(desk, qtbot)
    message = after.strip.message
    assert message is not None
    assert "Klant.xlsx (2 wijzigingen" in message.words("nl")
    press(after, "recovery.bring_back")
    settled(qtbot, desk)
    assert texts(after.bridge.blueprint)[-2:] == ["een", "twee"]
    press(after, "versions.show")
    compare = wait_for(qtbot, after, CompareDialog, "compare")
    qtbot.waitUntil(lambda: compare.found)
    compare.close()
    assert after.modified
    assert after.windowTitle() == "Klant.xlsx[*] (teruggehaald)"
    assert "een" not in texts(reopened(path))
    after.commands.trigger("save")
    settled(qtbot, desk)
    assert texts(reopened(path))[-2:] == ["een", "twee"]
    assert after.windowTitle() == "Klant.xlsx[*]"
    desk.keeper.leave()
    assert journals(tmp_path) == []


def test_recovered_work_is_kept_again(desk: Desk, window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    add(window, "een")
    crash(window)
    again = offered(desk, qtbot)
    press(again, "recovery.bring_back")
    settled(qtbot, desk)
    add(again, "twee")
    crash(again)
    last = offered(desk, qtbot)
    assert len(desk.left_work.found) == 1
    assert desk.left_work.found[0].changes == 2
    press(last, "recovery.bring_back")
    settled(qtbot, desk)
    assert texts(last.bridge.blueprint)[-2:] == ["een", "twee"]


def test_a_file_that_changed_since_is_not_replaced_in_silence(
    desk: Desk, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Klant.xlsx"
    save_to(qtbot, window, path)
    add(window, "van mij")
    crash(window)
    path.unlink()
    theirs = saved_file(path)
    after = offered(desk, qtbot)
    press(after, "recovery.bring_back")
    settled(qtbot, desk)
    message = after.strip.message
    assert message is not None
    assert "nog veranderd" in message.words("nl")
    after.commands.trigger("save")
    settled(qtbot, desk)
    assert reopened(path) == theirs
    assert after.modified


def test_work_that_the_file_holds_after_all_is_simply_opened(
    desk: Desk, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Klant.xlsx"
    save_to(qtbot, window, path)
    add(window, "een")
    left = journals(tmp_path)[0]
    kept = tmp_path / "kept"
    kept.mkdir()
    for one in left.parent.glob("*.journal*"):
        (kept / one.name).write_bytes(one.read_bytes())
    window.commands.trigger("save")
    settled(qtbot, desk)
    window.close()
    desk.keeper.leave()
    for one in kept.iterdir():  # the process was killed between the file's last byte and the journal's end
        (left.parent / one.name).write_bytes(one.read_bytes())
    after = offered(desk, qtbot)
    press(after, "recovery.bring_back")
    settled(qtbot, desk)
    assert after.document.path == path
    assert not after.modified
    assert journals(tmp_path) == []


def test_later_leaves_it_and_the_menu_finds_it(desk: Desk, window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    add(window, "een")
    crash(window)
    after = offered(desk, qtbot)
    press(after, "recovery.later")
    after.files.create("empty", "nl")
    assert after.strip.message is None
    after.commands.trigger("recovery")
    dialog = wait_for(qtbot, after, LeftWorkDialog, "leftWork")
    assert dialog.tree.topLevelItemCount() == 1
    QTest.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    settled(qtbot, desk)
    assert [texts(one.bridge.blueprint) for one in desk.windows][-1] == ["een"]


def test_an_offer_that_nobody_answered_is_made_again(desk: Desk, window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    add(window, "een")
    crash(window)
    after = offered(desk, qtbot)
    after.files.create("empty", "nl")
    save_to(qtbot, after, tmp_path / "ander.xlsx")
    message = after.strip.message
    assert message is not None
    assert "stopte onverwacht" in message.words("nl")
    press(after, "recovery.discard")
    wait_for(qtbot, after, QMessageBox, "askDiscard").button(Button.Discard).click()
    settled(qtbot, desk)
    assert desk.left_work.found == ()


def test_discarding_asks_first(desk: Desk, window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    add(window, "een")
    crash(window)
    after = offered(desk, qtbot)
    press(after, "recovery.discard")
    box = wait_for(qtbot, after, QMessageBox, "askDiscard")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert len(journals(tmp_path)) == 1


def test_several_documents_are_a_list_that_can_be_sorted(desk: Desk, qtbot: QtBot) -> None:
    for count in (1, 11, 2):
        made = desk.new_window()
        made.files.create("empty", "nl", f"Klant {count}")
        for number in range(count):
            add(made, str(number))
        crash(made)
    after = offered(desk, qtbot)
    press(after, "recovery.show")
    dialog = wait_for(qtbot, after, LeftWorkDialog, "leftWork")

    def column(number: int) -> list[str]:
        rows = [dialog.tree.topLevelItem(row) for row in range(dialog.tree.topLevelItemCount())]
        return [row.text(number) for row in rows if isinstance(row, QTreeWidgetItem)]

    assert column(0) == ["Klant 2", "Klant 11", "Klant 1"], "the newest first"
    dialog.tree.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert column(2) == ["1", "2", "11"]
    for left in (2, 1, 0):
        QTest.mouseClick(dialog.away, Qt.MouseButton.LeftButton)
        wait_for(qtbot, after, QMessageBox, "askDiscard").button(Button.Discard).click()
        settled(qtbot, desk)
        assert len(desk.left_work.found) == left
        assert not left or dialog.focusWidget() is dialog.tree, "a second Enter throws nothing more away"
    qtbot.waitUntil(lambda: child(after, LeftWorkDialog, "leftWork")() is None)


def test_living_work_is_not_offered(desk: Desk, window: Window, qtbot: QtBot) -> None:
    add(window, "een")
    after = offered(desk, qtbot)
    assert desk.left_work.found == ()
    assert after.strip.message is None


@pytest.mark.parametrize("ending", ["discard", "save", "undone"])
def test_what_is_done_with_leaves_nothing(
    desk: Desk, window: Window, qtbot: QtBot, tmp_path: Path, ending: str
) -> None:
    save_to(qtbot, window, tmp_path / "a.xlsx")
    add(window, "een")
    if ending == "undone":
        window.session.undo()
    window.close()
    if ending != "undone":
        answer(qtbot, window, Button.Discard if ending == "discard" else Button.Save)
        settled(qtbot, desk)
    qtbot.waitUntil(lambda: desk.windows == [])
    desk.keeper.leave()
    assert list((tmp_path / "data" / "recovery").iterdir()) == []


def test_a_window_that_is_closed_begins_no_journal(desk: Desk, window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """As Qt takes the fields of a window away it may still tell of what was typed in them."""
    add(window, "een")
    window.close()
    answer(qtbot, window, Button.Discard)
    add(window, "te laat")
    window.recovering.flush()
    desk.keeper.leave()
    assert list((tmp_path / "data" / "recovery").iterdir()) == []


def test_work_that_comes_back_is_merged_with_what_the_file_held(
    desk: Desk, window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    add(window, "vervalt")
    add(window, "blijft")
    save_to(qtbot, window, path)
    stage = window.bridge.blueprint.stages[0]
    window.bridge.do(DeleteEntries((EntryRef(stage.id, Element.TASK, stage.tasks[0].id),)))
    add(window, "van mij")
    crash(window)
    by_another(path, with_title("Van Bert"))
    after = offered(desk, qtbot)
    press(after, "recovery.bring_back")
    settled(qtbot, desk)
    told(qtbot, after)
    press_bar(after, "window.disk.merge")
    settled(qtbot, desk)
    merged = after.bridge.blueprint
    assert (merged.title, texts(merged)) == ("Van Bert", ["blijft", "van mij"]), "what I deleted does not come back"


def test_a_deed_during_a_save_is_still_kept(desk: Desk, window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    save_to(qtbot, window, tmp_path / "a.xlsx")
    add(window, "in het bestand")
    window.commands.trigger("save")
    add(window, "net daarna")
    settled(qtbot, desk)
    assert window.modified
    crash(window)
    after = offered(desk, qtbot)
    assert desk.left_work.found[0].changes == 1
    press(after, "recovery.bring_back")
    settled(qtbot, desk)
    message = after.strip.message
    assert message is not None
    assert "Opslaan zet die in het bestand" in message.words("nl"), "the file is as it was saved"
    assert texts(after.bridge.blueprint) == ["in het bestand", "net daarna"]


def type_in_roles(window: Window, new: bool) -> None:
    """Put the keyboard where a role is renamed, or where one is added."""
    panel = open_roles(window)
    assert panel.tree is not None
    row = panel.tree.topLevelItem(0)
    assert row is not None
    if new:
        panel.line.setFocus()
    else:
        panel.tree.setCurrentItem(row)
        panel.tree.editItem(row)


@pytest.mark.parametrize("place", ["board", "inspector", "focus", "role", "new role"])
def test_what_is_being_typed_comes_back(
    desk: Desk, window: Window, qtbot: QtBot, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kept within a second, without ever being a deed."""
    if place == "inspector":
        monkeypatch.setattr("blueprint_editor.gui.panels.forms.TYPING_PAUSE", 3_600_000)
        window.show_step(Element.TASK)
        add(window, "een")
        board = window.shown_board
        assert board is not None
        board.nav.select_entry(
            (window.bridge.blueprint.stages[0].id, Element.TASK), window.bridge.blueprint.stages[0].tasks[0].id
        )
        window.commands.trigger("inspector")
    elif place == "focus":
        window.commands.trigger("focus")
    elif place in {"role", "new role"}:
        assert window.bridge.do(ChangeBlueprint(roles=("Verkoper",)))
        type_in_roles(window, place == "new role")
    deeds = window.bridge.blueprint
    began = time.monotonic()
    type_text("half af")
    qtbot.waitUntil(
        lambda: window.recovering.journal is not None and window.recovering.journal._draft is not None, timeout=3_000
    )
    assert time.monotonic() - began < 1 + 2 * recovering.TYPED_EVERY / 1_000
    assert window.bridge.blueprint is deeds
    window.recovering.flush()
    crash(window)
    after = offered(desk, qtbot)
    press(after, "recovery.bring_back")
    settled(qtbot, desk)
    found = [*(entry.text for _, _, entry in after.bridge.blueprint.entries()), *after.bridge.blueprint.roles]
    assert any("half af" in text for text in found)
    assert after.bridge.blueprint.roles == {"role": ("half af",), "new role": ("Verkoper", "half af")}.get(
        place, deeds.roles
    )


def test_typing_that_is_done_is_there_once(desk: Desk, window: Window, qtbot: QtBot) -> None:
    type_text("klaar")
    window.recovering.flush()
    window.commit()
    window.recovering.flush()
    crash(window)
    after = offered(desk, qtbot)
    press(after, "recovery.bring_back")
    settled(qtbot, desk)
    assert [entry.text for _, _, entry in after.bridge.blueprint.entries()].count("klaar") == 1


# --- When it cannot be kept


@contextmanager
def full_disk(window: Window) -> Iterator[None]:
    """No more room for the journal than it has."""
    journal = window.recovering.journal
    assert journal is not None
    pages = journal._connection.execute("pragma page_count").fetchone()[0]
    journal._connection.execute(f"pragma max_page_count={pages}")
    yield


def test_a_full_disk_is_told_once_and_the_work_goes_on(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    add(window, "een")
    with full_disk(window):
        for number in range(300):
            add(window, f"{number} {'x' * 900}")
        qtbot.waitUntil(lambda: window.strip.message is not None)
    message = window.strip.message
    assert message is not None
    assert message.words("nl") == say(f"recovery.off.{Code.DISK_FULL}", "nl")
    assert len(texts(window.bridge.blueprint)) >= 301
    window.strip.clear()
    add(window, "nog een")
    assert window.strip.message is None
    window.recovering._not_before = 0.0  # a minute later there is room again
    add(window, "weer bewaard")
    assert window.recovering.journal is not None
    assert window.recovering.journal.changes == 2
    window.desk.keeper.leave()
    assert len(journals(tmp_path)) == 1


def test_a_folder_that_may_not_be_written_is_told(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> sqlite3.Connection:
        raise JournalError(Code.NO_PERMISSION)

    monkeypatch.setattr(store, "create", refuse)
    add(window, "een")
    qtbot.waitUntil(lambda: window.strip.message is not None)
    message = window.strip.message
    assert message is not None
    assert message.words("en") == say(f"recovery.off.{Code.NO_PERMISSION}", "en")
    assert texts(window.bridge.blueprint) == ["een"]


def test_a_large_document_is_made_ready_before_the_first_deed(
    desk: Desk, window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "groot.xlsx"
    saved_file(path)
    monkeypatch.setattr(recovering, "LARGE", 10)
    window.files.open_path(path)
    qtbot.waitUntil(lambda: window.recovering.journal is not None)
    journal = window.recovering.journal
    add(window, "een")
    assert window.recovering.journal is journal
    window.commands.trigger("save")
    settled(qtbot, desk)
    assert window.recovering.journal is journal, "a snapshot of a large document is not made twice"
    desk.keeper.leave()
    assert find_left() == ()
    assert journals(tmp_path) == []


def test_writing_a_deed_costs_less_than_a_millisecond(window: Window, figure: Figure) -> None:
    journal = window.recovering
    costs: list[float] = []
    did = journal.did

    def timed(edit: AddEntries, join: str | None, before: object, after: object) -> None:
        began = time.perf_counter()
        did(edit, join, before, after)  # type: ignore[arg-type]  # handed on as they came
        costs.append(time.perf_counter() - began)

    journal.did = timed  # type: ignore[method-assign, assignment]  # to look at the clock around it
    for number in range(500):
        add(window, str(number), stage=number % 5)
    median, high = sorted(costs)[250] * 1e6, sorted(costs)[475] * 1e6
    figure("R5", f"writing a deed before it is painted: median {median:.0f} µs, p95 {high:.0f} µs (target 1,000 µs)")
    assert median < 1_000
