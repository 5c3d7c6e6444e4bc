"""Loading PySide6 without what it does anew at each start, or only for those who develop with it."""

from __future__ import annotations

import builtins
import marshal
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path
from types import CodeType
from typing import Any

from blueprint_editor.gui.enumerations import make_quickly

_SUPPORT = "shibokensupport"
"""PySide6's own Python code; it is compiled from its source at each start."""
_FOR_STUBS = ("/signature/lib/enum_sig.py", "/signature/lib/pyi_generator.py")
"""What of it only makes type stubs, and loads libraries for that."""


def load_pyside() -> None:
    """Load PySide6's core; whatever else of PySide6 is wanted is then imported as usual.

    This saves 50 ms of the start: PySide6's own code is not compiled again and again, and what of it makes
    type stubs is left empty; the pattern for messages about wrong arguments is compiled when one is used;
    its enumerations are made quickly; and the `import` that PySide6 puts in the place of Python's is taken
    back. Where PySide6 does none of this (any more), nothing happens.
    """
    if "PySide6.QtCore" not in sys.modules:
        make_quickly()
        with _code_kept(), _patterns_later():
            import PySide6.QtCore  # noqa: F401
    import_plainly()


def import_plainly() -> None:
    """Take back the `import` that PySide6 put in the place of the one there was; harmless where it did not.

    It reads the source of every module that is imported from then on, to see whether it wants
    PySide6's `__feature__`. Ours never do, and 90 modules so looked through are 7 ms of the start.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


class _Pattern:
    """A pattern that is compiled when it is first used."""

    def __init__(self, make: Callable[[], re.Pattern[str]]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        """What the pattern itself has; a method is one that compiles it when it is called."""
        if not callable(getattr(re.Pattern, name, None)):
            return getattr(self._make(), name)

        def call(*given: Any, **named: Any) -> Any:
            return getattr(self._make(), name)(*given, **named)

        return call


@contextmanager
def _patterns_later() -> Iterator[None]:
    """Meanwhile PySide6's own patterns, and nobody else's, are compiled when they are first used."""
    compile_now = re.compile

    def compile_perhaps(pattern: Any, flags: int | re.RegexFlag = 0) -> Any:
        caller = sys._getframe(1).f_globals.get("__name__", "")  # noqa: SLF001 - nothing public tells it as quickly
        if caller.startswith(_SUPPORT):
            return _Pattern(lambda: compile_now(pattern, flags))  # `re` itself keeps what is compiled
        return compile_now(pattern, flags)

    re.compile = compile_perhaps
    try:
        yield
    finally:
        re.compile = compile_now


class _KeptCode:
    """The byte code of PySide6's own Python code, kept beside that of this module, as Python keeps a module's.

    PySide6 keeps none: it compiles 130 kB at each start. What is not there, is of another source, or cannot
    be written is compiled; what makes type stubs is empty.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._compile = builtins.compile
        self._kept: dict[str, tuple[bytes, CodeType]] = {}
        self._new = False
        if file is not None:
            try:
                magic, self._kept = marshal.loads(file.read_bytes())  # noqa: S302 - as safe as the byte code beside it
                if magic != MAGIC_NUMBER:
                    self._kept = {}
            except (OSError, EOFError, ValueError, TypeError):
                pass  # the first start, or a write that was cut off

    def compile(self, source: Any, filename: Any, *given: Any, **named: Any) -> Any:
        """In the place of Python's `compile`."""
        if not (isinstance(source, bytes) and isinstance(filename, str) and filename.startswith(_SUPPORT)):
            return self._compile(source, filename, *given, **named)
        if filename.endswith(_FOR_STUBS):
            source = b""
        mark = source_hash(source)
        known, code = self._kept.get(filename, (b"", None))
        if code is None or known != mark:
            code = self._compile(source, filename, *given, **named)
            self._kept[filename] = mark, code
            self._new = True
        return code

    def save(self) -> None:
        """Keep what was compiled, where Python keeps byte code and may write."""
        if self._file is None or not self._new or sys.dont_write_bytecode or not self._file.parent.is_dir():
            return
        new = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with suppress(OSError):  # a full or a write-protected disk: then it is compiled again
            try:
                new.write_bytes(marshal.dumps((MAGIC_NUMBER, self._kept)))
                new.replace(self._file)
            except OSError:
                new.unlink()


def _kept_file() -> Path | None:
    """Where it is kept; none where Python keeps no byte code."""
    try:
        return Path(cache_from_source(__file__)).with_suffix(".pyside")
    except NotImplementedError:
        return None


@contextmanager
def _code_kept() -> Iterator[None]:
    """Meanwhile PySide6's own code is compiled only when it is another than last time."""
    kept, compile_now = _KeptCode(_kept_file()), builtins.compile
    builtins.compile = kept.compile
    try:
        yield
    finally:
        builtins.compile = compile_now
        kept.save()
