"""The Excel table around our rows: as large as they are now, with the columns that came back."""

from __future__ import annotations

from .cells import Area, area_of
from .moves import reference
from .parcel import Parcel
from .plan import TablePlan
from .tree import Tree, child, main, name_of, parsed, written


def fit_frame(parcel: Parcel, part: str, made: TablePlan, language: str) -> None:
    """Make the table of the sheet in `part` fit; one that is gone stays gone."""
    if made.area is None:
        return
    for other in parcel.relations(part).parts("table"):
        root = parsed(parcel.read(other))
        if (root.get("displayName") or root.get("name")) == made.area.name:
            before = written(root)
            _fit(root, made, made.area.area, language)
            if written(root) != before:
                parcel.put(other, written(root))


def _fit(root: Tree, made: TablePlan, old: Area, language: str) -> None:
    area = Area(old.top, old.left, made.bottom, old.right + len(made.added))
    totals = made.area.totals if made.area else 0
    moves = made.plan.moves
    for element in root.iter():
        if name_of(element) in {"sortState", "sortCondition"}:
            found = area_of(element.get("ref", ""))
            now = moves.areas(found) if found else []
            if now:
                element.set("ref", reference(now[0]))
    root.set("ref", reference(area))
    filters = child(root, "autoFilter")
    if filters is not None and filters.get("ref"):
        filters.set("ref", reference(area._replace(bottom=area.bottom - totals)))
    columns = child(root, "tableColumns")
    if columns is None or not made.added:
        return
    number = max((int(one.get("id", "0")) for one in columns), default=0)
    for key in made.added:
        number += 1
        name = made.located.table.column(key).heading(language)
        columns.append(columns.makeelement(main("tableColumn"), {"id": str(number), "name": name}))
    columns.set("count", str(len(columns)))
