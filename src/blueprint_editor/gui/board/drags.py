"""Dragging entries and stages: while hovering the very edit is asked that a drop would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCursor, QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from blueprint_editor.core.edits import AnyEdit, MoveEntries, MoveStage, Unpark, unparked_id
from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.model import EntryRef, ParkingItem, find
from blueprint_editor.paint.matrix import CellKey
from blueprint_editor.wording import refusal_sentence, say

from .becoming import becoming
from .edges import EdgeScroll

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QDragMoveEvent, QDropEvent

    from .cell import CellView
    from .view import BoardView

ENTRIES_MIME = "application/x-blueprint-entries"
STAGE_MIME = "application/x-blueprint-stage"


class _DraggedEntries(msgspec.Struct, frozen=True):
    """What travels: which document, and which entries."""

    document: str
    refs: tuple[EntryRef, ...]


def dragged_refs(data: QMimeData, document: str) -> tuple[EntryRef, ...]:
    """The entries of this document that are dragged."""
    if not data.hasFormat(ENTRIES_MIME):
        return ()
    dragged = msgspec.json.decode(data.data(ENTRIES_MIME).data(), type=_DraggedEntries)
    return dragged.refs if dragged.document == document else ()


class Drags:
    """One drag at a time on one board."""

    def __init__(self, board: BoardView) -> None:
        self.board = board
        self._tip = _Tip(board)
        self._edges = EdgeScroll(board)

    # Starting

    def start(self, view: CellView) -> None:
        """Drag the selected entries; returns when they are dropped or the drag is cancelled."""
        refs = self.board.selection()
        if not refs or self.board.bridge.session.read_only:
            return
        drag = QDrag(view)
        drag.setMimeData(self._describe(refs))
        pixmap, hot = self._picture(view, refs)
        drag.setPixmap(see_through(pixmap))
        drag.setHotSpot(hot)
        drag.exec(Qt.DropAction.MoveAction)
        self.finished()

    def _describe(self, refs: tuple[EntryRef, ...]) -> QMimeData:
        data = QMimeData()
        blueprint = self.board.bridge.blueprint
        entries = [entry for ref in refs if (entry := find(blueprint, ref)) is not None]
        data.setData(ENTRIES_MIME, msgspec.json.encode(_DraggedEntries(blueprint.id, refs)))
        data.setText("\n".join(entry.text for entry in entries))
        return data

    def describe_stage(self, data: QMimeData, stage_id: str) -> None:
        """Put a stage into a drag's data."""
        data.setData(STAGE_MIME, f"{self.board.bridge.blueprint.id} {stage_id}".encode())
        stage = self.board.bridge.blueprint.stage(stage_id)
        data.setText(stage.name if stage else "")

    def _picture(self, view: CellView, refs: tuple[EntryRef, ...]) -> tuple[QPixmap, QPoint]:
        """The card under the pointer, with the number of cards when there are several."""
        rect = view.visualRect(view.currentIndex())
        rect.setHeight(rect.height() - self.board.measures.card_gap)
        pixmap = view.viewport().grab(rect)
        if len(refs) > 1:
            self._count(pixmap, len(refs))
        hot = view.viewport().mapFromGlobal(QCursor.pos()) - rect.topLeft()
        return pixmap, hot if QRect(QPoint(), rect.size()).contains(hot) else QPoint(8, 8)

    def _count(self, pixmap: QPixmap, count: int) -> None:
        look, m = self.board.look, self.board.measures
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = say("board.drag.n", self.board.language, n=count)
        painter.setFont(m.tiny)
        width = painter.fontMetrics().horizontalAdvance(words) + m.px(12)
        box = QRect(round(pixmap.width() / pixmap.devicePixelRatio()) - width - 2, 2, width, m.px(18))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.accent)
        painter.drawRoundedRect(box, m.px(9), m.px(9))
        painter.setPen(look.on_accent)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()

    # Entries over cells

    def _refs(self, data: QMimeData) -> tuple[EntryRef, ...]:
        return dragged_refs(data, self.board.bridge.blueprint.id)

    def _edit(self, data: QMimeData, key: CellKey, position: int) -> AnyEdit | None:
        item = self._parked(data)
        if item is not None:
            return Unpark(item.id, key[0], key[1], position)
        refs = self._refs(data)
        return MoveEntries(refs, key[0], key[1], position) if refs else None

    def _parked(self, data: QMimeData) -> ParkingItem | None:
        """The point of the parking lot that is dragged, or none."""
        from blueprint_editor.gui.parking.carry import carried

        blueprint = self.board.bridge.blueprint
        name = carried(data, blueprint.id)
        return next((item for item in blueprint.parking if item.id == name), None) if name else None

    def over_cell(self, widget: QWidget, event: QDragMoveEvent, position: int, key: CellKey | None = None) -> None:
        """Accept when the drop would be done; otherwise the pointer says why not."""
        target = key or self._key_of(widget)
        edit = self._edit(event.mimeData(), target, position)
        self._edges.near(self._on_viewport(widget, event))
        if edit is None:
            event.ignore()
            return
        self._judge(widget, event, edit, becoming(self.board, self._refs(event.mimeData()), target[1]))

    def drop_on_cell(self, widget: QWidget, event: QDropEvent, position: int, key: CellKey | None = None) -> None:
        """Do the edit that was asked while hovering."""
        target = key or self._key_of(widget)
        edit = self._edit(event.mimeData(), target, position)
        self.left()
        if edit is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        names = [ref.id for ref in self._refs(event.mimeData())]
        item = self._parked(event.mimeData())
        names += [unparked_id(item, target[1])] if item is not None else []
        if self.board.bridge.do(edit):
            moved = tuple(EntryRef(target[0], target[1], name) for name in names)
            # The source view finishes its drag first, or it would take the selection back.
            QTimer.singleShot(0, self.board, lambda: self.board.nav.select_refs(moved))

    def _key_of(self, widget: QWidget) -> CellKey:
        from .cell import CellView

        assert isinstance(widget, CellView)
        return widget.key

    # Stages over the strip

    def _stage_edit(self, data: QMimeData, place: int) -> MoveStage | None:
        document, _, stage = bytes(data.data(STAGE_MIME).data()).decode().partition(" ")
        return MoveStage(stage, place) if stage and document == self.board.bridge.blueprint.id else None

    def over_strip(self, strip: QWidget, event: QDragMoveEvent, place: int) -> None:
        """Accept when the stage may go there; otherwise the pointer says why not."""
        edit = self._stage_edit(event.mimeData(), place)
        self._edges.near(self._on_viewport(strip, event), sideways=True)
        if edit is None:
            event.ignore()
        else:
            self._judge(strip, event, edit, "", below=strip.height())

    def drop_on_strip(self, event: QDropEvent, place: int) -> None:
        """Move the stage."""
        edit = self._stage_edit(event.mimeData(), place)
        self.left()
        if edit is not None and self.board.bridge.do(edit):
            event.accept()

    # At the pointer

    def _judge(self, widget: QWidget, event: QDragMoveEvent, edit: AnyEdit, words: str, below: int = 0) -> None:
        """Say what would happen beside the pointer, or so far below it that a picture as high hides none of it."""
        outcome = self.board.bridge.preview(edit)
        point = widget.mapTo(self.board, event.position().toPoint()) + QPoint(0, below)
        if isinstance(outcome, Refusal):
            event.ignore()
            self._tip.tell(refusal_sentence(outcome, self.board.language), point, refused=True)
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self._tip.tell(words, point, refused=False)

    def left(self) -> None:
        """The pointer left a place where one can drop."""
        self._tip.hide()
        self._edges.stop()

    def finished(self) -> None:
        """The drag is over, dropped or not."""
        self.left()
        self.board.canvas.tint(None)
        for view in self.board.pool.live.values():
            view.point_at(-1)  # the drag swallowed the pointer's leaving

    def _on_viewport(self, widget: QWidget, event: QDragMoveEvent) -> QPoint:
        """Where the pointer is on the board, whichever of its parts has the event."""
        return self.board.viewport().mapFromGlobal(widget.mapToGlobal(event.position().toPoint()))


