"""The figures of the window, at a size that takes no time: what is measured is there and is painted."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.desk import Desk
from benchmarks.files import measure_opening, measure_saving
from benchmarks.frames import DEEDS, measure_edits, measure_scrolling, take_back
from benchmarks.memory import measure as measure_memory
from benchmarks.sample import Size, blueprint
from benchmarks.start import first_frame

SMALL, LARGE = Size(10, 9), Size(14, 16)


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    """A small board in its window."""
    made = Desk(blueprint(SMALL))
    yield made
    made.close()


def test_every_deed_of_the_mix_changes_the_picture_and_is_taken_back(desk: Desk) -> None:
    before = desk.board.grab().toImage()
    for name, deed in DEEDS.items():
        assert desk.time(partial(deed, desk)) > 0
        assert desk.board.grab().toImage() != before, name
        desk.time(partial(take_back, name, desk))
        assert desk.board.grab().toImage() == before, name


def test_what_nobody_sees_is_not_timed(desk: Desk) -> None:
    with pytest.raises(RuntimeError, match="out of sight"):
        desk.time(lambda: None)


def test_the_insert_that_grows_the_row_does_and_the_other_does_not(desk: Desk) -> None:
    heights = [desk.board.matrix.rows[0]]
    for name in ("insert", "insert that grows the row"):
        desk.time(partial(DEEDS[name], desk))
        heights.append(desk.board.matrix.rows[0])
    assert heights[0] == heights[1] < heights[2]


def test_edits_are_measured_at_both_sizes(qapp: QApplication) -> None:
    figures = measure_edits(rounds=2, small=SMALL, large=LARGE)
    assert [figure.what.strip() for figure in figures[3:]] == list(DEEDS)
    assert all(figure.value > 0 for figure in figures[1:])
    assert [figure.target for figure in figures[:3]] == ["≤ 3 ms", "≤ 8 ms", "≤ 20 ms"]


def test_scroll_frames_are_measured_both_ways(qapp: QApplication) -> None:
    figures = measure_scrolling(frames=20, small=SMALL, large=LARGE)
    assert [figure.what.strip() for figure in figures[2:]] == ["across, median", "down, median"]
    assert all(figure.value > 0 for figure in figures)


def test_the_first_frame_of_a_bare_window_is_seen(tmp_path: Path) -> None:
    took, painted = first_frame("bare", home=str(tmp_path))
    assert 0 < took < 60
    assert painted["whole"]


def test_files_are_measured_against_the_libraries(qapp: QApplication) -> None:
    sizes, rounds = {"S": Size(3, 2), "L": Size(4, 3)}, {"S": 1, "L": 1}
    opening = measure_opening(sizes, rounds)
    limits = ["≤ 4 ×", "≤ 0.5 ×"]
    assert [figure.target for figure in opening if figure.target] == ["≤ 150 ms", *limits, *limits]
    saving = measure_saving(sizes, rounds)
    assert [figure.target for figure in saving if figure.target] == ["≤ 4 ×"]
    assert all(figure.value > 0 for figure in saving)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured on Linux")
def test_memory_is_measured_in_a_process_of_its_own() -> None:
    figures = measure_memory(Size(40, 20))
    assert [figure.unit for figure in figures] == ["×", "×", "bytes"]
    assert 20 < figures[2].value < 20_000
