"""The guards of tests/conftest.py catch what they are there for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.house.source import ROOT

OFFENDERS = """
import logging, socket, threading, warnings
from PySide6.QtWidgets import QLabel

kept = []

def test_calls_out():
    try:
        socket.create_connection(("example.org", 80))
    except OSError:
        pass

def test_logs():
    logging.getLogger("x").warning("look")

def test_leaves_a_thread():
    kept.append(threading.Event())
    threading.Thread(target=kept[-1].wait, args=(5,), daemon=True).start()

def test_leaves_a_window(qapp):
    kept.append(QLabel("x"))
    kept[-1].show()

def test_warns():
    warnings.warn("x")

def test_qt_warns(qapp):
    from PySide6.QtCore import qWarning
    qWarning("x")
"""
HARMLESS = """
import socket

def test_talks_to_itself():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()

def test_shows_a_window(qtbot):
    from PySide6.QtWidgets import QLabel
    label = QLabel("x")
    qtbot.addWidget(label)
    label.show()

def test_counts(figure):
    figure("R1", "200 kills, 0 lost")
"""


def _run(folder: Path, code: str) -> str:
    """The outcome of a run of these tests under our conftest."""
    shutil.copy(ROOT / "tests" / "conftest.py", folder)
    (folder / "test_it.py").write_text(code, encoding="utf-8")
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-c", str(ROOT / "pyproject.toml"), "--rootdir", "."]
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "test_it.py"],
        cwd=folder,
        env=outside,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def test_each_offender_is_caught(tmp_path: Path) -> None:
    outcome = _run(tmp_path, OFFENDERS)
    for name, verb in [
        ("test_calls_out", "ERROR"),
        ("test_logs", "ERROR"),
        ("test_leaves_a_thread", "ERROR"),
        ("test_leaves_a_window", "ERROR"),
        ("test_warns", "FAILED"),
        ("test_qt_warns", "FAILED"),
    ]:
        assert f"{verb} test_it.py::{name}" in outcome, outcome


def test_the_harmless_pass(tmp_path: Path) -> None:
    outcome = _run(tmp_path, HARMLESS)
    assert "3 passed in" in outcome, outcome
    assert "\nR1   200 kills, 0 lost\n" in outcome, "a quiet run prints the figures as well"
