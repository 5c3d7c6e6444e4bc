"""The font of what is printed: the one the board was drawn for where it is there, else another without serifs."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

_FAMILIES = ("Noto Sans", "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans")


def paper_family() -> str:
    """The name of a font on this system; without any of those Qt chooses."""
    there = set(QFontDatabase.families())
    return next((family for family in _FAMILIES if family in there), "")
