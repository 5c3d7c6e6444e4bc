"""Each named error from a file that has it; never a traceback of another kind."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable

import openpyxl
import pytest

from blueprint_editor.core.findings import Code
from blueprint_editor.workbook import look, read
from blueprint_editor.workbook.errors import ReadError
from tests.unit.workbook_kit import service, with_part, written

GOOD = written(service())
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
WORKBOOK = "xl/workbook.xml"
TASKS = "xl/worksheets/sheet9.xml"
TRANSITIONAL = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"


def package(**parts: bytes) -> bytes:
    """A package with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def someone_elses() -> bytes:
    """A workbook that holds no blueprint."""
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["A1"] = "Omzet"
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def password_flag() -> bytes:
    """A package whose first member says that it is encrypted."""
    data = bytearray(package(a=b"x"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(signature) + offset
        data[place] |= 1
    return bytes(data)


def replaced(name: str, old: bytes, new: bytes) -> bytes:
    """The good workbook with some bytes of a part replaced."""

    def change(part: bytes) -> bytes:
        assert old in part
        return part.replace(old, new, 1)

    return with_part(GOOD, name, change)


ENTITY = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><worksheet'
MERGE = b'<mergeCells><mergeCell ref="A5:XFD1048576"/></mergeCells>'
FILES: dict[str, tuple[Callable[[], bytes], Code]] = {
    "nothing": (lambda: b"", Code.NOT_A_WORKBOOK),
    "text": (lambda: b"Fase;Taak\nOfferte;Bellen\n", Code.NOT_A_WORKBOOK),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), Code.NOT_A_WORKBOOK),
    "document of a word processor": (
        lambda: package(
            **{
                "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                b'<Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
                "word/document.xml": b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml"/>',
            }
        ),
        Code.NOT_A_WORKBOOK,
    ),
    "zip": (lambda: package(a=b"x"), Code.NOT_A_WORKBOOK),
    "cut in half": (lambda: GOOD[: len(GOOD) // 2], Code.CORRUPT),
    "empty zip": (lambda: b"PK\x05\x06" + bytes(18), Code.CORRUPT),
    "no closing tag": (lambda: replaced(TASKS, b"</sheetData>", b""), Code.CORRUPT),
    "not a number": (lambda: replaced(TASKS, b"<v>1</v>", b"<v>een</v>"), Code.CORRUPT),
    "not a column": (lambda: replaced(TASKS, b'r="A5"', b'r="ZZZ5"'), Code.CORRUPT),
    "password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), Code.PASSWORD_PROTECTED),
    "password of a zip": (password_flag, Code.PASSWORD_PROTECTED),
    "xls": (lambda: OLE + bytes(504) + "Workbook".encode("utf-16-le") + bytes(8), Code.OLD_XLS),
    "older xls": (lambda: b"\x09\x08\x10\x00" + bytes(100), Code.OLD_XLS),
    "other compound file": (lambda: OLE + bytes(1000), Code.NOT_A_WORKBOOK),
    "strict": (lambda: with_part(GOOD, WORKBOOK, lambda part: part.replace(TRANSITIONAL, STRICT)), Code.STRICT_OOXML),
    "many parts": (lambda: package(**{str(n): b"" for n in range(look.MOST_MEMBERS + 1)}), Code.TOO_LARGE),
    "large parts": (lambda: package(**{str(n): bytes(30_000_000) for n in range(7)}), Code.TOO_LARGE),
    "merged without end": (lambda: replaced(TASKS, b"<pageMargins", MERGE + b"<pageMargins"), Code.TOO_LARGE),
    "bomb": (lambda: with_part(GOOD, "docProps/app.xml", lambda _: bytes(20_000_000)), Code.UNSAFE),
    "path outside": (lambda: package(**{"../outside": b"x"}), Code.UNSAFE),
    "entity": (lambda: replaced(TASKS, b"<worksheet", ENTITY), Code.UNSAFE),
    "of someone else": (someone_elses, Code.NO_BLUEPRINT),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_blueprint_is_named(name: str) -> None:
    make, code = FILES[name]
    with pytest.raises(ReadError) as caught:
        read.read(make())
    assert caught.value.code is code


def test_every_error_of_reading_has_a_file() -> None:
    named = {code for _, code in FILES.values()}
    expected = ["not_a_workbook", "corrupt", "password_protected", "old_xls", "strict_ooxml", "too_large", "unsafe"]
    assert named == {Code(code) for code in (*expected, "no_blueprint")}


def test_a_far_cell_costs_nothing() -> None:
    far = b'</row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    reading = read.read(replaced(TASKS, b"</row></sheetData>", far))
    assert reading.blueprint == service()


def test_verify_tells_what_differs() -> None:
    blueprint = service()
    read.verify(GOOD, blueprint)
    with pytest.raises(ReadError) as caught:
        read.verify(GOOD, service("en"))
    assert caught.value.code is Code.READ_BACK_DIFFERS


def flip(data: bytes, chance: random.Random) -> bytes:
    """Some bytes of the file changed."""
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 20)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def harm(part: bytes, chance: random.Random) -> bytes:
    """Some bytes of a part changed or gone."""
    place = chance.randrange(max(1, len(part)))
    match chance.randrange(4):
        case 0:
            return part[:place] + part[place + chance.randrange(1, 200) :]
        case 1:
            return part[:place] + bytes([part[place] ^ 1 << chance.randrange(7)]) + part[place + 1 :] if part else part
        case 2:
            return part[:place] + struct.pack("<I", chance.getrandbits(32)) + part[place:]
    return b""


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_file_is_an_error_or_has_findings(seed: int) -> None:
    chance = random.Random(seed)
    names = zipfile.ZipFile(io.BytesIO(GOOD)).namelist()
    blueprint = service()
    for _ in range(60):
        whole = chance.random() < 0.3
        data = flip(GOOD, chance) if whole else with_part(GOOD, chance.choice(names), lambda part: harm(part, chance))
        try:
            reading = read.read(data)
        except ReadError:
            continue
        assert reading.findings or reading.blueprint == blueprint
