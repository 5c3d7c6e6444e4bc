"""Comparing and merging the blueprints of workbooks: opens them and hands them to the core."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import msgspec

from blueprint_editor.core.differences import AnyChange, diff
from blueprint_editor.core.findings import Code
from blueprint_editor.core.merging import Choice, Merge, merge
from blueprint_editor.core.model import Blueprint

from . import Document, DocumentError, Progress, Saved, fingerprint_of, named_errors, open_document, save_document


class Comparison(msgspec.Struct, frozen=True):
    """Two documents, and every change from the first to the second."""

    before: Document
    after: Document
    changes: tuple[AnyChange, ...]


class Merged(msgspec.Struct, frozen=True):
    """Three documents, and what came of them."""

    base: Document
    ours: Document
    theirs: Document
    merge: Merge


class Other(msgspec.Struct, frozen=True):
    """Another workbook's blueprint, and what it and ours both came from, or none when that is not known."""

    blueprint: Blueprint
    base: Blueprint | None = None


def _nobody(step: str) -> None:
    """Nobody listens to the progress."""


def _made_here(path: str | Path, progress: Progress) -> Document:
    """A document of this program; in another there is no id by which to tell what is the same."""
    try:
        return open_document(path, progress=progress)
    except DocumentError as error:
        if error.code is Code.NO_BLUEPRINT:
            raise DocumentError(Code.NOT_MADE_HERE, error.facts) from error
        raise


def compare_files(before: str | Path, after: str | Path, *, progress: Progress = _nobody) -> Comparison:
    """What changed from one workbook to another; raises DocumentError."""
    first, second = (_made_here(path, progress) for path in (before, after))
    progress("compare")
    return Comparison(first, second, diff(first.blueprint, second.blueprint))


def count_changes(before: Blueprint, after: Blueprint) -> int:
    """How many changes lead from one blueprint to the other."""
    return len(diff(before, after))


def merge_files(
    base: str | Path,
    ours: str | Path,
    theirs: str | Path,
    *,
    prefer: Choice | None = None,
    progress: Progress = _nobody,
) -> Merged:
    """Two workbooks that came from one, as one blueprint; raises DocumentError, also for a newer format.

    `prefer` decides every conflict; without it nothing is lost and ours stays where one must.
    """
    documents = [_made_here(path, progress) for path in (base, ours, theirs)]
    for path, document in zip((base, ours, theirs), documents, strict=True):
        if document.read_only:
            raise DocumentError(Code.NEWER_VERSION, {"path": str(path), "name": Path(path).name})
    progress("compare")
    first, second, third = documents
    merged = merge(first.blueprint, second.blueprint, third.blueprint, otherwise=prefer)
    return Merged(first, second, third, merged)


def save_merged(merged: Merged, path: str | Path, *, replace: bool, progress: Progress = _nobody) -> Saved:
    """Save what came of a merge, with what our workbook holds beside the blueprint; raises DocumentError."""
    expected = fingerprint_of(path) if replace else None
    return save_document(
        merged.merge.blueprint, path, expected=expected, carrier=merged.ours.carrier, progress=progress
    )


def read_other(path: str | Path, known: Collection[Blueprint], *, progress: Progress = _nobody) -> Other:
    """The blueprint in another workbook; raises DocumentError.

    A workbook that was changed in Excel still says how it was saved: that is what both came from when
    it is one of `known`, the values that ours has had.
    """
    document = _made_here(path, progress)
    base = written_in(path)
    if document.read_only:
        raise DocumentError(Code.NEWER_VERSION, {"path": str(path), "name": Path(path).name})
    return Other(document.blueprint, base if base in known else None)


def written_in(path: str | Path) -> Blueprint | None:
    """The blueprint as it was when this program wrote the workbook, whatever was changed in it since; or none."""
    from blueprint_editor.workbook.cells import Book
    from blueprint_editor.workbook.read import our_sheets
    from blueprint_editor.workbook.store import open_document as open_bytes

    with named_errors(path):
        return our_sheets(Book(open_bytes(Path(path)).data)).snapshot
