"""The repository says nothing about the machine it was made on."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from tests.house.source import ROOT, place, verdict

# Written in two parts, so that this file does not name them either.
MACHINE = re.compile(
    "|".join(re.escape(left + right) for left, right in [("/ro", "ot/"), ("/wo", "rk/"), ("/opt/wh", "eels")])
    + r"|(?<![\w-])(?:test\.)?"
    + "|".join(re.escape(left + right) for left, right in [("py", "pi.org"), ("python", "hosted.org")])
)


def test_no_path_of_a_machine_and_no_registry_is_named() -> None:
    listed = shutil.which("git") and subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if not listed or listed.returncode:
        pytest.skip("git: the list of the repository's files is not there")
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        data = path.read_bytes() if path.is_file() else b""
        if b"\0" in data[:4096]:
            continue
        for number, line in enumerate(data.decode("utf-8").splitlines(), 1):
            if MACHINE.search(line):
                found.append(f"{place(path, number)} {line.strip()[:80]}")
    assert not found, verdict(found, "Works on one machine only; use a path in the repository, or none.")
