"""Ten rounds between LibreOffice and the program: nothing gets lost but what LibreOffice loses by itself."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import etree

from blueprint_editor.core.model import Blueprint
from blueprint_editor.workbook import read
from blueprint_editor.workbook.carrier import Carrier
from blueprint_editor.workbook.graft import graft
from tests.figures import Figure
from tests.unit.carried_kit import BLUEPRINT, MAIN, a_busy_day, by_text, cells, opened, parts, saved, with_tasks
from tests.unit.foreign_books import BUDGET, CHARTS, everything
from tests.unit.foreign_parts import with_custom_xml, with_pivot, with_thread
from tests.unit.test_workbook_carried import LISTS, assert_valid
from tests.unit.test_workbook_programs import SCHEMAS
from tests.unit.workbook_kit import written

ROUNDS = 10
PYTHON = shutil.which("python3", path="/usr/bin:/usr/local/bin")


def _has_uno() -> bool:
    if PYTHON is None or shutil.which("soffice") is None:
        return False
    return subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode == 0


needs_office = pytest.mark.skipif(not _has_uno(), reason="LibreOffice with its Python bridge (python3-uno) is not here")


class Office:
    """LibreOffice, as someone who edits a workbook and saves it."""

    def __init__(self, folder: Path) -> None:
        assert PYTHON is not None
        script = Path(__file__).with_name("office_child.py")
        self._folder = folder
        self._child = subprocess.Popen(
            [PYTHON, str(script), str(folder / "profile")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def edit(self, data: bytes, *edits: list[Any]) -> bytes:
        """The workbook after these edits."""
        source, target = self._folder / "in.xlsx", self._folder / "out.xlsx"
        source.write_bytes(data)
        order = {"source": str(source), "target": str(target), "edits": edits}
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write(json.dumps(order) + "\n")
        self._child.stdin.flush()
        assert self._child.stdout.readline() == "done\n"
        return target.read_bytes()

    def close(self) -> None:
        """Let it go."""
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.close()
        self._child.wait(90)
        self._child.stdout.close()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One LibreOffice for the module."""
    made = Office(tmp_path_factory.mktemp("office"))
    yield made
    made.close()


def kinds(data: bytes) -> Counter[str]:
    """How many parts of each kind there are."""
    return Counter(re.sub(r"\d+", "#", name) for name in parts(data))


def rules(data: bytes) -> Counter[str]:
    """How many rules, links, sparklines and drawings the sheets have."""
    roots = [etree.fromstring(part) for name, part in parts(data).items() if name.startswith("xl/worksheets/sheet")]
    names = {"cfRule", "dataValidation", "hyperlink", "drawing", "legacyDrawing", "sparkline", "mergeCell", "f"}
    found = (etree.QName(one).localname for root in roots for one in root.iter() if isinstance(one.tag, str))
    return Counter(name for name in found if name in names)


def shown(data: bytes) -> dict[str, object]:
    """What the sheet of others says, formulas as formulas."""
    return {name: getattr(cell.value, "text", cell.value) for name, cell in cells(data, BUDGET).items()}


def with_more(blueprint: Blueprint, number: int) -> Blueprint:
    """The blueprint after the work of a round: a task more, one renamed, the others turned round."""
    first = blueprint.stages[0].tasks[0]
    new = msgspec.structs.replace(first, id=f"ta_{chr(97 + number) * 12}", text=f"Ronde {number}")
    return with_tasks(blueprint, lambda tasks: (new, *tasks[::-1]))


