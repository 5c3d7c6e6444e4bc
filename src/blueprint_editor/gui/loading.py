"""Loading PySide6 without what it keeps ready for those who develop with it: a sixth of what loading it takes."""

from __future__ import annotations

import builtins
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_SUPPORT = "shibokensupport"
"""PySide6's own Python code; it is compiled from its source at each start."""
_FOR_STUBS = ("/signature/lib/enum_sig.py", "/signature/lib/pyi_generator.py")
"""What of it only makes type stubs, and loads libraries for that."""


def load_pyside() -> None:
    """Load PySide6's core; whatever else of PySide6 is wanted is then imported as usual.

    What is left out saves 20 ms of the start: what makes type stubs is left empty; the pattern for
    messages about wrong arguments is compiled when one is used; and the `import` that PySide6 puts in
    the place of Python's is taken back. Where PySide6 does none of this (any more), nothing happens.
    """
    if "PySide6.QtCore" not in sys.modules:
        with _without_stubs(), _patterns_later():
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


@contextmanager
def _without_stubs() -> Iterator[None]:
    """Meanwhile what PySide6 would compile to make type stubs is empty; both its modules are there."""
    compile_now = builtins.compile

    def compile_perhaps(source: Any, filename: Any, *given: Any, **named: Any) -> Any:
        wanted = not (str(filename).startswith(_SUPPORT) and str(filename).endswith(_FOR_STUBS))
        return compile_now(source if wanted else "", filename, *given, **named)

    builtins.compile = compile_perhaps
    try:
        yield
    finally:
        builtins.compile = compile_now
