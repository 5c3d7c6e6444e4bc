"""Draft workflows: made only when asked for, always switched off, never changed."""

from __future__ import annotations

from msgspec.structs import replace

from blueprint_editor.core.model import Anchor, Status, Task, When
from blueprint_editor.core.plan import Choices, CreateWorkflow, GoLiveCode, NoticeCode
from blueprint_editor.hubspot.drafts import workflow_body
from blueprint_editor.hubspot.planning import plan
from tests.hubspot.test_plan_examples import LOST, OPEN, START, TO_NEW, WON
from tests.hubspot_kit import EMPTY, pushed_whole

TASKS = (
    Task("ta_1", "Bellen", when=When(Anchor.ENTER, 2), required=True),
    Task("ta_2", "Offerte <b> sturen", role="Verkoper", when=When(Anchor.LEAVE, 1)),
    Task("ta_3", "Voorbeeld", Status.EXAMPLE),
)


def test_draft_workflows_are_made_only_when_asked_for_and_always_switched_off() -> None:
    blueprint = replace(START, stages=(replace(OPEN, tasks=TASKS, max_days=10), WON, LOST))
    assert not [step for step in plan(blueprint, EMPTY, None, TO_NEW).steps if isinstance(step, CreateWorkflow)]
    made = plan(blueprint, EMPTY, None, replace(TO_NEW, workflows=True))
    step = made.steps[-1]
    assert isinstance(step, CreateWorkflow)
    assert step.needs == ("create_pipeline",)
    body = workflow_body(step, "123")
    assert body["isEnabled"] is False
    assert body["name"] == "Blueprint · Offerte · taken"
    first, second = body["actions"]
    assert first["connection"]["nextActionId"] == second["actionId"]
    assert "connection" not in second
    assert first["fields"]["due_time"] == {"delta": 2, "timeUnit": "DAYS"}
    assert second["fields"]["due_time"]["delta"] == 9
    assert second["fields"]["body"] == "<p>Verkoper</p>"
    assert [first["fields"]["priority"], second["fields"]["priority"]] == ["HIGH", "NONE"]
    (branch,) = body["enrollmentCriteria"]["listFilterBranch"]["filterBranches"]
    assert branch["filters"][0]["operation"]["values"] == ["123"]


def test_a_workflow_that_is_there_stays_as_it_is() -> None:
    blueprint = replace(START, stages=(replace(OPEN, tasks=TASKS), WON, LOST))
    choices = replace(TO_NEW, workflows=True)
    after = pushed_whole(blueprint, EMPTY, None, choices)
    fewer = replace(START, stages=(replace(OPEN, tasks=TASKS[:1]), WON, LOST))
    made = plan(fewer, after.state, after.link, Choices(workflows=True))
    assert not made.steps
    assert [one.code for one in made.notices] == [NoticeCode.WORKFLOW_STAYS]
    (flow,) = after.state.flows or ()
    twice = replace(after.state, flows=(flow, replace(flow, id="another")))
    told = plan(blueprint, twice, after.link, Choices(workflows=True)).notices
    assert [one.code for one in told] == [NoticeCode.WORKFLOW_TWICE]
    blind = plan(blueprint, replace(EMPTY, flows=None), None, choices)
    assert [one.code for one in blind.notices] == [NoticeCode.NO_WORKFLOWS]
    assert GoLiveCode.STAGE_TASKS in {one.code for one in blind.by_hand}
    assert GoLiveCode.STAGE_TASKS not in {one.code for one in made.by_hand}
