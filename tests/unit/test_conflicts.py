"""How a file stands beside how it was known, who saved it, and a name for our own version of it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from blueprint_editor import workflows
from blueprint_editor.core.findings import Code
from blueprint_editor.workbook.author import Author, author_of
from blueprint_editor.workflows.conflicts import Holder, Program, Seen, copy_path, look
from tests.unit.workbook_kit import service, written

MOMENT = datetime(2026, 11, 25, 14, 5, tzinfo=UTC)


@pytest.fixture
def saved(tmp_path: Path) -> tuple[Path, str]:
    """A document with its fingerprint."""
    path = tmp_path / "klant.blueprint.xlsx"
    return path, workflows.save_document(service(), path, backups=tmp_path / "b").fingerprint


def test_a_file_that_is_as_it_was_is_read_once(saved: tuple[Path, str]) -> None:
    path, fingerprint = saved
    first = look(path, fingerprint)
    assert (first.seen, first.theirs, first.real) == (Seen.SAME, None, Path(os.path.realpath(path)))
    path.write_bytes(path.read_bytes())
    found = path.stat()
    assert first.stamp is not None
    os.utime(path, ns=(found.st_atime_ns, first.stamp.modified))
    again = look(path, "another fingerprint", first)
    assert again == first, "the stamp says that it need not be read"


def test_a_file_of_somebody_else_says_whose_it_is(saved: tuple[Path, str], tmp_path: Path) -> None:
    path, fingerprint = saved
    theirs = replace(service(), title="Nieuw", author="Bert")
    workflows.save_document(theirs, path, expected=fingerprint, backups=tmp_path / "b")
    found = look(path, fingerprint)
    assert found.seen is Seen.CHANGED
    assert found.theirs is not None
    assert found.theirs.document is not None
    assert (found.theirs.by, found.theirs.document.blueprint) == ("Bert", theirs)
    assert found.theirs.at == pytest.approx(path.stat().st_mtime)


def test_a_program_that_says_no_name_is_known_by_its_lock(saved: tuple[Path, str]) -> None:
    path, fingerprint = saved
    path.write_bytes(written(service()))
    assert look(path, fingerprint).theirs is not None
    os.utime(path, (1_000_000, 1_000_000))  # what the workbook says of its last save is about another one
    path.with_name(f".~lock.{path.name}#").write_text("Anna,anna,desk,01.01.2026 12:00,file:///x;", encoding="utf-8")
    found = look(path, fingerprint)
    assert found.holder == Holder(Program.LIBREOFFICE, "Anna", "desk")
    assert found.theirs is not None
    assert found.theirs.by == "Anna"


def test_what_is_gone_or_cannot_be_read(saved: tuple[Path, str]) -> None:
    path, fingerprint = saved
    path.write_bytes(b"no workbook")
    found = look(path, fingerprint)
    assert (found.seen, found.theirs and found.theirs.error) == (Seen.CHANGED, Code.NOT_A_WORKBOOK)
    path.unlink()
    assert look(path, fingerprint).seen is Seen.GONE
    path.mkdir()
    assert look(path, fingerprint).seen is Seen.OUT_OF_REACH


@given(data=st.binary(max_size=300))
def test_bytes_that_are_no_workbook_have_no_author(data: bytes) -> None:
    assert author_of(data) == Author()


def test_a_name_for_our_version_says_whose_it_is(tmp_path: Path) -> None:
    path = tmp_path / "Jansen B.V.blueprint.xlsx"
    copy = copy_path(path, "Anna: de Wit?", MOMENT)
    assert copy == tmp_path / "Jansen B.V (Anna de Wit, 25-11 14.05).blueprint.xlsx"
    copy.touch()
    assert copy_path(path, "Anna: de Wit?", MOMENT).name == "Jansen B.V (Anna de Wit, 25-11 14.05 2).blueprint.xlsx"
    assert copy_path(tmp_path / "a.xlsm", "", MOMENT).name == "a (25-11 14.05).xlsm"


@given(stem=st.text(st.characters(codec="utf-8", exclude_characters="/\0", exclude_categories=["Cs"]), max_size=250))
def test_the_name_always_fits(stem: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp()
    copy = copy_path(folder / f"x{stem}.blueprint.xlsx", "Anna", MOMENT)
    assert len(os.fsencode(copy.name)) <= 255
    assert copy.parent == folder
    assert copy.name.endswith(".blueprint.xlsx")
