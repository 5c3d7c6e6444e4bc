"""Names that may well mean one thing: the same words, a slip of the pen, a plural, a compound written apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from blueprint_editor.core.apart import pair_of, pairs_apart
from blueprint_editor.core.model import Blueprint, DataPoint, Stage

from .guess_words import SURE_UNITS, UNITS

SHORT, LONG = 5, 9
"""From how many letters on a word may differ in one, and in one more that is put elsewhere."""
MOST_WORDS = 4
"""Names of more words are near only with the same words in them."""
FAR = 3
"""Names that differ in more letters than this are near only with the same words in them."""
MOST_SLIPS = 4_000
"""Among more data points than this, `Doubles.groups` looks for the same words only, not for slips of the pen."""
SLICE = 64
"""How many data points `Doubles.groups` looks at between two moments at which it may be left."""

Placed = tuple[Stage, DataPoint]
_Known = tuple[str, "Name"]

_UNIT = re.compile(rf"[(\[][^()\[\]]*[)\]]|\bin (?:{'|'.join(map(re.escape, sorted(UNITS)))})$")
_SURE = frozenset(unit.casefold().replace("²", "2").replace("³", "3") for unit in SURE_UNITS)
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    "de het een d van der den voor in op bij te tot met per en of is zijn wordt"  # noqa: SIM905 - read as a line
    " the a an of for to at on with and or is are gewenste gewenst".split()
)
_ENDS = ("eren", "en", "ies", "es", "s", "te")


class Name(NamedTuple):
    """A name as it is compared: the words that count, without what says little."""

    stems: tuple[str, ...]
    """Without the ends of plurals, sorted."""
    joined: frozenset[str]
    """The words as one, in their order and the other way round, as a Dutch compound would have them."""
    numbers: tuple[str, ...]
    few: bool
    """Whether it is short enough for a slip of the pen to be one."""
    size: int
    """How many letters it has."""
    letters: int
    """Which letters it has, a bit each."""


@lru_cache(4_096)
def name_of(text: str) -> Name:
    """A text as a name to compare."""
    words = words_of(text)
    joined = frozenset({"".join(words), "".join(reversed(words))})
    numbers = tuple(sorted(word for word in words if any(char.isdigit() for char in word)))
    letters = sum({1 << (ord(char) & 63) for word in words for char in word})
    few = len(words) <= MOST_WORDS
    return Name(tuple(sorted(map(_stem, words))), joined, numbers, few, len("".join(words)), letters)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name that count: without case, accents, small words, and the unit it is in."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("²", "2").replace("³", "3"))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).replace("’", "'").replace("'s", "s")
    found = _WORD.findall(_UNIT.sub(" ", plain)) or _WORD.findall(plain) or plain.split()
    counted = [word for word in found if word not in _SMALL]
    return tuple([word for word in counted if word not in _SURE] or counted or found)


def near(first: str, second: str) -> bool:
    """Whether two names may well mean one thing; a name is near itself."""
    return _near(name_of(first), name_of(second))


def _near(one: Name, other: Name) -> bool:
    if one.stems == other.stems or not one.joined.isdisjoint(other.joined):
        return True
    if not (one.few and other.few) or one.numbers != other.numbers or (one.letters ^ other.letters).bit_count() > 3:
        return False
    if len(one.stems) == len(other.stems):
        pairs = [pair for pair in zip(one.stems, other.stems, strict=True) if pair[0] != pair[1]]
        return len(pairs) == 1 and _is_slip(*pairs[0])
    if min(len(one.stems), len(other.stems)) > 1:
        return False
    return any(_is_slip(first, second) for first in one.joined for second in other.joined)


class Doubles:
    """The data points of a blueprint by their names; after a change only the changed stages are read again."""

    def __init__(self) -> None:
        self._stages: dict[str, tuple[tuple[DataPoint, ...], tuple[Name, ...]]] = {}

    def like(self, blueprint: Blueprint, text: str) -> list[Placed]:
        """The data points whose name is near this one, in order; cost grows with the data points, 0.1 µs each."""
        name = name_of(text)
        least, most, stems = name.size - FAR, name.size + FAR, name.stems
        return [
            (stage, point)
            for stage in blueprint.stages
            for point, its in zip(stage.data_points, self._read(stage), strict=True)
            if (least <= its.size <= most or its.stems == stems) and _near(name, its)
        ]

    def groups(self, blueprint: Blueprint) -> Iterator[list[list[Placed]] | None]:
        """The data points that may be one and the same, in order, after a `None` for each slice of the work."""
        together, first, count = _Together(), dict[str, list[_Known]](), 0
        apart = pairs_apart(blueprint)
        slips = sum(len(stage.data_points) for stage in blueprint.stages) <= MOST_SLIPS
        for stage in blueprint.stages:
            for point, name in zip(stage.data_points, self._read(stage), strict=True):
                for key in _keys(name, slips):
                    _compare(first.setdefault(key, []), (point.id, name), together, apart)
                count += 1
                if count % SLICE == 0:
                    yield None
        found: dict[str, list[Placed]] = {}
        for stage in blueprint.stages:
            for point in stage.data_points:
                if point.id in together.leader:
                    found.setdefault(together.lead(point.id), []).append((stage, point))
        yield list(found.values())

    def _read(self, stage: Stage) -> tuple[Name, ...]:
        known = self._stages.get(stage.id)
        if known is not None and known[0] is stage.data_points:
            return known[1]
        old = {} if known is None else {point.id: (point, name) for point, name in zip(*known, strict=True)}
        names: list[Name] = []
        for point in stage.data_points:
            before = old.get(point.id)
            same = before is not None and (before[0] is point or before[0].text == point.text)
            names.append(before[1] if before is not None and same else name_of(point.text))
        self._stages[stage.id] = (stage.data_points, tuple(names))
        return self._stages[stage.id][1]


class _Together:
    """Which names belong together: each has a leader, its own or another's."""

    def __init__(self) -> None:
        self.leader: dict[str, str] = {}

    def lead(self, name: str) -> str:
        """The leader of all that a name belongs together with."""
        top = name
        while (above := self.leader.get(top, top)) != top:
            top = above
        while (above := self.leader.get(name, top)) != top:
            self.leader[name], name = top, above
        return top

    def has(self, one: str, other: str) -> bool:
        """Whether two names belong together already."""
        return self.lead(one) == self.lead(other)

    def join(self, one: str, other: str) -> None:
        """From now on these two belong together, with all that each does."""
        top = self.lead(one)
        self.leader.setdefault(top, top)
        self.leader[self.lead(other)] = top


