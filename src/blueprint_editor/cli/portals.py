"""The command `portal`: the HubSpot accounts of this user. Exit code 0, 1 when a key lacks a scope, 2 for an error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import partial

import click

from blueprint_editor.wording import capital, say
from blueprint_editor.workflows import portals
from blueprint_editor.workflows.portals import Colour, Profile, Tested

from .as_json import Json
from .as_text import for_terminal
from .options import json_option, language_option
from .usage import Command, UsageFailure

DEEDS = ("add", "list", "test", "remove")
LACKING = 1
"""The exit code of a key that may not do what a push needs."""

_MOST_READ = 65_536
"""Characters of stdin: enough for any key, and for what somebody pipes in by mistake."""


def portal_command(language: str) -> Command:
    """The HubSpot accounts: add, list, test, remove."""
    return Command(
        "portal",
        language,
        callback=partial(_portal, spoken=language),
        help="\n\n".join(say(f"help.{key}", language) for key in ("portal", "portal_add", "portal_others")),
        params=[
            click.Argument(["deed"], metavar="|".join(DEEDS), type=click.Choice(DEEDS)),
            click.Argument(["name"], required=False, metavar=f"[{say('help.a_name', language)}]"),
            click.Option(
                ["--colour"],
                type=click.Choice([colour.value for colour in Colour]),
                metavar=say("help.a_colour", language),
                help=say("help.colour", language, colours=", ".join(Colour)),
            ),
            json_option(language),
            language_option(say("help.language", language)),
        ],
    )


def _portal(
    *, deed: str, name: str | None, colour: str | None, as_json: bool, language: str | None, spoken: str
) -> int:
    said = language or spoken
    if name is None and deed in {"add", "remove"}:
        raise UsageFailure(say("portal.name_missing", said, deed=deed))
    if name is not None and deed == "list":
        raise UsageFailure(say("portal.name_too_many", said))
    if deed == "add":
        return _add(name or "", None if colour is None else Colour(colour), said, as_json=as_json)
    if deed == "list":
        return _list(said, as_json=as_json)
    if deed == "test":
        tested = portals.check_portal(name)
        _show(_tested_json(tested), _tested_lines(tested, said), as_json=as_json)
        return LACKING if tested.missing else 0
    removed = portals.forget_portal(name or "")
    _show(_profile_json(removed), [say("portal.removed", said, name=removed.name)], as_json=as_json)
    return 0


def _add(name: str, colour: Colour | None, language: str, *, as_json: bool) -> int:
    name = portals.fit_name(name)  # before anybody types a key in vain
    added = portals.connect_portal(name, _key(language), colour=colour, session=False)
    tested = added.tested
    head = say("portal.renewed" if added.renewed else "portal.added", language, name=tested.profile.name)
    lines = [head, *_tested_lines(tested, language), say("portal.key_keyring", language)]
    _show({**_tested_json(tested), "renewed": added.renewed}, lines, as_json=as_json)
    return LACKING if tested.missing else 0


def _key(language: str) -> str:
    """The key from stdin: typed without being shown, or whatever a pipe brings."""
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        return str(click.prompt(say("portal.key", language), hide_input=True, err=True, default="", show_default=False))
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")  # what is no text is no key, and is told as that
    return sys.stdin.read(_MOST_READ)


def _list(language: str, *, as_json: bool) -> int:
    found = portals.portals()
    lines = [f"{profile.name}: {_account_line(profile, language)}" for profile in found]
    _show([_profile_json(profile) for profile in found], lines or [say("portal.none", language)], as_json=as_json)
    return 0


def _show(value: Json | list[Json], lines: list[str], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))
    else:
        click.echo(for_terminal("\n".join(lines)))


def _tested_lines(tested: Tested, language: str) -> list[str]:
    return [capital(_account_line(tested.profile, language)), *_scope_lines(tested, language)]


def _scope_lines(tested: Tested, language: str) -> Iterator[str]:
    if tested.scopes is not None:
        yield say("portal.scopes", language, scopes=", ".join(tested.scopes) or "–")
    elif not tested.missing:
        yield say("portal.scopes_unknown", language)
    if tested.missing:
        yield say("portal.missing", language, scopes=", ".join(tested.missing))


def _account_line(profile: Profile, language: str) -> str:
    """What an account is, on one line: a production account is not to be overlooked."""
    parts = [
        say("portal.account", language, account=str(profile.account)),
        say("portal.production" if profile.production else "portal.test", language),
    ]
    if profile.hosting:
        parts.append(say("portal.hosting", language, hosting=profile.hosting))
    if not profile.at_hubspot:
        parts.append(say("portal.host", language, host=profile.host))
    return " · ".join(parts)


def _profile_json(profile: Profile) -> Json:
    return {
        "name": profile.name,
        "account": profile.account,
        "account_type": profile.account_type,
        "production": profile.production,
        "hosting": profile.hosting,
        "domain": profile.domain,
        "host": profile.host,
        "colour": profile.colour.value,
    }


def _tested_json(tested: Tested) -> Json:
    scopes = None if tested.scopes is None else list(tested.scopes)
    return {**_profile_json(tested.profile), "scopes": scopes, "missing": list(tested.missing)}
