"""How the fields of a panel look: one edge, one radius, one height, one focus ring, in both themes."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QPainter, QPen
from PySide6.QtWidgets import QWidget

from blueprint_editor.gui.theme import edge, form_sheet
from blueprint_editor.paint.look import Look, mix

FIELD_HEIGHT = 28
"""How high a field of one line is, in pixels."""


def field_sheet(look: Look) -> str:
    """The rules of every form, and those for the texts and tables of a panel; what is flat has its own."""
    rim, accent, ink = edge(look).name(), look.accent.name(), look.ink.name()
    surface = look.surface.name()
    return f"""{form_sheet(look)}
    QPlainTextEdit {{
        color: {ink}; background: {surface}; border: 1px solid {rim}; border-radius: 4px; padding: 1px 4px;
    }}
    QPlainTextEdit:focus {{ border: 2px solid {accent}; padding: 0 3px; }}
    QPlainTextEdit#flat {{ border: none; background: transparent; padding: 0; }}
    QLineEdit {{ placeholder-text-color: {look.dim.name()}; }}
    QTableView {{ background: {surface}; border: 1px solid {rim}; border-radius: 4px; padding: 1px; }}
    QTableView:focus {{ border-color: {accent}; }}
    QTableView::item {{ padding: 0 5px; border: none; }}
    QTableView::item:selected {{ color: {ink}; background: {look.selected.name()}; }}
    QTableView QLineEdit {{ padding: 0 3px; border: 1px solid {accent}; border-radius: 0; }}
    """


def paint_field(painter: QPainter, field: QWidget, focused: bool, lit: bool) -> None:
    """The edge and the ground of a field that paints itself; it looks as `field_sheet` says."""
    palette, width = field.palette(), 2 if focused else 1
    rim = mix(palette.mid().color(), palette.text().color(), 0.6 if lit else 0.25)
    if not field.isEnabled():
        rim = palette.midlight().color()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.highlight().color() if focused else rim, width))
    painter.setBrush(palette.base() if field.isEnabled() else QBrush())
    inset = width / 2
    painter.drawRoundedRect(QRectF(field.rect()).adjusted(inset, inset, -inset, -inset), 4, 4)
