"""How the rail looks: a ring that fills as a step gets done, its number, a fraction, and what the step asks."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from blueprint_editor.method.steps import Progress, element_of_step
from blueprint_editor.paint import icons
from blueprint_editor.paint.ground import fill
from blueprint_editor.paint.look import Look, Measures, mix
from blueprint_editor.paint.wrap import Wrap
from blueprint_editor.wording import element_title, say

from .places import LINE, OPEN, STRIP, Box, Room

_RING = 13.0
"""The radius of the ring; the disc in it of the open step is a little smaller."""
_EDGE = 12


class BoxState(msgspec.Struct, frozen=True):
    """How a part of the rail stands at this moment."""

    current: bool = False
    hovered: bool = False
    focused: bool = False


def step_title(step: int, language: str) -> str:
    """What a step is called, as its row."""
    element = element_of_step(step)
    return say("row.stages", language) if element is None else element_title(element, language)


def step_question(step: int, language: str) -> str:
    """What a step asks of the room."""
    element = element_of_step(step)
    return say(f"question.{'stages' if element is None else element.value}", language)


class RailPainter:
    """Paints the parts of a rail with one look and one language."""

    def __init__(self, look: Look, measures: Measures, language: str) -> None:
        self.look = look
        self.language = language
        self._m = measures
        self._digits = QFont(measures.bold)
        self._digits.setPixelSize(12)
        self._wrap = Wrap(measures.small, OPEN - STRIP - _EDGE)

    def lines(self, step: int) -> int:
        """How many lines the question of a step takes."""
        return self._wrap.count(step_question(step, self.language))

    def step(
        self, painter: QPainter, box: Box, width: int, room: Room, progress: Progress, state: BoxState, key: str
    ) -> None:
        """Paint one step; `key` is empty when the rail is closed."""
        assert box.step is not None
        self._ground(painter, box, width, state)
        colour = self.colour(box.step)
        if state.current:
            fill(painter, QRectF(0, box.y, 3, box.height), colour)
        small = room is Room.NUMBERS
        centre = QPointF(STRIP / 2, box.y + (box.height / 2 if small else 21))
        self._ring(painter, centre, box.step, progress, state.current, min(_RING, box.height / 2 - 1))
        if not small:
            painter.setFont(self._m.small)
            painter.setPen(self.look.dim)
            below = QRectF(0, box.y + 36, STRIP, LINE)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, f"{progress.done}/{progress.total}")
        if key:
            asked = room is Room.QUESTIONS or (room is Room.ONE_QUESTION and state.current)
            self._words(painter, box, width, asked, key)

    def line(self, painter: QPainter, box: Box, width: int, icon: str, words: str, key: str, state: BoxState) -> None:
        """Paint a line with an icon, and with words where there is room for them."""
        self._ground(painter, box, width, state)
        colour = self.look.ink if state.current or state.hovered else self.look.dim
        icons.draw(painter, icon, colour, STRIP / 2 - 9, box.y + (box.height - 18) / 2, 18)
        if not words:
            return
        inside = QRectF(STRIP, box.y, width - STRIP - _EDGE, box.height)
        self._key(painter, inside, key)
        painter.setFont(self._m.text)
        painter.setPen(self.look.ink)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def time(self, painter: QPainter, box: Box, width: int, time: str, words: tuple[str, str], state: BoxState) -> None:
        """Paint the timer while it counts: its icon and the time, with the part and the key where there is room."""
        m, look = self._m, self.look
        self._ground(painter, box, width, BoxState(hovered=state.hovered, focused=state.focused))
        icon = "pause" if state.current else "play"
        icons.draw(painter, icon, look.ink if state.hovered else look.dim, STRIP / 2 - 8, box.y + 8, 16)
        painter.setFont(self._digits)
        painter.setPen(look.ink if state.current else look.dim)
        painter.drawText(QRectF(0, box.y + 26, STRIP, 20), Qt.AlignmentFlag.AlignCenter, time)
        if not any(words):
            return
        text, key = words
        inside = QRectF(STRIP, box.y + 4, width - STRIP - _EDGE, 22)
        self._key(painter, inside, key)
        painter.setPen(look.ink)
        painter.setFont(m.text)
        below = QRectF(STRIP, box.y + 26, width - STRIP - _EDGE, 20)
        shown = QFontMetricsF(m.text).elidedText(text, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def head(self, painter: QPainter, box: Box, width: int, is_open: bool, state: BoxState) -> None:
        """Paint the button that opens or closes the rail, with the rail's name while it is open."""
        icon = "panel-left-close" if is_open else "panel-left-open"
        self._ground(painter, box, width, state)
        colour = self.look.ink if state.hovered else self.look.dim
        icons.draw(painter, icon, colour, STRIP / 2 - 9, box.y + (box.height - 18) / 2, 18)
        if is_open:
            painter.setFont(self._m.bold)
            painter.setPen(self.look.ink)
            inside = QRectF(STRIP, box.y, width - STRIP - _EDGE, box.height)
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inside, left, say("steps.rail.title", self.language))

    def colour(self, step: int) -> QColor:
        """The colour of a step: its element's; the stages have none of their own."""
        element = element_of_step(step)
        return self.look.ink if element is None else self.look.element(element)

    def _ground(self, painter: QPainter, box: Box, width: int, state: BoxState) -> None:
        if state.current or state.hovered:
            share = 0.05 + 0.04 * (state.current and state.hovered)
            fill(painter, QRectF(0, box.y, width, box.height), mix(self.look.surface, self.look.ink, share))
        if state.focused:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.look.accent, 2))
            painter.drawRoundedRect(QRectF(2, box.y + 2, width - 4, box.height - 4), 6, 6)

    def _ring(
        self, painter: QPainter, centre: QPointF, step: int, progress: Progress, current: bool, radius: float
    ) -> None:
        look = self.look
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.line, 2))
        painter.drawEllipse(centre, radius, radius)
        colour = self.colour(step) if current else look.dim
        if progress.done:
            pen = QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(box, 90 * 16, -round(360 * 16 * progress.done / progress.total))
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(centre, radius - 3, radius - 3)
        painter.setFont(self._m.bold)
        painter.setPen((look.surface if step == 1 else look.on_element) if current else look.ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(step))

    def _words(self, painter: QPainter, box: Box, width: int, asked: bool, key: str) -> None:
        m, look = self._m, self.look
        assert box.step is not None
        height = box.height if not asked and box.height < 56 else 26
        inside = QRectF(STRIP, box.y + (8 if height == 26 else 0), width - STRIP - _EDGE, height)
        self._key(painter, inside, key)
        painter.setFont(m.bold)
        painter.setPen(look.ink)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, middle, step_title(box.step, self.language))
        if not asked:
            return
        painter.setFont(m.small)
        painter.setPen(look.dim)
        y = inside.bottom() - 2
        for line in self._wrap.lines(step_question(box.step, self.language)):
            painter.drawText(QRectF(STRIP, y, width - STRIP, LINE), middle, line)
            y += LINE

    def _key(self, painter: QPainter, inside: QRectF, key: str) -> None:
        painter.setFont(self._m.small)
        painter.setPen(self.look.dim)
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, key)