def see_through(pixmap: QPixmap) -> QPixmap:
    """A picture for the pointer through which one sees where it goes."""
    faint = QPixmap(pixmap.size())
    faint.setDevicePixelRatio(pixmap.devicePixelRatio())
    faint.fill(Qt.GlobalColor.transparent)
    painter = QPainter(faint)
    painter.setOpacity(0.8)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return faint


class _Tip(QLabel):
    """What the pointer says during a drag: why not, or what it becomes."""

    def __init__(self, board: BoardView) -> None:
        super().__init__(board)
        self.board = board
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setWordWrap(True)
        self.hide()

    def tell(self, words: str, point: QPoint, refused: bool) -> None:
        """Say something beside a point of the board; nothing hides it."""
        if not words:
            self.hide()
            return
        look = self.board.look
        edge: QColor = look.refuse if refused else look.accent
        self.setStyleSheet(
            f"background: {look.surface.name()}; color: {look.ink.name()}; padding: 6px 8px;"
            f" border: 1px solid {edge.name()}; border-left: 4px solid {edge.name()}; border-radius: 4px;"
        )
        self.setText(words)
        self.setMaximumWidth(300)
        self.adjustSize()
        x = min(point.x() + 16, self.board.width() - self.width() - 4)
        y = min(point.y() + 20, self.board.height() - self.height() - 4)
        self.move(max(4, x), max(4, y))
        self.show()
        self.raise_()
