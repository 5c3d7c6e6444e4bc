"""A pipeline of HubSpot's beside the blueprint, and matches of a push changed by hand: over HTTP, mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from blueprint_editor.core import edits
from blueprint_editor.core.model import HubSpotMapping, HubSpotUse, data_points
from blueprint_editor.core.plan import ALL_PROPERTIES, NEW, OUT, ChangeStage, MatchReason
from blueprint_editor.core.pushed import Pushed, link_of
from blueprint_editor.gui.hubspot.choice_tree import ChoiceTree
from blueprint_editor.gui.hubspot.fetch import FetchDialog
from blueprint_editor.gui.main_window import Window
from blueprint_editor.hubspot.practice import PracticePortal

from .hubspot_hands import carry_out, choose, command, connect, idle, plan_to, portal, window
from .window_kit import desk

__all__ = ["desk", "portal", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def texts(tree: ChoiceTree, column: int) -> dict[str, str]:
    """What stands in a column, by what stands in the first."""
    return {row.text(0): row.text(column) for row in tree.rows()}


def pick(tree: ChoiceTree, name: str, text: str) -> None:
    """Choose a text in the row of this name with the keyboard: to the row, Enter, type, Enter."""
    row = next(one for one in tree.rows() if one.text(0) == name)
    tree.setCurrentItem(row)
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert tree.box is not None
    view = tree.box.view()
    assert view.isVisible()
    place = tree.box.findText(text)
    assert place >= 0, [tree.box.itemText(at) for at in range(tree.box.count())]
    view.setCurrentIndex(view.model().index(place, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)


def beside(window: Window, qtbot: QtBot) -> FetchDialog:
    """HubSpot's own pipeline beside the blueprint."""
    dialog = command(window, "portal_fetch", FetchDialog)
    choose(dialog.accounts, 0)
    idle(qtbot, dialog)
    QTest.mouseClick(dialog.beside_button, Qt.MouseButton.LeftButton)
    idle(qtbot, dialog)
    return dialog


def test_a_pipeline_comes_in_beside_the_blueprint_as_one_step(
    window: Window, portal: PracticePortal, qtbot: QtBot
) -> None:
    connect(qtbot, window)
    before = window.bridge.blueprint
    dialog = beside(window, qtbot)
    assert window.bridge.blueprint is before, "nothing changes yet"
    assert dialog.take_button.text() == "7 wijzigingen overnemen"
    pick(dialog.view.tree, "Presentation Scheduled", "2. Schouw")
    qtbot.waitUntil(lambda: texts(dialog.view.tree, 1)["Presentation Scheduled"] == "Schouw")
    idle(qtbot, dialog)
    assert dialog.view.tree.current_id.endswith("presentationscheduled"), "one goes on where one was"
    pick(dialog.view.tree, "Contract Sent", "Niet overnemen")
    qtbot.waitUntil(lambda: texts(dialog.view.tree, 1)["Contract Sent"] == "Niet overnemen")
    idle(qtbot, dialog)
    value = texts(dialog.view.tree, 1)["Winkans: 60%"]
    assert value.endswith("→ 60% (van HubSpot)")
    assert not value.startswith("60%")
    dialog.take_button.click()
    after = window.bridge.blueprint
    assert {stage.id for stage in before.stages} < {stage.id for stage in after.stages}
    names = [stage.name for stage in after.stages]
    assert "Schouw" in names
    assert "Contract Sent" not in names
    assert next(stage for stage in after.stages if stage.name == "Schouw").probability == 0.6
    assert after.portals[0].pipeline == "default"
    window.commands.trigger("undo")
    assert window.bridge.blueprint.stages == before.stages
    window.commands.trigger("redo")
    plan = plan_to(qtbot, window, target=None)
    assert plan.plan is not None
    reasons = {match.name: match.reason for match in plan.plan.matches if match.subject == "stage"}
    assert reasons["Schouw"] is MatchReason.STORED, "a push knows which stage it is"


