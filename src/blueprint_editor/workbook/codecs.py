"""How a field of the model becomes a cell and back.

`write` gives the cell of a value. `read` gives the value of a cell that someone changed: what it
does not understand it reports, and keeps what was there before.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import defaultdict
from collections.abc import Callable
from enum import StrEnum
from typing import Any, Protocol

from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import Anchor, Channel, HubSpotMapping, HubSpotUse, Standardised, When
from blueprint_editor.core.text import one_line as tidy
from blueprint_editor.core.text import refusal_of

from .labels import LABELS, YES_NO, label, lookup, side, truth
from .names import Found, Names, Target
from .text import CellValue, fit, fold_heading, one_line, plain

Report = Callable[..., None]
"""`report(code, **facts)`: a problem in the cell that is being read."""

DAY_ZERO = dt.date(1899, 12, 30)
_FIRST_DAY, _LAST_DAY = 61, 2_958_465  # 1 March 1900, before which Excel counts a day too many, to 9999


class Codec(Protocol):
    """A field as a cell, and back."""

    def write(self, value: Any, names: Names, language: str) -> CellValue:
        """The cell of a value; none when it is empty."""

    def read(self, cell: CellValue, before: Any, names: Names, language: str, report: Report) -> Any:
        """The value of a changed cell; `before` is the value it had."""


class Text:
    """A running text."""

    def write(self, value: str, names: Names, language: str) -> CellValue:
        """The text itself."""
        return value or None

    def read(self, cell: CellValue, before: str, names: Names, language: str, report: Report) -> str:
        """What the cell says, as far as a text may be long."""
        text = plain(cell)
        if refusal_of(text):
            report(Code.UNKNOWN_VALUE, value=text[:80])
            return fit(text)
        return text


class Line(Text):
    """A text of one line: a role."""

    def read(self, cell: CellValue, before: str, names: Names, language: str, report: Report) -> str:
        """What the cell says, on one line."""
        return tidy(plain(cell))


class Choice:
    """A value of an enumeration; `empty` is what an empty cell means."""

    def __init__(self, kind: type[StrEnum], empty: StrEnum | None) -> None:
        self.kind, self.empty = kind, empty

    def write(self, value: StrEnum | None, names: Names, language: str) -> CellValue:
        """What the value is called."""
        return None if value is None else label(value, language)

    def read(
        self, cell: CellValue, before: StrEnum | None, names: Names, language: str, report: Report
    ) -> StrEnum | None:
        """The value of that name in either language."""
        text = plain(cell).strip()
        if not text:
            return self.empty
        found = lookup(self.kind, text)
        if found is None:
            report(Code.UNKNOWN_VALUE, value=text)
        return before if found is None else found

    def words(self, language: str) -> list[str]:
        """What can be chosen from."""
        return [pair[side(language)] for pair in LABELS[self.kind].values()]


class YesNo:
    """Yes or no."""

    def write(self, value: bool, names: Names, language: str) -> CellValue:
        """The word."""
        return YES_NO[value][side(language)]

    def read(self, cell: CellValue, before: bool, names: Names, language: str, report: Report) -> bool:
        """Yes for all that says yes; an empty cell is no."""
        text = plain(cell).strip()
        found = truth(text) if text else False
        if found is None:
            report(Code.UNKNOWN_VALUE, value=text)
        return before if found is None else found

    def words(self, language: str) -> list[str]:
        """What can be chosen from."""
        return [YES_NO[True][side(language)], YES_NO[False][side(language)]]


class Percentage:
    """A share of one; a number over 1 is taken as a percentage."""

    _PATTERN = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*(%|procent|percent|pct|)", re.IGNORECASE)

    def write(self, value: float | None, names: Names, language: str) -> CellValue:
        """The share, shown as a percentage by the format of its cell."""
        return value

    def read(self, cell: CellValue, before: float | None, names: Names, language: str, report: Report) -> float | None:
        """From 20, 20%, 0,2 and "20 %"."""
        text = plain(cell).strip()
        if not text:
            return None
        if isinstance(cell, int | float):
            share = cell / 100 if cell > 1 else float(cell)
        else:
            found = self._PATTERN.fullmatch(text)
            number = float(found[1].replace(",", ".")) if found else math.nan
            share = round(number / 100, 12) if found and (found[2] or number > 1) else number
        if not 0 <= share <= 1:
            report(Code.UNKNOWN_VALUE, value=text)
            return before
        return share


class Days:
    """A number of days, 1 or more."""

    _PATTERN = re.compile(r"([0-9]{1,6})\s*(?:d|dag|dagen|day|days|(w|week|weken|weeks))?", re.IGNORECASE)

    def write(self, value: int | None, names: Names, language: str) -> CellValue:
        """The number."""
        return value

    def read(self, cell: CellValue, before: int | None, names: Names, language: str, report: Report) -> int | None:
        """From 14, "14 dagen" and "2 weken"."""
        text = plain(cell).strip()
        if not text:
            return None
        found = self._PATTERN.fullmatch(text)
        if not found or not int(found[1]):
            report(Code.UNKNOWN_VALUE, value=text)
            return before
        return int(found[1]) * (7 if found[2] else 1)


class Moment:
    """When a task is due: "3 dagen na binnenkomst", "1 day before leaving"."""

    _WORDS = {
        Anchor.ENTER: (
            ("dag", "dagen", "na binnenkomst", "bij binnenkomst"),
            ("day", "days", "after entering", "on entering"),
        ),
        Anchor.LEAVE: (
            ("dag", "dagen", "voor vertrek", "bij vertrek"),
            ("day", "days", "before leaving", "on leaving"),
        ),
    }
    _ENTER = r"na|after|vanaf|from|bij|op|on"
    _ENTRY = r"binnenkomst|binnenkomen|instroom|start|begin|entering|entry|enter"
    _LEAVING = r"vertrek|verlaten|einde|eind|leaving|exit|leave|end"
    _COUNTED = re.compile(
        rf"(?P<n>[0-9]{{1,6}})\s*(?P<unit>d|dag|dagen|days?|w|week|weken|weeks?)?\s*"
        rf"(?:(?P<enter>(?:{_ENTER})\s+(?:{_ENTRY}))|(?P<leave>(?:voor|vóór|before)\s+(?:het\s+)?(?:{_LEAVING})))"
    )
    _AT = re.compile(rf"(?:bij|op|on|at|direct bij)\s+(?:het\s+)?(?:(?P<enter>{_ENTRY})|(?P<leave>{_LEAVING}))")
    _SHORT = re.compile(r"(?P<sign>[+-])\s*(?P<n>[0-9]{1,6})\s*(?:d|dag|dagen|days?)?")

    def write(self, value: When | None, names: Names, language: str) -> CellValue:
        """The moment in words."""
        if value is None:
            return None
        one, many, then, at_once = self._WORDS[value.anchor][side(language)]
        return f"{value.days} {one if value.days == 1 else many} {then}" if value.days else at_once

    def read(self, cell: CellValue, before: When | None, names: Names, language: str, report: Report) -> When | None:
        """The moment that the words, or `+3d` and `-1d`, stand for."""
        text = " ".join(plain(cell).split()).casefold()
        if not text:
            return None
        if found := self._COUNTED.fullmatch(text):
            weeks = (found["unit"] or "").startswith("w")
            return When(Anchor.ENTER if found["enter"] else Anchor.LEAVE, int(found["n"]) * (7 if weeks else 1))
        if found := self._AT.fullmatch(text):
            return When(Anchor.ENTER if found["enter"] else Anchor.LEAVE, 0)
        if found := self._SHORT.fullmatch(text):
            return When(Anchor.ENTER if found["sign"] == "+" else Anchor.LEAVE, int(found["n"]))
        report(Code.UNKNOWN_VALUE, value=plain(cell))
        return before


class Date:
    """A date, kept as an ISO text; a real date in the workbook, what is none stays the text it is."""

    _NUMERIC = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
    _WORDY = re.compile(r"(?:[a-z]+,? )?([0-9]{1,2})(?:st|nd|rd|th)?[- ]([a-z]{3,9})\.?,?[- ]([0-9]{4})")
    _AMERICAN = re.compile(r"(?:[a-z]+,? )?([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
    _MIDNIGHT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]00:00(?::00(?:\.0+)?)?Z?")
    _MONTHS = (
        ("januari", "january"),
        ("februari", "february"),
        ("maart", "mrt", "march"),
        ("april",),
        ("mei", "may"),
        ("juni", "june"),
        ("juli", "july"),
        ("augustus", "august"),
        ("september", "sept"),
        ("oktober", "october"),
        ("november",),
        ("december",),
    )

    def write(self, value: str, names: Names, language: str) -> CellValue:
        """The number of the day."""
        day = _iso(value)
        number = (day - DAY_ZERO).days if day else 0
        return number if _FIRST_DAY <= number <= _LAST_DAY else value or None

    def read(self, cell: CellValue, before: str, names: Names, language: str, report: Report) -> str:
        """The day of a number, of 2026-03-31, of 31-3-2026 and of "31 maart 2026"."""
        if isinstance(cell, int | float) and not isinstance(cell, bool) and _FIRST_DAY <= cell <= _LAST_DAY:
            return (DAY_ZERO + dt.timedelta(days=int(cell))).isoformat()
        text = plain(cell).strip()
        if not text or _iso(text):
            return text
        day = self._parsed(" ".join(text.casefold().split()))
        if day is None:
            report(Code.UNKNOWN_VALUE, value=text)
        return day.isoformat() if day else before

    def _parsed(self, text: str) -> dt.date | None:
        if found := self._MIDNIGHT.fullmatch(text.upper()):
            return _iso(found[1])
        if found := self._NUMERIC.fullmatch(text):
            return _iso(f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}")
        if found := self._WORDY.fullmatch(text):
            return _iso(f"{found[3]}-{self._month(found[2])}-{found[1]:0>2}")
        if found := self._AMERICAN.fullmatch(text):
            return _iso(f"{found[3]}-{self._month(found[1])}-{found[2]:0>2}")
        return None

    def _month(self, word: str) -> str:
        """The number of a month by its name or the first three letters of it; 00 for none."""
        for number, names in enumerate(self._MONTHS, 1):
            if word in names or (len(word) == 3 and any(name.startswith(word) for name in names)):
                return f"{number:02}"
        return "00"


class Reference:
    """The id of a stage or a data point, by its name."""

    def __init__(self, target: Target) -> None:
        self.target = target

    def write(self, value: str | None, names: Names, language: str) -> CellValue:
        """The name."""
        name = names.name(self.target, value)
        return fit(one_line(name)) or None if name else None

    def read(self, cell: CellValue, before: str | None, names: Names, language: str, report: Report) -> str | None:
        """The id of the one thing with that name."""
        text = plain(cell).strip()
        if not text:
            return None
        found = names.find(self.target, text)
        if isinstance(found, Found):
            report(_MISSED[found], value=text)
            return before if before and names.has(self.target, before) else None
        return found


class HubSpot:
    """Which HubSpot property a data point becomes: `name` for a new one, `Existing: name`, `Skip`."""

    def write(self, value: HubSpotMapping, names: Names, language: str) -> CellValue:
        """The property, and what is done with it where that is not: make it."""
        if value.use is HubSpotUse.NEW and not _use_of(value.name)[0]:
            return value.name or None
        use = label(value.use, language)
        return fit(f"{use}: {value.name}") if value.name else use

    def read(
        self, cell: CellValue, before: HubSpotMapping, names: Names, language: str, report: Report
    ) -> HubSpotMapping:
        """The property and its use."""
        use, name = _use_of(plain(cell).strip())
        return HubSpotMapping(use or HubSpotUse.NEW, name)


class Lines:
    """Several values, each on a line of its own; a line that was there before keeps its value."""

    def write(self, value: tuple[str, ...], names: Names, language: str) -> CellValue:
        """The lines."""
        return fit("\n".join(self.line(one, names, language) for one in value)) or None

    def read(
        self, cell: CellValue, before: tuple[str, ...], names: Names, language: str, report: Report
    ) -> tuple[str, ...]:
        """The values of the lines, in order."""
        known: dict[str, list[str]] = defaultdict(list)
        for one in before:
            known[self.line(one, names.former or names, language).strip()].append(one)
        text = plain(cell).strip()
        values = []
        whole = ";" in text and "\n" not in text and (text in known or self.is_one(text, names))
        for line in [text] if whole else _lines(text):
            kept = known[line].pop(0) if known.get(line) else None
            value = self.parse(line, names, report) if kept is None else kept
            if value is not None:
                values.append(value)
        return tuple(values)

    def is_one(self, text: str, names: Names) -> bool:
        """Whether a text with semicolons in it is one value all the same."""
        return False

    def line(self, value: str, names: Names, language: str) -> str:
        """The line of a value."""
        return value

    def parse(self, line: str, names: Names, report: Report) -> str | None:
        """The value of a line, or none when it is not understood."""
        return line


class Channels(Lines):
    """Channels in order of preference; a text that is none of ours is a channel too."""

    def line(self, value: str, names: Names, language: str) -> str:
        """What the channel is called."""
        return label(Channel(value), language) if value in _CHANNELS else value

    def parse(self, line: str, names: Names, report: Report) -> str | None:
        """The channel of that name, or the text itself."""
        found = lookup(Channel, line)
        return line if found is None else found.value


class Evidence(Lines):
    """Documents and data points that prove a trigger: `Document: Offerte`, `Datapunt: Budget`."""

    _WORDS = {Target.DOCUMENT: ("Document", "Document"), Target.DATA_POINT: ("Datapunt", "Data point")}
    _KNOWN = {
        "document": Target.DOCUMENT,
        "doc": Target.DOCUMENT,
        "datapunt": Target.DATA_POINT,
        "data punt": Target.DATA_POINT,
        "gegevenspunt": Target.DATA_POINT,
        "gegeven": Target.DATA_POINT,
        "data point": Target.DATA_POINT,
        "datapoint": Target.DATA_POINT,
    }

    def line(self, value: str, names: Names, language: str) -> str:
        """What it is, and its name."""
        target = Target.DOCUMENT if names.has(Target.DOCUMENT, value) else Target.DATA_POINT
        return f"{self._WORDS[target][side(language)]}: {one_line(names.name(target, value) or '')}"

    def is_one(self, text: str, names: Names) -> bool:
        """Whether something is called this, semicolons and all."""
        return self._meant(text, names) is not Found.NOWHERE

    def parse(self, line: str, names: Names, report: Report) -> str | None:
        """The id of the one document or data point that is meant."""
        found = self._meant(line, names)
        if isinstance(found, Found):
            report(_MISSED[found], value=line)
            return None
        return found

    def _meant(self, line: str, names: Names) -> str | Found:
        word, colon, rest = line.partition(":")
        target = self._KNOWN.get(fold_heading(word)) if colon else None
        either = tuple((one, line) for one in (Target.DOCUMENT, Target.DATA_POINT))
        return names.find(target, rest.strip()) if target else names.find_among(either)


_CHANNELS = frozenset(channel.value for channel in Channel)
_MISSED = {Found.NOWHERE: Code.UNKNOWN_REFERENCE, Found.AMBIGUOUS: Code.AMBIGUOUS_REFERENCE}

TEXT, LINE, YES_OR_NO, PERCENTAGE, DAYS, MOMENT, DATE = Text(), Line(), YesNo(), Percentage(), Days(), Moment(), Date()
HUBSPOT, LINES, CHANNELS, EVIDENCE = HubSpot(), Lines(), Channels(), Evidence()
STAGE_REFERENCE, DATA_POINT_REFERENCE = Reference(Target.STAGE), Reference(Target.DATA_POINT)
STANDARDISED = Choice(Standardised, Standardised.UNDECIDED)


def _iso(text: str) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def _use_of(text: str) -> tuple[HubSpotUse | None, str]:
    word, _, name = text.partition(":")
    found = lookup(HubSpotUse, word)
    return (HubSpotUse(found), name.strip()) if found is not None else (None, text)


def _lines(text: str) -> list[str]:
    """The lines of a cell; one line is split at semicolons."""
    lines = text.split("\n") if "\n" in text else text.split(";")
    return [line.strip() for line in lines if line.strip()]
