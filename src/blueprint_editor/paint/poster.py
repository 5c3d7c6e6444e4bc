"""The whole board as one picture: title, strip of stages, row labels, every card; nothing capped or folded."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from blueprint_editor.core.journey import in_order
from blueprint_editor.core.model import ELEMENTS, AnyEntry, Blueprint, Kind, Stage, Status, Task
from blueprint_editor.wording import enum_label, say, when_text

from .bands import paint_bands
from .card import Cards, CardState
from .families import paper_family
from .headers import Headers, HeaderState
from .journey import BarState, Journey
from .labels import LabelState, paint_label
from .look import PAPER, Look, Measures
from .matrix import CLOSED_SHARE, Matrix
from .meaning import mark
from .wrap import Wrap

SHAPE = 400 / 277
"""Width to height of an A3 sheet in landscape, within its margins: the shape a poster aims at."""

_LEAST_WIDTH = 560
_WIDTHS = range(224, 361, 8)
_MANY_ENTRIES = 3_000
_COMFORTABLE = 240
_ENOUGH = 1_300
"""A poster of this many pixels wide fills an A3 sheet with large type; wider columns add nothing then."""


class PaperMeasures(Measures):
    """Measures for paper: text keeps its proportions at any scale, and is found by a search."""

    def __init__(self, family: str) -> None:
        super().__init__(family, scale=PAPER)
        self.max_column = self.px(_WIDTHS[-1])
        self.row_top = self.row_bottom = self.px(12)  # nothing is added on paper

    def _font(self, family: str, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = super()._font(family, size, weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # A ligature is one sign in a PDF: a search for "offerte" would not find it.
        font.setFeature(QFont.Tag.fromString("liga"), 0)
        return font

    def title_fonts(self, family: str, width: int) -> tuple[QFont, QFont]:
        """The fonts of the title and the line below it: larger on a wider poster, which is read from further away."""
        size = min(72, max(26, width // 70))
        return self._font(family, size, QFont.Weight.DemiBold), self._font(family, size // 2)


class PaperCards(Cards):
    """Cards on paper: nobody can ask them for more, so they say a task's moment in full."""

    def meaning(self, entry: AnyEntry) -> str:
        """As on the screen, with a task's moment in full: a wall has no inspector."""
        if isinstance(entry, Task) and entry.when:
            return " · ".join(part for part in (entry.role, when_text(entry.when, self.language)) if part)
        return super().meaning(entry)


