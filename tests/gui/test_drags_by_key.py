"""Every drag there is, beside the keys that do the same: both are done, and come to the same blueprint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from blueprint_editor.core.journey import span_of
from blueprint_editor.core.model import ELEMENTS, Blueprint, Element, EntryRef, ParkingItem, Phase
from blueprint_editor.gui.actions import BOARD_KEYS
from blueprint_editor.gui.board.loads import describe_entries, describe_stage
from blueprint_editor.gui.board.view import BoardView
from blueprint_editor.gui.main_window import Window
from blueprint_editor.gui.parking.panel import ParkingPanel
from blueprint_editor.workflows import Document
from tests.gui.boards import make_blueprint

from .test_journey import pull
from .window_kit import desk, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TASK, DOCUMENT, TRIGGER = Element.TASK, Element.DOCUMENT, Element.TRIGGER
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Table:
    """A window with three open stages, a journey and two parked points; a mouse and a keyboard on it."""

    def __init__(self, window: Window) -> None:
        self.window = window
        made = make_blueprint()
        ids = [stage.id for stage in made.stages]
        journey = (Phase("ph_a", "Behoefte", ids[0], ids[0]), Phase("ph_b", "Vergelijken", ids[1], ids[2]))
        parked = (ParkingItem("pk_a", "Los", element=TASK, stage=ids[0]), ParkingItem("pk_b", "Later"))
        window.resize(1500, 900)
        window.show_document(Document(replace(made, journey=journey, parking=parked)))
        window.docks["parking"].enter()
        QApplication.processEvents()
        self.start = window.bridge.blueprint

    @property
    def board(self) -> BoardView:
        """The board."""
        return self.window.pages.show_board()

    @property
    def parking(self) -> ParkingPanel:
        """The parking lot."""
        panel = self.window.docks["parking"].panel
        assert isinstance(panel, ParkingPanel)
        return panel

    def again(self) -> None:
        """Back to how it was, with the cursor on the first task."""
        while self.window.session.can_undo:
            self.window.session.undo()
        self.board.chosen.clear()
        self.go(0, TASK, 0)
        QApplication.processEvents()

    # The keyboard

    def go(self, column: int, element: Element, row: int) -> None:
        """Put the cursor on a row."""
        self.board.nav.go_to_cell(self.start.stages[column].id, element, row)

    def press(self, keys: str) -> None:
        """Press keys one after the other, where the keyboard then is."""
        for key in keys.split():
            sequence: Any = QKeySequence(key)
            QTest.keyClick(self.keyboard(), sequence[0].key(), sequence[0].keyboardModifiers())
            QApplication.processEvents()

    def keyboard(self) -> QWidget:
        """What has the keyboard."""
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None
        return found

    def in_parking(self, row: int) -> None:
        """Put the keyboard on a parked point."""
        self.window.docks["parking"].enter()
        self.parking.table.setCurrentIndex(self.parking.model.index(row, 0))

    # The mouse

    def cards(self, *rows: int, column: int = 0, element: Element = TASK) -> QMimeData:
        """Cards of a cell under the pointer."""
        stage = self.window.bridge.blueprint.stages[column]
        refs = tuple(EntryRef(stage.id, element, stage.cell(element)[row].id) for row in rows)
        return describe_entries(self.window.bridge.blueprint, refs)

    def drop(self, data: QMimeData, column: int, element: Element, row: int, modifiers: Any = NONE) -> None:
        """Let go in a cell, before a row (past the last one: at the end)."""
        view = self.board.pool.view((self.window.bridge.blueprint.stages[column].id, element))
        rows = view.cell_model().entry_rows()
        box = view.visualRect(view.model().index(min(row, len(rows) - 1), 0))
        self.let_go(
            view.viewport(),
            QPoint(box.center().x(), box.top() + 2 if row < len(rows) else box.bottom()),
            data,
            modifiers,
        )

    def let_go(self, target: QWidget, at: QPoint, data: QMimeData, modifiers: Any = NONE) -> None:
        """Let go of something over a widget."""
        copies = modifiers == CTRL or data.hasUrls()
        action = Qt.DropAction.CopyAction if copies else Qt.DropAction.MoveAction
        come = QDragEnterEvent(at, action, data, Qt.MouseButton.LeftButton, modifiers)
        QApplication.sendEvent(target, come)
        event = QDropEvent(QPointF(at), action, data, Qt.MouseButton.LeftButton, modifiers)
        QApplication.sendEvent(target, event)
        QApplication.processEvents()

    def drop_stage(self, column: int, to: int, modifiers: Any = NONE) -> None:
        """Drag a stage to just behind another one."""
        stages = self.window.bridge.blueprint.stages
        data, header = (
            describe_stage(self.window.bridge.blueprint, stages[column].id),
            self.board.headers.items[stages[to].id],
        )
        self.let_go(
            self.board.headers, header.mapTo(self.board.headers, QPoint(header.width() - 20, 10)), data, modifiers
        )

    def pull_phase(self, place: float, columns: int) -> None:
        """Pull the second phase at a part of its width by so many columns."""
        assert self.board.frame.journey is not None
        item, width = self.board.frame.journey.items["ph_b"], self.board.matrix.widths[0]
        by = columns * width
        pull(item, QPoint(round(2 + place * (item.width() - 4)), 8), (by // 4, by // 2, by))

    def on_phase(self) -> None:
        """Put the keyboard on the second phase."""
        assert self.board.frame.journey is not None
        self.board.frame.journey.focus("ph_b")

    def parked(self, row: int) -> QMimeData:
        """A parked point under the pointer."""
        return self.parking.model.mimeData([self.parking.model.index(row, 0)])

    def drop_in_parking(self, data: QMimeData, row: int) -> None:
        """Let go in the parking lot, before a row (past the last one: at the end)."""
        table = self.parking.table
        y = table.rowViewportPosition(row) + 2 if row < 2 else table.rowViewportPosition(1) + table.rowHeight(1) - 2
        self.let_go(table.viewport(), QPoint(20, y), data)

    def band(self) -> None:
        """Draw a frame around the tasks of the first two stages."""
        board, cells = self.board, [self.board.pool.view((self.start.stages[n].id, TASK)) for n in (0, 1)]
        first = cells[0].mapTo(board.canvas, QPoint(1, 1))
        last = cells[1].visualRect(cells[1].model().index(1, 0)).center()
        board.band.press(first, add=False)
        board.band.drag(cells[1].viewport().mapTo(board.canvas, last))
        board.band.release()


def text(words: str) -> QMimeData:
    """Text from elsewhere."""
    data = QMimeData()
    data.setText(words)
    return data


def file(name: str) -> QMimeData:
    """A file from elsewhere."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(name)])
    return data


