"""Snapshots: the whole blueprint in a journal, in a part for each stage; what did not change is not written again."""

from __future__ import annotations

import sqlite3
import threading
import time
import zlib

import msgspec
from msgspec.structs import replace

from blueprint_editor.core.model import Blueprint, Stage

from .rows import decode, encode

_QUICK = 1
"""The level of compression: a text becomes a fifth of its size, and no other level is worth its time."""
_BREATH = 0.0005
"""Seconds of rest after each part, so that a painting thread never waits for more than one."""


class Manifest(msgspec.Struct, frozen=True):
    """What a snapshot is put together from: the blueprint without stages, and its stages by their parts."""

    details: Blueprint
    parts: tuple[int, ...]
    changes: int = 0


class Snapshots:
    """Writes snapshots into one database; remembers which stage stands in which part."""

    def __init__(self, connection: sqlite3.Connection, lock: threading.Lock) -> None:
        self._connection = connection
        self._lock = lock
        self._parts: dict[int, tuple[Stage, int]] = {}
        self._first: frozenset[int] = frozenset()
        """The parts of the snapshot that the deeds began from."""

    def write(self, blueprint: Blueprint, seq: int, changes: int, *, rest: bool) -> None:
        """Write a snapshot and let the ones before the last go; raises sqlite3.Error.

        With `rest`, between two parts others have their turn.
        """
        parts: dict[int, tuple[Stage, int]] = {}
        for stage in blueprint.stages:
            known = self._parts.get(id(stage))
            parts[id(stage)] = known or (stage, self._write_part(stage))
            if rest and known is None:
                time.sleep(_BREATH)
        manifest = Manifest(replace(blueprint, stages=()), tuple(part for _, part in parts.values()), changes)
        data, mark = encode(manifest, seq)
        with self._lock, self._connection:
            self._connection.execute("begin immediate")
            self._connection.execute("insert or replace into snap values (?, ?, ?)", (seq, data, mark))
        if seq == 0:
            self._first = frozenset(manifest.parts)
        self._let_go(set(manifest.parts) | {part for _, part in self._parts.values()} | self._first)
        self._parts = parts

    def _write_part(self, stage: Stage) -> int:
        data = zlib.compress(msgspec.json.encode(stage), _QUICK)
        with self._lock:
            row = self._connection.execute(
                "insert into part (data, mark) values (?, ?)", (data, zlib.crc32(data))
            ).lastrowid
        assert row is not None
        return row

    def _let_go(self, kept: set[int]) -> None:
        """Two snapshots stay, with their parts and the deeds since the older: one may turn out to be damaged.

        The first one stays as well: what the file held is what a merge with the file needs.
        """
        run = self._connection.execute
        with self._lock, self._connection:
            run("begin immediate")
            newest = [seq for (seq,) in run("select seq from snap order by seq desc limit 2")]
            run("delete from snap where seq > 0 and seq < ?", (newest[-1],))
            run("delete from deed where seq <= ?", (newest[-1],))
            gone = [row for (row,) in run("select id from part") if row not in kept]
            self._connection.executemany("delete from part where id = ?", [(row,) for row in gone])


def read_snapshot(connection: sqlite3.Connection, seq: int, data: object, mark: object) -> tuple[Blueprint, int] | None:
    """The blueprint of a snapshot and its number of changes, or none when any part of it is damaged."""
    manifest = decode(data, mark, seq, Manifest)
    if manifest is None:
        return None
    stages = [stage for part in manifest.parts if (stage := _read_part(connection, part)) is not None]
    if len(stages) < len(manifest.parts):
        return None
    return replace(manifest.details, stages=tuple(stages)), manifest.changes


def _read_part(connection: sqlite3.Connection, row: int) -> Stage | None:
    try:
        found = connection.execute("select data, mark from part where id = ?", (row,)).fetchone()
        if found is None or not isinstance(found[0], bytes) or zlib.crc32(found[0]) != found[1]:
            return None
        return msgspec.json.decode(zlib.decompress(found[0]), type=Stage)
    except (sqlite3.Error, zlib.error, msgspec.DecodeError, RecursionError):
        return None
