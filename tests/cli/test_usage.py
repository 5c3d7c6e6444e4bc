"""How commands explain themselves, and what they say to one who types something else."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

import pytest

from blueprint_editor import cli
from blueprint_editor.cli import COMMANDS, window
from blueprint_editor.cli.window import WindowArguments, window_arguments
from tests.cli.conftest import Run

OPTIONS = {
    "": ("--template", "--language", "--self-test", "--version", "--help"),
    "new": ("--template", "--language", "-o", "--title", "--client", "--author", "--force", "--help"),
    "show": ("--json", "--language", "--help"),
    "render": ("-o", "--dark", "--language", "--help"),
    "worksheets": ("-o", "--step", "--blank", "--language", "--help"),
    "actions": ("-o", "--sort", "--parked", "--csv", "--json", "--language", "--help"),
    "diff": ("--json", "--language", "--help"),
    "merge": ("-o", "--prefer", "--force", "--json", "--language", "--help"),
    "portal": ("--colour", "--json", "--language", "--help"),
    "practice": ("--port", "--faults", "--state", "--token", "--production", "--language", "--help"),
    "push": ("--portal", "--pipeline", "--dry-run", "--yes", "--confirm", "--workflows", "--json", "--language"),
    "pull": ("--portal", "--pipeline", "-o", "--force", "--language", "--help"),
    "drift": ("--portal", "--pipeline", "--json", "--language", "--help"),
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("command", OPTIONS)
def test_help_names_every_option_in_the_users_language(
    command: str, language: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", f"{language}_XX.UTF-8")
    shown = run(*filter(None, [command]), "--help")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith(f"{'Gebruik' if language == 'nl' else 'Usage'}: blueprint-editor")
    assert all(option in shown.out for option in OPTIONS[command])
    assert ("Show this message" in shown.out, "[required]" in shown.out) == (False, False)


def test_help_of_the_program_names_every_command(run: Run) -> None:
    assert set(OPTIONS) == {"", *COMMANDS}
    assert all(f"\n    {command} " in run("--help").out for command in COMMANDS)


def test_version(run: Run) -> None:
    from blueprint_editor import __version__

    assert run("--version") == (0, f"Blueprint editor {__version__}\n", "")


WRONG = [
    (("show",), "BESTAND ontbreekt"),
    (("show", "--colour", "x"), "--colour bestaat niet"),
    (("show", "a", "b"), "Te veel: b"),
    (("show", "a", "--language", "de"), "--language moet een van deze zijn: nl, en"),
    (("new",), "--output ontbreekt"),
    (("new", "-o"), "-o heeft een waarde nodig"),
    (("new", "--force=yes", "-o", "x"), "--force krijgt geen waarde"),
    (("render", "a"), "--output ontbreekt"),
    (("worksheets", "a", "-o", "x.png"), "x.png moet eindigen op .pdf"),
    (("actions", "a", "-o", "x.csv"), "x.csv moet eindigen op .pdf"),
    (("practice", "--port", "x"), "De waarde van --port kan niet"),
    (("practice", "--port", "70000"), "De waarde van --port kan niet"),
    (("practice", "--faults", "500@1,hi"), "“hi” is niets wat mis kan gaan"),
    (("--colour",), "--colour bestaat niet"),
    (("--language",), "--language heeft een waarde nodig"),
    (("--language", "de"), "--language moet een van deze zijn: nl, en"),
]


@pytest.mark.parametrize(("arguments", "sentence"), WRONG)
def test_wrong_use_is_one_sentence_on_stderr(arguments: Sequence[str], sentence: str, run: Run) -> None:
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [("show", "--colour"), ("show",), ("show", "a", "b"), ("--colour",), ("new",)])
def test_wrong_use_is_json_where_json_was_asked(arguments: Sequence[str], run: Run) -> None:
    said = run(*arguments, "--json")
    assert (said.code, said.err) == (2, "")
    shown = json.loads(said.out)
    assert list(shown) == ["error", "message"]
    assert shown["error"] == "usage"


def test_the_sentence_is_in_the_language_that_was_asked(run: Run) -> None:
    assert "There is no option" in run("show", "--language", "en", "--colour").err
    assert "There is no option" in run("show", "--language=en", "--colour").err


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ((), WindowArguments()),
        (("a.xlsx", "b.xlsx"), WindowArguments(["a.xlsx", "b.xlsx"])),
        (("--template", "service", "--language=en"), WindowArguments([], "service", "en")),
        (("--", "--version", "é"), WindowArguments(["--version", "é"])),
        (("--version",), None),
        (("--template",), None),
        (("a", "-x"), None),
        (("--language", "de"), None),
    ],
)
def test_the_windows_arguments_are_read_by_hand_when_they_are_plain(
    arguments: Sequence[str], wanted: WindowArguments | None
) -> None:
    assert window_arguments(arguments) == wanted


def test_without_a_screen_the_window_does_not_open(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    said = run("--template", "service")
    assert (said.code, said.out) == (2, "")
    assert "geen scherm" in said.err


def test_a_window_with_an_unknown_template_does_not_open(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    said = run("--template", "houses")
    assert said.code == 2
    assert "“houses”" in said.err


def _raise(error: BaseException) -> object:
    def fail(arguments: object) -> int:
        raise error

    return fail


def test_a_bug_is_told_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_run", _raise(ZeroDivisionError("secret text of the user")))
    said = run("show", "x")
    assert (said.code, said.out) == (2, "")
    assert "ZeroDivisionError (test_usage.py:" in said.err
    assert "Traceback" not in said.err
    assert "secret" not in said.err
    assert json.loads(run("show", "x", "--json").out)["error"] == "internal"


def test_a_missing_library_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    monkeypatch.setattr(window, "window_arguments", _raise(missing))
    assert "libEGL.so.1" in run().err


def test_an_interrupt_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_run", _raise(KeyboardInterrupt()))
    assert run("show", "x") == (130, "", "")


def test_a_command_that_is_not_there_opens_no_window(run: Run) -> None:
    said = run("dif", "een.xlsx", "ander.xlsx")
    assert said.code == 2
    assert "Er is geen opdracht dif. Bedoelde je diff?" in said.err
    assert run("frobnicate", "--language", "en").err.startswith("There is no command frobnicate. The commands are: new")
