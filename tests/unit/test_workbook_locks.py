"""Lock files beside a document: whose they are, which ones are stale, and that ours is nobody else's."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint_editor.workbook import locks
from blueprint_editor.workbook.locks import Holder, Program

CHILD = """
import sys
from pathlib import Path
from blueprint_editor.workbook import locks
lock = locks.take(Path(sys.argv[1]), sys.argv[2])
print("held" if lock else "not held", flush=True)
sys.stdin.read()
if lock:
    locks.release(lock)
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A document that is there."""
    path = tmp_path / "klant.blueprint.xlsx"
    path.write_bytes(b"document")
    return path


@contextmanager
def another(document: Path, user: str = "Bert") -> Iterator[subprocess.Popen[str]]:
    """Another process of this program that has the document open."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", CHILD, str(document), user]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        yield child
        child.terminate()


def excel(document: Path, name: str) -> Path:
    """The file that Excel makes: the name after its length, then once more in two bytes a letter."""
    path = document.with_name(f"~${document.name}")
    text = name.encode()
    path.write_bytes(bytes([len(text)]) + text.ljust(54) + len(name).to_bytes(2, "little") + name.encode("utf-16-le"))
    return path


def libre(document: Path, line: str) -> Path:
    """The file that LibreOffice makes."""
    path = document.with_name(f".~lock.{document.name}#")
    path.write_text(line, encoding="utf-8")
    return path


def test_nobody_has_it_open(document: Path) -> None:
    assert locks.holder_of(document) is None


def test_excel_and_libreoffice_say_who(document: Path) -> None:
    made = excel(document, "Anna de Wit")
    assert locks.holder_of(document) == Holder(Program.EXCEL, "Anna de Wit")
    made.unlink()
    libre(document, "Bert\\, de oude,bert,desk,01.01.2026 12:00,file:///home/bert/.config/libreoffice/4;")
    assert locks.holder_of(document) == Holder(Program.LIBREOFFICE, "Bert, de oude", "desk")
    libre(document, ",bert,desk,01.01.2026 12:00,file:///x;")
    assert locks.holder_of(document) == Holder(Program.LIBREOFFICE, "bert", "desk")


@given(data=st.binary(max_size=200))
def test_no_lock_file_is_strange_enough_to_stop_anything(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    document = tmp_path_factory.mktemp("locks") / "a.xlsx"
    for name in (f"~${document.name}", f".~lock.{document.name}#"):
        document.with_name(name).write_bytes(data)
        holder = locks.holder_of(document)
        assert holder is None or isinstance(holder, Holder)
        document.with_name(name).unlink()


def test_ours_is_taken_and_let_go(document: Path) -> None:
    lock = locks.take(document, "Anna")
    assert lock is not None
    assert lock.path == document.with_name(f".~lock.{document.name}#")
    assert locks.holder_of(document) is None, "we are not somebody else"
    assert locks.take(document, "Anna") is None, "one lock is enough"
    locks.release(lock)
    assert not lock.path.exists()


def test_another_process_is_seen_and_its_lock_left_alone(document: Path) -> None:
    with another(document):
        assert locks.holder_of(document) == Holder(Program.OURS, "Bert", socket.gethostname())
        assert locks.take(document, "Anna") is None
    assert document.with_name(f".~lock.{document.name}#").exists(), "it was ended before it could tidy up"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9 is of POSIX")
def test_what_a_kill_left_is_stale(document: Path) -> None:
    with another(document) as child:
        child.send_signal(signal.SIGKILL)
        child.wait()
    assert document.with_name(f".~lock.{document.name}#").exists()
    assert locks.holder_of(document) is None
    lock = locks.take(document, "Anna")
    assert lock is not None
    assert "Anna" in lock.path.read_text(encoding="utf-8")
    locks.release(lock)


@pytest.mark.skipif(sys.platform != "linux", reason="the moment a process began is read on Linux only")
def test_a_number_that_is_used_again_is_not_the_same_process(document: Path) -> None:
    libre(document, f"Bert,bert,{socket.gethostname()},01.01.2026 12:00,blueprint-editor/1/00000000-5;")
    assert locks.holder_of(document) is None


def test_a_lock_of_another_machine_is_never_stale(document: Path) -> None:
    made = libre(document, "Bert (Blueprint editor),bert,elders,01.01.2026 12:00,blueprint-editor/1/x;")
    assert locks.holder_of(document) == Holder(Program.OURS, "Bert", "elders")
    assert locks.take(document) is None
    assert made.exists()


def test_what_someone_wrote_over_our_lock_stays(document: Path) -> None:
    lock = locks.take(document, "Anna")
    assert lock is not None
    libre(document, "Bert,bert,desk,01.01.2026 12:00,file:///x;")
    locks.release(lock)
    assert lock.path.exists()


def test_where_no_lock_can_be_written_there_is_none(tmp_path: Path) -> None:
    assert locks.take(tmp_path / "weg" / "a.xlsx") is None
    assert locks.take(tmp_path / ("x" * 250 + ".xlsx")) is None
    assert locks.holder_of(tmp_path / ("x" * 250 + ".xlsx")) is None


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_pipe_is_no_lock_and_holds_nothing_up(document: Path) -> None:
    os.mkfifo(document.with_name(f".~lock.{document.name}#"))
    assert locks.holder_of(document) is None


def test_the_lock_is_beside_the_document_and_not_beside_a_link(document: Path, tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    link = tmp_path / "elders" / "link.xlsx"
    link.symlink_to(document)
    lock = locks.take(link)
    assert lock is not None
    assert lock.path.parent == document.parent
    locks.release(lock)


@given(name=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30))
def test_what_we_write_is_what_is_read(name: str) -> None:
    fields = locks._fields(locks._line(name))
    assert fields[0] == f"{name or fields[1]} (Blueprint editor)".strip()
    assert fields[4].startswith("blueprint-editor/")
