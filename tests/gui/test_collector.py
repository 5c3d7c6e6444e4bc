"""Python's garbage goes on the GUI thread: text cursors are in it, which no other thread may take away."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blueprint_editor.gui import collector
from blueprint_editor.gui.collector import Collector


class Ring:
    """Garbage once nobody holds it; tells in which thread it goes."""

    def __init__(self, seen: list[int]) -> None:
        self._seen, self._itself = seen, self

    def __del__(self) -> None:
        self._seen.append(threading.get_ident())


@pytest.fixture
def start(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Collector]]:
    """Begins a collector that looks often, and ends after the test; before that Python's own runs."""
    monkeypatch.setattr(collector, "EVERY", 10)
    made: list[Collector] = []

    def begin() -> Collector:
        made.append(Collector(qapp))
        return made[-1]

    gc.enable()
    yield begin
    for one in made:
        one.end()
    gc.disable()  # as it is in every test that shows something


def work() -> list[list[int]]:
    """What a thread made: as much as sets off Python's own collector many times."""
    made: list[list[int]] = []
    thread = threading.Thread(target=lambda: made.extend([number] for number in range(50_000)))
    thread.start()
    thread.join()
    return made


@pytest.mark.parametrize("by_python", [True, False])
def test_garbage_goes_in_the_gui_thread_whoever_works(
    qtbot: QtBot, start: Callable[[], Collector], by_python: bool
) -> None:
    if not by_python:
        start()
    seen: list[int] = []
    gc.collect()
    Ring(seen)
    made, here = work(), threading.get_ident()
    assert made
    if by_python:
        assert seen, "this is how it would be"
        assert seen != [here]
        return
    assert seen == []
    qtbot.waitUntil(lambda: seen == [here])


def test_what_has_lived_long_goes_as_well(qtbot: QtBot, start: Callable[[], Collector]) -> None:
    most = gc.get_threshold()
    gc.set_threshold(50, 2, 2)
    try:
        collecting = start()
        seen: list[int] = []
        old = Ring(seen)
        gc.collect()
        gc.collect()
        assert any(one is old for one in gc.get_objects(2))
        del old
        made: list[list[int]] = []
        collecting._timer.timeout.connect(lambda: made.extend([number] for number in range(100)))
        qtbot.waitUntil(lambda: bool(seen))
    finally:
        gc.set_threshold(*most)


@pytest.mark.parametrize("on", [True, False])
def test_python_has_its_collector_back_as_it_was(start: Callable[[], Collector], on: bool) -> None:
    if not on:
        gc.disable()
    collecting = start()
    assert not gc.isenabled()
    collecting.end()
    assert gc.isenabled() is on
