"""One pass over the XML of a part, with no document types, entities or network."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat  # document types and entities, its dangers, are refused below

from blueprint_editor.core.findings import Code

from .errors import ReadError

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


def parse(data: bytes, start: Start, end: End | None = None, text: Text | None = None) -> None:
    """Call back for each element, by its name as it is written; raises ReadError for what is not well-formed."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, UnicodeError) as error:
        raise ReadError(Code.CORRUPT) from error


def local(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise ReadError(Code.UNSAFE)
