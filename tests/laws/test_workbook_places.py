"""Where a document may stand: for each kind of place what a save does there, as the table says."""

from __future__ import annotations

import json
import os
import socket
import stat
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from blueprint_editor.core.findings import Code
from blueprint_editor.workbook import store
from blueprint_editor.workbook.errors import StoreError
from tests.figures import Figure

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links, modes and pipes of POSIX")

OLD, NEW = b"old bytes", b"new bytes" * 1000
NOBODY = 65_534
CHILD = """
import json, sys
from pathlib import Path
from blueprint_editor.workbook import store
from blueprint_editor.workbook.errors import StoreError
path, expected, backups, new = json.loads(sys.argv[1])
try:
    print(store.save(Path(path), new.encode(), expected=expected, backups=Path(backups)))
except StoreError as error:
    print(error.code.value)
"""


def link(path: Path, to: Path | str) -> Path:
    """A symbolic link."""
    path.symlink_to(to)
    return path


def document(path: Path, mode: int = 0o644) -> Path:
    """A document that is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(OLD)
    path.chmod(mode)
    return path


def chain(home: Path) -> Path:
    """A link to a link to a document in another folder."""
    document(home / "elders" / "echt.xlsx")
    return link(home / "twee.xlsx", link(home / "een.xlsx", Path("elders") / "echt.xlsx").name)


def other_drive(home: Path) -> Path:
    """A link to a document on another file system, where this machine has one."""
    shared = Path("/dev/shm")
    if not shared.is_dir() or shared.stat().st_dev == home.stat().st_dev:
        pytest.skip("no second file system to write to")
    return link(home / "ver.xlsx", document(shared / f"blueprint-{os.getpid()}" / "echt.xlsx"))


def hard_link(home: Path) -> Path:
    """A document with a second name."""
    path = document(home / "klant.xlsx")
    (home / "andere naam.xlsx").hardlink_to(path)
    return path


def pipe(home: Path) -> Path:
    """A pipe, which would be read for ever."""
    os.mkfifo(home / "pijp.xlsx")
    return home / "pijp.xlsx"


def plug(home: Path) -> Path:
    """A socket; its name is short, as a socket's has to be."""
    here = Path.cwd()
    os.chdir(home)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("s.xlsx")
    os.chdir(here)
    return home / "s.xlsx"


def folder(home: Path) -> Path:
    """A folder with the name of a document."""
    (home / "map.xlsx").mkdir()
    return home / "map.xlsx"


def vanished(home: Path) -> Path:
    """A document whose folder is gone."""
    path = document(home / "weg" / "klant.xlsx")
    path.unlink()
    path.parent.rmdir()
    return path


def deleted(home: Path) -> Path:
    """A document that was deleted."""
    path = document(home / "klant.xlsx")
    path.unlink()
    return path


def closed_folder(home: Path) -> Path:
    """A document in a folder that may only be read."""
    path = document(home / "dicht" / "klant.xlsx", 0o666)
    path.parent.chmod(0o555)
    return path


def round_and_round(home: Path) -> Path:
    """A link to itself."""
    return link(home / "rond.xlsx", "rond.xlsx")


class Row(msgspec.Struct, frozen=True):
    """A kind of place, and what a save does there: none is "saved", a code is "refused, and nothing changed"."""

    place: str
    make: Callable[[Path], Path]
    refused: Code | None = None
    new: bool = False


TABLE = (
    Row("a document", lambda home: document(home / "klant.xlsx")),
    Row("a new name", lambda home: home / "nieuw.xlsx", new=True),
    Row("a new name that someone has", lambda home: document(home / "klant.xlsx"), Code.FILE_EXISTS, new=True),
    Row("a link to a document: the link stays", lambda home: link(home / "l.xlsx", document(home / "echt.xlsx"))),
    Row("a chain of links: all stay", chain),
    Row("a link to another drive: it stays", other_drive),
    Row("a link to nothing, as a new name: made there", lambda home: link(home / "l.xlsx", "er niet.xlsx"), new=True),
    Row("a link to nothing", lambda home: link(home / "l.xlsx", "er niet.xlsx"), Code.GONE_FROM_DISK),
    Row("a link to a folder that is not there", lambda home: link(home / "l", home / "x" / "y.xlsx"), Code.FOLDER_GONE),
    Row("a link to itself", round_and_round, Code.NOT_FOUND),
    Row("a hard link: this name gets the new document, the other keeps the old", hard_link),
    Row("mode 600", lambda home: document(home / "klant.xlsx", 0o600)),
    Row("mode 664", lambda home: document(home / "klant.xlsx", 0o664)),
    Row("mode 777", lambda home: document(home / "klant.xlsx", 0o777)),
    Row("read-only", lambda home: document(home / "klant.xlsx", 0o444), Code.NO_PERMISSION),
    Row("a folder that is read-only", closed_folder, Code.NO_PERMISSION),
    Row("a folder that is gone", vanished, Code.FOLDER_GONE),
    Row("a new name in a folder that is gone", lambda home: home / "weg" / "n.xlsx", Code.FOLDER_GONE, new=True),
    Row("a document that is gone", deleted, Code.GONE_FROM_DISK),
    Row("255 bytes of name", lambda home: document(home / ("x" * 250 + ".xlsx"))),
    Row("255 bytes of name in 128 letters", lambda home: document(home / ("é" * 125 + ".xlsx"))),
    Row("256 bytes of name", lambda home: home / ("x" * 251 + ".xlsx"), Code.NAME_REFUSED, new=True),
    Row("other alphabets", lambda home: document(home / "Čaj & thé – 客户 😀.xlsx")),
    Row("letters and accents apart (NFD)", lambda home: document(home / unicodedata.normalize("NFD", "één ü.xlsx"))),
    Row("bytes that are no letters", lambda home: document(home / os.fsdecode(b"\xff\xfe.xlsx"))),
    Row("a name that looks like an option", lambda home: document(home / "-rf.xlsx")),
    Row("spaces and a line break", lambda home: document(home / " a\nb .xlsx")),
    Row("a pipe", pipe, Code.NOT_A_FILE),
    Row("a socket", plug, Code.NOT_A_FILE),
    Row("a folder", folder, Code.NOT_A_FILE),
)


