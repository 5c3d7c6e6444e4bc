"""Opening the window from the command line, without loading what only commands need."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import msgspec

from blueprint_editor.core.findings import Code
from blueprint_editor.wording import LANGUAGES

from .language import utf8_locale


class WindowArguments(msgspec.Struct):
    """What the window is opened with."""

    files: list[str] = []
    template: str | None = None
    language: str | None = None


def window_arguments(arguments: Sequence[str]) -> WindowArguments | None:
    """The arguments when they are plainly the window's, or none: then the commands look at them.

    By hand, as the library for command lines takes longer to load than the start of the window may.
    """
    wanted = WindowArguments()
    left = list(arguments)
    if left and no_file(left[0]):
        return None
    while left:
        argument = left.pop(0)
        name, equals, value = argument.partition("=")
        if argument == "--":
            wanted.files += left
            break
        if name not in {"--template", "--language"}:
            if argument.startswith("-"):
                return None
            wanted.files.append(argument)
            continue
        if not equals:
            if not left:
                return None
            value = left.pop(0)
        if name == "--template":
            wanted.template = value
        else:
            wanted.language = value
    return wanted if wanted.language in {None, *LANGUAGES} else None


def open_window(wanted: WindowArguments) -> int:
    """Open the window and give its exit code; raises DocumentError where there is no screen or template."""
    from blueprint_editor.workflows import DocumentError, check_template

    if not has_screen():
        raise DocumentError(Code.NO_SCREEN, {})
    if wanted.template is not None:
        check_template(wanted.template)
    from blueprint_editor.gui.app import run

    with utf8_locale():
        return run(wanted.files, template=wanted.template, language=wanted.language)


def no_file(argument: str) -> bool:
    """Whether a word is meant as a command rather than as a file: it looks like none, and none has this name."""
    return argument.isidentifier() and not os.path.lexists(argument)


def has_screen() -> bool:
    """Whether a window can be shown: without a screen Qt would end the program with a core dump."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
