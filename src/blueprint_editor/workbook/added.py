"""A sheet of ours that is not in the other workbook: added behind the others."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import NamedTuple

from .cells import column_letters, column_number
from .parcel import Parcel, Sheet
from .plan import Plan
from .stylebook import Stylebook
from .tree import RELATION_ID, Tree, child, main, name_of, parsed, without, written
from .weave import restyled_sheet

_WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_TABLE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"
_LIST = re.compile(r"'((?:[^']|'')+)'!\$([A-Z]+)\$\d+:\$[A-Z]+\$\d+")
_MOST_TITLE = 31


class Target(NamedTuple):
    """Where a table that lists point to stands: the title of its sheet, and its plan."""

    title: str
    plan: Plan


def add_sheet(parcel: Parcel, fresh: Parcel, sheet: Sheet, styles: Stylebook, targets: Mapping[str, Target]) -> None:
    """Add a sheet of `fresh` with its table and its names."""
    root = restyled_sheet(parsed(fresh.read(sheet.part)), styles)
    for rule in root.iter(main("formula1")):
        rule.text = _LIST.sub(lambda found: _list(found, targets), rule.text or "")
    for view in root.iter(main("sheetView")):
        without(view, "tabSelected")
    part = parcel.free("xl/worksheets/sheet{}.xml")
    tables = fresh.relations(sheet.part).parts("table")
    for one, source in zip(root.iter(main("tablePart")), tables, strict=True):
        one.set(RELATION_ID, parcel.relations(part).add("table", _add_table(parcel, fresh, source)))
    parcel.put(part, written(root), _WORKSHEET)
    _list_sheet(parcel, fresh, sheet, part)


def _add_table(parcel: Parcel, fresh: Parcel, source: str) -> str:
    root = parsed(fresh.read(source))
    root.set("id", str(1 + max((_id(parcel, part) for part in _tables(parcel)), default=0)))
    part = parcel.free("xl/tables/table{}.xml")
    parcel.put(part, written(root), _TABLE)
    return part


def _tables(parcel: Parcel) -> list[str]:
    return [part for sheet in parcel.sheets() if sheet.part for part in parcel.relations(sheet.part).parts("table")]


def _id(parcel: Parcel, part: str) -> int:
    number = parsed(parcel.read(part)).get("id", "0") if parcel.has(part) else "0"
    return int(number) if number.isdecimal() else 0


def _list_sheet(parcel: Parcel, fresh: Parcel, sheet: Sheet, part: str) -> None:
    """Name the sheet in the workbook, with the names that belong to it."""
    entries = child(parcel.workbook, "sheets")
    assert entries is not None, "a workbook without sheets was read"
    titles = {entry.get("name", "").casefold() for entry in entries}
    title, number = sheet.title, 1
    while title.casefold() in titles:
        number += 1
        title = f"{sheet.title[: _MOST_TITLE - 5]} ({number})"
    identifier = 1 + max(int(entry.get("sheetId", "0")) for entry in entries)
    entry = entries.makeelement(main("sheet"), {"name": title, "sheetId": str(identifier)})
    if sheet.entry.get("state", "visible") != "visible":
        entry.set("state", sheet.entry.get("state", ""))
    entry.set(RELATION_ID, parcel.relations(parcel.workbook_part).add("worksheet", part))
    entries.append(entry)
    ours = [one.title for one in fresh.sheets()].index(sheet.title)
    names = child(fresh.workbook, "definedNames")
    for one in names if names is not None else ():
        if one.get("localSheetId") == str(ours):
            name = copy.deepcopy(one)
            name.set("localSheetId", str(len(entries) - 1))
            name.text = (one.text or "").replace(f"'{sheet.title}'!", f"'{title}'!")
            _names(parcel.workbook).append(name)


def _names(workbook: Tree) -> Tree:
    found = child(workbook, "definedNames")
    if found is None:
        found = workbook.makeelement(main("definedNames"), {})
        before = {"sheets", "functionGroups", "externalReferences"}
        [one for one in workbook if name_of(one) in before][-1].addnext(found)
    return found


def _list(found: re.Match[str], targets: Mapping[str, Target]) -> str:
    """The range of a list where its table stands in the other workbook."""
    target = targets.get(found[1].replace("''", "'"))
    if target is None:
        return found[0]
    place = column_number(found[2])
    column = next(column_letters(lane.new) for lane in target.plan.lanes if lane.fresh == place)
    rows = target.plan.moves.rows
    title = target.title.replace("'", "''")
    return f"'{title}'!${column}${rows.first}:${column}${rows.new_last}"
