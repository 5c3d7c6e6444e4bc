"""The deeds of the menus and keys on stages: each is one edit on the stage under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint_editor.core.edits import AddStage, DeleteStage, DuplicateStage, MergeStage, MoveStage
from blueprint_editor.core.ids import STAGE, derived_id
from blueprint_editor.core.model import Kind, Stage
from blueprint_editor.wording import say

if TYPE_CHECKING:
    from .view import BoardView


class StageDeeds:
    """What the hands can do with the stages of a board."""

    def __init__(self, board: BoardView) -> None:
        self.board = board

    def _stage(self) -> str | None:
        """The stage under the cursor, or none."""
        return self.board.nav.cursor.stage

    def add(self, after: bool = True) -> None:
        """Insert an open stage beside the one under the cursor and ask its name; open stages stay together."""
        board = self.board
        board.typing.commit()
        stages = board.matrix.stages
        first_closed = next((n for n, stage in enumerate(stages) if stage.kind is not Kind.OPEN), len(stages))
        current = self._stage()
        here = board.matrix.index.get(current, first_closed - 1) if current else first_closed - 1
        index = max(0, min(here + (1 if after else 0), first_closed))
        stage = Stage(board.bridge.session.new_id(STAGE), say("board.new_stage", board.language))
        if self.board.bridge.do(AddStage(stage, index)):
            board.headers.focus(stage.id)
            board.typing.begin_name(stage.id)

    def rename(self) -> None:
        """Type another name for the stage under the cursor."""
        stage = self._stage()
        if stage:
            self.board.nav.reveal_column(self.board.matrix.index[stage])
            self.board.typing.begin_name(stage)

    def delete(self) -> None:
        """Delete the stage under the cursor with all that is in it."""
        stage = self._stage()
        if stage is None:
            return
        column = self.board.matrix.index[stage]
        if self.board.bridge.do(DeleteStage(stage)) and self.board.matrix.stages:
            self.board.headers.focus(self.board.matrix.stages[min(column, len(self.board.matrix.stages) - 1)].id)

    def duplicate(self) -> None:
        """Duplicate the stage under the cursor with all that is in it."""
        stage, seed = self._stage(), self.board.bridge.session.new_seed()
        if stage and self.board.bridge.do(DuplicateStage(stage, seed)):
            self.board.headers.focus(derived_id(STAGE, seed, stage))

    def merge(self) -> None:
        """Merge the stage under the cursor with the next one."""
        stage = self._stage()
        if stage:
            self.board.bridge.do(MergeStage(stage))

    def move(self, dx: int) -> None:
        """Move the stage under the cursor one place left or right."""
        stage = self._stage()
        if stage is None:
            return
        index = self.board.matrix.index[stage] + (2 if dx > 0 else -1)
        if 0 <= index <= len(self.board.matrix.stages) and self.board.bridge.do(MoveStage(stage, index)):
            self.board.nav.reveal_column(self.board.matrix.index[stage])
