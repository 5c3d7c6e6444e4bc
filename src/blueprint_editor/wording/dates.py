"""Days and moments in words: 2026-03-31 as `31 mrt 2026` or `31 Mar 2026`."""

from __future__ import annotations

from datetime import date, datetime

MONTHS = {
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
"""The months as a date shows them."""


def day_text(day: str, language: str) -> str:
    """A date of the model as one reads it; what is no date stays as it is."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{found.day} {MONTHS[language][found.month - 1]} {found.year}"


def moment_text(at: str, language: str) -> str:
    """A moment as ISO text, as a clock here showed it; what is no moment stays as it is."""
    try:
        when = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return at
    return f"{day_text(when.date().isoformat(), language)}, {when:%H:%M:%S}"
