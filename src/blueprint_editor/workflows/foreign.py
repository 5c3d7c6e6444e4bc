"""Workbooks that never saw this program: read them, read them again with corrections, and take what was understood.

What is taken is an unsaved document: the workbook it came from is never written to.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import msgspec

from blueprint_editor import workflows
from blueprint_editor.core import ids
from blueprint_editor.core.findings import Code
from blueprint_editor.core.ids import RandomBytes
from blueprint_editor.workbook import store
from blueprint_editor.workbook.cells import Book, column_letters
from blueprint_editor.workbook.foreign import (
    CHOICES,
    Axis,
    CellUse,
    Corrections,
    Layout,
    Line,
    Meaning,
    Place,
    Role,
    SheetUse,
    Taken,
    Understanding,
    read_foreign,
)

from . import Document, DocumentError, Progress, Share, _no_share, _nobody, findings_of, named_errors

__all__ = [
    "CHOICES",
    "Axis",
    "CellUse",
    "Corrections",
    "ForeignWorkbook",
    "Layout",
    "Line",
    "Meaning",
    "Place",
    "Role",
    "SheetUse",
    "Taken",
    "Understanding",
    "column_letters",
    "document_of",
    "open_any",
    "open_foreign",
    "understand",
]


class ForeignWorkbook(msgspec.Struct, frozen=True):
    """A workbook that was not made here, and what was understood of it at first; `seed` makes the ids."""

    path: Path
    book: Book
    seed: str
    understanding: Understanding


def open_any(path: str | Path, *, progress: Progress = _nobody, share: Share = _no_share) -> Document | ForeignWorkbook:
    """The document in a workbook of this program, else what is understood of another; raises DocumentError."""
    try:
        return workflows.open_document(path, progress=progress, share=share)
    except DocumentError as error:
        if error.code is not Code.NO_BLUEPRINT:
            raise
    return open_foreign(path, progress=progress)


def open_foreign(path: str | Path, *, progress: Progress = _nobody) -> ForeignWorkbook:
    """A workbook as it was understood; raises DocumentError, with `no_blueprint` when nothing of it was."""
    with named_errors(path):
        progress("read_file")
        opened = store.open_document(Path(path))
        progress("read_cells")
        book = Book(opened.data, lambda _done: progress("read_cells"))
        seed = hashlib.blake2b(opened.data, digest_size=16).hexdigest()
        return ForeignWorkbook(opened.path, book, seed, read_foreign(book, seed=seed))


def understand(foreign: ForeignWorkbook, corrections: Corrections) -> Understanding:
    """The same workbook with what a person says of it; raises DocumentError when that leaves nothing."""
    with named_errors(foreign.path):
        return read_foreign(foreign.book, corrections, seed=foreign.seed)


def document_of(
    foreign: ForeignWorkbook, understanding: Understanding, random_bytes: RandomBytes = os.urandom
) -> Document:
    """What was understood as an unsaved document, with an id of its own and the file's name where it has no title."""
    blueprint = understanding.blueprint
    blueprint = msgspec.structs.replace(
        blueprint,
        id=ids.new_id(ids.BLUEPRINT, random_bytes),
        title=blueprint.title or foreign.path.stem.removesuffix(".blueprint"),
    )
    return Document(blueprint, findings=findings_of(blueprint, understanding.findings), source=foreign.path)
