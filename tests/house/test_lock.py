"""The lock: names, versions and hashes of all we depend on, and nothing else."""

from __future__ import annotations

import re
import tomllib

from packaging.requirements import Requirement
from packaging.version import Version

from tests.house.source import ROOT

LINE = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>[\w.]+)(?: ; [\w .'\"!=<>()-]+)? \\"
    r"|    --hash=sha256:[0-9a-f]{64}(?: \\)?"
)


def _locked() -> dict[str, str]:
    """The version of each name in the lock."""
    lines = [LINE.fullmatch(line) for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()]
    return {line["name"]: line["version"] for line in lines if line and line["name"]}


def test_the_lock_has_names_versions_and_hashes_only() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    strange = [f"{number}: {line}" for number, line in enumerate(lines, 1) if not LINE.fullmatch(line)]
    assert not strange, "make it again with `python3 dev.py lock`"


def test_each_requirement_is_hashed() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(_locked())
    assert all("--hash=sha256:" in block for block in blocks)


def test_the_lock_has_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["dev"],
        *project["build-system"]["requires"],
    ]
    locked = _locked()
    for requirement in map(Requirement, wanted):
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        assert requirement.specifier.contains(Version(locked[name])), f"{requirement}: run `python3 dev.py lock`"
