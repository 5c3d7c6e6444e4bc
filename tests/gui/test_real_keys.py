"""Forty entries in four stages with a real keyboard: an X server of its own, and xdotool pressing its keys."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.figures import Figure

from .test_real_mouse import ROOT, display, pytestmark

__all__ = ["display", "pytestmark"]

STAGES, EACH = 4, 10
DEAD = shutil.which("setxkbmap") is not None and Path("/usr/share/X11/locale").is_dir()
"""Whether there are dead keys to press: the first key of all is one then, on a card."""
SHORTHAND = ("", " @sales", " +3d !", " @sales -1d")


def typed(stage: int, number: int) -> str:
    """What the hands type for one entry."""
    first = "é" if DEAD and (stage, number) == (0, 0) else ""
    return f"{first}Taak {stage}.{number}: bel, mail & plan{SHORTHAND[number % 4] if stage == 1 else ''}"


def keys() -> list[str]:
    """One run of xdotool: type, Enter, type, Enter, and Tab to the next stage."""
    steps: list[str] = []
    for stage in range(STAGES):
        for number in range(EACH):
            if DEAD and not steps:
                steps += ["key", "--delay", "20", "dead_acute", "e"]
            steps += ["type", "--delay", "2", "--args", "1", typed(stage, number).removeprefix("é")]
            steps += ["key", "--delay", "2", "Return" if number + 1 < EACH else "Tab"]
    return steps


def test_forty_entries_in_four_stages_with_real_keys(display: str, figure: Figure) -> None:
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
    if DEAD:
        subprocess.run(["setxkbmap", "us", "-variant", "intl"], env=environment, check=True, timeout=30)
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    command = [sys.executable, "-m", "tests.gui.typing_child"]
    child = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    with child:
        assert child.stdout is not None
        window = json.loads(child.stdout.readline())["window"]
        started = time.perf_counter()
        subprocess.run(["xdotool", "windowfocus", str(window)], env=environment, check=True, timeout=60)
        assert json.loads(child.stdout.readline()) == {"active": 1}
        subprocess.run(["xdotool", *keys()], env=environment, check=True, timeout=60)
        try:
            found = json.loads(child.stdout.readline())
        finally:
            child.kill()
        took = time.perf_counter() - started
    figure("W1", f"40 entries by real keys, {STAGES} stages, no dialog: {took:.1f} s")
    wanted = {f"{stage} task": [typed(stage, number) for number in range(EACH)] for stage in range(STAGES)}
    wanted["1 task"] = [text.removesuffix(SHORTHAND[number % 4]) for number, text in enumerate(wanted["1 task"])]
    assert found["cells"] == wanted, "a key was dropped, or an entry stands elsewhere"
    assert found["fields"][:4] == [["", False, None], ["sales", False, None], ["", True, 3], ["sales", False, 1]]
    assert (found["deeds"], found["undone"], found["back"]) == (STAGES * EACH, STAGES * EACH, True)
    assert not found["dialogs"]
