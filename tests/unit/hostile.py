"""Files that nobody should have sent: what each is, and what must come of it."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

from blueprint_editor.core.findings import Code
from tests.unit.workbook_kit import META_PART, service, with_part, written

GOOD = written(service())
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
WORKBOOK = "xl/workbook.xml"
PICTURE, TASKS = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet9.xml"
TASKS_RELATIONS = "xl/worksheets/_rels/sheet9.xml.rels"
TASKS_TABLE = "xl/tables/table8.xml"
TRANSITIONAL = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = b"http://schemas.openxmlformats.org/package/2006/relationships"
READ = None
"""The file is read: it looks odd and holds a blueprint."""


def package(
    parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED, base: bytes = b"", level: int | None = 1
) -> bytes:
    """A package with these parts, after those of `base`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method, compresslevel=level) as archive:
        if base:
            with zipfile.ZipFile(io.BytesIO(base)) as old:
                for name in old.namelist():
                    if name not in parts:
                        archive.writestr(name, old.read(name))
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def replaced(name: str, old: bytes, new: bytes, count: int = 1) -> bytes:
    """The good workbook with some bytes of a part replaced."""

    def change(part: bytes) -> bytes:
        assert old in part, (name, old)
        return part.replace(old, new, count)

    return with_part(GOOD, name, change)


def part_of(name: str) -> bytes:
    """A part of the good workbook."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        return archive.read(name)


def rows(content: bytes, name: str = TASKS) -> bytes:
    """The good workbook with more rows at the end of a sheet."""
    return replaced(name, b"</sheetData>", content + b"</sheetData>")


def renamed(rename: Callable[[str], str]) -> bytes:
    """The good workbook with other names in the package."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(rename(name), old.read(name))
    return out.getvalue()


def flagged() -> bytes:
    """A package whose first member says that it is encrypted."""
    data = bytearray(package({"a": b"x"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    return bytes(data)


def lying(size: int) -> bytes:
    """A sheet of 250 MB that says it has `size` bytes; what it is packed into is as small as that says."""
    data = bytearray(with_part(GOOD, TASKS, lambda _: b"<a>" + bytes(250_000_000)))
    place = data.index(TASKS.encode(), data.index(b"PK\x01\x02")) - 46
    struct.pack_into("<I", data, place + 24, size)
    struct.pack_into("<I", data, struct.unpack_from("<I", data, place + 42)[0] + 22, size)
    return bytes(data)


def overlapping() -> bytes:
    """A directory with two hundred entries for one member of the file."""
    data = package({"xl/a.xml": bytes(range(256)) * 1_000})
    start = data.index(b"PK\x01\x02")
    entry, end = data[start : data.index(b"PK\x05\x06")], data[data.index(b"PK\x05\x06") :]
    entries = b"".join(entry.replace(b"xl/a.xml", b"xl/%05d" % number) for number in range(200))
    return data[:start] + entries + struct.pack("<4sHHHHIIH", end[:4], 0, 0, 200, 200, len(entries), start, 0)


def twice(name: str) -> bytes:
    """The good workbook with one member more."""
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), b"<other/>")
    return out.getvalue()


def linked() -> bytes:
    """The good workbook with a symbolic link in it."""
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a") as archive:
        info = zipfile.ZipInfo("xl/link.xml")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, "/etc/hostname")
    return out.getvalue()


