"""A board in a window for the tests, and what one looks at in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.ids import ENTRY_PREFIXES, new_id
from blueprint_editor.core.model import ELEMENTS, ENTRY_TYPES, AnyEntry, Blueprint, Element, Kind, Stage
from blueprint_editor.core.session import Session
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.board.cell import CellView
from blueprint_editor.gui.board.editor import EntryEditor
from blueprint_editor.gui.board.view import BoardView
from blueprint_editor.gui.bridge import Bridge
from blueprint_editor.paint.matrix import CellKey


class Counter:
    """Bytes that count up, so that ids are the same in every run."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, size: int) -> bytes:
        self.count += 1
        return (self.count << 8).to_bytes(size, "big")


def entry(element: Element, text: str, random_bytes: Callable[[int], bytes]) -> AnyEntry:
    """A confirmed entry of an element."""
    return ENTRY_TYPES[element](new_id(ENTRY_PREFIXES[element], random_bytes), text)


def make_blueprint(
    open_stages: int = 3, entries: int = 2, random_bytes: Callable[[int], bytes] | None = None
) -> Blueprint:
    """Open stages, a won and a lost one, with the same number of entries in each cell."""
    draw = random_bytes or Counter()
    kinds = [Kind.OPEN] * open_stages + [Kind.WON, Kind.LOST]
    stages = []
    for number, kind in enumerate(kinds):
        probability = {Kind.OPEN: None, Kind.WON: 1.0, Kind.LOST: 0.0}[kind]
        stage = Stage(new_id("st", draw), f"Fase {number + 1}", kind=kind, probability=probability)
        cells = {
            element: tuple(entry(element, f"{element.value} {number + 1}.{row + 1}", draw) for row in range(entries))
            for element in ELEMENTS
        }
        stages.append(
            Stage(
                stage.id,
                stage.name,
                kind=kind,
                probability=probability,
                triggers=cells[Element.TRIGGER],  # type: ignore[arg-type]  # made for this element above
                responsibilities=cells[Element.RESPONSIBILITY],  # type: ignore[arg-type]  # likewise
                documents=cells[Element.DOCUMENT],  # type: ignore[arg-type]  # likewise
                data_points=cells[Element.DATA_POINT],  # type: ignore[arg-type]  # likewise
                tasks=cells[Element.TASK],  # type: ignore[arg-type]  # likewise
                communications=cells[Element.COMMUNICATION],  # type: ignore[arg-type]  # likewise
            )
        )
    return Blueprint(new_id("bp", draw), title="Proef", stages=tuple(stages))


class Bench:
    """A board on the screen and the hands on it."""

    def __init__(self, qtbot: QtBot, blueprint: Blueprint | None = None, width: int = 1300, height: int = 800) -> None:
        draw = Counter()
        blueprint = blueprint if blueprint is not None else make_blueprint(random_bytes=draw)
        draw.count += 1 << 20
        self.session = Session(blueprint, draw)
        self.bridge = Bridge(self.session)
        self.refusals: list[Refusal] = []
        self.bridge.refused.connect(self.refusals.append)
        self.appearance = Appearance(family="Noto Sans")
        self.board = BoardView(self.bridge, self.appearance)
        self._testers: dict[CellKey, QAbstractItemModelTester] = {}
        qtbot.addWidget(self.board)
        self.board.resize(width, height)
        with qtbot.waitExposed(self.board):
            self.board.show()
        self.board.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.board)
        self.watch_models()

    @property
    def blueprint(self) -> Blueprint:
        """The blueprint as it is now."""
        return self.session.blueprint

    def watch_models(self) -> None:
        """Put Qt's own tester on every model that there is."""
        mode = QAbstractItemModelTester.FailureReportingMode.Fatal
        for key, model in self.board.pool.models.items():
            if key not in self._testers:
                self._testers[key] = QAbstractItemModelTester(model, mode)

    def key_of(self, column: int, element: Element) -> CellKey:
        """The cell of a column and an element."""
        return self.blueprint.stages[column].id, element

    def texts(self, column: int, element: Element) -> list[str]:
        """The texts of a cell."""
        return [one.text for one in self.blueprint.stages[column].cell(element)]

    def view(self, column: int, element: Element) -> CellView:
        """The view of a cell."""
        return self.board.pool.view(self.key_of(column, element))

    def go(self, column: int, element: Element, row: int) -> CellView:
        """Put the cursor on a row."""
        self.board.nav.go_to_cell(*self.key_of(column, element), row)
        return self.view(column, element)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.focus(), key, modifiers)
        QApplication.processEvents()
        self.watch_models()
        self.check()

    def type(self, text: str) -> None:
        """Type characters one by one, each where the focus then is."""
        for character in text:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(self.focus(), event)
        self.check()

    def focus(self) -> QWidget:
        """The widget with the focus."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def editor(self) -> EntryEditor:
        """The line that is typed in."""
        editor = self.board.typing.editor
        assert editor is not None
        return editor

    def cursor(self) -> tuple[int, Element, int]:
        """Column, element and row of the cell view with the focus."""
        view = self.focus()
        assert isinstance(view, CellView), view
        return self.board.matrix.index[view.key[0]], view.key[1], view.current_row()

    def center(self, column: int, element: Element, row: int) -> QPoint:
        """The middle of a row, in its view's viewport."""
        view = self.view(column, element)
        return view.visualRect(view.model().index(row, 0)).center()

    def check(self) -> None:
        """What must hold at any time: views show the document, at the place and height of the geometry."""
        board = self.board
        for key, view in board.pool.live.items():
            if view.isHidden():
                continue
            model = view.cell_model()
            stage = self.blueprint.stages[board.matrix.index[key[0]]]
            assert model.cell is stage.cell(key[1])
            rect = board.pool.rect(key)
            assert (view.x(), view.y(), view.width()) == (rect.x(), rect.y(), rect.width())
            assert view.height() >= rect.height()
            assert view.verticalScrollBar().maximum() == 0
            last = view.visualRect(model.index(len(model.rows) - 1, 0))
            m = board.measures
            content = m.row_top + last.top() + m.row_bottom - m.card_gap
            assert content == board.matrix.cell_height(key), (key, content, board.matrix.cell_height(key))


def drag(
    source: QWidget,
    start: QPoint,
    target: QWidget,
    end: QPoint,
    steps: int = 8,
    release: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """A real drag with a real `QDrag`: the queue holds the moves, then the press starts the drag's own loop."""
    window = source.window()
    handle = window.windowHandle()
    first, last = source.mapTo(window, start), target.mapTo(window, end)
    path = [first + (last - first) * step / steps for step in range(1, steps + 1)]
    state = {"step": 0, "done": False}
    timer, guard = QTimer(), QTimer()
    timer.setInterval(10)

    def advance() -> None:
        step = state["step"]
        state["step"] = step + 1
        if step < len(path):
            QTest.mouseMove(handle, path[step])
        else:
            timer.stop()
            QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, release, last)
            state["done"] = True

    def give_up() -> None:
        QTest.keyClick(handle, Qt.Key.Key_Escape)
        state["done"] = True

    timer.timeout.connect(advance)
    guard.setSingleShot(True)
    guard.timeout.connect(give_up)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    timer.start()
    guard.start(10_000)
    QTest.mouseMove(handle, first + QPoint(0, QApplication.startDragDistance() + 2))
    QTest.mouseMove(handle, first + QPoint(0, QApplication.startDragDistance() + 4))
    while not state["done"]:
        QApplication.processEvents()
    guard.stop()
    QApplication.processEvents()
