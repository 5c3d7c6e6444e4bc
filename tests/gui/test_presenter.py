"""The presenter window: large, only what the room may see, wherever the cursor or a clicker goes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import AddEntries
from blueprint_editor.core.ids import ENTRY_PREFIXES
from blueprint_editor.core.model import ELEMENTS, Element, Task
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.presenter import Presenter
from blueprint_editor.paint.presentation import Slide
from blueprint_editor.wording import element_question, say

from .seen import cut_off, hard_to_read, look_at
from .window_kit import ROOT, add, delete_closed, desk

__all__ = ["desk"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEAST = 32
"""24 points, in pixels of a screen of 1080 of them."""
K = Qt.Key


@pytest.fixture
def working(desk: Desk, qtbot: QtBot) -> Window:
    """A window with the cursor on the second task of the second stage."""
    window = desk.new_window()
    window.files.create("service", "nl")
    window.show()
    qtbot.waitExposed(window)
    stage = window.bridge.blueprint.stages[1]
    window.go_to(Cursor(stage.id, Element.TASK, stage.tasks[1].id))
    return window


def shown(window: Window) -> Presenter:
    """The presenter window, which is there."""
    assert window.presenter is not None
    return window.presenter


def place(window: Window) -> tuple[Element | None, int, bool]:
    """What is shown: the row, the stage by its number from 0, and whether it is all of that stage."""
    slide = shown(window).slide
    index = window.bridge.blueprint.stage_index(slide.stage or "")
    return slide.element, -1 if index is None else index, slide.whole_stage


def press(window: Window, *keys: Qt.Key) -> None:
    """Press keys in the presenter window."""
    for key in keys:
        QTest.keyClick(shown(window), key)


def words(presenter: Presenter) -> str:
    """All that can be read on it."""
    return " ".join(one.text for one in look_at(presenter).texts)


def test_it_begins_at_the_first_stage_or_here(working: Window) -> None:
    working.commands.trigger("present")
    assert place(working) == (Element.TASK, 0, False)
    assert working.commands.actions["present"].isChecked()
    working.commands.trigger("present")
    assert working.presenter is None
    working.commands.trigger("present_here")
    assert place(working) == (Element.TASK, 1, False)
    assert shown(working).slide.entry == working.bridge.blueprint.stages[1].tasks[1].id


def test_it_follows_the_cursor_until_it_is_frozen(working: Window) -> None:
    stages = working.bridge.blueprint.stages
    working.commands.trigger("present_here")
    working.go_to(Cursor(stages[3].id, Element.DOCUMENT))
    assert place(working) == (Element.DOCUMENT, 3, False)
    working.commands.trigger("present_freeze")
    working.go_to(Cursor(stages[0].id, Element.TRIGGER))
    assert place(working) == (Element.DOCUMENT, 3, False)
    press(working, K.Key_PageDown)
    assert place(working) == (Element.DOCUMENT, 4, False), "the clicker still moves it"
    press(working, K.Key_F)
    assert place(working) == (Element.TRIGGER, 0, False)


def test_a_step_and_a_stage_are_shown_as_such(working: Window, qtbot: QtBot) -> None:
    stages = working.bridge.blueprint.stages
    working.commands.trigger("present_here")
    working.activateWindow()
    qtbot.waitUntil(working.isActiveWindow)
    working.go_to(Cursor(stages[2].id))
    assert place(working) == (None, 2, True), "on a header: all of the stage"
    working.commands.trigger("step_stages")
    assert place(working) == (None, 2, False)
    assert say("question.stages", "nl") in words(shown(working))
    working.show_step(Element.DATA_POINT)
    assert place(working)[0] is Element.DATA_POINT
    assert element_question(Element.DATA_POINT, "nl") in words(shown(working))
    working.enter_focus()
    assert place(working)[2]


def test_a_clicker_goes_through_rows_and_stages(working: Window) -> None:
    last = len(working.bridge.blueprint.stages) - 1
    working.commands.trigger("present_here")
    press(working, K.Key_PageDown, K.Key_Right)
    assert place(working) == (Element.TASK, 3, False)
    press(working, K.Key_PageUp, K.Key_Left)
    assert place(working) == (Element.TASK, 1, False)
    press(working, K.Key_End, K.Key_PageDown)
    assert place(working) == (Element.COMMUNICATION, 0, False)
    press(working, K.Key_End, K.Key_PageDown)
    assert place(working) == (Element.COMMUNICATION, last, False), "the end"
    press(working, K.Key_1, K.Key_Home, K.Key_PageUp)
    assert place(working) == (None, 0, False), "the beginning"
    press(working, K.Key_4, K.Key_Return)
    assert place(working) == (Element.DOCUMENT, 0, True)
    press(working, K.Key_PageUp, K.Key_PageDown)
    assert place(working) == (Element.DOCUMENT, 1, True)


@pytest.mark.parametrize("key", [K.Key_B, K.Key_Period])
def test_it_can_be_blank(working: Window, key: Qt.Key) -> None:
    working.commands.trigger("present_here")
    press(working, key)
    picture = shown(working).grab().toImage()
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
    assert colours == {QColor("black").rgb()}
    press(working, K.Key_PageDown)
    assert place(working) == (Element.TASK, 1, False), "the first key only shows it again"
    assert element_question(Element.TASK, "nl") in words(shown(working))


@pytest.mark.parametrize("key", [K.Key_F5, K.Key_Escape])
def test_nothing_is_left_of_it(working: Window, key: Qt.Key) -> None:
    working.commands.trigger("present")
    presenter = shown(working)
    press(working, key)
    assert working.presenter is None
    assert not working.commands.actions["present"].isChecked()
    assert not working.commands.actions["present_freeze"].isEnabled()
    delete_closed()
    assert not shiboken6.isValid(presenter)
    add(working, "Bellen", stage=1)
    working.commands.trigger("theme_dark")


def test_it_closes_with_its_window(working: Window, desk: Desk) -> None:
    working.commands.trigger("present")
    presenter = shown(working)
    working.close()
    delete_closed()
    assert not shiboken6.isValid(presenter)


def test_what_changes_is_seen_at_once(working: Window, desk: Desk) -> None:
    working.commands.trigger("present_here")
    shown(working).resize(1920, 1080)
    add(working, "Offerte bespreken", stage=1)
    assert "Offerte bespreken" in words(shown(working))
    desk.set_language("en")
    assert element_question(Element.TASK, "en") in words(shown(working))


SLIDES = (*(Slide(element) for element in (None, *ELEMENTS)), Slide(whole_stage=True))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_is_read_from_the_back_row(working: Window, desk: Desk, language: str) -> None:
    desk.set_language(language)
    working.commands.trigger("present_here")
    presenter = shown(working)
    presenter.resize(1920, 1080)
    stage = working.bridge.blueprint.stages[1].id
    for slide in SLIDES:
        presenter.slide = msgspec.structs.replace(slide, stage=stage)
        small = [one.text for one in look_at(presenter).texts if one.font.pixelSize() < LEAST]
        assert not small, (slide, small)
        assert not hard_to_read(presenter, 7.0), slide
        assert not cut_off(presenter), slide


@pytest.mark.parametrize("size", [(1024, 768), (640, 360), (1280, 1024), (3440, 1440)])
def test_it_fits_any_screen(working: Window, size: tuple[int, int]) -> None:
    working.commands.trigger("present_here")
    presenter = shown(working)
    presenter.resize(*size)
    for slide in SLIDES:
        for stage in (working.bridge.blueprint.stages[0], working.bridge.blueprint.stages[-1]):
            presenter.slide = msgspec.structs.replace(slide, stage=stage.id)
            assert not cut_off(presenter), slide
            assert slide.whole_stage or " ".join(words(presenter).split()).find(stage.name.split()[0]) >= 0


def test_of_many_the_current_one_is_there(working: Window) -> None:
    stage = working.bridge.blueprint.stages[1]
    new = tuple(
        Task(working.session.new_id(ENTRY_PREFIXES[Element.TASK]), f"Taak nummer {number}") for number in range(60)
    )
    assert working.bridge.do(AddEntries(stage.id, Element.TASK, 99, new))
    working.go_to(Cursor(stage.id, Element.TASK, new[40].id))
    working.commands.trigger("present_here")
    text = words(shown(working))
    assert "nummer 40" in text
    assert "nummer 59" not in text
    assert "meer" in text
    assert not cut_off(shown(working))


def test_it_keeps_to_itself_what_is_not_for_the_room(working: Window) -> None:
    blueprint = working.bridge.blueprint
    stage = blueprint.stages[1]
    secret = "GEHEIM"
    document = msgspec.structs.replace(stage.documents[0], note=secret, template=f"C:/klanten/{secret}.docx")
    task = msgspec.structs.replace(stage.tasks[0], note=secret)
    changed = msgspec.structs.replace(stage, note=secret, documents=(document,), tasks=(task,))
    stages = (blueprint.stages[0], changed, *blueprint.stages[2:])
    working.session.replace(msgspec.structs.replace(blueprint, stages=stages, notes=secret), saved=True)
    working.commands.trigger("present_here")
    presenter = shown(working)
    for slide in SLIDES:
        presenter.slide = msgspec.structs.replace(slide, stage=stage.id)
        assert secret not in words(presenter) + presenter.windowTitle() + presenter.accessibleName()


TWO_SCREENS = """
import os, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.settings import Settings
app = QApplication(["-", "-style", "fusion"])
desk = Desk(app, Settings(Path(sys.argv[1]) / "s.ini"), "nl")
window = desk.new_window()
window.files.create("service", "nl")
window.show()
window.activateWindow()
app.processEvents()
window.commands.trigger("present")
app.processEvents()
shown = window.presenter
print(shown.screen().name(), shown.isFullScreen(), shown.geometry() == shown.screen().geometry(),
      window.isActiveWindow())
sys.stdout.flush()
os._exit(0)
"""


@pytest.mark.parametrize(("screens", "expected"), [(2, "wall True True True"), (1, "desk False False False")])
def test_it_takes_the_second_screen(tmp_path: Path, screens: int, expected: str) -> None:
    sizes = (("desk", 0, 1280, 800), ("wall", 1280, 1920, 1080))
    dpi = {"y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    listed = [{"name": name, "x": x, "width": width, "height": height, **dpi} for name, x, width, height in sizes]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": listed[:screens]}), encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}", "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", TWO_SCREENS, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == expected
