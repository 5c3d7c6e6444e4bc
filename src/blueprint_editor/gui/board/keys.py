"""What the keys do on the board when nothing is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from blueprint_editor.core.model import ELEMENTS, Element

from .chosen import Choose
from .model import RowKind

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from blueprint_editor.paint.matrix import CellKey

    from .cell import CellView
    from .view import BoardView

_K = Qt.Key
_ARROWS = {_K.Key_Left: (-1, 0), _K.Key_Right: (1, 0), _K.Key_Up: (0, -1), _K.Key_Down: (0, 1)}
_LAST = 1 << 30
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class BoardKeys:
    """Moves the cursor through entries and cells, and begins to type."""

    def __init__(self, board: BoardView) -> None:
        self.board = board
        self._level: tuple[tuple[CellKey, int], int] | None = None
        """Where Shift and an arrow sideways went, and the row that it came from: the row to go on with."""

    def press(self, view: CellView, event: QKeyEvent) -> bool:
        """Handle a key on a cell; false when it is not ours."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = _K(event.key())
        if key in _ARROWS and self._arrow(view, key, modifiers):
            return True
        if modifiers == Qt.KeyboardModifier.ControlModifier and key in (_K.Key_Home, _K.Key_End):
            self._corner(view, key == _K.Key_End)
            return True
        if modifiers == Qt.KeyboardModifier.ShiftModifier and key in (_K.Key_Home, _K.Key_End):
            rows = view.cell_model().entry_rows()
            if rows:
                view.set_row(rows[0 if key == _K.Key_Home else -1], Choose.RANGE)
            return True
        if modifiers == Qt.KeyboardModifier.NoModifier and self._plain(view, key):
            return True
        return self._typed(view, event, modifiers)

    def _arrow(self, view: CellView, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        dx, dy = _ARROWS[key]
        row, chosen = view.current_row(), self.board.chosen
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            self._next_cell(view, dx, dy, 0, Choose.KEEP if chosen.picking else Choose.ONLY)
        elif modifiers == Qt.KeyboardModifier.ShiftModifier:
            self._extend(view, dx, dy)
        elif modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        else:
            choose = Choose.KEEP if chosen.picking else Choose.ONLY
            last = view.cell_model().rowCount() - 1
            if dx:
                self._next_cell(view, dx, 0, row, choose)
            elif 0 <= row + dy <= last:
                view.set_row(row + dy, choose)
            else:
                self._next_cell(view, 0, dy, 0 if dy > 0 else _LAST, choose)
        return True

    def _extend(self, view: CellView, dx: int, dy: int) -> None:
        """Shift and an arrow: the range goes on to the next card, also in the next cell."""
        nav, matrix, row = self.board.nav, self.board.matrix, view.current_row()
        rows = view.cell_model().entry_rows()
        if dx:
            column = matrix.index[view.key[0]] + dx
            if not 0 <= column < len(matrix.stages):
                return
            at = (view.key, row)
            level = self._level[1] if self._level and self._level[0] == at else row
            key = (matrix.stages[column].id, view.key[1])
            there = self.board.pool.model(key).entry_rows()
            row = min(level, there[-1]) if there else 0
            nav.go_to_cell(*key, row, Choose.RANGE)
            self._level = ((key, row), level)
        elif rows and rows[0] <= row + dy <= rows[-1]:
            view.set_row(row + dy, Choose.RANGE)
        else:
            target = self.element_after(view.key[1], dy)
            if target is not None:
                there = self.board.pool.model((view.key[0], target)).entry_rows()
                nav.go_to_cell(view.key[0], target, there[-1] if there and dy < 0 else 0, Choose.RANGE)

    def _plain(self, view: CellView, key: Qt.Key) -> bool:
        model, row = view.cell_model(), view.current_row()
        kind = model.rows[row].kind if 0 <= row < len(model.rows) else RowKind.ADD
        if key in (_K.Key_Home, _K.Key_End):
            view.set_row(0 if key == _K.Key_Home else max(0, len(model.cell) - 1))
        elif key in (_K.Key_Return, _K.Key_Enter, _K.Key_F2):
            if kind is RowKind.ENTRY:
                self.board.typing.edit_row(view.key, row)
            elif kind is RowKind.MORE:
                self.board.rows.expand(view.key)
            else:
                self.board.typing.begin_draft(view.key, None)
        elif key == _K.Key_Space and kind is RowKind.ENTRY:
            self.board.chosen.pick(view.key, row)
        elif key == _K.Key_Escape:
            return self._escape(view, row)
        else:
            return False
        return True

    def _escape(self, view: CellView, row: int) -> bool:
        """Of several only the card under the cursor stays selected; of one, none; false when nothing is selected."""
        chosen = self.board.chosen
        selected = chosen.picking or bool(chosen.refs())
        if chosen.picking or len(chosen.refs()) > 1:
            view.set_row(row)
        else:
            chosen.clear()
        return selected

    def _typed(self, view: CellView, event: QKeyEvent, modifiers: Qt.KeyboardModifier) -> bool:
        """A character begins a new entry below the card under the cursor."""
        text = event.text()
        held = modifiers & (_ALT_GR | Qt.KeyboardModifier.MetaModifier)
        if not text or not text.isprintable() or text.isspace() or (held and held != _ALT_GR):
            return False
        self.board.typing.begin_draft(view.key, self.below(view), text)
        return True

    def below(self, view: CellView) -> int | None:
        """The place for a new entry below the cursor; none is the end of the cell."""
        model, row = view.cell_model(), view.current_row()
        if 0 <= row < len(model.rows) and model.rows[row].kind is RowKind.ENTRY:
            return model.position(row) + 1
        return None

    # Moving between cells

    def _next_cell(self, view: CellView, dx: int, dy: int, row: int, choose: Choose) -> None:
        board = self.board
        column, element = board.matrix.index[view.key[0]], view.key[1]
        if dx:
            column += dx
            if column < 0:
                board.labels.focus(element)
            elif column < len(board.matrix.stages):
                board.nav.go_to_cell(board.matrix.stages[column].id, element, self._level_row(view, row), choose)
            return
        target = self.element_after(element, dy)
        if target is not None:
            board.nav.go_to_cell(view.key[0], target, row, choose)
        elif dy < 0:
            board.headers.focus(view.key[0])

    def _level_row(self, view: CellView, row: int) -> int:
        """The same row next door, but the line to add stays the line to add."""
        kind = view.cell_model().rows[row].kind if row >= 0 else RowKind.ADD
        return _LAST if kind is RowKind.ADD and view.cell_model().cell else row

    def element_after(self, element: Element, step: int) -> Element | None:
        """The next row up or down that is not folded, or none."""
        number = ELEMENTS.index(element) + step
        while 0 <= number < len(ELEMENTS):
            if ELEMENTS[number] not in self.board.matrix.folded:
                return ELEMENTS[number]
            number += step
        return None

    def _corner(self, view: CellView, last: bool) -> None:
        stages = self.board.matrix.stages
        shown = [element for element in ELEMENTS if element not in self.board.matrix.folded]
        if stages and shown:
            self.board.nav.go_to_cell(stages[-1 if last else 0].id, shown[-1 if last else 0], 0)

    def along_row(self, key: tuple[str, Element], step: int, draft: bool) -> None:
        """To the next or previous stage in the row; past the end to the next open row."""
        stages, element = self.board.matrix.stages, key[1]
        column = self.board.matrix.index[key[0]] + step
        if not 0 <= column < len(stages):
            target = self.element_after(element, step)
            if target is None:
                column = max(0, min(column, len(stages) - 1))
            else:
                element, column = target, 0 if step > 0 else len(stages) - 1
        self._arrive(stages[column].id, element, draft)

    def along_stage(self, key: tuple[str, Element], step: int, draft: bool) -> None:
        """To the next or previous element of the same stage."""
        target = self.element_after(key[1], step)
        self._arrive(key[0], target or key[1], draft)

    def _arrive(self, stage: str, element: Element, draft: bool) -> None:
        if draft:
            self.board.typing.begin_draft((stage, element), None)
        else:
            self.board.nav.go_to_cell(stage, element, 0)
