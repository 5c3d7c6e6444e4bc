"""Workbooks that never saw this program: find the pipeline in them, and say of every cell what became of it."""

from __future__ import annotations

from .model import (
    CHOICES,
    Axis,
    CellUse,
    Corrections,
    Layout,
    Line,
    Meaning,
    Place,
    Role,
    SheetUse,
    Taken,
    Understanding,
)
from .understand import read_foreign

__all__ = [
    "CHOICES",
    "Axis",
    "CellUse",
    "Corrections",
    "Layout",
    "Line",
    "Meaning",
    "Place",
    "Role",
    "SheetUse",
    "Taken",
    "Understanding",
    "read_foreign",
]
