"""The cells of a board as a list to choose from, filtered by what one types: `off doc`, `3 taak`."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from blueprint_editor.core.model import ELEMENTS, Element, EntryRef, Stage
from blueprint_editor.wording import LANGUAGES, element_name, element_title


class Place(NamedTuple):
    """A cell to go to, and the words it is found by."""

    number: int
    stage: str
    name: str
    element: Element
    words: tuple[str, ...]


def places_for(stages: Sequence[Stage], refs: Sequence[EntryRef]) -> list[Place]:
    """Where these entries can go: first along their own row, then to the other rows of their stage, then the rest.

    A cell in which all of them stand already is no place to go to.
    """
    elements, own = {ref.element for ref in refs}, {(ref.stage, ref.element) for ref in refs}
    here = {ref.stage for ref in refs}
    kinds = {element: _element_words(element) for element in ELEMENTS}
    found = []
    for number, stage in enumerate(stages, 1):
        words = tuple(word for name in (stage.name, *stage.aliases) for word in plain(name).split())
        found += [
            Place(number, stage.id, stage.name, element, (str(number), *words, *kinds[element]))
            for element in ELEMENTS
            if own != {(stage.id, element)}
        ]
    return sorted(found, key=lambda place: (place.element not in elements, place.stage not in here))


def matching(places: Sequence[Place], typed: str) -> list[Place]:
    """The places of which each typed word begins a word; a number is that of a stage, whole."""
    wanted = plain(typed).split()
    return [place for place in places if all(_fits(place, word) for word in wanted)]


def plain(text: str) -> str:
    """A text without case, accents and signs, to search in."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char if char.isalnum() else " " for char in spread if not unicodedata.combining(char))


def _fits(place: Place, word: str) -> bool:
    if word.isdigit() and word == str(place.number):
        return True
    return any(one.startswith(word) for one in place.words[1:])


def _element_words(element: Element) -> tuple[str, ...]:
    """An element in both languages: one works in Dutch and says "task"."""
    names = (
        name for language in LANGUAGES for name in (element_name(element, language), element_title(element, language))
    )
    return tuple(dict.fromkeys(word for name in names for word in plain(name).split()))
