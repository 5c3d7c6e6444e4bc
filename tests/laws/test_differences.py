"""Laws of `diff` and `take`: everything that differs is named, and can be taken."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from blueprint_editor.core import model
from blueprint_editor.core.differences import (
    Added,
    Changed,
    Moved,
    Removed,
    Thing,
    diff,
    needs,
    take,
    take_some,
    with_needs,
)
from blueprint_editor.core.differences.order import inserted, kept_in_order, predecessors
from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.model import Blueprint, Element
from tests.edit_strategies import edits_for
from tests.laws.rules import assert_legal
from tests.strategies import blueprints, examples

SMALL = blueprints(most=2, open_stages=2)


def edited(draw: st.DrawFn, blueprint: Blueprint, most: int = 4) -> Blueprint:
    """The blueprint after a few deeds."""
    for _ in range(draw(st.integers(0, most))):
        after = draw(edits_for(blueprint)).apply(blueprint)
        blueprint = blueprint if isinstance(after, Refusal) else after
    return blueprint


@st.composite
def versions(draw: st.DrawFn) -> tuple[Blueprint, Blueprint]:
    """Two blueprints of which one became the other; now and then two that only share their ids."""
    first = draw(SMALL)
    return first, draw(SMALL) if draw(st.integers(0, 9)) == 9 else edited(draw, first)


def through_json(changes: object) -> object:
    """The changes as plain values, as JSON has them."""
    return msgspec.json.decode(msgspec.json.encode(changes))


@settings(max_examples=examples(70), deadline=None)
@given(versions())
def test_taking_every_change_gives_the_other(pair: tuple[Blueprint, Blueprint]) -> None:
    a, b = pair
    changes = diff(a, b)
    assert bool(changes) == (a != b)
    assert take(a, changes) == b
    assert through_json(changes) == through_json(msgspec.to_builtins(changes))


@settings(max_examples=examples(30), deadline=None)
@given(versions(), st.data())
def test_any_choice_of_changes_gives_a_whole_blueprint(pair: tuple[Blueprint, Blueprint], data: st.DataObject) -> None:
    a, b = pair
    changes = diff(a, b)
    picked = {at for at in range(len(changes)) if data.draw(st.booleans())}
    taken = take_some(a, changes, picked)
    assert_legal(taken)
    wanted = with_needs(changes, picked)
    assert all(needs(changes)[at] <= wanted for at in wanted)
    there = {entry.id for _, _, entry in taken.entries()} | {item.entry.id for item in taken.parking if item.entry}
    for at, change in enumerate(changes):
        if change.thing is Thing.ENTRY and isinstance(change, Added | Removed):
            assert (change.id in there) == (isinstance(change, Added) is (at in wanted))


@given(st.permutations([str(number) for number in range(8)]), st.sets(st.integers(0, 7)), st.sets(st.integers(0, 7)))
def test_an_order_is_told_with_the_fewest_moves(order: list[str], gone: set[int], new: set[int]) -> None:
    old = [key for at, key in enumerate(sorted(order)) if at not in new]
    now = [key for key in order if int(key) not in gone]
    kept = kept_in_order(old, now)
    common = [key for key in old if key in now]
    assert [key for key in old if key in kept] == [key for key in now if key in kept]
    assert len(kept) == _longest(common, now)
    behind = {key: before for key, before in predecessors(now).items() if key not in kept}
    assert inserted([key for key in old if key in kept], behind) == now


def _longest(old: list[str], new: list[str]) -> int:
    """The length of the longest common subsequence, the slow way."""
    row = [0] * (len(new) + 1)
    for key in old:
        before = row
        row = [0]
        for at, other in enumerate(new):
            row.append(before[at] + 1 if key == other else max(row[at], before[at + 1]))
    return row[-1]


STRUCTS = [kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, msgspec.Struct)]
"""Every struct of the model."""

OUTSIDE = {model.Entry, model.EntryRef}
"""No part of a blueprint by itself: what entries share, and a place."""


def full() -> Blueprint:
    """A blueprint with one of everything."""
    point = model.DataPoint("dp_a", "Point", options=(model.Option("op_a", "Option"),))
    paper = model.Document("do_a", "Paper", fields=(model.Field("fi_a", "Field"),))
    former = model.Former(model.Communication("ta_a", ""), ("tr_a",), (0,))
    stage = model.Stage(
        "st_a",
        "Stage",
        triggers=(model.Trigger("tr_a", "Trigger"),),
        responsibilities=(model.Responsibility("re_a", "Responsibility"),),
        documents=(paper,),
        data_points=(point,),
        tasks=(model.Task("ta_a", "Task", attached=(former,), when=model.When(model.Anchor.ENTER, 1)),),
        communications=(model.Communication("co_a", "Communication"),),
    )
    return Blueprint(
        "bp_a",
        roles=("Role",),
        stages=(stage,),
        journey=(model.Phase("ph_a", "Phase"),),
        parking=(model.ParkingItem("pk_a", "Item", entry=model.Task("ta_b", "Item")),),
        kept_findings=(model.KeptFinding("code", "st_a"),),
        rule_levels=(("code", "info"),),
        agenda=(model.AgendaItem("Part", 5),),
        sign_offs=(model.SignOff("Item", "Name", ""),),
        portals=(model.PortalLink("1"),),
    )


def other_value(name: str, value: Any) -> Any:
    """Another value of the same kind; a kind it does not know fails the test that must learn of it."""
    match value:
        case bool():
            return not value
        case StrEnum():
            return next(other for other in type(value) if other is not value)
        case str():
            return value + "x"
        case None:
            known = {
                "probability": 0.5,
                "max_days": 3,
                "element": Element.TASK,
                "when": model.When(model.Anchor.LEAVE, 0),
            }
            return known.get(name, "st_a")
        case int():
            return value + 1
        case frozenset():
            return value ^ {Element.TASK}
        case tuple() if value:
            return value[1:]
        case ():
            return {"attached": (model.Former(model.Task("x_a", "")),), "linked_at": (1,)}.get(name, ("x",))
        case model.HubSpotMapping():
            return replace(value, name="x")
    raise AssertionError(f"how does {value!r} differ?")


def one_field_changed(value: Any) -> Iterator[tuple[type, str, Any]]:
    """The value once for each field of each struct in it, with only that field changed."""
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            now = getattr(value, name)
            for kind, field, inner in one_field_changed(now):
                yield kind, field, replace(value, **{name: inner})
            if not isinstance(now, msgspec.Struct) and not (isinstance(now, tuple) and now and not strings(now)):
                yield type(value), name, replace(value, **{name: other_value(name, now)})
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            for kind, field, inner in one_field_changed(item):
                yield kind, field, (*value[:at], inner, *value[at + 1 :])


def strings(value: tuple[Any, ...]) -> bool:
    """Whether a tuple holds plain values."""
    return all(isinstance(item, str | int) for item in value)


CASES = list(one_field_changed(full()))


def test_every_field_of_every_struct_is_tried() -> None:
    tried = {(kind, field) for kind, field, _ in CASES}
    lists = {"stages", "journey", "parking", "kept_findings", "rule_levels", "agenda", "sign_offs", "portals"}
    lists |= {*model.CELL_NAMES.values(), "fields", "options", "attached", "entry", "when", "hubspot"}
    wanted = {(kind, name) for kind in set(STRUCTS) - OUTSIDE for name in kind.__struct_fields__}
    assert {(kind, name) for kind, name in wanted - tried if name not in lists} == set()
    assert {kind for kind, _ in tried} == set(STRUCTS) - OUTSIDE


@pytest.mark.parametrize(("kind", "field", "other"), CASES, ids=lambda case: getattr(case, "__name__", str(case)[:20]))
def test_a_change_of_any_field_is_seen_and_taken(kind: type, field: str, other: Blueprint) -> None:
    before = full()
    changes = diff(before, other)
    assert changes
    assert take(before, changes) == other
    assert through_json(changes) == through_json(msgspec.to_builtins(changes))
    if field not in {"id", "text", "code", "about", "item", "account"}:
        assert len(changes) == 1


def test_a_renamed_stage_is_one_change() -> None:
    before = full()
    stage = replace(before.stages[0], name="Other")
    assert diff(before, replace(before, stages=(stage,))) == (
        Changed(thing=Thing.STAGE, id="st_a", field="name", old="Stage", new="Other"),
    )


def test_an_entry_in_another_stage_is_one_move() -> None:
    before = full()
    first, second = before.stages[0], model.Stage("st_b", "Second")
    before = replace(before, stages=(first, second))
    after = replace(before, stages=(replace(first, tasks=()), replace(second, tasks=first.tasks)))
    (change,) = diff(before, after)
    assert isinstance(change, Moved)
    assert (change.place, change.to) != (None, None)
    assert change.to is not None
    assert (change.id, change.to.stage, change.follows) == ("ta_a", "st_b", None)


def test_a_field_that_went_to_a_new_document_is_not_in_both() -> None:
    field = model.Field("fi_1", "Vermogen")
    stage = model.Stage("st_1", "Offerte", documents=(model.Document("do_1", "Bestek", fields=(field,)),))
    won, lost = (model.Stage(f"st_{kind}", kind.value, kind=kind) for kind in (model.Kind.WON, model.Kind.LOST))
    a = Blueprint("bp_1", stages=(stage, won, lost))
    b = replace(a, stages=(replace(stage, documents=(model.Document("do_2", "Offerte", fields=(field,)),)), won, lost))
    changes = diff(a, b)
    added = next(at for at, change in enumerate(changes) if isinstance(change, Added))
    assert take_some(a, changes, {added}) == b
