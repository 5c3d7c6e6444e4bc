"""What the tests of the panels share: a session with every kind of entry, and hands that type."""

from __future__ import annotations

import random
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.model import (
    AnyEntry,
    Blueprint,
    DataPoint,
    DataType,
    Document,
    Element,
    EntryRef,
    Field,
    Kind,
    Option,
    Stage,
    Standardised,
    Status,
    find,
)
from blueprint_editor.core.session import Session
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.bridge import Bridge
from blueprint_editor.gui.panels.inspector import Inspector
from blueprint_editor.method.templates import new_blueprint

T = TypeVar("T")
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class Room:
    """A session on a blueprint, with its bridge, look and every refusal so far; `inspector` is set by who opens one."""

    inspector: Inspector

    def __init__(self, blueprint: Blueprint | None = None, language: str = "nl") -> None:
        dice = random.Random(7)
        self.session = Session(blueprint or new_blueprint("service", "nl", dice.randbytes), dice.randbytes)
        self.bridge = Bridge(self.session)
        self.appearance = Appearance(language=language)
        self.refusals: list[Refusal] = []
        self.bridge.refused.connect(self.refusals.append)

    @property
    def blueprint(self) -> Blueprint:
        """The blueprint as it is now."""
        return self.session.blueprint

    def stage(self, index: int = 0) -> Stage:
        """A stage by its place."""
        return self.blueprint.stages[index]

    def ref(self, element: Element, place: int = 0, stage: int = 0) -> EntryRef:
        """The place of an entry."""
        return EntryRef(self.stage(stage).id, element, self.stage(stage).cell(element)[place].id)

    def entry(self, ref: EntryRef) -> AnyEntry:
        """The entry at a place."""
        entry = find(self.blueprint, ref)
        assert entry is not None
        return entry


def with_fields() -> Blueprint:
    """Two open stages, won and lost; a document with three fields, a choice with two options, two points."""
    fields = (
        Field("fi_aaaaaaaaaaaa", "Vermogen", Standardised.YES),
        Field("fi_bbbbbbbbbbbb", "Wensen", Standardised.NO),
        Field("fi_cccccccccccc", "Termijn"),
    )
    document = Document("do_aaaaaaaaaaaa", "Offerte", fields=fields)
    options = (Option("op_aaaaaaaaaaaa", "Dak", "dak"), Option("op_bbbbbbbbbbbb", "Gevel", "gevel"))
    choice = DataPoint("dp_aaaaaaaaaaaa", "Plaats", type=DataType.CHOICE, options=options)
    other = DataPoint("dp_bbbbbbbbbbbb", "Budget", Status.ASSUMPTION)
    return Blueprint(
        "bp_aaaaaaaaaaaa",
        roles=("Adviseur", "Planner"),
        stages=(
            Stage("st_aaaaaaaaaaaa", "Aanvraag", probability=0.2, documents=(document,), data_points=(choice, other)),
            Stage("st_bbbbbbbbbbbb", "Offerte"),
            Stage("st_cccccccccccc", "Gewonnen", kind=Kind.WON, probability=1.0),
            Stage("st_dddddddddddd", "Verloren", kind=Kind.LOST, probability=0.0),
        ),
    )


def shown(qtbot: QtBot, widget: QWidget, width: int = 340, height: int = 900) -> None:
    """Show a widget as the active window."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def focus(widget: QWidget) -> QWidget:
    """Give a control the focus, and say which widget has it."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    now = QApplication.focusWidget()
    assert now is not None
    assert now is widget or now is widget.focusProxy() or widget.isAncestorOf(now), f"{now} has the focus"
    return now


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER, times: int = 1) -> None:
    """Press a key where the focus is."""
    for _ in range(times):
        here = QApplication.focusWidget()
        assert here is not None, "nothing has the focus"
        QTest.keyClick(here, key, modifier)


def type_text(text: str) -> None:
    """Type where the focus is."""
    here = QApplication.focusWidget()
    assert here is not None, "nothing has the focus"
    QTest.keyClicks(here, text)


def retype(text: str) -> None:
    """Type over everything that is there, and leave with Tab."""
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(text)
    press(Qt.Key.Key_Tab)


def click_cell(table: QAbstractItemView, row: int, column: int, double: bool = False) -> None:
    """Click a cell of a table."""
    QApplication.processEvents()  # lay out first
    model = table.model()
    assert isinstance(model, QAbstractItemModel)
    where = table.visualRect(model.index(row, column)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, NO_MODIFIER, where)
    if double:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, NO_MODIFIER, where)


def tick(box: QCheckBox) -> None:
    """Click on the box itself."""
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, NO_MODIFIER, QPoint(9, box.height() // 2))


def watched(model: QAbstractItemModel) -> QAbstractItemModelTester:
    """Let a model be tested for as long as the tester lives; a failure is a log line that fails the test."""
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)


def hard_part(value: object, kind: type[T]) -> T:
    """A value that must be of a kind."""
    assert isinstance(value, kind), f"{value!r} is no {kind.__name__}"
    return value
