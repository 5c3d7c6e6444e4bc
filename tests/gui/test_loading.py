"""PySide6 is loaded without what only developers need, and works as if it had been there."""

from __future__ import annotations

import marshal
from importlib.util import MAGIC_NUMBER
from pathlib import Path

import pytest

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


KEPT = """
import builtins, sys
from pathlib import Path
sys.pycache_prefix, sys.dont_write_bytecode = sys.argv[1], sys.argv[2] == "not"
compiled, compile_now = [], builtins.compile
def watched(source, filename, *given, **named):
    compiled.append(str(filename))
    return compile_now(source, filename, *given, **named)
builtins.compile = watched
from blueprint_editor.gui.loading import load_pyside
load_pyside()
from PySide6.QtCore import QTimer
try:
    QTimer().start("soon")
except TypeError as error:
    print(sum(name.startswith("shibokensupport") for name in compiled), "msec" in str(error))
"""


def kept(folder: Path) -> Path:
    """The byte code that was kept."""
    (found,) = folder.rglob("*.pyside")
    return found


def test_pyside_s_own_code_is_compiled_once(tmp_path: Path) -> None:
    first, second = (run_python(KEPT, str(tmp_path), "write").split() for _ in range(2))
    assert int(first[0]) > 5
    assert second[0] == "0"
    assert first[1] == second[1] == "True"


def test_where_python_keeps_no_byte_code_none_is_kept(tmp_path: Path) -> None:
    assert int(run_python(KEPT, str(tmp_path), "not").split()[0]) > 5
    assert not list(tmp_path.rglob("*.pyside"))


@pytest.mark.parametrize("broken", [b"", b"nonsense", b"cut", b"other"])
def test_byte_code_that_cannot_be_read_is_made_again(tmp_path: Path, broken: bytes) -> None:
    first = run_python(KEPT, str(tmp_path), "write")
    whole = kept(tmp_path).read_bytes()
    bad = {b"cut": whole[: len(whole) // 2], b"other": whole.replace(MAGIC_NUMBER, b"\x00\x00\r\n", 1)}
    kept(tmp_path).write_bytes(bad.get(broken, broken))
    assert run_python(KEPT, str(tmp_path), "write") == first
    assert kept(tmp_path).read_bytes() == whole


def test_byte_code_of_another_source_is_made_again(tmp_path: Path) -> None:
    run_python(KEPT, str(tmp_path), "write")
    whole = kept(tmp_path).read_bytes()
    magic, code = marshal.loads(whole)
    name = "shibokensupport/signature/parser.py"
    code[name] = (b"12345678", code[name][1])
    kept(tmp_path).write_bytes(marshal.dumps((magic, code)))
    assert run_python(KEPT, str(tmp_path), "write").split() == ["1", "True"]


def test_what_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    first = run_python(KEPT, str(tmp_path), "write")
    place = kept(tmp_path)
    place.unlink()
    place.mkdir()
    assert run_python(KEPT, str(tmp_path), "write") == first
    assert [path.name for path in place.parent.iterdir() if ".pyside" in path.name] == [place.name]


def test_an_import_that_nobody_replaced_stays() -> None:
    code = "import builtins; from blueprint_editor.gui.loading import import_plainly; before = builtins.__import__; "
    assert run_python(code + "import_plainly(); print(builtins.__import__ is before)") == "True"


def test_it_can_be_asked_for_twice() -> None:
    assert (
        run_python(LOAD + "first = builtins.__import__; load_pyside(); print(builtins.__import__ is first)") == "True"
    )
