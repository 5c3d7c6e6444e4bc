"""Finding text among very much: folded once for each stage, and looked through in slices, best matches first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

from .model import Blueprint, EntryRef, Stage

_MARKS = re.compile("[\u0300-\u036f\u00ad]+")
_BETWEEN = str.maketrans(dict.fromkeys("-/\\()[]{}.,:;'\"_’‘“”«»&\t\r", " "))
"""What ends a word, so that what follows it begins one."""


def folded(text: str) -> str:
    """A text as it is compared: no capitals, no accents, a space between words; lines stay lines."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return text.casefold().translate(_BETWEEN)


class Tier(IntEnum):
    """How well a text matches; the lower, the better."""

    BEGINS = 0
    WORDS = 1
    """Each word that is looked for begins one of its words."""
    INSIDE = 2
    LETTERS = 3
    """Only the letters are there, in this order."""


class Query:
    """What is looked for."""

    def __init__(self, text: str) -> None:
        self.words = tuple(folded(text).replace("\n", " ").split())
        self.whole = " ".join(self.words)
        self.longest = max(self.words, key=len, default="")
        letters = self.whole.replace(" ", "")
        self._letters = re.compile(" " + ".*?".join(map(re.escape, letters))) if len(letters) > 1 else None

    def __bool__(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.words)

    def tier(self, text: str) -> Tier | None:
        """How well a short text matches; none when it does not."""
        return self.tier_of_line(line_of(text))

    def tier_of_line(self, line: str) -> Tier | None:
        """The same for what `line_of` makes of a text."""
        found = self._tier_of(line)
        in_order = found is None and self._letters is not None and self._letters.match(line)
        return Tier.LETTERS if in_order else found

    def _tier_of(self, line: str) -> Tier | None:
        """The same for a folded line with a space before it, but for the letters."""
        if not all(word in line for word in self.words):
            return None
        if line.startswith(f" {self.whole}"):
            return Tier.BEGINS
        return Tier.WORDS if all(f" {word}" in line for word in self.words) else Tier.INSIDE

    def lines(self, block: str, tier: Tier) -> Iterator[int]:
        """The numbers of the lines of a block that match just this well, from the top."""
        needle = {Tier.BEGINS: f"\n {self.whole}", Tier.WORDS: f" {self.longest}"}.get(tier, self.longest)
        place = number = counted = 0
        while (place := block.find(needle, place)) >= 0:
            start = place if tier is Tier.BEGINS else block.rfind("\n", 0, place)
            end = block.find("\n", start + 1)
            end = len(block) if end < 0 else end
            if tier is Tier.BEGINS or self._tier_of(block[start + 1 : end]) is tier:
                number += block.count("\n", counted, start)
                counted = start
                yield number
            place = end

    def any_lines(self, block: str) -> Iterator[int]:
        """The numbers of the lines of a block with all words in them, from the top."""
        place = number = counted = 0
        while (place := block.find(self.longest, place)) >= 0:
            start, end = block.rfind("\n", 0, place), block.find("\n", place)
            end = len(block) if end < 0 else end
            if len(self.words) == 1 or self._tier_of(block[start + 1 : end]) is not None:
                number += block.count("\n", counted, start)
                counted = start
                yield number
            place = end

    def may_be_in(self, block: str) -> bool:
        """Whether each word is somewhere in a block."""
        return all(word in block for word in self.words)


def line_of(text: str) -> str:
    """A short text as it is looked through: folded, with a space before it."""
    return " " + folded(text)


def block_of(texts: Iterable[str]) -> str:
    """Texts as one block to look through: each a line with a space before it."""
    return folded("".join(["\n " + text.replace("\n", " ") for text in texts]))


class Hit(NamedTuple):
    """An entry that matches."""

    tier: Tier
    ref: EntryRef
    text: str


class EntryIndex:
    """The texts of all entries; a stage that an edit changed is folded again when it is next looked through."""

    def __init__(self) -> None:
        self._blocks: dict[str, tuple[Stage, str]] = {}

    def search(self, blueprint: Blueprint, query: Query, most: int, found: Callable[[Hit], None]) -> Iterator[None]:
        """Tell the best `most` entries, better ones first, in the order of the board; gives up the turn often."""
        count = 0
        blocks = []
        for stage in blueprint.stages:
            block = self._block(stage)
            if query and query.may_be_in(block):
                blocks.append((stage, block))
            yield
        for tier in (Tier.BEGINS, Tier.WORDS, Tier.INSIDE):
            for stage, block in blocks:
                for line in query.lines(block, tier):
                    found(_hit(tier, stage, line))
                    count += 1
                    if count == most:
                        return
                yield

    def _block(self, stage: Stage) -> str:
        known = self._blocks.get(stage.id)
        if known is None or known[0] is not stage:
            texts = (entry.text for _element, cell in stage.cells() for entry in cell)
            known = self._blocks[stage.id] = (stage, block_of(texts))
        return known[1]


def _hit(tier: Tier, stage: Stage, line: int) -> Hit:
    for element, cell in stage.cells():
        if line < len(cell):
            return Hit(tier, EntryRef(stage.id, element, cell[line].id), cell[line].text)
        line -= len(cell)
    raise AssertionError("a line that no entry made")
