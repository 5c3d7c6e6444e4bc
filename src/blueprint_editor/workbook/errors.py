"""What ends a reading or a saving, each with a code of `core.findings`.

WorkbookError
├── ReadError    these bytes cannot be read as a blueprint
├── GraftError   a blueprint cannot be put into a workbook that holds more
└── StoreError   the file system did not let us read or write the document
"""

from __future__ import annotations

import errno

from blueprint_editor.core.findings import Code, Facts

_CODES = {
    errno.ENOENT: Code.NOT_FOUND,
    errno.ENOTDIR: Code.NOT_FOUND,
    errno.EACCES: Code.NO_PERMISSION,
    errno.EPERM: Code.NO_PERMISSION,
    errno.EROFS: Code.NO_PERMISSION,
    errno.ENOSPC: Code.DISK_FULL,
    errno.EDQUOT: Code.DISK_FULL,
    errno.EFBIG: Code.DISK_FULL,
    errno.EBUSY: Code.IN_USE,
    errno.ETXTBSY: Code.IN_USE,
    errno.EAGAIN: Code.IN_USE,
    errno.EEXIST: Code.FILE_EXISTS,
    errno.EISDIR: Code.NOT_A_WORKBOOK,
    errno.ELOOP: Code.NOT_FOUND,
    errno.ENAMETOOLONG: Code.NAME_REFUSED,
    errno.EILSEQ: Code.NAME_REFUSED,
    **dict.fromkeys(
        (
            errno.ENODEV,
            errno.ENXIO,
            errno.ENOTCONN,
            errno.ETIMEDOUT,
            errno.ESTALE,
            errno.ENETDOWN,
            errno.ENETUNREACH,
            errno.ECONNRESET,
            errno.ECONNABORTED,
            errno.EHOSTUNREACH,
            getattr(errno, "EHOSTDOWN", errno.EHOSTUNREACH),
        ),
        Code.DRIVE_GONE,
    ),
}
_WINDOWS = {
    **dict.fromkeys((32, 33), Code.IN_USE),
    **dict.fromkeys((39, 112, 1295), Code.DISK_FULL),
    **dict.fromkeys((123, 206), Code.NAME_REFUSED),
    19: Code.NO_PERMISSION,
    **dict.fromkeys((15, 21, 51, 53, 55, 59, 64, 67, 121, 1231), Code.DRIVE_GONE),
}


class WorkbookError(Exception):
    """A reading or a saving that ended; `facts` are for the sentence."""

    def __init__(self, code: Code, facts: Facts | None = None) -> None:
        super().__init__(code.value, dict(facts or {}))
        self.code = code
        self.facts: Facts = dict(facts or {})


class ReadError(WorkbookError):
    """The bytes of a document cannot be read."""


class GraftError(WorkbookError):
    """A workbook that holds more than ours cannot be saved over without a loss."""


class StoreError(WorkbookError):
    """The document could not be opened or saved; `facts["path"]` says which file.

    `standing` is the fingerprint of what we put there before it failed: a next save may replace that.
    """

    def __init__(self, code: Code, facts: Facts | None = None, standing: str | None = None) -> None:
        super().__init__(code, facts)
        self.standing = standing


def code_of(error: OSError) -> Code:
    """What an error of the file system is called."""
    windows = _WINDOWS.get(getattr(error, "winerror", None) or 0)
    return windows or _CODES.get(error.errno or 0, Code.DISK_ERROR)
