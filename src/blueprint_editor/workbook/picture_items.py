"""The lines of a cell of the picture as items, and which item of before each of them is."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .picture import EMPTY, INDENT

ALIKE = 0.6
"""How alike two lines in the same place are when one became the other; 1 is equal."""

VERY_ALIKE = 0.85
"""The same, for lines that stand in different places of a cell."""

_BULLET = re.compile(r"\s{0,2}•[ \t\u00a0]?")
_OTHER_MARK = re.compile(r"\s{0,2}(?:[-–—*·▪▫►‣◦○●✓✔☐☑]|\[[ xX]?\]|[0-9]{1,3}[.)]|[a-zA-Z][.)])[ \t\u00a0]+")
_MORE = re.compile(r"\s*(?:…|\.\.\.)\s*(?:\+\s*[0-9]+\s*,?\s*)?(?:zie tabblad|see sheet)\b.*", re.IGNORECASE)
_COMPARED = 400
_MOST_PAIRS = 400


class Item(NamedTuple):
    """An item of a cell: what it is known by, its text, and how many lines that takes."""

    key: str
    text: str
    lines: int


class Items(NamedTuple):
    """The items of a cell; `more` says that a line points to the sheet where the rest stands."""

    items: tuple[Item, ...]
    more: bool


def items_of(text: str, *, marked: bool = True) -> Items:
    """The items in a text: one for each line, its mark taken off; indented lines belong to the one above."""
    lines: list[list[str]] = []
    more = False
    for line in text.split("\n"):
        bullet = _BULLET.match(line) if marked else None
        if lines and line.startswith(INDENT):
            lines[-1].append(line[len(INDENT) :].rstrip())
        elif bullet:
            lines.append([line[bullet.end() :].strip()])
        elif _MORE.fullmatch(line):
            more = True
        elif line.strip():
            mark = _OTHER_MARK.match(line) if marked else None
            lines.append([line[mark.end() if mark else 0 :].strip()])
    return Items(tuple(_item("\n".join(one)) for one in lines), more)


def key_of(text: str) -> str:
    """What an item is known by: white space does not count, nor an escape that LibreOffice takes off."""
    return " ".join(text.replace("x005F_", "").split())


def is_dash(text: str) -> bool:
    """Whether a cell says that it is empty on purpose."""
    return text.strip() in {EMPTY, "-", "—"}


def origins(before: Sequence[str], now: Sequence[str]) -> list[int | None]:
    """For each item now the place of the item that it was, or none for a new one.

    Equal items are the same. What is left in one place is the same when it is alike, or when one went and one came.
    """
    found = _equal(before, now)
    for ours, theirs in _places(len(before), found):
        _pair(before, now, ours, theirs, found, ALIKE)
        gone, came = _left(ours, theirs, found)
        if len(gone) == len(came) == 1:
            found[came[0]] = gone[0]
    ours, theirs = _left(range(len(before)), range(len(now)), found)
    _pair(before, now, ours, theirs, found, VERY_ALIKE)
    return found


def _item(text: str) -> Item:
    return Item(key_of(text), text.strip("\n"), text.count("\n") + 1)


def _equal(before: Sequence[str], now: Sequence[str]) -> list[int | None]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(before):
        places[key].append(place)
    return [places[key].pop(0) if places.get(key) else None for key in now]


def _places(count: int, found: Sequence[int | None]) -> Iterator[tuple[list[int], list[int]]]:
    """The items that are left between the same neighbours: those of before, and those of now."""
    kept = {place for place in found if place is not None}
    gone: dict[int, list[int]] = defaultdict(list)
    last = -1
    for place in range(count):
        if place in kept:
            last = place
        else:
            gone[last].append(place)
    came: dict[int, list[int]] = defaultdict(list)
    last = -1
    for index, origin in enumerate(found):
        if origin is None:
            came[last].append(index)
        else:
            last = origin
    yield from ((gone[place], came[place]) for place in gone if place in came)


def _left(ours: Sequence[int], theirs: Sequence[int], found: Sequence[int | None]) -> tuple[list[int], list[int]]:
    kept = set(found)
    return [place for place in ours if place not in kept], [index for index in theirs if found[index] is None]


def _pair(
    before: Sequence[str],
    now: Sequence[str],
    ours: Sequence[int],
    theirs: Sequence[int],
    found: list[int | None],
    least: float,
) -> None:
    """Pair what is most alike first, and nothing that is less alike than `least`."""
    if len(ours) * len(theirs) > _MOST_PAIRS:
        return
    alike = [(-_likeness(before[place], now[index]), place, index) for place in ours for index in theirs]
    taken: set[int] = set()
    for likeness, place, index in sorted(alike):
        if -likeness >= least and place not in taken and found[index] is None:
            found[index] = place
            taken.add(place)


def _likeness(one: str, other: str) -> float:
    matcher = difflib.SequenceMatcher(None, one[:_COMPARED].casefold(), other[:_COMPARED].casefold(), autojunk=False)
    return 0.0 if matcher.quick_ratio() < ALIKE else matcher.ratio()
