"""Kill -9 anywhere: while editing no deed that was acknowledged is lost, while recovering nothing is."""

from __future__ import annotations

import itertools
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from blueprint_editor.core.model import Blueprint
from blueprint_editor.core.session import Session
from blueprint_editor.recovery.left import find_left, restore
from tests.figures import Figure
from tests.journal_kit import deeds, kept_session, start
from tests.strategies import LONG

KILLS = 2_000 if LONG else 200
KILLS_WHILE_RECOVERING = 500 if LONG else 50

# One process that has loaded everything forks for each round: its child works and is killed.
NURSERY = """
import os, sys, time
from pathlib import Path
from blueprint_editor.recovery.keeper import Keeper
from blueprint_editor.workflows import recovery
from tests.journal_kit import deeds, kept_session, snapshot_each, start

def say(text):
    os.write(1, text.encode() + b"\\n")

def edit(folder, seed):
    snapshot_each(20)
    session, journal = kept_session(folder, start())
    keeper = Keeper(each=0.01)
    keeper.take(journal)
    for number, _ in enumerate(deeds(session, seed), 1):
        keeper.stir()
        say(str(number))

def recover(folder, _seed):
    recovery.recovery_folder = lambda: folder
    while True:
        for left in recovery.find_left():
            back = recovery.bring_back(left)
            back.journal.close(keep=True)
            say("again")

for line in sys.stdin:
    what, folder, seed = line.rstrip("\\n").split("|")
    child = os.fork()
    if not child:
        globals()[what](Path(folder), int(seed))
        os._exit(1)
    say(f"child {child}")
    os.waitpid(child, 0)
    say("over")
"""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="fork and kill -9 are of POSIX")


class Nursery:
    """Starts a child that works until it is killed, and tells what it said."""

    def __init__(self, process: subprocess.Popen[str], chance: random.Random) -> None:
        self._process = process
        self._chance = chance

    def round(self, what: str, folder: Path, seed: int, most: int) -> list[str]:
        """What the child said before it was killed, after at least one and about `most` lines."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(f"{what}|{folder}|{seed}\n")
        stdin.flush()
        child = int(stdout.readline().split()[1])
        said = [stdout.readline().strip() for _ in range(self._chance.randrange(1, most))]
        until = time.perf_counter() + self._chance.random() * 0.003
        while time.perf_counter() < until:
            pass  # somewhere in the next deed
        os.kill(child, signal.SIGKILL)
        while (line := stdout.readline()) not in {"over\n", ""}:
            said.append(line.strip())
        return said


@contextmanager
def _nursery() -> Iterator[Nursery]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", NURSERY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
    ) as process:
        yield Nursery(process, random.Random(2))


def test_no_kill_loses_a_deed_that_was_acknowledged(tmp_path: Path, figure: Figure) -> None:
    known = {seed: _Known(seed) for seed in range(5)}
    acknowledged = lost = wrong = ahead = 0
    with _nursery() as nursery:
        for number in range(KILLS):
            folder, seed = tmp_path / str(number), number % len(known)
            done = int(nursery.round("edit", folder, seed, 150)[-1])
            (left,) = find_left(folder)
            found = restore(left.path)
            assert found is not None
            acknowledged += done
            states = known[seed].up_to(done + 1)
            if not found.whole or found.blueprint not in states:
                wrong += 1
            elif found.blueprint not in states[done:]:
                lost += 1
            ahead += found.blueprint == states[-1]
    figure(
        "R5",
        f"{KILLS} kills while editing: {lost} of {acknowledged} acknowledged edits lost, {wrong} wrong (target 0, 0);"
        f" {ahead} with an edit more",
    )
    assert (lost, wrong) == (0, 0)


class _Known:
    """What the blueprint is after each deed of a row."""

    def __init__(self, seed: int) -> None:
        session = Session(start(), random.Random(5).randbytes)
        self._states = [session.blueprint]
        self._following = deeds(session, seed)

    def up_to(self, count: int) -> list[Blueprint]:
        """The states before any deed and after each of the first so many."""
        self._states += itertools.islice(self._following, max(0, count + 1 - len(self._states)))
        return self._states[: count + 1]


def test_no_kill_while_recovering_loses_anything(tmp_path: Path, figure: Figure) -> None:
    session, journal = kept_session(tmp_path, start())
    *_, last = itertools.islice(deeds(session), 300)
    journal.close(keep=True)
    twice = 0
    with _nursery() as nursery:
        for _ in range(KILLS_WHILE_RECOVERING):
            nursery.round("recover", tmp_path, 0, 4)
            lefts = find_left(tmp_path)
            twice += len(lefts) > 1
            found = [restore(left.path) for left in lefts]
            assert [one.blueprint for one in found if one is not None] == [last] * len(lefts)
            assert lefts
    figure("R5", f"{KILLS_WHILE_RECOVERING} kills while recovering: 0 edits lost, {twice} doubles (target 0, 0)")
    assert twice == 0
    assert len(list(tmp_path.glob("*.journal"))) == 1
