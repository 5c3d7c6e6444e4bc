"""The commands `diff` and `merge`: what they say, what they write, and their exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from blueprint_editor import workflows
from blueprint_editor.core.edits import AnyEdit, ChangeEntry, ChangeStage, DeleteEntries
from blueprint_editor.core.findings import Refusal
from blueprint_editor.core.model import Blueprint, Element, EntryRef
from tests.cli.conftest import Run
from tests.foreign.first import solar_installer


def changed(workbook: Path, name: str, *deeds: AnyEdit) -> Path:
    """A copy of the workbook with these deeds done."""
    blueprint = workflows.open_document(workbook).blueprint
    for deed in deeds:
        after = deed.apply(blueprint)
        assert not isinstance(after, Refusal)
        blueprint = after
    path = workbook.with_name(name)
    workflows.save_document(blueprint, path)
    return path


def first_task(workbook: Path, **changes: object) -> ChangeEntry:
    """A change of the first task of the first stage."""
    stage = workflows.open_document(workbook).blueprint.stages[0]
    return ChangeEntry(EntryRef(stage.id, Element.TASK, stage.tasks[0].id), replace(stage.tasks[0], **changes))


def stages(path: Path) -> tuple[str, ...]:
    """The names of the stages of a workbook."""
    return tuple(stage.name for stage in workflows.open_document(path).blueprint.stages)


@pytest.fixture
def blueprint(workbook: Path) -> Blueprint:
    """What the workbook holds."""
    return workflows.open_document(workbook).blueprint


def test_diff_of_equal_workbooks_ends_with_0(workbook: Path, run: Run) -> None:
    assert run("diff", workbook, workbook) == (0, "Er zijn geen verschillen.\n", "")
    assert json.loads(run("diff", workbook, workbook, "--json").out)["equal"] is True


def test_diff_says_what_changed_by_stage(workbook: Path, blueprint: Blueprint, run: Run) -> None:
    other = changed(
        workbook, "other.xlsx", ChangeStage(blueprint.stages[0].id, name="Kennis"), first_task(workbook, note="Snel")
    )
    said = run("diff", workbook, other)
    task = blueprint.stages[0].tasks[0].text
    assert said.code == 1
    assert said.out.startswith("3 verschillen: 3 gewijzigd\n\nKennis\n  ~ Fase “")
    assert "heet nu “Kennis”" in said.out
    assert f"“{task[:20]}" in said.out
    assert "Stage “" in run("diff", workbook, other, "--language", "en").out


def test_diff_as_json_has_each_change_with_its_sentence(workbook: Path, blueprint: Blueprint, run: Run) -> None:
    other = changed(workbook, "other.xlsx", ChangeStage(blueprint.stages[0].id, max_days=12))
    shown = json.loads(run("diff", workbook, other, "--json").out)
    assert [(one["change"], one["thing"], one["field"], one["new"]) for one in shown["changes"]] == [
        ("changed", "stage", "max_days", 12)
    ]
    assert "12" in shown["changes"][0]["message"]


def test_merge_takes_both(workbook: Path, blueprint: Blueprint, run: Run) -> None:
    first, second = blueprint.stages[:2]
    ours = changed(workbook, "ours.xlsx", ChangeStage(first.id, name="Een"))
    theirs = changed(workbook, "theirs.xlsx", ChangeStage(second.id, name="Twee"))
    out = workbook.with_name("out.xlsx")
    assert run("merge", workbook, ours, theirs, "-o", out) == (0, f"Gemaakt: {out}\n", "")
    assert stages(out)[:2] == ("Een", "Twee")


@pytest.mark.parametrize(("prefer", "name"), [(None, "Een"), ("ours", "Een"), ("theirs", "Twee"), ("both", "Een")])
def test_merge_ends_with_1_where_both_differ(
    prefer: str | None, name: str, workbook: Path, blueprint: Blueprint, run: Run
) -> None:
    ours = changed(workbook, "ours.xlsx", ChangeStage(blueprint.stages[0].id, name="Een"))
    theirs = changed(workbook, "theirs.xlsx", ChangeStage(blueprint.stages[0].id, name="Twee"))
    out = workbook.with_name("out.xlsx")
    said = run("merge", workbook, ours, theirs, "-o", out, *(("--prefer", prefer) if prefer else ()))
    assert said.code == 1
    assert "jouw versie: “Een”" in said.out
    assert "andere versie: “Twee”" in said.out
    stage = workflows.open_document(out).blueprint.stages[0]
    assert stage.name == name
    assert ("Twee" in stage.aliases) == (prefer == "both")


def test_merge_as_json_lists_conflicts_and_what_was_mended(workbook: Path, blueprint: Blueprint, run: Run) -> None:
    stage = blueprint.stages[0]
    task = EntryRef(stage.id, Element.TASK, stage.tasks[0].id)
    ours = changed(workbook, "ours.xlsx", DeleteEntries((task,)))
    theirs = changed(workbook, "theirs.xlsx", first_task(workbook, text="Anders"))
    out = workbook.with_name("out.xlsx")
    said = run("merge", workbook, ours, theirs, "-o", out, "--json")
    shown = json.loads(said.out)
    assert (said.code, said.err) == (1, "")
    assert [(one["kind"], one["thing"]) for one in shown["conflicts"]] == [("removed", "entry")]
    assert shown["mended"] == []
    assert workflows.open_document(out).blueprint.stages[0].tasks[0].text == "Anders"


def test_merge_replaces_a_file_only_with_force(workbook: Path, run: Run) -> None:
    before = workbook.read_bytes()
    refused = run("merge", workbook, workbook, workbook, "-o", workbook)
    assert (refused.code, refused.out) == (2, "")
    assert "--force" in refused.err
    assert workbook.read_bytes() == before
    assert run("merge", workbook, workbook, workbook, "-o", workbook, "--force").code == 0


def test_a_file_that_cannot_be_read_ends_with_2(workbook: Path, tmp_path: Path, run: Run) -> None:
    missing = tmp_path / "missing.xlsx"
    for command in (("diff", workbook, missing), ("merge", workbook, missing, workbook, "-o", tmp_path / "x.xlsx")):
        said = run(*command)
        assert (said.code, said.out) == (2, "")
        assert "missing.xlsx" in said.err


def test_a_workbook_that_was_not_made_here_is_named_as_that(workbook: Path, tmp_path: Path, run: Run) -> None:
    foreign = tmp_path / "foreign.xlsx"
    foreign.write_bytes(solar_installer())
    out = tmp_path / "out.xlsx"
    for arguments in (("diff", workbook, foreign), ("merge", workbook, foreign, workbook, "-o", out)):
        said = run(*arguments)
        assert said.code == 2
        assert "niet met dit programma gemaakt" in said.err
    assert not out.exists()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_help_names_the_exit_codes(language: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", f"{language}.UTF-8")
    for command in ("diff", "merge"):
        said = run(command, "--help")
        assert said.code == 0
        assert all(f" {code} " in " ".join(said.out.split()) for code in (0, 1, 2))
