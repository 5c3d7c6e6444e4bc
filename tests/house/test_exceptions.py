"""Errors are caught where they are understood."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.house.source import PACKAGE, everything, place, tree, verdict

# The three borders: the window's excepthook, the job runner, the command line. And a thread that somebody waits for,
# which keeps nothing to itself: all of it is raised again for the one who waits.
BORDERS = (
    PACKAGE / "gui" / "guard.py",
    PACKAGE / "gui" / "jobs.py",
    PACKAGE / "cli.py",
    PACKAGE / "cli",
    PACKAGE / "hubspot" / "aside.py",
)
BLIND = {"Exception", "BaseException"}


def _caught(handler: ast.ExceptHandler) -> set[str]:
    """The names a handler catches; a bare one catches all."""
    if handler.type is None:
        return {"BaseException"}
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return {kind.id for kind in kinds if isinstance(kind, ast.Name)}


def _passes_on(handler: ast.ExceptHandler) -> bool:
    """Whether a handler only cleans up and raises the same again."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _at_border(path: Path) -> bool:
    """Whether a file is one of the three borders."""
    return any(path == border or border in path.parents for border in BORDERS)


def test_everything_is_caught_at_the_three_borders_only() -> None:
    found = [
        place(path, node.lineno)
        for path in everything()
        if not _at_border(path)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler) and _caught(node) & BLIND and not _passes_on(node)
    ]
    rule = "`except Exception` hides bugs; name the errors that can happen here, or let them reach a border."
    assert not found, verdict(found, rule)


def test_each_border_catches_once() -> None:
    counts = {
        place(border): sum(
            1
            for path in everything()
            if path == border or border in path.parents
            for node in ast.walk(tree(path))
            if isinstance(node, ast.ExceptHandler) and _caught(node) & BLIND and not _passes_on(node)
        )
        for border in BORDERS
    }
    found = [f"{name}: {count}" for name, count in counts.items() if count > 1]
    assert not found, verdict(found, "A border catches everything in one place; join them.")
