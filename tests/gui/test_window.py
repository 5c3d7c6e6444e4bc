"""The window itself: where it lies, how it looks and speaks, what it says, and that it goes without a trace."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from blueprint_editor.core.findings import Code, Finding, Where
from blueprint_editor.core.model import Element
from blueprint_editor.gui.app import begin
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.dialogs.findings import by_place
from blueprint_editor.gui.docks import DOCKS
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.messages import Choice, Message, Tone
from blueprint_editor.gui.placement import STANDARD_SIZE
from blueprint_editor.paint.look import dark, light
from blueprint_editor.wording import say

from .window_kit import add, delete_closed, desk, run_python, saved_file, throw_away, window

__all__ = ["desk", "window"]


pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def screen_area() -> QRect:
    """What there is to lie on."""
    return QGuiApplication.primaryScreen().availableGeometry()


# --- Where it lies


def test_the_first_window_is_of_the_standard_size_as_far_as_it_fits(desk: Desk) -> None:
    made = desk.new_window()
    assert made.size() == STANDARD_SIZE.boundedTo(screen_area().size())
    assert screen_area().contains(made.geometry())


def test_a_window_comes_back_where_it_was(tmp_path: Path) -> None:
    """In a process of its own, on a screen that is large enough for a window."""
    code = """
