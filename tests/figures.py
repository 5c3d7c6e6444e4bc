"""The figures of a run: what a test counted, printed at the end so that anyone can read how far it is from its target.

A test takes the fixture `figure` (tests/conftest.py) and says what it saw, once it knows:

    def test_no_kill_loses_a_save(figure: Figure) -> None:
        ...
        figure("R1", f"{kills} kills in a save: {unopened} documents that do not open, {lost} saves lost (target 0, 0)")

The figures travel with the test's report, so that they arrive from the workers of `-n 2` as well.
"""

from __future__ import annotations

from collections.abc import Callable

Figure = Callable[[str, str], None]
"""Takes the row of the table of promises (`R1`) and one line with the figures and their targets."""
