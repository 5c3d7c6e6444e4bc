"""Look before parsing: what a file is, and whether it is safe and small enough to unpack."""

from __future__ import annotations

import io
import zipfile

from blueprint_editor.core.findings import Code

from .errors import ReadError

MOST_MEMBERS = 5_000
MOST_UNPACKED = 200_000_000
"""Bytes of all parts together, unpacked; a blueprint of 140,000 entries takes under 150 MB."""

MOST_RATIO, FREE_OF_RATIO = 200, 1_000_000
"""No part above the second size may have been packed more than so many times; real files stay under 25."""

_ZIP, _EMPTY_ZIP = b"PK\x03\x04", b"PK\x05\x06"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_OLD_XLS = (b"\x09\x08\x10\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00")
_ENCRYPTED, _WORKBOOK, _BOOK = ("EncryptedPackage", "Workbook", "Book")
_IS_ENCRYPTED = 0x1


def look(data: bytes) -> zipfile.ZipFile:
    """The package in these bytes; raises ReadError when it is no workbook or must not be unpacked."""
    if not data.startswith(_ZIP):
        raise ReadError(_other(data))
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
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
    if len({member.filename for member in members}) != len(members):
        raise ReadError(Code.CORRUPT)
    return package


def is_dense(member: zipfile.ZipInfo) -> bool:
    """Whether a part was packed more than is believed of an honest file."""
    return member.file_size > FREE_OF_RATIO and member.file_size > MOST_RATIO * max(1, member.compress_size)


def _check(member: zipfile.ZipInfo) -> None:
    name = member.filename
    if member.flag_bits & _IS_ENCRYPTED:
        raise ReadError(Code.PASSWORD_PROTECTED)
    if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/"):
        raise ReadError(Code.UNSAFE, {"part": name})
    if is_dense(member):
        raise ReadError(Code.UNSAFE, {"part": name})


def _other(data: bytes) -> Code:
    """What bytes are that are no package."""
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
