"""The cells of the picture that someone changed: what each said when it was written, and what it says now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from blueprint_editor.core.findings import Code

from .layout import BANDS
from .picture import PictureRow
from .picture_find import Picture
from .picture_items import is_dash, items_of
from .picture_state import Merging
from .text import says_the_same


class ChangedCell(NamedTuple):
    """A band of a stage that someone changed; `name` is the first cell of it that differs."""

    key: str
    stage: str
    name: str
    before: str
    now: str


def changed_cells(
    picture: Picture, stages: dict[int, str], written: Sequence[PictureRow], merging: Merging
) -> Iterator[ChangedCell]:
    """The cells that say something else, band by band; `stages` are the columns to look at."""
    order = {stage.id: index for index, stage in enumerate(merging.base.stages)}
    for key, _, _ in BANDS:
        rows = picture.bands.get(key, [])
        for place, stage in stages.items() if rows else ():
            parts = [row.cells[order[stage]] for row in written if row.key == key] if stage in order else []
            before = "\n".join(part for part in parts if part)
            now = _now(picture, rows, place, merging)
            if now is not None and not _same(key, "\n".join(part for part in now if part.strip()), before):
                differs = (
                    row for at, row in enumerate(rows) if at >= len(parts) or not says_the_same(now[at], parts[at])
                )
                name = picture.spot.name(next(differs, rows[0]), place)
                yield ChangedCell(key, stage, name, before, "\n".join(part for part in now if part.strip()))


def unread_cells(picture: Picture, merging: Merging) -> None:
    """Name every cell with something in it that belongs to no stage or no band."""
    spot = picture.spot
    for row, cells in spot.sheet.rows():
        if row >= spot.heading_row:
            for place in sorted(cells):
                strange = place in picture.foreign_columns or row in picture.foreign_rows
                if strange and spot.text(row, place).strip():
                    merging.not_taken(spot.name(row, place))


def _now(picture: Picture, rows: Sequence[int], place: int, merging: Merging) -> list[str] | None:
    """What the rows of a band say in a column; none when that cannot be known."""
    spot = picture.spot
    content = spot.sheet.content
    texts = []
    for row in rows:
        if (row, place) in content.unvalued:
            merging.add(Code.FORMULA_WITHOUT_VALUE, spot.name(row, place), column=spot.text(spot.heading_row, place))
            return None
        area = next(
            (one for one in content.merged if one.top <= row <= one.bottom and one.left <= place <= one.right), None
        )
        if area and place != area.left:
            merging.not_taken(spot.name(row, place))
            return None
        # What a merge covers in one column is the cell above, not that text again.
        texts.append("" if area and row != area.top else spot.text(row, place))
    return texts


def _same(key: str, now: str, before: str) -> bool:
    """Whether two cells say the same: the same items in the same order."""
    if says_the_same(now, before):
        return True
    if is_dash(now) or is_dash(before):
        return is_dash(now) and is_dash(before)
    marked = key not in {"aliases", "description"}
    one, other = (items_of(text, marked=marked) for text in (now, before))
    return [item.key for item in one.items] == [item.key for item in other.items]
