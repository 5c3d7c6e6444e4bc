"""The commands `push` and `drift`: exit code 0 done or equal, 1 differences or a refused plan, 2 an error."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import click
import msgspec

from blueprint_editor import workflows
from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import Blueprint
from blueprint_editor.core.plan import Choices, Drift, Plan, Report
from blueprint_editor.wording import error_sentence, say
from blueprint_editor.wording.plan_text import drift_text, plan_text, report_text
from blueprint_editor.workflows import Document, DocumentError, push_report, pushing
from blueprint_editor.workflows.matching import matched
from blueprint_editor.workflows.portals import Portal, open_portal
from blueprint_editor.workflows.pushing import PushStale

from .as_text import for_terminal
from .matching import as_usage
from .options import force_option, free_place, json_option, language_option, match_option, portal_option
from .usage import Command, UsageFailure

NOT_DONE = 1
"""The exit code of a difference, a conflict, a plan that is refused, and a push that is not whole."""


def push_command(language: str) -> Command:
    """A blueprint to HubSpot: the plan, and with --yes the push."""
    return Command(
        "push",
        language,
        callback=partial(_push, spoken=language),
        help="\n\n".join(say(f"help.{key}", language) for key in ("push", "push_yes", "push_codes")),
        params=[
            click.Argument(["file"], metavar=say("help.a_file", language)),
            portal_option(language),
            click.Option(["--pipeline"], metavar=say("help.a_pipeline", language), help=say("help.pipeline", language)),
            click.Option(["--dry-run"], is_flag=True, help=say("help.dry_run", language)),
            click.Option(["--yes"], is_flag=True, help=say("help.yes", language)),
            click.Option(["--confirm"], metavar=say("help.an_account", language), help=say("help.confirm", language)),
            click.Option(["--workflows", "drafts"], is_flag=True, help=say("help.workflows", language)),
            match_option(language, "push_match"),
            click.Option(["--report"], metavar=say("help.a_report", language), help=say("help.report", language)),
            force_option(language),
            json_option(language),
            language_option(say("help.labels_language", language)),
        ],
    )


def drift_command(language: str) -> Command:
    """What is different between a workbook and its pipeline."""
    return Command(
        "drift",
        language,
        callback=_drift,
        help=f"{say('help.drift', language)}\n\n{say('help.push_codes', language)}",
        params=[
            click.Argument(["file"], metavar=say("help.a_file", language)),
            portal_option(language),
            click.Option(["--pipeline"], metavar="ID", help=say("help.pipeline", language)),
            json_option(language),
            language_option(say("help.labels_language", language)),
        ],
    )


def _push(
    *,
    file: str,
    portal: str | None,
    pipeline: str | None,
    dry_run: bool,
    yes: bool,
    confirm: str | None,
    drafts: bool,
    match: tuple[str, ...],
    report: str | None,
    force: bool,
    as_json: bool,
    language: str | None,
    spoken: str,
) -> int:
    if dry_run and yes:
        raise UsageFailure(say("push.dry_or_yes", language or spoken))
    place_of_report = _place_of_report(report, language or spoken, yes=yes, force=force)
    document = _opened(file)
    blueprint = document.blueprint
    said = language or blueprint.language
    way = open_portal(portal)
    with way.door:
        state = pushing.look(way, drafts=drafts)
        choices = Choices(target=pipeline or "", workflows=drafts)
        with as_usage(said):
            blueprint, choices = matched(blueprint, state, choices, match)
        plan = pushing.plan_push(blueprint, state, choices)
        if dry_run or not yes or not plan.can_push:
            _show_plan(plan, said, as_json=as_json)
            if not dry_run and plan.can_push:
                click.echo(say("push.say_yes", said), err=True)
            return 0 if dry_run and plan.can_push else NOT_DONE
        try:
            done = pushing.push(way, blueprint, plan, state, confirmed=confirm or "")
        except PushStale as stale:
            _show_plan(stale.plan, said, as_json=as_json)
            click.echo(error_sentence(Code.PUSH_STALE, {"name": portal or "HubSpot"}, said), err=True)
            return NOT_DONE
    _show_report(done.report, said, as_json=as_json)
    _keep(document, pushing.linked(blueprint, done.link))
    if place_of_report is not None:
        push_report.write_report(done.report, place_of_report, said)
    return 0 if done.report.complete else NOT_DONE


def _place_of_report(report: str | None, language: str, *, yes: bool, force: bool) -> Path | None:
    """Where the report goes, which has to be known before anything changes in HubSpot."""
    if report is None:
        return None
    if not yes:
        raise UsageFailure(say("push.report_needs_yes", language))
    if not report.lower().endswith(push_report.REPORTS):
        raise UsageFailure(say("push.report_kind", language, name=report))
    return free_place(report, force=force)


def _drift(*, file: str, portal: str | None, pipeline: str | None, as_json: bool, language: str | None) -> int:
    blueprint = _opened(file).blueprint
    way = open_portal(portal)
    with way.door:
        found = _compared(way, blueprint, pipeline or "")
    if as_json:
        click.echo(_json(found))
    else:
        click.echo(for_terminal(drift_text(found, language or blueprint.language)), nl=False)
    return 0 if found.is_empty else NOT_DONE


def _compared(way: Portal, blueprint: Blueprint, pipeline: str) -> Drift:
    state = pushing.look(way)
    return pushing.compare(way, blueprint, state, Choices(target=pipeline))


def _opened(file: str) -> Document:
    """The document in a file of ours; raises DocumentError for a newer version, which nobody here may change."""
    document = workflows.open_document(file)
    if document.read_only:
        raise DocumentError(Code.NEWER_VERSION, {"path": file, "name": Path(file).name})
    return document


def _keep(document: Document, blueprint: Blueprint) -> None:
    """Let the workbook know what is which in HubSpot; everything else in it stays as it is."""
    assert document.path is not None
    if blueprint != document.blueprint:
        workflows.save_document(blueprint, document.path, expected=document.fingerprint, carrier=document.carrier)


def _show_plan(plan: Plan, language: str, *, as_json: bool) -> None:
    click.echo(_json(plan) if as_json else for_terminal(plan_text(plan, language)), nl=as_json)


def _show_report(report: Report, language: str, *, as_json: bool) -> None:
    click.echo(_json({**_plain(report), "complete": report.complete}) if as_json else report_text(report, language))


def _plain(value: object) -> dict[str, Any]:
    found = msgspec.to_builtins(value)
    assert isinstance(found, dict)
    return found


def _json(value: object) -> str:
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=False, indent=2)
