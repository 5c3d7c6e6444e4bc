"""What reading one workbook may cost, over all its parts, and who hears how far it has come.

A sheet that is named a thousand times, or one long text that a million cells share, is small in each
part and endless as a whole; so everything that is counted here is counted for the book.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from blueprint_editor.core.findings import Code

from .errors import ReadError

T = TypeVar("T")

Heard = Callable[[float], None]
"""Hears how much has been read, from 0 to 1; what it raises (to stop) goes on to who asked for the reading."""

MOST_ELEMENTS = 4_000_000
"""Elements of XML; a blueprint of 140,000 entries has 3 million."""

MOST_MERGED = 200_000
"""Cells in merged ranges."""

MOST_TEXT = 100_000_000
"""Characters that cells hold by sharing them."""


_BREATH = 500
"""How many rows are gone through between two words to the listener: a few milliseconds."""


def unheard(_share: float) -> None:
    """Nobody listens."""


class Breathing(list[T]):
    """A long list; whoever goes through it can be stopped on the way."""

    def __init__(self, things: Iterable[T], heard: Heard) -> None:
        super().__init__(things)
        self._heard = heard

    def __iter__(self) -> Iterator[T]:
        """The things, with a word to the listener now and then."""
        return breathing(super().__iter__(), self._heard)


def breathing(things: Iterable[T], heard: Heard) -> Iterator[T]:
    """The things, with a word to the listener now and then: all cells are read, and now something is made of them."""
    for count, thing in enumerate(things):
        if not count % _BREATH:
            heard(1.0)
        yield thing


class Meter:
    """Counts for one book; raises ReadError with `too_large` once there is too much of something."""

    def __init__(self, heard: Heard = unheard) -> None:
        self._heard = heard
        self._size = 1
        self._read = self._elements = self._merged = self._text = 0

    def expect(self, size: int) -> None:
        """So many bytes of sheets there are to read."""
        self._size = max(1, size)

    def add_elements(self, count: int) -> None:
        """A part with so many elements is about to be parsed."""
        self._elements += count
        self._hold(self._elements, MOST_ELEMENTS, "elements")

    def add_merged(self, cells: int) -> None:
        """So many cells are merged."""
        self._merged += cells
        self._hold(self._merged, MOST_MERGED, "merged")

    def add_text(self, characters: int) -> None:
        """Cells share so many characters."""
        self._text += characters
        self._hold(self._text, MOST_TEXT, "characters")

    def advance(self, count: int) -> None:
        """So many bytes of parts have been read."""
        self._read += count
        self._heard(min(1.0, self._read / self._size))

    def _hold(self, count: int, most: int, what: str) -> None:
        if count > most:
            raise ReadError(Code.TOO_LARGE, {"what": what, "most": most})
