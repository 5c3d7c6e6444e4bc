"""Chips: what the line that is typed in sets besides its text, shown under that text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from blueprint_editor.core.model import Anchor, Audience, DataType, When
from blueprint_editor.core.text import fold
from blueprint_editor.gui.guard import guarded
from blueprint_editor.method.shorthand import Token
from blueprint_editor.paint import icons
from blueprint_editor.paint.look import mix
from blueprint_editor.paint.meaning import channel_icon, type_icon
from blueprint_editor.wording import channel_label, enum_label, say, when_text

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from .view import BoardView

_SIDE, _ICON, _GAP = 5, 12, 4
"""The room beside a chip's words, its icon, and the room between them."""


class Chip(NamedTuple):
    """What one token sets: an icon and a few words."""

    icon: str
    words: str


def chip_of(token: Token, roles: Sequence[str], language: str) -> Chip:
    """What a token sets, in words; a role that is not among the blueprint's is told to be new."""
    match token.value:
        case When() as when:
            short = when.anchor is Anchor.ENTER and when.days > 0
            words = say("typing.when", language, n=when.days) if short else when_text(when, language)
            return Chip("calendar-clock", words)
        case True:
            return Chip("asterisk", say("typing.required", language))
        case DataType() as kind:
            words = enum_label(kind, language)
            if token.options:
                words = say("typing.options", language, type=words, options=", ".join(token.options))
            return Chip(type_icon(kind), words)
        case tuple() as channels:
            return Chip(channel_icon(channels[0]), ", ".join(channel_label(one, language) for one in channels))
        case str() as role if token.field == "role":
            known = fold(role) in {fold(one) for one in roles}
            return Chip("user-round", role) if known else Chip("plus", say("typing.role.new", language, role=role))
        case Audience() as audience:
            return Chip("users-round", enum_label(audience, language))
        case other:
            return Chip("info", str(other))


@guarded
class ChipRow(QWidget):
    """Chips one after the other, on as many lines as the width asks for."""

    pressed = Signal(int)
    """The chip with this number was clicked."""

    def __init__(self, board: BoardView, parent: QWidget) -> None:
        super().__init__(parent)
        self.board = board
        self.chips: tuple[Chip, ...] = ()
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setToolTip(say("typing.chip.tip", board.language))
        self.hide()

    def show_chips(self, chips: tuple[Chip, ...]) -> bool:
        """Show these; true when they are others than before."""
        if chips == self.chips:
            return False
        self.chips = chips
        self.setVisible(bool(chips))
        self.update()
        return True

    def height_for(self, width: int) -> int:
        """How high the chips are at a width, with the gap above them; 0 without chips."""
        m = self.board.measures
        return self._boxes(width)[-1].bottom() + 1 + m.px(8) if self.chips else 0

    def _boxes(self, width: int) -> list[QRect]:
        m, metrics = self.board.measures, QFontMetrics(self.board.measures.small)
        high, gap, around = m.px(20), m.px(4), m.px(_SIDE + _ICON + _GAP + _SIDE)
        boxes: list[QRect] = []
        x = y = 0
        for chip in self.chips:
            wide = min(width, metrics.horizontalAdvance(chip.words) + around + 1)
            if x and x + wide > width:
                x, y = 0, y + high + gap
            boxes.append(QRect(x, y, wide, high))
            x += wide + gap
        return boxes

    def paintEvent(self, event: QPaintEvent) -> None:
        m, look = self.board.measures, self.board.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(m.small)
        metrics = painter.fontMetrics()
        for chip, box in zip(self.chips, self._boxes(self.width()), strict=True):
            painter.setPen(QPen(look.strong_line, 1))
            painter.setBrush(mix(look.card, look.ink, 0.05))
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), m.px(4), m.px(4))
            side = m.px(_ICON)
            icons.draw(painter, chip.icon, look.dim, box.x() + m.px(_SIDE), box.y() + (box.height() - side) / 2, side)
            left = box.x() + m.px(_SIDE + _ICON + _GAP)
            words = metrics.elidedText(chip.words, Qt.TextElideMode.ElideRight, box.right() + 1 - m.px(_SIDE) - left)
            painter.setPen(look.ink)
            baseline = box.y() + (box.height() + metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(left, baseline), words)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        for number, box in enumerate(self._boxes(self.width())):
            if box.contains(point) and event.button() == Qt.MouseButton.LeftButton:
                self.pressed.emit(number)
                return

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a chip is none on the line under it."""
