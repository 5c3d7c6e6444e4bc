"""Comments on the cells of a sheet whose rows moved: each goes with its cell, in all three places that name it."""

from __future__ import annotations

import re

from .cells import Area, area_of
from .moves import Moves, reference
from .parcel import Parcel
from .tree import Tree, name_of, parsed, written

_SHAPE = re.compile(rb"<(?:\w+:)?shape\b(?:(?!</(?:\w+:)?shape>).)*</(?:\w+:)?shape>", re.DOTALL)
_ROW, _COLUMN = (re.compile(rb"(<(?:\w+:)?%s>)\s*(\d+)\s*(</)" % name) for name in (b"Row", b"Column"))
_ANCHOR = re.compile(rb"(<(?:\w+:)?Anchor>)([\d,\s-]+)(</)")


def move_remarks(parcel: Parcel, part: str, moves: Moves) -> None:
    """Move the comments of the sheet in `part`: the notes, the threads, and the boxes that show them."""
    if moves.still:
        return
    for _, kind, other in parcel.relations(part).entries():
        if not parcel.has(other):
            continue
        if kind in {"comments", "threadedComment"}:
            root = parsed(parcel.read(other))
            if _move_references(root, moves):
                parcel.put(other, written(root))
        elif kind == "vmlDrawing":
            before = parcel.read(other)
            after = _SHAPE.sub(lambda found: _moved_shape(found[0], moves), before)
            if after != before:
                parcel.put(other, after)


def _move_references(root: Tree, moves: Moves) -> bool:
    """Whether any comment moved; one whose cell is gone goes with it."""
    changed = False
    for element in [one for one in root.iter() if name_of(one) in {"comment", "threadedComment"}]:
        area = area_of(element.get("ref", ""))
        parent = element.getparent()
        if area is None or parent is None:
            continue
        to = moves.cell(area.top, area.left)
        if to is None:
            parent.remove(element)
            changed = True
        elif to != (area.top, area.left):
            element.set("ref", reference(Area(*to, *to)))
            changed = True
    return changed


def _moved_shape(shape: bytes, moves: Moves) -> bytes:
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    if not row or not column:
        return shape
    old = int(row[2]), int(column[2])
    to = moves.cell(old[0] + 1, old[1] + 1)
    if to is None:
        return b""
    new = to[0] - 1, to[1] - 1
    if new == old:
        return shape
    shape = _ROW.sub(rb"\g<1>%d\g<3>" % new[0], shape, count=1)
    shape = _COLUMN.sub(rb"\g<1>%d\g<3>" % new[1], shape, count=1)
    return _ANCHOR.sub(lambda found: found[1] + _anchor(found[2], new[0] - old[0], new[1] - old[1]) + found[3], shape)


def _anchor(text: bytes, rows: int, columns: int) -> bytes:
    """The eight numbers of a box: column, offset, row, offset, twice."""
    numbers = [int(one) for one in text.split(b",")]
    if len(numbers) != 8:
        return text
    for place, by in ((0, columns), (2, rows), (4, columns), (6, rows)):
        numbers[place] = max(0, numbers[place] + by)
    return b", ".join(b"%d" % one for one in numbers)
