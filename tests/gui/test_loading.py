"""PySide6 is loaded without what only developers need, and works as if it had been there."""

from __future__ import annotations

from .window_kit import run_python

LOAD = "import builtins, re, sys; from blueprint_editor.gui.loading import load_pyside; load_pyside(); "


def test_libraries_for_type_stubs_are_not_loaded_and_can_be() -> None:
    left = "print('argparse' in sys.modules, 'logging' in sys.modules); "
    again = "import argparse, logging; print(argparse.ArgumentParser().prog, logging.getLogger().name)"
    assert run_python(LOAD + left + again).split() == ["False", "False", "-c", "root"]


def test_a_library_that_somebody_loaded_stays() -> None:
    code = "import argparse; before = argparse; " + LOAD + "print(sys.modules['argparse'] is before)"
    assert run_python(code) == "True"


def test_patterns_are_compiled_at_once_again() -> None:
    assert run_python("import re; before = re.compile; " + LOAD + "print(re.compile is before)") == "True"


def test_a_wrong_argument_is_still_explained() -> None:
    """The explanation is read with a pattern that was not compiled when PySide6 was loaded."""
    code = (
        LOAD
        + """
from PySide6.QtCore import QTimer
from shibokensupport.signature import parser
print(type(parser.arglistParser._finditer).__name__)
try:
    QTimer().start("soon")
except TypeError as error:
    print("msec" in str(error))
print(parser.arglistParser.parse("int a, QList<int> b"))
"""
    )
    assert run_python(code).splitlines() == ["function", "True", "['int a', 'QList<int> b']"]


def test_an_import_that_nobody_replaced_stays() -> None:
    code = "import builtins; from blueprint_editor.gui.loading import import_plainly; before = builtins.__import__; "
    assert run_python(code + "import_plainly(); print(builtins.__import__ is before)") == "True"


def test_it_can_be_asked_for_twice() -> None:
    assert (
        run_python(LOAD + "first = builtins.__import__; load_pyside(); print(builtins.__import__ is first)") == "True"
    )
