"""Find our tables in a workbook: by table name, by title, by headings; their columns by heading, then key row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from blueprint_editor.core.findings import Code, Finding, Where
from blueprint_editor.core.ids import is_id

from .cells import PlainSheet, TableArea, column_letters
from .labels import LANGUAGES
from .layout import TABLE_HELP, TABLES, Role, Table
from .text import CellValue, fold_heading, plain

SCANNED_ROWS = 40
"""How far down headings are looked for."""

LAST_ROW = 1_048_576

_KEY = "bp:"


class Located(NamedTuple):
    """A table where it was found; `columns` are places by key, `native` says that it bears our marks.

    It reaches from row `first`, that of its title, to row `last`; `neighbours` are columns of other tables beside it.
    """

    table: Table
    sheet: PlainSheet
    heading_row: int
    columns: dict[str, int]
    native: bool
    totals: frozenset[int]
    first: int = 1
    last: int = LAST_ROW
    neighbours: frozenset[int] = frozenset()

    def where(self, row: int, key: str = "", entry: str = "") -> Where:
        """The place of a cell, or of the row where the column is missing, and of the entry that it makes."""
        cell = f"{column_letters(self.columns.get(key or self.table.text, 1))}{row}"
        element = self.table.element
        return Where(element=element, entry=entry if element and entry else None, sheet=self.sheet.title, cell=cell)


class RawRow(NamedTuple):
    """A row of a table as it stands in its sheet: its cells in the order of the table's columns."""

    number: int
    cells: tuple[CellValue, ...]


def locate(sheets: list[PlainSheet]) -> tuple[dict[str, Located], list[PlainSheet]]:
    """Where each table stands, by its name, and the sheets that are not ours."""
    found: dict[str, Located] = {}
    left = list(sheets)
    for pick in (_by_name, _by_title, _by_headings):
        for table in TABLES:
            best = pick(table, left) if table.name not in found else None
            if best:
                found[table.name] = best
                left.remove(best.sheet)
    for table in TABLES:
        if table.name not in found and (shared := _on_shared_sheet(table, found)):
            found[table.name] = shared
    return {name: _bounded(located, found) for name, located in found.items()}, left


def raw_rows(located: Located) -> list[RawRow]:
    """The rows of a table that hold something in our columns, from the top down."""
    places = [located.columns.get(column.key, 0) for column in located.table.columns]
    first, last, width = located.heading_row + 1, located.last, len(places)
    rows = []
    for number, cells in located.sheet.rows():
        if first <= number <= last and number not in located.totals:
            values = tuple(map(cells.get, places))
            if values.count(None) != width:
                rows.append(RawRow(number, values))
    return rows


def notices(located: Located, rows: list[RawRow]) -> Iterator[Finding]:
    """What a person should know of how a table was found: missing and foreign columns, hidden rows."""
    title = located.sheet.title
    headings = located.sheet.content.cells.get(located.heading_row, {})
    language = _language_of(located)
    for column in located.table.columns:
        if column.key not in located.columns:
            facts = {"column": column.heading(language), "sheet": title}
            yield Finding(Code.COLUMN_MISSING, Where(element=located.table.element, sheet=title), facts)
    for place in sorted(_foreign(located)):
        name = plain(headings.get(place)).strip() or column_letters(place)
        cell = f"{column_letters(place)}{located.heading_row}"
        yield Finding(Code.FOREIGN_COLUMN, Where(sheet=title, cell=cell), {"column": name, "sheet": title})
    for cell, text in _stray_cells(located):
        yield stray(title, cell, text)
    hidden = [row.number for row in rows if row.number in located.sheet.content.hidden_rows]
    if hidden:
        where = Where(element=located.table.element, sheet=title, cell=f"A{hidden[0]}")
        yield Finding(Code.HIDDEN_ROWS, where, {"n": len(hidden), "sheet": title})


def stray(sheet: str, cell: str, text: str) -> Finding:
    """A cell of a sheet of ours that stands outside what is ours."""
    return Finding(Code.STRAY_CELL, Where(sheet=sheet, cell=cell), {"sheet": sheet, "cell": cell, "value": text[:80]})


def guessed_language(found: dict[str, Located]) -> str:
    """The language of most headings."""
    scores = dict.fromkeys(LANGUAGES, 0)
    for located in found.values():
        scores[_language_of(located)] += 1
    return max(scores, key=lambda language: scores[language])


