"""Older versions of a document: the copies that were kept when it was replaced. Touches the disk: call it in a job."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from blueprint_editor import workflows
from blueprint_editor.core.differences import AnyChange, diff
from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import Blueprint
from blueprint_editor.workbook import author, backups

_OUR_NAME = " · Blueprint editor"
_ONLY_US = "Blueprint editor "


class Version(msgspec.Struct, frozen=True):
    """One copy: when it was saved (seconds since 1970), by whom if it says so, and its size in bytes."""

    path: Path
    at: float
    by: str
    size: int


class Opened(msgspec.Struct, frozen=True):
    """What a version holds, and every change from it to the present."""

    document: workflows.Document
    changes: tuple[AnyChange, ...]


def versions_of(path: Path, *, progress: workflows.Progress = lambda _: None) -> tuple[Version, ...]:
    """The versions of the document that stands here, the newest first; raises DocumentError."""
    found: list[Version] = []
    try:
        for copy in backups.backups_of(Path(os.path.realpath(path)), workflows.backup_folder()):
            progress("read_file")
            said = author.author_of(copy.path.read_bytes())
            by = "" if said.name.startswith(_ONLY_US) else said.name.partition(_OUR_NAME)[0]
            found.append(Version(copy.path, said.at or copy.replaced.timestamp(), by, copy.size))
    except OSError as error:
        facts = {"path": str(path), "name": path.name, "reason": error.strerror or ""}
        raise workflows.DocumentError(Code.DISK_ERROR, facts) from error
    return tuple(found)


def open_version(version: Version, present: Blueprint, *, progress: workflows.Progress = lambda _: None) -> Opened:
    """What a version holds, as a document without a file of its own; raises DocumentError."""
    document = workflows.open_document(version.path, progress=progress)
    document = msgspec.structs.replace(document, path=None, fingerprint=None)
    return Opened(document, diff(document.blueprint, present))