def zip64() -> bytes:
    """The good workbook as a stream writes it: with 64-bit sizes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            with new.open(name, "w", force_zip64=True) as stream:
                stream.write(old.read(name))
    return out.getvalue()


def relations(*targets: str, kind: str = "officeDocument") -> bytes:
    """A part of relations of one kind."""
    each = "".join(f'<Relationship Id="r{n}" Type="x/{kind}" {target}/>' for n, target in enumerate(targets))
    return b'<Relationships xmlns="%s">%s</Relationships>' % (RELATIONS, each.encode())


def sheets(count: int, same: bool) -> bytes:
    """A workbook that lists so many sheets; `same` names one part again and again."""
    listed = "".join(f'<sheet name="s{n}" sheetId="{n + 1}" r:id="r{0 if same else n}"/>' for n in range(count))
    main = f'<workbook xmlns="{TRANSITIONAL.decode()}" xmlns:r="x"><sheets>{listed}</sheets></workbook>'
    targets = [f'Target="worksheets/s{n}.xml"' for n in range(1 if same else count)]
    parts = {"xl/worksheets/s0.xml": part_of(TASKS)} if same else {f"xl/worksheets/s{n}.xml": b"" for n in range(count)}
    return package(
        {
            "_rels/.rels": relations('Target="xl/workbook.xml"'),
            WORKBOOK: main.encode(),
            "xl/_rels/workbook.xml.rels": relations(*targets, kind="worksheet"),
            **parts,
        }
    )


def shared(texts: bytes, cells: bytes = b"") -> bytes:
    """The good workbook with texts that cells share, and cells that share them."""
    strings = b'<sst xmlns="%s">%s</sst>' % (TRANSITIONAL, texts)
    with_cells = {TASKS: part_of(TASKS).replace(b"</sheetData>", cells + b"</sheetData>")}
    relation = b'<Relationship Id="rS" Type="x/sharedStrings" Target="/xl/shared.xml"/></Relationships>'
    links = part_of("xl/_rels/workbook.xml.rels").replace(b"</Relationships>", relation)
    parts = {"xl/shared.xml": strings, "xl/_rels/workbook.xml.rels": links, **with_cells}
    return package(parts, base=GOOD, level=6)


def noise(count: int, form: bytes) -> bytes:
    """`form` so many times, each with a number, so that it does not pack like a bomb."""
    return b"".join(form % number for number in range(count))


def empty_cells(count: int) -> bytes:
    """So many cells with a look and nothing in them, as a click on a whole column makes."""
    letters = [chr(65 + n // 26).encode() + chr(65 + n % 26).encode() for n in range(100)]
    made = io.BytesIO()
    for row in range(1_000, 1_000 + count // 100):
        cells = b"".join(b'<c r="%s%d" s="3"/>' % (letter, row) for letter in letters)
        made.write(b'<row r="%d">%s</row>' % (row, cells))
    return rows(made.getvalue())


def filled_cells(count: int) -> bytes:
    """So many cells with a number in them."""
    return rows(noise(count // 50, b'<row r="1%05d">' + b"<c><v>7</v></c>" * 50 + b"</row>"))


def changed_rows(count: int) -> bytes:
    """So many rows, typed by hand, of a stage that is not there."""
    text = b'<c t="inlineStr"><is><t>%s</t></is></c>'
    row = b'<row r="%d">' + text % b"Nergens" + b"<c/>" + text % b"Taak" + b"</row>"
    return rows(b"".join(row % number for number in range(5_000, 5_000 + count)))


ENTITY = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><worksheet'
LAUGHS = b"<!DOCTYPE x [%s]><worksheet" % b"".join(
    b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"ha") for n in range(10)
)
_SHARING = b'<row spans="%d"><c t="s"><v>0</v></c></row>'
FAR = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
MERGE = b'<mergeCells><mergeCell ref="%s"/></mergeCells><pageMargins'


def _utf16() -> bytes:
    text = '<?xml version="1.0" encoding="UTF-16"?>' + ENTITY.decode() + "/>"
    return with_part(GOOD, TASKS, lambda _: text.encode("utf-16"))


def _xlsb() -> bytes:
    return package({"_rels/.rels": relations('Target="xl/workbook.bin"'), "xl/workbook.bin": b"\x83\x01\x00"})


def _ods() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office:document-content/>")
    return out.getvalue()


def _docx() -> bytes:
    name = "word/document.xml"
    return package({"_rels/.rels": relations(f'Target="{name}"'), name: b'<w:document xmlns:w="http://w/main"/>'})


def _number(text: bytes) -> bytes:
    return replaced(TASKS, b"<v>1</v>", b"<v>%s</v>" % text)


def _row(number: bytes) -> bytes:
    return rows(b'<row r="%s"><c><v>1</v></c></row>' % number)


FILES: dict[str, tuple[Callable[[], bytes], Code | None]] = {
    # What is no workbook, or one of another kind.
    "nothing": (lambda: b"", Code.EMPTY_FILE),
    "csv": (lambda: b"Fase;Taak\nOfferte;Bellen\n", Code.NOT_A_WORKBOOK),
    "html": (lambda: b"<html><table><tr><td>Fase</td></tr></table></html>", Code.NOT_A_WORKBOOK),
    "pdf": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(1000), Code.NOT_A_WORKBOOK),
    "png": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), Code.NOT_A_WORKBOOK),
    "docx": (_docx, Code.NOT_A_WORKBOOK),
    "ods": (_ods, Code.OTHER_SPREADSHEET),
    "xlsb": (_xlsb, Code.OTHER_SPREADSHEET),
    "xls in a compound file": (lambda: OLE + bytes(504) + "Workbook".encode("utf-16-le") + bytes(8), Code.OLD_XLS),
    "xls from 1990": (lambda: b"\x09\x04\x06\x00" + bytes(100), Code.OLD_XLS),
    "password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), Code.PASSWORD_PROTECTED),
    "password of the zip": (flagged, Code.PASSWORD_PROTECTED),
    "strict": (lambda: replaced(WORKBOOK, TRANSITIONAL, STRICT), Code.STRICT_OOXML),
    "zip without a workbook": (lambda: package({"a": b"x"}), Code.NOT_A_WORKBOOK),
    "workbook elsewhere": (
        lambda: package({"_rels/.rels": relations('Target="http://x/w.xml" TargetMode="External"')}, base=GOOD),
        Code.NOT_A_WORKBOOK,
    ),
    "workbook outside": (
        lambda: package({"_rels/.rels": relations('Target="../../../../etc/passwd.xml"')}, base=GOOD),
        Code.CORRUPT,
    ),
    "workbook in a ring": (lambda: package({"_rels/.rels": relations('Target="_rels/.rels"')}), Code.NOT_A_WORKBOOK),
    # Damaged packages, and odd ones.
    "cut in half": (lambda: GOOD[: len(GOOD) // 2], Code.CORRUPT),
    "cut at the end": (lambda: GOOD[:-30], Code.CORRUPT),
    "garbage after it": (lambda: GOOD + b"\0" * 1_000, READ),
    "garbage before it": (lambda: b"\0" * 1_000 + GOOD, Code.NOT_A_WORKBOOK),
    "empty zip": (lambda: b"PK\x05\x06" + bytes(18), Code.CORRUPT),
    "64-bit sizes": (zip64, READ),
    "backslashes": (lambda: renamed(lambda name: name.replace("/", "\\")), READ),
    "capitals": (lambda: renamed(str.upper), READ),
    "lzma": (lambda: package({}, zipfile.ZIP_LZMA, GOOD, None), Code.UNSAFE),
    "bzip2": (lambda: package({}, zipfile.ZIP_BZIP2, GOOD), Code.UNSAFE),
    "two of a name": (lambda: twice(TASKS.upper()), Code.CORRUPT),
    "symbolic link": (linked, Code.UNSAFE),
    "path outside": (lambda: twice("../outside"), Code.UNSAFE),
    "path from the top": (lambda: twice("/etc/outside"), Code.UNSAFE),
    "path on a drive": (lambda: twice("C:/outside"), Code.UNSAFE),
    # Bombs.
    "zeros": (lambda: with_part(GOOD, "docProps/app.xml", lambda _: bytes(50_000_000)), Code.UNSAFE),
    "sizes that lie": (lambda: lying(900_000), Code.CORRUPT),
    "members over one another": (overlapping, Code.UNSAFE),
    "many members": (lambda: package({str(n): b"" for n in range(6_000)}), Code.TOO_LARGE),
    "a directory without end": (
        lambda: GOOD[: GOOD.index(b"PK\x01\x02")] + (b"PK\x01\x02" + bytes(42)) * 1_000_000 + GOOD[-22:],
        Code.TOO_LARGE,
    ),
    "large parts": (lambda: package({str(n): bytes(30_000_000) for n in range(7)}, level=0), Code.TOO_LARGE),
    "large part": (lambda: package({TASKS: bytes(110_000_000)}, zipfile.ZIP_STORED, GOOD), Code.TOO_LARGE),
    # XML.
    "entity from a file": (lambda: replaced(TASKS, b"<worksheet", ENTITY), Code.UNSAFE),
    "document type": (lambda: replaced(WORKBOOK, b"<workbook", b"<!DOCTYPE workbook><workbook"), Code.UNSAFE),
    "document type in UTF-16": (_utf16, Code.UNSAFE),
    "laughs": (lambda: replaced(TASKS, b"<worksheet", LAUGHS), Code.UNSAFE),
    "unknown encoding": (
        lambda: with_part(GOOD, TASKS, lambda part: b'<?xml version="1.0" encoding="utf-7"?>' + part),
        Code.CORRUPT,
    ),
    "not UTF-8": (lambda: replaced(TASKS, b"<is><t>", b"<is><t>\xff\xfe"), Code.CORRUPT),
    "no closing tag": (lambda: replaced(TASKS, b"</sheetData>", b""), Code.CORRUPT),
    "deep": (lambda: rows(noise(2_000_000, b'<a b="%x">')), Code.UNSAFE),
    "deep, and cells before it": (lambda: rows(b"<row/>" * 60_000 + b"<a>" * 2_000), Code.UNSAFE),
    "many names": (lambda: rows(noise(1_000_000, b"<n%x/>")), Code.UNSAFE),
    "long attribute": (lambda: rows(b'<row spans="%s"/>' % noise(2_000_000, b"%07d")), Code.UNSAFE),
    "long comment": (lambda: rows(b"<!--%s-->" % noise(2_000_000, b"(%05d)")), Code.UNSAFE),
    "many elements": (lambda: rows(noise(5_000_000, b'<x y="%07d"/>')), Code.TOO_LARGE),
    # Cells.
    "dimensions without end": (
        lambda: replaced(TASKS, b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>'),
        READ,
    ),
    "far cell": (lambda: rows(FAR), READ),
    "far cell in the picture": (lambda: rows(FAR, PICTURE), READ),
    "far cell in the hidden sheet": (lambda: rows(FAR, META_PART), READ),
    "two million empty cells": (lambda: empty_cells(2_000_000), READ),
    "three million cells": (lambda: filled_cells(3_000_000), Code.TOO_LARGE),
    "thousands of rows from elsewhere": (lambda: changed_rows(20_000), READ),
    "merged without end": (
        lambda: replaced(TASKS, b"<pageMargins", MERGE % b"A5:XFD1048576"),
        Code.TOO_LARGE,
    ),
    "merged again and again": (
        lambda: replaced(TASKS, b"<pageMargins", MERGE % b'"/><mergeCell ref="'.join([b"A5:I999"] * 30)),
        Code.TOO_LARGE,
    ),
    "merged outside": (lambda: replaced(TASKS, b"<pageMargins", MERGE % b"A5:ZZZ9999999"), READ),
    "not a number": (lambda: _number(b"een"), Code.CORRUPT),
    "a number without end": (lambda: _number(b"7" * 500_000), Code.CORRUPT),
    "more than a number holds": (lambda: _number(b"1e999"), READ),
    "no number": (lambda: _number(b"NaN"), READ),
    "not a column": (lambda: replaced(TASKS, b'r="A5"', b'r="ZZZ5"'), Code.CORRUPT),
    "row without end": (lambda: _row(b"9" * 3_000), Code.CORRUPT),
    "row below nothing": (lambda: _row(b"-5"), Code.CORRUPT),
    "shared text that is not there": (lambda: rows(b'<row><c t="s"><v>99</v></c></row>'), Code.CORRUPT),
    "shared texts without end": (
        lambda: shared(noise(1_500_000, b"<si><t>%d</t></si>"), _SHARING % 5_000),
        Code.TOO_LARGE,
    ),
    "one text a million times": (
        lambda: shared(b"<si><t>%s</t></si>" % noise(5_000, b"%06d"), noise(300_000, _SHARING)),
        Code.TOO_LARGE,
    ),
    # How the parts hang together.
    "one sheet a thousand times": (lambda: sheets(1_000, same=True), Code.CORRUPT),
    "thousands of sheets": (lambda: sheets(2_000, same=False), Code.TOO_LARGE),
    "a sheet that is its own table": (
        lambda: package({TASKS_RELATIONS: relations('Target="sheet9.xml"', kind="table")}, base=GOOD),
        READ,
    ),
    "a table again and again": (
        lambda: package({TASKS_RELATIONS: relations(*[f'Target="/{TASKS_TABLE}"'] * 9_000, kind="table")}, base=GOOD),
        READ,
    ),
    "sums without end": (
        lambda: replaced(TASKS_TABLE, b"<table ", b'<table totalsRowCount="999999999" '),
        READ,
    ),
    "snapshot in a thousand brackets": (
        lambda: with_part(GOOD, META_PART, lambda part: part.replace(b"<is><t>{", b"<is><t>" + b"[" * 20_000, 1)),
        READ,
    ),
}
