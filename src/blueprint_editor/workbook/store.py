"""Documents on disk: opened as bytes with a fingerprint, saved so that nothing is ever half written.

A save looks whether the file is still what was opened, copies it to the backups, writes the new
bytes beside it down to the disk, puts them in its place in one step, and reads them back. Whatever
fails before that step, the document is untouched.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from blueprint_editor.core.findings import Code

from .backups import keep_backup
from .errors import StoreError, code_of
from .files import Disk, Files

MOST_BYTES = 200_000_000
"""A larger file is no workbook of ours: it would not be unpacked either."""

STALE = 3_600.0
"""Seconds after which a file that a killed save left beside the document is taken away."""

_SUFFIX = ".blueprint-save"


class Opened(NamedTuple):
    """A document as it was found: where, its bytes, and their fingerprint."""

    path: Path
    data: bytes
    fingerprint: str


def fingerprint(data: bytes) -> str:
    """What tells two states of a file apart."""
    return hashlib.sha256(data).hexdigest()


def open_document(path: Path, *, files: Files | None = None) -> Opened:
    """Read a document; raises StoreError."""
    disk = files or Disk()
    path = Path(path)
    with _named(path):
        found = disk.stat(path)
        if not stat.S_ISREG(found.st_mode):
            raise StoreError(Code.NOT_A_WORKBOOK, {"path": str(path)})
        if found.st_size > MOST_BYTES:
            raise StoreError(Code.TOO_LARGE, {"path": str(path), "bytes": found.st_size, "most": MOST_BYTES})
        data = disk.read(path)
    return Opened(path, data, fingerprint(data))


def save(path: Path, data: bytes, *, expected: str | None, backups: Path | None, files: Files | None = None) -> str:
    """Save bytes as a document and give their fingerprint; raises StoreError and leaves the document as it was.

    `expected` is the fingerprint of what may be replaced, none for a new file.
    """
    disk = files or Disk()
    path = Path(path)
    with _named(path):
        target = Path(os.path.realpath(path))
        like = _replaced(disk, target, expected, backups)
        temporary = target.with_name(f".{_mark(target)}.{secrets.token_hex(6)}{_SUFFIX}")
        try:
            disk.write_new(temporary, data, like)
            if like is None:
                disk.publish(temporary, target)
            else:
                _check_unchanged(disk, target, expected)
                disk.replace(temporary, target)
        except BaseException:
            _remove_quietly(disk, temporary)
            raise
        disk.sync_folder(target.parent)
        written = fingerprint(disk.read(target))
        if written != fingerprint(data):
            raise StoreError(Code.DISK_ERROR, {"path": str(path), "reason": "read back"})
        _clean(disk, target)
    return written


def opened_by(path: Path) -> str | None:
    """Who has the document open, as Excel and LibreOffice say in a file beside it: advice, never a wall."""
    path = Path(path)
    for name in (f"~${path.name}", f".~lock.{path.name}#"):
        lock = path.with_name(name)
        try:
            data = lock.read_bytes()[:200]
        except OSError:
            continue
        return _owner(name, data) or "?"
    return None


def _replaced(disk: Files, target: Path, expected: str | None, backups: Path | None) -> os.stat_result | None:
    """What is known of the file that will be replaced, after its backup; none for a new file."""
    if expected is None:
        try:
            disk.stat(target)
        except FileNotFoundError:
            return None
        raise StoreError(Code.FILE_EXISTS, {"path": str(target)})
    try:
        found = disk.stat(target)
        present = disk.read(target)
    except FileNotFoundError:
        raise StoreError(Code.CHANGED_ON_DISK, {"path": str(target)}) from None
    if fingerprint(present) != expected:
        raise StoreError(Code.CHANGED_ON_DISK, {"path": str(target)})
    if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    if backups is not None:
        keep_backup(disk, target, present, backups)
    return found


def _check_unchanged(disk: Files, target: Path, expected: str | None) -> None:
    """Look once more, as late as can be: the backup and the writing took their time."""
    try:
        present = disk.read(target)
    except FileNotFoundError:
        raise StoreError(Code.CHANGED_ON_DISK, {"path": str(target)}) from None
    if fingerprint(present) != expected:
        raise StoreError(Code.CHANGED_ON_DISK, {"path": str(target)})


def _mark(target: Path) -> str:
    return hashlib.sha256(os.fsencode(target.name)).hexdigest()[:8]


def _clean(disk: Files, target: Path) -> None:
    """Take away what killed saves of this document left; that it fails changes nothing."""
    try:
        for name in disk.listing(target.parent):
            if name.startswith(f".{_mark(target)}.") and name.endswith(_SUFFIX):
                left = target.with_name(name)
                if time.time() - disk.stat(left).st_mtime > STALE:
                    disk.remove(left)
    except OSError:
        return


def _remove_quietly(disk: Files, path: Path) -> None:
    try:
        disk.remove(path)
    except OSError:
        return


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """The errors of the file system by their codes."""
    try:
        yield
    except OSError as error:
        raise StoreError(code_of(error), {"path": str(path), "reason": error.strerror or ""}) from error
    except StoreError as error:
        error.facts = {**error.facts, "path": str(path)}
        raise


def _owner(name: str, data: bytes) -> str:
    """The name in a lock file: Excel's begins with its length, LibreOffice's is a line of fields."""
    if name.startswith("~$"):
        length = data[0] if data else 0
        return data[1 : 1 + length].decode("utf-8", "replace").strip()
    fields = data.decode("utf-8", "replace").split(",")
    return next((field.strip() for field in fields[:3] if field.strip()), "")
