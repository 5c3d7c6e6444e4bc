"""Three pushes that between them write all that a push can: a new pipeline, another shape of it, and the way back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from blueprint_editor.core.model import Blueprint
from blueprint_editor.core.plan import Choices, Plan, tick
from blueprint_editor.hubspot.practice import NO_FAULTS, Account, PracticePortal, Property, start_account
from blueprint_editor.hubspot.practice.defaults import MADE
from blueprint_editor.hubspot.practice.faults import Faults
from blueprint_editor.hubspot.transport import Patience
from blueprint_editor.workflows.portals import PortalError
from blueprint_editor.workflows.pushing import PushDone, PushStale
from tests.hubspot.push_kit import QUICK, left_to_do, pushed, reshaped, runs_in, sample, undone, with_task
from tests.hubspot.push_truth import doubles, picture, removed, untruths
from tests.strategies import LONG

NAMES = ("new", "again", "undo", *(("back",) if LONG else ()))
"""Back is the push after the undo, which brings what was archived back."""


class Case(NamedTuple):
    """A push that is to come: where, of what, what is kept of the pushes before it, and how it goes undisturbed."""

    name: str
    account: Account
    blueprint: Blueprint
    kept: Path
    wanted: dict[str, object]
    """What the account then holds."""
    requests: tuple[bool, ...]
    """Each request that it takes: whether it is a write."""
    batch: int
    """Which of them makes several properties at once; 0 is none."""


class Way(NamedTuple):
    """How a push went among faults: the goes it took, whether it arrived, and what was untrue in its reports."""

    goes: int
    arrived: bool
    wrong: tuple[str, ...]


def cases(folder: Path) -> dict[str, Case]:
    """The three, each on what the one before it left."""
    away = Property("herkomst", "Herkomst", "string", "text", "dealinformation", MADE, MADE, archived_at=MADE)
    start = start_account()
    account = replace(start, properties=(*start.properties, away))
    found: dict[str, Case] = {}
    blueprint = with_task(sample(5))
    for name in NAMES:
        kept = folder / name
        if found:
            shutil.copytree(folder / "now", kept)
        else:
            kept.mkdir()
        if name == "again":
            blueprint = reshaped(blueprint)
        with runs_in(folder / "now"), PracticePortal(account) as portal:
            done, after = go(name, portal, blueprint)
            assert done.report.complete, done.report
            requests = tuple(one.write for one in portal.log)
            batch = next((one.number for one in portal.log if one.path.endswith("/batch/create")), 0)
            found[name] = Case(name, account, blueprint, kept, picture(portal.account), requests, batch)
            account, blueprint = portal.account, after
    return found


def go(
    name: str, portal: PracticePortal, blueprint: Blueprint, patience: Patience = QUICK
) -> tuple[PushDone, Blueprint]:
    """One go of a user at it; what came of it, and the blueprint with its link."""
    if name == "undo":
        return undone(portal, blueprint, _with_archives, patience)
    return pushed(portal, blueprint, Choices(workflows=True), patience=patience)


def _with_archives(plan: Plan) -> Plan:
    for step in plan.left_out:
        plan = tick(plan, step, on=True)
    return plan


@contextmanager
def begun(case: Case, folder: Path, faults: Faults) -> Iterator[PracticePortal]:
    """The account of a case with these faults, and its runs in a folder of their own."""
    shutil.copytree(case.kept, folder)
    with runs_in(folder), PracticePortal(case.account, faults=faults) as portal:
        yield portal
    shutil.rmtree(folder)


def strive(case: Case, portal: PracticePortal, patience: Patience = QUICK, most: int = 8) -> Way:
    """Go on until it is done, as a user does; after each go the report is held against the account."""
    blueprint, wrong, arrived, goes = case.blueprint, list[str](), False, 0
    while not arrived and goes < most:
        goes += 1
        before = portal.account
        try:
            done, blueprint = go(case.name, portal, blueprint, patience)
        except (PortalError, PushStale) as error:
            assert portal.wait_until_idle()
            if picture(portal.account) != picture(before):
                wrong.append(f"{type(error).__name__}, and something was written")
            continue
        assert portal.wait_until_idle()
        wrong += untruths(done.report, before, portal.account)
        arrived = done.report.complete
    if arrived and picture(portal.account) != case.wanted:
        wrong.append("the account is not as planned")
    portal.inject(NO_FAULTS)
    left = left_to_do(portal, blueprint) if arrived and case.name != "undo" else []
    wrong += [f"the next push: {step}" for step in left]
    wrong += [f"twice: {one}" for one in doubles(portal.account)]
    wrong += [f"removed: {one}" for one in removed(portal, case.account)]
    return Way(goes, arrived, tuple(wrong))
