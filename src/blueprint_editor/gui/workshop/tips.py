"""The help with a step in its dock: what it asks, how to answer well, and what holds for every step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from blueprint_editor.gui.panels.headings import Badge, Heading
from blueprint_editor.gui.steps.painting import step_question, step_title
from blueprint_editor.method.steps import STEPS, element_of_step

from .panel import WorkshopPanel

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

_ALWAYS = ("reflect", "journey", "simple", "consistent")


class TipsPanel(WorkshopPanel):
    """What the dock holds: the step that is open, else the method as a whole."""

    def __init__(self, window: Window) -> None:
        self._column: QVBoxLayout | None = None
        self._step: int | None = -1
        super().__init__(window)
        board = window.pages.board
        if board is not None:
            board.view_changed.connect(self.look_again)

    def fill(self, column: QVBoxLayout) -> None:
        """Room for the step, and what holds for every one."""
        context, self._step = self.context, -1
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        column.addLayout(self._column)
        column.addSpacing(8)
        title = QLabel(context.say("steps.tips.always"))
        title.setFont(context.measures().bold)
        column.addWidget(title)
        for name in _ALWAYS:
            column.addWidget(self._text(context.say(f"steps.tips.{name}")))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def look_again(self) -> None:
        """Show the step that is open now."""
        if self._column is None or self._step == self.window_.step:
            return
        self._step = self.window_.step
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for widget in self._whole() if self._step is None else self._about(self._step):
            self._column.addWidget(widget)

    def _about(self, step: int) -> list[QWidget]:
        context, element = self.context, element_of_step(step)
        heading = Heading(context, None if element is None else Badge(context, element))
        title = step_title(step, context.language)
        heading.tell(title, context.say("steps.tips.line", number=step, total=len(STEPS)))
        question = self._text(step_question(step, context.language))
        question.setFont(context.measures().bold)
        name = "stages" if element is None else element.value
        lines = context.say(f"steps.tips.{name}").split("\n")
        return [heading, question, *map(self._text, lines)]

    def _whole(self) -> list[QWidget]:
        context = self.context
        heading = Heading(context, None)
        heading.tell(context.say("steps.rail.title"), "")
        return [heading, *map(self._text, context.say("steps.tips.whole").split("\n"))]

    def _text(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(self.context.measures().text)
        return label
