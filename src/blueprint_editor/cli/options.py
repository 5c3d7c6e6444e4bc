"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from blueprint_editor import workflows
from blueprint_editor.core.findings import Code
from blueprint_editor.wording import LANGUAGES, say


def language_option(text: str) -> click.Option:
    """`--language`, explained by this text."""
    return click.Option(["--language"], type=click.Choice(LANGUAGES), metavar="nl|en", help=text)


def out_option(language: str) -> click.Option:
    """`-o`, which is required."""
    return click.Option(
        ["-o", "--output", "out"], required=True, metavar=say("help.a_file", language), help=say("help.out", language)
    )


def force_option(language: str) -> click.Option:
    """`--force`, which replaces a file."""
    return click.Option(["--force"], is_flag=True, help=say("help.force", language))


def json_option(language: str) -> click.Option:
    """`--json`, given to the command as `as_json`."""
    return click.Option(["--json", "as_json"], is_flag=True, help=say("help.json", language))


def portal_option(language: str) -> click.Option:
    """`--portal`, the account."""
    return click.Option(["--portal"], metavar=say("help.a_name", language), help=say("help.portal_name", language))


def match_option(language: str, text: str) -> click.Option:
    """`--match`, which may be given several times."""
    return click.Option(
        ["--match"], multiple=True, metavar=say("help.a_match", language), help=say(f"help.{text}", language)
    )


def place(out: str) -> Path:
    """The path to write to, whose folder is there; raises DocumentError."""
    path = Path(out)
    if not path.parent.is_dir():
        raise workflows.DocumentError(Code.NO_FOLDER, {"path": str(path.parent)})
    return path


def free_place(out: str, *, force: bool) -> Path:
    """The path to write to, where nothing is unless `force` says that it may go; raises DocumentError."""
    path = place(out)
    if path.exists() and not force:
        raise workflows.DocumentError(Code.FILE_EXISTS, {"path": out})
    return path
