"""What the Edit menu does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from blueprint_editor.core.model import Element, Status
from blueprint_editor.gui.states import text_box

from . import boards

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window


def undo(window: Window) -> None:
    """Take the last deed back; what is being typed becomes a deed first, and what Esc threw away comes back."""
    window.commit()
    board = window.shown_board
    if board is not None and board.typing.thrown.bring_back():
        return
    window.session.undo()


def redo(window: Window) -> None:
    """Do again what was taken back."""
    window.commit()
    window.session.redo()


def cut(window: Window) -> None:
    """Cut the text or the entries."""
    box = text_box()
    if box is not None:
        box.cut()
    elif window.shown_board is not None:  # the keyboard may have left a text box since the command was set on
        window.shown_board.deeds.cut()


def copy(window: Window) -> None:
    """Copy the text or the entries."""
    box = text_box()
    if box is not None:
        box.copy()
    elif window.shown_board is not None:  # the keyboard may have left a text box since the command was set on
        window.shown_board.deeds.copy()


def paste(window: Window) -> None:
    """Paste as text, or as one entry for each line."""
    box = text_box()
    if box is not None:
        box.paste()
    elif window.shown_board is not None:  # the keyboard may have left a text box since the command was set on
        window.pasting.paste()


def paste_text(window: Window) -> None:
    """Paste each line as it stands, without tables and fields."""
    box, board = text_box(), window.shown_board
    if box is not None and (board is None or not board.typing.is_blank):
        box.paste()
    elif board is not None:
        window.pasting.paste(as_text=True)


def select_all(window: Window) -> None:
    """Select all of the text, or all entries of the cell."""
    box = text_box()
    if box is not None:
        box.selectAll()
    elif window.shown_board is not None:  # the keyboard may have left a text box since the command was set on
        window.shown_board.deeds.select_all_in_cell()


def delete(window: Window) -> None:
    """Delete the selected entries, or the stage whose header has the focus."""
    boards.shown(window).deeds.delete_selected()


def add_entry(window: Window) -> None:
    """Begin a new entry under the cursor."""
    boards.shown(window).deeds.add_entry()


def edit_entry(window: Window) -> None:
    """Edit the entry under the cursor."""
    boards.shown(window).deeds.edit_entry()


def show_menu(window: Window) -> None:
    """Show what can be done at the cursor, as the menu key and the right button do."""
    focus = QApplication.focusWidget() or boards.shown(window)
    spot = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    at = spot.bottomLeft() if isinstance(spot, QRect) and spot.isValid() else focus.rect().center()
    window.commands.context_menu().popup(focus.mapToGlobal(at))


def confirm(window: Window) -> None:
    """Confirm the selected examples and assumptions."""
    boards.shown(window).deeds.set_status(Status.CONFIRMED)


def duplicate(window: Window) -> None:
    """Put a copy under each selected entry."""
    boards.shown(window).deeds.duplicate_selected()


def duplicate_next(window: Window) -> None:
    """Put a copy of the selected entries in the next stage."""
    boards.shown(window).deeds.duplicate_selected(to_next_stage=True)


def move_up(window: Window) -> None:
    """Move the selected entries one place up."""
    boards.shown(window).deeds.move_selected(0, -1)


def move_down(window: Window) -> None:
    """Move the selected entries one place down."""
    boards.shown(window).deeds.move_selected(0, 1)


def move_left(window: Window) -> None:
    """Move the selected entries to the previous stage, or the stage of the header to the left."""
    boards.shown(window).deeds.move_selected(-1, 0)


def move_right(window: Window) -> None:
    """Move the selected entries to the next stage, or the stage of the header to the right."""
    boards.shown(window).deeds.move_selected(1, 0)


def move_to(window: Window) -> None:
    """Ask for the cell that the selected entries go to."""
    boards.shown(window).deeds.move_to()


def turn_into(window: Window, element: Element) -> None:
    """Turn the selected entries into another element."""
    boards.shown(window).deeds.turn_into(element)


def set_status(window: Window, status: Status) -> None:
    """Say how sure the room is of the selected entries."""
    boards.shown(window).deeds.set_status(status)


def delete_examples(window: Window) -> None:
    """Delete the examples that are left."""
    boards.shown(window).deeds.delete_examples()


def park(window: Window) -> None:
    """Put the selected entries on the parking lot."""
    boards.shown(window).deeds.park_selected()
