"""Hostile texts in every field that is a text: equal in every program, or refused while typing (R9).

The fields are walked, not listed, so that a new one is not forgotten.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
import python_calamine

from blueprint_editor.core import ids
from blueprint_editor.core.edits import AddStage, ChangeBlueprint
from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.model import (
    CELL_NAMES,
    ENTRY_TYPES,
    AgendaItem,
    Blueprint,
    Field,
    HubSpotMapping,
    KeptFinding,
    Kind,
    Option,
    ParkingItem,
    Phase,
    SignOff,
    Stage,
)
from blueprint_editor.workbook import layout, read
from blueprint_editor.workbook.codecs import DATE
from blueprint_editor.workbook.names import Names
from blueprint_editor.workbook.rows import rows
from blueprint_editor.workbook.text import plain, unescape
from tests.figures import Figure
from tests.strategies import HOSTILE, Ids
from tests.unit.workbook_kit import sheet, written

FORBIDDEN = ("a\x00b", "a\x0bb", "a\x1fb", "a\ud800b", "a\udc00b", "a\ufffeb", "a\uffffb", "x" * 32_768, "😀" * 16_384)
NOT_TYPED = {"id", "status", "data_point", "required_from", "language", "due", "date", "code", "about", "stage"}
"""Fields that hold an id, a date or a code: nobody types a text there."""

PARTS: dict[tuple[type, str], type] = {
    (ENTRY_TYPES[e], n): t
    for e in ENTRY_TYPES
    for n, t in (("fields", Field), ("options", Option))
    if hasattr(ENTRY_TYPES[e], n)
}
LISTS = {"aliases", "channels", "roles"}


def text_fields(kind: type) -> Iterator[str]:
    """The fields of a thing in which one types a text, or lines of text."""
    for field in msgspec.structs.fields(kind):
        if field.name not in NOT_TYPED and (field.type is str or field.name in LISTS):
            yield field.name


def filled(kind: type, text: str, fresh: Ids, prefix: str, only: str = "") -> Any:
    """A thing with a text in each of its fields, or in one of them alone."""
    values: dict[str, Any] = {}
    for name in text_fields(kind):
        value = text if not only or name == only else "x"
        values[name] = (value,) if name in LISTS else value
    for (owner, name), part in PARTS.items():
        if owner is kind:
            values[name] = (filled(part, text, fresh, ids.FIELD if part is Field else ids.OPTION),)
    if hasattr(kind, "hubspot"):
        values["hubspot"] = HubSpotMapping(name=text if not only else "x")
    return kind(id=fresh(prefix), **values)


def stage_of(text: str, fresh: Ids, number: int) -> Stage:
    """A stage with a text in each of its fields, and so each of its entries."""
    cells: dict[str, Any] = {}
    for element, kind in ENTRY_TYPES.items():
        cells[CELL_NAMES[element]] = (filled(kind, text, fresh, ids.ENTRY_PREFIXES[element]),)
    stage: Stage = filled(Stage, text, fresh, ids.STAGE)
    return msgspec.structs.replace(stage, max_days=number + 1, **cells)


@cache
def everywhere() -> Blueprint:
    """A blueprint with each hostile text in every field, put there by the edits of the board."""
    fresh = Ids("everywhere")
    blueprint = Blueprint(fresh(ids.BLUEPRINT))
    for number, text in enumerate(HOSTILE):
        result = AddStage(stage_of(text, fresh, number), number).apply(blueprint)
        assert not isinstance(result, Refusal), (text, result)
        blueprint = result
    closing = (
        Stage(fresh(ids.STAGE), "=Won", kind=Kind.WON, probability=1.0),
        Stage(fresh(ids.STAGE), "#N/A", kind=Kind.LOST, probability=0.0),
    )
    named = ChangeBlueprint(title="=1+1", client="@a", author="+x", notes="\n".join(HOSTILE), roles=HOSTILE).apply(
        blueprint
    )
    assert not isinstance(named, Refusal)
    first = blueprint.stages[0].id
    return msgspec.structs.replace(
        named,
        stages=(*named.stages, *closing),
        parking=tuple(filled(ParkingItem, text, fresh, ids.PARKING) for text in HOSTILE),
        journey=tuple(Phase(fresh(ids.PHASE), text, first, first) for text in HOSTILE),
        kept_findings=tuple(KeptFinding("code", first, text) for text in HOSTILE),
        agenda=tuple(AgendaItem(text, 5) for text in HOSTILE),
        sign_offs=tuple(SignOff(text, text, "2026-01-31") for text in HOSTILE),
    )


def typed_kinds() -> list[type]:
    """Everything that has a field in which one types."""
    return [Stage, *ENTRY_TYPES.values(), Field, Option]


def cells(table: layout.Table) -> list[list[str]]:
    """What the cells of a table must say."""
    blueprint = everywhere()
    return [[plain(value) for value in row.cells] for row in rows(blueprint, table, Names.of(blueprint))]


def said(value: object) -> str:
    """What a program says that a cell holds."""
    return plain(value) if isinstance(value, str | int | float | bool) else ""


def by_openpyxl(data: bytes, table: layout.Table, *, escaped: bool = True) -> list[list[str]]:
    """The cells as openpyxl reads them; it leaves the escapes of the file as they are."""
    read_as = unescape if escaped else str
    found = sheet(openpyxl.load_workbook(io.BytesIO(data)), table.title("nl"))
    lines = found.iter_rows(min_row=layout.FIRST_ROW, max_col=len(table.columns), values_only=True)
    return [line for line in ([read_as(said(value)) for value in one] for one in lines) if any(line)]


def by_calamine(data: bytes, table: layout.Table) -> list[list[str]]:
    """The cells as calamine reads them."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    lines = book.get_sheet_by_name(table.title("nl")).to_python(skip_empty_area=False)[layout.HEADING_ROW :]
    return [line for line in ([said(value) for value in one[: len(table.columns)]] for one in lines) if any(line)]


