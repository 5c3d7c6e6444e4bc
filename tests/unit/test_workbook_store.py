"""A save is whole or did not happen: each step made to fail, links, modes, and other programs."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from blueprint_editor.core.findings import Code
from blueprint_editor.workbook import files, store, swapping
from blueprint_editor.workbook.backups import DAYS, NEWEST, keep_backup, outdated
from blueprint_editor.workbook.errors import StoreError
from blueprint_editor.workbook.files import Disk
from tests.unit.workbook_kit import service, written

OLD, NEW = b"old bytes", b"new bytes" * 1000
posix = pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")


class Counting(Disk):
    """The disk; runs a deed of the test before the file operation with this number."""

    def __init__(self, at: int, deed: Callable[[], object]) -> None:
        self.at, self.deed = at, deed
        self.done: list[str] = []

    def __getattribute__(self, name: str) -> Any:
        value = super().__getattribute__(name)
        if name.startswith("_") or name in {"at", "deed", "done"}:
            return value
        return lambda *arguments: self._run(name, value, arguments)

    def _run(self, name: str, operation: Callable[..., object], arguments: tuple[object, ...]) -> object:
        self.done.append(name)
        if len(self.done) == self.at:
            self.deed()
        return operation(*arguments)


def failing(at: int, number: int = errno.EIO) -> Counting:
    """A disk on which one operation fails."""

    def deed() -> None:
        raise OSError(number, os.strerror(number))

    return Counting(at, deed)


def nothing() -> None:
    """Let the operation go on."""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A document that is there."""
    path = tmp_path / "klant.blueprint.xlsx"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def backups(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the backups, not made yet."""
    return tmp_path_factory.mktemp("data") / "backups"


def operations(document: Path, backups: Path) -> list[str]:
    """The file operations of a save, by name."""
    disk = Counting(0, nothing)
    store.save(document, NEW, expected=store.fingerprint(OLD), backups=backups, files=disk)
    return disk.done


def beside(document: Path) -> list[str]:
    """What else stands in the folder."""
    return sorted(path.name for path in document.parent.iterdir() if path != document)


def test_a_save_is_read_back_and_leaves_nothing_beside_it(document: Path, backups: Path) -> None:
    opened = store.open_document(document)
    fresh = store.save(document, NEW, expected=opened.fingerprint, backups=backups)
    assert store.open_document(document) == (document, NEW, fresh)
    assert beside(document) == []
    assert [copy.read_bytes() for copy in backups.rglob("*.xlsx")] == [OLD]


def test_a_new_file_takes_no_ones_place(tmp_path: Path, document: Path) -> None:
    store.save(tmp_path / "nieuw.xlsx", NEW, expected=None, backups=None)
    assert (tmp_path / "nieuw.xlsx").read_bytes() == NEW
    with pytest.raises(StoreError) as caught:
        store.save(document, NEW, expected=None, backups=None)
    assert caught.value.code is Code.FILE_EXISTS
    assert document.read_bytes() == OLD


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOENT])
def test_whatever_cannot_be_read_the_document_is_whole(tmp_path: Path, number: int) -> None:
    first = tmp_path / "first.xlsx"
    first.write_bytes(OLD)
    names = operations(first, tmp_path / "b")
    assert len(names) < 20
    for at in range(1, len(names) + 1):
        document = tmp_path / str(at) / "klant.xlsx"
        document.parent.mkdir()
        document.write_bytes(OLD)
        disk, error = failing(at, number), None
        try:
            store.save(document, NEW, expected=store.fingerprint(OLD), backups=document.parent / "b", files=disk)
        except StoreError as caught:
            error = caught
        tidying = names[at - 1] == "listing" or names[at - 1 : at + 1] == ["remove", "sync_folder"]
        assert (error is None) == tidying, names[at - 1 :]
        assert document.read_bytes() == (NEW if error is None or error.standing else OLD)
        if error:
            assert error.facts["path"] == str(document)
            assert error.standing in {None, store.fingerprint(NEW)}


def test_windows_says_that_a_file_is_in_use(document: Path) -> None:
    error = OSError(errno.EACCES, "held")
    error.winerror = 32  # type: ignore[attr-defined,unused-ignore]  # only Windows has it

    def deed() -> None:
        raise error

    with pytest.raises(StoreError) as caught:
        store.open_document(document, files=Counting(2, deed))
    assert caught.value.code is Code.IN_USE


class Clock:
    """In the place of `time` below a save: sleeping passes time and takes none."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        """The time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds


class Held:
    """In the place of `os` below a save: another program holds the document for some seconds, as on Windows."""

    def __init__(self, clock: Clock, seconds: float, number: int) -> None:
        self._clock, self._seconds, self._number = clock, seconds, number

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def replace(self, source: Path, target: Path) -> None:
        """Refused while the document is held."""
        if "backups" not in str(target) and self._clock.now < self._seconds:
            error = PermissionError(errno.EACCES, "held")
            error.winerror = self._number  # type: ignore[attr-defined,unused-ignore]  # only Windows has it
            raise error
        source.replace(target)


@pytest.mark.parametrize("number", [5, 32, 33])
@pytest.mark.parametrize("seconds", [0.0, 0.04, 2.4, 2.6, 60.0])
def test_a_save_waits_for_who_looks_at_the_file_for_a_moment(
    document: Path, backups: Path, monkeypatch: pytest.MonkeyPatch, number: int, seconds: float
) -> None:
    clock = Clock()
    monkeypatch.setattr(files, "time", clock)
    monkeypatch.setattr(files, "os", Held(clock, seconds, number))
    monkeypatch.setattr(swapping, "swap", lambda _one, _other: False)
    if seconds < 2.5:
        store.save(document, NEW, expected=store.fingerprint(OLD), backups=backups)
        assert document.read_bytes() == NEW
        return
    with pytest.raises(StoreError) as caught:
        store.save(document, NEW, expected=store.fingerprint(OLD), backups=backups)
    assert caught.value.code is Code.IN_USE
    assert 2.5 <= clock.now < 2.7
    assert document.read_bytes() == OLD
    assert beside(document) == []


def test_a_document_that_was_removed_is_not_made_again(document: Path) -> None:
    document.unlink()
    with pytest.raises(StoreError) as caught:
        store.save(document, NEW, expected=store.fingerprint(OLD), backups=None)
    assert caught.value.code is Code.GONE_FROM_DISK
    assert not document.exists()


def test_what_a_dying_disk_wrote_is_noticed(document: Path) -> None:
    disk = Counting(0, nothing)
    store.save(document, NEW, expected=store.fingerprint(OLD), backups=None, files=disk)
    read_back = len(disk.done) - disk.done[::-1].index("read")
    damaged = Counting(read_back, lambda: document.write_bytes(b"zeroes"))
    with pytest.raises(StoreError) as caught:
        store.save(document, OLD, expected=store.fingerprint(NEW), backups=None, files=damaged)
    assert caught.value.code is Code.DISK_ERROR


def test_opening_what_is_no_file_has_its_name(tmp_path: Path) -> None:
    for path, code in ((tmp_path, Code.NOT_A_WORKBOOK), (tmp_path / "no.xlsx", Code.NOT_FOUND)):
        with pytest.raises(StoreError) as caught:
            store.open_document(path)
        assert caught.value.code is code
        assert caught.value.facts["path"] == str(path)


def test_a_file_without_end_is_not_read(document: Path) -> None:
    with document.open("r+b") as file:
        file.truncate(store.MOST_BYTES + 1)
    with pytest.raises(StoreError) as caught:
        store.open_document(document)
    assert caught.value.code is Code.TOO_LARGE


def test_the_newest_copies_stay_and_one_of_each_day(tmp_path: Path) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    moments = [start + timedelta(hours=hour) for hour in range(24 * 40)]
    for hour, moment in enumerate(moments):
        if hour % 5 == 0:
            keep_backup(Disk(), tmp_path / "klant.xlsx", str(hour).encode(), tmp_path / "b", moment)
    names = sorted(path.name for path in (tmp_path / "b").rglob("*.xlsx"))
    days = {name[:8] for name in names}
    assert len(days) == DAYS
    assert NEWEST + DAYS - 4 <= len(names) <= NEWEST + DAYS
    assert outdated(names, moments[-1]) == []


def test_a_copy_that_looks_old_since_the_clock_was_put_back_stays(tmp_path: Path) -> None:
    moment = datetime(2026, 3, 1, 12, tzinfo=UTC)
    for minute in range(NEWEST + 2):
        keep_backup(Disk(), tmp_path / "klant.xlsx", b"x", tmp_path / "b", moment + timedelta(minutes=minute))
    copy = keep_backup(Disk(), tmp_path / "klant.xlsx", b"now", tmp_path / "b", moment - timedelta(hours=1))
    assert copy.read_bytes() == b"now"


def test_documents_of_one_name_have_their_own_copies(tmp_path: Path, backups: Path) -> None:
    copies = [keep_backup(Disk(), tmp_path / folder / "klant.xlsx", b"x", backups) for folder in ("a", "b")]
    assert copies[0].parent != copies[1].parent


def test_a_temporary_folder_that_is_gone_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(StoreError) as caught:
        written(service())
    assert caught.value.code is Code.NOT_FOUND
