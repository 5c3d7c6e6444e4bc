"""The parking lot beside the board: typed, edited, sorted, ordered, and dragged there and back with nothing lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import AddParking
from blueprint_editor.core.model import Element, ParkingItem
from blueprint_editor.gui import handouts
from blueprint_editor.gui.board.place_list import PlaceList
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.dialogs.action_list import ActionListDialog
from blueprint_editor.gui.docks import NARROW
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.messages import Tone
from blueprint_editor.gui.parking.cells import today
from blueprint_editor.gui.parking.menu import menu_of
from blueprint_editor.gui.parking.panel import ParkingPanel
from blueprint_editor.gui.parking.view import PLACE_KEY
from blueprint_editor.method.days import day_of
from blueprint_editor.wording.dates import day_text

from .boards import drag
from .window_kit import add, desk, texts, type_name, type_text, wait_for, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def panel(window: Window, qtbot: QtBot) -> ParkingPanel:
    """The parking lot, opened by its key, with the keyboard in it."""
    window.resize(1200, 800)
    window.commands.trigger("parking")
    qtbot.waitUntil(lambda: window.docks["parking"].has_keyboard)
    found = window.docks["parking"].panel
    assert isinstance(found, ParkingPanel)
    QAbstractItemModelTester(found.model, QAbstractItemModelTester.FailureReportingMode.Fatal, found)
    return found


def put(window: Window, *items: ParkingItem) -> None:
    """Put points on the parking lot as an edit."""
    assert window.bridge.do(AddParking(items))


def edit(panel: ParkingPanel, row: int, name: str, text: str) -> None:
    """Type something else in a cell."""
    column = next(n for n, column in enumerate(panel.model.columns) if column.name == name)
    index = panel.model.index(row, column)
    panel.table.setCurrentIndex(index)
    panel.table.edit(index)
    line = panel.table.indexWidget(index)
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()  # the view takes the text in a later turn


def shown(panel: ParkingPanel, name: str) -> list[str]:
    """What a column shows, from the top."""
    column = next(n for n, column in enumerate(panel.model.columns) if column.name == name)
    return [str(panel.model.index(row, column).data() or "") for row in range(len(panel.model.rows))]


def test_type_enter_type_enter_and_each_point_is_one_step(panel: ParkingPanel, window: Window, qtbot: QtBot) -> None:
    assert panel.empty.isVisible()
    for count, text in enumerate(("Wie tekent?", "Prijslijst"), 1):
        type_text(text)
        QTest.keyClick(QApplication.focusWidget() or panel, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda count=count: len(window.bridge.blueprint.parking) == count)  # type: ignore[misc]  # now
        qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    assert [item.text for item in window.bridge.blueprint.parking] == ["Wie tekent?", "Prijslijst"]
    assert not panel.empty.isVisible()
    assert window.docks["parking"].titleBarWidget().name.text() == "Parkeerplaats  2"  # type: ignore[attr-defined]  # our bar
    window.session.undo()
    assert [item.text for item in window.bridge.blueprint.parking] == ["Wie tekent?"]


def test_owner_day_and_text_are_edited_in_place(panel: ParkingPanel, window: Window) -> None:
    put(window, ParkingItem("pk_a", "Prijslijst"))
    edit(panel, 0, "owner", "Jan")
    edit(panel, 0, "due", "31-3-2027")
    edit(panel, 0, "text", "Prijslijst 2027")
    assert window.bridge.blueprint.parking == (ParkingItem("pk_a", "Prijslijst 2027", "Jan", "2027-03-31"),)
    assert shown(panel, "due") == ["31 mrt 2027"]
    edit(panel, 0, "due", "ooit")
    assert window.strip.message is not None
    assert "ooit" in window.strip.message.words("nl")
    assert window.bridge.blueprint.parking[0].due == "2027-03-31"


def test_sorting_is_a_way_of_looking(panel: ParkingPanel, window: Window) -> None:
    put(window, ParkingItem("pk_a", "Zes", due="2026-05-01"), ParkingItem("pk_b", "Aap"), ParkingItem("pk_c", "Noot"))
    before = window.bridge.blueprint
    panel.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert shown(panel, "text") == ["Aap", "Noot", "Zes"]
    panel.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert shown(panel, "text")[0] == "Zes", "what has no date comes last, whichever way it is sorted"
    panel.table.setCurrentIndex(panel.model.index(1, 0))
    QTest.keyClick(panel.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert window.bridge.blueprint is before
    panel.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    QTest.keyClick(panel.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [item.id for item in window.bridge.blueprint.parking] != [item.id for item in before.parking]
    QTest.keyClick(panel.table, Qt.Key.Key_Delete)
    assert len(window.bridge.blueprint.parking) == 2


def test_a_card_is_dragged_to_the_list_and_back_whole(panel: ParkingPanel, window: Window, qtbot: QtBot) -> None:
    put(window, ParkingItem("pk_a", "Los", owner="Jan", due="2026-12-01"))
    add(window, "Bellen")
    stage = window.bridge.blueprint.stages[0]
    before = window.bridge.blueprint
    board = window.shown_board
    assert board is not None
    window.show_step(Element.TASK)
    cell = board.pool.view((stage.id, Element.TASK))
    card = cell.visualRect(cell.model().index(0, 0)).center()
    list_, first = panel.table.viewport(), panel.table.visualRect(panel.model.index(0, 0))
    drag(cell.viewport(), card, list_, first.topLeft() + QPoint(20, 3))
    qtbot.waitUntil(lambda: shown(panel, "text") == ["Bellen", "Los"])
    assert texts(window.bridge.blueprint) == []
    cell = board.pool.view((stage.id, Element.TASK))
    drag(list_, first.center(), cell.viewport(), QPoint(30, 6))
    qtbot.waitUntil(lambda: texts(window.bridge.blueprint) == ["Bellen"])
    assert window.bridge.blueprint == before
    cell = board.pool.view((stage.id, Element.TASK))
    drag(list_, first.center(), cell.viewport(), QPoint(30, 6))
    qtbot.waitUntil(lambda: texts(window.bridge.blueprint) == ["Los", "Bellen"])
    assert window.bridge.blueprint.stages[0].tasks[0].note == "Jan · 2026-12-01"


def test_rows_are_dragged_in_the_list(panel: ParkingPanel, window: Window, qtbot: QtBot) -> None:
    put(window, *(ParkingItem(f"pk_{name}", name) for name in ("a", "b", "c")))
    view = panel.table.viewport()
    rows = [panel.table.visualRect(panel.model.index(row, 0)) for row in range(3)]
    drag(view, rows[0].center(), view, rows[2].bottomLeft() + QPoint(20, -2))
    qtbot.waitUntil(lambda: shown(panel, "text") == ["b", "c", "a"])
    panel.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    mime = panel.model.mimeData([panel.model.index(0, 0)])
    assert not panel.model.canDropMimeData(mime, Qt.DropAction.MoveAction, 2, 0, QModelIndex())


def test_keys_bring_a_point_back(panel: ParkingPanel, window: Window, qtbot: QtBot) -> None:
    stages = window.bridge.blueprint.stages
    put(window, ParkingItem("pk_a", "Los"), ParkingItem("pk_b", "Taak", element=Element.TASK, stage=stages[2].id))
    window.go_to(Cursor(stages[1].id, Element.DOCUMENT))
    window.docks["parking"].enter()
    panel.table.setCurrentIndex(panel.model.index(1, 0))
    window.commands.trigger("unpark")
    assert texts(window.bridge.blueprint, Element.TASK, 2) == ["Taak"]
    assert window.cursor_place.stage == stages[2].id
    window.go_to(Cursor(stages[1].id, Element.DOCUMENT))
    window.docks["parking"].enter()
    panel.table.setCurrentIndex(panel.model.index(0, 0))
    panel.table.menu_asked.emit(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[1].trigger()
    menu.close()
    assert texts(window.bridge.blueprint, Element.DOCUMENT, 1) == ["Los"]
    assert window.bridge.blueprint.parking == ()


def several(panel: ParkingPanel, window: Window) -> list[str]:
    """Four points, of which the second and third are selected with the keys."""
    names = ["een", "twee", "drie", "vier"]
    put(window, *(ParkingItem(f"pk_{name}", name) for name in names))
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.model.index(1, 0))
    QTest.keyClick(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [item.text for item in panel.chosen()] == ["twee", "drie"]
    return names


def said(window: Window, name: str) -> list[str]:
    """What is said of each point, in the blueprint's order."""
    return [str(getattr(item, name)) for item in window.bridge.blueprint.parking]


