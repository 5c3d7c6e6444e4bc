"""`practice`: a HubSpot account until Ctrl+C, in a process of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import urllib3

from tests.cli.conftest import Run
from tests.hubspot.practice_kit import NEVER

ROOT = Path(__file__).resolve().parents[2]


HEARS = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("blueprint_editor", run_name="__main__", alter_sys=True)
"""
"""The program; where tests run in the background of a shell, that has turned Ctrl+C off for all of them."""


@contextmanager
def started(folder: Path, *arguments: str, code: int = 0) -> Iterator[tuple[str, str]]:
    """The address of a portal, and what was printed; it ends by Ctrl+C."""
    child = subprocess.Popen(
        [sys.executable, "-c", HEARS, "practice", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "LC_ALL": "nl_NL.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout
    assert child.stderr
    with child:
        lines = child.stdout.readline() + child.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", lines)
        try:
            assert found, child.stderr.read()
            yield found[0], lines
        finally:
            child.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                child.wait(10)
            child.kill()
        assert (child.returncode, child.stderr.read()) == (code, "")


def ask(address: str, path: str, token: str = "x") -> urllib3.BaseHTTPResponse:
    """Ask a portal."""
    with urllib3.PoolManager(retries=NEVER) as pool:
        return pool.request("GET", address + path, headers={"Authorization": f"Bearer {token}"})


@pytest.mark.skipif(sys.platform == "win32", reason="no signal to send another process there")
def test_a_portal_until_it_is_interrupted(tmp_path: Path) -> None:
    with started(tmp_path, "--state", "portal.json", "--token", "pat-eu1-a", "--faults", "503@2") as (address, said):
        assert "Testaccount" in said
        statuses = [ask(address, "/account-info/2026-09/details", token).status for token in ("pat-eu1-a", "x", "x")]
        assert statuses == [200, 503, 401]
        assert b"Oefenportal" in ask(address, "/").data
    kept = json.loads((tmp_path / "portal.json").read_text(encoding="utf-8"))
    kept["account"]["pipelines"][0]["label"] = "Anders"
    (tmp_path / "portal.json").write_text(json.dumps(kept), encoding="utf-8")
    with started(tmp_path, "--state", "portal.json", "--production") as (address, said):
        assert "Productieaccount" in said
        assert ask(address, "/account-info/2026-09/details").json()["accountType"] == "STANDARD"
        assert ask(address, "/crm/v3/pipelines/deals").json()["results"][0]["label"] == "Anders"


def test_a_port_that_is_taken_is_said(run: Run) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = run("practice", "--port", str(port))
    assert (said.code, said.out) == (2, "")
    assert f"Poort {port} is niet te gebruiken" in said.err


def test_a_file_that_is_no_account_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"format": "something else"}', encoding="utf-8")
    said = run("practice", "--state", path)
    assert (said.code, said.out) == (2, "")
    assert "is geen bestand van een oefenportal" in said.err
    assert path.read_text(encoding="utf-8") == '{"format": "something else"}'
    assert "bestaat niet" in run("practice", "--state", tmp_path / "no folder" / "x.json").err
