"""R18: whatever is done to the windows by chance, nothing breaks, and all of it can be taken back."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.figures import Figure
from tests.strategies import LONG

ROOT = Path(__file__).parents[2]
SEEDS, EVENTS = (30, 20_000) if LONG else (3, 2_000)


@pytest.mark.timeout(1_800 if LONG else 300)
@pytest.mark.parametrize("seed", range(SEEDS))
def test_nothing_breaks_whatever_is_done_by_chance(seed: int, tmp_path: Path, figure: Figure) -> None:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "DBUS_", "DISPLAY"))}
    homes = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    # No drag runs on `offscreen`, and `minimal` has a screen that hardly any menu fits on: each has its turn.
    screen = {"QT_QPA_PLATFORM": "minimal:enable_fonts" if seed % 3 == 2 else "offscreen", "PYTHONPATH": path}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.gui.monkey_child", str(seed), str(EVENTS), str(tmp_path)],
        cwd=ROOT,
        env={**kept, **homes, **screen, "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/nothing"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-6_000:]
    figure("R18", f"{done.stdout.strip()} (target: none)")
