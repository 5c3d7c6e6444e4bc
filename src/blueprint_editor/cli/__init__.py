"""The command line: what the window can do, in commands; without one the window opens.

`main` is one of the three borders of the program: everything that goes wrong ends here as a
sentence (or as JSON) and exit code 2, never as a traceback.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

__all__ = ["main"]

COMMANDS = (
    "new",
    "show",
    "render",
    "worksheets",
    "actions",
    "diff",
    "merge",
    "portal",
    "practice",
    "push",
    "pull",
    "drift",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments and give its exit code: 0, 2 for an error, 130 when interrupted."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    try:
        code = _run(arguments)
        if sys.stdout is not None:  # none where the shell closed it, or a desktop started the program
            sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _close_stdout()
        return 0
    except Exception as error:  # noqa: BLE001 - the border of the command line: an error becomes a sentence
        from .failures import report

        code = report(error, arguments)
        _leave_stdout()
    return code


def _run(arguments: list[str]) -> int:
    if not (arguments and arguments[0] in COMMANDS):
        gc.disable()  # what is loaded for the window is no garbage; the desk sees to it later
        from .window import open_window, window_arguments

        wanted = window_arguments(arguments)
        if wanted is not None:
            return open_window(wanted)
        gc.enable()
    from .commands import run_command

    return run_command(arguments)


def _speak_utf8() -> None:
    """Print UTF-8 whatever the locale or the pipe; a file name that is no text is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _leave_stdout() -> None:
    """Write what is left in the buffer; what cannot be written was reported once, and goes nowhere."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        _close_stdout()


def _close_stdout() -> None:
    """Nobody reads on: let what is left in the buffer go nowhere, so that leaving is quiet."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
