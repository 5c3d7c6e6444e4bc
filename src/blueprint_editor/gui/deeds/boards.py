"""The board that a command works on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint_editor.gui.board.view import BoardView
    from blueprint_editor.gui.main_window import Window


def shown(window: Window) -> BoardView:
    """The board that one sees; raises LookupError when there is none."""
    board = window.shown_board
    if board is None:
        raise LookupError("the board is not shown; the command should have been off")
    return board


def made(window: Window) -> BoardView:
    """The board, be it seen or not; raises LookupError when there is none."""
    board = window.pages.board
    if board is None:
        raise LookupError("there is no board; the command should have been off")
    return board
