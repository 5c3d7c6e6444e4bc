"""Where the cursor is on the board, what is selected, and scrolling it into sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QRect, Qt
from PySide6.QtWidgets import QApplication

from blueprint_editor.core.model import Element, EntryRef
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.paint.matrix import CellKey

from .cell import CellView
from .chosen import Choose

if TYPE_CHECKING:
    from .view import BoardView


class Navigator:
    """Moves the cursor over stages, rows and entries."""

    def __init__(self, board: BoardView) -> None:
        self.board = board
        self.cursor = Cursor()
        """Where the user is; kept while the focus is elsewhere."""

    def follow_focus(self) -> None:
        """Something on the board took the focus or moved its current row."""
        board, new = self.board, self._focused_place()
        if new == self.cursor:
            return
        before, self.cursor = self.cursor.stage, new
        for stage in {before, new.stage}:
            if stage in board.headers.items:
                board.headers.items[stage].update()
        board.cursor_moved.emit(new)

    def _focused_place(self) -> Cursor:
        board = self.board
        focus = QApplication.focusWidget() or board.window().focusWidget()  # in a window to come: who will have it
        header = board.headers.focused()
        if header is not None:
            return Cursor(header.stage_id)
        if isinstance(focus, CellView) and focus.board is board and focus.key[0]:
            ref = focus.cell_model().ref(focus.current_row())
            return Cursor(focus.key[0], focus.key[1], ref.id if ref else None)
        if board.corner.hasFocus():
            return Cursor()
        label = board.labels.focused()
        return Cursor(None, label.element) if label else self.cursor

    def stay(self, before: Cursor) -> None:
        """The cursor goes along where an edit took its entry out of the cell and put it in again."""
        key = (before.stage, before.element)
        if before.entry is None or self.cursor == before or key != (self.cursor.stage, self.cursor.element):
            return
        model = self.board.pool.models.get((key[0] or "", key[1] or Element.TRIGGER))
        row = model.row_of(before.entry) if model is not None else None
        if model is not None and row is not None:
            none = QItemSelectionModel.SelectionFlag.NoUpdate
            self.board.pool.selections[model.key].setCurrentIndex(model.index(row, 0), none)

    def forget_missing(self) -> None:
        """After an edit the cursor may stand on something that is gone."""
        if self.cursor.stage is not None and self.cursor.stage not in self.board.matrix.index:
            self.cursor = Cursor()
            self.board.cursor_moved.emit(self.cursor)

    def go_to_cell(self, stage: str, element: Element, row: int, choose: Choose = Choose.ONLY) -> None:
        """Put the cursor on a row of a cell (the last card when there are fewer), and show it."""
        board = self.board
        column = board.matrix.index.get(stage)
        if column is None:
            return
        board.rows.unfold(element)
        self.reveal_column(column)
        view = board.pool.view((stage, element))
        if view.isHidden():
            view.show()
        last = len(view.cell_model().rows) - 1
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        view.set_row(max(0, last - 1) if row > last else row, choose)
        self.reveal_row(view, view.current_row())
        self.follow_focus()

    def go(self, cursor: Cursor) -> None:
        """Put the cursor on a place."""
        if cursor.stage and cursor.element:
            key = (cursor.stage, cursor.element)
            if cursor.entry and cursor.stage in self.board.matrix.index:
                self.select_entry(key, cursor.entry)
            else:
                self.go_to_cell(*key, 0)
        elif cursor.stage:
            self.board.headers.focus(cursor.stage)

    def point_at(self, cursor: Cursor) -> None:
        """Put the cursor on an entry, select and show it; the keyboard stays where it is."""
        board, before = self.board, self.cursor.stage
        if not (cursor.stage and cursor.element and cursor.entry) or cursor.stage not in board.matrix.index:
            return
        key = (cursor.stage, cursor.element)
        board.rows.unfold(cursor.element)
        self.reveal_column(board.matrix.index[cursor.stage])
        self.select_entry(key, cursor.entry, focus=False)
        row = board.pool.model(key).row_of(cursor.entry)
        if row is not None:
            self.reveal_row(board.pool.view(key), row)
        self.cursor = cursor
        for stage in {before, cursor.stage}:
            if stage in board.headers.items:
                board.headers.items[stage].update()
        board.cursor_moved.emit(cursor)

    def go_to_blueprint(self) -> None:
        """Leave stage and entry for the blueprint itself, and ask for its fields."""
        self.leave_cells()
        self.board.inspect_requested.emit()

    def leave_cells(self) -> None:
        """Go to no stage and no entry: the blueprint itself."""
        self.board.typing.commit()
        self.board.chosen.clear()
        self.cursor = Cursor()
        self.board.cursor_moved.emit(self.cursor)

    def take_focus(self) -> None:
        """Put the keyboard on the board, where the cursor was."""
        stages = self.board.matrix.stages
        if self.cursor.entry and any(ref.id == self.cursor.entry for ref in self.board.selection()):
            self.refocus()
        elif self.cursor.stage in self.board.matrix.index:
            self.go(self.cursor)
        elif stages:
            self.go_to_cell(stages[0].id, self.board.matrix.open_row or Element.TRIGGER, 0)

    def refocus(self) -> None:
        """Put the keyboard on the cell of the cursor; what is selected stays so."""
        key = (self.cursor.stage, self.cursor.element)
        if key[0] in self.board.matrix.index and key[1] is not None:
            self.board.pool.view((str(key[0]), key[1])).setFocus(Qt.FocusReason.OtherFocusReason)

    def select_entry(self, key: CellKey, entry: str, focus: bool = True) -> None:
        """Select one entry, and put the cursor on it."""
        model = self.board.pool.model(key)
        if model.row_of(entry) is None:
            self.board.rows.expand(key)
        row = model.row_of(entry)
        if row is None:
            return
        if focus:
            self.go_to_cell(*key, row)
        else:
            self.board.chosen.select((EntryRef(*key, entry),))

    def select_refs(self, refs: tuple[EntryRef, ...]) -> None:
        """Select these entries; the cursor stays on its own if it is one of them, else it goes to the first."""
        if refs:
            at = next((ref for ref in refs if ref.id == self.cursor.entry), refs[0])
            self.board.rows.show_entries(refs)
            self.select_entry((at.stage, at.element), at.id)
            self.board.chosen.select(refs)

    def reveal_column(self, column: int) -> None:
        """Scroll sideways until a column is whole in sight."""
        board, bar = self.board, self.board.horizontalScrollBar()
        left, right = board.matrix.xs[column], board.matrix.xs[column] + board.matrix.widths[column]
        if left < board.scroll_x:
            bar.setValue(left)
        elif right > board.scroll_x + board.viewport().width():
            bar.setValue(right - board.viewport().width() + board.measures.joint)

    def reveal_row(self, view: CellView, row: int) -> None:
        """Scroll until a row of a cell is in sight."""
        index = view.model().index(row, 0)
        if index.isValid() and view.key in self.board.pool.models:
            rect = view.visualRect(index)
            self.reveal_rect(QRect(view.pos() + view.viewport().pos() + rect.topLeft(), rect.size()))

    def reveal_rect(self, rect: QRect) -> None:
        """Scroll until a rectangle of the canvas is in sight, its top first."""
        board, bar = self.board, self.board.verticalScrollBar()
        margin = board.measures.row_bottom
        if rect.bottom() + margin > board.scroll_y + board.viewport().height():
            bar.setValue(rect.bottom() + margin - board.viewport().height())
        if rect.top() - margin < board.scroll_y:
            bar.setValue(rect.top() - margin)
