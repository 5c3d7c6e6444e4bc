"""Look before parsing: what a file is, and whether it is safe and small enough to unpack."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from functools import partial
from typing import Any

from blueprint_editor.core.findings import Code

from .errors import ReadError

MOST_MEMBERS = 5_000
MOST_UNPACKED = 200_000_000
"""Bytes of all parts together, unpacked; a blueprint of 140,000 entries takes under 150 MB."""

MOST_PART = 100_000_000
"""Bytes of one part, unpacked; the largest of such a blueprint has 30 million."""

MOST_RATIO, FREE_OF_RATIO = 200, 1_000_000
"""No part above the second size may have been packed more than so many times; real files stay under 25."""

UNPACKING = (KeyError, ValueError, EOFError, OSError, RuntimeError, zipfile.BadZipFile, zlib.error)
"""What zipfile raises for a part that is not there or is damaged."""

_ZIP, _EMPTY_ZIP = b"PK\x03\x04", b"PK\x05\x06"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_OLD_XLS = (b"\x09\x08\x10\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00")
_ENCRYPTED, _WORKBOOK, _BOOK = ("EncryptedPackage", "Workbook", "Book")
_IS_ENCRYPTED = 0x1
_ENTRY, _LOCAL_SIZE = b"PK\x01\x02", 30
_PIECE = 1 << 20
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"


class Unpacked(zipfile.ZipFile):
    """A package that unpacks no more of a part than its directory says.

    Asked for a part at once, zipfile unpacks all that its bytes make, however much that is, before it looks.
    """

    def read(self, name: Any, pwd: bytes | None = None) -> bytes:
        """The bytes of a part; raises what zipfile raises."""
        with self.open(name, pwd=pwd) as stream:
            return b"".join(iter(partial(stream.read, _PIECE), b""))


def look(data: bytes) -> Unpacked:
    """The package in these bytes; raises ReadError when it is no workbook or must not be unpacked."""
    if not data.startswith(_ZIP):
        raise ReadError(_other(data))
    if data.count(_ENTRY) > 2 * MOST_MEMBERS:  # before the directory is read: each entry of it costs memory
        raise ReadError(Code.TOO_LARGE, {"most": MOST_MEMBERS})
    try:
        package = Unpacked(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise ReadError(Code.CORRUPT) from error
    members = package.infolist()
    if len(members) > MOST_MEMBERS:
        raise ReadError(Code.TOO_LARGE, {"parts": len(members), "most": MOST_MEMBERS})
    size = sum(member.file_size for member in members)
    if size > MOST_UNPACKED:
        raise ReadError(Code.TOO_LARGE, {"bytes": size, "most": MOST_UNPACKED})
    for member in members:
        _check(member)
    if len({part_name(member.filename) for member in members}) != len(members):
        raise ReadError(Code.CORRUPT)
    _check_places(members, len(data))
    if _OPEN_DOCUMENT in data[: 38 + len(_OPEN_DOCUMENT)]:
        raise ReadError(Code.OTHER_SPREADSHEET, {"kind": ".ods"})
    return package


def part_name(name: str) -> str:
    """The name of a part to compare by; old programs on Windows write it with backslashes."""
    return name.replace("\\", "/").casefold()


def is_dense(member: zipfile.ZipInfo) -> bool:
    """Whether a part was packed more than is believed of an honest file."""
    return member.file_size > FREE_OF_RATIO and member.file_size > MOST_RATIO * max(1, member.compress_size)


def _check(member: zipfile.ZipInfo) -> None:
    name = member.filename
    if member.flag_bits & _IS_ENCRYPTED:
        raise ReadError(Code.PASSWORD_PROTECTED)
    if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or name[1:2] == ":":
        raise ReadError(Code.UNSAFE, {"part": name})
    if member.compress_type not in _METHODS or stat.S_ISLNK(member.external_attr >> 16):
        raise ReadError(Code.UNSAFE, {"part": name})
    if is_dense(member):
        raise ReadError(Code.UNSAFE, {"part": name})
    if member.file_size > MOST_PART:
        raise ReadError(Code.TOO_LARGE, {"part": name, "bytes": member.file_size, "most": MOST_PART})


def _check_places(members: list[zipfile.ZipInfo], size: int) -> None:
    """Parts that lie over one another unpack to far more than the file seems to hold."""
    ordered = sorted(members, key=lambda member: member.header_offset)
    ends = [*(member.header_offset for member in ordered[1:]), size]
    for member, end in zip(ordered, ends, strict=True):
        if member.header_offset + _LOCAL_SIZE + member.compress_size > end:
            raise ReadError(Code.UNSAFE, {"part": member.filename})


def _other(data: bytes) -> Code:
    """What bytes are that are no package."""
    if not data:
        return Code.EMPTY_FILE
    if data.startswith(_EMPTY_ZIP):
        return Code.CORRUPT
    if data.startswith(_OLD_XLS):
        return Code.OLD_XLS
    if data.startswith(_OLE):
        if _ENCRYPTED.encode("utf-16-le") in data:
            return Code.PASSWORD_PROTECTED
        if any(name.encode("utf-16-le") + b"\0\0" in data for name in (_WORKBOOK, _BOOK)):
            return Code.OLD_XLS
    return Code.NOT_A_WORKBOOK
