"""The commands and the pictures of the README and its neighbours are real."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from tests.house.source import ROOT, text

PAGES = ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md")
FENCE = re.compile(r"^```(?:sh|bash|shell|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)")
SUB_COMMANDS = {"new", "show", "render", "worksheets", "actions", "diff", "merge"}
DIFFERENT = {"diff": 1, "merge": 1}
"""What these exit with when there is something to tell."""


def _commands(page: str) -> list[list[str]]:
    """The commands of a page, word by word, without prompts and comments."""
    lines = (
        line.strip().removeprefix("$ ") for block in FENCE.findall(text(ROOT / page)) for line in block.splitlines()
    )
    return [words for words in (shlex.split(line, comments=True) for line in lines) if words]


def _run(words: list[str], folder: Path) -> str:
    """Run the program as the page says; give what it complains of."""
    opens_window = not SUB_COMMANDS & set(words) and not any(word.startswith(("--version", "--self")) for word in words)
    # A window stays open; its options are read all the same before help is given.
    arguments = [*words[1:], "--help"] if opens_window else words[1:]
    done = subprocess.run(
        [sys.executable, "-m", "blueprint_editor", *arguments],
        cwd=folder,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        check=False,
    )
    fine = done.returncode in {0, DIFFERENT.get(words[1] if len(words) > 1 else "", 0)}
    return "" if fine else (done.stderr or done.stdout).decode("utf-8", "backslashreplace")


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_run(page: str, tmp_path: Path) -> None:
    for words in _commands(page):
        line = shlex.join(words)
        if words[:2] == ["python3", "dev.py"]:
            assert words[2] in dev.COMMANDS, line
        elif words[0] == "blueprint-editor":
            assert not _run(words, tmp_path), line
        else:
            assert words[0] in {"cd", "git"}, f"{line}: teach this test how to try it, or leave it out"


def test_the_readme_shows_the_two_commands() -> None:
    shown = [words[:3] for words in _commands("README.md")]
    assert ["python3", "dev.py", "run"] in shown
    assert ["python3", "dev.py", "test"] in shown


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_links_to_is_there(page: str) -> None:
    missing = [name for name in LINK.findall(text(ROOT / page)) if not (ROOT / name).exists()]
    assert not missing
