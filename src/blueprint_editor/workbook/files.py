"""The file operations of a save, one by one, so that a test can make each of them fail.

All that changes the disk goes through `os` and `swapping`: a test puts a recorder in the place of
`os`, and works out what a cut of the power could have left.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Protocol

from . import swapping

_RETRIED = {5, 32, 33}  # access denied, sharing violation, lock violation: a scanner looks at the file
_PATIENCE, _PAUSE = 2.5, 0.05
_NOT_SYNCED = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}
_FOLDER_NOT_SYNCED = _NOT_SYNCED | {errno.EBADF, errno.EACCES, errno.EPERM}
_NOT_DRESSED = _NOT_SYNCED | {errno.EPERM, errno.EACCES, getattr(errno, "ENODATA", errno.EPERM)}


class Files(Protocol):
    """What a save does with the file system; each may raise OSError."""

    def read(self, path: Path) -> bytes:
        """The bytes of a file."""

    def stat(self, path: Path) -> os.stat_result:
        """What is known of a file."""

    def make_folder(self, path: Path) -> None:
        """Make a folder and those above it, where they are not there."""

    def write_new(self, path: Path, data: bytes, like: Path | None) -> None:
        """Write a new file to the disk itself, with the mode, owner and attributes of another."""

    def replace(self, source: Path, target: Path) -> None:
        """Put a file in the place of another, in one step."""

    def swap(self, one: Path, other: Path) -> bool:
        """Let two files change places, in one step; false, and nothing done, where that cannot be."""

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
        os.makedirs(path, exist_ok=True)  # noqa: PTH103  # the recorder of the tests sees `os`

    def write_new(self, path: Path, data: bytes, like: Path | None) -> None:
        """Write a new file to the disk itself, with the mode, owner and attributes of another."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags, 0o666 if like is None else 0o600)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(descriptor, view[: 1 << 20]) :]
            if like is not None:
                _dress(descriptor, like)
            _sync(descriptor)
        finally:
            os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Put a file in the place of another, in one step."""
        _patiently(lambda: os.replace(source, target))  # noqa: PTH105  # the recorder of the tests sees `os`

    def swap(self, one: Path, other: Path) -> bool:
        """Let two files change places, in one step; false, and nothing done, where that cannot be."""
        return swapping.swap(one, other)

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
            os.replace(source, target)  # noqa: PTH105
        else:
            with suppress(OSError):  # the file has its name; the other one is tidied away later
                os.unlink(source)  # noqa: PTH108

    def sync_folder(self, path: Path) -> None:
        """Have the names in a folder written to the disk itself."""
        if os.name != "posix":
            return
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _FOLDER_NOT_SYNCED:
                raise
        finally:
            os.close(descriptor)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        try:
            os.unlink(path)  # noqa: PTH108
        except FileNotFoundError:
            return

    def listing(self, path: Path) -> list[str]:
        """The names in a folder."""
        return sorted(os.listdir(path))  # noqa: PTH208


def _sync(descriptor: int) -> None:
    """Have a file written to the disk itself; macOS has a call of its own for that."""
    try:
        if sys.platform == "darwin":
            import fcntl

            try:
                fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            except OSError:
                os.fsync(descriptor)
        else:
            os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NOT_SYNCED:
            raise


def _dress(descriptor: int, like: Path) -> None:
    """Give a file the attributes, mode, owner and group of another, as far as the file system has them."""
    known = os.stat(like)  # noqa: PTH116
    if hasattr(os, "listxattr"):
        _where_it_can(partial(_copy_attributes, descriptor, like))
    if hasattr(os, "fchown") and (known.st_uid, known.st_gid) != (os.geteuid(), os.getegid()):
        try:
            os.fchown(descriptor, known.st_uid, known.st_gid)
        except OSError:  # a group we are not in: the file is ours then, as with any new file
            _where_it_can(partial(os.fchown, descriptor, -1, known.st_gid))
    if hasattr(os, "fchmod"):
        _where_it_can(partial(os.fchmod, descriptor, known.st_mode & 0o7777))


def _copy_attributes(descriptor: int, like: Path) -> None:
    if sys.platform == "linux":
        for name in os.listxattr(like):
            _where_it_can(partial(os.setxattr, descriptor, name, os.getxattr(like, name)))


def _where_it_can(deed: Callable[[], None]) -> None:
    """What a drive that knows no modes or attributes refuses is no reason not to save."""
    try:
        deed()
    except OSError as error:
        if error.errno not in _NOT_DRESSED:
            raise


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
