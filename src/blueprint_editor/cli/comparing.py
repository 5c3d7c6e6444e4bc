"""The commands `diff` and `merge`: exit code 0 for equal or merged, 1 for differences or conflicts, 2 for an error."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial

import click
import msgspec

from blueprint_editor.core.findings import Finding
from blueprint_editor.core.merging import Choice, Conflict
from blueprint_editor.wording import capital, finding_sentence, say
from blueprint_editor.wording.change_list import change_groups, changes_text, count_text
from blueprint_editor.wording.changes import Words
from blueprint_editor.workflows.comparing import Comparison, Merged, compare_files, merge_files, save_merged

from .as_json import Json
from .as_text import for_terminal
from .options import force_option, free_place, json_option, language_option, out_option
from .usage import Command

DIFFERENT = 1
"""The exit code of a difference, and of a conflict."""


def diff_command(language: str) -> Command:
    """What changed from one workbook to another."""
    return Command(
        "diff",
        language,
        callback=_diff,
        help=f"{say('help.diff', language)}\n\n{say('help.diff_codes', language)}",
        params=[
            click.Argument(["before"], metavar=say("help.before", language)),
            click.Argument(["after"], metavar=say("help.after", language)),
            json_option(language),
            language_option(say("help.labels_language", language)),
        ],
    )


def merge_command(language: str) -> Command:
    """Two workbooks that came from one, as one."""
    return Command(
        "merge",
        language,
        callback=partial(_merge, spoken=language),
        help="\n\n".join(say(f"help.{key}", language) for key in ("merge", "merge_default", "merge_codes")),
        params=[
            *(
                click.Argument([name], metavar=say(f"help.{name}", language), type=click.STRING)
                for name in ("base", "ours", "theirs")
            ),
            out_option(language),
            click.Option(
                ["--prefer"],
                type=click.Choice([choice.value for choice in Choice]),
                metavar="ours|theirs|both",
                help=say("help.prefer", language),
            ),
            force_option(language),
            json_option(language),
            language_option(say("help.language", language)),
        ],
    )


def _diff(*, before: str, after: str, as_json: bool, language: str | None) -> int:
    compared = compare_files(before, after)
    spoken = language or compared.after.blueprint.language
    if as_json:
        click.echo(json.dumps(_diff_json(compared, spoken), ensure_ascii=False, indent=2))
    else:
        text = changes_text(compared.changes, compared.before.blueprint, compared.after.blueprint, spoken)
        click.echo(for_terminal(text), nl=False)
        for name, document in ((before, compared.before), (after, compared.after)):
            _say_findings(name, document.findings, spoken)
    return DIFFERENT if compared.changes else 0


def _say_findings(name: str, findings: Sequence[Finding], language: str) -> None:
    """What a reading found: on stderr, as it is no difference."""
    for finding in findings:
        click.echo(for_terminal(f"{name}: {finding_sentence(finding, language)}"), err=True)


def _diff_json(compared: Comparison, language: str) -> Json:
    before, after = compared.before.blueprint, compared.after.blueprint
    shown: list[Json] = []
    for group in change_groups(compared.changes, before, after, language):
        for told in group.told:
            change: Json = msgspec.to_builtins(compared.changes[told.index])
            shown.append({**change, "under": group.title, "message": capital(told.sentence)})
    return {
        "equal": not compared.changes,
        "summary": count_text(compared.changes, language),
        "changes": shown,
        "findings": {
            side: [finding_sentence(finding, language) for finding in document.findings]
            for side, document in (("before", compared.before), ("after", compared.after))
        },
    }


def _merge(
    *,
    base: str,
    ours: str,
    theirs: str,
    out: str,
    prefer: str | None,
    force: bool,
    as_json: bool,
    language: str | None,
    spoken: str,
) -> int:
    path = free_place(out, force=force)
    merged = merge_files(base, ours, theirs, prefer=None if prefer is None else Choice(prefer))
    save_merged(merged, path, replace=force)
    said = language or spoken
    if as_json:
        click.echo(json.dumps(_merge_json(merged, out, said), ensure_ascii=False, indent=2))
    else:
        click.echo(for_terminal("\n".join(_merge_lines(merged, out, said))))
        for name, document in ((base, merged.base), (ours, merged.ours), (theirs, merged.theirs)):
            _say_findings(name, document.findings, said)
    return DIFFERENT if merged.merge.conflicts else 0


def _words(merged: Merged, language: str) -> Words:
    merge = merged.merge
    return Words(language, merge.base, merge.theirs, merge.ours)


def _merge_lines(merged: Merged, out: str, language: str) -> Iterator[str]:
    words, merge = _words(merged, language), merged.merge
    yield say("cli.made", language, path=out)
    if merge.conflicts:
        yield ""
        yield say("conflict.count", language, n=len(merge.conflicts))
    for conflict in merge.conflicts:
        yield f"  ! {capital(words.conflict(conflict))}"
        for side, value in _sides(conflict).items():
            yield f"      {say(f'conflict.{side}', language, value=words.side(conflict, value))}"
    if merge.mended:
        yield ""
        yield from (f"  ~ {capital(words.mended(note))}" for note in merge.mended)


def _sides(conflict: Conflict) -> dict[str, object]:
    sides = {"base": conflict.base, "ours": conflict.ours, "theirs": conflict.theirs}
    return {side: value for side, value in sides.items() if side != "base" or value is not None}


def _merge_json(merged: Merged, out: str, language: str) -> Json:
    words, merge = _words(merged, language), merged.merge
    return {
        "output": out,
        "conflicts": [
            {**msgspec.to_builtins(conflict), "key": conflict.key, "message": capital(words.conflict(conflict))}
            for conflict in merge.conflicts
        ],
        "mended": [{**msgspec.to_builtins(note), "message": capital(words.mended(note))} for note in merge.mended],
        "findings": {
            side: [finding_sentence(finding, language) for finding in document.findings]
            for side, document in (("base", merged.base), ("ours", merged.ours), ("theirs", merged.theirs))
        },
    }
