"""The bar right over the page: what the open step asks, and which cards stand out, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton

from blueprint_editor.core.model import Status
from blueprint_editor.method.steps import StatusCounts
from blueprint_editor.paint import icons
from blueprint_editor.wording import say

from .painting import step_question

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

_HEIGHT = 40
_SIZE = 15
"""Pixels of the question's letters."""
_WORDS = {
    frozenset((Status.EXAMPLE,)): "example",
    frozenset((Status.ASSUMPTION,)): "assumption",
    frozenset((Status.EXAMPLE, Status.ASSUMPTION)): "unconfirmed",
}


class StepBar(QFrame):
    """Seen only while there is something to say."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.setObjectName("stepBar")
        self._window = window
        self._counts = StatusCounts()
        self.question = QLabel()
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.question.setWordWrap(True)
        self.question.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._size = 0
        self.chip = QToolButton()
        self.chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.chip.setIconSize(QSize(16, 16))
        self.chip.setProperty("showsFocus", True)  # see `ring.OWN`
        self.chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.chip.clicked.connect(self._show_all)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(12)
        row.addWidget(self.question, 1)
        row.addWidget(self.chip)
        self.setMinimumHeight(_HEIGHT)
        window.appearance.changed.connect(self._dress)
        self._dress()
        self.hide()

    def refresh(self, step: int | None, statuses: frozenset[Status] | None) -> None:
        """Show the question of a step and which statuses stand out, each where it is given."""
        language = self._window.appearance.language
        asked = "" if step is None else step_question(step, language)
        self.question.setText(say("steps.bar.question", language, number=step, question=asked) if step else "")
        self.chip.setVisible(statuses is not None)
        if statuses is not None:
            counts = self._counts.of(self._window.bridge.blueprint)
            count = sum(counts[status] for status in statuses)
            self.chip.setText(say(f"steps.bar.{_WORDS[statuses]}", language, n=count, total=counts.total()))
        self._set_size()
        self.setVisible(step is not None or statuses is not None)

    def _set_size(self) -> None:
        """As large as the names of the stages where a whole room reads it."""
        window = self._window
        board = window.pages.board if window.projecting else None
        size = board.measures.heads[0].pixelSize() if board is not None else _SIZE
        if size != self._size:
            self._size = size
            font = QFont(self.question.font())
            font.setPixelSize(size)
            font.setWeight(QFont.Weight.DemiBold)
            self.question.setFont(font)

    def _show_all(self) -> None:
        self._window.commands.trigger("filter_all")
        self._window.pages.focus_current()

    def _dress(self) -> None:
        look, language = self._window.appearance.look, self._window.appearance.language
        self.chip.setIcon(icons.icon("x", look.ink, 16))
        self.chip.setToolTip(say("steps.bar.all", language))
        rim, hover = look.strong_line.name(), look.band.name()
        self.setStyleSheet(
            f"#stepBar {{ background: {look.surface.name()}; border: none;"
            f" border-bottom: 1px solid {look.line.name()}; }}"
            f"QLabel {{ color: {look.ink.name()}; }}"
            f"QToolButton {{ color: {look.ink.name()}; background: {look.surface.name()};"
            f" border: 1px solid {rim}; border-radius: 14px; padding: 4px 10px; }}"
            f"QToolButton:hover {{ background: {hover}; }}"
            f"QToolButton:focus {{ border: 2px solid {look.accent.name()}; padding: 3px 9px; }}"
        )
