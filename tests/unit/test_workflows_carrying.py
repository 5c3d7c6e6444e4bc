"""The whole way of a document that holds more than ours: opened, saved, saved elsewhere, with the real disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from blueprint_editor import workflows
from blueprint_editor.core.findings import Code
from blueprint_editor.workbook.carrier import Carrier
from blueprint_editor.workbook.graft import graft
from blueprint_editor.workflows import DocumentError, carrying, open_document, save_document
from tests.unit.carried_kit import BLUEPRINT, a_busy_day, parts
from tests.unit.foreign_books import everything
from tests.unit.foreign_parts import Book
from tests.unit.workbook_kit import edited, sheet, written

ORIGIN = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"


@pytest.fixture(autouse=True)
def backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Backups go into the test's folder."""
    monkeypatch.setattr(workflows, "backup_folder", lambda: tmp_path / "backups")


@pytest.fixture(scope="module")
def beside() -> bytes:
    """A blueprint beside everything."""
    return graft(Carrier(everything()), written(BLUEPRINT))


def signed(data: bytes) -> bytes:
    """The workbook with the parts of a signature."""
    book = Book(data)
    book.content["_xmlsignatures/origin.sigs"] = b""
    book.refer("", "rIdS", ORIGIN, "_xmlsignatures/origin.sigs")
    return book.packed()


def test_what_was_beside_is_there_after_each_save_and_after_saving_elsewhere(beside: bytes, tmp_path: Path) -> None:
    path, elsewhere = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    path.write_bytes(beside)
    document = open_document(path)
    busy = a_busy_day(document.blueprint)
    first = save_document(busy, path, expected=document.fingerprint, carrier=document.carrier)
    second = save_document(BLUEPRINT, path, expected=first.fingerprint, carrier=first.carrier)
    save_document(busy, elsewhere, carrier=second.carrier)
    for place, blueprint in ((path, BLUEPRINT), (elsewhere, busy)):
        again = open_document(place)
        assert again.blueprint == blueprint
        now = parts(place.read_bytes())
        for name, data in parts(everything()).items():
            if name.startswith(("xl/charts/", "xl/media/", "xl/drawings/", "xl/comments")):
                assert now[name] == data


def test_a_plain_document_carries_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    saved = save_document(BLUEPRINT, path)
    assert saved.carrier is None
    document = open_document(path)
    assert document.carrier is None
    assert save_document(BLUEPRINT, path, expected=document.fingerprint).carrier is None


def test_a_signed_workbook_is_left_alone_and_the_rest_goes_into_a_new_file(beside: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    before = signed(beside)
    path.write_bytes(before)
    document = open_document(path)
    assert [finding.code for finding in carrying.carry_obstacles(document.carrier)] == [Code.SIGNED_WORKBOOK]
    with pytest.raises(DocumentError) as refused:
        save_document(BLUEPRINT, path, expected=document.fingerprint, carrier=document.carrier)
    assert refused.value.code is Code.SIGNED_WORKBOOK
    assert path.read_bytes() == before
    rest = carrying.for_new_file(document.carrier, Code.SIGNED_WORKBOOK)
    save_document(BLUEPRINT, tmp_path / "b.xlsx", carrier=rest)
    now = parts((tmp_path / "b.xlsx").read_bytes())
    assert "xl/charts/chart1.xml" in now
    assert not [name for name in now if "signature" in name]
    assert carrying.for_new_file(document.carrier, Code.NOT_CARRIED) is None


def test_rows_that_someone_typed_have_the_same_ids_each_time(tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        found = sheet(workbook, "Taken")
        row = found.max_row + 1
        for column, value in (("A", BLUEPRINT.stages[0].name), ("C", "Getypt"), ("K", "van ons")):
            found[f"{column}{row}"] = value

    path = tmp_path / "a.xlsx"
    path.write_bytes(edited(written(BLUEPRINT), change))
    first, second = open_document(path), open_document(path)
    assert first.blueprint == second.blueprint
    # What was done with the first reading goes into the file of the second: so it is after a crash.
    save_document(first.blueprint, path, expected=second.fingerprint, carrier=second.carrier)
    content = b"".join(parts(path.read_bytes()).values())
    assert b"van ons" in content
    assert open_document(path).blueprint == first.blueprint
