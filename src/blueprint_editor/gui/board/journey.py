"""The customer's journey above the stages: its phases can be typed, stretched over the stages, moved and deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from blueprint_editor.core.edits import AddPhase, ChangePhase, DeletePhase, MovePhase
from blueprint_editor.core.ids import PHASE, derived_id
from blueprint_editor.core.journey import Span, in_order, is_span, over, span_of
from blueprint_editor.core.model import Phase
from blueprint_editor.gui.guard import guarded
from blueprint_editor.paint.ground import fill
from blueprint_editor.paint.journey import BarState, Journey
from blueprint_editor.wording import say

from .phase import PhaseItem, PhaseLine

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QPoint
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPaintEvent, QWheelEvent

    from .view import BoardView


@guarded
class JourneyStrip(QWidget):
    """The row above the stages; scrolls sideways with them."""

    def __init__(self, board: BoardView) -> None:
        super().__init__(board)
        self.board = board
        self.canvas = _Ground(self)
        self.items: dict[str, PhaseItem] = {}
        self.line: PhaseLine | None = None
        self._typed: tuple[str | None, Span] | None = None
        self._journey: tuple[Phase, ...] | None = None
        self._hint: Span | None = None
        self._paint_anew()

    # Layout

    @property
    def tail(self) -> int:
        """The room right of the stages for phases after them, in pixels."""
        blueprint = self.board.bridge.blueprint
        return self.painter.tail(in_order(blueprint), len(blueprint.stages))

    @property
    def tall(self) -> int:
        """The height of the row in pixels."""
        return self.painter.height

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is on a phase."""
        return self.line is not None or self.focused() is not None

    def is_stale(self) -> bool:
        """Whether the journey became another since it was shown."""
        return self.board.bridge.blueprint.journey is not self._journey

    def _paint_anew(self) -> None:
        board = self.board
        self.painter = Journey(board.look, board.measures, board.language, board.measures.label_width)

    def rebuild(self) -> int:
        """A widget for each phase, in its place; gives the row's height."""
        board, matrix, blueprint = self.board, self.board.matrix, self.board.bridge.blueprint
        self._paint_anew()
        self._journey = blueprint.journey
        self.painter.lay_out(in_order(blueprint), matrix.xs, matrix.widths)
        left = board.measures.label_width
        there = {bar.phase.id for bar in self.painter.bars}
        for gone in [name for name in self.items if name not in there]:
            item = self.items.pop(gone)
            if item.hasFocus():
                self._focus_stage(span_of(item.bar.phase, blueprint.stages).first)
            item.hide()
            item.deleteLater()
        for bar in self.painter.bars:
            item = self.items.get(bar.phase.id) or PhaseItem(self, bar)
            self.items[bar.phase.id] = item
            item.take(bar, bar.rect.translated(left, 0))
            item.setAccessibleName(self._spoken(bar.phase, bar.span))
            item.setToolTip(self._spoken(bar.phase, bar.span))
        self.canvas.resize(left + matrix.width + max(self.tail, board.width()), self.painter.height)
        self.setAccessibleName(say("journey.title", board.language))
        self.canvas.update()
        self._place_line()
        return self.painter.height

    def _spoken(self, phase: Phase, span: Span) -> str:
        stages, language = self.board.matrix.stages, self.board.language
        first = stages[span.first].name if 0 <= span.first < len(stages) else ""
        last = stages[span.last].name if 0 <= span.last < len(stages) else ""
        if first and last:
            key = "journey.over" if first != last else "journey.at"
        else:
            key = "journey.from" if first else "journey.until" if last else "journey.before"
            if span.first >= len(stages):
                key = "journey.after"
        return say(key, language, text=phase.text, first=first, last=last)

    # Cursor

    def focused(self) -> PhaseItem | None:
        """The phase with the keyboard, or none."""
        return next((item for item in self.items.values() if item.hasFocus()), None)

    def focus(self, phase: str) -> None:
        """Put the keyboard on a phase."""
        item = self.items.get(phase)
        if item is not None:
            column = min(max(0, item.bar.span.first), len(self.board.matrix.stages) - 1)
            if column >= 0:
                self.board.nav.reveal_column(column)
            self.board.chosen.clear()
            item.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_over(self, column: int) -> bool:
        """Put the keyboard on the phase over a stage; false when there is none."""
        for bar in self.painter.bars:
            if bar.span.first <= column <= bar.span.last:
                self.focus(bar.phase.id)
                return True
        return False

    def step(self, item: PhaseItem, by: int) -> None:
        """Put the keyboard on the next or previous phase."""
        order = sorted(self.painter.bars, key=lambda bar: (bar.span, bar.rect.y()))
        names = [bar.phase.id for bar in order]
        at = names.index(item.bar.phase.id) + by
        if 0 <= at < len(names):
            self.focus(names[at])

    def leave_down(self, item: PhaseItem) -> None:
        """Put the keyboard on the first stage under a phase."""
        self._focus_stage(item.bar.span.first)

    def _focus_stage(self, column: int) -> None:
        stages = self.board.matrix.stages
        if stages:
            self.board.headers.focus(stages[min(max(0, column), len(stages) - 1)].id)

    # Deeds

    def place_phase(self, phase: Phase, span: Span) -> None:
        """Let a phase span other columns."""
        stages = self.board.bridge.blueprint.stages
        if span != span_of(phase, stages) and is_span(span, len(stages)):
            put = over(phase, span, stages)
            self.board.bridge.do(ChangePhase(phase.id, first=put.first, last=put.last, after=put.after))

    def shift(self, item: PhaseItem, first: int, last: int) -> None:
        """Move the ends of a phase by so many columns, as far as they go."""
        span = item.bar.span
        self.place_phase(item.bar.phase, Span(span.first + first, span.last + last))

    def reorder(self, item: PhaseItem, by: int) -> None:
        """Move a phase up or down among those at the same place."""
        blueprint = self.board.bridge.blueprint
        places = {
            phase.id: place
            for place, phase in enumerate(blueprint.journey)
            if span_of(phase, blueprint.stages) == item.bar.span
        }
        alike = list(places)
        at = alike.index(item.bar.phase.id) + by
        if 0 <= at < len(alike):
            self.board.bridge.do(MovePhase(item.bar.phase.id, places[alike[at]] + (by > 0)))

    def delete(self, item: PhaseItem) -> None:
        """Take a phase out of the journey."""
        self.board.bridge.do(DeletePhase(item.bar.phase.id))

    # Typing

    def begin(self, span: Span) -> None:
        """Type a new phase in these columns."""
        if not self.board.bridge.session.read_only:
            self._open(None, span, "")

    def edit(self, item: PhaseItem) -> None:
        """Type another text for a phase."""
        if not self.board.bridge.session.read_only:
            self._open(item.bar.phase.id, item.bar.span, item.bar.phase.text)

    def commit(self) -> None:
        """Make a deed of what is typed; a blank line is none."""
        edit = self.pending(self.board.bridge.session.new_seed())
        typed = self._close()
        if edit is None or typed is None:
            return
        if self.board.bridge.do(edit):
            self.focus(edit.phase.id if isinstance(edit, AddPhase) else typed[0] or "")

    def pending(self, seed: str) -> AddPhase | ChangePhase | None:
        """The edit that what is typed would be, or none."""
        text = self.line.text().strip() if self.line is not None else ""
        if self._typed is None or not text:
            return None
        phase, span = self._typed
        if phase is not None:
            return ChangePhase(phase, text=text)
        blueprint = self.board.bridge.blueprint
        new = over(Phase(derived_id(PHASE, seed, ""), text), span, blueprint.stages)
        return AddPhase(new, len(blueprint.journey))

    def _open(self, phase: str | None, span: Span, text: str) -> None:
        self.commit()
        self.board.typing.commit()
        self.point_at(None)
        self._typed = (phase, span)
        self.line = line = PhaseLine(self.canvas, self.board)
        line.setText(text)
        line.selectAll()
        line.done.connect(self.commit)
        line.given_up.connect(self._give_up)
        self._place_line()
        line.show()
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_line(self) -> None:
        if self.line is None or self._typed is None:
            return
        m, (phase, span) = self.board.measures, self._typed
        known = self.items.get(phase or "")
        rect = known.geometry() if known is not None else self._free_rect(span)
        self.line.setGeometry(rect.adjusted(0, 0, max(0, m.px(120) - rect.width()), 0))

    def _free_rect(self, span: Span) -> QRect:
        """Where a new phase in these columns would lie: in the first lane with room, or over the last one."""
        height = self.painter.bar_height("", span)
        lanes = sorted({bar.rect.y() for bar in self.painter.bars})
        for y in lanes:
            lane = [bar for bar in self.painter.bars if bar.rect.y() == y]
            if all(bar.span.last < span.first or span.last < bar.span.first for bar in lane):
                return self.painter.rect(span, y, height).translated(self.board.measures.label_width, 0)
        y = lanes[-1] if lanes else self.board.measures.px(8)
        return self.painter.rect(span, y, height).translated(self.board.measures.label_width, 0)

    def _close(self) -> tuple[str | None, Span] | None:
        line, typed, self.line, self._typed = self.line, self._typed, None, None
        if line is not None:
            line.blockSignals(True)
            if line.hasFocus():
                if typed is not None and typed[0] in self.items:
                    self.items[typed[0]].setFocus()
                elif typed is not None:
                    self._focus_stage(typed[1].first)
            line.hide()
            line.deleteLater()
        return typed

    def _give_up(self) -> None:
        self._close()

    # Pointer, where no phase is

    def free_span(self, x: int, y: int) -> Span | None:
        """The column under a place of the canvas when a new phase would go there, else none."""
        column = self.painter.column_at(x - self.board.measures.label_width)
        span = Span(column, column)
        return span if self._free_rect(span).contains(x, y) and is_span(span, len(self.board.matrix.stages)) else None

    def point_at(self, span: Span | None) -> None:
        """Show where a click would add a phase."""
        if span != self._hint and not self.board.bridge.session.read_only:
            self._hint = span
            self.canvas.update()

    def paint_ground(self, painter: QPainter, width: int) -> None:
        """The ground of the row, its caption, the invitation of an empty one, and the place under the pointer."""
        board, m = self.board, self.board.measures
        fill(painter, QRect(0, 0, width, self.tall), board.look.board)
        self.painter.paint_caption(painter, 0)
        if self._hint is not None and self.line is None:
            words = "+ " + say("journey.add", board.language)
            self.painter.paint_bar(painter, QRectF(self._free_rect(self._hint)), words, BarState(draft=True))
        elif not self.painter.bars and self.line is None:
            painter.setFont(m.small)
            painter.setPen(board.look.dim)
            box = QRectF(m.label_width + m.px(12), m.px(8), width, self.tall - m.px(12))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, flags, say("journey.empty", board.language))

    def show_menu(self, item: PhaseItem, at: QPoint) -> None:
        """What can be done with a phase."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        language = self.board.language
        menu.addAction(say("journey.rename", language), partial(self.edit, item))
        menu.addAction(say("journey.delete", language), partial(self.delete, item))
        menu.popup(at)


@guarded
class _Ground(QWidget):
    """What lies under the phases; a click where none is adds one."""

    def __init__(self, strip: JourneyStrip) -> None:
        super().__init__(strip)
        self.strip = strip
        self.setMouseTracking(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.strip.paint_ground(painter, self.width())
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        self.strip.point_at(self.strip.free_span(point.x(), point.y()))

    def leaveEvent(self, event: QEvent) -> None:
        self.strip.point_at(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self.strip.board.viewport(), event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.strip.commit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        span = self.strip.free_span(point.x(), point.y())
        if span is not None and event.button() == Qt.MouseButton.LeftButton:
            self.strip.begin(span)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()