def test_back_forgets_and_the_board_goes_on_meanwhile(window: Window, portal: PracticePortal, qtbot: QtBot) -> None:
    connect(qtbot, window)
    dialog = beside(window, qtbot)
    dialog.view.answered.emit(dialog.view.tree.current_id, OUT)
    idle(qtbot, dialog)
    dialog.view.all_box.click()
    idle(qtbot, dialog)
    assert dialog.choices.answers[ALL_PROPERTIES] == NEW
    window.bridge.do(edits.ChangeStage(window.bridge.blueprint.stages[0].id, name="Contract sent"))
    qtbot.waitUntil(lambda: texts(dialog.view.tree, 1).get("Contract Sent") == "Contract sent")
    dialog.back_button.click()
    assert dialog.tree.isVisible()
    assert not dialog.choices.answers
    assert dialog.fetch_button.isVisible()


def test_a_match_of_a_push_is_changed_by_hand(window: Window, portal: PracticePortal, qtbot: QtBot) -> None:
    connect(qtbot, window)
    plan = plan_to(qtbot, window, target=1)
    plan.tabs.setCurrentIndex(1)
    assert plan.matches.tree.isVisible()
    pick(plan.matches.tree, "Schouw", "Qualified To Buy")
    qtbot.waitUntil(lambda: texts(plan.matches.tree, 1)["Schouw"] == "Qualified To Buy")
    idle(qtbot, plan)
    assert plan.plan is not None
    assert any(isinstance(step, ChangeStage) and step.stage == "qualifiedtobuy" for step in plan.plan.steps)
    assert texts(plan.matches.tree, 3)["Schouw"] == "zo gekozen"
    point = next(point for _, point in data_points(window.bridge.blueprint))
    pick(plan.matches.tree, point.text, "Deal Description (description)")
    qtbot.waitUntil(lambda: "description" in texts(plan.matches.tree, 1)[point.text])
    now = next(one for _, one in data_points(window.bridge.blueprint) if one.id == point.id)
    assert now.hubspot == HubSpotMapping(HubSpotUse.EXISTING, "description")
    idle(qtbot, plan)
    pick(plan.matches.tree, point.text, "Overslaan")
    qtbot.waitUntil(lambda: texts(plan.matches.tree, 1)[point.text] == "Overslaan")
    idle(qtbot, plan)
    window.commands.trigger("undo")
    window.commands.trigger("undo")
    assert next(one for _, one in data_points(window.bridge.blueprint) if one.id == point.id) == point


def test_a_plan_without_steps_knows_what_both_sides_have(window: Window, portal: PracticePortal, qtbot: QtBot) -> None:
    connect(qtbot, window)
    plan = plan_to(qtbot, window)
    carry_out(qtbot, plan)
    plan.close()
    whole = window.bridge.blueprint.portals
    window.session.set_portals((link_of(whole[0].account, whole[0].pipeline, Pushed()),))  # as when it was cut off
    again = plan_to(qtbot, window, target=None)
    head = again.tree.topLevelItem(0)
    assert head is not None
    assert head.text(0).startswith("Niets door te voeren")
    assert window.bridge.blueprint.portals == whole, "so that a change in HubSpot is asked and not overwritten"


def test_a_choice_opens_at_a_click_and_the_list_sorts(window: Window, portal: PracticePortal, qtbot: QtBot) -> None:
    connect(qtbot, window)
    plan = plan_to(qtbot, window, target=1)
    plan.tabs.setCurrentIndex(1)
    tree = plan.matches.tree
    plan.resize(900, 680)
    qtbot.waitUntil(lambda: tree.viewport().height() > 100)
    row = next(one for one in tree.rows() if one.text(0) == "Schouw")
    place = tree.visualItemRect(row).center()
    QTest.mouseClick(
        tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(tree.columnViewportPosition(2) + 8, place.y())
    )
    QTest.mouseClick(
        tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(tree.columnViewportPosition(2) + 8, place.y())
    )
    assert tree.box is not None
    assert tree.box.view().isVisible()
    tree.box.hidePopup()
    tree.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    column = [one.text(1).casefold() for one in tree.rows()]
    assert column == sorted(column, reverse=True)
