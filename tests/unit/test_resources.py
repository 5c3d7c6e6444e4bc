"""The resources are found in a source tree, in an installed wheel and in a bundle."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import blueprint_editor.resources as room
from blueprint_editor.resources import resource

ASK = "from blueprint_editor.resources import resource; print(resource('marker.txt').read_text())"
ASK_IN_BUNDLE = f"import sys; sys._MEIPASS = sys.argv[1]; {ASK}"


def package_in(folder: Path) -> None:
    """Put a package in a folder that has this one function and nothing else."""
    (folder / "blueprint_editor").mkdir(parents=True)
    (folder / "blueprint_editor" / "__init__.py").touch()
    (folder / "blueprint_editor" / "resources.py").write_bytes(Path(room.__file__).read_bytes())


def marker_in(folder: Path, text: str) -> None:
    """Put a resource in a folder."""
    folder.mkdir(parents=True)
    (folder / "marker.txt").write_text(text, encoding="utf-8")


def ask(path: Path, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Ask a fresh Python that finds its packages in `path` first for the resource."""
    environment = {**os.environ, "PYTHONPATH": str(path)}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=environment, cwd=path, capture_output=True, text=True, check=False)


def test_a_resource_of_this_tree_is_there() -> None:
    assert resource("templates", "empty.nl.json").is_file()
    assert resource("icons").is_dir()


def test_what_is_not_there_is_a_path_all_the_same() -> None:
    assert not resource("icons", "no-such.svg").exists()


def test_source_tree(tmp_path: Path) -> None:
    package_in(tmp_path / "src")
    marker_in(tmp_path / "resources", "tree")
    assert ask(tmp_path / "src", ASK).stdout == "tree\n"


def test_installed_wheel_has_them_in_the_package(tmp_path: Path) -> None:
    """A folder named as the module stands beside it, and does not hide it."""
    package_in(tmp_path / "lib" / "site-packages")
    marker_in(tmp_path / "lib" / "site-packages" / "blueprint_editor" / "resources", "wheel")
    marker_in(tmp_path / "lib" / "resources", "a stranger's")
    assert ask(tmp_path / "lib" / "site-packages", ASK).stdout == "wheel\n"


def test_bundle_may_have_them_beside_the_package(tmp_path: Path) -> None:
    package_in(tmp_path / "code")
    marker_in(tmp_path / "bundle" / "resources", "bundle")
    assert ask(tmp_path / "code", ASK_IN_BUNDLE, str(tmp_path / "bundle")).stdout == "bundle\n"


def test_nowhere_says_where_it_looked(tmp_path: Path) -> None:
    package_in(tmp_path / "src")
    answer = ask(tmp_path / "src", ASK)
    assert answer.returncode == 1
    assert "FileNotFoundError: no resources folder in " in answer.stderr
