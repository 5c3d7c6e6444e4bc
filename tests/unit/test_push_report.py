"""The report of a push as a page and as a table, and the checklist as a page: nothing in them is more than text."""

from __future__ import annotations

import csv
import io

import pytest

from blueprint_editor.core.model import Blueprint
from blueprint_editor.core.plan import CreateGroup, Outcome, Report, ReportLine, Target, TargetKind
from blueprint_editor.workflows.push_report import checklist_html, report_csv, report_html
from blueprint_editor.workflows.pushing import checklist

NASTY = "<script>alert(1)</script>"


def report(message: str) -> Report:
    """A push of one step that failed."""
    step = CreateGroup(id="group", name="blueprint", label=NASTY)
    line = ReportLine(step=step, outcome=Outcome.FAILED, message=message, correlation="abc-1")
    return Report(run="r1", target=Target(kind=TargetKind.NEW, account="1"), lines=(line,))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_shows_what_hubspot_said_as_text(language: str) -> None:
    page = report_html(report(NASTY), language).decode()
    assert "<script" not in page
    assert page.count("&lt;script&gt;") == 2
    assert "abc-1" in page


def test_a_table_holds_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(report_csv(report("=1+1"), "nl").decode("utf-8-sig")), delimiter=";"))
    assert rows[1][2] == "'=1+1"
    assert rows[1][0] == "Mislukt"
    assert len(rows) == 2


def test_the_checklist_has_a_box_for_each_item() -> None:
    items = checklist(Blueprint("bp_aaaaaaaaaaaa", "Installaties"))
    page = checklist_html(items, NASTY, "en", {items[0].id: "https://app.hubspot.com/x?a=1&b=2"}).decode()
    assert page.count('<a href="https://app.hubspot.com/x?a=1&amp;b=2">') == 1
    assert page.count('class="box"') == len(items) > 0
    assert "<script" not in page
