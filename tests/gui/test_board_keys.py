"""Working on the board with the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blueprint_editor.core.model import ELEMENTS, Element
from blueprint_editor.gui.board.model import RowKind
from blueprint_editor.gui.board.strips import RowLabel, StageHeader
from blueprint_editor.paint.matrix import MOST_CARDS
from tests.gui.boards import Bench, make_blueprint

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TASK, DOCUMENT, TRIGGER = Element.TASK, Element.DOCUMENT, Element.TRIGGER


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def test_type_enter_type_enter_makes_entries_below_the_card(bench: Bench) -> None:
    bench.go(0, TASK, 0)
    for text in ("eerste", "tweede", "derde"):
        bench.type(text)
        bench.press(K.Key_Return)
    bench.press(K.Key_Return)
    assert bench.texts(0, TASK) == ["task 1.1", "eerste", "tweede", "derde", "task 1.2"]
    assert bench.cursor() == (0, TASK, 3)
    assert bench.board.typing.editor is None


def test_each_typed_entry_is_one_undo_step(bench: Bench) -> None:
    start = bench.blueprint
    bench.go(0, TASK, 1)
    for text in ("een", "twee"):
        bench.type(text)
        bench.press(K.Key_Return)
    bench.press(K.Key_Escape)
    bench.session.undo()
    assert bench.texts(0, TASK) == ["task 1.1", "task 1.2", "een"]
    bench.session.undo()
    assert bench.blueprint is start


def test_enter_on_an_empty_line_leaves_and_makes_nothing(bench: Bench) -> None:
    start = bench.blueprint
    bench.go(1, DOCUMENT, 2)
    bench.press(K.Key_Return)
    bench.press(K.Key_Return)
    assert bench.blueprint is start
    assert bench.board.typing.editor is None


def test_tab_walks_along_the_row_and_past_its_end_to_the_next_row(bench: Bench) -> None:
    bench.go(0, TASK, 0)
    for number in range(5):
        bench.type(f"stap {number}")
        bench.press(K.Key_Tab)
    assert [bench.texts(column, TASK).count(f"stap {column}") for column in range(5)] == [1] * 5
    target = bench.board.typing.target
    assert target is not None
    assert target.key == bench.key_of(0, Element.COMMUNICATION)
    bench.press(K.Key_Backtab)
    target = bench.board.typing.target
    assert target is not None
    assert target.key == bench.key_of(4, TASK)


def test_ctrl_down_and_up_commit_along_the_stage(bench: Bench) -> None:
    bench.go(1, TRIGGER, 0)
    bench.type("koper belt")
    bench.press(K.Key_Down, CTRL)
    bench.type("antwoorden")
    bench.press(K.Key_Up, CTRL)
    assert bench.texts(1, TRIGGER)[1] == "koper belt"
    assert bench.texts(1, Element.RESPONSIBILITY)[-1] == "antwoorden"
    target = bench.board.typing.target
    assert target is not None
    assert target.key == bench.key_of(1, TRIGGER)


def test_enter_and_f2_edit_at_the_end_of_the_text(bench: Bench) -> None:
    for key in (K.Key_Return, K.Key_F2):
        bench.go(0, TASK, 0)
        bench.press(key)
        bench.type("!")
        bench.press(K.Key_Return)
    assert bench.texts(0, TASK)[0] == "task 1.1!!"
    assert bench.cursor() == (0, TASK, 0)


def test_shift_enter_breaks_the_line_and_the_row_grows(bench: Bench) -> None:
    before = bench.board.matrix.row_height(ELEMENTS.index(TASK))
    bench.go(0, TASK, 0)
    bench.press(K.Key_F2)
    for _ in range(3):
        bench.press(K.Key_Return, SHIFT)
        bench.type("x")
    assert bench.board.matrix.row_height(ELEMENTS.index(TASK)) > before
    bench.press(K.Key_Return)
    assert bench.texts(0, TASK)[0] == "task 1.1\nx\nx\nx"


def test_escape_throws_away_and_it_can_be_brought_back(bench: Bench) -> None:
    start = bench.blueprint
    bench.go(0, TASK, 0)
    bench.type("half af")
    bench.press(K.Key_Escape)
    assert bench.blueprint is start
    assert bench.board.typing.thrown.bring_back()
    assert bench.editor().toPlainText() == "half af"
    bench.press(K.Key_Return)
    assert bench.texts(0, TASK)[1] == "half af"


def test_up_on_an_empty_line_edits_the_entry_above(bench: Bench) -> None:
    bench.go(0, TASK, 1)
    bench.type("nieuw")
    bench.press(K.Key_Return)
    bench.press(K.Key_Up)
    assert bench.editor().toPlainText() == "nieuw"


def test_what_is_typed_is_kept_when_the_focus_goes_elsewhere(bench: Bench) -> None:
    bench.go(0, TASK, 1)
    bench.type("blijft")
    bench.board.headers.focus(bench.blueprint.stages[2].id)
    QApplication.processEvents()
    assert bench.texts(0, TASK)[-1] == "blijft"
    assert isinstance(bench.focus(), StageHeader)


def test_the_keyboard_stays_on_what_was_typed_when_a_command_keeps_it(bench: Bench) -> None:
    """Saving keeps the line; without this the label of the row got the keyboard, and what one typed next went lost."""
    bench.go(1, TASK, 0)
    bench.type("opslaan")
    bench.board.commit()
    assert bench.cursor() == (1, TASK, 1)
    bench.press(K.Key_F2)
    bench.type("!")
    bench.board.commit()
    assert bench.cursor() == (1, TASK, 1)
    assert bench.texts(1, TASK)[1] == "opslaan!"
    bench.type("verder")
    bench.press(K.Key_Return)
    assert bench.texts(1, TASK)[1:3] == ["opslaan!", "verder"]
    bench.press(K.Key_Escape)
    bench.board.headers.focus(bench.blueprint.stages[1].id)
    bench.press(K.Key_Return)
    bench.type("Schouw")
    bench.board.commit()
    assert isinstance(bench.focus(), StageHeader)


@pytest.mark.parametrize("element", ELEMENTS)
def test_a_step_opens_in_the_stage_one_was_in(bench: Bench, element: Element) -> None:
    bench.go(1, TRIGGER, 0)
    bench.board.rows.show_step(Element.RESPONSIBILITY)
    bench.board.rows.show_step(element)
    assert bench.cursor() == (1, element, 0)


def test_a_dead_key_types_from_the_first_key(bench: Bench) -> None:
    bench.go(0, TASK, 1)
    event = QInputMethodEvent()
    event.setCommitString("é")
    QApplication.sendEvent(bench.focus(), event)
    bench.type("én")
    bench.press(K.Key_Return)
    assert bench.texts(0, TASK)[-1] == "één"


def test_an_input_method_composes_on_the_card_before_the_line_takes_the_focus(bench: Bench) -> None:
    view = bench.go(0, TASK, 1)
    QApplication.sendEvent(view, QInputMethodEvent("k", []))
    assert bench.focus() is view
    event = QInputMethodEvent()
    event.setCommitString("か")
    QApplication.sendEvent(view, event)
    assert bench.focus() is bench.editor()
    bench.press(K.Key_Return)
    assert bench.texts(0, TASK)[-1] == "か"


def test_arrows_go_through_entries_and_on_to_the_next_cell(bench: Bench) -> None:
    bench.go(0, TRIGGER, 0)
    bench.press(K.Key_Down)
    assert bench.cursor() == (0, TRIGGER, 1)
    bench.press(K.Key_Down)
    bench.press(K.Key_Down)
    assert bench.cursor() == (0, Element.RESPONSIBILITY, 0)
    bench.press(K.Key_Up)
    assert bench.cursor() == (0, TRIGGER, 1)
    bench.press(K.Key_Right)
    assert bench.cursor() == (1, TRIGGER, 1)
    bench.press(K.Key_Down, CTRL)
    assert bench.cursor() == (1, Element.RESPONSIBILITY, 0)
    bench.press(K.Key_Right, CTRL)
    assert bench.cursor() == (2, Element.RESPONSIBILITY, 0)
    bench.press(K.Key_End, CTRL)
    assert bench.cursor() == (4, Element.COMMUNICATION, 0)


def test_up_from_the_first_row_is_the_stage_and_left_of_the_first_column_the_row(bench: Bench) -> None:
    bench.go(1, TRIGGER, 0)
    bench.press(K.Key_Up)
    header = bench.focus()
    assert isinstance(header, StageHeader)
    assert header.stage_id == bench.blueprint.stages[1].id
    bench.press(K.Key_Left)
    bench.press(K.Key_Down)
    assert bench.cursor() == (0, TRIGGER, 0)
    bench.press(K.Key_Left)
    assert isinstance(bench.focus(), RowLabel)


def test_a_folded_row_is_skipped_and_unfolds_by_key(bench: Bench) -> None:
    bench.board.rows.toggle(Element.RESPONSIBILITY)
    bench.go(0, TRIGGER, 2)
    bench.press(K.Key_Down)
    assert bench.cursor() == (0, DOCUMENT, 0)
    bench.board.labels.focus(Element.RESPONSIBILITY)
    bench.press(K.Key_Return)
    assert Element.RESPONSIBILITY not in bench.board.matrix.folded


def test_a_stage_is_renamed_in_its_header(bench: Bench) -> None:
    bench.board.headers.focus(bench.blueprint.stages[0].id)
    bench.press(K.Key_Return)
    bench.type("Aanvraag")
    bench.press(K.Key_Return)
    assert bench.blueprint.stages[0].name == "Aanvraag"
    assert isinstance(bench.focus(), StageHeader)


def test_shift_arrows_select_several_and_space_toggles(bench: Bench) -> None:
    bench.go(0, TASK, 0)
    bench.press(K.Key_Down, SHIFT)
    assert [ref.id for ref in bench.board.selection()] == [one.id for one in bench.blueprint.stages[0].tasks]
    bench.press(K.Key_Space)
    assert len(bench.board.selection()) == 1


def test_a_long_cell_says_how_many_more_and_opens_by_key(qtbot: QtBot) -> None:
    bench = Bench(qtbot, make_blueprint(entries=20))
    view = bench.go(0, TASK, 0)
    model = view.cell_model()
    assert model.hidden_count == 20 - MOST_CARDS
    bench.go(0, TASK, model.row_of_kind(RowKind.MORE) or 0)
    bench.press(K.Key_Return)
    assert model.hidden_count == 0
    assert model.rowCount() == 21


def test_typing_at_the_end_of_a_long_cell_shows_all_of_it(qtbot: QtBot) -> None:
    bench = Bench(qtbot, make_blueprint(entries=20))
    bench.board.typing.begin_draft(bench.key_of(0, TASK), None)
    bench.type("laatste")
    bench.press(K.Key_Return)
    assert bench.texts(0, TASK)[-1] == "laatste"
    assert bench.editor().hasFocus()


def test_forty_entries_in_four_stages_by_keyboard(qtbot: QtBot) -> None:
    bench = Bench(qtbot, make_blueprint(open_stages=2, entries=0))
    bench.go(0, TRIGGER, 0)
    bench.press(K.Key_Return)
    expected: dict[tuple[int, Element], list[str]] = {}
    for element in (TRIGGER, Element.RESPONSIBILITY, DOCUMENT, Element.DATA_POINT, TASK):
        for column in range(4):
            for number in range(2):
                text = f"{element.value} {column} {number}"
                bench.type(text)
                expected.setdefault((column, element), []).append(text)
                if number == 0:
                    bench.press(K.Key_Return)
            bench.press(K.Key_Tab)
    bench.press(K.Key_Escape)
    for (column, element), texts in expected.items():
        assert bench.texts(column, element) == texts
    for _ in range(40):
        bench.session.undo()
    assert not bench.session.can_undo
