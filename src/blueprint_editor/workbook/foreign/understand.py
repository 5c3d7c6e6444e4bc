"""A workbook to an understanding: sheets to drafts, drafts to a blueprint, and what is left over to findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from blueprint_editor.core import ids
from blueprint_editor.core.findings import Code, Finding, Where
from blueprint_editor.core.text import one_line
from blueprint_editor.workbook.cells import Book, PlainSheet
from blueprint_editor.workbook.errors import ReadError
from blueprint_editor.workbook.layout import PICTURE_HELP, TABLE_HELP
from blueprint_editor.workbook.shown import formats
from blueprint_editor.workbook.text import fold_heading

from . import words
from .draft import Draft
from .gather import Gatherer
from .grid import Grid, Spot, cell_name
from .model import Axis, CellUse, Corrections, Layout, Line, Meaning, Role, SheetUse, Understanding
from .plan import drafts_of, score

MOST_LEFT_FINDINGS = 25
"""Of how many left-over cells of one sheet each has a finding of its own; of more, the sheet has one."""

MOST_CELLS = 20_000
"""Cells of a sheet beyond which it is no design of a pipeline."""

NOTHING = Corrections()

_FRONT = {
    **dict.fromkeys(("klant", "client", "opdrachtgever", "customer", "bedrijf", "company", "organisatie"), "client"),
    **dict.fromkeys(("auteur", "author", "opgesteld door", "gemaakt door", "made by", "prepared by"), "author"),
}


def read_foreign(book: Book, corrections: Corrections = NOTHING, *, seed: str = "") -> Understanding:
    """What a workbook says of a pipeline; raises ReadError with `no_blueprint` when it says nothing of one,
    and with `too_large` when every sheet that holds something is larger than a design of a pipeline ever is.

    `corrections` are what a person said of it: with them, nothing is an outcome too, without stages. `seed` makes
    the ids: the same seed, the same ids.
    """
    looks = formats(book)
    grids = [Grid(sheet, looks, date1904=book.date1904) for sheet in book.sheets if _is_readable(sheet)]
    shown = [
        grid
        for grid in grids
        if not grid.hidden or corrections.layouts.get(grid.title, Layout.IGNORED) is not Layout.IGNORED
    ]
    drafts = drafts_of(shown, corrections)
    if not drafts and not corrections.layouts and len(shown) < len(grids):
        shown = grids  # everything is hidden but what says nothing
        drafts = drafts_of(shown, corrections)
    if corrections == NOTHING and not _says_something(drafts):
        only_large = len(grids) < len(book.sheets) and not any(grid.texts for grid in grids)
        raise ReadError(Code.TOO_LARGE if only_large else Code.NO_BLUEPRINT, {"most": MOST_CELLS})
    language = words.language_of(
        [draft.grid.texts[spot] for draft in drafts for spot in (*draft.headings, *draft.stages)]
    )
    gatherer = Gatherer(drafts, seed, corrections, language)
    gatherer.take_all(shown)
    blueprint = gatherer.blueprint(ids.derived_id(ids.BLUEPRINT, seed, "foreign"))
    blueprint = msgspec.structs.replace(blueprint, **_front(drafts)._asdict())
    cells = tuple(_cells(shown, gatherer, corrections))
    findings = (*_notices(book, shown, drafts), *gatherer.findings, *_left_over(cells))
    layouts = Counter[Layout]()
    for draft in drafts:
        layouts[draft.layout] += len(draft.items)
    sheets = tuple(_sheet_use(grid, drafts) for grid in shown)
    layout = layouts.most_common(1)[0][0] if layouts else Layout.IGNORED
    return Understanding(layout, _confidence(drafts, cells), sheets, cells, blueprint, tuple(findings))


def _is_readable(sheet: PlainSheet) -> bool:
    merged = sum((area.bottom - area.top + 1) * (area.right - area.left + 1) - 1 for area in sheet.content.merged)
    return sum(len(cells) for cells in sheet.content.cells.values()) - merged <= MOST_CELLS


def _says_something(drafts: Sequence[Draft]) -> bool:
    stages = {name for draft in drafts for name in draft.names}
    return len(stages) >= (2 if any(draft.items for draft in drafts) else 3)


class _Front(NamedTuple):
    """What stands over the tables: the first line is the title, what is labelled the client or the author, the rest."""

    title: str
    client: str
    author: str
    notes: str


def _front(drafts: Sequence[Draft]) -> _Front:
    texts: list[str] = []
    named: dict[str, str] = {}
    for draft in drafts:
        waiting = ""
        for spot in sorted(draft.titles):
            label, colon, rest = draft.grid.texts[spot].partition(":")
            field = _FRONT.get(fold_heading(label), "") if colon or not rest else ""
            if waiting:
                named.setdefault(waiting, one_line(draft.grid.texts[spot]))
                waiting = ""
            elif field and rest.strip():
                named.setdefault(field, one_line(rest))
            elif field and (spot[0], spot[1] + 1) in draft.titles:
                waiting = field
            elif not _is_plain_heading(draft.grid.texts[spot], draft.grid.title):
                texts.append(draft.grid.texts[spot])
    texts = list(dict.fromkeys(texts))
    title = one_line(texts[0]) if texts else ""
    return _Front(title, named.get("client", ""), named.get("author", ""), "\n".join(texts[1:]))


def _is_plain_heading(text: str, sheet: str) -> bool:
    """Whether a title says no more than the sheet's own, or than what stands below it."""
    hit = words.stage_heading(text)
    if text in TABLE_HELP or text in PICTURE_HELP:
        return True  # of a workbook of ours that lost its marks
    return fold_heading(text) == fold_heading(sheet) or (
        hit is not None and hit.weight == 1 and hit.meaning.element is not None
    )


