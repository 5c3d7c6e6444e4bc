"""A measured figure with its target, the table of all of them, and how samples are taken."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

import msgspec


class Figure(msgspec.Struct, frozen=True):
    """One line of the table; `target` is the words of the promise, `met` none where there is none."""

    row: str
    what: str
    value: float
    unit: str
    against: str = ""
    target: str = ""
    met: bool | None = None

    @property
    def mark(self) -> str:
        """Whether the promise is kept."""
        return {True: "yes", False: "NO", None: ""}[self.met]

    @property
    def shown(self) -> str:
        """The value with as many digits as mean something."""
        digits = 0 if abs(self.value) >= 100 else 1 if abs(self.value) >= 10 else 2
        return f"{self.value:.{digits}f} {self.unit}".rstrip()


def at_most(row: str, what: str, value: float, most: float, unit: str, against: str = "") -> Figure:
    """A figure with the promise that it is not above `most`."""
    return Figure(row, what, value, unit, against, f"≤ {most:g} {unit}".rstrip(), value <= most)


def table(figures: Sequence[Figure]) -> str:
    """The figures as lines of text in columns."""
    heads = ("", "what", "measured", "against", "target", "met")
    rows = [(f.row, f.what, f.shown, f.against, f.target, f.mark) for f in figures]
    widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(len(heads))]
    lines = [
        "  ".join(cell.rjust(width) if column == 2 else cell.ljust(width) for column, (cell, width) in places).rstrip()
        for places in (list(enumerate(zip(row, widths, strict=True))) for row in [heads, *rows])
    ]
    return "\n".join([lines[0], "-" * max(map(len, lines)), *lines[1:]])


def write(figures: Sequence[Figure], path: Path) -> None:
    """Write the figures as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(figures), indent=2) + b"\n")


def percentile(samples: Sequence[float], share: float) -> float:
    """The sample that `share` (0 to 1) of all samples do not exceed."""
    ranked = sorted(samples)
    return ranked[min(len(ranked) - 1, max(0, -int(-len(ranked) * share // 1) - 1))]


def interleaved(
    measures: Mapping[str, Callable[[], float]], rounds: int, *, warm_up: int = 1
) -> dict[str, list[float]]:
    """Take turns, so that a busy moment of the machine hits all alike; gives each one's samples."""
    for _ in range(warm_up):
        for measure in measures.values():
            measure()
    samples: dict[str, list[float]] = {name: [] for name in measures}
    for number in range(rounds):
        for name, measure in measures.items():
            samples[name].append(measure())
            say(f"  {name}, round {number + 1} of {rounds}: {samples[name][-1] * 1000:.1f} ms")
    return samples


def medians(samples: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """The median of each one's samples."""
    return {name: median(taken) for name, taken in samples.items()}


def say(line: str) -> None:
    """Tell who waits what is being done."""
    print(line, file=sys.stderr, flush=True)
