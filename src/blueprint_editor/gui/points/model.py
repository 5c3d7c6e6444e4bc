"""The rows of the table of data points: sorted, filtered, and after a deed only what changed is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, Qt

from blueprint_editor.core.compare import Changes
from blueprint_editor.core.model import Blueprint, DataPoint, Element
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.rows import Index, RowsModel

from .columns import PointRow, Reader, columns_of

BULK = 200
"""From so many rows that come or go on, all rows are looked at once instead of one by one."""

Sorting = tuple[str, bool]
"""The name of a column, and whether it is sorted downwards."""


@guarded
class PointsModel(RowsModel):
    """Every data point that the filter lets through; in the order of the board, or as it was sorted last.

    What is changed stays where it is until one sorts or filters again, so that nothing jumps away from the hand.
    """

    def __init__(self, reader: Reader, add_text: str) -> None:
        super().__init__(columns_of(reader), add_text)
        self.reader = reader
        self.sorting: Sorting | None = None
        self.words: tuple[str, ...] = ()
        self.groups: dict[str, int] | None = None
        """Which data points are shown at all, and which of them belong together; none is all."""
        self._aim = ""
        self._cells: dict[str, tuple[DataPoint, ...]] = {}
        self._places: dict[str, int] | None = None

    # What it holds

    def place_of(self, point: str) -> int | None:
        """The row of a data point, or none."""
        if self._places is None:
            self._places = {row.id: place for place, row in enumerate(self.rows)}
        return self._places.get(point)

    @property
    def count(self) -> int:
        """How many data points there are, shown or not."""
        return sum(map(len, self._cells.values()))

    def arrange(self) -> None:
        """Look at every data point, with the filter and the order that are asked for now."""
        self.beginResetModel()
        blueprint = self.reader.context.blueprint
        self._cells = {stage.id: stage.data_points for stage in blueprint.stages}
        rows = self._sorted(self._let_through(self._every(blueprint)))
        self._set(rows)
        self.endResetModel()

    def _every(self, blueprint: Blueprint) -> Iterable[PointRow]:
        return (PointRow(stage.id, point) for stage in blueprint.stages for point in stage.data_points)

    def _let_through(self, rows: Iterable[PointRow]) -> list[PointRow]:
        every, groups, words = list(rows), self.groups, self.words
        if words:
            texts = self.reader.haystacks(every)
            every = [row for row in every if all(word in texts[row.id] for word in words)]
        return every if groups is None else [row for row in every if row.id in groups]

    def _sorted(self, rows: list[PointRow]) -> list[PointRow]:
        if self.sorting is None:
            groups = self.groups
            return rows if groups is None else sorted(rows, key=lambda row: groups[row.id])
        name, downwards = self.sorting
        key = self.reader.sort_key(name)
        keyed = [(key(row), row) for row in rows]
        full = sorted((one for one in keyed if not one[0][0]), key=lambda one: one[0], reverse=downwards)
        return [row for _, row in full] + [row for blank, row in keyed if blank[0]]

    def _set(self, rows: Iterable[PointRow]) -> None:
        self.rows = tuple(rows)
        self._places = None

    @property
    def target(self) -> str:
        """The stage that a new data point comes into: the one that was worked in last, else the first."""
        stages = self.reader.stages
        return self._aim if self._aim in stages.places else stages.all[0].id if stages.all else ""

    def aim(self, stage: str) -> None:
        """A new data point comes into this stage."""
        if stage != self._aim:
            self._aim = stage
            last = self.index(len(self.rows), 0)
            self.dataChanged.emit(last, last)

    def _add_data(self, column: int, role: int) -> Any:
        """In the line to add stands the stage too that it adds to."""
        if self.columns[column].name == "stage" and role == Qt.ItemDataRole.DisplayRole:
            return self.reader.stage_name(self.target)
        return super()._add_data(column, role)

    # What changes

    def take(self, changes: Changes) -> None:
        """Show what a deed changed; its cost grows with what it changed."""
        blueprint = self.reader.context.blueprint
        touched = {name for name, element in changes.cells if element is Element.DATA_POINT}
        if changes.order:
            touched |= {stage.id for stage in blueprint.stages} ^ self._cells.keys()
        before = {point.id: point for name in touched for point in self._cells.get(name, ())}
        now = {name: stage.data_points for name in touched if (stage := blueprint.stage(name)) is not None}
        self._cells = {stage.id: stage.data_points for stage in blueprint.stages}
        after = {point.id: PointRow(name, point) for name, points in now.items() for point in points}
        gone = [name for name in before if name not in after]
        new = [row for name, row in after.items() if name not in before]
        if len(gone) + len(new) > BULK:
            self.arrange()
            return
        self._change(row for name, row in after.items() if name in before)
        self._remove(gone)
        for row in new:
            self._insert(row, now[row.stage])
        if changes.order or changes.headers or any(element is Element.DOCUMENT for _, element in changes.cells):
            self.refresh()

    def _change(self, rows: Iterable[PointRow]) -> None:
        changed: list[int] = []
        every = list(self.rows)
        for row in rows:
            place = self.place_of(row.id)
            if place is not None and (every[place].point is not row.point or every[place].stage != row.stage):
                every[place] = row
                changed.append(place)
        if changed:
            self.rows = tuple(every)
            for place in changed:
                self._tell(place, place)

    def _remove(self, names: Iterable[str]) -> None:
        places = [place for name in names if (place := self.place_of(name)) is not None]
        for place in sorted(places, reverse=True):
            self.beginRemoveRows(QModelIndex(), place, place)
            self._set((*self.rows[:place], *self.rows[place + 1 :]))
            self.endRemoveRows()

    def _insert(self, row: PointRow, cell: tuple[DataPoint, ...]) -> None:
        """Put a new one after the one before it on the board; at the end when the table is sorted otherwise."""
        place = len(self.rows)
        if self.sorting is None and self.groups is None:
            order = [point.id for point in cell]
            ahead = reversed(order[: order.index(row.id)])
            before = next((at for name in ahead if (at := self.place_of(name)) is not None), None)
            place = self._first_of(row.stage) if before is None else before + 1
        self.beginInsertRows(QModelIndex(), place, place)
        self._set((*self.rows[:place], row, *self.rows[place:]))
        self.endInsertRows()

    def _first_of(self, stage: str) -> int:
        """Where the first row of a stage stands, or would stand."""
        places = self.reader.stages.places
        here = places.get(stage, 0)
        return next((at for at, row in enumerate(self.rows) if places.get(row.stage, 0) >= here), len(self.rows))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A choice is told even when the cell says so already: other rows may be selected with it."""
        chosen = index.isValid() and self.columns[index.column()].options is not None
        if chosen and not self.is_add_row(index.row()) and role == Qt.ItemDataRole.EditRole:
            self.changed_cell.emit(index.row(), self.columns[index.column()].name, value)
            return True
        return super().setData(index, value, role)

    def relabel(self, make: Callable[[], str]) -> None:
        """Take the words of another language."""
        self.columns = columns_of(self.reader)
        self.add_text = make()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.refresh()
