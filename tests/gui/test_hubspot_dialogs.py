"""The dialogs of HubSpot as one meets them: keys that do no harm, a low screen, a list that stays where it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from blueprint_editor.core.plan import Outcome
from blueprint_editor.gui.hubspot.accounts_dialog import AccountsDialog
from blueprint_editor.gui.hubspot.push import PushDialog
from blueprint_editor.gui.hubspot.undo import UndoDialog
from blueprint_editor.gui.main_window import Window
from blueprint_editor.hubspot.practice import PracticePortal, parse_faults
from tests.hubspot.push_kit import writes

from .hubspot_hands import carry_out, command, connect, idle, opened, plan_to, portal, show_sample, window
from .window_kit import desk

__all__ = ["desk", "portal", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def in_sight(dialog: QWidget, widget: QWidget) -> bool:
    """Whether all of a widget is inside the dialog."""
    place = widget.mapTo(dialog, QPoint(0, 0))
    return widget.isVisible() and dialog.rect().contains(widget.rect().translated(place))


def test_enter_pushes_from_the_button_alone(window: Window, portal: PracticePortal, qtbot: QtBot) -> None:
    connect(qtbot, window)
    plan = plan_to(qtbot, window)
    for widget in (plan.tree, plan.accounts, plan.target, plan.workflows, plan.tabs):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Return)
        QTest.keyClick(widget, Qt.Key.Key_Enter)
    assert plan.push is None
    assert not writes(portal)
    plan.push_button.setFocus()
    QTest.keyClick(plan.push_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: plan.push is None and plan.report.report is not None)
    assert plan.report.isVisible()
    qtbot.waitUntil(lambda: not plan.working.busy)
    assert plan.focusWidget() is plan.report.tree, "the keyboard goes from the plan to what became of it"
    assert not plan.target.isVisible(), "the pipeline is there, and no longer to be chosen"


def test_a_low_dialog_scrolls_and_keeps_its_buttons(window: Window, portal: PracticePortal, qtbot: QtBot) -> None:
    connect(qtbot, window)
    plan = plan_to(qtbot, window)
    area = plan.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    plan.resize(900, 680)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    plan.resize(640, 400)
    qtbot.waitUntil(lambda: plan.height() == 400)
    assert plan.tree.height() >= plan.tree.sizeHint().height()
    plan.resize(560, 320)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    for widget in (plan.again_button, plan.accounts, plan.target, plan.head, plan.tabs):
        assert widget.height() >= widget.minimumSizeHint().height(), widget
    assert all(in_sight(plan, button) for button in (plan.copy_button, plan.push_button, plan.close_button))
    assert plan.tree.viewport().height() > 100


def test_the_bold_button_is_the_one_that_enter_presses(window: Window, portal: PracticePortal, qtbot: QtBot) -> None:
    accounts = command(window, "accounts", AccountsDialog)
    assert accounts.add_button.isDefault()
    assert accounts.add_button.font().bold()
    done = connect(qtbot, window)
    assert done.head.text() == "Verbonden"
    assert not done.key.isVisible(), "there is nothing left to fill in"
    assert done.focusWidget() is done.cancel_button
    done.close()
    assert not accounts.add_button.isDefault()
    assert not accounts.add_button.font().bold()
    accounts.close()
    plan = plan_to(qtbot, window)
    carry_out(qtbot, plan)
    plan.close()
    undo = command(window, "push_undo", UndoDialog)
    idle(qtbot, undo)
    assert undo.plan_button.isDefault()
    QTest.keyClick(undo.tree, Qt.Key.Key_Return)
    back = opened(window, PushDialog)
    idle(qtbot, back)
    assert back.run is not None
    assert [one for one in window.findChildren(PushDialog) if one is not plan] == [back], "one Enter, one plan"


def test_the_plan_stays_where_it_was(window: Window, portal: PracticePortal, qtbot: QtBot) -> None:
    show_sample(window, 40)
    connect(qtbot, window)
    plan = plan_to(qtbot, window)
    item = list(plan.tree.step_items().values())[-3]
    plan.tree.setCurrentItem(item)
    text, place = item.text(0), plan.tree.verticalScrollBar().value()
    assert place > 0
    before = plan.push_button.text()
    item.setCheckState(0, Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: plan.push_button.text() != before)
    current = plan.tree.currentItem()
    assert current is not None
    assert current.text(0) == text
    assert plan.tree.verticalScrollBar().value() == place


def test_what_failed_is_explained_in_our_words_first(window: Window, portal: PracticePortal, qtbot: QtBot) -> None:
    connect(qtbot, window)
    plan = plan_to(qtbot, window)
    portal.inject(parse_faults("500-before@w1+"))
    carry_out(qtbot, plan)
    assert plan.report.report is not None
    assert plan.report.report.lines[0].outcome is Outcome.FAILED
    row = plan.report.tree.topLevelItem(0)
    assert row is not None
    assert row.text(3) == "Er ging iets mis bij HubSpot: “internal error”"
