"""The commands `worksheets` and `actions`: sheets to write on, and who does what."""

from __future__ import annotations

import json
from collections import deque
from functools import partial
from typing import TYPE_CHECKING

import click

from blueprint_editor.wording import say
from blueprint_editor.workflows.actions import SortBy, action_list, as_csv, as_json, as_text

from .as_text import for_terminal
from .commands import opened
from .language import utf8_locale
from .options import json_option, language_option, out_option, place
from .usage import Command, UsageFailure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint_editor.paint.paper import PdfPages

_STEPS = 7


def worksheets_command(language: str) -> Command:
    """An empty A3 sheet for each step, as PDF."""
    return Command(
        "worksheets",
        language,
        callback=partial(_worksheets, spoken=language),
        help=say("help.worksheets", language),
        params=[
            click.Argument(["file"], metavar=say("help.a_file", language)),
            out_option(language),
            click.Option(["--step"], type=click.IntRange(1, _STEPS), metavar="1-7", help=say("help.step", language)),
            click.Option(["--blank"], is_flag=True, help=say("help.blank", language)),
            language_option(say("help.labels_language", language)),
        ],
    )


def actions_command(language: str) -> Command:
    """The action list as text, CSV, JSON or PDF."""
    return Command(
        "actions",
        language,
        callback=partial(_actions, spoken=language),
        help=say("help.actions", language),
        params=[
            click.Argument(["file"], metavar=say("help.a_file", language)),
            click.Option(
                ["-o", "--output", "out"], metavar=say("help.a_file", language), help=say("help.actions_out", language)
            ),
            click.Option(
                ["--sort"],
                type=click.Choice([by.value for by in SortBy]),
                default="owner",
                metavar="owner|due",
                help=say("help.sort", language),
            ),
            click.Option(["--parked"], is_flag=True, help=say("help.parked", language)),
            click.Option(["--csv", "as_table"], is_flag=True, help=say("help.csv", language)),
            json_option(language),
            language_option(say("help.labels_language", language)),
        ],
    )


def _worksheets(*, file: str, out: str, step: int | None, blank: bool, language: str | None, spoken: str) -> None:
    path = place(out)
    _only_pdf(out, spoken)
    document, _ = opened(file)
    from blueprint_editor.paint.export import write_file
    from blueprint_editor.paint.worksheets import worksheet_pages

    steps = [step] if step else list(range(1, _STEPS + 1))
    blueprint = document.blueprint
    with utf8_locale():
        data = _whole(worksheet_pages(blueprint, steps, language or blueprint.language, filled=not blank))
    write_file(path, data)
    click.echo(say("cli.made", spoken, path=out))


def _actions(
    *,
    file: str,
    out: str | None,
    sort: str,
    parked: bool,
    as_table: bool,
    as_json: bool,
    language: str | None,
    spoken: str,
) -> None:
    if out is not None:
        path = place(out)
        _only_pdf(out, spoken)
    document, _ = opened(file)
    chosen = language or document.blueprint.language
    shown = action_list(document.blueprint, chosen, SortBy(sort), tasks=not parked)
    if out is not None:
        from blueprint_editor.paint.action_sheet import list_pages
        from blueprint_editor.paint.export import write_file

        with utf8_locale():
            data = _whole(list_pages(shown.title, shown.subtitle, shown.headings, shown.rows, chosen))
        write_file(path, data)
        click.echo(say("cli.made", spoken, path=out))
    elif as_json:
        click.echo(json.dumps(_data(shown), ensure_ascii=False, indent=2))
    elif as_table:
        click.echo(as_csv(shown, chosen), nl=False)
    else:
        click.echo(for_terminal(as_text(shown, chosen)), nl=False)


_data = as_json


def _whole(pages: Iterator[PdfPages]) -> bytes:
    return deque(pages, maxlen=1)[0].finish()


def _only_pdf(out: str, spoken: str) -> None:
    if not out.lower().endswith(".pdf"):
        raise UsageFailure(say("usage.only_pdf", spoken, name=out))
