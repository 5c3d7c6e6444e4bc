"""Dragging: while hovering the very edit is asked that a drop would do, and the pointer says what comes of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QDrag
from PySide6.QtWidgets import QWidget

from blueprint_editor.core.edits import (
    AddEntries,
    AnyEdit,
    DuplicateEntries,
    DuplicateStage,
    MoveEntries,
    MoveStage,
    Unpark,
    unparked_id,
)
from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.model import Element, EntryRef
from blueprint_editor.paint.matrix import CellKey
from blueprint_editor.wording import element_name, refusal_sentence, say

from .becoming import becoming, words_of_becoming
from .drag_looks import Tip, picture, see_through
from .edges import EdgeScroll
from .loads import Load, describe_entries, describe_stage, documents_of, load_of

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragMoveEvent, QDropEvent, QPixmap

    from .cell import CellView
    from .view import BoardView

_COPY, _MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


class _Place(NamedTuple):
    """Where something would land: a cell, and a place among its entries."""

    key: CellKey
    position: int


class Drags:
    """One drag at a time on one board."""

    def __init__(self, board: BoardView) -> None:
        self.board = board
        self._tip = Tip(board)
        self._edges = EdgeScroll(board, self._follow)
        self._marked: CellView | None = None
        self._hovering: tuple[Load, bool] | None = None
        """What was over the cells last, and whether it would be a copy."""
        self._shown: tuple[QPixmap, QPoint] | None = None
        """The cards at the pointer, and where it holds them, while they are this board's."""

    # Starting

    def start(self, view: CellView) -> None:
        """Drag the selected entries; returns when they are dropped or the drag is cancelled."""
        refs = self.board.selection()
        if refs:
            self._shown = shown, hot = picture(view, len(refs))
            self._run(view, describe_entries(self.board.bridge.blueprint, refs), shown, hot)
            self._shown = None
            for other in self.board.pool.live.values():
                other.point_at(-1)  # the drag swallowed the pointer's leaving

    def start_stage(self, header: QWidget, stage_id: str, hot: QPoint) -> None:
        """Drag a stage by its header, likewise."""
        self._run(header, describe_stage(self.board.bridge.blueprint, stage_id), see_through(header.grab()), hot)

    def _run(self, source: QWidget, data: QMimeData, shown: QPixmap, hot: QPoint) -> None:
        drag = QDrag(source)
        drag.setMimeData(data)
        drag.setPixmap(shown)
        drag.setHotSpot(hot)
        drag.exec(_COPY | _MOVE, _MOVE)
        self.left()

    # Over cells, and the ground under them

    def over(self, widget: QWidget, event: QDragMoveEvent) -> None:
        """Accept when the drop would be done; otherwise the pointer says why not."""
        at = widget.mapToGlobal(event.position().toPoint())
        place = self._place_at(at)
        load = load_of(event.mimeData(), self.board.bridge.blueprint, place.key[1] if place else None)
        if load.stage:
            self._over_columns(event, at, load)
            return
        copies = event.proposedAction() == _COPY
        self._hovering = (load, copies)
        if place is None or load == Load():
            self._unmark()
            self._tip.hide()
            event.ignore()
            return
        self._edges.near(self.board.viewport().mapFromGlobal(at))
        if self._show(at, place, load, copies):
            event.setDropAction(self._action(load, copies))
            event.accept()
        else:
            event.ignore()

    def entered(self, widget: QWidget, event: QDragMoveEvent) -> None:
        """The pointer came in: it is told of each move, also where nothing can be dropped."""
        self.over(widget, event)
        at = self._place_at(widget.mapToGlobal(event.position().toPoint()))
        element = at.key[1] if at else None
        if load_of(event.mimeData(), self.board.bridge.blueprint, element) != Load():
            event.accept()

    def drop(self, widget: QWidget, event: QDropEvent) -> None:
        """Do the edit that was asked while hovering."""
        at = widget.mapToGlobal(event.position().toPoint())
        place = self._place_at(at)
        load = load_of(event.mimeData(), self.board.bridge.blueprint, place.key[1] if place else None)
        copies = event.proposedAction() == _COPY
        self.left()
        if load.stage:
            self._drop_stage(event, load, self._column_place(at), copies)
            return
        if place is None or load == Load() or self._refusal(load, place, copies) is not None:
            event.ignore()
            return
        event.setDropAction(self._action(load, copies))
        event.accept()
        if load.lines:
            self.board.dropped.emit(event.mimeData(), place.key, place.position)
        else:
            self._do(self._edit(load, place, copies, self.board.bridge.session.new_seed()), place, load, at)

    def _action(self, load: Load, copies: bool) -> Qt.DropAction:
        """What the source hears: that it keeps what it has, or not."""
        return _MOVE if load.parked or (load.refs and not copies) else _COPY

    def _do(self, edit: AnyEdit, place: _Place, load: Load, at: QPoint) -> None:
        refs: tuple[EntryRef, ...]
        if isinstance(edit, DuplicateEntries):
            refs = edit.copies(self.board.bridge.blueprint)
        elif isinstance(edit, AddEntries):
            refs = tuple(EntryRef(*place.key, entry.id) for entry in edit.entries)
        else:
            names = [unparked_id(item, place.key[1]) for item in load.parked] or [ref.id for ref in load.refs]
            refs = tuple(EntryRef(*place.key, name) for name in names)
        if self.board.bridge.do(edit):
            # The source view finishes its drag first, or it would take the selection back.
            QTimer.singleShot(0, self.board, partial(self._settle, refs, self._shown, self.board.mapFromGlobal(at)))

    def _settle(self, refs: tuple[EntryRef, ...], shown: tuple[QPixmap, QPoint] | None, at: QPoint) -> None:
        """Select what was dropped, and let it go to its place."""
        self.board.nav.select_refs(refs)
        if shown is not None and refs:
            self.board.motion.land(shown[0], at - shown[1], refs[0])

    def _edit(self, load: Load, place: _Place, copies: bool, seed: str) -> AnyEdit:
        """The edit for entries, parked points or files."""
        (stage, element), position = place
        if load.files:
            return AddEntries(stage, element, position, documents_of(load.files, self.board.bridge.session))
        if load.parked:
            return Unpark(tuple(item.id for item in load.parked), stage, element, position)
        if copies:
            return DuplicateEntries(load.refs, stage, seed, element, position)
        return MoveEntries(load.refs, stage, element, position)

    def _refusal(self, load: Load, place: _Place, copies: bool) -> str | None:
        """Why it cannot be dropped here, in the words that a deed would be refused with; none when it can."""
        board = self.board
        if load.files and place.key[1] is not Element.DOCUMENT:
            return say("hands.files_elsewhere", board.language)
        if board.bridge.session.read_only:
            return refusal_sentence(Refusal(Code.READ_ONLY), board.language)
        if load.lines:
            return None
        outcome = board.bridge.preview(self._edit(load, place, copies, "preview"))
        return refusal_sentence(outcome, board.language) if isinstance(outcome, Refusal) else None

    def _show(self, at: QPoint, place: _Place, load: Load, copies: bool) -> bool:
        """Mark the place and say what would come of it; false when it is refused."""
        refusal = self._refusal(load, place, copies)
        self._tip.tell(refusal or self._words(load, place, copies), self.board.mapFromGlobal(at), refusal is not None)
        view = self.board.pool.live.get(place.key)
        if view is not self._marked or refusal is not None:
            self._unmark()
        if refusal is None:
            self.board.canvas.tint(place.key)
            if view is not None and place.key[1] not in self.board.matrix.folded:
                self._marked = view
                view.show_drop(view.cell_model().row_at(place.position))
        return refusal is None

    def _words(self, load: Load, place: _Place, copies: bool) -> str:
        """What the pointer says of a drop that would be done."""
        language, element = self.board.language, place.key[1]
        if load.files:
            return say("hands.files_become", language, n=len(load.files))
        if load.lines:
            return say(
                "hands.lines_become", language, n=load.lines, element=element_name(element, language, load.lines)
            )
        words = becoming(self.board, load.refs, element) or words_of_becoming(
            (item.entry for item in load.parked if item.entry is not None), element, language
        )
        return ". ".join(filter(None, [say("board.drag.copy", language) if copies else "", words]))

    def _place_at(self, at: QPoint) -> _Place | None:
        """The place under a point of the screen; where a row is folded it is the end of its cell."""
        board = self.board
        key = board.canvas.cell_at(board.canvas.mapFromGlobal(at))
        if key is None:
            return None
        model, view = board.pool.model(key), board.pool.live.get(key)
        if view is None or key[1] in board.matrix.folded:
            return _Place(key, len(model.cell))
        return _Place(key, model.position(view.row_position(view.viewport().mapFromGlobal(at).y())))

    def _follow(self) -> None:
        """The board scrolled under the pointer: another place is there now."""
        at = QCursor.pos()
        place = self._place_at(at)
        if place is not None and self._hovering is not None and self._hovering[0] != Load():
            self._show(at, place, *self._hovering)

    def _unmark(self) -> None:
        self.board.canvas.tint(None)
        if self._marked is not None:
            self._marked.show_drop(None)
            self._marked = None

    def left(self) -> None:
        """The pointer left a place where one can drop, or the drag is over."""
        self._hovering = None
        self._tip.hide()
        self._edges.stop()
        self._unmark()
        self.board.headers.show_drop(None)

    # A stage, over the strip or anywhere below it

    def over_strip(self, strip: QWidget, event: QDragMoveEvent) -> None:
        """Accept a stage when it may go there; otherwise the pointer says why not."""
        load = load_of(event.mimeData(), self.board.bridge.blueprint, None)
        if load.stage:
            self._over_columns(event, strip.mapToGlobal(event.position().toPoint()), load)
        else:
            self._tip.hide()
            event.ignore()

    def drop_on_strip(self, strip: QWidget, event: QDropEvent) -> None:
        """Move or copy the stage."""
        at = strip.mapToGlobal(event.position().toPoint())
        load = load_of(event.mimeData(), self.board.bridge.blueprint, None)
        copies = event.proposedAction() == _COPY
        self.left()
        self._drop_stage(event, load, self._column_place(at), copies)

    def _over_columns(self, event: QDragMoveEvent, at: QPoint, load: Load) -> None:
        copies, place = event.proposedAction() == _COPY, self._column_place(at)
        self._edges.near(self.board.viewport().mapFromGlobal(at), sideways=True)
        outcome = self.board.bridge.preview(self._stage_edit(load.stage, place, copies, "preview"))
        refused = isinstance(outcome, Refusal)
        words = say("board.drag.copy", self.board.language) if copies else ""
        if isinstance(outcome, Refusal):
            words = refusal_sentence(outcome, self.board.language)
        # Below the strip, as the picture at the pointer is as high as a header.
        point = self.board.mapFromGlobal(at)
        self._tip.tell(words, QPoint(point.x(), max(point.y(), self.board.headers.height())), refused)
        self.board.headers.show_drop(None if refused else place)
        event.setDropAction(_COPY if copies else _MOVE)
        event.setAccepted(not refused)

    def _drop_stage(self, event: QDropEvent, load: Load, place: int, copies: bool) -> None:
        seed = self.board.bridge.session.new_seed()
        if load.stage and self.board.bridge.do(self._stage_edit(load.stage, place, copies, seed)):
            event.setDropAction(_COPY if copies else _MOVE)
            event.accept()

    def _stage_edit(self, stage: str, place: int, copies: bool, seed: str) -> MoveStage | DuplicateStage:
        return DuplicateStage(stage, seed, place) if copies else MoveStage(stage, place)

    def _column_place(self, at: QPoint) -> int:
        """Between which stages a point of the screen is."""
        x, matrix = self.board.canvas.mapFromGlobal(at).x(), self.board.matrix
        return sum(x > start + width / 2 for start, width in zip(matrix.xs, matrix.widths, strict=False))
