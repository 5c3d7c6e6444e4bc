"""What a screen reader hears on the board, and what the pointer is told."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from blueprint_editor.core.model import Element, Stage
from blueprint_editor.paint.labels import row_name
from blueprint_editor.paint.matrix import CellKey
from blueprint_editor.paint.meaning import mark, meaning_line
from blueprint_editor.wording import enum_label, percentage, say

from .model import CellModel, RowKind

if TYPE_CHECKING:
    from .view import BoardView


FOLD_KEY, RENAME_KEY, MENU_KEY = "Ctrl+Shift+J", "F2", "Ctrl+."
"""Keys of commands that the board tells of; a test holds them to the table of commands."""


@cache
def native_key(key: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def fold_tip(board: BoardView, folded: bool) -> str:
    """What a click on a row's name does."""
    return f"{say('board.unfold' if folded else 'board.fold', board.language)} ({native_key(FOLD_KEY)})"


def say_place(board: BoardView, text_key: str, stage: str, element: Element) -> str:
    """A sentence with the names of an element and a stage."""
    name = board.matrix.stages[board.matrix.index[stage]].name
    return say(text_key, board.language, element=row_name(element, board.language), stage=name)


def cell_name(board: BoardView, key: CellKey) -> str:
    """The name of a cell: its element, its stage, and how much is in it."""
    count = len(board.matrix.stages[board.matrix.index[key[0]]].cell(key[1]))
    held = empty_words(board, key) or say("board.items", board.language, n=count)
    return f"{say_place(board, 'board.cell.name', *key)}, {held}"


def empty_words(board: BoardView, key: CellKey) -> str:
    """That a cell is empty on purpose; nothing when it is not."""
    stage = board.matrix.stages[board.matrix.index[key[0]]]
    decided = key[1] in stage.deliberately_empty and not stage.cell(key[1])
    return say("board.deliberately_empty", board.language).lower() if decided else ""


def describe_row(board: BoardView, model: CellModel, row: int) -> str:
    """An entry with its place and status; the line to add says where it adds."""
    item = model.rows[row]
    if item.entry is not None:
        return say(
            "board.entry.name",
            board.language,
            text=item.entry.text.replace("\u00ad", ""),
            position=model.position(row) + 1,
            total=len(model.cell),
            status=enum_label(item.entry.status, board.language).lower(),
        )
    if item.kind is RowKind.MORE:
        return say("board.more", board.language, n=model.hidden_count)
    return ", ".join(filter(None, (say_place(board, "board.add.name", *model.key), empty_words(board, model.key))))


def explain_row(board: BoardView, model: CellModel, row: int) -> str:
    """What the card of an entry shows beside its text: its meaning, and whether it is required."""
    entry = model.rows[row].entry
    if entry is None:
        return ""
    required = say("heard.required", board.language) if mark(entry).star else ""
    return ", ".join(filter(None, (meaning_line(entry, board.language).replace(" · ", ", "), required)))


def header_name(board: BoardView, column: int) -> str:
    """A stage with its number, kind and win probability."""
    stage = board.matrix.stages[column]
    unknown = say("board.header.no_probability", board.language)
    name = say(
        "board.header.name",
        board.language,
        number=column + 1,
        stage=stage.name,
        kind=enum_label(stage.kind, board.language).lower(),
        probability=unknown if stage.probability is None else percentage(stage.probability),
    )
    return ", ".join([name, *_said_quietly(stage, board.language)])


def header_tip(board: BoardView, column: int) -> str:
    """What a stage's header says when the pointer rests on it: all that it may have no room for."""
    stage = board.matrix.stages[column]
    quiet = _said_quietly(stage, board.language)
    keys = {"rename": native_key(RENAME_KEY), "menu": native_key(MENU_KEY)}
    told = [stage.description, *(part[:1].upper() + part[1:] for part in quiet)]
    return "\n".join(filter(None, [*told, say("board.header.tip", board.language, **keys)]))


def _said_quietly(stage: Stage, language: str) -> list[str]:
    """The other names of a stage and its most days, where they are set."""
    names = say("board.header.also", language, names=", ".join(stage.aliases)) if stage.aliases else ""
    days = "" if stage.max_days is None else say("board.header.days", language, n=stage.max_days)
    return [part for part in (names, days) if part]
