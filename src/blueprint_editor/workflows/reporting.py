"""What is written down of an error in the program: enough to find it by, and nothing of the user's.

A report has versions, the system, the names of the last commands, and where in the code it happened.
It has no text of a document, no name of a file, folder, person or machine, and no value of a variable;
of the error's own words only those that are names in the code. It stays on this computer.
"""

from __future__ import annotations

import builtins
import faulthandler
import linecache
import os
import platform
import re
import sys
import traceback
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import CodeType, TracebackType
from typing import IO

from blueprint_editor import __version__, workflows

KEPT = 20
"""How many reports are kept."""

PACKAGE = "blueprint_editor"
_SAYING = (AttributeError, NameError, TypeError, ImportError, AssertionError, RecursionError, NotImplementedError)
"""Errors whose words Python makes of names in the code; those of others may be a text of the user's."""

_WORD = re.compile(r"[^\W\d]\w*|\d{3,}")
_ABORT_PLACE = re.compile(r'File "(?P<file>[^"]*)", line (?P<line>\d+) in (?P<name>\S+)')
_PLAIN_ENGLISH = frozenset({
    "a", "an", "and", "argument", "arguments", "attribute", "be", "call", "callable", "called", "can",
    "cannot", "concatenate", "could", "d", "depth", "does", "else", "exceeded", "expected", "for", "from",
    "function", "get", "given", "got", "has", "import", "in", "indices", "initialized", "instance", "int",
    "integers", "is", "iterable", "it", "keyword", "local", "maximum", "missing", "module", "must", "name",
    "no", "not", "object", "of", "on", "operand", "or", "partially", "place", "positional", "recursion",
    "referenced", "required", "s", "slices", "str", "subscriptable", "support", "supported", "t", "takes",
    "than", "that", "the", "to", "type", "types", "unexpected", "unhashable", "unpack", "unsupported",
    "value", "values", "variable", "was", "were", "when", "where", "with", "without", "wrong", "you",
})  # fmt: skip


def report_folder() -> Path:
    """Where reports are kept."""
    return workflows.data_folder() / "reports"


def report_of(error: BaseException, trace: TracebackType | None) -> str:
    """What happened and where, from the first cause to the last effect."""
    chain: list[str] = []
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        places = trace if one is error else one.__traceback__
        chain.append("\n".join([*_places(places), f"{_kind(one)}{_words(one, places)}"]))
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\n\nand then\n\n".join(reversed(chain))


def signature_of(error: BaseException, trace: TracebackType | None) -> tuple[object, ...]:
    """What two times the same error have in common: its kind, and the innermost places."""
    return type(error), *[(code.co_filename, line) for code, line in list(_frames(trace))[-4:]]


def full_report(happened: str, facts: Mapping[str, object], trail: list[str]) -> str:
    """A report to read and to send: the program, the system, what was going on, and what happened."""
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    lines = {
        "Blueprint editor": f"{__version__}{' (bundle)' if getattr(sys, 'frozen', False) else ''}",
        "Python": platform.python_version(),
        "system": system,
        **facts,
        "last commands": ", ".join(trail) or "-",
    }
    return "\n".join([*(f"{name}: {value}" for name, value in lines.items()), "", happened, ""])


def write_report(text: str, now: datetime | None = None, kind: str = "report") -> Path:
    """Keep a report in a file of its own; raises OSError."""
    folder = report_folder()
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{kind}-{now or datetime.now(UTC).astimezone():%Y%m%d-%H%M%S}"
    path = folder / f"{stem}.txt"
    number = 1
    while True:
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
            break
        except FileExistsError:
            number += 1
            path = folder / f"{stem}-{number}.txt"
    for old in sorted(folder.glob("*-*-*.txt"), key=lambda one: one.stat().st_mtime)[:-KEPT]:
        old.unlink(missing_ok=True)
    return path


class AbortLog:
    """Where Python writes when the process itself breaks, so that the next start finds it and makes it a report."""

    def __init__(self) -> None:
        self._file: IO[str] | None = None

    def begin(self) -> None:
        """Listen, and tidy what earlier processes left; a folder that cannot be written to is no reason to stop."""
        try:
            folder = report_folder()
            folder.mkdir(parents=True, exist_ok=True)
            for path in folder.glob("abort.*.txt"):
                _tidy(path)
            self._file = (folder / f"abort.{os.getpid()}.txt").open("w", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._file)

    def end(self) -> None:
        """The process ends as it should."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        try:
            Path(self._file.name).unlink()
        except OSError:
            pass  # the next start sees that it is empty
        self._file = None


def _tidy(path: Path) -> None:
    number = path.name.split(".")[1]
    if not number.isdecimal() or int(number) == os.getpid() or _alive(int(number)):
        return
    text = path.read_text(encoding="utf-8", errors="replace")
    if text.strip():
        write_report(full_report(_ABORT_PLACE.sub(_abort_place, text), {}, []), kind="abort")
    path.unlink(missing_ok=True)


def _alive(process: int) -> bool:
    """Whether another process of this number may still write; on Windows its file cannot be taken away then."""
    if sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _abort_place(found: re.Match[str]) -> str:
    return f"{_place(found['file'])}:{found['line']} in {found['name']}"


def _frames(trace: TracebackType | None) -> Iterator[tuple[CodeType, int]]:
    for frame, line in traceback.walk_tb(trace):
        yield frame.f_code, line


def _places(trace: TracebackType | None) -> Iterator[str]:
    for code, line in _frames(trace):
        place = _place(code.co_filename)
        yield f"{place}:{line} in {code.co_qualname}"
        if place.startswith(PACKAGE) and (source := linecache.getline(code.co_filename, line).strip()):
            yield f"    {source}"


def _place(name: str) -> str:
    """A file by what we call it: no folder of the user is in it."""
    parts = name.replace("\\", "/").split("/")
    roots = [place for place, part in enumerate(parts[:-1]) if part in {PACKAGE, "site-packages", "dist-packages"}]
    if roots:
        return "/".join(parts[roots[-1] + (parts[roots[-1]] != PACKAGE) :])
    return parts[-1] if parts[-1] in _library_files() or not name.endswith(".py") else "other.py"


def _library_files() -> frozenset[str]:
    return frozenset(f"{name}.py" for name in sys.stdlib_module_names) | {"__init__.py", "__main__.py"}


def _kind(error: BaseException) -> str:
    kind = type(error)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"


def _words(error: BaseException, trace: TracebackType | None) -> str:
    """The words of an error, as far as they are names in the code or Python's own."""
    if isinstance(error, OSError):
        return f": errno {error.errno}"
    code = getattr(error, "code", None)
    if type(error).__module__.startswith(PACKAGE) and isinstance(code, str):
        return f": {code}"
    if not isinstance(error, _SAYING):
        return ""
    known = set(dir(builtins)) | _PLAIN_ENGLISH
    for one, _line in _frames(trace):
        known.update(one.co_names, one.co_varnames, one.co_freevars)
    known.add(type(getattr(error, "obj", None)).__name__)
    text = str(error).partition("\n")[0]
    return f": {_WORD.sub(lambda word: word[0] if {word[0], word[0].lower()} & known else '…', text)}"
