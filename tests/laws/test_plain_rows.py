"""Two ways to read a sheet: what goes past the parser is what it would have read, and the same is refused."""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace
from typing import Any, cast
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint_editor.workbook import cells, package, plain_rows, plain_texts
from blueprint_editor.workbook.cells import PlainSheet
from blueprint_editor.workbook.errors import ReadError
from blueprint_editor.workbook.limits import Meter
from blueprint_editor.workbook.markup import slices
from blueprint_editor.workbook.package import SheetPart
from tests.conftest import LONG

MANY = settings(max_examples=5_000 if LONG else 300)
Several = tuple[str, ...]
"""Pieces of a sheet; beside those that are well-formed stand those of which most are not."""

TEXTS: tuple[Several, Several] = (
    ("Bellen", "", "a &amp; b", "&#8226; één", "&#x2022;", "&#10;", "&#13;", "\t", "\r\n", "\x7f", "\x85", ">", "😀",
     "_x0041_", "_x005F_", " ", "<!--</row>-->", "<![CDATA[<row>]]>", "<?x </row>?>"),
    ("&#0;", "&#xFFFE;", "&#xD800;", "&#1114112;", "&", "&nbsp;", "&AMP;", "]]>", "\x01", "\ufffe", "\uffff", "</row>"),
)  # fmt: skip
NUMBERS: tuple[Several, Several] = (
    ("1", "0.5", "007", " 3 ", "1" * 17, "1e999", ""), ("1" * 401, "x", "٣", "1 1", "&#49;", "&"),
)  # fmt: skip
SHARED: tuple[Several, Several] = (("0", "1", "2", " 1 ", "-1"), ("99", "x", ""))
PLACES: tuple[Several, Several] = (
    (' r="A1"', ' r="B2"', ' r="C"', ' r="XFD9"', ' r="c1"', ' r="A12345678"', ""), (' r="XFE1"', ' r="$B$3"', ' r=""'),
)  # fmt: skip
ATTRIBUTES: tuple[Several, Several] = (
    ("", ' ht="33.5" customHeight="1"', ' hidden="1"', ' hidden="true"', ' hidden="0"', ' a="/"', ' x:y="1"', " a='1'",
     ' a=">"', ' hidden="&#49;"', '  spans="1:3" ', ' é="1"'),
    (' ht="1" ht="2"', " a=b", "/", ' a="\x01"', ' r="2"'),
)  # fmt: skip
BETWEEN: tuple[Several, Several] = (
    ("\n", "<row/>", '<row r="3"/>', '<row r="4" hidden="1"/>', "<row></row>", "<c><v>1</v></c>", "<!-- x -->",
     "<?p i?>", "<row r='5'><c r='A5'><v>1</v></c></row>", '<row r="6"><c r="A6"><row r="7"></row></c></row>',
     "<v>1</v>", '<!-- <row r="8"></row> -->', "<row><?p </row>?></row>",
     '<rPh><row r="9"><c><v>1</v></c></row></rPh>'),
    ("</sheetData>", "<sheetData>", "<rPh>", "</rPh>", "<c r='D1'>", "</c>", "<v>", "</v>", "<row r=", '<row x="',
     "<t>", "<row r='1'><row r='2'></row>", "</t>", "<!DOCTYPE x>", '<row r="5"><!-- </row>', '<row x="</row>',
     "</worksheet>", "--></row>", '<row r="5"><?p </row>', "?></row>",
     '<row r="5"><c r="F2"><v>9</v><row></row>', "</c></row>",
     '"></row>', '<c r="F1"><row r="5"></row>', '</c><row r="6"></row>',
     '<row r="5"><c r="A5"><f/></c></row>', "<rPh><row></row>",
     '<row r="5"/></row>', '<row r="5"><c r="A5"><v>1</v></c><row r="6"></row>', '<row r="5"/><c r="A5"><v>1</v></c>'),
)  # fmt: skip
STARTS: tuple[Several, Several] = (
    ("", '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n', "<?xml version='1.0' encoding='utf-8'?>"),
    ("\ufeff", " ", '<?xml version="1.0"  encoding="ISO-8859-1"?>', "<!-- <sheetData> -->", "<?x ?>"),
)
HEADS: tuple[Several, Several] = (
    ("", '<sheetPr a="1"/>', "<cols><col/></cols>", "<rPh/>"),
    ('<x a="', "<c r='B1'>", "<!--", "<!-- <sheetData> -->", "<x>", "<sheetData ><!-- ", "<rPh>", "<c><v>1</v></c>"),
)
TAILS: tuple[Several, Several] = (
    ("", '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>', "<c><v>7</v></c>"),
    ("</x>", "</rPh>", "--></sheetData>"),
)
ITEMS: tuple[Several, Several] = (
    ("<si><t>{}</t></si>", '<si><t xml:space="preserve">{}</t></si>', "<si><r><t>{}</t></r><rPh><t>x</t></rPh></si>",
     "{}"),
    ("<si/>", "<si></si>", "<si><t/></si>", "<x:si><x:t>a</x:t></x:si>", "<si>", "</si>", "<t>", "</t>", "<t>a</t>",
     "\n", "<!--", "-->", "<rPh>", "</rPh>", "<si><t>a", "b</t></si>", "<si><!-- </si>", "--></si>", "</sst>", "<sst>"),
)  # fmt: skip
ROOTS = (
    "<sst>",
    '<sst a=">">',
    '<sst a="<sst>">',
    "<sst a='1' a='2'>",
    "<x:sst>",
    "<!-- <sst> --><sst>",
    "<x><sst>",
    "",
)
LOOK_LIKE_TEXT = ("inlineStr", "str", "d", "e", "b")


