"""How an error leaves the command line: one sentence on stderr, or JSON on stdout."""

from __future__ import annotations

import errno
import json
import re
import sys
import traceback
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from blueprint_editor.core.findings import Code
from blueprint_editor.wording import LANGUAGES, error_sentence

from .language import user_language

EXIT_ERROR = 2

_LIBRARY = re.compile(r"[\w.+-]+\.so[\w.]*")

_DISK = {
    errno.ENOSPC: Code.DISK_FULL,
    errno.EACCES: Code.NO_PERMISSION,
    errno.EPERM: Code.NO_PERMISSION,
    errno.ENOENT: Code.NOT_FOUND,
}


def report(error: Exception, arguments: Sequence[str]) -> int:
    """Say what went wrong, as the arguments asked to hear it, and give the exit code."""
    code, facts = _named(error)
    try:
        message = error_sentence(code, facts, spoken_language(arguments))
    except KeyError as missing:  # a fact that the sentence needs: even then no traceback
        message = f"{code.value} ({missing})"
    as_json = json.dumps({"error": code.value, "message": message}, ensure_ascii=False)
    if not ("--json" in arguments and _printed(as_json)) and sys.stderr is not None:
        print(message, file=sys.stderr)  # noqa: T201
    return EXIT_ERROR


def _printed(line: str) -> bool:
    """Whether stdout took the line; a full disk or a reader that left does not."""
    try:
        print(line, flush=True)  # noqa: T201
    except OSError:
        return False
    return True


def spoken_language(arguments: Sequence[str]) -> str:
    """The language that the arguments ask for, else the user's."""
    for argument, following in pairwise([*arguments, ""]):
        name, equals, value = argument.partition("=")
        asked = value if equals else following
        if name == "--language" and asked in LANGUAGES:
            return asked
    return user_language()


def _named(error: Exception) -> tuple[Code, Mapping[str, str | int]]:
    """The code and facts of an error of a room, of the disk, of a system that lacks a library, or of a bug."""
    code = getattr(error, "code", None)
    if isinstance(code, Code):
        return code, getattr(error, "facts", {})
    if isinstance(error, OSError) and error.errno is not None:
        place = error.filename if error.filename is not None else "stdout"
        return _DISK.get(error.errno, Code.DISK_ERROR), {"path": str(place)}
    library = _LIBRARY.search(str(error)) if isinstance(error, ImportError) else None
    if library:
        return Code.LIBRARY_MISSING, {"library": library[0]}
    return Code.INTERNAL, {"report": _short_report(error)}


def _short_report(error: Exception) -> str:
    """What and where: enough to find a bug by, without a text of the user in it."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}{place}"
