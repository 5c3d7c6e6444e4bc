"""Workbooks of others: with all that XlsxWriter can make, and with parts written by hand that it cannot."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import xlsxwriter

BUDGET, CHARTS = "Begroting", "Grafiek & co"


def picture() -> bytes:
    """A PNG of four by four red points."""
    size = struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\xff\0\0" * 4 for _ in range(4)))
    chunks = ((b"IHDR", size), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def everything(macros: Path | None = None) -> bytes:
    """Charts, pictures, shapes, notes, rules, sparklines, names, properties; with macros from a file if it is given."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    budget, charts = book.add_worksheet(BUDGET), book.add_worksheet(CHARTS)
    budget.write_row("A1", ["Maand", "Omzet", "Doel", "Samen"])
    for row in range(1, 7):
        budget.write_row(row, 0, [f"M{row}", row * 10, row * 11])
        budget.write_formula(row, 3, f"=B{row + 1}+C{row + 1}", None, row * 21)
    budget.write_dynamic_array_formula("K1:K3", "=UNIQUE(A1:A3)")
    budget.write_rich_string("A15", "half ", book.add_format({"bold": True, "font_color": "#AA5500"}), "vet")
    budget.write_comment("B2", "let op", {"visible": True})
    budget.conditional_format("B2:B7", {"type": "data_bar", "data_bar_2010": True})
    budget.conditional_format("C2:C7", {"type": "3_color_scale"})
    marked = book.add_format({"bg_color": "#FFEE00"})
    budget.conditional_format(
        "A2:A7",
        {"type": "text", "criteria": "containing", "value": "M", "format": marked},
    )
    budget.data_validation("C2", {"validate": "list", "source": ["a", "b"]})
    budget.add_sparkline("E2", {"range": f"{BUDGET}!B2:C2"})
    budget.add_table("H1:I4")
    budget.freeze_panes(1, 0)
    budget.set_header("&Lkop")
    budget.write_url("A12", "https://example.org")
    budget.set_row(3, 40, book.add_format({"italic": True, "num_format": '0.00 "euro"'}))
    for place, kind in (("B2", "column"), ("B20", "line"), ("J2", "scatter")):
        chart = book.add_chart({"type": kind})
        chart.add_series({"values": f"={BUDGET}!$B$2:$B$7", "categories": f"={BUDGET}!$A$2:$A$7"})
        charts.insert_chart(place, chart)
    charts.insert_image("B40", "a.png", {"image_data": io.BytesIO(picture())})
    charts.insert_textbox("J20", "tekst in een vak")
    book.define_name("omzet", f"={BUDGET}!$B$2:$B$7")
    book.define_name(f"{BUDGET}!hier", f"={BUDGET}!$A$1")
    book.set_custom_property("afdeling", "verkoop")
    sheet = book.add_chartsheet("Blad grafiek")
    pie = book.add_chart({"type": "pie"})
    pie.add_series({"values": f"={BUDGET}!$B$2:$B$7"})
    sheet.set_chart(pie)
    if macros is not None:
        macros.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(range(256)) * 8)
        book.add_vba_project(str(macros))
    book.close()
    return out.getvalue()
