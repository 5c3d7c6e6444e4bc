"""A save is whole or did not happen: each step made to fail, links, modes, and other programs."""

from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from blueprint_editor.core.findings import Code
from blueprint_editor.workbook import store
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


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EACCES])
def test_whatever_fails_the_document_is_whole(tmp_path: Path, number: int) -> None:
    first = tmp_path / "first.xlsx"
    first.write_bytes(OLD)
    names = operations(first, tmp_path / "b")
    assert len(names) < 20
    replaced = names.index("replace", names.index("read", names.index("replace"))) + 1
    for at in range(1, len(names) + 1):
        folder = tmp_path / str(at)
        folder.mkdir()
        document = folder / "klant.xlsx"
        document.write_bytes(OLD)
        error = None
        try:
            store.save(document, NEW, expected=store.fingerprint(OLD), backups=folder / "b", files=failing(at, number))
        except StoreError as caught:
            error = caught
        assert (error is None) == (names[at - 1] == "listing"), "only tidying up may fail without a word"
        if error:
            assert error.facts["path"] == str(document)
            assert error.code in {Code.DISK_ERROR, Code.DISK_FULL, Code.NO_PERMISSION}
        assert document.read_bytes() == (OLD if error and at <= replaced else NEW), names[at - 1]
        assert beside(document) in ([], ["b"])


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, Code.DISK_FULL),
        (errno.EROFS, Code.NO_PERMISSION),
        (errno.EBUSY, Code.IN_USE),
        (errno.EIO, Code.DISK_ERROR),
    ],
)
def test_each_cause_has_its_name(document: Path, number: int, code: Code) -> None:
    with pytest.raises(StoreError) as caught:
        store.save(document, NEW, expected=store.fingerprint(OLD), backups=None, files=failing(3, number))
    assert caught.value.code is code


def test_windows_says_that_a_file_is_in_use(document: Path) -> None:
    error = OSError(errno.EACCES, "held")
    error.winerror = 32  # type: ignore[attr-defined,unused-ignore]  # only Windows has it

    def deed() -> None:
        raise error

    with pytest.raises(StoreError) as caught:
        store.open_document(document, files=Counting(2, deed))
    assert caught.value.code is Code.IN_USE


def test_someone_elses_change_is_never_overwritten(tmp_path: Path, backups: Path) -> None:
    first = tmp_path / "first.xlsx"
    first.write_bytes(OLD)
    names = operations(first, backups)
    last_look = len(names) - 1 - names[::-1].index("replace")  # its operation comes after the last look
    for at in range(1, last_look + 1):
        document = tmp_path / f"{at}.xlsx"
        document.write_bytes(OLD)
        theirs = tmp_path / "theirs"
        theirs.write_bytes(b"of someone else")
        disk = Counting(at, partial(theirs.replace, document))
        with pytest.raises(StoreError) as caught:
            store.save(document, NEW, expected=store.fingerprint(OLD), backups=backups, files=disk)
        assert caught.value.code is Code.CHANGED_ON_DISK
        assert document.read_bytes() == b"of someone else"


def test_a_document_that_was_removed_is_not_made_again(document: Path) -> None:
    document.unlink()
    with pytest.raises(StoreError) as caught:
        store.save(document, NEW, expected=store.fingerprint(OLD), backups=None)
    assert caught.value.code is Code.CHANGED_ON_DISK
    assert not document.exists()


def test_what_a_dying_disk_wrote_is_noticed(document: Path) -> None:
    disk = Counting(0, nothing)
    store.save(document, NEW, expected=store.fingerprint(OLD), backups=None, files=disk)
    read_back = len(disk.done) - disk.done[::-1].index("read")
    damaged = Counting(read_back, lambda: document.write_bytes(b"zeroes"))
    with pytest.raises(StoreError) as caught:
        store.save(document, OLD, expected=store.fingerprint(NEW), backups=None, files=damaged)
    assert caught.value.code is Code.DISK_ERROR


