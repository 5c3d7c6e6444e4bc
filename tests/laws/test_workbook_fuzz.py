"""Damaged workbooks: opened, or refused with a code; what comes in otherwise than it was saved is never silent (R6)."""

from __future__ import annotations

import io
import random
import re
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cache

import pytest

from blueprint_editor.core.edits import DeleteStage
from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import CELL_NAMES, Blueprint
from blueprint_editor.workbook import layout, read
from blueprint_editor.workbook.errors import ReadError
from tests.figures import Figure
from tests.strategies import LONG
from tests.unit.workbook_kit import edited, random_bytes, service, written

BLOCKS = 40 if LONG else 10
CASES = 20_000 if LONG else 1_000
MOST_SECONDS = 5.0
QUIET = {Code.HIDDEN_ROWS, Code.FOREIGN_SHEET, Code.FOREIGN_COLUMN, Code.STRAY_CELL}
"""Findings that do not say that something was read otherwise than it was saved."""

PARTS = {*CELL_NAMES.values(), "fields", "options", "id"}

Members = list[tuple[str, bytes]]
Random = random.Random
VALUES = (
    b"",
    b"-1",
    b"0",
    b"99999999999",
    b"nan",
    b"\xc3\xa9",
    b"A1:ZZZ99999999",
    b"true",
    b"../../etc/passwd",
    b"XFD1048576",
)
NUMBERS = (b"1e999", b"abc", b"", b"-1", b"999999", b"0x10", b"1_0", b"NaN", b" 7 ", b"1" * 400)


def flip(data: bytes, chance: Random) -> bytes:
    """Some bits turned."""
    raw = bytearray(data)
    for _ in range(chance.randrange(1, 20)):
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    return bytes(raw)


def cut(data: bytes, chance: Random) -> bytes:
    """The end gone."""
    return data[: chance.randrange(len(data))]


def wipe(data: bytes, chance: Random) -> bytes:
    """A stretch of zeros."""
    start, length = chance.randrange(len(data)), chance.randrange(1, 4_096)
    return data[:start] + bytes(min(length, len(data) - start)) + data[start + length :]


def splice(data: bytes, chance: Random) -> bytes:
    """A stretch from elsewhere in the file."""
    start, other, length = chance.randrange(len(data)), chance.randrange(len(data)), chance.randrange(1, 2_000)
    return data[:start] + data[other : other + length] + data[start + length :]


BYTES: tuple[Callable[[bytes, Random], bytes], ...] = (flip, cut, wipe, splice)


def drop_member(members: Members, chance: Random) -> None:
    members.pop(chance.randrange(len(members)))


def double_member(members: Members, chance: Random) -> None:
    members.append(chance.choice(members))


def swap_members(members: Members, chance: Random) -> None:
    one, other = chance.randrange(len(members)), chance.randrange(len(members))
    first, second = members[one], members[other]
    members[one], members[other] = (first[0], second[1]), (second[0], first[1])


def empty_member(members: Members, chance: Random) -> None:
    place = chance.randrange(len(members))
    members[place] = (members[place][0], b"")


def rename_member(members: Members, chance: Random) -> None:
    place = chance.randrange(len(members))
    name, data = members[place]
    members[place] = (
        chance.choice((name.upper(), name + "x", "../" + name, "/" + name, name.replace("/", "\\"))),
        data,
    )


def more_members(members: Members, chance: Random) -> None:
    members.append((chance.choice(("../evil.txt", "/abs", "xl/worksheets/sheet99.xml", "x" * 300, "a\\b")), b"x"))


def in_part(change: Callable[[bytes, Random], bytes], pattern: str = "") -> Callable[[Members, Random], None]:
    """A change of one part, its name matching the pattern."""

    def changed(members: Members, chance: Random) -> None:
        places = [place for place, (name, data) in enumerate(members) if re.search(pattern, name) and data]
        if places:
            place = chance.choice(places)
            members[place] = (members[place][0], change(members[place][1], chance))

    changed.__name__ = change.__name__
    return changed


