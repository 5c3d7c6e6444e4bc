"""R15: a real keyring that is there, absent, locked, unlocked wrongly, hung, or overruled by the environment."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.figures import Figure
from tests.house.source import ROOT
from tests.hubspot.keyring_child import KEY

TOOLS = ("gnome-keyring-daemon", "dbus-run-session")
MISSING = [tool for tool in TOOLS if not shutil.which(tool)]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")

Story = Callable[..., list[tuple[str | None, float]]]


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """Run a story in a session of its own, in a home that is thrown away, and see that the key is not on its disk."""
    run = tmp_path / "run"
    run.mkdir(mode=0o700)

    def tell(name: str, *, session: bool = True, **extra: str) -> list[tuple[str | None, float]]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "DBUS_", "DISPLAY"))}
        path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
        homes = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(run), "PYTHONPATH": path}
        env = {**kept, **homes, "DBUS_SESSION_BUS_ADDRESS": f"unix:path={run}/nothing", **extra}
        command = [sys.executable, "-m", "tests.hubspot.keyring_child", name]
        before = ["dbus-run-session", "--"] if session else []
        done = subprocess.run([*before, *command], env=env, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        holding = [file for file in tmp_path.rglob("*") if file.is_file() and KEY.encode() in file.read_bytes()]
        assert not holding
        assert KEY not in done.stderr
        return [(one["outcome"], one["seconds"]) for one in json.loads(done.stdout)]

    return tell


def _outcomes(told: list[tuple[str | None, float]]) -> list[str | None]:
    return [outcome for outcome, _ in told]


def test_a_key_is_kept_found_and_taken_away(story: Story, figure: Figure) -> None:
    assert _outcomes(story("kept")) == [None, "keyring", KEY, None, None, "keyring"]
    figure(
        "R15",
        "a real gnome-keyring: kept, read back, found by another run, taken away; 0 plain text on disk",
    )


@pytest.mark.parametrize("backend", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"])
def test_what_the_environment_wants_instead_is_not_asked(backend: str, story: Story, figure: Figure) -> None:
    assert _outcomes(story("kept", PYTHON_KEYRING_BACKEND=backend)) == [None, "keyring", KEY, None, None, "keyring"]
    figure("R15", "a backend that keeps nothing, forced by the environment: not asked, the real one keeps the key")


@pytest.mark.parametrize("backend", ["", "keyring.backends.null.Keyring"])
def test_without_a_keyring_it_is_kept_for_this_run_only(backend: str, story: Story, figure: Figure) -> None:
    told = story("absent", session=False, **({"PYTHON_KEYRING_BACKEND": backend} if backend else {}))
    assert _outcomes(told) == ["session", KEY, "keyring_absent", None, "keyring_absent"]
    figure("R15", "absent: in memory for this run, told as keyring_absent; 0 plain text on disk (target 0)")


def test_a_locked_keyring_is_said(story: Story, figure: Figure) -> None:
    told = story("locked")
    assert _outcomes(told) == ["keyring", "keyring_locked", "keyring_locked"]
    figure("R15", f"locked: told as keyring_locked after {max(seconds for _, seconds in told):.1f} s")


def test_a_wrong_password_is_said(story: Story, figure: Figure) -> None:
    told = story("wrong")
    assert _outcomes(told) == ["keyring", "keyring_locked", "keyring_locked"]
    figure("R15", "wrong password: told as keyring_locked, whose sentence says that it may have been the wrong one")


def test_a_hung_keyring_holds_up_nobody(story: Story, figure: Figure) -> None:
    told = story("hung")
    assert _outcomes(told) == ["keyring", "keyring_silent", "keyring_silent", KEY, "tick"]
    _, first, second, _, tick = (seconds for _, seconds in told)
    assert 1.0 <= first < 2.0
    assert second < 0.5
    assert tick < 0.1
    figure("R15", f"hung: told as keyring_silent {first:.2f} s after a patience of 1 s, at once the second time")
    figure("R15", f"hung: another thread was held up {tick * 1000:.0f} ms at most (target 100)")
