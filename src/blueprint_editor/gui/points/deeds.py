"""What the hands can do in the table of data points: each is one step of undo."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from msgspec.structs import replace

from blueprint_editor.core.apart import pairs_apart
from blueprint_editor.core.edits import (
    AddEntries,
    AnyEdit,
    ChangeEntry,
    DeleteEntries,
    FillDataPoints,
    Filled,
    MergeDataPoints,
    MoveEntries,
    SetApart,
)
from blueprint_editor.core.ids import ENTRY_PREFIXES
from blueprint_editor.core.model import DataPoint, Element, EntryRef
from blueprint_editor.gui.bridge import Bridge
from blueprint_editor.method.guess import shaped
from blueprint_editor.workflows.clipboard import Rows
from blueprint_editor.workflows.point_rows import CHOICES, Pasted, Target, given, paste

from .columns import PointRow, Reader

LAST = 1_000_000
"""A place that is behind every entry."""


class PointDeeds:
    """Makes edits of what is wanted of rows, and does them."""

    def __init__(self, bridge: Bridge, reader: Reader) -> None:
        self._bridge, self._reader = bridge, reader

    def change(self, rows: Sequence[PointRow], column: str, value: Any) -> bool:
        """Give rows another value in a column; false when it says nothing that can be there."""
        if column == "stage":
            refs = tuple(_ref(row) for row in rows if row.stage != value)
            return not refs or self._bridge.do(MoveEntries(refs, value, Element.DATA_POINT, LAST))
        seed = self._bridge.session.new_seed()
        changed: list[Filled] = []
        for row in rows:
            if column in CHOICES or column == "required_from":
                point: DataPoint | None = replace(row.point, **{column: value})
            else:
                point = given(row.point, column, str(value), self._reader.stages, seed)
            if point is None:
                return False
            changed.append(Filled(row.stage, point))
        return self._fill(changed)

    def _fill(self, rows: Sequence[Filled], join: str | None = None) -> bool:
        if len(rows) == 1 and join is None:
            ref = EntryRef(rows[0].stage, Element.DATA_POINT, rows[0].point.id)
            edit: AnyEdit = ChangeEntry(ref, rows[0].point)
        else:
            edit = FillDataPoints(tuple(rows))
        return not rows or self._bridge.do(edit, join)

    def add(self, text: str, stage: str) -> str | None:
        """A new data point at the end of a stage, with what its name says; its id, or none when it was refused."""
        session = self._bridge.session
        point = DataPoint(session.new_id(ENTRY_PREFIXES[Element.DATA_POINT]), text.strip())
        point = shaped(point, session.new_seed())
        done = self._bridge.do(AddEntries(stage, Element.DATA_POINT, LAST, (point,)))
        return point.id if done else None

    def delete(self, rows: Sequence[PointRow]) -> bool:
        """Delete data points; fields that stood for one become open fields."""
        return bool(rows) and self._bridge.do(DeleteEntries(tuple(map(_ref, rows))))

    def merge(self, rows: Sequence[PointRow]) -> bool:
        """Make one of several, of which the first stays."""
        return len(rows) > 1 and self._bridge.do(MergeDataPoints(tuple(map(_ref, rows))))

    def set_apart(self, rows: Sequence[PointRow]) -> bool:
        """Remember that these are no doubles of each other."""
        pairs = tuple(combinations((row.id for row in rows), 2))
        return bool(pairs) and self._bridge.do(SetApart(pairs))

    def set_together(self, rows: Sequence[PointRow]) -> bool:
        """Ask again whether each of these is the same as what it was set apart from."""
        return self._bridge.do(SetApart(self.pairs_of(rows), apart=False))

    def pairs_of(self, rows: Sequence[PointRow]) -> tuple[tuple[str, str], ...]:
        """What was set apart from these, as pairs."""
        names = {row.id for row in rows}
        pairs = [pair.split(" ") for pair in sorted(pairs_apart(self._bridge.blueprint))]
        return tuple((one, other) for one, other in pairs if one in names or other in names)

    def guessable(self, rows: Sequence[PointRow]) -> list[Filled]:
        """The rows of which nobody has said more than the name, as their names say they are."""
        found = [(row, shaped(row.point, row.id)) for row in rows]
        return [Filled(row.stage, point) for row, point in found if point is not row.point]

    def guess(self, rows: Sequence[PointRow]) -> bool:
        """Take type, unit and options from the names."""
        return self._fill(self.guessable(rows))

    def paste(self, block: Rows, target: Target) -> Pasted | None:
        """Fill in a table from elsewhere as one step; what it did, or none when it was refused."""
        seed = self._bridge.session.new_seed()
        found = paste(block, target, self._bridge.blueprint, seed)
        for move in found.moves:
            if not self._bridge.do(move, seed):
                return None
        return found if not found.fill.rows or self._bridge.do(found.fill, seed) else None


def _ref(row: PointRow) -> EntryRef:
    return EntryRef(row.stage, Element.DATA_POINT, row.id)
