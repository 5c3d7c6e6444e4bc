"""Each public thing says in a line what it promises."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QWidget

from tests.house.source import everything, files, place, tree, verdict

# What a class that inherits may override without a word: Qt describes it.
QT = {
    name
    for kind in (QWidget, QAbstractItemView, QStyledItemDelegate, QAbstractItemModel)
    for name in dir(kind)
    if not name.startswith("_")
}

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def _exempt(node: Definition, inherits: bool) -> bool:
    """Private things, overloads, setters, and what Qt describes: overrides and camelCase."""
    marks = {ast.unparse(mark).rpartition(".")[2] for mark in node.decorator_list}
    qt = not isinstance(node, ast.ClassDef) and (node.name != node.name.lower() or (inherits and node.name in QT))
    return node.name.startswith("_") or qt or bool(marks & {"overload", "override", "setter"})


def _public(body: list[ast.stmt], inherits: bool = False) -> Iterator[Definition]:
    """The public classes and functions, and the public methods of those classes."""
    for node in body:
        if isinstance(node, Definition) and not _exempt(node, inherits):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node.body, inherits=bool(node.bases))


def _silent(path: Path) -> Iterator[str]:
    """What in a file has no docstring."""
    if not ast.get_docstring(tree(path)):
        yield place(path, 1)
    for node in _public(tree(path).body):
        if not ast.get_docstring(node):
            yield f"{place(path, node.lineno)} {node.name}"


def test_each_public_thing_has_a_docstring() -> None:
    found = [thing for path in files("src", "benchmarks", "dev.py") for thing in _silent(path)]
    assert not found, verdict(found, "A reader starts at the promise; write one line that says it.")


def test_each_test_module_has_a_docstring() -> None:
    found = [place(path) for path in files("tests") if not ast.get_docstring(tree(path))]
    assert not found, verdict(found, "Say in one line what these tests hold the program to.")


def test_annotations_cost_nothing() -> None:
    found = [
        place(path)
        for path in everything()
        if any(isinstance(node, Definition | ast.AnnAssign) for node in tree(path).body)
        and not any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in tree(path).body)
    ]
    assert not found, verdict(found, "Write `from __future__ import annotations` below the docstring.")
