"""The deeds of the menus and keys on entries: each is one edit on what is selected or under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint_editor.core.edits import (
    AnyEdit,
    ConvertEntries,
    DeleteEntries,
    DeleteExamples,
    DuplicateEntries,
    ParkEntries,
    SetDeliberatelyEmpty,
    SetStatus,
    ShiftEntries,
)
from blueprint_editor.core.model import (
    Element,
    EntryRef,
    Status,
)
from blueprint_editor.paint.matrix import CellKey
from blueprint_editor.wording import element_title

if TYPE_CHECKING:
    from .view import BoardView


class BoardDeeds:
    """What the hands can do with entries on a board."""

    def __init__(self, board: BoardView) -> None:
        self.board = board

    def _do(self, edit: AnyEdit) -> bool:
        return self.board.bridge.do(edit)

    def _cell(self) -> CellKey | None:
        """The cell under the cursor, or none."""
        cursor = self.board.nav.cursor
        return (cursor.stage, cursor.element) if cursor.stage and cursor.element else None

    # Entries

    def add_entry(self) -> None:
        """Begin a new entry below the cursor, or at the end of the first cell."""
        self.board.typing.commit()
        key, stages = self._cell(), self.board.matrix.stages
        if key is None and stages:
            key = (self.board.nav.cursor.stage or stages[0].id, self.board.matrix.open_row or Element.TRIGGER)
        if key is not None:
            view = self.board.pool.view(key)
            self.board.typing.begin_draft(key, self.board.keys.below(view) if view.hasFocus() else None)

    def edit_entry(self) -> None:
        """Edit the entry or rename the stage under the cursor."""
        cursor = self.board.nav.cursor
        if cursor.stage and cursor.element and cursor.entry:
            self.board.typing.begin_edit((cursor.stage, cursor.element), cursor.entry)
        elif cursor.stage and cursor.element is None:
            self.board.stage_deeds.rename()

    def delete_selected(self) -> None:
        """Delete the selected entries, or the stage whose header has the focus."""
        if self.board.headers.focused():
            self.board.stage_deeds.delete()
            return
        refs = self.board.selection()
        place = self._place(refs)
        if place is not None and self._do(DeleteEntries(refs)):
            self.board.nav.go_to_cell(*place)

    def delete_examples(self) -> None:
        """Delete every example that is left."""
        self.board.typing.commit()
        cursor = self.board.nav.cursor
        if self._do(DeleteExamples()) and cursor.stage and cursor.element:
            self.board.nav.go_to_cell(cursor.stage, cursor.element, 0)

    def _place(self, refs: tuple[EntryRef, ...]) -> tuple[str, Element, int] | None:
        """Where the cursor stays when these go: their first row in the cell that it is in, or in the first."""
        cursor = self.board.nav.cursor
        here = [ref for ref in refs if (ref.stage, ref.element) == (cursor.stage, cursor.element)] or list(refs[:1])
        if not here:
            return None
        key = (here[0].stage, here[0].element)
        return (*key, self.board.pool.model(key).row_of(here[0].id) or 0)

    def move_selected(self, dx: int, dy: int) -> None:
        """Move the selected entries a place up or down, each within its cell, or a stage on; or a stage itself."""
        if self.board.headers.focused():
            if dx:
                self.board.stage_deeds.move(dx)
            return
        refs = self.board.selection()
        if refs and self._do(ShiftEntries(refs, dx, dy)):
            self.board.nav.select_refs(self.board.selection())

    def move_to(self) -> None:
        """Ask for the cell that the selected entries go to."""
        self.board.typing.commit()
        self.board.mover.ask()

    def duplicate_selected(self, to_next_stage: bool = False) -> None:
        """Copy the selected entries, below them or to the next stage, or a stage; then the copies are selected."""
        if self.board.headers.focused():
            self.board.stage_deeds.duplicate()
            return
        refs, board = self.board.selection(), self.board
        if not refs:
            return
        target = None
        if to_next_stage:
            column = min(board.matrix.index[ref.stage] for ref in refs) + 1
            if column >= len(board.matrix.stages):
                return
            target = board.matrix.stages[column].id
        edit = DuplicateEntries(refs, target, board.bridge.session.new_seed())
        copies = edit.copies(board.bridge.blueprint)
        if self._do(edit):
            board.nav.select_refs(copies)

    def set_status(self, status: Status) -> None:
        """Say how sure the room is of the selected entries."""
        refs = self.board.selection()
        if refs:
            self._do(SetStatus(refs, status))

    def turn_into(self, element: Element) -> None:
        """Turn the selected entries into another element."""
        self.board.typing.commit()
        refs = self.board.selection()
        if refs and self._do(ConvertEntries(refs, element)):
            self.board.nav.select_refs(tuple(EntryRef(ref.stage, element, ref.id) for ref in refs))

    def park_selected(self) -> None:
        """Put the selected entries in the parking lot."""
        refs = self.board.selection()
        place = self._place(refs)
        if place is not None and self._do(ParkEntries(refs, self.board.bridge.session.new_seed())):
            self.board.nav.go_to_cell(*place)

    def toggle_deliberately_empty(self) -> None:
        """Say that the cell under the cursor is empty on purpose, or no longer."""
        key = self._cell()
        stage = self.board.bridge.blueprint.stage(key[0]) if key else None
        if key is not None and stage is not None:
            self._do(SetDeliberatelyEmpty(key[0], key[1], key[1] not in stage.deliberately_empty))

    def select_all_in_cell(self) -> None:
        """Select every entry of the cell under the cursor."""
        key = self._cell()
        if key is not None:
            self.board.rows.expand(key)
            model = self.board.pool.model(key)
            refs = tuple(EntryRef(*key, entry.id) for entry in model.cell)
            self.board.nav.select_refs(refs)

    # Clipboard; pasting is `gui.pasting`

    def copy(self) -> None:
        """Copy the selected entries: whole for a board, as text and table for other programs."""
        from blueprint_editor.core.copies import copies_of
        from blueprint_editor.gui import clipboard
        from blueprint_editor.workflows.clipboard import flavours_of

        board, refs = self.board, self.board.selection()
        copies = copies_of(board.bridge.blueprint, refs)
        if copies.count:
            first = min(board.matrix.index[ref.stage] for ref in refs)
            titles = {element.value: element_title(element, board.language) for element in copies.elements}
            clipboard.put(flavours_of(board.bridge.blueprint, copies, first, titles))

    def cut(self) -> None:
        """Copy, then delete."""
        if self.board.selection():
            self.copy()
            self.delete_selected()
