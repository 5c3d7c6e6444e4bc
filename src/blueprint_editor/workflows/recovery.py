"""Work that a crash left: where it is kept, what there is, and how it comes back as a document."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import msgspec

from blueprint_editor import __version__, workflows
from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import Blueprint
from blueprint_editor.recovery import left as lefts
from blueprint_editor.recovery import store
from blueprint_editor.recovery.errors import JournalError
from blueprint_editor.recovery.journal import Journal, begin, header_of
from blueprint_editor.recovery.keeper import Keeper
from blueprint_editor.recovery.left import Left, Restored
from blueprint_editor.recovery.rows import Draft, Header
from blueprint_editor.workflows import Document, DocumentError, Progress, findings_of, open_document

__all__ = [
    "BroughtBack",
    "Draft",
    "Header",
    "Journal",
    "JournalError",
    "Keeper",
    "Left",
    "OnDisk",
    "begin_journal",
    "bring_back",
    "discard",
    "find_left",
    "header",
    "recovery_folder",
]


class OnDisk(StrEnum):
    """How the file of recovered work stands now, beside how it was when the work began."""

    NEVER = "never"
    """The work was never saved."""
    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    HELD = "held"
    """The file holds this very work: it was saved just before the end."""


class BroughtBack(msgspec.Struct, frozen=True):
    """Recovered work: the document as it was opened or saved last, now with the work in it.

    `journal` keeps the work from here on; none when none could be written, and then the old one stays.
    """

    document: Document
    name: str
    changes: int
    at: float
    whole: bool
    on_disk: OnDisk
    journal: Journal | None = None
    draft: Draft | None = None
    base: Blueprint | None = None
    """What the file held when the work began, for a merge with what it holds now; none when that is not known."""


def recovery_folder() -> Path:
    """Where journals are kept."""
    return workflows.data_folder() / "recovery"


def header(name: str, blueprint: Blueprint, path: Path | None, fingerprint: str | None) -> Header:
    """The header of a journal that this process begins now."""
    return header_of(name, blueprint.id, path=path, fingerprint=fingerprint, program=__version__)


def begin_journal(head: Header, blueprint: Blueprint, *, changes: int = 0, rest: bool = False) -> Journal:
    """A journal for deeds on this blueprint, with so many that no file holds; raises JournalError.

    With `rest` it lets others have their turn.
    """
    return begin(recovery_folder(), head, blueprint, changes=changes, rest=rest)


def find_left() -> tuple[Left, ...]:
    """The work that no living process holds, the newest first."""
    return lefts.find_left(recovery_folder())


def discard(left: Left) -> bool:
    """Throw left work away; false when it could not go."""
    return lefts.discard(left.path)


def bring_back(left: Left, *, progress: Progress = lambda _: None) -> BroughtBack | None:
    """The left work as a document, kept by a new journal before the old one goes; none when another process has it.

    Raises DocumentError with `recovery_damaged` when nothing of it can be read; it stays where it is then.
    """
    held = lefts.take(left.path)
    if held is None:
        return None
    try:
        progress("read_recovery")
        restored = lefts.restore(left.path)
        if restored is None:
            raise DocumentError(Code.RECOVERY_DAMAGED, {"path": str(left.path), "name": _name(left)})
        found = _on_disk(left, restored, progress)
        journal = None if found.on_disk is OnDisk.HELD else _go_on(left, restored)
        if journal is not None or found.on_disk is OnDisk.HELD:
            _remove(left.path)
        return msgspec.structs.replace(found, journal=journal)
    finally:
        held.release(remove=not left.path.exists())


def _on_disk(left: Left, restored: Restored, progress: Progress) -> BroughtBack:
    """The document beside its file as it stands now; what the file holds besides comes along."""
    head, blueprint = left.header, restored.blueprint
    path = Path(head.path) if head is not None and head.path is not None else None
    known = head.fingerprint if head is not None else None
    on_disk, document = OnDisk.NEVER, Document(blueprint, path, known, findings_of(blueprint))
    if path is not None:
        on_disk, present = _present(path, known, progress)
        if present is not None:
            held = on_disk is OnDisk.CHANGED and present.blueprint == blueprint
            on_disk = OnDisk.HELD if held else on_disk
            document = present if held else msgspec.structs.replace(document, carrier=present.carrier)
    return BroughtBack(
        document,
        _name(left),
        max(1, restored.changes + (restored.draft is not None)),
        left.at,
        restored.whole,
        on_disk,
        draft=restored.draft,
        base=restored.base,
    )


def _present(path: Path, known: str | None, progress: Progress) -> tuple[OnDisk, Document | None]:
    """How the file stands, and the document in it unless it is none any more."""
    try:
        present = open_document(path, progress=progress)
    except DocumentError as error:
        return OnDisk.GONE if error.code is Code.NOT_FOUND else OnDisk.CHANGED, None
    return OnDisk.SAME if present.fingerprint == known else OnDisk.CHANGED, present


def _go_on(left: Left, restored: Restored) -> Journal | None:
    """A journal that holds the work from here on, synced; none when it cannot be written."""
    old, blueprint = left.header, restored.blueprint
    path = Path(old.path) if old is not None and old.path is not None else None
    head = header(_name(left), blueprint, path, old.fingerprint if old is not None else None)
    head = msgspec.structs.replace(head, replaces=left.path.name)
    try:
        journal = begin(left.path.parent, head, blueprint, changes=max(1, restored.changes), rest=True)
    except JournalError:
        return None
    try:
        journal.draft(restored.draft)
        journal.sync()
    except JournalError:
        journal.close(keep=False)
        return None
    return journal


def _name(left: Left) -> str:
    return left.header.name if left.header is not None else left.path.stem


def _remove(path: Path) -> None:
    try:
        store.remove(path)
    except JournalError:
        return  # the new journal says that it replaces this one; the next look takes it away
