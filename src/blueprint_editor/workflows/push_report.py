"""What is handed out about a push: its report and the go-live checklist, as a page to mail or print, and as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blueprint_editor.core.plan import GoLiveItem, Outcome, Report
from blueprint_editor.hubspot.files import replace_file
from blueprint_editor.resources import resource
from blueprint_editor.wording import capital, say
from blueprint_editor.wording.dates import moment_text
from blueprint_editor.wording.golive import golive_lines, golive_what
from blueprint_editor.wording.plan_text import outcome_label, report_heading, report_verdict, report_why
from blueprint_editor.wording.plans import difference_sentence, step_sentence
from blueprint_editor.workflows.portals import disk_trouble

if TYPE_CHECKING:
    import jinja2

_RISKY = ("=", "+", "-", "@", "\t", "\r")
"""What makes Excel take a cell for a formula."""


def report_html(report: Report, language: str) -> bytes:
    """A report as a page that needs nothing beside it."""
    good = {Outcome.DONE, Outcome.ALREADY}
    lines = [
        {
            "good": line.outcome in good,
            "outcome": outcome_label(line.outcome, language),
            "step": capital(step_sentence(line.step, language)),
            "said": report_why(line, language),
            "reference": line.correlation,
            "at": moment_text(line.at, language),
        }
        for line in report.lines
    ]
    return _page(
        language,
        "report",
        title=report_heading(report, language)[0],
        lead=report_heading(report, language)[1:],
        verdict=report_verdict(report, language),
        good=report.complete,
        differences=[difference_sentence(one, language) for one in report.differences],
        columns=_columns(language),
        lines=lines,
    )


def report_csv(report: Report, language: str) -> bytes:
    """A report as a table for Excel: a line for each step."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(_columns(language))
    for line in report.lines:
        step = capital(step_sentence(line.step, language))
        why = report_why(line, language)
        at = moment_text(line.at, language)
        cells = [outcome_label(line.outcome, language), step, why, line.correlation, at]
        writer.writerow(map(_tame, cells))
    return text.getvalue().encode("utf-8-sig")  # Excel takes a file without the mark for another encoding


REPORTS = (".html", ".csv")
"""How the name of a report's file ends."""


def write_report(report: Report, path: Path, language: str) -> None:
    """Let a file hold a report, as a table where its name ends in .csv, else as a page; raises PortalError."""
    make = report_csv if path.suffix.lower() == ".csv" else report_html
    try:
        replace_file(path, make(report, language))
    except OSError as error:
        raise disk_trouble(error, path) from None


def checklist_html(
    items: tuple[GoLiveItem, ...], title: str, language: str, links: Mapping[str, str] | None = None
) -> bytes:
    """The go-live checklist as a page to print; `links` has the address of each item that has one, by its id."""
    known = links or {}
    lines = [
        {
            "done": item.done,
            "what": capital(golive_what(item, language)),
            "lines": golive_lines(item, language),
            "link": known.get(item.id, ""),
        }
        for item in items
    ]
    done = say("push_window.golive.count", language, done=sum(item.done for item in items), n=len(items))
    return _page(language, "checklist", title=say("golive.title", language), lead=[title, done], lines=lines)


def _columns(language: str) -> list[str]:
    return [say(f"push_window.report.{name}", language) for name in ("outcome", "step", "said", "reference", "at")]


def _tame(text: str) -> str:
    return f"'{text}" if text.startswith(_RISKY) else text


def _page(language: str, what: str, **facts: Any) -> bytes:
    return _template(what).render(language=language, **facts).encode()


@cache
def _template(what: str) -> jinja2.Template:
    import jinja2

    surroundings = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    return surroundings.from_string(resource("handout", f"{what}.html").read_text(encoding="utf-8"))
