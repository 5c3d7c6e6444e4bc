"""The board: one canvas that scrolls, cells on it, stages above and rows at the left.

The order of an edit: take the scroll anchor, measure the changed cells, update their models, and
only when a row's height changed place everything again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from blueprint_editor.core.compare import Changes
from blueprint_editor.core.model import EntryRef, Status
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.bridge import Bridge
from blueprint_editor.gui.guard import guarded
from blueprint_editor.paint.card import Cards
from blueprint_editor.paint.look import MAX_ZOOM, MIN_ZOOM, Look, Measures, Scale
from blueprint_editor.paint.matrix import CellKey, Matrix
from blueprint_editor.wording import say

from .canvas import Canvas
from .chosen import Chosen
from .delegate import CellDelegate
from .frame import Frame
from .late_parts import LateParts
from .navigator import Navigator
from .pool import CellPool
from .rows import BoardRows
from .strips import Corner, HeaderStrip, LabelStrip
from .typed import Typing
from .zooming import Held

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QWheelEvent

    from blueprint_editor.core.edits import AnyEdit

_GESTURES = {QEvent.Type.NativeGesture, QEvent.Type.Gesture}


@guarded
class BoardView(LateParts):
    """Shows one blueprint and lets it be edited with the hands."""

    cursor_moved = Signal(object)
    """The `Cursor` moved."""
    selection_changed = Signal()
    view_changed = Signal()
    """Another step is open, or other statuses stand out."""
    inspect_requested = Signal()
    paste_requested = Signal(object)
    """A list (`QMimeData`) is to be pasted where one types."""
    dropped = Signal(object, object, int)
    """Text came from elsewhere: the data, the `CellKey` they were dropped on, and the place in it."""
    menu_requested = Signal(QPoint)
    """A menu for what is under the cursor is asked for at a global point."""

    def __init__(self, bridge: Bridge, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.appearance = appearance
        self._zoom = 1.0
        self.statuses = frozenset(Status)
        """The statuses that stand out; the cards of the others are muted."""
        self._scale: Scale | None = None
        self.base_zoom: float | None = None
        """What 100 % is in a scale of its own; none in that of the window."""
        self.found: frozenset[str] | None = None
        """The ids of the entries that were looked for and found; the cards of the others are muted."""
        self._tell_selection = QTimer(self, singleShot=True)
        self._tell_selection.timeout.connect(self.selection_changed)
        # One of ours: when PySide first meets a widget that Python did not make, it readies every
        # widget class there is, 16 ms of the start.
        self.setViewport(QWidget())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._dress()
        self.canvas = Canvas(self)
        self.delegate = CellDelegate(self)
        self.typing = Typing(self)
        self.rows = BoardRows(self)
        self.nav = Navigator(self)
        self.pool = CellPool(self)
        self.chosen = Chosen(self)
        self.headers = HeaderStrip(self)
        self.labels = LabelStrip(self)
        self.corner = Corner(self)
        self.frame = Frame(self)
        self.corner.lower()  # as it is read: the corner, the strips, then what scrolls
        self.viewport().raise_()
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.horizontalScrollBar().setSingleStep(40)
        self.verticalScrollBar().setSingleStep(40)
        bridge.changed.connect(self._on_changed)
        appearance.changed.connect(self.redress)
        self.matrix.set_blueprint(bridge.blueprint)
        self._take_stages()

    # Looks

    def _dress(self) -> None:
        appearance = self.appearance
        self.look: Look = appearance.look
        self.language = appearance.language
        family, zoom = appearance.family or self.font().family(), self._zoom * (self.base_zoom or 1.0)
        self.measures = Measures(family, zoom, self._scale or appearance.scale)
        self.cards = Cards(self.look, self.measures, self.language)
        old = getattr(self, "matrix", None)
        self.matrix = Matrix(self.measures, self.cards.height)
        if old is not None:
            self.matrix.folded, self.matrix.open_row = old.folded, old.open_row
            self.matrix.expanded = old.expanded

    def redress(self) -> None:
        """Take another theme, font, language or zoom."""
        self.typing.commit()
        self._dress()
        self.matrix.set_blueprint(self.bridge.blueprint)
        self._take_stages()
        self.pool.rebind_names()

    @property
    def zoom(self) -> float:
        """The zoom; 1 is 100 %."""
        return self._zoom

    def set_zoom(self, zoom: float, at: QPoint | None = None) -> None:
        """Show everything larger or smaller, from 50 to 300 %; what is at a point of the viewport stays there."""
        zoom = min(MAX_ZOOM, max(MIN_ZOOM, zoom))
        if zoom != self._zoom:
            held = Held(self, at or QPoint())
            self._zoom = zoom
            self.redress()
            held.put_back()
            self.view_changed.emit()

    def set_statuses(self, statuses: frozenset[Status]) -> None:
        """Let the cards of these statuses stand out, and mute the others."""
        self.statuses = statuses
        for view in self.pool.live.values():
            view.viewport().update()
        self.view_changed.emit()

    def set_scale(self, scale: Scale | None, base_zoom: float | None = None, zoom: float = 1.0) -> None:
        """Take a scale of its own, whose 100 % is `base_zoom`, or none: then it has that of the window's density."""
        self._scale, self.base_zoom, self._zoom = scale, base_zoom, zoom
        self.redress()

    def show_found(self, entries: frozenset[str] | None) -> None:
        """Let the cards of these entries stand out, and mute the others; all again for none."""
        self.found = entries
        for view in self.pool.live.values():
            view.viewport().update()

    # Layout

    @property
    def scroll_x(self) -> int:
        """The left edge of what is in sight, in board coordinates."""
        return self.horizontalScrollBar().value()

    @property
    def scroll_y(self) -> int:
        """The top edge of what is in sight, in board coordinates."""
        return self.verticalScrollBar().value()

    def _take_stages(self) -> None:
        """Stages came, went, moved or changed their kind: columns, headers and cells again."""
        self.matrix.fit(self._room(), tight=self.frame.tail > 0)
        self.pool.forget_stages()
        self.pool.relayout_views()
        self.frame.rebuild()
        self.rows.count_entries()
        self.relayout()
        self.setAccessibleName(say("board.name", self.language))

    def take_columns(self) -> None:
        """What stands over or beside the stages takes another room."""
        self.anchored(self._take_stages)

    def _room(self) -> int:
        bar = self.verticalScrollBar().sizeHint().width()
        return self.width() - self.measures.label_width - bar - self.measures.joint - self.frame.tail

    def relayout(self, top: int = 0) -> None:
        """Place everything again, below `top` in board coordinates; the scroll place stays as far as it can."""
        size = self.viewport().size()
        if self.matrix.fill(size.height() - self.measures.entry_line if self._scale is not None else 0):
            top = 0
        height = max(self.matrix.height + self.measures.entry_line, self.canvas.invite())
        width = self.matrix.width + self.measures.joint + self.frame.tail
        self.horizontalScrollBar().setRange(0, max(0, width - size.width()))
        self.horizontalScrollBar().setPageStep(size.width())
        self.verticalScrollBar().setRange(0, max(0, height - size.height()))
        self.verticalScrollBar().setPageStep(size.height())
        self.canvas.setGeometry(
            -self.scroll_x,
            -self.scroll_y,
            max(width, size.width()),
            max(height, size.height()),
        )
        self.frame.follow_sideways()
        self.canvas.update(0, top, self.canvas.width(), self.canvas.height() - top)
        self.pool.place(force=True)
        self.labels.place()
        self.typing.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.matrix.fit(self._room(), tight=self.frame.tail > 0):
            self.frame.rebuild()
            self.pool.relayout_views()
        else:
            self.frame.place()
        self.relayout()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move the canvas first, then bind: so Qt can copy what stays in sight."""
        self.canvas.move(-self.scroll_x, -self.scroll_y)
        if dx:
            self.frame.follow_sideways()
        if dy:
            self.labels.place()
        self.pool.place()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zooming.wheel(event)
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in _GESTURES and self.zooming.gesture(event):
            event.accept()
            return True
        return super().viewportEvent(event)

    def _anchor(self) -> tuple[int, int]:
        """Which row is at the top edge, and how far it is scrolled."""
        row = self.matrix.row_at(self.scroll_y)
        return row, self.scroll_y - self.matrix.ys[row]

    def _restore(self, anchor: tuple[int, int]) -> None:
        row, offset = anchor
        self.verticalScrollBar().setValue(self.matrix.ys[row] + min(offset, self.matrix.row_height(row)))

    def anchored(self, change: Callable[[], None]) -> None:
        """Change heights, place everything, and keep the row at the top edge where it is."""
        anchor = self._anchor()
        change()
        self.relayout()
        self._restore(anchor)

    # Edits

    def _on_changed(self, changes: Changes) -> None:
        self.typing.thrown.forget()
        selected, cursor = self.chosen.refs(), self.nav.cursor
        if changes.order or changes.headers:
            self.anchored(lambda: self._stages_changed(changes))
            self.nav.forget_missing()
        elif changes.cells:
            self._cells_changed(changes.cells)
        self.chosen.keep(selected, changes)
        self.nav.stay(cursor)
        if changes.details:
            self.frame.take(changes)

    def _cells_changed(self, keys: frozenset[CellKey]) -> None:
        anchor, before = self._anchor(), self.matrix.stages
        self.matrix.stages = self.bridge.blueprint.stages
        grew = self.matrix.measure(keys)
        self.pool.update(keys)
        if grew:
            self.relayout(self.matrix.changed_below)
            self._restore(anchor)
        self.pool.touch(keys)
        self.rows.recount(before, keys)

    def _stages_changed(self, changes: Changes) -> None:
        self.matrix.set_blueprint(self.bridge.blueprint)
        self.matrix.measure(changes.cells)
        self._take_stages()
        self.pool.update(changes.cells)
        self.pool.rename()

    def set_extra(self, key: CellKey, extra: int) -> None:
        """Give a cell room for the line that is typed in."""
        if self.matrix.extra.get(key, 0) != extra:
            self.matrix.extra[key] = extra
            if not extra:
                del self.matrix.extra[key]
        view = self.pool.live.get(key)
        if view is not None:
            view.doItemsLayout()
        if self.matrix.measure((key,)):
            self.relayout(self.matrix.changed_below)

    def selection_was_changed(self) -> None:
        """Tell it once, however many entries it was."""
        self._tell_selection.start()

    # What the window asks

    def selection(self) -> tuple[EntryRef, ...]:
        """The selected entries, in the order of the board."""
        return self.chosen.refs()

    def commit(self) -> None:
        """Keep what is being typed."""
        self.typing.commit()
        self.frame.commit()

    def pending_edit(self, seed: str) -> AnyEdit | None:
        """The edit that what is typed would be now, or none; `seed` gives a new entry its id."""
        return self.typing.pending(seed) or self.frame.pending(seed)

    def typing_in(self, key: CellKey) -> bool:
        """Whether a line is open in a cell."""
        return self.typing.target is not None and self.typing.target.key == key