import sys
from pathlib import Path
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.settings import Settings
app = QApplication([])
desk = Desk(app, Settings(Path(sys.argv[1])))
first = desk.new_window()
first.files.create("service", "nl")
first.setGeometry(QRect(40, 60, 640, 480))
first.show()
first.commands.trigger("inspector")
first.close()
desk.shut_down()
later = Desk(app, Settings(Path(sys.argv[1]))).new_window()
print(later.geometry().getRect(), later.docks["inspector"].shown)
"""
    assert run_python(code, str(tmp_path / "s.ini")) == "(40, 60, 640, 480) True"


def test_a_window_from_a_screen_that_is_gone_comes_into_sight(desk: Desk, window: Window) -> None:
    window.move(QPoint(9000, 7000))
    throw_away(window)
    again = desk.new_window()
    assert screen_area().intersects(again.frameGeometry())
    assert screen_area().contains(again.frameGeometry().topLeft() + QPoint(20, 8))


def test_nonsense_for_a_place_is_the_standard_place(desk: Desk) -> None:
    desk.settings.keep_window(QByteArray(b"\x01\xd9\xd0\xcb nonsense"), QByteArray(b"nonsense"), ())
    made = desk.new_window()
    assert made.size() == STANDARD_SIZE.boundedTo(screen_area().size())


def test_standard_layout_closes_the_inspector(window: Window) -> None:
    window.commands.trigger("inspector")
    window.docks["inspector"].setFloating(True)
    window.commands.trigger("standard_layout")
    assert not window.docks["inspector"].shown
    assert not window.docks["inspector"].isFloating()
    assert window.dockWidgetArea(window.docks["inspector"]) == Qt.DockWidgetArea.RightDockWidgetArea


def test_a_floating_dock_goes_at_once_with_its_window_and_floats_again_in_the_next(desk: Desk) -> None:
    first = desk.new_window()
    first.files.create("empty", "nl")
    first.show()
    first.commands.trigger("inspector")
    dock = first.docks["inspector"]
    dock.setFloating(True)
    first.closing.agree()
    first.close()
    assert not dock.isVisible(), "Qt deletes the window later: nothing may be typed there by then"
    again = desk.new_window()
    again.files.create("empty", "nl")
    again.show()
    assert again.docks["inspector"].isVisible()
    assert again.docks["inspector"].isFloating()


# --- How it looks and speaks


def test_the_theme_changes_while_running_and_is_remembered(window: Window, desk: Desk, qtbot: QtBot) -> None:
    window.commands.trigger("theme_dark")
    assert desk.settings.theme == "dark"
    assert window.appearance.look == dark()
    qtbot.waitUntil(lambda: window.palette().color(QPalette.ColorRole.Window) == dark().board)
    assert window.commands.actions["theme_dark"].isChecked()
    window.commands.trigger("theme_light")
    assert window.appearance.look == light()
    qtbot.waitUntil(lambda: window.palette().color(QPalette.ColorRole.Window) == light().board)


def test_icons_follow_the_theme(window: Window) -> None:
    def picture() -> bytes:
        image = window.commands.actions["save"].icon().pixmap(18).toImage()  # kept by name: its bytes go with it
        return bytes(image.bits())

    window.commands.trigger("theme_light")
    before = picture()
    window.commands.trigger("theme_dark")
    assert picture() != before


def test_the_language_changes_while_running_and_the_blueprint_keeps_its_own(window: Window, desk: Desk) -> None:
    before = window.bridge.blueprint
    window.commands.trigger("language_en")
    assert desk.settings.language == "en"
    assert window.commands.menus["file",].title() == "&File"
    assert window.status_line.counts.text() == "6 stages · 0 items"
    assert window.status_line.language.text() == "Dutch"
    assert window.docks["inspector"].windowTitle() == "Inspector"
    assert window.bridge.blueprint is before
    window.commands.trigger("language_nl")
    assert window.status_line.counts.text() == "6 fasen · 0 items"


def test_qt_itself_speaks_dutch_only_in_dutch(desk: Desk) -> None:
    def word() -> str:
        return QApplication.translate("QPlatformTheme", "Cancel")

    assert word() == "Annuleren"
    desk.set_language("en")
    assert word() == "Cancel"
    desk.set_language("nl")
    assert word() == "Annuleren"


def test_the_page_of_an_empty_window_follows_too(desk: Desk) -> None:
    made = desk.new_window()
    made.show_start()
    made.show()
    assert made.pages.start is not None
    page = made.pages.start

    def words() -> set[str]:
        return {label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)} - {"Recent"}

    dutch = words()
    desk.set_language("en")
    assert dutch
    assert not dutch & words()
    assert made.windowTitle() == f"{say('window.title.start', 'en')}[*]"


# --- What it says


def test_the_status_line_says_where_the_cursor_is(window: Window) -> None:
    board = window.shown_board
    assert board is not None
    stage = window.bridge.blueprint.stages[1]
    board.nav.go(Cursor(stage.id, Element.DOCUMENT))
    assert window.status_line.place.text() == f"Documenten, fase {stage.name}"
    board.nav.go(Cursor(stage.id))
    assert window.status_line.place.text() == f"Fase {stage.name}"


def test_the_status_line_counts(window: Window, qtbot: QtBot) -> None:
    board = window.shown_board
    assert board is not None
    for text in "abc":
        add(window, text)
    assert window.status_line.counts.text() == "6 fasen · 3 items"
    stage = window.bridge.blueprint.stages[0]
    board.nav.go(Cursor(stage.id, Element.TASK, stage.tasks[0].id))
    window.commands.trigger("select_all")
    qtbot.waitUntil(lambda: window.status_line.counts.text() == "3 items geselecteerd")


def test_a_message_stays_and_its_button_works_once(window: Window) -> None:
    pressed: list[int] = []
    words = lambda language: say("window.unexpected", language)  # noqa: E731 - what a message is given
    window.strip.tell(Message(Tone.ERROR, words, (Choice("window.retry", lambda: pressed.append(1)),)))
    add(window, "verder werken")
    assert window.strip.isVisible(), "an error is not taken away by the next deed"
    window.strip.buttons[0].click()
    assert pressed == [1]
    assert not window.strip.isVisible()


def test_what_nobody_has_answered_is_said_again(window: Window) -> None:
    offer = Message(Tone.ERROR, lambda language: say("window.unexpected", language), lasting=True)
    passing = Message(Tone.REFUSAL, lambda language: say("refusal.empty_text", language))
    window.strip.tell(offer)
    window.strip.tell(passing)
    window.strip.tell(passing)
    add(window, "verder werken")
    assert window.strip.message is offer
    window.clear_messages()
    assert window.strip.message is offer, "a save answers nothing"
    window.strip.clear()
    assert window.strip.message is None


def test_a_refusal_goes_by_itself(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blueprint_editor.gui.strip.REFUSAL_SECONDS", 0.01)
    window.strip.tell(Message(Tone.REFUSAL, lambda language: say("refusal.empty_text", language)))
    assert window.strip.isVisible()
    qtbot.waitUntil(lambda: not window.strip.isVisible())


def test_short_work_shows_no_progress(window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    shown: list[bool] = []
    window.progress.begin("work.read_file")
    shown.append(window.progress.isVisible())
    window.progress.end()
    assert shown == [False]
    window.progress.begin("work.read_file")
    qtbot.waitUntil(window.progress.isVisible)
    window.progress.end()
    assert not window.progress.isVisible()


def test_findings_are_sorted_by_place(window: Window) -> None:
    first, second = window.bridge.blueprint.stages[:2]
    nowhere = Finding(Code.NO_WON_STAGE)
    sheet = Finding(Code.SHEET_MISSING, Where(sheet="Taken", cell="A12"))
    earlier = Finding(Code.SHEET_MISSING, Where(sheet="Taken", cell="B7"))
    task = Finding(Code.UNKNOWN_VALUE, Where(stage=first.id, element=Element.TASK))
    trigger = Finding(Code.UNKNOWN_VALUE, Where(stage=first.id, element=Element.TRIGGER))
    later = Finding(Code.UNKNOWN_VALUE, Where(stage=second.id))
    given = (later, task, sheet, trigger, nowhere, earlier)
    assert by_place(given, window.bridge.blueprint) == [nowhere, earlier, sheet, trigger, task, later]


# --- Beginning and ending


def test_the_program_begins_with_what_was_asked(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    blueprint = saved_file(path, "empty")
    begin(desk, [path], None)
    qtbot.waitUntil(lambda: desk.windows[0].document.path == path)
    assert len(desk.windows) == 1, "the empty window takes the file"
    assert desk.windows[0].bridge.blueprint == blueprint


def test_the_program_begins_with_a_template(desk: Desk) -> None:
    begin(desk, [], "service")
    assert desk.windows[0].shown_board is not None
    assert not desk.windows[0].modified


def test_the_program_begins_with_the_page(desk: Desk) -> None:
    begin(desk, [], None)
    assert desk.windows[0].pages.start is not None
    assert desk.windows[0].pages.start.isVisible()


def test_a_closed_window_leaves_nothing_behind(desk: Desk, qtbot: QtBot) -> None:
    made = desk.new_window()
    made.files.create("service", "nl")
    made.show()
    made.commands.trigger("inspector")
    made.commands.trigger("focus")
    assert made.pages.in_focus
    parts = (made, made.commands, made.docks["inspector"], made.files, made.session, made.bridge, made.pages.board)
    ghosts = [weakref.ref(part) for part in parts if part is not None]
    del parts
    QApplication.processEvents()
    throw_away(made)
    del made
    delete_closed()
    gc.collect()
    assert not [ghost for ghost in ghosts if ghost() is not None]
    desk.set_theme("dark")
    desk.set_language("en")


def test_the_first_frame_loads_neither_workbook_nor_panels(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from blueprint_editor.gui.app import begin
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.settings import Settings
app = QApplication([])
desk = Desk(app, Settings(Path(sys.argv[1])))
begin(desk, [], "service")
app.processEvents()
print(*sys.modules)
desk.windows[0].close()
"""
    loaded = set(run_python(code, str(tmp_path / "s.ini")).split())
    late = {"openpyxl", "defusedxml", "concurrent.futures.thread", "click", "blueprint_editor.gui.prompts"}
    late |= {f"blueprint_editor.gui.{name}" for name in ("deeds", "jobs", "strip", "board.editor", "board.keys")}
    assert "blueprint_editor.gui.board.view" in loaded
    assert not loaded & late
    rooms = (
        "blueprint_editor.gui.panels",
        "blueprint_editor.gui.dialogs",
        "blueprint_editor.workbook",
        "blueprint_editor.workflows.",
        "blueprint_editor.core.edits",
        "PySide6.QtSvg",
    )
    assert not {name for name in loaded if name.startswith(rooms)}


def test_another_document_takes_the_place_of_this_one_whatever_has_the_keyboard(window: Window, qtbot: QtBot) -> None:
    """The cells that go must not hand the keyboard to each other."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for _ in range(2):
        window.go_to(Cursor(window.bridge.blueprint.stages[1].id, Element.TASK))
        window.enter_focus()
        window.leave_focus()
        window.files.create("service", "nl")
        assert window.cursor_place.stage == window.bridge.blueprint.stages[0].id


def test_a_dock_that_was_entered_leaves_the_menus_whole(window: Window, desk: Desk) -> None:
    """PySide takes what Qt's focus chain gives for children of what gave it, and lets go of them with that."""
    for name in DOCKS:
        window.docks[name].enter()
    for language in ("en", "nl"):
        desk.set_language(language)
        delete_closed()
    assert [menu.title() for menu in window.commands.menus.values() if not menu.title()] == []
    assert window.menuBar().actions()[0].text() == say("menu.file", "nl")
