"""A lock of the operating system on a file: it is held as long as the process that took it lives, no longer."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK}
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL}


class Held:
    """A lock that this process holds."""

    def __init__(self, path: Path, descriptor: int, *, sure: bool) -> None:
        self._path = path
        self._descriptor = descriptor
        self.sure = sure
        """False where the file system has no locks: then nobody knows who holds it."""

    def release(self, *, remove: bool = False) -> None:
        """Let go; with `remove` the file goes as well. Twice is once."""
        if self._descriptor < 0:
            return
        descriptor, self._descriptor = self._descriptor, -1
        if remove and sys.platform != "win32":  # while it is held, so that nobody locks a file that is going
            _remove(self._path)
        os.close(descriptor)
        if remove and sys.platform == "win32":
            _remove(self._path)


def hold(path: Path) -> Held | None:
    """Take the lock, or none when a living process has it; raises OSError where no file can be."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        _lock(descriptor)
    except OSError as error:
        if error.errno in _NO_LOCKS:
            return Held(path, descriptor, sure=False)
        os.close(descriptor)
        if error.errno in _TAKEN:
            return None
        raise
    return Held(path, descriptor, sure=True)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # an empty file more or less; the next look takes it away


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
