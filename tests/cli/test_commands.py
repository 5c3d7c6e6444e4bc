"""The commands themselves, in this process: new, show, render, and the self-test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from blueprint_editor.core.findings import Code, Facts
from blueprint_editor.core.model import ELEMENTS
from blueprint_editor.wording import element_title, error_sentence
from tests.cli.conftest import Run


def test_new_makes_a_workbook_and_says_so(workbook: Path, run: Run) -> None:
    shown = json.loads(run("show", workbook, "--json").out)
    assert (shown["client"], shown["language"], len(shown["stages"])) == ("Jansen", "nl", 6)
    assert shown["findings"] == []


def test_new_takes_a_title_and_an_author(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "x.xlsx"
    made = run("new", "--template", "empty", "--language", "en", "--title", "Große", "--author", "Ann", "-o", path)
    assert made == (0, f"Made: {path}\n", "")
    shown = json.loads(run("show", path, "--json").out)
    assert (shown["title"], shown["author"], shown["language"]) == ("Große", "Ann", "en")


def test_new_speaks_the_users_language_and_offers_the_first_template(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "x.xlsx"
    assert run("new", "-o", path).out == f"Gemaakt: {path}\n"
    shown = json.loads(run("show", path, "--json").out)
    assert shown["language"] == "nl"
    assert [stage["tasks"] for stage in shown["stages"]] == [[]] * 6


def test_new_replaces_a_file_only_with_force(workbook: Path, run: Run) -> None:
    before = workbook.read_bytes()
    refused = run("new", "--template", "empty", "-o", workbook)
    assert (refused.code, refused.out) == (2, "")
    assert "--force" in refused.err
    assert workbook.read_bytes() == before
    assert run("new", "--template", "empty", "-o", workbook, "--force").code == 0
    assert len(json.loads(run("show", workbook, "--json").out)["stages"]) == 2


def test_force_needs_no_file_to_replace(tmp_path: Path, run: Run) -> None:
    assert run("new", "-o", tmp_path / "x.xlsx", "--force").code == 0


@pytest.mark.parametrize("language", ["nl", "en"])
def test_show_names_every_stage_and_element(language: str, workbook: Path, run: Run) -> None:
    shown = run("show", workbook, "--language", language)
    assert (shown.code, shown.err) == (0, "")
    stages = [stage["name"] for stage in json.loads(run("show", workbook, "--json").out)["stages"]]
    assert all(f"{number}. {name}" in shown.out for number, name in enumerate(stages, 1))
    assert all(shown.out.count(f"   {element_title(element, language)}") >= 6 for element in ELEMENTS)


def test_show_speaks_the_language_of_the_workbook(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "x.xlsx"
    run("new", "--template", "service", "--language", "en", "-o", path)
    assert "Data points" in run("show", path).out


@pytest.mark.parametrize("suffix", [".png", ".pdf", ".svg", ".PNG"])
def test_render_paints_in_the_format_of_the_suffix(suffix: str, workbook: Path, run: Run) -> None:
    picture = workbook.with_name("één").with_suffix(suffix)
    assert run("render", workbook, "-o", picture) == (0, f"Gemaakt: {picture}\n", "")
    start = picture.read_bytes()[:200].lstrip()
    assert start.startswith({".png": b"\x89PNG", ".pdf": b"%PDF", ".svg": b"<?xml"}[suffix.lower()])


def test_render_light_dark_and_in_each_language(workbook: Path, run: Run) -> None:
    pictures: list[bytes] = []
    for options in ((), ("--dark",), ("--language", "en")):
        path = workbook.with_name(f"{len(pictures)}.png")
        assert run("render", workbook, "-o", path, *options).code == 0
        pictures.append(path.read_bytes())
    assert len(set(pictures)) == 3


def _errors(tmp_path: Path) -> list[tuple[tuple[str, ...], str]]:
    """Commands that cannot be done, and the code of each."""
    strange, nowhere = tmp_path / "strange.xlsx", tmp_path / "nowhere" / "x"
    strange.write_text("no workbook")
    book = str(tmp_path / "Jansen.blueprint.xlsx")
    return [
        (("show", str(tmp_path / "missing.xlsx")), "not_found"),
        (("show", str(strange)), "not_a_workbook"),
        (("render", str(tmp_path / "missing.xlsx"), "-o", str(tmp_path / "x.png")), "not_found"),
        (("render", book, "-o", str(tmp_path / "x.jpg")), "unknown_format"),
        (("render", book, "-o", str(tmp_path / "x")), "unknown_format"),
        (("render", book, "-o", f"{nowhere}.png"), "no_folder"),
        (("new", "-o", f"{nowhere}.xlsx"), "no_folder"),
        (("new", "-o", book), "file_exists"),
        (("new", "--template", "houses", "-o", str(tmp_path / "y.xlsx")), "unknown_template"),
    ]


def test_every_error_is_one_sentence_or_json(workbook: Path, tmp_path: Path, run: Run) -> None:
    before = workbook.read_bytes()
    for arguments, code in _errors(tmp_path):
        said = run(*arguments)
        assert (said.code, said.out) == (2, ""), arguments
        assert said.err.strip()
        assert "Traceback" not in said.err
        as_json = run(*arguments, "--json")
        assert (as_json.code, as_json.err) == (2, "")
        shown = json.loads(as_json.out)
        assert list(shown) == ["error", "message"]
        assert shown["error"] == (code if arguments[0] == "show" else "usage")
    assert workbook.read_bytes() == before


def test_the_code_of_every_error(workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    named: list[Code] = []

    def sentence(code: Code, facts: Facts, language: str) -> str:
        named.append(code)
        return error_sentence(code, facts, language)

    monkeypatch.setattr("blueprint_editor.cli.failures.error_sentence", sentence)
    for arguments, code in _errors(tmp_path):
        run(*arguments)
        assert named.pop() == code, arguments


def test_the_self_test_passes(run: Run) -> None:
    tried = run("--self-test")
    assert (tried.code, tried.err) == (0, "")
    assert tried.out.splitlines() == [
        f"{part}: ok" for part in ("sjabloon", "opslaan", "openen", "vergelijken", "tekenen", "HubSpot")
    ]
