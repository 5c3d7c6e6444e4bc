"""Colours and measures of the board: one look a theme, one set of measures a scale and a zoom."""

from __future__ import annotations

from functools import cached_property

import msgspec
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from blueprint_editor.core.model import Element, Kind

_LIGHT_ELEMENTS = ("#B45309", "#6D4BC3", "#1D6FB8", "#0F766E", "#2F7D32", "#B83280")
_DARK_ELEMENTS = ("#F2B05E", "#B9A3F5", "#7FBDF0", "#63CDBB", "#8ED08F", "#F09AC8")
_STRONG_LIGHT_ELEMENTS = ("#7A3A06", "#54339F", "#114F86", "#0A544E", "#1F5A22", "#8A1F5E")
_STRONG_DARK_ELEMENTS = ("#F7C68A", "#CFC0FA", "#A3D1F7", "#86DFD0", "#AEE0AF", "#F6B9D9")

MIN_ZOOM, MAX_ZOOM = 0.5, 3.0


def mix(first: QColor, second: QColor, share: float) -> QColor:
    """The colour between two; `share` 0 is the first, 1 the second."""
    return QColor.fromRgbF(
        first.redF() * (1 - share) + second.redF() * share,
        first.greenF() * (1 - share) + second.greenF() * share,
        first.blueF() * (1 - share) + second.blueF() * share,
    )


class Look(msgspec.Struct, frozen=True, dict=True):
    """The colours of one theme. The accent means selection, focus and drop, nothing else.

    Text is 4.5:1 on whatever it stands on; in a strong look 7:1, and edges are 3:1.
    """

    dark: bool
    strong: bool
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

    @property
    def on_element(self) -> QColor:
        """What is written on an element's badge."""
        return QColor("#10151C") if self.dark else QColor("#FFFFFF")

    def kind(self, kind: Kind) -> QColor:
        """The colour of a kind of stage; open has none of its own."""
        return {Kind.OPEN: self.dim, Kind.WON: self.won, Kind.LOST: self.lost}[kind]

    @cached_property
    def selected(self) -> QColor:
        """The ground of a selected card."""
        return mix(self.card, self.accent, 0.14 if self.dark else 0.08)

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
        strong=False,
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
        strong=False,
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


def strong_light() -> Look:
    """Light with high contrast: for eyes that need it, and for a projector, which washes colours out."""
    c = QColor
    return Look(
        dark=False,
        strong=True,
        board=c("#F1F2F4"),
        band=c("#FFFFFF"),
        surface=c("#FFFFFF"),
        card=c("#FFFFFF"),
        line=c("#7A8594"),
        strong_line=c("#4B5563"),
        ink=c("#05080D"),
        dim=c("#3C4552"),
        accent=c("#0A46B8"),
        on_accent=c("#FFFFFF"),
        won=c("#0E572D"),
        lost=c("#77302C"),
        refuse=c("#8F1510"),
        elements=tuple(map(c, _STRONG_LIGHT_ELEMENTS)),
    )


def strong_dark() -> Look:
    """Dark with high contrast."""
    c = QColor
    return Look(
        dark=True,
        strong=True,
        board=c("#000000"),
        band=c("#07090C"),
        surface=c("#0B0E13"),
        card=c("#12171E"),
        line=c("#7E8A9A"),
        strong_line=c("#B4BECB"),
        ink=c("#FFFFFF"),
        dim=c("#CBD3DE"),
        accent=c("#9DC1FF"),
        on_accent=c("#000000"),
        won=c("#7CE5AA"),
        lost=c("#F2BBB7"),
        refuse=c("#FFADA6"),
        elements=tuple(map(c, _STRONG_DARK_ELEMENTS)),
    )


