"""The commands `push`, `pull` and `drift` over real HTTP: what they print, write, and end with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from blueprint_editor import workflows
from blueprint_editor.hubspot import address
from blueprint_editor.hubspot.practice import Pipeline, PracticePortal
from blueprint_editor.method.templates import new_blueprint
from blueprint_editor.workflows import portals
from tests.cli.conftest import Run
from tests.hubspot.line_kit import KEY


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> Iterator[PracticePortal]:
    """An account that is where the environment says, with a key from there."""
    with PracticePortal(token=KEY) as portal:
        monkeypatch.setenv(address.VARIABLE, portal.url)
        monkeypatch.setenv(portals.VARIABLE, KEY)
        yield portal


@pytest.fixture
def file(tmp_path: Path, own_data_folder: Path) -> Path:
    """A workbook with the stages of the template."""
    import random

    path = tmp_path / "klant.blueprint.xlsx"
    blueprint = new_blueprint("service-stages", "nl", random.Random(3).randbytes, title="Verkoop")
    workflows.save_document(blueprint, path)
    return path


def writes(portal: PracticePortal) -> int:
    """How many requests changed something, or tried to."""
    return sum(one.method != "GET" for one in portal.log)


def test_a_blueprint_goes_to_hubspot_and_the_file_knows(portal: PracticePortal, file: Path, run: Run) -> None:
    said = run("push", file, "--dry-run")
    assert said.code == 1, "no pipeline is chosen yet"
    said = run("push", file, "--pipeline", "new", "--dry-run")
    assert said.code == 0
    assert "Verkoop" in said.out
    assert "Consultatie Gepland" in said.out
    asked = run("push", file, "--pipeline", "new")
    assert (asked.code, asked.out) == (1, said.out)
    assert "--yes" in asked.err
    assert writes(portal) == 0
    done = run("push", file, "--pipeline", "new", "--yes", "--json")
    assert done.code == 0
    assert json.loads(done.out)["complete"] is True
    (link,) = workflows.open_document(file).blueprint.portals
    assert portal.account.pipeline(link.pipeline) is not None
    before = writes(portal)
    assert run("push", file, "--yes").code == 0, "the file remembers where it goes"
    assert writes(portal) == before
    assert run("drift", file).code == 0


def test_what_changed_in_hubspot_is_seen(portal: PracticePortal, file: Path, run: Run) -> None:
    run("push", file, "--pipeline", "new", "--yes")
    (link,) = workflows.open_document(file).blueprint.portals

    def renamed(pipeline: Pipeline) -> Pipeline:
        if pipeline.id != link.pipeline:
            return pipeline
        first, *others = pipeline.stages
        return replace(pipeline, stages=(replace(first, label="Eerste contact"), *others))

    portal.change(lambda account: replace(account, pipelines=tuple(map(renamed, account.pipelines))))
    said = run("drift", file)
    assert said.code == 1
    assert "Eerste contact" in said.out
    assert json.loads(run("drift", file, "--json").out)["differences"][0]["theirs"] == "Eerste contact"


def test_a_pipeline_comes_as_a_file(portal: PracticePortal, run: Run, tmp_path: Path, own_data_folder: Path) -> None:
    out = tmp_path / "uit.blueprint.xlsx"
    assert run("pull", "-o", out).code == 0
    blueprint = workflows.open_document(out).blueprint
    assert [stage.name for stage in blueprint.stages][:2] == ["Appointment Scheduled", "Qualified To Buy"]
    assert run("drift", out).code == 0
    refused = run("pull", "--pipeline", "bestaat-niet", "-o", tmp_path / "b.xlsx")
    assert refused.code == 2
    assert "default (Sales Pipeline)" in refused.err


def test_production_wants_its_number(file: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with PracticePortal(token=KEY, production=True) as portal:
        monkeypatch.setenv(address.VARIABLE, portal.url)
        monkeypatch.setenv(portals.VARIABLE, KEY)
        number = str(portal.account.portal_id)
        said = run("push", file, "--pipeline", "new", "--yes")
        assert said.code == 2
        assert number in said.err
        assert writes(portal) == 0
        assert run("push", file, "--pipeline", "new", "--yes", "--confirm", number).code == 0


def test_a_report_is_kept_as_a_page_or_a_table(portal: PracticePortal, file: Path, run: Run, tmp_path: Path) -> None:
    page, table, other = (tmp_path / f"verslag.{kind}" for kind in ("html", "csv", "pdf"))
    to_new = ("push", file, "--pipeline", "new")
    said = [run(*to_new, "--report", page), run(*to_new, "--yes", "--report", other)]
    assert [one.code for one in said] == [2, 2]
    assert "--yes" in said[0].err
    assert "verslag.pdf" in said[1].err
    assert "bestaat niet" in run(*to_new, "--yes", "--report", tmp_path / "geen map" / "x.csv").err
    table.write_text("van iemand", encoding="utf-8")
    assert "bestaat al" in run(*to_new, "--yes", "--report", table).err
    assert writes(portal) == 0, "all that is known before anything changes"
    assert run(*to_new, "--yes", "--report", page).code == 0
    assert "Alles is doorgevoerd" in page.read_text(encoding="utf-8")
    assert run("push", file, "--yes", "--report", table, "--force", "--language", "en").code == 0
    assert table.read_text(encoding="utf-8-sig").startswith("Outcome;Step;Explanation")


def test_dry_and_yes_are_not_both(file: Path, run: Run) -> None:
    assert run("push", file, "--dry-run", "--yes").code == 2


def test_a_pipeline_comes_beside_a_file(portal: PracticePortal, file: Path, run: Run, tmp_path: Path) -> None:
    before = workflows.open_document(file).blueprint
    out = tmp_path / "samen.blueprint.xlsx"
    said = run("pull", "--beside", file, "-o", out, "--match", "Qualified To Buy=Consultatie Gepland", "--keep", "here")
    assert said.code == 0
    assert "Consultatie Gepland" in said.out
    assert "zo gekozen" in said.out
    after = workflows.open_document(out).blueprint
    assert {stage.id for stage in before.stages} < {stage.id for stage in after.stages}
    assert next(stage for stage in after.stages if stage.name == "Consultatie Gepland").id == before.stages[0].id
    assert after.portals[0].pipeline == "default"
    assert workflows.open_document(file).blueprint == before, "the file it stood beside is as it was"
    told = json.loads(run("pull", "--beside", out, "-o", tmp_path / "weer.xlsx", "--keep", "here", "--json").out)
    assert told["changes"] == 0
    assert [row["reason"] for row in told["rows"] if row["label"] == "Qualified To Buy"] == ["stored"]
    wrong = run("pull", "--beside", file, "-o", tmp_path / "fout.xlsx", "--match", "bestaat-niet=new")
    assert wrong.code == 2
    assert "contractsent" in wrong.err
    assert run("pull", "-o", tmp_path / "fout.xlsx", "--match", "a=b").code == 2


def test_beside_a_file_comes_the_pipeline_that_it_was_pushed_to(
    portal: PracticePortal, file: Path, run: Run, tmp_path: Path
) -> None:
    run("push", file, "--pipeline", "new", "--yes")
    said = run("pull", "--beside", file, "-o", tmp_path / "weer.xlsx", "--json")
    assert said.code == 0
    told = json.loads(said.out)
    (link,) = workflows.open_document(file).blueprint.portals
    assert (told["target"]["pipeline"], told["changes"]) == (link.pipeline, 0)
    assert run("pull", "-o", tmp_path / "los.xlsx").code == 2, "there are two, and nothing says which"


def test_a_match_is_given_by_hand(portal: PracticePortal, file: Path, run: Run) -> None:
    done = run("push", file, "--pipeline", "default", "--match", "Consultatie Gepland=contractsent", "--yes")
    assert done.code == 0
    pipeline = portal.account.pipeline("default")
    assert pipeline is not None
    assert next(stage.label for stage in pipeline.stages if stage.id == "contractsent") == "Consultatie Gepland"
