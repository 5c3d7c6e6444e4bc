"""One sheet of ours in which others worked: a cell that says what it should stays as it is, others are replaced.

So formulas, rich texts, colours, comments' places and whole columns of others stay with the row they belong to.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .cells import Content, area_of, column_letters, column_number
from .formulas import Formulas, translated
from .merges import Merges
from .moves import Line, reference
from .plan import Plan
from .stylebook import Stylebook
from .text import CellValue, is_live, plain
from .tree import Tree, child, main, without

_CLOSE = 1.0
"""Heights of rows that differ less than this many points are the same: programs round them."""


class Row(NamedTuple):
    """A row of a sheet's XML with its cells by column."""

    element: Tree
    cells: dict[int, Tree]


class Sides(NamedTuple):
    """A sheet as XML and as values: what the other workbook has, or what our writer made."""

    root: Tree
    content: Content


def numbered(root: Tree) -> dict[int, Row]:
    """The rows of a sheet, by number, also where the XML leaves the numbers out."""
    columns: dict[str, int] = {}
    rows: dict[int, Row] = {}
    data = child(root, "sheetData")
    number = 0
    for element in data if data is not None else ():
        if element.tag != main("row"):
            continue
        number = int(element.get("r") or number + 1)
        cells: dict[int, Tree] = {}
        column = 0
        for cell in element:
            if cell.tag == main("c"):
                letters = (cell.get("r") or "").rstrip("0123456789")
                if letters and letters not in columns:
                    columns[letters] = column_number(letters)
                column = columns[letters] if letters else column + 1
                cells[column] = cell
        rows[number] = Row(element, cells)
    return rows