def _compare(known: list[_Known], new: _Known, together: _Together, apart: frozenset[str]) -> None:
    """Put a name together with those that it shares something with, but for those that it was set apart from.

    The first stands for all; one that was set apart from it is compared with what follows as well.
    """
    stands = not known
    for other, name in known:
        if other == new[0]:
            return
        if apart and pair_of(other, new[0]) in apart:
            stands = True
        elif not together.has(other, new[0]) and _near(name, new[1]):
            together.join(other, new[0])
    if stands:
        known.append(new)


def _keys(name: Name, slips: bool = True) -> Iterator[str]:
    """What near names share: all their stems, or the name as one word; with slips, with one letter left out."""
    yield " ".join(name.stems)
    if name.few:
        for joined in {"".join(name.stems), *name.joined}:
            yield joined
            if slips:
                yield from _shorter(joined)


def _stem(word: str) -> str:
    """A word without an end that says little, such as that of a plural; both of a pair lose the same."""
    for end in _ENDS:
        if len(word) - len(end) >= 4 and word.endswith(end):
            bare = word.removesuffix(end)
            if end == "ies":
                return bare + "y"
            if end == "en" and bare[-1] == bare[-2]:
                return bare[:-1]
            return bare
    return word


def _is_slip(one: str, other: str) -> bool:
    """Whether two words are one, or a slip of the pen away."""
    letters = min(len(one), len(other))
    if one == other or letters < SHORT or abs(len(one) - len(other)) > 1:
        return one == other
    return _distance(one, other) <= 1 or (letters >= LONG and not _shorter(one).isdisjoint(_shorter(other)))


def _shorter(word: str) -> frozenset[str]:
    """A long word with each of its letters left out in turn; words that are a slip apart share one, or are one."""
    if len(word) < SHORT:
        return frozenset()
    return frozenset(word[:place] + word[place + 1 :] for place in range(len(word)))


def _distance(one: str, other: str) -> int:
    """How many letters must be put in, left out, replaced or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        last, before, row = before, row, [place]
        for at, its in enumerate(other, 1):
            best = min(row[at - 1] + 1, before[at] + 1, before[at - 1] + (letter != its))
            swapped = place > 1 and at > 1 and letter == other[at - 2] and one[place - 2] == its
            row.append(min(best, last[at - 2] + 1) if swapped else best)
    return row[-1]
