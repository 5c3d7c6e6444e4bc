"""The deeds of the menus and keys on the board: each is one edit on what is selected or under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint_editor.core.edits import (
    AddStage,
    AnyEdit,
    DeleteEntries,
    DeleteStage,
    DuplicateEntries,
    DuplicateStage,
    MergeStage,
    MoveEntries,
    MoveStage,
    ParkEntries,
    SetDeliberatelyEmpty,
    SetStatus,
)
from blueprint_editor.core.ids import STAGE
from blueprint_editor.core.model import (
    Element,
    EntryRef,
    Kind,
    Stage,
    Status,
)
from blueprint_editor.paint.matrix import CellKey
from blueprint_editor.wording import element_title, say

if TYPE_CHECKING:
    from .view import BoardView


class BoardDeeds:
    """What the hands can do on a board."""

    def __init__(self, board: BoardView) -> None:
        self.board = board

    def _do(self, edit: AnyEdit) -> bool:
        return self.board.bridge.do(edit)

    def _cell(self) -> CellKey | None:
        """The cell under the cursor, or none."""
        cursor = self.board.nav.cursor
        return (cursor.stage, cursor.element) if cursor.stage and cursor.element else None

    def _stage(self) -> str | None:
        """The stage under the cursor, or none."""
        return self.board.nav.cursor.stage

    # Entries

    def add_entry(self) -> None:
        """Begin a new entry below the cursor, or at the end of the first cell."""
        self.board.typing.commit()
        key, stages = self._cell(), self.board.matrix.stages
        if key is None and stages:
            key = (self._stage() or stages[0].id, self.board.matrix.open_row or Element.TRIGGER)
        if key is not None:
            view = self.board.pool.view(key)
            self.board.typing.begin_draft(key, self.board.keys.below(view) if view.hasFocus() else None)

    def edit_entry(self) -> None:
        """Edit the entry or rename the stage under the cursor."""
        cursor = self.board.nav.cursor
        if cursor.stage and cursor.element and cursor.entry:
            self.board.typing.begin_edit((cursor.stage, cursor.element), cursor.entry)
        elif cursor.stage and cursor.element is None:
            self.rename_stage()

    def delete_selected(self) -> None:
        """Delete the selected entries, or the stage whose header has the focus."""
        if self.board.headers.focused():
            self.delete_stage()
            return
        refs = self.board.selection()
        if not refs:
            return
        key = (refs[-1].stage, refs[-1].element)
        row = self.board.pool.model(key).row_of(refs[0].id) or 0
        if self._do(DeleteEntries(refs)):
            self.board.nav.go_to_cell(*key, row)

    def move_selected(self, dx: int, dy: int) -> None:
        """Move the selected entries a place up or down, or a stage left or right."""
        if self.board.headers.focused():
            if dx:
                self.move_stage(dx)
            return
        refs = self.board.selection()
        if not refs:
            return
        edit = self._vertical(refs, dy) if dy else self._sideways(refs, dx)
        if edit is not None and self._do(edit):
            self.board.nav.select_refs(tuple(EntryRef(edit.stage, edit.element, ref.id) for ref in refs))

    def _vertical(self, refs: tuple[EntryRef, ...], dy: int) -> MoveEntries | None:
        """Within the cell; past its end nothing happens, so that an entry never turns into another by accident."""
        stage, element = refs[0].stage, refs[0].element
        if any((ref.stage, ref.element) != (stage, element) for ref in refs):
            return None
        ids = [entry.id for entry in self.board.pool.model((stage, element)).cell]
        places = [ids.index(ref.id) for ref in refs]
        index = min(places) - 1 if dy < 0 else max(places) + 2
        return MoveEntries(refs, stage, element, index) if 0 <= index <= len(ids) else None

    def _sideways(self, refs: tuple[EntryRef, ...], dx: int) -> MoveEntries | None:
        """To the stage next door, at the same height."""
        stages, element = self.board.matrix.stages, refs[0].element
        column = self.board.matrix.index[refs[0].stage] + dx
        if not 0 <= column < len(stages) or any(ref.element is not element for ref in refs):
            return None
        row = self.board.pool.model((refs[0].stage, element)).row_of(refs[0].id) or 0
        return MoveEntries(refs, stages[column].id, element, min(row, len(stages[column].cell(element))))

    def duplicate_selected(self, to_next_stage: bool = False) -> None:
        """Duplicate the selected entries below themselves or into the next stage, or a stage."""
        if self.board.headers.focused():
            self.duplicate_stage()
            return
        refs = self.board.selection()
        if not refs:
            return
        target = None
        if to_next_stage:
            column = self.board.matrix.index[refs[-1].stage] + 1
            if column >= len(self.board.matrix.stages):
                return
            target = self.board.matrix.stages[column].id
        self._do(DuplicateEntries(refs, target, self.board.bridge.session.new_seed()))

    def confirm_selected(self) -> None:
        """Confirm the selected examples and assumptions."""
        refs = self.board.selection()
        if refs:
            self._do(SetStatus(refs, Status.CONFIRMED))

    def park_selected(self) -> None:
        """Put the selected entries in the parking lot."""
        refs = self.board.selection()
        if refs and self._do(ParkEntries(refs, self.board.bridge.session.new_seed())):
            self.board.nav.go_to_cell(refs[0].stage, refs[0].element, 0)

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

    # Stages

    def add_stage(self, after: bool = True) -> None:
        """Insert an open stage beside the one under the cursor and ask its name; open stages stay together."""
        board = self.board
        board.typing.commit()
        stages = board.matrix.stages
        first_closed = next((n for n, stage in enumerate(stages) if stage.kind is not Kind.OPEN), len(stages))
        current = self._stage()
        here = board.matrix.index.get(current, first_closed - 1) if current else first_closed - 1
        index = max(0, min(here + (1 if after else 0), first_closed))
        stage = Stage(board.bridge.session.new_id(STAGE), say("board.new_stage", board.language))
        if self._do(AddStage(stage, index)):
            board.headers.focus(stage.id)
            board.typing.begin_name(stage.id)

    def rename_stage(self) -> None:
        """Type another name for the stage under the cursor."""
        stage = self._stage()
        if stage:
            self.board.nav.reveal_column(self.board.matrix.index[stage])
            self.board.typing.begin_name(stage)

    def delete_stage(self) -> None:
        """Delete the stage under the cursor with all that is in it."""
        stage = self._stage()
        if stage is None:
            return
        column = self.board.matrix.index[stage]
        if self._do(DeleteStage(stage)) and self.board.matrix.stages:
            self.board.headers.focus(self.board.matrix.stages[min(column, len(self.board.matrix.stages) - 1)].id)

    def duplicate_stage(self) -> None:
        """Duplicate the stage under the cursor with all that is in it."""
        stage = self._stage()
        if stage:
            self._do(DuplicateStage(stage, self.board.bridge.session.new_seed()))

    def merge_stage(self) -> None:
        """Merge the stage under the cursor with the next one."""
        stage = self._stage()
        if stage:
            self._do(MergeStage(stage))

    def move_stage(self, dx: int) -> None:
        """Move the stage under the cursor one place left or right."""
        stage = self._stage()
        if stage is None:
            return
        index = self.board.matrix.index[stage] + (2 if dx > 0 else -1)
        if 0 <= index <= len(self.board.matrix.stages) and self._do(MoveStage(stage, index)):
            self.board.headers.focus(stage)
