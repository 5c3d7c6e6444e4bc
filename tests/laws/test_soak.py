"""R20: many deeds with saves in one process: memory, handles and threads stay as they are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from blueprint_editor.core.history import CAP
from tests.figures import Figure
from tests.strategies import LONG

DEEDS, EVERY = (1_000_000, 10_000) if LONG else (20_000, 500)
WARM = int(CAP * 1.2)
"""Deeds after which the history is full: until then it may grow, that is what it is for."""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="what a process holds is read from /proc")
def test_a_long_day_of_editing_leaks_nothing(tmp_path: Path, figure: Figure) -> None:
    child = Path(__file__).with_name("soak_child.py")
    command = [sys.executable, str(child), str(DEEDS), str(EVERY), str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    assert reports[-1]["deeds"] == DEEDS
    warm = next(one for one in reports if one["deeds"] >= WARM)
    last = reports[-1]
    growth = last["rss"] / warm["rss"] - 1
    figure(
        "R20",
        f"{DEEDS} deeds, {len(reports)} saves: memory {growth:+.1%} after the history is full (target under 5 %),"
        f" handles {warm['handles']} to {last['handles']}, threads {warm['threads']} to {last['threads']}",
    )
    assert growth < 0.05
    assert last["handles"] == warm["handles"]
    assert last["threads"] == warm["threads"]