@posix
def test_a_symbolic_link_stays_and_its_document_is_saved(document: Path) -> None:
    link = document.with_name("link.xlsx")
    link.symlink_to(document)
    store.save(link, NEW, expected=store.fingerprint(OLD), backups=None)
    assert link.is_symlink()
    assert document.read_bytes() == NEW


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o777])
def test_the_mode_stays(document: Path, mode: int) -> None:
    document.chmod(mode)
    store.save(document, NEW, expected=store.fingerprint(OLD), backups=None)
    assert stat.S_IMODE(document.stat().st_mode) == mode


@posix
def test_a_group_stays_where_it_may(document: Path) -> None:
    groups = [group for group in os.getgroups() if group != document.stat().st_gid] or [1 if os.geteuid() == 0 else -1]
    if groups == [-1]:
        pytest.skip("this user is in one group only")
    os.chown(document, -1, groups[0])
    store.save(document, NEW, expected=store.fingerprint(OLD), backups=None)
    assert document.stat().st_gid == groups[0]


@posix
def test_a_hard_link_keeps_the_old_document(document: Path) -> None:
    other = document.with_name("other.xlsx")
    other.hardlink_to(document)
    store.save(document, NEW, expected=store.fingerprint(OLD), backups=None)
    assert (document.read_bytes(), other.read_bytes()) == (NEW, OLD)


def test_a_read_only_document_is_left_alone(document: Path) -> None:
    document.chmod(0o444)
    with pytest.raises(StoreError) as caught:
        store.save(document, NEW, expected=store.fingerprint(OLD), backups=None)
    assert caught.value.code is Code.NO_PERMISSION
    assert document.read_bytes() == OLD


def test_a_folder_that_is_gone_has_its_name(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        store.save(tmp_path / "gone" / "x.xlsx", NEW, expected=None, backups=None)
    assert caught.value.code is Code.NOT_FOUND


@pytest.mark.parametrize("name", ["x" * 240 + ".xlsx", "Čaj & thé – 客户 😀.xlsx", "-rf.xlsx", " spaces .xlsx"])
@posix
def test_names_of_all_kinds(tmp_path: Path, backups: Path, name: str) -> None:
    path = tmp_path / name
    first = store.save(path, OLD, expected=None, backups=backups)
    store.save(path, NEW, expected=first, backups=backups)
    assert path.read_bytes() == NEW
    assert beside(path) == []
    assert [copy.read_bytes() for copy in backups.rglob("*.xlsx")] == [OLD]


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


def test_what_killed_saves_left_goes_when_it_is_old(document: Path) -> None:
    left = [document.with_name(f".{store._mark(document)}.{n}.blueprint-save") for n in ("old", "new")]
    for path in left:
        path.write_bytes(b"half")
    os.utime(left[0], (1, 1))
    store.save(document, NEW, expected=store.fingerprint(OLD), backups=None)
    assert beside(document) == [left[1].name]


def test_lock_files_say_who_has_the_document_open(document: Path) -> None:
    assert store.opened_by(document) is None
    excel = document.with_name(f"~${document.name}")
    excel.write_bytes(bytes([4]) + b"Anna" + bytes(50))
    assert store.opened_by(document) == "Anna"
    excel.unlink()
    document.with_name(f".~lock.{document.name}#").write_text(",bert,desk,01.01.2026,file;")
    assert store.opened_by(document) == "bert"


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


def test_documents_of_one_name_have_their_own_copies(tmp_path: Path, backups: Path) -> None:
    copies = [keep_backup(Disk(), tmp_path / folder / "klant.xlsx", b"x", backups) for folder in ("a", "b")]
    assert copies[0].parent != copies[1].parent


def test_a_save_goes_down_to_the_disk_before_it_counts(document: Path) -> None:
    """Data before its name, the name before the answer: the order of the system calls says so."""
    if sys.platform == "win32":
        pytest.skip("audit events of POSIX calls")
    order: list[str] = []
    disk = Counting(0, nothing)
    disk.done = order
    store.save(document, NEW, expected=store.fingerprint(OLD), backups=None, files=disk)
    tail = order[order.index("write_new") :]
    assert tail[:5] == ["write_new", "read", "replace", "sync_folder", "read"]


def test_a_temporary_folder_that_is_gone_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(StoreError) as caught:
        written(service())
    assert caught.value.code is Code.NOT_FOUND
