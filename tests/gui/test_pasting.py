"""Pasting into the window, and copying out of it: one step each, told in a bar, asked in a bar."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blueprint_editor.core.copies import MIME_TYPE
from blueprint_editor.core.edits import AddEntries
from blueprint_editor.core.model import Anchor, Document, Element, EntryRef, Task, Trigger, When
from blueprint_editor.gui.board.view import BoardView
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.paste_bar import PasteBar
from blueprint_editor.workbook.clip_tables import from_html, from_tabbed, to_html
from blueprint_editor.workflows.clipboard import MOST_LINES, QUICK
from blueprint_editor.workflows.paste_tables import Meaning, Use
from tests.gui.window_kit import add, desk, texts, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

K = Qt.Key
TASK = Element.TASK


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.clipboard().clear()


def board_of(window: Window) -> BoardView:
    board = window.shown_board
    assert board is not None
    return board


def go(window: Window, stage: int = 0, element: Element = TASK, row: int = 0) -> None:
    board_of(window).nav.go_to_cell(window.bridge.blueprint.stages[stage].id, element, row)


def put(text: str = "", **forms: str | bytes) -> None:
    """Lay something on the clipboard, as another program would."""
    data = QMimeData()
    if text:
        data.setText(text)
    for name, value in forms.items():
        if name == "html":
            data.setHtml(str(value))
        else:
            data.setData(name.replace("_", "/"), value if isinstance(value, bytes) else value.encode())
    QApplication.clipboard().setMimeData(data)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)
    QApplication.processEvents()


def type_in(text: str) -> None:
    for character in text:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, character)


def do(window: Window, command: str) -> None:
    """Choose a command, as things are by then."""
    QApplication.processEvents()
    window.commands.trigger(command)


def bar_of(window: Window) -> PasteBar:
    bar = window.pasting.bar
    assert bar is not None
    return bar


def selected(window: Window) -> list[str]:
    board = board_of(window)
    found = {entry.id: entry.text for _, _, entry in window.bridge.blueprint.entries()}
    return [found[ref.id] for ref in board.selection()]


def test_lines_are_entries_in_one_step_below_the_cursor(window: Window) -> None:
    add(window, "eerste")
    add(window, "laatste")
    go(window)
    start = window.bridge.blueprint
    put("• Bellen\r\n2. Mailen @sales\n☐ Meten +3d !\n\n")
    press(K.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert texts(window.bridge.blueprint) == ["eerste", "Bellen", "Mailen @sales", "Meten +3d !", "laatste"]
    assert selected(window) == ["Bellen", "Mailen @sales", "Meten +3d !"]
    assert "3 taken plakken" in window.commands.actions["undo"].text()
    assert window.strip.label.text() == "3 taken geplakt."
    do(window, "undo")
    assert window.bridge.blueprint is start
    assert window.strip.isHidden(), "what it offered is no more"


def test_as_one_entry_takes_the_place_of_the_step(window: Window) -> None:
    go(window)
    start = window.bridge.blueprint
    put("Bellen\nMailen")
    do(window, "paste")
    (as_one,) = window.strip.buttons
    as_one.click()
    assert texts(window.bridge.blueprint) == ["Bellen\nMailen"]
    assert selected(window) == ["Bellen\nMailen"]
    do(window, "undo")
    assert window.bridge.blueprint is start
    assert not window.session.can_undo


def test_one_line_needs_no_bar_and_nothing_is_told(window: Window) -> None:
    go(window)
    put("Bellen")
    do(window, "paste")
    assert texts(window.bridge.blueprint) == ["Bellen"]
    assert window.strip.isHidden()
    put(" \n ")
    do(window, "paste")
    assert window.strip.label.text().startswith("Er staat niets")


def test_a_list_pasted_into_an_empty_line_is_entries_and_into_a_text_is_text(window: Window) -> None:
    go(window)
    board = board_of(window)
    press(K.Key_Return)
    put("Bellen\nMailen")
    press(K.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert texts(window.bridge.blueprint) == ["Bellen", "Mailen"]
    assert board.typing.editor is None
    go(window, row=1)
    type_in("En ")
    press(K.Key_V, Qt.KeyboardModifier.ControlModifier)
    press(K.Key_Return)
    assert texts(window.bridge.blueprint) == ["Bellen", "Mailen", "En Bellen\nMailen"]
    put("kort")
    press(K.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert board.typing.editor is not None
    assert board.typing.editor.text == "kort"


def test_copy_then_paste_brings_every_field_and_the_form_for_others(window: Window) -> None:
    session = window.session
    task = Task(
        session.new_id("ta"), "=1+1\nmet een regel", role="Sales", when=When(Anchor.ENTER, 3), required=True, note="x"
    )
    assert window.bridge.do(AddEntries(session.blueprint.stages[0].id, TASK, 0, (task,)))
    go(window)
    do(window, "copy")
    data = QApplication.clipboard().mimeData()
    assert data.text() == "=1+1 met een regel"
    assert from_html(data.html()) == [["=1+1\nmet een regel"]]
    assert from_tabbed(bytes(data.data("application/x-libreoffice-tsvc").data()).decode()) == [["=1+1\nmet een regel"]]
    go(window, stage=2)
    do(window, "paste")
    (copy,) = window.bridge.blueprint.stages[2].tasks
    assert (copy.text, copy.role, copy.when, copy.required, copy.note) == (task.text, "Sales", task.when, True, "x")
    assert copy.id != task.id
    go(window, stage=1, element=Element.DOCUMENT)
    do(window, "paste")
    (paper,) = window.bridge.blueprint.stages[1].documents
    assert (paper.text, paper.owner) == (task.text, "Sales"), "in another row it becomes that"


def test_copies_of_several_stages_are_a_table_for_others_and_a_block_for_us(window: Window) -> None:
    for stage, text in ((0, "a"), (0, "b"), (1, "c")):
        add(window, text, stage=stage)
    stages = window.bridge.blueprint.stages
    refs = [EntryRef(stages[n].id, TASK, task.id) for n in (0, 1) for task in stages[n].tasks]
    board_of(window).nav.select_refs(tuple(refs))
    do(window, "copy")
    rows = from_tabbed(QApplication.clipboard().text())
    assert rows == [[stages[0].name, stages[1].name], ["a", "c"], ["b", ""]]
    go(window, stage=2)
    do(window, "paste")
    after = window.bridge.blueprint
    assert (texts(after, stage=2), texts(after, stage=3)) == (["a", "b"], ["c"])
    assert selected(window) == ["a", "b", "c"]


def test_cut_is_one_step_and_what_was_cut_comes_back_whole(window: Window) -> None:
    add(window, "Bellen")
    go(window)
    start = window.bridge.blueprint
    do(window, "cut")
    assert texts(window.bridge.blueprint) == []
    do(window, "paste")
    assert texts(window.bridge.blueprint) == ["Bellen"]
    do(window, "undo")
    do(window, "undo")
    assert window.bridge.blueprint is start


TABLE = "Taak\tWie\tWanneer\tKosten\nBellen\tSales\t+3d\t€ 10\nMailen\tBinnendienst\t\t\n"


def test_a_table_asks_in_a_bar_and_enter_pastes_it(window: Window) -> None:
    go(window)
    start = window.bridge.blueprint
    put(TABLE)
    do(window, "paste")
    bar = bar_of(window)
    assert bar.isVisible()
    assert window.bridge.blueprint is start
    assert [combo.currentText() for combo in bar.combos] == ["Tekst", "Rol", "Wanneer", "Notitie"]
    assert bar.headed.isChecked()
    assert bar.take.text().replace("&", "") == "2 taken plakken"
    assert bar.take.hasFocus()
    press(K.Key_Return)
    assert not bar.isVisible()
    call, _ = window.bridge.blueprint.stages[0].tasks
    assert (call.role, call.when, call.note) == ("Sales", When(Anchor.ENTER, 3), "Kosten: € 10")
    assert QApplication.focusWidget() is board_of(window).pool.view((window.bridge.blueprint.stages[0].id, TASK))
    assert selected(window) == ["Bellen", "Mailen"]
    do(window, "undo")
    assert window.bridge.blueprint is start


def test_what_is_said_of_a_column_shows_at_once_and_is_remembered(window: Window, desk: Desk) -> None:
    go(window)
    put(TABLE)
    do(window, "paste")
    bar = bar_of(window)
    bar.combos[1].choose(Use(Meaning.IGNORE))
    bar.combos[1].activated.emit(bar.combos[1].currentIndex())
    bar.headed.click()
    assert bar.take.text().replace("&", "") == "3 taken plakken"
    bar.headed.click()
    bar.take.click()
    assert [task.role for task in window.bridge.blueprint.stages[0].tasks] == ["", ""]
    assert desk.settings.columns("task")["wie"] == "ignore"
    do(window, "paste")
    assert bar.combos[1].currentText() == "Overslaan"
    bar.combos[2].choose(Use(Meaning.TEXT))
    bar.combos[2].activated.emit(bar.combos[2].currentIndex())
    assert [combo.currentText() for combo in bar.combos] == ["Notitie", "Overslaan", "Tekst", "Notitie"]
    press(K.Key_Escape)
    assert not bar.isVisible()
    assert QApplication.focusWidget() is board_of(window).pool.view((window.bridge.blueprint.stages[0].id, TASK))


def test_a_table_as_text_from_the_bar_or_with_a_key_of_its_own(window: Window) -> None:
    go(window)
    put("Bellen\tSales\nMailen\tSales", html=to_html([["Bellen", "Sales"], ["Mailen", "Sales"]]))
    do(window, "paste")
    bar_of(window).as_text.click()
    assert texts(window.bridge.blueprint) == ["Bellen Sales", "Mailen Sales"]
    assert len(window.strip.buttons) == 1
    do(window, "undo")
    press(K.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert texts(window.bridge.blueprint) == ["Bellen Sales", "Mailen Sales"]


def test_columns_of_stages_go_to_their_stages(window: Window) -> None:
    names = [stage.name for stage in window.bridge.blueprint.stages]
    go(window)
    put(f"{names[0]}\t{names[2]}\nBellen\tMeten\n\tTekenen\n")
    do(window, "paste")
    bar = bar_of(window)
    assert [combo.currentText() for combo in bar.combos] == [f"Fase {names[0]}", f"Fase {names[2]}"]
    assert bar.headed.isHidden()
    bar.take.click()
    after = window.bridge.blueprint
    assert (texts(after), texts(after, stage=2)) == (["Bellen"], ["Meten", "Tekenen"])


def test_the_bar_goes_with_the_stage_it_is_about_and_speaks_the_other_language(window: Window, desk: Desk) -> None:
    go(window)
    put(TABLE)
    do(window, "paste")
    bar = bar_of(window)
    desk.set_language("en")
    assert bar.take.text().replace("&", "") == "Paste 2 tasks"
    assert bar.combos[2].currentText() == "When"
    desk.theme.choose("dark")
    board_of(window).headers.focus(window.bridge.blueprint.stages[0].id)
    do(window, "stage_delete")
    assert bar.isHidden()
    desk.set_language("nl")


def test_a_long_clipboard_is_read_beside_the_work(window: Window, desk: Desk, qtbot: QtBot) -> None:
    go(window)
    put("Een regel die lang genoeg is om te tellen\n" * (QUICK // 40))
    do(window, "paste")
    assert texts(window.bridge.blueprint) == []
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert len(texts(window.bridge.blueprint)) == QUICK // 40
    put("x\n" * QUICK)
    do(window, "paste")
    window.progress.button.click()
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert len(texts(window.bridge.blueprint)) == QUICK // 40, "it was stopped"


def test_too_much_is_told(window: Window) -> None:
    go(window)
    put("x\n" * (MOST_LINES + 1))
    do(window, "paste")
    assert "5.000" in window.strip.label.text() or "5000" in window.strip.label.text()
    assert not window.session.can_undo


def test_what_is_refused_is_told_and_nothing_is_lost(window: Window) -> None:
    go(window)
    put("goed\n" + "x" * 40_000)
    do(window, "paste")
    assert "40.000" in window.strip.label.text()
    put("\n".join(["x" * 20_000] * 2))
    do(window, "paste")
    assert len(texts(window.bridge.blueprint)) == 2
    (as_one,) = window.strip.buttons
    as_one.click()
    assert len(texts(window.bridge.blueprint)) == 2, "together they are too long: they stay two"


def test_a_clipboard_of_another_program_that_says_it_is_ours_is_not_believed(window: Window) -> None:
    go(window)
    put("Bellen", **{MIME_TYPE.replace("/", "_"): b'{"cells": 3}'})
    do(window, "paste")
    assert texts(window.bridge.blueprint) == ["Bellen"]


def test_nothing_is_pasted_into_what_is_read_only_or_where_no_cell_is(window: Window) -> None:
    put("Bellen")
    board_of(window).headers.focus(window.bridge.blueprint.stages[0].id)
    window.pasting.paste()
    go(window)
    window.session.read_only = True
    window.pasting.paste()
    assert "alleen te lezen" in window.strip.label.text()
    assert texts(window.bridge.blueprint) == []
    window.session.read_only = False


def test_the_preview_is_painted_and_what_a_bar_hides_stays_in_sight(window: Window, qtbot: QtBot) -> None:
    window.resize(1280, 640)
    go(window, element=Element.COMMUNICATION)
    put("Telefoon\tmail\nBrief\tpost")
    do(window, "paste")
    bar = bar_of(window)
    board = board_of(window)
    view = board.pool.view((window.bridge.blueprint.stages[0].id, Element.COMMUNICATION))
    qtbot.waitUntil(
        lambda: view.mapTo(board.viewport(), QPoint(0, 24)).y() < board.viewport().height(),
    )
    assert not bar.preview.grab().toImage().isNull()


def test_on_a_low_screen_the_bar_and_the_docks_leave_the_window_its_height(window: Window) -> None:
    window.resize(960, 540)  # 1920 x 1080 at 200 %
    for dock in ("inspector", "parking"):
        do(window, dock)
    go(window)
    put(TABLE + "Bezoeken\tSales\t+5d\t\n" * 9)
    do(window, "paste")
    QApplication.processEvents()
    assert bar_of(window).isVisible()
    assert bar_of(window).table.rowCount() == 3, "the choices, the heading and a row"
    assert (window.width(), window.height()) == (960, 540)


def test_what_is_dropped_into_an_empty_line_is_that_and_not_the_clipboard(window: Window) -> None:
    go(window)
    put("van het klembord\nook")
    press(K.Key_Return)
    editor = board_of(window).typing.editor
    assert editor is not None
    dropped = QMimeData()
    dropped.setText("eerste\ntweede")
    editor.insertFromMimeData(dropped)
    assert texts(window.bridge.blueprint) == ["eerste", "tweede"]


def test_links_that_cannot_come_along_are_told(window: Window, desk: Desk) -> None:
    session = window.session
    paper = Document(session.new_id("do"), "Offerte")
    trigger = Trigger(session.new_id("tr"), "Koper tekent", evidence=(paper.id,))
    stage = session.blueprint.stages[0].id
    assert window.bridge.do(AddEntries(stage, Element.DOCUMENT, 0, (paper,)))
    assert window.bridge.do(AddEntries(stage, Element.TRIGGER, 0, (trigger,)))
    board_of(window).nav.select_refs((EntryRef(stage, Element.TRIGGER, trigger.id),))
    do(window, "copy")
    other = desk.new_window()
    other.files.create("service-stages", "nl")
    other.show()
    go(other, element=Element.TRIGGER)
    other.pasting.paste()
    assert other.bridge.blueprint.stages[0].triggers[0].evidence == ()
    assert "1 verwijzing ging niet mee" in other.strip.label.text()
    window.come_forward()
    QApplication.processEvents()
    go(window, stage=1, element=Element.TRIGGER)
    window.pasting.paste()
    pasted = [one for stage in window.bridge.blueprint.stages for one in stage.triggers if one.id != trigger.id]
    assert [one.evidence for one in pasted] == [(paper.id,)], "here it is there"
