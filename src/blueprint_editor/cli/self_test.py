"""The program tries itself out, without a window: what a built program is checked with."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from blueprint_editor import workflows
from blueprint_editor.core.findings import Code
from blueprint_editor.wording import say

from .language import utf8_locale


def self_test(language: str) -> int:
    """A template, saved, opened, compared and painted, and an account asked on this machine; raises what goes wrong."""
    with tempfile.TemporaryDirectory(prefix="blueprint-") as folder:
        _try_in(Path(folder), language)
    return 0


def _try_in(folder: Path, language: str) -> None:
    blueprint = workflows.new_document("service", language).blueprint
    _done("template", language)
    path = folder / workflows.suggested_name(blueprint)
    fingerprint = workflows.save_document(blueprint, path, backups=folder / "backups").fingerprint
    _done("save", language)
    document = workflows.open_document(path)
    _done("open", language)
    if (document.blueprint, document.fingerprint, document.findings) != (blueprint, fingerprint, ()):
        raise workflows.DocumentError(Code.READ_BACK_DIFFERS, {"path": str(path)})
    _done("compare", language)
    from blueprint_editor.paint.export import render

    picture = folder / "board.png"
    with utf8_locale():
        render(blueprint, picture)
    if not picture.read_bytes().startswith(b"\x89PNG"):
        raise workflows.DocumentError(Code.DISK_ERROR, {"path": str(picture), "reason": "PNG"})
    _done("paint", language)
    from blueprint_editor.workflows.portals import try_door
    from blueprint_editor.workflows.practice import practice_portal

    with practice_portal() as portal:
        try_door(portal.url)
    _done("hubspot", language)


def _done(part: str, language: str) -> None:
    click.echo(say(f"selftest.{part}", language))
