"""A push over real HTTP as a user makes it, and whether its report says what the account then has."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from blueprint_editor.core.model import Anchor, Blueprint, DataPoint, DataType, Kind, Option, Stage, Status, Task, When
from blueprint_editor.core.plan import Choices, Plan
from blueprint_editor.hubspot.door import Door
from blueprint_editor.hubspot.practice import PracticePortal
from blueprint_editor.hubspot.redact import Token
from blueprint_editor.hubspot.transport import Patience
from blueprint_editor.workflows import pushing
from blueprint_editor.workflows.portals import Portal
from blueprint_editor.workflows.pushing import PushDone

KEY = "pat-eu1-practice"
QUICK = Patience(connect=1.0, read=1.2, deadline=1.2, gap=0.0, waits=(0.0,) * 5, again=(0.0,) * 3)
"""As many tries as in life, one right after the other."""


@contextmanager
def runs_in(folder: Path) -> Iterator[Path]:
    """Keep the runs in this folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("blueprint_editor.workflows.data_folder", lambda: folder)
        yield folder


def opened(portal: PracticePortal, patience: Patience | None = QUICK) -> Portal:
    """A door to it."""
    return Portal(Door(Token(KEY), portal.url, patience=patience), None)


def ids(seed: int) -> Callable[[str], str]:
    """Makes ids, the same for the same seed."""
    chance = random.Random(seed)
    return lambda prefix: prefix + "_" + "".join(chance.choices("abcdefghijklmnopqrstuvwxyz234567", k=12))


def sample(points: int = 20, seed: int = 4) -> Blueprint:
    """Six stages and so many data points, all confirmed."""
    new = ids(seed)
    kinds = [DataType.TEXT, DataType.AMOUNT, DataType.CHOICE, DataType.DATE, DataType.YES_NO]

    def point(number: int) -> DataPoint:
        kind = kinds[number % 5]
        options = tuple(Option(new("op"), f"Optie {one}") for one in "AB") if kind is DataType.CHOICE else ()
        unit = "kW" if kind is DataType.AMOUNT else ""
        return DataPoint(new("dp"), f"Gegeven {number}", Status.CONFIRMED, type=kind, options=options, unit=unit)

    names = ["Aanvraag", "Schouw", "Offerte", "Opdracht", "Gewonnen", "Verloren"]
    odds = [0.2, 0.4, 0.6, 0.8, 1.0, 0.0]
    closing = {4: Kind.WON, 5: Kind.LOST}
    stages = tuple(
        Stage(new("st"), name, kind=closing.get(at, Kind.OPEN), probability=odds[at]) for at, name in enumerate(names)
    )
    first = replace(stages[0], data_points=tuple(point(number) for number in range(points)))
    return Blueprint(new("bp"), "Installaties", stages=(first, *stages[1:]))


def with_task(blueprint: Blueprint) -> Blueprint:
    """The blueprint with a task in its first stage, for a draft workflow."""
    task = Task("ta_aaaaaaaaaaaa", "Bellen", Status.CONFIRMED, when=When(Anchor.ENTER, 2))
    return replace(blueprint, stages=(replace(blueprint.stages[0], tasks=(task,)), *blueprint.stages[1:]))


def renamed(blueprint: Blueprint, at: int, name: str) -> Blueprint:
    """The blueprint with another name for a stage."""
    stages = list(blueprint.stages)
    stages[at] = replace(stages[at], name=name)
    return replace(blueprint, stages=tuple(stages))


def reshaped(blueprint: Blueprint) -> Blueprint:
    """The blueprint as somebody changes it who changes all that a push can write to a pipeline that is there."""
    first, second, third, fourth, *closed = blueprint.stages
    new = ids(99)
    points = list(first.data_points)
    points[0] = replace(points[0], text="Vermogen")
    points[2] = replace(points[2], options=(*points[2].options, Option(new("op"), "Optie C")))
    back = DataPoint(new("dp"), "Herkomst", Status.CONFIRMED, type=DataType.TEXT)
    extra = Stage(new("st"), "Proef", probability=0.5)
    stages = (
        replace(third, probability=0.7, tasks=with_task(blueprint).stages[0].tasks),
        replace(first, data_points=(*points, back), name=second.name),
        replace(second, name=first.name),
        extra,
        fourth,
    )
    return replace(blueprint, title="Installaties 2", stages=(*stages, *closed))


def pushed(
    portal: PracticePortal,
    blueprint: Blueprint,
    choices: Choices | None = None,
    *,
    change: Callable[[Plan], Plan] = lambda plan: plan,
    patience: Patience | None = QUICK,
) -> tuple[PushDone, Blueprint]:
    """Look, plan and push as the window does; the outcome, and the blueprint with its link."""
    way = opened(portal, patience)
    with way.door:
        state = pushing.look(way, drafts=choices is not None and choices.workflows)
        last = pushing.last_link(blueprint, state.id)
        known = last.pipeline if last is not None else ""
        choices = choices or Choices()
        wanted = choices if choices.target else replace(choices, target=known or "new")
        plan = change(pushing.plan_push(blueprint, state, wanted))
        done = pushing.push(way, blueprint, plan, state, confirmed=state.id)
    return done, pushing.linked(blueprint, done.link)


def undone(
    portal: PracticePortal, blueprint: Blueprint, change: Callable[[Plan], Plan], patience: Patience | None = QUICK
) -> tuple[PushDone, Blueprint]:
    """Look, plan the undo of the newest push and carry it out; the outcome, and the blueprint with its link."""
    way = opened(portal, patience)
    with way.door:
        state = pushing.look(way)
        run = pushing.undone(blueprint, state.id)[0]
        plan = change(pushing.plan_undo(run, state))
        done = pushing.undo_push(way, blueprint, run, plan, state, confirmed=state.id)
    return done, pushing.linked(blueprint, done.link)


def left_to_do(portal: PracticePortal, blueprint: Blueprint) -> list[str]:
    """What another push would write or ask."""
    way = opened(portal)
    with way.door:
        state = pushing.look(way, drafts=True)
        plan = pushing.plan_push(blueprint, state, Choices(workflows=True))
    return [one.id for one in (*plan.steps, *plan.differences)]


def writes(portal: PracticePortal) -> list[tuple[str, str]]:
    """What was asked that changes something."""
    read = {"GET", "HEAD"}
    return [(one.method, one.path) for one in portal.log if one.method not in read and "access-token" not in one.path]