def test_what_is_said_of_several_is_one_step(panel: ParkingPanel, window: Window) -> None:
    several(panel, window)
    before = window.bridge.blueprint
    panel.edit_cell("owner")
    type_text("Jan")
    QTest.keyClick(QApplication.focusWidget() or panel, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert said(window, "owner") == ["", "Jan", "Jan", ""]
    assert [item.text for item in panel.chosen()] == ["twee", "drie"], "what is selected stays so"
    menu = menu_of(panel, on_cell=True)
    due = next(action.menu() for action in menu.actions() if action.text() == "&Uiterlijk")
    assert isinstance(due, QMenu)
    due.actions()[1].trigger()
    menu.close()
    assert said(window, "due") == ["", today().isoformat(), today().isoformat(), ""]
    window.session.undo()
    window.session.undo()
    assert window.bridge.blueprint == before


def test_the_mouse_and_the_keys_select_here_and_there(panel: ParkingPanel, window: Window) -> None:
    several(panel, window)
    view, held = panel.table, Qt.KeyboardModifier.ControlModifier
    place = view.visualRect(panel.model.index(0, 3)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, place)
    assert [item.text for item in panel.chosen()] == ["een", "twee", "drie"]
    assert view.state() == view.State.NoState, "that opens no list of elements"
    QTest.keyClick(view, Qt.Key.Key_Space, held)
    assert [item.text for item in panel.chosen()] == ["twee", "drie"]
    QTest.keySequence(view, QKeySequence.StandardKey.SelectAll)
    assert len(panel.chosen()) == 4
    QTest.keyClick(view, Qt.Key.Key_Period, held)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[-1].text() == "4 punten &verwijderen"
    menu.close()
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert window.bridge.blueprint.parking == ()
    window.session.undo()
    assert len(window.bridge.blueprint.parking) == 4


def test_several_are_moved_in_the_list_together(panel: ParkingPanel, window: Window, qtbot: QtBot) -> None:
    several(panel, window)
    QTest.keyClick(panel.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert shown(panel, "text") == ["een", "vier", "twee", "drie"]
    assert not panel.down.isEnabled()
    view = panel.table.viewport()
    rows = [panel.table.visualRect(panel.model.index(row, 0)) for row in range(4)]
    drag(view, rows[3].center(), view, rows[0].topLeft() + QPoint(20, 2))
    qtbot.waitUntil(lambda: shown(panel, "text") == ["twee", "drie", "een", "vier"])
    assert [item.text for item in panel.chosen()] == ["twee", "drie"]
    window.session.undo()
    window.session.undo()
    assert said(window, "text") == ["een", "twee", "drie", "vier"]


def test_several_go_to_a_cell_that_is_chosen_or_dragged_to(panel: ParkingPanel, window: Window, qtbot: QtBot) -> None:
    several(panel, window)
    before = window.bridge.blueprint
    QTest.keyClick(panel.table, Qt.Key.Key_M, PLACE_KEY.keyboardModifiers())
    asked = window.findChild(PlaceList)
    assert asked is not None
    type_text("2 doc")
    QTest.keyClick(asked.line, Qt.Key.Key_Return)
    assert texts(window.bridge.blueprint, Element.DOCUMENT, 1) == ["twee", "drie"]
    assert window.cursor_place.stage == before.stages[1].id
    assert not asked.isVisible()
    window.session.undo()
    assert window.bridge.blueprint == before
    board = window.shown_board
    assert board is not None
    window.show_step(Element.TASK)
    panel.table.select_rows((1, 2), 1)
    cell = board.pool.view((before.stages[0].id, Element.TASK))
    drag(
        panel.table.viewport(), panel.table.visualRect(panel.model.index(1, 0)).center(), cell.viewport(), QPoint(30, 6)
    )
    qtbot.waitUntil(lambda: texts(window.bridge.blueprint) == ["twee", "drie"])
    window.session.undo()
    assert window.bridge.blueprint == before


def test_those_that_do_not_say_what_they_are_take_it_from_the_cursor(panel: ParkingPanel, window: Window) -> None:
    stages = window.bridge.blueprint.stages
    put(window, ParkingItem("pk_a", "Los"), ParkingItem("pk_b", "Taak", element=Element.TASK, stage=stages[2].id))
    window.go_to(Cursor(stages[1].id, Element.DOCUMENT))
    window.docks["parking"].enter()
    before = window.bridge.blueprint
    panel.table.select_all()
    window.commands.trigger("unpark")
    assert texts(window.bridge.blueprint, Element.TASK, 2) == ["Taak"]
    assert texts(window.bridge.blueprint, Element.DOCUMENT, 1) == ["Los"]
    window.session.undo()
    assert window.bridge.blueprint == before


def test_a_dock_that_opens_is_not_squeezed(panel: ParkingPanel, window: Window) -> None:
    window.resize(1280, 800)
    window.commands.trigger("data_points")
    QApplication.processEvents()
    below = [window.docks[name] for name in ("parking", "data_points")]
    assert min(dock.width() for dock in below) >= NARROW
    window.resizeDocks(below, [1, 1], Qt.Orientation.Vertical)
    QApplication.processEvents()
    least = below[0].height()
    for dock in below:
        dock.hide()
    window.commands.trigger("parking")
    QApplication.processEvents()
    assert below[0].height() >= max(least, panel.sizeHint().height())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ""),
        ("31-3", "2027-03-31"),
        ("1/12", "2026-12-01"),
        ("28 nov", "2026-11-28"),
        ("31 maart 2027", "2027-03-31"),
        ("29-2", "2028-02-29"),
        ("31.3.27", "2027-03-31"),
        ("2027-03-31", "2027-03-31"),
        ("vrijdag", "2026-12-04"),
        ("za", "2026-12-05"),
        ("Friday", "2026-12-04"),
        ("morgen", "2026-11-29"),
        ("+2w", "2026-12-12"),
        ("+3", "2026-12-01"),
        ("31-2", "31-2"),
        ("maandelijks", "maandelijks"),
    ],
)
def test_a_day_as_one_says_it(typed: str, meant: str) -> None:
    assert day_of(typed, date(2026, 11, 28)) == meant


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.sampled_from(("nl", "en")))
def test_a_day_that_is_shown_is_read_back(day: date, language: str) -> None:
    if day.year >= 1000:
        assert day_of(day_text(day.isoformat(), language), date(2026, 11, 28)) == day.isoformat()