@needs_office
def test_ten_rounds_lose_nothing(office: Office, figure: Figure) -> None:
    theirs = with_custom_xml(with_pivot(with_thread(everything(), CHARTS, "B3"), CHARTS, BUDGET))
    start = graft(Carrier(theirs), written(BLUEPRINT))
    alone = office.edit(start)
    assert {"xl/charts/chart#.xml", "xl/media/image#.png"} <= set(kinds(alone))
    data, equal = start, 0
    values = shown(alone)
    for number in range(ROUNDS):
        blueprint, carrier = opened(data)
        blueprint = with_more(blueprint, number)
        result = saved(blueprint, carrier).data
        equal += assert_kept(data, result)
        if (SCHEMAS / "sml.xsd").exists() and number in {0, ROUNDS - 1}:
            assert_valid(result)
        row = 5 + next(at for at, task in enumerate(blueprint.stages[0].tasks) if task.text == f"Ronde {number}")
        data = office.edit(
            result,
            ["Taken", "set", f"C{row}", f"Ronde {number}, nagekeken"],
            ["Taken", "set", f"K{row}", f"kolom {number}"],
        )
        assert f"Ronde {number}, nagekeken" in {task.text for task in read.read(data).blueprint.stages[0].tasks}
        assert kinds(data) == kinds(alone)
    assert shown(data) == values
    assert {kind: count for kind, count in rules(data).items() if rules(alone)[kind] > count} == {}
    blueprint, carrier = opened(data)
    assert [task.text for task in blueprint.stages[0].tasks if "Ronde" in task.text]
    beside = by_text(data, "Taken", "C", "K")
    for number in range(ROUNDS):
        assert beside[f"Ronde {number}, nagekeken"] == f"kolom {number}"
    figure(
        "R10", f"{ROUNDS} rounds through LibreOffice: {equal} parts of others byte for byte as before our saves, 0 lost"
    )


def assert_kept(before: bytes, after: bytes, *, added: bool = False) -> int:
    """Every part of others is as it was, byte for byte; with `added` no sheet was ours before. Gives their number."""
    old, new = parts(before), parts(after)
    ours = {name for name in old if (not added and name.startswith(("xl/worksheets/", "xl/tables/"))) or name in LISTS}
    assert [name for name in old if name not in ours and new.get(name) != old[name]] == []
    book, now = (etree.fromstring(content["xl/workbook.xml"]) for content in (old, new))
    titles = [[one.get("name") for one in root.iter(f"{{{MAIN}}}sheet")] for root in (book, now)]
    assert titles[0] == titles[1][: len(titles[0])]
    return len(old.keys() - ours)


def test_ten_rounds_in_the_program_alone_lose_nothing(figure: Figure) -> None:
    theirs = with_custom_xml(with_pivot(with_thread(everything(), CHARTS, "B3"), CHARTS, BUDGET))
    carrier = Carrier(graft(Carrier(theirs), written(BLUEPRINT)))
    for number in range(ROUNDS):
        blueprint, carrier = opened(carrier.data)
        carrier = saved(with_more(blueprint, number), carrier)
    equal = assert_kept(theirs, carrier.data, added=True)
    figure("R10", f"{ROUNDS} rounds in the program: {equal} of {equal} parts of others byte for byte as they were")
    assert len(opened(carrier.data)[0].stages[0].tasks) == len(BLUEPRINT.stages[0].tasks) + ROUNDS


@needs_office
def test_what_is_made_in_libreoffice_survives(office: Office) -> None:
    end = 4 + sum(len(stage.tasks) for stage in BLUEPRINT.stages)
    data = office.edit(
        written(BLUEPRINT),
        ["Taken", "set", "K4", "Uren"],
        *[["Taken", "formula", f"K{row}", f"=LEN(C{row})"] for row in range(5, end + 1)],
        ["Taken", "colour", "A6:I6", 0xFFEE00],
    )
    blueprint, carrier = opened(data)
    assert blueprint == BLUEPRINT
    result = saved(a_busy_day(blueprint), carrier).data
    lengths = by_text(result, "Taken", "I", "K")
    rows = {str(cell.value): name[1:] for name, cell in cells(result, "Taken").items() if name.startswith("I")}
    ids = {task.id for stage in BLUEPRINT.stages for task in stage.tasks} & set(rows)
    assert ids
    for one in ids:
        assert lengths[one] == f"=LEN(C{rows[one]})"
    again = office.edit(result)
    assert read.read(again).blueprint == a_busy_day(BLUEPRINT)


@needs_office
def test_libreoffice_shows_what_was_put_in(office: Office) -> None:
    data = graft(Carrier(everything()), written(BLUEPRINT))
    assert read.read(office.edit(data)).blueprint == BLUEPRINT
