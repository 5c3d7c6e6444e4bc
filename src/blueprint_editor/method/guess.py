"""What a data point holds, guessed from the words of its name, in Dutch and English.

The head of the name decides: `Datum van het bedrag` is a date. In `Naam contactpersoon` the head
comes first, in `Gewenste startdatum` and `Contract value` it comes last, and a Dutch compound is
what its end says. What nothing is known of is a text, so that a guess never has to be taken back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from blueprint_editor.core.ids import OPTION, derived_id
from blueprint_editor.core.model import DataPoint, DataType, Option

from .guess_words import (
    ASKS_OTHERWISE,
    ASKS_YES_NO,
    CURRENCIES,
    ENDS,
    ENDS_YES_NO,
    FILE_KINDS,
    MANY,
    PREPOSITIONS,
    QUESTIONS,
    STARTS,
    SURE_UNITS,
    UNITS,
    WHOLE,
)

MOST_OPTIONS, LONGEST_OPTION = 24, 40


class Guess(msgspec.Struct, frozen=True):
    """A type with its unit and the labels of its options; `name` is the text without what they say."""

    name: str
    type: DataType = DataType.TEXT
    unit: str = ""
    options: tuple[str, ...] = ()


_YES_NO = re.compile(r"\W*\b(?:ja|j|yes|y)\s*(?:/|\||of|or)\s*(?:nee|n|no)\b\W*", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_LISTED = re.compile(r"^(?P<name>[^:]{2,60}):\s*(?P<list>.+)$", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*['’]?|[%€$£#]|m[²³]")
_IN = re.compile(r"\bin\s+(?P<unit>\S+(?:\s+per\s+\S+)?)\s*$", re.IGNORECASE)
_TIME = re.compile(r"\b(?:datum|date|dag|day)\b.*\b(?:tijd|time|uur|hour)\b", re.IGNORECASE)
_LAST_OR = re.compile(r",?\s+(?:of|or|en|and)\s+", re.IGNORECASE)


def guess(text: str) -> Guess:
    """What a data point of this name holds; a text where the words say nothing."""
    name = " ".join(text.split())
    if _YES_NO.search(name):
        return Guess(_YES_NO.sub(" ", name).strip(" :") or name, DataType.YES_NO)
    listed = _listed(name)
    if listed is not None:
        return listed
    kind, unit = _kind(name), _unit(name)
    if unit in CURRENCIES.values() and kind in {None, DataType.NUMBER}:
        kind = DataType.AMOUNT
    elif unit == "%" and kind in {None, DataType.NUMBER}:
        kind = DataType.PERCENTAGE
    elif unit and kind in {None, DataType.TEXT}:
        kind = DataType.NUMBER
    return Guess(name, kind or DataType.TEXT, _fitting(kind, unit))


def shaped(point: DataPoint, seed: str, bare: bool = False) -> DataPoint:
    """The data point with what its words say, where nobody has said anything else yet.

    With `bare` its name does without the options that it lists, for they stand somewhere else too.
    """
    if point.type is not DataType.TEXT or point.unit or point.options:
        return point
    found = guess(point.text)
    if found.type is DataType.TEXT:
        return point
    options = tuple(
        Option(derived_id(OPTION, seed, f"{point.id} {number}"), label) for number, label in enumerate(found.options)
    )
    text = found.name if bare else point.text
    return msgspec.structs.replace(point, text=text, type=found.type, unit=found.unit, options=options)


def split_options(text: str, mark: str = "") -> tuple[str, ...]:
    """The labels in a list, each once: one a line, or parted by `mark`, else by the first of `; | / ,` in it."""
    marks = ("\n", *([mark] if mark else []), ";", "|", " / ", "/", ",")
    found = next((one for one in marks if one in text), None)
    parts = [text] if found is None else text.split(found)
    return tuple(dict.fromkeys(part.strip(" \t•") for part in parts if part.strip(" \t•")))


def _fitting(kind: DataType | None, unit: str) -> str:
    match kind:
        case DataType.AMOUNT:
            return unit if unit in CURRENCIES.values() else "€"
        case DataType.PERCENTAGE:
            return "%"
        case DataType.NUMBER:
            return unit
        case _:
            return ""


# Listed options


def _listed(name: str) -> Guess | None:
    """A choice, when the name lists its answers after a colon or in brackets."""
    after = _LISTED.match(name)
    if after:
        options = _options(after["list"])
        if len(options) > 1:
            several, bare = _without_many(after["name"])
            return Guess(bare, DataType.MULTI_CHOICE if several else DataType.CHOICE, "", options)
    for inside in _BRACKETS.finditer(name):
        options = _options(inside[1]) if re.search(r"[/|;]", inside[1]) else ()
        if len(options) > 1 and not any(_as_unit(option) for option in options):
            several, bare = _without_many(f"{name[: inside.start()]} {name[inside.end() :]}")
            return Guess(bare or name, DataType.MULTI_CHOICE if several else DataType.CHOICE, "", options)
    return None


def _options(text: str) -> tuple[str, ...]:
    """The answers that a text lists, or none when it is no list."""
    listed = text.strip(" .?…")
    if not re.search(r"[/|;\n]", listed):
        head, _, last = listed.rpartition(",")
        tail = _LAST_OR.split(last)
        if not head and (len(tail) != 2 or not re.search(r"\s(?:of|or)\s", listed, re.IGNORECASE)):
            return ()
        listed = ",".join([head, *tail] if head else tail)
    options = split_options(listed)
    fits = len(options) <= MOST_OPTIONS and all(len(option) <= LONGEST_OPTION for option in options)
    return options if fits else ()


def _without_many(name: str) -> tuple[bool, str]:
    """Whether several answers may be given, and the name without saying so."""
    bare = MANY.sub(" ", name)
    return bare != name, " ".join(bare.replace("( )", " ").replace("()", " ").split()).strip(" -–,")


# Units


def _unit(name: str) -> str:
    """The unit that a name ends with, has in brackets, or cannot be taken for anything else."""
    for inside in _BRACKETS.finditer(name):
        unit = _as_unit(inside[1])
        if unit:
            return unit
    after_in = _IN.search(name)
    if after_in and _as_unit(after_in["unit"]):
        return _as_unit(after_in["unit"])
    words = _WORD.findall(name)
    return next((SURE_UNITS[word] for word in words if word in SURE_UNITS), "")


def _as_unit(text: str) -> str:
    """A text as a unit, or nothing; `kWh per jaar` and `km/h` are units too."""
    bare = " ".join(text.strip(" .").removeprefix("in ").split())
    known = UNITS.get(bare) or UNITS.get(bare.casefold())
    if known:
        return known
    over = re.fullmatch(r"(\S+)(\s+per\s+|\s*/\s*)(\S+)", bare)
    if over and (UNITS.get(over[1]) or UNITS.get(over[1].casefold())) and over[3].casefold() in _PER:
        return bare
    return ""


_PER = {word.casefold() for word in UNITS} | {
    "uur", "dag", "week", "maand", "kwartaal", "jaar", "stuk", "persoon", "keer",
    "hour", "day", "month", "quarter", "year", "piece", "person", "user", "h", "s",
}  # fmt: skip


# The head of the name


def _kind(name: str) -> DataType | None:
    """What the words say, or none."""
    folded = name.casefold()
    if any(inside[1].strip(" .").casefold() in FILE_KINDS for inside in _BRACKETS.finditer(name)):
        return DataType.FILE
    for pattern, kind in QUESTIONS:
        if pattern.match(folded):
            return kind
    asks = folded.endswith("?") and ASKS_YES_NO.match(folded)
    if asks or ENDS_YES_NO.search(folded.rstrip("?")):
        return DataType.YES_NO
    if _TIME.search(folded):
        return DataType.DATETIME
    bare = _BRACKETS.sub(" ", folded)
    whole = " ".join(bare.split())
    if whole in WHOLE:
        return WHOLE[whole]
    found: DataType | None = None
    for word in _heads(_WORD.findall(bare)):
        found = _of_word(word)
        if found is not None:
            break
    if found is None and folded.endswith("?") and not ASKS_OTHERWISE.match(folded):
        return DataType.YES_NO
    return found


def _heads(words: list[str]) -> Iterator[str]:
    """The words that may be the head of a name, the likeliest first: before the first preposition."""
    end = next((place for place, word in enumerate(words) if place and word in PREPOSITIONS), len(words))
    phrase = words[:end]
    if phrase:
        yield phrase[0]
        yield from reversed(phrase[1:])
        for first, second in pairwise(phrase):
            yield f"{first} {second}"


def _of_word(word: str) -> DataType | None:
    """What a word says: as a whole, by how it starts, or as a Dutch compound by how it ends."""
    if word in WHOLE:
        return WHOLE[word]
    for start, kind in STARTS:
        if word.startswith(start):
            return kind
    plain = word.rstrip("'’")
    return next((kind for end, kind in ENDS if plain.endswith(end)), None)
