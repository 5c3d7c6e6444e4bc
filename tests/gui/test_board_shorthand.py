"""Shorthand while typing: chips under the line, Backspace, the list of roles, and what is never read."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import Anchor, Audience, DataPoint, DataType, Element, Task, When
from blueprint_editor.core.text import MAX_UTF16
from blueprint_editor.gui.board.roles import RoleList, matches
from blueprint_editor.gui.dialogs.keys import key_rows
from blueprint_editor.method.shorthand import Said, parse
from blueprint_editor.wording import LANGUAGES, say
from tests.gui.boards import Bench, make_blueprint

K = Qt.Key
TASK = Element.TASK
ROLES = ("Sales", "Inside Sales", "Directie")


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot, replace(make_blueprint(entries=1), roles=ROLES))


def chips(bench: Bench) -> list[str]:
    """What the chips say."""
    shorthand = bench.editor().shorthand
    return [chip.words for chip in shorthand.chips.chips] if shorthand else []


def roles(bench: Bench) -> list[str]:
    """What the list of roles offers, with `>` before what is marked; nothing when it is closed."""
    found = [one for one in bench.board.findChildren(RoleList) if one.isVisible()]
    if not found:
        return []
    (shown,) = found
    rows = range(shown.count())
    return [(">" if row == shown.currentRow() else "") + shown.item(row).text() for row in rows]


def last_task(bench: Bench) -> Task:
    return bench.blueprint.stages[0].tasks[-1]


def test_chips_come_and_go_while_one_types_and_enter_is_one_step(bench: Bench) -> None:
    start = bench.blueprint
    bench.go(0, TASK, 0)
    bench.type("Offerte sturen +3")
    assert chips(bench) == []
    bench.type("d !")
    assert chips(bench) == ["na 3 dagen", "Verplicht"]
    height = bench.editor().height()
    bench.type(" vandaag")
    assert chips(bench) == []
    assert bench.editor().height() < height
    for _ in " vandaag":
        bench.press(K.Key_Backspace)
    assert chips(bench) == ["na 3 dagen", "Verplicht"]
    bench.press(K.Key_Return)
    task = last_task(bench)
    assert (task.text, task.when, task.required) == ("Offerte sturen", When(Anchor.ENTER, 3), True)
    assert chips(bench) == [], "the next line begins anew"
    bench.press(K.Key_Escape)
    bench.session.undo()
    assert bench.blueprint is start


def test_what_only_looks_like_a_token_stays_text(bench: Bench) -> None:
    bench.go(0, TASK, 0)
    for text in ("Akkoord?", "Let op!", "offerte verstuurd via mail"):
        bench.type(text)
        assert chips(bench) == []
        bench.press(K.Key_Return)
        assert last_task(bench).text == text


@pytest.mark.parametrize(
    ("element", "typed", "chip"),
    [
        (Element.RESPONSIBILITY, "Prijs @directie", "Directie"),
        (Element.DOCUMENT, "Offerte >customer", "Klant"),
        (Element.DATA_POINT, "Kleur :keuze(rood|blauw)", "Keuze: rood, blauw"),
        (Element.COMMUNICATION, "Update via telefoon, mail", "Telefoon, E-mail"),
        (Element.TASK, "Bellen -1d", "1 dag voor vertrek"),
        (Element.TASK, "Bellen @nieuweling", "nieuweling (nieuw)"),
    ],
)
def test_each_element_has_its_own(bench: Bench, element: Element, typed: str, chip: str) -> None:
    bench.go(1, element, 0)
    bench.type(typed)
    assert chips(bench) == [chip]
    assert chip in bench.editor().accessibleDescription()
    bench.press(K.Key_Return)
    assert bench.texts(1, element)[-1] == typed.split(maxsplit=1)[0]


def test_a_data_point_that_is_a_must_is_so_from_its_stage_on(bench: Bench) -> None:
    bench.go(1, Element.DATA_POINT, 0)
    bench.type("Budget :bedrag !")
    bench.press(K.Key_Return)
    point = bench.blueprint.stages[1].data_points[-1]
    assert (point.type, point.required_from) == (DataType.AMOUNT, bench.blueprint.stages[1].id)


def test_backspace_behind_a_chip_makes_it_text_for_good(bench: Bench) -> None:
    bench.go(0, TASK, 0)
    bench.type("Let op !")
    assert chips(bench) == ["Verplicht"]
    bench.press(K.Key_Backspace)
    assert (chips(bench), bench.editor().toPlainText()) == ([], "Let op !")
    bench.type(" +1d")
    assert chips(bench) == ["na 1 dag"]
    bench.press(K.Key_Return)
    task = last_task(bench)
    assert (task.text, task.required, task.when) == ("Let op !", False, When(Anchor.ENTER, 1))
    bench.type("Bellen +3d !")
    bench.press(K.Key_Backspace)
    assert chips(bench) == []
    bench.press(K.Key_Backspace)
    assert (chips(bench), bench.editor().toPlainText()) == (["na 3 dagen"], "Bellen +3d ")


def test_backspace_mends_a_name_in_the_making_and_turns_back_one_that_is_done(bench: Bench) -> None:
    bench.go(0, TASK, 0)
    bench.type("Bellen @monteux")
    bench.press(K.Key_Backspace)
    bench.type("r")
    assert chips(bench) == ["monteur (nieuw)"]
    bench.type(" ")
    bench.press(K.Key_Backspace)
    assert (chips(bench), bench.editor().toPlainText()) == ([], "Bellen @monteur ")
    bench.press(K.Key_Return)
    assert (last_task(bench).text, last_task(bench).role) == ("Bellen @monteur", "")


def test_a_click_on_a_chip_makes_it_text(bench: Bench) -> None:
    bench.go(0, TASK, 0)
    bench.type("Bellen +3d")
    shorthand = bench.editor().shorthand
    assert shorthand is not None
    QTest.mouseClick(shorthand.chips, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    assert chips(bench) == []
    assert bench.editor().hasFocus()


def test_a_paste_is_never_shorthand_but_what_is_typed_behind_it_is(bench: Bench) -> None:
    bench.go(0, TASK, 0)
    bench.type("Bellen 😀")
    data = QMimeData()
    data.setText(" met @sales +3d")
    bench.editor().insertFromMimeData(data)
    assert chips(bench) == []
    bench.type(" !")
    assert chips(bench) == ["Verplicht"]
    bench.press(K.Key_Return)
    assert (last_task(bench).text, last_task(bench).role) == ("Bellen 😀 met @sales +3d", "")


def test_what_was_there_is_text_and_what_is_typed_behind_it_sets_a_field(bench: Bench) -> None:
    bench.go(0, TASK, 0)
    bench.board.typing.begin_draft(bench.key_of(0, TASK), None)
    bench.type("Bellen !")
    bench.press(K.Key_Backspace)
    bench.press(K.Key_Return)
    bench.press(K.Key_Up)
    assert (bench.editor().toPlainText(), chips(bench)) == ("Bellen !", [])
    bench.type(" @sales")
    assert chips(bench) == ["Sales"]
    bench.press(K.Key_Return)
    assert (last_task(bench).text, last_task(bench).role, last_task(bench).required) == ("Bellen !", "Sales", False)


def test_editing_without_a_change_is_no_deed(bench: Bench) -> None:
    odd = " Bellen\u00a0nu "
    bench.go(0, TASK, 0)
    task = bench.blueprint.stages[0].tasks[0]
    stage, *others = bench.blueprint.stages
    stages = (replace(stage, tasks=(replace(task, text=odd),)), *others)
    bench.session.replace(replace(bench.blueprint, stages=stages))
    start = bench.blueprint
    bench.press(K.Key_F2)
    bench.press(K.Key_Return)
    assert bench.blueprint is start
    bench.press(K.Key_F2)
    bench.press(K.Key_Escape)
    assert not bench.board.typing.thrown.is_there
    bench.press(K.Key_F2)
    bench.type("meteen")
    bench.press(K.Key_Return)
    assert last_task(bench).text == "Bellen\u00a0nu meteen"


def test_esc_keeps_chips_for_when_the_line_comes_back(bench: Bench) -> None:
    bench.go(0, TASK, 0)
    bench.type("Let op !")
    bench.press(K.Key_Backspace)
    bench.type(" @sales +3d")
    bench.press(K.Key_Escape)
    assert bench.board.typing.thrown.bring_back()
    assert chips(bench) == ["Sales", "na 3 dagen"]
    bench.press(K.Key_Return)
    assert last_task(bench).text == "Let op !"


def test_the_list_of_roles_opens_narrows_and_is_chosen_from(bench: Bench) -> None:
    bench.go(0, TASK, 0)
    bench.type("Bellen @")
    assert roles(bench) == [">Sales", "Inside Sales", "Directie"]
    bench.type("s")
    assert roles(bench) == [">Sales", "Inside Sales", "Nieuwe rol: s"]
    assert chips(bench) == [], "it is not said yet what it will be"
    bench.press(K.Key_Down)
    assert roles(bench) == ["Sales", ">Inside Sales", "Nieuwe rol: s"]
    bench.press(K.Key_Return)
    assert (bench.editor().toPlainText(), roles(bench)) == ("Bellen @Inside Sales ", [])
    assert chips(bench) == ["Inside Sales"]
    bench.type("+2d")
    bench.press(K.Key_Return)
    assert (last_task(bench).text, last_task(bench).role) == ("Bellen", "Inside Sales")
    assert bench.blueprint.roles == ROLES


def test_tab_chooses_and_what_was_chosen_is_turned_back_at_once(bench: Bench) -> None:
    bench.go(0, TASK, 0)
    bench.type("Bellen @dir")
    bench.press(K.Key_Tab)
    assert chips(bench) == ["Directie"]
    bench.press(K.Key_Backspace)
    assert (chips(bench), bench.editor().toPlainText()) == ([], "Bellen @Directie ")
    bench.press(K.Key_Tab)
    assert bench.board.typing.target is not None
    assert bench.board.typing.target.key == bench.key_of(1, TASK)
    assert last_task(bench).text == "Bellen @Directie"


def test_esc_closes_the_list_only(bench: Bench) -> None:
    bench.go(0, TASK, 0)
    bench.type("Bellen @di")
    bench.press(K.Key_Escape)
    assert (roles(bench), bench.editor().toPlainText(), chips(bench)) == ([], "Bellen @di", ["di (nieuw)"])
    bench.type("r")
    assert roles(bench) == [], "it stays closed for this one"
    bench.press(K.Key_Return)
    assert last_task(bench).role == "dir"
    assert bench.blueprint.roles == (*ROLES, "dir")


def test_a_whole_name_or_a_new_one_needs_no_choice(bench: Bench) -> None:
    bench.go(0, TASK, 0)
    bench.type("Bellen @directie")
    assert roles(bench) == []
    bench.press(K.Key_Return)
    assert last_task(bench).role == "Directie"
    bench.type("Meten @sales")
    assert roles(bench) == ["Sales", "Inside Sales"], "there is another one, but nothing is marked"
    bench.press(K.Key_Return)
    assert last_task(bench).role == "Sales"
    bench.type("Tekenen @monteur")
    assert roles(bench) == ["Nieuwe rol: monteur"]
    bench.press(K.Key_Return)
    assert bench.blueprint.roles[-1] == "monteur"


def test_the_mouse_chooses_too_and_the_line_keeps_the_keyboard(bench: Bench) -> None:
    bench.go(0, TASK, 0)
    bench.type("Bellen @")
    (shown,) = [one for one in bench.board.findChildren(RoleList) if one.isVisible()]
    spot = shown.visualItemRect(shown.item(2)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert chips(bench) == ["Directie"]
    assert bench.editor().hasFocus()


def test_roles_are_found_by_their_beginning_then_by_a_word_then_inside() -> None:
    known = ("Verkoopleider", "Inside sales", "Sales", "Presales")
    assert matches(known, "sales") == [
        "Sales",
        "Inside sales",
        "Presales",
    ]


def test_a_stage_name_and_a_trigger_have_no_shorthand(bench: Bench) -> None:
    bench.go(0, Element.TRIGGER, 0)
    bench.type("Koper tekent @sales !")
    assert bench.editor().shorthand is None
    bench.press(K.Key_Return)
    assert bench.texts(0, Element.TRIGGER)[-1] == "Koper tekent @sales !"


def test_what_no_workbook_can_hold_is_refused_while_typing(bench: Bench) -> None:
    bench.go(0, TASK, 0)
    bench.type("goed")
    event = QInputMethodEvent()
    event.setCommitString("\x01")
    QApplication.sendEvent(bench.editor(), event)
    assert [refusal.code for refusal in bench.refusals] == [Code.FORBIDDEN_CHARACTER]
    data = QMimeData()
    data.setText("a\x0bb\x02")
    bench.editor().insertFromMimeData(data)
    assert bench.editor().toPlainText() == "goeda\nb", "in a paste what nobody sees just goes"
    data.setText("x" * MAX_UTF16)
    bench.editor().insertFromMimeData(data)
    assert bench.refusals[-1].code is Code.TEXT_TOO_LONG
    assert bench.editor().toPlainText() == "goeda\nb"
    data.setText("x" * (MAX_UTF16 - len("goeda\nb")))
    bench.editor().insertFromMimeData(data)
    before = len(bench.refusals)
    bench.type("y")
    assert len(bench.refusals) == before + 1
    bench.press(K.Key_Return)
    assert len(last_task(bench).text) == MAX_UTF16


def test_what_is_refused_when_the_line_closes_can_be_brought_back(bench: Bench) -> None:
    bench.board.headers.focus(bench.blueprint.stages[0].id)
    bench.press(K.Key_Return)
    bench.editor().setPlainText("naam\x02")
    bench.board.commit()
    assert bench.refusals[-1].code is Code.FORBIDDEN_CHARACTER
    assert bench.board.typing.thrown.is_there
    assert bench.board.typing.thrown.bring_back()
    assert bench.editor().toPlainText() == "naam\x02"


def test_what_is_typed_is_kept_for_a_crash_with_its_fields_and_ids(bench: Bench) -> None:
    bench.go(0, Element.DATA_POINT, 0)
    bench.type("Kleur :keuze(rood|blauw)")
    edits = [bench.board.pending_edit("zaad") for _ in range(2)]
    assert edits[0] == edits[1]
    assert edits[0] is not None
    assert bench.session.do(edits[0]) is None
    point = bench.blueprint.stages[0].data_points[-1]
    assert isinstance(point, DataPoint)
    assert [option.label for option in point.options] == ["rood", "blauw"]


def test_a_line_that_grows_stays_in_sight(qtbot: QtBot) -> None:
    bench = Bench(qtbot, make_blueprint(entries=3), height=500)
    bench.go(0, TASK, 2)
    for _ in range(8):
        bench.type("een regel")
        bench.press(K.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    editor = bench.editor()
    bottom = editor.mapTo(bench.board.viewport(), QPoint(0, editor.height())).y()
    assert bottom <= bench.board.viewport().height()
    assert editor.verticalScrollBar().maximum() == 0, "all of it is seen"


def test_an_audience_is_set(bench: Bench) -> None:
    bench.go(0, Element.DOCUMENT, 0)
    bench.type("Offerte >beide")
    bench.press(K.Key_Return)
    assert bench.blueprint.stages[0].documents[-1].audience is Audience.BOTH


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_list_of_keys_shows_is_what_is_read(language: str) -> None:
    rows = [row for row in key_rows(language) if row.group == say("typing.sheet", language)]
    tokens = [token for row in rows[:-1] for token in row.keys.split("  ") if token != "…"]
    assert len(tokens) > 10
    for token in tokens:
        assert any(parse(f"x {token}", element) != Said(f"x {token}") for element in Element), token


def test_the_list_of_roles_goes_along_when_the_board_scrolls(qtbot: QtBot) -> None:
    bench = Bench(qtbot, replace(make_blueprint(entries=3), roles=ROLES), height=420)
    bench.go(0, Element.RESPONSIBILITY, 0)
    bench.type("Prijs @")
    (shown,) = [one for one in bench.board.findChildren(RoleList) if one.isVisible()]
    before, scrolled = shown.y(), bench.board.scroll_y
    bench.board.verticalScrollBar().setValue(scrolled + 30)
    assert bench.board.scroll_y == scrolled + 30
    assert shown.y() == before - 30