class Poster:
    """One blueprint laid out on one sheet; sizes in pixels at 100 %."""

    def __init__(self, blueprint: Blueprint, look: Look, language: str) -> None:
        self.blueprint = blueprint
        self.look = look
        self.language = language
        self._family = paper_family()
        self._m = PaperMeasures(self._family)
        self._cards = PaperCards(look, self._m, language)
        self._headers = Headers(look, self._m, language)
        self._phases = in_order(blueprint)
        self._journey = Journey(look, self._m, language, self._m.label_width, titled=True)
        self._matrix = Matrix(self._m, self._card_height)
        self._matrix.expanded = {(stage.id, element) for stage in blueprint.stages for element in ELEMENTS}
        self._matrix.set_blueprint(blueprint)
        self._margin = self._m.px(28)
        self._footer = self._m.px(34) if _marked(blueprint) or _starred(blueprint) else 0
        self._choose_width()

    def size(self) -> QSize:
        """How large the poster is, margins included."""
        return QSize(
            self._width + 2 * self._margin, self._below_title + self._board_height + self._footer + self._margin
        )

    @property
    def ground(self) -> QColor:
        """The colour of the sheet: paper stays white, so that nothing is printed where nothing stands."""
        return self.look.board if self.look.dark else self.look.surface

    def paint(self, painter: QPainter) -> None:
        """Paint the poster with its top left corner at the painter's origin."""
        size = self.size()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), self.ground)
        left, top = self._margin, self._below_title
        strip = top + self._over
        rows = strip + self._strip
        for x, y, part in (
            (left, self._margin, self._paint_title),
            (left + self._m.label_width, top, self._paint_journey),
            (left + self._m.label_width, strip, self._paint_strip),
            (left, rows, self._paint_labels),
            (left + self._m.label_width, rows, self._paint_rows),
            (left, rows, self._paint_rules),
            (left, rows + self._matrix.height, self._paint_legend),
        ):
            painter.save()
            painter.translate(x, y)
            part(painter)
            painter.restore()

    # Layout

    def _card_height(self, entry: AnyEntry, width: int, _open_row: bool) -> int:
        return self._cards.height(entry, width, True)

    def _choose_width(self) -> None:
        """Take the column width that gives the largest type on a sheet of the shape."""
        stages = self.blueprint.stages
        many = sum(1 for _ in self.blueprint.entries()) > _MANY_ENTRIES
        widths = [_COMFORTABLE] if many or not stages else list(_WIDTHS)
        best = max(widths, key=self._score)
        self._lay_out(best)

    def _score(self, column: int) -> tuple[float, int]:
        self._lay_out(column)
        size = self.size()
        return (-max(size.width(), size.height() * SHAPE, _ENOUGH), column)

    def _lay_out(self, column: int) -> None:
        m, matrix, stages = self._m, self._matrix, self.blueprint.stages
        closed = sum(stage.kind is not Kind.OPEN for stage in stages)
        gap = m.closed_gap if 0 < closed < len(stages) else 0
        units = len(stages) - closed + closed * CLOSED_SHARE
        matrix.fit(round(column * units) + gap + 1)
        self._over = self._journey.lay_out(self._phases, matrix.xs, matrix.widths) if self._phases else 0
        self._strip = self._headers.measure(stages, matrix.widths) + m.px(8) if stages else 0
        tail = self._journey.tail(self._phases, len(stages))
        self._width = max(m.label_width + matrix.width + m.joint + tail, _LEAST_WIDTH)
        title, subtitle = m.title_fonts(self._family, self._width)
        self._title, self._subtitle_font = Wrap(title, self._width), subtitle
        self._title_line, self._subtitle_line = QFontMetricsF(title).height(), QFontMetricsF(subtitle).height()
        lines = len(self._title.lines(self.heading))
        below = lines * self._title_line + (self._subtitle_line if self._subtitle() else 0)
        self._below_title = round(self._margin + below + m.px(18))

    @property
    def _board_height(self) -> int:
        return self._over + self._strip + self._matrix.height

    @property
    def heading(self) -> str:
        """The title of the poster: the blueprint's, else the client's name."""
        return " ".join(self.blueprint.title.split()) or " ".join(self.blueprint.client.split()) or "Blueprint"

    def _subtitle(self) -> str:
        blueprint = self.blueprint
        client = blueprint.client if blueprint.title.strip() else ""
        return " · ".join(" ".join(part.split()) for part in (client, blueprint.author) if part.strip())

    # Parts, each at its own origin

    def _paint_title(self, painter: QPainter) -> None:
        y = 0.0
        painter.setFont(self._title.font)
        painter.setPen(self.look.ink)
        ascent = QFontMetricsF(self._title.font).ascent()
        for line in self._title.lines(self.heading):
            painter.drawText(QPointF(0, y + ascent), line)
            y += self._title_line
        metrics = QFontMetricsF(self._subtitle_font)
        painter.setFont(self._subtitle_font)
        painter.setPen(self.look.dim)
        shown = metrics.elidedText(self._subtitle(), Qt.TextElideMode.ElideRight, self._width)
        painter.drawText(QPointF(0, y + metrics.ascent()), shown)

    def _paint_strip(self, painter: QPainter) -> None:
        stages, matrix = self.blueprint.stages, self._matrix
        for number, stage in enumerate(stages):
            rect = QRectF(matrix.xs[number], 0, matrix.widths[number], self._headers.height)
            first = number == 0 or stages[number - 1].kind is not Kind.OPEN
            self._headers.paint(painter, rect, stage, HeaderState(number + 1, first=first))

    def _paint_journey(self, painter: QPainter) -> None:
        if self._phases:
            self._journey.paint_caption(painter, -self._m.label_width)
        for bar in self._journey.bars:
            self._journey.paint_bar(painter, QRectF(bar.rect), bar.phase.text, BarState())

    def _paint_labels(self, painter: QPainter) -> None:
        m, matrix = self._m, self._matrix
        for row, element in enumerate(ELEMENTS):
            count = sum(len(stage.cell(element)) for stage in self.blueprint.stages)
            rect = QRectF(0, matrix.ys[row], m.label_width, matrix.row_height(row) - 0.5)
            state = LabelState(count, chevron=False)
            paint_label(painter, rect, element, state, self.look, m, self.language)

    def _paint_rows(self, painter: QPainter) -> None:
        ground = QRect(0, 0, self._width - self._m.label_width, self._matrix.height)
        paint_bands(painter, ground, self._matrix, self.look, self.language)
        for column, stage in enumerate(self.blueprint.stages):
            self._paint_stage(painter, column, stage)

    def _paint_stage(self, painter: QPainter, column: int, stage: Stage) -> None:
        m = self._m
        width = self._matrix.card_width(column)
        state = CardState(open_row=True)
        for row, element in enumerate(ELEMENTS):
            box = self._matrix.cell(column, row)
            y = box.y + m.row_top
            for entry in stage.cell(element):
                height = self._cards.height(entry, width, True)
                self._cards.paint(painter, QRectF(box.x + m.cell_pad, y, width, height), entry, state)
                y += height + m.card_gap

    def _paint_rules(self, painter: QPainter) -> None:
        """The rules between the rows again, over the grounds: at odd scales these would hide them."""
        painter.setPen(QPen(self.look.line, 1))
        for y in self._matrix.ys:
            painter.drawLine(QPointF(0, y - 0.5), QPointF(self._width, y - 0.5))

    def _paint_legend(self, painter: QPainter) -> None:
        """What the star and the edges of cards mean, for as far as the poster has them."""
        m, look = self._m, self.look
        x, box = 0.0, QRectF(0, m.px(14), m.px(26), m.px(15))
        for status in _marked(self.blueprint):
            painter.setPen(self._cards.edge(status))
            painter.setBrush(look.example if status is Status.EXAMPLE else look.card)
            painter.drawRoundedRect(box.translated(x + 0.5, 0.5), m.px(4), m.px(4))
            x = self._legend_text(painter, x + box.width() + m.px(7), box, enum_label(status, self.language))
        if _starred(self.blueprint):
            painter.setFont(m.bold)
            painter.setPen(look.ink)
            painter.drawText(QPointF(x, box.y() + m.ascent), "*")
            self._legend_text(painter, x + m.px(10), box, say("field.required", self.language))

    def _legend_text(self, painter: QPainter, x: float, box: QRectF, text: str) -> float:
        """Write a word of the legend beside its sample; gives where the next sample begins."""
        m, metrics = self._m, QFontMetricsF(self._m.small)
        painter.setFont(m.small)
        painter.setPen(self.look.dim)
        painter.drawText(QPointF(x, box.center().y() + (metrics.ascent() - metrics.descent()) / 2), text)
        return x + metrics.horizontalAdvance(text) + m.px(20)


def _marked(blueprint: Blueprint) -> list[Status]:
    """The statuses with an edge of their own that stand on the board."""
    found = {entry.status for _, _, entry in blueprint.entries()}
    return [status for status in (Status.EXAMPLE, Status.ASSUMPTION) if status in found]


def _starred(blueprint: Blueprint) -> bool:
    """Whether a card on the board has a star."""
    return any(mark(entry).star for _, _, entry in blueprint.entries())