def delete_stretch(data: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, 200) :]


def delete_tag(data: bytes, chance: Random) -> bytes:
    return _replaced(rb"<[^>]+>", data, chance, lambda _: b"")


def double_element(data: bytes, chance: Random) -> bytes:
    return _replaced(
        rb"<(row|c|sheet|si|is|t|tablePart|mergeCell)\b[^>]*>.*?</\1>", data, chance, lambda found: found[0] * 2
    )


def delete_element(data: bytes, chance: Random) -> bytes:
    return _replaced(rb"<(row|c|sheet|si|is|t|table|mergeCell)\b[^>]*?(/>|>.*?</\1>)", data, chance, lambda _: b"")


def other_attribute(data: bytes, chance: Random) -> bytes:
    return _replaced(rb'="([^"]*)"', data, chance, lambda _: b'="' + chance.choice(VALUES) + b'"')


def other_number(data: bytes, chance: Random) -> bytes:
    return _replaced(rb"<v>[^<]*</v>", data, chance, lambda _: b"<v>" + chance.choice(NUMBERS) + b"</v>")


def other_text(data: bytes, chance: Random) -> bytes:
    return _replaced(
        rb"(<t[^>]*>)[^<]+(</t>)",
        data,
        chance,
        lambda found: found[1] + chance.choice((b"", b"x", b"Ja", b"1")) + found[2],
    )


def other_place(data: bytes, chance: Random) -> bytes:
    return _replaced(
        rb'<c r="[A-Z]+\d+"',
        data,
        chance,
        lambda _: b'<c r="' + chance.choice((b"XFD1048576", b"A1", b"C7", b"B5")) + b'"',
    )


def swap_texts(data: bytes, chance: Random) -> bytes:
    found = list(re.finditer(rb"<t[^>]*>([^<]*)</t>", data))
    if len(found) < 2:
        return data
    one, other = sorted(chance.sample(found, 2), key=lambda match: match.start())
    return data[: one.start(1)] + other[1] + data[one.end(1) : other.start(1)] + one[1] + data[other.end(1) :]


def merged(data: bytes, chance: Random) -> bytes:
    top, left = chance.randrange(1, 30), chance.choice("ABCDEF")
    area = f"{left}{top}:{chr(ord(left) + chance.randrange(4))}{top + chance.randrange(6)}"
    cells = f'<mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'.encode()
    return data.replace(b"</sheetData>", b"</sheetData>" + cells, 1)


def document_type(data: bytes, chance: Random) -> bytes:
    return (
        data.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "BOOM">]>', 1)
        if b"?>" in data[:100]
        else b"<!DOCTYPE x>" + data
    )


def _replaced(pattern: bytes, data: bytes, chance: Random, new: Callable[[re.Match[bytes]], bytes]) -> bytes:
    found = list(re.finditer(pattern, data, re.DOTALL))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start()] + new(one) + data[one.end() :]


PACKAGE: tuple[Callable[[Members, Random], None], ...] = (
    drop_member,
    double_member,
    swap_members,
    empty_member,
    rename_member,
    more_members,
    *(in_part(change) for change in (flip, delete_stretch, delete_tag, other_attribute, document_type)),
    *(
        in_part(change, r"sheet\d+\.xml$|sharedStrings")
        for change in (
            *(double_element, delete_element, delete_tag, other_attribute, other_number),
            *(other_text, other_text, other_place, swap_texts, swap_texts, merged),
        )
    ),
    *(
        in_part(change, r"workbook\.xml|\.rels$|tables/")
        for change in (other_attribute, delete_element, double_element)
    ),
)


@cache
def originals() -> tuple[tuple[Blueprint, bytes], ...]:
    """The workbook as we write it, and as openpyxl does, with texts that cells share."""
    blueprint = service()
    for stage in blueprint.stages[2:4]:
        fewer = DeleteStage(stage.id).apply(blueprint)
        assert isinstance(fewer, Blueprint)
        blueprint = fewer
    data = written(blueprint)
    return (blueprint, data), (blueprint, edited(data, lambda _: None))


