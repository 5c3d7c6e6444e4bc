"""What can be clicked, reached with the keyboard and heard in the rail; the rail itself paints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton

from blueprint_editor.gui.guard import guarded
from blueprint_editor.wording import say

from .painting import step_question, step_title
from .places import Box

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPaintEvent

    from blueprint_editor.gui.main_window import Window

    from .rail import StepRail

_K = Qt.Key
_STEPS = {_K.Key_Up: -1, _K.Key_Left: -1, _K.Key_Down: 1, _K.Key_Right: 1}


@guarded
class Handle(QAbstractButton):
    """A part of the rail that does a command; a click leaves the keyboard where it was."""

    def __init__(self, rail: StepRail, window: Window, box: Box) -> None:
        super().__init__(rail)
        self._rail, self._window, self._box = rail, window, box
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setCheckable(box.step is not None)
        self.clicked.connect(self._do)
        self.take(box)

    def take(self, box: Box) -> None:
        """Lie over a box, and say what it says."""
        self._box = box
        self.setGeometry(0, box.y, self._rail.width(), box.height)
        language, commands = self._window.appearance.language, self._window.commands
        text, key = commands.plain_text(box.action), commands.key_of(box.action)
        if box.step is None:
            timer = self._window.made_timer
            if box.action == "timer" and timer is not None and timer.item is not None:
                text = f"{text}: {timer.item.text}"
            elif box.action == "timer_next" and timer is not None and timer.following is not None:
                text = f"{text}: {timer.following.text}"
            self.setAccessibleName(text)
            self.setToolTip(f"{text} ({key})" if key else text)
            return
        progress = self._rail.progress[box.step - 1]
        title = step_title(box.step, language)
        facts: dict[str, str | int] = {
            "number": box.step,
            "title": title,
            "done": progress.done,
            "total": progress.total,
        }
        self.setChecked(self._window.step == box.step)
        self.setAccessibleName(say("steps.rail.step.name", language, **facts))
        self.setAccessibleDescription(step_question(box.step, language))
        question = step_question(box.step, language)
        self.setToolTip(say("steps.rail.step.tip", language, **facts, question=question, key=key))

    def _do(self) -> None:
        """A step that is open already goes back to all rows."""
        again = self._box.step is not None and self._box.step == self._window.step
        self.setChecked(self._box.step == self._window.step)
        self._window.commands.trigger("step_all" if again else self._box.action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses as Space does; the arrows go through the rail, Esc back to the page."""
        key = _K(event.key())
        if key in (_K.Key_Return, _K.Key_Enter):
            self.click()
        elif key in _STEPS:
            handles = list(self._rail.handles.values())
            handles[(handles.index(self) + _STEPS[key]) % len(handles)].setFocus(Qt.FocusReason.TabFocusReason)
        elif key == _K.Key_Escape:
            self._window.pages.focus_current()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._repaint()

    def leaveEvent(self, event: QEvent) -> None:
        self._repaint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._repaint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._repaint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the rail has painted it."""

    def _repaint(self) -> None:
        self._rail.update(self.geometry())
