"""Numbers as a person sees them: what a cell's number format makes of a date, a time or a percentage.

Only workbooks of others need it: in our own sheets the heading says what a number is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from enum import StrEnum

from .cells import DAYS_1904, Book, PlainSheet, place_of
from .codecs import DAY_ZERO
from .markup import local

MOST_FORMATS = 100_000
"""Looks of cells in one workbook; Excel itself allows 64,000."""


class Format(StrEnum):
    """What a number format makes of a number, as far as it changes what is understood."""

    DATE = "date"
    TIME = "time"
    DATE_TIME = "date_time"
    PERCENTAGE = "percentage"


# The formats that every workbook has without writing them down (ECMA-376 part 1, 18.8.30).
_BUILT_IN: dict[int, Format] = {
    **dict.fromkeys((9, 10), Format.PERCENTAGE),
    **dict.fromkeys((*range(14, 18), *range(27, 32), 36, *range(50, 59)), Format.DATE),
    **dict.fromkeys((*range(18, 22), *range(32, 36), *range(45, 48)), Format.TIME),
    22: Format.DATE_TIME,
}
_SAID = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
"""What a format shows as it stands, or says about colour and language: no part of the pattern."""


def format_of(code: str) -> Format | None:
    """What a written format makes of a number, or none when it stays the number it is."""
    pattern = _SAID.sub("", code.partition(";")[0]).lower()
    if "general" in pattern or "standaard" in pattern:
        return None
    day = any(letter in pattern for letter in "yd") or ("m" in pattern and not any(sign in pattern for sign in "hs"))
    time = any(letter in pattern for letter in "hs")
    if day:
        return Format.DATE_TIME if time else Format.DATE
    return Format.TIME if time else Format.PERCENTAGE if "%" in pattern else None


def show(number: float, form: Format, *, date1904: bool = False) -> str | None:
    """The text of a number in this format, dates as ISO; none when it stands for no day."""
    if form is Format.PERCENTAGE:
        return f"{round(number * 100, 4):.12g}%"
    try:
        moment = dt.datetime.combine(DAY_ZERO, dt.time()) + dt.timedelta(
            days=int(number) + (DAYS_1904 if date1904 else 0), seconds=round(number % 1 * 86_400)
        )
    except OverflowError:
        return None
    if form is Format.TIME:
        return f"{moment:%H:%M}" if 0 <= number < 1 else None
    clock = form is Format.DATE_TIME and moment.time() != dt.time()
    return f"{moment:%Y-%m-%d %H:%M}" if clock else f"{moment:%Y-%m-%d}" if number >= 1 else None


def formats(book: Book) -> dict[str, Format]:
    """The looks of cells, by their number, in which a number is shown as something else."""
    written: dict[str, str] = {}
    found: dict[str, Format] = {}
    state = {"looks": False, "count": 0}

    def start(element: str, attributes: dict[str, str]) -> None:
        name = local(element)
        if name == "numFmt":
            written[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            state["looks"] = True
        elif name == "xf" and state["looks"] and state["count"] < MOST_FORMATS:
            number = attributes.get("numFmtId", "0")
            built_in = _BUILT_IN.get(int(number)) if number.isdecimal() else None
            form = format_of(written[number]) if number in written else built_in
            if form is not None:
                found[str(state["count"])] = form
            state["count"] += 1

    def end(element: str) -> None:
        if local(element) == "cellXfs":
            state["looks"] = False

    book.parse_styles(start, end)
    return found


def shown_numbers(sheet: PlainSheet, looks: Mapping[str, Format]) -> dict[tuple[int, int], Format]:
    """The cells of a sheet that hold a number in one of these looks, by row and column."""
    found: dict[tuple[int, int], Format] = {}

    def start(element: str, attributes: dict[str, str]) -> None:
        if local(element) == "c" and attributes.get("t", "n") == "n":
            form, spot = looks.get(attributes.get("s", "")), place_of(attributes.get("r", ""))
            if form is not None and spot is not None:
                found[spot] = form

    if looks:
        sheet.parse(start)
    return found
