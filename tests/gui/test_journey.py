"""The customer's journey above the stages: by mouse and by keys, on the screen, on paper and in the file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import AddPhase, ChangePhase, DeleteStage, MoveStage
from blueprint_editor.core.journey import Span, in_order, span_of
from blueprint_editor.core.model import Phase
from blueprint_editor.gui.board.journey import JourneyStrip
from blueprint_editor.gui.board.phase import PhaseItem
from blueprint_editor.gui.board.strips import StageHeader
from blueprint_editor.gui.main_window import Window
from blueprint_editor.paint.export import to_bytes
from blueprint_editor.paint.journey import Journey
from blueprint_editor.paint.look import Measures, light
from blueprint_editor.workflows import open_document, save_document

from .boards import Bench, make_blueprint
from .window_kit import desk, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

K = Qt.Key
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    """A board of five stages with three phases: before them, over the first two, and from the fourth on."""
    shown = make_blueprint()
    ids = [stage.id for stage in shown.stages]
    journey = (
        Phase("ph_a", "Behoefte"),
        Phase("ph_b", "Vergelijken", ids[0], ids[1]),
        Phase("ph_c", "Gebruiken", ids[3], None),
    )
    made = Bench(qtbot, replace(shown, journey=journey))
    made.board.frame.show_journey(True)
    return made


def strip(bench: Bench) -> JourneyStrip:
    """The row of the journey."""
    assert bench.board.frame.journey is not None
    return bench.board.frame.journey


def item(bench: Bench, phase: str) -> PhaseItem:
    """A phase on the board."""
    return strip(bench).items[phase]


def span(bench: Bench, phase: str) -> Span:
    """The columns of a phase in the blueprint."""
    found = next(one for one in bench.blueprint.journey if one.id == phase)
    return span_of(found, bench.blueprint.stages)


def pull(widget: QWidget, start: QPoint, way: Sequence[int], *, release: bool = True) -> None:
    """Press, move by so many pixels sideways from there, and let go; a widget may move under the pointer."""
    at = widget.mapToGlobal(start)

    def send(kind: QEvent.Type, x: int, buttons: Qt.MouseButton) -> None:
        place = QPoint(at.x() + x, at.y())
        here = QPointF(widget.mapFromGlobal(place))
        button = LEFT if kind != QEvent.Type.MouseMove else Qt.MouseButton.NoButton
        QApplication.sendEvent(
            widget, QMouseEvent(kind, here, QPointF(place), button, buttons, Qt.KeyboardModifier.NoModifier)
        )

    send(QEvent.Type.MouseButtonPress, 0, LEFT)
    for x in way:
        send(QEvent.Type.MouseMove, x, LEFT)
    if release:
        send(QEvent.Type.MouseButtonRelease, way[-1], Qt.MouseButton.NoButton)


def test_each_phase_lies_over_its_stages(bench: Bench) -> None:
    headers, margin = bench.board.headers, bench.board.measures.label_width
    over = item(bench, "ph_b").geometry()
    first, second = (headers.items[stage.id] for stage in bench.blueprint.stages[:2])
    assert abs(over.left() - margin - first.x()) < 20
    assert abs(over.right() - margin - second.geometry().right()) < 20
    assert item(bench, "ph_a").geometry().right() <= margin
    assert item(bench, "ph_a").y() == over.y(), "what does not overlap shares a lane"
    assert bench.board.headers.y() >= item(bench, "ph_c").geometry().bottom()
    assert strip(bench).tail > 0


def test_six_stages_fit_a_laptop_also_with_a_phase_after_them(qtbot: QtBot) -> None:
    made = Bench(qtbot, replace(make_blueprint(4, 1), journey=(Phase("ph_a", "Gebruiken", after=True),)))
    made.board.frame.show_journey(True)
    made.board.resize(1280 - 48, 700)
    QApplication.processEvents()
    assert strip(made).tail > 0
    assert made.board.horizontalScrollBar().maximum() == 0
    made.board.frame.show_journey(False)
    QApplication.processEvents()
    assert made.board.matrix.widths[0] >= made.board.measures.min_column, "which only that phase made smaller"


def test_the_keys_walk_stretch_move_and_delete(bench: Bench) -> None:
    stages = len(bench.blueprint.stages)
    bench.board.headers.focus(bench.blueprint.stages[1].id)
    bench.press(K.Key_Up)
    assert item(bench, "ph_b").hasFocus()
    bench.press(K.Key_Right, SHIFT)
    assert span(bench, "ph_b") == (0, 2)
    bench.press(K.Key_Left, SHIFT | ALT)
    assert span(bench, "ph_b") == (-1, 2)
    bench.press(K.Key_Left, SHIFT | ALT)
    assert span(bench, "ph_b") == (-1, 2), "there is nothing before that"
    bench.press(K.Key_Right, ALT)
    assert span(bench, "ph_b") == (0, 3)
    assert item(bench, "ph_b").hasFocus()
    bench.press(K.Key_Left)
    assert item(bench, "ph_a").hasFocus()
    bench.press(K.Key_Delete)
    assert [phase.id for phase in bench.blueprint.journey] == ["ph_b", "ph_c"]
    assert len(bench.blueprint.stages) == stages, "Delete is the phase's, not the stage's"
    assert isinstance(bench.focus(), StageHeader)
    bench.session.undo()
    assert "ph_a" in strip(bench).items


def test_the_ends_never_pass_each_other(bench: Bench) -> None:
    strip(bench).focus("ph_b")
    for _ in range(4):
        bench.press(K.Key_Left, SHIFT)
    assert span(bench, "ph_b") == (0, 0)
    for _ in range(3):
        bench.press(K.Key_Left, ALT)
    assert span(bench, "ph_b") == (-1, -1)
    for _ in range(9):
        bench.press(K.Key_Right, ALT)
    assert span(bench, "ph_b") == (5, 5)


def test_phases_at_one_place_change_their_order(bench: Bench) -> None:
    bench.bridge.do(AddPhase(Phase("ph_d", "Idee"), 3))
    assert item(bench, "ph_d").y() > item(bench, "ph_a").y()
    strip(bench).focus("ph_d")
    bench.press(K.Key_Up, ALT)
    assert item(bench, "ph_d").y() < item(bench, "ph_a").y()
    assert item(bench, "ph_d").hasFocus()
    bench.press(K.Key_Up, ALT)
    assert [phase.id for phase, _ in in_order(bench.blueprint)][:2] == ["ph_d", "ph_a"]


def test_a_phase_is_typed_in_its_place(bench: Bench) -> None:
    strip(bench).focus("ph_b")
    bench.press(K.Key_F2)
    bench.type("Kiezen")
    bench.press(K.Key_Return)
    assert [phase.text for phase in bench.blueprint.journey] == ["Behoefte", "Kiezen", "Gebruiken"]
    assert item(bench, "ph_b").hasFocus()
    bench.press(K.Key_Return)
    bench.type("Toch niet")
    bench.press(K.Key_Escape)
    assert bench.blueprint.journey[1].text == "Kiezen"
    assert item(bench, "ph_b").hasFocus()
    bench.press(K.Key_Insert)
    bench.type("Proef")
    bench.press(K.Key_Return)
    assert len(bench.blueprint.journey) == 4
    new = bench.blueprint.journey[-1]
    assert (new.text, span(bench, new.id)) == ("Proef", (1, 1))
    assert item(bench, new.id).hasFocus()


def test_what_is_typed_is_kept_when_one_leaves(bench: Bench) -> None:
    strip(bench).begin(Span(2, 2))
    bench.type("Proef")
    pending = bench.board.pending_edit("seed")
    assert isinstance(pending, AddPhase)
    assert pending.phase.text == "Proef"
    bench.go(0, next(iter(bench.board.labels.items)), 0)
    assert bench.blueprint.journey[-1].text == "Proef"
    strip(bench).begin(Span(2, 2))
    bench.board.commit()
    assert len(bench.blueprint.journey) == 4, "a blank line is no phase"


def test_an_end_is_pulled_with_the_mouse(bench: Bench) -> None:
    column = bench.board.matrix.widths[0]
    pulled = item(bench, "ph_b")
    pull(pulled, QPoint(pulled.width() - 2, 8), (20, column // 2, column))
    assert span(bench, "ph_b") == (0, 2)
    pull(pulled, QPoint(2, 8), (20, column // 2, column))
    assert span(bench, "ph_b") == (1, 2)
    pull(pulled, QPoint(pulled.width() // 2, 8), (-20, -column))
    assert span(bench, "ph_b") == (0, 1)
    assert bench.session.undo_step is not None
    assert bench.session.undo_step.code == "change_phase"


def test_a_pull_that_is_given_up_changes_nothing(bench: Bench) -> None:
    before, pulled = bench.blueprint, item(bench, "ph_b")
    place = pulled.geometry()
    pull(pulled, QPoint(pulled.width() - 2, 8), (20, 300), release=False)
    assert pulled.geometry() != place
    assert bench.blueprint is before, "nothing changes while it is pulled"
    bench.press(K.Key_Escape)
    assert pulled.geometry() == place
    QTest.mouseRelease(pulled, LEFT)
    assert bench.blueprint is before


def test_a_click_on_a_free_place_adds(bench: Bench) -> None:
    row = strip(bench)
    free = row.painter.rect(Span(2, 2), item(bench, "ph_b").y(), 20).translated(bench.board.measures.label_width, 0)
    empty = row.grab().toImage()
    row.point_at(row.free_span(free.center().x(), free.center().y()))
    assert row.grab().toImage() != empty, "the place invites"
    QTest.mouseClick(row.canvas, LEFT, pos=free.center())
    bench.type("Beslissen")
    bench.press(K.Key_Return)
    assert span(bench, bench.blueprint.journey[-1].id) == (2, 2)
    taken = item(bench, "ph_b").geometry().center()
    assert row.free_span(taken.x(), taken.y()) is None
    QTest.mouseDClick(item(bench, "ph_b"), LEFT)
    assert row.line is not None
    QTest.mouseRelease(row.line, LEFT)  # what was clicked has gone, and heard of no end
    bench.press(K.Key_Escape)


def test_it_is_read_aloud(bench: Bench) -> None:
    names = {name: one.accessibleName() for name, one in strip(bench).items.items()}
    stages = [stage.name for stage in bench.blueprint.stages]
    assert names["ph_a"] == "Klantreis: Behoefte, vóór de fasen"
    assert names["ph_b"] == f"Klantreis: Vergelijken, van {stages[0]} tot en met {stages[1]}"
    assert names["ph_c"] == f"Klantreis: Gebruiken, vanaf {stages[3]} tot na de fasen"
    bench.bridge.do(ChangePhase("ph_b", last=bench.blueprint.stages[0].id))
    assert item(bench, "ph_b").accessibleName() == f"Klantreis: Vergelijken, bij {stages[0]}"


def test_it_follows_the_stages(bench: Bench) -> None:
    ids = [stage.id for stage in bench.blueprint.stages]
    bench.bridge.do(DeleteStage(ids[1]))
    assert span(bench, "ph_b") == (0, 0)
    assert item(bench, "ph_b").bar.span == (0, 0)
    bench.bridge.do(MoveStage(ids[0], 2))
    assert item(bench, "ph_b").bar.span == (1, 1)
    bench.session.undo()
    bench.session.undo()
    assert item(bench, "ph_b").bar.span == (0, 1)
    bench.board.set_zoom(1.5)
    assert item(bench, "ph_b").height() > 30
    bench.check()


def test_a_board_that_is_only_read_takes_nothing(bench: Bench) -> None:
    bench.session.read_only = True
    before = bench.blueprint
    strip(bench).begin(Span(2, 2))
    strip(bench).edit(item(bench, "ph_b"))
    assert strip(bench).line is None
    pull(item(bench, "ph_b"), QPoint(2, 8), (40, 300))
    assert bench.blueprint is before


def test_the_row_comes_and_goes_and_is_remembered(window: Window) -> None:
    board = window.shown_board
    assert board is not None
    high = board.viewport().height()
    assert board.frame.journey is None
    window.commands.trigger("journey")
    assert window.commands.actions["journey"].isChecked()
    assert board.viewport().height() < high
    window.commands.trigger("journey")
    assert board.viewport().height() == high
    assert window.desk.settings.journey_hidden
    window.commands.trigger("phase_add")
    assert board.frame.journey is not None
    assert board.frame.journey.line is not None
    QTest.keyClicks(board.frame.journey.line, "Vergelijken")
    window.commands.trigger("save")  # commits, and asks where
    assert [phase.text for phase in window.bridge.blueprint.journey] == ["Vergelijken"]
    assert not window.desk.settings.journey_hidden


def test_the_keys_of_a_phase_come_before_those_of_the_board(window: Window) -> None:
    board, stages = window.shown_board, window.bridge.blueprint.stages
    assert board is not None
    window.bridge.do(AddPhase(Phase("ph_a", "Vergelijken", stages[1].id, stages[1].id), 0))
    board.headers.focus(stages[1].id)
    assert window.commands.actions["delete"].isEnabled()
    assert board.frame.journey is not None
    board.frame.journey.focus("ph_a")
    QTest.keyClick(board.frame.journey.items["ph_a"], K.Key_Right, ALT)
    assert window.bridge.blueprint.journey[0].first == stages[2].id
    QTest.keyClick(board.frame.journey.items["ph_a"], K.Key_Delete)
    assert not window.bridge.blueprint.journey
    assert window.bridge.blueprint.stages == stages


def test_a_file_with_a_journey_shows_it(window: Window, tmp_path: Path) -> None:
    shown = replace(make_blueprint(), journey=(Phase("ph_abcdefghabcd", "Behoefte", after=True),))
    file = tmp_path / "reis.blueprint.xlsx"
    save_document(shown, file, backups=tmp_path)
    found = open_document(file)
    assert found.blueprint.journey == shown.journey
    window.show_document(found)
    board = window.shown_board
    assert board is not None
    assert board.frame.journey is not None
    window.desk.settings.journey_hidden = True
    window.show_document(found)
    assert board.frame.journey is None


def test_it_stands_on_the_poster(bench: Bench) -> None:
    drawn = to_bytes(bench.blueprint, ".svg").decode()
    bare = to_bytes(replace(bench.blueprint, journey=()), ".svg").decode()
    for words in ("Klantreis", "Behoefte", "Vergelijken", "Gebruiken"):
        assert words in drawn
        assert words not in bare


def test_a_long_phase_is_never_cut_off(bench: Bench) -> None:
    plain = strip(bench).tall
    bench.bridge.do(ChangePhase("ph_a", text="Merkt dat het huidige systeem de groei niet meer aankan"))
    assert strip(bench).tall > plain
    alone = Journey(light(), Measures("Noto Sans"), "nl", 176)
    alone.lay_out((), (0, 200), (200,))
    assert [alone.column_at(x) for x in (-5, 0, 199, 200)] == [-1, 0, 0, 1]
