"""What is installed elsewhere is the program, whole, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from tests.house.source import PACKAGE, ROOT

RESOURCES = ROOT / "resources"


def test_the_wheel_carries_the_code_and_the_resources(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        carried = {name for name in wheel.namelist() if ".dist-info/" not in name}
    code = {f"blueprint_editor/{path.relative_to(PACKAGE).as_posix()}" for path in PACKAGE.rglob("*.py")}
    resources = {
        f"blueprint_editor/resources/{path.relative_to(RESOURCES).as_posix()}"
        for path in RESOURCES.rglob("*")
        if path.is_file()
    }
    assert carried == code | resources
