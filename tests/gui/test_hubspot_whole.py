"""A design to HubSpot and back in the window, over HTTP, as issue 5 wants it shown; in fair weather and in a storm."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
import urllib3
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from blueprint_editor.core.edits import ChangeBlueprint, ChangeStage, SetStatus
from blueprint_editor.core.model import EntryRef, Status
from blueprint_editor.core.plan import Answer
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.hubspot.dialog import HubSpotDialog
from blueprint_editor.gui.hubspot.drift import DriftDialog
from blueprint_editor.gui.hubspot.push import PushDialog
from blueprint_editor.gui.hubspot.undo import UndoDialog
from blueprint_editor.gui.main_window import Window
from blueprint_editor.hubspot.practice import NO_FAULTS, Pipeline, PracticePortal, parse_faults
from tests.figures import Figure
from tests.hubspot.practice_kit import NEVER
from tests.hubspot.push_truth import doubles, removed
from tests.strategies import LONG

from .hubspot_hands import carry_out, choose, command, connect, idle, opened, plan_to, portal
from .window_kit import desk

__all__ = ["desk", "portal"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
MOST_RESUMES = 3


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Window:
    """A window with the template, of which all examples are confirmed."""
    made = desk.new_window()
    made.files.create("service", "nl")
    made.show()
    qtbot.waitExposed(made)
    made.bridge.do(ChangeBlueprint(title="Verkoop"))
    entries = made.bridge.blueprint.entries()
    made.bridge.do(SetStatus(tuple(EntryRef(stage.id, row, one.id) for stage, row, one in entries), Status.CONFIRMED))
    return made


class Hands:
    """Somebody at the window who goes on as the window offers it, and counts how often that was needed."""

    def __init__(self, qtbot: QtBot, window: Window, portal: PracticePortal) -> None:
        self.qtbot, self.window, self.portal = qtbot, window, portal
        self.most = 0

    @property
    def pipeline(self) -> Pipeline:
        """The pipeline that the blueprint goes to."""
        found = self.portal.account.pipeline(self.window.bridge.blueprint.portals[-1].pipeline)
        assert found is not None
        return found

    def labels(self) -> list[str]:
        """The stages in HubSpot, in order."""
        return [stage.label for stage in self.pipeline.in_order()]

    def seen(self, dialog: HubSpotDialog, is_there: Callable[[], bool]) -> int:
        """Wait for what a dialog reads, and press *Try again* while it says that it could not; how often."""
        tries = 0
        idle(self.qtbot, dialog)
        while not is_there():
            tries += 1
            assert tries <= MOST_RESUMES, dialog.working.strip.message
            dialog.working.strip.buttons[0].click()
            idle(self.qtbot, dialog)
        return tries

    def push(self, dialog: PushDialog, target: int | None = None) -> None:
        """Carry a plan out until its report says that all is done."""
        goes = self.seen(dialog, lambda: dialog.plan is not None)
        if target is not None:
            choose(dialog.target, target)
            idle(self.qtbot, dialog)
        while True:
            before = dialog.report.report
            carry_out(self.qtbot, dialog)
            report = dialog.report.report
            if report is not None and report is not before:
                if report.complete:
                    break
                dialog.again_button.click()  # "New plan"
            goes += 1
            assert goes <= MOST_RESUMES, report
            goes += self.seen(dialog, lambda: dialog.plan is not None)
            if not dialog.push_button.isEnabled():
                break  # read again, it turned out to be done
        self.most = max(self.most, goes)
        dialog.close()

    def at_the_page(self, deed: str, **form: str) -> None:
        """Send a form of the practice portal's own page, as a browser does."""
        url = self.portal.url
        with urllib3.PoolManager(retries=NEVER) as pool:
            told = pool.request(
                "POST",
                f"{url}/practice/{deed}",
                body=urlencode({"pipeline": self.pipeline.id, **form}),
                headers={"Origin": url, "Content-Type": "application/x-www-form-urlencoded"},
                redirect=False,
            )
        assert told.status == 303, told.data

    def runs(self) -> UndoDialog:
        """The list of what can be undone."""
        dialog = command(self.window, "push_undo", UndoDialog)
        idle(self.qtbot, dialog)
        return dialog

    def undo(self, row: int) -> None:
        """Turn back the push in this row."""
        dialog = self.runs()
        item = dialog.tree.topLevelItem(row)
        assert item is not None
        dialog.tree.setCurrentItem(item)
        dialog.plan_button.click()
        back = opened(self.window, PushDialog)
        self.seen(back, lambda: back.plan is not None)
        if back.push_button.isEnabled():
            self.push(back)
        else:
            back.close()

    def take_over(self) -> int:
        """Take over what was changed in HubSpot; how many differences were shown."""
        drift = command(self.window, "portal_compare", DriftDialog)
        self.seen(drift, lambda: drift.drift is not None)
        rows = [drift.tree.topLevelItem(at) for at in range(drift.tree.topLevelItemCount())]
        for row in filter(None, rows):
            box = drift.tree.itemWidget(row, 2)
            if isinstance(box, QComboBox) and box.findData(Answer.TAKE_OVER.value) >= 0 and row.text(1):
                choose(box, box.findData(Answer.TAKE_OVER.value))
        drift.go_button.click()
        idle(self.qtbot, drift)
        drift.close()
        return len(rows)


@pytest.mark.parametrize("seed", [None, 8, *(range(9, 39) if LONG else ())])
def test_to_hubspot_changed_there_merged_pushed_again_and_turned_back(
    seed: int | None, window: Window, portal: PracticePortal, qtbot: QtBot, figure: Figure
) -> None:
    start = portal.account
    connect(qtbot, window).close()
    hands = Hands(qtbot, window, portal)
    portal.inject(NO_FAULTS if seed is None else parse_faults(f"storm@30%,seed={seed}"))
    hands.push(plan_to(qtbot, window, target=None), target=0)
    first, here = hands.labels(), window.bridge.blueprint
    ids = {stage.id for stage in hands.pipeline.stages}
    assert first == [stage.name for stage in here.stages]
    runs = hands.runs()
    kept = runs.tree.topLevelItemCount()
    runs.close()

    stage = hands.pipeline.in_order()[1].id
    hands.at_the_page("stage", stage=stage, label="Opname ter plaatse", chance="40")
    hands.at_the_page("later", stage=stage)
    window.bridge.do(ChangeStage(here.stages[0].id, name="Intake"))
    there = hands.labels()
    assert there == [first[0], first[2], "Opname ter plaatse", *first[3:]]
    assert hands.take_over() == 3, "a name and the order there, a name here"
    merged = ["Intake", *there[1:]]
    assert [one.name for one in window.bridge.blueprint.stages] == merged
    assert hands.labels() == there

    hands.push(plan_to(qtbot, window, target=None))
    assert hands.labels() == merged
    assert {one.id for one in hands.pipeline.stages} == ids, "no stage got another id"

    runs = hands.runs()
    newer = runs.tree.topLevelItemCount() - kept
    runs.close()
    for row in range(newer):
        hands.undo(row)
    assert hands.labels() == there
    assert {one.id for one in hands.pipeline.stages} == ids
    assert not doubles(portal.account)
    assert not removed(portal, start)
    weather = "no faults" if seed is None else f"p = 0.3, seed {seed}"
    figure("R13", f"through the window, {weather}: at most {hands.most} resumes (target {MOST_RESUMES}), no id changed")
    assert hands.most <= MOST_RESUMES
