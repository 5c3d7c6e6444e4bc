"""A push over real HTTP: what it writes, what becomes of it when HubSpot fails, and how it is turned back."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from blueprint_editor.core.model import Blueprint, DataPoint, DataType, Kind, Option, PortalLink, Stage, Status
from blueprint_editor.core.plan import Choices, CreateStage, Outcome, Plan, ReportLine, tick
from blueprint_editor.hubspot.door import Door
from blueprint_editor.hubspot.practice import Pipeline, PracticePortal, parse_faults
from blueprint_editor.hubspot.redact import Token
from blueprint_editor.hubspot.transport import Patience
from blueprint_editor.workflows import pushing
from blueprint_editor.workflows.portals import Portal, PortalError
from blueprint_editor.workflows.pushing import PushDone, PushStale
from tests.figures import Figure
from tests.strategies import LONG

KEY = "pat-eu1-practice"
QUICK = Patience(connect=1.0, read=0.6, deadline=1.2, gap=0.0, waits=(0.0, 0.0, 0.0), again=(0.05, 0.1, 0.2))


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Runs are kept in a folder of the test."""
    monkeypatch.setattr("blueprint_editor.workflows.data_folder", lambda: tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def portal() -> Iterator[PracticePortal]:
    """An account as HubSpot makes it."""
    with PracticePortal() as made:
        yield made


def opened(portal: PracticePortal, *, quick: bool = True) -> Portal:
    """A door to it."""
    return Portal(Door(Token(KEY), portal.url, patience=QUICK if quick else None), None)


def sample(points: int = 20, seed: int = 4) -> Blueprint:
    """Six stages and so many data points, all confirmed."""
    chance = random.Random(seed)

    def new(prefix: str) -> str:
        return prefix + "_" + "".join(chance.choices("abcdefghijklmnopqrstuvwxyz234567", k=12))

    kinds = [DataType.TEXT, DataType.AMOUNT, DataType.CHOICE, DataType.DATE, DataType.YES_NO]

    def point(number: int) -> DataPoint:
        kind = kinds[number % 5]
        options = tuple(Option(new("op"), f"Optie {one}") for one in "AB") if kind is DataType.CHOICE else ()
        return DataPoint(new("dp"), f"Gegeven {number}", Status.CONFIRMED, type=kind, options=options)

    names = ["Aanvraag", "Schouw", "Offerte", "Opdracht", "Gewonnen", "Verloren"]
    odds = [0.2, 0.4, 0.6, 0.8, 1.0, 0.0]
    closing = {4: Kind.WON, 5: Kind.LOST}
    stages = tuple(
        Stage(new("st"), name, kind=closing.get(at, Kind.OPEN), probability=odds[at]) for at, name in enumerate(names)
    )
    first = replace(stages[0], data_points=tuple(point(number) for number in range(points)))
    return Blueprint(new("bp"), "Installaties", stages=(first, *stages[1:]))


def pushed(
    portal: PracticePortal,
    blueprint: Blueprint,
    choices: Choices | None = None,
    *,
    change: Callable[[Plan], Plan] = lambda plan: plan,
    quick: bool = True,
) -> tuple[PushDone, Blueprint]:
    """Look, plan and push as the window does; the outcome, and the blueprint with its link."""
    with opened(portal, quick=quick).door as door:
        way = Portal(door, None)
        state = pushing.look(way)
        last = pushing.last_link(blueprint, state.id)
        known = last.pipeline if last is not None else ""
        plan = change(pushing.plan_push(blueprint, state, choices or Choices(target=known or "new")))
        done = pushing.push(way, blueprint, plan, state, confirmed=state.id)
    return done, pushing.linked(blueprint, done.link)


def writes(portal: PracticePortal) -> list[tuple[str, str]]:
    """What was asked that changes something."""
    read = {"GET", "HEAD"}
    return [(one.method, one.path) for one in portal.log if one.method not in read and "access-token" not in one.path]


def renamed(blueprint: Blueprint, at: int, name: str) -> Blueprint:
    """The blueprint with another name for a stage."""
    stages = list(blueprint.stages)
    stages[at] = replace(stages[at], name=name)
    return replace(blueprint, stages=tuple(stages))


def test_a_new_pipeline_takes_three_writes_and_again_none(portal: PracticePortal, figure: Figure) -> None:
    blueprint = sample()
    done, linked = pushed(portal, blueprint, quick=False)
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
    with opened(portal).door as door:
        way = Portal(door, None)
        state = pushing.look(way)
        run = pushing.undone(linked_again, state.id)[0]
        plan = pushing.plan_undo(run, state)
        turned = pushing.undo_push(way, linked_again, run, plan, state, confirmed=state.id)
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


FAULTS = (
    "refused:0.2", "reset-before", "reset-after", "500-before", "500-after", "502", "bad-json", "cut-json", "cut-body",
    "empty", "captive", "429", "423", "404", "partly",
)  # fmt: skip
PLACES = range(1, 40) if LONG else (1, 2, 3)


def _is_as_planned(portal: PracticePortal, blueprint: Blueprint, pipeline: str) -> bool:
    found = portal.account.pipeline(pipeline)
    return found is not None and [stage.label for stage in found.in_order()] == [one.name for one in blueprint.stages]


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_at_a_write_ends_as_planned_or_with_a_true_report(kind: str, figure: Figure) -> None:
    as_planned = 0
    for place in PLACES:
        blueprint = sample(3, place)
        with PracticePortal(faults=parse_faults(f"{kind}@w{place}")) as portal:
            pipelines = len(portal.account.pipelines)
            linked, made = blueprint, None
            for _ in range(4):
                try:
                    made, linked = pushed(portal, linked)
                except PortalError:
                    continue  # the account could not be read: nothing was written
                if made.report.complete:
                    break
            assert made is not None
            assert made.report.complete, [(line.step.id, line.outcome, line.message) for line in made.report.lines]
            assert _is_as_planned(portal, blueprint, made.link.pipeline)
            assert len(portal.account.pipelines) == pipelines + 1, "no second pipeline"
            names = [one.name for one in portal.account.properties]
            assert len(names) == len(set(names))
            assert not [one for one in portal.log if one.method in {"PUT", "DELETE"}]
            as_planned += 1
    figure(
        "R12",
        f"{kind} at write {PLACES[0]} to {PLACES[-1]}: {as_planned} as planned in the end; 0 doubles, 0 removed",
    )


class Killed(BaseException):
    """The program ends right here."""


def test_a_push_that_is_killed_after_any_step_goes_on_where_it_was(figure: Figure) -> None:
    kills = 0
    for after in range(1, 5):
        blueprint = sample(2, 50 + after)
        heard: list[str] = []

        def die(line: ReportLine, _link: PortalLink, heard: list[str] = heard, after: int = after) -> None:
            heard.append(line.step.id)
            if len(heard) == after:
                raise Killed

        with PracticePortal() as portal, opened(portal).door as door:
            way = Portal(door, None)
            state = pushing.look(way)
            plan = pushing.plan_push(blueprint, state, Choices(target="new"))
            try:
                pushing.push(way, blueprint, plan, state, heard=die)
            except Killed:
                kills += 1
            known = pushing.last_link(blueprint, state.id)
            assert known is not None, "what was done is known without the blueprint"
            target = known.pipeline or "new"
            done, _ = pushed(portal, blueprint, Choices(target=target))
            assert done.report.complete
            assert {line.step.id for line in done.report.lines}.isdisjoint(heard[: after - 1])
            assert len(portal.account.pipelines) == 2
    figure("R13", f"killed after each step, {kills} times: went on where it was, nothing twice")


@pytest.mark.parametrize("seed", range(500 if LONG else 8))
def test_a_storm_of_faults_ends_as_planned_after_a_few_goes(seed: int, figure: Figure) -> None:
    blueprint = linked = sample(4)
    goes = 0
    with PracticePortal(faults=parse_faults(f"storm@30%,seed={seed}")) as portal:
        complete = False
        while not complete and goes < 12:
            goes += 1
            try:
                done, linked = pushed(portal, linked)
            except (PortalError, PushStale):
                continue  # nothing was written that is not known
            complete = done.report.complete
        portal.inject(parse_faults(""))
        done, linked = pushed(portal, linked)
        assert done.report.complete
        assert _is_as_planned(portal, blueprint, done.link.pipeline)
        assert len(portal.account.pipelines) == 2
        assert not [one for one in portal.log if one.method in {"PUT", "DELETE"}]
    figure("R13", f"storm p = 0.3: as planned, nothing twice, no stage removed (seed {seed}: {goes} goes)")
