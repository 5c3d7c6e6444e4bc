"""Dates, times and percentages of a workbook that was not made here say what one sees in the cell."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from blueprint_editor.workbook.cells import Book
from blueprint_editor.workbook.foreign import read_foreign
from blueprint_editor.workbook.shown import Format, format_of, show
from tests.foreign.kit import saved


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("General", None),
        ("0.00", None),
        ('#,##0.00 "dagen"', None),
        ("[Red]0;[Blue]-0", None),
        ("@", None),
        ("dd-mm-yyyy", Format.DATE),
        ("[$-413]d mmmm yyyy;@", Format.DATE),
        ("mmm", Format.DATE),
        ("d/m/yy h:mm", Format.DATE_TIME),
        ("hh:mm:ss", Format.TIME),
        ("[h]:mm", Format.TIME),
        ('"week "0', None),
        ("0%", Format.PERCENTAGE),
        ("0,0 %", Format.PERCENTAGE),
    ],
)
def test_a_format_is_known_by_its_pattern(code: str, form: Format | None) -> None:
    assert format_of(code) is form


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (46_112, Format.DATE, "2026-03-31"),
        (46_112.0, Format.DATE_TIME, "2026-03-31"),
        (46_112.5, Format.DATE_TIME, "2026-03-31 12:00"),
        (0.25, Format.TIME, "06:00"),
        (0.2, Format.PERCENTAGE, "20%"),
        (0.125, Format.PERCENTAGE, "12.5%"),
        (0.5, Format.DATE, None),
        (-1, Format.TIME, None),
        (1e12, Format.DATE, None),
    ],
)
def test_a_number_is_shown_as_one_sees_it(number: float, form: Format, text: str | None) -> None:
    assert show(number, form) == text


def _book(epoch: str = "1900") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Fasen")
    for column, (stage, task) in enumerate(
        [("Aanvraag", "Bellen"), ("Offerte", "Rekenen"), ("Gewonnen", "Bedanken")], 2
    ):
        sheet.cell(1, column, stage)
        sheet.cell(3, column, task)
    sheet["A1"], sheet["A2"], sheet["A3"], sheet["A4"] = "Fase", "Winkans", "Taken", "Documenten"
    sheet["B2"], sheet["C2"] = 0.2, 0.6
    sheet["B2"].number_format = sheet["C2"].number_format = "0%"
    sheet["B4"] = dt.date(2026, 3, 31)
    sheet["C4"] = dt.datetime(2026, 4, 1, 14, 30)  # noqa: DTZ001 - a workbook knows no time zones
    sheet["D4"] = 1_500
    if epoch == "1904":
        book.epoch = CALENDAR_MAC_1904
    return saved(book)


@pytest.mark.parametrize("epoch", ["1900", "1904"])
def test_a_date_among_the_texts_is_the_day_that_one_sees(epoch: str) -> None:
    stages = read_foreign(Book(_book(epoch))).blueprint.stages
    assert [stage.probability for stage in stages[:2]] == [0.2, 0.6]
    assert [[entry.text for entry in stage.documents] for stage in stages] == [
        ["2026-03-31"],
        ["2026-04-01 14:30"],
        ["1500"],
    ]
