"""Elements below one another: on the sheet of one stage, or for stages that follow each other down a sheet."""

from __future__ import annotations

from collections.abc import Mapping

from blueprint_editor.core.model import Element
from blueprint_editor.workbook.lines import entries

from . import names, words
from .draft import Draft, Item
from .grid import Grid, Spot
from .model import Axis, Layout, Line, Meaning

M = Meaning

_INLINE = 40
"""How long the label before a colon may be, where its text stands in the same cell."""


def read_sections(grid: Grid, corrections: Mapping[Line, Meaning], sheet_stage: str = "") -> Draft:
    """What stands below each heading; the stages are named on the sheet, unless all of it is about one."""
    return _Sections(grid, corrections, sheet_stage).draft


class _Sections:
    """One pass down a sheet."""

    def __init__(self, grid: Grid, corrections: Mapping[Line, Meaning], sheet_stage: str) -> None:
        self.grid = grid
        self.draft = Draft(grid, Layout.SHEETS if sheet_stage else Layout.SECTIONS)
        self.single = bool(sheet_stage)
        self.stage = sheet_stage
        self.said = {line.index: meaning for line, meaning in corrections.items() if line.axis is Axis.ROW}
        self.ignored = {
            line.index for line, meaning in corrections.items() if line.axis is Axis.COLUMN and meaning is M.IGNORE
        }
        self.rows = self._rows()
        self.label_columns = self._label_columns()
        self.meaning: Meaning | None = None
        self.beside = self.several = False
        self.columns: dict[int, tuple[Meaning, Element | None]] = {}
        for place, row in enumerate(self.rows):
            self._read_row(place, row)
            if self.several:  # a sheet of one stage names one
                self.draft = Draft(grid, Layout.SHEETS)
                return
        if self.single and not self.draft.stages:
            self.draft.sheet_stage = sheet_stage
        elif self.single:
            named = next(iter(self.draft.stages.values()))
            self.draft.items = [item._replace(stage=named) for item in self.draft.items]

    def _rows(self) -> list[list[Spot]]:
        by_row: dict[int, list[Spot]] = {}
        for spot in sorted(self.grid.texts):
            if spot[1] not in self.ignored:
                by_row.setdefault(spot[0], []).append(spot)
        return list(by_row.values())

    def _label_columns(self) -> set[int]:
        """The columns that labels stand in: those of most of the texts that are exactly a heading."""
        counts: dict[int, int] = {}
        for row in self.rows:
            hit = self._label(row[0])
            if hit and hit.element:
                counts[row[0][1]] = counts.get(row[0][1], 0) + 1
        most = max(counts.values(), default=0)
        return {column for column, count in counts.items() if count >= 0.5 * most}

    def _label(self, spot: Spot) -> Meaning | None:
        """What a cell heads, when it is exactly a heading: entries may speak of documents and tasks too."""
        if spot[0] in self.said:
            return self.said[spot[0]]
        text = self.grid.texts[spot]
        hit = words.stage_heading(text.rstrip(": "))
        if hit is None or names.is_only_number(text):
            return None
        sure = (
            hit.weight == 1
            or (text.endswith(":") and hit.weight >= 0.6)
            or (hit.weight == 0.7 and len(text.split()) == 1)
        )
        return hit.meaning if sure else None

    def _inline(self, spot: Spot) -> tuple[Meaning, str] | None:
        """The label and the text of a cell such as `Trigger: klant belt`."""
        label, colon, rest = self.grid.texts[spot].partition(":")
        if not colon or not rest.strip() or len(label) > _INLINE or "\n" in label:
            return None
        hit = words.stage_heading(label)
        return (hit.meaning, rest.strip()) if hit and hit.weight == 1 else None

    def _read_row(self, place: int, row: list[Spot]) -> None:
        draft, first = self.draft, row[0]
        said = self.said.get(first[0])
        if said is M.IGNORE:
            draft.ignored |= set(row)
            return
        if said is M.STAGE or self._starts_stage(place, row):
            self._start_stage(row)
            return
        label = self._label(first) if first[1] in self.label_columns or said else None
        inline = (
            None if label else self._inline(first) if first[1] in self.label_columns or not self.label_columns else None
        )
        if label and label is not M.STAGE:
            self._start_label(label, row)
        elif inline and inline[0] is not M.STAGE:
            self.meaning, self.beside, self.columns = inline[0], False, {}
            self._add(first, inline[0], None, inline[1])
        else:
            self._read_content(row)

    # Stages

    def _starts_stage(self, place: int, row: list[Spot]) -> bool:
        first, text = row[0], self.grid.texts[row[0]]
        label = self._label(first)
        inline = self._inline(first)
        if inline and inline[0] is M.STAGE and len(row) == 1:
            return names.may_be_name(inline[1])
        if label is M.STAGE and len(row) >= 2 and names.may_be_name(self.grid.texts[row[1]]):
            return True
        if label or len(row) > 1 or not names.may_be_name(text):
            return False
        if names.bears_number(text) and not names.is_aside(text):
            return True
        return not self.single and self._precedes_labels(place) and not names.is_aside(text)

    def _precedes_labels(self, place: int) -> bool:
        """Whether the next row begins the labels anew: what stands over them is the stage's name."""
        if not self.label_columns:
            return False
        below = self.rows[place + 1 : place + 3]
        if len(below) == 2 and len(below[0]) > 1 and self._label(below[0][0]) is None:
            below = below[1:]  # over the labels a line such as `Wat`, `Details`
        following = self._label(below[0][0]) if below else None
        if following is None or following is M.STAGE:
            return False
        firsts = [self._label(row[0]) for row in self.rows if row[0][1] in self.label_columns]
        return firsts.count(following) >= 2 and (self.meaning is None or self._first_label() is following)

    def _first_label(self) -> Meaning | None:
        return next(
            (label for row in self.rows if row[0][1] in self.label_columns and (label := self._label(row[0]))), None
        )

    def _start_stage(self, row: list[Spot]) -> None:
        draft, first = self.draft, row[0]
        self.several = self.single and bool(draft.stages)
        self.meaning, self.columns, self.beside = None, {}, False
        inline = self._inline(first)
        if self._label(first) is M.STAGE and len(row) >= 2:
            draft.headings.add(first)
            spot, text = row[1], self.grid.texts[row[1]]
        else:
            spot, text = first, inline[1] if inline and inline[0] is M.STAGE else self.grid.texts[first]
        draft.stages[spot] = text
        self.stage = text

    # Content

    def _start_label(self, label: Meaning, row: list[Spot]) -> None:
        if not self.stage:
            return
        draft, first, rest = self.draft, row[0], row[1:]
        draft.headings.add(first)
        draft.rows[first[0]] = label
        self.meaning, self.columns, self.beside = label, {}, bool(rest)
        if label is M.IGNORE:
            draft.ignored |= set(rest)
            return
        also = {
            spot: hit.meaning
            for spot in rest
            if (hit := words.stage_heading(self.grid.texts[spot])) and hit.weight == 1
        }
        if rest and len(also) == len(rest):
            draft.headings |= set(rest)
            self.columns = {first[1]: (label, None), **{spot[1]: (meaning, None) for spot, meaning in also.items()}}
            return
        element = label.element
        fields = [words.field_heading(self.grid.texts[spot], element) for spot in rest] if element else []
        if rest and element and all(hit and hit.weight == 1 and not hit.meaning.element for hit in fields):
            draft.headings |= set(rest)
            self.columns = {first[1]: (label, None)}
            self.columns |= {spot[1]: (hit.meaning, element) for spot, hit in zip(rest, fields, strict=True) if hit}
            return
        for spot in rest:
            self._add(spot, label, None)

    def _read_content(self, row: list[Spot]) -> None:
        if not self.stage or self.meaning is None:
            return
        first = row[0]
        if self.columns:
            for spot in row:
                meaning, element = self.columns.get(spot[1], (None, None))
                if meaning:
                    self._add(spot, meaning, element)
            return
        if not self.beside and self._is_sub_heading(row):
            return
        if self.beside and first[1] in self.label_columns:
            self.meaning = None  # a label that is not known, and what stands beside it
            return
        for spot in row if self.beside else row[:1]:
            self._add(spot, self.meaning, None)

    def _is_sub_heading(self, row: list[Spot]) -> bool:
        """Whether a row below a heading heads its columns: `Actie`, `Wie`, `Wanneer`."""
        element = self.meaning.element if self.meaning else None
        if (
            element is None
            or len(row) < 2
            or (self.draft.items and self.draft.items[-1].record > max(self.draft.headings)[0])
        ):
            return False
        hits = [words.field_heading(self.grid.texts[spot], element) for spot in row]
        texts = [words.is_text_heading(self.grid.texts[spot]) for spot in row]
        if not all((hit and hit.weight == 1) or text for hit, text in zip(hits, texts, strict=True)):
            return False
        for spot, hit in zip(row, hits, strict=True):
            own = hit and not hit.meaning.element and spot != row[0]
            self.columns[spot[1]] = (hit.meaning, element) if hit and own else (Meaning(element.value), None)
        self.draft.headings |= set(row)
        return True

    def _add(self, spot: Spot, meaning: Meaning, element: Element | None, text: str | None = None) -> None:
        if meaning is M.NUMBER:
            self.draft.numbers.add(spot)
        elif meaning is M.IGNORE:
            self.draft.ignored.add(spot)
        elif self.stage and (text or entries(self.grid.texts[spot])):
            self.draft.items.append(Item(spot, meaning, element, self.stage, spot[0], text))
