"""What an empty board offers to begin with: its first stage, or the stages of a template."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from blueprint_editor.core.edits import Origin, TakeOver
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.template_chooser import TemplateCard
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.method.templates import with_template
from blueprint_editor.wording import say

if TYPE_CHECKING:
    from .view import BoardView

_WIDTH = 480
_FILLING = ("service-stages", "service")
"""The templates that put something on the board."""


@guarded
class Invitation(QFrame):
    """Lies on the empty board; what is chosen is one deed, which undo takes back."""

    def __init__(self, board: BoardView, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("invitation")
        self._board = board
        self.title, self._lead = QLabel(), QLabel()
        font = QFont(self.title.font())
        font.setPixelSize(18)
        font.setWeight(QFont.Weight.DemiBold)
        self.title.setFont(font)
        self._lead.setWordWrap(True)
        self.first_stage = QPushButton()
        self.first_stage.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.first_stage.clicked.connect(self._add_stage)
        self.cards = [TemplateCard(code, board.appearance) for code in _FILLING]
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self._lead)
        column.addSpacing(8)
        column.addWidget(self.first_stage, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        for card in self.cards:
            card.setCheckable(False)
            card.clicked.connect(partial(self._take, card.code))
            column.addWidget(card)
        board.appearance.changed.connect(self._dress)
        board.bridge.changed.connect(self._settle)
        self._dress()

    def sizeHint(self) -> QSize:
        """As wide as its lines read well."""
        return QSize(_WIDTH, self.heightForWidth(_WIDTH))

    def offer(self, place: QPoint) -> int:
        """Lie at a place of the canvas, and say down to where; no template is offered in the place of entries."""
        self.move(place)
        self.show()
        self._settle()
        self.raise_()
        return self.y() + self.height()

    def _settle(self) -> None:
        """Offer what there is to offer, in the room that takes."""
        if self.isHidden():
            return
        empty = not any(cell for stage in self._board.bridge.blueprint.stages for _, cell in stage.cells())
        self._lead.setVisible(empty)
        for card in self.cards:
            card.setVisible(empty)
        self.resize(_WIDTH, self.heightForWidth(_WIDTH))

    def _dress(self) -> None:
        look, language = self._board.appearance.look, self._board.appearance.language
        self.title.setText(say("board.begin", language))
        self._lead.setText(say("board.begin.lead", language))
        self.first_stage.setText(say("board.begin.stage", language))
        key = QKeySequence("Ctrl+Shift+N").toString(QKeySequence.SequenceFormat.NativeText)
        self.first_stage.setToolTip(f"{say('board.begin.stage', language)} ({key})")
        self.setStyleSheet(
            f"#invitation {{ background: {look.surface.name()}; border: 1px solid {look.line.name()};"
            f" border-radius: 8px; }} QLabel {{ color: {look.ink.name()}; }} {form_sheet(look)}"
        )
        for card in self.cards:
            card.dress()

    def _add_stage(self) -> None:
        self._board.stage_deeds.add()

    def _take(self, code: str) -> None:
        board = self._board
        blueprint = with_template(board.bridge.blueprint, code, os.urandom)
        if board.bridge.do(TakeOver(blueprint, Origin.TEMPLATE)):
            board.headers.focus(blueprint.stages[0].id)