def test_every_text_is_saved_and_read_back() -> None:
    data = written(everywhere())
    read.verify(data, everywhere())


@pytest.mark.parametrize("program", [by_openpyxl, by_calamine])
def test_other_programs_read_every_text_in_every_field(program: Any, figure: Figure) -> None:
    data = written(everywhere())
    seen = 0
    for table in layout.TABLES:
        found = program(data, table)
        assert found == cells(table), table.name
        seen += sum(column.codec is not DATE and bool(column.field) for column in table.columns) * len(found)
    figure("R9", f"{program.__name__[3:]}: {len(HOSTILE)} texts in every field, {seen} cells read equal (target all)")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_keeps_every_text_in_every_field(tmp_path: Path, figure: Figure) -> None:
    source = tmp_path / "h.xlsx"
    source.write_bytes(written(everywhere()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    data = (tmp_path / "out" / "h.xlsx").read_bytes()
    reading = read.read(data)
    assert reading.blueprint == everywhere()
    assert reading.findings == ()
    # It writes `_x0041_` without escaping it, and has taken two escapes off where the text itself is one.
    pairs = [
        pair
        for table in layout.TABLES
        for line, wanted in zip(by_openpyxl(data, table, escaped=False), cells(table), strict=True)
        for pair in zip(line, wanted, strict=True)
    ]
    differing = {pair for pair in pairs if pair[0] != pair[1]}
    figure("R9", f"LibreOffice: {len(HOSTILE)} texts in every field, {len(pairs)} cells, {len(differing)} text differs")
    assert differing <= {("_x0041_", "_x005F_x0041_")}


@pytest.mark.parametrize("text", FORBIDDEN, ids=lambda text: f"{text[1]!a}-{len(text)}")
def test_what_no_workbook_can_hold_is_refused_in_each_field(text: str) -> None:
    fresh = Ids("forbidden")
    for kind in typed_kinds():
        for name in text_fields(kind):
            stage = holding(kind, filled(kind, text, fresh, "ta", name), fresh)
            result = AddStage(stage, 0).apply(Blueprint("bp_aaaaaaaaaaaa"))
            assert isinstance(result, Refusal), (kind.__name__, name)
            assert result.code in {Code.FORBIDDEN_CHARACTER, Code.TEXT_TOO_LONG}
    for name in ("title", "client", "author", "notes"):
        edit = msgspec.structs.replace(ChangeBlueprint(), **{name: text})
        assert isinstance(edit.apply(Blueprint("bp_aaaaaaaaaaaa")), Refusal), name


def holding(kind: type, thing: Any, fresh: Ids) -> Stage:
    """A stage that holds this thing."""
    if kind is Stage:
        assert isinstance(thing, Stage)
        return thing
    for element, entry in ENTRY_TYPES.items():
        parts = {name: (thing,) for (owner, name), part in PARTS.items() if owner is entry and part is kind}
        if kind is entry or parts:
            bare: dict[str, Any] = {name: () for (owner, name) in PARTS if owner is entry}
            whole = thing if kind is entry else entry(fresh("do"), "x")
            whole = msgspec.structs.replace(whole, **(bare if kind is entry else parts))
            cells: dict[str, Any] = {CELL_NAMES[element]: (whole,)}
            return Stage(fresh(ids.STAGE), "x", **cells)
    raise AssertionError(kind)
