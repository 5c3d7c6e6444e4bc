"""Put a fresh workbook of ours into one that holds more: only what is ours is replaced.

A sheet of ours that is there is woven with the fresh one, a missing one is added; styles are appended. Every
other part stays byte for byte what it was.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import NamedTuple

from blueprint_editor.core.findings import Code, Finding

from . import layout
from .added import Target, add_sheet
from .carrier import Carrier, RowIds
from .cells import Book, PlainSheet
from .epoch import counted_from_1904
from .errors import GraftError, ReadError
from .formulas import Formulas
from .frames import fit_frame
from .moves import Moves
from .parcel import Parcel
from .plan import Plan, TablePlan, picture_plan, table_plan
from .read import our_sheets
from .remarks import move_remarks
from .stylebook import Stylebook
from .surroundings import move_columns, move_surroundings
from .tree import Tree, child, main, name_of, parsed, written
from .weave import Sides, Weaver, restyled_sheet
from .write import stage_looks

_SIGNATURES, _REVISIONS = "_xmlsignatures/", "xl/revisions/"
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")


def obstacles(carrier: Carrier) -> tuple[Finding, ...]:
    """What would be lost when we save over this workbook: then a new file is the way."""
    with zipfile.ZipFile(io.BytesIO(carrier.data)) as package:
        names = [name.casefold() for name in package.namelist()]
    found = []
    if any(name.startswith(_SIGNATURES) for name in names):
        found.append(Finding(Code.SIGNED_WORKBOOK))
    if any(name.startswith(_REVISIONS) for name in names):
        found.append(Finding(Code.SHARED_WORKBOOK))
    return tuple(found)


def graft(carrier: Carrier, ours: bytes) -> bytes:
    """The workbook of the carrier with our sheets as they are in `ours`; raises GraftError."""
    for finding in obstacles(carrier):
        raise GraftError(finding.code)
    try:
        if Book(carrier.data).date1904:
            ours = counted_from_1904(ours, our_sheets(Book(ours)))
        data, beside = _woven(carrier, ours)
        # A row that one table lost took along what stood beside it: what is ours of that comes back.
        return _woven(Carrier(data), ours)[0] if beside else data
    except (ReadError, ValueError, LookupError, OverflowError) as error:
        facts = error.facts if isinstance(error, ReadError) else {}
        raise GraftError(Code.NOT_CARRIED, {"reason": str(error), **facts}) from error


def _woven(carrier: Carrier, ours: bytes) -> tuple[bytes, bool]:
    """The workbook after one weaving, or one for each table where several share a sheet; and whether side by side."""
    done: set[str] = set()
    while True:
        made = _Graft(carrier, ours, frozenset(done))
        data = made.run()
        done |= made.woven
        if made.left <= done:
            return data, made.beside
        carrier = Carrier(data, made.rows_left())


def without_obstacles(carrier: Carrier) -> Carrier | None:
    """What of a workbook can go into a new one; none when nothing can."""
    try:
        parcel = Parcel(carrier.data)
        for name in parcel.names:
            if name.casefold().startswith((_SIGNATURES, _REVISIONS)):
                parcel.drop(name)
        parcel.relations("").remove("origin")
        for kind in ("revisionHeaders", "usernames"):
            parcel.relations(parcel.workbook_part).remove(kind)
        return Carrier(parcel.to_bytes(), carrier.rows, carrier.suffix)
    except (ReadError, ValueError, LookupError):
        return None


class _Place(NamedTuple):
    """A sheet of ours in the other workbook: as values, as XML, and where everything goes."""

    theirs: PlainSheet
    ours: PlainSheet
    plan: Plan
    frame: TablePlan | None = None


class _Graft:
    """One weaving of each sheet; `done` are the tables that were woven before, `left` those for another time."""

    def __init__(self, carrier: Carrier, ours: bytes, done: frozenset[str] = frozenset()) -> None:
        self.woven: set[str] = set()
        self.left: set[str] = set()
        self._carrier, self._done = carrier, done
        self._moves: dict[str, Moves] = {}
        self._parcel, self._fresh = Parcel(carrier.data), Parcel(ours)
        self._theirs, self._ours = our_sheets(Book(carrier.data)), our_sheets(Book(ours))
        self._styles = self._stylebook()
        self._listed = {sheet.part: sheet for sheet in self._parcel.sheets()}

    def run(self) -> bytes:
        """Weave, add, and pack."""
        places = list(self._places())
        self._moves = {place.theirs.title: place.plan.moves for place in places}
        formulas = Formulas(self._moves)
        for place in places:
            self._weave(place, formulas)
        self._names(formulas)
        self._missing(places)
        if self._theirs.meta is not None and self._ours.meta is not None:
            root = parsed(self._fresh.read(self._ours.meta.part))
            self._parcel.put(self._theirs.meta.part, written(restyled_sheet(root, self._styles)))
        self._finish()
        return self._parcel.to_bytes()

    @property
    def beside(self) -> bool:
        """Whether tables of ours stand side by side."""
        return any(located.neighbours for located in self._theirs.tables.values())

    def rows_left(self) -> RowIds:
        """Which thing stands in which row of the tables that are left, after what moved."""
        found = {}
        for name in self.left & set(self._carrier.rows):
            axis = self._moves[self._theirs.tables[name].sheet.title].rows
            moved = ((axis.one(row), one) for row, one in self._carrier.rows[name].items())
            found[name] = {row: one for row, one in moved if row is not None}
        return found

    def _stylebook(self) -> Stylebook:
        ours = self._fresh.relations(self._fresh.workbook_part).parts("styles")[0]
        theirs = self._parcel.relations(self._parcel.workbook_part).parts("styles")
        if not theirs:
            raise ReadError(Code.CORRUPT, {"part": "styles"})
        return Stylebook(self._parcel.read(theirs[0]), self._fresh.read(ours))

    def _places(self) -> list[_Place]:
        found = []
        if self._theirs.picture is not None and self._ours.picture is not None and not self._done:
            plan = picture_plan(self._theirs.picture, self._theirs.snapshot, self._ours.picture, self._restyled())
            found.append(_Place(self._theirs.picture.sheet, self._ours.picture.sheet, plan))
        for name, located in self._theirs.tables.items():
            if name in self._done:
                continue
            if any(place.theirs is located.sheet for place in found):
                self.left.add(name)
                continue
            self.woven.add(name)
            fresh = self._ours.tables[name].sheet
            made = table_plan(located, self._carrier.rows.get(name), fresh)
            found.append(_Place(located.sheet, fresh, made.plan, made))
        return found

    def _restyled(self) -> set[str]:
        """The stages whose heading in the picture looks different since the last save."""
        before, now = self._theirs.snapshot, self._ours.snapshot
        looks = stage_looks(before) if before else {}
        return {one for one, look in (stage_looks(now) if now else {}).items() if looks.get(one) != look}

    def _weave(self, place: _Place, formulas: Formulas) -> None:
        part, title = self._parcel.name(place.theirs.part), place.theirs.title
        root, ours = parsed(self._parcel.read(part)), parsed(self._fresh.read(place.ours.part))
        moves = place.plan.moves
        theirs_side, our_side = Sides(root, place.theirs.content), Sides(ours, place.ours.content)
        move_columns(root, place.plan, ours, self._styles)
        Weaver(theirs_side, our_side, place.plan, self._styles, formulas).run(title)
        move_surroundings(root, moves, formulas, title)
        move_remarks(self._parcel, part, moves)
        if place.frame:
            fit_frame(self._parcel, part, place.frame, self._ours.language)
        self._parcel.put(part, written(root))

    def _names(self, formulas: Formulas) -> None:
        """Names of cells in our sheets go along with the cells."""
        names = child(self._parcel.workbook, "definedNames")
        for one in names if names is not None and not formulas.still else ():
            if one.text:
                one.text = formulas.moved(one.text)

    def _missing(self, places: list[_Place]) -> None:
        """Add the sheets that are not there; each knows where the tables it points to stand."""
        targets = {
            place.ours.title: Target(place.theirs.title, place.frame.plan)
            for place in places
            if place.frame is not None
        }
        there = {self._ours.tables[name].sheet.title for name in self._theirs.tables}
        if self._theirs.picture is not None and self._ours.picture is not None:
            there.add(self._ours.picture.sheet.title)
        if self._theirs.meta is not None:
            there.add(layout.META_TITLE)
        for sheet in self._fresh.sheets():
            if sheet.title not in there:
                add_sheet(self._parcel, self._fresh, sheet, self._styles, targets)

    def _finish(self) -> None:
        """The parts that are about all sheets."""
        workbook = self._parcel.workbook_part
        relations = self._parcel.relations(workbook)
        if self._styles.changed:
            self._parcel.put(relations.parts("styles")[0], self._styles.to_bytes())
        for part in relations.parts("calcChain"):
            if self._parcel.has(part):
                self._parcel.drop(part)
        relations.remove("calcChain")
        if any(_FORMULA.search(self._parcel.read(one.part)) for one in self._parcel.sheets() if one.part):
            _recalculate(self._parcel.workbook)
        data = written(self._parcel.workbook)
        if data != written(parsed(self._parcel.read(workbook))):
            self._parcel.put(workbook, data)


def _recalculate(workbook: Tree) -> None:
    """Have formulas worked out when the workbook is opened: what they count may have changed."""
    found = child(workbook, "calcPr")
    if found is None:
        found = workbook.makeelement(main("calcPr"), {})
        before = {"sheets", "functionGroups", "externalReferences", "definedNames"}
        [one for one in workbook if name_of(one) in before][-1].addnext(found)
    found.set("fullCalcOnLoad", "1")
