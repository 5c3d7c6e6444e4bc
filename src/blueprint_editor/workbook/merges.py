"""Merged cells in a sheet whose rows move: kept where they still say one thing, else every cell says its own."""

from __future__ import annotations

from .cells import Area, Content, area_of
from .moves import reference
from .plan import Plan
from .text import plain
from .tree import Tree, child


class Merges:
    """The merged cells of a sheet, before and after its rows and columns moved."""

    def __init__(self, root: Tree, theirs: Content, ours: Content, plan: Plan) -> None:
        self._element = child(root, "mergeCells")
        self._theirs, self._ours, self._plan = theirs, ours, plan
        self._fresh_rows = {line.old: line.fresh for line in plan.lines if line.old is not None}
        self._fresh_columns = {lane.old: lane.fresh for lane in plan.lanes if lane.old is not None}
        self._kept: list[Area] = []
        self._covered: set[tuple[int, int]] = set()
        self._broken: set[tuple[int, int]] = set()
        for one in self._element if self._element is not None else ():
            if area := area_of(one.get("ref", "")):
                self._decide(area)

    def covers(self, row: int | None, column: int | None) -> bool:
        """Whether a cell is part of a merged one that stays, and not its first."""
        return (row, column) in self._covered

    def broke(self, row: int | None, column: int | None) -> bool:
        """Whether a cell was part of a merged one that is no more, and not its first."""
        return (row, column) in self._broken

    def write(self) -> None:
        """Write the merged cells that stay."""
        if self._element is None:
            return
        refs = [one.get("ref", "") for one in self._element]
        now = [reference(area) for area in self._kept]
        if refs == now:
            return
        parent = self._element.getparent()
        assert parent is not None, "merged cells stand in a sheet"
        maker = [one.makeelement(one.tag, {"ref": ref}) for one, ref in zip(self._element, now, strict=False)]
        for one in list(self._element):
            self._element.remove(one)
        self._element.extend(maker)
        self._element.set("count", str(len(maker)))
        if not maker:
            parent.remove(self._element)

    def _decide(self, area: Area) -> None:
        cells = [
            (row, column)
            for row in range(area.top, area.bottom + 1)
            for column in range(area.left, area.right + 1)
            if (row, column) != (area.top, area.left)
        ]
        to = self._plan.moves.areas(area)
        size = (area.bottom - area.top, area.right - area.left)
        whole = len(to) == 1 and (to[0].bottom - to[0].top, to[0].right - to[0].left) == size
        if whole and self._in_order(area, to[0]) and self._says_one_thing(area):
            self._kept.append(to[0])
            self._covered.update(cells)
        else:
            self._broken.update(cells)

    def _in_order(self, area: Area, to: Area) -> bool:
        """Whether its rows and columns stand as they stood: its first cell holds what it says."""
        rows, columns = self._plan.moves
        return all(rows.one(area.top + by) == to.top + by for by in range(area.bottom - area.top + 1)) and all(
            columns.one(area.left + by) == to.left + by for by in range(area.right - area.left + 1)
        )

    def _says_one_thing(self, area: Area) -> bool:
        """Whether all our cells in it hold the same; what is not ours has nothing to say."""
        rows = [self._fresh_rows.get(row) for row in range(area.top, area.bottom + 1)]
        columns = [self._fresh_columns.get(column) for column in range(area.left, area.right + 1)]
        values = {
            plain(self._ours.cells.get(row, {}).get(column))
            for row in rows
            for column in columns
            if row is not None and column is not None
        }
        return len(values) <= 1
