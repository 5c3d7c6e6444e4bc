"""Why a journal cannot be kept; the work goes on without it."""

from __future__ import annotations

import errno
import sqlite3

from blueprint_editor.core.findings import Code

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_DENIED_BY_SQLITE = {"SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH"}


class JournalError(Exception):
    """The journal cannot be made or written: `disk_full`, `no_permission` or `disk_error`."""

    def __init__(self, code: Code, reason: str = "") -> None:
        super().__init__(f"{code.value}: {reason}")
        self.code = code


def journal_error(error: OSError | sqlite3.Error) -> JournalError:
    """An error of the disk or of the database by its code."""
    if isinstance(error, OSError):
        full, denied = error.errno in _FULL, error.errno in _DENIED
    else:
        name = str(getattr(error, "sqlite_errorname", ""))
        full = name == "SQLITE_FULL"
        denied = any(name.startswith(known) for known in _DENIED_BY_SQLITE)
    code = Code.DISK_FULL if full else Code.NO_PERMISSION if denied else Code.DISK_ERROR
    return JournalError(code, str(error))
