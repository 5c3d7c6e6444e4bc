"""How much room a text takes in a cell: LibreOffice does not grow rows, so heights are set."""

from __future__ import annotations

import unicodedata

FONT = "Arial"
"""On every desktop, or there under another name with the same widths."""

SIZE = 10
LINE = 12.75
"""The height of a line of text, in points."""

MOST = 409.0
"""The highest row of a workbook, in points."""

# Advance widths of Arial in thousandths of its size, from space (0x20) to tilde (0x7E).
_ASCII = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
)  # fmt: skip
_TAB = 2_000
_PADDING = 13.0  # points left and right of a text: the indent, and what a cell keeps free
_CHARACTER = 5.25  # points of one unit of column width: 7 pixels at 96 to the inch
_CAUTION = 1.06  # other fonts with the same name, hinting: a little wider than measured


def room(width: int) -> float:
    """How wide a text of one line can be in a column of this width, in points."""
    return width * _CHARACTER - _PADDING


def advance(text: str, size: float = SIZE, bold: bool = False) -> float:
    """How wide a text is, in points, rather too much than too little."""
    total = sum(map(_widths.__getitem__, text))
    return total * size / 1000 * _CAUTION * (1.06 if bold else 1)


def line_count(text: str, points: float, size: float = SIZE, bold: bool = False) -> int:
    """How many lines a text takes when it is wrapped to so many points."""
    # No letter is wider than 1.1 of the size: most texts need no measuring.
    if len(text) * size * 1.1 < points and "\n" not in text:
        return 1
    return sum(len(wrapped(line, points, size, bold)) for line in text.split("\n"))


def wrapped(line: str, points: float, size: float = SIZE, bold: bool = False) -> list[str]:
    """The pieces into which a line falls when it is wrapped at spaces; joined they are the line."""
    if advance(line, size, bold) <= points:
        return [line]
    pieces, start, end, used = [], 0, 0, 0.0
    space = advance(" ", size, bold)
    for word in _words(line):
        width = advance(word, size, bold)
        bare = width - (len(word) - len(word.rstrip(" "))) * space
        if used + bare > points and end > start:
            pieces.append(line[start:end])
            start, used = end, 0.0
        rest = word
        while bare > points and len(rest) > 1:
            fitting = max(1, _fitting(rest, points, size, bold))
            pieces.append(line[start : end + fitting])
            end += fitting
            taken = advance(rest[:fitting], size, bold)
            start, rest, used = end, rest[fitting:], 0.0
            bare, width = bare - taken, width - taken
        end += len(rest)
        used += width
    return [*pieces, line[start:end]] if end > start else pieces


def height(lines: int, spare: float = 8.0) -> float:
    """The height of a row with so many lines, in points."""
    return min(MOST, lines * LINE + spare)


def _words(line: str) -> list[str]:
    """The words of a line, each with the spaces after it."""
    words, current = [], ""
    for part in line.split(" "):
        if part and current.strip(" "):
            words.append(current)
            current = ""
        current += part + " "
    return [*words, current[:-1]] if current[:-1] else words


def _fitting(word: str, points: float, size: float, bold: bool) -> int:
    used = 0.0
    for count, char in enumerate(word):
        used += advance(char, size, bold)
        if used > points:
            return count
    return len(word)


class _Widths(dict[str, int]):
    """The width of each character, learnt when it is first seen."""

    def __missing__(self, char: str) -> int:
        self[char] = width = _width(char)
        return width


def _width(char: str) -> int:
    code = ord(char)
    if 0x20 <= code < 0x7F:
        return _ASCII[code - 0x20]
    if code < 0x20:
        return _TAB
    if unicodedata.combining(char) or code in {0xAD, 0x200B, 0x200D, 0xFE0F}:
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return 1_100
    bare = unicodedata.normalize("NFKD", char)[0]
    return _width(bare) if ord(bare) < 0x7F else 600


_widths = _Widths()
