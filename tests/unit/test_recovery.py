"""Journals one by one: their locks, what is offered and what is not, errors of the disk, and how long they take."""

from __future__ import annotations

import errno
import itertools
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from blueprint_editor.core.edits import ChangeBlueprint
from blueprint_editor.core.findings import Code
from blueprint_editor.core.session import Session
from blueprint_editor.recovery import journal as journals
from blueprint_editor.recovery import left, locks, store
from blueprint_editor.recovery.errors import JournalError, journal_error
from blueprint_editor.recovery.journal import begin, header_of
from blueprint_editor.recovery.keeper import Keeper
from blueprint_editor.recovery.left import discard, find_left, restore
from blueprint_editor.recovery.rows import Draft
from tests.figures import Figure
from tests.journal_kit import Kept, deeds, kept_session, start
from tests.strategies import LONG

EDITS = 100_000 if LONG else 10_000

HOLDER = """
import sys
from pathlib import Path
from blueprint_editor.recovery.locks import hold
print("held" if hold(Path(sys.argv[1])) else "taken", flush=True)
sys.stdin.readline()
"""


def held_elsewhere(path: Path) -> subprocess.Popen[str]:
    """A process that holds a lock until it ends."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", HOLDER, str(path)]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def worked(folder: Path, count: int = 3) -> Path:
    """A journal that a process left, with so many deeds in it."""
    session, journal = kept_session(folder, start())
    for _ in itertools.islice(deeds(session), count):
        pass
    journal.close(keep=True)
    return journal.path


# --- Locks


def test_a_lock_is_of_one_process_and_goes_with_it(tmp_path: Path) -> None:
    path = tmp_path / "x.lock"
    with held_elsewhere(path) as holder:
        assert locks.hold(path) is None
        holder.kill()
    held = locks.hold(path)
    assert held is not None
    assert held.sure
    assert locks.hold(path) is None, "not twice in one process either"
    held.release(remove=True)
    held.release(remove=True)
    assert not path.exists()


def test_what_a_living_process_writes_is_not_offered(tmp_path: Path) -> None:
    path = worked(tmp_path)
    with held_elsewhere(store.lock_of(path)) as holder:
        assert find_left(tmp_path) == ()
        assert not discard(path)
        assert path.exists()
        holder.kill()
    assert [one.path for one in find_left(tmp_path)] == [path]


@pytest.mark.parametrize(
    ("change", "offered"),
    [
        ({}, False),
        ({"pid": 2**22 + 1}, True),
        ({"boot": "another"}, True),
        ({"host": "another"}, False),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="there locks are always sure")
def test_without_locks_the_process_itself_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, str | int], offered: bool
) -> None:
    """Another machine's process cannot be looked for: its work is left alone."""

    def refuse(_descriptor: int) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(locks, "_lock", refuse)
    blueprint = start()
    head = replace(header_of("x", blueprint.id), **change)
    journal = begin(tmp_path, head, blueprint)
    session = Session(blueprint, random.Random(5).randbytes)
    session.recorder = Kept(journal)
    next(deeds(session))
    journal.close(keep=True)
    assert len(find_left(tmp_path)) == offered


# --- What is offered


