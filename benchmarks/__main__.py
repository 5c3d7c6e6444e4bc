"""`python -m benchmarks [P1 P4 ...]`: measure, print the table, write build/bench.json."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from .figures import Figure, say, table, write
from .processes import ROOT

OUTPUT = ROOT / "build" / "bench.json"


def _start() -> list[Figure]:
    from .start import measure

    return measure()


def _opening() -> list[Figure]:
    from .files import measure_opening

    return measure_opening()


def _saving() -> list[Figure]:
    from .files import measure_saving

    return measure_saving()


def _edits() -> list[Figure]:
    from .frames import measure_edits

    return measure_edits()


def _scrolling() -> list[Figure]:
    from .frames import measure_scrolling

    return measure_scrolling()


def _memory() -> list[Figure]:
    from .memory import measure

    return measure()


def _palette() -> list[Figure]:
    from .palette import measure

    return measure()


ROWS: dict[str, Callable[[], list[Figure]]] = {
    "P1": _start,
    "P2": _opening,
    "P3": _saving,
    "P4": _edits,
    "P5": _scrolling,
    "P6": _memory,
    "P10": _palette,
}
"""Every row of the promise on speed and size that is measured, and what measures it."""


def main(arguments: Sequence[str]) -> int:
    """Measure the named rows, all without a name; 2 when a name is unknown."""
    wanted = [argument.upper() for argument in arguments] or list(ROWS)
    unknown = [name for name in wanted if name not in ROWS]
    if unknown:
        say(f"no such row: {', '.join(unknown)}; there are {', '.join(ROWS)}")
        return 2
    figures = [figure for name in wanted for figure in ROWS[name]()]
    print(table(figures))
    write(figures, OUTPUT)
    print(f"\nwritten to {OUTPUT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