def _language_of(located: Located) -> str:
    headings = located.sheet.content.cells.get(located.heading_row, {})
    shown = {fold_heading(plain(value)) for value in headings.values()}
    return max(
        LANGUAGES,
        key=lambda one: sum(fold_heading(column.heading(one)) in shown for column in located.table.columns),
    )


def _foreign(located: Located) -> set[int]:
    """The columns that are not ours with something in them, from the headings down."""
    ours = {*located.columns.values(), *located.neighbours}
    rows = (cells for row, cells in located.sheet.rows() if located.heading_row <= row <= located.last)
    return {place for cells in rows for place in cells.keys() - ours if plain(cells[place]).strip()}


def _stray_cells(located: Located) -> Iterator[tuple[str, str]]:
    """Cells above the headings that hold neither a title, help nor keys: where, and what."""
    ours = {fold_heading(text) for table in TABLES for text in table.titles}
    for row, cells in located.sheet.rows():
        if row >= located.heading_row:
            return
        if row < located.first:
            continue
        for place in sorted(cells):
            text = plain(cells[place]).strip()
            if text and text not in TABLE_HELP and fold_heading(text) not in ours and not text.startswith(_KEY):
                yield f"{column_letters(place)}{row}", text


def _by_name(table: Table, sheets: list[PlainSheet]) -> Located | None:
    for sheet in sheets:
        for area in sheet.tables:
            if area.name.casefold() == table.name:
                return _located(table, sheet, area)
    return None


def _by_title(table: Table, sheets: list[PlainSheet]) -> Located | None:
    titles = {fold_heading(title) for title in table.titles}
    for sheet in sheets:
        if fold_heading(sheet.title) in titles and (located := _located(table, sheet, None)):
            return located
    return None


def _by_headings(table: Table, sheets: list[PlainSheet]) -> Located | None:
    found = [located for sheet in sheets if (located := _located(table, sheet, None))]
    known = [located for located in found if located.native or len(located.columns) >= len(table.columns) - 3]
    return max(known, key=lambda located: (located.native, len(located.columns)), default=None)


def _located(table: Table, sheet: PlainSheet, area: TableArea | None) -> Located | None:
    """The table in this sheet, or none when its headings are not there."""
    key_row = _key_row(table, sheet)
    if not key_row and any(_key_row(other, sheet) for other in TABLES):
        return None  # a name or a title that went astray: the keys say that this is another table
    rows = [area.area.top] if area else []
    rows += [key_row + 1] if key_row else []
    columns: dict[str, int] = {}
    heading_row = 0
    for row in (*rows, *range(1, SCANNED_ROWS + 1)):
        matched = _columns(table, sheet, row, key_row)
        if len(matched) > len(columns):
            columns, heading_row = matched, row
        if row in rows and 2 * len(columns) >= len(table.columns):
            break
    if not area and (table.text not in columns or len(columns) < 2):
        return None
    if not columns:
        heading_row = area.area.top if area else 1
    fits = area and area.area.top == heading_row  # a program that moves rows may leave the area where it was
    totals = range(area.area.bottom - area.totals + 1, area.area.bottom + 1) if area and fits else ()
    located = Located(table, sheet, heading_row, columns, bool(area or key_row), frozenset(totals))
    return located if located.native else located._replace(native=_has_ids(located))


def _on_shared_sheet(table: Table, found: dict[str, Located]) -> Located | None:
    """A table below or beside another one of ours, with its own keys, name or most of its headings."""
    for sheet in {id(located.sheet): located.sheet for located in found.values()}.values():
        taken = [located for located in found.values() if located.sheet is sheet]
        area = next((area for area in sheet.tables if area.name.casefold() == table.name), None)
        for row, key_row in _heading_rows(table, sheet):
            used = {place for one in taken if one.heading_row == row for place in one.columns.values()}
            columns = _columns(table, sheet, row, key_row, frozenset(used))
            sure = key_row or (area and area.area.top == row)
            if table.text in columns and (sure or len(columns) >= len(table.columns) - 3):
                return Located(table, sheet, row, columns, native=True, totals=frozenset())
    return None


def _heading_rows(table: Table, sheet: PlainSheet) -> Iterator[tuple[int, int]]:
    """The rows that may be the headings of a table, each with the key row above it, or 0."""
    column = table.column(table.text)
    names = {text.casefold() for text in (*column.headings, *column.synonyms)}
    key_row = 0
    for row, cells in sheet.rows():
        texts = [value for value in cells.values() if isinstance(value, str)]
        if any(text.startswith(f"{_KEY}{table.key}.") for text in texts):
            key_row = row
        elif any(text.strip().casefold() in names for text in texts):
            yield row, key_row
            key_row = 0


