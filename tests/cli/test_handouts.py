"""Worksheets and the action list, made by the command line."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from blueprint_editor.core.edits import AddParking, ChangeEntry
from blueprint_editor.core.model import ELEMENTS, Blueprint, Element, EntryRef, ParkingItem
from blueprint_editor.method.actions import SortBy, to_dos
from blueprint_editor.wording import element_question, element_title, say
from blueprint_editor.workflows import fingerprint_of, open_document, save_document
from tests.cli.conftest import Run

NEEDS_POPPLER = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")
PARKED = (
    ParkingItem("pk_aaaaaaaaaaaa", "=Kortingen", "Zoë", "2026-12-04", Element.TASK, note="Boven 10%\nook oud"),
    ParkingItem("pk_bbbbbbbbbbbb", "Prijslijst", "anna", "2026-11-30"),
    ParkingItem("pk_cccccccccccc", "Wie tekent?"),
)


@pytest.fixture
def parked(workbook: Path) -> Path:
    """The workbook with three points on its parking lot."""
    after = AddParking(PARKED).apply(open_document(workbook).blueprint)
    assert isinstance(after, Blueprint)
    save_document(after, workbook, expected=fingerprint_of(workbook), backups=workbook.parent / "backups")
    return workbook


def _pages(path: Path) -> list[str]:
    shown = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True).stdout
    return [" ".join(page.split()) for page in shown.split("\f") if page.strip()]


@NEEDS_POPPLER
@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_step_has_a_page_with_its_question_and_every_stage(language: str, workbook: Path, run: Run) -> None:
    path = workbook.with_name("wanden.pdf")
    assert run("worksheets", workbook, "-o", path, "--language", language).code == 0
    pages = _pages(path)
    stages = open_document(workbook).blueprint.stages
    assert len(pages) == 7
    questions = [say("question.stages", language), *(element_question(element, language) for element in ELEMENTS)]
    for page, question in zip(pages, questions, strict=True):
        assert question in page
        assert all(word in page for stage in stages for word in stage.name.split())
        assert "Jansen" in page
    facts = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    assert "(A3)" in facts


@NEEDS_POPPLER
def test_one_step_blank(workbook: Path, run: Run) -> None:
    path = workbook.with_name("een.pdf")
    text = open_document(workbook).blueprint.stages[0].tasks[0].text
    assert run("worksheets", workbook, "-o", path, "--step", "6").code == 0
    assert [text in page for page in _pages(path)] == [True]
    assert run("worksheets", workbook, "-o", path, "--step", "6", "--blank").code == 0
    (page,) = _pages(path)
    assert text not in page
    assert element_title(Element.TASK, "nl") in page


@NEEDS_POPPLER
def test_a_cell_that_holds_too_much_says_how_much_more(workbook: Path, run: Run) -> None:
    blueprint = open_document(workbook).blueprint
    stage = blueprint.stages[0]
    task = stage.tasks[0]
    longer = ChangeEntry(EntryRef(stage.id, Element.TASK, task.id), type(task)(task.id, "lang verhaal " * 300))
    after = longer.apply(blueprint)
    assert isinstance(after, Blueprint)
    save_document(after, workbook, expected=fingerprint_of(workbook), backups=workbook.parent / "backups")
    path = workbook.with_name("lang.pdf")
    assert run("worksheets", workbook, "-o", path, "--step", "6").code == 0
    assert f"… en nog {len(stage.tasks)}" in _pages(path)[0]


def test_the_list_goes_by_owner_or_by_date(parked: Path, run: Run) -> None:
    blueprint = open_document(parked).blueprint
    owners = [one.owner.casefold() for one in to_dos(blueprint)]
    assert owners == [*sorted(filter(None, owners)), *[""] * owners.count("")]
    assert [one.text for one in to_dos(blueprint, SortBy.DUE)][:2] == ["Prijslijst", "=Kortingen"]
    tasks = [task for stage in blueprint.stages for task in stage.tasks if task.role]
    assert len(owners) == len(tasks) + len(PARKED)
    said = run("actions", parked, "--parked")
    assert said.out.splitlines()[:5] == ["Actielijst – Jansen", "", "anna", "- Prijslijst (30 nov 2026)", ""]
    assert "Nog niemand\n- Wie tekent?" in said.out


def test_the_list_as_data(parked: Path, run: Run) -> None:
    found = json.loads(run("actions", parked, "--json", "--parked", "--sort", "due").out)
    assert [(one["text"], one["due"]) for one in found] == [
        ("Prijslijst", "2026-11-30"), ("=Kortingen", "2026-12-04"), ("Wie tekent?", ""),
    ]  # fmt: skip
    rows = list(csv.reader(io.StringIO(run("actions", parked, "--csv", "--parked").out), delimiter=";"))
    assert rows[0] == ["Actie", "Wie", "Wanneer", "Hoort bij", "Notitie"]
    assert rows[2] == ["'=Kortingen", "Zoë", "2026-12-04", "Taak", "Boven 10%\nook oud"]
    english = run("actions", parked, "--csv", "--parked", "--language", "en").out
    assert english.startswith("Action,Who,When,")


@NEEDS_POPPLER
def test_the_list_on_paper_goes_on_over_pages(parked: Path, run: Run) -> None:
    blueprint = open_document(parked).blueprint
    many = tuple(ParkingItem(f"pk_{n:012}", f"Punt {n}", "Jan") for n in range(100))
    after = AddParking(many).apply(blueprint)
    assert isinstance(after, Blueprint)
    save_document(after, parked, expected=fingerprint_of(parked), backups=parked.parent / "backups")
    path = parked.with_name("acties.pdf")
    assert run("actions", parked, "-o", path).code == 0
    pages = _pages(path)
    assert len(pages) > 2
    whole = " ".join(pages)
    assert all(f"Punt {n} " in whole for n in range(100))
    assert all("Actie Wie Wanneer" in page for page in pages)
