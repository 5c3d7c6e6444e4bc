"""How a cell of a foreign workbook shows what became of it: a colour, a mark, and words that say it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from blueprint_editor.core.model import ELEMENTS, Blueprint
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.guard import guarded
from blueprint_editor.paint.look import Look, mix
from blueprint_editor.wording import element_title, in_sentence, say
from blueprint_editor.workflows.foreign import CellUse, Meaning, Role

MARK = 18
"""The side of a mark, in pixels."""


class Dress(NamedTuple):
    """How a cell is drawn: its mark (none for headings), the colour of mark and edge, and its letters."""

    mark: str
    colour: QColor
    tint: float = 0.0
    bold: bool = False
    quiet: bool = False
    hollow: bool = False


def dress_of(role: Role, meaning: Meaning | None, look: Look) -> Dress:
    """The mark and the colours of a role; the number of an element is that of its step."""
    element = meaning.element if meaning else None
    tint = 0.20 if look.dark else 0.11
    match role:
        case Role.STAGE:
            return Dress("1", look.ink, tint, bold=True)
        case Role.ENTRY if element:
            return Dress(str(element.step), look.element(element), tint)
        case Role.FIELD:
            return Dress("+", look.dim, tint / 2)
        case Role.HEADING:
            return Dress("", look.strong_line, tint, bold=True)
        case Role.TITLE:
            return Dress("", look.strong_line, 0.0, bold=True)
        case Role.PARKED:
            return Dress("P", look.dim, tint)
        case Role.LEFT_OVER:
            return Dress("?", look.refuse, 0.0, hollow=True)
        case _:
            return Dress("–", look.dim, 0.0, quiet=True)


def what_became(cell: CellUse, blueprint: Blueprint, language: str) -> str:
    """What became of a cell, in words: `C7: taak in fase Offerte`."""
    stage = blueprint.stage(cell.stage) if cell.stage else None
    if cell.role in {Role.ENTRY, Role.FIELD} and cell.meaning:
        meaning = say(f"foreign.meaning.{cell.meaning.value}", language)
        facts = {"cell": cell.name, "meaning": in_sentence(meaning), "stage": stage.name if stage else "–"}
        return say(f"foreign.became.{cell.role.value}", language, n=max(1, len(cell.ids)), **facts)
    return say(
        "foreign.became.other",
        language,
        cell=cell.name,
        role=in_sentence(say(f"foreign.role.{cell.role.value}", language)),
    )


def draw_mark(painter: QPainter, box: QRectF, dress: Dress, look: Look, font: QFont) -> None:
    """Draw a mark: filled, or hollow with a dashed edge for what has no place."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if dress.hollow:
        painter.setBrush(look.surface)
        painter.setPen(QPen(dress.colour, 1.5, Qt.PenStyle.DashLine))
    elif dress.quiet:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setBrush(dress.colour)
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, 4, 4)
    small = QFont(font)
    small.setPixelSize(11)
    small.setWeight(QFont.Weight.Bold)
    painter.setFont(small)
    painter.setPen(dress.colour if dress.hollow or dress.quiet else look.surface)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, dress.mark)


def ground(dress: Dress, look: Look) -> QColor:
    """The ground of a cell."""
    return mix(look.surface, dress.colour, dress.tint)


def table_sheet(look: Look) -> str:
    """The rules for tables with headings: quiet lines, headings on a ground of their own."""
    line, band, ink = look.line.name(), look.band.name(), look.dim.name()
    return f"""
    QTableView, QTreeWidget {{ gridline-color: {line}; }}
    QHeaderView {{ background: {band}; border: none; }}
    QHeaderView::section {{
        background: {band}; color: {ink}; border: none; border-right: 1px solid {line};
        border-bottom: 1px solid {line}; padding: 3px 8px;
    }}
    QHeaderView::section:hover {{ background: {mix(look.band, look.ink, 0.08).name()}; color: {look.ink.name()}; }}
    QTableCornerButton::section {{ background: {band}; border: none; }}
    """


@guarded
class Legend(QWidget):
    """What the marks mean, each with its word, on as many lines as it takes."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("; ".join(f"{dress.mark} {words}".strip() for dress, words in self.entries()))

    def entries(self) -> list[tuple[Dress, str]]:
        """Each mark and what it means."""
        look, language = self._appearance.look, self._appearance.language
        found = [(dress_of(Role.STAGE, None, look), say("foreign.role.stage", language))]
        found += [
            (dress_of(Role.ENTRY, Meaning(element.value), look), element_title(element, language))
            for element in ELEMENTS
        ]
        roles = (Role.FIELD, Role.HEADING, Role.IGNORED, Role.LEFT_OVER)
        return [*found, *((dress_of(role, None, look), say(f"foreign.role.{role.value}", language)) for role in roles)]

    def heightForWidth(self, width: int) -> int:
        """The height of its lines."""
        return self._lay_out(width, None)

    def sizeHint(self) -> QSize:
        """Two lines, mostly."""
        return QSize(400, self._lay_out(max(self.width(), 400), None))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the marks and words."""
        painter = QPainter(self)
        self._lay_out(self.width(), painter)

    def _lay_out(self, width: int, painter: QPainter | None) -> int:
        look, metrics = self._appearance.look, self.fontMetrics()
        x, y, height = 0, 2, MARK + 6
        for dress, words in self.entries():
            wide = MARK + 6 + metrics.horizontalAdvance(words) + 16
            if x and x + wide > width:
                x, y = 0, y + height
            if painter is not None:
                self._draw(painter, x, y, dress, words, look)
            x += wide
        return y + height

    def _draw(self, painter: QPainter, x: int, y: int, dress: Dress, words: str, look: Look) -> None:
        box = QRectF(x + 0.5, y + 0.5, MARK, MARK)
        if dress.mark:
            draw_mark(painter, box, dress, look, self.font())
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.strong_line, 1))
            painter.setBrush(ground(dress, look))
            painter.drawRoundedRect(box, 4, 4)
        font = QFont(self.font())
        font.setBold(dress.bold)
        painter.setFont(font)
        painter.setPen(look.ink)
        painter.drawText(QRectF(x + MARK + 6, y, 400, MARK + 1), Qt.AlignmentFlag.AlignVCenter, words)