def mutated(seed: int) -> tuple[str, Blueprint, bytes]:
    """A damaged workbook, by its number: what was done, what it was, and its bytes."""
    chance = random.Random(seed)
    blueprint, data = originals()[seed % 2]
    if chance.randrange(6) == 0:
        harm = chance.choice(BYTES)
        return harm.__name__, blueprint, harm(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = [(name, package.read(name)) for name in package.namelist()]
    names = []
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        if members:
            change = chance.choice(PACKAGE)
            names.append(change.__name__)
            change(members, chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, part in members:
            package.writestr(zipfile.ZipInfo(name), part)
    return "+".join(names), blueprint, out.getvalue()


def things(blueprint: Blueprint, table: layout.Table, names: dict[str, str]) -> dict[object, list[object]]:
    """The things of a table by where they belong, in their order; ids are the names that they stand for."""

    def known(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(known(one) for one in value)
        return names.get(value, value) if isinstance(value, str) else value

    result: dict[object, list[object]] = defaultdict(list)
    for source in layout.sources(blueprint, table):
        fields = [name for name in source.thing.__struct_fields__ if name not in PARTS]
        owner = source.parent or source.stage
        values = [known(getattr(source.thing, name)) for name in fields]
        result[known(owner.id) if owner else ""].append(values)
    return result


def names_of(blueprint: Blueprint) -> dict[str, str]:
    """The names of all that one can refer to, by id."""
    names = {stage.id: stage.name for stage in blueprint.stages}
    return names | {entry.id: entry.text for _, _, entry in blueprint.entries()}


def silent(blueprint: Blueprint, reading: read.Reading, *, swapped: bool) -> list[str]:
    """The tables that came in otherwise without a finding that names their sheet, or the picture, or the snapshot."""
    named = {str(one.where.sheet or one.facts.get("sheet")) for one in reading.findings if one.code not in QUIET}
    everywhere = {layout.PICTURE_TITLE, layout.META_TITLE} & named
    if any(one.code is Code.UNKNOWN_STAGE or one.code is Code.AMBIGUOUS_REFERENCE for one in reading.findings):
        named.add(layout.STAGES.titles[0])  # the stage for what belongs to none
    known = {title for table in layout.TABLES for title in table.titles}
    if everywhere or named - known or (swapped and named):  # a sheet that got another title may be any of them
        return []
    names = {**names_of(reading.blueprint), **names_of(blueprint)}
    wrong = [
        table.titles[0]
        for table in layout.TABLES
        if named.isdisjoint(table.titles) and things(blueprint, table, names) != things(reading.blueprint, table, names)
    ]
    return wrong or (["something without a column"] if reading.blueprint != blueprint and not named else [])


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("block", range(BLOCKS))
def test_a_damaged_workbook_is_read_or_refused_and_never_silent(block: int, figure: Figure) -> None:
    outcomes: Counter[str] = Counter()
    wrong: list[str] = []
    slowest = 0.0
    for seed in range(block, CASES, BLOCKS):
        name, blueprint, data = mutated(seed)
        began = time.perf_counter()
        try:
            reading = read.read(data, random_bytes(seed))
        except ReadError as error:
            outcomes["refused"] += 1
            wrong += [] if isinstance(error.code, Code) else [f"{seed} {name}: no code"]
        else:
            same = reading.blueprint == blueprint
            untold = silent(blueprint, reading, swapped="swap_members" in name)
            outcomes["silent" if untold else "read as saved" if same else "read with findings"] += 1
            wrong += [f"{seed} {name}: {what} without a finding" for what in untold]
        slowest = max(slowest, time.perf_counter() - began)
    counted = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
    figure("R6", f"damaged workbooks, part {block}: {counted}, slowest {slowest:.2f} s (target 0 silent, 5 s)")
    assert not wrong, "\n".join(wrong)
    assert slowest < MOST_SECONDS
