"""The texts that cells share, in the form that programs write them, read without calling back for each element."""

from __future__ import annotations

import re

from .limits import Meter
from .markup import PIECE, elements_of
from .plain_rows import TEXT, characters, resolved, stands_in
from .text import unescape

_ITEM_END = b"</si>"
_ITEM = re.compile(rf'<si>(?:<t/>|<t(?: xml:space="preserve")?>{TEXT}</t>)</si>|(?!\Z)(.+)', re.DOTALL)
_TAIL = re.compile(rb"</sst>[ \t\r\n]*")


def plain_texts(data: bytes, meter: Meter) -> list[str] | None:
    """The texts of the whole part, or none when anything in it is for the parser to read, or to refuse."""
    place = data.find(b">", data.find(b"<sst")) + 1
    if not stands_in(data, place, ("sst",)):
        return None
    texts: list[str] = []
    while (end := data.rfind(_ITEM_END, place, place + PIECE) + len(_ITEM_END)) > place:
        said = _texts(data[place:end])
        if said is None:
            return None
        texts += said
        place = end
        meter.advance(0)
    if not _TAIL.fullmatch(data, place):
        return None
    meter.add_elements(elements_of(data))
    return texts


def _texts(data: bytes) -> list[str] | None:
    """The texts of items that are all plain, or none."""
    written = characters(data)
    found: list[tuple[str, str]] = _ITEM.findall(written) if written else []
    if not written or found[-1][1]:
        return None
    try:
        return [unescape(resolved(text) if "&" in text else text) for text, _ in found]
    except ValueError:
        return None
