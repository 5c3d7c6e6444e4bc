"""Lines from elsewhere as entries of a cell, in one deed."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from blueprint_editor.core import ids
from blueprint_editor.core.edits import PastedCell, PasteEntries
from blueprint_editor.core.model import ENTRY_TYPES, AnyEntry, DataPoint, Element
from blueprint_editor.method.guess import shaped


class Place(msgspec.Struct, frozen=True):
    """Where a paste goes: a cell, a place in it, and the seed of its ids."""

    stage: str
    element: Element
    index: int
    seed: str


def paste_lines(texts: Sequence[str], place: Place) -> PasteEntries:
    """An entry for each line; a data point has the type that its words say."""
    made = tuple(new_entry(place.seed, place.element, number, text) for number, text in enumerate(texts))
    made = tuple(shaped(entry, place.seed) if isinstance(entry, DataPoint) else entry for entry in made)
    return PasteEntries((PastedCell(place.stage, place.element, place.index, made),), place.seed)


def paste_one(texts: Sequence[str], place: Place) -> PasteEntries:
    """All lines as one entry."""
    return paste_lines(["\n".join(texts)], place)


def new_entry(seed: str, element: Element, number: int, text: str) -> AnyEntry:
    """The entry of a row of what is pasted, counted from 0."""
    return ENTRY_TYPES[element](ids.derived_id(ids.ENTRY_PREFIXES[element], seed, f"row {number}"), text)
