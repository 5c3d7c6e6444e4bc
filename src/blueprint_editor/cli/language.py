"""In which language the command line speaks when nothing says so, and in which characters."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def user_language() -> str:
    """`en` where the system speaks English, else `nl`."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    spoken = next(filter(None, names), None) or _system_locale()
    return "en" if spoken.lower().startswith("en") else "nl"


def _system_locale() -> str:
    import locale

    return locale.getlocale()[0] or ""


@contextmanager
def utf8_locale() -> Iterator[None]:
    """While Qt starts and works: UTF-8 where the locale is none, which Qt would do with four lines on stderr."""
    kept = os.environ.get("LC_ALL")
    if not _lacks_utf8():
        yield
        return
    os.environ["LC_ALL"] = "C.UTF-8"
    try:
        yield
    finally:
        if kept is None:
            del os.environ["LC_ALL"]
        else:
            os.environ["LC_ALL"] = kept


def _lacks_utf8() -> bool:
    if sys.platform != "linux":
        return False
    import _locale  # what `locale` is made of: that one takes 1 ms of the start to load

    try:
        _locale.setlocale(_locale.LC_CTYPE, "")
    except _locale.Error:  # type: ignore[attr-defined]  # it is there; here: the locale is not installed
        return True
    return _locale.nl_langinfo(_locale.CODESET) != "UTF-8"