def test_the_action_list_goes_out_as_it_is_sorted(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    put(window, ParkingItem("pk_a", "Later", "Anna", "2027-01-01"), ParkingItem("pk_b", "Eerst", "Zoë", "2026-12-01"))
    window.commands.trigger("action_list")
    dialog = wait_for(qtbot, window, ActionListDialog, "actionList")
    dialog.copy.click()
    assert QApplication.clipboard().text().splitlines()[2:4] == ["Anna", "- Later (1 jan 2027)"]
    dialog.tree.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert dialog.model.item(0, 0).text() == "Eerst"
    dialog.csv.click()
    name = wait_for(qtbot, window, QFileDialog, "askTarget")
    type_name(name, tmp_path / "acties.csv")
    lines = (tmp_path / "acties.csv").read_text("utf-8-sig").splitlines()
    assert [line.partition(";")[0] for line in lines] == ["Actie", "Eerst", "Later"]
    add(window, "Bellen")
    assert dialog.model.rowCount() == 2, "a task without a role is nobody's"
    put(window, ParkingItem("pk_c", "Nog een"))
    assert dialog.model.rowCount() == 3
    dialog.close()
    QApplication.clipboard().clear()


def test_worksheets_are_made_and_can_be_stopped(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "alle.pdf"
    window.commands.trigger("worksheets")
    name = wait_for(qtbot, window, QFileDialog, "askTarget")
    assert name.selectedFiles()[0].endswith(".werkbladen.pdf")
    type_name(name, path)
    window.progress.button.click()
    qtbot.waitUntil(lambda: window.progress._cancel is None)
    assert not path.exists()
    window.show_step(Element.TASK)
    window.commands.trigger("worksheet_step")
    type_name(wait_for(qtbot, window, QFileDialog, "askTarget"), path)
    qtbot.waitUntil(path.exists)
    assert window.strip.message is not None
    assert "alle.pdf" in window.strip.message.words("nl")


def test_a_handout_that_cannot_be_written_says_why(window: Window, tmp_path: Path) -> None:
    handouts.write(window, tmp_path / "weg" / "a.pdf", b"")
    assert window.strip.message is not None
    assert window.strip.message.tone is Tone.ERROR
