"""What each command does: small functions on the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from blueprint_editor.core.model import ELEMENTS, Blueprint, Element, EntryRef
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.states import text_box

if TYPE_CHECKING:
    from blueprint_editor.gui.board.view import BoardView
    from blueprint_editor.gui.main_window import Window

ZOOM_STEP = 1.1

# --- File ----------------------------------------------------------------------------------------


def new(window: Window) -> None:
    """Choose a template for a new blueprint."""
    window.files.ask_new()


def open_file(window: Window) -> None:
    """Choose a workbook to open."""
    window.files.ask_open()


def save(window: Window) -> None:
    """Save to the workbook it came from, or ask where."""
    window.files.save()


def save_as(window: Window) -> None:
    """Save under another name."""
    window.files.save_as()


def close(window: Window) -> None:
    """Close this window; asks when something is not saved."""
    window.close()


def leave(window: Window) -> None:
    """Close all windows; asks for each that is not saved."""
    window.desk.leave()


# --- Edit ----------------------------------------------------------------------------------------


def undo(window: Window) -> None:
    """Take the last deed back; what is being typed becomes a deed first, and what Esc threw away comes back."""
    window.commit()
    board = window.shown_board
    if board is not None and board.typing.bring_back():
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
        window.shown_board.deeds.paste()


def select_all(window: Window) -> None:
    """Select all of the text, or all entries of the cell."""
    box = text_box()
    if box is not None:
        box.selectAll()
    elif window.shown_board is not None:  # the keyboard may have left a text box since the command was set on
        window.shown_board.deeds.select_all_in_cell()


def delete(window: Window) -> None:
    """Delete the selected entries, or the stage whose header has the focus."""
    _board(window).deeds.delete_selected()


def add_entry(window: Window) -> None:
    """Begin a new entry under the cursor."""
    _board(window).deeds.add_entry()


def edit_entry(window: Window) -> None:
    """Edit the entry under the cursor."""
    _board(window).deeds.edit_entry()


def show_menu(window: Window) -> None:
    """Show what can be done at the cursor, as the menu key and the right button do."""
    focus = QApplication.focusWidget() or _board(window)
    spot = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    at = spot.bottomLeft() if isinstance(spot, QRect) and spot.isValid() else focus.rect().center()
    window.commands.context_menu().popup(focus.mapToGlobal(at))


def confirm(window: Window) -> None:
    """Confirm the selected examples and assumptions."""
    _board(window).deeds.confirm_selected()


def duplicate(window: Window) -> None:
    """Put a copy under each selected entry."""
    _board(window).deeds.duplicate_selected()


def duplicate_next(window: Window) -> None:
    """Put a copy of the selected entries in the next stage."""
    _board(window).deeds.duplicate_selected(to_next_stage=True)


def move_up(window: Window) -> None:
    """Move the selected entries one place up."""
    _board(window).deeds.move_selected(0, -1)


def move_down(window: Window) -> None:
    """Move the selected entries one place down."""
    _board(window).deeds.move_selected(0, 1)


def move_left(window: Window) -> None:
    """Move the selected entries to the previous stage, or the stage of the header to the left."""
    _board(window).deeds.move_selected(-1, 0)


def move_right(window: Window) -> None:
    """Move the selected entries to the next stage, or the stage of the header to the right."""
    _board(window).deeds.move_selected(1, 0)


def turn_into(window: Window, element: Element) -> None:
    """Turn the selected entries into another element."""
    from blueprint_editor.core.edits import ConvertEntries

    board = _board(window)
    board.commit()
    refs = tuple(ref for ref in board.selection() if ref.element is not element)
    if refs and window.bridge.do(ConvertEntries(refs, element)):
        board.nav.select_refs(tuple(EntryRef(ref.stage, element, ref.id) for ref in refs))


def park(window: Window) -> None:
    """Put the selected entries on the parking lot."""
    _board(window).deeds.park_selected()


# --- View ----------------------------------------------------------------------------------------


def show_step(window: Window, element: Element) -> None:
    """Open the row of a step and fold the others."""
    window.show_step(element)


def show_stages(window: Window) -> None:
    """Go to the first step: the stages themselves, with all rows open."""
    window.show_step(None)
    stages = window.bridge.blueprint.stages
    if stages:
        window.go_to(Cursor(window.cursor_place.stage or stages[0].id))


def show_all(window: Window) -> None:
    """Open all rows."""
    window.show_step(None)


def fold_row(window: Window) -> None:
    """Fold or unfold the row of the cursor."""
    _board(window).rows.fold_current()


def next_open(window: Window) -> None:
    """Go to the next cell in which nothing has been decided yet."""
    found = next_open_cell(window.bridge.blueprint, window.cursor_place)
    if found is None:
        window.notice("window.no_open_cell")
    else:
        _board(window).nav.go(found)


def next_open_cell(blueprint: Blueprint, cursor: Cursor) -> Cursor | None:
    """The first empty, undecided cell after the cursor, row by row and round again; none when all is decided."""
    cells = [(stage.id, element) for element in ELEMENTS for stage in blueprint.stages]
    here = (cursor.stage, cursor.element)
    start = next((place + 1 for place, cell in enumerate(cells) if cell == here), 0)
    stages = {stage.id: stage for stage in blueprint.stages}
    for stage_id, element in cells[start:] + cells[:start]:
        stage = stages[stage_id]
        if not stage.cell(element) and element not in stage.deliberately_empty:
            return Cursor(stage_id, element)
    return None


def toggle_focus(window: Window) -> None:
    """Show one stage as six panels, or go back to the board."""
    if window.pages.in_focus:
        window.leave_focus()
        return
    if window.current_stage() is None:
        blueprint, last = window.bridge.blueprint, window.pages.last_stage
        known = last is not None and blueprint.stage(last) is not None
        window.go_to(Cursor(last if known else blueprint.stages[0].id))
    window.enter_focus()


def inspect(window: Window) -> None:
    """Open the inspector and go to it; when one is in it already, close it."""
    window.toggle_inspector()


def next_pane(window: Window) -> None:
    """Go from the board to the inspector, and back."""
    window.next_pane()


def zoom_in(window: Window) -> None:
    """Make the board larger."""
    _board(window).set_zoom(_board(window).zoom * ZOOM_STEP)


def zoom_out(window: Window) -> None:
    """Make the board smaller."""
    _board(window).set_zoom(_board(window).zoom / ZOOM_STEP)


def zoom_reset(window: Window) -> None:
    """Show the board at 100 %."""
    _board(window).set_zoom(1.0)


def standard_layout(window: Window) -> None:
    """Put toolbar and docks where they were at first."""
    window.standard_layout()


# --- Stage ---------------------------------------------------------------------------------------


def stage_after(window: Window) -> None:
    """Add a stage after this one."""
    _board(window).deeds.add_stage(after=True)


def stage_before(window: Window) -> None:
    """Add a stage before this one."""
    _board(window).deeds.add_stage(after=False)


def stage_rename(window: Window) -> None:
    """Rename the stage in its header."""
    window.leave_focus()
    _board(window).deeds.rename_stage()


def stage_left(window: Window) -> None:
    """Move the stage one place to the left."""
    _any_board(window).deeds.move_stage(-1)


def stage_right(window: Window) -> None:
    """Move the stage one place to the right."""
    _any_board(window).deeds.move_stage(1)


def stage_duplicate(window: Window) -> None:
    """Put a copy of the stage after it."""
    _any_board(window).deeds.duplicate_stage()


def stage_split(window: Window) -> None:
    """Ask what goes to a new stage after this one."""
    from blueprint_editor.gui.dialogs.split import ask_split

    stage = window.current_stage()
    if stage is not None:
        window.commit()
        ask_split(window, window.bridge, window.appearance, stage.id)


def stage_merge(window: Window) -> None:
    """Make one stage of this one and the next."""
    _any_board(window).deeds.merge_stage()


def deliberately_empty(window: Window) -> None:
    """Say that the cell stays empty on purpose, or take that back."""
    _board(window).deeds.toggle_deliberately_empty()


def stage_delete(window: Window) -> None:
    """Delete the stage with what is in it; undo brings it back."""
    _any_board(window).deeds.delete_stage()


# --- Help ----------------------------------------------------------------------------------------


def show_keys(window: Window) -> None:
    """Show the list of keys."""
    from blueprint_editor.gui.dialogs.keys import show_keys as show

    show(window, window.appearance)


def show_about(window: Window) -> None:
    """Show what the program is, its version, and that it calls nobody."""
    from blueprint_editor.gui.dialogs.about import show_about as show

    show(window, window.appearance)


def _board(window: Window) -> BoardView:
    board = window.shown_board
    if board is None:
        raise LookupError("the board is not shown; the command should have been off")
    return board


def _any_board(window: Window) -> BoardView:
    board = window.pages.board
    if board is None:
        raise LookupError("there is no board; the command should have been off")
    return board
