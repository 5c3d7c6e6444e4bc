"""Documents on disk: opened as bytes with a fingerprint, saved so that nothing is ever half written.

A save looks whether the file is still what was opened, copies it to the backups, writes the new
bytes beside it down to the disk, lets the two files change places in one step, looks at what came
out (someone may have been quicker than the look), and reads back what stands there. Whatever fails
before that step, the document is untouched. Where two files cannot change places (Windows, some
network drives) the new one replaces the old: then what another program writes between the last
look and the step, some microseconds, is lost but for the backup.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import secrets
import stat
import time
import zipfile
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
            raise StoreError(Code.NOT_A_WORKBOOK)
        if found.st_size > MOST_BYTES:
            raise StoreError(Code.TOO_LARGE, {"bytes": found.st_size, "most": MOST_BYTES})
        data = disk.read(path)
    return Opened(path, data, fingerprint(data))


def save(path: Path, data: bytes, *, expected: str | None, backups: Path | None, files: Files | None = None) -> str:
    """Save bytes as a document and give their fingerprint; raises StoreError and leaves the document as it was.

    `expected` is the fingerprint of what may be replaced, none for a new file. An error that comes
    after the new bytes are in place (they may not outlive a cut of the power) says so in `standing`.
    """
    disk = files or Disk()
    path = Path(path)
    with _named(path):
        target = Path(os.path.realpath(path))
        if expected is None:
            _check_free(disk, target)
        else:
            _keep_replaced(disk, target, expected, backups)
        temporary = target.with_name(f".{_mark(target)}.{secrets.token_hex(6)}{_SUFFIX}")
        try:
            _write(disk, temporary, data, target if expected is not None else None)
            if expected is None:
                disk.publish(temporary, target)
            else:
                _present(disk, target, expected)
                _put(disk, temporary, target, expected)
        except BaseException:
            _discard(disk, temporary, data)
            raise
        _make_sure(disk, target, data)
        _clean(disk, target, backups)
    return fingerprint(data)


def _check_free(disk: Files, target: Path) -> None:
    """A new file takes nobody's place."""
    try:
        disk.stat(target)
    except FileNotFoundError:
        return
    raise StoreError(Code.FILE_EXISTS)


def _keep_replaced(disk: Files, target: Path, expected: str, backups: Path | None) -> None:
    """Look whether the file may be replaced, and copy it to the backups."""
    present = _present(disk, target, expected)
    try:
        writable = bool(disk.stat(target).st_mode & 0o222)
    except FileNotFoundError:
        raise _gone(target) from None
    if not writable or (target.exists() and not os.access(target, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    if backups is None:
        return
    try:
        keep_backup(disk, target, present, backups)
    except OSError as error:
        raise StoreError(Code.BACKUP_FAILED, {"folder": str(backups), "reason": error.strerror or ""}) from error


def _present(disk: Files, target: Path, expected: str) -> bytes:
    """What stands there, if it is what is expected; a pipe is never read, as it has no end."""
    try:
        if not stat.S_ISREG(disk.stat(target).st_mode):
            raise StoreError(Code.NOT_A_FILE)
        present = disk.read(target)
    except FileNotFoundError:
        raise _gone(target) from None
    if fingerprint(present) != expected:
        raise StoreError(Code.CHANGED_ON_DISK)
    return present


def _write(disk: Files, temporary: Path, data: bytes, like: Path | None) -> None:
    try:
        disk.write_new(temporary, data, like)
    except FileNotFoundError:
        raise _gone(temporary) from None


def _put(disk: Files, temporary: Path, target: Path, expected: str) -> None:
    """Put the new file in the place of the old one, and nobody else's."""
    try:
        swapped = disk.swap(temporary, target)
    except FileNotFoundError:
        raise _gone(target) from None
    if not swapped:
        _replace(disk, temporary, target)
        return
    try:
        theirs = fingerprint(disk.read(temporary)) != expected
    except OSError:
        disk.swap(temporary, target)
        raise
    if theirs:
        disk.swap(temporary, target)
        raise StoreError(Code.CHANGED_ON_DISK)
    _remove_quietly(disk, temporary)


def _replace(disk: Files, temporary: Path, target: Path) -> None:
    try:
        disk.replace(temporary, target)
    except PermissionError as error:
        if getattr(error, "winerror", None) == 5:  # the folder lets us write: Excel has the document open
            raise StoreError(Code.IN_USE) from error
        raise


def _make_sure(disk: Files, target: Path, data: bytes) -> None:
    """Have the new name outlive a cut of the power, and read back what stands there."""
    try:
        disk.sync_folder(target.parent)
        found = disk.read(target)
    except FileNotFoundError:
        raise _gone(target, standing=fingerprint(data)) from None
    except OSError as error:
        raise StoreError(code_of(error), {"reason": error.strerror or ""}, standing=fingerprint(data)) from error
    if found != data:  # a disk that lies, or someone who saved right after us
        raise StoreError(Code.CHANGED_ON_DISK if zipfile.is_zipfile(io.BytesIO(found)) else Code.DISK_ERROR)


def _gone(path: Path, standing: str | None = None) -> StoreError:
    """Whether the file is gone, or its whole folder."""
    return StoreError(Code.GONE_FROM_DISK if path.parent.is_dir() else Code.FOLDER_GONE, standing=standing)


def _mark(target: Path) -> str:
    return hashlib.sha256(os.fsencode(target.name)).hexdigest()[:8]


def _clean(disk: Files, target: Path, backups: Path | None) -> None:
    """Take away what killed saves of this document left; that it fails changes nothing.

    A whole workbook among it goes to the backups first: a kill may have come right after the two
    files changed places.
    """
    try:
        for name in disk.listing(target.parent):
            if name.startswith(f".{_mark(target)}.") and name.endswith(_SUFFIX):
                left = target.with_name(name)
                if time.time() - disk.stat(left).st_mtime > STALE:
                    data = disk.read(left)
                    if backups is not None and zipfile.is_zipfile(io.BytesIO(data)):
                        keep_backup(disk, target, data, backups)
                    disk.remove(left)
    except OSError:
        return


def _discard(disk: Files, temporary: Path, data: bytes) -> None:
    """Take our own bytes away, whole or half written; what is not ours stays."""
    try:
        if data.startswith(disk.read(temporary)):
            disk.remove(temporary)
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
