"""Another program at the same document during a save: whatever it does and whenever, nothing of it is overwritten."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

from blueprint_editor.core.findings import Code
from blueprint_editor.workbook import store
from blueprint_editor.workbook.errors import StoreError
from blueprint_editor.workbook.files import Disk
from tests.figures import Figure
from tests.unit.workbook_kit import service, written

ROUNDS = 20_000 if os.environ.get("BLUEPRINT_TEST_LONG") == "1" else 400
OLD, NEW = (written(service(language)) for language in ("nl", "en"))
Step = Callable[[Path, bytes], None]


def replace(path: Path, data: bytes) -> None:
    """Put a new file in the place of the document, in one step."""
    path.with_name("theirs").write_bytes(data)
    path.with_name("theirs").replace(path)


def overwrite(path: Path, data: bytes) -> None:
    """Write into the document itself, if it is there."""
    if path.exists():
        with path.open("r+b") as file:
            file.truncate(0)
            file.write(data)


def put_aside(path: Path, data: bytes) -> None:
    """Excel's first step: the new bytes under another name, the document under a third."""
    path.with_name("theirs").write_bytes(data)
    if path.exists():
        path.replace(path.with_name("aside"))


def put_back(path: Path, data: bytes) -> None:
    """Excel's second step: the new bytes get the name."""
    if path.with_name("theirs").exists():
        path.with_name("theirs").replace(path)


def drop_aside(path: Path, data: bytes) -> None:
    """Excel's last step: the old document goes."""
    path.with_name("aside").unlink(missing_ok=True)


def delete(path: Path, data: bytes) -> None:
    """Delete the document."""
    path.unlink(missing_ok=True)


def touch(path: Path, data: bytes) -> None:
    """Touch it, as a scanner or a synchronising program does."""
    if path.exists():
        os.utime(path, (2_000_000_000, 2_000_000_000))


class Other(msgspec.Struct, frozen=True):
    """What another program does, step by step; `writes` when its bytes must be somewhere afterwards."""

    name: str
    steps: tuple[Step, ...]
    writes: bool = True


OTHERS = (
    Other("replaces it", (replace,)),
    Other("writes into it", (overwrite,)),
    Other("Excel's dance of renaming", (put_aside, put_back, drop_aside)),
    Other("deletes it", (delete,), writes=False),
    Other("deletes it and makes it again", (delete, replace)),
    Other("touches it", (touch,), writes=False),
    Other("replaces it with the same bytes", (lambda path, _data: replace(path, OLD),), writes=False),
)


class Watched(Disk):
    """The disk, with another program's steps before the operations with these numbers."""

    def __init__(self, at: dict[int, list[Callable[[], None]]], *, swaps: bool = True) -> None:
        self._at, self._done, self._swaps = at, 0, swaps

    def __getattribute__(self, name: str) -> Any:
        value = super().__getattribute__(name)
        if name.startswith("_"):
            return value
        return lambda *arguments: self._run(name, value, arguments)

    def _run(self, name: str, operation: Callable[..., object], arguments: tuple[object, ...]) -> object:
        for step in self._at.pop(self._done, []):
            step()
        self._done += 1
        return False if name == "swap" and not self._swaps else operation(*arguments)


def operations(folder: Path, *, swaps: bool = True) -> int:
    """How many operations a save has."""
    folder.mkdir()
    path = folder / "klant.xlsx"
    path.write_bytes(OLD)
    disk = Watched({}, swaps=swaps)
    store.save(path, NEW, expected=store.fingerprint(OLD), backups=folder / "backups", files=disk)
    return disk._done


def everywhere(folder: Path) -> set[bytes]:
    """The bytes of every file in the folder and in the backups."""
    return {path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def save_amid(folder: Path, other: Other, theirs: bytes, moments: list[int], *, swaps: bool = True) -> Code | None:
    """Save while another program does its steps at these moments; the code of the refusal, none when it is saved."""
    folder.mkdir()
    path = folder / "klant.xlsx"
    path.write_bytes(OLD)
    at: dict[int, list[Callable[[], None]]] = {}
    for step, moment in zip(other.steps, sorted(moments), strict=True):
        at.setdefault(moment, []).append(partial(step, path, theirs))
    code = None
    disk = Watched(at, swaps=swaps)
    try:
        store.save(path, NEW, expected=store.fingerprint(OLD), backups=folder / "backups", files=disk)
    except StoreError as caught:
        code = caught.code
    for steps in [at[moment] for moment in sorted(at)]:  # what comes after the save
        for late in steps:
            late()
    return code


def test_nothing_of_another_program_is_overwritten(tmp_path: Path, figure: Figure) -> None:
    if os.name != "posix":
        pytest.skip("Windows has no step that lets two files change places")
    chance = random.Random(4)
    last = operations(tmp_path / "count")
    theirs = NEW + b"of someone else"
    lost, refused = [], 0
    for number in range(ROUNDS):
        other = OTHERS[number % len(OTHERS)]
        moments = [chance.randrange(last + 1) for _ in other.steps]
        folder = tmp_path / str(number)
        code = save_amid(folder, other, theirs, moments)
        refused += code is not None
        assert code in {None, Code.CHANGED_ON_DISK, Code.GONE_FROM_DISK}, f"{other.name} at {moments}"
        left = everywhere(folder)
        kept = theirs in left or not other.writes
        if code is None:  # it says saved: the old one is in the backups, and the new one stands there or they undid it
            kept = kept and OLD in left and (NEW in left or other.writes or other.name != "touches it")
        if not kept:
            lost.append((other.name, moments, code))
    figure("R4", f"{ROUNDS} saves amid another program's steps ({refused} refused): {len(lost)} silent overwrites (0)")
    assert lost == []


def test_where_files_cannot_change_places_one_moment_is_left(tmp_path: Path, figure: Figure) -> None:
    """On Windows and some network drives: between the last look and the step, and at no other moment."""
    last = operations(tmp_path / "count", swaps=False)
    theirs = NEW + b"of someone else"
    lost = []
    for moment in range(last + 1):
        folder = tmp_path / str(moment)
        code = save_amid(folder, OTHERS[0], theirs, [moment], swaps=False)
        if theirs not in everywhere(folder):
            lost.append(moment)
            assert code is None
    figure("R4", f"without a swap: {len(lost)} of {last + 1} moments at which a replacement is lost (2: the last step)")
    assert len(lost) == 2
    assert lost[1] == lost[0] + 1, "before the try to swap, and before the step itself"


def test_only_a_touch_is_no_change(tmp_path: Path) -> None:
    for moment in range(operations(tmp_path / "count")):
        folder = tmp_path / str(moment)
        assert save_amid(folder, OTHERS[5], b"", [moment]) is None
        assert (folder / "klant.xlsx").read_bytes() == NEW
