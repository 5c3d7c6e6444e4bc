"""Small modules, classes and functions."""

from __future__ import annotations

import ast

import pytest

from tests.house.source import everything, place, text, tree, verdict

CLASS_LINES, FUNCTION_LINES, MODULE_LINES = 300, 60, 500
LIMITS: dict[type[ast.AST], int] = {
    ast.ClassDef: CLASS_LINES,
    ast.FunctionDef: FUNCTION_LINES,
    ast.AsyncFunctionDef: FUNCTION_LINES,
}


@pytest.mark.parametrize("kind", [ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef])
def test_nothing_is_too_long_to_read(kind: type[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]) -> None:
    found = [
        f"{place(path, node.lineno)} {node.name}: {node.end_lineno - node.lineno + 1} lines"
        for path in everything()
        for node in ast.walk(tree(path))
        if isinstance(node, kind) and node.end_lineno and node.end_lineno - node.lineno >= LIMITS[kind]
    ]
    rule = f"{kind.__name__}: at most {LIMITS[kind]} lines, so that it is read in one look; take a part out."
    assert not found, verdict(found, rule)


def test_no_module_is_too_long() -> None:
    lengths = [(path, len(text(path).splitlines())) for path in everything()]
    found = [f"{place(path)}: {lines} lines" for path, lines in lengths if lines > MODULE_LINES]
    assert not found, verdict(
        found, f"A module has one behaviour and at most {MODULE_LINES} lines; split it by behaviour."
    )