class Pen:
    """Writes a sheet; one that is to do `harm` now and then writes what is not well-formed."""

    def __init__(self, draw: st.DrawFn, harm: bool) -> None:
        self.draw, self.harm = draw, harm

    def of(self, pieces: tuple[Several, Several]) -> str:
        """One of the pieces."""
        bad = self.harm and self.draw(st.integers(0, 11)) == 0
        return self.draw(st.sampled_from(pieces[bad]))

    def cell(self) -> str:
        """A cell with a text, a number, a formula, or nothing."""
        form, place = self.draw(st.integers(0, 9)), self.of(PLACES)
        text = self.of(TEXTS) + self.of(TEXTS)
        kind = f' t="{self.draw(st.sampled_from(LOOK_LIKE_TEXT))}"'
        match form:
            case 0:
                return f'<c{place} s="1"/>'
            case 1:
                return f"<c{place} s='1'{kind}><is><r><t>{text}</t></r><rPh><t>x</t></rPh></is></c>"
            case 2:
                return f"<c{place}{kind}><f>1+1</f><v>{text}</v></c>"
            case 3:
                return f"<c{place}{kind}></c>"
            case 4 | 5:
                return f'<c{place} s="1"><v>{self.of(NUMBERS)}</v></c>'
            case 6:
                return f'<c{place} s="1" t="s"><v>{self.of(SHARED)}</v></c>'
            case 7:
                return f"<c{place}{kind}><v>{text}</v></c>"
        return f'<c{place} s="2" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'

    def row(self) -> str:
        """A row, or what may stand between two."""
        if self.draw(st.integers(0, 4)) == 0:
            return self.of(BETWEEN)
        number = self.draw(st.integers(1, 12)) if not self.harm else self.draw(st.sampled_from((0, 1, 2, 9, 1_048_577)))
        cells = [self.cell() for _ in range(self.draw(st.integers(0, 3)))]
        return f'<row r="{number}"{self.of(ATTRIBUTES)}>{"".join(cells)}</row>'


