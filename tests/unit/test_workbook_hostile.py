"""R8: each hostile file is refused by its own name, or read, in under 3 seconds and 300 MB. R6: the same by chance."""

from __future__ import annotations

import io
import json
import os
import random
import re
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import pytest

from blueprint_editor.core.findings import Code
from blueprint_editor.workbook import cells, limits, read
from blueprint_editor.workbook.cells import Book
from blueprint_editor.workbook.errors import ReadError
from blueprint_editor.workbook.look import look
from tests.conftest import LONG
from tests.figures import Figure
from tests.unit.hostile import FILES, GOOD, TASKS, empty_cells
from tests.unit.workbook_kit import service, with_part, with_wrong_hashes

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
MOST_SECONDS, MOST_BYTES = 3.0, 300_000_000
NAMED = "empty_file not_a_workbook other_spreadsheet corrupt password_protected old_xls strict_ooxml too_large unsafe"


def opened(paths: list[Path]) -> dict[str, dict[str, Any]]:
    """What came of each file, by its name, with the processor's seconds and the most memory."""
    command = [sys.executable, "-m", "tests.unit.measure_child", *map(str, paths)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert not done.stderr, done.stderr
    results = [json.loads(line) for line in done.stdout.splitlines()]
    return {Path(result["path"]).stem: result for result in results}


def outcomes(folder: Path) -> Iterator[tuple[str, tuple[Path, Code | None, dict[str, Any] | None]]]:
    """Every hostile file opened, ten at a time, as together they would fill a disk."""
    for several in batched(FILES.items(), 10):
        paths = {name: folder / f"{name}.xlsx" for name, _ in several}
        for name, (make, _) in several:
            paths[name].write_bytes(make())
        results = opened(list(paths.values()))
        for name, (_, code) in several:
            yield name, (paths[name], code, results.get(name))
            paths[name].unlink()


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items, so many at a time."""
    rest = iter(items)
    while several := list(islice(rest, size)):
        yield several


@pytest.mark.skipif(not hasattr(os, "fork"), reason="measures a process of its own for each file, which needs fork")
@pytest.mark.timeout(240)
def test_no_hostile_file_takes_long_or_much(tmp_path: Path, figure: Figure) -> None:
    table: list[str] = []
    slowest, most = (0.0, ""), (0.0, "")
    wrong: list[str] = []
    for name, (path, code, result) in outcomes(tmp_path):
        if result is None:
            wrong.append(f"{name}: the process died")
            continue
        seconds, megabytes = result["seconds"], result["bytes"] / 1e6
        slowest, most = max(slowest, (seconds, name)), max(most, (megabytes, name))
        table.append(f"{name:<34}{result['code'] or 'read':<20}{seconds:>6.2f} s{megabytes:>6.0f} MB")
        if LONG or seconds > 0.1:
            figure("R8", table[-1])
        if result["code"] != (code or "") or result["seconds"] > MOST_SECONDS or result["bytes"] > MOST_BYTES:
            wrong.append(table[-1])
        if code and (str(path) not in result["sentence"] or "{" in result["sentence"]):
            wrong.append(f"{name}: {result['sentence']}")
    figure(
        "R8",
        f"{len(table)} hostile files: slowest {slowest[0]:.2f} s ({slowest[1]}), most {most[0]:.0f} MB ({most[1]})",
    )
    assert not wrong, "\n".join(wrong)


def test_every_way_of_refusing_has_a_file() -> None:
    assert {code for _, code in FILES.values() if code} == {Code(name) for name in NAMED.split()}


@pytest.mark.parametrize(
    "row",
    [
        b'<row r="99999"><c r="C99999" s="3"/><c r="D99999"><v>42</v></c><c r="E99999" s="1" /></row>',
        b'<row r="99999"><c r="C99999" s="3"/><c/><c><v>42</v></c></row>',
        b'<row r="99999" hidden="1"><c r="C99999" s="3"/><c s="3"/><c s="3"><v>42</v></c></row>',
        b'<row><c r="C99999" t="str"><f>A1</f></c><c r="D99999"><v>42</v></c></row>',
    ],
)
def test_a_sheet_without_its_empty_cells_says_the_same(row: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    thick = empty_cells(50_000)
    data = with_part(thick, TASKS, lambda part: part.replace(b"</sheetData>", row + b"</sheetData>"))
    thinned = next(sheet for sheet in Book(data).sheets if sheet.title == "Taken").content
    monkeypatch.setattr(cells, "_MANY", 1 << 30)
    whole = next(sheet for sheet in Book(data).sheets if sheet.title == "Taken").content
    assert thinned == whole
    assert 42 in [value for cells in thinned.cells.values() for value in cells.values()]


def test_a_sheet_whose_names_have_a_prefix_says_the_same() -> None:
    def prefixed(part: bytes) -> bytes:
        return re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", part).replace(b"xmlns=", b"xmlns:x=")

    plain, other = (Book(data).sheets for data in (GOOD, with_part(GOOD, TASKS, prefixed)))
    assert [sheet.content for sheet in plain] == [sheet.content for sheet in other]
    assert sum(len(sheet.content.cells) for sheet in other) > 100


def test_only_empty_cells_are_taken_out() -> None:
    thin = cells._without_empty(b'<c r="A1" s="3"/>' * 9_000 + b'<c r="A2" s="3"><v>1</v></c>')
    assert thin == b'<c r="A2" s="3"><v>1</v></c>'


def test_the_meter_counts_for_the_whole_book() -> None:
    meter = limits.Meter()
    meter.add_elements(limits.MOST_ELEMENTS)
    with pytest.raises(ReadError) as caught:
        meter.add_elements(1)
    assert caught.value.code is Code.TOO_LARGE


def test_what_has_been_read_is_told_and_can_be_stopped() -> None:
    heard: list[float] = []
    read.read(with_wrong_hashes(GOOD), heard=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == pytest.approx(1.0)

    class Enough(Exception):  # noqa: N818 - not an error
        pass

    def stop(share: float) -> None:
        if share > 0.5:
            raise Enough

    with pytest.raises(Enough):
        read.read(GOOD, heard=stop, trusting=False)


def test_a_reading_can_be_stopped_after_the_last_cell_was_read() -> None:
    """What follows, at 140,000 entries, takes longer than the reading of the cells."""
    heard: list[float] = []
    data = with_wrong_hashes(GOOD)
    read.read(data, heard=heard.append)
    whole = heard.count(1.0)
    assert whole > 20, "a word for each table, at each turn"

    class Enough(Exception):  # noqa: N818 - not an error
        pass

    for at in range(1, whole):
        said: list[float] = []

        def stop(share: float, said: list[float] = said, at: int = at) -> None:
            said.append(share)
            if said.count(1.0) > at:
                raise Enough

        with pytest.raises(Enough):
            read.read(data, heard=stop)


def flipped(data: bytes, chance: random.Random) -> bytes:
    """The file with some bits the other way round."""
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 20)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def harmed(part: bytes, chance: random.Random) -> bytes:
    """A part with some of it changed, gone, doubled, or moved."""
    place, size = chance.randrange(max(1, len(part))), chance.randrange(1, 300)
    match chance.randrange(6):
        case 0:
            return part[:place] + part[place + size :]
        case 1:
            return part[:place] + bytes([part[place] ^ 1 << chance.randrange(7)]) + part[place + 1 :] if part else part
        case 2:
            return part[:place] + struct.pack("<I", chance.getrandbits(32)) + part[place:]
        case 3:
            return part[: place + size] + part[place:]
        case 4:
            tags = part.split(b"<")
            return b"<".join(chance.sample(tags, len(tags))) if len(tags) < 400 else part[::-1]
    return b""


def remade(data: bytes, chance: random.Random) -> bytes:
    """The package without a member, with two of them changed about, or with one twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        one, other = chance.sample(names, 2)
        swap = chance.random() < 0.5
        for name in names:
            if name != one or swap:
                new.writestr(name, old.read({one: other, other: one}.get(name, name) if swap else name))
    return out.getvalue()


@pytest.mark.parametrize("seed", range(20 if LONG else 4))
@pytest.mark.timeout(600)
def test_a_damaged_workbook_is_an_error_or_has_findings(seed: int, figure: Figure) -> None:
    """R6: nothing crashes, hangs, or is dropped in silence."""
    chance, blueprint = random.Random(seed), service()
    names = look(GOOD).namelist()
    counts = {"refused": 0, "read with findings": 0, "read whole": 0}
    slowest = 0.0
    for _ in range(1_000 if LONG else 250):
        kind = chance.random()
        if kind < 0.25:
            data = flipped(GOOD, chance)
        elif kind < 0.35:
            data = remade(GOOD, chance)
        else:
            data = with_part(GOOD, chance.choice(names), lambda part: harmed(part, chance))
        started = time.process_time()
        try:
            reading = read.read(data)
        except ReadError:
            counts["refused"] += 1
        else:
            assert reading.findings or reading.blueprint == blueprint
            counts["read with findings" if reading.findings else "read whole"] += 1
        slowest = max(slowest, time.process_time() - started)
    figure("R6", f"damaged workbooks, seed {seed}: {counts}, slowest {slowest:.2f} s (5 s)")
    assert slowest < 5
    assert all(counts.values()), "the harm is too slight, or too great, to show anything"
