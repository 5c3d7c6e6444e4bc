"""The real program, started as its user starts it: `python -m blueprint_editor`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Unbuffered, a line fails where it is printed; buffered, only when the buffer is written.
BUFFERED_OR_NOT = pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])


def _start(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a folder, with no screen, in the C locale."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
    own = {"XDG_DATA_HOME": str(folder / "data"), "HOME": str(folder), "PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C"}
    command = [sys.executable, "-m", "blueprint_editor", *arguments]
    return subprocess.run(command, cwd=folder, env={**kept, **own, **environment}, capture_output=True, check=False)


def test_new_show_and_render_with_names_that_are_not_ascii(tmp_path: Path) -> None:
    made = _start(tmp_path, "new", "--template", "service", "--client", "Façade één", "-o", "één – 客户.blueprint.xlsx")
    assert (made.returncode, made.stderr) == (0, b"")
    assert "één – 客户.blueprint.xlsx" in made.stdout.decode()
    shown = _start(tmp_path, "show", "één – 客户.blueprint.xlsx", "--json")
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert json.loads(shown.stdout.decode())["client"] == "Façade één"
    painted = _start(tmp_path, "render", "één – 客户.blueprint.xlsx", "-o", "één.png")
    assert (painted.returncode, painted.stderr) == (0, b"")
    assert (tmp_path / "één.png").read_bytes().startswith(b"\x89PNG")


def test_output_is_utf_8_whatever_python_is_told(tmp_path: Path) -> None:
    said = _start(tmp_path, "--help", PYTHONIOENCODING="latin-1", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (said.returncode, said.stderr) == (0, b"")
    assert "…" in _start(tmp_path, "show", "…", PYTHONIOENCODING="latin-1").stderr.decode("utf-8")


def test_an_error_exits_with_2_and_one_sentence(tmp_path: Path) -> None:
    said = _start(tmp_path, "show", "missing.xlsx", LC_ALL="en_GB.UTF-8")
    assert (said.returncode, said.stdout) == (2, b"")
    assert b"missing.xlsx" in said.stderr
    assert b"Traceback" not in said.stderr


def test_without_a_screen_and_without_a_command(tmp_path: Path) -> None:
    if sys.platform in {"win32", "darwin"}:
        pytest.skip("there is always a screen here")
    said = _start(tmp_path)
    assert (said.returncode, said.stdout) == (2, b"")
    assert "scherm" in said.stderr.decode()


@BUFFERED_OR_NOT
def test_a_reader_that_stops_reading_is_no_error(unbuffered: str, tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "blueprint_editor", "--help"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": unbuffered}
    with subprocess.Popen(command, stdout=write, stderr=subprocess.PIPE, env=environment, cwd=tmp_path) as running:
        os.close(write)
        _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (0, b"")


@BUFFERED_OR_NOT
@pytest.mark.parametrize(("arguments", "word"), [(["--help"], "vol"), (["show", "nowhere.xlsx", "--json"], "nowhere")])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_output_that_does_not_fit_is_one_sentence(
    arguments: list[str], word: str, unbuffered: str, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "blueprint_editor", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "LC_ALL": "nl_NL.UTF-8"}
    environment["PYTHONUNBUFFERED"] = unbuffered
    with Path("/dev/full").open("wb") as full:
        said = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment, cwd=tmp_path, check=False)
    assert said.returncode == 2
    assert word in said.stderr.decode()
    assert len(said.stderr.splitlines()) == 1


def test_a_locale_that_is_not_installed_is_quiet_and_still_a_language(tmp_path: Path) -> None:
    said = _start(tmp_path, "--self-test", LC_ALL="en_AQ.UTF-8")
    assert (said.returncode, said.stderr) == (0, b"")
    assert said.stdout.decode().splitlines()[-1] == "HubSpot: ok"


def test_the_language_of_the_system_is_the_language_of_the_help(tmp_path: Path) -> None:
    assert b"Usage:" in _start(tmp_path, "--help", LC_ALL="en_US.UTF-8").stdout
    assert b"Gebruik:" in _start(tmp_path, "--help", LC_ALL="nl_NL.UTF-8").stdout
