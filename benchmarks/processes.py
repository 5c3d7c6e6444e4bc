"""The surroundings of a process that is measured."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def has_screen() -> bool:
    """Whether there is a screen to show windows on."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def environment(home: str | None = None) -> dict[str, str]:
    """The variables of a child: our packages, no screen where there is none, perhaps settings of its own."""
    made = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    # An installed program has its byte code; a surrounding that forbids to write it would measure the compiler.
    made.pop("PYTHONDONTWRITEBYTECODE", None)
    made["PYTHONPYCACHEPREFIX"] = str(ROOT / "build" / "bench-pycache")
    if home is not None:
        made |= {"XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "XDG_STATE_HOME": home}
    if not has_screen():
        made.setdefault("QT_QPA_PLATFORM", "offscreen")
    return made
