"""PySide6 is loaded without what only developers need, and works as if it had been there."""

from __future__ import annotations

from .window_kit import run_python

LOAD = "import builtins, re, sys; from blueprint_editor.gui.loading import load_pyside; load_pyside(); "


def test_what_makes_type_stubs_is_not_loaded() -> None:
    code = (
        LOAD
        + """
from shibokensupport.signature.lib import enum_sig, pyi_generator
print(hasattr(pyi_generator, "main"), hasattr(enum_sig, "HintingEnumerator"))
print(*sorted({"argparse", "logging"} & set(sys.modules)))
"""
    )
    assert run_python(code) == "False False"


def test_python_s_own_functions_are_back() -> None:
    before = "import builtins, re; before = re.compile, builtins.compile; "
    assert run_python(before + LOAD + "print((re.compile, builtins.compile) == before)") == "True"


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
