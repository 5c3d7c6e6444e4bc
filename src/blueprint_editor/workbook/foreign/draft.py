"""What one sheet says, as far as it was understood: which cell names which stage, which holds what."""

from __future__ import annotations

from typing import NamedTuple

from blueprint_editor.core.model import Element

from .grid import Grid, Spot
from .model import Layout, Meaning


class Item(NamedTuple):
    """A cell that says something of a stage; cells of one `record` belong together.

    `element` is whose field it is, or none for a field of the stage. `text` is what it says, where
    that is not all that stands in the cell.
    """

    spot: Spot
    meaning: Meaning
    element: Element | None
    stage: str
    record: int
    text: str | None = None


class Draft:
    """One reading of one sheet, before it is known whether it is the best."""

    def __init__(self, grid: Grid, layout: Layout) -> None:
        self.grid, self.layout = grid, layout
        self.stages: dict[Spot, str] = {}
        self.sheet_stage = ""
        self.items: list[Item] = []
        self.headings: set[Spot] = set()
        self.titles: list[Spot] = []
        self.numbers: set[Spot] = set()
        self.ignored: set[Spot] = set()
        self.rows: dict[int, Meaning] = {}
        self.columns: dict[int, Meaning] = {}
        self.headed = False
        """Whether a heading says where the stages stand."""
        self.merges = False
        """Whether one document on several lines is one document."""
        self.points: float | None = None
        """Its score, once it was asked for; nothing is added after that but titles."""

    @property
    def names(self) -> list[str]:
        """The stages that are named, in order."""
        return [*([self.sheet_stage] if self.sheet_stage else []), *self.stages.values()]

    @property
    def elements(self) -> set[Element]:
        """The elements of which there are entries."""
        return {element for item in self.items if (element := item.meaning.element)}

    @property
    def used(self) -> set[Spot]:
        """The cells that became something."""
        said = {item.spot for item in self.items}
        return said | self.stages.keys() | self.headings | set(self.titles) | self.numbers | self.ignored

    def left(self) -> set[Spot]:
        """The cells that became nothing."""
        return self.grid.texts.keys() - self.used

    def take(self, other: Draft) -> None:
        """Add what another reading of the same sheet found elsewhere in it."""
        self.stages |= other.stages
        self.items += other.items
        self.headings |= other.headings
        self.numbers |= other.numbers
        self.ignored |= other.ignored
        self.rows, self.columns = _agreed(self.rows, other.rows), _agreed(self.columns, other.columns)
        self.headed |= other.headed
        self.merges |= other.merges


def _agreed(one: dict[int, Meaning], other: dict[int, Meaning]) -> dict[int, Meaning]:
    """What two tables on a sheet take lines for; a line that is one thing here and another there is neither."""
    return {line: meaning for line, meaning in (one | other).items() if one.get(line, meaning) is meaning}
