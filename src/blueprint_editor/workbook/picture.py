"""The picture: stages as columns, one row for each band, as texts that a person reads and edits."""

from __future__ import annotations

from typing import NamedTuple

from blueprint_editor.core.model import Blueprint, Element, Stage

from .labels import side
from .layout import BANDS, CONTINUED, MORE, MORE_TEXT, PICTURE_KEY, STAGES, Table
from .measure import line_count, room, wrapped
from .text import CellValue, fit, one_line

LABEL_WIDTH, STAGE_WIDTH = 24, 34
BULLET, INDENT, EMPTY = "• ", "   ", "–"
MOST_LINES, MOST_CHARACTERS = 40, 8_000
"""What one stage and band shows at most; the tables hold the rest."""

ROW_LINES, SPARE_LINES = 26, 2
"""How many lines a row shows, and how many it keeps free for typing."""

_ROOM = room(STAGE_WIDTH)


class PictureRow(NamedTuple):
    """A row of the picture: the key of its band, its label, a text for each stage, and its lines at most."""

    key: str
    label: str
    cells: tuple[str, ...]
    lines: int


class _Block(NamedTuple):
    """Lines that stay together in one row of the picture."""

    text: str
    lines: int


def picture_rows(blueprint: Blueprint) -> list[PictureRow]:
    """The rows of the picture below its stage row; a full band goes on in a second row."""
    language = side(blueprint.language)
    rows = []
    for key, labels, table in BANDS:
        columns = [_chunks(_blocks(stage, key, table, language)) for stage in blueprint.stages]
        for part in range(max((len(chunks) for chunks in columns), default=1)):
            label = CONTINUED[language].format(labels[language]) if part else labels[language]
            blocks = [chunks[part] if part < len(chunks) else [] for chunks in columns]
            texts = tuple("\n".join(block.text for block in one) for one in blocks)
            shown = [sum(block.lines for block in one) for one in blocks]
            lines = max(1, line_count(label, room(LABEL_WIDTH), bold=True), *shown)
            rows.append(PictureRow(key, label, texts, lines))
    return rows


def picture_cells(blueprint: Blueprint, rows: list[PictureRow]) -> list[tuple[CellValue, ...]]:
    """The cells of the picture from its stage row down, as a reader finds them."""
    names = tuple(stage_cell(stage) or None for stage in blueprint.stages)
    heading = (STAGES.column("name").heading(blueprint.language), *names)
    return [heading, *((row.label, *(text or None for text in row.cells)) for row in rows)]


def picture_keys(blueprint: Blueprint) -> tuple[str, ...]:
    """The hidden key row: which stage stands in which column."""
    return (PICTURE_KEY, *(stage.id for stage in blueprint.stages))


def stage_cell(stage: Stage) -> str:
    """The name of a stage as it stands above its column."""
    return fit(one_line(stage.name))


def _blocks(stage: Stage, key: str, table: Table, language: int) -> list[_Block]:
    if key == "description":
        return _running(stage.description, MORE_TEXT[language].format(sheet=table.titles[language]))
    if key == "aliases":
        texts, mark = stage.aliases, ""
    else:
        texts, mark = tuple(entry.text for entry in stage.cell(Element(key))), BULLET
        if not texts and key in stage.deliberately_empty:
            return [_Block(EMPTY, 1)]
    blocks: list[_Block] = []
    lines = characters = 0
    for index, text in enumerate(texts):
        written = _marked(text, mark)
        lines += len(written)
        characters += sum(len(line) + 1 for line in written)
        if lines > MOST_LINES or characters > MOST_CHARACTERS:
            more = MORE[language].format(n=len(texts) - index, sheet=table.titles[language])
            first = [] if blocks else _running("\n".join(written), more)
            return first or [*blocks, _Block(more, line_count(more, _ROOM))]
        blocks.extend(_pieces(written))
    return blocks


def _marked(text: str, mark: str) -> list[str]:
    """The lines of an entry: the first with its mark, its own line breaks indented."""
    first, *others = text.split("\n")
    return [mark + first, *(INDENT + line for line in others)]


def _running(text: str, more: str) -> list[_Block]:
    """A text that is no list, cut with a word where the rest stands."""
    if not text:
        return []
    lines = text.split("\n")
    kept = "\n".join(lines[:MOST_LINES])[:MOST_CHARACTERS]
    blocks = [block for line in kept.split("\n") for block in _pieces([line])]
    return blocks if kept == text else [*blocks, _Block(more, line_count(more, _ROOM))]


def _pieces(lines: list[str]) -> list[_Block]:
    """An entry as one block, or, when no row can show it whole, as several."""
    counts = [line_count(line, _ROOM) for line in lines]
    if sum(counts) <= ROW_LINES:
        return [_Block("\n".join(lines), sum(counts))]
    blocks = []
    for line, count in zip(lines, counts, strict=True):
        if count <= ROW_LINES:
            blocks.append(_Block(line, count))
            continue
        shown = wrapped(line, _ROOM - 12)  # the indent of the second piece takes some room
        for start in range(0, len(shown), ROW_LINES - 1):
            piece = "".join(shown[start : start + ROW_LINES - 1])
            blocks.append(_Block(INDENT + piece.strip() if start else piece, min(ROW_LINES, len(shown) - start + 1)))
    return blocks


def _chunks(blocks: list[_Block]) -> list[list[_Block]]:
    """Blocks in rows that can be shown whole."""
    chunks: list[list[_Block]] = [[]]
    used = 0
    for block in blocks:
        if used + block.lines > ROW_LINES and chunks[-1]:
            chunks.append([])
            used = 0
        chunks[-1].append(block)
        used += block.lines
    return chunks
