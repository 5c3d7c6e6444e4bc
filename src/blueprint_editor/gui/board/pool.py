"""The views of the cells on screen: few views, bound where the board is looked at.

Models and selections belong to the board, by cell, so they outlive the view that shows them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication

from blueprint_editor.core.model import ELEMENTS
from blueprint_editor.paint.matrix import CellKey, Span

from .cell import CellView
from .model import CellModel, RowKind
from .speech import cell_name, describe_row, explain_row

if TYPE_CHECKING:
    from .view import BoardView

KEPT_VIEWS = 96
"""How many views are kept; beyond that the one longest out of sight is bound again."""


class CellPool:
    """Gives each cell its model, and each cell on screen its view."""

    def __init__(self, board: BoardView) -> None:
        self.board = board
        self.models: dict[CellKey, CellModel] = {}
        self.selections: dict[CellKey, QItemSelectionModel] = {}
        self.live: OrderedDict[CellKey, CellView] = OrderedDict()
        self._span: Span | None = None
        self._order = QTimer(board, singleShot=True, interval=50)  # after the first picture, and once for a scroll
        self._order.timeout.connect(self._put_in_order)

    def model(self, key: CellKey) -> CellModel:
        """The model of a cell, made when it is first asked for."""
        model = self.models.get(key)
        if model is None:
            stage = self.board.matrix.stages[self.board.matrix.index[key[0]]]
            model = CellModel(key, stage.cell(key[1]), self.board)
            model.describe = partial(describe_row, self.board)
            model.explain = partial(explain_row, self.board)
            model.set_expanded(self.board.matrix.is_expanded(key))
            self.models[key] = model
            selection = self.selections[key] = QItemSelectionModel(model, model)
            selection.selectionChanged.connect(lambda *_: self.board.chosen.cell_changed(key))
        return model

    def update(self, keys: Iterable[CellKey]) -> None:
        """Give changed cells their new entries."""
        for key in keys:
            model = self.models.get(key)
            if model is not None:
                stage = self.board.matrix.stages[self.board.matrix.index[key[0]]]
                model.update(stage.cell(key[1]))

    def forget_stages(self) -> None:
        """Let go of cells whose stage is gone, and take the entries of all the others."""
        index = self.board.matrix.index
        gone = [key for key in self.models if key[0] not in index]
        views = [self.live.pop(key) for key in gone if key in self.live]
        for key in gone:
            self.board.chosen.forget_cell(key)
        for view in views:
            view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # or the keyboard would go from one that goes to the next
        for view in views:
            view.hide()
            view.setParent(None)
            view.deleteLater()
        for key in gone:
            self.models.pop(key).deleteLater()
            self.selections.pop(key)
        self.update(list(self.models))

    def rebind_names(self) -> None:
        """Names and margins again, after the language or the zoom changed."""
        for key, view in self.live.items():
            view.bind(key, self.models[key], self.selections[key])
            view.scheduleDelayedItemsLayout()

    def rename(self) -> None:
        """Stages have other names, or stand elsewhere."""
        for key, view in self.live.items():
            view.setAccessibleName(cell_name(self.board, key))

    def sync_expanded(self) -> None:
        """Let each model show as many entries as the matrix has measured."""
        for key, model in self.models.items():
            model.set_expanded(self.board.matrix.is_expanded(key))

    def relayout_views(self) -> None:
        """Measure the rows of the views again."""
        for view in self.live.values():
            view.scheduleDelayedItemsLayout()

    def view(self, key: CellKey) -> CellView:
        """The view of a cell, on screen or not."""
        found = self.live.get(key)
        if found is None:
            found = self._bind(key)
            self._set_geometry(found)
        return found

    # Placing

    def place(self, force: bool = False) -> None:
        """Bind and place the views of the cells on screen; `force` places those that stay as well."""
        matrix, viewport = self.board.matrix, self.board.viewport()
        if not matrix.stages:
            return
        span = matrix.span(
            self.board.scroll_x, self.board.scroll_y, max(1, viewport.width()), max(1, viewport.height())
        )
        if span == self._span and not force:
            return
        self._span = span
        wanted = self._wanted(span)
        if force:
            self._place_others(set(wanted))
        for key in wanted:
            view = self.live.get(key)
            if view is None:
                view = self._bind(key, set(wanted))
            else:
                self.live.move_to_end(key)
            self._set_geometry(view)
            if view.isHidden():
                view.show()
        self._order.start()

    def _put_in_order(self) -> None:
        """Let the cells be read row by row: a screen reader goes through them as they lie on each other."""
        from PySide6.QtGui import QAccessible  # not for the first picture

        if not QAccessible.isActive():
            return
        index = self.board.matrix.index
        shown = [key for key in self.live if key[0] in index]
        for key in sorted(shown, key=lambda key: (ELEMENTS.index(key[1]), index[key[0]])):
            self.live[key].raise_()
        editor = self.board.typing.editor
        if editor is not None:
            editor.raise_()

    def _wanted(self, span: Span) -> list[CellKey]:
        matrix = self.board.matrix
        return [
            (matrix.stages[column].id, ELEMENTS[row])
            for row in range(span.top, span.bottom + 1)
            if ELEMENTS[row] not in matrix.folded
            for column in range(span.first, span.last + 1)
        ]

    def _place_others(self, wanted: set[CellKey]) -> None:
        for key, view in list(self.live.items()):  # one that hides may hand the keyboard to a cell that is bound then
            if key not in wanted:
                if key[1] in self.board.matrix.folded:
                    view.hide()
                else:
                    self._set_geometry(view)

    def _bind(self, key: CellKey, wanted: set[CellKey] | None = None) -> CellView:
        view = self._spare(wanted or set()) or CellView(self.board, self.board.canvas)
        model = self.model(key)
        view.bind(key, model, self.selections[key])
        self.live[key] = view
        return view

    def _spare(self, wanted: set[CellKey]) -> CellView | None:
        """A view that can be bound again: never one on screen, with the focus, or typed in."""
        if len(self.live) < KEPT_VIEWS:
            return None
        focus = QApplication.focusWidget()
        for key, view in self.live.items():
            if key not in wanted and view is not focus and not self.board.typing_in(key):
                del self.live[key]
                return view
        return None

    def _set_geometry(self, view: CellView) -> None:
        rect = self.rect(view.key)
        if view.geometry() != rect:
            view.setGeometry(rect)
            if view.is_active():
                view.doItemsLayout()  # its line to add takes the room that there is

    def line_height(self, model: CellModel) -> int:
        """The height of the line to add: only an active cell has one; in an empty cell it shows an example.

        Under the highest cell of a row it takes the room that there is, never that of the row below.
        """
        view, m = self.live.get(model.key), self.board.measures
        if view is None or not view.is_active() or model.key[0] not in self.board.matrix.index:
            return 1
        return max(1, min(m.entry_line if model.cell else m.hint, self.board.matrix.room_below(model.key)))

    def row_height(self, model: CellModel, row: int) -> int:
        """The height of a row of a cell, with the gap below it, in pixels."""
        board, key, item = self.board, model.key, model.rows[row]
        m = board.measures
        if item.kind is RowKind.ADD:
            return self.line_height(model)
        if item.kind is RowKind.MORE:
            return m.entry_line
        typed = board.typing.edited_height(key, item.entry.id if item.entry else None)
        if item.entry is None or key[0] not in board.matrix.index:  # Qt measures a view once more whose stage has gone
            return (typed or m.entry_line) + m.card_gap
        if typed is not None:
            return typed + m.card_gap
        width = board.matrix.card_width(board.matrix.index[key[0]])
        return board.cards.height(item.entry, width, board.matrix.open_row is key[1]) + m.card_gap

    def rect(self, key: CellKey) -> QRect:
        """The rectangle of a cell on the canvas."""
        return QRect(*self.board.matrix.cell(self.board.matrix.index[key[0]], ELEMENTS.index(key[1])))

    def activity(self, view: CellView) -> None:
        """A cell became active or not: its line to add comes or goes."""
        if view.key in self.models and view.key[0] in self.board.matrix.index:
            view.doItemsLayout()
            self._set_geometry(view)
            if view.is_active():
                view.raise_()
            view.viewport().update()

    def touch(self, keys: Iterable[CellKey]) -> None:
        """Place and paint changed cells whose row kept its height."""
        for key in keys:
            view = self.live.get(key)
            if view is not None:
                self.activity(view)
                view.setAccessibleName(cell_name(self.board, key))
                self.board.canvas.update(view.geometry())

    def add_row(self, key: CellKey) -> int:
        """The row of the line to add."""
        return self.model(key).row_of_kind(RowKind.ADD) or 0
