"""Copies of documents that were replaced: the ten newest, and one a day for fourteen days."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from .files import Files

NEWEST, DAYS = 10, 14
_STAMP = "%Y%m%d-%H%M%S-%f"
_NAME = re.compile(r"(?P<stamp>\d{8}-\d{6}-\d{6})\.xlsx")


def keep_backup(disk: Files, document: Path, data: bytes, folder: Path, now: datetime | None = None) -> Path:
    """Copy a document's bytes to its own folder in the backups, and let old copies go; raises OSError."""
    moment = now or datetime.now(UTC)
    home = folder / folder_name(document)
    disk.make_folder(home)
    copy = home / f"{moment.strftime(_STAMP)}.xlsx"
    temporary = home / f".{secrets.token_hex(6)}.part"
    try:
        disk.write_new(temporary, data, None)
        disk.replace(temporary, copy)
    except BaseException:
        disk.remove(temporary)
        raise
    _let_go(disk, home, moment, copy.name)
    return copy


class Backup(NamedTuple):
    """A copy of a document: where it is, when the document was replaced, and its size in bytes."""

    path: Path
    replaced: datetime
    size: int


def backups_of(document: Path, folder: Path) -> tuple[Backup, ...]:
    """The copies there are of a document, the newest first; raises OSError unless there are none."""
    home = folder / folder_name(document)
    found: list[Backup] = []
    try:
        with os.scandir(home) as entries:
            for entry in entries:
                name = _NAME.fullmatch(entry.name)
                if name is not None and entry.is_file():
                    moment = datetime.strptime(name["stamp"], _STAMP).replace(tzinfo=UTC)
                    found.append(Backup(Path(entry.path), moment, entry.stat().st_size))
    except FileNotFoundError:
        return ()
    return tuple(sorted(found, key=lambda one: one.replaced, reverse=True))


def _let_go(disk: Files, home: Path, now: datetime, new: str) -> None:
    """Remove the copies that are outdated; the new one stays, also when the clock was put back and it looks old.

    It is there, so that this fails changes nothing.
    """
    try:
        for name in outdated([name for name in disk.listing(home) if _NAME.fullmatch(name)], now):
            if name != new:
                disk.remove(home / name)
    except OSError:
        return


def folder_name(document: Path) -> str:
    """The folder of a document's copies: its name, and a mark of where it stands."""
    mark = hashlib.sha256(os.fsencode(document)).hexdigest()[:8]
    name = re.sub(r"[^\w .()-]", "_", document.name.removesuffix(".xlsx"))[:60].strip(" .") or "blueprint"
    return f"{name} {mark}"


def outdated(names: list[str], now: datetime) -> list[str]:
    """Which copies go: neither one of the ten newest, nor the last of one of the last fourteen days."""
    newest_first = sorted(names, reverse=True)
    first_day = (now - timedelta(days=DAYS)).strftime("%Y%m%d")
    kept = set(newest_first[:NEWEST])
    days: set[str] = set()
    for name in newest_first:
        day = name[:8]
        if day > first_day and day not in days:
            days.add(day)
            kept.add(name)
    return [name for name in names if name not in kept]
