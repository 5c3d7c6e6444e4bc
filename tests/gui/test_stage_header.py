"""A stage's header says what is set, quietly, and never cuts off its name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import ChangeStage
from blueprint_editor.core.model import Kind, Stage
from blueprint_editor.gui.main_window import Window
from blueprint_editor.paint.headers import Headers, HeaderState
from blueprint_editor.paint.look import Measures, light
from tests.gui.boards import Bench

from .window_kit import desk, type_text, window

__all__ = ["desk", "window"]

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

STAGE = Stage("st_aaaaaaaaaaaa", "Voorwaarden", probability=0.6)
NAMES = st.text("abcdefgh nijk", min_size=1, max_size=60).map(str.strip).filter(bool)


def headers() -> Headers:
    """What paints headers."""
    return Headers(light(), Measures(QApplication.font().family()), "nl")


def picture(stage: Stage, width: int = 220) -> QImage:
    """A header by itself."""
    painter_of = headers()
    height = painter_of.measure((stage,), [width])
    image = QImage(width + 20, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    painter_of.paint(painter, QRectF(0, 0, width, height), stage, HeaderState(1))
    painter.end()
    return image


@settings(max_examples=40)
@given(NAMES, st.lists(NAMES, max_size=2).map(tuple), st.integers(132, 320))
def test_the_strip_is_high_enough_for_every_line_of_a_name_and_the_other_names(
    name: str, aliases: tuple[str, ...], width: int
) -> None:
    painter_of, m = headers(), Measures(QApplication.font().family())
    stage = replace(STAGE, name=name, aliases=aliases)
    height = painter_of.measure((stage,), [width])
    box = painter_of.name_rect(QRectF(0, 0, width, height))
    lines = painter_of._wrap(painter_of.font, box.width()).lines(name)
    taken = len(lines) * QFontMetricsF(painter_of.font).height() + (m.small_line if aliases else 0)
    assert box.top() + taken <= height
    assert all(QFontMetricsF(painter_of.font).horizontalAdvance(line) <= box.width() + 1 for line in lines)


def test_each_thing_that_is_set_is_seen() -> None:
    shown = [
        picture(stage)
        for stage in (
            STAGE,
            replace(STAGE, max_days=14),
            replace(STAGE, aliases=("Scope",)),
            replace(STAGE, probability=None),
            replace(STAGE, kind=Kind.WON, probability=1.0),
            replace(STAGE, kind=Kind.LOST, probability=0.0),
            replace(STAGE, kind=Kind.LOST, probability=0.0, max_days=14),
        )
    ]
    for number, one in enumerate(shown):
        assert all(one != other for other in shown[number + 1 :]), number


def test_what_has_no_room_is_in_the_tip_and_is_heard(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    stage = bench.blueprint.stages[0].id
    edit = ChangeStage(stage, aliases=("Warm", "Lead"), max_days=1, description="Er is contact.")
    assert bench.bridge.do(edit)
    header = bench.board.headers.items[stage]
    assert header.toolTip().startswith("Er is contact.\nOok: Warm, Lead\nMax. 1 dag\n")
    assert header.accessibleName().endswith("ook: Warm, Lead, max. 1 dag")
    assert bench.board.headers.height() > 0
    bench.check()


def test_a_stage_is_made_moved_copied_merged_and_deleted_by_key(window: Window) -> None:
    start = window.bridge.blueprint
    board = window.pages.show_board()
    board.headers.focus(start.stages[0].id)

    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> list[str]:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)
        QApplication.processEvents()
        return [stage.name for stage in window.bridge.blueprint.stages]

    names = [stage.name for stage in start.stages]
    control, shift, alt = (
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.AltModifier,
    )
    press(Qt.Key.Key_N, control | shift)
    type_text("Intake")
    assert press(Qt.Key.Key_Return) == [names[0], "Intake", *names[1:]]
    assert press(Qt.Key.Key_Left, alt) == ["Intake", *names]
    press(Qt.Key.Key_B, control | shift)
    type_text("Aanvraag")
    assert press(Qt.Key.Key_Return) == ["Aanvraag", "Intake", *names]
    assert press(Qt.Key.Key_D, control) == ["Aanvraag", "Aanvraag", "Intake", *names]
    assert board.nav.cursor.stage == window.bridge.blueprint.stages[1].id
    window.commands.trigger("stage_merge")
    assert press(Qt.Key.Key_Delete) == ["Aanvraag", *names]
    while window.session.can_undo:
        window.commands.trigger("undo")
    assert window.bridge.blueprint is start
