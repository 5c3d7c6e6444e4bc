"""Headings of a panel: an element's badge, a stage's number, a name and a quiet line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from blueprint_editor.core.model import Element, Kind
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.context import Context
from blueprint_editor.paint import icons
from blueprint_editor.paint.headers import KIND_ICONS
from blueprint_editor.paint.labels import draw_badge
from blueprint_editor.paint.look import mix

WIDE = 10_000
"""Wider in pixels than any line."""


@guarded
class Badge(QWidget):
    """An element's badge: the step's number and the element's icon in the element's colour."""

    def __init__(self, context: Context, element: Element) -> None:
        super().__init__()
        self._context = context
        self._element = element
        m = context.measures()
        self.setFixedSize(QSize(m.px(38), m.badge))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it as the board does."""
        painter = QPainter(self)
        draw_badge(painter, self._context.appearance.look, self._context.measures(), self._element, 0, 0)
        painter.end()


@guarded
class StageBadge(QWidget):
    """A stage's number on quiet ground; won and lost show their sign in their colour."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._text = ""
        self._kind = Kind.OPEN
        m = context.measures()
        self.setFixedSize(QSize(m.px(30), m.badge))

    def show_stage(self, number: int, kind: Kind) -> None:
        """Show a stage's number, counted from 1, and its kind."""
        self._text, self._kind = str(number), kind
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the number, or the sign of a closed stage."""
        look, m = self._context.appearance.look, self._context.measures()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.kind(self._kind) if self._kind is not Kind.OPEN else mix(look.surface, look.ink, 0.1))
        painter.drawRoundedRect(QRectF(self.rect()), m.radius, m.radius)
        if self._kind is Kind.OPEN:
            painter.setFont(m.bold)
            painter.setPen(look.ink)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        else:
            x, y = (self.width() - m.icon) / 2, (self.height() - m.icon) / 2
            icons.draw(painter, KIND_ICONS[self._kind], look.on_element, x, y, m.icon)
        painter.end()


class Quiet(QLabel):
    """A line of small quiet letters; a long one is cut at the end, and whole in its tip."""

    def __init__(self, context: Context, wraps: bool = False) -> None:
        super().__init__()
        self.setWordWrap(wraps)
        if not wraps:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.dress(context)

    def dress(self, context: Context) -> None:
        """Take the font and the colour of the window."""
        self.setFont(context.measures().small)
        palette = self.palette()
        palette.setColor(self.foregroundRole(), context.appearance.look.dim)
        self.setPalette(palette)


@guarded
class Heading(QWidget):
    """A badge, a title, and a quiet line below it, which ends in an ellipsis where it does not fit."""

    def __init__(self, context: Context, badge: QWidget | None) -> None:
        super().__init__()
        self._told = ""
        self.title = QLabel()
        self.title.setFont(context.measures().head_small)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.line = Quiet(context)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.title)
        texts.addWidget(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if badge is not None:
            row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)

    def tell(self, title: str, line: str) -> None:
        """Show a title and a quiet line."""
        self.title.setText(title)
        self._told = line
        self.line.setToolTip(line)
        self.line.setVisible(bool(line))
        self._fit()

    def _fit(self) -> None:
        room = self.line.width() if self.isVisible() else WIDE
        self.line.setText(self.line.fontMetrics().elidedText(self._told, Qt.TextElideMode.ElideRight, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for another part of the line."""
        super().resizeEvent(event)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self._fit()
