"""A recorder in the place of `os` below a save: it notes each call, makes one fail, or kills the program at it.

From the notes `states` works out what a cut of the power may leave: bytes that were not synced are
all there, gone, zeroed or cut short; names in a folder that was not synced are as after the first
few of the changes (ordered), or after any of them (weak).
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

from blueprint_editor.workbook import files

CHANGING = {
    "open", "write", "fsync", "close", "link", "unlink", "replace", "swap", "makedirs", "fchmod", "fchown", "setxattr",
}  # fmt: skip
READING = {"stat", "listxattr", "getxattr", "listdir", "path", "strerror", "geteuid", "getegid", "name"}


class Killed(BaseException):
    """The program is killed here."""


class Call(msgspec.Struct, frozen=True):
    """One call that changes the disk; `result` is the descriptor of an open."""

    name: str
    arguments: tuple[Any, ...]
    result: Any


class Recorder:
    """What `workbook.files` sees as `os`."""

    def __init__(
        self,
        *,
        fail_at: int = 0,
        error: int = 0,
        kill_at: int = 0,
        when: str = "before",
        can: frozenset[str] = frozenset(),
    ) -> None:
        self.calls: list[Call] = []
        self.names: list[str] = []
        self._fail_at, self._error, self._kill_at, self._when, self._can = fail_at, error, kill_at, when, can
        self._dead = False

    def __getattr__(self, name: str) -> Any:
        if name in CHANGING:
            return partial(self._run, name)
        assert name in READING or name.startswith("O_"), f"a save calls os.{name}, which the recorder does not know"
        return getattr(os, name)

    def _run(self, name: str, *arguments: Any, **named: Any) -> Any:
        if self._dead:
            raise Killed
        self.names.append(name)
        number = len(self.names)
        killed, fails = number == self._kill_at, number == self._fail_at
        if name in {"link", "swap"} and name not in self._can:
            if killed:
                self._stop(killed)
            if name == "link":
                raise PermissionError(1, "no hard links here")
            return False
        if (killed and self._when == "before") or (fails and name not in {"close", "write"}):
            self._stop(killed)
        if (killed and self._when == "half") or fails:
            if name == "write":
                self._note(name, os.write, (arguments[0], arguments[1][: len(arguments[1]) // 2]), {})
            elif name == "close":
                os.close(*arguments)
            self._stop(killed)
        result = self._note(name, _real(name), arguments, named)
        if killed:
            self._stop(killed)
        return result

    def _note(self, name: str, real: Callable[..., Any], arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        kept = tuple(bytes(one) if isinstance(one, memoryview) else one for one in arguments)
        result = real(*arguments, **named)
        self.calls.append(Call(name, kept, result))
        return result

    def _stop(self, killed: bool) -> None:
        if killed:
            self._dead = True
            raise Killed
        raise OSError(self._error, os.strerror(self._error))


def _real(name: str) -> Callable[..., Any]:
    from blueprint_editor.workbook import swapping

    return swapping.swap if name == "swap" else getattr(os, name)


class _Swapping:
    """What `workbook.files` sees as `swapping`."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def swap(self, one: Path, other: Path) -> Any:
        """Through the recorder."""
        return self._recorder._run("swap", one, other)


def run_with(recorder: Recorder, deed: Callable[[], object]) -> None:
    """Do something with the recorder in the place of `os`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "os", recorder)
        patch.setattr(files, "swapping", _Swapping(recorder))
        deed()


class _Disk(msgspec.Struct):
    """The disk while the calls are done again: numbered files, and what was not synced of them and of the folders."""

    durable: dict[int, bytes]
    written: dict[int, bytes]
    names: dict[str, int]
    first: dict[str, int]
    changes: list[tuple[str, ...]]
    settled: dict[str, int]


def states(before: dict[Path, bytes], calls: list[Call], *, weak: bool) -> Iterator[dict[str, bytes]]:
    """Every disk that a cut of the power right after these calls may leave: path to bytes."""
    disk = _after(before, calls)
    open_changes = [
        place
        for place, change in enumerate(disk.changes)
        if place >= disk.settled.get(str(Path(change[1]).parent), 0)  # no change is between two folders
    ]
    for kept in _subsets(open_changes, weak):
        names = dict(disk.first)
        for place, change in enumerate(disk.changes):
            if place in kept or place not in open_changes:
                _do(names, change)
        choices = [[(name, data) for data in _contents(disk, number)] for name, number in names.items()]
        for chosen in itertools.product(*choices):
            yield dict(chosen)


def _subsets(places: list[int], weak: bool) -> Iterator[set[int]]:
    if not weak:
        yield from (set(places[:n]) for n in range(len(places) + 1))
        return
    for size in range(len(places) + 1):
        yield from (set(chosen) for chosen in itertools.combinations(places, size))


def _after(before: dict[Path, bytes], calls: list[Call]) -> _Disk:
    first = {str(path): number for number, path in enumerate(before)}
    contents = dict(enumerate(before.values()))
    disk = _Disk(dict(contents), dict(contents), dict(first), first, [], {})
    opened: dict[int, int | str] = {}
    for call in calls:
        match call.name, call.arguments:
            case "open", (path, flags, *_) if flags & os.O_CREAT:
                number = len(disk.written)
                disk.written[number] = disk.durable[number] = b""
                opened[call.result] = number
                _change(disk, ("add", str(path), str(number)))
            case "open", (path, *_):
                opened[call.result] = str(path)
            case "write", (descriptor, data):
                disk.written[int(opened[descriptor])] += data[: call.result]
            case "fsync", (descriptor,):
                held = opened[descriptor]
                if isinstance(held, str):
                    disk.settled[held] = len(disk.changes)
                else:
                    disk.durable[held] = disk.written[held]
            case "link", (source, target):
                _change(disk, ("add", str(target), str(disk.names[str(source)])))
            case "unlink", (path,):
                _change(disk, ("remove", str(path)))
            case "replace", (source, target):
                _change(disk, ("move", str(source), str(target), str(disk.names[str(source)])))
            case "swap", (one, other):
                _change(disk, ("swap", str(one), str(other)))
            case _:
                assert call.name in {"close", "makedirs", "fchmod", "fchown", "setxattr"}
    return disk


def _change(disk: _Disk, change: tuple[str, ...]) -> None:
    disk.changes.append(change)
    _do(disk.names, change)


def _do(names: dict[str, int], change: tuple[str, ...]) -> None:
    match change:
        case "add", path, number:
            names[path] = int(number)
        case "remove", path:
            names.pop(path, None)
        case "move", source, target, number:
            names.pop(source, None)
            names[target] = int(number)
        case "swap", one, other if one in names and other in names:
            names[one], names[other] = names[other], names[one]


def _contents(disk: _Disk, number: int) -> list[bytes]:
    full, base = disk.written[number], disk.durable[number]
    if full == base:
        return [full]
    half = full[: len(full) // 2]
    return sorted({full, base, b"", bytes(len(full)), half, half + bytes(len(full) - len(half))})
