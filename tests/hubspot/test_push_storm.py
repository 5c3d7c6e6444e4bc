"""R13: storms of faults, a program that is killed at any request, answers that come too late: a push arrives."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from blueprint_editor.hubspot.practice import NO_FAULTS, parse_faults
from blueprint_editor.hubspot.transport import Transport
from tests.figures import Figure
from tests.hubspot.push_cases import NAMES, Case, begun, cases, go, strive
from tests.hubspot.push_kit import QUICK
from tests.strategies import LONG

STORMS = 500 if LONG else 50
MOST_RESUMES = 3
UNTRUE = {"new": 256, "undo": 334}
"""Storms after which a report once said of something that it was done already, and it was not."""
ROOT = Path(__file__).parents[2]
SHORT = QUICK._replace(read=0.3, deadline=0.3)


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Case]:
    """The three pushes."""
    return cases(tmp_path_factory.mktemp("pushes"))


@pytest.mark.parametrize("name", NAMES)
def test_a_storm_ends_as_planned_after_a_few_resumes(
    name: str, three: dict[str, Case], tmp_path: Path, figure: Figure
) -> None:
    resumes: Counter[int] = Counter()
    for seed in {UNTRUE.get(name, 0), *range(NAMES.index(name), STORMS, len(NAMES))}:
        with begun(three[name], tmp_path / "data", parse_faults(f"storm@30%,seed={seed}")) as portal:
            way = strive(three[name], portal)
            assert not way.wrong, (seed, way)
            assert way.arrived, (seed, way)
            resumes[way.goes - 1] += 1
    spread = ", ".join(f"{n} with {many}" for many, n in sorted(resumes.items()))
    figure(
        "R13", f"storms p = 0.3, {name}: {resumes.total()} as planned; resumes: {spread} (target at most 3); 0 twice"
    )
    assert max(resumes) <= MOST_RESUMES


class Killed(BaseException):
    """The program ends right here."""


@contextmanager
def deadly(at: int, *, answered: bool) -> Iterator[None]:
    """Kill the program at its request of this number: before it is sent, or when it was done and nobody heard of it."""
    sent, once = 0, Transport._once

    def die(self: Transport, *request: Any) -> Any:
        nonlocal sent
        sent += 1
        if sent == at and not answered:
            raise Killed
        answer = once(self, *request)
        if sent == at:
            raise Killed
        return answer

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Transport, "_once", die)
        yield


def kills(case: Case) -> Iterator[tuple[int, bool]]:
    """At which requests to kill, and whether HubSpot has done it; a read changes nothing, so some will do."""
    for number, write in enumerate(case.requests, 1):
        if write or LONG:
            yield number, False
        if write or LONG or case.name == "new":
            yield number, True


@pytest.mark.parametrize("name", NAMES)
def test_a_push_that_is_killed_at_any_request_goes_on_where_it_was(
    name: str, three: dict[str, Case], tmp_path: Path, figure: Figure
) -> None:
    case, killed = three[name], 0
    for number, answered in kills(case):
        with begun(case, tmp_path / "data", NO_FAULTS) as portal:
            with deadly(number, answered=answered), pytest.raises(Killed):
                go(name, portal, case.blueprint)
            way = strive(case, portal, most=1)
            assert not way.wrong, (number, answered, way)
            assert way.arrived, (number, answered, way)
        killed += 1
    figure("R13", f"killed at each request, before and after HubSpot did it, {name}: {killed} times, 1 resume, 0 twice")


@pytest.mark.parametrize("hang", ["hang@w3", "hang-after@w3"])
def test_a_process_that_is_killed_goes_on_in_another(
    hang: str, three: dict[str, Case], tmp_path: Path, figure: Figure
) -> None:
    case, folder = three["new"], tmp_path / "data"
    with begun(case, folder, parse_faults(hang)) as portal:
        (folder / "blueprint.json").write_bytes(msgspec.json.encode(case.blueprint))
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.hubspot.push_child", portal.url, str(folder)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])},
        )
        with child:
            assert portal.wait_until(lambda log: sum(one.write for one in log) == 3, 30)
            child.kill()
        portal.inject(NO_FAULTS)
        way = strive(case, portal, most=1)
        assert way.arrived, way
        assert not way.wrong, way
    figure("R13", f"a process killed while it waits for an answer ({hang}): another went on, nothing twice")


@pytest.mark.parametrize("name", NAMES)
def test_what_hubspot_does_after_the_deadline_is_found_and_not_done_twice(
    name: str, three: dict[str, Case], tmp_path: Path, figure: Figure
) -> None:
    case = three[name]
    late = tuple(range(1, sum(case.requests) + 1))
    for number in late if LONG else late[:: max(1, len(late) // 2)]:
        with begun(case, tmp_path / "data", parse_faults(f"late:0.45@w{number}")) as portal:
            way = strive(case, portal, SHORT)  # a busy machine is late as well
            assert not way.wrong, (number, way)
            assert way.arrived, (number, way)
    figure("R13", f"done after the deadline, {name}: found by the same push or the next one, and not done twice")
