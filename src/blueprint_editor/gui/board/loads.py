"""What a drag carries: entries, parked points or a stage of this document, files, or text from anywhere else."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

import msgspec
from PySide6.QtCore import QMimeData, QUrl

from blueprint_editor.core.copies import MIME_TYPE, copies_of, to_bytes
from blueprint_editor.core.ids import ENTRY_PREFIXES
from blueprint_editor.core.model import Document, Element, EntryRef, ParkingItem, find
from blueprint_editor.gui.parking.carry import carried

if TYPE_CHECKING:
    from blueprint_editor.core.model import Blueprint
    from blueprint_editor.core.session import Session

ENTRIES_MIME = "application/x-blueprint-dragged-entries"
STAGE_MIME = "application/x-blueprint-dragged-stage"
BLUEPRINT_ENDING = ".blueprint.xlsx"
_MOST_COUNTED = 100_000
"""So many characters of a text are counted into lines while it hovers."""


class Load(msgspec.Struct, frozen=True):
    """One of these, or nothing that the board can take."""

    refs: tuple[EntryRef, ...] = ()
    parked: tuple[ParkingItem, ...] = ()
    stage: str = ""
    files: tuple[str, ...] = ()
    """Paths of files, and addresses of pages."""
    lines: int = 0
    """How many lines of text there are, one at least when there are too many to count."""


class _Dragged(msgspec.Struct, frozen=True):
    """What travels: which document, and which entries of it."""

    document: str
    refs: tuple[EntryRef, ...]


def describe_entries(blueprint: Blueprint, refs: tuple[EntryRef, ...]) -> QMimeData:
    """Entries for a drag: where they stand for this board, whole for another one, and as text."""
    data = QMimeData()
    entries = [entry for ref in refs if (entry := find(blueprint, ref)) is not None]
    data.setData(ENTRIES_MIME, msgspec.json.encode(_Dragged(blueprint.id, refs)))
    data.setData(MIME_TYPE, to_bytes(copies_of(blueprint, refs)))
    data.setText("\n".join(" ".join(entry.text.split("\n")) for entry in entries))
    return data


def describe_stage(blueprint: Blueprint, stage_id: str) -> QMimeData:
    """A stage for a drag."""
    data = QMimeData()
    data.setData(STAGE_MIME, f"{blueprint.id} {stage_id}".encode())
    stage = blueprint.stage(stage_id)
    data.setText(stage.name if stage else "")
    return data


def dragged_refs(data: QMimeData, document: str) -> tuple[EntryRef, ...]:
    """The entries of this document that are dragged."""
    if not data.hasFormat(ENTRIES_MIME):
        return ()
    dragged = msgspec.json.decode(data.data(ENTRIES_MIME).data(), type=_Dragged)
    return dragged.refs if dragged.document == document else ()


def load_of(data: QMimeData, blueprint: Blueprint, element: Element | None) -> Load:
    """What these data are for this blueprint; over documents a page's address is a document too.

    Blueprints, and over other rows every workbook, are left to the window, which opens them.
    """
    if data.hasFormat(STAGE_MIME):
        document, _, stage = bytes(data.data(STAGE_MIME).data()).decode().partition(" ")
        return Load(stage=stage) if document == blueprint.id else Load()
    refs = dragged_refs(data, blueprint.id)
    if refs:
        return Load(refs=refs)
    names = set(carried(data, blueprint.id))
    if names:
        return Load(parked=tuple(item for item in blueprint.parking if item.id in names))
    urls = data.urls() if data.hasUrls() else []
    files = tuple(url.toLocalFile() for url in urls if url.isLocalFile())
    if files:
        return Load() if any(_opens(file, element) for file in files) else Load(files=files)
    if urls and element is Element.DOCUMENT:
        return Load(files=tuple(url.toString(QUrl.ComponentFormattingOption.PrettyDecoded) for url in urls))
    text = data.text() if data.hasText() else ""
    if len(text) > _MOST_COUNTED:
        return Load(lines=1)
    return Load(lines=sum(bool(line.strip()) for line in text.splitlines()))


def documents_of(files: tuple[str, ...], session: Session) -> tuple[Document, ...]:
    """A document for each file: its name is the text, where it lies the template."""
    return tuple(
        Document(session.new_id(ENTRY_PREFIXES[Element.DOCUMENT]), _name(file), template=file) for file in files
    )


def _opens(file: str, element: Element | None) -> bool:
    """Whether a file is one for the window to open, not one to name in a document."""
    name = file.lower()
    workbook = name.endswith((".xlsx", ".xlsm", ".xls"))
    return name.endswith(BLUEPRINT_ENDING) or (workbook and element is not Element.DOCUMENT)


def _name(file: str) -> str:
    """What a file is called, in words; of a page the end of its address, or else where it is."""
    if "://" in file:
        place, _, path = file.partition("://")[2].partition("/")
        last = PurePosixPath(unquote(path.partition("?")[0]).rstrip("/")).stem
        return _words(last) or place
    return _words(Path(file).stem) or Path(file).name


def _words(name: str) -> str:
    return " ".join(name.replace("_", " ").split())
