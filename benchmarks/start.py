"""P1: from starting the process to the first whole frame, against a bare window."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from statistics import median

from .figures import Figure, at_most, interleaved
from .processes import ROOT, environment

_EDITOR = ("editor", "--template", "service", "--language", "nl")


def measure(rounds: int = 11) -> list[Figure]:
    """Start both programs in turns."""
    with tempfile.TemporaryDirectory() as home:
        samples = interleaved(
            {
                "bare window": lambda: first_frame("bare", home=home)[0],
                "editor": lambda: first_frame(*_EDITOR, home=home)[0],
            },
            rounds,
        )
        _, painted = first_frame(*_EDITOR, home=home)
    bare, editor = median(samples["bare window"]), median(samples["editor"])
    ratios = [ours / floor for ours, floor in zip(samples["editor"], samples["bare window"], strict=True)]
    return [
        at_most("P1", "start to the first whole frame", median(ratios), 1.6, "×", "a bare window with one label"),
        Figure("P1", f"the same in ms, with {painted['cards']:.0f} cards", editor * 1000, "ms"),
        Figure("P1", "the bare window in ms", bare * 1000, "ms"),
    ]


def first_frame(*arguments: str, home: str) -> tuple[float, dict[str, float]]:
    """Seconds from before the start of a process to its first whole frame, and what was painted."""
    command = [sys.executable, "-m", "benchmarks.first_frame", *arguments]
    started = time.monotonic()
    # Off the screen, so that no window manager's moment of giving the focus counts; the ratio is the same on X.
    surroundings = {**environment(home), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=surroundings, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode or not done.stdout.strip():
        raise RuntimeError(f"{' '.join(arguments)} did not start: {done.stderr.strip() or done.returncode}")
    painted: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    if not painted["whole"]:
        raise RuntimeError(f"{' '.join(arguments)}: the picture went on changing after the first frame")
    return painted["at"] - started, painted
