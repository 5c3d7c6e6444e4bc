"""What lies on the clipboard: tables of Excel, LibreOffice and Google Sheets, lines, entries of ours, and too much."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from blueprint_editor.core.copies import Copies, copies_of, from_bytes
from blueprint_editor.core.model import Blueprint, DataPoint, Element, EntryRef, Kind, Stage, Task
from blueprint_editor.workbook.clip_tables import from_html, from_tabbed, to_html, to_tabbed
from blueprint_editor.workflows.clipboard import (
    MOST_CHARACTERS,
    MOST_LINES,
    QUICK,
    Flavours,
    Lines,
    Table,
    TooMuch,
    flavours_of,
    read,
)
from tests.strategies import HOSTILE, examples

EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml"\r
xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet><style>
<!--table {mso-displayed-decimal-separator:"\\,";} .xl65 {white-space:normal;}--></style></head>
<body link="#0563C1"><table border=0 cellpadding=0 width=128><!--StartFragment-->\r
 <col width=64 span=2>\r
 <tr height=40 style='height:30.0pt'>\r
  <td height=40 class=xl65 width=64>Offerte<br>\r
    sturen</td>\r
  <td>Account\r
  manager</td><td align=right>3</td>\r
 </tr>\r
 <tr><td>A &amp; B</td><td colspan=2>breed</td></tr>\r
<!--EndFragment-->\r
</table></body></html>"""
# What LibreOffice 7.4 laid there when cells of ours, pasted into it, were copied again; shortened.
BACK = (
    '<!DOCTYPE html>\n\n<html>\n<head>\n\t<title></title>\n\t<style type="text/css">comment { display:none;  }</style>'
    '\n</head>\n\n<body>\n<table cellspacing="0" border="0">\n\t<colgroup span="2" width="89"></colgroup>\n\t<tr>\n'
    '\t\t<td height="34" align="left" sdnum="1033;0;@"><font face="DejaVu Serif">=1+1</font></td>\n\t\t<td align="left"'
    ' sdnum="1033;0;@"><font>regel 1<br>regel 2</font></td>\n\t</tr>\n</table>\n</body>\n\n</html>\n'
)
CALC = (
    '<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>'
    '<style type="text/css">body,div,table{ font-family:"Liberation Sans" }</style></head><body>'
    '<table cellspacing="0" border="0"><colgroup width="85"></colgroup><tr><td height="17" align="left">Bellen</td>'
    '<td align="right" sdval="0.5" sdnum="1043;0;0%">50%</td></tr><tr><td rowspan=2>hoog</td><td><br></td></tr>'
    "<tr><td>x</td></tr></table></body></html>"
)
SHEETS = (
    "<meta charset='utf-8'><google-sheets-html-origin><style type=\"text/css\"><!--td {border: 1px;}--></style>"
    '<table xmlns="http://www.w3.org/1999/xhtml" dir="ltr" data-sheets-root="1"><colgroup><col width="100"/></colgroup>'
    '<tbody><tr style="height:21px;"><td data-sheets-value="{}">• Bellen<br/>• Mailen</td><td></td><td>Sales</td></tr>'
    "</tbody></table>"
)


def test_what_spreadsheets_write_is_read() -> None:
    assert from_html(EXCEL) == [["Offerte\nsturen", "Account manager", "3"], ["A & B", "breed", ""]]
    assert from_html(CALC) == [["Bellen", "50%"], ["hoog", ""], ["", "x"]]
    assert from_html(BACK) == [["=1+1", "regel 1\nregel 2"]]
    assert from_html(SHEETS) == [["• Bellen\n• Mailen", "", "Sales"]]


def test_a_table_in_a_text_is_no_spreadsheet() -> None:
    """Else what stands around it would be lost; the text has it all."""
    assert from_html("<p>Hallo,</p><table><tr><td>a</td></tr></table>") is None
    assert from_html("<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>") is None
    assert from_html("<p>geen tabel</p>") is None
    assert from_html("<table><tr><td><table><tr><td>a<td>b</table>c</td><td>d") == [["a\nb\nc", "d"]]


