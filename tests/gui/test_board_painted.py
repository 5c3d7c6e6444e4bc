"""An edit paints only what moved, and yet the screen shows what painting everything would."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from .window_kit import ROOT


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_screen_is_as_if_all_had_been_painted(seed: str) -> None:
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": paths}
    command = [sys.executable, "-m", "tests.gui.paint_child", seed]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert not done.stdout, f"wrong after: {done.stdout.split()}"
