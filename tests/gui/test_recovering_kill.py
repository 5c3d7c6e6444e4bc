"""Kill -9 of the real program: what was painted is there in the next run, time after time."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.figures import Figure
from tests.strategies import LONG

KILLS = 100 if LONG else 8
ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9 is of POSIX")
def test_what_was_painted_is_there_after_a_kill(tmp_path: Path, figure: Figure) -> None:
    chance = random.Random(4)
    given = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    given |= {"QT_QPA_PLATFORM": "offscreen"}
    given |= {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    painted: set[int] = set()
    lost: set[int] = set()
    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-m", "tests.gui.crash_child"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=given,
            cwd=ROOT,
            text=True,
        ) as child:
            assert child.stdout is not None
            found = child.stdout.readline().split()
            assert found[:1] == ["found"], "it did not start"
            lost |= painted - {int(number) for number in found[1:]}
            said = [child.stdout.readline() for _ in range(chance.randrange(1, 40))]
            until = time.perf_counter() + chance.random() * 0.02
            while time.perf_counter() < until:
                pass  # somewhere in the next deed
            child.send_signal(signal.SIGKILL)
            said += child.stdout
            painted |= {int(line) for line in said if line.endswith("\n")}
    figure("R5", f"{KILLS} kills of the real window: {len(lost)} of {len(painted)} painted edits lost (target 0)")
    assert not lost
    assert len(painted) >= KILLS
