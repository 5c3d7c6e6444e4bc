"""An empty board says what it may begin with; a template that is taken is one deed."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from blueprint_editor.core.model import Blueprint, Element, Kind, Task
from blueprint_editor.gui.board.invitation import Invitation
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window
from blueprint_editor.method.templates import new_blueprint, with_template

from .window_kit import add, desk, type_text

__all__ = ["desk"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def empty(desk: Desk, qtbot: QtBot) -> Window:
    """A window with a won and a lost stage, and nothing else."""
    window = desk.new_window()
    window.files.create("empty", "nl")
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def invitation(window: Window) -> Invitation:
    """What lies on the board."""
    found = window.findChild(Invitation)
    assert isinstance(found, Invitation)
    return found


def draw(size: int, count: itertools.count[int] = itertools.count(1)) -> bytes:  # noqa: B008 - one count for all
    """Bytes that are never the same."""
    return (next(count) << 8).to_bytes(size, "big")


def test_a_template_is_one_deed_that_keeps_the_closed_stages(empty: Window) -> None:
    before = empty.bridge.blueprint
    QTest.mouseClick(invitation(empty).cards[1], Qt.MouseButton.LeftButton)
    after = empty.bridge.blueprint
    assert [stage.kind for stage in after.stages] == [Kind.OPEN] * 4 + [Kind.WON, Kind.LOST]
    assert after.stages[-2:] != before.stages
    assert [stage.id for stage in after.stages[-2:]] == [stage.id for stage in before.stages]
    assert invitation(empty).isHidden()
    assert empty.cursor_place.stage == after.stages[0].id
    empty.commands.trigger("undo")
    assert empty.bridge.blueprint == before
    assert invitation(empty).isVisible()


def test_the_first_stage_can_be_named_at_once(empty: Window) -> None:
    QTest.mouseClick(invitation(empty).first_stage, Qt.MouseButton.LeftButton)
    type_text("Aanvraag")
    empty.commit()
    assert empty.bridge.blueprint.stages[0].name == "Aanvraag"
    assert invitation(empty).isHidden()


def test_no_template_takes_the_place_of_entries(empty: Window) -> None:
    assert all(card.isVisible() for card in invitation(empty).cards)
    add(empty, "Overdragen", Element.TASK)
    assert not any(card.isVisible() for card in invitation(empty).cards)
    assert invitation(empty).first_stage.isVisible()


def test_it_can_be_reached_where_there_is_no_room_beside_the_stages(empty: Window) -> None:
    empty.resize(900, 600)
    board = empty.pages.board
    assert board is not None
    board.verticalScrollBar().setValue(board.verticalScrollBar().maximum())
    last = invitation(empty).cards[-1]
    assert board.viewport().rect().contains(last.mapTo(board.viewport(), last.rect().bottomLeft()))


@pytest.mark.parametrize("code", ["service", "service-stages"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_template_in_an_empty_blueprint_holds_together(code: str, language: str) -> None:
    bare = new_blueprint("empty", language, draw, client="Jansen")
    full = with_template(bare, code, draw)
    assert full.client == "Jansen"
    assert full.id == bare.id
    ids = {stage.id for stage in full.stages} | {entry.id for _, _, entry in full.entries()}
    assert len(ids) == len(full.stages) + sum(1 for _ in full.entries())
    assert links(full) <= ids
    plain = new_blueprint(code, language, draw)
    assert [stage.name for stage in full.stages] == [stage.name for stage in plain.stages]
    assert full.roles == plain.roles
    assert [entry.text for _, _, entry in full.entries()] == [entry.text for _, _, entry in plain.entries()]
    assert all(entry.role in full.roles for _, _, entry in full.entries() if isinstance(entry, Task) and entry.role)


def links(blueprint: Blueprint) -> set[str]:
    """The ids that something of a blueprint points at."""
    found: set[str] = set()
    for stage in blueprint.stages:
        found |= {one for trigger in stage.triggers for one in trigger.evidence}
        found |= {point.required_from for point in stage.data_points if point.required_from}
        found |= {field.data_point for document in stage.documents for field in document.fields if field.data_point}
    return found
