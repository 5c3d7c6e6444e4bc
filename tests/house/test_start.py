"""What is not needed yet is not loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.house.source import PACKAGE, ROOT, files, place

HEAVY = (
    "PySide6",
    "shiboken6",
    "openpyxl",
    "defusedxml",
    "python_calamine",
    "lxml",
    "sqlite3",
    "hubspot",
    "keyring",
    "truststore",
    "urllib3",
    "click.testing",
    "hypothesis",
)
WITHOUT_QT = ("core", "hubspot", "method", "recovery", "workbook", "wording", "workflows", "cli")


def _loaded_by(statement: str) -> set[str]:
    """The modules a fresh Python has loaded after a statement."""
    code = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT / "src", check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["blueprint_editor.cli", "blueprint_editor.workflows", "blueprint_editor.wording"])
def test_a_command_loads_its_libraries_when_it_needs_them(module: str) -> None:
    assert not {name for name in _loaded_by(f"import {module}") if name.startswith(HEAVY)}


def test_the_rooms_without_a_window_load_no_qt() -> None:
    names = [
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        for path in files("src")
        if path.relative_to(PACKAGE).parts[0].removesuffix(".py") in WITHOUT_QT
    ]
    loaded = _loaded_by("import " + ", ".join(names))
    assert set(names) <= loaded, f"nothing was looked at below {place(PACKAGE)}"
    assert not {name for name in loaded if name.startswith(("PySide6", "shiboken6"))}
