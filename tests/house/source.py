"""The project's own Python files, parsed once, for the house rules to look at."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "blueprint_editor"


@cache
def files(*folders: str) -> tuple[Path, ...]:
    """The Python files in these folders (or these files) of the repository."""
    found: list[Path] = []
    for folder in folders:
        path = ROOT / folder
        found += [path] if path.is_file() else sorted(path.rglob("*.py"))
    return tuple(found)


def product() -> tuple[Path, ...]:
    """What is shipped."""
    return files("src")


def everything() -> tuple[Path, ...]:
    """What is shipped, and what stands around it."""
    return files("src", "tests", "benchmarks", "dev.py")


@cache
def text(path: Path) -> str:
    """What is written in a file."""
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    """A file as syntax."""
    return ast.parse(text(path), filename=str(path))


def place(path: Path, line: int = 0) -> str:
    """Where to look, as an editor understands it."""
    name = path.relative_to(ROOT).as_posix()
    return f"{name}:{line}" if line else name


def calls(path: Path) -> Iterator[ast.Call]:
    """Every call in a file."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


def strings(path: Path) -> Iterator[str]:
    """Every text in a file that is not made up at run time."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def verdict(found: list[str], rule: str) -> str:
    """What a broken rule says: the rule with its reason and replacement, then the places."""
    return "\n  ".join([rule, *found])
