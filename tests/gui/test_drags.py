"""Dragging: many cards at once, copies, stages, and what comes from other programs; each says what it would do."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import AddEntries
from blueprint_editor.core.model import Document, Element, EntryRef, Kind
from blueprint_editor.gui.board.drag_looks import Tip, picture
from blueprint_editor.gui.board.loads import describe_entries
from blueprint_editor.gui.main_window import Window
from blueprint_editor.wording import say
from tests.gui.boards import Bench, drag, make_blueprint

from .window_kit import desk, texts, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TASK, DOCUMENT, TRIGGER, DUTY = Element.TASK, Element.DOCUMENT, Element.TRIGGER, Element.RESPONSIBILITY
LEFT = Qt.MouseButton.LeftButton
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
MOVE = Qt.KeyboardModifier.ShiftModifier
"""What makes a drag that no `QDrag` of this program began a move."""
BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def above(bench: Bench, column: int, element: Element, row: int) -> QPoint:
    """Just inside the top of a card: a drop there lands before it."""
    view = bench.view(column, element)
    return QPoint(bench.center(column, element, row).x(), view.visualRect(view.model().index(row, 0)).top() + 2)


def select(bench: Bench, *places: tuple[int, Element, int]) -> None:
    """Click on cards one after the other, Ctrl held from the second on."""
    for number, (column, element, row) in enumerate(places):
        modifiers = CTRL if number else NONE
        QTest.mouseClick(bench.view(column, element).viewport(), LEFT, modifiers, bench.center(column, element, row))


def said(bench: Bench) -> str:
    """What the pointer says; nothing when it says nothing."""
    tip = bench.board.findChild(Tip)
    return tip.text() if tip is not None and tip.isVisible() else ""


class Hand:
    """A drag from another program, event by event as Qt hands them to a widget."""

    def __init__(self, bench: Bench, data: QMimeData, actions: Qt.DropAction = Qt.DropAction.CopyAction) -> None:
        self.bench, self.data, self.actions = bench, data, actions

    def over(self, widget: QWidget, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> bool:
        """Come in and move; whether it would be taken. Qt moves over nobody who refused it at the door."""
        come = QDragEnterEvent(at, self.actions, self.data, LEFT, modifiers)
        QApplication.sendEvent(widget, come)
        if not come.isAccepted():
            return False
        move = QDragMoveEvent(at, self.actions, self.data, LEFT, modifiers)
        QApplication.sendEvent(widget, move)
        return move.isAccepted()

    def drop(self, widget: QWidget, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> bool:
        """Come in and let go; whether it was taken."""
        if not self.over(widget, at, modifiers):
            return False
        event = QDropEvent(QPointF(at), self.actions, self.data, LEFT, modifiers)
        QApplication.sendEvent(widget, event)
        QApplication.processEvents()
        return event.isAccepted()


def text_data(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def file_data(*names: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(name) if "://" not in name else QUrl(name) for name in names])
    return data


# Our own entries, by Qt's real drag


def test_ctrl_copies_what_is_dragged_and_selects_the_copies(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    start = bench.blueprint
    select(bench, (0, TASK, 0), (1, TRIGGER, 0))
    hand = Hand(bench, describe_entries(start, bench.board.selection()), BOTH)
    target = bench.view(2, TASK).viewport()
    assert hand.over(target, above(bench, 2, TASK, 1), CTRL)
    assert said(bench).startswith("Kopie. Wordt taak")
    assert hand.drop(target, above(bench, 2, TASK, 1), CTRL)
    assert bench.texts(2, TASK) == ["task 3.1", "task 1.1", "trigger 2.1", "task 3.2"]
    assert bench.texts(0, TASK) == ["task 1.1", "task 1.2"]
    assert [ref.element for ref in bench.board.selection()] == [TASK, TASK]
    bench.session.undo()
    assert bench.blueprint is start


def test_a_real_drag_with_ctrl_copies(bench: Bench) -> None:
    source, target = bench.view(0, TRIGGER), bench.view(2, TRIGGER)
    drag(source.viewport(), bench.center(0, TRIGGER, 0), target.viewport(), above(bench, 2, TRIGGER, 0), release=CTRL)
    assert bench.texts(0, TRIGGER) == ["trigger 1.1", "trigger 1.2"]
    assert bench.texts(2, TRIGGER) == ["trigger 1.1", "trigger 3.1", "trigger 3.2"]


def test_while_hovering_the_cell_is_tinted_and_a_line_shows_where(bench: Bench) -> None:
    select(bench, (0, TRIGGER, 0))
    hand = Hand(bench, describe_entries(bench.blueprint, bench.board.selection()), BOTH)
    view = bench.view(1, TRIGGER)
    bare = bench.board.canvas.grab().toImage()
    for row in (0, 1):
        assert hand.over(view.viewport(), above(bench, 1, TRIGGER, row))
        assert view._drop_row == row
        shown = bench.board.canvas.grab().toImage()
        y = view.y() + view.viewport().y() + above(bench, 1, TRIGGER, row).y() - 2 - bench.board.measures.card_gap // 2
        x = view.geometry().center().x()
        accent = bench.board.look.accent
        assert any(shown.pixelColor(x, max(y + dy, 0)) == accent for dy in range(-2, 5))
        corner = bench.board.pool.rect(view.key).bottomLeft() + QPoint(4, -6)
        assert shown.pixelColor(corner) != bare.pixelColor(corner)
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.DragLeave))
    hand.over(bench.view(2, TRIGGER).viewport(), above(bench, 2, TRIGGER, 0))
    assert view._drop_row is None


def test_what_would_not_fit_is_said_before_it_is_dropped(bench: Bench) -> None:
    owner = Document("do_aaaaaaaaaaaa", "Offerte", owner="Verkoper", template="/map/offerte.docx")
    bench.session.replace(make_blueprint())
    key = bench.key_of(0, DOCUMENT)
    assert bench.bridge.do(AddEntries(*key, 0, (owner,)))
    select(bench, (0, DOCUMENT, 0))
    hand = Hand(bench, describe_entries(bench.blueprint, bench.board.selection()), BOTH)
    assert hand.drop(bench.view(0, TASK).viewport(), above(bench, 0, TASK, 0), MOVE)
    assert bench.texts(0, TASK)[0] == "Offerte"
    bench.session.undo()
    assert hand.over(bench.view(0, TASK).viewport(), above(bench, 0, TASK, 0), MOVE)
    assert said(bench) == "Wordt taak. Blijft bewaard: sjabloon"


def test_several_cards_lie_behind_each_other_at_the_pointer(bench: Bench) -> None:
    select(bench, (0, TRIGGER, 0))
    view = bench.view(0, TRIGGER)
    one, _ = picture(view, 1)
    many, hot = picture(view, 3)
    assert many.width() > one.width()
    assert many.height() > one.height()
    assert one.rect().contains(hot)
    assert many.toImage() != one.toImage()


def test_a_read_only_blueprint_says_why_and_still_gives_its_text_away(bench: Bench) -> None:
    bench.session.read_only = True
    select(bench, (0, TRIGGER, 0))
    data = describe_entries(bench.blueprint, bench.board.selection())
    assert data.text() == "trigger 1.1"
    assert not Hand(bench, data, BOTH).over(bench.view(1, TRIGGER).viewport(), above(bench, 1, TRIGGER, 0))
    assert said(bench) == say("refusal.read_only", "nl")


def test_the_reason_follows_the_pointer(bench: Bench) -> None:
    hand = Hand(bench, file_data("/map/prijslijst.pdf"))
    places = []
    for x in (20, 90):
        assert not hand.over(bench.view(0, TASK).viewport(), QPoint(x, 10))
        tip = bench.board.findChild(Tip)
        assert tip is not None
        places.append(tip.x())
    assert places[1] - places[0] == 70


def test_at_the_edge_the_board_scrolls_and_the_line_goes_along(qtbot: QtBot) -> None:
    bench = Bench(qtbot, make_blueprint(open_stages=9), width=760)
    board = bench.board
    source = bench.view(0, TRIGGER)
    window = board.windowHandle()
    start = source.viewport().mapTo(board, bench.center(0, TRIGGER, 0))
    edge = board.viewport().mapTo(board, QPoint(board.viewport().width() - 2, 40))
    state = {"moved": False}
    timer = QTimer()
    timer.setInterval(10)

    def hold() -> None:
        if not state["moved"]:
            state["moved"] = True
            QTest.mouseMove(window, edge)
        elif board.scroll_x == board.horizontalScrollBar().maximum():
            timer.stop()
            QTest.mouseRelease(window, LEFT, NONE, edge)

    timer.timeout.connect(hold)
    QTest.mousePress(window, LEFT, NONE, start)
    timer.start()
    QTest.mouseMove(window, start + QPoint(0, 14))
    QTest.mouseMove(window, start + QPoint(0, 16))
    qtbot.waitUntil(lambda: not timer.isActive())
    QApplication.processEvents()
    assert "trigger 1.1" in bench.texts(10, TRIGGER)
    bench.check()


# Stages


def names(bench: Bench) -> list[str]:
    return [stage.name for stage in bench.blueprint.stages]


def test_ctrl_copies_a_stage_to_where_it_is_dropped(bench: Bench) -> None:
    headers = [bench.board.headers.items[stage.id] for stage in bench.blueprint.stages]
    drag(headers[0], QPoint(60, 20), headers[2], QPoint(headers[2].width() - 30, 20), release=CTRL)
    assert names(bench) == ["Fase 1", "Fase 2", "Fase 3", "Fase 1", "Fase 4", "Fase 5"]
    assert [entry.text for entry in bench.blueprint.stages[3].tasks] == ["task 1.1", "task 1.2"]
    bench.check()


def test_a_stage_may_be_dropped_anywhere_below_its_place(bench: Bench) -> None:
    header = bench.board.headers.items[bench.blueprint.stages[0].id]
    view = bench.view(1, TASK)
    drag(header, QPoint(60, 20), view.viewport(), QPoint(view.viewport().width() - 4, 10))
    assert names(bench)[:3] == ["Fase 2", "Fase 1", "Fase 3"]


# From other programs


def test_each_line_of_a_text_becomes_an_entry(window: Window, qtbot: QtBot) -> None:
    board = window.pages.show_board()
    key = (window.bridge.blueprint.stages[1].id, TASK)
    view = board.pool.view(key)
    QApplication.processEvents()
    data = text_data("• Bellen met de klant\n• Offerte sturen\n\n")
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(QPoint(20, 5), Qt.DropAction.CopyAction, data, LEFT, NONE)
        QApplication.sendEvent(view.viewport(), event)
        assert event.isAccepted()
    tip = board.findChild(Tip)
    assert tip is not None
    assert tip.text() == "Worden 2 taken"
    drop = QDropEvent(QPointF(20, 5), Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(view.viewport(), drop)
    assert texts(window.bridge.blueprint, stage=1) == ["Bellen met de klant", "Offerte sturen"]
    assert len(board.selection()) == 2
    window.session.undo()
    assert texts(window.bridge.blueprint, stage=1) == []


def test_entries_of_another_window_come_whole(window: Window) -> None:
    other = make_blueprint()
    stage = other.stages[0]
    data = describe_entries(other, (EntryRef(stage.id, DOCUMENT, stage.documents[0].id),))
    board = window.pages.show_board()
    view = board.pool.view((window.bridge.blueprint.stages[0].id, DOCUMENT))
    for event in (
        QDragEnterEvent(QPoint(20, 5), Qt.DropAction.CopyAction, data, LEFT, NONE),
        QDropEvent(QPointF(20, 5), Qt.DropAction.CopyAction, data, LEFT, NONE),
    ):
        QApplication.sendEvent(view.viewport(), event)
    (made,) = window.bridge.blueprint.stages[0].documents
    assert made.text == stage.documents[0].text
    assert made.id != stage.documents[0].id


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("/map/Offerte_klein werk.docx", "Offerte klein werk"),
        ("/map/Prijzen.xlsx", "Prijzen"),
        ("https://voorbeeld.nl/sjablonen/Scope%20of%20work.pdf?v=2", "Scope of work"),
        ("https://voorbeeld.nl/", "voorbeeld.nl"),
    ],
)
def test_a_file_or_page_dropped_on_documents_becomes_one_with_that_template(bench: Bench, file: str, text: str) -> None:
    view = bench.view(1, DOCUMENT)
    hand = Hand(bench, file_data(file))
    assert hand.over(view.viewport(), above(bench, 1, DOCUMENT, 1))
    assert said(bench) == "Wordt een document met dit sjabloon"
    assert hand.drop(view.viewport(), above(bench, 1, DOCUMENT, 1))
    made = bench.blueprint.stages[1].documents[1]
    assert made.text == text
    assert made.template.removeprefix("file://") == QUrl(file).toString(QUrl.ComponentFormattingOption.PrettyDecoded)


def test_a_workbook_is_left_to_the_window_but_for_documents(bench: Bench) -> None:
    start = bench.blueprint
    place = above(bench, 0, TASK, 0)
    for name in ("/map/klant.blueprint.xlsx", "/map/prijzen.xlsx"):
        data = file_data(name)  # an event does not own what it carries
        event = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, LEFT, NONE)
        QApplication.sendEvent(bench.view(0, TASK).viewport(), event)
        assert not event.isAccepted()
    hand = Hand(bench, file_data("/map/klant.blueprint.xlsx"))
    assert not hand.drop(bench.view(0, DOCUMENT).viewport(), above(bench, 0, DOCUMENT, 0))
    assert bench.blueprint is start
    assert not said(bench)


def test_a_workbook_dropped_on_a_card_opens(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "ander.xlsx"
    path.write_bytes(b"geen werkmap")
    board = window.pages.show_board()
    view = board.pool.view((window.bridge.blueprint.stages[0].id, TASK))
    data = file_data(str(path))
    point = view.viewport().mapTo(window, QPoint(20, 5))
    enter = QDragEnterEvent(QPoint(20, 5), Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(view.viewport(), enter)
    assert enter.isAccepted()  # Qt has offered it to the window
    opened: list[Path] = []
    window.files.open_path = opened.append  # type: ignore[method-assign, assignment]  # what a drop calls
    QApplication.sendEvent(window, QDropEvent(QPointF(point), Qt.DropAction.CopyAction, data, LEFT, NONE))
    assert opened == [path]


def test_no_open_stage_may_be_copied_behind_a_closed_one(bench: Bench) -> None:
    start = bench.blueprint
    assert start.stages[3].kind is Kind.WON
    headers = [bench.board.headers.items[stage.id] for stage in start.stages]
    drag(headers[0], QPoint(60, 20), headers[4], QPoint(headers[4].width() - 20, 20), release=CTRL)
    assert bench.blueprint is start


def test_what_a_drag_of_files_does_has_a_key_too(window: Window) -> None:
    board = window.pages.show_board()
    board.nav.go_to_cell(window.bridge.blueprint.stages[0].id, DOCUMENT, 0)
    QApplication.clipboard().setMimeData(file_data("/map/Offerte.docx", "/map/Bestek.xlsx"))
    window.commands.trigger("paste")
    made = window.bridge.blueprint.stages[0].documents
    assert [(one.text, one.template) for one in made] == [
        ("Offerte", "/map/Offerte.docx"),
        ("Bestek", "/map/Bestek.xlsx"),
    ]
    assert len(board.selection()) == 2
    QApplication.clipboard().clear()