@st.composite
def some_sheet(draw: st.DrawFn) -> bytes:
    """A sheet of plain rows and others, at times with a stretch of its bytes gone, doubled or moved."""
    pen = Pen(draw, harm=draw(st.integers(0, 2)) == 0)
    rows = "".join([pen.row() for _ in range(draw(st.integers(1, 8)))])
    whole = f'<worksheet xmlns="m">{pen.of(HEADS)}<sheetData>{rows}</sheetData>{pen.of(TAILS)}</worksheet>'
    data = (pen.of(STARTS) + whole).encode()
    if pen.harm and draw(st.booleans()):
        first, last, to = (draw(st.integers(0, len(data))) for _ in range(3))
        data = draw(st.sampled_from((data[:first] + data[last:], data[:to] + data[first:last] + data[to:])))
    return data


def outcome(data: bytes) -> tuple[object, ...]:
    """What is read of a sheet, with the types of its values, or how it is refused."""

    class Only:
        """A package with one part."""

        meter = Meter()

        def read(self, _part: str) -> bytes:
            """The bytes of the part."""
            return data

    sheet = PlainSheet(cast(Any, Only()), SheetPart("Blad", "blad", False), lambda: ["", "gedeeld", "a" * 120])
    try:
        return sheet.content, repr(sheet.content.cells)
    except ReadError as error:
        return error.code, error.facts


def compare(data: bytes, piece: int = 1 << 18) -> None:
    """Read a sheet both ways."""
    with patch.object(cells, "apart", lambda data, _, meter: slices(data, meter, counts=True)):
        expected = outcome(data)
    with patch.object(plain_rows, "PIECE", piece), patch.object(plain_rows, "_MOST_ROW", 4 * piece):
        assert outcome(data) == expected, data


def sheet(
    *, start: str = "", head: str = "", rows: Several = (), between: Several = ("", "", ""), tail: str = ""
) -> bytes:
    """A sheet with plain rows, and something in one place."""
    cells = '<c r="B1" t="e"><v> </v></c><c r="C1"><v> </v></c><c r="D1" t="inlineStr"><is><t>x</t></is></c>'
    plain = [f'<row r="{number}">{cells}</row>' for number in (7, 8, 9)]
    middle = "".join(one + other for one, other in zip(between, plain, strict=True))
    return f"{start}<worksheet>{head}<sheetData>{middle}{''.join(rows)}</sheetData>{tail}</worksheet>".encode()


