"""New, save and open: the whole way of a document, with the real workbook and the real disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blueprint_editor import workflows
from blueprint_editor.core.findings import Code
from blueprint_editor.core.model import Blueprint
from blueprint_editor.workflows import (
    STEPS,
    DocumentError,
    findings_of,
    fingerprint_of,
    new_document,
    open_document,
    save_document,
    suggested_name,
    template_codes,
)
from tests.strategies import blueprints

IN_ONE_FOLDER = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Backups go into the test's folder."""
    folder = tmp_path / "backups"
    monkeypatch.setattr(workflows, "backup_folder", lambda: folder)
    return folder


def test_a_new_document_is_fresh_each_time() -> None:
    one, other = (new_document("service", "nl", title="T", client="C", author="A") for _ in range(2))
    assert (one.path, one.fingerprint, one.findings, one.read_only) == (None, None, (), False)
    assert (one.blueprint.title, one.blueprint.client, one.blueprint.author) == ("T", "C", "A")
    ids = [{stage.id for stage in document.blueprint.stages} for document in (one, other)]
    assert not ids[0] & ids[1]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("template", template_codes())
def test_each_template_comes_back_whole(template: str, language: str, tmp_path: Path) -> None:
    path = tmp_path / "Façade – één.blueprint.xlsx"
    made = new_document(template, language).blueprint
    fingerprint = save_document(made, path).fingerprint
    document = open_document(path)
    assert document.blueprint == made
    assert (document.fingerprint, document.findings, document.read_only) == (fingerprint, (), False)
    assert document.path is not None
    assert document.path.samefile(path)
    assert document.carrier is None, "a workbook that is all ours is not kept beside the blueprint"


@IN_ONE_FOLDER
@given(blueprint=blueprints())
def test_what_is_saved_is_what_is_opened(blueprint: Blueprint, tmp_path: Path) -> None:
    path = tmp_path / "law.blueprint.xlsx"
    save_document(blueprint, path, expected=fingerprint_of(path))
    document = open_document(path)
    assert document.blueprint == blueprint
    assert document.findings == findings_of(blueprint)


def test_saving_again_needs_the_fingerprint_of_what_stands_there(tmp_path: Path, backups: Path) -> None:
    path = tmp_path / "a.blueprint.xlsx"
    assert fingerprint_of(path) is None
    first = save_document(new_document("empty", "nl").blueprint, path).fingerprint
    assert fingerprint_of(path) == first
    before = path.read_bytes()
    with pytest.raises(DocumentError) as refused:
        save_document(new_document("service", "nl").blueprint, path, expected="something else")
    assert refused.value.code is Code.CHANGED_ON_DISK
    assert path.read_bytes() == before
    second = save_document(new_document("service", "nl").blueprint, path, expected=first).fingerprint
    assert second == fingerprint_of(path) != first
    assert any(copy.is_file() and copy.read_bytes() == before for copy in backups.rglob("*"))


def test_a_new_name_does_not_replace_a_file_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "a.blueprint.xlsx"
    path.write_bytes(b"somebody's work")
    with pytest.raises(DocumentError):
        save_document(new_document("empty", "nl").blueprint, path)
    assert path.read_bytes() == b"somebody's work"


def test_each_step_is_told_before_it_is_done(tmp_path: Path) -> None:
    path, told = tmp_path / "a.blueprint.xlsx", list[str]()
    save_document(new_document("empty", "nl").blueprint, path, progress=told.append)
    open_document(path, progress=told.append)
    assert list(dict.fromkeys(told)) == [*STEPS[2:], *STEPS[:2]]


class _Stop(Exception):  # noqa: N818
    """What a caller raises to stop the work."""


@pytest.mark.parametrize("at", ["make_workbook", "verify_workbook", "write_file"])
def test_a_save_that_is_stopped_has_changed_nothing(at: str, tmp_path: Path) -> None:
    def stop(step: str) -> None:
        if step == at:
            raise _Stop

    path = tmp_path / "a.blueprint.xlsx"
    first = save_document(new_document("empty", "nl").blueprint, path).fingerprint
    with pytest.raises(_Stop):
        save_document(new_document("service", "nl").blueprint, path, expected=first, progress=stop)
    assert fingerprint_of(path) == first
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == [path.name]


def test_what_cannot_be_opened_is_a_named_error(tmp_path: Path) -> None:
    path = tmp_path / "not.xlsx"
    with pytest.raises(DocumentError) as missing:
        open_document(path)
    assert missing.value.code is Code.NOT_FOUND
    assert (missing.value.facts["path"], missing.value.facts["name"]) == (str(path), "not.xlsx")
    path.write_text("no workbook at all")
    with pytest.raises(DocumentError) as strange:
        open_document(path)
    assert strange.value.code is Code.NOT_A_WORKBOOK


def test_an_unknown_template_is_a_named_error() -> None:
    with pytest.raises(DocumentError) as unknown:
        new_document("houses", "nl")
    assert unknown.value.code is Code.UNKNOWN_TEMPLATE
    assert all(code in str(unknown.value.facts["known"]) for code in template_codes())


def test_findings_of_the_blueprint_itself_come_once() -> None:
    bare = Blueprint("bp_x")
    found = findings_of(bare)
    assert [finding.code for finding in found] == [Code.NO_WON_STAGE, Code.NO_LOST_STAGE]
    assert findings_of(bare, found) == found


@pytest.mark.parametrize(
    ("client", "title", "name"),
    [
        ("Jansen Installaties", "Verkoop", "Jansen Installaties"),
        ("", "Verkoop 2026", "Verkoop 2026"),
        ("", "", "Blueprint"),
        (" A/B: C? ", "", "A B C"),
        ("con", "", "_con"),
        ("LPT1.x", "", "_LPT1.x"),
        ("...", "", "Blueprint"),
        ("Jansen B.V.", "", "Jansen B.V"),
        ("één – twee", "", "één – twee"),
    ],
)
def test_a_suggested_name(client: str, title: str, name: str) -> None:
    assert suggested_name(Blueprint("bp_x", client=client, title=title)) == f"{name}.blueprint.xlsx"


@IN_ONE_FOLDER
@given(client=st.text(st.characters(codec="utf-8"), max_size=300))
def test_a_suggested_name_can_be_a_file(client: str, tmp_path: Path) -> None:
    name = suggested_name(Blueprint("bp_x", client=client))
    assert Path(name).name == name
    path = tmp_path / name
    path.touch()
    assert path.is_file()
    path.unlink()
