"""HubSpot in the window where something is wanting: a computer without a keyring, an account without workflows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.hubspot.accounts_dialog import AccountsDialog
from blueprint_editor.gui.hubspot.connect import ConnectDialog
from blueprint_editor.gui.hubspot.push import PushDialog
from blueprint_editor.gui.main_window import Window
from blueprint_editor.hubspot.practice import PracticePortal
from blueprint_editor.workflows import Document, portals
from tests.hubspot import memory_keyring
from tests.hubspot.push_kit import sample, with_task

from .hubspot_hands import KEY, carry_out, choose, command, connect, idle, opened, plan_to, portal
from .window_kit import desk

__all__ = ["desk", "portal"]

_EVERYWHERE = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Window:
    """A window with a blueprint that has a task."""
    made = desk.new_window()
    made.show_document(Document(with_task(sample(3))))
    made.show()
    qtbot.waitExposed(made)
    return made


def said(dialog: AccountsDialog | ConnectDialog | PushDialog, language: str = "nl") -> str:
    """What a dialog says at its top."""
    message = dialog.working.strip.message
    assert message is not None
    return message.words(language)


def test_without_a_keyring_a_key_counts_until_the_program_ends(
    window: Window, portal: PracticePortal, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory_keyring.use(monkeypatch)
    connecting = connect(qtbot, window)
    assert "geldt tot je het programma sluit" in said(connecting)
    assert "counts until you close the program" in said(connecting, "en")
    connecting.close()
    accounts = opened(window, AccountsDialog)
    assert "geen sleutelbos" in accounts.lead.text()
    assert "Bakker" in accounts.lead.text()
    accounts.close()
    plan = plan_to(qtbot, window)
    carry_out(qtbot, plan)
    assert plan.report.report is not None
    assert plan.report.report.complete
    plan.close()

    portals._keys.cache_clear()  # another run of the program
    plan = command(window, "push", PushDialog)
    idle(qtbot, plan)
    assert plan.plan is None
    assert "niet op deze computer bewaard" in said(plan)
    plan.working.strip.buttons[0].click()
    asking = opened(window, ConnectDialog)
    assert asking.name.text() == "Bakker"
    QTest.keyClicks(asking.key, KEY)
    asking.next_button.click()
    idle(qtbot, asking)
    asking.close()
    qtbot.waitUntil(lambda: plan.plan is not None)
    assert plan.plan is not None
    assert plan.plan.is_empty, "it went on by itself, with the key that was given"


def test_draft_workflows_are_made_when_asked_for_and_always_switched_off(
    window: Window, portal: PracticePortal, qtbot: QtBot
) -> None:
    connect(qtbot, window).close()
    plan = plan_to(qtbot, window)
    before = plan.tree.topLevelItemCount()
    assert before
    plan.workflows.click()
    idle(qtbot, plan)
    assert any("Blueprint · Aanvraag · taken" in item.text(0) for item in plan.tree.step_items().values())
    carry_out(qtbot, plan)
    assert plan.report.report is not None
    assert plan.report.report.complete
    assert [(flow["name"], flow["isEnabled"]) for flow in portal.account.flows] == [
        ("Blueprint · Aanvraag · taken", False)
    ]
    plan.again_button.click()
    idle(qtbot, plan)
    assert plan.plan is not None
    assert plan.plan.is_empty, "it is there already"


def test_without_the_right_to_workflows_the_tasks_are_done_by_hand(
    window: Window, portal: PracticePortal, qtbot: QtBot
) -> None:
    portal.scopes = frozenset(portals.NEEDED_SCOPES)
    connect(qtbot, window).close()
    plan = plan_to(qtbot, window)
    plan.workflows.click()
    idle(qtbot, plan)
    choose(plan.target, 0)
    idle(qtbot, plan)
    assert plan.plan is not None
    shown = "\n".join(item.text(0) for item in plan.tree.findItems("", _EVERYWHERE))
    assert "workflow" in shown.casefold()
    carry_out(qtbot, plan)
    assert plan.report.report is not None
    assert plan.report.report.complete
    assert not portal.account.flows
