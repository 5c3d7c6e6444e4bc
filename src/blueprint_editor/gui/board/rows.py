"""Folding rows, opening one step, and showing all entries of a cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from blueprint_editor.core.model import ELEMENTS, Element, EntryRef, Stage
from blueprint_editor.method.steps import STAGES_STEP, element_of_step
from blueprint_editor.paint.labels import row_name
from blueprint_editor.paint.matrix import CellKey
from blueprint_editor.wording import say

if TYPE_CHECKING:
    from .view import BoardView


class Arrangement(msgspec.Struct, frozen=True):
    """Which step is open, which rows are folded, and which cells show all their entries."""

    step: int | None
    folded: frozenset[Element]
    expanded: frozenset[CellKey]


class BoardRows:
    """Which rows show their cards, and how many."""

    def __init__(self, board: BoardView) -> None:
        self.board = board
        self.step: int | None = None
        """The number of the step that is open, or none when all rows are."""
        self._counts: dict[Element, int] = dict.fromkeys(ELEMENTS, 0)

    def count_entries(self) -> None:
        """Count the entries of each row again, and show the counts."""
        stages = self.board.matrix.stages
        self._show({element: sum(len(stage.cell(element)) for stage in stages) for element in ELEMENTS})

    def recount(self, before: tuple[Stage, ...], keys: Iterable[CellKey]) -> None:
        """Show the counts after changed cells, the same stages being where they were `before`."""
        stages, counts = self.board.matrix.stages, dict(self._counts)
        for stage, element in keys:
            column = self.board.matrix.index[stage]
            counts[element] += len(stages[column].cell(element)) - len(before[column].cell(element))
        if counts != self._counts:
            self._show(counts)

    def _show(self, counts: dict[Element, int]) -> None:
        self._counts = counts
        for label in self.board.labels.items.values():
            label.update()
        self.board.labels.rename()

    def count(self, element: Element) -> int:
        """How many entries a row holds."""
        return self._counts[element]

    def toggle(self, element: Element) -> None:
        """Fold a row to its counts, or unfold it."""
        self.board.typing.commit()
        with self.board.motion.folding():
            self.board.anchored(lambda: self._set_folded(self.board.matrix.folded ^ {element}))
        from blueprint_editor.gui.spoken import tell_after  # not for the first picture

        state = say("board.folded" if element in self.board.matrix.folded else "heard.unfolded", self.board.language)
        tell_after(self.board, f"{row_name(element, self.board.language)}: {state}")

    def fold_current(self) -> None:
        """Fold or unfold the row under the cursor."""
        label = self.board.labels.focused()
        element = label.element if label else self.board.nav.cursor.element
        if element is not None:
            self.toggle(element)
            if label is None:
                self.board.labels.focus(element)

    def unfold(self, element: Element) -> None:
        """Show a row's cards."""
        if element in self.board.matrix.folded:
            self.toggle(element)

    def show_step(self, element: Element | None) -> None:
        """Open one row, with all its cards, and fold the others; none shows all rows."""
        board = self.board
        board.typing.commit()
        stage = board.nav.cursor.stage  # a cell that folds away hands the focus to whatever comes next
        with board.motion.folding():
            board.anchored(lambda: self._set_step(None if element is None else element.step))
            if element is not None and board.matrix.stages:
                board.nav.go_to_cell(stage or board.matrix.stages[0].id, element, 0)
        board.view_changed.emit()
        self._tell_step()

    def show_stages(self) -> None:
        """Open the first step: all rows folded, and the cursor on a stage."""
        board = self.board
        board.typing.commit()
        stage = board.nav.cursor.stage or (board.matrix.stages[0].id if board.matrix.stages else None)
        if stage is not None:
            board.headers.focus(stage)  # before its cell folds away under the keyboard
        with board.motion.folding():
            board.anchored(lambda: self._set_step(STAGES_STEP))
        board.view_changed.emit()
        self._tell_step()

    def _tell_step(self) -> None:
        """Say which step is open, and what it asks; the other rows are folded now."""
        from blueprint_editor.gui.spoken import tell_after  # not for the first picture
        from blueprint_editor.gui.steps.painting import step_question

        language, step = self.board.language, self.step
        if step is None:
            tell_after(self.board, say("heard.all_rows", language))
        else:
            asked = step_question(step, language)
            tell_after(self.board, say("steps.bar.question", language, number=step, question=asked))

    def _set_step(self, step: int | None) -> None:
        matrix, self.step = self.board.matrix, step
        matrix.open_row = None if step is None else element_of_step(step)
        self._set_folded({other for other in ELEMENTS if step is not None and other is not matrix.open_row})
        self._take_rows()

    def _take_rows(self) -> None:
        self.board.matrix.measure_all()
        self.board.pool.sync_expanded()
        self.board.pool.relayout_views()

    def arrangement(self) -> Arrangement:
        """How the rows are now."""
        matrix = self.board.matrix
        return Arrangement(self.step, frozenset(matrix.folded), frozenset(matrix.expanded))

    def arrange(self, rows: Arrangement) -> None:
        """Have the rows as they once were."""
        matrix, self.step = self.board.matrix, rows.step
        matrix.open_row = None if rows.step is None else element_of_step(rows.step)
        matrix.expanded = set(rows.expanded)
        self._set_folded(set(rows.folded))
        self._take_rows()
        self.board.relayout()
        self.board.view_changed.emit()

    def _set_folded(self, folded: set[Element]) -> None:
        self._leave_row(folded)
        self.board.matrix.folded = folded
        self.board.matrix.place_rows(())
        self.board.labels.rename()

    def _leave_row(self, folded: set[Element]) -> None:
        """A cell that folds away would hand the keyboard from one to the next, and each would be read out."""
        element, view = self.board.nav.cursor.element, self.board.window().focusWidget()
        if element in folded and view is not None and self.board.canvas.isAncestorOf(view):
            self.board.labels.focus(element)

    def show_entries(self, refs: Iterable[EntryRef]) -> None:
        """Show all of each cell in which one of these is behind "+ n more"."""
        for ref in refs:
            model = self.board.pool.model((ref.stage, ref.element))
            if model.hidden_count and model.row_of(ref.id) is None:
                self.expand(model.key)

    def expand(self, key: CellKey) -> None:
        """Show all entries of a cell."""
        board = self.board
        if board.pool.model(key).hidden_count:
            board.matrix.expanded.add(key)
            board.pool.model(key).set_expanded(True)
            if board.matrix.measure((key,)):
                board.relayout()
