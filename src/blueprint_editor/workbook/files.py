"""The file operations of a save, one by one, so that a test can make each of them fail."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

_RETRIED = {5, 32, 33}  # access denied, sharing violation, lock violation: a scanner looks at the file
_PATIENCE, _PAUSE = 2.5, 0.05
_NOT_SYNCED = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM}


class Files(Protocol):
    """What a save does with the file system; each may raise OSError."""

    def read(self, path: Path) -> bytes:
        """The bytes of a file."""

    def stat(self, path: Path) -> os.stat_result:
        """What is known of a file."""

    def make_folder(self, path: Path) -> None:
        """Make a folder and those above it, where they are not there."""

    def write_new(self, path: Path, data: bytes, like: os.stat_result | None) -> None:
        """Write a new file to the disk itself, with the mode and group of another."""

    def replace(self, source: Path, target: Path) -> None:
        """Put a file in the place of another, in one step."""

    def publish(self, source: Path, target: Path) -> None:
        """Give a file its name, in one step, unless something has that name."""

    def sync_folder(self, path: Path) -> None:
        """Have the names in a folder written to the disk itself."""

    def remove(self, path: Path) -> None:
        """Remove a file."""

    def listing(self, path: Path) -> list[str]:
        """The names in a folder."""


class Disk:
    """The file system of this machine."""

    def read(self, path: Path) -> bytes:
        """The bytes of a file."""
        return path.read_bytes()

    def stat(self, path: Path) -> os.stat_result:
        """What is known of a file."""
        return path.stat()

    def make_folder(self, path: Path) -> None:
        """Make a folder and those above it, where they are not there."""
        path.mkdir(parents=True, exist_ok=True)

    def write_new(self, path: Path, data: bytes, like: os.stat_result | None) -> None:
        """Write a new file to the disk itself, with the mode and group of another."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags, 0o666 if like is None else 0o600)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(descriptor, view[: 1 << 20]) :]
            if like is not None:
                _dress(descriptor, like)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Put a file in the place of another, in one step."""
        _patiently(lambda: source.replace(target))

    def publish(self, source: Path, target: Path) -> None:
        """Give a file its name, in one step, unless something has that name."""
        if sys.platform == "win32":
            _patiently(lambda: os.rename(source, target))  # noqa: PTH104  # here rename refuses what is there
            return
        try:
            os.link(source, target)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
            source.replace(target)
        else:
            source.unlink()

    def sync_folder(self, path: Path) -> None:
        """Have the names in a folder written to the disk itself."""
        if os.name != "posix":
            return
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _NOT_SYNCED:
                raise
        finally:
            os.close(descriptor)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink(missing_ok=True)

    def listing(self, path: Path) -> list[str]:
        """The names in a folder."""
        return sorted(entry.name for entry in path.iterdir())


def _dress(descriptor: int, like: os.stat_result) -> None:
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, like.st_mode & 0o7777)
    if hasattr(os, "fchown") and (like.st_uid, like.st_gid) != (os.geteuid(), os.getegid()):
        try:
            os.fchown(descriptor, like.st_uid, like.st_gid)
        except PermissionError:
            _keep_group(descriptor, like)


def _keep_group(descriptor: int, like: os.stat_result) -> None:
    try:
        os.fchown(descriptor, -1, like.st_gid)
    except PermissionError:
        return  # a group we are not in: the file is ours then, as with any new file


def _patiently(deed: Callable[[], object]) -> None:
    """Do it again for a while where Windows says that someone looks at the file."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            deed()
        except OSError as error:
            if getattr(error, "winerror", None) not in _RETRIED or time.monotonic() > until:
                raise
        else:
            return
        time.sleep(_PAUSE)
