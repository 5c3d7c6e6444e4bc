"""HubSpot in the window, over HTTP: connect, push, drift, take over, push again, undo; and what must never happen."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from blueprint_editor.core.plan import Answer, Outcome
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.hubspot.accounts_dialog import AccountsDialog
from blueprint_editor.gui.hubspot.drift import DriftDialog
from blueprint_editor.gui.hubspot.fetch import FetchDialog
from blueprint_editor.gui.hubspot.golive import GoLivePanel
from blueprint_editor.gui.hubspot.push import PushDialog
from blueprint_editor.gui.hubspot.undo import UndoDialog
from blueprint_editor.gui.main_window import Window
from blueprint_editor.hubspot.practice import Pipeline, PracticePortal, parse_faults
from blueprint_editor.hubspot.practice.deeds import do
from tests.figures import Figure
from tests.hubspot.canary import FORMS, found
from tests.hubspot.push_kit import writes

from .hubspot_hands import (
    KEY,
    all_texts,
    carry_out,
    choose,
    command,
    connect,
    idle,
    opened,
    plan_to,
    portal,
    window,
)
from .window_kit import delete_closed, desk, throw_away, type_name, wait_for

__all__ = ["desk", "portal", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def pipeline_of(window: Window, portal: PracticePortal) -> Pipeline:
    """The pipeline that the blueprint was pushed to."""
    found = portal.account.pipeline(window.bridge.blueprint.portals[-1].pipeline)
    assert found is not None
    return found


def rename_there(window: Window, portal: PracticePortal, label: str) -> None:
    """Rename the second stage as somebody in HubSpot does."""
    pipeline = pipeline_of(window, portal)
    form = {"pipeline": pipeline.id, "stage": pipeline.in_order()[1].id, "label": label, "chance": "40"}
    portal.deed(lambda account, call: do("stage", account, call, form))


def undo_the_push(window: Window, portal: PracticePortal, qtbot: QtBot) -> None:
    """Turn the one push back, and have archived what it made."""
    undo = command(window, "push_undo", UndoDialog)
    idle(qtbot, undo)
    assert undo.tree.topLevelItemCount() == 1
    undo.plan_button.click()
    back = opened(window, PushDialog)
    idle(qtbot, back)
    assert back.plan is not None
    for name in [step.id for step in back.plan.steps]:
        back.tree.ticked.emit(name, True)
    qtbot.waitUntil(back.push_button.isEnabled)
    carry_out(qtbot, back)
    gone = {known.name for known in portal.account.properties if known.archived}
    assert {"gegeven_0", "gegeven_1", "gegeven_2"} <= gone


def test_from_connecting_to_undoing(
    window: Window, portal: PracticePortal, qtbot: QtBot, tmp_path: Path, figure: Figure
) -> None:
    said = connect(qtbot, window).working.strip.message
    assert said is not None
    assert "Bakker" in said.words("nl")
    assert opened(window, AccountsDialog).tree.topLevelItemCount() == 1
    plan = plan_to(qtbot, window)
    carry_out(qtbot, plan)
    report = plan.report.report
    assert report is not None
    assert report.complete
    assert {line.outcome for line in report.lines} == {Outcome.DONE}
    assert window.status_line.portal.text() == "HubSpot: Bakker"
    assert not window.session.can_undo, "what HubSpot has is no deed of the user's"
    before = pipeline_of(window, portal)
    plan.close()

    rename_there(window, portal, "Opname ter plaatse")
    drift = command(window, "portal_compare", DriftDialog)
    idle(qtbot, drift)
    assert drift.tree.topLevelItemCount() == 1
    row = drift.tree.topLevelItem(0)
    assert row is not None
    box = drift.tree.itemWidget(row, 2)
    assert isinstance(box, QComboBox)
    choose(box, box.findData(Answer.TAKE_OVER.value))
    drift.go_button.click()
    qtbot.waitUntil(lambda: window.bridge.blueprint.stages[1].name == "Opname ter plaatse")
    idle(qtbot, drift)
    assert drift.tree.topLevelItemCount() == 0
    drift.close()
    window.commands.trigger("undo")
    assert window.bridge.blueprint.stages[1].name == "Schouw", "one step takes it back"
    window.commands.trigger("redo")

    again = plan_to(qtbot, window, target=None)
    assert not again.push_button.isEnabled(), "there is nothing to push"
    after = pipeline_of(window, portal)
    assert [stage.id for stage in after.in_order()] == [stage.id for stage in before.in_order()]
    again.close()

    undo_the_push(window, portal, qtbot)
    assert [stage.id for stage in pipeline_of(window, portal).in_order()] == [stage.id for stage in before.in_order()]
    assert not {"PUT", "DELETE"} & {request.method for request in portal.log if "/pipelines" in request.path}

    held = "\n".join([all_texts(), QApplication.clipboard().text()]).encode()
    shown = [name for name, written in FORMS.items() if any(part in held for part in written(KEY))]
    assert not shown
    assert not found(tmp_path, KEY)
    figure("R16", "the key after connect, push and undo in the window: 0 widgets, clipboard and files (target 0)")


def test_a_key_that_is_refused_is_not_kept(window: Window, portal: PracticePortal, qtbot: QtBot) -> None:
    dialog = connect(qtbot, window, key="pat-eu1-wrong")
    assert dialog.working.strip.message is not None
    assert "herkent de sleutel niet" in dialog.working.strip.message.words("nl")
    assert opened(window, AccountsDialog).tree.topLevelItemCount() == 0
    assert "pat-eu1-wrong" not in all_texts()


def test_removing_asks_in_a_bar(window: Window, portal: PracticePortal, qtbot: QtBot) -> None:
    connect(qtbot, window).close()
    accounts = opened(window, AccountsDialog)
    accounts.remove_button.click()
    assert accounts.tree.topLevelItemCount() == 1
    accounts.working.strip.buttons[0].click()
    idle(qtbot, accounts)
    assert accounts.tree.topLevelItemCount() == 0


def test_a_production_account_wants_its_number(window: Window, portal: PracticePortal, qtbot: QtBot) -> None:
    from msgspec.structs import replace

    portal.change(lambda account: replace(account, account_type="STANDARD"))
    connect(qtbot, window)
    plan = plan_to(qtbot, window)
    assert plan.confirm.isVisible()
    assert not plan.push_button.isEnabled()
    QTest.keyClicks(plan.confirm, str(portal.account.portal_id))
    assert plan.push_button.isEnabled()
    carry_out(qtbot, plan)
    assert plan.report.report is not None


def test_the_plan_follows_ticks_and_the_board(window: Window, portal: PracticePortal, qtbot: QtBot) -> None:
    from blueprint_editor.core.edits import ChangeBlueprint

    connect(qtbot, window)
    plan = plan_to(qtbot, window)
    items = plan.tree.step_items()
    group = next(item for item in items.values() if "Groep" in item.text(0))
    group.setCheckState(0, Qt.CheckState.Unchecked)  # the properties need it
    qtbot.waitUntil(lambda: plan.push_button.text() == "1 stap doorvoeren")
    window.bridge.do(ChangeBlueprint(title="Anders"))
    qtbot.waitUntil(lambda: plan.plan is not None and plan.plan.target.label == "Anders")
    idle(qtbot, plan)
    assert plan.push_button.text() == "1 stap doorvoeren", "what was not ticked stays so"


def test_a_plan_that_holds_no_more_is_shown_anew(window: Window, portal: PracticePortal, qtbot: QtBot) -> None:
    connect(qtbot, window)
    plan = plan_to(qtbot, window)
    carry_out(qtbot, plan)
    plan.close()
    rename_there(window, portal, "Bezoek")
    from blueprint_editor.core.edits import ChangeBlueprint

    window.bridge.do(ChangeBlueprint(title="Anders"))
    plan = plan_to(qtbot, window, target=None)
    rename_there(window, portal, "Opname")
    before = writes(portal)
    plan.push_button.click()
    idle(qtbot, plan)
    assert plan.working.strip.message is not None
    assert "nieuwe plan" in plan.working.strip.message.words("nl")
    assert any("Opname" in str(one.theirs) for one in plan.plan.differences) if plan.plan else False
    assert writes(portal) == before
    assert len(plan.rows) == 9, "what is what in it came after it"


def test_the_window_lives_while_a_push_hangs(
    window: Window, portal: PracticePortal, qtbot: QtBot, figure: Figure
) -> None:
    connect(qtbot, window)
    plan = plan_to(qtbot, window)
    portal.inject(parse_faults("hang@w1+"))
    late: list[float] = []
    last = [time.perf_counter()]

    def beat() -> None:
        now = time.perf_counter()
        late.append(now - last[0])
        last[0] = now

    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(beat)
    last[0] = time.perf_counter()
    timer.start()
    plan.push_button.click()
    qtbot.waitUntil(lambda: bool(writes(portal)) and len(late) > 60, timeout=10_000)
    timer.stop()
    assert plan.push is not None
    plan.working.progress.button.click()
    assert plan.push is not None, "first the step that is under way"
    plan.working.progress.button.click()
    qtbot.waitUntil(lambda: plan.push is None, timeout=5_000)
    portal.inject(parse_faults(""))
    assert plan.report.report is not None
    assert plan.report.report.cancelled
    slowest = max(late) * 1000
    figure("P8", f"slowest event of the window while a push hangs: {slowest:.0f} ms (target 100)")
    assert slowest < 100


def test_the_practice_portal_is_an_account(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: gone.append(QUrl(url).toString()))
    window.commands.trigger("page_deals")
    message = window.strip.message
    assert message is not None
    assert "CRM › Deals" in message.words("nl")
    assert not gone
    window.commands.trigger("practice")
    assert gone == [window.desk.practice.start().url]
    plan = plan_to(qtbot, window)
    carry_out(qtbot, plan)
    assert plan.report.report is not None
    assert plan.report.report.complete
    window.commands.trigger("page_pipeline")
    assert len(gone) == 2
    fetch = command(window, "portal_fetch", FetchDialog)
    choose(fetch.accounts, 0)
    idle(qtbot, fetch)
    fetch.tree.setCurrentItem(fetch.tree.findItems("Installaties", Qt.MatchFlag.MatchExactly)[0])
    fetch.fetch_button.click()
    qtbot.waitUntil(lambda: len(window.desk.windows) == 2, timeout=5_000)
    other = window.desk.windows[-1]
    assert [stage.name for stage in other.bridge.blueprint.stages] == [
        stage.name for stage in window.bridge.blueprint.stages
    ]
    window.commands.trigger("practice")
    assert not window.desk.practising


def test_what_was_practised_is_kept_until_one_begins_afresh(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: None)
    window.commands.trigger("practice")
    carry_out(qtbot, plan_to(qtbot, window))
    window.commands.trigger("practice")
    assert not window.desk.practising
    drift = command(window, "portal_compare", DriftDialog)
    idle(qtbot, drift)
    assert drift.drift is not None, "it was started again, with what was in it"
    assert drift.drift.is_empty
    drift.close()

    def labels() -> list[str]:
        return [one.label for one in window.desk.practice.start().account.pipelines]

    window.commands.trigger("practice_afresh")
    assert "Installaties" in labels(), "first it is asked"
    window.strip.buttons[0].click()
    assert "Installaties" not in labels()
    window.strip.buttons[0].click()
    assert "Installaties" in labels(), "and it can be brought back"
    window.desk.practice.stop()

    file = tmp_path / "data" / "practice.json"
    file.write_text("{}", encoding="utf-8")
    window.commands.trigger("practice")
    said = window.strip.message
    assert said is not None
    assert str(file) in said.words("nl")
    plan = plan_to(qtbot, window, target=None)
    assert plan.working.strip.message is not None, "the plan says the same"
    plan.close()
    assert not window.desk.practising
    window.strip.buttons[0].click()
    assert "Installaties" not in labels()
    assert file.with_suffix(".unreadable.json").read_text(encoding="utf-8") == "{}"


def test_the_checklist_is_ticked_with_a_name(window: Window, qtbot: QtBot) -> None:
    window.commands.trigger("golive")
    panel = window.docks["golive"].panel
    assert isinstance(panel, GoLivePanel)
    row = panel.tree.topLevelItem(0)
    assert row is not None
    item = panel.items[0]
    row.setCheckState(0, Qt.CheckState.Checked)
    signed = window.bridge.blueprint.sign_offs
    assert [one.item for one in signed] == [item.id]
    assert signed[0].name
    assert signed[0].date
    qtbot.waitUntil(lambda: panel.items[0].done)
    assert panel.count.text().startswith("1 van")
    window.commands.trigger("undo")
    qtbot.waitUntil(lambda: not panel.items[0].done)


def test_the_checklist_goes_onto_paper(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    from blueprint_editor.paint.golive_sheet import GoLiveSheet

    window.commands.trigger("golive")
    panel = window.docks["golive"].panel
    assert isinstance(panel, GoLivePanel)
    panel.pdf_button.click()
    path = tmp_path / "lijst.pdf"
    type_name(wait_for(qtbot, window, QFileDialog, "askTarget"), path)
    qtbot.waitUntil(path.exists)
    assert path.read_bytes().startswith(b"%PDF")
    many = panel.items * 4
    sheet = GoLiveSheet(many, {}, "Installaties", "nl")
    assert len(sheet.pages) > 1
    assert [one.item for page in sheet.pages for one in page] == list(many)
    for page, laid in enumerate(sheet.pages):
        assert sum(one.height for one in laid) < sheet.room(page)


def test_the_message_strip_names_no_account_on_a_projector(window: Window, portal: PracticePortal) -> None:
    window.resize(1600, 700)  # a narrow window leaves it out
    window.refresh()
    assert window.status_line.portal.isVisible()
    window.commands.trigger("projector")
    assert not window.status_line.portal.isVisible()
    window.commands.trigger("projector")
    window.resize(1600, 700)
    window.refresh()
    assert window.status_line.portal.isVisible()


def test_a_window_that_closes_ends_the_work_of_its_dialogs(desk: Desk, window: Window, qtbot: QtBot) -> None:
    desk.practice.start()
    fetch = command(window, "portal_fetch", FetchDialog)
    choose(fetch.accounts, 0)
    job = fetch.working.job
    assert job is not None
    throw_away(window)
    assert fetch.ended
    assert job.context.stopping
    delete_closed()
    qtbot.waitUntil(lambda: not desk.calls.busy, timeout=5_000)
