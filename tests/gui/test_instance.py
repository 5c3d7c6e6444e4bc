"""One window a file, also over two runs of the program: the one that has it comes to the front."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

import pytest
from pytestqt.qtbot import QtBot

from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window
from blueprint_editor.wording import say
from blueprint_editor.workflows import instances

from .test_app import ROOT
from .window_kit import desk, saved_file, settled, texts, window

__all__ = ["desk", "window"]

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
    pytest.mark.skipif(sys.platform == "win32", reason="the tests speak to sockets"),
]

# Runs the program and says what happens in it: that it listens, and each file that comes to the front.
FIRST = """
import sys
from blueprint_editor.gui import app
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window

settle, forward, show = Desk.settle, Window.come_forward, Window.show_document

def settled(desk):
    settle(desk)
    print("listening", flush=True)

def came_forward(window):
    forward(window)
    print("forward", window.document.path and window.document.path.name, flush=True)

def shown(window, document, **more):
    show(window, document, **more)
    print("shown", document.path and document.path.name, flush=True)

Desk.settle, Window.come_forward, Window.show_document = settled, came_forward, shown
app._SETTLED = 20
sys.exit(app.run(sys.argv[1:], language="nl"))
"""


def _environment(home: Path) -> dict[str, str]:
    given = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(home),
    }
    return given | {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}


@contextmanager
def running(home: Path, *files: Path) -> Iterator[tuple[subprocess.Popen[str], IO[str]]]:
    """A run of the program that listens."""
    command = [sys.executable, "-c", FIRST, *map(str, files)]
    environment = _environment(home)
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True) as one,
        ExitStack() as stack,
    ):
        stack.callback(one.kill)
        assert one.stdout is not None
        seen = {one.stdout.readline().strip() for _ in range(1 + len(files))}
        assert seen == {"listening", *(f"shown {file.name}" for file in files)}
        yield one, one.stdout


def second(home: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    """A second start with files, from the files' folder."""
    command = [sys.executable, "-m", "blueprint_editor", *(file.name for file in files)]
    where, environment = files[0].parent, _environment(home)
    return subprocess.run(command, env=environment, cwd=where, capture_output=True, text=True, check=False, timeout=60)


def test_a_file_that_is_open_comes_to_the_front(tmp_path: Path) -> None:
    path = tmp_path / "één.xlsx"
    saved_file(path)
    with running(tmp_path, path) as (_, said):
        link = tmp_path / "snelkoppeling.xlsx"
        link.symlink_to(path)
        done = second(tmp_path, link)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert said.readline() == "forward één.xlsx\n"


def test_another_file_is_opened_by_the_run_that_is_there(tmp_path: Path) -> None:
    path, other = tmp_path / "een.xlsx", tmp_path / "twee.xlsx"
    saved_file(path)
    saved_file(other)
    with running(tmp_path, path) as (_, said):
        assert second(tmp_path, other).returncode == 0
        assert "shown twee.xlsx\n" in {said.readline(), said.readline()}


def test_a_run_that_was_killed_is_forgotten(tmp_path: Path) -> None:
    with running(tmp_path) as (first, _):
        first.send_signal(signal.SIGKILL)
        first.wait()
    marks = list((tmp_path / "blueprint-editor" / "running").iterdir())
    assert len(marks) == 1
    address = Path(marks[0].read_text())
    assert address.is_socket()
    path = tmp_path / "een.xlsx"
    saved_file(path)
    with running(tmp_path, path):
        left = list((tmp_path / "blueprint-editor" / "running").iterdir())
        assert len(left) == 1
        assert left != marks
        assert not address.exists()


def test_opening_here_what_another_run_has_open(desk: Desk, window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """From within the window: the other one comes to the front, and this one says so."""
    path = tmp_path / "een.xlsx"
    saved_file(path)
    with running(tmp_path / "other", path) as (_, said):
        (mark,) = (tmp_path / "other" / "blueprint-editor" / "running").iterdir()
        instances.running_folder().mkdir(parents=True)
        (instances.running_folder() / mark.name).write_text(mark.read_text())
        window.files.open_path(path)
        settled(qtbot, desk)
        assert said.readline() == "forward een.xlsx\n"
    message = window.strip.message
    assert message is not None
    assert message.words("nl") == say("recovery.shown_elsewhere", "nl")
    assert window.document.path is None


@pytest.mark.parametrize(
    "line", [b"\n", b"nonsense\n", b'{"do":"show","paths":[3]}\n', b'{"do":"delete","paths":[]}\n']
)
def test_a_request_that_makes_no_sense_is_not_answered(desk: Desk, window: Window, qtbot: QtBot, line: bytes) -> None:
    desk.settle()
    settled(qtbot, desk)
    address = next(instances.running_folder().iterdir()).read_text()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as link:
        link.connect(address)
        link.sendall(line)
        link.setblocking(False)
        answers: list[bytes] = []

        def closed() -> bool:
            try:
                answers.append(link.recv(10))
            except BlockingIOError:
                return False
            except ConnectionError:
                return True
            return answers[-1] == b""

        qtbot.waitUntil(closed)
    assert not b"".join(answers)
    assert texts(window.bridge.blueprint) == []


def test_the_end_leaves_no_address(desk: Desk, window: Window, qtbot: QtBot) -> None:
    desk.settle()
    settled(qtbot, desk)
    address = Path(next(instances.running_folder().iterdir()).read_text())
    assert address.is_socket()
    desk.shut_down()
    assert not address.exists()
    assert list(instances.running_folder().iterdir()) == []


def test_who_does_not_answer_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blueprint_editor.workflows.data_folder", lambda: tmp_path)
    monkeypatch.setattr(instances, "PATIENCE", 0.05)
    instances.running_folder().mkdir()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as hung:
        hung.bind(str(tmp_path / "s"))
        hung.listen()
        mark = instances.running_folder() / "1-x"
        mark.write_text(str(tmp_path / "s"))
        assert not instances.hand_over(["a.xlsx"])
        assert mark.exists(), "it may only be busy"
    assert not instances.hand_over(["a.xlsx"])
    assert not mark.exists()