def paste(table: Table, data: QMimeData) -> None:
    """Copy something elsewhere, and press the key to paste."""
    QApplication.clipboard().setMimeData(data)
    table.press("Ctrl+V")
    QApplication.clipboard().clear()


class Gesture(NamedTuple):
    """A drag, and the keys that do the same."""

    name: str
    drag: Callable[[Table], object]
    keys: Callable[[Table], object]


def pressed(keys: str) -> Callable[[Table], object]:
    """These keys."""
    return lambda table: table.press(keys)


def first(go: Callable[[Table], None], keys: str) -> Callable[[Table], object]:
    """These keys, once one has gone somewhere."""

    def do(table: Table) -> None:
        go(table)
        table.press(keys)

    return do


def placed(column: int, element: Element, row: int, keys: str) -> Callable[[Table], object]:
    """These keys, with the cursor on a row of a cell."""
    return first(lambda table: table.go(column, element, row), keys)


def on_stage(keys: str) -> Callable[[Table], object]:
    """These keys, on the header of the first stage."""
    return first(lambda table: table.board.headers.focus(table.start.stages[0].id), keys)


def on_phase(keys: str) -> Callable[[Table], object]:
    """These keys, on the second phase of the journey."""
    return first(Table.on_phase, keys)


def on_point(row: int, keys: str) -> Callable[[Table], object]:
    """These keys, on a parked point."""
    return first(lambda table: table.in_parking(row), keys)


def moved_to(table: Table) -> None:
    """The list of places, filtered as one types."""
    table.press("Ctrl+Shift+M")
    QTest.keyClicks(table.keyboard(), "3 document")
    table.press("Return")


def copied_far(table: Table) -> None:
    """Copied, and pasted where one goes."""
    table.press("Ctrl+C")
    table.go(2, TASK, 1)
    table.press("Ctrl+V")
    QApplication.clipboard().clear()


def brought_here(table: Table) -> None:
    """From the cell to the parked point, and back here by its menu."""
    table.go(1, TRIGGER, 1)
    table.in_parking(1)
    table.press("Ctrl+Shift+E")


def pasted_file(table: Table) -> None:
    """Copied in a file manager, and pasted where documents are."""
    table.go(1, DOCUMENT, 1)
    paste(table, file("/map/Bestek.docx"))


