"""Choosing a template: three cards with a small picture, the language of the blueprint, and the client."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from blueprint_editor.core.model import Kind
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.guard import guarded
from blueprint_editor.method.templates import TEMPLATE_CODES, template_description, template_title
from blueprint_editor.paint.look import Look, mix
from blueprint_editor.wording import LANGUAGES, say

_PICTURE = QSize(112, 56)
_OPEN_STAGES = {"empty": 0}


@guarded
class TemplateCard(QAbstractButton):
    """One template, as a card that is chosen or not; a double click chooses and begins."""

    double_clicked = Signal()

    def __init__(self, code: str, appearance: Appearance) -> None:
        super().__init__()
        self.code = code
        self._appearance = appearance
        self._description = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)  # a choice of one: heard as such
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.dress()

    def dress(self) -> None:
        """Take the words and colours of the window."""
        language = self._appearance.language
        self.setText(template_title(self.code, language))
        self._description = template_description(self.code, language)
        self.setAccessibleDescription(self._description)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the picture, a title and two lines."""
        return QSize(480, _PICTURE.height() + 32)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Begin at once."""
        super().mouseDoubleClickEvent(event)
        self.double_clicked.emit()

    def enterEvent(self, event: object) -> None:
        """Show that it can be clicked."""
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Show it as it was."""
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and edge for its state, the picture, the words."""
        look = self._appearance.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        edge = look.accent if chosen else look.hover_line if self.underMouse() else look.line
        painter.setPen(QPen(edge, 2 if chosen else 1))
        painter.setBrush(look.selected if chosen else look.card)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        if self.hasFocus() and chosen:
            painter.setPen(QPen(mix(look.accent, look.card, 0.55), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5), 6, 6)
        box = QRectF(16, (self.height() - _PICTURE.height()) / 2, _PICTURE.width(), _PICTURE.height())
        draw_picture(painter, box, self.code, look)
        self._paint_words(painter, box.right() + 20)
        painter.end()

    def _paint_words(self, painter: QPainter, left: float) -> None:
        look = self._appearance.look
        width = self.width() - left - 16
        title = QFont(self.font())
        title.setWeight(QFont.Weight.DemiBold)
        title.setPixelSize(15)
        painter.setFont(title)
        painter.setPen(look.ink)
        painter.drawText(QRectF(left, 16, width, 22), Qt.AlignmentFlag.AlignVCenter, self.text())
        words = QFont(self.font())
        words.setPixelSize(13)
        painter.setFont(words)
        painter.setPen(look.dim)
        painter.drawText(QRectF(left, 40, width, self.height() - 48), Qt.TextFlag.TextWordWrap, self._description)


def draw_picture(painter: QPainter, box: QRectF, code: str, look: Look) -> None:
    """A small picture of the board that a template gives: its stages, and entries where it brings them."""
    opened = _OPEN_STAGES.get(code, 4)
    kinds = [Kind.OPEN] * opened + [Kind.WON, Kind.LOST]
    gap, closed_gap = 3.0, 6.0 if opened else 0.0
    width = (box.width() - gap * 5 - 6) / 6
    x = box.left()
    painter.setPen(Qt.PenStyle.NoPen)
    for number, kind in enumerate(kinds):
        if kind is Kind.WON:
            x += closed_gap
        colour = look.kind(kind) if kind is not Kind.OPEN else look.dim
        painter.setBrush(mix(colour, look.card, 0.25))
        painter.drawRoundedRect(QRectF(x, box.top(), width, 7), 2, 2)
        painter.setBrush(mix(look.card, look.dim, 0.16))
        painter.drawRoundedRect(QRectF(x, box.top() + 10, width, box.height() - 10), 2, 2)
        if code == "service":
            _draw_entries(painter, QPointF(x, box.top() + 10), width, number, look)
        x += width + gap


def _draw_entries(painter: QPainter, corner: QPointF, width: float, number: int, look: Look) -> None:
    for row in range(6):
        colour: QColor = look.elements[row]
        painter.setBrush(mix(colour, look.card, 0.35))
        left = corner.x() + 2
        length = (width - 4) * (1.0 if (row + number) % 3 else 0.65)
        painter.drawRoundedRect(QRectF(left, corner.y() + 4 + row * 7, length, 3.5), 1.5, 1.5)


@guarded
class TemplateChooser(QWidget):
    """The three templates, "stages only" first and chosen, and what goes with them."""

    begun = Signal()
    """Enter or a double click: begin with what is chosen."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.cards = [TemplateCard(code, appearance) for code in TEMPLATE_CODES]
        self._card_group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for card in self.cards:
            self._card_group.addButton(card)
            card.double_clicked.connect(self.begun)
            column.addWidget(card)
        self.cards[0].setChecked(True)
        self.language_buttons = {language: QRadioButton() for language in LANGUAGES}
        self._language_group = QButtonGroup(self)
        languages = QHBoxLayout()
        languages.setSpacing(20)
        for button in self.language_buttons.values():
            self._language_group.addButton(button)
            languages.addWidget(button)
        languages.addStretch(1)
        self.language_buttons[appearance.language].setChecked(True)
        self.client = QLineEdit()
        self._language_label, self._client_label = QLabel(), QLabel()
        self._client_label.setBuddy(self.client)
        form = QFormLayout()
        form.setContentsMargins(0, 12, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self._language_label, languages)
        form.addRow(self._client_label, self.client)
        column.addLayout(form)
        appearance.changed.connect(self.dress)
        self.dress()

    @property
    def template(self) -> str:
        """The code of the chosen template."""
        return next(card.code for card in self.cards if card.isChecked())

    @property
    def language(self) -> str:
        """The language of the blueprint to be."""
        return next(language for language, button in self.language_buttons.items() if button.isChecked())

    def focus_first(self) -> None:
        """Put the keyboard on the chosen card."""
        next(card for card in self.cards if card.isChecked()).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter begins, wherever the focus is; arrows go along the cards."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.begun.emit()
        else:
            super().keyPressEvent(event)

    def dress(self) -> None:
        """Take the words of the window."""
        language = self._appearance.language
        for card in self.cards:
            card.dress()
        for code, button in self.language_buttons.items():
            button.setText(say(f"language.{code}", language))
        self._language_label.setText(say("window.new.language", language))
        self._client_label.setText(say("window.new.client", language))
        self.client.setPlaceholderText(say("window.new.client_hint", language))
