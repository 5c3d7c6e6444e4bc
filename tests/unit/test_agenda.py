"""The timer of the agenda counts what its clock says, part by part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint_editor.method.agenda import STANDARD, Timer, shown


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


_DEEDS = st.lists(
    st.one_of(
        st.floats(0, 90, allow_nan=False).map(lambda seconds: ("wait", seconds)),
        st.sampled_from((("start", 0), ("pause", 0), ("go", 0), ("go", 1), ("go", 2))),
    ),
    max_size=20,
)


@given(_DEEDS)
def test_each_part_has_the_time_that_it_ran(deeds: list[tuple[str, float]]) -> None:
    clock = Clock()
    timer = Timer(clock)
    spent, part, running = {0: 0.0, 1: 0.0, 2: 0.0}, None, False
    for deed, value in deeds:
        if deed == "wait":
            clock.now += value
            if running and part is not None:
                spent[part] += value
        elif deed == "start":
            timer.start()
            running, part = True, 0 if part is None else part
        elif deed == "pause":
            timer.pause()
            running = False
        else:
            timer.go_to(int(value))
            part = int(value)
        assert (timer.part, timer.running) == (part, running)
        assert timer.spent() == pytest.approx(0.0 if part is None else spent[part])


def test_the_time_goes_along_when_the_agenda_changes() -> None:
    clock = Clock()
    timer = Timer(clock)
    timer.start()
    clock.now += 30
    timer.go_to(1)
    clock.now += 10
    timer.reorder({0: 2, 1: 0})
    assert (timer.part, timer.running) == (0, True)
    clock.now += 5
    assert timer.left(1) == 45
    timer.go_to(2)
    assert timer.left(1) == 30
    timer.reorder({0: 0})
    assert (timer.part, timer.running) == (None, False)


def test_it_reads_as_a_clock() -> None:
    read = {600: "10:00", 61: "1:01", 9: "0:09", 0: "0:00", -5: "+0:05", -130: "+2:10", 7205: "120′", -6000: "+100′"}
    assert {seconds: shown(seconds) for seconds in read} == read


def test_the_standard_agenda_is_half_a_day() -> None:
    assert sum(minutes for _, minutes in STANDARD) == 210
