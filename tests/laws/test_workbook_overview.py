"""What the picture says comes in: for any edits of it, the blueprint that is read has that picture."""

from __future__ import annotations

import io
import zipfile
from itertools import count

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import CELL_NAMES, ELEMENTS, ENTRY_TYPES, AnyEntry, Blueprint, Element, Stage, Task
from blueprint_editor.workbook import read
from blueprint_editor.workbook.picture import picture_rows
from blueprint_editor.workbook.picture_items import items_of, key_of, origins
from tests.strategies import blueprints, examples, texts
from tests.unit.workbook_kit import random_bytes, with_part, written

PICTURE_PART = "xl/worksheets/sheet1.xml"
KEYS = st.lists(st.sampled_from(("bellen", "mailen", "offerte maken", "offerte versturen", "tekenen", "x")), max_size=7)


@st.composite
def edited_cells(draw: st.DrawFn, cell: tuple[AnyEntry, ...], element: Element) -> tuple[AnyEntry, ...]:
    """The entries of a cell after someone typed in it."""
    result = [entry for entry in cell if draw(st.integers(0, 3))]
    for index, entry in enumerate(result):
        if draw(st.integers(0, 3)) == 0:
            result[index] = msgspec.structs.replace(entry, text=draw(texts()))
    if draw(st.booleans()):
        result.insert(draw(st.integers(0, len(result))), ENTRY_TYPES[element](f"new_{draw(st.uuids())}", draw(texts())))
    order: list[AnyEntry] = draw(st.permutations(result)) if draw(st.integers(0, 4)) == 0 else result
    return tuple(order)


@st.composite
def edited_stages(draw: st.DrawFn, stage: Stage) -> Stage:
    """A stage after someone typed in some of its cells, in its name and in its description."""
    changes: dict[str, object] = {}
    empty = set(stage.deliberately_empty)
    for element in ELEMENTS:
        if draw(st.integers(0, 2)) == 0:
            cell = draw(edited_cells(stage.cell(element), element))
            changes[CELL_NAMES[element]] = cell
            marked = not cell and draw(st.booleans())
            empty = empty | {element} if marked else empty - {element}
    if draw(st.integers(0, 3)) == 0:
        changes["name"] = draw(texts())
    if draw(st.integers(0, 3)) == 0:
        changes["description"] = draw(st.one_of(st.just(""), texts()))
    return msgspec.structs.replace(stage, deliberately_empty=frozenset(empty), **changes)


@st.composite
def edited_pictures(draw: st.DrawFn) -> tuple[Blueprint, Blueprint]:
    """A blueprint, and what someone made of its picture."""
    blueprint = draw(blueprints(most=3))
    return blueprint, msgspec.structs.replace(
        blueprint, stages=tuple(draw(edited_stages(stage)) for stage in blueprint.stages)
    )


@settings(max_examples=examples(25))
@given(edited_pictures())
def test_the_blueprint_that_is_read_has_the_picture_that_was_made(pair: tuple[Blueprint, Blueprint]) -> None:
    blueprint, wanted = pair
    reading = read.read(redrawn(written(blueprint), wanted), random_bytes())
    assert {finding.code for finding in reading.findings} <= {Code.CONTENT_CHANGED}
    for one, other in zip(said(reading.blueprint), said(wanted), strict=True):
        assert one == other
    unchanged(blueprint, wanted, reading.blueprint)


def redrawn(data: bytes, wanted: Blueprint) -> bytes:
    """The workbook with the picture of another blueprint in the place of its own."""
    with zipfile.ZipFile(io.BytesIO(written(wanted))) as package:
        drawn = package.read(PICTURE_PART)
    return with_part(data, PICTURE_PART, lambda _: drawn)


def said(blueprint: Blueprint) -> list[list[object]]:
    """What the picture says, white space and the breaks between its rows aside."""
    result: list[list[object]] = [[key_of(stage.name) for stage in blueprint.stages]]
    for stage in blueprint.stages:
        line: list[object] = [key_of(stage.description), [key_of(name) for name in stage.aliases]]
        for element, cell in stage.cells():
            line.append([key_of(entry.text) for entry in cell])
            line.append(element in stage.deliberately_empty)
        result.append(line)
    return result


def unchanged(before: Blueprint, wanted: Blueprint, now: Blueprint) -> None:
    """An entry whose line nobody touched, the only one of its text, is the same entry with all it has."""
    for old, new, read_stage in zip(before.stages, wanted.stages, now.stages, strict=True):
        for element, cell in old.cells():
            made = new.cell(element)
            everywhere = [key_of(entry.text) for _, _, entry in (*before.entries(), *wanted.entries())]
            for entry in cell:
                if entry in made and everywhere.count(key_of(entry.text)) == 2:
                    (found,) = [one for one in read_stage.cell(element) if one.id == entry.id]
                    assert found.text == entry.text
                    assert (found.status, found.note) == (entry.status, entry.note)


@settings(max_examples=examples(200))
@given(KEYS, KEYS)
def test_no_item_of_before_is_two_items_now(before: list[str], now: list[str]) -> None:
    found = origins(before, now)
    known = [place for place in found if place is not None]
    assert len(set(known)) == len(known)
    assert all(0 <= place < len(before) for place in known)
    equal = sum(min(before.count(key), now.count(key)) for key in set(before))
    assert sum(place is not None and before[place] == now[at] for at, place in enumerate(found)) == equal


@given(KEYS)
def test_nothing_changed_is_nothing_changed(keys: list[str]) -> None:
    assert origins(keys, keys) == list(range(len(keys)))


@settings(max_examples=examples(100))
@given(st.lists(texts(), max_size=5))
def test_what_is_written_as_lines_is_read_as_items(items: list[str]) -> None:
    fresh = count()
    tasks = tuple(Task(f"ta_{next(fresh):012}", text) for text in items)
    blueprint = Blueprint("bp_aaaaaaaaaaaa", stages=(Stage("st_aaaaaaaaaaaa", "x", tasks=tasks),))
    rows = [row for row in picture_rows(blueprint) if row.key == "task"]
    found = items_of("\n".join(row.cells[0] for row in rows))
    assert [item.key for item in found.items] == [key_of(text) for text in items]
    assert not found.more
