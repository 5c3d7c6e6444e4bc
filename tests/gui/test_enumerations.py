"""PySide6's enumerations are made quickly, and are what Python would have made."""

from __future__ import annotations

import enum
import pickle
import sys
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6 import QtCore, QtGui, QtWidgets

from blueprint_editor.gui import enumerations

from .window_kit import run_python

KINDS = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)

pytestmark = pytest.mark.skipif(sys.version_info[:2] != enumerations.LIKE_HERE, reason="Python makes them itself")

names = st.text("abcdefghij", min_size=1, max_size=3) | st.sampled_from(
    ["Key_A", "None_", "_one", "name", "real", "__x__"]
)
numbers = st.integers(-3, 70) | st.sampled_from([2**31, 2**63, -(2**31)])


def told(made: Any) -> dict[str, str]:
    """All that is in an enumeration, and its members in order with all that is in them."""

    def plain(value: Any) -> object:
        if isinstance(value, made):
            return str(value), vars(value)
        if getattr(value, "__name__", "") == "_iter_member_by_def_":
            return value.__name__
        if isinstance(value, enum.property):
            return value.name
        return getattr(value, "__func__", value)  # Python puts `__new__` in as it is, a class makes it static

    inside = {key: plain(value) for key, value in vars(made).items() if key != "_missing_"}  # that is PySide6's
    return {key: repr(value) for key, value in inside.items()} | {"all": repr([plain(one) for one in made])}


def both(kind: Any, members: list[tuple[str, int]], boundary: enum.FlagBoundary | None = enum.KEEP) -> list[object]:
    """What Python and we make of the same, or how they refuse it."""
    results: list[object] = []
    for create in (enumerations._python, enumerations.create):
        try:
            results.append(told(create(kind, "Made", members, boundary=boundary, module=__name__)))
        except (TypeError, ValueError, AttributeError) as error:
            results.append((type(error), str(error)))
    return results


@settings(max_examples=150)
@given(
    kind=st.sampled_from(KINDS),
    members=st.lists(st.tuples(names, numbers), max_size=6),
    boundary=st.sampled_from([None, *enum.FlagBoundary]),
)
@example(kind=enum.IntFlag, members=[("b", 4), ("a", 1), ("ab", 5), ("c", 4)], boundary=enum.KEEP)
@example(kind=enum.Enum, members=[("mro", 1)], boundary=None)
@example(kind=enum.IntEnum, members=[("a", 1), ("a", 2)], boundary=None)
def test_it_is_what_python_makes(kind: Any, members: list[tuple[str, int]], boundary: enum.FlagBoundary | None) -> None:
    python_s, ours = both(kind, members, boundary)
    assert ours == python_s


def test_each_of_pyside_is_what_python_makes() -> None:
    seen = 0
    classes = [getattr(module, name) for module in (QtCore, QtGui, QtWidgets) for name in dir(module)]
    for owner in classes:
        for made in vars(owner).values() if isinstance(owner, type) else ():
            if isinstance(made, enum.EnumType):
                named: dict[str, Any] = dict(made.__members__)
                python_s, ours = both(made.__mro__[1], [(name, one.value) for name, one in named.items()])
                assert ours == python_s
                seen += 1
    assert seen > 400


def test_what_is_no_whole_number_is_python_s_own() -> None:
    made = enumerations.create(enum.Enum, "Made", [("a", "one"), ("b", "two")], module=__name__)
    assert made("two") is made.b
    assert enumerations.create(enum.IntEnum, "Made", "a b", module=__name__, start=4).b == 5


USED = """
import enum, pickle
from blueprint_editor.gui import enumerations
asked = []
python = enumerations._python
def watched(kind, name, *given, **named):
    asked.append(name)
    return python(kind, name, *given, **named)
enumerations._python = watched
from blueprint_editor.gui.loading import load_pyside
load_pyside()
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame
print(len(asked), Qt.Key(65), Qt.AlignmentFlag(5), int(Qt.Key.Key_A | Qt.KeyboardModifier.ControlModifier == 0))
print(pickle.loads(pickle.dumps(Qt.Key.Key_B)) is Qt.Key.Key_B, Qt.Key.__module__, Qt.Key.__qualname__)
print(QFrame.Shape.NoFrame in QFrame.Shape, QFont.Weight.Bold.value)
print(enum.Enum("Made", "a").__module__, enum.Enum("Made", [("a", 1)]).__module__)
"""


def test_the_program_s_are_made_by_it() -> None:
    """Python is asked once for each kind, 20 ms less of the start than once for each enumeration."""
    first, *others = run_python(USED).splitlines()
    assert 0 < int(first.split()[0]) <= len(KINDS)
    assert others == ["True PySide6.QtCore Qt.Key", "True 700", "__main__ __main__"]
    assert pickle.loads(pickle.dumps(QtCore.Qt.Key.Key_B)) is QtCore.Qt.Key.Key_B
