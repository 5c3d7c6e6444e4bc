"""Kill -9 anywhere in a save: the document opens, and no save that was acknowledged is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.figures import Figure

KILLS = 2_000 if os.environ.get("BLUEPRINT_TEST_LONG") == "1" else 200


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9 is of POSIX")
@pytest.mark.timeout(3_600)
def test_no_kill_leaves_half_a_document_or_loses_a_save(tmp_path: Path, figure: Figure) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, str(Path(__file__).with_name("kill_child.py")), str(tmp_path), str(KILLS)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    counted = json.loads(done.stdout)
    figure(
        "R1",
        f"{counted['kills']} kills in {counted['saves']} saves: {counted['unopened']} documents that do not open, "
        f"{counted['lost']} acknowledged saves lost, {counted['bad_backups']} bad backups (0, 0, 0)",
    )
    assert counted["kills"] == KILLS <= counted["saves"]
    assert (counted["unopened"], counted["lost"], counted["bad_backups"]) == (0, 0, 0)
    assert counted["left"] > 0, "no kill came between writing the new file and tidying up: nothing was tried"
