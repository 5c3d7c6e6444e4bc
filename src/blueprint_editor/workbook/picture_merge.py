"""Tables and picture both edited: three-way against the snapshot, the tables first.

What changed in one of them is taken. What changed in both, and differently, stays as the tables say
and is a finding with both texts. A stage or a band that the picture lacks is never a deletion.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from blueprint_editor.core import ids
from blueprint_editor.core.edits import ChangeBlueprint, ChangeStage, SetDeliberatelyEmpty
from blueprint_editor.core.findings import Code, Finding, Where
from blueprint_editor.core.ids import RandomBytes
from blueprint_editor.core.model import Blueprint, Element, Kind, Stage
from blueprint_editor.core.text import fold

from .codecs import LINES
from .labels import side
from .layout import BANDS, Table
from .names import Names
from .picture import picture_rows, stage_cell
from .picture_cells import ChangedCell, changed_cells, unread_cells
from .picture_entries import merge_entries
from .picture_find import Spot, explore, is_title
from .picture_items import is_dash, items_of, key_of
from .picture_state import Merging
from .placed import Placed

RUNNING = frozenset({"aliases", "description"})
"""The bands that hold no entries."""


class PictureMerge:
    """Takes over what someone changed in the picture: first the stage row, then the bands."""

    def __init__(
        self,
        spot: Spot,
        base: Blueprint,
        findings: list[Finding],
        random_bytes: RandomBytes,
        title: Callable[[Table], str],
    ) -> None:
        self._written = picture_rows(base)
        self._spot = spot
        self._picture = explore(spot, base, self._written)
        self._merging = Merging(base, spot.sheet.title, findings, random_bytes, title)
        self._new: dict[int, str] = {}

    @property
    def names_stages(self) -> bool:
        """Whether the stage row holds another name or a new stage, for the tables to refer to."""
        headings = {place: self._heading(place) for place in self._picture.stages}
        return bool(self._picture.new) or any(
            heading and key_of(heading) != key_of(stage_cell(self._before(stage)))
            for heading, stage in zip(headings.values(), self._picture.stages.values(), strict=True)
        )

    def stages(self, placed: list[Placed]) -> list[Placed]:
        """The stages of the table, with the names and the new stages of the picture."""
        result = list(placed)
        for place, identifier in self._picture.stages.items():
            before, now = self._before(identifier), self._heading(place)
            if now and key_of(now) != key_of(stage_cell(before)):
                self._rename(result, before, now, self._spot.name(self._spot.heading_row, place))
        for place, name in self._picture.new.items():
            self._add(result, place, name)
        return result

    def bands(self, ours: Blueprint) -> Blueprint:
        """The blueprint of the tables with what changed in the bands of the picture."""
        merging = self._merging
        merging.begin(ours)
        unread_cells(self._picture, merging)
        self._title()
        self._order()
        columns = {**self._picture.stages, **self._new}
        cells = list(changed_cells(self._picture, columns, self._written, merging))
        for cell in cells:
            if cell.key == "description":
                self._description(cell)
            elif cell.key == "aliases":
                self._aliases(cell)
        merge_entries((cell for cell in cells if cell.key not in RUNNING), merging)
        self._missing()
        merging.report()
        return merging.current

    def _heading(self, place: int) -> str:
        return self._spot.text(self._spot.heading_row, place).strip()

    def _before(self, identifier: str) -> Stage:
        stage = self._merging.stage_before(identifier)
        assert stage is not None
        return stage

    def _rename(self, placed: list[Placed], before: Stage, now: str, cell: str) -> None:
        at, stage = next(((at, one.thing) for at, one in enumerate(placed) if one.thing.id == before.id), (0, None))
        if not isinstance(stage, Stage):
            self._merging.gone(cell, now)
        elif stage.name == before.name:
            placed[at] = placed[at]._replace(thing=msgspec.structs.replace(stage, name=now))
            self._merging.changed += 1
        elif key_of(stage.name) != key_of(now):
            self._merging.conflict(cell, now, stage.name)

    def _add(self, placed: list[Placed], place: int, name: str) -> None:
        """A new stage, behind the one to its left; the same one when it was typed in the table as well."""
        there = [one.thing for one in placed if isinstance(one.thing, Stage)]
        same = [
            stage.id
            for stage in there
            if self._merging.stage_before(stage.id) is None and fold(stage.name) == fold(name)
        ]
        if same and same[0] not in self._new.values():
            self._new[place] = same[0]
            return
        self._new[place] = identifier = ids.new_id(ids.STAGE, self._merging.random)
        left = {**self._picture.stages, **self._new}.get(place - 1)
        at = next((index for index, one in enumerate(placed, 1) if one.thing.id == left), 0)
        placed.insert(at, Placed("", None, Stage(identifier, name)))
        self._merging.added += 1

    def _order(self) -> None:
        """The order of the picture's columns, where the table left its own as it was."""
        stages, merging = self._picture.stages, self._merging
        there = {stage.id: stage for stage in merging.current.stages}
        wanted = [stages[place] for place in sorted(stages) if stages[place] in there]
        before = [stage.id for stage in merging.base.stages if stage.id in wanted]
        if wanted == before:
            return
        ours = [stage.id for stage in merging.current.stages if stage.id in before]
        if ours == wanted:
            return
        turns = iter(wanted)
        order = [there[next(turns)] if one.id in before else one for one in merging.current.stages]
        order.sort(key=lambda stage: stage.kind is not Kind.OPEN)
        if ours != before or tuple(order) == merging.current.stages:
            merging.not_taken(self._spot.name(self._spot.heading_row, self._spot.label))
            return
        merging.current = msgspec.structs.replace(merging.current, stages=tuple(order))
        merging.changed += 1

    def _title(self) -> None:
        """The title above the picture; a text elsewhere above it is not ours."""
        merging, spot = self._merging, self._spot
        row = spot.title_row()
        if row and not is_title(spot, merging.base):
            edit = ChangeBlueprint(title=spot.text(row, spot.label).strip())
            merging.changed += merging.do(edit, spot.name(row, spot.label))

    def _description(self, cell: ChangedCell) -> None:
        merging, before = self._merging, self._merging.stage_before(cell.stage)
        now = merging.current.stage(cell.stage)
        text = "\n".join(line.rstrip() for line in cell.now.split("\n")).strip()
        if before and key_of(cell.before) != key_of(before.description):
            merging.not_taken(cell.name)  # it was not written whole
        elif now is None:
            merging.gone(cell.name, text)
        elif now.description == (before.description if before else ""):
            merging.changed += merging.do(ChangeStage(cell.stage, description=text), cell.name)
        elif key_of(now.description) != key_of(text):
            merging.conflict(cell.name, text, now.description)

    def _aliases(self, cell: ChangedCell) -> None:
        merging, before = self._merging, self._merging.stage_before(cell.stage)
        now, known = merging.current.stage(cell.stage), before.aliases if before else ()
        shown = items_of(cell.before, marked=False)
        if len(shown.items) != len(known) or now is None:
            merging.not_taken(cell.name)  # it was not written whole, or has no stage any more
            return
        language = merging.base.language
        found: tuple[str, ...] = LINES.read(cell.now, known, Names(), language, lambda *_, **__: None)
        gone = {fold(one) for one in known} - {fold(one) for one in found}
        came = [one for one in found if fold(one) not in {fold(other) for other in known}]
        if now.aliases != known:
            found = (*(one for one in now.aliases if fold(one) not in gone), *came)
        merging.changed += merging.do(ChangeStage(cell.stage, aliases=found), cell.name)

    def _missing(self) -> None:
        """Name the stages and bands that the picture no longer shows; what they hold stays."""
        merging = self._merging
        known = {*self._picture.stages.values()}
        for stage in merging.base.stages:
            if stage.id not in known and merging.current.stage(stage.id):
                facts = {"column": stage.name, "sheet": merging.sheet}
                merging.findings.append(Finding(Code.COLUMN_MISSING, Where(sheet=merging.sheet), facts))
        for key, labels, _ in BANDS:
            if key not in self._picture.bands:
                facts = {"row": labels[side(merging.base.language)], "sheet": merging.sheet}
                merging.findings.append(Finding(Code.ROW_MISSING, Where(sheet=merging.sheet), facts))


def compared(spot: Spot, blueprint: Blueprint, findings: list[Finding], random_bytes: RandomBytes) -> Blueprint:
    """A blueprint that was read from its tables alone, beside its picture; a cell that says otherwise is named.

    Nothing tells which is the newer, so the tables count; a dash in an empty cell says that it is so on purpose.
    """
    merging = Merging(
        blueprint, spot.sheet.title, findings, random_bytes, lambda table: table.title(blueprint.language)
    )
    written = picture_rows(blueprint)
    picture = explore(spot, blueprint, written)
    unread_cells(picture, merging)
    for place in picture.new:
        merging.not_taken(spot.name(spot.heading_row, place))
    for cell in changed_cells(picture, picture.stages, written, merging):
        stage = merging.stage_before(cell.stage)
        empty = cell.key not in RUNNING and stage and not stage.cell(Element(cell.key))
        if empty and is_dash(cell.now):
            merging.do(SetDeliberatelyEmpty(cell.stage, Element(cell.key), on=True), cell.name)
        else:
            merging.not_taken(cell.name)
    return merging.current
