"""Which reading of each sheet is best, and which sheets speak of the pipeline at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from blueprint_editor.core.model import Element

from . import names, words
from .blocks import Block, Titles, headings, said_of
from .draft import Draft
from .grid import Grid, Spot, View
from .lists import names_shared, read_labelled, read_lists
from .model import Axis, Corrections, Layout, Line, Meaning
from .sections import read_sections
from .ticks import read_names, read_ticks
from .walk import read_block

M = Meaning

LEAST = 2.0
"""The score under which a sheet says nothing of a pipeline."""

_ROLE_WORDS = frozenset(
    {"eigenaar", "owner", "wie", "who", "verantwoordelijke", "rol", "role", "team", "door wie", "owners"}
)
_TITLE_LENGTH, _TITLE_ROWS = 200, 6


def drafts_of(grids: Sequence[Grid], corrections: Corrections) -> list[Draft]:
    """The best reading of each sheet that speaks of the pipeline, in the order of the sheets."""
    lines = {grid.title: _lines_of(grid, corrections) for grid in grids}
    wanted = {grid.title: corrections.layouts.get(grid.title) for grid in grids}
    many = {grid.title: _best(_with_stages(grid, lines[grid.title], wanted[grid.title])) for grid in grids}
    known = {names.key_of(name) for draft in many.values() if draft and draft.elements for name in draft.names}
    known = known or names_shared([(grid, words.element_named(grid.title)) for grid in grids])
    for grid in grids:
        listed = _lists(grid, lines[grid.title], wanted[grid.title], known)
        many[grid.title] = _better(many[grid.title], listed)
    one = {grid.title: _best(_of_one_stage(grid, lines[grid.title], wanted[grid.title])) for grid in grids}
    said = {title for title, found in lines.items() if any(meaning is not M.IGNORE for meaning in found.values())}
    chosen = [draft for grid in grids if (draft := _choose(grid.title, many, one, known, wanted, grid.title in said))]
    if not any(draft.items for draft in chosen):
        chosen = [
            draft for draft in map(read_names, grids) if draft and wanted[draft.grid.title] is not Layout.IGNORED
        ][:1]
    for draft in chosen:
        _give_titles(draft)
    return chosen


def score(draft: Draft) -> float:
    """How much a reading explains: what it takes, less what it leaves, less what looks wrong."""
    if draft.points is None:
        draft.points = _points(draft)
    return draft.points


def _points(draft: Draft) -> float:
    stages = list(dict.fromkeys(names.key_of(name) for name in draft.names))
    if not stages or not draft.items:
        return 0.0
    entries = sum(1 for item in draft.items if item.meaning.element)
    fields = len(draft.items) - entries
    kinds = {item.meaning for item in draft.items}
    if not entries and (len(kinds) < 2 or len(stages) < 3 or len(stages) < len(draft.stages)):
        return 0.0
    odd = sum(_is_odd(name) for name in draft.names)
    counted = sum(names.bears_number(name) for name in draft.names)
    many = min(len(stages), 12)
    return (
        entries
        + 0.5 * fields
        + 0.5 * many
        + 1.5 * len(draft.elements)
        + 0.3 * len(draft.headings)
        + 0.2 * counted
        - 0.6 * len(draft.left())
        - 1.5 * odd
        - (4 if len(stages) == 1 and draft.layout is not Layout.SHEETS else 0)
        - max(0, len(stages) - 25)
    )


def _is_odd(name: str) -> bool:
    """Whether a text is an odd name for a stage: long, marked, or a heading."""
    hit = words.stage_heading(name)
    return (
        len(name) > 45
        or name[:1] in "-•*–·"
        or bool(hit and hit.weight == 1 and hit.meaning is not M.STAGE)
        or "\n-" in name
    )


def _best(drafts: Sequence[Draft]) -> Draft | None:
    return max(drafts, key=score, default=None)


def _better(table: Draft | None, listed: Draft | None) -> Draft | None:
    """A list where no table is seen, or where the table leaves much more."""
    if listed is None or table is None:
        return listed or table
    if table.headed and table.elements:
        return table
    if score(table) < LEAST or (score(listed) > score(table) and len(listed.left()) + 3 < len(table.left())):
        return listed
    return table


def _lines_of(grid: Grid, corrections: Corrections) -> dict[Line, Meaning]:
    return {line: meaning for line, meaning in corrections.lines.items() if line.sheet == grid.title}


def _choose(
    title: str,
    many: Mapping[str, Draft | None],
    one: Mapping[str, Draft | None],
    known: set[str],
    wanted: Mapping[str, Layout | None],
    said: bool,
) -> Draft | None:
    """The reading of a sheet that counts, or none when it speaks of something else."""
    if wanted[title] is Layout.IGNORED:
        return None
    with_stages, of_one = many[title], one[title]
    if wanted[title] is not None:
        return of_one if wanted[title] is Layout.SHEETS else with_stages
    points, single = (score(draft) if draft else 0.0 for draft in (with_stages, of_one))
    if names.key_of(title) in known and single >= points:
        return of_one
    alike = [draft for draft in one.values() if draft and score(draft) >= LEAST and len(draft.elements) >= 2]
    others = [
        draft for name, draft in many.items() if draft and name != title and draft.elements and score(draft) > LEAST
    ]
    if (
        single > points
        and single >= LEAST
        and (len(alike) >= 2 or (of_one and of_one.stages))
        and not _is_overview(others, alike)
    ):
        return of_one
    if said and with_stages and with_stages.items:
        return with_stages
    return with_stages if points >= LEAST and not _is_list_of_deals(with_stages) else None


def _is_overview(others: Sequence[Draft], alike: Sequence[Draft]) -> bool:
    """Whether other sheets say more of the stages together than the sheets of one stage would."""
    return sum(map(score, others)) > sum(map(score, alike))


def _is_list_of_deals(draft: Draft | None) -> bool:
    """Whether the stages of a table are those of deals: many rows, and of each only who has it."""
    if draft is None or draft.layout is not Layout.TABLES or draft.elements != {Element.RESPONSIBILITY}:
        return False
    if words.element_named(draft.grid.title) is Element.RESPONSIBILITY:
        return False
    texts = {words.heading_text(text) for spot in draft.headings if _speaks_of_who(text := draft.grid.texts[spot])}
    return texts <= _ROLE_WORDS and len(draft.stages) > len({names.key_of(name) for name in draft.names})


def _speaks_of_who(text: str) -> bool:
    hit = words.stage_heading(text)
    return hit is not None and hit.meaning is M.RESPONSIBILITY


# The readings of one sheet


def _with_stages(grid: Grid, lines: Mapping[Line, Meaning], wanted: Layout | None) -> list[Draft]:
    axes = {line.axis for line, meaning in lines.items() if meaning is M.STAGE or meaning.element}
    found: list[Draft] = []
    for turned in (False, True):
        if axes and (Axis.ROW if turned else Axis.COLUMN) not in axes:
            continue
        if wanted not in {None, *((Layout.COLUMNS,) if turned else (Layout.ROWS, Layout.TABLES))}:
            continue
        draft = _blocks(View(grid, turned=turned), lines)
        if draft:
            found.append(draft)
    if wanted in {None, Layout.SECTIONS}:
        found.append(read_sections(grid, lines))
    return found


def _of_one_stage(grid: Grid, lines: Mapping[Line, Meaning], wanted: Layout | None) -> list[Draft]:
    if wanted not in {None, Layout.SHEETS}:
        return []
    found = [read_sections(grid, lines, grid.title)]
    for turned in (False, True):
        draft = _blocks(View(grid, turned=turned), lines, grid.title)
        if draft:
            found.append(draft)
    return found


def _lists(grid: Grid, lines: Mapping[Line, Meaning], wanted: Layout | None, known: set[str]) -> Draft | None:
    if wanted not in {None, Layout.LISTS}:
        return None
    element = words.element_named(grid.title)
    return read_ticks(grid, lines, element) or read_labelled(grid, lines) or read_lists(grid, lines, element, known)


def _blocks(view: View, lines: Mapping[Line, Meaning], sheet_stage: str = "") -> Draft | None:
    """Every block of a sheet in one direction, together; with `sheet_stage` only those that name no stage."""
    said = said_of(view, lines)
    found = headings(view, said)
    whole: Draft | None = None
    titles = [
        _titles_of(view, heading.line, found[number - 1].line if number else 0) for number, heading in enumerate(found)
    ]
    own = None if sheet_stage else words.element_named(view.grid.title)
    for number, heading in enumerate(found):
        end = _start_of(found[number + 1].line, titles[number + 1]) if number + 1 < len(found) else view.last_line + 1
        block = Block(view, heading, end, said, Titles(titles[number], own))
        if bool(block.stage_places) == bool(sheet_stage):
            continue
        draft = read_block(block, sheet_stage)
        if whole is None:
            whole = draft
        else:
            whole.take(draft)
            whole.layout = Layout.TABLES if Layout.TABLES in {whole.layout, draft.layout} else whole.layout
    return whole


def _titles_of(view: View, heading: int, before: int) -> dict[int, tuple[Spot, Element]]:
    """The cells right over a table, or over tables side by side, that name their elements."""
    for line in range(heading - 1, max(before, heading - 4), -1):
        spots = view.spots(line)
        if view.turned or not spots:
            continue
        hits = {spot: words.stage_heading(view.grid.texts[spot].rstrip(":")) for spot in set(spots.values())}
        named = {spot: hit.meaning.element for spot, hit in hits.items() if hit and hit.weight >= 0.7}
        if len(named) < len(hits):
            return {}
        return {view.span(spot)[1][0]: (spot, element) for spot, element in named.items() if element}
    return {}


def _start_of(heading: int, titles: Mapping[int, tuple[Spot, Element]]) -> int:
    """The line on which a table begins: that of its title, or its headings."""
    return min((spot[0] for spot, _ in titles.values()), default=heading)


def _give_titles(draft: Draft) -> None:
    """What stands over everything that was read is a title, unless it is long."""
    used = [spot for spot in draft.used if spot not in draft.ignored]
    top = min((row for row, _ in used), default=0)
    above = sorted(spot for spot in draft.left() if spot[0] < top)
    rows = {row for row, _ in above}
    if len(rows) <= _TITLE_ROWS:
        draft.titles = [spot for spot in above if len(draft.grid.texts[spot]) <= _TITLE_LENGTH]