GESTURES = (
    Gesture("a card down in its cell", lambda t: t.drop(t.cards(0), 0, TASK, 2), pressed("Alt+Down")),
    Gesture("a card up in its cell", lambda t: t.drop(t.cards(1), 0, TASK, 0), placed(0, TASK, 1, "Alt+Up")),
    Gesture("a card to the next stage", lambda t: t.drop(t.cards(0), 1, TASK, 0), pressed("Alt+Right")),
    Gesture(
        "a card to a place in another stage",
        lambda t: t.drop(t.cards(0), 2, TASK, 1),
        pressed("Alt+Right Alt+Right Alt+Down"),
    ),
    Gesture(
        "several cards to another stage",
        lambda t: t.drop(t.cards(0, 1), 1, TASK, 0),
        pressed("Shift+Down Alt+Right"),
    ),
    Gesture("a card to another row", lambda t: t.drop(t.cards(0), 0, DOCUMENT, 2), pressed("Ctrl+T 4")),
    Gesture("a card anywhere", lambda t: t.drop(t.cards(0), 2, DOCUMENT, 2), moved_to),
    Gesture("a copy of a card below it", lambda t: t.drop(t.cards(0), 0, TASK, 1, CTRL), pressed("Ctrl+D")),
    Gesture("a copy to the next stage", lambda t: t.drop(t.cards(0), 1, TASK, 2, CTRL), pressed("Ctrl+Shift+D")),
    Gesture("a copy anywhere", lambda t: t.drop(t.cards(0), 2, TASK, 2, CTRL), copied_far),
    Gesture("a stage", lambda t: t.drop_stage(0, 1), on_stage("Alt+Right")),
    Gesture("a copy of a stage", lambda t: t.drop_stage(0, 0, CTRL), on_stage("Ctrl+D")),
    Gesture("a phase", lambda t: t.pull_phase(0.5, -1), on_phase("Alt+Left")),
    Gesture("the start of a phase", lambda t: t.pull_phase(0.0, 1), on_phase("Alt+Shift+Right")),
    Gesture("the end of a phase", lambda t: t.pull_phase(1.0, -1), on_phase("Shift+Left")),
    Gesture("a card to the parking lot", lambda t: t.drop_in_parking(t.cards(0), 2), pressed("Ctrl+Shift+P")),
    Gesture("a parked point back to its place", lambda t: t.drop(t.parked(0), 0, TASK, 2), on_point(0, "Ctrl+Shift+H")),
    Gesture("a parked point to any cell", lambda t: t.drop(t.parked(1), 1, TRIGGER, 2), brought_here),
    Gesture("a parked point down its list", lambda t: t.drop_in_parking(t.parked(0), 2), on_point(0, "Alt+Down")),
    Gesture(
        "text from another program",
        lambda t: t.drop(text("Bellen\nMailen"), 0, TASK, 1),
        lambda t: paste(t, text("Bellen\nMailen")),
    ),
    Gesture(
        "a file from another program",
        lambda t: t.drop(file("/map/Bestek.docx"), 1, DOCUMENT, 2),
        pasted_file,
    ),
    Gesture("a frame around cards", Table.band, pressed("Shift+Down Shift+Right")),
)
"""What can be dragged on the window. A workbook on the window opens: below. Edges of docks, columns and panes are no
part of the blueprint."""


def shape(blueprint: Blueprint) -> object:
    """All that a drag can change, without the ids of what it made."""
    cells = [
        [stage.name, *([(entry.text, entry.status) for entry in stage.cell(element)] for element in ELEMENTS)]
        for stage in blueprint.stages
    ]
    journey = [(phase.text, span_of(phase, blueprint.stages)) for phase in blueprint.journey]
    return cells, journey, [(item.text, item.element, item.stage) for item in blueprint.parking]


def test_each_drag_has_keys_that_do_the_same(window: Window) -> None:
    table, missing = Table(window), []
    for gesture in GESTURES:
        table.again()
        gesture.drag(table)
        dragged, chosen = shape(window.bridge.blueprint), table.board.selection()
        assert dragged != shape(table.start) or gesture.drag == Table.band, f"{gesture.name}: nothing was dragged"
        table.again()
        gesture.keys(table)
        if shape(window.bridge.blueprint) != dragged:
            missing.append(gesture.name)
        if gesture.drag == Table.band:
            assert len(chosen) == 4
            assert table.board.selection() == chosen
    assert not missing, "the keys come to something else: " + ", ".join(missing)


def test_a_workbook_that_could_be_dropped_on_the_window_opens_by_key(window: Window, qtbot: QtBot) -> None:
    Table(window).press("Ctrl+O")
    qtbot.waitUntil(lambda: bool(window.findChildren(QFileDialog)))
    for dialog in window.findChildren(QFileDialog):
        dialog.reject()


def test_the_keys_of_the_journey_are_in_the_list_of_keys() -> None:
    listed = {key for _, keys in BOARD_KEYS for key in keys}
    assert {"Shift+Left", "Alt+Shift+Right", "Alt+Left"} <= listed
