"""Rows of a sheet in the form that programs write them, read without calling back for each element.

The parser gets all that is not in this form, in its order, and between two pieces of it the rows go to the same
collector. A row is only left out where elements may stand, and only whole and well-formed: so what the parser gets
is well-formed exactly when the sheet is, and nothing is read that it would not have read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol
from xml.parsers import expat  # sees heads and tags only, in which a document type is refused

from .limits import Meter
from .markup import PIECE, Piece, slices

Token = tuple[str, str, str, str, str, str, str, str]
"""The end of a row before it, the number and the other attributes of a row; the column, the type and the text of a
cell, as a string or as a value; and what is neither row nor cell. One of the three is there."""

_DATA, _ROW_END = b"<sheetData>", b"</row>"
_PROLOG = re.compile(
    rb"""<\?xml version=["']1\.0["'](?: encoding=["'](?i:utf-8)["'])?(?: standalone=["'](?:yes|no)["'])? ?\?>\s*"""
)
TEXT = r"([^<>\x00-\x08\x0b-\x1f]*+)"
_TOKEN = re.compile(
    r'(</row>)?<row r="([0-9]{1,7})"([^<>&]{0,500}+)>'
    r'|<c r="([A-Z]{1,3})[0-9]{0,7}"(?: s="[0-9]{1,9}")?(?: t="([A-Za-z]{1,9})")?'
    rf'(?:/>|>(?:<is><t(?: xml:space="preserve")?>{TEXT}</t></is>|<v>{TEXT}</v>)?</c>)'
    r"|(?!\Z)((?:</row>)?[^<]*+(?:<(?!/row>)[^<]*+)*+)"
)
_LETTERS, _STRING, _VALUE, _OTHER = 3, 5, 6, 7
_REFERENCE = re.compile("&(?:([a-z]{2,4});|#([0-9]{1,7});|#x([0-9A-Fa-f]{1,6});)?")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_NO_CHARACTER = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MOST_HEAD, _MOST_ROW, _MOST_LOOKS = 1 << 16, 4 * PIECE, 1_000


class Collector(Protocol):
    """What the rows are told to."""

    def plain_row(self, number: int, hidden: bool, cells: Sequence[Token]) -> None:
        """A row with its cells."""


def apart(data: bytes, collector: Collector, meter: Meter) -> Iterator[Piece]:
    """What a parser must get of a sheet; it is asked for the next piece when it has gone through the last."""
    view, place = memoryview(data), _begin(data)
    if place:
        yield view[:place]
        meter.advance(place)
        rows = _Rows(collector)
        while not rows.strange and (end := _end(data, place)) > place:
            yield from rows.read(data[place:end])
            meter.advance(end - place)
            place = end
    yield from slices(data, meter, place, counts=True)


class _Rows:
    """Goes through rows; once something is `strange`, the parser must get all that follows."""

    def __init__(self, collector: Collector) -> None:
        self.strange = self._refers = False
        self._collector = collector
        self._hidden: dict[str, bool | None] = {}

    def read(self, data: bytes) -> Iterator[bytes]:
        """Tell the collector of rows, the last of which ends with the data; gives those that are not plain."""
        text = characters(data[: -len(_ROW_END)])
        if text is None or not text.startswith("<row "):
            self.strange = True
            yield data
            return
        # One search for many rows: each search takes memory from the system, which costs more than a row.
        tokens = _TOKEN.findall(text)
        self._refers = "&" in text
        written: list[str] = []
        other: list[str] = []
        others = 0
        for place, row in enumerate(_rows(tokens)):
            found = None if self.strange else self._plain(tokens, row)
            if found is None:
                written = written or text.split("</row>")
                other.append(written[place])
                others += 1
                self.strange = self.strange or not _is_one_row(written[place])
                continue
            if other:
                yield _joined(other)
                other = []
            for number, hidden, cells in found:
                self._collector.plain_row(number, hidden, cells)
        if other:
            yield _joined(other)
        self.strange = self.strange or 2 * others > len(written)

    def _plain(self, tokens: list[Token], row: list[range]) -> list[tuple[int, bool, Sequence[Token]]] | None:
        """The row, and the empty ones before it, or none when not all of it is plain."""
        found: list[tuple[int, bool, Sequence[Token]]] = []
        for part in row:
            _, number, rest, *_ = tokens[part.start]
            hidden = self._hidden[rest] if rest in self._hidden else self._learn(rest)
            empty, last = rest.endswith("/"), part is row[-1]
            if not number or hidden is None or empty == last or (empty and len(part) > 1):
                return None
            cells = tokens[part.start + 1 : part.stop]
            if self._refers and not _resolve(cells):
                return None
            found.append((int(number), hidden, cells))
        return found

    def _learn(self, rest: str) -> bool | None:
        """Whether a row with these attributes after its number is hidden; none when they are not well-formed."""
        if len(self._hidden) >= _MOST_LOOKS:
            return None
        seen: list[str] = []
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = lambda _, attributes: seen.append(attributes.get("hidden", ""))
        try:
            parser.Parse(f'<row r="1"{rest}>{"" if rest.endswith("/") else "</row>"}'.encode(), True)
        except expat.ExpatError:
            self._hidden[rest] = None
        else:
            self._hidden[rest] = is_true(seen[0])
        return self._hidden[rest]


def is_true(value: str) -> bool:
    """Whether an attribute says yes."""
    return value in {"1", "true", "on"}


def stands_in(data: bytes, place: int, elements: Sequence[str]) -> bool:
    """Whether it is sure that a parser is in these elements, between two others, when it comes to this place."""
    prolog = _PROLOG.match(data)
    head = data[prolog.end() if prolog else 0 : place]
    if b"<!" in head or b"<?" in head or not head.startswith(f"<{elements[0]}".encode()):
        return False
    opened: list[str] = []
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = lambda name, _: opened.append(name)
    parser.EndElementHandler = lambda _: opened.pop()
    try:
        parser.Parse(head, False)
    except expat.ExpatError:
        return False
    return opened == list(elements)


def characters(data: bytes) -> str | None:
    """The text of a piece, or none when it is not what a parser takes for text."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return None if "\ufffe" in text or "\uffff" in text else text


