"""A push over real HTTP: what it writes, what stops it, and how it is turned back."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from blueprint_editor.core.model import PortalLink, Stage
from blueprint_editor.core.plan import Choices, CreateStage, Outcome, Plan, ReportLine, tick
from blueprint_editor.core.pushed import pushed_of
from blueprint_editor.hubspot import files
from blueprint_editor.hubspot.practice import Pipeline, PracticePortal, parse_faults
from blueprint_editor.hubspot.practice.deeds import do
from blueprint_editor.wording.plan_text import report_verdict
from blueprint_editor.workflows import pushing
from blueprint_editor.workflows.portals import Portal, PortalError
from blueprint_editor.workflows.pushing import PushStale
from tests.figures import Figure
from tests.hubspot.push_kit import opened, pushed, renamed, runs_in, sample, undone, with_task, writes
from tests.hubspot.push_truth import doubles, untruths


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path) -> Iterator[Path]:
    """Runs are kept in a folder of the test."""
    with runs_in(tmp_path / "data") as folder:
        yield folder


@pytest.fixture
def portal() -> Iterator[PracticePortal]:
    """An account as HubSpot makes it."""
    with PracticePortal() as made:
        yield made


def test_a_new_pipeline_takes_three_writes_and_again_none(portal: PracticePortal, figure: Figure) -> None:
    blueprint = sample()
    done, linked = pushed(portal, blueprint, patience=None)
    assert done.report.complete
    assert {line.outcome for line in done.report.lines} == {Outcome.DONE}
    first, reads = writes(portal), len(portal.log) - len(writes(portal))
    pipeline = portal.account.pipeline(done.link.pipeline)
    assert pipeline is not None
    assert [stage.label for stage in pipeline.in_order()] == [stage.name for stage in blueprint.stages]
    assert [stage.id for stage in pipeline.in_order()] == [stage.id for stage in blueprint.stages]
    again, _ = pushed(portal, linked)
    assert (again.report.lines, again.report.complete) == ((), True)
    assert writes(portal) == first
    figure("P8", f"a new pipeline with 6 stages and 20 properties: {len(first)} writes (target 3), {reads} reads")
    figure("P8", "the same again: 0 writes (target 0)")
    assert len(first) <= 3


def test_ids_stay_when_a_stage_is_renamed_and_moved(portal: PracticePortal) -> None:
    done, linked = pushed(portal, sample(2))
    before = portal.account.pipeline(done.link.pipeline)
    assert before is not None
    stages = linked.stages
    changed = replace(renamed(linked, 1, "Opname"), title="Installaties 2")
    changed = replace(changed, stages=(changed.stages[0], changed.stages[2], changed.stages[1], *stages[3:]))
    again, _ = pushed(portal, changed)
    assert again.report.complete
    after = portal.account.pipeline(done.link.pipeline)
    assert after is not None
    assert [stage.label for stage in after.in_order()][:3] == ["Aanvraag", "Offerte", "Opname"]
    assert {stage.id for stage in after.stages} == {stage.id for stage in before.stages}


def test_what_changed_meanwhile_stops_the_push_before_the_first_write(portal: PracticePortal) -> None:
    _, linked = pushed(portal, sample(1))
    before = writes(portal)
    with opened(portal).door as door:
        way = Portal(door, None)
        state = pushing.look(way)
        changed = renamed(linked, 0, "Intake")
        plan = pushing.plan_push(changed, state)
        _rename_there(portal, linked.stages[0].id, "Eerste contact")
        with pytest.raises(PushStale) as stale:
            pushing.push(way, changed, plan, state, confirmed=state.id)
    assert stale.value.plan.conflicts
    assert writes(portal) == before


def _rename_there(portal: PracticePortal, stage: str, label: str) -> None:
    def renamed_in(pipeline: Pipeline) -> Pipeline:
        stages = (replace(one, label=label) if one.id == stage else one for one in pipeline.stages)
        return replace(pipeline, stages=tuple(stages))

    portal.change(lambda account: replace(account, pipelines=tuple(map(renamed_in, account.pipelines))))


def test_a_push_is_turned_back(portal: PracticePortal) -> None:
    done, linked = pushed(portal, sample(2))
    before = portal.account.pipeline(done.link.pipeline)
    changed = renamed(linked, 1, "Opname")
    second, linked_again = pushed(portal, changed)
    assert second.report.complete
    turned, _ = undone(portal, linked_again, lambda plan: plan)
    assert turned.report.complete
    after = portal.account.pipeline(done.link.pipeline)
    assert before is not None
    assert after is not None
    assert [(one.id, one.label) for one in after.stages] == [(one.id, one.label) for one in before.stages]


def test_what_is_not_ticked_is_not_written(portal: PracticePortal) -> None:
    _, linked = pushed(portal, sample(1))
    extra = Stage("st_extraextraex", "Proefperiode", probability=0.5)
    changed = replace(linked, stages=(*linked.stages[:3], extra, *linked.stages[3:]))

    def without(plan: Plan) -> Plan:
        step = next(step for step in plan.steps if isinstance(step, CreateStage))
        return tick(plan, step.id, on=False)

    before = len(writes(portal))
    done, _ = pushed(portal, changed, change=without)
    assert len(writes(portal)) == before
    assert done.report.lines == ()


def test_a_workflow_whose_answer_was_lost_is_known_by_its_id(portal: PracticePortal) -> None:
    portal.inject(parse_faults("reset-after@w4"))
    done, _ = pushed(portal, with_task(sample(1)), Choices(workflows=True))
    assert [line.outcome for line in done.report.lines][-1] is Outcome.ALREADY
    (known,) = pushed_of(done.link).workflows
    assert known.id == portal.account.flows[0]["id"]
    assert known.tasks


def test_a_disk_that_fills_ends_the_push_with_a_true_report_and_the_next_one_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blueprint, real = sample(2), files.replace_file
    for room in range(2, 9):  # the snapshot and the run that begins; then a step each
        with PracticePortal() as portal, runs_in(tmp_path / str(room)):
            before, left = portal.account, room

            def fill(path: Path, data: bytes) -> None:
                nonlocal left
                left -= 1
                if left < 0:
                    raise OSError(errno.ENOSPC, "No space left on device")
                real(path, data)

            monkeypatch.setattr("blueprint_editor.hubspot.runs.replace_file", fill)
            done, linked = pushed(portal, blueprint)
            assert not untruths(done.report, before, portal.account)
            assert done.report.kept == (left >= -1), "what the report ends with may be missing"
            if not done.report.complete:
                assert not done.report.kept
                assert "schijf vol" in report_verdict(done.report, "nl")
            monkeypatch.setattr("blueprint_editor.hubspot.runs.replace_file", real)
            again, _ = pushed(portal, linked)
            assert (again.report.complete, again.report.kept) == (True, True)
            assert not doubles(portal.account)


def test_production_asks_for_the_accounts_number() -> None:
    with PracticePortal(production=True) as portal, opened(portal).door as door:
        way = Portal(door, None)
        state = pushing.look(way)
        plan = pushing.plan_push(sample(1), state, Choices(target="new"))
        for typed in ("", "123"):
            with pytest.raises(PortalError) as refused:
                pushing.push(way, sample(1), plan, state, confirmed=typed)
            assert refused.value.code == "push_not_confirmed"
        assert writes(portal) == []


def test_what_somebody_changed_after_it_was_written_is_not_told_as_done(portal: PracticePortal) -> None:
    done, linked = pushed(portal, sample(1))
    stage = linked.stages[0].id
    form = {"pipeline": done.link.pipeline, "stage": stage, "label": "Binnenkomst", "chance": "20"}
    changed = renamed(linked, 0, "Intake")
    with opened(portal).door as door:
        way = Portal(door, None)
        state = pushing.look(way)
        plan = pushing.plan_push(changed, state, Choices(target=done.link.pipeline))

        def meddle(_line: ReportLine, _link: PortalLink) -> None:
            portal.deed(lambda account, call: do("stage", account, call, form))

        report = pushing.push(way, changed, plan, state, heard=meddle).report
    assert [line.outcome for line in report.lines] == [Outcome.FAILED]
    assert [(one.ours, one.theirs) for one in report.differences] == [("Intake", "Binnenkomst")]
    assert not report.complete
