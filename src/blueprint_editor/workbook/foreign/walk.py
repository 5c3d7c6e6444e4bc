"""A block, read line by line: whose stage each line is, and what each of its cells holds."""

from __future__ import annotations

from itertools import pairwise

from blueprint_editor.core.model import Element

from . import names, words
from .blocks import Block
from .draft import Draft, Item
from .grid import Spot
from .model import Layout, Meaning

M = Meaning
Known = tuple[Meaning, Element | None]


def read_block(block: Block, sheet_stage: str = "") -> Draft:
    """What a block says; `sheet_stage` is the stage of all of it, where no cell of it names one."""
    return _Walk(block, sheet_stage).draft


class _Walk:
    """One pass over the lines of a block."""

    def __init__(self, block: Block, sheet_stage: str) -> None:
        self.block, self.view, self.grid = block, block.view, block.view.grid
        self.draft = Draft(self.grid, _layout(block, sheet_stage))
        self.draft.sheet_stage = sheet_stage
        self.draft.merges = block.field_table
        self.draft.headed = any(hit.meaning is M.STAGE and hit.weight == 1 for hit in block.heading.own.values())
        self.sheet_stage = sheet_stage
        self.known = self._meanings_along()
        self.long_table = any(meaning is M.ELEMENT for meaning, _ in self.known.values())
        self.stage_at: dict[int, str] = {}
        self.element: Element | None = None
        self.seen: set[tuple[Spot, str]] = set()
        self.previous = block.heading.line
        self._mark_headings()
        self.last_named = max(
            (line for line in block.lines for place in block.stage_places if self._names_stage(line, place)), default=0
        )
        self.spaced = self._is_spaced()
        for line in block.lines:
            if not self._read_line(line):
                break
            self.previous = line

    def _meanings_along(self) -> dict[int, Known]:
        """What each place means; in a column of labels, one without a label goes on with the label above it."""
        block, view = self.block, self.view
        known = dict(block.meanings)
        if not view.turned or not block.heading.own:
            return known
        current: Known | None = None
        places = sorted({place for line in (block.heading.line, *block.lines) for place in view.spots(line)})
        for place in places:
            label = view.spot(block.heading.line, place)
            if place in block.stage_places:
                current = None
            elif label is not None or place in block.said.places:
                current = known.get(place)
            elif current is not None:
                known[place] = current
        return known

    def _mark_headings(self) -> None:
        block, view, draft = self.block, self.view, self.draft
        for place, spot in view.spots(block.heading.line).items():
            if place in self.known or place in block.stage_places:
                draft.headings.add(spot)
        if block.sub_lines:
            draft.headings |= {one for line in block.sub_lines if (one := view.spot(line, block.sub_heading))}
        elif block.sub_heading:
            draft.headings |= set(view.spots(block.sub_heading).values())
        draft.headings |= {spot for spot, _ in block.titles.spots.values()}
        self._mark_groups()
        along = draft.rows if view.turned else draft.columns
        along.update({place: meaning for place, (meaning, _) in self.known.items()})
        along.update(dict.fromkeys(block.stage_places, M.STAGE))

    def _mark_groups(self) -> None:
        """The merged cells right above the headings head groups of them; so do those right beside labels."""
        before = self.block.heading.line - 1
        for spot in set(self.view.spots(before).values()):
            lines, places = self.view.span(spot)
            if 1 < len(places) < self.view.last_place and len(lines) == 1 and set(places) & self.known.keys():
                self.draft.headings.add(spot)

    # Stages

    def _names_stage(self, line: int, place: int) -> Spot | None:
        """The cell that names the stage of a line, or none."""
        spot = self.view.spot(line, place)
        if spot is None or spot in self.draft.headings:
            return None
        text = self.grid.texts[spot]
        if not names.may_be_name(text):
            return None
        _, places = self.view.span(spot)
        return None if len(places) > 2 and not self.view.turned else spot  # over the table: it heads a part of it

    def _is_spaced(self) -> bool:
        """Whether empty lines between the stages are this sheet's habit."""
        named = [
            line for line in self.block.lines for place in self.block.stage_places[:1] if self._names_stage(line, place)
        ]
        gaps = sum(later - line > 1 and not self.view.spots(later - 1) for line, later in pairwise(named))
        return gaps >= 2

    def _stage_of(self, line: int, place: int) -> str | None:
        """The stage that a line gives at a stage place: its own, or the one before it; none ends there."""
        spot = self._names_stage(line, place)
        gap = line - self.previous > 1
        others = [at for at in self.view.spots(line) if at in self.known and self.view.spot(line, at) != spot]
        if spot is not None:
            text = self.grid.texts[spot]
            if not others and names.is_aside(text):
                return None
            if gap and not others and not self.spaced and not self.view.turned and len(text.split()) > 4:
                return None
            self.draft.stages[spot] = text
            return text
        if self.view.spot(line, place) is not None and self.view.spot(line, place) not in self.draft.headings:
            return None
        if self.view.turned:
            return self.stage_at.get(place) if line < self.last_named and not gap else None
        carried = self.stage_at.get(place)
        return carried if not gap or (self.spaced and line < self.last_named) or line < self.last_named else None

    def _read_line(self, line: int) -> bool:
        """Read one line; false when the block is over."""
        block = self.block
        for place in block.stage_places:
            stage = self._stage_of(line, place)
            if stage is None:
                self.stage_at.pop(place, None)
            else:
                self.stage_at[place] = stage
        if block.stage_places and not self.stage_at and not self.view.turned and line > self.last_named:
            return line - self.previous <= 1
        spots = self.view.spots(line)
        self.element = self._element_of(line) or self.element
        for place in sorted(spots):
            self._read_cell(line, place, spots[place])
        return True

    def _element_of(self, line: int) -> Element | None:
        for place, (meaning, _) in self.known.items():
            spot = self.view.spot(line, place)
            if meaning is M.ELEMENT and spot:
                element = words.element_named(self.grid.texts[spot])
                self.element = element
                if element:
                    self.draft.headings.add(spot)
                return element
        return None

    # Cells

    def _read_cell(self, line: int, place: int, spot: Spot) -> None:
        draft = self.draft
        if place in self.block.stage_places or spot in draft.headings or spot in draft.stages:
            return
        meaning, element = self._meaning_at(place)
        if names.is_total(self.grid.texts[spot]) and not any(
            self._names_stage(line, one) for one in self.block.stage_places
        ):
            return  # a sum below the table, not a line of the last stage
        if meaning is M.IGNORE:
            draft.ignored.add(spot)
        elif meaning is M.NUMBER:
            draft.numbers.add(spot)
        elif meaning is not None and meaning not in {M.STAGE, M.ELEMENT}:
            stage = self._stage_for(place)
            if stage and (spot, stage) not in self.seen:
                self.seen.add((spot, stage))
                meaning, element = self._under_sub_line(line, meaning, element)
                draft.items.append(Item(spot, meaning, element, stage, -place if self.block.sub_lines else line))

    def _under_sub_line(self, line: int, meaning: Meaning, element: Element | None) -> tuple[Meaning, Element | None]:
        """What a cell holds in a column under a stage that says `Wie`: a field of what stands beside it."""
        said, about = self.block.sub_lines.get(line, ""), meaning.element
        if not said or about is None or words.is_text_heading(said):
            return meaning, element
        own = words.field_heading(said, about)
        return (own.meaning, about) if own and not own.meaning.element else (meaning, element)

    def _meaning_at(self, place: int) -> tuple[Meaning | None, Element | None]:
        known = self.known.get(place)
        if self.long_table and (known is None or known[0] not in {M.NUMBER, M.IGNORE, M.ELEMENT}):
            return self._in_long_table(place, known)
        if known is None:
            return None, None
        meaning, element = known
        if meaning is M.TEXT:
            element = element or self.block.element_at(place)
            return (Meaning(element.value), None) if element else (None, None)
        return meaning, element

    def _in_long_table(self, place: int, known: Known | None) -> tuple[Meaning | None, Element | None]:
        """Where each record says its element: the text of it, or a field of it."""
        if self.element is None:
            return None, None
        if known and known[0] is M.TEXT:
            return Meaning(self.element.value), None
        own = words.field_heading(self.view.text(self.block.heading.line, place), self.element)
        if own and not own.meaning.element and own.meaning not in {M.STAGE, M.NUMBER}:
            return own.meaning, self.element
        return None, None

    def _stage_for(self, place: int) -> str:
        """The stage of a cell: that of the stage place before it, else of the first."""
        stages = self.block.stage_places
        if not stages:
            return self.sheet_stage
        own = max((one for one in stages if one <= place), default=stages[0])
        return self.stage_at.get(own, "")


def _layout(block: Block, sheet_stage: str) -> Layout:
    if sheet_stage:
        return Layout.SHEETS
    if block.view.turned:
        return Layout.COLUMNS
    elements = {meaning.element for meaning, _ in block.meanings.values()} - {None}
    fielded = any(element for _, element in block.meanings.values())
    long_table = any(meaning is M.ELEMENT for meaning, _ in block.meanings.values())
    if len(block.stage_places) > 1:
        return Layout.TABLES
    one = len(elements) <= 1 and (block.titles.spots or block.titles.sheet or fielded or block.repeats)
    return Layout.TABLES if one or long_table else Layout.ROWS
