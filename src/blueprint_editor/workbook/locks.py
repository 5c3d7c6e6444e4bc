"""Who has a document open: what Excel, LibreOffice and this program say in a small file beside it.

All of it is advice, never a wall: a lock may be left by a program that died, and what may be
overwritten is decided by the bytes of the document alone.

Excel writes `~$name.xlsx`, which begins with the length of the user's name and the name. LibreOffice
writes `.~lock.name.xlsx#` with five fields: name, login, machine, moment, and where its settings are.
Ours is a lock as LibreOffice writes it, so that it is seen there too; its last field says which
process holds it, so that one left by a kill is known for what it is.
"""

from __future__ import annotations

import getpass
import os
import socket
import sys
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import msgspec

_MOST = 4_096
_OURS = "blueprint-editor"
_BEHIND = " (Blueprint editor)"


class Program(StrEnum):
    """Which program a lock is of."""

    EXCEL = "excel"
    LIBREOFFICE = "libreoffice"
    OURS = "ours"


class Holder(msgspec.Struct, frozen=True):
    """Who has a document open, as far as the lock says: `name` and `machine` may be empty."""

    program: Program
    name: str = ""
    machine: str = ""


class Lock(msgspec.Struct, frozen=True):
    """Our own lock beside a document, with what we wrote in it."""

    path: Path
    text: str


_held: set[Lock] = set()
"""The locks of this process."""


def holder_of(document: Path) -> Holder | None:
    """Who else has a document open; none when nobody says so, this process does, or the one that did is gone."""
    document = Path(os.path.realpath(document))
    excel = _read(document.with_name(f"~${document.name}"))
    if excel is not None:
        return Holder(Program.EXCEL, _excel_name(excel))
    text = _text(_lock_path(document))
    if text is None:
        return None
    name, login, machine, _moment, settings = _fields(text)
    if not settings.startswith(_OURS):
        return Holder(Program.LIBREOFFICE, name or login, machine)
    if _is_stale(machine, settings) or (machine, settings) == (socket.gethostname(), _this_process()):
        return None
    return Holder(Program.OURS, name.removesuffix(_BEHIND) or login, machine)


def take(document: Path, user: str = "") -> Lock | None:
    """Say that this process has a document open; none where another says so already, or nothing can be written."""
    path = _lock_path(Path(os.path.realpath(document)))
    lock = Lock(path, _line(user))
    left = _text(path)
    if left is not None:
        _name, _login, machine, _moment, settings = _fields(left)
        if settings.startswith(_OURS) and _is_stale(machine, settings):
            _remove(Lock(path, left))
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(lock.text)
    except OSError:
        return None
    _held.add(lock)
    return lock


def release(lock: Lock) -> None:
    """Take our lock away, unless someone else has written theirs over it."""
    _held.discard(lock)
    _remove(lock)


def release_all() -> None:
    """Take all locks of this process away: it ends."""
    for lock in tuple(_held):
        release(lock)


def _remove(lock: Lock) -> None:
    if _text(lock.path) == lock.text:
        with suppress(OSError):
            lock.path.unlink()


def _lock_path(document: Path) -> Path:
    return document.with_name(f".~lock.{document.name}#")


def _read(path: Path) -> bytes | None:
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(_MOST)
    except OSError:
        return None


def _text(path: Path) -> str | None:
    data = _read(path)
    return None if data is None else data.decode("utf-8", "replace")


def _excel_name(data: bytes) -> str:
    return data[1 : 1 + data[0]].decode("utf-8", "replace").strip("\0 ") if data else ""


def _line(user: str) -> str:
    """Our lock, as LibreOffice writes one."""
    try:
        login = getpass.getuser()
    except (KeyError, OSError, ImportError):  # a process without a name
        login = ""
    moment = datetime.now().astimezone().strftime("%d.%m.%Y %H:%M")
    fields = (f"{user or login}{_BEHIND}", login, socket.gethostname(), moment, _this_process())
    return ",".join(_escaped(field) for field in fields) + ";"


def _escaped(field: str) -> str:
    return "".join(f"\\{char}" if char in "\\,;" else char for char in field)


def _fields(text: str) -> list[str]:
    """The five fields of a lock; those that are not there are empty."""
    fields = [""]
    chars = iter(text)
    for char in chars:
        if char == ";":
            break
        if char == ",":
            fields.append("")
        else:
            fields[-1] += next(chars, "") if char == "\\" else char
    return ([field.strip() for field in fields] + [""] * 5)[:5]


def _this_process() -> str:
    return f"{_OURS}/{os.getpid()}/{_born(os.getpid())}"


def _is_stale(machine: str, settings: str) -> bool:
    """Whether our own lock was left by a process of this machine that is gone."""
    number, _slash, born = settings.removeprefix(f"{_OURS}/").partition("/")
    if machine != socket.gethostname() or not number.isdecimal():
        return False
    return not _alive(int(number)) or (born != "" and _born(int(number)) not in {"", born})


def _born(process: int) -> str:
    """When a process began, where that is easily known: numbers are used again after a restart."""
    try:
        text = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""
    return f"{boot[:8]}-{text.rpartition(')')[2].split()[19]}"


def _alive(process: int) -> bool:
    if sys.platform == "win32":
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, process)
        code = ctypes.c_ulong()
        if not handle:
            return False
        found = ctypes.windll.kernel32.GetExitCodeProcess(handle, ctypes.byref(code))
        ctypes.windll.kernel32.CloseHandle(handle)
        return not found or code.value == 259
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
