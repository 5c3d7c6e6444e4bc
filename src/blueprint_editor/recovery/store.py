"""The file of a journal: tables in a SQLite database with a write-ahead log, each row with its checksum."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from .errors import journal_error
from .locks import Held, hold

SUFFIX = ".journal"
_SIDES = ("-wal", "-shm", "-journal")

_PAGE, _MAGIC = 4096, b"SQLite format 3\0"

_TABLES = """
create table head (id integer primary key, data blob, mark integer);
create table deed (seq integer primary key, data blob, mark integer);
create table part (id integer primary key autoincrement, data blob, mark integer);
create table snap (seq integer primary key, data blob, mark integer);
"""
HEADER, DRAFT = 1, 2
"""The rows of `head`."""


@contextmanager
def named_errors() -> Iterator[None]:
    """The errors of disk and database as JournalError."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise journal_error(error) from error


def create(path: Path) -> sqlite3.Connection:
    """A new database at this path; nothing of it is on the disk itself before `sync`."""
    with named_errors():
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)  # whoever works here may read it alone
        os.close(descriptor)
        connection = sqlite3.connect(path, isolation_level=None, timeout=2, check_same_thread=False)
        connection.execute("pragma synchronous=off")  # the keeper syncs all of it at once
        connection.execute("pragma journal_mode=wal")
        connection.execute("pragma wal_autocheckpoint=0")  # the keeper does that, too
        connection.executescript(f"begin; {_TABLES} commit;")
        # What a process that is killed has written is not lost; the log is synced each second besides.
        connection.execute("pragma synchronous=normal")
        return connection


def open_to_read(path: Path) -> sqlite3.Connection:
    """The database as it was left, and left as it is; raises JournalError."""
    with named_errors():
        return _existing(path, "ro")


def sync_log(path: Path) -> None:
    """Have the log written to the disk itself; raises OSError."""
    _sync(path.with_name(path.name + "-wal"), os.O_RDWR)


def checkpoint(path: Path) -> None:
    """Put what stands in the log into the database, synced, while others go on writing; raises JournalError.

    With a connection of its own, so that nobody waits for it.
    """
    with named_errors(), closing(_existing(path, "rw")) as connection:
        connection.execute("pragma synchronous=full")
        connection.execute("pragma wal_checkpoint(passive)").fetchall()


def sync_folder(path: Path) -> None:
    """Have the names in a folder written to the disk itself, where the system can."""
    if os.name == "posix":
        _sync(path, os.O_RDONLY)


def remove(path: Path) -> None:
    """Remove a database: the file itself first, since what is left of it then means nothing."""
    with named_errors():
        path.unlink(missing_ok=True)
        for side in _SIDES:
            path.with_name(path.name + side).unlink(missing_ok=True)


def is_bare(path: Path) -> bool:
    """Whether the process ended before the tables were there: at most the first page of a database, and no log.

    SQLite may have been changing that page just then; what only reads cannot even ask such a file whether it is sound.
    """
    log = path.with_name(path.name + "-wal")
    try:
        if path.stat().st_size > _PAGE or (log.exists() and log.stat().st_size):
            return False
        return path.read_bytes()[: len(_MAGIC)] in {b"", _MAGIC}
    except OSError:
        return False


def lock_of(path: Path) -> Path:
    """The file whose lock says that a process writes this journal."""
    return path.with_suffix(".lock")


def hold_journal(path: Path) -> Held | None:
    """The lock of a journal, or none when a living process has it; raises JournalError."""
    with named_errors():
        return hold(lock_of(path))


def _existing(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=2)


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
