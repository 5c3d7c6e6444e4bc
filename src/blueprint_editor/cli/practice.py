"""The command `practice`: a HubSpot account on this machine, until Ctrl+C."""

from __future__ import annotations

from functools import partial

import click

from blueprint_editor.wording import say
from blueprint_editor.workflows.practice import FAULTS, BadFaults, practice_portal

from .options import language_option, place
from .usage import Command, UsageFailure


def practice_command(language: str) -> Command:
    """Start a practice portal."""
    return Command(
        "practice",
        language,
        callback=partial(_practice, spoken=language),
        help=f"{say('help.practice', language)} {say('help.practice_page', language)}",
        epilog=_faults_explained(language),
        params=[
            click.Option(
                ["--port"],
                type=click.IntRange(0, 65_535),
                default=0,
                metavar=say("help.a_number", language),
                help=say("help.port", language),
            ),
            *(
                click.Option([f"--{name}"], metavar=say(f"help.{kind}", language), help=say(f"help.{name}", language))
                for name, kind in (("faults", "a_list"), ("state", "a_file"), ("token", "a_token"))
            ),
            click.Option(["--production"], is_flag=True, help=say("help.production", language)),
            language_option(say("help.language", language)),
        ],
    )


def _practice(
    *,
    port: int,
    faults: str | None,
    state: str | None,
    token: str | None,
    production: bool,
    language: str | None,
    spoken: str,
) -> int:
    said = language or spoken
    try:
        portal = practice_portal(
            port=port,
            faults=faults or "",
            state=None if state is None else place(state),
            token=token,
            production=production,
        )
    except BadFaults as bad:
        raise UsageFailure(say("usage.no_faults", said, part=bad.part)) from None
    with portal:
        kind = "practice.started_production" if production else "practice.started_test"
        click.echo(say("practice.started", said, url=portal.url))
        click.echo(f"{say(kind, said, portal=str(portal.account.portal_id))} {say('practice.stop', said)}")
        try:
            while not portal.pause(0.5):  # short, as Windows hears Ctrl+C only between two waits
                pass
        except KeyboardInterrupt:
            return 0
    return 0


def _faults_explained(language: str) -> str:
    """What can go wrong, one a line, and how it is written down."""
    kinds = "\n".join(f"  {name:<11}{say(f'fault.{name}', language)}" for name in FAULTS)
    words = [say(f"help.faults_{key}", language) for key in ("form", "when", "done", "run")]
    return "\n\n".join([f"\b\n{say('help.faults_head', language)}:\n{kinds}", *words])
