"""The table of all data points: looked through, sorted, filtered, edited in place, pasted into and copied out of."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import AddEntries, ChangeEntry, ChangeStage, DeleteEntries, LinkField, MoveStage
from blueprint_editor.core.model import (
    Blueprint,
    Category,
    DataPoint,
    DataType,
    Element,
    EntryRef,
    Stage,
    Status,
    data_points,
)
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.points.columns import WIDER
from blueprint_editor.gui.points.menu import menu_of
from blueprint_editor.gui.points.panel import PointsPanel
from blueprint_editor.workflows.point_rows import COLUMNS
from tests.gui.panels_kit import Room, click_cell, focus, hard_part, press, shown, watched, with_fields

from .window_kit import add, delete_closed, desk, texts, type_text, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # a list that opens, on a screen that is none

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
TEXT, TYPE, UNIT = (COLUMNS.index(name) for name in ("text", "type", "unit"))


def _open(qtbot: QtBot, room: Room) -> PointsPanel:
    panel = PointsPanel(room.bridge, room.appearance)
    shown(qtbot, panel, 1200, 320)
    return panel


def _on(panel: PointsPanel, row: int, column: int = TEXT) -> None:
    """Put the keyboard on a cell."""
    focus(panel.view)
    panel.view.setCurrentIndex(panel.model.index(row, column))


def _names(panel: PointsPanel) -> list[str]:
    return [row.point.text for row in panel.model.rows]


def _points(room: Room) -> list[DataPoint]:
    return [point for _, point in data_points(room.blueprint)]


def _enter(text: str) -> None:
    type_text(text)
    press(Qt.Key.Key_Return)
    for _ in range(2):
        QApplication.processEvents()


def _column(panel: PointsPanel, name: str) -> list[Any]:
    place = COLUMNS.index(name)
    return [panel.model.index(row, place).data() for row in range(len(panel.model.rows))]


def test_every_data_point_stands_in_the_table_with_all_that_is_known_of_it(qtbot: QtBot) -> None:
    room = Room()
    panel = _open(qtbot, room)
    tester = watched(panel.model)
    assert [row.point for row in panel.model.rows] == _points(room)
    assert _column(panel, "stage")[0] == f"1. {room.stage().name}"
    assert "€" in _column(panel, "unit")
    assert any("; " in text for text in _column(panel, "options"))
    assert any(_column(panel, "origins"))
    assert panel.count.text() == f"{len(_points(room))} datapunten"
    assert tester.model() is panel.model


def test_data_points_are_typed_one_after_another_with_what_their_names_say(qtbot: QtBot) -> None:
    room = Room(with_fields())
    panel = _open(qtbot, room)
    tester = watched(panel.model)
    click_cell(panel.view, 2, TEXT)
    _enter("Startdatum")
    _enter("Vermogen (kW)")
    press(Qt.Key.Key_Escape)
    new = room.stage().data_points[2:]
    assert [(point.text, point.type, point.unit) for point in new] == [
        ("Startdatum", DataType.DATE, ""),
        ("Vermogen (kW)", DataType.NUMBER, "kW"),
    ]
    room.session.undo()
    assert _names(panel) == ["Plaats", "Budget", "Startdatum"]
    assert tester.model() is panel.model


def test_a_new_one_comes_into_the_stage_that_is_worked_in(qtbot: QtBot) -> None:
    room = Room(with_fields())
    room.bridge.do(AddEntries(room.stage(1).id, Element.DATA_POINT, 0, (DataPoint("dp_c", "Datum"),)))
    panel = _open(qtbot, room)
    _on(panel, 2)
    assert panel.model.index(3, 0).data() == "2. Offerte"
    _on(panel, 3)
    _enter("Looptijd")
    assert [point.text for point in room.stage(1).data_points] == ["Datum", "Looptijd"]


def test_a_cell_is_edited_in_place_and_enter_goes_to_the_row_below(qtbot: QtBot) -> None:
    room = Room(with_fields())
    panel = _open(qtbot, room)
    _on(panel, 0, UNIT)
    _enter("m2")
    assert _points(room)[0].unit == "m2"
    assert panel.view.currentIndex().row() == 1
    press(Qt.Key.Key_F2)
    type_text("euro")
    press(Qt.Key.Key_Tab)
    assert _points(room)[1].unit == "euro"
    assert panel.view.currentIndex().column() == UNIT + 1, "Tab goes on to the next cell"
    press(Qt.Key.Key_Escape)
    assert room.session.undo_step is not None
    assert room.session.undo_step.code == "change_entry"


def test_a_cell_that_is_opened_and_left_changes_nothing(qtbot: QtBot) -> None:
    room = Room(with_fields())
    point = replace(_points(room)[0], text="Eerste regel\nTweede regel")
    room.bridge.do(ChangeEntry(room.ref(Element.DATA_POINT), point))
    panel = _open(qtbot, room)
    before = room.blueprint
    for column, name in enumerate(COLUMNS):
        if name != "origins":
            _on(panel, 0, column)
            press(Qt.Key.Key_F2)
            panel.view.finish()
    assert room.blueprint is before


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("options", "Dak; Gevel; Grond", ["Dak", "Gevel", "Grond"]),
        ("hubspot", "Bestaand: plaats", "plaats"),
        ("purpose", "Voor de planning", "Voor de planning"),
    ],
)
def test_each_text_is_understood_as_its_column_says(qtbot: QtBot, name: str, text: str, wanted: object) -> None:
    room = Room(with_fields())
    before = _points(room)[0]
    panel = _open(qtbot, room)
    _on(panel, 0, COLUMNS.index(name))
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_A, CTRL)
    _enter(text)
    point = _points(room)[0]
    found = {"options": [one.label for one in point.options], "hubspot": point.hubspot.name, "purpose": point.purpose}
    assert found[name] == wanted
    assert point.options[:2] == before.options


def test_what_is_chosen_counts_for_all_rows_that_are_selected_as_one_step(qtbot: QtBot) -> None:
    room = Room()
    panel = _open(qtbot, room)
    before = room.blueprint
    _on(panel, 0, TYPE)
    press(Qt.Key.Key_Down, SHIFT, times=2)
    assert "3" in panel.count.text()
    press(Qt.Key.Key_F2)
    combo = hard_part(panel.view.indexWidget(panel.view.currentIndex()), QComboBox)
    combo.setCurrentIndex(list(DataType).index(DataType.DATE))
    combo.activated.emit(combo.currentIndex())
    QApplication.processEvents()
    assert [point.type for point in _points(room)[:3]] == [DataType.DATE] * 3
    assert {point.status for point in _points(room)[:3]} == {Status.CONFIRMED}
    room.session.undo()
    assert room.blueprint == before


def test_the_menu_sets_sorts_copies_and_goes(qtbot: QtBot) -> None:
    room = Room(with_fields())
    room.bridge.do(LinkField(room.ref(Element.DOCUMENT), "fi_aaaaaaaaaaaa", "dp_bbbbbbbbbbbb"))
    panel = _open(qtbot, room)
    _on(panel, 0)
    press(Qt.Key.Key_Down, SHIFT)

    def choose(*path: str) -> None:
        menu = menu_of(panel)
        for word in path[:-1]:
            menu = next(hard_part(one.menu(), QMenu) for one in menu.actions() if one.text() == word)
        next(one for one in menu.actions() if one.text().startswith(path[-1])).trigger()

    choose("Categorie", "Locatie")
    assert {point.category for point in _points(room)} == {Category.LOCATION}
    choose("Fase", "2. Offerte")
    assert [point.text for point in room.stage(1).data_points] == ["Plaats", "Budget"]
    choose("Type en opties uit")
    assert _points(room)[1].type is DataType.AMOUNT
    choose("Sorteer op Datapunt")
    assert _names(panel) == ["Budget", "Plaats"]
    choose("Volgorde")
    assert _names(panel) == ["Plaats", "Budget"]
    _on(panel, 1)
    with qtbot.waitSignal(panel.go_to) as went:
        choose("Offerte ›")
    assert went.args == [Cursor(room.stage().id, Element.DOCUMENT, "do_aaaaaaaaaaaa")]
    choose("Kopieer alleen Datapunt")
    assert QApplication.clipboard().text() == "Budget"
    choose("Datapunt verwijderen")
    assert _names(panel) == ["Plaats"]


def test_rows_are_sorted_by_any_column_and_stay_where_they_are_when_they_change(qtbot: QtBot) -> None:
    room = Room()
    panel = _open(qtbot, room)
    tester = watched(panel.model)
    board = _names(panel)
    for column, name in enumerate(COLUMNS):
        panel.sort(column)
        up = [text for text in _column(panel, name) if text]
        panel.sort(column)
        down = [text for text in _column(panel, name) if text]
        if name in {"stage", "required_from"}:
            assert [text[0] for text in up] == sorted(text[0] for text in up)
        else:
            assert [text.casefold() for text in up] == sorted(text.casefold() for text in up)
        assert sorted(up) == sorted(down)
        panel.sort(column)
    assert _names(panel) == board, "the third time it is the order of the board again"
    _on(panel, 0)
    press(Qt.Key.Key_Down, CTRL | SHIFT)
    last = _names(panel)[0]
    ref = next(EntryRef(row.stage, Element.DATA_POINT, row.id) for row in panel.model.rows[:1])
    room.bridge.do(ChangeEntry(ref, replace(room.entry(ref), text="Aaa")))
    assert _names(panel)[0] == "Aaa"
    room.session.undo()
    assert _names(panel)[0] == last
    assert tester.model() is panel.model


def test_a_key_makes_a_column_wider_and_another_narrower(qtbot: QtBot) -> None:
    panel = _open(qtbot, Room())
    top = panel.view.horizontalHeader()
    _on(panel, 0)
    before = top.sectionSize(TEXT)
    press(Qt.Key.Key_Right, ALT, times=2)
    assert top.sectionSize(TEXT) == before + 2 * WIDER
    press(Qt.Key.Key_Left, ALT, times=200)
    assert top.sectionSize(TEXT) == top.minimumSectionSize()
    assert panel.view.currentIndex().column() == TEXT


def test_the_filter_finds_words_anywhere_in_a_row_and_gives_the_keyboard_back(qtbot: QtBot) -> None:
    room = Room()
    panel = _open(qtbot, room)
    _on(panel, 0)
    press(Qt.Key.Key_F, CTRL)
    assert panel.filter.hasFocus()
    type_text("BEDRAG gewonnen")
    qtbot.waitUntil(lambda: not panel.model.rows)
    assert "Esc" in panel.view.empty_text
    press(Qt.Key.Key_Escape)
    type_text("bedrag")
    qtbot.waitUntil(lambda: 0 < len(panel.model.rows) < len(_points(room)))
    assert all("bedrag" in f"{row.point.text} {panel.reader.text('type', row)}".casefold() for row in panel.model.rows)
    assert panel.count.text().startswith(f"{len(panel.model.rows)} van")
    press(Qt.Key.Key_Down)
    assert panel.view.hasFocus()


def test_a_deed_elsewhere_tells_only_the_rows_that_it_changed(qtbot: QtBot) -> None:
    many = tuple(
        Stage(f"st_{n}", f"Fase {n}", data_points=tuple(DataPoint(f"dp_{n}_{m}", f"Punt {m}") for m in range(20)))
        for n in range(5)
    )
    room = Room(Blueprint("bp_a", stages=many))
    panel = _open(qtbot, room)
    tester = watched(panel.model)
    told, reset = QSignalSpy(panel.model.dataChanged), QSignalSpy(panel.model.modelReset)
    ref = EntryRef("st_2", Element.DATA_POINT, "dp_2_7")
    room.bridge.do(ChangeEntry(ref, replace(room.entry(ref), unit="kW")))
    assert [(call[0].row(), call[1].row()) for call in map(told.at, range(told.count()))] == [(47, 47)]
    room.bridge.do(AddEntries("st_1", Element.DATA_POINT, 3, (DataPoint("dp_new", "Nieuw"),)))
    assert _names(panel)[23] == "Nieuw"
    room.bridge.do(DeleteEntries((EntryRef("st_0", Element.DATA_POINT, "dp_0_0"), ref)))
    assert len(panel.model.rows) == 99
    room.session.undo()
    assert [row.point for row in panel.model.rows] == _points(room)
    assert reset.count() == 0
    room.bridge.do(MoveStage("st_4", 0))
    room.bridge.do(ChangeStage("st_4", name="Eerst"))
    assert "1. Eerst" in _column(panel, "stage")
    assert tester.model() is panel.model


def test_what_changed_while_nobody_looked_is_there_when_it_is_shown_again(qtbot: QtBot) -> None:
    room = Room(with_fields())
    panel = _open(qtbot, room)
    panel.hide()
    room.bridge.do(AddEntries(room.stage().id, Element.DATA_POINT, 0, (DataPoint("dp_c", "Datum"),)))
    panel.show()
    assert _names(panel) == ["Datum", "Plaats", "Budget"]


def test_a_table_is_pasted_from_the_current_cell_on_as_one_step(qtbot: QtBot) -> None:
    room = Room(with_fields())
    panel = _open(qtbot, room)
    before = room.blueprint
    QApplication.clipboard().setText("Locatie\tLocatie\tTekst\r\nBudget\tOnzin\tBedrag\r\nStartdatum\t\t\r\n")
    _on(panel, 0)
    press(Qt.Key.Key_V, CTRL)
    assert [(point.text, point.category, point.type) for point in _points(room)] == [
        ("Locatie", Category.LOCATION, DataType.TEXT),
        ("Budget", Category.OTHER, DataType.AMOUNT),
        ("Startdatum", Category.OTHER, DataType.DATE),
    ]
    for words in ("2 bijgewerkt", "1 toegevoegd", "Onzin"):
        assert words in panel.count.text()
    room.session.undo()
    assert room.blueprint == before


def test_one_value_is_pasted_into_every_selected_row(qtbot: QtBot) -> None:
    room = Room(with_fields())
    panel = _open(qtbot, room)
    QApplication.clipboard().setText("Datum")
    _on(panel, 0, TYPE)
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_V, CTRL)
    assert {point.type for point in _points(room)} == {DataType.DATE}


def test_a_list_that_is_pasted_while_typing_becomes_data_points(qtbot: QtBot) -> None:
    room = Room(with_fields())
    panel = _open(qtbot, room)
    QApplication.clipboard().setText("• Startdatum\n• Aantal panelen\n")
    click_cell(panel.view, 2, TEXT)
    press(Qt.Key.Key_V, CTRL)
    assert [point.text for point in _points(room)[2:]] == ["Startdatum", "Aantal panelen"]


def test_rows_are_copied_out_with_headings_and_pasted_back_by_name(qtbot: QtBot) -> None:
    room = Room()
    panel = _open(qtbot, room)
    before = room.blueprint
    _on(panel, 0)
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_C, CTRL)
    mime = QApplication.clipboard().mimeData()
    lines = mime.text().splitlines()
    assert lines[0].split("\t")[:2] == ["Fase", "Datapunt"]
    assert "<table" in mime.html()
    _on(panel, 4)
    press(Qt.Key.Key_V, CTRL)
    assert room.blueprint is before, "each says what it says already"
    assert panel.count.text() == "Niets veranderd"


def test_selected_rows_are_deleted_and_come_back(qtbot: QtBot) -> None:
    room = Room(with_fields())
    panel = _open(qtbot, room)
    _on(panel, 0)
    press(Qt.Key.Key_Delete)
    assert _names(panel) == ["Budget"]
    assert panel.view.currentIndex().row() == 0
    room.session.undo()
    assert _names(panel) == ["Plaats", "Budget"]


def test_doubles_are_shown_together_and_merged(qtbot: QtBot) -> None:
    room = Room(with_fields())
    doubles = (DataPoint("dp_c", "Budgetten"), DataPoint("dp_d", "Datum"))
    room.bridge.do(AddEntries(room.stage(1).id, Element.DATA_POINT, 0, doubles))
    panel = _open(qtbot, room)
    qtbot.waitUntil(panel.doubles.only.isVisible)
    QTest.mouseClick(panel.doubles.only, Qt.MouseButton.LeftButton)
    assert _names(panel) == ["Budget", "Budgetten"]
    _on(panel, 1)
    assert "Budgetten" in panel.doubles.merge.text()
    QTest.mouseClick(panel.doubles.merge, Qt.MouseButton.LeftButton)
    assert [point.text for point in _points(room)] == ["Plaats", "Budgetten", "Datum"]
    qtbot.waitUntil(lambda: panel.model.groups == {})
    QTest.mouseClick(panel.doubles.only, Qt.MouseButton.LeftButton)
    assert len(_names(panel)) == 3


def test_what_is_no_double_is_not_asked_again_until_one_wants_to(qtbot: QtBot) -> None:
    room = Room(with_fields())
    room.bridge.do(AddEntries(room.stage(1).id, Element.DATA_POINT, 0, (DataPoint("dp_c", "Budgetten"),)))
    panel = _open(qtbot, room)
    qtbot.waitUntil(panel.doubles.only.isVisible)
    QTest.mouseClick(panel.doubles.only, Qt.MouseButton.LeftButton)
    _on(panel, 0)
    before = room.blueprint
    QTest.mouseClick(panel.doubles.apart, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.model.groups == {})
    QTest.mouseClick(panel.doubles.only, Qt.MouseButton.LeftButton)
    assert not panel.doubles.only.isVisible()
    _on(panel, _names(panel).index("Budget"))
    menu = menu_of(panel)
    next(action for action in menu.actions() if action.text() == "Weer als mogelijke dubbelen tonen").trigger()
    menu.close()
    assert room.blueprint == before
    qtbot.waitUntil(panel.doubles.only.isVisible)
    room.session.undo()
    room.session.undo()
    assert room.blueprint == before


def test_the_board_is_followed_and_shows_the_row_that_one_looks_at(window: Window, qtbot: QtBot) -> None:
    add(window, "Budget", Element.DATA_POINT, 1)
    add(window, "Startdatum", Element.DATA_POINT, 2)
    window.commands.trigger("data_points")
    panel = hard_part(window.findChild(PointsPanel), PointsPanel)
    assert panel.view.hasFocus()
    board = hard_part(window.shown_board, object)
    panel.view.setCurrentIndex(panel.model.index(1, TEXT))
    qtbot.waitUntil(lambda: window.cursor_place.entry == panel.model.rows[1].id)
    assert panel.view.hasFocus(), "the keyboard stays in the table"
    assert [ref.id for ref in window.shown_board.selection()] == [panel.model.rows[1].id]  # type: ignore[union-attr]  # as above
    window.go_to(Cursor(panel.model.rows[0].stage, Element.DATA_POINT, panel.model.rows[0].id))
    assert panel.view.currentIndex().row() == 0
    assert board is window.shown_board


def test_what_is_typed_on_the_board_gets_the_type_that_its_words_say(window: Window) -> None:
    stage = window.bridge.blueprint.stages[0].id
    window.go_to(Cursor(stage, Element.DATA_POINT))
    type_text("Startdatum")
    press(Qt.Key.Key_Return)
    type_text("Vermogen kW :tekst")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    found = [(point.text, point.type) for point in window.bridge.blueprint.stages[0].data_points]
    assert found == [("Startdatum", DataType.DATE), ("Vermogen kW", DataType.TEXT)]


def test_the_clipboard_belongs_to_what_has_the_keyboard(window: Window) -> None:
    add(window, "Budget", Element.DATA_POINT)
    window.commands.trigger("data_points")
    QApplication.clipboard().setText("Startdatum")
    panel = hard_part(window.findChild(PointsPanel), PointsPanel)
    panel.view.setCurrentIndex(panel.model.index(1, TEXT))
    window.commands.refresh()
    window.commands.trigger("paste")
    assert texts(window.bridge.blueprint, Element.DATA_POINT) == ["Budget", "Startdatum"]
    panel.view.setCurrentIndex(panel.model.index(0, TEXT))
    window.commands.trigger("cut")
    assert texts(window.bridge.blueprint, Element.DATA_POINT) == ["Startdatum"]
    window.commands.trigger("data_points")
    assert not panel.isVisible()
    assert window.shown_board is not None
    assert window.shown_board.isAncestorOf(QApplication.focusWidget() or panel)


def test_an_empty_table_says_what_it_is_for(qtbot: QtBot) -> None:
    room = Room(replace(with_fields(), stages=tuple(replace(one, data_points=()) for one in with_fields().stages)))
    panel = _open(qtbot, room)
    assert "Excel" in panel.view.empty_text
    assert panel.view.accessibleDescription() == panel.view.empty_text
    room.appearance.set_language("en")
    assert "Excel" in panel.view.empty_text
    assert panel.model.headerData(TEXT, Qt.Orientation.Horizontal) == "Data point"
    panel.view.menu_asked.emit(QPoint(4, 4))
    menu = hard_part(QApplication.activePopupWidget(), QMenu)
    assert next(action.text() for action in menu.actions() if action.text()) == "Paste here"
    menu.close()
    delete_closed()  # while the panel is alive, which in a window it is
