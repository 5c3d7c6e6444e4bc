"""Where the line that is typed in lies, and how much room it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QRect

from blueprint_editor.paint.matrix import CellKey

from .model import RowKind

if TYPE_CHECKING:
    from .editor import EntryEditor
    from .view import BoardView


class Target(msgspec.Struct, frozen=True):
    """What is being typed: a draft at a position, an entry, or (without a cell) a stage's name."""

    key: CellKey | None
    position: int | None = None
    entry: str | None = None
    stage: str | None = None

    @property
    def is_draft(self) -> bool:
        """Whether it is a new entry."""
        return self.key is not None and self.entry is None


def extra_height(board: BoardView, target: Target, editor: EntryEditor) -> int:
    """How many pixels more a cell needs than its cards take."""
    needed = editor.needed_height()
    if target.entry is None:
        return needed + board.measures.card_gap
    return max(0, needed - _card_height(board, target))


def row_height(board: BoardView, target: Target, editor: EntryEditor) -> int:
    """The height of the row that is typed in, in pixels."""
    return max(editor.needed_height(), _card_height(board, target))


def width(board: BoardView, target: Target) -> int:
    """The width of the line, in pixels: a card's, or a stage's name."""
    if target.key is not None:
        return board.matrix.card_width(board.matrix.index[target.key[0]])
    return board.headers.name_rect(target.stage or "").width()


def rect(board: BoardView, target: Target, editor: EntryEditor) -> QRect | None:
    """Where the line lies on the canvas of the cells or of the headers; none when its row is gone."""
    if target.key is None:
        stage = target.stage or ""
        return board.headers.name_rect(stage).adjusted(-8, -4, 4, 4) if stage in board.headers.items else None
    if target.key[0] not in board.matrix.index:
        return None
    model = board.pool.model(target.key)
    row = model.row_of(target.entry) if target.entry else model.row_of_kind(RowKind.DRAFT)
    if row is None:
        return None
    view = board.pool.view(target.key)
    corner = view.pos() + view.content_point(row)
    return QRect(corner.x(), corner.y(), width(board, target), row_height(board, target, editor))


def _card_height(board: BoardView, target: Target) -> int:
    if target.key is None or target.entry is None:
        return 0
    model = board.pool.model(target.key)
    row = model.row_of(target.entry)
    entry = model.rows[row].entry if row is not None else None
    if entry is None:
        return 0
    matrix = board.matrix
    is_open = matrix.open_row is target.key[1]
    return board.cards.height(entry, matrix.card_width(matrix.index[target.key[0]]), is_open)
