"""Colours and measures of the board: one look a theme, one set of measures a zoom."""

from __future__ import annotations

from functools import cached_property

import msgspec
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from blueprint_editor.core.model import Element, Kind

_LIGHT_ELEMENTS = ("#B45309", "#6D4BC3", "#1D6FB8", "#0F766E", "#2F7D32", "#B83280")
_DARK_ELEMENTS = ("#F2B05E", "#B9A3F5", "#7FBDF0", "#63CDBB", "#8ED08F", "#F09AC8")

MIN_ZOOM, MAX_ZOOM = 0.5, 3.0


def mix(first: QColor, second: QColor, share: float) -> QColor:
    """The colour between two; `share` 0 is the first, 1 the second."""
    return QColor.fromRgbF(
        first.redF() * (1 - share) + second.redF() * share,
        first.greenF() * (1 - share) + second.greenF() * share,
        first.blueF() * (1 - share) + second.blueF() * share,
    )


class Look(msgspec.Struct, frozen=True, dict=True):
    """The colours of one theme. The accent means selection, focus and drop, nothing else."""

    dark: bool
    board: QColor
    band: QColor
    surface: QColor
    card: QColor
    line: QColor
    strong_line: QColor
    ink: QColor
    dim: QColor
    accent: QColor
    on_accent: QColor
    won: QColor
    lost: QColor
    refuse: QColor
    elements: tuple[QColor, ...]

    def element(self, element: Element) -> QColor:
        """The colour of an element's badge."""
        return self.elements[element.step - 2]

    def kind(self, kind: Kind) -> QColor:
        """The colour of a kind of stage; open has none of its own."""
        return {Kind.OPEN: self.dim, Kind.WON: self.won, Kind.LOST: self.lost}[kind]

    @cached_property
    def selected(self) -> QColor:
        """The ground of a selected card."""
        return mix(self.card, self.accent, 0.20 if self.dark else 0.10)

    @cached_property
    def hover_line(self) -> QColor:
        """The edge of the card under the pointer."""
        return mix(self.strong_line, self.ink, 0.3)

    @cached_property
    def drop_ground(self) -> QColor:
        """The ground of the cell that a drop would go to."""
        return mix(self.band, self.accent, 0.14 if self.dark else 0.10)

    @cached_property
    def example(self) -> QColor:
        """The ground of an example: between card and band, so that it stands back."""
        return mix(self.card, self.band, 0.6)


def light() -> Look:
    """The light theme."""
    c = QColor
    return Look(
        dark=False,
        board=c("#F4F5F7"),
        band=c("#F9FAFB"),
        surface=c("#FFFFFF"),
        card=c("#FFFFFF"),
        line=c("#DDE1E7"),
        strong_line=c("#C2C9D3"),
        ink=c("#18212D"),
        dim=c("#566172"),
        accent=c("#2563EB"),
        on_accent=c("#FFFFFF"),
        won=c("#1B7F46"),
        lost=c("#8C4A47"),
        refuse=c("#B3261E"),
        elements=tuple(map(c, _LIGHT_ELEMENTS)),
    )


def dark() -> Look:
    """The dark theme."""
    c = QColor
    return Look(
        dark=True,
        board=c("#12161C"),
        band=c("#171C24"),
        surface=c("#1C222B"),
        card=c("#252C37"),
        line=c("#323B48"),
        strong_line=c("#465161"),
        ink=c("#E9EDF3"),
        dim=c("#9DA9BA"),
        accent=c("#7AA8FF"),
        on_accent=c("#0B1220"),
        won=c("#63CF92"),
        lost=c("#D9A19D"),
        refuse=c("#FF8A80"),
        elements=tuple(map(c, _DARK_ELEMENTS)),
    )


class Measures:
    """Sizes in pixels at one zoom, on a 4-pixel grid at 100 %, and the fonts that go with them."""

    def __init__(self, family: str, zoom: float = 1.0) -> None:
        self.zoom = min(MAX_ZOOM, max(MIN_ZOOM, zoom))
        self.text = self._font(family, 13)
        self.small = self._font(family, 12)
        self.bold = self._font(family, 13, QFont.Weight.DemiBold)
        self.head = self._font(family, 16, QFont.Weight.DemiBold)
        self.head_small = self._font(family, 14, QFont.Weight.DemiBold)
        self.tiny = self._font(family, 11, QFont.Weight.DemiBold)
        px = self.px
        self.pad_x, self.pad_y = px(8), px(6)
        self.slot, self.card_gap = px(23), px(6)
        self.cell_pad, self.row_top, self.row_bottom = px(6), px(12), px(12)
        self.label_width, self.folded = px(176), px(36)
        self.entry_line, self.closed_gap = px(20), px(16)
        self.min_column, self.max_column = px(176), px(320)
        self.badge, self.icon, self.radius = px(24), px(14), 6 * self.zoom
        self.joint, self.glyph = px(10), px(12)
        metrics = QFontMetricsF(self.text)
        self.line = round(metrics.height() * 1.06)
        self.ascent = metrics.ascent() + (self.line - metrics.height()) / 2
        self.small_line = round(QFontMetricsF(self.small).height()) + px(2)

    def px(self, size: float) -> int:
        """A size at 100 % in pixels at this zoom, one at least."""
        return max(1, round(size * self.zoom))

    def _font(self, family: str, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(family)
        font.setPixelSize(max(6, round(size * self.zoom)))
        font.setWeight(weight)
        return font
