"""A seal in what we write: whether a workbook is still, part for part, as this program packed it.

A sealed workbook holds nothing of anyone else, so nothing needs to be kept beside the blueprint. The seal stands
in the core properties, a part that is written last, as a hash over the names and checksums of all parts.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from typing import Any

from .look import UNPACKING

CORE = "docProps/core.xml"
UNSEALED = "blueprint-editor:unsealed"
"""The identifier of a workbook that is being written."""

_MARK = "blueprint-editor:"
_SEAL = re.compile(rb"(?<=>)blueprint-editor:[0-9a-f]{32}(?=</)")


class SealedPackage(zipfile.ZipFile):
    """A package under way; its core properties, with the identifier `UNSEALED`, are sealed when it is closed."""

    _core: bytes | None = None

    def writestr(self, zinfo_or_arcname: Any, data: Any, *args: Any, **named: Any) -> None:
        """Write a part; the core properties wait for the others."""
        if zinfo_or_arcname == CORE:
            self._core = data.encode() if isinstance(data, str) else bytes(data)
        else:
            super().writestr(zinfo_or_arcname, data, *args, **named)

    def close(self) -> None:
        """Seal and close."""
        if self._core is not None:
            core, self._core = self._core, None
            super().writestr(CORE, core.replace(UNSEALED.encode(), _seal(self, core)))
        super().close()


def is_sealed(package: zipfile.ZipFile) -> bool:
    """Whether every part is as this program wrote it."""
    try:
        core = package.read(CORE)
    except UNPACKING:
        return False
    found = _SEAL.findall(core)
    return len(found) == 1 and _seal(package, _SEAL.sub(UNSEALED.encode(), core)) == found[0]


def _seal(package: zipfile.ZipFile, core: bytes) -> bytes:
    state = hashlib.blake2b(core, digest_size=16)
    for member in sorted(package.infolist(), key=lambda one: one.filename):
        if member.filename != CORE:
            state.update(f"\n{member.filename}\t{member.CRC:08x}\t{member.file_size}".encode())
    return f"{_MARK}{state.hexdigest()}".encode()
