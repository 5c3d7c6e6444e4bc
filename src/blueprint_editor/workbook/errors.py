"""What ends a reading or a saving, each with a code of `core.findings`.

WorkbookError
├── ReadError    these bytes cannot be read as a blueprint
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
}
_WINDOWS_IN_USE = {32, 33}


class WorkbookError(Exception):
    """A reading or a saving that ended; `facts` are for the sentence."""

    def __init__(self, code: Code, facts: Facts | None = None) -> None:
        super().__init__(code.value, dict(facts or {}))
        self.code = code
        self.facts: Facts = dict(facts or {})


class ReadError(WorkbookError):
    """The bytes of a document cannot be read."""


class StoreError(WorkbookError):
    """The document could not be opened or saved; `facts["path"]` says which file."""


def code_of(error: OSError) -> Code:
    """What an error of the file system is called."""
    if getattr(error, "winerror", None) in _WINDOWS_IN_USE:
        return Code.IN_USE
    return _CODES.get(error.errno or 0, Code.DISK_ERROR)
