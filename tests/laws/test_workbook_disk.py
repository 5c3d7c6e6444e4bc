"""A save whose file operations fail, are killed or lose their power: nothing half, nothing acknowledged and lost."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import msgspec
import pytest

from blueprint_editor.core.findings import Code
from blueprint_editor.wording import error_sentence
from blueprint_editor.workbook import store
from blueprint_editor.workbook.errors import StoreError
from tests.figures import Figure

from .disk_kit import CHANGING, Killed, Recorder, run_with, states

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the calls of POSIX")

OLD, NEW = b"old " * 20, b"new!" * 25
BOTH = frozenset({"swap", "link"})
ERRORS = {
    errno.ENOSPC: Code.DISK_FULL,
    errno.EDQUOT: Code.DISK_FULL,
    errno.EIO: Code.DISK_ERROR,
    errno.EACCES: Code.NO_PERMISSION,
    errno.EROFS: Code.NO_PERMISSION,
    errno.EBUSY: Code.IN_USE,
    errno.ESTALE: Code.DRIVE_GONE,
}


class Way(msgspec.Struct, frozen=True):
    """A kind of save: over a document or under a new name, and what the file system can."""

    name: str
    over: bool
    can: frozenset[str]


WAYS = (
    Way("over, files change places", True, BOTH),
    Way("over, one replaces the other", True, frozenset({"link"})),
    Way("new", False, BOTH),
    Way("new, without hard links", False, frozenset()),
)


class Place:
    """A folder with a document in it, or with none yet, and the backups."""

    def __init__(self, folder: Path, way: Way) -> None:
        folder.mkdir()
        self.way = way
        self.folder, self.document, self.backups = folder, folder / "klant.blueprint.xlsx", folder / "backups"
        if way.over:
            self.document.write_bytes(OLD)
            os.setxattr(self.document, "user.colour", b"red") if hasattr(os, "setxattr") else None

    def save(self, expected: str | None = None) -> str:
        """Save the new bytes over what this place began with, or over what is expected."""
        expected = expected or (store.fingerprint(OLD) if self.way.over else None)
        return store.save(self.document, NEW, expected=expected, backups=self.backups)

    @property
    def now(self) -> bytes | None:
        """What stands there."""
        return self.document.read_bytes() if self.document.exists() else None

    @property
    def before(self) -> bytes | None:
        """What stood there."""
        return OLD if self.way.over else None

    def left(self) -> list[str]:
        """What else stands in the folder."""
        return sorted(path.name for path in self.folder.iterdir() if path not in {self.document, self.backups})

    def copies(self) -> list[bytes]:
        """The backups."""
        return [path.read_bytes() for path in self.backups.rglob("*.xlsx")]


def names_of(folder: Path, way: Way) -> list[str]:
    """The calls of an undisturbed save."""
    recorder = Recorder(can=way.can)
    place = Place(folder, way)
    run_with(recorder, place.save)
    assert place.now == NEW
    assert place.left() == []
    return recorder.names


def test_the_recorder_sees_a_whole_save(tmp_path: Path) -> None:
    seen = {name for n, way in enumerate(WAYS) for name in names_of(tmp_path / str(n), way)}
    assert seen >= {"open", "write", "fsync", "close", "link", "unlink", "replace", "swap", "makedirs", "fchmod"}
    assert seen <= CHANGING


def test_whatever_fails_the_document_is_whole_and_the_cause_is_named(tmp_path: Path, figure: Figure) -> None:
    runs = silent = 0
    for number, (way, (error, code)) in enumerate((way, each) for way in WAYS for each in ERRORS.items()):
        for at in range(1, len(names_of(tmp_path / f"{number}-0", way)) + 1):
            place = Place(tmp_path / f"{number}-{at}", way)
            recorder = Recorder(fail_at=at, error=error, can=way.can)
            caught = None
            try:
                run_with(recorder, place.save)
            except StoreError as found:
                caught = found
            runs += 1
            silent += _check_failed(place, recorder.names[at - 1], caught, code)
    figure(
        "R2", f"{runs} saves with one failing call (7 errors): 0 corrupt, {silent} without a message with its cause (0)"
    )
    assert silent == 0


def _check_failed(place: Place, name: str, caught: StoreError | None, code: Code) -> int:
    """Look at what a failing call left; whether its message was wanting."""
    if caught is None:
        assert place.now == NEW
        assert name in {"unlink", "fchmod", "fsync", "setxattr", "link", "swap"}, f"{name} may not fail without a word"
        return 0
    assert place.now == (NEW if caught.standing else place.before)
    assert caught.standing in {None, store.fingerprint(NEW)}
    words = {error_sentence(caught.code, caught.facts, language) for language in ("nl", "en")}
    named = caught.code in {code, Code.BACKUP_FAILED} and all(str(place.document) in text for text in words)
    assert all(copy == OLD for copy in place.copies())
    fresh = place.save(caught.standing)  # what stopped it is mended: try again
    assert (place.now, fresh) == (NEW, store.fingerprint(NEW))
    return 0 if named and len(words) == 2 else 1


def test_a_kill_at_any_call_leaves_one_whole_document(tmp_path: Path, figure: Figure) -> None:
    kills = 0
    for number, way in enumerate(WAYS):
        for at in range(1, len(names_of(tmp_path / f"{number}-0", way)) + 1):
            for when in ("before", "half", "after"):
                place = Place(tmp_path / f"{number}-{at}-{when}", way)
                with pytest.raises(Killed):
                    run_with(Recorder(kill_at=at, when=when, can=way.can), place.save)
                kills += 1
                assert place.now in {place.before, NEW}
                assert all(copy == OLD for copy in place.copies())
                _check_tidied(place)
    figure("R2", f"{kills} kills at a call, before, half-way and after it: 0 corrupt (0)")


def _check_tidied(place: Place) -> None:
    """What a kill left goes with a save an hour later; a document among it goes to the backups."""
    left = [place.folder / name for name in place.left()]
    for path in left:
        os.utime(path, (1, 1))
    now = place.now
    store.save(
        place.document, OLD + NEW, expected=None if now is None else store.fingerprint(now), backups=place.backups
    )
    assert place.left() == []


@pytest.mark.parametrize("weak", [False, True], ids=["ordered", "weak"])
def test_no_cut_of_the_power_leaves_half_a_document(tmp_path: Path, figure: Figure, weak: bool) -> None:
    seen = 0
    for number, way in enumerate(WAYS):
        place = Place(tmp_path / str(number), way)
        before = {place.document: OLD} if way.over else {}
        recorder = Recorder(can=way.can)
        run_with(recorder, place.save)
        for done in range(len(recorder.calls) + 1):
            for state in states(before, recorder.calls[:done], weak=weak):
                seen += 1
                found = state.get(str(place.document))
                assert found in {place.before, NEW}, f"{way.name}: half a document after {recorder.calls[:done]}"
                if done == len(recorder.calls):
                    assert found == NEW, f"{way.name}: acknowledged, and gone"
                copies = [data for name, data in state.items() if name.endswith(".xlsx") and "backups" in name]
                assert all(copy == OLD for copy in copies)
    kind = "any change of a name may be missing" if weak else "changes of names in their order"
    figure("R2", f"{seen} disks after a cut of the power ({kind}): 0 corrupt, 0 acknowledged but not durable (0, 0)")


def test_the_model_of_the_disk_sees_what_a_careless_save_loses(tmp_path: Path) -> None:
    """A test that cannot fail is none: without a sync the model finds half documents and lost ones."""
    place = Place(tmp_path / "x", WAYS[1])
    recorder = Recorder(can=WAYS[1].can)
    run_with(recorder, place.save)
    careless = [call for call in recorder.calls if call.name != "fsync"]
    found = {state.get(str(place.document)) for state in states({place.document: OLD}, careless, weak=False)}
    assert b"" in found
    assert OLD in found