class Weaver:
    """Weaves what our writer made into a sheet; the trees of both are used up."""

    def __init__(self, theirs: Sides, ours: Sides, plan: Plan, styles: Stylebook, formulas: Formulas) -> None:
        self._theirs, self._ours, self._plan = theirs, ours, plan
        self._styles, self._formulas = styles, formulas
        self._rows, self._fresh = numbered(theirs.root), numbered(ours.root)
        self._merges = Merges(theirs.root, theirs.content, ours.content, plan)

    def run(self, title: str) -> None:
        """Put the rows together again, and the merged cells; `title` is the sheet's, for its formulas."""
        if not self._plan.moves.still:
            self._unshare()
        rows = dict(self._woven())
        data = child(self._theirs.root, "sheetData")
        assert data is not None, "a sheet without rows was read"
        for one in list(data):
            data.remove(one)
        for number in sorted(rows):
            row = rows[number]
            self._place(number, row, title)
            data.append(row.element)
        self._merges.write()

    def _woven(self) -> Iterator[tuple[int, Row]]:
        plan = self._plan
        heads = {line.new: line for line in (*plan.heads, *([plan.title] if plan.title else []))}
        used = {line.old for line in plan.lines}
        for number, row in self._rows.items():
            if number in heads:
                yield number, self._line(heads[number], head=True)
            elif number not in used and not plan.moves.rows.first <= number <= plan.moves.rows.last:
                to = plan.moves.rows.one(number)
                assert to is not None, "a row beside ours is never gone"
                yield to, Row(row.element, self._moved(row))
        for line in plan.lines:
            if line.fresh is not None or line.old in self._rows:
                yield line.new, self._line(line, head=False)

    def _moved(self, row: Row) -> dict[int, Tree]:
        pairs = ((self._plan.moves.columns.one(place), cell) for place, cell in row.cells.items())
        return {place: cell for place, cell in pairs if place is not None}

    def _line(self, line: Line, *, head: bool) -> Row:
        """A row of ours: what others have in it, and our cells."""
        old = self._rows.get(line.old) if line.old is not None else None
        if line.fresh is None:
            assert old is not None, "a row of others was there"
            return Row(old.element, self._moved(old))
        fresh = self._fresh[line.fresh]
        cells = {}
        lanes = self._plan.lanes[:1] if line is self._plan.title else self._plan.lanes
        if old is not None:
            ours = {lane.old for lane in lanes}
            strange = {place: cell for place, cell in old.cells.items() if place not in ours}
            cells = self._moved(Row(old.element, strange))
        changed = False
        for lane in lanes:
            cell, new = self._cell(line, lane, old, fresh, head=head)
            changed = changed or new
            if cell is not None:
                cells[lane.new] = cell
        element = old.element if old is not None else fresh.element
        if old is not None and changed and not head:
            self._fit(line, old.element, fresh.element)
        if old is None:
            without(element, "s")
        return Row(element, cells)

    def _cell(self, line: Line, lane: Line, old: Row | None, fresh: Row, *, head: bool) -> tuple[Tree | None, bool]:
        """A cell of ours, and whether it is another one than before."""
        was = old.cells.get(lane.old) if old is not None and lane.old is not None else None
        ours = fresh.cells.get(lane.fresh) if lane.fresh is not None else None
        stays = self._labels(line, lane, was) if head or lane.fresh == 1 else False
        if old is not None and lane.old is not None and (stays or self._says(line, lane)):
            self._restyle(was, ours, lane, head=head)
            return was, False
        if ours is None or not (len(ours) or ours.text):
            if was is not None and (len(was) or was.get("t")):
                _empty(was)
                return was, True
            if was is not None or ours is None:
                return was, False
        style = self._styles.number(int(ours.get("s", "0")))
        if was is not None and not (head and lane.fresh in self._plan.restyled):
            style = int(was.get("s", "0"))
            value = self._value(self._ours.content, line.fresh, lane.fresh)
            if isinstance(value, str) and is_live(value):
                style = self._styles.quoted(style)
        ours.set("s", str(style))
        return ours, True

    def _labels(self, line: Line, lane: Line, was: Tree | None) -> bool:
        """Whether a cell is a heading that others may word as they like."""
        if self._plan.keep_heads:
            return line in self._plan.heads
        return lane.fresh == 1 and line is not self._plan.title and was is not None and bool(len(was))

    def _says(self, line: Line, lane: Line) -> bool:
        """Whether the cell that is there says what ours does."""
        if self._merges.covers(line.old, lane.old):
            return True
        now = None if self._merges.broke(line.old, lane.old) else self._value(self._theirs.content, line.old, lane.old)
        return plain(now) == plain(self._value(self._ours.content, line.fresh, lane.fresh))

    def _restyle(self, was: Tree | None, ours: Tree | None, lane: Line, *, head: bool) -> None:
        if head and was is not None and ours is not None and lane.fresh in self._plan.restyled:
            was.set("s", str(self._styles.number(int(ours.get("s", "0")))))

    def _value(self, content: Content, row: int | None, column: int | None) -> CellValue:
        return content.cells.get(row or 0, {}).get(column or 0)

    def _fit(self, line: Line, element: Tree, ours: Tree) -> None:
        """Give a changed row our height, unless someone made it higher."""
        values = [self._value(self._theirs.content, line.old, lane.old) for lane in self._plan.lanes]
        standard, height = self._plan.points(values), _points(element)
        wanted = _points(ours)
        if height is None or abs(height - standard) < _CLOSE or (wanted is not None and wanted > height):
            for name in ("ht", "customHeight"):
                without(element, name)
                if name in ours.attrib:
                    element.set(name, ours.attrib[name])

    def _unshare(self) -> None:
        """Write out formulas that cells share: their places say which is whose."""
        masters: dict[str, tuple[str, str]] = {}
        for number, row in self._rows.items():
            for column, cell in row.cells.items():
                formula = child(cell, "f")
                if formula is None or formula.get("t") != "shared":
                    continue
                here, group = f"{column_letters(column)}{number}", formula.get("si", "")
                if formula.text:
                    masters[group] = (formula.text, here)
                elif group in masters:
                    formula.text = translated(*masters[group], here)
                without(formula, "t", "si", "ref")

    def _place(self, number: int, row: Row, title: str) -> None:
        """Write where a row and its cells stand now."""
        element = row.element
        for one in list(element):
            if one.tag == main("c"):
                element.remove(one)
        element.set("r", str(number))
        without(element, "spans")
        for place, column in enumerate(sorted(row.cells)):
            cell = row.cells[column]
            cell.set("r", f"{column_letters(column)}{number}")
            element.insert(place, cell)
            if not self._formulas.still:
                self._move_formula(cell, title)

    def _move_formula(self, cell: Tree, title: str) -> None:
        formula = child(cell, "f")
        if formula is None:
            return
        if formula.text:
            formula.text = self._formulas.moved(formula.text, title)
        area = area_of(formula.get("ref", ""))
        moved = self._plan.moves.areas(area) if area else []
        if moved:
            formula.set("ref", reference(moved[0]))


def restyled_sheet(root: Tree, styles: Stylebook) -> Tree:
    """A sheet that our writer made, with the numbers that its styles have in the other workbook."""
    for element in root.iter(main("c"), main("row"), main("col")):
        name = "style" if element.tag == main("col") else "s"
        if element.get(name) is not None:
            element.set(name, str(styles.number(int(element.get(name, "0")))))
    return root


def _empty(cell: Tree) -> None:
    for one in list(cell):
        cell.remove(one)
    without(cell, "t", "cm", "vm")


def _points(row: Tree) -> float | None:
    try:
        return float(row.get("ht", ""))
    except ValueError:
        return None
