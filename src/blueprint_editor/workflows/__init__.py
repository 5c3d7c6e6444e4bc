"""New, open and save a document: joins the core with the method and the workbook, without Qt.

The clock, randomness and the program's data folder enter here. What reads a workbook is loaded
when the first one is opened or saved, not before.

    DocumentError   a document is not opened, not saved or not made; nothing is lost
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from blueprint_editor import __version__
from blueprint_editor.core.findings import Code, Facts, Finding, structure_findings
from blueprint_editor.core.model import AgendaItem, Blueprint

if TYPE_CHECKING:
    from blueprint_editor.workbook.carrier import Carrier as Carrier

SUFFIX = ".blueprint.xlsx"
"""How the name of a document ends."""

STEPS = ("read_file", "read_cells", "make_workbook", "verify_workbook", "write_file")
"""What `progress` is called with; the sentences are `work.<step>` in wording."""

Progress = Callable[[str], None]
"""Hears each step before it begins, and again while it lasts; what it raises stops the work with nothing changed."""

Share = Callable[[float], None]
"""Hears how much of a step has been done; what it raises stops the work as well."""

_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_MOST_NAME = 80


class DocumentError(Exception):
    """Why a document is not there; `code` and `facts` make the sentence.

    `standing` is the fingerprint of what a save has put there before it failed, if it came so far.
    """

    def __init__(self, code: Code, facts: Facts, standing: str | None = None) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts = facts
        self.standing = standing


class Document(msgspec.Struct, frozen=True):
    """A blueprint with where it came from; `fingerprint` is the file's as it was opened or saved.

    `carrier` is what the workbook holds beside the blueprint: for the next save, wherever that goes. `source` is the
    workbook of others that an unsaved blueprint was read from.
    """

    blueprint: Blueprint
    path: Path | None = None
    fingerprint: str | None = None
    findings: tuple[Finding, ...] = ()
    read_only: bool = False
    carrier: Carrier | None = None
    source: Path | None = None


class Saved(msgspec.Struct, frozen=True):
    """What stands on disk after a save: its fingerprint, and what it holds beside the blueprint."""

    fingerprint: str
    carrier: Carrier | None = None


def _nobody(step: str) -> None:
    """Nobody listens to the progress."""


def _no_share(share: float) -> None:
    """Nobody listens to that either."""


def template_codes() -> tuple[str, ...]:
    """The codes of the templates, in the order in which they are offered."""
    from blueprint_editor.method import templates

    return tuple(templates.TEMPLATE_CODES)


def check_template(template: str) -> None:
    """Raise DocumentError with `unknown_template` unless there is such a template."""
    codes = template_codes()
    if template not in codes:
        raise DocumentError(Code.UNKNOWN_TEMPLATE, {"template": template, "known": ", ".join(codes)})


def new_document(
    template: str,
    language: str,
    *,
    title: str = "",
    client: str = "",
    author: str = "",
    agenda: tuple[AgendaItem, ...] = (),
) -> Document:
    """A document from a template, with new ids; raises DocumentError with `unknown_template`."""
    from blueprint_editor.method import templates

    check_template(template)
    blueprint = templates.new_blueprint(template, language, os.urandom, title=title, client=client, author=author)
    if agenda:
        blueprint = msgspec.structs.replace(blueprint, agenda=agenda)
    return Document(blueprint, findings=findings_of(blueprint))


def open_document(path: str | Path, *, progress: Progress = _nobody, share: Share = _no_share) -> Document:
    """The document in a workbook, with every finding of its reading; raises DocumentError.

    The same file gives the same ids, also to rows that have none: work on them is known again after a crash.
    `share` hears how much of it has been read, from 0 to 1, many times a second.
    """
    from random import Random

    from blueprint_editor.workbook import carrier, read, store
    from blueprint_editor.workbook.errors import WorkbookError

    with named_errors(path):
        progress("read_file")
        opened = store.open_document(Path(path))
        progress("read_cells")

        def heard(done: float) -> None:
            progress("read_cells")
            share(done)

        try:
            reading = read.read(opened.data, Random(opened.fingerprint).randbytes, heard=heard)
        except MemoryError:
            raise WorkbookError(Code.TOO_LARGE) from None
        carried = carrier.carrier_of(opened.data, reading.rows)
    findings = findings_of(reading.blueprint, reading.findings)
    return Document(reading.blueprint, opened.path, opened.fingerprint, findings, reading.read_only, carried)


def save_document(
    blueprint: Blueprint,
    path: str | Path,
    *,
    expected: str | None = None,
    backups: Path | None = None,
    progress: Progress = _nobody,
    carrier: Carrier | None = None,
) -> Saved:
    """Save, read back, and say what stands on disk now; raises DocumentError and then the file is untouched.

    `expected` is the fingerprint of the file that may be replaced, none when no file may be there. What `carrier`
    holds beside the blueprint is in the new file too, or the save is refused.
    """
    from blueprint_editor.workbook import store, write

    with named_errors(path):
        progress("make_workbook")
        data = write.to_bytes(blueprint, saved_by=saved_by(blueprint), saved_at=_now())
        if carrier is not None:
            from blueprint_editor.workbook.graft import graft

            data = graft(carrier, data)
        progress("verify_workbook")
        kept = _proved(data, blueprint, carrier)
        progress("write_file")
        return Saved(store.save(Path(path), data, expected=expected, backups=backups or backup_folder()), kept)


def _proved(data: bytes, blueprint: Blueprint, carrier: Carrier | None) -> Carrier | None:
    """What a workbook that was made holds beside the blueprint, once it is sure that it holds both."""
    from blueprint_editor.workbook import read

    if carrier is None:
        read.verify(data, blueprint)
        return None
    from blueprint_editor.workbook.proof import proved

    return proved(carrier, data, blueprint)


def fingerprint_of(path: str | Path) -> str | None:
    """The fingerprint of what stands there now, or none: what `save_document` expects to replace it."""
    from blueprint_editor.workbook import store

    try:
        with named_errors(path):
            return store.open_document(Path(path)).fingerprint
    except DocumentError as error:
        if error.code is Code.NOT_FOUND:
            return None
        raise


def findings_of(blueprint: Blueprint, of_reading: tuple[Finding, ...] = ()) -> tuple[Finding, ...]:
    """The findings of a reading and those of the blueprint itself, each once."""
    return of_reading + tuple(finding for finding in structure_findings(blueprint) if finding not in of_reading)


def suggested_name(blueprint: Blueprint) -> str:
    """A name for the file: the client, else the title, without what a file system refuses."""
    name = blueprint.client.strip() or blueprint.title.strip()
    name = " ".join(_UNFIT.sub(" ", name).split())[:_MOST_NAME].strip(" .")
    if not name:
        name = "Blueprint"
    return f"{'_' if _RESERVED.fullmatch(name) else ''}{name}{SUFFIX}"


def saved_by(blueprint: Blueprint) -> str:
    """Who a workbook says has saved it: its author and this program."""
    program = f"Blueprint editor {__version__}"
    return f"{blueprint.author} · {program}" if blueprint.author else program


def data_folder() -> Path:
    """The program's own data folder, of this user on this machine."""
    from platformdirs import user_data_path

    return user_data_path("blueprint-editor", appauthor=False)


def backup_folder() -> Path:
    """Where copies of replaced documents are kept."""
    return data_folder() / "backups"


@contextmanager
def named_errors(path: str | Path) -> Iterator[None]:
    """The workbook room's errors as DocumentError, always with the path."""
    from blueprint_editor.workbook.errors import StoreError, WorkbookError

    try:
        yield
    except WorkbookError as error:
        facts = {"path": str(path), "name": Path(path).name, **error.facts}
        raise DocumentError(error.code, facts, error.standing if isinstance(error, StoreError) else None) from error


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
