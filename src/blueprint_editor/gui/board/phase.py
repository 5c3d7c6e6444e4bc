"""One phase of the journey as a widget: walked to, typed in, stretched at its ends, moved with mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from blueprint_editor.core.journey import Span, is_span
from blueprint_editor.gui.guard import guarded
from blueprint_editor.paint.journey import Bar, BarState
from blueprint_editor.wording import say

from .strips import Hovering

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QMouseEvent, QPaintEvent

    from .journey import JourneyStrip
    from .view import BoardView

_K = Qt.Key
_NO, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_BOTH = _ALT | _SHIFT
_EDGE = 8
"""How near an end the pointer stretches a phase and does not move it, in pixels."""


@guarded
class PhaseItem(Hovering):
    """A phase over its stages."""

    def __init__(self, strip: JourneyStrip, bar: Bar) -> None:
        super().__init__(strip.board, strip.canvas)
        self.strip, self.bar = strip, bar
        self._drag: tuple[int, bool, bool] | None = None
        """Where it was taken, and which of its ends move."""
        self._wanted: Span | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.clicked.connect(self._edit)

    def take(self, bar: Bar, rect: QRect) -> None:
        """Stand for a phase at its place."""
        self.bar, self._drag, self._wanted = bar, None, None
        self.setGeometry(rect)
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        state = BarState(focused=self.hasFocus(), hovered=self.hovered, draft=self._wanted is not None)
        self.strip.painter.paint_bar(painter, QRectF(self.rect()), self.bar.phase.text, state)
        painter.end()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Its own keys come before those of the board, which would move or delete what is selected there."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._deed(_K(event.key()), event.modifiers()) is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk; with Shift the end moves, with Shift and Alt the start, with Alt all of it."""
        deed = self._deed(_K(event.key()), event.modifiers())
        if deed is None:
            event.ignore()
        else:
            deed()

    def _deed(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Callable[[], None] | None:
        strip, held = self.strip, modifiers & ~Qt.KeyboardModifier.KeypadModifier
        by = {_K.Key_Left: -1, _K.Key_Right: 1}.get(key, 0)
        if by:
            deeds: dict[Qt.KeyboardModifier, Callable[[], None]] = {
                _NO: lambda: strip.step(self, by),
                _SHIFT: lambda: strip.shift(self, 0, by),
                _BOTH: lambda: strip.shift(self, by, 0),
                _ALT: lambda: strip.shift(self, by, by),
            }
            return deeds.get(held)
        if held == _ALT and key in (_K.Key_Up, _K.Key_Down):
            return lambda: strip.reorder(self, 1 if key == _K.Key_Down else -1)
        if held != _NO:
            return None
        plain: dict[Qt.Key, Callable[[], None]] = {
            _K.Key_Return: self._edit,
            _K.Key_Enter: self._edit,
            _K.Key_F2: self._edit,
            _K.Key_Delete: lambda: strip.delete(self),
            _K.Key_Down: lambda: strip.leave_down(self),
            _K.Key_Insert: lambda: strip.begin(Span(self.bar.span.last, self.bar.span.last)),
            _K.Key_Escape: self._let_go,
        }
        return plain.get(key)

    def _edit(self) -> None:
        self.strip.edit(self)

    # Pointer

    def _ends_at(self, x: float) -> tuple[bool, bool]:
        """Which ends the pointer moves at a place."""
        edge = min(_EDGE, self.width() // 4)
        if x < edge:
            return True, False
        if x >= self.width() - edge:
            return False, True
        return True, True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.strip.commit()
        self.strip.focus(self.bar.phase.id)
        if event.button() == Qt.MouseButton.LeftButton and not self.board.bridge.session.read_only:
            x = round(event.position().x())
            self._drag = (self.x() + x, *self._ends_at(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = round(event.position().x())
        if self._drag is None:
            stretches = self._ends_at(x) != (True, True)
            self.setCursor(Qt.CursorShape.SizeHorCursor if stretches else Qt.CursorShape.ArrowCursor)
            return
        start, first, last = self._drag
        here = self.x() + x
        if self._wanted is None and abs(here - start) < QApplication.startDragDistance():
            return
        margin, column_at = self.board.measures.label_width, self.strip.painter.column_at
        by = column_at(here - margin) - column_at(start - margin)
        span = self.bar.span
        wanted = Span(span.first + by * first, span.last + by * last)
        if first != last:
            wanted = Span(min(wanted.first, span.last), max(wanted.last, span.first))
        if is_span(wanted, len(self.board.matrix.stages)):
            self._wanted = wanted
            rect = self.strip.painter.rect(wanted, self.y(), self.height())
            shown = rect.translated(margin, 0)
            self._drag = (start, first, last)
            self.setGeometry(shown)
            self.raise_()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        wanted, self._drag, self._wanted = self._wanted, None, None
        if wanted is None:
            return
        if wanted == self.bar.span:
            self._let_go()
        else:
            self.strip.place_phase(self.bar.phase, wanted)

    def _let_go(self) -> None:
        """Back to where it was."""
        self._drag = self._wanted = None
        self.take(self.bar, self.bar.rect.translated(self.board.measures.label_width, 0))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._drag = None
        self.strip.edit(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.strip.focus(self.bar.phase.id)
        self.strip.show_menu(self, event.globalPos())


@guarded
class PhaseLine(QLineEdit):
    """The line in which a phase is typed: Enter keeps it, Esc gives it up, and so does leaving it keep it."""

    done = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget, board: BoardView) -> None:
        super().__init__(parent)
        look = board.look
        self.setFont(board.measures.small)
        self.setAccessibleName(say("journey.line", board.language))
        self.setPlaceholderText(say("journey.example", board.language))
        self.setStyleSheet(
            f"QLineEdit {{ color: {look.ink.name()}; background: {look.surface.name()};"
            f" border: 2px solid {look.accent.name()}; border-radius: {board.measures.px(10)}px; padding: 0 6px; }}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = _K(event.key())
        if key in (_K.Key_Return, _K.Key_Enter, _K.Key_Tab):
            self.done.emit()
        elif key == _K.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.done.emit()
