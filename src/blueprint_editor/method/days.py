"""What one types for a day: `31-3`, `31 maart 2026`, `vrijdag`, `+2w`."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTHS = (
    ("jan",),
    ("feb",),
    ("mrt", "maa", "mar"),
    ("apr",),
    ("mei", "may"),
    ("jun",),
    ("jul",),
    ("aug",),
    ("sep",),
    ("okt", "oct"),
    ("nov",),
    ("dec",),
)
"""How a month begins, in Dutch or English."""
_WEEKDAYS = (("ma", "mo"), ("di", "tu"), ("wo", "we"), ("do", "th"), ("vr", "fr"), ("za", "sa"), ("zo", "su"))
_NAMES = (
    *("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_FROM_NOW = {"vandaag": 0, "today": 0, "morgen": 1, "tomorrow": 1, "overmorgen": 2}
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?")
_NAMED = re.compile(r"(\d{1,2})[- ]?([a-z]{3,9})\.?(?:[- ](\d{4}|\d{2}))?")
_LATER = re.compile(r"\+ ?(\d{1,3}) ?([dw])?\w*")


def day_of(text: str, today: date) -> str:
    """The date of the model that a text means, empty for no text; what is no date comes back as it is.

    A day without a year is the next one of that name; a weekday is the first one after today.
    """
    words = " ".join(text.lower().split())
    found = _day(words, today) if words else None
    return found.isoformat() if found is not None else text.strip()


def _day(words: str, today: date) -> date | None:
    if words in _FROM_NOW:
        return today + timedelta(_FROM_NOW[words])
    if later := _LATER.fullmatch(words):
        return today + timedelta(int(later[1]) * (7 if later[2] == "w" else 1))
    if words in _NAMES or any(words in names for names in _WEEKDAYS):
        weekday = next(number for number, names in enumerate(_WEEKDAYS) if words[:2] in names)
        return today + timedelta((weekday - today.weekday() - 1) % 7 + 1)
    if numbers := _NUMBERS.fullmatch(words):
        return _next(int(numbers[1]), int(numbers[2]), numbers[3], today)
    if named := _NAMED.fullmatch(words):
        month = next((n for n, names in enumerate(_MONTHS, 1) if named[2][:3] in names), 0)
        return _next(int(named[1]), month, named[3], today)
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _next(day: int, month: int, year: str | None, today: date) -> date | None:
    """The date; without a year the first one from today on, of a leap year when it must be."""
    years = [int(year) + (2000 if len(year) == 2 else 0)] if year else range(today.year, today.year + 9)
    for one in years:
        try:
            found = date(one, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return found
    return None
