"""What is said of entries that turn into another element: what they become, and what is kept aside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from blueprint_editor.core.edits import left_behind
from blueprint_editor.core.model import AnyEntry, Element, EntryRef, element_of, find
from blueprint_editor.wording import element_name, field_name, in_sentence, say

if TYPE_CHECKING:
    from .view import BoardView


def becoming(board: BoardView, refs: tuple[EntryRef, ...], element: Element) -> str:
    """The words for entries of the board that go to a row; nothing when they stay what they are."""
    changing = (ref for ref in refs if ref.element is not element)
    entries = [entry for ref in changing if (entry := find(board.bridge.blueprint, ref)) is not None]
    return words_of_becoming(entries, element, board.language)


def words_of_becoming(entries: Iterable[AnyEntry], element: Element, language: str) -> str:
    """The words for entries that become an element; nothing when they are that already."""
    changing = [entry for entry in entries if element_of(entry) is not element]
    if not changing:
        return ""
    fields = dict.fromkeys(name for entry in changing for name in left_behind(entry, element))
    name = element_name(element, language, n=len(changing))
    if not fields:
        return say("board.drag.becomes", language, element=name, n=len(changing))
    names = ", ".join(in_sentence(field_name(field, language)) for field in fields)
    return say("board.drag.becomes_keeps", language, element=name, fields=names, n=len(changing))
