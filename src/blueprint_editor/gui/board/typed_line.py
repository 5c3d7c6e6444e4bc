"""A line to type in: made for what is typed, and what it becomes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from blueprint_editor.core.edits import AddEntries, ChangeEntry, ChangeStage
from blueprint_editor.core.ids import ENTRY_PREFIXES, derived_id
from blueprint_editor.core.model import ENTRY_TYPES, DataPoint, Element, EntryRef, find
from blueprint_editor.gui.clipboard import is_list
from blueprint_editor.method.shorthand import Said, filled
from blueprint_editor.wording import say

from . import place
from .editor import EntryEditor
from .place import Target
from .shorthand import Shorthand
from .speech import say_place

if TYPE_CHECKING:
    from blueprint_editor.core.edits import AnyEdit

    from .view import BoardView


class Discarded(NamedTuple):
    """What was typed and is not kept: where, the text, and how much of it is no shorthand."""

    target: Target
    text: str
    plain: int


def open_line(board: BoardView, target: Target) -> EntryEditor:
    """An empty line for what is to be typed, in the looks of a card or of a stage's name."""
    editor = EntryEditor(board.canvas if target.key else board.headers.canvas)
    m = board.measures
    if target.key is None:
        editor.dress(board.look, board.headers.painter.font, m.px(6), m.px(2), m.radius)
        editor.setAccessibleName(say("board.stage_name", board.language))
    else:
        stage, element = target.key
        editor.setPlaceholderText(say("board.type_here", board.language))
        key = "board.add.name" if target.is_draft else "board.edit.name"
        editor.setAccessibleName(say_place(board, key, stage, element))
        editor.is_list = is_list if target.is_draft else None
        if element is not Element.TRIGGER:
            editor.shorthand = Shorthand(board, editor, element)
        editor.dress(board.look, m.text, m.pad_x + m.slot, m.pad_y, m.radius)
    editor.resize(place.width(board, target), editor.height())
    return editor


def discarded(target: Target, editor: EntryEditor) -> Discarded:
    """What is in a line that closes without keeping it."""
    return Discarded(target, editor.exact_text(), editor.shorthand.since if editor.shorthand else 0)


def said_in(editor: EntryEditor) -> Said:
    """What the line says: its text without white space around it, and what shorthand sets."""
    from msgspec.structs import replace

    if editor.shorthand is None:
        return Said(editor.text)
    return replace(editor.shorthand.said, text=editor.shorthand.said.text.strip())


def edit_of(board: BoardView, target: Target, editor: EntryEditor, new_id: Callable[[str], str]) -> AnyEdit | None:
    """The edit that keeps what is in a line; none when there is nothing to keep."""
    said = said_in(editor)
    if not said.text or (editor.untouched and not target.is_draft):
        return None
    if target.stage is not None:
        return ChangeStage(target.stage, name=" ".join(said.text.split()))
    assert target.key is not None
    stage, element = target.key
    if target.entry is not None:
        ref = EntryRef(stage, element, target.entry)
        known = find(board.bridge.blueprint, ref)
        return None if known is None else ChangeEntry(ref, filled(known, said, stage, new_id))
    entry = filled(ENTRY_TYPES[element](new_id(ENTRY_PREFIXES[element]), said.text), said, stage, new_id)
    if isinstance(entry, DataPoint) and said.type is None:
        from blueprint_editor.method.guess import shaped

        entry = shaped(entry, entry.id)
    return AddEntries(stage, element, target.position or 0, (entry,))


def ids_of(seed: str) -> Callable[[str], str]:
    """Ids that are the same for a seed each time they are asked for, one after the other."""
    numbers = count()
    return lambda prefix: derived_id(prefix, seed, str(next(numbers)))