def resolved(text: str) -> str:
    """A text with the characters that others stand for; raises ValueError when one stands for nothing."""
    return _REFERENCE.sub(_character, text)


def _begin(data: bytes) -> int:
    """The place behind the head of a sheet, where its rows begin; 0 when that is not sure."""
    place = data.find(_DATA, 0, _MOST_HEAD) + len(_DATA)
    return place if place >= len(_DATA) and stands_in(data, place, ("worksheet", "sheetData")) else 0


def _end(data: bytes, place: int) -> int:
    """The place behind the last row that ends within a piece, or behind the next one; -1 when it is far."""
    end = data.rfind(_ROW_END, place, place + PIECE)
    if end < 0:
        end = data.find(_ROW_END, place, place + _MOST_ROW)
    return end + len(_ROW_END) if end >= 0 else -1


def _rows(tokens: list[Token]) -> list[list[range]]:
    """Where each row stands among the tokens, in parts that begin with a row, or with what is neither row nor cell."""
    rows: list[list[range]] = []
    starts = [place for place, token in enumerate(tokens) if not token[_LETTERS]]
    for start, stop in pairwise([*starts, len(tokens)]):
        if not rows or tokens[start][0] or tokens[start][_OTHER].startswith("</row>"):
            rows.append([])
        rows[-1].append(range(start, stop))
    return rows


def _is_one_row(row: str) -> bool:
    """Whether a row begins here that ends with the next end of a row: behind it there may be rows again."""
    return row.startswith("<row ") and row.count("<row") == 1 and "<!" not in row and "<?" not in row


def _joined(rows: list[str]) -> bytes:
    return "".join([f"{row}</row>" for row in rows]).encode()


def _resolve(cells: list[Token]) -> bool:
    """Put the characters in that others stand for; false when one stands for nothing."""
    try:
        for place, cell in enumerate(cells):
            if "&" in cell[_STRING] or "&" in cell[_VALUE]:
                end, number, rest, letters, kind, text, value, other = cell
                cells[place] = (end, number, rest, letters, kind, resolved(text), resolved(value), other)
    except ValueError:
        return False
    return True


def _character(found: re.Match[str]) -> str:
    name, decimal, hexadecimal = found.groups()
    if not (decimal or hexadecimal or name in _NAMED):
        raise ValueError(found[0])
    character = _NAMED[name] if name else chr(int(decimal) if decimal else int(hexadecimal, 16))
    if _NO_CHARACTER.match(character):
        raise ValueError(found[0])
    return character
