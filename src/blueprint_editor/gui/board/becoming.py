"""What is said of entries that turn into another element: what they become, and what is kept aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint_editor.core.edits import left_behind
from blueprint_editor.core.model import Element, EntryRef, find
from blueprint_editor.wording import element_name, field_name, in_sentence, say

if TYPE_CHECKING:
    from .view import BoardView


def becoming(board: BoardView, refs: tuple[EntryRef, ...], element: Element) -> str:
    """The words for entries that go to a row; nothing when they stay what they are."""
    changing = [ref for ref in refs if ref.element is not element]
    if not changing:
        return ""
    language, blueprint = board.language, board.bridge.blueprint
    entries = [entry for ref in changing if (entry := find(blueprint, ref)) is not None]
    fields = dict.fromkeys(name for entry in entries for name in left_behind(entry, element))
    name = element_name(element, language, n=len(changing))
    if not fields:
        return say("board.drag.becomes", language, element=name, n=len(changing))
    names = ", ".join(in_sentence(field_name(field, language)) for field in fields)
    return say("board.drag.becomes_keeps", language, element=name, fields=names, n=len(changing))
