"""Where a long Dutch or English word may be broken: between syllables, as its letters suggest.

A dictionary would know better, but takes 75 ms to load, half the time in which the window is up.
This is only asked for words that are wider than a card.
"""

from __future__ import annotations

import re

_LEAST = 3
"""No fewer letters than this before or after a break."""

_SMALL = "aeiouyàáâäèéêëìíîïòóôöùúûü"
_VOWELS = _SMALL + _SMALL.upper()  # to ignore case instead, Python looks through all of Unicode: 1 ms of the start
_CLUSTER = re.compile(f"(?<=[{_VOWELS}])([^\\W\\d_{_VOWELS}]+)(?=[{_VOWELS}])")
_TWO = ["bl", "br", "ch", "cl", "cr", "dr", "dw", "fl", "fr", "gl", "gr", "kl", "kn", "kr", "kw", "ph", "pl", "pr"]
_TWO_MORE = ["sl", "sm", "sn", "sp", "st", "th", "tr", "vl", "vr", "wr", "zw"]
_ONSETS = frozenset([*_TWO, *_TWO_MORE, "sch", "schr", "shr", "spl", "spr", "str"])
"""Consonants that a syllable can begin with."""

_LINKING_S = ("ngs", "hts", "ids", "its")
"""Consonants after which a Dutch compound goes on: verlenings-overeenkomst."""

_AGREEMENT = re.compile("overeen(?=kom)", re.IGNORECASE)
"""The commonest long word of the trade, and the one that letters alone break worst: ove-reenkomst."""

_AFTER_SIGN = re.compile(r"(?<=[\w\d])[-/–](?=\w)")


def breaks(word: str) -> list[int]:
    """The positions at which a word may go on in the next line, in order; a hyphen belongs before them."""
    found = {match.start(1) + _coda(match[1].lower()) for match in _CLUSTER.finditer(word)}
    for match in _AGREEMENT.finditer(word):
        found = {place for place in found if not match.start() - 1 <= place < match.end()}
        found |= {match.start(), match.start() + 4}
    return sorted(place for place in found if _LEAST <= place <= len(word) - _LEAST)


def sign_breaks(word: str) -> list[int]:
    """The positions after a hyphen or slash in a word, where it may break without a hyphen."""
    return [match.end() for match in _AFTER_SIGN.finditer(word)]


def _coda(cluster: str) -> int:
    """How many consonants between two vowels stay with the first of them."""
    if cluster in _LINKING_S:
        return len(cluster)
    for start in range(max(0, len(cluster) - 4), len(cluster)):
        if len(cluster) - start == 1 or cluster[start:] in _ONSETS:
            return start
    return len(cluster) - 1
