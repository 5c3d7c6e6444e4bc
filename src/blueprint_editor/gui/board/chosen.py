"""Which entries are selected, in whatever cells: what the deeds, the drags and the menus work on.

Each cell's selection is Qt's own, so that views and screen readers know it. Which cells have one is
known here, so nothing costs more in a large document, and an edit that moves what is selected, or takes
its move back, leaves it selected.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QItemSelection, QItemSelectionModel

from blueprint_editor.core.model import ELEMENTS, AnyEntry, Blueprint, EntryRef
from blueprint_editor.paint.matrix import CellKey

from .model import CellModel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blueprint_editor.core.compare import Changes

    from .view import BoardView

_Flag = QItemSelectionModel.SelectionFlag


class Choose(Enum):
    """What happens to the selection when the cursor goes to a row."""

    ONLY = auto()
    """That entry alone is selected."""
    RANGE = auto()
    """All from where the selection began to that row."""
    KEEP = auto()
    """What is selected stays so."""


class _Anchor(msgspec.Struct, frozen=True):
    """Where a range begins: an entry, or the row where it would be."""

    key: CellKey
    entry: str | None
    row: int


class Chosen:
    """The selection of one board."""

    def __init__(self, board: BoardView) -> None:
        self.board = board
        self.picking = False
        """Whether the arrows leave the selection as it is, because Space picks."""
        self._keys: set[CellKey] = set()
        self._refs: tuple[EntryRef, ...] | None = ()
        self._entries: tuple[Blueprint, tuple[AnyEntry, ...]] | None = None
        self._anchor: _Anchor | None = None

    # What is selected

    def refs(self) -> tuple[EntryRef, ...]:
        """The selected entries in the order of the board: by stage, then by row."""
        if self._refs is None:
            models = self.board.pool.models
            self._refs = tuple(
                ref for key in self._in_order() for row in self._rows(key) if (ref := models[key].ref(row)) is not None
            )
        return self._refs

    def entries(self) -> tuple[AnyEntry, ...]:
        """The selected entries themselves as they are now, in the order of `refs`; without those that are gone.

        Whoever hears of a change before the board does sees the change here.
        """
        blueprint = self.board.bridge.blueprint
        if self._entries is None or self._entries[0] is not blueprint:
            stages, cells = {stage.id: stage for stage in blueprint.stages}, _by_cell(self.refs())
            there = {
                (*key, entry.id): entry
                for key, ids in cells.items()
                if key[0] in stages
                for entry in stages[key[0]].cell(key[1])
                if entry.id in ids
            }
            found = (there.get((ref.stage, ref.element, ref.id)) for ref in self.refs())
            self._entries = blueprint, tuple(entry for entry in found if entry is not None)
        return self._entries[1]

    def _in_order(self) -> list[CellKey]:
        index = self.board.matrix.index
        return sorted(self._keys, key=lambda key: (index[key[0]], ELEMENTS.index(key[1])))

    def _rows(self, key: CellKey) -> list[int]:
        return sorted(index.row() for index in self.board.pool.selections[key].selectedIndexes())

    def cell_changed(self, key: CellKey) -> None:
        """The selection of a cell became another."""
        if self.board.pool.selections[key].hasSelection():
            self._keys.add(key)
        else:
            self._keys.discard(key)
        self._stale()
        at = self.board.nav.cursor
        view = self.board.pool.live.get((at.stage, at.element)) if at.stage and at.element else None
        if view is not None:
            view.viewport().update()  # how the cursor looks depends on what else is selected
        self.board.selection_was_changed()

    def forget_cell(self, key: CellKey) -> None:
        """A cell is gone."""
        if key in self._keys:
            self._keys.discard(key)
            self.board.selection_was_changed()
        self._stale()

    def _stale(self) -> None:
        self._refs = self._entries = None

    # Changing it

    def clear(self, except_key: CellKey | None = None) -> None:
        """Select nothing, or nothing outside one cell."""
        self.picking = False
        for key in self._keys - {except_key}:
            self.board.pool.selections[key].clearSelection()

    def select(self, refs: Iterable[EntryRef]) -> None:
        """Select just these entries, as far as they are shown."""
        wanted: dict[CellKey, set[str]] = {}
        for ref in refs:
            wanted.setdefault((ref.stage, ref.element), set()).add(ref.id)
        for key in self._keys - wanted.keys():
            self.board.pool.selections[key].clearSelection()
        for key, ids in wanted.items():
            self.set_rows(key, rows_of(self.board.pool.model(key), ids))

    def set_rows(self, key: CellKey, rows: list[int]) -> None:
        """Select just these rows of a cell."""
        self.board.pool.selections[key].select(_ranges(self.board.pool.model(key), rows), _Flag.ClearAndSelect)

    def arrive(self, key: CellKey, row: int, choose: Choose) -> None:
        """The cursor went to a row of a cell."""
        model, own = self.board.pool.model(key), self.board.pool.selections[key]
        index = model.index(row, 0)
        if choose is Choose.RANGE and self._anchor is None:
            self.begin(key, row)
        own.setCurrentIndex(index, _Flag.NoUpdate)
        if choose is Choose.RANGE:
            self.extend(key, row)
        elif choose is Choose.ONLY:
            self.clear(except_key=key)
            own.select(index, _Flag.ClearAndSelect if model.rows[row].entry else _Flag.Clear)
            self.begin(key, row)

    def begin(self, key: CellKey, row: int) -> None:
        """A range would begin on this row."""
        ref = self.board.pool.model(key).ref(row)
        self._anchor = _Anchor(key, ref.id if ref else None, row)

    def extend(self, key: CellKey, row: int, add: bool = False) -> None:
        """Select from where the range begins to a row: the same rows in each stage from there to here.

        Nothing that is folded or not shown is selected. `add` leaves what else is selected.
        """
        wanted = self._range(key, row)
        for other in self._keys - wanted.keys() if not add else ():
            self.board.pool.selections[other].clearSelection()
        for other, (first, last) in wanted.items():
            model = self.board.pool.model(other)
            rows = QItemSelection(model.index(first, 0), model.index(last, 0))
            self.board.pool.selections[other].select(rows, _Flag.Select if add else _Flag.ClearAndSelect)

    def _range(self, key: CellKey, row: int) -> dict[CellKey, tuple[int, int]]:
        """The rows of each cell from the anchor to a row."""
        matrix = self.board.matrix
        anchor = self._anchor
        if anchor is None or anchor.key[0] not in matrix.index:
            anchor = _Anchor(key, None, row)
        at = self.board.pool.model(anchor.key).row_of(anchor.entry) if anchor.entry else None
        ends = sorted(
            [(ELEMENTS.index(anchor.key[1]), anchor.row if at is None else at), (ELEMENTS.index(key[1]), row)]
        )
        columns = sorted([matrix.index[anchor.key[0]], matrix.index[key[0]]])
        found: dict[CellKey, tuple[int, int]] = {}
        for number in range(ends[0][0], ends[1][0] + 1):
            if ELEMENTS[number] in matrix.folded:
                continue
            for stage in matrix.stages[columns[0] : columns[1] + 1]:
                rows = self.board.pool.model((stage.id, ELEMENTS[number])).entry_rows()
                if rows:
                    first = ends[0][1] if number == ends[0][0] else 0
                    last = ends[1][1] if number == ends[1][0] else rows[-1]
                    found[stage.id, ELEMENTS[number]] = min(first, rows[-1]), min(last, rows[-1])
        return found

    def pick(self, key: CellKey, row: int) -> None:
        """Space: from now on the arrows leave what is selected; an entry more, or one less."""
        alone = not self.picking and len(self.refs()) == 1
        self.picking = True
        self.begin(key, row)
        own, index = self.board.pool.selections[key], self.board.pool.model(key).index(row, 0)
        if not (alone and own.isSelected(index)):
            own.select(index, _Flag.Toggle)
        self.board.selection_was_changed()

    # After an edit

    def keep(self, before: tuple[EntryRef, ...], changes: Changes) -> None:
        """Select what was selected before an edit, wherever it stands now."""
        self._stale()
        lost = set(before) - set(self.refs())
        if not lost:
            return
        moved = {ref.id: ref for ref in before if ref in lost and self._stands(ref)}
        missing = {ref.id for ref in lost} - moved.keys()
        if missing:
            moved |= self._found(missing, changes)
        for key, ids in _by_cell(moved.values()).items():
            model, own = self.board.pool.model(key), self.board.pool.selections[key]
            own.select(_ranges(model, rows_of(model, ids)), _Flag.Select)

    def _stands(self, ref: EntryRef) -> bool:
        model = self.board.pool.models.get((ref.stage, ref.element))
        return model is not None and model.row_of(ref.id) is not None

    def _found(self, ids: set[str], changes: Changes) -> dict[str, EntryRef]:
        """Where entries went: an edit that moves them changed the cell where they are now."""
        stages, index = self.board.matrix.stages, self.board.matrix.index
        return {
            entry.id: EntryRef(stage, element, entry.id)
            for stage, element in changes.cells
            for entry in stages[index[stage]].cell(element)
            if entry.id in ids
        }


def rows_of(model: CellModel, ids: set[str]) -> list[int]:
    """The rows of entries, as far as they are shown."""
    return [row for row, item in enumerate(model.rows) if item.entry is not None and item.entry.id in ids]


def _ranges(model: CellModel, rows: list[int]) -> QItemSelection:
    """Rows as few ranges: Qt looks at each range for each question."""
    selection = QItemSelection()
    first = 0
    for number, row in enumerate(rows):
        if number + 1 == len(rows) or rows[number + 1] != row + 1:
            selection.select(model.index(rows[first], 0), model.index(row, 0))
            first = number + 1
    return selection


def _by_cell(refs: Iterable[EntryRef]) -> dict[CellKey, set[str]]:
    cells: dict[CellKey, set[str]] = {}
    for ref in refs:
        cells.setdefault((ref.stage, ref.element), set()).add(ref.id)
    return cells