@pytest.mark.parametrize(
    "text",
    [
        "<table><td colspan=99999999 rowspan=-1>x",
        "<table><tr></table></table></td>",
        "<td>x</td>",
        "<table>" * 500,
        "<",
        "<!--",
    ],
)
def test_html_that_makes_no_sense_does_no_harm(text: str) -> None:
    rows = from_html(text) or []
    assert all(len(row) <= 256 for row in rows)


def test_tabs_and_quotation_marks() -> None:
    assert from_tabbed('Fase\tTaak\r\nA\t"x\r\nzei ""ja"""\r\n') == [["Fase", "Taak"], ["A", 'x\nzei "ja"']]
    assert from_tabbed('"alleen begin\tb\n') == [['"alleen begin', "b"]]
    assert from_tabbed("a\t\t\n\t\tb\n\n") == [["a", "", ""], ["", "", "b"], [""]]
    assert from_tabbed("") == [[""]]


_CELLS = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=6))
_TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(_CELLS, min_size=width, max_size=width), min_size=1)
)


@settings(max_examples=examples(100))
@given(_TABLES)
@example([['"quoted"', 'a"b', '""', "\t", "\n"]])
def test_a_table_that_is_written_is_read_back(rows: list[list[str]]) -> None:
    assert from_tabbed(to_tabbed(rows) + "\n") == rows
    hard = [[cell.replace("\xa0", " ") for cell in row] for row in rows]  # a hard space is a space in HTML
    assert from_html(to_html(rows)) == hard


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_takes_every_cell_for_text(tmp_path: Path) -> None:
    rows = [["=1+1", "regel 1\nregel 2"], ["+31 6 12345678", 'zegt "ja"'], ["007", "1-2"], ["#N/A", "€ 5 😀 <b>"]]
    source = tmp_path / "clip.html"
    source.write_text(to_html(rows), encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--infilter=HTML (StarCalc)", "--convert-to", "xlsx", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    sheet = openpyxl.load_workbook(tmp_path / "clip.xlsx").active
    assert sheet is not None
    cells = [list(row) for row in sheet.iter_rows()]
    assert [[cell.value for cell in row] for row in cells] == rows
    assert {cell.data_type for row in cells for cell in row} == {"s"}, "a formula would be f, a number n"


def test_every_spreadsheet_is_told_that_a_cell_is_text() -> None:
    html = to_html([["=1+1", "a\nb"]])
    assert "mso-number-format:'\\@'" in html
    assert 'sdnum="1033;0;@"' in html
    assert '<br style="mso-data-placement:same-cell">' in html


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Bellen\r\nMailen\r\n", ("Bellen", "Mailen")),
        ("• Bellen\n• Mailen", ("Bellen", "Mailen")),
        ("•\tBellen\n•\tMailen", ("Bellen", "Mailen")),
        ("1.\tBellen\n2.\tMailen", ("Bellen", "Mailen")),
        ("- [ ] Bellen\n- [x] Mailen\n☐ Meten", ("Bellen", "Mailen", "Meten")),
        ("1. Bellen\n2) Mailen\n   met bijlage\n\n3. Meten", ("Bellen", "Mailen\nmet bijlage", "Meten")),
        ("a\x0bb\u2028c\x00\x01", ("a", "b", "c")),
        ("12. oktober bellen", ("12. oktober bellen",)),
        ("Bel klant; mail daarna @sales +3d !", ("Bel klant; mail daarna @sales +3d !",)),
        ("\tingesprongen\n\tnog een", ("ingesprongen", "nog een")),
    ],
)
def test_each_line_is_an_entry_without_its_mark(text: str, lines: tuple[str, ...]) -> None:
    assert read(Flavours(text=text)) == Lines(lines)


@pytest.mark.parametrize("text", ["", " \n\t\n ", "\x00"])
def test_nothing_is_nothing(text: str) -> None:
    assert read(Flavours(text=text)) is None
    assert read(Flavours(text=text, html="<table></table>")) is None


def test_one_column_is_lines_and_empty_rows_and_columns_do_not_count() -> None:
    assert read(Flavours(html=to_html([["", "Bellen"], ["", ""], ["", "Mailen"]]))) == Lines(("Bellen", "Mailen"))
    table = read(Flavours(html=to_html([["Taak", "", "Wie"], ["", "", ""], ["Bellen", "", "Sales"]])))
    assert table == Table((("Taak", "Wie"), ("Bellen", "Sales")))


