"""The journal of one document: every deed is in it before anybody sees it.

A process that is killed loses nothing that was written; after a power cut the last second may be
missing. The deeds are written where they are done, in some fifty microseconds; everything that
takes longer (snapshots, syncing) is `look_after`, for the keeper's thread.
"""

from __future__ import annotations

import platform
import secrets
import sqlite3
import threading
import time
from collections import deque
from pathlib import Path

from msgspec.structs import replace

from blueprint_editor.core.edits import AnyEdit
from blueprint_editor.core.model import Blueprint

from . import store
from .errors import JournalError
from .locks import Held, hold
from .rows import Deed, Did, Draft, Header, Went, encode, patch
from .snapshots import Snapshots

EVERY = 200
"""After so many deeds there is a new snapshot, so that a recovery does not take longer the longer one worked."""
_REMEMBERED = 1_000


class Journal:
    """One file. Its methods raise JournalError; after one it takes nothing more, and the next deed needs a new one."""

    def __init__(self, path: Path, held: Held, header: Header) -> None:
        self.path = path
        self.header = header
        self._held = held
        self._connection = store.create(path)
        self._lock = threading.Lock()
        self._snapshots = Snapshots(self._connection, self._lock)
        self._seq = self._changes = self._snapped = 0
        self._join: str | None = None
        self._now: Blueprint | None = None
        self._recent: deque[tuple[int, int, Blueprint]] = deque(maxlen=_REMEMBERED)
        self._draft: Draft | None = None
        self._dirty = self._fresh = True
        self._closed = False
        self._failure: JournalError | None = None

    @property
    def changes(self) -> int:
        """How many changes the file does not hold."""
        return self._changes - self.header.counted

    @property
    def dirty(self) -> bool:
        """Whether a power cut would take something."""
        return self._dirty and not self._closed

    # Writing: where the deed is done

    def did(self, edit: AnyEdit, join: str | None, after: Blueprint) -> None:
        """Write an edit; those in a row with the same `join` count as one change."""
        joined = join is not None and join == self._join
        self._join = join
        self._write(Did(edit, join), after, 0 if joined else 1)

    def went(self, way: str, before: Blueprint, after: Blueprint) -> None:
        """Write a change without an edit."""
        self._join = None
        self._write(Went(way, patch(before, after)), after, 1)

    def draft(self, draft: Draft | None) -> bool:
        """Write what is being typed, or that nothing is; the next deed takes it away. False when it is written."""
        if draft == self._draft:
            return False
        with self._lock, store.named_errors():
            self._put(store.DRAFT, draft)
        self._draft = draft
        self._dirty = True
        return True

    def mark_saved(self, header: Header, blueprint: Blueprint) -> None:
        """The file of this header holds this blueprint, the present one or one from before it."""
        known = ((seq, changes) for seq, changes, one in reversed(self._recent) if one is blueprint)
        seq, changes = next(known, (self.header.saved, self.header.counted))
        self.header = replace(header, saved=seq, counted=changes, replaces="")
        self._join = None
        with self._lock, store.named_errors():
            self._put(store.HEADER, self.header)
        self._dirty = True

    def let_go(self) -> None:
        """Nothing in here is to be offered any more: the user said so, or a file holds it all."""
        self.header = replace(self.header, saved=self._seq, counted=self._changes)
        with self._lock, store.named_errors():
            self._put(store.HEADER, self.header)
            self._put(store.DRAFT, None)

    def _write(self, what: Did | Went, after: Blueprint, step: int) -> None:
        if self._failure is not None:
            raise self._failure
        seq, changes = self._seq + 1, self._changes + step
        data, mark = encode(Deed(time.time(), changes, what), seq)
        with self._lock, store.named_errors():
            run = self._connection.execute
            if self._draft is not None:
                run("begin immediate")
                run("delete from head where id = ?", (store.DRAFT,))
            run("insert into deed values (?, ?, ?)", (seq, data, mark))
            if self._draft is not None:
                run("commit")
            self._seq, self._changes, self._now = seq, changes, after
        self._draft = None
        self._recent.append((seq, changes, after))
        self._dirty = True

    def _put(self, row: int, value: Header | Draft | None) -> None:
        if value is None:
            self._connection.execute("delete from head where id = ?", (row,))
        else:
            data, mark = encode(value, row)
            self._connection.execute("insert or replace into head values (?, ?, ?)", (row, data, mark))

    # Looking after: in the keeper's thread

    def look_after(self) -> None:
        """Sync what was written; after many deeds make a snapshot. What fails is told by the next deed."""
        if self._closed or self._failure is not None:
            return
        try:
            self.sync()
            with store.named_errors():
                self._snapshot_if_due()
        except JournalError as error:
            self._failure = error

    def sync(self) -> None:
        """Have everything that was written on the disk itself."""
        self._dirty = False
        with store.named_errors():
            if self._fresh:
                store.checkpoint(self.path)
                store.sync_folder(self.path.parent)
                self._fresh = False
            else:
                store.sync_log(self.path)

    def _snapshot_if_due(self) -> None:
        with self._lock:
            seq, changes, now = self._seq, self._changes, self._now
        if now is not None and seq - self._snapped >= EVERY:
            self._snapshots.write(now, seq, changes, rest=True)
            self._snapped = seq
            store.checkpoint(self.path)

    # The end

    def first_snapshot(self, blueprint: Blueprint, changes: int, *, rest: bool) -> None:
        """Write the blueprint that the deeds begin from; `rest` where a window is painted meanwhile."""
        with store.named_errors():
            self._snapshots.write(blueprint, 0, changes, rest=rest)
            with self._lock:
                self._put(store.HEADER, self.header)
        self._now, self._changes = blueprint, changes
        self._recent.append((0, changes, blueprint))

    def close(self, *, keep: bool) -> None:
        """Let go of the file; without `keep` it goes. Never while somebody looks after it.

        An error of the disk changes nothing for anybody here: what could not go is found at the next start.
        """
        if self._closed:
            return
        self._closed = True
        with self._lock:
            try:
                self._connection.close()
                if not keep:
                    store.remove(self.path)
            except (JournalError, sqlite3.Error):
                keep = True
        self._held.release(remove=not keep)


def begin(folder: Path, header: Header, blueprint: Blueprint, *, changes: int = 0, rest: bool = False) -> Journal:
    """A new journal for a document that stands here; raises JournalError and leaves nothing behind then."""
    name = f"{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(6)}"
    path = folder / f"{name}{store.SUFFIX}"
    with store.named_errors():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        held = hold(store.lock_of(path))
    assert held is not None, "somebody has the lock of a file that was not there"
    journal: Journal | None = None
    try:
        journal = Journal(path, held, header)
        journal.first_snapshot(blueprint, changes, rest=rest)
    except JournalError:
        if journal is not None:
            journal.close(keep=False)
        else:
            store.remove(path)
            held.release(remove=True)
        raise
    return journal


def header_of(
    name: str, blueprint: str, *, path: Path | None = None, fingerprint: str | None = None, program: str = ""
) -> Header:
    """The header of a document that this process works on."""
    import os

    return Header(
        name,
        blueprint,
        None if path is None else str(path),
        fingerprint,
        program,
        platform.node(),
        boot_id(),
        os.getpid(),
        time.time(),
    )


def boot_id() -> str:
    """What tells one run of this machine from another, or nothing where the system does not say."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return ""
