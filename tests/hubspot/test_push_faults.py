"""R12: each kind of fault at each request of a push. It ends as planned, or stops with a report that is true."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from blueprint_editor.hubspot.practice import parse_faults
from tests.figures import Figure
from tests.hubspot.push_cases import NAMES, Case, begun, cases, strive
from tests.hubspot.push_kit import QUICK
from tests.strategies import LONG

KINDS = (
    *("refused:0.05", "reset-before", "reset-after", "500-before", "500-after", "502", "503-after", "423", "407"),
    *("429", "429-daily", "bad-json", "cut-json", "cut-body", "empty", "captive", "404", "partly"),
)
SLOW = ("slow:0.5", "late:0.5", "drip:0.5", "hang", "hang-after")
"""These last as long as somebody waits for them."""
SHORT = QUICK._replace(read=0.3, deadline=0.3)
WITH_WAITS = QUICK._replace(again=(0.02, 0.03, 0.05))


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Case]:
    """The three pushes."""
    return cases(tmp_path_factory.mktemp("pushes"))


def places(kind: str, three: dict[str, Case]) -> Iterator[tuple[Case, int]]:
    """At which requests a kind is tried: at all of them, or at a read and two writes, one of each push."""
    dice = random.Random(kind)
    reads = dice.choice(NAMES)
    for name in NAMES:
        case = three[name]
        at = [number for number, write in enumerate(case.requests, 1) if write is (name != reads)]
        one = case.batch if kind == "partly" and case.batch else dice.choice(at)
        for number in range(1, len(case.requests) + 1) if LONG else (one,):
            yield case, number


@pytest.mark.parametrize("kind", [*KINDS, *SLOW])
def test_a_fault_at_any_request_ends_as_planned_or_in_a_true_report(
    kind: str, three: dict[str, Case], tmp_path: Path, figure: Figure
) -> None:
    patience = SHORT if kind in SLOW else WITH_WAITS if kind.startswith("refused") else QUICK
    tried = resumed = 0
    for case, number in places(kind, three):
        with begun(case, tmp_path / "data", parse_faults(f"{kind}@{number}")) as portal:
            way = strive(case, portal, patience, most=8 if kind in SLOW else 2)  # a busy machine is late as well
            assert not way.wrong, (case.name, number, way)
            assert way.arrived, (case.name, number, way)
        tried += 1
        resumed += way.goes - 1
    how = "at each request" if LONG else "at a read and two writes"
    figure("R12", f"{kind} {how}: {tried} tried, {resumed} stopped with a true report and went on; 0 twice, 0 removed")