def _cells(grids: Sequence[Grid], gatherer: Gatherer, corrections: Corrections) -> Iterator[CellUse]:
    """Every cell that holds something, sheet by sheet and row by row."""
    for grid in grids:
        skipped = corrections.layouts.get(grid.title) is Layout.IGNORED
        for spot in sorted(grid.texts):
            use = gatherer.uses.get((grid.title, spot))
            ignored = skipped or _is_in_ignored_line(grid.title, spot, corrections)
            if use is None or (ignored and use.role in {Role.HEADING, Role.TITLE, Role.NUMBER}):
                use = CellUse(grid.title, *spot, grid.texts[spot], Role.IGNORED if ignored else Role.LEFT_OVER)
            yield use


def _is_in_ignored_line(title: str, spot: Spot, corrections: Corrections) -> bool:
    lines = (Line(title, Axis.ROW, spot[0]), Line(title, Axis.COLUMN, spot[1]))
    return any(corrections.lines.get(line) is Meaning.IGNORE for line in lines)


def _sheet_use(grid: Grid, drafts: Sequence[Draft]) -> SheetUse:
    draft = next((one for one in drafts if one.grid is grid), None)
    merged = tuple((area.top, area.left, area.bottom, area.right) for area in grid.areas.values())
    if draft is None:
        return SheetUse(grid.title, Layout.IGNORED, hidden=grid.hidden, merged=merged)
    return SheetUse(grid.title, draft.layout, draft.rows, draft.columns, grid.hidden, merged)


def _notices(book: Book, shown: Sequence[Grid], drafts: Sequence[Draft]) -> Iterator[Finding]:
    titles = {grid.title for grid in shown}
    for sheet in book.sheets:
        if sheet.title not in titles and sheet.content.cells:
            if sheet.hidden:
                yield Finding(Code.HIDDEN_SHEET, Where(sheet=sheet.title), {"sheet": sheet.title})
            else:
                count = sum(len(row) for row in sheet.content.cells.values())
                yield Finding(
                    Code.CELLS_LEFT_OVER, Where(sheet=sheet.title, cell="A1"), {"n": count, "sheet": sheet.title}
                )
    for draft in drafts:
        grid = draft.grid
        hidden = sorted({row for row, _ in draft.used} & grid.hidden_rows)
        if hidden:
            yield Finding(
                Code.HIDDEN_ROWS, Where(sheet=grid.title, cell=f"A{hidden[0]}"), {"n": len(hidden), "sheet": grid.title}
            )
        for spot in sorted(grid.unvalued)[:MOST_LEFT_FINDINGS]:
            where = Where(sheet=grid.title, cell=cell_name(spot))
            yield Finding(Code.FORMULA_LEFT_OUT, where)


def _left_over(cells: Sequence[CellUse]) -> Iterator[Finding]:
    """A finding for each cell that became nothing; of a sheet with many, one for all of them."""
    by_sheet: dict[str, list[CellUse]] = {}
    for cell in cells:
        if cell.role is Role.LEFT_OVER:
            by_sheet.setdefault(cell.sheet, []).append(cell)
    for sheet, left in by_sheet.items():
        if len(left) > MOST_LEFT_FINDINGS:
            first = left[0].name
            yield Finding(Code.CELLS_LEFT_OVER, Where(sheet=sheet, cell=first), {"n": len(left), "sheet": sheet})
            continue
        for cell in left:
            where = Where(sheet=sheet, cell=cell.name)
            yield Finding(Code.CELL_LEFT_OVER, where, {"text": " ".join(cell.text.split())[:80]})


def _confidence(drafts: Sequence[Draft], cells: Sequence[CellUse]) -> float:
    """From 0 to 1: how much of the sheets that were read was understood, and how much of a blueprint it is."""
    read = {draft.grid.title for draft in drafts}
    inside = [cell for cell in cells if cell.sheet in read]
    understood = sum(cell.role is not Role.LEFT_OVER for cell in inside) / max(1, len(inside))
    elements = {element for draft in drafts for element in draft.elements}
    stages = {name for draft in drafts for name in draft.names}
    shape = min(1.0, len(elements) / 4) * min(1.0, len(stages) / 4)
    strength = min(1.0, sum(map(score, drafts)) / 30)
    return round(max(0.0, min(1.0, 0.6 * understood + 0.25 * shape + 0.15 * strength)), 2)
