"""The action list in words: as a table, as text for a mail, as CSV, as JSON."""

from __future__ import annotations

import csv
import io
from itertools import groupby

import msgspec

from blueprint_editor.core.model import Blueprint
from blueprint_editor.method.actions import SortBy, ToDo, to_dos
from blueprint_editor.wording import capital, element_name, say, when_text
from blueprint_editor.wording.dates import day_text

__all__ = ["ActionList", "SortBy", "action_list", "as_csv", "as_json", "as_text"]

COLUMNS = ("text", "owner", "due", "place", "note")
"""The columns of the list; their titles are the texts `actions.<column>`."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class ActionList(msgspec.Struct, frozen=True):
    """The list as it is shown: a title, a line below it, and rows of `COLUMNS`."""

    title: str
    subtitle: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    found: tuple[ToDo, ...]


def action_list(blueprint: Blueprint, language: str, by: SortBy = SortBy.OWNER, *, tasks: bool = True) -> ActionList:
    """The action list of a blueprint in a language."""
    found = to_dos(blueprint, by, tasks=tasks)
    names = [" ".join(part.split()) for part in (blueprint.client, blueprint.title) if part.strip()]
    return ActionList(
        say("actions.title", language),
        " · ".join(dict.fromkeys(names)),
        tuple(say(f"actions.{column}", language) for column in COLUMNS),
        tuple(_row(one, language) for one in found),
        found,
    )


def as_text(shown: ActionList, language: str) -> str:
    """The list for a mail: by owner as it is sorted, a line each."""
    lines = [f"{shown.title} – {shown.subtitle}" if shown.subtitle else shown.title]
    if not shown.rows:
        return "\n".join([*lines, "", say("actions.none", language), ""])
    for owner, rows in groupby(shown.rows, key=lambda row: row[1]):
        lines += ["", owner or say("actions.nobody", language)]
        for text, _owner, due, place, note in rows:
            said = f"- {' '.join(text.split())}"
            said += f" ({due})" if due else ""
            said += f" [{place}]" if place else ""
            lines.append(said)
            lines += [f"  {line}" for line in note.splitlines()]
    return "\n".join([*lines, ""])


def as_csv(shown: ActionList, language: str) -> str:
    """The list for a spreadsheet, with the separator that Excel expects there, and dates that sort."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if language == "nl" else ",", lineterminator="\r\n")
    writer.writerow(shown.headings)
    for row, one in zip(shown.rows, shown.found, strict=True):
        writer.writerow([_cell(value) for value in (row[0], row[1], one.due or row[2], *row[3:])])
    return out.getvalue()


def as_json(shown: ActionList) -> list[dict[str, object]]:
    """The list as data."""
    return [msgspec.to_builtins(one) for one in shown.found]


def _row(one: ToDo, language: str) -> tuple[str, ...]:
    due = day_text(one.due, language) if one.due else when_text(one.when, language) if one.when else ""
    element = capital(element_name(one.element, language)) if one.element else ""
    place = " · ".join(part for part in (element, " ".join(one.stage.split())) if part)
    return (one.text, one.owner, due, place, one.note)


def _cell(value: str) -> str:
    """A text that a spreadsheet would take for a formula, with a sign before it that says it is none."""
    return f"'{value}" if value.startswith(_FORMULA) else value
