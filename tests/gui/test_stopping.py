"""Opening a large workbook shows how far it is, and stops at once when asked, also half-way through a sheet."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from blueprint_editor.gui.main_window import Window
from blueprint_editor.wording import say
from tests.figures import Figure
from tests.unit.hostile import filled_cells

from .window_kit import desk, settled, window

__all__ = ["desk", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CELLS = 1_200_000
MOST_SECONDS = 0.3


def test_opening_stops_in_the_middle_of_a_sheet(window: Window, qtbot: QtBot, tmp_path: Path, figure: Figure) -> None:
    path = tmp_path / "groot.xlsx"
    path.write_bytes(filled_cells(CELLS))
    before, document = window.bridge.blueprint, window.document
    window.files.open_path(path)
    qtbot.waitUntil(lambda: window.progress.isVisible() and window.progress.bar.value() > 20, timeout=60_000)
    assert window.progress.bar.maximum() == 100
    assert window.progress.label.text() == say("work.read_cells", "nl")
    reached, at = window.progress.bar.value(), time.perf_counter()
    window.progress.button.click()
    settled(qtbot, window.desk)
    took = time.perf_counter() - at
    assert reached < 90, "it was over before it was stopped"
    assert window.strip.label.text() == say("window.open.stopped", "nl")
    assert (window.bridge.blueprint, window.document) == (before, document)
    assert not window.progress.isVisible()
    assert len(window.desk.windows) == 1
    figure("R8", f"opening {CELLS} cells, stopped at {reached} %: after {took:.2f} s ({MOST_SECONDS} s)")
    assert took < 10 * MOST_SECONDS, "ten times: the machine may be busy with other tests"
