"""Move to…: asks at the cursor which cell of the board entries go to, and takes them there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize

from blueprint_editor.core.edits import MoveEntries
from blueprint_editor.core.model import EntryRef
from blueprint_editor.wording import say, what

from .becoming import becoming
from .place_list import PlaceList
from .places import Place, places_for

if TYPE_CHECKING:
    from .view import BoardView


class Mover:
    """Asks where entries go, and takes them there."""

    def __init__(self, board: BoardView) -> None:
        self.board = board
        self.list: PlaceList | None = None
        self._refs: tuple[EntryRef, ...] = ()

    def ask(self) -> None:
        """Show the list at the cursor; Enter moves what is selected, Esc leaves it."""
        board, refs = self.board, self.board.selection()
        self.leave()
        if not refs:
            return
        self._refs = refs
        elements = {ref.element for ref in refs}
        element = next(iter(elements)).value if len(elements) == 1 else ""
        title = say("hands.move_to", board.language, what=what({"n": len(refs), "element": element}, board.language))
        places = places_for(board.matrix.stages, refs)
        self.list = PlaceList(board, board.appearance, title, places, lambda to: becoming(board, refs, to))
        self.list.go_to(self._nearest(places))
        self.list.chosen.connect(self._move)
        self.list.left.connect(self.leave)
        self.list.open_at(self._cursor_rect())

    def leave(self) -> None:
        """Close the list; the board has the keyboard again."""
        shown, self.list = self.list, None
        if shown is not None:
            shown.blockSignals(True)
            if shown.line.hasFocus():
                self.board.nav.refocus()  # before it hides, or the keyboard goes to whatever comes next
            shown.hide()
            shown.deleteLater()

    def _nearest(self, places: list[Place]) -> int:
        """Without a filter the next stage is the likeliest."""
        last = max(self.board.matrix.index[ref.stage] for ref in self._refs) + 1
        elements = {ref.element for ref in self._refs}
        return next((n for n, place in enumerate(places) if place.number > last and place.element in elements), 0)

    def _move(self, place: Place) -> None:
        refs = self._refs
        self.leave()
        stage = self.board.bridge.blueprint.stage(place.stage)  # gone, when it was taken back while the list was open
        end = len(stage.cell(place.element)) if stage is not None else 0
        if self.board.bridge.do(MoveEntries(refs, place.stage, place.element, end)):
            self.board.nav.select_refs(tuple(EntryRef(place.stage, place.element, ref.id) for ref in refs))

    def _cursor_rect(self) -> QRect:
        """The card under the cursor, in the board's coordinates."""
        at = self.board.nav.cursor
        view = self.board.pool.live.get((at.stage, at.element)) if at.stage and at.element else None
        if view is None:
            return QRect(self.board.rect().center(), QSize(1, 1))
        card = view.visualRect(view.currentIndex())
        return QRect(view.viewport().mapTo(self.board, card.topLeft()), card.size())
