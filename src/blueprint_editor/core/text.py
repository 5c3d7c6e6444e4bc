"""Which texts a blueprint may hold: what a workbook can carry and bring back unchanged."""

from __future__ import annotations

import re

from .findings import Code, Refusal

MAX_UTF16 = 32_767
"""The longest text of one Excel cell, in UTF-16 units."""

_ENDS_LINE = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def normalise(text: str) -> str:
    """Line ends as a single `\\n`; nothing else changes."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def seen(text: str) -> str:
    """A text from elsewhere as one sees it: every kind of line end is one, what no workbook can hold is gone."""
    text = normalise(text)
    if text.isascii() and text.isprintable():
        return text
    text = _ENDS_LINE.sub("\n", text).replace("\x1e", "\u2011").replace("\x1f", "\u00ad")  # as Word writes them
    return _FORBIDDEN.sub("", text)


def one_line(text: str) -> str:
    """A text on one line without white space around it: a role, a channel, an other name."""
    return " ".join(normalise(text).split("\n")).strip()


def utf16_length(text: str) -> int:
    """How many UTF-16 units a text takes; lone surrogates count as one."""
    return len(text) + sum(1 for char in text if ord(char) > 0xFFFF)


def refusal_of(text: str) -> Refusal | None:
    """Why a text cannot be kept (control character, lone surrogate, too long), or none."""
    found = _FORBIDDEN.search(text)
    if found:
        return Refusal(Code.FORBIDDEN_CHARACTER, {"character": f"U+{ord(found[0]):04X}"})
    length = utf16_length(text) if len(text) > MAX_UTF16 // 2 else 0
    if length > MAX_UTF16:
        return Refusal(Code.TEXT_TOO_LONG, {"length": length, "most": MAX_UTF16})
    return None


def same_name(first: str, second: str) -> bool:
    """Whether two names are one name: case and white space do not count."""
    return fold(first) == fold(second)


def fold(name: str) -> str:
    """A name without case and with single spaces, to compare by."""
    return " ".join(name.split()).casefold()
