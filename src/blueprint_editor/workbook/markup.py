"""One pass over the XML of a part, with no document types, entities or network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat  # document types and entities, its dangers, are refused below

from blueprint_editor.core.findings import Code

from .errors import ReadError
from .limits import Meter

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]
Piece = bytes | memoryview

PIECE = 1 << 18
"""Bytes that are parsed between two looks at the clock, the limits, and whether to stop."""

MOST_TOKEN = 1_000_000
"""Bytes of one tag or comment: the parser begins again at its start for each piece."""

MOST_NAMES = 20_000
"""Different names of elements and attributes: the parser keeps each of them."""

MOST_DEPTH = 1_000
"""Elements in one another: the parser keeps each open one."""

_MOST_OPEN = 50_000
"""So many tags without an end tag may stand in a part before anybody counts how deep they go."""


def parse(
    data: bytes,
    meter: Meter,
    start: Start,
    end: End | None = None,
    text: Text | None = None,
    pieces: Iterable[Piece] | None = None,
) -> None:
    """Call back for each element, by its name as it is written; raises ReadError for what is not well-formed.

    The meter may stop the pass at any piece. `pieces` are what the parser gets of the data, when not all of it.
    """
    opened, closed = data.count(b"<"), data.count(b"</")
    meter.add_elements(opened - closed)
    names: dict[str, str] = {}
    parser = expat.ParserCreate(intern=names)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler, parser.EndElementHandler = start, end
    if opened - 2 * closed > _MOST_OPEN or b"<!" in data:
        parser.StartElementHandler, parser.EndElementHandler = _guarded(start, end)
    parser.CharacterDataHandler = text
    place = 0
    try:
        for piece in slices(data, meter) if pieces is None else pieces:
            parser.Parse(piece, False)
            place += len(piece)
            if len(names) > MOST_NAMES or place - parser.CurrentByteIndex > MOST_TOKEN:
                raise ReadError(Code.UNSAFE)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, UnicodeError) as error:
        raise ReadError(Code.CORRUPT) from error


def elements_of(data: bytes) -> int:
    """How many elements a part has at most."""
    return data.count(b"<") - data.count(b"</")


def slices(data: bytes, meter: Meter, place: int = 0, *, counts: bool = False) -> Iterator[Piece]:
    """The data from a place on in pieces; what is read `counts` for how far the book has come."""
    view = memoryview(data)
    while place < len(data):
        piece = view[place : place + PIECE]
        yield piece
        place += len(piece)
        meter.advance(len(piece) if counts else 0)


def local(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]


def _guarded(start: Start, end: End | None) -> tuple[Start, End]:
    """The callbacks with a count of the depth; honest parts do without, as it takes its time."""
    depth = 0

    def down(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MOST_DEPTH:
            raise ReadError(Code.UNSAFE)
        start(name, attributes)

    def up(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(name)

    return down, up


def _refuse(*_: object) -> None:
    raise ReadError(Code.UNSAFE)
