"""The commands, and the options of the program itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

import click

from blueprint_editor import __version__, workflows
from blueprint_editor.core.findings import Code
from blueprint_editor.wording import finding_sentence, say

from . import COMMANDS
from .failures import spoken_language
from .language import utf8_locale
from .options import force_option, free_place, json_option, language_option, out_option, place
from .usage import Command, UsageFailure, usage_sentence
from .window import WindowArguments, no_file, open_window

if TYPE_CHECKING:
    from blueprint_editor.workflows.foreign import Understanding

PROGRAM = "blueprint-editor"


def run_command(arguments: Sequence[str]) -> int:
    """Run the command that the first argument names, else the program's own options."""
    language = spoken_language(arguments)
    name, *rest = arguments or [""]
    make = _makers().get(name)
    if make is None and no_file(name):
        raise UsageFailure(_no_command(name, language))
    command = _program(language) if make is None else make(language)
    called = PROGRAM if make is None else f"{PROGRAM} {name}"
    try:
        with command.make_context(called, list(arguments) if make is None else rest, allow_extra_args=True) as context:
            if context.args:
                raise UsageFailure(say("usage.extra", language, arguments=" ".join(context.args)))
            result = command.invoke(context)
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.UsageError as error:
        raise UsageFailure(usage_sentence(error, language)) from error
    return int(result or 0)


def _no_command(name: str, language: str) -> str:
    commands = ", ".join(COMMANDS)
    near = get_close_matches(name, COMMANDS, 1)
    if near:
        return say("usage.no_command_near", language, name=name, near=near[0], commands=commands)
    return say("usage.no_command", language, name=name, commands=commands)


def _makers() -> dict[str, Callable[[str], Command]]:
    """What makes each command; those of other modules are loaded when they are asked for."""
    return {
        "new": _new_command,
        "show": _show_command,
        "render": _render_command,
        "worksheets": _later("handouts", "worksheets_command"),
        "actions": _later("handouts", "actions_command"),
        "diff": _later("comparing", "diff_command"),
        "merge": _later("comparing", "merge_command"),
        "portal": _later("portals", "portal_command"),
        "practice": _later("practice", "practice_command"),
        "push": _later("pushing", "push_command"),
        "pull": _later("pulling", "pull_command"),
        "drift": _later("pushing", "drift_command"),
    }


def _later(module: str, maker: str) -> Callable[[str], Command]:
    def make(language: str) -> Command:
        made: Command = getattr(import_module(f"{__package__}.{module}"), maker)(language)
        return made

    return make


def _new(
    *, template: str, language: str | None, out: str, title: str, client: str, author: str, force: bool, spoken: str
) -> None:
    path = free_place(out, force=force)
    document = workflows.new_document(template, language or spoken, title=title, client=client, author=author)
    expected = workflows.fingerprint_of(path) if force else None
    workflows.save_document(document.blueprint, path, expected=expected)
    click.echo(say("cli.made", spoken, path=out))


def _show(*, file: str, language: str | None, as_json: bool) -> None:
    document, understood = opened(file)
    blueprint = document.blueprint
    spoken = language or blueprint.language
    if as_json:
        from .as_json import blueprint_json, understanding_json

        shown = blueprint_json(blueprint, document.findings, lambda finding: finding_sentence(finding, spoken))
        shown["understanding"] = understanding_json(understood) if understood else None
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        from .as_text import blueprint_text, understanding_text

        if understood:
            click.echo(understanding_text(understood, spoken))
        click.echo(blueprint_text(blueprint, document.findings, spoken), nl=False)


def opened(file: str) -> tuple[workflows.Document, Understanding | None]:
    """The document in a workbook, and how it was understood where it is not one of ours."""
    try:
        return workflows.open_document(file), None
    except workflows.DocumentError as error:
        if error.code is not Code.NO_BLUEPRINT:
            raise
    from blueprint_editor.workflows import foreign

    found = foreign.open_foreign(file)
    return foreign.document_of(found, found.understanding), found.understanding


def _render(*, file: str, out: str, language: str | None, dark: bool, spoken: str) -> None:
    path = place(out)
    document, _ = opened(file)
    from blueprint_editor.paint.export import render

    with utf8_locale():
        render(document.blueprint, path, dark=dark, language=language)
    click.echo(say("cli.made", spoken, path=out))


def _main(
    *, files: tuple[str, ...], template: str | None, language: str | None, version: bool, self_test: bool, spoken: str
) -> int:
    if version:
        click.echo(say("cli.version", spoken, version=__version__))
        return 0
    if self_test:
        from .self_test import self_test as try_out

        return try_out(spoken)
    return open_window(WindowArguments(list(files), template, language))


def _new_command(language: str) -> Command:
    templates = ", ".join(workflows.template_codes())
    return Command(
        "new",
        language,
        callback=partial(_new, spoken=language),
        help=say("help.new", language),
        params=[
            click.Option(
                ["--template"],
                default=workflows.template_codes()[0],
                metavar=say("help.a_template", language),
                help=say("help.template", language, templates=templates),
            ),
            language_option(say("help.language", language)),
            out_option(language),
            *(
                click.Option(
                    [f"--{name}"], default="", metavar=say("help.a_text", language), help=say(f"help.{name}", language)
                )
                for name in ("title", "client", "author")
            ),
            force_option(language),
        ],
    )


def _show_command(language: str) -> Command:
    return Command(
        "show",
        language,
        callback=_show,
        help=say("help.show", language),
        params=[
            click.Argument(["file"], metavar=say("help.a_file", language)),
            json_option(language),
            language_option(say("help.labels_language", language)),
        ],
    )


def _render_command(language: str) -> Command:
    return Command(
        "render",
        language,
        callback=partial(_render, spoken=language),
        help=say("help.render", language),
        params=[
            click.Argument(["file"], metavar=say("help.a_file", language)),
            out_option(language),
            click.Option(["--dark"], is_flag=True, help=say("help.dark", language)),
            language_option(say("help.labels_language", language)),
        ],
    )


def _program(language: str) -> Command:
    commands = "\n".join(f"  {name:<11}{say(f'help.{name}', language)}" for name in COMMANDS)
    return Command(
        PROGRAM,
        language,
        callback=partial(_main, spoken=language),
        help=say("help.window", language),
        epilog=f"\b\n{say('help.commands', language)}:\n{commands}",
        params=[
            click.Argument(["files"], nargs=-1, metavar=f"[{say('help.a_file', language)}]..."),
            click.Option(
                ["--template"],
                metavar=say("help.a_template", language),
                help=say("help.template", language, templates=", ".join(workflows.template_codes())),
            ),
            language_option(say("help.language", language)),
            click.Option(["--self-test"], is_flag=True, help=say("help.self_test", language)),
            click.Option(["--version"], is_flag=True, help=say("help.version", language)),
        ],
    )
