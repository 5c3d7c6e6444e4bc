"""A test waits for a condition, never for a time."""

from __future__ import annotations

import ast

from tests.house.source import calls, files, place, verdict

WAITS = {"sleep", "qWait", "qSleep", "msleep", "usleep"}


def _waits(call: ast.Call) -> bool:
    """Whether a call only lets time pass."""
    function = call.func
    if isinstance(function, ast.Name):
        return function.id in WAITS
    if not isinstance(function, ast.Attribute):
        return False
    on_qtbot = isinstance(function.value, ast.Name) and function.value.id == "qtbot"
    return function.attr in WAITS or (on_qtbot and function.attr == "wait")


def test_no_test_sleeps() -> None:
    found = [place(path, call.lineno) for path in files("tests") for call in calls(path) if _waits(call)]
    rule = "A sleep is too long on one machine and too short on another; use qtbot.waitUntil, waitSignal or an Event."
    assert not found, verdict(found, rule)
