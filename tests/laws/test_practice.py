"""Laws of the practice account: whatever is asked of it, it stays an account that HubSpot could have."""

from __future__ import annotations

import json
from itertools import permutations
from types import SimpleNamespace
from typing import Any

import msgspec
from hubspot.crm import pipelines as pipelines_client
from hubspot.crm import properties as properties_client
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint_editor.hubspot.practice import Account, Stage, start_account
from blueprint_editor.hubspot.practice.answers import Answer, Call
from blueprint_editor.hubspot.practice.pipelines import alike, settled
from blueprint_editor.hubspot.practice.routes import act, is_write
from tests.hubspot.practice_kit import options, pipeline, property_, stage

NOW = "2026-11-28T10:00:00.000Z"


def mostly(usual: st.SearchStrategy[Any], odd: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Eight times what HubSpot takes, once what it may not."""
    return st.integers(0, 8).flatmap(lambda dice: odd if dice == 8 else usual)


LABEL = mostly(
    st.sampled_from([*"ABCDEFGHIJ", "Één", " k "]), st.sampled_from(["", " a", "ÉÉN", "closed won ", None, 1])
)
CHANCE = mostly(
    st.sampled_from(["0", "0.0", "1", "1.0", "0.50", 0.25, 1, "-0.0"]), st.sampled_from(["2", "x", None, True])
)
ORDER = mostly(st.integers(0, 6), st.sampled_from([-1, None, "1", 99]))
PIPELINE_ID = mostly(st.sampled_from(["p1", "p1", "default", "p2"]), st.sampled_from(["", "Ünï code/1", "nowhere"]))
STAGE_ID = mostly(
    st.sampled_from(["s1", "s2", "s3", "s4", "closedwon", "contractsent"]), st.sampled_from(["s 1/2", ""])
)
NAME = mostly(st.sampled_from(["a", "b", "c_1", "a", "b"]), st.sampled_from(["amount", "dealtype", "hs_a", "A"]))
GROUP_NAME = mostly(st.sampled_from(["dealinformation", "g", "h"]), st.sampled_from(["1", "nowhere"]))

STAGE = st.fixed_dictionaries(
    {"label": LABEL, "displayOrder": ORDER, "metadata": st.fixed_dictionaries({"probability": CHANCE})},
    optional={"stageId": STAGE_ID},
)
CHANGE = st.fixed_dictionaries(
    {},
    optional={
        "label": LABEL,
        "displayOrder": ORDER,
        "metadata": st.fixed_dictionaries({}, optional={"probability": CHANCE}),
    },
)
STAGES = mostly(
    st.lists(STAGE, min_size=1, max_size=4, unique_by=lambda one: str(one["label"]).strip().lower()),
    st.lists(STAGE, max_size=3),
)
PIPELINE = st.fixed_dictionaries(
    {"label": LABEL, "displayOrder": ORDER, "stages": STAGES}, optional={"pipelineId": PIPELINE_ID}
)
OPTIONS = mostly(
    st.sampled_from([options("true", "false"), options("a", "b"), options("c")]),
    st.sampled_from([options("a", "a"), options("true"), [{"label": "X"}], "a"]),
)
KIND = mostly(
    st.sampled_from([("string", "text"), ("number", "number"), ("bool", "booleancheckbox"), ("enumeration", "select")]),
    st.sampled_from([("x", "text"), ("date", "number"), ("string", "select")]),
)


@st.composite
def properties(draw: st.DrawFn) -> dict[str, Any]:
    """A property as it is written."""
    kind, field = draw(KIND)
    body = {"name": draw(NAME), "label": draw(LABEL), "type": kind, "fieldType": field, "groupName": draw(GROUP_NAME)}
    if draw(mostly(st.just(kind in {"bool", "enumeration"}), st.booleans())):
        body["options"] = options("true", "false") if kind == "bool" and draw(st.booleans()) else draw(OPTIONS)
    return body


GROUP = st.fixed_dictionaries({"name": GROUP_NAME, "label": LABEL})


@st.composite
def requests(draw: st.DrawFn) -> Call:
    """One request to the API, among so few names that they meet."""
    body: Any
    area = draw(st.sampled_from(["pipelines", "stages", "stages", "properties", "groups", "batch"]))
    method = draw(st.sampled_from(["GET", "POST", "POST", "PATCH", "PATCH", "PUT", "DELETE"]))
    parts: tuple[str, ...] = ("crm", "pipelines" if area in {"pipelines", "stages"} else "properties", "deals")
    match area:
        case "pipelines":
            body = draw(CHANGE if method == "PATCH" else PIPELINE)
            parts += () if method == "POST" else (draw(PIPELINE_ID),)
        case "stages":
            body = draw(CHANGE if method == "PATCH" else STAGE)
            parts += (
                (draw(PIPELINE_ID), "stages") if method == "POST" else (draw(PIPELINE_ID), "stages", draw(STAGE_ID))
            )
        case "groups":
            body = draw(GROUP)
            parts += ("groups",) if method == "POST" else ("groups", draw(GROUP_NAME))
        case "batch":
            method, body = "POST", {"inputs": draw(st.lists(properties(), max_size=3)), "archived": draw(st.booleans())}
            parts += ("batch", draw(st.sampled_from(["create", "create", "read", "archive"])))
        case _:
            body = draw(properties())
            parts += () if method == "POST" else (draw(NAME),)
    archived: dict[str, str] = draw(st.sampled_from([{}, {"archived": "true"}]))
    return Call(method, parts, archived, body, NOW, 7, draw(st.booleans()), draw(st.booleans()), "x")


def start() -> Account:
    """An account with a pipeline and some properties of its own."""
    account = start_account()
    wanted = [
        ("pipelines", pipeline("Werk", *(stage(f"S{n}", n * n, stageId=f"s{n}") for n in (1, 2, 3)), pipelineId="p1")),
        ("properties", property_("a")),
        ("properties", property_("b", type="enumeration", fieldType="select", options=options("a", "b"))),
    ]
    for room, body in wanted:
        account, answer = act(account, Call("POST", ("crm", room, "deals"), body=body, at=NOW))
        assert answer.status == 201
    return account


def stages(account: Account) -> dict[str, Stage]:
    """Every stage of the account by its id."""
    return {one.id: one for known in account.pipelines for one in known.stages}


def holds(account: Account) -> None:
    """What is true of every account."""
    assert len({known.id for known in account.pipelines}) == len(account.pipelines)
    assert len({alike(known.label) for known in account.pipelines}) == len(account.pipelines)
    assert account.pipeline("default")
    assert len(stages(account)) == sum(len(known.stages) for known in account.pipelines)
    for known in account.pipelines:
        assert known.stages
        assert len({one.display_order for one in known.stages}) == len(known.stages)
        assert len({alike(one.label) for one in known.stages}) == len(known.stages)
        for one in known.stages:
            told = one.shown()["metadata"]
            assert told.keys() == {"isClosed", "probability"}
            assert (told["isClosed"] == "true") == (float(told["probability"]) in {0, 1}) == one.closed
            assert 0 <= float(told["probability"]) <= 1
            assert not told["probability"].startswith("-")
    assert len({known.name for known in account.properties}) == len(account.properties)
    for made in account.properties:
        values = [option.value for option in made.options]
        assert len(set(values)) == len(values)
        assert account.group(made.group_name) or made.archived
        if made.type == "bool":
            assert set(values) == {"true", "false"}


@given(st.lists(requests(), min_size=8, max_size=16))
def test_an_account_stays_an_account(asked: list[Call]) -> None:
    account = start()
    for call in asked:
        after, answer = act(account, call)
        holds(after)
        if answer.status >= 400 or not is_write(call.method, call.parts):
            assert after is account
        if call.method in {"POST", "PATCH"}:
            assert stages(account).keys() <= stages(after).keys()
            assert {known.name for known in account.properties} <= {known.name for known in after.properties}
        account = after
    kept = msgspec.json.decode(msgspec.json.encode(account), type=Account)
    assert kept == account


MODELS = {
    ("pipelines", "many"): "CollectionResponsePipelineNoPaging",
    ("pipelines", "one"): "Pipeline",
    ("stages", "many"): "CollectionResponsePipelineStageNoPaging",
    ("stages", "one"): "PipelineStage",
    ("properties", "many"): "CollectionResponsePropertyNoPaging",
    ("properties", "one"): "ModelProperty",
    ("groups", "many"): "CollectionResponsePropertyGroupNoPaging",
    ("groups", "one"): "PropertyGroup",
    ("batch", "one"): "BatchResponseProperty",
}
CLIENTS = {"pipelines": pipelines_client.ApiClient(), "properties": properties_client.ApiClient()}


def understood(call: Call, answer: Answer) -> None:
    """Whether the client makes its own model of an answer, with nothing lacking."""
    _, room, _, *rest = call.parts
    area = next((word for word in ("stages", "groups", "batch") if word in rest), room)
    told = answer.body
    if answer.status >= 400:
        model = "Error"
        told = {"correlationId": "x", "category": "x", **(told or {})}
    elif answer.status == 207:
        model = "BatchResponsePropertyWithErrors"
    else:
        model = MODELS[area, "many" if "results" in (told or {}) and area != "batch" else "one"]
    CLIENTS[room].deserialize(SimpleNamespace(data=json.dumps(told)), model)


@given(st.lists(requests(), min_size=4, max_size=8))
def test_the_client_understands_every_answer(asked: list[Call]) -> None:
    account = start()
    for call in asked:
        account, answer = act(account, call)
        if answer.body is not None:
            understood(call, answer)


FIELDS = (
    *("label", "displayOrder", "stages", "metadata", "probability", "stageId", "pipelineId"),
    *("name", "type", "fieldType", "groupName", "options", "value", "hidden", "externalOptions", "inputs"),
    *("actions", "actionId", "connection", "isEnabled"),
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=3) | LABEL,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=5),
    max_leaves=12,
)


@given(requests(), ANYTHING, st.sampled_from(["", "automation/flows", "oauth/v2/private-apps/get/access-token-info"]))
@settings(max_examples=200)
def test_nothing_that_is_sent_is_a_bug(call: Call, body: object, elsewhere: str) -> None:
    parts = tuple(elsewhere.split("/")) if elsewhere else call.parts
    account, answer = act(start(), msgspec.structs.replace(call, parts=parts, body=body))
    holds(account)
    assert answer.status < 500


def test_places_written_from_the_first_on_come_out_as_they_were_meant() -> None:
    for wanted in permutations("abcde"):
        for step in (1, 3):
            have = tuple(Stage(name, name, place * step, 0.5, "", "") for place, name in enumerate("abcde"))
            for place, name in enumerate(wanted):
                moved = next(stage for stage in have if stage.id == name)
                if moved.display_order != place:
                    have = settled(have, msgspec.structs.replace(moved, display_order=place))
            ranked = sorted(have, key=lambda stage: stage.display_order)
            assert tuple(stage.id for stage in ranked) == wanted
