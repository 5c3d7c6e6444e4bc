"""The rail of the seven steps at the left of the page: a strip of numbers, or with what each step asks.

It is one painted widget, so that it costs the first picture next to nothing. What can be clicked,
reached with Tab and heard lies over it as handles without a picture of their own; they are made when
the pointer or the keyboard first comes, or when somebody listens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from blueprint_editor.core.model import ELEMENTS
from blueprint_editor.gui import states
from blueprint_editor.gui.guard import guarded
from blueprint_editor.method.agenda import shown
from blueprint_editor.method.steps import STEPS, Completeness, Progress
from blueprint_editor.paint.ground import fill
from blueprint_editor.paint.look import Measures
from blueprint_editor.wording import say

from .painting import BoxState, RailPainter
from .places import OPEN, SMALL, STRIP, TIME, Box, Room, place

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QPaintEvent, QResizeEvent

    from blueprint_editor.gui.main_window import Window

    from .handles import Handle

STEP_ACTIONS: tuple[str, ...] = ("step_stages", *(f"step_{element.value}" for element in ELEMENTS))
"""The commands of the steps, in their order."""
ICONS = {"step_all": "rows-3", "timer": "timer", "timer_next": "skip-forward", "tips": "lightbulb"}


@guarded
class StepRail(QWidget):
    """Shows how far each step is, and which one is open; does the commands of the table."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._open = window.desk.settings.rail_open
        self._completeness = Completeness()
        self._shown: object = None
        self._timed: object = None
        self._heard = False
        self._handles: dict[str, Handle] = {}
        self.progress: tuple[Progress, ...] = (Progress(0, 0),) * len(STEPS)
        self.boxes: tuple[Box, ...] = ()
        self._room = Room.NUMBERS
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self.dress()
        self._take_width()
        window.appearance.changed.connect(self.dress)

    # What it shows

    @property
    def is_open(self) -> bool:
        """Whether it says what each step asks."""
        return self._open

    def toggle(self) -> None:
        """Open it, or close it to the strip of numbers; remembered for the next window."""
        self._open = not self._open
        self._window.desk.settings.rail_open = self._open
        self._take_width()
        self._place()

    def dress(self) -> None:
        """Take the colours and words of the window."""
        appearance = self._window.appearance
        measures = Measures(appearance.family or self.font().family())
        self._painter = RailPainter(appearance.look, measures, appearance.language)
        self._name()
        self._place()

    def refresh(self) -> None:
        """Look how far each step is now; paints only when something differs."""
        self.progress = self._completeness.of(self._window.bridge.blueprint)
        now = (self.progress, self._window.step, self._bottom())
        if now != self._shown:
            self._shown = now
            self._place()

    def show_time(self) -> None:
        """A second went by."""
        timer = self._window.step_timer
        now = (timer.timer.running, timer.item, timer.following)
        if now != self._timed:
            self._timed = now
            self._window.refresh()
        for box in self.boxes:
            if box.action == "timer":
                self.update(0, box.y, self.width(), box.height)

    def _take_width(self) -> None:
        self.setFixedWidth(OPEN if self._open else STRIP)

    def sizeHint(self) -> QSize:
        return QSize(OPEN if self._open else STRIP, 0)

    def _place(self) -> None:
        lines = [self._painter.lines(step) if self._open else 0 for step in STEPS]
        self._room, self.boxes = place(
            self.height(), STEP_ACTIONS, "step_all", self._bottom(), self._window.step, lines
        )
        if self._handles:
            self._place_handles()
        self.update()

    def _bottom(self) -> list[tuple[str, int]]:
        """What stands at the bottom, with its height: the timer, the next part while it counts, the tips."""
        if not states.is_timed(self._window):
            return [("timer", SMALL), ("tips", SMALL)]
        following = [("timer_next", SMALL)] if states.has_next_part(self._window) else []
        return [("timer", TIME), *following, ("tips", SMALL)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _name(self) -> None:
        """What one hears; nobody does before the handles are there."""
        if self._handles:
            self.setAccessibleName(say("steps.rail.title", self._window.appearance.language))

    # What can be done in it

    def complete(self) -> None:
        """Make the handles."""
        if not self._handles:
            self._place_handles()
            self._name()

    def _place_handles(self) -> None:
        from .handles import Handle

        old, self._handles = self._handles, {}
        for box in self.boxes:
            handle = old.get(box.action)
            if handle is None:
                handle = Handle(self, self._window, box)
            else:
                handle.take(box)
            self._handles[box.action] = handle
        for handle in self._handles.values():
            handle.show()  # once all are known: one that appears under the pointer makes Qt say that it came in here
        for handle in [handle for action, handle in old.items() if action not in self._handles]:
            if handle.hasFocus():
                (self._handles.get("timer") or self._handles["rail"]).setFocus()  # a low window has no timer
            handle.hide()
            handle.deleteLater()

    @property
    def handles(self) -> dict[str, Handle]:
        """What can be clicked, by its command."""
        self.complete()
        return self._handles

    def enter(self) -> None:
        """Put the keyboard on the step that is open, or on the first."""
        at = (self._window.step or STEPS[0]) - STEPS[0]
        self.handles[STEP_ACTIONS[at]].setFocus()

    def has_keyboard(self) -> bool:
        """Whether the keyboard is in it."""
        return any(handle.hasFocus() for handle in self._handles.values())

    def _listen(self) -> None:
        """Make the handles for who hears them and does not see; after the first picture, as to ask takes long."""
        from PySide6.QtGui import QAccessible

        if QAccessible.isActive():
            self.complete()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.complete()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.enter()

    # How it looks

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._heard:
            self._heard = True
            QTimer.singleShot(0, self, self._listen)
        look, width = self._painter.look, self.width()
        painter = QPainter(self)
        fill(painter, self.rect(), look.surface)
        for box in self.boxes:
            self._paint_box(painter, box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(look.line, 1))
        painter.drawLine(width - 1, 0, width - 1, self.height())
        painter.end()

    def _paint_box(self, painter: QPainter, box: Box) -> None:
        handle, step, width = self._handles.get(box.action), self._window.step, self.width() - 1
        state = BoxState(
            current=box.step is not None and box.step == step,
            hovered=handle is not None and handle.underMouse(),
            focused=handle is not None and handle.hasFocus(),
        )
        if box.action == "rail":
            self._painter.head(painter, box, width, self._open, state)
        elif box.step is not None:
            progress = self.progress[box.step - STEPS[0]]
            self._painter.step(painter, box, width, self._room, progress, state, self._key(box.action))
        elif box.height == TIME:
            self._paint_time(painter, box, width, state)
        else:
            words = self._window.commands.plain_text(box.action) if self._open else ""
            if words and box.action == "timer_next" and self._window.step_timer.following is not None:
                words = self._window.step_timer.following.text
            self._painter.line(painter, box, width, ICONS[box.action], words, self._key(box.action), state)

    def _paint_time(self, painter: QPainter, box: Box, width: int, state: BoxState) -> None:
        timer = self._window.step_timer
        words = (timer.item.text if self._open and timer.item is not None else "", self._key(box.action))
        state = replace(state, current=timer.timer.running)
        self._painter.time(painter, box, width, shown(timer.left), words, state)

    def _key(self, action: str) -> str:
        return self._window.commands.key_of(action) if self._open else ""
