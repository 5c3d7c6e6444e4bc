"""A list for each element: the names of the stages on a row or in a column, and what belongs to them beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from blueprint_editor.core.model import Element

from . import names, words
from .blocks import Said, said_of
from .draft import Draft, Item
from .grid import Grid, View
from .model import Layout, Line, Meaning

M = Meaning


def read_lists(
    grid: Grid, corrections: Mapping[Line, Meaning], element: Element | None, known: set[str]
) -> Draft | None:
    """The lists on a sheet, each under a title that names its element, or all of one element; none when there are none.

    `known` are the keys of stages that other sheets name.
    """
    found = [
        draft
        for turned in (True, False)
        for draft in [_read(View(grid, turned=turned), corrections, element, known)]
        if draft and draft.items
    ]
    return max(found, key=lambda draft: len(draft.items) - len(draft.left()), default=None)


def read_labelled(grid: Grid, corrections: Mapping[Line, Meaning]) -> Draft | None:
    """Stages on a row or in a column, and beside each what it has, every cell with its own label: `Taak: bellen`."""
    found = [
        draft
        for turned in (True, False)
        if (draft := _labelled(View(grid, turned=turned), said_of(View(grid, turned=turned), corrections)))
    ]
    return max(found, key=lambda draft: len(draft.items) - len(draft.left()), default=None)


def _labelled(view: View, said: Said) -> Draft | None:
    draft = Draft(view.grid, Layout.LISTS)
    inline = {spot: found for spot, text in view.grid.texts.items() if (found := _inline(text))}
    if len(inline) < 4:
        return None
    stage_place = min(place for line in view.lines for place, spot in view.spots(line).items() if spot in inline) - 1
    for line in view.lines:
        spot, text = view.spot(line, stage_place), view.text(line, stage_place)
        if spot is None or said.lines.get(line) is M.IGNORE or not names.may_be_name(text):
            continue
        draft.stages[spot] = text
        for place, one in view.spots(line).items():
            if one in inline and place > stage_place:
                meaning, rest = inline[one]
                draft.items.append(Item(one, meaning, None, text, place, rest))
    return draft if len(draft.stages) >= 2 else None


def _inline(text: str) -> tuple[Meaning, str] | None:
    """The label of a cell and what it says, where the label is exactly a heading."""
    label, colon, rest = text.partition(":")
    hit = words.stage_heading(label) if colon and rest.strip() and "\n" not in label else None
    return (hit.meaning, rest.strip()) if hit and hit.weight == 1 and hit.meaning is not M.STAGE else None


def names_shared(grids: Sequence[tuple[Grid, Element | None]]) -> set[str]:
    """The keys of what may be stages: names on a row or in a column of two or more sheets that hold a list."""
    counts: Counter[str] = Counter()
    for grid, element in grids:
        seen: set[str] = set()
        for turned in (True, False) if element else ():
            draft = _read(View(grid, turned=turned), {}, element, set())
            seen |= {names.key_of(name) for name in draft.names} if draft else set()
        counts.update(seen)
    return {key for key, count in counts.items() if count >= 2}


def _read(view: View, corrections: Mapping[Line, Meaning], element: Element | None, known: set[str]) -> Draft | None:
    """In a view that is turned the stages stand on a row: lines are columns, places are rows."""
    said = said_of(view, corrections)
    draft = Draft(view.grid, Layout.LISTS)
    for title, first, last, about in _parts(view, element):
        stage_place = _stage_place(view, said, first, last, known)
        if not stage_place:
            continue
        if title:
            draft.headings.add(title)
        _read_part(view, said, draft, (stage_place, last), about)
    return draft if draft.stages else None


def _parts(view: View, element: Element | None) -> Iterator[tuple[tuple[int, int] | None, int, int, Element]]:
    """The parts of a sheet: the title of each, its first and last place, and its element."""
    marks = []
    if view.turned:
        by_row: dict[int, list[tuple[int, int]]] = {}
        for spot in sorted(view.grid.texts):
            by_row.setdefault(spot[0], []).append(spot)
        for row, spots in by_row.items():
            about = words.element_named(view.grid.texts[spots[0]].rstrip(":")) if len(spots) == 1 else None
            if about:
                marks.append((spots[0], row, about))
    if element and (not marks or marks[0][1] > 3):
        yield None, 1, (marks[0][1] - 1 if marks else view.last_place), element
    for number, (spot, row, about) in enumerate(marks):
        last = marks[number + 1][1] - 1 if number + 1 < len(marks) else view.last_place
        yield spot, row + 1, last, about


def _stage_place(view: View, said: Said, first: int, last: int, known: set[str]) -> int:
    """The first place with the names of at least two stages, or 0."""
    for place in range(first, min(last, first + 60) + 1):
        if said.places.get(place) is M.STAGE:
            return place
        texts = [view.text(line, place) for line in view.lines if view.spot(line, place)]
        fit = [text for text in texts if names.may_be_name(text) and len(text) <= 45]
        matched = [text for text in fit if names.key_of(text) in known]
        if len(matched) >= 2 or (not known and len(fit) >= 3 and len(set(fit)) == len(texts)):
            return place
    return 0


def _read_part(view: View, said: Said, draft: Draft, places: tuple[int, int], about: Element) -> None:
    stage_place, last = places
    for line in view.lines:
        spot = view.spot(line, stage_place)
        text = view.text(line, stage_place)
        if spot is None or said.lines.get(line) is M.IGNORE or not names.may_be_name(text):
            continue
        hit = words.stage_heading(text)
        if hit and hit.weight == 1 and (hit.meaning in {M.STAGE, M.NUMBER} or hit.meaning.element is about):
            draft.headings.add(spot)
            continue
        cells = [(place, one) for place, one in view.spots(line).items() if stage_place < place <= last]
        if names.is_total(text):
            continue
        draft.stages[spot] = text
        draft.items += [Item(one, Meaning(about.value), None, text, place) for place, one in cells if one != spot]
    (draft.rows if view.turned else draft.columns)[stage_place] = M.STAGE
