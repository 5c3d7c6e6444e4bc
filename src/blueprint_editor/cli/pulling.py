"""The command `pull`: a pipeline of HubSpot as a workbook of its own, or beside a blueprint that is there."""

from __future__ import annotations

import json
import secrets
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click
import msgspec

from blueprint_editor import workflows
from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import Blueprint
from blueprint_editor.core.plan import ALL_PROPERTIES, NEW, Answer, Beside, Choices
from blueprint_editor.wording import say
from blueprint_editor.wording.matching import beside_lines
from blueprint_editor.workflows import Document, DocumentError, comparing, matching, pushing
from blueprint_editor.workflows.portals import open_portal
from blueprint_editor.workflows.pushing import AccountState

from .as_text import for_terminal
from .matching import as_usage
from .options import (
    force_option,
    free_place,
    json_option,
    language_option,
    match_option,
    out_option,
    portal_option,
)
from .usage import Command, UsageFailure

_KEPT = {"here": Answer.IGNORE, "hubspot": Answer.TAKE_OVER}


class _Beside(NamedTuple):
    """What was said of a blueprint to fetch a pipeline beside."""

    file: str | None
    match: tuple[str, ...]
    keep: str | None
    properties: bool


def pull_command(language: str) -> Command:
    """A pipeline of HubSpot as a workbook."""
    return Command(
        "pull",
        language,
        callback=partial(_pull, spoken=language),
        help=say("help.pull", language),
        params=[
            portal_option(language),
            click.Option(["--pipeline"], metavar="ID", help=say("help.pull_pipeline", language)),
            out_option(language),
            click.Option(["--beside"], metavar=say("help.a_file", language), help=say("help.beside", language)),
            match_option(language, "pull_match"),
            click.Option(
                ["--keep"], type=click.Choice(list(_KEPT)), metavar="here|hubspot", help=say("help.pull_keep", language)
            ),
            click.Option(["--properties"], is_flag=True, help=say("help.pull_properties", language)),
            force_option(language),
            json_option(language),
            language_option(say("help.new_language", language)),
        ],
    )


def _pull(
    *,
    portal: str | None,
    pipeline: str | None,
    out: str,
    beside: str | None,
    match: tuple[str, ...],
    keep: str | None,
    properties: bool,
    force: bool,
    as_json: bool,
    language: str | None,
    spoken: str,
) -> int:
    said = language or spoken
    if beside is None and (match or keep or properties):
        raise UsageFailure(say("matching.only_beside", said))
    path = free_place(out, force=force)
    document = None if beside is None else _opened(beside)
    way = open_portal(portal)
    with way.door:
        state = pushing.look(way)
    chosen = _pipeline(state, pipeline, None if document is None else document.blueprint, said)
    expected = workflows.fingerprint_of(path) if force and path.exists() else None
    if document is None:
        blueprint = pushing.fetch(state, chosen, language=said)
        workflows.save_document(blueprint, path, expected=expected)
        found = None
    else:
        found = _found(document.blueprint, state, chosen, _Beside(beside, match, keep, properties), said)
        blueprint = matching.joined(found)
        workflows.save_document(blueprint, path, expected=expected, carrier=document.carrier)
    if as_json:
        click.echo(json.dumps(_as_json(blueprint, document, found, out), ensure_ascii=False, indent=2))
        return 0
    if found is not None:
        click.echo(for_terminal("\n".join(beside_lines(found, said))))
    click.echo(say("cli.made", said, path=out))
    return 0


def _pipeline(state: AccountState, pipeline: str | None, beside: Blueprint | None, language: str) -> str:
    """The pipeline that is meant: the one of the blueprint it comes beside, or where there is only one, that one."""
    known = {one.id: one.label for one in state.live_pipelines}
    link = None if beside is None else pushing.last_link(beside, state.id)
    own = link.pipeline if link is not None and link.pipeline in known else ""
    chosen = pipeline or own or (next(iter(known)) if len(known) == 1 else "")
    if chosen not in known:
        choices = ", ".join(f"{name} ({label})" for name, label in known.items())
        raise UsageFailure(say("pull.which", language, choices=choices))
    return chosen


def _opened(file: str) -> Document:
    document = workflows.open_document(file)
    if document.read_only:
        raise DocumentError(Code.NEWER_VERSION, {"path": file, "name": Path(file).name})
    return document


def _found(blueprint: Blueprint, state: AccountState, pipeline: str, said: _Beside, language: str) -> Beside:
    """The pipeline beside the blueprint, as it was said."""
    answers = {ALL_PROPERTIES: NEW} if said.properties else {}
    choices = Choices(target=pipeline, answers=answers)
    with as_usage(language):
        choices = matching.beside_answers(blueprint, state, choices, said.match)
    seed = secrets.token_hex(16)
    found = matching.beside(blueprint, state, choices, seed)
    if found is not None and said.keep is not None:
        found = matching.beside(blueprint, state, matching.kept(found, choices, _KEPT[said.keep]), seed)
    assert found is not None
    return found


def _as_json(blueprint: Blueprint, document: Document | None, found: Beside | None, out: str) -> dict[str, object]:
    told: dict[str, object] = {"made": out, "stages": len(blueprint.stages)}
    if document is not None and found is not None:
        told |= {
            "target": msgspec.to_builtins(found.target),
            "rows": msgspec.to_builtins(found.rows),
            "linked": found.linked,
            "changes": comparing.count_changes(document.blueprint, found.blueprint),
        }
    return told