def test_nothing_is_offered_of_what_was_not_worked_on_or_is_saved(tmp_path: Path) -> None:
    _, idle = kept_session(tmp_path, start())
    idle.close(keep=True)
    session, saved = kept_session(tmp_path, start())
    next(deeds(session))
    saved.mark_saved(saved.header, session.blueprint)
    saved.close(keep=True)
    session, ended = kept_session(tmp_path, start())
    next(deeds(session))
    ended.let_go()
    ended.close(keep=True)
    assert len(list(tmp_path.glob("*.journal"))) == 3
    assert find_left(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


def test_deeds_after_a_save_are_offered_as_so_many(tmp_path: Path) -> None:
    session, journal = kept_session(tmp_path, start())
    following = deeds(session)
    states = [next(following) for _ in range(5)]
    journal.mark_saved(journal.header, states[2])
    assert journal.changes == 2
    journal.close(keep=True)
    (found,) = find_left(tmp_path)
    assert found.changes == 2
    restored = restore(found.path)
    assert restored is not None
    assert (restored.blueprint, restored.changes) == (states[-1], 2)


def test_typing_on_after_a_save_is_not_taken_for_saved(tmp_path: Path) -> None:
    """Deeds with one key are one change; the save stands between them all the same."""
    session, journal = kept_session(tmp_path, start())
    session.do(ChangeBlueprint(title="a"), "typing")
    at_save = session.blueprint
    session.do(ChangeBlueprint(title="ab"), "typing")
    journal.mark_saved(journal.header, at_save)
    journal.close(keep=True)
    assert len(find_left(tmp_path)) == 1


def test_a_draft_alone_is_offered(tmp_path: Path) -> None:
    _, journal = kept_session(tmp_path, start())
    journal.draft(Draft(ChangeBlueprint(title="half")))
    journal.close(keep=True)
    (found,) = find_left(tmp_path)
    assert (found.changes, found.drafted) == (1, True)


def test_a_journal_whose_making_was_cut_is_cleared_away(tmp_path: Path) -> None:
    connection = store.create(tmp_path / f"x{store.SUFFIX}")
    connection.close()
    (tmp_path / f"y{store.SUFFIX}").touch()
    assert find_left(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


def test_what_goes_on_in_another_journal_is_offered_once(tmp_path: Path) -> None:
    """Killed after the new journal was whole, and before the old one went."""
    old = worked(tmp_path)
    restored = restore(old)
    assert restored is not None
    head = replace(header_of("x", restored.blueprint.id), replaces=old.name)
    new = begin(tmp_path, head, restored.blueprint, changes=restored.changes)
    new.close(keep=True)
    assert [(one.path, one.changes) for one in find_left(tmp_path)] == [(new.path, restored.changes)]
    assert not old.exists()


@pytest.mark.parametrize("made", ["nothing", "a page", "a page that was being changed"])
def test_a_journal_that_was_being_made_is_cleared_away(tmp_path: Path, made: str) -> None:
    path = tmp_path / "20260101-000000-aaaaaaaaaaaa.journal"
    path.touch()
    if made != "nothing":
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("pragma user_version=1")
    if made == "a page that was being changed":  # what SQLite rolls back, and cannot for one who only reads
        path.with_name(path.name + "-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(504))
    assert find_left(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


def test_something_else_under_the_name_of_a_journal_is_told_as_damaged(tmp_path: Path) -> None:
    path = tmp_path / f"x{store.SUFFIX}"
    path.write_bytes(b"no database at all" * 100)
    (found,) = find_left(tmp_path)
    assert found.header is None
    assert restore(path) is None
    assert discard(path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert find_left(tmp_path / "none") == ()


# --- Errors


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, ""), Code.DISK_FULL),
        (OSError(errno.EDQUOT, ""), Code.DISK_FULL),
        (PermissionError(errno.EACCES, ""), Code.NO_PERMISSION),
        (OSError(errno.EROFS, ""), Code.NO_PERMISSION),
        (OSError(errno.EIO, ""), Code.DISK_ERROR),
        (sqlite3.OperationalError("?"), Code.DISK_ERROR),
    ],
)
def test_an_error_of_the_disk_has_its_code(error: OSError | sqlite3.Error, code: Code) -> None:
    assert journal_error(error).code is code


def _full(journal: journals.Journal) -> None:
    count = journal._connection.execute("pragma page_count").fetchone()[0]
    journal._connection.execute(f"pragma max_page_count={count}")


def test_a_full_disk_keeps_what_was_written(tmp_path: Path) -> None:
    session, journal = kept_session(tmp_path, start())
    following = deeds(session)
    states = [next(following) for _ in range(3)]
    _full(journal)
    with pytest.raises(JournalError) as caught:
        states.extend(itertools.islice(following, 500))
    assert caught.value.code is Code.DISK_FULL
    journal.close(keep=True)
    found = restore(journal.path)
    assert found is not None
    assert found.blueprint in states[-2:]


@pytest.mark.parametrize("step", ["mkdir", "hold", "create", "first_snapshot"])
def test_a_journal_that_cannot_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full") if step in {"mkdir", "hold"} else JournalError(Code.DISK_FULL)

    places: dict[str, tuple[object, str]] = {
        "mkdir": (Path, "mkdir"),
        "hold": (journals, "hold"),
        "create": (store, "create"),
        "first_snapshot": (journals.Journal, "first_snapshot"),
    }
    with monkeypatch.context() as patched:
        patched.setattr(*places[step], fail)
        with pytest.raises(JournalError) as caught:
            kept_session(tmp_path / "recovery", start())
    assert caught.value.code is Code.DISK_FULL
    assert not (tmp_path / "recovery").exists() or list((tmp_path / "recovery").iterdir()) == []


def test_what_fails_while_looking_after_is_told_by_the_next_deed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, journal = kept_session(tmp_path, start())
    following = deeds(session)
    next(following)

    def fail(_path: Path) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(store, "sync_folder", fail)
    journal.look_after()
    with pytest.raises(JournalError):
        next(following)
    journal.close(keep=False)


# --- The keeper


def _waited(condition: Callable[[], bool]) -> bool:
    until = time.monotonic() + 20
    tick = threading.Event()
    while not condition() and time.monotonic() < until:
        tick.wait(0.005)
    return condition()


def test_the_keeper_syncs_and_makes_snapshots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "EVERY", 50)
    session, journal = kept_session(tmp_path, start())
    keeper = Keeper(each=0.01)
    keeper.take(journal)
    for _ in itertools.islice(deeds(session), 120):
        keeper.stir()
    assert _waited(lambda: journal._snapped >= 50 and not journal.dirty)
    keeper.end(journal, keep=False)
    keeper.leave()
    assert list(tmp_path.iterdir()) == []


