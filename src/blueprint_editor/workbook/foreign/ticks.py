"""Two simple sheets: what belongs to a stage is ticked under its name, or stages have names and nothing more."""

from __future__ import annotations

from collections.abc import Mapping

from blueprint_editor.core.model import Element
from blueprint_editor.workbook.lines import entries

from . import names, words
from .blocks import said_of
from .draft import Draft, Item
from .grid import Grid, Spot, View
from .model import Layout, Line, Meaning

M = Meaning

MOST_NAMES = 60
"""More names than this are no stages."""

_TICKS = frozenset({"x", "v", "✓", "✔", "☑", "✅", "●", "•", "ja", "yes", "y", "j", "1", "true", "☒", "■"})
_BLANKS = frozenset({"-", "–", "0", "nee", "no", "n", "☐", "false", "□", "✗", "✘", "❌"})


def read_ticks(grid: Grid, corrections: Mapping[Line, Meaning], element: Element | None) -> Draft | None:
    """Texts down and stages along, or the other way round, with ticks where they meet; none where it is not so."""
    for turned in (False, True):
        view = View(grid, turned=turned)
        said = said_of(view, corrections)
        for line in view.lines[:20]:
            draft = None if said.lines.get(line) is M.IGNORE else _ticked(view, line, element)
            if draft is not None:
                return draft
    return None


def _ticked(view: View, heading: int, element: Element | None) -> Draft | None:
    """The reading when this line names the stages."""
    below = [line for line in view.lines if line > heading]
    ticked = {place for line in below for place, spot in view.spots(line).items() if _is_tick(view.grid.texts[spot])}
    stages = {place: spot for place, spot in view.spots(heading).items() if place in ticked}
    label_place = min(stages, default=0) - 1
    about = words.element_named(view.text(heading, label_place)) or element
    if (
        len(stages) < 2
        or about is None
        or not all(names.may_be_name(view.grid.texts[spot]) for spot in stages.values())
    ):
        return None
    draft = Draft(view.grid, Layout.LISTS)
    draft.stages = {spot: view.grid.texts[spot] for spot in stages.values()}
    if (corner := view.spot(heading, label_place)) is not None:
        draft.headings.add(corner)
    ticks = strange = 0
    for line in below:
        label = view.spot(line, label_place)
        said = {place: spot for place, spot in view.spots(line).items() if place in stages}
        if label is None or names.is_total(view.grid.texts[label]):
            continue
        for place, spot in said.items():
            tick = _is_tick(view.grid.texts[spot])
            ticks, strange = ticks + tick, strange + (not tick and not _is_blank(view.grid.texts[spot]))
            if tick:
                draft.headings.add(label)
                text = "\n".join(entries(view.grid.texts[label]))
                draft.items.append(Item(spot, Meaning(about.value), None, view.grid.texts[stages[place]], line, text))
            elif _is_blank(view.grid.texts[spot]):
                draft.numbers.add(spot)
    return draft if ticks >= 3 and strange * 4 < ticks else None


def read_names(grid: Grid) -> Draft | None:
    """A row or a column of names of which some plainly are stages of a deal; none where there is no such thing."""
    best: dict[Spot, str] = {}
    for turned in (False, True):
        view = View(grid, turned=turned)
        for place in range(1, min(view.last_place, 60) + 1):
            found = {spot: grid.texts[spot] for line in view.lines if (spot := view.spot(line, place))}
            if len(found) > MOST_NAMES:
                continue
            headed = [spot for spot, text in found.items() if _is_stage_heading(text)]
            found = {spot: text for spot, text in found.items() if not headed or spot > headed[0]}
            stages = {spot: text for spot, text in found.items() if _is_stage_like(text)}
            if len(stages) > len(best) and len(stages) >= 0.7 * len(found) and _are_stages(list(stages.values())):
                best = stages
    if len(best) < 3:
        return None
    draft = Draft(grid, Layout.ROWS if len({column for _, column in best}) == 1 else Layout.COLUMNS)
    draft.stages = best
    return draft


def _is_stage_like(text: str) -> bool:
    return names.may_be_name(text) and len(text) <= 45 and not names.is_aside(text) and not _is_stage_heading(text)


def _is_stage_heading(text: str) -> bool:
    hit = words.stage_heading(text)
    return hit is not None and hit.weight >= 0.7 and hit.meaning is M.STAGE and not names.bears_number(text)


def _are_stages(texts: list[str]) -> bool:
    """Whether names plainly are stages: each once, and a won or lost one among them, or all counted as stages."""
    if len({names.key_of(text) for text in texts}) < len(texts):
        return False
    counted = sum(names.bears_number(text) for text in texts)
    return names.has_end(texts) or counted >= max(3, len(texts) - 2)


def _is_tick(text: str) -> bool:
    return text.casefold() in _TICKS


def _is_blank(text: str) -> bool:
    return text.casefold() in _BLANKS