class Scale(msgspec.Struct, frozen=True):
    """How large everything is at 100 %, in pixels, on a 4-pixel grid where it shows."""

    text: int = 13
    small: int = 12
    tiny: int = 11
    heads: tuple[int, ...] = (18, 17, 16, 15, 14)
    """Sizes of the stages' names: the largest that takes at most `head_lines` lines, else the smallest."""
    head_lines: int = 2
    pad_x: int = 8
    pad_y: int = 6
    slot: int = 23
    card_gap: int = 6
    row_room: int = 12
    label_width: int = 184
    folded: int = 36
    entry_line: int = 20
    min_column: int = 176
    max_column: int = 320
    badge: int = 24
    badge_width: int = 38
    icon: int = 14
    glyph: int = 12
    joint: int = 10
    strip_room: int = 8
    whole_meaning: bool = False
    """Whether the line with a card's meaning is broken where it does not fit, instead of cut off."""


COMFORTABLE = Scale()
PAPER = Scale(whole_meaning=True)
COMPACT = Scale(
    heads=(16, 15, 14), pad_y=3, card_gap=4, row_room=8, folded=28, min_column=160, label_width=176, strip_room=4
)
PROJECTOR = Scale(
    text=20, small=18, tiny=15, heads=(24, 22), head_lines=3,
    pad_x=12, pad_y=8, slot=34, card_gap=8, row_room=16, label_width=276, folded=56, entry_line=30,
    min_column=264, max_column=1200, badge=34, badge_width=56, icon=21, glyph=17, joint=16, strip_room=10,
    whole_meaning=True,
)  # fmt: skip
"""For a room that looks at a screen of 1080 pixels high from its back row; other heights zoom it."""
PRESENTER = Scale(
    text=32, small=32, tiny=32, heads=(36, 32), head_lines=3,
    pad_x=16, pad_y=10, slot=0, card_gap=12, row_room=16, min_column=292, max_column=1200,
    badge=56, badge_width=96, icon=32, glyph=28, joint=20, strip_room=12,
)  # fmt: skip
"""For a screen of 1080 pixels high that nobody types on: no letter is smaller than 24 points."""
PROJECTOR_HEIGHT = 1080
"""What 100 % of the projector and the presenter is made for, in pixels."""
SCALES = {"comfortable": COMFORTABLE, "compact": COMPACT}
"""The densities that one can choose."""


class Measures:
    """Sizes in pixels of one scale at one zoom, and the fonts that go with them."""

    def __init__(self, family: str, zoom: float = 1.0, scale: Scale = COMFORTABLE) -> None:
        self.zoom = min(MAX_ZOOM, max(MIN_ZOOM, zoom))
        self.scale = scale
        self.text = self._font(family, scale.text)
        self.small = self._font(family, scale.small)
        self.bold = self._font(family, scale.text, QFont.Weight.DemiBold)
        self.heads = tuple(self._font(family, size, QFont.Weight.DemiBold) for size in scale.heads)
        self.head = self._font(family, 16, QFont.Weight.DemiBold)
        self.head_small = self._font(family, 14, QFont.Weight.DemiBold)
        self.figures = self._font(family, scale.small)
        self.figures.setFeature(QFont.Tag.fromString("tnum"), 1)
        self.tiny = self._font(family, scale.tiny, QFont.Weight.DemiBold)
        px = self.px
        self.pad_x, self.pad_y = px(scale.pad_x), px(scale.pad_y)
        self.slot, self.card_gap, self.cell_pad = px(scale.slot), px(scale.card_gap), px(6)
        self.label_width, self.folded = px(scale.label_width), px(scale.folded)
        self.entry_line, self.hint, self.closed_gap = px(scale.entry_line), px(2 * scale.entry_line + 4), px(16)
        # Under the highest cell of a row there is room for the line to add.
        self.row_top, self.row_bottom = px(scale.row_room - 4), max(px(scale.row_room), self.entry_line)
        self.min_column, self.max_column = px(scale.min_column), px(scale.max_column)
        self.badge, self.badge_width = px(scale.badge), px(scale.badge_width)
        self.icon, self.glyph, self.joint = px(scale.icon), px(scale.glyph), px(scale.joint)
        self.radius = 6 * self.zoom
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