def test_one_strange_thing_in_a_plain_sheet() -> None:
    for text in sum(TEXTS, ()):
        kinds = [f"<is><t>{text}</t></is>", f"<v>{text}</v>", text]
        for kind, inside in product(("inlineStr", "s", "n", "str", "e"), kinds):
            compare(sheet(rows=(f'<row r="1"><c r="A1" t="{kind}">{inside}</c></row>',)))
    for wrong in (b"\xff", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\xe2\x82", b"\xef\xbb\xbf"):
        compare(sheet(rows=("<row r='1'><c r='A1' t='str'><v>x</v></c></row>",)).replace(b">x<", b">" + wrong + b"<"))
        compare(sheet(rows=('<row r="1"><c r="A1" t="str"><v>x</v></c></row>',)).replace(b">x<", b">" + wrong + b"<"))
    for value, kind in product(sum(NUMBERS, ()) + sum(SHARED, ()), ("n", "s", "b", "e", "x", "")):
        compare(sheet(rows=(f'<row r="1"><c r="A1" t="{kind}"><v>{value}</v></c></row>',)))
    for place, inside in product(sum(PLACES, ()), ("<v>1</v>", "", "<f>1</f>", "<f>1</f><v>1</v>")):
        compare(sheet(rows=(f'<row r="1"><c r="A1"><v>1</v></c><c{place}>{inside}</c><c><v>2</v></c></row>',)))
        compare(sheet(rows=(f'<row r="1"><c r="A1"><v>1</v></c><c{place}>{inside}</c></row>',), tail="<c><v>3</v></c>"))
    for more in sum(ATTRIBUTES, ()):
        compare(sheet(rows=(f'<row r="2"{more}><c r="A1"><v>1</v></c></row>', f'<row r="3"{more}/><row r="4"></row>')))
    for start, head, tail in product(sum(STARTS, ()), sum(HEADS, ()), sum(TAILS, ())):
        compare(sheet(start=start, head=head, tail=tail))


def test_the_parser_gets_nothing_of_plain_rows() -> None:
    rows = (
        '<row r="1" spans="1:3" x14ac:dyDescent="0.3"><c r="A1" s="1" t="s"><v>2</v></c><c r="B1"/></row>',
        '<row r="2" customFormat="false" ht="12.8" hidden="false"><c r="A2" t="b"><v>1</v></c></row>',
        '<row r="3"/><row r="4" ht="9"><c r="A4" t="inlineStr"><is><t>a &amp; b</t></is></c></row>',
    )
    data, told = sheet(rows=rows), cells._SheetParser(lambda: ["", "", "gedeeld"], Meter())
    left = b"".join(plain_rows.apart(data, told, Meter()))
    assert left == b"<worksheet><sheetData></sheetData></worksheet>"
    assert [told.cells[row].get(1) for row in (1, 2, 3, 4)] == ["gedeeld", True, None, "a & b"]


def test_two_strange_things_among_plain_rows() -> None:
    for one, other in product(sum(BETWEEN, ()), repeat=2):
        compare(sheet(between=(one, other, "")))
        compare(sheet(between=("", one, other)), piece=90)


@MANY
@given(data=some_sheet(), piece=st.sampled_from((1, 90, 400, 1 << 18)))
def test_rows_that_go_past_the_parser_are_read_as_it_reads_them(data: bytes, piece: int) -> None:
    compare(data, piece)


def shared(data: bytes) -> tuple[object, ...]:
    """The texts of a part that cells share, or how it is refused; and how many elements were counted."""
    meter = Meter()
    only = SimpleNamespace(meter=meter, _shared_part=lambda _: data)
    try:
        return package.Package.shared_texts(cast(Any, only)), meter._elements
    except ReadError as error:
        return error.code, error.facts


def compare_texts(data: bytes, piece: int = 1 << 18) -> None:
    """Read the texts that cells share both ways."""
    with patch.object(package, "plain_texts", lambda *_: None):
        expected = shared(data)
    with patch.object(plain_texts, "PIECE", piece):
        assert shared(data) == expected, data


def test_texts_that_go_past_the_parser_are_read_as_it_reads_them() -> None:
    items = [form.format(text) for text in sum(TEXTS, ()) for form in ITEMS[0]] + list(ITEMS[1])
    plain = "<si><t>Bellen</t></si>"
    for item in items:
        compare_texts(f'<sst xmlns="m">{plain}{item}{plain}</sst>'.encode())
        compare_texts(f"<sst>{plain}{item}{plain * 9}</sst>".encode(), piece=60)
    for one, other in product(ITEMS[1], repeat=2):
        compare_texts(f"<sst>{plain}{one}{plain}{other}{plain}</sst>".encode())
    for start, root, end in product(
        sum(STARTS, ()), ROOTS, ("</sst>", "</sst> \n", "</sst>x", "", "</x>", "</sst><sst/>")
    ):
        compare_texts(f"{start}{root}{plain}{end}".encode())
    for wrong in (b"\xff", b"\xed\xa0\x80", b"\xef\xbf\xbf", b"\xe2\x82"):
        compare_texts(b"<sst><si><t>" + wrong + b"</t></si></sst>")


def test_the_parser_gets_nothing_of_plain_texts() -> None:
    data = b'<sst><si><t>a &amp; b</t></si><si><t xml:space="preserve"> _x0041_</t></si><si><t/></si></sst>'
    assert plain_texts.plain_texts(data, Meter()) == ["a & b", " A", ""]
