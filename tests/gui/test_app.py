"""The whole program in a process of its own: started, shown, ended; and a sentence where there is no screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from blueprint_editor.wording import say

ROOT = Path(__file__).parents[2]

QUIT_SOON = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from blueprint_editor.gui import app

real = app.begin

def begin(desk, files, template):
    real(desk, files, template)
    def look():
        if desk.jobs.busy:
            return
        timer.stop()
        window = desk.windows[0]
        print(window.windowTitle(), len(window.bridge.blueprint.stages), window.isVisible())
        QApplication.clipboard().setText("blijft")
        desk.leave()
    timer = QTimer(desk, interval=20)
    timer.timeout.connect(look)
    timer.start()

app.begin = begin
sys.exit(app.run(sys.argv[3:], template=sys.argv[1] or None, language=sys.argv[2]))
"""


def start(
    home: Path, *arguments: str, code: str = QUIT_SOON, **environment: str | None
) -> subprocess.CompletedProcess[str]:
    """Run the program with a home of its own."""
    given = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "QT_QPA_PLATFORM": "offscreen"}
    given |= {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    for name, value in environment.items():
        given.pop(name, None)
        if value is not None:
            given[name] = value
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=given, timeout=60)


def test_a_template_is_shown_and_the_program_ends_cleanly(tmp_path: Path) -> None:
    done = start(tmp_path, "service", "nl")
    assert (done.returncode, done.stderr.replace("This plugin does not support propagateSizeHints()\n", "")) == (0, "")
    assert done.stdout.split() == ["Naamloos[*]", "6", "True"]


def test_a_file_from_the_command_line_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "één & twee.xlsx"
    make = [sys.executable, "-m", "blueprint_editor", "new", "--template", "empty", "--language", "en", "-o", str(path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run(make, check=True, env=environment, capture_output=True)
    done = start(tmp_path, "", "en", str(path))
    assert done.returncode == 0
    assert done.stdout.strip() == f"{path.name}[*] 2 True"


def test_the_settings_are_in_their_place(tmp_path: Path) -> None:
    start(tmp_path, "empty", "nl")
    assert list(tmp_path.rglob("settings.ini"))


SOURCES_READ = """
import linecache, sys
from blueprint_editor.gui import app

def begin(desk, files, template):
    desk.new_window()
    print("blueprint_editor.gui.main_window" in sys.modules, *(name for name in linecache.cache if "desk.py" in name))
    raise SystemExit

app.begin = begin
app.run([])
"""


def test_the_source_of_the_program_is_not_read_to_start_it(tmp_path: Path) -> None:
    """PySide6's own import does that with each module, 7 ms of the start."""
    done = start(tmp_path, code=SOURCES_READ)
    assert (done.stdout.split(), done.stderr) == (["True"], "")


def test_without_a_screen_it_says_so(tmp_path: Path) -> None:
    """A screen that is named but does not answer is an abort in Qt itself."""
    done = start(tmp_path, "", "en", QT_QPA_PLATFORM=None, DISPLAY=":7919", WAYLAND_DISPLAY=None)
    assert done.returncode == 2
    assert say("error.no_screen", "en") in done.stderr
    assert "Traceback" not in done.stderr
