"""What a process that ended unexpectedly left: found, and brought back as far as it can be read."""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import msgspec

from blueprint_editor.core.model import Blueprint

from . import store
from .errors import JournalError
from .journal import boot_id
from .locks import Held
from .rows import Deed, Draft, Header, apply, decode
from .snapshots import Manifest, read_snapshot

T = TypeVar("T")


class Left(msgspec.Struct, frozen=True):
    """A journal that nobody writes any more, as far as a quick look tells."""

    path: Path
    header: Header | None
    """None when it is damaged."""
    changes: int
    """How many that no file holds; what was being typed is one."""
    at: float
    """When the last deed was done, in seconds since 1970."""
    drafted: bool = False


class Restored(msgspec.Struct, frozen=True):
    """What a journal gives: the blueprint after the longest valid row of deeds."""

    blueprint: Blueprint
    changes: int
    whole: bool
    """False when something behind it could not be read."""
    draft: Draft | None = None
    base: Blueprint | None = None
    """What the file held when the work began, or none when that is not known any more."""


def find_left(folder: Path) -> tuple[Left, ...]:
    """The journals that hold work and that no living process writes, the newest first; clears away what holds none."""
    found = [left for path in _journals(folder) if (left := _look(path)) is not None]
    replaced = {left.header.replaces for left in found if left.header is not None}
    for left in found:
        if left.path.name in replaced:
            discard(left.path)
    kept = (left for left in found if left.path.name not in replaced)
    return tuple(sorted(kept, key=lambda left: left.at, reverse=True))


def take(path: Path) -> Held | None:
    """The right to bring a journal back or to discard it; none when another process has it, or has done so."""
    try:
        held = store.hold_journal(path)
    except JournalError:
        return None
    if held is not None and (not path.exists() or (not held.sure and _is_alive(path))):
        held.release(remove=not path.exists())
        return None
    return held


def discard(path: Path) -> bool:
    """Remove a journal that no living process writes; false when one does, or it cannot be removed."""
    held = take(path)
    if held is None:
        return False
    try:
        store.remove(path)
    except JournalError:
        held.release()
        return False
    held.release(remove=True)
    return True


def restore(path: Path) -> Restored | None:
    """What the journal gives, or none when nothing of it can be read; never an exception. The file stays as it is."""
    try:
        with closing(store.open_to_read(path)) as connection:
            for seq, data, mark in _rows(connection, "select seq, data, mark from snap order by seq desc"):
                found = read_snapshot(connection, seq, data, mark) if isinstance(seq, int) else None
                if found is not None and isinstance(seq, int):
                    return _replayed(connection, *found, seq)
    except (JournalError, sqlite3.Error):
        return None
    return None


def _replayed(connection: sqlite3.Connection, blueprint: Blueprint, changes: int, seq: int) -> Restored:
    whole = True
    header = _head(connection, store.HEADER, Header)
    for number, data, mark in _rows(connection, "select seq, data, mark from deed where seq > ? order by seq", seq):
        deed = decode(data, mark, seq + 1, Deed) if number == seq + 1 else None
        after = None if deed is None else apply(blueprint, deed)
        if deed is None or after is None:
            whole = False
            break
        blueprint, changes, seq = after, deed.changes, seq + 1
    whole = whole and header is not None and seq >= _last(connection)
    counted = header.counted if header is not None else 0
    draft, base = _head(connection, store.DRAFT, Draft), _base(connection, header)
    return Restored(blueprint, max(0, changes - counted), whole, draft, base)


def _base(connection: sqlite3.Connection, header: Header | None) -> Blueprint | None:
    """The blueprint that the deeds began from, if that is what the file held."""
    if header is None or header.path is None or header.saved:
        return None
    for data, mark in _rows(connection, "select data, mark from snap where seq = 0"):
        found = read_snapshot(connection, 0, data, mark)
        return found[0] if found is not None and found[1] == header.counted else None
    return None


def _look(path: Path) -> Left | None:
    """A quick look; none when there is nothing in it for anybody."""
    held = take(path)
    if held is None:
        return None
    try:
        left = _summary(path)
    finally:
        held.release()
    if left is None:
        discard(path)
    return left


def _summary(path: Path) -> Left | None:
    at = path.stat().st_mtime if path.exists() else 0.0
    if store.is_bare(path):
        return None  # it was being made when the process ended: nothing had been done yet
    try:
        with closing(store.open_to_read(path)) as connection:
            header = _head(connection, store.HEADER, Header)
            drafted = _head(connection, store.DRAFT, Draft) is not None
            last = _last(connection)
            if header is None and last == 0 and _is_sound(connection):
                return None  # likewise
            deed = _last_deed(connection)
            total = deed.changes if deed is not None else _snapped_changes(connection)
    except (JournalError, sqlite3.Error):
        return Left(path, None, 0, at)
    counted = header.counted if header is not None else 0
    if header is not None and last <= header.saved and total <= counted and not drafted:
        return None
    return Left(path, header, max(1, total - counted + drafted), deed.at if deed else at, drafted)


def _last_deed(connection: sqlite3.Connection) -> Deed | None:
    for seq, data, mark in _rows(connection, "select seq, data, mark from deed order by seq desc limit 1"):
        return decode(data, mark, seq, Deed) if isinstance(seq, int) else None
    return None


def _snapped_changes(connection: sqlite3.Connection) -> int:
    """How many changes there were at the last snapshot; one when that cannot be read."""
    for seq, data, mark in _rows(connection, "select seq, data, mark from snap order by seq desc limit 1"):
        manifest = decode(data, mark, seq, Manifest) if isinstance(seq, int) else None
        return 1 if manifest is None else manifest.changes
    return 0


def _last(connection: sqlite3.Connection) -> int:
    """The number of the last deed; that of the last snapshot when no deed came after it."""
    numbers = [
        number
        for query in ("select max(seq) from deed", "select max(seq) from snap")
        for (number,) in _rows(connection, query)
        if isinstance(number, int)
    ]
    return max(numbers, default=0)


def _head(connection: sqlite3.Connection, row: int, kind: type[T]) -> T | None:
    for data, mark in _rows(connection, "select data, mark from head where id = ?", row):
        return decode(data, mark, row, kind)
    return None


def _is_sound(connection: sqlite3.Connection) -> bool:
    return [found for (found,) in _rows(connection, "pragma quick_check")] == ["ok"]


def _rows(connection: sqlite3.Connection, query: str, *facts: int) -> Iterator[tuple[object, ...]]:
    """The rows of a query up to the first that cannot be read."""
    try:
        yield from connection.execute(query, facts)
    except (sqlite3.Error, UnicodeDecodeError, OverflowError):
        return


def _journals(folder: Path) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.name.endswith(store.SUFFIX))
    except OSError:
        return
    yield from (folder / name for name in names)


def _is_alive(path: Path) -> bool:
    """Whether the process that began a journal lives, where locks do not tell: on this machine, in this run of it."""
    try:
        with closing(store.open_to_read(path)) as connection:
            header = _head(connection, store.HEADER, Header)
    except (JournalError, sqlite3.Error):
        return False
    if header is None or header.host != platform.node():
        return header is not None
    if header.boot != boot_id() or sys.platform == "win32":
        return False
    try:
        os.kill(header.pid, 0)
    except OSError:
        return False
    return True
