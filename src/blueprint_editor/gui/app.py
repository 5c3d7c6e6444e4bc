"""The program with a window: builds and wires everything, and says so when something goes wrong."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint_editor.gui.loading import load_pyside
from blueprint_editor.wording import say

if TYPE_CHECKING:
    from blueprint_editor.gui.desk import Desk

APP_NAME = "Blueprint editor"
_SETTLED = 500
"""Milliseconds after which the first frame surely stands."""


def run(files: list[str], template: str | None = None, language: str | None = None) -> int:
    """Show the window until it is closed, and give the exit code.

    Opens `files`, in a run of the program that is there already if there is one, or an unsaved blueprint from
    `template`, or offers the templates. Where no window can be shown it says so on stderr and gives 2.
    """
    if files and template is None and _handed_over(files):
        return 0
    gc.disable()  # nothing of the start is garbage; later the desk sees to it
    asked_for = os.environ.get("QT_QPA_PLATFORM")
    _choose_platforms()
    load_pyside()
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    QApplication.setApplicationName("blueprint-editor")
    QApplication.setApplicationDisplayName(APP_NAME)
    QApplication.setDesktopFileName("blueprint-editor")
    # Given here, the style is made by Qt alone; `setStyle` would make all of `QStyle` in Python, 8 ms.
    app = QApplication(["blueprint-editor", "-style", "fusion"])
    from blueprint_editor.gui.desk import Desk
    from blueprint_editor.gui.errors import ErrorBorder
    from blueprint_editor.gui.settings import Settings, standard_file

    settings = Settings(standard_file())
    if app.platformName() == "offscreen" and asked_for is None:
        _complain(say("error.no_screen", language or settings.language) + "\n")
        return 2
    desk = Desk(app, settings, language)
    app.aboutToQuit.connect(desk.shut_down)
    border = ErrorBorder(desk)
    border.before_telling.append(desk.bring_to_safety)
    border.install()
    gc.freeze()  # what is loaded by now stays: the collector need not walk it again and again
    begin(desk, [Path(name) for name in files], template)
    settled = QTimer(desk, singleShot=True)  # `QTimer.singleShot` would take 1 ms to find out what it may call
    settled.timeout.connect(desk.settle)
    settled.timeout.connect(_listen_for_aborts)
    settled.start(_SETTLED)
    code = app.exec()
    border.uninstall()
    return code


def begin(desk: Desk, files: list[Path], template: str | None) -> None:
    """Show the first window with what was asked for on the command line."""
    window = desk.new_window()
    if template is not None:
        window.files.create(template, desk.appearance.language)
    if not window.has_document:
        window.show_start()
    window.show()
    for path in files:
        window.files.open_path(path)


def _handed_over(files: list[str]) -> bool:
    """Whether a run of the program that is there already has taken these files."""
    from blueprint_editor.workflows.instances import hand_over

    return hand_over(files)


def _listen_for_aborts() -> None:
    """From the first frame on, what breaks the process itself leaves a trace for the next start."""
    import atexit

    from blueprint_editor.workflows.reporting import AbortLog

    log = AbortLog()
    log.begin()
    atexit.register(log.end)


def _complain(text: str) -> None:
    """Write to stderr, which a program started from a desktop may not have."""
    if sys.stderr is not None:
        sys.stderr.write(text)


def _choose_platforms() -> None:
    """On Linux: the screen there is, else none, so that a missing screen is a sentence and not an abort."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return
    wayland = bool(os.environ.get("WAYLAND_DISPLAY"))
    first = ["wayland", "xcb"] if wayland and os.environ.get("XDG_SESSION_TYPE") == "wayland" else ["xcb"]
    if wayland and "wayland" not in first:
        first.append("wayland")
    os.environ["QT_QPA_PLATFORM"] = ";".join([*first, "offscreen"])
