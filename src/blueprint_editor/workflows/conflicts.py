"""Somebody else at the same file: how it stands now, who has it open, and what can be done about it.

All of it touches the disk, which may be a network drive that does not answer: call it in a job.
"""

from __future__ import annotations

import os
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from blueprint_editor.core.findings import Code
from blueprint_editor.core.merging import Merge, merge
from blueprint_editor.core.model import Blueprint
from blueprint_editor.workbook import author, locks, store
from blueprint_editor.workbook.errors import StoreError
from blueprint_editor.workbook.locks import Holder, Lock, Program
from blueprint_editor.workflows import Document, DocumentError, open_document

__all__ = [
    "Holder",
    "Lock",
    "Look",
    "Program",
    "Seen",
    "Stamp",
    "Theirs",
    "copy_path",
    "let_go",
    "let_go_of_all",
    "look",
    "merged",
    "take_lock",
]

_SAME_MOMENT = 120.0
"""Seconds between what a workbook says of its last save and the file's own time, when it is one save."""

_MOST_NAME = 255
_BY_US = "Blueprint editor"


class Stamp(NamedTuple):
    """What tells, without reading it, that a file is not as it was."""

    modified: int
    size: int
    number: int


class Seen(StrEnum):
    """How a file stands, beside how it was opened or saved."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    OUT_OF_REACH = "out_of_reach"


class Theirs(msgspec.Struct, frozen=True):
    """What stands there now: the document, or why it cannot be read; who saved it, if it says so, and when."""

    fingerprint: str
    document: Document | None
    error: Code | None
    by: str
    at: float


class Look(msgspec.Struct, frozen=True):
    """What a look at a file gave; `real` is where it is, links followed, `holder` who else has it open."""

    seen: Seen
    real: Path
    stamp: Stamp | None = None
    theirs: Theirs | None = None
    holder: Holder | None = None


def look(path: Path, fingerprint: str, last: Look | None = None) -> Look:
    """How a file stands beside this fingerprint; not read again when its stamp is that of the last look."""
    real = Path(os.path.realpath(path))
    try:
        found = path.stat()
        now = Stamp(found.st_mtime_ns, found.st_size, found.st_ino)
        holder = locks.holder_of(path)
        if last is not None and last.stamp == now:
            return replace(last, holder=holder)
        opened = store.open_document(path)
    except FileNotFoundError:
        return Look(Seen.GONE, real)
    except StoreError as error:
        return Look(Seen.GONE if error.code is Code.NOT_FOUND else Seen.OUT_OF_REACH, real)
    except OSError:
        return Look(Seen.OUT_OF_REACH, real)
    if opened.fingerprint == fingerprint:
        return Look(Seen.SAME, real, now, holder=holder)
    return Look(Seen.CHANGED, real, now, _theirs(path, opened, found.st_mtime, holder), holder)


def _theirs(path: Path, opened: store.Opened, at: float, holder: Holder | None) -> Theirs:
    said = author.author_of(opened.data)
    by = said.name if said.at is not None and abs(said.at - at) <= _SAME_MOMENT else ""
    by = by.partition(_BY_US)[0].strip(" ·") or (holder.name if holder is not None else "")
    document, error, fingerprint = None, None, opened.fingerprint
    try:
        document = open_document(path)
        fingerprint = document.fingerprint or fingerprint
    except DocumentError as caught:
        error = caught.code
    return Theirs(fingerprint, document, error, by, at)


def merged(base: Blueprint, ours: Blueprint, theirs: Blueprint) -> Merge:
    """One blueprint with what both sides did since `base`; see core.merging."""
    return merge(base, ours, theirs)


def copy_path(path: Path, who: str, moment: datetime) -> Path:
    """A name beside a document for our own version of it, that nothing has: `klant (Anna, 25-11 14.05)`."""
    ending = f".blueprint{path.suffix}" if path.stem.lower().endswith(".blueprint") else path.suffix
    stem = path.name[: len(path.name) - len(ending)]
    name = "".join(char for char in who if char.isprintable() and char not in '<>:"/\\|?*').strip(" .")
    mark = f" ({', '.join(filter(None, (name[:40], moment.strftime('%d-%m %H.%M'))))}"
    for number in range(1, 1_000):
        tail = f"{mark}{'' if number == 1 else f' {number}'}){ending}"
        found = path.with_name(f"{_fitting(stem, _MOST_NAME - len(os.fsencode(tail)))}{tail}")
        if not os.path.lexists(found):
            return found
    return path


def _fitting(text: str, most: int) -> str:
    while len(os.fsencode(text)) > most:
        text = text[:-1]
    return text


def take_lock(path: Path, user: str) -> Lock | None:
    """Say beside a document that we have it open; none where that cannot be said."""
    return locks.take(path, user)


def let_go(lock: Lock) -> None:
    """Take our lock away."""
    locks.release(lock)


def let_go_of_all() -> None:
    """Take all our locks away: the program ends."""
    locks.release_all()