class State(msgspec.Struct, frozen=True):
    """All that stands in a folder: bytes of files, targets of links, modes."""

    things: dict[str, tuple[str, int, bytes]]


def state(home: Path) -> State:
    """What stands in the folder now."""
    things = {}
    for path in home.rglob("*"):
        known = path.lstat()
        data = path.read_bytes() if stat.S_ISREG(known.st_mode) else b""
        target = str(path.readlink()) if path.is_symlink() else ""
        things[str(path.relative_to(home))] = (target, known.st_mode, data)
    return State(things)


def save_as_user(path: Path, backups: Path, *, new: bool) -> str:
    """The fingerprint or the code of a save by a process without the powers of root."""
    expected = None if new else store.fingerprint(OLD)
    given = json.dumps([os.fsdecode(path), expected, str(backups), NEW.decode()])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", CHILD, given]
    user = NOBODY if os.geteuid() == 0 else None
    groups: list[str | int] | None = [] if user else None
    done = subprocess.run(
        command,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        cwd="/",
        user=user,
        group=user,
        extra_groups=groups,
    )
    return done.stdout.strip()


def opened_up(home: Path) -> None:
    """Give a folder of the tests to the user that saves, as root's folders are closed to others."""
    if os.geteuid() != 0:
        return
    for above in (home, *home.parents):
        if above.stat().st_uid == 0 and len(above.parts) > 2:
            above.chmod(above.stat().st_mode | 0o055)
    for path in (home, *home.rglob("*")):
        os.chown(path, NOBODY, NOBODY, follow_symlinks=False)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.place)
def test_a_save_there_does_what_the_table_says(tmp_path: Path, row: Row, figure: Figure) -> None:
    home = tmp_path / "home"
    home.mkdir()
    path = row.make(home)
    real = Path(os.path.realpath(path))
    backups = tmp_path / "backups"
    backups.mkdir()
    opened_up(backups)
    opened_up(home)
    if home not in real.parents:
        opened_up(real.parent)
    before = state(home)
    outcome = save_as_user(path, backups, new=row.new)
    after = state(home)
    if row.refused is not None:
        assert outcome == row.refused.value
        assert after == before
    else:
        assert outcome == store.fingerprint(NEW)
        assert path.read_bytes() == NEW
        _check_saved(before, after, str(real.relative_to(home)) if home in real.parents else "")
        assert [copy.read_bytes() for copy in backups.rglob("*.xlsx")] == ([] if row.new else [OLD])
    if home not in real.parents and real.exists():
        real.unlink()
        real.parent.rmdir()
    figure("R3", f"{len(TABLE)} kinds of places: each outcome as written in the table of the test")


def _check_saved(before: State, after: State, real: str) -> None:
    """Only the document has changed, and of it only the bytes; nothing stands beside it."""
    assert set(after.things) - set(before.things) <= {real}
    for name, (target, mode, data) in before.things.items():
        changed = NEW if name == real else data
        assert after.things[name] == (target, mode, changed)


def test_group_and_attributes_stay(tmp_path: Path) -> None:
    path = document(tmp_path / "klant.xlsx", 0o640)
    if os.geteuid() == 0:
        os.chown(path, NOBODY, 4)
    attributes = hasattr(os, "setxattr") and _has_attributes(path)
    known = path.stat()
    store.save(path, NEW, expected=store.fingerprint(OLD), backups=None)
    now = path.stat()
    assert (now.st_uid, now.st_gid, now.st_mode) == (known.st_uid, known.st_gid, known.st_mode)
    if attributes:
        assert os.getxattr(path, "user.colour") == b"red"
        assert os.getxattr(path, "system.posix_acl_access") == ACL


ACL = bytes.fromhex("02000000 01000600ffffffff 020006000a000000 04000400ffffffff 10000600ffffffff 20000000ffffffff")
"""Read and write for the owner and for user 10, read for the group, nothing for others."""


def _has_attributes(path: Path) -> bool:
    try:
        os.setxattr(path, "user.colour", b"red")
        os.setxattr(path, "system.posix_acl_access", ACL)
    except OSError:
        return False
    return True


def test_a_small_drive_that_is_full(tmp_path: Path) -> None:
    """A real full disk; needs root to make one."""
    if os.geteuid() != 0 or sys.platform != "linux":
        pytest.skip("only root on Linux can mount a small drive")
    drive = tmp_path / "drive"
    drive.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "none", drive], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this root may not mount")
    try:
        path = document(drive / "klant.xlsx")
        (drive / "vol").write_bytes(bytes(50_000))
        with pytest.raises(StoreError) as caught:
            store.save(path, NEW * 5, expected=store.fingerprint(OLD), backups=tmp_path / "b")
        assert caught.value.code is Code.DISK_FULL
        assert path.read_bytes() == OLD
        assert {one.name for one in drive.iterdir()} == {"klant.xlsx", "vol"}
        (drive / "vol").unlink()
        store.save(path, NEW * 5, expected=store.fingerprint(OLD), backups=tmp_path / "b")
        assert path.read_bytes() == NEW * 5
    finally:
        subprocess.run(["umount", drive], check=True)
