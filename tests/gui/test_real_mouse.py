"""One drag with a real mouse: an X server of its own, and xdotool moving its pointer."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="a real mouse needs Xvfb and xdotool"
)


@pytest.fixture
def display() -> Iterator[str]:
    """A virtual screen, for this test alone."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as numbers:
            yield f":{numbers.readline().strip()}"
        server.terminate()


@pytest.mark.parametrize("copies", [False, True], ids=["move", "copy"])
def test_a_real_mouse_drags_a_card_to_another_stage(display: str, copies: bool) -> None:
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.gui.mouse_child"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout is not None
        places = json.loads(child.stdout.readline())
        (x, y), (to_x, to_y) = places["from"], places["to"]
        steps: list[str] = ["mousemove", str(x), str(y), "sleep", "0.1", "mousedown", "1"]
        for part in range(1, 11):
            place = [str(x + (to_x - x) * part // 10), str(y + (to_y - y) * part // 10)]
            steps += ["sleep", "0.03", "mousemove", *place]
        held = ["keydown", "Control_L", "sleep", "0.1"] if copies else []
        freed = ["keyup", "Control_L"] if copies else []
        end = ["sleep", "0.2", "mouseup", "1", *freed]
        subprocess.run(["xdotool", *steps, *held, *end], env=environment, check=True, timeout=30)
        try:
            texts = json.loads(child.stdout.readline())
        finally:
            child.kill()
    assert texts[0] == (["trigger 1.1", "trigger 1.2"] if copies else ["trigger 1.2"])
    assert texts[2] == ["trigger 3.1", "trigger 1.1", "trigger 3.2"]
