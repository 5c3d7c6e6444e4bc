"""One card: how high it is, and how it looks."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap

from blueprint_editor.core.model import AnyEntry, Status, Trigger

from . import icons
from .look import Look, Measures
from .meaning import evidence_icon, has_meaning, mark, meaning_line
from .wrap import Wrap

_KEPT_GROUNDS, _MOST_PIXELS = 96, 400_000
"""How many pictures of an empty card are kept, and how large one may be."""

_Ground = tuple[int, int, float, Status, bool, bool, bool]
QUIET, QUIET_STRONG = 0.4, 0.6
"""How much of a muted card is seen, and how much with high contrast."""


class CardState(msgspec.Struct, frozen=True):
    """How a card stands on the board at this moment."""

    selected: bool = False
    hovered: bool = False
    focused: bool = False
    """Whether to show that the cursor is here: where it cannot be told from what is selected."""
    open_row: bool = False
    quiet: bool = False


class Cards:
    """Measures and paints cards with one look, one set of measures, one language."""

    def __init__(self, look: Look, measures: Measures, language: str) -> None:
        self.look = look
        self.measures = measures
        self.language = language
        self._wraps: dict[float, Wrap] = {}
        self._small_wraps: dict[float, Wrap] = {}
        self._grounds: dict[_Ground, QPixmap] = {}
        m = measures
        self._overhead = 2 * m.pad_x + m.slot
        self._pens = {
            Status.CONFIRMED: QPen(look.line, 1),
            Status.ASSUMPTION: _pen(look.strong_line, [4.0, 3.0]),
            Status.EXAMPLE: _pen(look.strong_line, [1.0, 2.5]),
        }

    def wrap(self, card_width: int) -> Wrap:
        """The line breaker for cards of one width."""
        width = card_width - self._overhead
        wrap = self._wraps.get(width)
        if wrap is None:
            wrap = self._wraps[width] = Wrap(self.measures.text, width)
        return wrap

    def height(self, entry: AnyEntry, card_width: int, open_row: bool) -> int:
        """The height of a card in pixels, without the gap below it."""
        m = self.measures
        height = self.wrap(card_width).count(entry.text) * m.line
        if open_row:
            height += self.meaning_count(entry, card_width) * m.small_line
        if isinstance(entry, Trigger):
            height = max(height, m.line + m.glyph)
        return height + 2 * m.pad_y

    def meaning_count(self, entry: AnyEntry, card_width: int) -> int:
        """How many lines the meaning of an entry takes in the open row; one at most, where one can ask for more."""
        if self.measures.scale.whole_meaning:
            return len(self.meaning_lines(entry, card_width))
        return int(has_meaning(entry) and card_width > 0)

    def meaning_lines(self, entry: AnyEntry, card_width: int) -> list[str]:
        """Those lines; where one can ask for more, they are cut off when they do not fit."""
        if not has_meaning(entry):
            return []
        width, meaning = self.wrap(card_width).width, self.meaning(entry)
        if self.measures.scale.whole_meaning:
            return self._small_wrap(width).lines(meaning) if meaning else []
        return [QFontMetricsF(self.measures.small).elidedText(meaning, Qt.TextElideMode.ElideRight, width)]

    def meaning(self, entry: AnyEntry) -> str:
        """The meaning of an entry on one line."""
        return meaning_line(entry, self.language)

    def _small_wrap(self, width: float) -> Wrap:
        wrap = self._small_wraps.get(width)
        if wrap is None:
            wrap = self._small_wraps[width] = Wrap(self.measures.small, width)
        return wrap

    def paint(self, painter: QPainter, rect: QRectF, entry: AnyEntry, state: CardState) -> None:
        """Paint a card into a rectangle of the height that `height` gave."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        quiet = state.quiet and not state.selected
        if quiet:
            painter.setOpacity(QUIET_STRONG if self.look.strong else QUIET)
        self._ground(painter, rect, entry, state)
        self._slot(painter, rect, entry, state)
        self._text(painter, rect, entry, state)
        if quiet:
            painter.setOpacity(1.0)

    def ink(self, entry: AnyEntry, state: CardState) -> QColor:
        """The colour of the text: an example stands back, so does a quieter row."""
        muted = entry.status is Status.EXAMPLE and not state.selected
        return self.look.dim if muted else self.look.ink

    def edge(self, status: Status) -> QPen:
        """The line around a card that is not selected: dotted for an example, dashed for an assumption."""
        return self._pens[status]

    def _ground(self, painter: QPainter, rect: QRectF, entry: AnyEntry, state: CardState) -> None:
        """The card itself; on a widget a picture of it, as to draw round corners takes longer than all the rest."""
        device = painter.device()
        ratio = device.devicePixelRatio()
        width, height = round(rect.width()), round(rect.height())
        if device.devType() != icons.WIDGET or width * height * ratio * ratio > _MOST_PIXELS:
            self._draw_ground(painter, rect, entry.status, state)
            return
        key = (width, height, ratio, entry.status, state.selected, state.hovered, state.focused)
        kept = self._grounds.get(key)
        if kept is None:
            kept = self._grounds[key] = self._picture_of_ground(width, height, ratio, entry.status, state)
        painter.drawPixmap(round(rect.x()), round(rect.y()), kept)

    def _picture_of_ground(self, width: int, height: int, ratio: float, status: Status, state: CardState) -> QPixmap:
        if len(self._grounds) >= _KEPT_GROUNDS:
            self._grounds.clear()
        pixmap = QPixmap(round(width * ratio), round(height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, QRectF(0, 0, width, height), status, state)
        painter.end()
        return pixmap

    def _draw_ground(self, painter: QPainter, rect: QRectF, status: Status, state: CardState) -> None:
        look, radius = self.look, self.measures.radius
        inside = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        if state.selected:
            painter.setPen(QPen(look.accent, 2))
            painter.setBrush(look.selected)
            inside.adjust(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(QPen(look.hover_line, 1) if state.hovered else self.edge(status))
            painter.setBrush(look.example if status is Status.EXAMPLE else look.card)
        painter.drawRoundedRect(inside, radius, radius)
        if state.focused:
            painter.setPen(QPen(look.accent, 1 if state.selected else 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = 2.5 if state.selected else 0.5
            painter.drawRoundedRect(inside.adjusted(inner, inner, -inner, -inner), radius - inner, radius - inner)

    def _slot(self, painter: QPainter, rect: QRectF, entry: AnyEntry, state: CardState) -> None:
        m, look = self.measures, self.look
        shown = mark(entry)
        x, y = rect.x() + m.pad_x - m.px(1), rect.y() + m.pad_y
        if shown.icon:
            icons.draw(painter, shown.icon, look.dim, x, y + (m.line - m.icon) / 2, m.icon)
        else:
            painter.setFont(m.tiny)
            painter.setPen(look.dim)
            box = QRectF(x - m.px(3), y, m.slot, m.line)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, shown.text)
        if shown.star:
            painter.setFont(m.tiny)
            painter.setPen(look.ink)
            painter.drawText(QPointF(x + m.icon - m.px(1), y + m.ascent - m.px(4)), "*")
        glyph = evidence_icon(entry)
        if glyph:
            icons.draw(painter, glyph, look.dim, x + (m.icon - m.glyph) / 2, y + m.line, m.glyph)

    def _text(self, painter: QPainter, rect: QRectF, entry: AnyEntry, state: CardState) -> None:
        m = self.measures
        wrap = self.wrap(round(rect.width()))
        painter.setFont(m.text)
        painter.setPen(self.ink(entry, state))
        x, y = rect.x() + m.pad_x + m.slot, rect.y() + m.pad_y + m.ascent
        for line in wrap.lines(entry.text):
            painter.drawText(QPointF(x, y), line)
            y += m.line
        if not state.open_row:
            return
        painter.setFont(m.small)
        painter.setPen(self.look.dim)
        for line in self.meaning_lines(entry, round(rect.width())):
            painter.drawText(QPointF(x, y - m.ascent + m.small_line - m.px(4)), line)
            y += m.small_line


def _pen(colour: QColor, dashes: list[float]) -> QPen:
    pen = QPen(colour, 1)
    pen.setDashPattern(dashes)
    return pen
