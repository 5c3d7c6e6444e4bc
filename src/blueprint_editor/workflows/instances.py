"""The other runs of the program by the same user: asked to show a file they have open, or to open one.

Each leaves the address where it listens in the data folder. Asking needs no Qt, so that a start with
a file that is open already costs next to nothing; where nobody ever listened, nothing is loaded.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from blueprint_editor import workflows

PATIENCE = 1.0
"""Seconds to wait for an answer; who does not answer by then cannot show anything either."""
MOST_BYTES = 65_536
_LONGEST = 100
"""Bytes of a socket's path: most systems take 104 or 108."""
YES, NO = b"yes\n", b"no\n"


class Request(msgspec.Struct, frozen=True):
    """Show these files where they are open already, or open them; one line of JSON."""

    do: Literal["show", "open"]
    paths: tuple[str, ...]


def running_folder() -> Path:
    """Where each run leaves its address."""
    return workflows.data_folder() / "running"


def new_name() -> str:
    """A name to listen under that no other run has; on Windows a pipe, elsewhere a socket of this user."""
    name = f"blueprint-editor-{os.getpid()}-{os.urandom(6).hex()}"
    if sys.platform == "win32":
        return name
    import tempfile

    own = os.environ.get("XDG_RUNTIME_DIR", "")
    fits = bool(own) and Path(own).is_dir() and len(os.fsencode(own)) + len(name) < _LONGEST
    return str(Path(own if fits else tempfile.gettempdir()) / name)


def announce(address: str) -> Path | None:
    """Leave the address for others to find; the file must go at the end. None where none can be written."""
    folder = running_folder()
    mark = folder / f"{os.getpid()}-{os.urandom(6).hex()}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        mark.write_text(address, encoding="utf-8")
    except OSError:
        return None
    return mark


def hand_over(files: Sequence[str]) -> bool:
    """Have these files shown or opened by a run that is there already; false when nobody does."""
    paths = tuple(str(Path(name).absolute()) for name in files)
    there = tuple(_others())
    return bool(there) and any(_ask(mark, Request("open", paths)) for mark in _first(there, paths))


def show_elsewhere(path: Path) -> bool:
    """Have another run bring its window with this file to the front; false when none has it."""
    return any(_shows(mark, path) for mark in _others())


def _first(marks: Sequence[Path], paths: tuple[str, ...]) -> list[Path]:
    """The runs, and before the others those that have one of the files open."""
    has = [mark for mark in marks if any(_shows(mark, Path(path)) for path in paths)]
    return has + [mark for mark in marks if mark not in has]


def _shows(mark: Path, path: Path) -> bool:
    """Whether a run has a file open and shows it now; asked for by where it really is."""
    return _ask(mark, Request("show", (os.path.realpath(path),)))


def _others() -> Iterator[Path]:
    """The marks of the other runs."""
    try:
        names = sorted(os.listdir(running_folder()))  # noqa: PTH208  # quicker, and the start waits for it
    except OSError:
        return
    own = f"{os.getpid()}-"
    yield from (running_folder() / name for name in names if not name.startswith(own))


def _ask(mark: Path, request: Request) -> bool:
    """The answer of one run; one that is gone is forgotten."""
    try:
        address = mark.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    try:
        return _exchange(address, msgspec.json.encode(request) + b"\n") == YES
    except TimeoutError:
        return False  # it lives, and is busy
    except (ConnectionError, FileNotFoundError):
        _forget(mark, address)
        return False
    except OSError:
        return False


if sys.platform == "win32":

    def _exchange(address: str, line: bytes) -> bytes:
        """Send a line and give the line that comes back."""
        with Path(address).open("r+b", buffering=0) as pipe:
            pipe.write(line)
            return pipe.read(len(YES))

else:

    def _exchange(address: str, line: bytes) -> bytes:
        """Send a line and give the line that comes back."""
        import socket

        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as link:
            link.settimeout(PATIENCE)
            link.connect(address)
            link.sendall(line)
            answer = b""
            while not answer.endswith(b"\n"):
                more = link.recv(16)
                if not more:
                    break
                answer += more
            return answer


def _forget(mark: Path, address: str) -> None:
    """A run that was killed left these."""
    try:
        mark.unlink(missing_ok=True)
        if sys.platform != "win32" and stat.S_ISSOCK(Path(address).lstat().st_mode):
            Path(address).unlink()
    except OSError:
        return