def test_the_best_form_wins_and_text_can_be_asked_for() -> None:
    blueprint = _board()
    copies = copies_of(blueprint, [EntryRef("st_a", Element.TASK, "ta_1")])
    flavours = flavours_of(blueprint, copies, 0, TITLES)._replace(text="van elders")
    assert read(flavours) == copies
    assert read(flavours, as_text=True) == Lines(("van elders",))
    assert read(flavours._replace(own=b"kapot")) == Lines(("Bellen", "klant"))
    assert read(Flavours(tabbed="a\tb", text="c")) == Table((("a", "b"),))
    assert read(Flavours(html="<p>x</p>", text="c\td")) == Table((("c", "d"),))
    assert read(Flavours(text="c\td\ne"), as_text=True) == Lines(("c d", "e"))
    assert read(Flavours(html=to_html([["a", "b"]])), as_text=True) == Lines(("a b",))


TITLES = {element.value: element.value.capitalize() for element in Element}


def _board() -> Blueprint:
    return Blueprint(
        "bp_a",
        stages=(
            Stage(
                "st_a",
                "Aanvraag",
                tasks=(Task("ta_1", "Bellen\nklant"), Task("ta_2", "=1+1")),
                data_points=(DataPoint("dp_1", "Prijs"),),
            ),
            Stage("st_b", "Schouw"),
            Stage("st_c", "Offerte", tasks=(Task("ta_3", "Meten"),)),
            Stage("st_w", "Gewonnen", kind=Kind.WON),
        ),
    )


def test_one_stage_is_a_list_and_several_are_a_table_of_stages_by_lines() -> None:
    board = _board()
    refs = [EntryRef("st_a", Element.TASK, "ta_1"), EntryRef("st_a", Element.TASK, "ta_2")]
    alone = flavours_of(board, copies_of(board, refs), 0, TITLES)
    assert alone.text == "Bellen klant\n=1+1"
    assert from_tabbed(alone.tabbed) == [["Bellen\nklant"], ["=1+1"]]
    assert from_bytes(alone.own) == copies_of(board, refs)
    refs.append(EntryRef("st_c", Element.TASK, "ta_3"))
    wide = flavours_of(board, copies_of(board, refs), 0, TITLES)
    assert from_tabbed(wide.text) == [["Aanvraag", "Offerte"], ["Bellen\nklant", "Meten"], ["=1+1", ""]]
    assert from_html(wide.html) == from_tabbed(wide.text)
    refs.append(EntryRef("st_a", Element.DATA_POINT, "dp_1"))
    rows = from_tabbed(flavours_of(board, copies_of(board, refs), 0, TITLES).tabbed)
    assert rows == [
        ["", "Aanvraag", "Offerte"],
        ["Data_point", "Prijs", ""],
        ["Task", "Bellen\nklant", "Meten"],
        ["", "=1+1", ""],
    ]


def test_too_much_is_said_and_not_read() -> None:
    assert read(Flavours(text="x\n" * (MOST_LINES + 1))) == TooMuch(MOST_LINES + 1)
    assert read(Flavours(text="x\ty\n" * (MOST_LINES + 1))) == TooMuch(MOST_LINES + 1)
    assert isinstance(read(Flavours(text="\t".join(map(str, range(100))))), TooMuch)
    assert read(Flavours(text="x" * (MOST_CHARACTERS + 1))) == TooMuch()
    wide = "<table>" + "<tr>" + "<td colspan=256>x</td>" * 20_000 + "</tr></table>"
    assert isinstance(read(Flavours(html=wide)), TooMuch)


def test_what_is_read_at_once_is_read_quickly() -> None:
    cell = '<td height=20 class=xl65 style="height:15.0pt;border-top:none">Een waarde</td>'
    html = f"<table>{f'<tr>{cell * 10}</tr>' * (QUICK // len(cell) // 10)}</table>"
    started = time.perf_counter()
    assert isinstance(read(Flavours(html=html)), Table)
    assert time.perf_counter() - started < 0.5, "some 30 ms; ten times that on a machine that is busy"


def test_copies_are_counted() -> None:
    assert Copies(()).count == 0
