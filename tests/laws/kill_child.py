"""Saves a document over and over in children that are killed; started by test_workbook_kill.py, prints what it counted.

One process loads the program once and forks: a child saves version after version and says each one
on a pipe once it is saved. Half of the children are killed at a moment anywhere in a save, most of
which is building the workbook; the other half at or inside one of the calls that change the disk.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from blueprint_editor import workflows
from blueprint_editor.method.templates import new_blueprint
from blueprint_editor.workbook import files, swapping

COUNTED = {"open", "write", "fsync", "close", "link", "unlink", "replace"}


class Fatal:
    """In the place of `os` below a save: at one of the calls the process kills itself, half of the bytes written."""

    def __init__(self, at: int, half: bool) -> None:
        self._left, self._half = at, half

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return real if name not in COUNTED else lambda *given: self.run(name, real, given)

    def swap(self, one: Path, other: Path) -> bool:
        """As `swapping.swap`."""
        return bool(self.run("swap", swapping.swap, (one, other)))

    def run(self, name: str, real: Any, given: tuple[Any, ...]) -> Any:
        """Do a call, or die at it."""
        self._left -= 1
        if self._left == 0 and self._half:
            if name == "write":
                os.write(given[0], given[1][: len(given[1]) // 2])
            else:
                real(*given)
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given)


def save_for_ever(document: Path, backups: Path, version: int, pipe: int, fatal: Fatal | None) -> None:
    """Save one version after the other, and say so; never returns."""
    blueprint = new_blueprint("service-stages", "nl", random.Random(1).randbytes)
    now = workflows.fingerprint_of(document)
    for number in range(version + 1, version + 10_000):
        named = replace(blueprint, title=str(number))
        if number == version + 2 and fatal is not None:  # the first one is an ordinary save
            vars(files).update(os=fatal, swapping=fatal)
        now = workflows.save_document(named, document, expected=now, backups=backups).fingerprint
        os.write(pipe, f"{number}\n".encode())


def one_kill(document: Path, backups: Path, version: int, chance: random.Random, *, inside: bool) -> tuple[int, int]:
    """Kill a child in a save: the version it said last, and the one that stands there."""
    reading, writing = os.pipe()
    fatal = Fatal(chance.randrange(1, 17), chance.random() < 0.5) if inside else None
    child = os.fork()
    if child == 0:
        os.close(reading)
        save_for_ever(document, backups, version, writing, fatal)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        begun = time.monotonic()
        said = pipe.readline()
        if not inside:
            moment = chance.random() * 1.2 * (time.monotonic() - begun)
            killer = threading.Timer(moment, os.kill, (child, signal.SIGKILL))
            killer.start()
        lines = [said, *pipe.readlines()]
        if not inside:
            killer.join()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child ended by itself"
    last = int([line for line in lines if line.endswith("\n")][-1])
    return last, int(workflows.open_document(document).blueprint.title)


def main(folder: Path, kills: int) -> dict[str, int]:
    """Kill so many children; how many documents did not open, and how many saves were lost."""
    chance = random.Random(1)
    document, backups = folder / "klant.blueprint.xlsx", folder / "backups"
    counted = dict.fromkeys(("kills", "saves", "unopened", "lost", "bad_backups"), 0)
    start = new_blueprint("service-stages", "nl", random.Random(1).randbytes, title="0")
    workflows.save_document(start, document, backups=backups)
    version = 0
    for number in range(kills):
        counted["kills"] += 1
        try:
            said, found = one_kill(document, backups, version, chance, inside=number % 2 == 1)
        except workflows.DocumentError:
            counted["unopened"] += 1
            continue
        counted["saves"] += said - version
        counted["lost"] += found not in {said, said + 1}
        version = found
    for copy in backups.rglob("*.xlsx"):
        try:
            workflows.open_document(copy)
        except workflows.DocumentError:
            counted["bad_backups"] += 1
    counted["left"] = len([one for one in folder.iterdir() if one.suffix == ".blueprint-save"])
    return counted


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))
