"""What a sheet holds beside its cells: rules, links, sparklines, widths; they go where their cells went."""

from __future__ import annotations

import copy

from .cells import Area, area_of
from .formulas import Formulas, Shift
from .moves import Moves, reference
from .plan import Plan
from .stylebook import Stylebook
from .tree import Tree, child, main, name_of

_STAYING = {"sheetData", "sheetPr", "sheetViews", "sheetFormatPr", "cols", "mergeCells", "dimension", "tableParts"}
_FORMULAS = {"f", "formula", "formula1", "formula2"}
_RULES = {"conditionalFormatting", "dataValidation"}


def move_surroundings(root: Tree, moves: Moves, formulas: Formulas, title: str) -> None:
    """Change what points at cells that moved; `title` is the sheet's."""
    size = child(root, "dimension")
    if size is not None:
        root.remove(size)  # it may be left out, and is wrong now
    if moves.still and formulas.still:
        return
    inside = [
        element for part in root if name_of(part) not in {*_STAYING, ""} for element in part.iter() if name_of(element)
    ]
    for element in inside:  # before the areas: a rule's formulas are seen from where the rule stood
        if name_of(element) in _FORMULAS and element.text:
            element.text = formulas.moved(element.text, title, _shift(element, moves))
    for element in inside if not moves.still else ():
        _move(element, moves)


def _move(element: Tree, moves: Moves) -> None:
    if name_of(element) == "sqref":
        _set_areas(element, None, element.text or "", moves)
    elif name_of(element) == "brk" and (element.get("id") or "").isdecimal():
        _move_break(element, moves)
    for attribute in ("sqref", "ref"):
        if element.get(attribute):
            _set_areas(element, attribute, element.get(attribute, ""), moves)


def _set_areas(element: Tree, attribute: str | None, text: str, moves: Moves) -> None:
    """Write where the areas of an element are now, and take it away when none is left."""
    areas = [area_of(one) for one in text.split()]
    if not areas or any(area is None for area in areas):
        return
    now = [to for area in areas if area for to in moves.areas(area)]
    if not now:
        _remove(element if attribute else element.getparent())
    elif attribute == "ref":
        element.set(attribute, reference(_around(now)))
    elif attribute:
        element.set(attribute, " ".join(map(reference, now)))
    else:
        element.text = " ".join(map(reference, now))


def _shift(formula: Tree, moves: Moves) -> Shift | None:
    """How far the rule of a formula moves; none for what is no rule."""
    rule = next((one for one in formula.iterancestors() if name_of(one) in _RULES), None)
    if rule is None:
        return None
    inner = next((one for one in rule if name_of(one) == "sqref"), None)
    text = rule.get("sqref") or (inner.text if inner is not None else "") or ""
    area = area_of(text.split()[0]) if text.split() else None
    now = moves.areas(area) if area else []
    return Shift(now[0].top - area.top, now[0].left - area.left) if area and now else Shift()


def _around(areas: list[Area]) -> Area:
    return Area(
        min(area.top for area in areas),
        min(area.left for area in areas),
        max(area.bottom for area in areas),
        max(area.right for area in areas),
    )


def _move_break(element: Tree, moves: Moves) -> None:
    parent = element.getparent()
    axis = moves.columns if parent is not None and name_of(parent) == "colBreaks" else moves.rows
    to = axis.one(int(element.get("id", "0")))
    if to is None:
        _remove(element)
    else:
        element.set("id", str(to))


def _remove(element: Tree | None) -> None:
    """Take an element away, and what then holds nothing."""
    while element is not None:
        parent = element.getparent()
        if parent is None:
            return
        parent.remove(element)
        if parent.get("count") is not None:
            parent.set("count", str(len(parent)))
        element = parent if not len(parent) and parent.getparent() is not None else None


def move_columns(root: Tree, plan: Plan, ours: Tree, styles: Stylebook) -> None:
    """Widths and looks of columns: each goes with its column, new ones get ours."""
    added = [lane for lane in plan.lanes if lane.old is None]
    if plan.moves.columns.still and not added:
        return
    element = child(root, "cols")
    if element is None:
        element = root.makeelement(main("cols"), {})
        data = child(root, "sheetData")
        assert data is not None, "a sheet without rows was read"
        data.addprevious(element)
    columns: dict[int, Tree] = {}
    for one in list(element):
        for start, end in plan.moves.columns.spans(int(one.get("min", "1")), int(one.get("max", "1"))):
            columns[start] = _column(one, start, end)
        element.remove(one)
    taken = {
        place for one in columns.values() for place in range(int(one.get("min", "1")), int(one.get("max", "1")) + 1)
    }
    our_columns = child(ours, "cols")
    fresh = {int(one.get("min", "0")): one for one in (our_columns if our_columns is not None else ())}
    for lane in added:
        found = fresh.get(lane.fresh or 0)
        if found is not None and lane.new not in taken:
            made = _column(found, lane.new, lane.new)
            made.set("style", str(styles.number(int(found.get("style", "0")))))
            columns[lane.new] = made
    element.extend([columns[start] for start in sorted(columns)])
    if not len(element):
        root.remove(element)


def _column(one: Tree, start: int, end: int) -> Tree:
    made = copy.copy(one)
    made.set("min", str(start))
    made.set("max", str(end))
    return made
