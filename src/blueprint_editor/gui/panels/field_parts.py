"""Where the parts of a field's row stand: its text, its three answers, and what is said under it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from blueprint_editor.core.model import Standardised

WIDE = 460
"""From which width in pixels on what is said of a field stands beside its text."""
LINE = 28
"""How high a row of one line is, in pixels."""
SEGMENT, PILL = 22, 22
PAD, GAP = 8, 6
MOST_TEXT_LINES = 2

ANSWERS = (Standardised.YES, Standardised.NO, Standardised.UNDECIDED)
"""The answers from left to right."""


class Told(NamedTuple):
    """What is said under a field: a line with an icon, and what can be done about it."""

    text: str = ""
    icon: str = ""
    link: str = ""
    """The words that link it, or nothing."""
    new: str = ""
    """The words that make a data point of it, or nothing."""

    @property
    def offers(self) -> bool:
        """Whether something can be done."""
        return bool(self.link or self.new)


class Parts(NamedTuple):
    """The places of a row's parts, in the coordinates of the row; a part that is not there is empty."""

    text: QRect
    answers: tuple[QRect, QRect, QRect]
    told: QRect
    link: QRect
    new: QRect
    height: int

    def answer_at(self, point: QPoint) -> Standardised | None:
        """The answer under a point, or none."""
        return next((one for one, place in zip(ANSWERS, self.answers, strict=True) if place.contains(point)), None)

    def switch(self) -> QRect:
        """The three answers together."""
        return self.answers[0].united(self.answers[2])


class Ruler:
    """Lays out rows in the fonts and words of a panel."""

    def __init__(self, font: QFont, small: QFont, words: tuple[str, str, str]) -> None:
        self.font, self.small = font, small
        self._text, self._small = QFontMetrics(font), QFontMetrics(small)
        self._answers = [max(SEGMENT + 2, self._small.horizontalAdvance(word) + 14) for word in words]

    def parts(self, rect: QRect, text: str, told: Told) -> Parts:
        """Where the parts of a row stand in a rectangle; its height is what the row needs."""
        wide = rect.width() >= WIDE
        answers = self._switch(rect)
        left, right = rect.left() + PAD, answers[0].left() - GAP
        end = rect.left() + rect.width() * 2 // 5 if wide else right
        room = max(24, end - left)
        lines = self._lines(text, room)
        high = max(LINE, lines * self._text.lineSpacing() + 2 * GAP)
        place = QRect(left, rect.top(), room, high)
        if not (told.text or told.offers):
            return Parts(place, answers, QRect(), QRect(), QRect(), high)
        if wide:
            return self._beside(place, answers, told, right)
        return self._below(place, answers, told, rect.right() - PAD)

    def _lines(self, text: str, room: int) -> int:
        if self._text.horizontalAdvance(text) <= room:
            return 1
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        high = self._text.boundingRect(QRect(0, 0, room, 10_000), flags, text).height()
        return min(MOST_TEXT_LINES, max(1, round(high / self._text.lineSpacing())))

    def _switch(self, rect: QRect) -> tuple[QRect, QRect, QRect]:
        left = rect.right() - GAP - sum(self._answers)
        top = rect.top() + (LINE - SEGMENT) // 2
        places = []
        for width in self._answers:
            places.append(QRect(left, top, width, SEGMENT))
            left += width
        return places[0], places[1], places[2]

    def _pills(self, told: Told, right: int, left: int, top: int) -> tuple[QRect, QRect]:
        """The pills from the left on, or up to the right when there is no left."""
        widths = [self._small.horizontalAdvance(word) + 20 if word else 0 for word in (told.link, told.new)]
        if left < 0:
            left = right - sum(widths) - GAP * all(widths)
        link = QRect(left, top, widths[0], PILL) if widths[0] else QRect()
        start = left + (widths[0] + GAP if widths[0] else 0)
        new = QRect(start, top, widths[1], PILL) if widths[1] else QRect()
        return link, new

    def _beside(self, place: QRect, answers: tuple[QRect, QRect, QRect], told: Told, right: int) -> Parts:
        link, new = self._pills(told, right - GAP, -1, place.top() + (LINE - PILL) // 2)
        ends = [part.left() for part in (link, new) if not part.isEmpty()] or [right]
        left = place.right() + 2 * GAP
        line = QRect(left, place.top(), max(0, min(ends) - GAP - left), LINE) if told.text else QRect()
        return Parts(place, answers, line, link, new, place.height())

    def _below(self, place: QRect, answers: tuple[QRect, QRect, QRect], told: Told, right: int) -> Parts:
        high, top = place.height(), place.top() + place.height() - 4
        line = QRect()
        if told.text:
            line = QRect(place.left(), top, max(24, right - place.left()), self._small.lineSpacing() + 2)
            high, top = high + line.height(), top + line.height()
        if not told.offers:
            return Parts(place, answers, line, QRect(), QRect(), high)
        link, new = self._pills(told, right, place.left(), top + 4)
        return Parts(place, answers, line, link, new, high + PILL + 6)
