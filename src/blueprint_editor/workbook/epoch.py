"""Dates for a workbook that counts its days from 1904, as old ones of the Mac do."""

from __future__ import annotations

from .cells import DAYS_1904, column_letters
from .codecs import DATE
from .layout import FIRST_ROW, TABLES
from .parcel import Parcel
from .read import OurSheets
from .tree import Tree, child, main, parsed, written


def counted_from_1904(data: bytes, sheets: OurSheets) -> bytes:
    """A workbook that our writer made, with its dates counted from 1904."""
    parcel = Parcel(data)
    for table in TABLES:
        dates = {column_letters(place) for place, column in enumerate(table.columns, 1) if column.codec is DATE}
        if dates:
            part = parcel.name(sheets.tables[table.name].sheet.part)
            root = parsed(parcel.read(part))
            for cell in root.iter(main("c")):
                _earlier(cell, dates)
            parcel.put(part, written(root))
    return parcel.to_bytes()


def _earlier(cell: Tree, columns: set[str]) -> None:
    place = cell.get("r", "")
    letters = place.rstrip("0123456789")
    value = child(cell, "v")
    if letters in columns and int(place[len(letters) :]) >= FIRST_ROW and value is not None and value.text:
        value.text = str(int(float(value.text)) - DAYS_1904)