def test_leaving_keeps_the_files_and_ends_the_thread(tmp_path: Path) -> None:
    session, journal = kept_session(tmp_path, start())
    keeper = Keeper(each=60)
    keeper.take(journal)
    next(deeds(session))
    keeper.leave()
    assert not any(thread.name == "journal" for thread in threading.enumerate())
    assert len(find_left(tmp_path)) == 1


# --- What the file held


def test_what_the_file_held_is_known_however_long_one_worked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "EVERY", 20)
    began = start()
    session, journal = kept_session(tmp_path, began, path=tmp_path / "a.xlsx")
    for number, _ in enumerate(itertools.islice(deeds(session), 200)):
        if number % 10 == 0:
            journal.look_after()
    journal.close(keep=True)
    restored = restore(journal.path)
    assert restored is not None
    assert (restored.blueprint, restored.base) == (session.blueprint, began)


def test_of_work_that_no_file_held_nothing_is_taken_for_the_file(tmp_path: Path) -> None:
    for place, changes in ((None, 0), (tmp_path / "a.xlsx", 3)):
        session, journal = kept_session(tmp_path, start(), path=place, changes=changes)
        next(deeds(session))
        journal.close(keep=True)
        restored = restore(journal.path)
        assert restored is not None
        assert restored.base is None


# --- How long


def test_recovering_takes_no_longer_the_longer_one_worked(tmp_path: Path, figure: Figure) -> None:
    session, journal = kept_session(tmp_path, start())
    for number, _ in enumerate(itertools.islice(deeds(session), EDITS)):
        if number % 300 == 0:
            journal.look_after()
    shutil.copytree(tmp_path, tmp_path.with_name("copy"))
    journal.close(keep=False)
    began = time.perf_counter()
    (found,) = find_left(tmp_path.with_name("copy"))
    restored = restore(found.path)
    took = time.perf_counter() - began
    assert restored is not None
    assert restored.blueprint == session.blueprint
    shutil.rmtree(tmp_path.with_name("copy"))
    figure("R5", f"recovery after {EDITS:,} edits: {took * 1_000:.0f} ms (target 1,000 ms)")
    assert took < 1
    assert left.find_left(tmp_path) == ()
