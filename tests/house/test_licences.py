"""What the bundle carries of others comes with its licence."""

from __future__ import annotations

import tomllib

from packaging.requirements import Requirement

from tests.house.source import ROOT, text

LICENCES = ROOT / "resources" / "licences"
# Qt's parts come together, under the LGPL.
TOGETHER = {"PySide6-Essentials": "lgpl-3.0"}


def test_each_library_the_program_runs_with_has_its_licence() -> None:
    project = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]
    names = [Requirement(line).name for line in project["dependencies"]]
    missing = [name for name in names if not (LICENCES / f"{TOGETHER.get(name, name)}.txt").is_file()]
    assert not missing, f"add the licence's text to {LICENCES.name}/"


def test_each_licence_is_named_in_the_list() -> None:
    listed = text(LICENCES / "README.txt")
    unlisted = [path.name for path in LICENCES.glob("*.txt") if path.name not in listed and path.name != "README.txt"]
    assert not unlisted