def _bounded(located: Located, found: dict[str, Located]) -> Located:
    """The table with where it ends: another one of ours may stand below it, or beside it."""
    on_sheet = [one for one in found.values() if one.sheet is located.sheet and one.columns]
    others = [one for one in on_sheet if one.table is not located.table]
    if not others or not located.columns:
        return located
    ours = set(located.columns.values())
    in_the_way = [one for one in others if not ours.isdisjoint(range(*_span(one)))]
    below = [_start(one) for one in in_the_way if one.heading_row > located.heading_row]
    beside = [one for one in others if one not in in_the_way]
    first = _start(located) if any(one.heading_row < located.heading_row for one in others) else 1
    return located._replace(
        first=located.heading_row if any(min(one.columns.values()) < min(ours) for one in beside) else first,
        last=min(below, default=LAST_ROW + 1) - 1,
        neighbours=frozenset(place for one in beside for place in range(*_span(one))),
    )


def _span(located: Located) -> tuple[int, int]:
    places = located.columns.values()
    return min(places), max(places) + 1


def _start(located: Located) -> int:
    """The row of its title: what stands above its headings and is empty, a title, help or keys."""
    titles = {fold_heading(title) for title in located.table.titles}
    row = located.heading_row
    while row > 1:
        values = [plain(located.sheet.cell(row - 1, place)).strip() for place in range(*_span(located))]
        if any(
            text and text not in TABLE_HELP and fold_heading(text) not in titles and not text.startswith(_KEY)
            for text in values
        ):
            break
        row -= 1
    return row


def _has_ids(located: Located) -> bool:
    place = located.columns.get("id")
    return place is not None and any(is_id(cells.get(place)) for _, cells in located.sheet.rows())


def _key_row(table: Table, sheet: PlainSheet) -> int:
    """The row with our keys, or 0."""
    for row in range(1, SCANNED_ROWS + 1):
        values = sheet.content.cells.get(row, {}).values()
        if any(isinstance(value, str) and value.startswith(f"{_KEY}{table.key}.") for value in values):
            return row
    return 0


def _columns(
    table: Table, sheet: PlainSheet, heading_row: int, key_row: int, taken: frozenset[int] = frozenset()
) -> dict[str, int]:
    """Places of the columns by key: where heading and key agree, then by heading, then by key.

    Of several with one heading the nearest to the main column counts; those `taken` by another table do not.
    """
    headings = {
        place: fold_heading(value) or value.strip()
        for place, value in sheet.content.cells.get(heading_row, {}).items()
        if isinstance(value, str) and place not in taken
    }
    keys = sheet.content.cells.get(key_row, {}) if key_row and key_row < heading_row else {}
    main = next(iter(_headed(table.text, table, headings)), 0)
    by_heading = [
        (column.key, place) for column in table.columns for place in _headed(column.key, table, headings, main)
    ]
    by_key = [
        (column.key, place)
        for column in table.columns
        for place, value in keys.items()
        if value == f"{_KEY}{table.key}.{column.key}"
    ]
    agreed = [pair for pair in by_heading if pair in by_key]
    found: dict[str, int] = {}
    for key, place in (*agreed, *by_heading, *by_key):
        if key not in found and place not in found.values():
            found[key] = place
    # A row of data under the key row is no row of headings.
    return found if by_heading or not keys else {}


def _headed(key: str, table: Table, headings: dict[int, str], main: int = 0) -> list[int]:
    """The places whose heading names this column: its own names first, then synonyms, the nearest to `main` first."""
    column = table.column(key)
    names = [fold_heading(text) for text in column.headings]
    others = [fold_heading(text) or text for text in column.synonyms]
    places = sorted(headings, key=lambda place: abs(place - main)) if main else list(headings)
    first = [place for place in places if headings[place] in names]
    return first + [place for place in places if headings[place] in others]


def number_of(value: CellValue) -> int | None:
    """The Nr of a row, or none when the cell holds none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str):
        return int(value) if value.strip().isdecimal() and len(value) < 9 else None
    return int(value) if 0 <= value < 10**9 and value == int(value) else None


def has_own_content(table: Table, cells: tuple[CellValue, ...]) -> bool:
    """Whether a row holds more than its id and number."""
    pairs = zip(table.columns, cells, strict=True)
    return any(plain(value).strip() for column, value in pairs if column.role not in {Role.ID, Role.NUMBER})
